//! The key of a chart whose series cannot be named at their marks: a swatch and a name for each.

use super::canvas::{Anchor, Canvas};
use super::spec::ChartSpec;
use super::tint::fill;
use super::words::{Label, Words};
use crate::frame::Path;
use crate::geometry::{Point, Rect};

/// Side of a swatch, its distance from the name, and the distance of entries, in points.
const SWATCH: f32 = 8.0;
const BESIDE: f32 = 4.0;
const BETWEEN: f32 = 14.0;

/// Height of a row in points.
pub(super) const ROW: f32 = 14.0;

/// Space between the key and what is below, in points.
const BELOW: f32 = 6.0;

/// The entries of a key, set in rows.
pub(super) struct Key {
    entries: Vec<Entry>,
    rows: u16,
}

struct Entry {
    series: usize,
    x: f32,
    row: u16,
    label: Label,
}

impl Key {
    /// Sets the names of all series in rows of a width.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let mut entries = Vec::new();
        let (mut x, mut row) = (0.0, 0_u16);
        for (index, series) in spec.series.iter().enumerate() {
            let style = words.series_style(series.color);
            let lines = words.lines(&series.label, &style, (width - SWATCH - BESIDE).max(20.0), 1);
            let Some(label) = lines.into_iter().next() else { continue };
            let wide = SWATCH + BESIDE + label.width;
            if x > 0.0 && x + wide > width {
                (x, row) = (0.0, row + 1);
            }
            entries.push(Entry { series: index, x, row, label });
            x += wide + BETWEEN;
        }
        Self { entries, rows: row + 1 }
    }

    /// Height in points with the space below.
    pub(super) fn height(&self) -> f32 {
        f32::from(self.rows) * ROW + BELOW
    }

    /// Draws the key with its top left corner at a place.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec, x: f32, y: f32) {
        for entry in self.entries {
            let left = x + entry.x;
            let baseline = y + f32::from(entry.row) * ROW + SWATCH;
            let color = fill(canvas.words.theme, spec.series[entry.series].color);
            canvas.path(Path::rect(Rect::new(left, baseline - SWATCH + 1.0, SWATCH, SWATCH - 1.0), color));
            canvas.put(entry.label, Point::new(left + SWATCH + BESIDE, baseline), Anchor::Start);
        }
    }
}

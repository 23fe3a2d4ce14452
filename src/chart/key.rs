//! The key of a chart whose series cannot be named at their marks: a swatch and a name for each.

use super::backend::circle;
use super::canvas::{Anchor, Canvas};
use super::categories::number;
use super::dots::colors;
use super::lines::{MOST_MARKERS, pen};
use super::marker::{self, corners};
use super::spec::ChartSpec;
use super::tint::fill;
use super::words::{Label, Words, widest};
use crate::frame::Path;
use crate::geometry::{Point, Rect};

/// Side of a swatch, length of a piece of line, their distance from the name, and the distance of entries, in points.
const SWATCH: f32 = 8.0;
const LINE: f32 = 18.0;
const BESIDE: f32 = 4.0;
const BETWEEN: f32 = 14.0;

/// Radius of the mark on a piece of line, in points.
const MARKER: f32 = 2.5;

/// Height of a row in points.
pub(super) const ROW: f32 = 14.0;

/// Space between the key and what is below, in points.
const BELOW: f32 = 6.0;

/// What stands before a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sample {
    /// A filled square.
    Swatch,
    /// A piece of a line.
    Line,
    /// A dot.
    Dot,
}

/// The entries of a key, set in rows.
pub(super) struct Key {
    entries: Vec<Entry>,
    height: f32,
    sample: Sample,
}

struct Entry {
    series: usize,
    x: f32,
    y: f32,
    label: Vec<Label>,
}

impl Key {
    /// Sets the names of all series in rows of a width; a name that is wider has lines.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32, sample: Sample) -> Self {
        let side = sample.width();
        let mut entries = Vec::new();
        let (mut x, mut y, mut row) = (0.0, 0.0, ROW);
        for (index, series) in spec.series.iter().enumerate() {
            let style = match sample {
                Sample::Dot => words.category_style(false, false),
                Sample::Swatch | Sample::Line => words.series_style(series.color),
            };
            let label = words.lines(&series.label, &style, (width - side - BESIDE).max(20.0), usize::MAX);
            let wide = side + BESIDE + widest(&label);
            if x > 0.0 && (x + wide > width || label.len() > 1) {
                (x, y, row) = (0.0, y + row, ROW);
            }
            row = row.max(ROW + words.theme.label_leading() * number(label.len().max(1) - 1));
            entries.push(Entry { series: index, x, y, label });
            x += wide + BETWEEN;
        }
        Self { entries, height: y + row, sample }
    }

    /// Height in points with the space below.
    pub(super) fn height(&self) -> f32 {
        self.height + BELOW
    }

    /// Draws the key with its top left corner at a place.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec, x: f32, y: f32) {
        for entry in self.entries {
            let left = x + entry.x;
            let baseline = y + entry.y + SWATCH;
            let series = &spec.series[entry.series];
            let side = self.sample.width();
            let path = match self.sample {
                Sample::Dot => {
                    let centre = Point::new(left + SWATCH / 2.0, baseline - SWATCH / 2.0 + 1.0);
                    let color = colors(canvas.words.theme, spec, entry.series).0;
                    Path { segments: circle(centre, SWATCH / 2.0), fill: Some(color), stroke: None }
                }
                Sample::Swatch => {
                    let color = fill(canvas.words.theme, series.color);
                    Path::rect(Rect::new(left, baseline - SWATCH + 1.0, SWATCH, SWATCH - 1.0), color)
                }
                Sample::Line => {
                    let middle = baseline - SWATCH / 2.0 + 1.0;
                    let pen = pen(canvas.words.theme, spec, entry.series);
                    let cap = pen.width / 2.0;
                    Path::line(Point::new(left + cap, middle), Point::new(left + side - cap, middle), pen)
                }
            };
            canvas.path(path);
            if self.sample == Sample::Line && spec.categories.len() <= MOST_MARKERS {
                draw_marker(canvas, spec, entry.series, Point::new(left + side / 2.0, baseline - SWATCH / 2.0 + 1.0));
            }
            canvas.put_lines(entry.label, Point::new(left + side + BESIDE, baseline), Anchor::Start);
        }
    }
}

/// The mark of the points of a line, as on the line.
fn draw_marker(canvas: &Canvas<'_>, spec: &ChartSpec, series: usize, centre: Point) {
    let color = pen(canvas.words.theme, spec, series).color;
    match corners(spec, series) {
        Some(corners) => marker::draw(canvas, corners, centre, MARKER, color),
        None => canvas.path(Path { segments: circle(centre, MARKER), fill: Some(color), stroke: None }),
    }
}

impl Sample {
    fn width(self) -> f32 {
        match self {
            Self::Swatch | Self::Dot => SWATCH,
            Self::Line => LINE,
        }
    }
}

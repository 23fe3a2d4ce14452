//! The names of series at the right of a plot, each beside its mark, pushed apart where they would meet.

use super::canvas::{Anchor, Canvas};
use super::categories::number;
use super::placing::pushed_apart;
use super::spec::ChartSpec;
use super::words::{Label, Words, widest};
use crate::geometry::Point;
use crate::shown::Shown;
use std::ops::Range;

/// Largest part of the width that names take.
const SHARE: f32 = 0.3;

/// Lines of the longest name.
const MOST_LINES: usize = 3;

/// Space between two names, in points.
const BETWEEN: f32 = 3.0;

/// From the middle of the first line to its baseline.
const TO_BASELINE: f32 = 3.2;

/// Names set for the column at the right.
pub(super) struct Names {
    lines: Vec<Vec<Label>>,
}

/// A name with its place.
pub(super) struct Block {
    /// The middle that it should have, in points from the top of the canvas.
    pub(super) middle: f32,
    /// A value that stands over the name.
    pub(super) value: Option<Shown>,
}

impl Names {
    /// Sets the names of all series; none when they do not fit at the right of a plot of a height, with `over` lines
    /// over each.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32, height: f32, over: usize) -> Option<Self> {
        let room = width * SHARE;
        let mut lines = Vec::new();
        for series in &spec.series {
            let style = words.series_style(series.color);
            if words.widest_word(&series.label, &style) > room {
                return None;
            }
            let set = words.lines(&series.label, &style, room, MOST_LINES + 1);
            if set.len() > MOST_LINES {
                return None;
            }
            lines.push(set);
        }
        let tall: f32 =
            lines.iter().map(|lines| number(lines.len() + over) * words.theme.label_leading() + BETWEEN).sum();
        (tall <= height).then_some(Self { lines })
    }

    /// Width of the widest name in points.
    pub(super) fn width(&self) -> f32 {
        self.lines.iter().map(|lines| widest(lines)).fold(0.0, f32::max)
    }

    /// Adds a label that is not a series.
    pub(super) fn add(&mut self, label: Vec<Label>) {
        self.lines.push(label);
    }

    /// Prints the names at `x`, a block for each, inside a range of y.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, blocks: &[Block], x: f32, column: &Range<f32>) {
        let over = |block: &Block| usize::from(block.value.is_some());
        let wished: Vec<f32> = blocks.iter().map(|block| block.middle).collect();
        let heights: Vec<f32> = blocks
            .iter()
            .zip(&self.lines)
            .map(|(block, lines)| number(lines.len() + over(block)) * canvas.words.theme.label_leading() + BETWEEN)
            .collect();
        let middles = pushed_apart(&wished, &heights, column);
        for (index, lines) in self.lines.into_iter().enumerate() {
            let rows = number(lines.len() + over(&blocks[index]));
            let mut baseline = middles[index] - (rows - 1.0) * canvas.words.theme.label_leading() / 2.0 + TO_BASELINE;
            if let Some(value) = &blocks[index].value {
                canvas.print(value, &canvas.words.value_style(), Point::new(x, baseline), Anchor::Start);
                baseline += canvas.words.theme.label_leading();
            }
            canvas.put_lines(lines, Point::new(x, baseline), Anchor::Start);
        }
    }
}

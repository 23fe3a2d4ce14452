//! The labels under columns and lines: on one line or two, or thinned where they are steps of time.

use super::canvas::{Anchor, Canvas};
use super::placing::thinned;
use super::spec::ChartSpec;
use super::words::{Label, Words};
use crate::geometry::Point;
use std::ops::Range;

/// From the last baseline to the edge.
const UNDER: f32 = 3.0;

/// The widest column.
pub(super) const WIDEST: f32 = 60.0;

/// White between columns that touch.
const WHITE: f32 = 1.0;

/// Lines of the longest name.
const MOST_LINES: usize = 3;

/// Least distance of two labels.
pub(super) const GAP: f32 = 5.0;

/// Where the columns stand: evenly, from the left edge to the right one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slots {
    pub(super) left: f32,
    /// Width of a column.
    pub(super) column: f32,
    /// Distance of two columns.
    pub(super) pitch: f32,
    pub(super) count: usize,
}

impl Slots {
    /// Columns over a width; the gap is a share of the column. Few columns do not become wider than [`WIDEST`] and
    /// stand at most twice that apart.
    pub(super) fn new(left: f32, width: f32, count: usize, gap: f32) -> Self {
        let number = number(count.max(1));
        let column = width / (number * (1.0 + gap) - gap);
        if column <= WIDEST || count < 2 {
            return Self { left, column: column.min(WIDEST), pitch: column.min(WIDEST) * (1.0 + gap), count };
        }
        let pitch = ((width - WIDEST) / (number - 1.0)).min(2.0 * WIDEST);
        Self { left, column: WIDEST, pitch, count }
    }

    /// Columns over a whole width that touch but for a point of white: bins.
    pub(super) fn touching(left: f32, width: f32, count: usize) -> Self {
        let number = number(count.max(1));
        let white = WHITE.min(width / number / 4.0);
        let pitch = (width + white) / number;
        Self { left, column: pitch - white, pitch, count }
    }

    /// The width that a label may have under a column, also under the first and last one, which stay inside.
    pub(super) fn room(&self) -> f32 {
        if self.count < 2 {
            self.pitch.max(2.0 * WIDEST)
        } else {
            (self.pitch - GAP).min((self.column + self.pitch - GAP) / 2.0)
        }
    }

    /// x of the middle of a column.
    pub(super) fn middle(&self, index: usize) -> f32 {
        self.left + self.column / 2.0 + number(index) * self.pitch
    }

    /// x of the right edge of the last column.
    pub(super) fn right(&self) -> f32 {
        self.middle(self.count.max(1) - 1) + self.column / 2.0
    }
}

/// A count as a length.
pub(super) fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Whether the names of all categories fit under columns over the whole width.
pub(super) fn fit(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    let slots = Slots::new(0.0, width * 0.75, spec.categories.len(), 0.5);
    whole_labels(spec, words, slots.room().min(width * 0.75)).is_some()
}

/// Whether the names of all categories are as short as those of bins: then some of them tell the others.
pub(super) fn are_short(spec: &ChartSpec, words: Words<'_>) -> bool {
    let width = |label: &str| words.width(label, &words.category_style(true, false));
    spec.categories.iter().all(|category| width(&category.label) <= WIDEST)
}

/// Labels of all categories on as few lines as they need, if two are enough, or three for names.
fn whole_labels(spec: &ChartSpec, words: Words<'_>, room: f32) -> Option<Vec<Vec<Label>>> {
    let mut labels = Vec::new();
    for category in &spec.categories {
        let style = words.category_style(category.focus, spec.time);
        if words.widest_word(&category.label, &style) > room {
            return None;
        }
        let most = if spec.time { 2 } else { MOST_LINES };
        let lines = words.lines(&category.label, &style, room, most + 1);
        if lines.len() > most {
            return None;
        }
        labels.push(lines);
    }
    Some(once(labels, spec))
}

/// Steps of time whose second line is that of the step before, as a year under its months, have it once.
fn once(mut labels: Vec<Vec<Label>>, spec: &ChartSpec) -> Vec<Vec<Label>> {
    let second = |label: &[Label]| label.get(1).map(|line| line.run.text.clone());
    if !spec.time {
        return labels;
    }
    for at in (1..labels.len()).rev() {
        if labels[at].len() == 2 && second(&labels[at]) == second(&labels[at - 1]) {
            labels[at].truncate(1);
        }
    }
    labels
}

/// The labels of a category axis, before they are placed.
pub(super) struct CategoryLabels {
    labels: Vec<Vec<Label>>,
    thin: bool,
    rows: usize,
    drop: f32,
    leading: f32,
}

impl CategoryLabels {
    /// Sets them for the width that each may have.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, room: f32) -> Self {
        let (drop, leading) = (words.theme.chart.category_drop, words.theme.label_leading());
        if let Some(labels) = whole_labels(spec, words, room) {
            let rows = labels.iter().map(Vec::len).max().unwrap_or(0);
            return Self { labels, thin: false, rows, drop, leading };
        }
        let set = spec.categories.iter().map(|category| {
            let style = words.category_style(category.focus, spec.time);
            vec![words.line(&category.label, &style)]
        });
        Self { labels: set.collect(), thin: true, rows: 1, drop, leading }
    }

    /// Whether not all of them are printed.
    pub(super) fn thin(&self) -> bool {
        self.thin
    }

    /// The height under the zero line, in points.
    pub(super) fn height(&self) -> f32 {
        self.drop + self.leading * number(self.rows.max(1) - 1) + UNDER
    }

    /// Draws them under a line at `y`, each around its x. `then` are those that
    /// are printed where there is room left when not all fit.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec, xs: &[f32], y: f32, then: &[usize]) {
        let width = canvas.size.width;
        let centre = |label: &Label, x: f32| {
            let half = label.width / 2.0;
            x.min(width - half).max(half)
        };
        let kept: Vec<usize> = if self.thin {
            let spans: Vec<Range<f32>> = self
                .labels
                .iter()
                .zip(xs)
                .map(|(lines, x)| {
                    let Some(label) = lines.first() else { return *x..*x };
                    let middle = centre(label, *x);
                    middle - label.width / 2.0..middle + label.width / 2.0
                })
                .collect();
            let focus = spec.categories.iter().position(|category| category.focus);
            let first: Vec<usize> = focus.into_iter().chain(xs.len().checked_sub(1)).chain([0]).collect();
            thinned(&spans, &first, then, GAP)
        } else {
            (0..self.labels.len()).collect()
        };
        for (index, lines) in self.labels.into_iter().enumerate() {
            if !kept.contains(&index) {
                continue;
            }
            let mut baseline = y + canvas.words.theme.chart.category_drop;
            for label in lines {
                let x = centre(&label, xs[index]);
                canvas.put(label, Point::new(x, baseline), Anchor::Middle);
                baseline += canvas.words.theme.label_leading();
            }
        }
    }
}

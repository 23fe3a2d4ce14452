//! Bullets: results as bars against a target of their own, the numbers in a column at the right.

use super::bars::{cut, gap_text, mark_cut};
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::scale::amounts;
use super::spec::{Category, ChartSpec, Datum, Value};
use super::words::{Label, Words, widest};
use crate::frame::{Path, Stroke};
use crate::geometry::{Point, Rect};

/// From the longest bar to the numbers.
const BEFORE_NUMBERS: f32 = 10.0;

/// Largest part of the width that labels take, and least width of the bars, in points.
const LABEL_SHARE: f32 = 0.42;
const LEAST_BARS: f32 = 40.0;

/// Lines of a label beside its bar, and its least width; space under one over its bar.
const MOST_LINES: usize = 3;
const LEAST_LABELS: f32 = 30.0;
const UNDER_LABEL: f32 = 0.0;
const UNDER_BAR: f32 = 4.0;

/// Height of all rows that a page holds, and of a row where there are too many.
const TALLEST: f32 = 560.0;
const LEAST_ROW: f32 = 14.0;

/// Over the rows: the label of a target that all have.
const HEAD: f32 = 14.0;

/// From the middle of a row to the baseline.
const HALF_CAP: f32 = 3.2;

/// A result of this share of its target nearly meets it.
const NEARLY: f64 = 0.9;

/// Rows and columns of a bullet chart before it is drawn.
pub(super) struct Bullets {
    /// The label, its height where it stands over the bar, and the height of the row.
    rows: Vec<(Vec<Label>, f32, f32)>,
    labels: f32,
    left: f32,
    numbers: f32,
    top: f32,
}

impl Bullets {
    /// Sets the labels.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let numbers = data(spec.scaled()).map(|datum| match datum {
            Datum::Value(value) => words.width(&value.shown.text, &words.value_style()),
            gap => words.width(gap_text(gap), &words.gap_style()),
        });
        let numbers = numbers.fold(0.0, f32::max);
        let most =
            (width * LABEL_SHARE).min(width - numbers - BEFORE_NUMBERS - words.theme.chart.label_gap - LEAST_BARS);
        let set = |width: f32, most: usize| {
            let style = |category: &Category| words.category_style(category.focus, spec.time);
            let set = |category: &Category| words.lines(&category.label, &style(category), width, most);
            spec.categories.iter().map(set).collect::<Vec<_>>()
        };
        let beside = if most < LEAST_LABELS { Vec::new() } else { set(most, MOST_LINES + 1) };
        let row = |lines: f32| {
            words.theme.chart.bullet_pitch.max(
                lines * words.theme.label_leading() + words.theme.chart.bullet_pitch
                    - words.theme.label_leading()
                    - 4.0,
            )
        };
        let mut rows: Vec<(Vec<Label>, f32, f32)> =
            if beside.len() == spec.categories.len() && beside.iter().all(|label| label.len() <= MOST_LINES) {
                beside
                    .into_iter()
                    .map(|label| (row(number(label.len())), label))
                    .map(|(tall, label)| (label, 0.0, tall))
                    .collect()
            } else {
                let over = |label: &[Label]| number(label.len()) * words.theme.label_leading() + UNDER_LABEL;
                let set = set(width, usize::MAX).into_iter();
                set.map(|label| (over(&label), label))
                    .map(|(over, label)| (label, over, over + words.theme.chart.bullet_pitch + UNDER_BAR))
                    .collect()
            };
        let top = if spec.target.is_some() { HEAD } else { words.theme.chart.bullet_reach };
        if rows.iter().map(|(.., tall)| tall).sum::<f32>() > TALLEST {
            let tall = (TALLEST / number(rows.len())).min(words.theme.chart.bullet_pitch);
            rows = set((width - numbers) / 2.0, 1).into_iter().map(|label| (label, 0.0, tall)).collect();
        }
        let beside = rows.iter().filter(|(_, over, _)| *over == 0.0);
        let labels = beside.map(|(label, ..)| widest(label)).fold(0.0, f32::max);
        let tokens = &words.theme.chart;
        let left = if labels > 0.0 { labels + tokens.label_gap } else { tokens.bullet_tick + tokens.bullet_slit };
        Self { rows, labels, left, numbers, top }
    }

    /// Whether the numbers leave room for bars, and no bar goes below zero.
    pub(super) fn fits(&self, spec: &ChartSpec, width: f32) -> bool {
        width - self.left() - self.numbers - BEFORE_NUMBERS >= LEAST_BARS / 2.0
            && self.rows.iter().all(|(.., tall)| *tall >= LEAST_ROW)
            && amounts(spec.scaled()).all(|amount| amount >= 0.0)
    }

    /// Width of the names at the left with the space beside them; none where they stand over the bars.
    pub(super) fn names(&self) -> f32 {
        if self.labels > 0.0 { self.left() } else { 0.0 }
    }

    fn left(&self) -> f32 {
        self.left
    }

    /// The height that they want, in points.
    pub(super) fn height(&self) -> f32 {
        self.top + self.rows.iter().map(|(.., height)| height).sum::<f32>()
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let size = canvas.size;
        let stretch = (size.height - self.top) / (self.height() - self.top).max(1.0);
        let left = self.left();
        let width = (size.width - left - BEFORE_NUMBERS - self.numbers).max(4.0);
        let area = Rect::new(left, self.top, width, (size.height - self.top).max(1.0));
        let all = spec.scaled();
        let targets = data(all).filter_map(|datum| if let Datum::Value(value) = datum { value.target } else { None });
        let drawn = amounts(all).chain(targets).map(|amount| cut(spec, amount));
        let high = drawn.fold(0.0, f64::max);
        let mut plane = canvas.plane(area, 0.0..if high > 0.0 { high } else { 1.0 }, f64::from(area.height)..0.0);
        let mut y = 0.0;
        for (index, (label, over, height)) in self.rows.into_iter().enumerate() {
            let under = if over > 0.0 { UNDER_BAR * stretch } else { 0.0 };
            let middle = y + f32::midpoint(over, height * stretch - under);
            let baseline = area.y + middle + HALF_CAP;
            if over > 0.0 {
                canvas.put_lines(
                    label,
                    Point::new(0.0, area.y + y + canvas.words.theme.label_leading() - 2.0),
                    Anchor::Start,
                );
            } else if !spec.is_named_elsewhere() {
                let first =
                    baseline - label.iter().skip(1).fold(0.0, |up, _| up + canvas.words.theme.label_leading() / 2.0);
                canvas.put_lines(label, Point::new(self.labels, first), Anchor::End);
            }
            let at = Point::new(size.width, baseline);
            match spec.series[0].data.get(index) {
                Some(Datum::Value(value)) => {
                    draw_bullet(canvas, spec, &mut plane, value, (middle, (height - over) * stretch));
                    canvas.print(&value.shown, &canvas.words.value_style(), at, Anchor::End);
                }
                Some(gap) => canvas.write(gap_text(gap), &canvas.words.gap_style(), at, Anchor::End),
                None => {}
            }
            y += height * stretch;
        }
        let zero = plane.at(0.0, 0.0).x;
        let ink = Stroke::solid(canvas.words.theme.ink, canvas.words.theme.chart.zero_line);
        canvas.rule_between_labels(Point::new(zero, area.y), Point::new(zero, area.bottom()), ink);
        draw_head(canvas, spec, &plane);
    }
}

fn data(spec: &ChartSpec) -> impl Iterator<Item = &Datum> {
    spec.series.iter().take(1).flat_map(|series| &series.data)
}

fn draw_bullet(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, value: &Value, (middle, room): (f32, f32)) {
    let theme = canvas.words.theme;
    let share = value.target.map_or(1.0, |target| if target > 0.0 { value.amount / target } else { 1.0 });
    let color = if value.reaches_target().unwrap_or(true) {
        theme.primary
    } else if share >= NEARLY && !value.at_most {
        theme.context
    } else {
        theme.accent
    };
    let end = cut(spec, value.amount);
    let at = f64::from(middle);
    if end > 0.0 {
        let half = f64::from(canvas.words.theme.chart.bullet_bar / 2.0);
        plane.bar((0.0, at - half), (end, at + half), color);
        if end < value.amount {
            mark_cut(canvas, plane.at(end, at), canvas.words.theme.chart.bullet_bar);
        }
    }
    let Some(target) = value.target.filter(|target| spec.maximum.is_none_or(|most| *target <= most)) else { return };
    let place = plane.at(target, at);
    if target < end {
        let slit = Rect::new(
            place.x - canvas.words.theme.chart.bullet_tick / 2.0 - canvas.words.theme.chart.bullet_slit,
            place.y - canvas.words.theme.chart.bullet_bar / 2.0,
            canvas.words.theme.chart.bullet_tick + 2.0 * canvas.words.theme.chart.bullet_slit,
            canvas.words.theme.chart.bullet_bar,
        );
        canvas.path(Path::rect(slit, canvas.words.theme.ground));
    }
    let reach = (canvas.words.theme.chart.bullet_bar / 2.0 + canvas.words.theme.chart.bullet_reach)
        .min(room / 2.0 - canvas.words.theme.chart.bullet_tick / 2.0);
    canvas.path(Path::line(
        place.moved(0.0, -reach),
        place.moved(0.0, reach),
        Stroke::solid(theme.ink, canvas.words.theme.chart.bullet_tick),
    ));
}

/// Names the target over the rows, at its place.
fn draw_head(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &Plane) {
    let Some(target) = &spec.target else { return };
    let style = canvas.words.axis_style();
    let Some(label) = canvas.words.lines(&target.label, &style, canvas.size.width, 1).into_iter().next() else {
        return;
    };
    let half = label.width / 2.0;
    let x = plane.at(cut(spec, target.amount), 0.0).x.min(canvas.size.width - half).max(half);
    canvas.put(label, Point::new(x, HEAD - 6.0), Anchor::Middle);
}

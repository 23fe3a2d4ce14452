//! The values between the edges of a plot of bars, and its axis.

use super::MISSING;
use super::bar_parts::{beside, stack_ends};
use super::bars::{cut, is_stacked};
use super::canvas::{Anchor, Canvas, Plane};
use super::placing::thinned;
use super::scale::{Scale, amounts, tick_text};
use super::spec::{ChartKind, ChartSpec, Datum, TickFormat};
use super::stacks::percent;
use super::words::{Label, Words};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};

/// Least distance of two numbers of an axis.
const GAP: f32 = 6.0;

/// The values between the edges of the plot, chosen so that the values beside the bars fit too.
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
    axis: Option<Scale>,
}

impl Range {
    /// The range for a plot of a width, with values beside the bars or an axis below them.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32, with_values: bool) -> Self {
        let spec = spec.scaled();
        if !with_values {
            let axis = axis(spec);
            let unit = (axis.high - axis.low) / f64::from(width);
            let last = words.width(&tick_text(&ticks(spec), axis.high, axis.step), &words.axis_style()) / 2.0;
            return Self { low: axis.low, high: axis.high + unit * f64::from(last), axis: Some(axis) };
        }
        let (left, right) = sides(spec, words);
        let room = |before: f64, after: f64| (f64::from(width) - before - after).max(4.0);
        let per_point = pairs(&left, &right)
            .filter(|((before, _), (after, _))| before + after > 0.0)
            .map(|((before, a), (after, b))| room(*a, *b) / (before + after))
            .fold(f64::INFINITY, f64::min);
        let per_point = if per_point.is_finite() { per_point } else { 1.0 };
        let low = left.iter().map(|(end, label)| end + label / per_point).fold(0.0, f64::max);
        Self { low: -low, high: f64::from(width) / per_point - low, axis: None }
    }

    /// Whether values beside the bars leave them a length.
    pub(super) fn fits(spec: &ChartSpec, words: Words<'_>, width: f32, least: f32) -> bool {
        let (left, right) = sides(spec.scaled(), words);
        let widest = |side: &[(f64, f64)]| side.iter().map(|(_, label)| *label).fold(0.0, f64::max);
        f64::from(width) - widest(&left) - widest(&right) >= f64::from(least)
    }

    /// Draws gridlines, and as many of their numbers as have room.
    pub(super) fn draw_axis(&self, canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &Plane, area: Rect) {
        let Some(axis) = &self.axis else { return };
        let style = canvas.words.axis_style();
        let grid = Stroke::solid(canvas.words.theme.gridline, canvas.words.theme.chart.gridline);
        let mut labels: Vec<(Label, f32)> = Vec::new();
        for tick in &axis.ticks {
            let x = plane.at(*tick, 0.0).x;
            canvas.rule(Point::new(x, area.y), Point::new(x, area.bottom()), grid);
            let label = canvas.words.line(&tick_text(&ticks(spec), *tick, axis.step), &style);
            let half = label.width / 2.0;
            labels.push((label, x.min(canvas.size.width - half).max(half)));
        }
        let spans: Vec<_> = labels.iter().map(|(label, x)| x - label.width / 2.0..x + label.width / 2.0).collect();
        let zero: Vec<usize> = axis.ticks.iter().position(|tick| *tick == 0.0).into_iter().collect();
        let kept = thinned(&spans, &zero, &[], GAP);
        for (_, (label, x)) in labels.into_iter().enumerate().filter(|(at, _)| kept.contains(at)) {
            canvas.put(label, Point::new(x, area.bottom() + 12.0), Anchor::Middle);
        }
    }
}

/// How far bars go to the left and to the right of zero, each with the width of what stands at its end.
type Sides = (Vec<(f64, f64)>, Vec<(f64, f64)>);

fn sides(spec: &ChartSpec, words: Words<'_>) -> Sides {
    let (mut left, mut right) = (vec![(0.0, 0.0)], Vec::new());
    right.extend(spec.target.iter().map(|target| (target.amount.max(0.0), 1.0)));
    right.push((0.0, f64::from(words.width(MISSING, &words.gap_style()) + words.theme.chart.value_gap)));
    if is_stacked(spec) {
        for (index, (low, high)) in (0..spec.categories.len()).map(|index| (index, stack_ends(spec, index))) {
            left.push((low.abs(), 0.0));
            right.push((high, f64::from(beside(spec, words, index))));
        }
        return (left, right);
    }
    let style = words.value_style();
    for datum in spec.series.iter().flat_map(|series| &series.data) {
        let Datum::Value(value) = datum else { continue };
        let beside = f64::from(words.width(&value.shown.text, &style) + words.theme.chart.value_gap);
        let end = cut(spec, value.amount);
        if end < 0.0 { &mut left } else { &mut right }.push((end.abs(), beside));
    }
    (left, right)
}

/// How the numbers of the axis are written: shares are percent.
fn ticks(spec: &ChartSpec) -> TickFormat {
    if is_stacked(spec) && spec.kind == ChartKind::Stacked100 { percent(&spec.ticks) } else { spec.ticks.clone() }
}

/// An axis for bars, dots or stacks.
fn axis(spec: &ChartSpec) -> Scale {
    let targets = spec.target.iter().map(|target| target.amount);
    if !is_stacked(spec) {
        return Scale::around(amounts(spec).map(|amount| cut(spec, amount)).chain(targets), true);
    }
    let ends = (0..spec.categories.len()).map(|index| stack_ends(spec, index)).flat_map(|(low, high)| [low, high]);
    Scale::around(ends.chain(targets), true)
}

fn pairs<'s>(
    left: &'s [(f64, f64)],
    right: &'s [(f64, f64)],
) -> impl Iterator<Item = (&'s (f64, f64), &'s (f64, f64))> {
    left.iter().flat_map(|before| right.iter().map(move |after| (before, after)))
}

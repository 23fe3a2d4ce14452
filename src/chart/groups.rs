//! Grouped columns: the series side by side at each step of time.

use super::bars::{cut, gap_text};
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::{CategoryLabels, Slots, number};
use super::columns::{BELOW, VALUE, axis_width, draw_axis, draw_target, over, put_target, target_label};
use super::key::{Key, Sample};
use super::scale::{Scale, amount, amounts};
use super::spec::{ChartSpec, Datum};
use super::tint::fill;
use super::words::{Words, widest};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};

/// Least width of a column of a group, in points.
const LEAST_COLUMN: f32 = 1.5;

/// What the key adds to the height, in points.
pub(super) fn extra_height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    if spec.shared.is_some() { 0.0 } else { Key::new(spec, words, width, Sample::Swatch).height() }
}

/// Draws groups of columns over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (words, size) = (canvas.words, canvas.size);
    let mut top = VALUE;
    if spec.shared.is_none() {
        let key = Key::new(spec, words, size.width, Sample::Swatch);
        top += key.height();
        key.draw(canvas, spec, 0.0, 0.0);
    }
    let aside = spec.target.as_ref().map_or(Vec::new(), |target| target_label(canvas, target));
    let right = if aside.is_empty() { 0.0 } else { widest(&aside) + 6.0 };
    let with_axis = !spec.values_at_marks || !values_fit(spec, words, size.width - right);
    let targets = spec.target.iter().map(|target| target.amount);
    let scale = Scale::around(amounts(spec.scaled()).map(|amount| cut(spec, amount)).chain(targets), with_axis);
    let left = if with_axis { axis_width(canvas, &spec.ticks, &scale) } else { 0.0 };
    let slots = slots(spec, canvas.words, left, size.width - left - right);
    let labels = CategoryLabels::new(spec, words, slots.room());
    let under = if scale.low < 0.0 && !with_axis { VALUE } else { 0.0 };
    let bottom = size.height - labels.height() - under;
    let area = Rect::new(left, top, slots.right() - left, bottom - top);
    let mut plane = canvas.plane(area, f64::from(left)..f64::from(slots.right()), scale.low..scale.high);
    if with_axis {
        draw_axis(canvas, &spec.ticks, &scale, &plane, area);
    }
    let bars = bars(spec, &plane, &slots);
    for index in 0..slots.count {
        draw_group(canvas, spec, &mut plane, &slots, index, (!with_axis, &bars));
    }
    let zero = plane.at(0.0, 0.0).y;
    let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
    canvas.rule(Point::new(left, zero), Point::new(area.right(), zero), ink);
    let xs: Vec<f32> = (0..slots.count).map(|index| slots.middle(index)).collect();
    labels.draw(canvas, spec, &xs, bottom + under, &[0][..xs.len().min(1)]);
    if let Some(target) = &spec.target {
        put_target(canvas, &plane, target, aside, area);
        draw_target(canvas, &plane, target, area);
    }
}

fn slots(spec: &ChartSpec, words: Words<'_>, left: f32, width: f32) -> Slots {
    Slots::new(left, width, spec.categories.len(), words.theme.chart.column_gap)
}

/// Where the columns of all groups stand, for labels that must keep clear of them.
fn bars(spec: &ChartSpec, plane: &Plane, slots: &Slots) -> Vec<Rect> {
    let column = column(spec, slots);
    let bar = |index: usize, at: usize| {
        let end = amount(&spec.series[at].data[index]).map_or(0.0, |amount| cut(spec, amount).max(0.0));
        let (zero, top) = (plane.at(0.0, 0.0).y, plane.at(0.0, end).y);
        Rect::new(slots.middle(index) - slots.column / 2.0 + column * number(at), top, column, zero - top)
    };
    (0..slots.count).flat_map(|index| (0..spec.series.len()).map(move |at| bar(index, at))).collect()
}

/// Width of one column of a group.
fn column(spec: &ChartSpec, slots: &Slots) -> f32 {
    slots.column / number(spec.series.len().max(1))
}

/// Whether the columns of groups over a width are as wide as to be told apart.
pub(super) fn fits(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    column(spec, &slots(spec, words, 0.0, width)) >= LEAST_COLUMN
}

fn values_fit(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    let column = column(spec, &slots(spec, words, 0.0, width));
    spec.scaled().series.iter().flat_map(|series| &series.data).all(|datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.value_style()) <= column - 1.0,
        gap => words.width(gap_text(gap), &words.gap_style()) <= column - 1.0,
    })
}

fn draw_group(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &mut Plane,
    slots: &Slots,
    index: usize,
    (with_values, bars): (bool, &[Rect]),
) {
    let column = column(spec, slots);
    let first = slots.middle(index) - slots.column / 2.0;
    for (at, series) in spec.series.iter().enumerate() {
        let left = first + column * number(at);
        let middle = left + column / 2.0;
        let datum = &series.data[index];
        let end = amount(datum).map_or(0.0, |amount| cut(spec, amount));
        if end != 0.0 {
            let white = (canvas.words.theme.chart.white_line / 2.0).min(column / 10.0);
            let (from, to) = (f64::from(left + white), f64::from(left + column - white));
            let color = fill(canvas.words.theme, series.color);
            plane.bar((from, 0.0), (to, end), color);
            if spec.categories[index].partial {
                plane.lighten(canvas.words.theme, (from, 0.0), (to, end), color);
            }
        }
        let tip = plane.at(0.0, end).y;
        let place = Point::new(middle, if end < 0.0 { tip + BELOW } else { tip - canvas.words.theme.chart.value_rise });
        match datum {
            Datum::Value(value) if with_values => {
                canvas.print(&value.shown, &canvas.words.value_style(), place, Anchor::Middle);
            }
            Datum::Value(_) => {}
            gap => {
                let label = canvas.words.line(gap_text(gap), &canvas.words.gap_style());
                let half = label.width / 2.0;
                let x = middle.min(canvas.size.width - half).max(half);
                let place =
                    Point::new(x, over(bars, Point::new(x, place.y), half, canvas.words.theme.chart.value_rise));
                if canvas.is_free(Canvas::area(&label, place, Anchor::Middle)) {
                    canvas.put(label, place, Anchor::Middle);
                }
            }
        }
    }
}

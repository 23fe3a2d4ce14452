//! Stacked columns: parts of a total, one upon the other.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::{CategoryLabels, Slots};
use super::columns::{VALUE, axis_width, draw_axis, label_order, over};
use super::key::{Key, Sample};
use super::names::{Block, Names};
use super::scale::{Scale, amount};
use super::spec::{ChartKind, ChartSpec, Datum, TickFormat};
use super::tint::{fill, ink_on, tint};
use super::words::Words;
use crate::frame::{FaceId, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;

/// A part is labelled when it is at least this high, in points, where nothing else carries a number.
const LABELLED_ALONE: f32 = 11.0;

/// The least height of the last column against the highest one at which names stand beside its parts.
const NAMED: f64 = 0.3;

/// Height that a plot of stacks leaves for names, in points.
const NAMES: f32 = 150.0;

/// From the middle of a part to the baseline of its value.
const TO_BASELINE: f32 = 3.2;

/// A part of a stack.
pub(super) struct Part {
    pub(super) series: usize,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// Names of the series at the right of the plot, where they fit and the last column is high enough to be named.
fn names(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<Names> {
    let high = |index: usize| parts(spec, index).iter().map(|part| part.to - part.from).sum::<f64>();
    let last = spec.categories.len().checked_sub(1).map_or(0.0, high);
    let highest = (0..spec.categories.len()).map(high).fold(0.0, f64::max);
    let named = last > 0.0 && last >= highest * NAMED;
    if spec.legend || !named || spec.shared.is_some() { None } else { Names::new(spec, words, width, NAMES, 0) }
}

/// What the key adds to the height, in points.
pub(super) fn extra_height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    if names(spec, words, width).is_some() || spec.shared.is_some() {
        0.0
    } else {
        Key::new(spec, words, width, Sample::Swatch).height()
    }
}

/// Draws stacked columns over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (words, size) = (canvas.words, canvas.size);
    let mut top = VALUE + canvas.words.theme.label_leading();
    let names = names(spec, words, size.width);
    if names.is_none() && spec.shared.is_none() {
        let key = Key::new(spec, words, size.width, Sample::Swatch);
        top += key.height();
        key.draw(canvas, spec, 0.0, 0.0);
    }
    let stacks: Vec<Vec<Part>> = (0..spec.categories.len()).map(|index| parts(spec, index)).collect();
    let all = spec.scaled();
    let ends = (0..all.categories.len()).flat_map(|index| parts(all, index)).map(|part| part.to);
    let total_name = total_name(spec, words);
    let aside = names.as_ref().map_or(0.0, |names| {
        canvas.words.theme.chart.name_gap
            + names.width().max(total_name.map_or(0.0, |name| words.width(name, &words.value_style())))
    });
    let room = Slots::new(0.0, size.width - aside, spec.categories.len(), canvas.words.theme.chart.column_gap);
    let shares = spec.kind == ChartKind::Stacked100;
    let with_axis = !spec.values_at_marks || !values_fit(spec, words, &room);
    let scale = if shares { Scale::between(0.0, 100.0, with_axis) } else { Scale::around(ends, with_axis) };
    let ticks = if shares { percent(&spec.ticks) } else { spec.ticks.clone() };
    let left = if with_axis { axis_width(canvas, &ticks, &scale) } else { 0.0 };
    let slots = Slots::new(left, size.width - left - aside, spec.categories.len(), canvas.words.theme.chart.column_gap);
    let labels = CategoryLabels::new(spec, words, slots.room());
    let bottom = size.height - labels.height();
    let area = Rect::new(left, top, slots.right() - left, bottom - top);
    let mut plane = canvas.plane(area, f64::from(left)..f64::from(slots.right()), scale.low..scale.high);
    if with_axis {
        draw_axis(canvas, &ticks, &scale, &plane, area);
    }
    let top_of = |stack: &[Part]| plane.at(0.0, stack.iter().map(|part| part.to).fold(0.0, f64::max)).y;
    let base = plane.at(0.0, 0.0).y;
    let columns: Vec<Rect> = stacks
        .iter()
        .enumerate()
        .map(|(index, stack)| {
            let top = top_of(stack);
            Rect::new(slots.middle(index) - slots.column / 2.0, top, slots.column, base - top)
        })
        .collect();
    for (index, stack) in stacks.iter().enumerate() {
        draw_stack(canvas, spec, &mut plane, &slots, index, stack, !with_axis);
        draw_total(canvas, spec, &columns, index, !with_axis);
    }
    let zero = plane.at(0.0, 0.0).y;
    let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
    canvas.rule(Point::new(left, zero), Point::new(area.right(), zero), ink);
    let xs: Vec<f32> = (0..slots.count).map(|index| slots.middle(index)).collect();
    labels.draw(canvas, spec, &xs, bottom, &label_order(spec)[..xs.len().min(1)]);
    if let (Some(mut names), Some(last)) = (names, stacks.last()) {
        let x = area.right() + canvas.words.theme.chart.name_gap;
        let end = last.iter().map(|part| part.to).fold(0.0, f64::max);
        let mut blocks: Vec<Block> = (0..spec.series.len())
            .map(|series| Block { middle: part_middle(&plane, last, series), value: None })
            .collect();
        if let Some(name) = total_name.filter(|_| !with_axis) {
            blocks.push(Block {
                middle: plane.at(0.0, end).y - canvas.words.theme.chart.value_rise - TO_BASELINE,
                value: None,
            });
            names.add(vec![words.line(name, &words.value_style())]);
        }
        names.draw(canvas, &blocks, x, &(top - canvas.words.theme.label_leading() - VALUE / 2.0..bottom + 2.0));
    }
}

/// The parts of a stack: amounts, or their shares in percent, which are known only when all parts are.
pub(super) fn parts(spec: &ChartSpec, category: usize) -> Vec<Part> {
    let mut parts = amounts_of(spec, category);
    if spec.kind == ChartKind::Stacked100 {
        let total: f64 = parts.iter().map(|part| part.to - part.from).sum();
        let whole = parts.len() == spec.series.len() && total > 0.0 && parts.iter().all(|part| part.to >= part.from);
        if !whole {
            return Vec::new();
        }
        for part in &mut parts {
            (part.from, part.to) = (part.from / total * 100.0, part.to / total * 100.0);
        }
    }
    parts
}

/// The parts of a stack that are known, upwards from zero and, those below zero, downwards.
fn amounts_of(spec: &ChartSpec, category: usize) -> Vec<Part> {
    let (mut above, mut below) = (0.0, 0.0);
    let mut parts = Vec::new();
    for (series, amount) in spec.series.iter().enumerate().map(|(at, series)| (at, amount(&series.data[category]))) {
        let Some(amount) = amount else { continue };
        let from: &mut f64 = if amount < 0.0 { &mut below } else { &mut above };
        parts.push(Part { series, from: *from, to: *from + amount });
        *from += amount;
    }
    parts
}

/// y of the middle of a part; of the boundary where it would be when it is not known.
fn part_middle(plane: &Plane, stack: &[Part], series: usize) -> f32 {
    let known = stack.iter().find(|part| part.series == series);
    let middle = known.map(|part| f64::midpoint(part.from, part.to));
    let boundary = || stack.iter().filter(|part| part.series < series).map(|part| part.to).fold(0.0, f64::max);
    plane.at(0.0, middle.unwrap_or_else(boundary)).y
}

/// Numbers of an axis of shares.
pub(super) fn percent(ticks: &TickFormat) -> TickFormat {
    TickFormat { prefix: String::new(), suffix: "%".to_owned(), ..ticks.clone() }
}

fn total_name<'s>(spec: &'s ChartSpec, words: Words<'_>) -> Option<&'s str> {
    let totals = spec.totals.as_ref().filter(|_| spec.values_at_marks && spec.kind == ChartKind::Stacked)?;
    let known = totals.data.iter().any(|datum| matches!(datum, Datum::Value(_)));
    (known && words.width(&totals.label, &words.value_style()) < 90.0).then_some(totals.label.as_str())
}

/// Whether the columns are wide enough for the values that they should carry.
fn values_fit(spec: &ChartSpec, words: Words<'_>, slots: &Slots) -> bool {
    let width = |datum: &Datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.value_style()),
        Datum::Missing | Datum::Suppressed => 0.0,
    };
    let spec = spec.scaled();
    match &spec.totals {
        Some(totals) if spec.kind == ChartKind::Stacked => {
            totals.data.iter().all(|datum| width(datum) <= slots.pitch - 3.0)
        }
        _ => spec.series.iter().flat_map(|series| &series.data).all(|datum| width(datum) <= slots.column - 3.0),
    }
}

fn draw_stack(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &mut Plane,
    slots: &Slots,
    index: usize,
    stack: &[Part],
    with_values: bool,
) {
    let theme = canvas.words.theme;
    let (middle, half) = (slots.middle(index), slots.column / 2.0);
    let (left, right) = (f64::from(middle - half), f64::from(middle + half));
    for part in stack.iter().filter(|part| part.from.total_cmp(&part.to).is_ne()) {
        let series = &spec.series[part.series];
        let color = fill(theme, series.color);
        plane.bar((left, part.from), (right, part.to), color);
        let partial = spec.categories[index].partial;
        if partial {
            plane.lighten(theme, (left, part.from), (right, part.to), color);
        }
        let (from, to) = (plane.at(left, part.from), plane.at(right, part.to));
        if part.from != 0.0 {
            let white = Stroke::solid(canvas.words.theme.ground, canvas.words.theme.chart.white_line);
            canvas.rule(from, Point::new(to.x, from.y), white);
        }
        let Datum::Value(value) = &series.data[index] else { continue };
        let ground = if partial { tint(canvas.words.theme, color) } else { color };
        let style =
            TextStyle { face: FaceId::Label, size: 9.5, color: ink_on(theme, ground), ..canvas.words.value_style() };
        let fits = canvas.words.width(&value.shown.text, &style) <= slots.column - 3.0;
        let least = if has_totals(spec) { canvas.words.theme.chart.part_label } else { LABELLED_ALONE };
        if with_values && fits && (from.y - to.y).abs() >= least {
            let at = Point::new(middle, f32::midpoint(from.y, to.y) + TO_BASELINE);
            canvas.print(&value.shown, &style, at, Anchor::Middle);
        }
    }
}

/// Whether a total stands over each stack.
fn has_totals(spec: &ChartSpec) -> bool {
    spec.kind == ChartKind::Stacked && spec.totals.is_some()
}

/// The zero that stands for a stack of which all parts are zero, or for one that has no shares since it is zero itself.
fn nothing(spec: &ChartSpec, index: usize) -> Option<&Datum> {
    let is_zero = |datum: &Datum| amount(datum).is_some_and(|amount| amount == 0.0);
    let whole = spec.totals.as_ref().filter(|_| spec.has_shares()).and_then(|totals| totals.data.get(index));
    let empty = spec.series.iter().all(|series| is_zero(&series.data[index]));
    let part = spec.series.first().map(|series| &series.data[index]).filter(|_| empty);
    whole.filter(|whole| is_zero(whole)).or(part)
}

/// Prints the total over a stack, and over it whether a part is hidden or not known.
fn draw_total(canvas: &mut Canvas<'_>, spec: &ChartSpec, columns: &[Rect], index: usize, with_values: bool) {
    let column = columns[index];
    let mut at = Point::new(column.x + column.width / 2.0, column.y - canvas.words.theme.chart.value_rise);
    let total = spec.totals.as_ref().filter(|_| has_totals(spec)).and_then(|totals| totals.data.get(index));
    let is_nothing = total.is_none() && nothing(spec, index).is_some();
    let total = total.or_else(|| nothing(spec, index)).filter(|_| with_values);
    if let Some(Datum::Value(total)) = total {
        canvas.print(&total.shown, &canvas.words.value_style(), at, Anchor::Middle);
        at.y -= canvas.words.theme.label_leading();
    }
    let hidden = spec.series.iter().map(|series| &series.data[index]).find(|datum| **datum == Datum::Suppressed);
    let unknown = spec.series.iter().map(|series| &series.data[index]).find(|datum| **datum == Datum::Missing);
    if let Some(gap) = hidden.or(unknown).filter(|_| !(is_nothing && with_values)) {
        let label = canvas.words.line(gap_text(gap), &canvas.words.gap_style());
        let half = label.width / 2.0;
        at.x = at.x.min(canvas.size.width - half).max(half);
        at.y = over(columns, at, half, canvas.words.theme.chart.value_rise);
        if canvas.is_free(Canvas::area(&label, at, Anchor::Middle)) {
            canvas.put(label, at, Anchor::Middle);
        }
    }
}

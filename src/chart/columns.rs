//! Columns: one a category, from the zero line.

use super::bars::{bar_color, cut, gap_text};
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::{CategoryLabels, Slots};
use super::scale::{Scale, amounts, tick_text};
use super::spec::{ChartKind, ChartSpec, Datum, TargetLine, TickFormat};
use super::words::{Label, Words, widest};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;

/// Space for values over and under the columns.
pub(super) const VALUE: f32 = 13.0;
const VALUE_EDGE: f32 = 3.5;

/// From the end of a column to the top of its value below.
pub(super) const BELOW: f32 = 11.5;

/// How many values are printed when most of them do not fit.
const KEPT: usize = 3;

/// Draws columns over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let words = canvas.words;
    let targets = spec.target.iter().map(|target| target.amount);
    let drawn = amounts(spec.scaled()).map(|amount| cut(spec, amount)).chain(targets);
    let scale = Scale::around(drawn, !spec.values_at_marks);
    let left = if spec.values_at_marks { 0.0 } else { axis_width(canvas, &spec.ticks, &scale) };
    let aside = spec.target.as_ref().map_or(Vec::new(), |target| target_label(canvas, target));
    let right = if aside.is_empty() { 0.0 } else { widest(&aside) + 6.0 };
    let width = canvas.size.width - left - right;
    let slots = if spec.kind == ChartKind::Histogram {
        Slots::touching(left, width, spec.categories.len())
    } else {
        Slots::new(left, width, spec.categories.len(), canvas.words.theme.chart.column_gap)
    };
    let labels = CategoryLabels::new(spec, words, slots.room());
    let values = value_styles(spec, words, &slots);
    let room = values[0].size.max(values[1].size) + VALUE_EDGE;
    let under = if scale.low < 0.0 && spec.values_at_marks { room } else { 0.0 };
    let bottom = canvas.size.height - labels.height() - under;
    let area = Rect::new(left, room, slots.right() - left, bottom - room);
    let mut plane = canvas.plane(area, f64::from(left)..f64::from(slots.right()), scale.low..scale.high);
    if !spec.values_at_marks {
        draw_axis(canvas, &spec.ticks, &scale, &plane, area);
    }
    let xs: Vec<f32> = (0..slots.count).map(|index| slots.middle(index)).collect();
    draw_columns(canvas, spec, &mut plane, &slots);
    let zero = plane.at(0.0, 0.0).y;
    let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
    canvas.rule(Point::new(left, zero), Point::new(area.right(), zero), ink);
    let order = label_order(spec);
    draw_values(canvas, spec, &plane, &slots, (&order, values));
    labels.draw(canvas, spec, &xs, bottom + under, &order[..order.len().min(3)]);
    if let Some(target) = &spec.target {
        put_target(canvas, &plane, target, aside, area);
        draw_target(canvas, &plane, target, area);
    }
}

fn draw_columns(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, slots: &Slots) {
    for (index, datum) in spec.series[0].data.iter().enumerate() {
        let Datum::Value(value) = datum else { continue };
        if value.amount != 0.0 {
            let (middle, half) = (slots.middle(index), slots.column / 2.0);
            let color = bar_color(canvas, spec, 0, index);
            let (from, to) = ((f64::from(middle - half), 0.0), (f64::from(middle + half), cut(spec, value.amount)));
            plane.bar(from, to, color);
            if spec.categories[index].partial {
                plane.lighten(canvas.words.theme, from, to, color);
            }
        }
    }
}

/// Indices in the order in which their values should be printed when there is little room: focus, peak, last, first,
/// then all others.
pub(super) fn label_order(spec: &ChartSpec) -> Vec<usize> {
    let Some(series) = spec.series.first() else { return Vec::new() };
    let count = series.data.len();
    let peak = (0..count)
        .filter(|index| matches!(series.data[*index], Datum::Value(_)))
        .max_by(|a, b| value_at(spec, *a).total_cmp(&value_at(spec, *b)).then(b.cmp(a)));
    let focus = spec.categories.iter().position(|category| category.focus);
    let mut order: Vec<usize> = Vec::new();
    for index in focus.into_iter().chain(peak).chain(count.checked_sub(1)).chain(0..count) {
        if !order.contains(&index) {
            order.push(index);
        }
    }
    order
}

/// How values are set, those out of focus and those in it: as columns want where all have room over their own column, else
/// as everywhere.
fn value_styles(spec: &ChartSpec, words: Words<'_>, slots: &Slots) -> [TextStyle; 2] {
    let styles = [words.column_style(false), words.column_style(true)];
    let fits = spec.series[0].data.iter().zip(&spec.categories).all(|(datum, category)| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &styles[usize::from(category.focus)]) <= slots.pitch,
        _ => true,
    });
    if fits { styles } else { [words.value_style(), words.value_style()] }
}

fn value_at(spec: &ChartSpec, index: usize) -> f64 {
    super::scale::amount(&spec.series[0].data[index]).unwrap_or(f64::NEG_INFINITY)
}

fn draw_values(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &Plane,
    slots: &Slots,
    (order, values): (&[usize], [TextStyle; 2]),
) {
    let columns: Vec<Rect> = (0..slots.count)
        .map(|index| {
            let amount = super::scale::amount(&spec.series[0].data[index]).map_or(0.0, |amount| cut(spec, amount));
            let (zero, end) = (plane.at(0.0, 0.0).y, plane.at(0.0, amount).y);
            Rect::new(slots.middle(index) - slots.column / 2.0, zero.min(end), slots.column, (zero - end).abs())
        })
        .collect();
    let mut chosen: Vec<(usize, Point)> = Vec::new();
    let mut taken: Vec<Rect> = Vec::new();
    let is_gap = |index: &&usize| !matches!(spec.series[0].data[**index], Datum::Value(_));
    let known = order.iter().filter(|index| !is_gap(index) && spec.values_at_marks);
    for &index in order.iter().filter(is_gap).chain(known) {
        let datum = &spec.series[0].data[index];
        let (text, style) = match datum {
            Datum::Value(value) => (value.shown.text.as_str(), values[usize::from(spec.categories[index].focus)]),
            gap => (gap_text(gap), canvas.words.gap_style()),
        };
        let amount = super::scale::amount(datum).map_or(0.0, |amount| cut(spec, amount));
        let end = plane.at(0.0, amount).y;
        let label = canvas.words.line(text, &style);
        let half = label.width / 2.0;
        let x = slots.middle(index).min(canvas.size.width - half).max(half);
        let mut at = Point::new(x, if amount < 0.0 { end + BELOW } else { end - canvas.words.theme.chart.value_rise });
        if !matches!(datum, Datum::Value(_)) {
            at.y = over(&columns, at, half, canvas.words.theme.chart.value_rise);
        }
        let area = Canvas::area(&label, at, Anchor::Middle);
        let free = canvas.is_free(area)
            && taken.iter().all(|other| !other.meets(area, -1.5))
            && columns.iter().enumerate().all(|(other, column)| other == index || !column.meets(area, 0.0));
        if free {
            taken.push(area);
            chosen.push((index, at));
        }
    }
    let gaps = order.iter().filter(is_gap).count();
    if (chosen.len().saturating_sub(gaps)) * 3 < (order.len() - gaps) * 2 {
        chosen.retain(|(index, _)| is_gap(&index) || order[..KEPT.min(order.len())].contains(index));
    }
    chosen.sort_by_key(|(index, _)| *index);
    for (index, at) in chosen {
        match &spec.series[0].data[index] {
            Datum::Value(value) => {
                canvas.print(&value.shown, &values[usize::from(spec.categories[index].focus)], at, Anchor::Middle);
            }
            gap => canvas.write(gap_text(gap), &canvas.words.gap_style(), at, Anchor::Middle),
        }
    }
}

/// The baseline of a label at a place, or one higher where it is wider than its column and would meet its neighbours.
pub(super) fn over(columns: &[Rect], at: Point, half: f32, rise: f32) -> f32 {
    let beside = columns.iter().filter(|column| column.x < at.x + half && column.right() > at.x - half);
    beside.filter(|column| column.height > 0.0).map(|column| column.y - rise).fold(at.y, f32::min)
}

/// Width of the numbers of a value axis at the left, in points.
pub(super) fn axis_width(canvas: &Canvas<'_>, ticks: &TickFormat, scale: &Scale) -> f32 {
    let style = canvas.words.axis_style();
    let texts = scale.ticks.iter().map(|tick| tick_text(ticks, *tick, scale.step));
    texts.map(|text| canvas.words.width(&text, &style)).fold(0.0, f32::max) + 8.0
}

/// Draws gridlines over the plot with their numbers at its left.
pub(super) fn draw_axis(canvas: &mut Canvas<'_>, ticks: &TickFormat, scale: &Scale, plane: &Plane, area: Rect) {
    let style = canvas.words.axis_style();
    let grid = Stroke::solid(canvas.words.theme.gridline, canvas.words.theme.chart.gridline);
    for tick in &scale.ticks {
        let y = plane.at(0.0, *tick).y;
        canvas.rule(Point::new(area.x, y), Point::new(area.right(), y), grid);
        let text = tick_text(ticks, *tick, scale.step);
        canvas.write(&text, &style, Point::new(area.x - 8.0, y + 3.0), Anchor::End);
    }
}

/// The label of a target line, set for a column at the right.
pub(super) fn target_label(canvas: &Canvas<'_>, target: &TargetLine) -> Vec<Label> {
    canvas.words.lines(&target.label, &canvas.words.axis_style(), canvas.size.width * 0.22, 3)
}

/// Draws a target line over the plot.
pub(super) fn draw_target(canvas: &mut Canvas<'_>, plane: &Plane, target: &TargetLine, area: Rect) {
    let y = plane.at(0.0, target.amount).y;
    let stroke = Stroke::solid(canvas.words.theme.accent, 1.0);
    canvas.line_between_labels(Point::new(area.x, y), Point::new(area.right(), y), stroke);
}

/// Sets the label of a target line right of the plot.
pub(super) fn put_target(canvas: &mut Canvas<'_>, plane: &Plane, target: &TargetLine, label: Vec<Label>, area: Rect) {
    let y = (plane.at(0.0, target.amount).y + 3.0).max(9.0);
    canvas.put_lines(label, Point::new(area.right() + 6.0, y), Anchor::Start);
}

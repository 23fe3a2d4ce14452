//! Small multiples: a chart for each series, all on one scale; the peak of each carries its value.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::{Slots, number};
use super::scale::{amount, amounts};
use super::spec::{ChartKind, ChartSpec, Datum, Series, Value};
use super::tint::tint;
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};

/// Least width of a small chart, and most of them beside one another.
const LEAST: f32 = 150.0;
const MOST: usize = 3;

/// Between columns and between rows of small charts.
const COLUMN_GAP: f32 = 24.0;
const ROW_GAP: f32 = 30.0;

/// The parts of a small chart from the top: title with the room of a value below, plot, labels.
const TITLE: f32 = 26.0;
const PLOT: f32 = 66.0;
const LABELS: f32 = 16.0;

/// From a bar to its value, and from the zero line to the baseline of labels.
const ABOVE: f32 = 5.0;
const TO_BASELINE: f32 = 13.0;

/// Between labels under one chart.
const GAP: f32 = 5.0;

/// Pen of a line and radius of its peak.
const LINE: f32 = 1.5;
const PEAK: f32 = 3.0;

/// How many stand beside one another, and how wide each is.
fn columns(spec: &ChartSpec, width: f32) -> (usize, f32) {
    let count = spec.series.len().max(1);
    let wide = |columns: usize| (width - COLUMN_GAP * number(columns - 1)) / number(columns);
    // Four are two rows of two; a last row of one is avoided.
    let most = if count == 4 { 2 } else { MOST.min(count) };
    let columns = (1..=most).rev().find(|columns| *columns == 1 || wide(*columns) >= LEAST).unwrap_or(1);
    (columns, wide(columns))
}

/// The height that they want, in points.
pub(super) fn height(spec: &ChartSpec, width: f32) -> f32 {
    let (columns, _) = columns(spec, width);
    let rows = number(spec.series.len().div_ceil(columns).max(1));
    rows * (TITLE + PLOT + LABELS) + (rows - 1.0) * ROW_GAP
}

/// Draws them over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (columns, width) = columns(spec, canvas.size.width);
    let rows = number(spec.series.len().div_ceil(columns).max(1));
    let each = (canvas.size.height - (rows - 1.0) * ROW_GAP) / rows;
    let high = amounts(spec).fold(0.0, f64::max);
    let low = amounts(spec).fold(0.0, f64::min);
    let high = if high > low { high } else { low + 1.0 };
    for (index, series) in spec.series.iter().enumerate() {
        let (column, row) = (index % columns, index / columns);
        let at = Point::new(number(column) * (width + COLUMN_GAP), number(row) * (each + ROW_GAP));
        let style = canvas.words.value_style();
        for label in canvas.words.lines(&series.label, &style, width, 1) {
            canvas.put(label, at.moved(0.0, 9.0), Anchor::Start);
        }
        let area = Rect::new(at.x, at.y + TITLE, width, (each - TITLE - LABELS).max(10.0));
        draw_panel(canvas, spec, series, area, (low, high));
    }
}

/// The largest value of a series, the first of several that are equal.
fn peak(series: &Series) -> Option<(usize, &Value)> {
    let values = series.data.iter().enumerate().filter_map(|(index, datum)| match datum {
        Datum::Value(value) => Some((index, value)),
        Datum::Missing | Datum::Suppressed => None,
    });
    values.reduce(|best, at| if at.1.amount > best.1.amount { at } else { best })
}

fn draw_panel(canvas: &mut Canvas<'_>, spec: &ChartSpec, series: &Series, area: Rect, (low, high): (f64, f64)) {
    let theme = canvas.words.theme;
    let mut plane = canvas.plane(area, f64::from(area.x)..f64::from(area.right()), low..high);
    let slots = match spec.kind {
        ChartKind::Histogram => Slots::touching(area.x, area.width, spec.categories.len()),
        _ => Slots::new(area.x, area.width, spec.categories.len(), 0.5),
    };
    let zero = plane.at(0.0, 0.0).y;
    let top = peak(series);
    let middle = |index: usize| f64::from(slots.middle(index));
    if matches!(spec.kind, ChartKind::Line | ChartKind::Area) {
        let mut stretch: Vec<(f64, f64)> = Vec::new();
        for (index, datum) in series.data.iter().enumerate() {
            match amount(datum) {
                Some(amount) => stretch.push((middle(index), amount)),
                None => draw_stretch(canvas, spec, &mut plane, &std::mem::take(&mut stretch)),
            }
        }
        draw_stretch(canvas, spec, &mut plane, &stretch);
        if let Some((index, value)) = top {
            plane.circle((middle(index), value.amount), PEAK, theme.petrol);
        }
    }
    for (index, datum) in series.data.iter().enumerate() {
        match amount(datum) {
            Some(amount) if matches!(spec.kind, ChartKind::Column | ChartKind::Histogram) && amount != 0.0 => {
                let half = f64::from(slots.column / 2.0);
                let color = if top.is_some_and(|(peak, _)| peak == index) { theme.petrol } else { theme.steel };
                plane.bar((middle(index) - half, 0.0), (middle(index) + half, amount), color);
            }
            Some(_) => {}
            None => draw_gap(canvas, datum, Point::new(slots.middle(index), zero - ABOVE)),
        }
    }
    let ink = Stroke::solid(theme.ink, 0.75);
    canvas.rule(Point::new(area.x, zero), Point::new(area.right(), zero), ink);
    if let Some((index, value)) = top {
        let half = canvas.words.width(&value.shown.text, &canvas.words.value_style()) / 2.0;
        let x = slots.middle(index).clamp(area.x + half, (area.right() - half).max(area.x + half));
        let y = plane.at(0.0, value.amount.max(0.0)).y - ABOVE;
        canvas.print(&value.shown, &canvas.words.value_style(), Point::new(x, y), Anchor::Middle);
    }
    draw_labels(canvas, spec, &slots, area, top.map(|(index, _)| index));
}

/// A line through values that follow each other, and of an area the ground under it.
fn draw_stretch(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, stretch: &[(f64, f64)]) {
    let theme = canvas.words.theme;
    if let ([(first, _), .., (last, _)], ChartKind::Area) = (stretch, spec.kind) {
        let corners: Vec<(f64, f64)> = stretch.iter().copied().chain([(*last, 0.0), (*first, 0.0)]).collect();
        plane.polygon(&corners, tint(theme.steel));
    }
    plane.line(stretch, Stroke::solid(theme.steel, LINE));
}

/// A gap is told where there is room for it.
fn draw_gap(canvas: &mut Canvas<'_>, datum: &Datum, at: Point) {
    let label = canvas.words.line(gap_text(datum), &canvas.words.gap_style());
    if canvas.is_free(Canvas::area(&label, at, Anchor::Middle)) {
        canvas.put(label, at, Anchor::Middle);
    }
}

/// The first category, the last one and the peak's.
fn draw_labels(canvas: &mut Canvas<'_>, spec: &ChartSpec, slots: &Slots, area: Rect, peak: Option<usize>) {
    let Some(last) = spec.categories.len().checked_sub(1) else { return };
    let y = area.bottom() + TO_BASELINE;
    let ends = [0, last].into_iter().filter(|end| peak != Some(*end));
    for index in peak.into_iter().chain(ends) {
        let style = canvas.words.category_style(peak == Some(index), spec.time);
        let Some(label) =
            canvas.words.lines(&spec.categories[index].label, &style, area.width / 2.0, 1).into_iter().next()
        else {
            continue;
        };
        let half = label.width / 2.0;
        let x = slots.middle(index).clamp(area.x + half, (area.right() - half).max(area.x + half));
        let taken = Canvas::area(&label, Point::new(x, y), Anchor::Middle);
        let wide = Rect::new(taken.x - GAP, taken.y, taken.width + 2.0 * GAP, taken.height);
        if peak == Some(index) || canvas.is_clear(wide) {
            canvas.put(label, Point::new(x, y), Anchor::Middle);
        }
    }
}

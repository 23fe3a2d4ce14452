//! Small multiples: a chart for each series, all on one scale; the peak of each carries its value.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::{Slots, number};
use super::columns::over;
use super::placing::crosses;
use super::scale::{amount, amounts};
use super::spec::{ChartKind, ChartSpec, Datum, Series, Value};
use super::tint::pale;
use super::words::{Label, Words, widest};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};

/// Least width of a small chart, and most of them beside one another.
const LEAST: f32 = 150.0;
const MOST: usize = 3;

/// The parts of a small chart over and under its plot: title with the room of a value below, labels.
const TITLE: f32 = 26.0;
const LABELS: f32 = 16.0;

/// A label under a small chart: its largest part of the width, and its lines.
const LABEL_SHARE: f32 = 0.48;
const MOST_LINES: usize = 2;

/// Between labels under one chart.
const GAP: f32 = 5.0;

/// How many stand beside one another, and how wide each is.
fn columns(spec: &ChartSpec, words: Words<'_>, width: f32) -> (usize, f32) {
    let count = spec.series.len().max(1);
    let wide = |columns: usize| (width - words.theme.chart.panel_gap * number(columns - 1)) / number(columns);
    // Four are two rows of two; a last row of one is avoided.
    let most = if count == 4 { 2 } else { MOST.min(count) };
    let columns = (1..=most).rev().find(|columns| *columns == 1 || wide(*columns) >= LEAST).unwrap_or(1);
    (columns, wide(columns))
}

/// The height that they want, in points.
pub(super) fn height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    let (columns, each) = columns(spec, words, width);
    let rows = number(spec.series.len().div_ceil(columns).max(1));
    rows * (title(spec, words, each) + words.theme.chart.panel_height + labels(spec, words, each))
        + (rows - 1.0) * words.theme.chart.panel_rows
}

/// Height of the titles with the room of a value below.
fn title(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    TITLE + words.theme.label_leading() * (most(titles(spec, words, width)) - 1.0)
}

fn titles(spec: &ChartSpec, words: Words<'_>, width: f32) -> impl Iterator<Item = Vec<Label>> {
    spec.series.iter().map(move |series| words.lines(&series.label, &words.value_style(), width, usize::MAX))
}

/// Height of the labels under a small chart.
fn labels(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    let set = |at: usize| label(spec, words, at, false, width);
    LABELS + words.theme.label_leading() * (most((0..spec.categories.len()).map(set)) - 1.0)
}

fn label(spec: &ChartSpec, words: Words<'_>, at: usize, peak: bool, width: f32) -> Vec<Label> {
    let style = words.category_style(peak, spec.time);
    words.lines(&spec.categories[at].label, &style, width * LABEL_SHARE, MOST_LINES)
}

fn most(lines: impl Iterator<Item = Vec<Label>>) -> f32 {
    number(lines.map(|lines| lines.len()).max().unwrap_or(1).max(1))
}

/// Whether the names under the small charts fit on few lines.
pub(super) fn fits(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    let (_, each) = columns(spec, words, width);
    spec.categories.iter().all(|category| {
        let style = words.category_style(true, spec.time);
        words.lines(&category.label, &style, each * LABEL_SHARE, MOST_LINES + 1).len() <= MOST_LINES
    })
}

/// Draws them over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (columns, width) = columns(spec, canvas.words, canvas.size.width);
    let rows = number(spec.series.len().div_ceil(columns).max(1));
    let each = (canvas.size.height - (rows - 1.0) * canvas.words.theme.chart.panel_rows) / rows;
    let (head, foot) = (title(spec, canvas.words, width), labels(spec, canvas.words, width));
    let titles: Vec<Vec<Label>> = titles(spec, canvas.words, width).collect();
    let high = amounts(spec).fold(0.0, f64::max);
    let low = amounts(spec).fold(0.0, f64::min);
    let high = if high > low { high } else { low + 1.0 };
    for (index, (series, title)) in spec.series.iter().zip(titles).enumerate() {
        let (column, row) = (index % columns, index / columns);
        let at = Point::new(
            number(column) * (width + canvas.words.theme.chart.panel_gap),
            number(row) * (each + canvas.words.theme.chart.panel_rows),
        );
        canvas.put_lines(title, at.moved(0.0, 9.0), Anchor::Start);
        let area = Rect::new(at.x, at.y + head, width, (each - head - foot).max(10.0));
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
    let is_line = matches!(spec.kind, ChartKind::Line | ChartKind::Area);
    let inset = if is_line { canvas.words.theme.chart.marker } else { 0.0 };
    let slots = match spec.kind {
        ChartKind::Histogram => Slots::touching(area.x, area.width, spec.categories.len()),
        _ => Slots::new(area.x + inset, area.width - 2.0 * inset, spec.categories.len(), 0.5),
    };
    let zero = plane.at(0.0, 0.0).y;
    let top = peak(series);
    let middle = |index: usize| f64::from(slots.middle(index));
    let mut columns: Vec<Rect> = Vec::new();
    let mut lines: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    for (index, datum) in series.data.iter().enumerate() {
        let Some(amount) = amount(datum) else {
            lines.push(Vec::new());
            continue;
        };
        lines.last_mut().expect("one was there from the start").push((middle(index), amount));
        if matches!(spec.kind, ChartKind::Column | ChartKind::Histogram) && amount != 0.0 {
            let half = f64::from(slots.column / 2.0);
            let color = if top.is_some_and(|(peak, _)| peak == index) { theme.primary } else { theme.context };
            let (from, to) = ((middle(index) - half, 0.0), (middle(index) + half, amount));
            plane.bar(from, to, color);
            if spec.categories[index].partial {
                plane.lighten(theme, from, to, color);
            }
            let (a, b) = (plane.at(from.0, from.1), plane.at(to.0, to.1));
            columns.push(Rect::new(a.x, a.y.min(b.y), b.x - a.x, (a.y - b.y).abs()));
        }
    }
    let mut pieces: Vec<(Point, Point)> = Vec::new();
    for line in lines.iter().filter(|_| is_line) {
        draw_stretch(canvas, spec, &mut plane, line);
        if let [only] = line.as_slice() {
            let edge = f64::from(canvas.words.theme.chart.line_context);
            let x = only.0.clamp(f64::from(area.x) + edge, f64::from(area.right()) - edge);
            plane.circle((x, only.1), canvas.words.theme.chart.line_context, theme.context);
        }
        pieces.extend(line.windows(2).map(|pair| (plane.at(pair[0].0, pair[0].1), plane.at(pair[1].0, pair[1].1))));
    }
    if let Some((index, value)) = top.filter(|_| is_line) {
        plane.circle((middle(index), value.amount), canvas.words.theme.chart.marker, theme.primary);
    }
    let ink = Stroke::solid(theme.ink, theme.chart.zero_line);
    canvas.rule(Point::new(area.x, zero), Point::new(area.right(), zero), ink);
    if let Some((index, value)) = top {
        let half = canvas.words.width(&value.shown.text, &canvas.words.value_style()) / 2.0;
        let x = slots.middle(index).clamp(area.x + half, (area.right() - half).max(area.x + half));
        let y = plane.at(0.0, value.amount.max(0.0)).y - canvas.words.theme.chart.value_rise;
        canvas.print(&value.shown, &canvas.words.value_style(), Point::new(x, y), Anchor::Middle);
    }
    for (index, datum) in series.data.iter().enumerate().filter(|(_, datum)| amount(datum).is_none()) {
        draw_gap(
            canvas,
            datum,
            Point::new(slots.middle(index), zero - canvas.words.theme.chart.value_rise),
            (&columns, &pieces),
            area,
        );
    }
    draw_labels(canvas, spec, &slots, area, top.map(|(index, _)| index));
}

/// A line through values that follow each other, and of an area the ground under it.
fn draw_stretch(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, stretch: &[(f64, f64)]) {
    let theme = canvas.words.theme;
    if let ([(first, _), .., (last, _)], ChartKind::Area) = (stretch, spec.kind) {
        let corners: Vec<(f64, f64)> = stretch.iter().copied().chain([(*last, 0.0), (*first, 0.0)]).collect();
        plane.polygon(&corners, pale(theme, theme.context));
    }
    plane.line(stretch, Stroke::solid(theme.context, canvas.words.theme.chart.line_context));
}

/// A gap is told where there is room for it, over the columns beside it and clear of lines.
fn draw_gap(
    canvas: &mut Canvas<'_>,
    datum: &Datum,
    at: Point,
    (columns, pieces): (&[Rect], &[(Point, Point)]),
    area: Rect,
) {
    let label = canvas.words.line(gap_text(datum), &canvas.words.gap_style());
    let half = label.width / 2.0;
    let x = at.x.clamp(area.x + half, (area.right() - half).max(area.x + half));
    let at = Point::new(x, over(columns, Point::new(x, at.y), half, canvas.words.theme.chart.value_rise));
    let taken = Canvas::area(&label, at, Anchor::Middle);
    if canvas.is_free(taken) && taken.y > area.y - TITLE / 2.0 && !pieces.iter().any(|(a, b)| crosses(taken, *a, *b)) {
        canvas.put(label, at, Anchor::Middle);
    }
}

/// The first category, the last one and the peak's.
fn draw_labels(canvas: &mut Canvas<'_>, spec: &ChartSpec, slots: &Slots, area: Rect, peak: Option<usize>) {
    let Some(last) = spec.categories.len().checked_sub(1) else { return };
    let y = area.bottom() + canvas.words.theme.chart.category_drop;
    let ends = [0, last].into_iter().filter(|end| peak != Some(*end));
    for index in peak.into_iter().chain(ends) {
        let lines = label(spec, canvas.words, index, peak == Some(index), area.width);
        let half = widest(&lines) / 2.0;
        let x = slots.middle(index).clamp(area.x + half, (area.right() - half).max(area.x + half));
        let wide = Rect::new(
            x - half - GAP,
            y - canvas.words.theme.label_leading(),
            2.0 * (half + GAP),
            canvas.words.theme.label_leading() * number(lines.len()),
        );
        if peak == Some(index) || canvas.is_clear(wide) {
            canvas.put_lines(lines, Point::new(x, y), Anchor::Middle);
        }
    }
}

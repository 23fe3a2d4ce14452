//! Population pyramids: two series back to back, the bands between them, the last one on top.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::scale::amounts;
use super::spec::{ChartSpec, Datum, Series};
use super::tint::fill;
use super::words::{Label, Words};
use super::{MISSING, SUPPRESSED};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};

/// Height of a row where there are many, in points.
const LOW_PITCH: f32 = 18.0;
const MOST_HIGH_ROWS: usize = 10;
const LEAST_PITCH: f32 = 11.5;

/// Between the lines of two bands.
const BETWEEN: f32 = 3.0;

/// Lines of a band, height of all rows, and length of the bars: what a pyramid has at most and at least.
const MOST_LINES: usize = 3;
const TALLEST: f32 = 540.0;
const LEAST_BARS: f32 = 20.0;

/// Between the two zero lines: the space beside the bands, and the largest part of the width.
const BESIDE_BAND: f32 = 16.0;
const GUTTER_SHARE: f32 = 0.4;

/// Over the rows: the names of the series.
const HEAD: f32 = 20.0;

/// From the middle of a row to the baseline.
const HALF_CAP: f32 = 3.2;

/// Height that a pyramid wants, in points.
pub(super) fn height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    let (bands, gutter) = bands(spec, words, width);
    head(spec, words, width, gutter) + number(bands.len()) * pitch(&bands, words)
}

/// Whether the bands, the bars and their values have room beside each other, and no bar goes below zero.
pub(super) fn fits(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    let (bands, gutter) = bands(spec, words, width);
    let tall = number(bands.len()) * pitch(&bands, words);
    let room = (width - gutter) / 2.0 - beside(spec, words);
    room >= LEAST_BARS
        && tall <= TALLEST
        && bands.iter().all(|band| band.len() <= MOST_LINES)
        && amounts(spec.scaled()).all(|amount| amount >= 0.0)
}

fn pitch(bands: &[Vec<Label>], words: Words<'_>) -> f32 {
    let pitch = match bands.len() {
        ..=MOST_HIGH_ROWS => words.theme.chart.pyramid_pitch,
        count => (TALLEST / number(count)).clamp(LEAST_PITCH, LOW_PITCH),
    };
    let lines = bands.iter().map(Vec::len).max().unwrap_or(1);
    pitch.max(number(lines) * words.theme.label_leading() + BETWEEN)
}

/// The names of the series, under each other where they are long, with the space below.
fn head(spec: &ChartSpec, words: Words<'_>, width: f32, gutter: f32) -> f32 {
    let lines = heads(spec, words, (width - gutter) / 2.0).map(|lines| lines.len()).max().unwrap_or(1);
    HEAD + number(lines.max(1) - 1) * words.theme.label_leading()
}

fn heads(spec: &ChartSpec, words: Words<'_>, side: f32) -> impl Iterator<Item = Vec<Label>> {
    let set = move |series: &Series| words.lines(&series.label, &words.series_style(series.color), side, usize::MAX);
    spec.series.iter().map(set)
}

/// Draws the pyramid of the first two series over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (words, size) = (canvas.words, canvas.size);
    let (bands, gutter) = bands(spec, words, size.width);
    let side = (size.width - gutter) / 2.0;
    let room = (side - beside(spec, words)).max(4.0);
    let most = amounts(spec.scaled()).fold(0.0, f64::max);
    let end = if most > 0.0 { most * f64::from(side / room) } else { 1.0 };
    let head = head(spec, words, size.width, gutter);
    let rows = (size.height - head).max(1.0);
    let left = canvas.plane(Rect::new(0.0, head, side, rows), end..0.0, f64::from(rows)..0.0);
    let right = canvas.plane(Rect::new(side + gutter, head, side, rows), 0.0..end, f64::from(rows)..0.0);
    let mut sides = [(left, Anchor::End), (right, Anchor::Start)];
    draw_heads(canvas, spec, &sides, gutter);
    let pitch = rows / number(spec.categories.len().max(1));
    let bar = (canvas.words.theme.chart.pyramid_bar * pitch / canvas.words.theme.chart.pyramid_pitch)
        .min(canvas.words.theme.chart.pyramid_bar);
    for (row, (index, band)) in bands.into_iter().enumerate().rev().enumerate() {
        let middle = (number(row) + 0.5) * pitch;
        let up = number(band.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
        let baseline = head + middle + HALF_CAP - up;
        for (series, (plane, anchor)) in sides.iter_mut().enumerate() {
            draw_side(canvas, spec, plane, *anchor, (series, index), (middle, bar));
        }
        canvas.put_lines(band, Point::new(side + gutter / 2.0, baseline), Anchor::Middle);
    }
    let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
    for (plane, _) in &sides {
        let zero = plane.at(0.0, 0.0).x;
        canvas.rule(Point::new(zero, head), Point::new(zero, size.height), ink);
    }
}

/// The labels of the bands, and the width of the gutter that they need.
fn bands(spec: &ChartSpec, words: Words<'_>, width: f32) -> (Vec<Vec<Label>>, f32) {
    let most = width * GUTTER_SHARE - BESIDE_BAND;
    let set = spec.categories.iter().map(|category| {
        let style = words.category_style(category.focus, false);
        words.lines(&category.label, &style, most, usize::MAX)
    });
    let bands: Vec<Vec<Label>> = set.collect();
    let widest = bands.iter().flatten().map(|label| label.width).fold(0.0, f32::max);
    (bands, (widest + BESIDE_BAND).max(words.theme.chart.pyramid_gutter.min(width * GUTTER_SHARE)))
}

/// Width of the widest value beside a bar.
fn beside(spec: &ChartSpec, words: Words<'_>) -> f32 {
    let values = spec.scaled().series.iter().flat_map(|series| &series.data).map(|datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.value_style()),
        Datum::Missing => words.width(MISSING, &words.gap_style()),
        Datum::Suppressed => words.width(SUPPRESSED, &words.gap_style()),
    });
    values.fold(0.0, f32::max) + words.theme.chart.value_gap
}

fn draw_heads(canvas: &mut Canvas<'_>, spec: &ChartSpec, sides: &[(Plane, Anchor); 2], gutter: f32) {
    let baseline = 8.0;
    let side = (canvas.size.width - gutter) / 2.0;
    for (label, (plane, anchor)) in heads(spec, canvas.words, side).zip(sides) {
        canvas.put_lines(label, Point::new(plane.at(0.0, 0.0).x, baseline), *anchor);
    }
    let style = canvas.words.axis_style();
    let label = canvas.words.line(&spec.dimension, &style);
    if label.width <= gutter - 8.0 {
        canvas.put(label, Point::new(side + gutter / 2.0, baseline), Anchor::Middle);
    }
}

fn draw_side(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &mut Plane,
    anchor: Anchor,
    (series, category): (usize, usize),
    (middle, bar): (f32, f32),
) {
    let outwards =
        if anchor == Anchor::End { -canvas.words.theme.chart.value_gap } else { canvas.words.theme.chart.value_gap };
    let row = &spec.series[series];
    let place = |plane: &Plane, amount: f64| plane.at(amount, f64::from(middle)).moved(outwards, HALF_CAP);
    match &row.data[category] {
        Datum::Value(value) => {
            if value.amount > 0.0 {
                let (top, bottom) = (f64::from(middle - bar / 2.0), f64::from(middle + bar / 2.0));
                plane.bar((0.0, top), (value.amount, bottom), fill(canvas.words.theme, row.color));
            }
            let at = place(plane, value.amount.max(0.0));
            canvas.print(&value.shown, &canvas.words.value_style(), at, anchor);
        }
        gap => canvas.write(gap_text(gap), &canvas.words.gap_style(), place(plane, 0.0), anchor),
    }
}

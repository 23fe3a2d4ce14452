//! Stacked bars: the parts of a category one after the other, their total at the end.

use super::bars::{HALF_CAP, gap_text};
use super::canvas::{Anchor, Canvas, Plane};
use super::spec::{ChartKind, ChartSpec, Datum};
use super::stacks::parts;
use super::tint::{fill, ink_on, tint};
use super::words::Words;
use crate::frame::{FaceId, Stroke};
use crate::geometry::Point;
use crate::text::TextStyle;

/// Between a value and the ends of its part.
const INSIDE: f32 = 3.0;

/// How far a stack goes below and above zero.
pub(super) fn stack_ends(spec: &ChartSpec, index: usize) -> (f64, f64) {
    parts(spec, index).iter().fold((0.0, 0.0), |(low, high), part| (part.to.min(low), part.to.max(high)))
}

/// What stands at the end of a stack: its total, and whether a part is hidden or not known.
fn at_end(spec: &ChartSpec, index: usize) -> (Option<&Datum>, Option<&Datum>) {
    let total = spec.totals.as_ref().filter(|_| spec.kind == ChartKind::Stacked).map(|totals| &totals.data[index]);
    let total = total.filter(|datum| matches!(datum, Datum::Value(_)));
    let data = || spec.series.iter().map(|series| &series.data[index]);
    let hidden = data().find(|datum| **datum == Datum::Suppressed);
    (total, hidden.or_else(|| data().find(|datum| **datum == Datum::Missing)))
}

/// Width of what stands at the end of a stack.
pub(super) fn beside(spec: &ChartSpec, words: Words<'_>, index: usize) -> f32 {
    let (total, gap) = at_end(spec, index);
    let total = total.map_or(0.0, |datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.value_style()) + words.theme.chart.value_gap,
        Datum::Missing | Datum::Suppressed => 0.0,
    });
    total + gap.map_or(0.0, |gap| words.width(gap_text(gap), &words.gap_style()) + words.theme.chart.value_gap)
}

/// Draws the parts of a category around a middle, as high as `bar`, both in points of the canvas.
pub(super) fn draw_parts(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &mut Plane,
    index: usize,
    (middle, bar, with_values): (f32, f32, bool),
) {
    let theme = canvas.words.theme;
    let top = plane.at(0.0, 0.0).y;
    let (upper, lower) = (f64::from(middle - bar / 2.0 - top), f64::from(middle + bar / 2.0 - top));
    let baseline = middle + HALF_CAP;
    for part in parts(spec, index).into_iter().filter(|part| part.from.total_cmp(&part.to).is_ne()) {
        let series = &spec.series[part.series];
        let color = fill(theme, series.color);
        plane.bar((part.from, upper), (part.to, lower), color);
        let partial = spec.categories[index].partial;
        if partial {
            plane.lighten(theme, (part.from, upper), (part.to, lower), color);
        }
        let (from, to) = (plane.at(part.from, upper).x, plane.at(part.to, lower));
        if part.from != 0.0 {
            let white = Stroke::solid(canvas.words.theme.ground, canvas.words.theme.chart.white_line);
            canvas.rule(Point::new(from, to.y - bar), Point::new(from, to.y), white);
        }
        let Datum::Value(value) = &series.data[index] else { continue };
        let ground = if partial { tint(canvas.words.theme, color) } else { color };
        let style =
            TextStyle { face: FaceId::Label, size: 9.0, color: ink_on(theme, ground), ..canvas.words.value_style() };
        let fits = canvas.words.width(&value.shown.text, &style) + 2.0 * INSIDE <= (to.x - from).abs();
        if with_values && fits && bar >= style.size {
            canvas.print(&value.shown, &style, Point::new(f32::midpoint(from, to.x), baseline), Anchor::Middle);
        }
    }
    let (total, gap) = at_end(spec, index);
    let mut x = plane.at(stack_ends(spec, index).1, 0.0).x + canvas.words.theme.chart.value_gap;
    if let Some(Datum::Value(total)) = total.filter(|_| with_values) {
        let style = canvas.words.value_style();
        canvas.print(&total.shown, &style, Point::new(x, baseline), Anchor::Start);
        x += canvas.words.width(&total.shown.text, &style) + canvas.words.theme.chart.value_gap;
    }
    if let Some(gap) = gap {
        let label = canvas.words.line(gap_text(gap), &canvas.words.gap_style());
        let at = Point::new(x, baseline);
        if canvas.is_free(Canvas::area(&label, at, Anchor::Start)) {
            canvas.put(label, at, Anchor::Start);
        }
    }
}

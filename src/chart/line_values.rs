//! The values of lines: printed beside their points, clear of lines and of each other.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::columns::label_order;
use super::lines::{MOST_MARKERS, last_known};
use super::placing::crosses;
use super::scale::amount;
use super::spec::{ChartSpec, Datum};
use super::words::Label;
use crate::geometry::{Point, Rect};
use crate::shown::Shown;

/// Between a label and a line beside it.
const BESIDE: f32 = 1.5;

/// How much higher a mark of a gap is tried again.
const HIGHER: f32 = 10.0;

/// What labels must keep clear of: pieces of lines, markers and the zero line.
pub(super) struct Drawn {
    pub(super) segments: Vec<(Point, Point)>,
    pub(super) markers: Vec<Rect>,
    pub(super) base: f32,
    pub(super) floor: f32,
}

impl Drawn {
    fn is_clear(&self, area: Rect) -> bool {
        let around = Rect::new(area.x - BESIDE, area.y, area.width + 2.0 * BESIDE, area.height);
        self.segments.iter().all(|(from, to)| !crosses(around, *from, *to))
            && self.markers.iter().all(|marker| !marker.meets(area, 0.0))
            && area.bottom() <= self.floor
            && (area.bottom() <= self.base || area.y >= self.base)
    }
}

/// Prints values at points: all of the first series, the first one of the others, as far as there is room. Lines that
/// have no names at their ends print the last one too; long ones print what matters most.
pub(super) fn draw_values(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &Plane,
    xs: &[f32],
    drawn: &Drawn,
    named: bool,
) {
    let order = label_order(spec);
    let mut wanted: Vec<(usize, usize)> = Vec::new();
    if spec.values_at_marks {
        let most = if xs.len() <= MOST_MARKERS { order.len() } else { 3 };
        wanted.extend(order.into_iter().take(most).map(|at| (0, at)));
        for series in 1..spec.series.len() {
            let known = |at: &usize| amount(&spec.series[series].data[*at]).is_some();
            wanted
                .extend((0..xs.len()).find(known).into_iter().chain((0..xs.len()).rfind(known)).map(|at| (series, at)));
        }
    }
    wanted.dedup();
    let mut chosen: Vec<(usize, usize, Shown, Point, Anchor)> = Vec::new();
    let mut taken: Vec<Rect> = Vec::new();
    for (series, at) in wanted {
        let Datum::Value(value) = &spec.series[series].data[at] else { continue };
        if named && spec.values_at_marks && last_known(spec, series).is_some_and(|(last, _)| last == at) {
            continue;
        }
        let label = canvas.words.line(&value.shown.text, &canvas.words.value_style());
        let place = Point::new(xs[at], plane.at(0.0, value.amount).y);
        if let Some((place, anchor, area)) = free_place(canvas, drawn, &taken, &label, place) {
            taken.push(area);
            chosen.push((series, at, value.shown.clone(), place, anchor));
        }
    }
    chosen.sort_by_key(|(series, at, ..)| (*series, *at));
    for (_, _, shown, place, anchor) in chosen {
        canvas.print(&shown, &canvas.words.value_style(), place, anchor);
    }
}

/// The first place around a point where a label keeps clear of all else: above, below, right, left.
fn free_place(
    canvas: &Canvas<'_>,
    drawn: &Drawn,
    taken: &[Rect],
    label: &Label,
    at: Point,
) -> Option<(Point, Anchor, Rect)> {
    let half = label.width / 2.0;
    let inside = at.x.min(canvas.size.width - half).max(half);
    let places = [
        (Point::new(inside, at.y - 8.0), Anchor::Middle),
        (Point::new(inside, at.y + 15.0), Anchor::Middle),
        (Point::new(at.x + 8.0, at.y + 3.2), Anchor::Start),
        (Point::new(at.x - 8.0, at.y + 3.2), Anchor::End),
        (Point::new(at.x + 7.0, at.y - 6.0), Anchor::Start),
        (Point::new(at.x - 7.0, at.y - 6.0), Anchor::End),
        (Point::new(at.x + 13.0, at.y - 4.0), Anchor::Start),
        (Point::new(at.x - 13.0, at.y - 4.0), Anchor::End),
    ];
    places.into_iter().find_map(|(place, anchor)| {
        let area = Canvas::area(label, place, anchor);
        let free = canvas.is_free(area) && drawn.is_clear(area) && taken.iter().all(|other| !other.meets(area, -1.5));
        free.then_some((place, anchor, area))
    })
}

/// Marks steps that are not known on the zero line, or as near over it as is free; long lines mark the middle of a row
/// of such steps.
pub(super) fn draw_gaps(canvas: &mut Canvas<'_>, spec: &ChartSpec, xs: &[f32], drawn: &Drawn) {
    for (from, to, gap) in gaps(spec, xs.len()) {
        let label = canvas.words.line(gap_text(gap), &canvas.words.gap_style());
        let half = label.width / 2.0;
        let x = f32::midpoint(xs[from], xs[to]).min(canvas.size.width - half).max(half);
        let mut place = Point::new(x, drawn.base - 4.0);
        while place.y > label.run.size {
            let area = Canvas::area(&label, place, Anchor::Middle);
            if canvas.is_free(area) && drawn.is_clear(area) {
                canvas.put(label, place, Anchor::Middle);
                break;
            }
            place.y -= HIGHER;
        }
    }
}

/// Rows of steps at which a value is hidden or not known: their first and last, and which of the two.
fn gaps(spec: &ChartSpec, count: usize) -> Vec<(usize, usize, &Datum)> {
    let mut gaps: Vec<(usize, usize, &Datum)> = Vec::new();
    for at in 0..count {
        let data = || spec.series.iter().map(|series| &series.data[at]);
        let hidden = data().find(|datum| **datum == Datum::Suppressed);
        let Some(gap) = hidden.or_else(|| data().find(|datum| **datum == Datum::Missing)) else { continue };
        match gaps.last_mut() {
            Some((_, to, last)) if count > MOST_MARKERS && *to + 1 == at && *last == gap => *to = at,
            _ => gaps.push((at, at, gap)),
        }
    }
    gaps
}

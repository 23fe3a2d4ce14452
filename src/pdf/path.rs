//! A [`Path`] → path operations: rectangles as such, areas filled even-odd, lines stroked ring by ring.

use super::page::{Grid, points};
use super::pen::Pen;
use crate::frame::{Path, Segment};
use printpdf::{Line, LinePoint, Op, PaintMode, Point, Polygon, PolygonRing, Pt, Rect, WindingOrder};

/// A connected part of a path.
#[derive(Default)]
struct Ring {
    points: Vec<LinePoint>,
    closed: bool,
}

/// Writes a path with the pens it needs.
pub(super) fn draw(path: &Path, grid: Grid, pen: &mut Pen, operations: &mut Vec<Op>) {
    if let Some(color) = path.fill {
        pen.fill(color, operations);
    }
    if let Some(stroke) = &path.stroke {
        pen.stroke(stroke, operations);
    }
    let mode = match (path.fill, &path.stroke) {
        (Some(_), Some(_)) => PaintMode::FillStroke,
        (Some(_), None) => PaintMode::Fill,
        (None, Some(_)) => PaintMode::Stroke,
        (None, None) => return,
    };
    if let Some(rectangle) = rectangle(&path.segments, grid, mode) {
        operations.push(Op::DrawRectangle { rectangle });
        return;
    }
    let rings = rings(&path.segments, grid);
    if mode == PaintMode::FillStroke && rings.len() == 1 && rings[0].closed {
        operations.push(area(&rings, mode));
        return;
    }
    if path.fill.is_some() {
        operations.push(area(&rings, PaintMode::Fill));
    }
    if path.stroke.is_some() {
        operations.extend(
            rings.into_iter().map(|ring| Op::DrawLine { line: Line { points: ring.points, is_closed: ring.closed } }),
        );
    }
}

fn area(rings: &[Ring], mode: PaintMode) -> Op {
    let rings = rings.iter().map(|ring| PolygonRing { points: ring.points.clone() }).collect();
    Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::EvenOdd } }
}

/// The rectangle that the segments go around, if they go around one.
fn rectangle(segments: &[Segment], grid: Grid, mode: PaintMode) -> Option<Rect> {
    let &[Segment::Move(a), Segment::Line(b), Segment::Line(c), Segment::Line(d), Segment::Close] = segments else {
        return None;
    };
    let [a, b, c, d] = [a, b, c, d].map(|corner| grid.place(corner));
    let along = a.1 == b.1 && b.0 == c.0 && c.1 == d.1 && d.0 == a.0;
    let across = a.0 == b.0 && b.1 == c.1 && c.0 == d.0 && d.1 == a.1;
    if !along && !across {
        return None;
    }
    Some(Rect {
        x: Pt(points(a.0.min(c.0))),
        y: Pt(points(a.1.min(c.1))),
        width: Pt(points((a.0 - c.0).abs())),
        height: Pt(points((a.1 - c.1).abs())),
        mode: Some(mode),
        winding_order: None,
    })
}

fn rings(segments: &[Segment], grid: Grid) -> Vec<Ring> {
    let mut rings: Vec<Ring> = Vec::new();
    let point = |place: crate::geometry::Point, bezier: bool| {
        let (x, y) = grid.place(place);
        LinePoint { p: Point { x: Pt(points(x)), y: Pt(points(y)) }, bezier }
    };
    for segment in segments {
        match *segment {
            Segment::Move(to) => rings.push(Ring { points: vec![point(to, false)], closed: false }),
            Segment::Line(to) => open(&mut rings).push(point(to, false)),
            Segment::Curve(a, b, to) => open(&mut rings).extend([point(a, true), point(b, true), point(to, false)]),
            Segment::Close => {
                if let Some(ring) = rings.last_mut() {
                    ring.closed = true;
                }
            }
        }
    }
    rings.retain(|ring| ring.points.len() > 1);
    rings
}

/// The points of the ring that a line or curve goes on; after a `Close` that is a new one from the same start.
fn open(rings: &mut Vec<Ring>) -> &mut Vec<LinePoint> {
    if rings.last().is_none_or(|ring| ring.closed) {
        let start = rings.last().and_then(|ring| ring.points.first().cloned());
        rings.push(Ring { points: start.into_iter().collect(), closed: false });
    }
    &mut rings.last_mut().expect("a ring was just added where there was none").points
}

//! The marks of the points of a line: where there are more than two lines, each has a shape of its own, so that they are
//! told apart without colour.

use super::canvas::Canvas;
use super::spec::ChartSpec;
use crate::frame::{Color, Path};
use crate::geometry::Point;

/// The corners of the shapes for a radius of one; none reaches further than the larger circle of the first series does.
const SQUARE: [(f32, f32); 4] = [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)];
const DIAMOND: [(f32, f32); 4] = [(0.0, -1.14), (1.14, 0.0), (0.0, 1.14), (-1.14, 0.0)];
const UP: [(f32, f32); 3] = [(0.0, -1.14), (1.14, 0.9), (-1.14, 0.9)];
const DOWN: [(f32, f32); 3] = [(0.0, 1.14), (-1.14, -0.9), (1.14, -0.9)];

/// The shapes in the order of the series; none stands for a circle.
const SHAPES: [Option<&[(f32, f32)]>; 5] = [None, Some(&SQUARE), Some(&DIAMOND), Some(&UP), Some(&DOWN)];

/// The corners of the marks of a series; none for circles.
pub(super) fn corners(spec: &ChartSpec, series: usize) -> Option<&'static [(f32, f32)]> {
    if spec.series.len() > 2 { SHAPES[series % SHAPES.len()] } else { None }
}

/// Draws a mark with its corners around a centre.
pub(super) fn draw(canvas: &Canvas<'_>, corners: &[(f32, f32)], centre: Point, radius: f32, color: Color) {
    let places: Vec<Point> = corners.iter().map(|(x, y)| centre.moved(x * radius, y * radius)).collect();
    canvas.path(Path::polygon(&places, color));
}

#[cfg(test)]
mod tests {
    use super::corners;
    use crate::chart::spec::ChartKind;
    use crate::chart::tests::sample;

    #[test]
    fn more_than_two_lines_have_different_marks() {
        let line = |name| (name, vec![Some(1.0), Some(2.0)]);
        let two = sample(ChartKind::Line, true, &["a", "b"], &[line("A"), line("B")]);
        assert!((0..2).all(|series| corners(&two, series).is_none()));
        let names = ["A", "B", "C", "D", "E"];
        let five = sample(ChartKind::Line, true, &["a", "b"], &names.map(line));
        for series in 0..names.len() {
            assert!((0..series).all(|other| corners(&five, series) != corners(&five, other)));
        }
    }
}

//! Outlines on the globe → outlines on the page: an equal-area projection, and where in an outline a label fits.

use super::spec::Outline;
use crate::geometry::{Point, Rect};

/// Mean radius of the earth in kilometres (IUGG).
const EARTH: f64 = 6371.0088;

/// Steps in which places for a label are tried, across and down.
const STEPS: u16 = 36;

/// The outlines of a map in kilometres, y downwards, from the top left corner of what they fill.
pub(super) struct Projected {
    pub(super) shapes: Vec<Vec<Vec<(f64, f64)>>>,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Projects outlines by Lambert's azimuthal equal-area projection of the sphere (Snyder, Map Projections, equations
/// 24-2 to 24-4), centred on the middle of their bounds.
pub(super) fn project(shapes: &[Outline]) -> Projected {
    let places = || shapes.iter().flat_map(|shape| &shape.rings).flatten();
    let bounds = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (west, east) = bounds(&mut places().map(|place| place.0));
    // Shapes on both sides of the 180th meridian stay together.
    let turn = |longitude: f64| if east - west > 180.0 && longitude < 0.0 { longitude + 360.0 } else { longitude };
    let (west, east) = bounds(&mut places().map(|place| turn(place.0)));
    let (south, north) = bounds(&mut places().map(|place| place.1));
    let (middle, latitude) = (f64::midpoint(west, east).to_radians(), f64::midpoint(south, north).to_radians());
    let project = |(x, y): (f64, f64)| {
        let (turned, y) = (turn(x).to_radians() - middle, y.to_radians());
        let near = latitude.sin() * y.sin() + latitude.cos() * y.cos() * turned.cos();
        let scale = EARTH * (2.0 / (1.0 + near).max(1e-9)).sqrt();
        let up = latitude.cos() * y.sin() - latitude.sin() * y.cos() * turned.cos();
        (scale * y.cos() * turned.sin(), -scale * up)
    };
    let mut projected: Vec<Vec<Vec<(f64, f64)>>> = shapes
        .iter()
        .map(|shape| shape.rings.iter().map(|ring| ring.iter().map(|place| project(*place)).collect()).collect())
        .collect();
    let flat = || projected.iter().flatten().flatten();
    let (left, right) = bounds(&mut flat().map(|place| place.0));
    let (top, bottom) = bounds(&mut flat().map(|place| place.1));
    if !(right > left && bottom > top) {
        return Projected { shapes: Vec::new(), width: 1.0, height: 1.0 };
    }
    for place in projected.iter_mut().flatten().flatten() {
        *place = (place.0 - left, place.1 - top);
    }
    Projected { shapes: projected, width: right - left, height: bottom - top }
}

/// An outline on the page.
pub(super) struct Area {
    pub(super) rings: Vec<Vec<Point>>,
    pub(super) bounds: Rect,
}

impl Area {
    /// An outline with its bounds.
    pub(super) fn new(rings: Vec<Vec<Point>>) -> Self {
        let mut places = rings.iter().flatten().map(|place| Rect::new(place.x, place.y, 0.0, 0.0));
        let first = places.next().unwrap_or_default();
        let bounds = places.fold(first, Rect::union);
        Self { rings, bounds }
    }

    /// The straight pieces of its rings.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        self.rings.iter().flat_map(|ring| ring.windows(2).map(|pair| (pair[0], pair[1])))
    }

    /// Whether a place is inside, by the even-odd rule.
    pub(super) fn holds(&self, place: Point) -> bool {
        let crossings = self.edges().filter(|(a, b)| {
            (a.y > place.y) != (b.y > place.y) && place.x < (b.x - a.x) * (place.y - a.y) / (b.y - a.y) + a.x
        });
        !crossings.count().is_multiple_of(2)
    }

    /// Distance to the nearest border.
    fn distance(&self, place: Point) -> f32 {
        self.edges().map(|(a, b)| squared(place, a, b)).fold(f32::INFINITY, f32::min).sqrt()
    }

    /// Whether a border is as near as this.
    pub(super) fn is_near(&self, place: Point, reach: f32) -> bool {
        self.edges().any(|(a, b)| squared(place, a, b) <= reach * reach)
    }

    /// Whether it covers any of a rectangle.
    pub(super) fn meets(&self, area: Rect) -> bool {
        self.bounds.meets(area, 0.0)
            && (corners(area).into_iter().any(|corner| self.holds(corner)) || self.crosses(area))
    }

    fn crosses(&self, area: Rect) -> bool {
        self.edges().any(|(from, to)| super::placing::crosses(area, from, to))
    }

    /// Whether a rectangle of a size lies inside somewhere, so that there is a [`Self::place_for`] it.
    pub(super) fn has_room(&self, width: f32, height: f32, is_free: &dyn Fn(Rect) -> bool) -> bool {
        let around = |at: Point| Rect::new(at.x - width / 2.0, at.y - height / 2.0, width, height);
        self.grid().any(|at| self.holds(at) && !self.crosses(around(at)) && is_free(around(at)))
    }

    /// The middle of the rectangle of a size that lies inside, as far from the borders as it can; none when it does not fit.
    pub(super) fn place_for(&self, width: f32, height: f32, is_free: &dyn Fn(Rect) -> bool) -> Option<Point> {
        let around = |at: Point| Rect::new(at.x - width / 2.0, at.y - height / 2.0, width, height);
        let mut best: Option<(f32, Point)> = None;
        for at in self.grid().filter(|at| self.holds(*at)) {
            let distance = self.distance(at);
            // Whether a label fits is dear to find out: only where it would stand best is it asked.
            let better = best.is_none_or(|(most, _)| distance > most + 0.01);
            if better && !self.crosses(around(at)) && is_free(around(at)) {
                best = Some((distance, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// The place inside that is farthest from the borders.
    pub(super) fn pole(&self) -> Point {
        let inside = self.grid().filter(|at| self.holds(*at)).map(|at| (self.distance(at), at));
        let best = inside.reduce(|best, at| if at.0 > best.0 + 0.01 { at } else { best });
        best.map_or(Point::new(self.bounds.x, self.bounds.y), |(_, at)| at)
    }

    fn grid(&self) -> impl Iterator<Item = Point> {
        let bounds = self.bounds;
        let at = |step: u16, from: f32, length: f32| from + length * (f32::from(step) + 0.5) / f32::from(STEPS);
        (0..STEPS).flat_map(move |y| {
            (0..STEPS).map(move |x| Point::new(at(x, bounds.x, bounds.width), at(y, bounds.y, bounds.height)))
        })
    }
}

fn corners(area: Rect) -> [Point; 4] {
    [
        Point::new(area.x, area.y),
        Point::new(area.right(), area.y),
        Point::new(area.x, area.bottom()),
        Point::new(area.right(), area.bottom()),
    ]
}

/// Distance of a place from a straight piece, squared.
fn squared(place: Point, a: Point, b: Point) -> f32 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((place.x - a.x) * dx + (place.y - a.y) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let (x, y) = (place.x - a.x - along * dx, place.y - a.y - along * dy);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::{Area, project};
    use crate::chart::spec::Outline;
    use crate::geometry::{Point, Rect};

    fn square(west: f64, south: f64) -> Outline {
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];
        Outline { category: None, rings: vec![ring.iter().map(|(x, y)| (west + x, south + y)).collect()] }
    }

    fn area(ring: &[(f64, f64)]) -> f64 {
        ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn equal_areas_of_the_globe_are_equal_on_the_page() {
        let projected = project(&[square(20.0, 10.0), square(60.0, 10.0), square(40.0, 10.0)]);
        let areas: Vec<f64> = projected.shapes.iter().map(|rings| area(&rings[0])).collect();
        assert!((areas[0] / areas[1] - 1.0).abs() < 1e-6, "{areas:?}");
        assert!((areas[0] / areas[2] - 1.0).abs() < 2e-3, "{areas:?}");
        let known = 111.2 * 111.2 * 10.5_f64.to_radians().cos();
        assert!((areas[2] / known - 1.0).abs() < 0.01, "{areas:?}");
    }

    #[test]
    fn shapes_beside_the_date_line_stay_together() {
        let projected = project(&[square(179.0, 0.0), square(-180.0, 0.0)]);
        assert!(projected.width < 250.0, "{}", projected.width);
    }

    #[test]
    fn a_label_stands_inside_and_not_over_a_hole() {
        let ring = |x: f32, side: f32| {
            [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
                .map(|(a, b)| Point::new(x + a * side, x + b * side))
                .to_vec()
        };
        let area = Area::new(vec![ring(0.0, 100.0), ring(30.0, 20.0)]);
        assert!(!area.holds(Point::new(40.0, 40.0)));
        let at = area.place_for(40.0, 20.0, &|_| true).expect("room");
        let label = Rect::new(at.x - 20.0, at.y - 10.0, 40.0, 20.0);
        assert!(!label.meets(Rect::new(30.0, 30.0, 20.0, 20.0), 0.0), "{at:?}");
        assert_eq!(area.place_for(101.0, 20.0, &|_| true), None);
    }
}

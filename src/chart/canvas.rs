//! The sheet that a chart is drawn on: labels, rules, and planes with coordinates, all through plotters.

use super::backend::{Recorder, Sheet, length, point, units};
use super::placing::crosses;
use super::tint::tint;
use super::words::{Label, Words};
use crate::frame::{Artifact, Color, Draw, Frame, Item, Mark, Path, Stroke};
use crate::geometry::{Point, Rect, Size};
use crate::shown::Shown;
use crate::structure::NodeId;
use crate::text::TextStyle;
use crate::theme::Theme;
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::Cartesian2d;
use plotters::style::{RGBColor, ShapeStyle};
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Parts of an interrupted line that are shorter look like dirt, in points.
const SPECK: f32 = 2.0;

/// Width of the outline of a mark that is lighter than others, in points.
const OUTLINE: f32 = 0.9;

const RECORDED: &str = "recording a drawing does not fail";

/// Which part of a label stands at its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A chart that is being drawn.
pub(super) struct Canvas<'a> {
    pub(super) words: Words<'a>,
    pub(super) size: Size,
    node: NodeId,
    sheet: Rc<RefCell<Sheet>>,
    root: DrawingArea<Recorder, Shift>,
    shown: Vec<Shown>,
    labels: Vec<Rect>,
}

/// A part of the canvas with coordinates: x to the right and y upwards, unless their ranges are reversed.
pub(super) struct Plane {
    chart: ChartContext<'static, Recorder, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    sheet: Rc<RefCell<Sheet>>,
}

impl<'a> Canvas<'a> {
    /// An empty canvas; what says something will belong to `node`.
    pub(super) fn new(words: Words<'a>, size: Size, node: NodeId) -> Self {
        let sheet = Sheet { items: Vec::new(), mark: Mark::Content(node), dash: None };
        let sheet = Rc::new(RefCell::new(sheet));
        let root = Recorder { sheet: Rc::clone(&sheet), size }.into_drawing_area();
        Self { words, size, node, sheet, root, shown: Vec::new(), labels: Vec::new() }
    }

    /// An empty canvas for a part of this one.
    pub(super) fn part(&self, size: Size) -> Self {
        Self::new(self.words, size, self.node)
    }

    /// Puts a part with its top left corner at a place.
    pub(super) fn add(&mut self, part: Self, at: Point) {
        let labels =
            part.labels.iter().map(|label| Rect::new(label.x + at.x, label.y + at.y, label.width, label.height));
        self.labels.extend(labels);
        let part = part.finish();
        self.sheet.borrow_mut().items.extend(part.items.into_iter().map(|item| item.moved(at.x, at.y)));
        self.shown.extend(part.shown);
    }

    /// What was drawn.
    pub(super) fn finish(self) -> Frame {
        let items = std::mem::take(&mut self.sheet.borrow_mut().items);
        Frame { size: self.size, items, links: Vec::new(), shown: self.shown }
    }

    /// A part of the canvas with coordinates.
    pub(super) fn plane(&self, area: Rect, x: Range<f64>, y: Range<f64>) -> Plane {
        let (width, height) = (area.width.max(1.0), area.height.max(1.0));
        let part = self.root.clone().shrink((units(area.x), units(area.y)), (units(width), units(height)));
        let chart = ChartBuilder::on(&part).build_cartesian_2d(x, y).expect(RECORDED);
        Plane { chart, sheet: Rc::clone(&self.sheet) }
    }

    /// Where a line of text would stand.
    pub(super) fn area(label: &Label, at: Point, anchor: Anchor) -> Rect {
        label.area(Point::new(at.x - shift(label, anchor), at.y))
    }

    /// Whether no label stands there and it is inside the canvas.
    pub(super) fn is_free(&self, area: Rect) -> bool {
        let sheet = Rect::new(0.0, 0.0, self.size.width, self.size.height);
        sheet.holds(area, 0.1) && self.labels.iter().all(|taken| !taken.meets(area, -1.0))
    }

    /// Whether no label stands there, inside the canvas or not.
    pub(super) fn is_clear(&self, area: Rect) -> bool {
        self.labels.iter().all(|taken| !taken.meets(area, 0.0))
    }

    /// Whether a line strikes no label through.
    pub(super) fn is_open(&self, from: Point, to: Point) -> bool {
        self.labels.iter().all(|label| !crosses(*label, from, to))
    }

    /// Sets a line of text with its baseline at a place.
    pub(super) fn put(&mut self, label: Label, at: Point, anchor: Anchor) {
        let origin = Point::new(at.x - shift(&label, anchor), at.y);
        self.labels.push(label.area(origin));
        let mut run = label.run;
        run.origin = origin;
        self.sheet.borrow_mut().items.push(Item { mark: Mark::Content(self.node), draw: Draw::Text(run) });
    }

    /// Sets the lines of a label, the first baseline at a place.
    pub(super) fn put_lines(&mut self, labels: Vec<Label>, at: Point, anchor: Anchor) {
        let mut baseline = at.y;
        for label in labels {
            self.put(label, Point::new(at.x, baseline), anchor);
            baseline += self.words.theme.label_leading();
        }
    }

    /// Sets a text on one line.
    pub(super) fn write(&mut self, text: &str, style: &TextStyle, at: Point, anchor: Anchor) {
        let label = self.words.line(text, style);
        self.put(label, at, anchor);
    }

    /// Prints a number.
    pub(super) fn print(&mut self, shown: &Shown, style: &TextStyle, at: Point, anchor: Anchor) {
        self.shown.push(shown.clone());
        self.write(&shown.text, style, at, anchor);
    }

    /// Draws a line that says nothing.
    pub(super) fn rule(&self, from: Point, to: Point, stroke: Stroke) {
        let mark = Mark::Artifact(Artifact::Layout);
        self.sheet.borrow_mut().items.push(Item { mark, draw: Draw::Path(Path::line(from, to, stroke)) });
    }

    /// Draws an upright or level line that says something, interrupted where it would strike labels through.
    pub(super) fn line_between_labels(&self, from: Point, to: Point, stroke: Stroke) {
        for (from, to) in self.between_labels(from, to) {
            self.path(Path::line(from, to, stroke));
        }
    }

    /// Draws an upright or level line that says nothing, interrupted where it would strike labels through.
    pub(super) fn rule_between_labels(&self, from: Point, to: Point, stroke: Stroke) {
        for (from, to) in self.between_labels(from, to) {
            self.rule(from, to, stroke);
        }
    }

    /// The parts of an upright or level line that meet no label, without specks.
    fn between_labels(&self, from: Point, to: Point) -> Vec<(Point, Point)> {
        let level = from.y.total_cmp(&to.y).is_eq();
        let mut cuts: Vec<Range<f32>> = self
            .labels
            .iter()
            .filter(|label| crosses(**label, from, to))
            .map(|label| if level { label.x - 2.0..label.right() + 2.0 } else { label.y - 1.5..label.bottom() + 1.5 })
            .collect();
        cuts.sort_by(|a, b| a.start.total_cmp(&b.start));
        let (mut start, end) = if level { (from.x, to.x) } else { (from.y, to.y) };
        cuts.push(end..end);
        let at = |along: f32| if level { Point::new(along, from.y) } else { Point::new(from.x, along) };
        let mut parts = Vec::new();
        for cut in cuts {
            if cut.start > start + SPECK {
                parts.push((at(start), at(cut.start)));
            }
            start = start.max(cut.end);
        }
        parts
    }

    /// Draws a path that says something.
    pub(super) fn path(&self, path: Path) {
        self.sheet.borrow_mut().items.push(Item { mark: Mark::Content(self.node), draw: Draw::Path(path) });
    }
}

impl Plane {
    /// Where a value is on the canvas, in points.
    pub(super) fn at(&self, x: f64, y: f64) -> Point {
        point(self.chart.backend_coord(&(x, y)))
    }

    /// A filled rectangle between two corners.
    pub(super) fn bar(&mut self, from: (f64, f64), to: (f64, f64), color: Color) {
        self.chart.draw_series([Rectangle::new([from, to], fill(color))]).expect(RECORDED);
    }

    /// Makes a bar lighter that was drawn in a colour, and keeps its outline: what it counts is not over.
    pub(super) fn lighten(&mut self, theme: &Theme, from: (f64, f64), to: (f64, f64), color: Color) {
        let (a, b) = (self.at(from.0, from.1), self.at(to.0, to.1));
        let area = Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs());
        let edge = OUTLINE.min(area.width / 2.0).min(area.height / 2.0);
        let inner = Rect::new(area.x + edge, area.y + edge, area.width - 2.0 * edge, area.height - 2.0 * edge);
        let mut sheet = self.sheet.borrow_mut();
        let mark = sheet.mark;
        sheet.items.push(Item { mark, draw: Draw::Path(Path::rect(inner, tint(theme, color))) });
    }

    /// A line through points.
    pub(super) fn line(&mut self, points: &[(f64, f64)], stroke: Stroke) {
        self.sheet.borrow_mut().dash = stroke.dash;
        let style = ShapeStyle { color: rgb(stroke.color).into(), filled: false, stroke_width: length(stroke.width) };
        self.chart.draw_series([PathElement::new(points.to_vec(), style)]).expect(RECORDED);
        self.sheet.borrow_mut().dash = None;
    }

    /// A filled polygon.
    pub(super) fn polygon(&mut self, corners: &[(f64, f64)], color: Color) {
        self.chart.draw_series([Polygon::new(corners.to_vec(), fill(color))]).expect(RECORDED);
    }

    /// A filled circle with a radius in points.
    pub(super) fn circle(&mut self, at: (f64, f64), radius: f32, color: Color) {
        self.chart.draw_series([Circle::new(at, length(radius), fill(color))]).expect(RECORDED);
    }
}

fn shift(label: &Label, anchor: Anchor) -> f32 {
    match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => label.width / 2.0,
        Anchor::End => label.width,
    }
}

fn rgb(color: Color) -> RGBColor {
    RGBColor(color.red, color.green, color.blue)
}

fn fill(color: Color) -> ShapeStyle {
    ShapeStyle { color: rgb(color).into(), filled: true, stroke_width: 0 }
}

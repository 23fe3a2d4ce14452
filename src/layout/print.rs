//! Pages as they are read → sheets as a printer cuts them: grounds reach beyond the edge, marks say where it is.

use super::{Document, Page, PlacedImage, Sheet};
use crate::config::PrintConfig;
use crate::frame::{Artifact, Color, Draw, Frame, Item, Mark, Path, Segment, Stroke};
use crate::geometry::{Point, Rect, Size};

/// How far off the edge a mark starts at least, how long it is, and what the sheet has beyond it.
const CLEAR: f32 = 6.0;
const LENGTH: f32 = 14.17;
const BEYOND: f32 = 2.83;
/// Width of the pen of marks.
const HAIR: f32 = 0.25;
/// How close to the edge of the page something ends that is meant to reach it.
const NEAR: f32 = 0.05;

impl Document {
    /// The same pages on sheets that are larger all around. Nothing moves on a page.
    #[must_use]
    pub fn for_print(mut self, print: PrintConfig) -> Self {
        let clear = print.bleed.max(CLEAR);
        let around = if print.marks { clear + LENGTH + BEYOND } else { print.bleed };
        for page in &mut self.pages {
            enlarge(page, &self.images, (print.bleed, around));
            if print.marks {
                page.frame.items.extend(marks(page.frame.size, around, clear));
            }
        }
        for node in &mut self.structure.nodes {
            node.area = node.area.map(|(page, area)| (page, area.moved(around, around)));
        }
        for (_, y) in self.places.values_mut() {
            *y += around;
        }
        self
    }
}

fn enlarge(page: &mut Page, images: &[PlacedImage], (bleed, around): (f32, f32)) {
    let size = page.frame.size;
    let trim = Rect::new(0.0, 0.0, size.width, size.height);
    let mut inner = std::mem::take(&mut page.frame);
    for item in &mut inner.items {
        reach_out(&mut item.draw, images, (trim, bleed));
    }
    let mut frame = Frame::new(Size::new(size.width + 2.0 * around, size.height + 2.0 * around));
    frame.place(inner, Point::new(around, around));
    page.frame = frame;
    let trim = trim.moved(around, around);
    page.sheet = Some(Sheet { trim, bleed: grown(trim, bleed) });
}

/// Lets what ends at the edge of the page end at that of the bleed.
fn reach_out(draw: &mut Draw, images: &[PlacedImage], (trim, bleed): (Rect, f32)) {
    let x = |x: f32| reached(x, trim.width, bleed);
    let y = |y: f32| reached(y, trim.height, bleed);
    let out = |at: Point| Point::new(x(at.x), y(at.y));
    match draw {
        Draw::Text(_) => {}
        Draw::Path(path) => {
            for segment in &mut path.segments {
                *segment = match *segment {
                    Segment::Move(to) => Segment::Move(out(to)),
                    Segment::Line(to) => Segment::Line(out(to)),
                    Segment::Curve(a, b, to) => Segment::Curve(out(a), out(b), out(to)),
                    Segment::Close => Segment::Close,
                };
            }
        }
        Draw::Picture(picture) => {
            let (from, to) = (out(Point::new(picture.area.x, picture.area.y)), {
                out(Point::new(picture.area.right(), picture.area.bottom()))
            });
            let area = Rect::new(from.x, from.y, to.x - from.x, to.y - from.y);
            if area != picture.area {
                let placed = &images[picture.image];
                picture.area = area;
                picture.whole = area.covered_by(placed.image.size(), placed.focus);
            }
        }
    }
}

/// A coordinate that reaches the edge of a page of that length, moved to the edge of the bleed.
fn reached(at: f32, length: f32, bleed: f32) -> f32 {
    if at <= NEAR {
        -bleed
    } else if at >= length - NEAR {
        length + bleed
    } else {
        at
    }
}

fn grown(area: Rect, by: f32) -> Rect {
    Rect::new(area.x - by, area.y - by, area.width + 2.0 * by, area.height + 2.0 * by)
}

/// Two lines at each corner of the page, outside of it.
fn marks(sheet: Size, around: f32, clear: f32) -> Vec<Item> {
    let pen = Stroke::solid(Color::BLACK, HAIR);
    let mut marks = Vec::with_capacity(8);
    for (x, across) in [(around, -1.0), (sheet.width - around, 1.0)] {
        for (y, down) in [(around, -1.0), (sheet.height - around, 1.0)] {
            let (near, far) = (clear, clear + LENGTH);
            let lines = [
                (Point::new(x + across * near, y), Point::new(x + across * far, y)),
                (Point::new(x, y + down * near), Point::new(x, y + down * far)),
            ];
            marks.extend(lines.map(|(from, to)| Item {
                mark: Mark::Artifact(Artifact::Production),
                draw: Draw::Path(Path::line(from, to, pen)),
            }));
        }
    }
    marks
}

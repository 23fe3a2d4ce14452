//! plotters' drawing operations → items of a frame, in hundredths of a point.

use crate::frame::{Color, Draw, Item, Mark, Path, Segment, Stroke};
use crate::geometry::{Point, Rect, Size};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

/// Units of plotters' integer coordinates in a point.
const UNITS: f32 = 100.0;

/// Handle length of a quarter circle of radius 1.
const QUARTER: f32 = 0.552_284_8;

/// What was drawn so far, and what the next drawing is.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Back to front.
    pub(super) items: Vec<Item>,
    /// What the next items are to a reader who cannot see them.
    pub(super) mark: Mark,
    /// Dash of the next lines.
    pub(super) dash: Option<(f32, f32)>,
}

/// A drawing backend that keeps what it is told to draw.
#[derive(Clone, Debug)]
pub(super) struct Recorder {
    pub(super) sheet: Rc<RefCell<Sheet>>,
    pub(super) size: Size,
}

type Done = Result<(), DrawingErrorKind<Infallible>>;

/// Points → plotters' units.
#[expect(clippy::cast_possible_truncation, reason = "a page is far smaller than i32::MAX hundredths of a point")]
pub(super) fn units(points: f32) -> i32 {
    (points * UNITS).round() as i32
}

/// Points → plotters' units, for lengths.
pub(super) fn length(points: f32) -> u32 {
    units(points).unsigned_abs()
}

/// plotters' units → points.
#[expect(clippy::cast_precision_loss, reason = "a page is far smaller than 2^24 hundredths of a point")]
pub(super) fn point((x, y): BackendCoord) -> Point {
    Point::new(x as f32 / UNITS, y as f32 / UNITS)
}

impl Recorder {
    fn push(&self, path: Path) {
        let mut sheet = self.sheet.borrow_mut();
        let mark = sheet.mark;
        sheet.items.push(Item { mark, draw: Draw::Path(path) });
    }

    #[expect(clippy::cast_precision_loss, reason = "pens are far thinner than 2^24 hundredths of a point")]
    fn stroke<S: BackendStyle>(&self, style: &S) -> Stroke {
        let dash = self.sheet.borrow().dash;
        Stroke { color: color(style.color()), width: style.stroke_width() as f32 / UNITS, round: dash.is_none(), dash }
    }

    /// A path that is filled or stroked in a style; invisible ones are left out.
    fn paint<S: BackendStyle>(&self, segments: Vec<Segment>, style: &S, fill: bool) {
        if style.color().alpha > 0.0 && segments.len() > 1 {
            let fill_color = fill.then(|| color(style.color()));
            let stroke = (!fill).then(|| self.stroke(style));
            self.push(Path { segments, fill: fill_color, stroke });
        }
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (length(self.size.width), length(self.size.height))
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, pixel: BackendColor) -> Done {
        let at = point(at);
        self.push(Path::rect(Rect::new(at.x, at.y, 1.0 / UNITS, 1.0 / UNITS), color(pixel)));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Done {
        let corners = [a, (b.0, a.1), b, (a.0, b.1)];
        let mut segments = joined(corners);
        segments.push(Segment::Close);
        self.paint(segments, style, fill);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Done {
        self.paint(joined(path), style, false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Done {
        let centre = point(centre);
        let radius = point((i32::try_from(radius).unwrap_or(i32::MAX), 0)).x;
        self.paint(circle(centre, radius), style, fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Done {
        let mut segments = joined(corners);
        segments.push(Segment::Close);
        self.paint(segments, style, true);
        Ok(())
    }
}

fn color(color: BackendColor) -> Color {
    let (red, green, blue) = color.rgb;
    Color { red, green, blue }
}

fn joined(corners: impl IntoIterator<Item = BackendCoord>) -> Vec<Segment> {
    let mut segments = Vec::new();
    for corner in corners {
        let to = point(corner);
        segments.push(if segments.is_empty() { Segment::Move(to) } else { Segment::Line(to) });
    }
    segments
}

/// The outline of a circle.
pub(super) fn circle(centre: Point, radius: f32) -> Vec<Segment> {
    let at = |x: f32, y: f32| centre.moved(x * radius, y * radius);
    vec![
        Segment::Move(at(1.0, 0.0)),
        Segment::Curve(at(1.0, QUARTER), at(QUARTER, 1.0), at(0.0, 1.0)),
        Segment::Curve(at(-QUARTER, 1.0), at(-1.0, QUARTER), at(-1.0, 0.0)),
        Segment::Curve(at(-1.0, -QUARTER), at(-QUARTER, -1.0), at(0.0, -1.0)),
        Segment::Curve(at(QUARTER, -1.0), at(1.0, -QUARTER), at(1.0, 0.0)),
        Segment::Close,
    ]
}

//! Finished geometry: what is drawn, where, and what it is to a reader who cannot see it.
//!
//! Charts and pages are made of the same items. A frame decides nothing any more: `pdf` and `preview` transcribe it.

use crate::geometry::{Point, Rect, Size};
use crate::shown::Shown;
use crate::structure::NodeId;

/// A role of faces: the theme says which font plays it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FaceId {
    /// Titles and large numbers.
    Display,
    /// Running text.
    Text,
    /// Emphasis in running text.
    TextItalic,
    /// Strong running text, titles of figures.
    TextStrong,
    /// Labels, tables, notes.
    Label,
    /// Emphasis in them. Its digits may differ in width: never for numbers.
    LabelItalic,
    /// Heads, value labels.
    LabelStrong,
    /// Strong emphasis in notes.
    LabelBold,
}

/// An opaque sRGB colour.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Color {
    /// Red, 0 to 255.
    pub red: u8,
    /// Green, 0 to 255.
    pub green: u8,
    /// Blue, 0 to 255.
    pub blue: u8,
}

impl Color {
    /// White.
    pub const WHITE: Self = Self::hex(0xFF_FF_FF);

    /// Black.
    pub const BLACK: Self = Self::hex(0);

    /// From `0xRRGGBB`.
    pub const fn hex(value: u32) -> Self {
        let [_, red, green, blue] = value.to_be_bytes();
        Self { red, green, blue }
    }
}

/// What an item is to assistive technology. There is no third way: untagged content cannot be built.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Mark {
    /// Belongs to this node of the document's structure.
    Content(NodeId),
    /// Says nothing: rules, grounds, page furniture.
    Artifact(Artifact),
}

/// Why an item says nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Artifact {
    /// Running head.
    Header,
    /// Folio and foot.
    Footer,
    /// Rules, grounds, gridlines, repeated table heads.
    Layout,
}

/// A drawn thing with its meaning.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// Content or artifact.
    pub mark: Mark,
    /// What is drawn.
    pub draw: Draw,
}

/// What can be drawn.
#[derive(Clone, PartialEq, Debug)]
pub enum Draw {
    /// A run of glyphs on one baseline.
    Text(TextRun),
    /// Lines and curves, filled, stroked or both.
    Path(Path),
    /// A picture of the document.
    Picture(Picture),
}

/// A picture in its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Picture {
    /// Which of the document's pictures.
    pub image: usize,
    /// The area that it fills as it is seen.
    pub area: Rect,
}

/// Glyphs of one role of type, size and colour on one baseline.
#[derive(Clone, PartialEq, Debug)]
pub struct TextRun {
    /// Left end of the baseline.
    pub origin: Point,
    /// Role of type.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Colour of the ink.
    pub fill: Color,
    /// What the run says, in logical order; `U+00AD` where a hyphen is drawn that is not in the text.
    pub text: String,
    /// The glyphs from left to right; each names its part of `text`.
    pub glyphs: Vec<Glyph>,
}

/// One glyph. Advances and offsets are in thousandths of the size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Glyph {
    /// The number of its font: the role's own, or one that stands in for it.
    pub font: u8,
    /// Glyph index in the font.
    pub id: u16,
    /// How far the next glyph is.
    pub advance: f32,
    /// Shift of this glyph to the right.
    pub dx: f32,
    /// Shift of this glyph upwards.
    pub dy: f32,
    /// Byte where its text starts in the run's text.
    pub start: u32,
    /// Bytes of its text; 0 for the further glyphs of a cluster.
    pub length: u16,
}

impl TextRun {
    /// Width in points.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * self.size / 1000.0
    }
}

/// A path.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Path {
    /// Its parts in order; starts with `Move`.
    pub segments: Vec<Segment>,
    /// Colour inside (even-odd), if any.
    pub fill: Option<Color>,
    /// Pen along it, if any.
    pub stroke: Option<Stroke>,
}

/// A part of a path.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Segment {
    /// Starts a ring or a line.
    Move(Point),
    /// Straight to.
    Line(Point),
    /// Cubic curve: two handles and the end.
    Curve(Point, Point, Point),
    /// Back to the last `Move`.
    Close,
}

/// A pen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width in points.
    pub width: f32,
    /// Round ends and joins.
    pub round: bool,
    /// Lengths of dash and gap in points.
    pub dash: Option<(f32, f32)>,
}

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Target {
    /// An address outside.
    Uri(String),
    /// The place of a node of the structure: a heading, a figure, a table, a note.
    Node(NodeId),
}

/// A place that can be clicked.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// The area, one per line of text.
    pub area: Rect,
    /// Where it leads.
    pub target: Target,
    /// The `Link` element that it belongs to.
    pub node: NodeId,
    /// What a screen reader says of it; not empty.
    pub description: String,
}

/// Items at fixed places.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Frame {
    /// Width and height.
    pub size: Size,
    /// What is drawn, back to front. Also the reading order of the items of one node.
    pub items: Vec<Item>,
    /// What can be clicked.
    pub links: Vec<Link>,
    /// Every number printed in this frame, in reading order.
    pub shown: Vec<Shown>,
}

impl Frame {
    /// An empty frame.
    pub fn new(size: Size) -> Self {
        Self { size, ..Self::default() }
    }

    /// Puts all of `other` here, moved by `offset`.
    pub fn place(&mut self, other: Self, offset: Point) {
        self.items.extend(other.items.into_iter().map(|item| item.moved(offset.x, offset.y)));
        self.links
            .extend(other.links.into_iter().map(|link| Link { area: link.area.moved(offset.x, offset.y), ..link }));
        self.shown.extend(other.shown);
    }

    /// The same, larger: places, type, pens.
    #[must_use]
    pub fn magnified(mut self, by: f32) -> Self {
        self.size = Size::new(self.size.width * by, self.size.height * by);
        self.items = self.items.into_iter().map(|item| item.magnified(by)).collect();
        for link in &mut self.links {
            link.area = link.area.magnified(by);
        }
        self
    }
}

impl Item {
    /// This item larger, from the upper left corner of its frame on.
    #[must_use]
    pub fn magnified(mut self, by: f32) -> Self {
        match &mut self.draw {
            Draw::Text(run) => {
                run.origin = run.origin.magnified(by);
                run.size *= by;
            }
            Draw::Picture(picture) => picture.area = picture.area.magnified(by),
            Draw::Path(path) => {
                for segment in &mut path.segments {
                    *segment = match *segment {
                        Segment::Move(to) => Segment::Move(to.magnified(by)),
                        Segment::Line(to) => Segment::Line(to.magnified(by)),
                        Segment::Curve(a, b, to) => Segment::Curve(a.magnified(by), b.magnified(by), to.magnified(by)),
                        Segment::Close => Segment::Close,
                    };
                }
                if let Some(pen) = &mut path.stroke {
                    pen.width *= by;
                    pen.dash = pen.dash.map(|(dash, gap)| (dash * by, gap * by));
                }
            }
        }
        self
    }

    /// This item moved by `dx` and `dy`.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self.draw {
            Draw::Text(run) => run.origin = run.origin.moved(dx, dy),
            Draw::Picture(picture) => picture.area = picture.area.moved(dx, dy),
            Draw::Path(path) => {
                for segment in &mut path.segments {
                    *segment = match *segment {
                        Segment::Move(to) => Segment::Move(to.moved(dx, dy)),
                        Segment::Line(to) => Segment::Line(to.moved(dx, dy)),
                        Segment::Curve(a, b, to) => Segment::Curve(a.moved(dx, dy), b.moved(dx, dy), to.moved(dx, dy)),
                        Segment::Close => Segment::Close,
                    };
                }
            }
        }
        self
    }
}

impl Path {
    /// A straight line.
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self { segments: vec![Segment::Move(from), Segment::Line(to)], fill: None, stroke: Some(stroke) }
    }

    /// A filled rectangle.
    pub fn rect(area: Rect, fill: Color) -> Self {
        let corners = [
            Point::new(area.x, area.y),
            Point::new(area.right(), area.y),
            Point::new(area.right(), area.bottom()),
            Point::new(area.x, area.bottom()),
        ];
        Self::polygon(&corners, fill)
    }

    /// A filled polygon.
    pub fn polygon(corners: &[Point], fill: Color) -> Self {
        let mut segments: Vec<Segment> = corners.iter().copied().map(Segment::Line).collect();
        if let Some(first) = corners.first() {
            segments[0] = Segment::Move(*first);
        }
        segments.push(Segment::Close);
        Self { segments, fill: Some(fill), stroke: None }
    }
}

impl Stroke {
    /// A solid pen with square ends.
    pub const fn solid(color: Color, width: f32) -> Self {
        Self { color, width, round: false, dash: None }
    }
}

//! Flow items: measured boxes from top to bottom, with what may and may not part at the foot of a page.

use super::aside::{self, Aside};
use super::desk::{Desk, Known};
use super::figure::FigureRow;
use super::grid::Grid;
use super::image::ImageBlock;
use super::opener::Opener;
use super::paragraph::TextBlock;
use super::table::TableBlock;
use super::text_columns::Columns;
use super::twins::Twins;
use crate::frame::{Draw, Frame, Segment, Target};
use crate::geometry::{Point, Rect};
use crate::structure::NodeId;
use std::ops::Range;

/// A piece of the flow: all of it belongs to one block.
pub(super) struct Item<'a> {
    /// Whether it opens a page.
    pub(super) start: Start,
    /// Space above it, unless it tops a page.
    pub(super) before: f32,
    /// Whether no page may end after it.
    pub(super) keep: bool,
    /// Index of the running head that holds from here on.
    pub(super) running: usize,
    /// What it is made of.
    pub(super) content: Content<'a>,
    /// Notes beside it, in the side column.
    pub(super) asides: Vec<Aside<'a>>,
    /// Whether the head of a section stands beside it.
    pub(super) headed: bool,
    /// Height of the words at the top of the left column of a screen that repeat that head on further pages.
    pub(super) quiet: f32,
    /// Whether it tops a column, where it flows down columns.
    pub(super) opens_column: bool,
    /// Its boxes, once it is set.
    pub(super) strips: Vec<Strip>,
    /// The head of a table for further pages.
    pub(super) repeated: Option<Strip>,
    /// The heads of the groups of a table, as they are repeated below that, and the strips of their rows.
    pub(super) carried: Vec<(Range<usize>, Strip)>,
}

/// Whether an item opens a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Start {
    /// It follows what stands before it.
    Flow,
    /// It opens a page when little of the current one is left.
    Section,
    /// It opens a page.
    Page,
    /// It opens a page at whose top there is a coloured band.
    Band,
    /// It is a page of its own, coloured, without running head and foot.
    Opener,
}

/// What an item is made of.
pub(super) enum Content<'a> {
    /// Lines of text.
    Text(Box<TextBlock<'a>>),
    /// One or two figures side by side.
    Figures(Box<FigureRow<'a>>),
    /// A picture.
    Image(Box<ImageBlock<'a>>),
    /// A table.
    Table(Box<TableBlock<'a>>),
    /// Text that flows down columns.
    Columns(Box<Columns<'a>>),
    /// Cells side by side.
    Grid(Box<Grid<'a>>),
    /// The page that opens a chapter.
    Opener(Box<Opener<'a>>),
    /// Tables of charts side by side.
    Twins(Box<Twins<'a>>),
    /// Boxes that are drawn already.
    Fixed,
}

/// A box that no page break parts. Its frame has x of the page and y from its own top.
#[derive(Clone, Default, Debug)]
pub(super) struct Strip {
    /// Space above it, unless it tops a page.
    pub(super) before: f32,
    /// Its height.
    pub(super) height: f32,
    /// Whether no page may end after it.
    pub(super) keep: bool,
    /// How far down it takes the side column.
    pub(super) beside: f32,
    /// Notes in the side column beside it, and their height.
    pub(super) aside: Option<(Frame, f32)>,
    /// Whether it is a row below a table head, which is repeated when a page starts with it.
    pub(super) row: bool,
    /// What is drawn.
    pub(super) frame: Frame,
    /// Footnotes to which it refers first, by index.
    pub(super) notes: Vec<usize>,
    /// Nodes that start here.
    pub(super) anchors: Vec<NodeId>,
    /// Nodes that start further down, and where.
    pub(super) inside: Vec<(NodeId, f32)>,
    /// Areas of small charts in cells, and of pictures: they keep their size.
    pub(super) sparks: Vec<(NodeId, Rect)>,
    /// Areas of figures.
    pub(super) areas: Vec<(NodeId, Rect)>,
}

impl<'a> Item<'a> {
    /// An item that follows what stands before it.
    pub(super) fn new(before: f32, content: Content<'a>) -> Self {
        Self {
            start: Start::Flow,
            before,
            keep: false,
            running: 0,
            content,
            asides: Vec::new(),
            headed: false,
            quiet: 0.0,
            opens_column: false,
            strips: Vec::new(),
            repeated: None,
            carried: Vec::new(),
        }
    }

    /// An item of boxes that are drawn already.
    pub(super) fn fixed(before: f32, strips: Vec<Strip>) -> Self {
        let mut item = Self::new(before, Content::Fixed);
        item.strips = strips;
        if let Some(first) = item.strips.first_mut() {
            first.before += before;
        }
        item
    }

    /// Lets a page end after it.
    pub(super) fn release(&mut self) {
        self.keep = false;
    }

    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        let late = match &self.content {
            Content::Text(block) => block.is_late(),
            Content::Figures(row) => row.is_late(),
            Content::Image(image) => image.is_late(),
            Content::Table(table) => table.is_late(),
            Content::Columns(columns) => columns.is_late(),
            Content::Grid(grid) => grid.is_late(),
            Content::Opener(_) | Content::Twins(_) => true,
            Content::Fixed => false,
        };
        late || self.asides.iter().any(Aside::is_late)
    }

    /// Whether text may flow past it to the foot of the page while it tops the next one.
    pub(super) fn floats(&self) -> bool {
        let floating = matches!(self.content, Content::Figures(_) | Content::Image(_)) || self.is_turned();
        floating && self.start == Start::Flow && !self.keep
    }

    /// Whether it stands on a page that lies on its side.
    pub(super) fn is_turned(&self) -> bool {
        matches!(&self.content, Content::Table(table) if table.turned)
    }

    /// Whether it may stand before a figure that it follows in the text.
    pub(super) fn flows(&self) -> bool {
        matches!(self.content, Content::Text(_)) && self.start == Start::Flow && !self.keep
    }

    /// Left edge and width of a table that stands in a column.
    pub(super) fn narrow_table(&self) -> Option<(f32, f32)> {
        match &self.content {
            Content::Table(table) if table.column => Some((table.x, table.width)),
            _ => None,
        }
    }

    /// Whether this is a table that is as wide as the page.
    pub(super) fn is_wide_table(&self) -> bool {
        matches!(&self.content, Content::Table(table) if !table.column)
    }

    /// "Table 4", when this is a table with a name.
    pub(super) fn table_name(&self) -> Option<&str> {
        match &self.content {
            Content::Table(table) => table.name,
            _ => None,
        }
    }

    /// Makes the boxes. An item that was taller before keeps its height, so that the rounds of setting come to an end.
    pub(super) fn set(&mut self, desk: &Desk<'_>, known: &Known) {
        let had = height(&self.strips);
        self.strips = match &mut self.content {
            Content::Text(block) => block.set(desk, known),
            Content::Figures(row) => row.set(desk, known),
            Content::Image(image) => image.set(desk, known),
            Content::Table(table) => {
                let set = table.set(desk, known);
                self.repeated = Some(set.head);
                self.carried = set.carried;
                set.strips
            }
            Content::Columns(columns) => columns.set(desk, known),
            Content::Grid(grid) => grid.set(desk, known),
            Content::Opener(opener) => opener.set(desk, known),
            Content::Twins(twins) => vec![twins.set(desk, known)],
            Content::Fixed => {
                if let Some(last) = self.strips.last_mut() {
                    last.keep |= self.keep;
                }
                self.fill_side(desk, known);
                return;
            }
        };
        if let Some(first) = self.strips.first_mut() {
            first.before += self.before;
        }
        let has = height(&self.strips);
        if let Some(last) = self.strips.last_mut() {
            last.height += (had - has).max(0.0);
            last.keep |= self.keep;
        }
        self.fill_side(desk, known);
    }

    /// Draws the notes beside it, and tells how much of the side column its boxes take themselves.
    fn fill_side(&mut self, desk: &Desk<'_>, known: &Known) {
        let wide = match &self.content {
            Content::Text(_) => false,
            Content::Figures(row) => !row.has_side(),
            Content::Image(image) => image.wide,
            Content::Table(_)
            | Content::Columns(_)
            | Content::Grid(_)
            | Content::Opener(_)
            | Content::Twins(_)
            | Content::Fixed => true,
        };
        if desk.geometry.screen {
            let main = desk.geometry.main - 1.0;
            for strip in &mut self.strips {
                strip.beside = if strip.reaches(main) { strip.height } else { 0.0 };
            }
        } else if wide {
            self.strips.iter_mut().for_each(|strip| strip.beside = strip.height);
        }
        if let Some(first) = self.strips.first_mut().filter(|_| !self.asides.is_empty()) {
            first.aside = Some(aside::set(desk, known, &self.asides));
            first.anchors.extend(self.asides.iter().flat_map(|aside| &aside.anchors));
        }
        if !known.notes.is_empty() {
            self.strips.iter_mut().for_each(|strip| strip.find_notes(known));
        }
    }
}

impl Strip {
    /// Whether something is drawn left of a line.
    fn reaches(&self, x: f32) -> bool {
        let left = |item: &crate::frame::Item| match &item.draw {
            Draw::Text(run) => run.origin.x < x,
            Draw::Watermark(_) => false,
            Draw::Picture(picture) => picture.area.x < x,
            Draw::Path(path) => path.segments.iter().any(|segment| match segment {
                Segment::Move(to) | Segment::Line(to) | Segment::Curve(.., to) => to.x < x,
                Segment::Close => false,
            }),
        };
        self.frame.items.iter().any(left) || self.areas.iter().any(|(_, area)| area.x < x)
    }

    /// Takes in another box, moved by an offset.
    pub(super) fn take_in(&mut self, inner: &Self, offset: Point) {
        self.frame.place(inner.frame.clone(), offset);
        self.inside.extend(inner.anchors.iter().map(|node| (*node, offset.y)));
        self.inside.extend(inner.inside.iter().map(|(node, y)| (*node, y + offset.y)));
        self.sparks.extend(inner.sparks.iter().map(|(node, area)| (*node, area.moved(offset.x, offset.y))));
    }

    /// Finds the footnotes to which it refers first; the links that do so can be linked to.
    fn find_notes(&mut self, known: &Known) {
        self.notes.clear();
        let beside = self.aside.iter().flat_map(|(frame, _)| &frame.links);
        for link in self.frame.links.iter().chain(beside) {
            let Target::Node(node) = link.target else { continue };
            if let Some(note) = known.notes.get(&node).filter(|note| note.mark == link.node) {
                self.notes.push(note.index);
                self.anchors.push(note.mark);
            }
        }
    }
}

/// Height of boxes with the space between them.
pub(super) fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

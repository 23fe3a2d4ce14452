//! Text that flows down columns of about equal height, page by page.

use super::desk::{Desk, Known};
use super::draft::{Column, Draft};
use super::flow::{Content, Item, Strip, height};
use super::footnote::{ABOVE_RULE, BELOW_RULE};
use super::lines::rule;
use super::place::Place;
use super::section::{Space, add_blocks};
use crate::frame::Stroke;
use crate::geometry::Point;
use crate::prose::{Block, Placed, Placement};

/// Rule to first line.
const TOP: f32 = 6.0;
/// Room that what stands above may need on the first page, where the section does not start one.
const HEADING: f32 = 190.0;
/// Part of a page that columns between other blocks take at most; longer text goes on in further ones.
const MOST: f32 = 0.45;
/// Steps in which the height of columns is found.
const HALVINGS: usize = 16;

/// Items of the width of one column.
pub(super) struct Columns<'a> {
    items: Vec<Item<'a>>,
    count: u8,
    x: f32,
    width: f32,
    gutter: f32,
    /// Whether a rule stands above each column.
    ruled: bool,
    /// Room on the first page and on further ones.
    room: Room,
}

#[derive(Clone, Copy)]
enum Room {
    /// What is left of a page below what stands above, then whole pages.
    Below(f32),
    /// Part of a page, wherever it is.
    Part(f32),
}

/// Blocks of a section in columns; what has the full width stands between runs of them. Items of the section that stand
/// above them begin at `first`, at the top of a page where the section `opens` one.
pub(super) fn add<'a>(
    draft: &mut Draft<'a>,
    blocks: &'a [Block],
    (place, count): (Place, u8),
    (first, opens): (usize, bool),
) {
    let full = place.across(draft.desk);
    let mut rest = blocks;
    while !rest.is_empty() {
        let run = rest.iter().take_while(|block| flows(block)).count();
        let (flowing, after) = rest.split_at(run);
        if !flowing.is_empty() {
            let before = draft.space(Space { above: 15.0, below: 0.0 });
            super::aside::attach(draft, None);
            let above = if opens { before + heads(draft, first) } else { HEADING };
            push(draft, flowing, (full, count), (before, Room::Below(above), place.is_small()));
            draft.below = draft.desk.theme.space.block;
        }
        let apart = after.iter().take_while(|block| !flows(block)).count();
        let (wide, after) = after.split_at(apart);
        add_blocks(draft, wide, full);
        rest = after;
    }
}

/// Blocks in columns over the full width, between other blocks.
pub(super) fn add_between<'a>(draft: &mut Draft<'a>, count: u8, blocks: &'a [Block], place: Place) {
    let full = place.across(draft.desk);
    let before = draft.space(Space::around(draft.desk.theme.space.block));
    super::aside::attach(draft, None);
    let broken = blocks.iter().any(|block| matches!(block, Block::Placed(placement) if ends_column(placement)));
    let part = if broken { 1.0 } else { MOST };
    push(draft, blocks, (full, count), (before, Room::Part(part * draft.desk.geometry.height()), false));
    draft.below = draft.desk.theme.space.block;
    super::twins::add_waiting(draft, place);
}

fn push<'a>(
    draft: &mut Draft<'a>,
    blocks: &'a [Block],
    (place, count): (Place, u8),
    (before, room, ruled): (f32, Room, bool),
) {
    draft.below = 0.0;
    let items = items(draft, blocks, (place, count));
    let (width, gutter) = (share(draft, place, count), gutter(draft));
    let columns = Columns { items, count: count.max(1), x: place.x, width, gutter, ruled, room };
    draft.push(Item::new(before, Content::Columns(Box::new(columns))));
}

/// The width of one of so many columns.
pub(super) fn share(draft: &Draft<'_>, place: Place, count: u8) -> f32 {
    let share = f32::from(count.max(1));
    (place.width - (share - 1.0) * gutter(draft)) / share
}

fn gutter(draft: &Draft<'_>) -> f32 {
    draft.desk.geometry.gutter
}

/// Blocks as items of the width of a column.
pub(super) fn items<'a>(draft: &mut Draft<'a>, blocks: &'a [Block], (place, count): (Place, u8)) -> Vec<Item<'a>> {
    let width = share(draft, place, count);
    let start = draft.items.len();
    draft.column = Column::Inside;
    add_blocks(draft, blocks, Place { width, inside: true, ..place });
    draft.column = Column::Page;
    draft.items.split_off(start)
}

/// Adds items in columns, below what takes `above` of the first page.
pub(super) fn set_in<'a>(draft: &mut Draft<'a>, items: Vec<Item<'a>>, (place, count): (Place, u8), above: f32) {
    if items.is_empty() {
        return;
    }
    let (width, gutter) = (share(draft, place, count), gutter(draft));
    let columns = Columns { items, count, x: place.x, width, gutter, ruled: false, room: Room::Below(above) };
    let before = if above > 0.0 { draft.desk.theme.space.block } else { 0.0 };
    draft.push(Item::new(before, Content::Columns(Box::new(columns))));
    draft.below = draft.desk.theme.space.block;
}

/// Height of the items from `first` on, the first one at the top of a page. More than fits above columns is none.
fn heads(draft: &mut Draft<'_>, first: usize) -> f32 {
    let (desk, known) = (draft.desk, &draft.known);
    let mut heads = draft.items.iter_mut().skip(first).map(|item| {
        item.set(desk, known);
        (height(&item.strips), item.before)
    });
    let (top, before) = heads.next().unwrap_or_default();
    let height = top - before + heads.map(|(height, _)| height).sum::<f32>();
    if height > desk.geometry.height() / 2.0 { HEADING } else { height }
}

fn ends_column(placement: &Placement) -> bool {
    placement.what == Placed::ColumnBreak
}

/// Whether a block goes on from one column to the next.
pub(super) fn flows(block: &Block) -> bool {
    match block {
        Block::Heading { .. }
        | Block::Paragraph(_)
        | Block::List { .. }
        | Block::Quote(_)
        | Block::Definitions(_)
        | Block::Callout { .. }
        | Block::Placed(Placement { what: Placed::ColumnBreak, .. }) => true,
        Block::Table(_)
        | Block::Divider
        | Block::Placed(_)
        | Block::Pull { .. }
        | Block::Side { .. }
        | Block::Fact { .. }
        | Block::Story { .. }
        | Block::Columns { .. }
        | Block::Grid { .. }
        | Block::Box { .. } => false,
    }
}

impl Columns<'_> {
    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        self.items.iter().any(Item::is_late)
    }

    /// Makes a box for each page: columns side by side, those of the last page about equally tall.
    pub(super) fn set(&mut self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        self.items.iter_mut().for_each(|item| item.set(desk, known));
        let lines = Lines::new(&self.items, desk, known);
        let top = if self.ruled { TOP } else { 0.0 };
        let mut strips = Vec::new();
        let mut start = 0;
        while start < lines.strips.len() {
            let room = match self.room {
                Room::Below(above) => desk.geometry.height() - if start == 0 { above } else { 0.0 },
                Room::Part(part) => part,
            };
            let ends = lines.page(start, usize::from(self.count), room - top);
            let end = ends.last().copied().unwrap_or(lines.strips.len()).max(start + 1);
            strips.push(self.merged(desk, &lines, start, &ends));
            start = end;
        }
        strips
    }

    /// Columns side by side, each below its rule.
    fn merged(&self, desk: &Desk<'_>, lines: &Lines<'_>, start: usize, ends: &[usize]) -> Strip {
        let pen = Stroke::solid(desk.theme.ink, desk.theme.rules.main);
        let mut strip = Strip::default();
        let mut from = start;
        let mut shift = 0.0;
        for column in 0..usize::from(self.count) {
            let end = ends.get(column).copied().unwrap_or(from);
            let top = if self.ruled { TOP } else { 0.0 };
            if self.ruled {
                rule(&mut strip.frame, Point::new(self.x + shift, 0.375), self.width, pen);
            }
            let mut y = top;
            for (index, line) in lines.strips[from..end].iter().enumerate() {
                y += if index > 0 { line.before } else { 0.0 };
                strip.take_in(line, Point::new(shift, y));
                y += line.height;
            }
            strip.height = strip.height.max(y);
            from = end;
            shift += self.width + self.gutter;
        }
        strip
    }
}

/// All lines of the text, with sums so that the height of a stretch is one subtraction.
struct Lines<'l> {
    strips: Vec<&'l Strip>,
    sums: Vec<f32>,
    /// Height of the footnotes before an index.
    notes: Vec<f32>,
    /// Lines that top a column.
    tops: Vec<bool>,
}

impl<'l> Lines<'l> {
    fn new(items: &'l [Item<'_>], desk: &Desk<'_>, known: &Known) -> Self {
        let mut lines = Self { strips: Vec::new(), sums: vec![0.0], notes: vec![0.0], tops: Vec::new() };
        let heights: Vec<f32> = {
            let mut by_index: Vec<(usize, f32)> = known.notes.values().map(|note| (note.index, note.height)).collect();
            by_index.sort_by_key(|(index, _)| *index);
            by_index.into_iter().map(|(_, height)| height.min(desk.geometry.height() / 4.0)).collect()
        };
        for item in items {
            for (index, strip) in item.strips.iter().enumerate() {
                let sum = lines.sums[lines.sums.len() - 1] + strip.before + strip.height;
                let of_notes = strip.notes.iter().filter_map(|note| heights.get(*note)).sum::<f32>();
                lines.sums.push(sum);
                lines.notes.push(lines.notes[lines.notes.len() - 1] + of_notes);
                lines.tops.push(index == 0 && item.opens_column);
                lines.strips.push(strip);
            }
        }
        lines
    }

    fn height(&self, from: usize, to: usize) -> f32 {
        if from < to { self.sums[to] - self.sums[from] - self.strips[from].before } else { 0.0 }
    }

    /// Where the column ends that starts at a line and is at most so tall: after one line at least.
    fn column(&self, from: usize, most: f32) -> usize {
        let mut end = from;
        for to in from + 1..=self.strips.len() {
            if (to > from + 1 && self.tops[to - 1]) || self.height(from, to) > most + 0.01 {
                break;
            }
            let free = to == self.strips.len() || !self.strips[to - 1].keep;
            if free || self.tops.get(to) == Some(&true) {
                end = to;
            }
        }
        if end > from { end } else { (from + 1).min(self.strips.len()) }
    }

    /// Where columns end that are at most so tall.
    fn columns(&self, from: usize, count: usize, most: f32) -> Vec<usize> {
        let mut ends = Vec::with_capacity(count);
        let mut at = from;
        for _ in 0..count {
            at = self.column(at, most);
            ends.push(at);
        }
        ends
    }

    /// Where the columns of a page end: all as tall as the room, or on the last page as low as they can be. Footnotes
    /// take their room from the page.
    fn page(&self, from: usize, count: usize, room: f32) -> Vec<usize> {
        let mut foot = 0.0;
        loop {
            let most = room - foot;
            let ends = self.columns(from, count, most);
            let end = ends.last().copied().unwrap_or(from);
            let notes = self.notes[end] - self.notes[from];
            let needed = if notes > 0.0 { notes + ABOVE_RULE + BELOW_RULE } else { 0.0 };
            if needed > foot + 0.01 && needed < room * 0.8 {
                foot = needed;
                continue;
            }
            return if end < self.strips.len() { ends } else { self.balanced(from, count, most) };
        }
    }

    /// The lowest columns that hold all lines from one on.
    fn balanced(&self, from: usize, count: usize, most: f32) -> Vec<usize> {
        let (mut low, mut high) = (0.0, most.max(0.0));
        let mut best = self.columns(from, count, most);
        for _ in 0..HALVINGS {
            let middle = f32::midpoint(low, high);
            let tried = self.columns(from, count, middle);
            let fits = |ends: &[usize]| {
                let starts = std::iter::once(from).chain(ends.iter().copied());
                starts.zip(ends).all(|(start, end)| self.height(start, *end) <= middle + 0.01)
            };
            if tried.last() == Some(&self.strips.len()) && fits(&tried) {
                (best, high) = (tried, middle);
            } else {
                low = middle;
            }
        }
        best
    }
}

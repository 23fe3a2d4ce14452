//! Notes: small type that flows down two columns of about equal height, page by page.

use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Item, Strip, height};
use super::lines::rule;
use super::section::{Place, Space, add_blocks};
use crate::frame::{Frame, Stroke};
use crate::geometry::Point;
use crate::prose::Block;

/// Rule to first line.
const TOP: f32 = 6.0;
/// Room that what stands above may need on the first page, where the section does not start one.
const HEADING: f32 = 190.0;

/// Items of the width of one column.
pub(super) struct Columns<'a> {
    items: Vec<Item<'a>>,
    /// Room on the first page for what stands above, and for the space to it.
    above: f32,
}

/// Blocks in two columns; what has the full width stands between runs of them. Items of the section that stand above
/// them begin at `first`, at the top of a page where the section `opens` one.
pub(super) fn add<'a>(draft: &mut Draft<'a>, blocks: &'a [Block], place: Place, (first, opens): (usize, bool)) {
    let geometry = draft.desk.geometry;
    let full = Place { x: geometry.left, width: geometry.width, small: true, ..place };
    let column = Place { width: geometry.share(2.0), ..full };
    let mut rest = blocks;
    while !rest.is_empty() {
        let run = rest.iter().take_while(|block| flows(block)).count();
        let (flowing, after) = rest.split_at(run);
        if !flowing.is_empty() {
            let before = draft.space(Space { above: 15.0, below: 0.0 });
            draft.below = 0.0;
            super::aside::attach(draft, None);
            let above = if opens { before + heads(draft, first) } else { HEADING };
            let start = draft.items.len();
            add_blocks(draft, flowing, column);
            let items = draft.items.split_off(start);
            draft.push(Item::new(before, Content::Columns(Box::new(Columns { items, above }))));
            draft.below = 22.5;
        }
        let apart = after.iter().take_while(|block| !flows(block)).count();
        let (wide, after) = after.split_at(apart);
        add_blocks(draft, wide, full);
        rest = after;
    }
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

fn flows(block: &Block) -> bool {
    matches!(block, Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Quote(_))
}

impl Columns<'_> {
    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        self.items.iter().any(Item::is_late)
    }

    /// Makes a box for each page: two columns side by side, those of the last page about equally tall.
    pub(super) fn set(&mut self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        for item in &mut self.items {
            item.set(desk, known);
        }
        let lines: Vec<Strip> = self.items.iter().flat_map(|item| item.strips.iter().cloned()).collect();
        let mut sums = vec![0.0];
        for line in &lines {
            sums.push(sums[sums.len() - 1] + line.before + line.height);
        }
        let height = |from: usize, to: usize| if from < to { sums[to] - sums[from] - lines[from].before } else { 0.0 };
        let breaks = |from: usize| (from + 1..=lines.len()).filter(|at| *at == lines.len() || !lines[at - 1].keep);
        let mut strips = Vec::new();
        let mut start = 0;
        while start < lines.len() {
            let room = desk.geometry.height() - TOP - if start == 0 { self.above } else { 0.0 };
            let longest = |from: usize| {
                breaks(from).take_while(|to| height(from, *to) <= room).last().unwrap_or((from + 1).min(lines.len()))
            };
            let balanced = breaks(start)
                .map(|at| (at, height(start, at).max(height(at, lines.len()))))
                .filter(|(_, tall)| *tall <= room)
                .min_by(|a, b| a.1.total_cmp(&b.1));
            let (middle, end) = match balanced {
                Some((middle, _)) => (middle, lines.len()),
                None => (longest(start), longest(longest(start))),
            };
            strips.push(merged(desk, &lines[start..middle], &lines[middle..end]));
            start = end;
        }
        strips
    }
}

/// Two columns side by side, each below its rule.
fn merged(desk: &Desk<'_>, left: &[Strip], right: &[Strip]) -> Strip {
    let geometry = desk.geometry;
    let half = geometry.share(2.0);
    let pen = Stroke::solid(desk.theme.ink, 0.75);
    let mut strip = Strip::default();
    for (lines, shift) in [(left, 0.0), (right, geometry.width - half)] {
        rule(&mut strip.frame, Point::new(geometry.left + shift, 0.375), half, pen);
        let mut y = TOP;
        for (index, line) in lines.iter().enumerate() {
            y += if index > 0 { line.before } else { 0.0 };
            let frame: Frame = line.frame.clone();
            strip.frame.place(frame, Point::new(shift, y));
            strip.anchors.extend(&line.anchors);
            y += line.height;
        }
        strip.height = strip.height.max(y);
    }
    strip
}

//! Notes and numbers of the side column: they stand beside the block that follows them.

use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Item, Strip};
use super::lines::{Setting, break_lines, rule, set_at};
use super::paragraph::TextBlock;
use super::passage::Passage;
use super::place::Place;
use super::section::Space;
use crate::frame::{Frame, Stroke};
use crate::geometry::Point;
use crate::prose::{Block, Inline};
use crate::shown::{Rich, Shown};
use crate::structure::{NodeId, Role};
use crate::theme::Type;

/// Between two notes, and between a note and what stands below it in the side column.
pub(super) const APART: f32 = 15.0;
/// Between the number of a figure or section and a note below it.
pub(super) const BELOW_NUMBER: f32 = 10.0;
const LABEL_GAP: f32 = 2.0;
const PARAGRAPH_GAP: f32 = 4.0;
/// Part of a page's height that notes beside one block take at most.
const MOST: f32 = 0.6;
/// Between two numbers side by side, and from the rule above them.
const HALF_GAP: f32 = 12.0;
const HALF_TOP: f32 = 6.0;
/// Type from this size on has no hyphens.
const DISPLAYED: f32 = 12.5;

/// One note or number.
pub(super) struct Aside<'a> {
    lines: Vec<Line<'a>>,
    /// Nodes that start here.
    pub(super) anchors: Vec<NodeId>,
    /// How many of its lines stand in the left half of the column, the others beside them; 0 where it has no halves.
    left: usize,
}

struct Line<'a> {
    passage: Passage<'a>,
    role: Type,
    gap: f32,
}

impl<'a> Aside<'a> {
    /// Lines one below the other.
    pub(super) fn new(lines: Vec<(Passage<'a>, Type)>) -> Self {
        let lines = lines.into_iter().map(|(passage, role)| Line { passage, role, gap: 0.0 }).collect();
        Self { lines, anchors: Vec::new(), left: 0 }
    }

    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        self.lines.iter().any(|line| line.passage.is_late())
    }
}

/// Draws notes one below the other, from y 0; returns how far down they reach.
pub(super) fn set(desk: &Desk<'_>, known: &Known, asides: &[Aside<'_>]) -> (Frame, f32) {
    let mut frame = Frame::default();
    let setting = Setting { hyphenate: true, ..Setting::left(desk.geometry.left, desk.geometry.side_width) };
    let mut y = 0.0;
    for (index, aside) in asides.iter().enumerate() {
        y += if index > 0 { APART } else { 0.0 };
        let (top, half) = (y, (setting.width - HALF_GAP) / 2.0);
        if aside.left > 0 {
            let pen = Stroke::solid(desk.theme.ink, desk.theme.rules.main);
            rule(&mut frame, Point::new(setting.x, y), setting.width, pen);
        }
        let mut deepest = y;
        for (at, line) in aside.lines.iter().enumerate() {
            let column = match aside.left {
                0 => setting,
                left if at < left => Setting { width: half, ..setting },
                _ => Setting { x: setting.x + half + HALF_GAP, width: half, ..setting },
            };
            if aside.left > 0 && (at == 0 || at == aside.left) {
                y = top + HALF_TOP;
            }
            let hyphenate = line.role.size < DISPLAYED;
            let column = Setting { hyphenate, ..column };
            y = set_at(desk, known, &mut frame, &line.passage, (&column, line.role, y + line.gap));
            deepest = deepest.max(y);
        }
        y = deepest;
    }
    (frame, y)
}

/// A note: its head and its paragraphs.
pub(super) fn note<'a>(draft: &mut Draft<'a>, title: Option<&Rich>, blocks: &'a [Block], place: Place) {
    let types = &draft.desk.theme.types;
    let (head, text) = (types.figure_number, types.note);
    let node = draft.structure.add(place.node, Role::Division);
    let mut lines = Vec::new();
    if let Some(title) = title.filter(|title| !title.is_blank()) {
        let node = draft.structure.add(node, Role::Paragraph);
        lines.push(Line { passage: Passage::rich(draft, node, title, head), role: head, gap: 0.0 });
    }
    for inlines in paragraphs(blocks) {
        let node = draft.structure.add(node, Role::Paragraph);
        let passage = Passage::inlines(draft, node, inlines, text);
        let gap = if lines.is_empty() { 0.0 } else { PARAGRAPH_GAP };
        lines.push(Line { passage, role: text, gap });
    }
    let note = [Aside { lines, anchors: Vec::new(), left: 0 }];
    if set(draft.desk, &draft.known, &note).1 > draft.desk.geometry.height() * most(draft.desk) {
        widen(draft, note, place);
    } else {
        draft.asides.extend(note);
    }
}

/// Sets a note that is too long for the side column in the column of the text.
fn widen<'a>(draft: &mut Draft<'a>, note: [Aside<'a>; 1], place: Place) {
    for line in note.into_iter().flat_map(|note| note.lines) {
        let block = TextBlock::new(line.passage, Setting::left(place.x, place.width), line.role);
        let before = draft.space(Space::paragraph(draft.desk.theme));
        draft.push_text(before, block);
    }
}

/// A number and what it counts.
pub(super) fn fact(draft: &mut Draft<'_>, value: &Shown, label: &Rich, place: Place) {
    let types = &draft.desk.theme.types;
    let (number, text) = (types.fact_number, types.note);
    let node = draft.structure.add(place.node, Role::Paragraph);
    let mut passage = Passage::rich(draft, node, &Rich::value(value.clone()), number);
    passage.push_rich(draft, node, &Rich::text(" "), super::passage::style(number));
    let label = Passage::rich(draft, node, label, text);
    let lines = vec![Line { passage, role: number, gap: 0.0 }, Line { passage: label, role: text, gap: LABEL_GAP }];
    draft.asides.push(Aside { lines, anchors: Vec::new(), left: 0 });
}

/// The part of a page's height that notes take at most: on a screen the left column is theirs.
fn most(desk: &Desk<'_>) -> f32 {
    if desk.geometry.screen { 1.0 } else { MOST }
}

/// A paragraph of the text.
pub(super) fn paragraph<'a>(draft: &mut Draft<'a>, inlines: &'a [Inline], place: Place) -> Aside<'a> {
    let role = draft.desk.theme.types.body;
    let node = draft.structure.add(place.node, Role::Paragraph);
    Aside::new(vec![(Passage::inlines(draft, node, inlines, role), role)])
}

/// The height of notes one below the other.
pub(super) fn height(draft: &Draft<'_>, asides: &[Aside<'_>]) -> f32 {
    set(draft.desk, &draft.known, asides).1
}

/// The same notes, two numbers that follow each other side by side where each fits into half of the column.
pub(super) fn paired<'a>(desk: &Desk<'_>, asides: Vec<Aside<'a>>) -> Vec<Aside<'a>> {
    let half = (desk.geometry.side_width - HALF_GAP) / 2.0;
    let narrow = |aside: &Aside<'_>| {
        let [number, _] = aside.lines.as_slice() else { return false };
        let lines = break_lines(desk, &Known::default(), &number.passage, &Setting::left(0.0, half));
        number.role == desk.theme.types.fact_number && lines.len() == 1 && lines[0].width <= half
    };
    let mut paired: Vec<Aside<'a>> = Vec::with_capacity(asides.len());
    for aside in asides {
        match paired.last_mut() {
            Some(before) if before.left == 0 && narrow(before) && narrow(&aside) => {
                before.left = before.lines.len();
                before.lines.extend(aside.lines);
            }
            _ => paired.push(aside),
        }
    }
    paired
}

/// The paragraphs among blocks.
pub(super) fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &[Inline]> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines.as_slice()),
        _ => None,
    })
}

/// Gives the notes that wait to the item that is added next: beside it where the side column is free there, else below
/// the number of the figure before it, else above it. Of more notes than a page holds, the first ones stand alone.
pub(super) fn attach<'a>(draft: &mut Draft<'a>, next: Option<&mut Item<'a>>) {
    let mut asides = std::mem::take(&mut draft.asides);
    let room = draft.desk.geometry.height() * most(draft.desk);
    while asides.len() > 1 && set(draft.desk, &draft.known, &asides).1 > room {
        let mut fitting = asides.len() - 1;
        while fitting > 1 && set(draft.desk, &draft.known, &asides[..fitting]).1 > room {
            fitting -= 1;
        }
        let rest = asides.split_off(fitting);
        let before = std::mem::take(&mut draft.below);
        draft.items.push(alone(asides, before, draft.running.len().saturating_sub(1)));
        asides = rest;
    }
    if asides.is_empty() {
        return;
    }
    let Some(next) = next else {
        match draft.items.last_mut() {
            Some(last) if has_room(&last.content) && last.asides.is_empty() => last.asides = asides,
            _ => {
                let before = std::mem::take(&mut draft.below);
                draft.items.push(alone(asides, before, draft.running.len().saturating_sub(1)));
            }
        }
        return;
    };
    if has_room(&next.content) {
        next.asides = asides;
    } else if let Some(before) = draft.items.last_mut().filter(|before| is_free_figure(before)) {
        before.asides = asides;
    } else {
        let before = std::mem::take(&mut next.before);
        if let Some(first) = next.strips.first_mut() {
            first.before = 0.0;
        }
        let mut item = alone(asides, before, next.running);
        item.keep = true;
        std::mem::swap(&mut item.start, &mut next.start);
        draft.items.push(item);
    }
}

/// Notes with nothing beside them.
fn alone(asides: Vec<Aside<'_>>, before: f32, running: usize) -> Item<'_> {
    let mut item = Item::fixed(before, vec![Strip::default()]);
    item.asides = asides;
    item.running = running;
    item
}

/// Whether the side column is free beside an item, below a number that stands there.
fn has_room(content: &Content<'_>) -> bool {
    matches!(content, Content::Text(_)) || is_figure(content)
}

/// Whether an item is a figure with nothing but its number in the side column.
fn is_free_figure(item: &Item<'_>) -> bool {
    is_figure(&item.content) && item.asides.is_empty()
}

fn is_figure(content: &Content<'_>) -> bool {
    matches!(content, Content::Figures(row) if row.has_side())
}

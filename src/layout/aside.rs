//! Notes and numbers of the side column: they stand beside the block that follows them.

use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Item, Strip};
use super::lines::{Setting, set_at};
use super::passage::Passage;
use super::section::Place;
use crate::frame::Frame;
use crate::prose::{Block, Inline};
use crate::shown::{Rich, Shown};
use crate::structure::Role;
use crate::theme::Type;

/// Between two notes, and between a note and what stands below it in the side column.
pub(super) const APART: f32 = 15.0;
/// Between the number of a figure or section and a note below it.
pub(super) const BELOW_NUMBER: f32 = 7.5;
const LABEL_GAP: f32 = 2.0;
const PARAGRAPH_GAP: f32 = 4.0;

/// One note or number.
pub(super) struct Aside<'a> {
    lines: Vec<Line<'a>>,
}

struct Line<'a> {
    passage: Passage<'a>,
    role: Type,
    gap: f32,
}

impl Aside<'_> {
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
        for line in &aside.lines {
            y = set_at(desk, known, &mut frame, &line.passage, (&setting, line.role, y + line.gap));
        }
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
    draft.asides.push(Aside { lines });
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
    draft.asides.push(Aside { lines });
}

/// The paragraphs among blocks.
pub(super) fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &[Inline]> {
    blocks.iter().filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines.as_slice()),
        _ => None,
    })
}

/// Gives the notes that wait to the item that is added next: beside it where the side column is free there, else below
/// the number of the figure before it, else above it.
pub(super) fn attach<'a>(draft: &mut Draft<'a>, next: Option<&mut Item<'a>>) {
    let asides = std::mem::take(&mut draft.asides);
    if asides.is_empty() {
        return;
    }
    match next {
        Some(next) if has_room(&next.content) => next.asides = asides,
        Some(next) => match draft.items.last_mut().filter(|before| is_figure(&before.content)) {
            Some(before) => before.asides.extend(asides),
            None => {
                let mut item = Item::fixed(std::mem::take(&mut next.before), vec![Strip::default()]);
                if let Some(first) = next.strips.first_mut() {
                    first.before = 0.0;
                }
                item.asides = asides;
                item.keep = true;
                item.running = next.running;
                std::mem::swap(&mut item.start, &mut next.start);
                draft.items.push(item);
            }
        },
        None => match draft.items.last_mut() {
            Some(last) if has_room(&last.content) => last.asides.extend(asides),
            _ => {
                let mut item = Item::fixed(APART, vec![Strip::default()]);
                item.asides = asides;
                draft.push(item);
            }
        },
    }
}

/// Whether the side column is free beside an item, below a number that stands there.
fn has_room(content: &Content<'_>) -> bool {
    matches!(content, Content::Text(_)) || is_figure(content)
}

fn is_figure(content: &Content<'_>) -> bool {
    matches!(content, Content::Figures(row) if row.has_side())
}

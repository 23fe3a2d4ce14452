//! Definition lists: terms on lines of their own, what they mean below, indented.

use super::draft::Draft;
use super::lines::Setting;
use super::paragraph::TextBlock;
use super::passage::{Passage, Tag, style};
use super::place::Place;
use super::section::{HYPHENATED, Space, add_blocks};
use crate::frame::FaceId;
use crate::prose::{Block, Definition, Inline};
use crate::structure::{NodeId, Numbering, Role};
use crate::theme::Type;

const INDENT: f32 = 15.0;
const TERM: Space = Space { above: 9.0, below: 1.5 };

/// Terms with their meanings; in notes each meaning runs on after its term.
pub(super) fn add<'a>(draft: &mut Draft<'a>, definitions: &'a [Definition], place: Place) {
    let list = draft.structure.add(place.node, Role::List);
    draft.structure.node_mut(list).numbering = Numbering::None;
    let role = place.body(draft.desk);
    let term = Type { face: if role.face == FaceId::Label { FaceId::LabelStrong } else { FaceId::TextStrong }, ..role };
    for definition in definitions {
        let node = draft.structure.add(list, Role::ListItem);
        match (definition.terms.as_slice(), definition.blocks.split_first()) {
            ([name], Some((Block::Paragraph(meaning), rest))) if place.is_small() => {
                let body = run_in(draft, (name, term), (meaning, role), Place { node, ..place });
                add_blocks(draft, rest, Place { node: body, ..place });
            }
            _ => below(draft, definition, term, Place { node, ..place }),
        }
    }
    draft.below = draft.desk.theme.space.paragraph;
}

/// A term and the first paragraph of its meaning; returns the node of the meaning.
fn run_in(
    draft: &mut Draft<'_>,
    (name, term): (&[Inline], Type),
    (meaning, role): (&[Inline], Type),
    place: Place,
) -> NodeId {
    let label = draft.structure.add(place.node, Role::Label);
    let mut passage = Passage::inlines(draft, label, name, term);
    passage.push(draft, " ", style(role), Tag::of(label));
    let body = draft.structure.add(place.node, Role::ListBody);
    passage.add(draft, body, meaning, role);
    let setting = Setting { hyphenate: place.width < HYPHENATED, ..Setting::left(place.x, place.width) };
    let before = draft.space(Space::paragraph(draft.desk.theme));
    draft.push_text(before, TextBlock::new(passage, setting, role));
    body
}

/// Terms on lines of their own, and their meaning below.
fn below<'a>(draft: &mut Draft<'a>, definition: &'a Definition, term: Type, place: Place) {
    let label = draft.structure.add(place.node, Role::Label);
    for (index, name) in definition.terms.iter().enumerate() {
        let mut passage = Passage::inlines(draft, label, name, term);
        if index + 1 < definition.terms.len() {
            passage.push(draft, " ", style(term), Tag::of(label));
        }
        let block = TextBlock::new(passage, Setting::left(place.x, place.width), term).whole();
        let above = if index == 0 { TERM.above } else { 0.0 };
        let before = draft.space(Space { above, below: 0.0 });
        draft.push_text(before, block);
        draft.keep_last();
    }
    let body = draft.structure.add(place.node, Role::ListBody);
    let indent = INDENT.min(place.width / 8.0);
    let start = draft.items.len();
    let inner = Place { node: body, x: place.x + indent, width: place.width - indent, ..place };
    add_blocks(draft, &definition.blocks, inner);
    if let Some(first) = draft.items.get_mut(start) {
        first.before = TERM.below;
    }
    draft.below = TERM.above;
}

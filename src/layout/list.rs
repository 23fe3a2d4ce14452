//! Lists: a label in the margin of its item, items one below the other.

use super::draft::Draft;
use super::flow::Content;
use super::lines::Setting;
use super::paragraph::{Beside, TextBlock};
use super::passage::Passage;
use super::place::Place;
use super::section::{HYPHENATED, Space, add_blocks};
use crate::prose::{Block, ListItem};
use crate::structure::{Numbering, Role};

const INDENT: f32 = 15.0;
const ITEM: Space = Space { above: 4.0, below: 4.0 };
/// Marks of items: those of outer and of inner lists.
const BULLETS: [&str; 2] = ["•", "–"];
/// Lists narrower than this do not go in further.
const NARROW: f32 = 120.0;

/// A list of items; `start` is the number of the first one, none for bullets.
pub(super) fn add<'a>(draft: &mut Draft<'a>, start: Option<u64>, items: &'a [ListItem], place: Place) {
    let list = draft.structure.add(place.node, Role::List);
    if start.is_some() {
        draft.structure.node_mut(list).numbering = Numbering::Numbers;
    }
    let last = start.unwrap_or(0) + items.len() as u64;
    let indent = if last > 99 {
        2.0 * INDENT
    } else if last > 9 && start.is_some() {
        1.4 * INDENT
    } else {
        INDENT
    };
    // Too deep in other lists, its labels stand below those of the list around it.
    let place = if place.depth > 0 && place.width < NARROW {
        Place { x: place.x - indent, width: place.width + indent, ..place }
    } else {
        place
    };
    let around = if place.depth > 0 { ITEM } else { Space::paragraph(draft.desk.theme) };
    draft.below = draft.below.max(around.above);
    for (item, number) in items.iter().zip(start.unwrap_or(0)..) {
        let label = if start.is_some() {
            format!("{number}.")
        } else {
            BULLETS[usize::from(place.depth) % BULLETS.len()].to_owned()
        };
        draft.below = draft.below.max(ITEM.above);
        add_item(draft, item, &label, Place { node: list, ..place }, indent);
        draft.below = ITEM.below;
    }
    draft.below = around.below;
}

fn add_item<'a>(draft: &mut Draft<'a>, item: &'a ListItem, label: &str, place: Place, indent: f32) {
    let role = place.body(draft.desk);
    let node = draft.structure.add(place.node, Role::ListItem);
    let label_node = draft.structure.add(node, Role::Label);
    let label = Passage::plain(draft, label_node, &format!("{label} "), role);
    let beside = Beside { passage: label, setting: Setting::left(place.x, indent), first: true };
    let body = draft.structure.add(node, Role::ListBody);
    let inner = Place { node: body, x: place.x + indent, width: place.width - indent, depth: place.depth + 1, ..place };
    let (own, rest): (&[_], &'a [Block]) = match item.blocks.split_first() {
        Some((Block::Paragraph(inlines), rest)) => (inlines, rest),
        _ => (&[], &item.blocks),
    };
    let passage = Passage::inlines(draft, body, own, role);
    let setting = Setting { hyphenate: inner.width < HYPHENATED, ..Setting::left(inner.x, inner.width) };
    let mut block = TextBlock::new(passage, setting, role);
    block.beside.push(beside);
    let before = std::mem::take(&mut draft.below);
    draft.push(super::flow::Item::new(before, Content::Text(Box::new(block))));
    if own.is_empty() {
        draft.keep_last();
    }
    draft.below = ITEM.below;
    add_blocks(draft, rest, inner);
}

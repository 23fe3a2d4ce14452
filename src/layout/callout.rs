//! Call-outs: blocks between two rules, with a head word in the side column.

use super::draft::Draft;
use super::flow::Item;
use super::inset::line;
use super::lines::Setting;
use super::paragraph::{Beside, TextBlock};
use super::passage::Passage;
use super::place::Place;
use super::section::{Space, add_blocks};
use crate::prose::{Block, Callout};
use crate::structure::Role;

const TOP: f32 = 9.0;
const FOOT: f32 = 12.0;
const HEAD_GAP: f32 = 3.0;

/// Blocks under a head word.
pub(super) fn add<'a>(draft: &mut Draft<'a>, kind: Callout, blocks: &'a [Block], place: Place) {
    let geometry = draft.desk.geometry;
    let split = (place.x - geometry.main).abs() < 1.0 && !geometry.screen;
    let role = draft.desk.theme.types.figure_number;
    let node = draft.structure.add(place.node, Role::Division);
    line(draft, draft.desk.theme.space.block, place, split);
    draft.below = TOP;
    let word = draft.desk.locale.text(message(kind), &[]);
    let head_node = draft.structure.add(node, Role::Paragraph);
    let head = Passage::plain(draft, head_node, &format!("{word} "), role);
    let start = draft.items.len();
    let inner = Place { node, ..place };
    if split && starts_with_words(blocks) {
        add_blocks(draft, blocks, inner);
        let setting = Setting::left(geometry.left, geometry.side_width);
        if let Some(super::flow::Content::Text(block)) = draft.items.get_mut(start).map(|item| &mut item.content) {
            block.beside.insert(0, Beside { passage: head, setting, first: true });
        }
    } else {
        let block = TextBlock::new(head, Setting::left(place.x, place.width), role).whole();
        let before = draft.space(Space { above: 0.0, below: HEAD_GAP });
        draft.push_text(before, block);
        draft.keep_last();
        add_blocks(draft, blocks, inner);
        if let Some(first) = draft.items.get_mut(start + 1) {
            first.before = HEAD_GAP;
        }
    }
    draft.keep_last();
    draft.below = FOOT;
    line(draft, FOOT, place, split);
    draft.items.last_mut().into_iter().for_each(Item::release);
    draft.below = draft.desk.theme.space.block;
}

/// Whether the side column is free beside the first of these blocks.
fn starts_with_words(blocks: &[Block]) -> bool {
    match blocks.first() {
        Some(Block::Paragraph(inlines)) => !super::passage::plain(inlines).trim().is_empty(),
        Some(Block::List { items, .. }) => items.first().is_some_and(|item| starts_with_words(&item.blocks)),
        _ => false,
    }
}

fn message(kind: Callout) -> &'static str {
    match kind {
        Callout::Note => "callout-note",
        Callout::Tip => "callout-tip",
        Callout::Important => "callout-important",
        Callout::Warning => "callout-warning",
        Callout::Caution => "callout-caution",
    }
}

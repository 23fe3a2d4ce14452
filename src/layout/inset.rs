//! Blocks set apart by rules: a sentence set large, a box.

use super::aside::paragraphs;
use super::draft::Draft;
use super::flow::{Item, Strip};
use super::lines::{Setting, rule};
use super::paragraph::TextBlock;
use super::passage::Passage;
use super::place::Place;
use super::section::{Space, add_blocks};
use crate::frame::Stroke;
use crate::geometry::Point;
use crate::prose::Block;
use crate::shown::Rich;
use crate::structure::Role;

const PULL_TOP: f32 = 13.0;
const PULL_FOOT: f32 = 18.0;
const PULL_GAP: f32 = 7.5;
const BOX_TOP: f32 = 9.0;
const BOX_FOOT: f32 = 12.0;

/// A sentence set large between two rules that are split at the gutter, and who says it.
pub(super) fn pull<'a>(draft: &mut Draft<'a>, blocks: &'a [Block], by: Option<&Rich>, place: Place) {
    let (types, geometry) = (&draft.desk.theme.types, draft.desk.geometry);
    let (role, small) = (types.pull, types.note);
    let split = place.x >= geometry.main && !geometry.screen;
    let quote = draft.structure.add(place.node, Role::BlockQuote);
    line(draft, draft.desk.theme.space.block, place, split);
    draft.below = PULL_TOP;
    for inlines in paragraphs(blocks) {
        let node = draft.structure.add(quote, Role::Paragraph);
        let passage = Passage::inlines(draft, node, inlines, role);
        let block = TextBlock::new(passage, Setting::left(place.x, place.width).balanced(), role).whole();
        let before = draft.space(Space { above: 0.0, below: PULL_GAP });
        draft.push_text(before, block);
        draft.keep_last();
    }
    if let Some(by) = by.filter(|by| !by.is_blank()) {
        let node = draft.structure.add(quote, Role::Paragraph);
        let passage = Passage::rich(draft, node, by, small);
        let block = TextBlock::new(passage, Setting::left(place.x, place.width), small).whole();
        let before = draft.space(Space { above: 0.0, below: 0.0 });
        draft.push_text(before, block);
        draft.keep_last();
    }
    draft.below = PULL_FOOT;
    line(draft, PULL_FOOT, place, split);
    draft.items.last_mut().into_iter().for_each(Item::release);
    draft.below = draft.desk.theme.space.block;
}

/// Blocks between two rules, with a head.
pub(super) fn frame<'a>(draft: &mut Draft<'a>, title: Option<&Rich>, blocks: &'a [Block], place: Place) {
    let role = draft.desk.theme.types.heading3;
    let node = draft.structure.add(place.node, Role::Division);
    let place = Place { node, ..place };
    line(draft, draft.desk.theme.space.block, place, false);
    draft.below = BOX_TOP;
    if let Some(title) = title.filter(|title| !title.is_blank()) {
        let node = draft.structure.add(node, Role::Paragraph);
        let passage = Passage::rich(draft, node, title, role);
        let block = TextBlock::new(passage, Setting::left(place.x, place.width).balanced(), role).whole();
        let before = draft.space(Space { above: 0.0, below: 4.0 });
        draft.push_text(before, block);
        draft.keep_last();
    }
    add_blocks(draft, blocks, place);
    draft.keep_last();
    draft.below = BOX_FOOT;
    line(draft, BOX_FOOT, place, false);
    draft.items.last_mut().into_iter().for_each(Item::release);
    draft.below = draft.desk.theme.space.block;
}

/// A rule over the column, and over the side column where it is split; what follows stays with it.
pub(super) fn line(draft: &mut Draft<'_>, above: f32, place: Place, split: bool) {
    let geometry = draft.desk.geometry;
    let width = draft.desk.theme.rules.main;
    let pen = Stroke::solid(draft.desk.theme.ink, width);
    let mut strip = Strip { height: width, ..Strip::default() };
    if split {
        rule(&mut strip.frame, Point::new(geometry.left, width / 2.0), geometry.side_width, pen);
    }
    rule(&mut strip.frame, Point::new(place.x, width / 2.0), place.width, pen);
    let before = draft.space(Space { above, below: 0.0 });
    draft.push(Item::fixed(before, vec![strip]));
    draft.keep_last();
}

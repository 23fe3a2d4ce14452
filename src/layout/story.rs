//! Stories: blocks about a person, set apart under the name.

use super::draft::Draft;
use super::flow::Item;
use super::inset::line;
use super::lines::Setting;
use super::paragraph::TextBlock;
use super::passage::Passage;
use super::place::Place;
use super::section::{Space, add_blocks};
use crate::prose::Block;
use crate::shown::Rich;
use crate::structure::Role;

const TOP: f32 = 9.0;
const FOOT: f32 = 15.0;
const NAME: Space = Space { above: 0.0, below: 7.5 };

/// Blocks about a person between two rules.
pub(super) fn add<'a>(draft: &mut Draft<'a>, name: Option<&Rich>, blocks: &'a [Block], place: Place) {
    let split = place.x >= draft.desk.geometry.main && !draft.desk.geometry.screen;
    let role = draft.desk.theme.types.heading2;
    let node = draft.structure.add(place.node, Role::Division);
    line(draft, draft.desk.theme.space.block, place, split);
    draft.below = TOP;
    if let Some(name) = name.filter(|name| !name.is_blank()) {
        let node = draft.structure.add(node, Role::Paragraph);
        let passage = Passage::rich(draft, node, name, role);
        let block = TextBlock::new(passage, Setting::left(place.x, place.width).balanced(), role).whole();
        let before = draft.space(NAME);
        draft.push_text(before, block);
        draft.keep_last();
    }
    add_blocks(draft, blocks, Place { node, ..place });
    draft.keep_last();
    draft.below = FOOT;
    line(draft, FOOT, place, split);
    draft.items.last_mut().into_iter().for_each(Item::release);
    draft.below = draft.desk.theme.space.block;
}

//! Definition lists: terms on lines of their own, what they mean below, indented.

use super::draft::Draft;
use super::lines::Setting;
use super::paragraph::TextBlock;
use super::passage::Passage;
use super::section::{PARAGRAPH, Place, Space, add_blocks};
use crate::frame::FaceId;
use crate::prose::Definition;
use crate::structure::{Numbering, Role};

const INDENT: f32 = 15.0;
const TERM: Space = Space { above: 9.0, below: 1.5 };

/// Terms with their meanings.
pub(super) fn add<'a>(draft: &mut Draft<'a>, definitions: &'a [Definition], place: Place) {
    let list = draft.structure.add(place.node, Role::List);
    draft.structure.node_mut(list).numbering = Numbering::None;
    let mut role = place.body(draft.desk);
    role.face = if role.face == FaceId::Sans { FaceId::SansSemiBold } else { FaceId::SerifSemiBold };
    let indent = INDENT.min(place.width / 8.0);
    for definition in definitions {
        let item = draft.structure.add(list, Role::ListItem);
        let label = draft.structure.add(item, Role::Label);
        for (index, term) in definition.terms.iter().enumerate() {
            let mut passage = Passage::inlines(draft, label, term, role);
            if index + 1 < definition.terms.len() {
                passage.push(draft, " ", super::passage::style(role), super::passage::Tag::of(label));
            }
            let block = TextBlock::new(passage, Setting::left(place.x, place.width), role).whole();
            let above = if index == 0 { TERM.above } else { 0.0 };
            let before = draft.space(Space { above, ..TERM });
            draft.push_text(before, block);
            draft.keep_last();
        }
        let body = draft.structure.add(item, Role::ListBody);
        let inner = Place { node: body, x: place.x + indent, width: place.width - indent, ..place };
        let start = draft.items.len();
        add_blocks(draft, &definition.blocks, inner);
        if let Some(first) = draft.items.get_mut(start) {
            first.before = TERM.below;
        }
        draft.below = TERM.above;
    }
    draft.below = PARAGRAPH.below;
}

//! Headings: section titles with their number, chapter bands, parts of sections.

use super::draft::{Draft, HeadingKind};
use super::flow::{Content, Item, Strip};
use super::lines::{Setting, break_lines, set_at};
use super::paragraph::{Beside, TextBlock};
use super::passage::{Passage, plain};
use super::place::Place;
use super::section::{Space, add_heading, push_spaced};
use crate::frame::{Artifact, Draw, Item as Drawn, Mark, Path};
use crate::geometry::Rect;
use crate::locale::Arg;
use crate::prose::{Block, Inline, Master};
use crate::report::Section;
use crate::structure::{NodeId, Role};
use crate::text::Align;
use crate::theme::{Theme, Type};

type Written<'a> = (u8, Option<&'a String>, &'a [Inline]);

/// The heading that a section starts with.
pub(super) fn section<'a>(draft: &mut Draft<'a>, section: &'a Section, place: Place, written: Written<'a>) {
    let (level, id, inlines) = written;
    let types = &draft.desk.theme.types;
    let (role, number_role) = (types.heading1, types.section_number);
    let node = node(draft, place, level);
    let numbered = section.number.as_ref().filter(|_| matches!(section.master, Master::Text | Master::Notes));
    let number = numbered.map(|number| Passage::plain(draft, node, &format!("{number} "), number_role));
    let mut passage = Passage::inlines(draft, node, inlines, role);
    let setting = Setting::left(place.x, place.width).balanced();
    let mut role = role;
    if break_lines(draft.desk, &draft.known, &passage, &setting).len() > 2 {
        let long = draft.desk.theme.types.heading1_long;
        for part in &mut passage.parts {
            part.style.size = long.size;
        }
        role = long;
    }
    let mut block = TextBlock::new(passage, setting, role).whole();
    block.anchors.push(node);
    if let Some(passage) = number {
        let geometry = draft.desk.geometry;
        let setting = Setting::left(geometry.left, geometry.side_width);
        block.beside.push(Beside { passage, setting, first: true });
    }
    let words = section.title.as_ref().map_or_else(|| plain(inlines), crate::shown::Rich::plain);
    let level = draft.level(level);
    add_heading(draft, (HeadingKind::Section, level, words), (node, id));
    push_spaced(draft, section_space(draft.desk.theme), Content::Text(Box::new(block)));
    draft.keep_last();
}

/// Around the title of a section.
fn section_space(theme: &Theme) -> Space {
    Space { above: theme.space.section, below: theme.space.after_lead }
}

/// A heading inside a section.
pub(super) fn part<'a>(draft: &mut Draft<'a>, place: Place, (written, id, inlines): Written<'a>) {
    let level = draft.level(written);
    let (types, space) = (&draft.desk.theme.types, draft.desk.theme.space);
    let (role, space) = match level - draft.base {
        _ if place.is_small() => (types.heading3, Space { above: 15.0, below: 4.0 }),
        1 => (types.heading1, section_space(draft.desk.theme)),
        2 => (types.heading2, Space { above: space.heading2, below: space.after_heading2 }),
        3 => (types.heading3, Space { above: space.heading3, below: space.after_heading3 }),
        _ => (types.heading4, Space { above: 15.0, below: 4.0 }),
    };
    let node = node(draft, place, written);
    let passage = Passage::inlines(draft, node, inlines, role);
    let setting = Setting::left(place.x, place.width).balanced();
    let mut block = TextBlock::new(passage, setting, role).whole();
    block.anchors.push(node);
    add_heading(draft, (HeadingKind::Part, level, plain(inlines)), (node, id));
    push_spaced(draft, space, Content::Text(Box::new(block)));
    draft.keep_last();
}

/// The band that opens a chapter: chapter, first heading and lead of its first section. Returns the blocks below it.
pub(super) fn band<'a>(draft: &mut Draft<'a>, section: &'a Section, place: Place) -> &'a [Block] {
    let (geometry, types) = (draft.desk.geometry, draft.desk.theme.types.clone());
    let fronts = draft.desk.theme.fronts;
    let mut strip = Strip { keep: true, ..Strip::default() };
    let main = Setting::left(place.x, place.width);
    let side = Setting::left(geometry.left, geometry.side_width);
    let mut bottom = fronts.band_heading;
    if let Some((number, title)) = &section.chapter {
        draft.base = 0;
        let node = node(draft, place, draft.shift + 1);
        draft.base = 1;
        let name = draft.desk.locale.text("chapter-number", &[("number", Arg::Text(&number.to_string()))]);
        let label = Passage::plain(draft, node, &format!("{name} "), types.band_chapter);
        draw(draft, &mut strip, &label, (side, types.band_chapter, fronts.band_chapter));
        let words = Passage::rich(draft, node, title, types.band_chapter);
        bottom = draw(draft, &mut strip, &words, (main, types.band_chapter, fronts.band_chapter)).max(bottom);
        strip.anchors.push(node);
        add_heading(draft, (HeadingKind::Chapter(*number), 1, title.plain()), (node, None));
    }
    let mut rest = section.blocks.as_slice();
    if let Some((Block::Heading { level, id, inlines }, after)) = rest.split_first() {
        rest = after;
        let node = node(draft, place, *level);
        if let Some(number) = &section.number {
            let passage = Passage::plain(draft, node, &format!("{number} "), types.band_number);
            draw(draft, &mut strip, &passage, (side, types.band_number, bottom));
        }
        let passage = Passage::inlines(draft, node, inlines, types.band_heading);
        bottom = draw(draft, &mut strip, &passage, (main.balanced(), types.band_heading, bottom));
        strip.anchors.push(node);
        let words = section.title.as_ref().map_or_else(|| plain(inlines), crate::shown::Rich::plain);
        add_heading(draft, (HeadingKind::Section, 2, words), (node, id.as_ref()));
    }
    if let Some(lead) = &section.lead {
        let node = draft.structure.add(place.node, Role::Paragraph);
        let passage = Passage::rich(draft, node, lead, types.band_lead);
        bottom = draw(draft, &mut strip, &passage, (main, types.band_lead, bottom + 11.0));
    }
    strip.height = bottom + fronts.band_foot;
    let area = Rect::new(0.0, 0.0, geometry.page.width, strip.height);
    let ground = Draw::Path(Path::rect(area, draft.desk.theme.deep));
    strip.frame.items.insert(0, Drawn { mark: Mark::Artifact(Artifact::Layout), draw: ground });
    draft.space(Space { above: 0.0, below: fronts.band_foot });
    draft.push(Item::fixed(0.0, vec![strip]));
    rest
}

fn draw(
    draft: &Draft<'_>,
    strip: &mut Strip,
    passage: &Passage<'_>,
    (setting, role, top): (Setting, Type, f32),
) -> f32 {
    debug_assert_eq!(setting.align, Align::Left, "a band is ragged right");
    set_at(draft.desk, &draft.known, &mut strip.frame, passage, (&setting, role, top))
}

/// The node of a heading of the level that is written, as deep as it may be.
pub(super) fn node(draft: &mut Draft<'_>, place: Place, written: u8) -> NodeId {
    let level = draft.level(written);
    draft.deepest = level;
    draft.structure.add(place.node, Role::Heading(level))
}

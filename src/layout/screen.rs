//! Sections on a screen → pages: the head in the left column, beside it a figure, table or picture a page, then the words.
//!
//! Who presents shows the first pages of a section; who reads goes on to its words, in two columns. A section is read
//! aloud in the order of its pages: title, lead, what is shown, words.

use super::aside::{self, Aside};
use super::draft::Draft;
use super::flow::{Item, Start, Strip};
use super::lines::Setting;
use super::paragraph::TextBlock;
use super::passage::plain;
use super::place::{Place, Voice};
use super::screen_head::{Head, quiet};
use super::section::{add_blocks, is_blank};
use super::text_columns;
use crate::prose::{Block, Master, Placed};
use crate::report::Section;
use std::slice;

/// Columns of words.
const COLUMNS: u8 = 2;
/// Characters of a title that has room in the left column.
const LONGEST_TITLE: usize = 160;
/// How much more room words need than they are long.
const RAGGED: f32 = 1.25;

/// Whether a section is set as on paper: one of lists over the whole page, or of a title that is too long.
pub(super) fn is_wide(section: &Section) -> bool {
    let long = match section.blocks.first() {
        Some(Block::Heading { inlines, .. }) => plain(inlines).chars().count() > LONGEST_TITLE,
        _ => false,
    };
    let lists = section.blocks.iter().any(|block| {
        let Block::Placed(placement) = block else { return false };
        matches!(placement.what, Placed::Contents | Placed::ListOfFigures | Placed::ListOfTables | Placed::Twins)
    });
    long || lists
}

/// Adds a section; `opened` says whether a page before it shows its lead.
pub(super) fn add<'a>(draft: &mut Draft<'a>, section: &'a Section, place: Place, opened: bool) {
    let first = draft.items.len();
    let voice = if section.master == Master::Notes { Voice::Notes } else { Voice::Usual };
    let place = Place { voice, ..place };
    let blocks = match section.blocks.split_first() {
        Some((Block::Heading { .. }, rest)) => rest,
        _ => section.blocks.as_slice(),
    };
    let shows = blocks.iter().any(is_shown);
    let (mut head, wide_lead) = Head::new(draft, section, place, opened);
    let headed = !head.asides.is_empty();
    let (mut waiting, long) = beside(draft, blocks, place, &mut head);
    let short = shows && wide_lead.is_none() && is_short(draft, blocks, &head);
    if short {
        head.asides.extend(paragraphs(draft, blocks, place));
    }
    draft.quiet = if headed { quiet(draft, section) } else { 0.0 };
    open(draft, head.asides, headed);
    let mut taken = wide_lead.is_some();
    if let Some((passage, role)) = wide_lead {
        let block = TextBlock::new(passage, Setting::left(place.x, place.width), role).whole();
        draft.push_text(0.0, block);
        draft.below = draft.desk.theme.space.after_lead;
    }
    for block in blocks.iter().filter(|block| is_shown(block)) {
        if taken {
            let some = fitting(draft, &mut waiting);
            open(draft, some, false);
        }
        let at = draft.items.len();
        add_blocks(draft, slice::from_ref(block), place);
        top(draft, at);
        taken = true;
    }
    if !short {
        words(draft, (blocks, long), place, (shows, &mut waiting));
    }
    while !waiting.is_empty() {
        let some = fitting(draft, &mut waiting);
        open(draft, some, false);
    }
    draft.items.last_mut().into_iter().for_each(Item::release);
    for item in &mut draft.items[first..] {
        item.quiet = if item.is_wide_table() { 0.0 } else { draft.quiet };
    }
    draft.quiet = 0.0;
    draft.break_page = true;
}

/// Opens a page with notes in the left column; what is added next stands beside them.
pub(super) fn open<'a>(draft: &mut Draft<'a>, asides: Vec<Aside<'a>>, headed: bool) {
    draft.break_page = false;
    let mut item = Item::fixed(0.0, vec![Strip::default()]);
    (item.start, item.keep, item.headed, item.asides) = (Start::Page, true, headed, asides);
    draft.push(item);
    draft.below = 0.0;
}

/// Lets an item stand at the top of its page.
fn top(draft: &mut Draft<'_>, at: usize) {
    let Some(item) = draft.items.get_mut(at) else { return };
    item.before = 0.0;
    if let Some(strip) = item.strips.first_mut() {
        strip.before = 0.0;
    }
}

/// Whether a block has a page of its own.
fn is_shown(block: &Block) -> bool {
    let Block::Placed(placement) = block else { return false };
    matches!(placement.what, Placed::Figure(_) | Placed::Table(_) | Placed::Tiles(_) | Placed::Image(_))
}

fn is_beside(block: &Block) -> bool {
    matches!(block, Block::Side { .. } | Block::Fact { .. })
}

/// Notes and numbers of the left column: as many as there is room for go below the head, two numbers side by side. Returns
/// the others, and the words of those that are too long for the column.
fn beside<'a>(
    draft: &mut Draft<'a>,
    blocks: &'a [Block],
    place: Place,
    head: &mut Head<'a>,
) -> (Vec<Aside<'a>>, Vec<Item<'a>>) {
    let start = draft.items.len();
    let column = Place { width: text_columns::share(draft, place, COLUMNS), ..place };
    for block in blocks {
        if let Block::Fact { value, label } = block {
            aside::fact(draft, value, label, place);
        }
    }
    for block in blocks {
        if let Block::Side { title, blocks } = block {
            aside::note(draft, title.as_ref(), blocks, column);
        }
    }
    let long = draft.items.split_off(start);
    let notes = aside::paired(draft.desk, std::mem::take(&mut draft.asides));
    let mut waiting = Vec::new();
    for note in notes {
        head.asides.push(note);
        if !waiting.is_empty() || aside::height(draft, &head.asides) > draft.desk.geometry.height() {
            waiting.extend(head.asides.pop());
        }
    }
    (waiting, long)
}

/// Takes as many notes as fit beside a page.
fn fitting<'a>(draft: &Draft<'a>, waiting: &mut Vec<Aside<'a>>) -> Vec<Aside<'a>> {
    let room = draft.desk.geometry.height() - draft.quiet;
    let mut count = waiting.len();
    while count > 1 && aside::height(draft, &waiting[..count]) > room {
        count -= 1;
    }
    let rest = waiting.split_off(count);
    std::mem::replace(waiting, rest)
}

/// Whether the words of a section are few enough to stand below its head.
fn is_short(draft: &Draft<'_>, blocks: &[Block], head: &Head<'_>) -> bool {
    let (desk, role) = (draft.desk, draft.desk.theme.types.body);
    let mut room = desk.geometry.height() - aside::height(draft, &head.asides);
    for block in blocks.iter().filter(|block| !is_shown(block) && !is_beside(block)) {
        let Block::Paragraph(inlines) = block else { return false };
        let wide = desk.fonts.width(&super::passage::style(role), draft.language, &plain(inlines));
        room -= aside::APART + (wide * RAGGED / desk.geometry.side_width).ceil() * role.leading;
    }
    room >= 0.0
}

/// Whether paragraphs are so short that columns would part them into lines.
fn is_line(draft: &Draft<'_>, blocks: &[Block], place: Place) -> bool {
    let role = place.body(draft.desk);
    let wide = |block: &Block| match block {
        Block::Paragraph(inlines) => {
            draft.desk.fonts.width(&super::passage::style(role), draft.language, &plain(inlines))
        }
        _ => f32::INFINITY,
    };
    blocks.iter().map(wide).sum::<f32>() <= place.width * 3.0
}

/// The paragraphs of a section as notes of the left column.
fn paragraphs<'a>(draft: &mut Draft<'a>, blocks: &'a [Block], place: Place) -> Vec<Aside<'a>> {
    let mut asides = Vec::new();
    for block in blocks {
        if let Block::Paragraph(inlines) = block
            && !is_blank(inlines)
        {
            asides.push(aside::paragraph(draft, inlines, place));
        }
    }
    asides
}

/// The words of a section in columns, below one another with what stands between them: on a page of their own where the
/// section shows something.
fn words<'a>(
    draft: &mut Draft<'a>,
    (blocks, long): (&'a [Block], Vec<Item<'a>>),
    place: Place,
    (shows, waiting): (bool, &mut Vec<Aside<'a>>),
) {
    let told = |block: &&Block| !is_shown(block) && !is_beside(block);
    if long.is_empty() && !blocks.iter().any(|block| told(&block) && !matches!(block, Block::Placed(_))) {
        return;
    }
    if shows {
        let some = fitting(draft, waiting);
        open(draft, some, false);
    }
    let mut columns = long;
    let mut rest = blocks;
    let mut above = 0.0;
    while !rest.is_empty() {
        let run = rest.iter().take_while(|block| told(block) && text_columns::flows(block)).count();
        let (flowing, after) = rest.split_at(run);
        let next = after.first().filter(told);
        // A heading stays with what stands across the columns.
        let across = flowing.iter().rev().take_while(|block| matches!(block, Block::Heading { .. })).count();
        let across = if next.is_some() { across } else { 0 };
        let (flowing, mut across) = flowing.split_at(flowing.len() - across);
        if columns.is_empty() && next.is_some() && is_line(draft, flowing, place) {
            add_blocks(draft, flowing, place);
        } else if !flowing.is_empty() {
            columns.extend(text_columns::items(draft, flowing, (place, COLUMNS)));
        }
        if next.is_some() {
            text_columns::set_in(draft, std::mem::take(&mut columns), (place, COLUMNS), above);
            above = draft.desk.geometry.height() / 2.0;
            across = &rest[run - across.len()..=run];
        }
        add_blocks(draft, across, place);
        rest = after.get(1..).unwrap_or_default();
    }
    text_columns::set_in(draft, columns, (place, COLUMNS), above);
}

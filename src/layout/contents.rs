//! Headings, figures, tables → the contents and the lists: an entry a line, each a link with its page.

use super::aside::Aside;
use super::draft::{Draft, Heading, HeadingKind, Running};
use super::flow::{Content, Item, Start};
use super::lines::{Setting, rule};
use super::paragraph::{Beside, TextBlock};
use super::passage::{Goal, LinkPlan, Part, Passage, Tag, Words, style};
use super::place::Place;
use super::running::{pitch, strokes};
use super::screen;
use super::section::{Space, add_heading};
use super::text_columns;
use crate::frame::{Frame, Item as Drawn, Stroke};
use crate::geometry::Point;
use crate::prose::{Block, ReferenceTarget};
use crate::structure::{NodeId, Role, Structure};
use crate::theme::Type;

/// Room for folios at the right.
const FOLIO_WIDTH: f32 = 40.0;
const CHAPTER_RISE: f32 = 11.0;
const SECTION_RISE: f32 = 6.0;
const RULE_GAP: f32 = 15.0;
const SECTION_GAP: f32 = 4.0;
const ENTRY_GAP: f32 = 1.0;
/// Left edge of a chapter's number, from that of the side column.
const NUMBER_INDENT: f32 = 42.0;
const MARK_HEIGHT: f32 = 17.5;
const MARK_PITCH: f32 = 6.0;
/// Columns on a screen, and the indent of words beside the numbers of chapters there.
const COLUMNS: u8 = 2;
const SCREEN_INDENT: f32 = 24.0;
/// Indent of parts of sections below chapters.
const PART_INDENT: f32 = 12.0;

/// What is listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Listing {
    /// Chapters, sections and their parts.
    Contents,
    /// Figures.
    Figures,
    /// Tables.
    Tables,
}

/// A list that waits until all that it lists is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pending {
    listing: Listing,
    node: NodeId,
    /// Items before it.
    index: usize,
    running: usize,
    place: Place,
    start: Start,
}

/// One entry to be.
struct Entry {
    words: String,
    goal: NodeId,
    depth: usize,
    look: Look,
}

/// How an entry looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Chapter(u32),
    Section,
    Entry,
    Inner,
}

/// The contents on a page of their own, after the cover. A report without headings has none.
pub(super) fn add_page(draft: &mut Draft<'_>) {
    let sections = &draft.desk.report.sections;
    let has_heading = |block: &Block| matches!(block, Block::Heading { .. });
    if !sections.iter().any(|section| section.chapter.is_some() || section.blocks.iter().any(has_heading)) {
        return;
    }
    let geometry = draft.desk.geometry;
    let title = draft.desk.locale.text("contents", &[]);
    draft.running.push(Running { title: title.clone(), ..Running::default() });
    let sect = draft.structure.add(Structure::ROOT, Role::Sect);
    let node = draft.structure.add(sect, Role::Heading(1));
    draft.deepest = 1;
    let role = draft.desk.theme.types.heading1;
    let passage = Passage::plain(draft, node, &title, role);
    let mut block = TextBlock::new(passage, Setting::left(geometry.main, geometry.main_width), role).whole();
    block.anchors.push(node);
    let first = draft.items.len();
    if draft.desk.geometry.screen {
        let mut head = Aside::new(vec![(block.passage, role)]);
        head.anchors.push(node);
        screen::open(draft, vec![head], true);
    } else {
        draft.push_text(0.0, block);
        draft.keep_last();
        draft.starts(first, Start::Page);
    }
    add_heading(draft, (HeadingKind::Section, 1, title), (node, None));
    if let Some(heading) = draft.headings.last_mut() {
        heading.listed = false;
    }
    draft.below = 24.0;
    let place = Place::new(sect, geometry.main, geometry.main_width);
    add_here(draft, Listing::Contents, place);
    draft.break_page = true;
}

/// A list at this place; it is filled when all that it lists is known.
pub(super) fn add_here(draft: &mut Draft<'_>, listing: Listing, place: Place) {
    let node = draft.structure.add(place.node, Role::Toc);
    let start = if std::mem::take(&mut draft.break_page) { Start::Page } else { Start::Flow };
    let running = draft.running.len().saturating_sub(1);
    draft.lists.push(Pending { listing, node, index: draft.items.len(), running, place, start });
    draft.space(Space { above: 15.0, below: 22.5 });
}

/// Fills all lists, the last one first, so that the places of the others still hold.
pub(super) fn fill(draft: &mut Draft<'_>) {
    draft.language = &draft.desk.report.meta.language;
    for pending in std::mem::take(&mut draft.lists).into_iter().rev() {
        let entries = match pending.listing {
            Listing::Contents => draft.headings.iter().filter(|heading| heading.listed).map(entry).collect(),
            Listing::Figures => figures(draft),
            Listing::Tables => tables(draft),
        };
        if entries.is_empty() {
            draft.structure.detach(pending.node);
        }
        let items = if draft.desk.geometry.screen && pending.listing == Listing::Contents {
            in_columns(draft, &pending, &entries)
        } else {
            lay(draft, &pending, &entries)
        };
        draft.items.splice(pending.index..pending.index, items);
    }
}

fn entry(heading: &Heading) -> Entry {
    let look = match heading.kind {
        HeadingKind::Chapter(number) => Look::Chapter(number),
        HeadingKind::Section if heading.level == 1 => Look::Section,
        HeadingKind::Part if heading.level > 2 => Look::Inner,
        HeadingKind::Section | HeadingKind::Part => Look::Entry,
    };
    Entry { words: heading.words.clone(), goal: heading.node, depth: usize::from(heading.level) - 1, look }
}

fn figures(draft: &Draft<'_>) -> Vec<Entry> {
    let mut figures: Vec<_> = draft.desk.report.figures.values().collect();
    figures.sort_by_key(|figure| figure.number);
    let named = figures.into_iter().map(|figure| {
        let title = figure.title.as_ref().unwrap_or(&figure.subtitle).plain();
        (ReferenceTarget::Figure(figure.id.clone()), format!("{}  {title}", figure.name))
    });
    placed(draft, named)
}

fn tables(draft: &Draft<'_>) -> Vec<Entry> {
    let mut tables: Vec<_> = draft.desk.report.tables.values().collect();
    tables.sort_by_key(|table| table.number);
    let named = tables.into_iter().map(|table| {
        let title = table.title.as_ref().or(table.caption.as_ref()).map(crate::shown::Rich::plain).unwrap_or_default();
        (ReferenceTarget::Table(table.id.clone()), format!("{}  {title}", table.name))
    });
    placed(draft, named)
}

fn placed(draft: &Draft<'_>, named: impl Iterator<Item = (ReferenceTarget, String)>) -> Vec<Entry> {
    let known = &draft.known.targets;
    named
        .filter_map(|(target, words)| {
            known.get(&target).map(|goal| Entry { words, goal: *goal, depth: 0, look: Look::Entry })
        })
        .collect()
}

/// The contents on a screen: in columns beside their title, each number before its words.
fn in_columns<'a>(draft: &mut Draft<'a>, pending: &Pending, entries: &[Entry]) -> Vec<Item<'a>> {
    let place = pending.place.across(draft.desk);
    let width = text_columns::share(draft, place, COLUMNS);
    let column = Pending { place: Place { width, ..place }, start: Start::Flow, ..*pending };
    let mut items = lay(draft, &column, entries);
    if let Some(first) = items.first_mut() {
        first.before = 0.0;
    }
    let start = draft.items.len();
    let running = std::mem::take(&mut draft.running);
    text_columns::set_in(draft, items, (place, COLUMNS), 0.0);
    draft.running = running;
    let mut items = draft.items.split_off(start);
    for item in &mut items {
        (item.running, item.start) = (pending.running, pending.start);
    }
    items
}

fn lay<'a>(draft: &mut Draft<'a>, pending: &Pending, entries: &[Entry]) -> Vec<Item<'a>> {
    let mut nodes = vec![pending.node];
    let mut items = Vec::with_capacity(entries.len());
    let mut inside = false;
    let chapters = entries.iter().filter(|entry| matches!(entry.look, Look::Chapter(_))).count();
    for (index, entry) in entries.iter().enumerate() {
        nodes.truncate(entry.depth + 1);
        while nodes.len() < entry.depth + 1 && index > 0 {
            nodes.push(draft.structure.add(nodes[nodes.len() - 1], Role::Toc));
        }
        let before = index.checked_sub(1).map(|before| entries[before].look);
        let rise = match (entry.look, before) {
            (Look::Chapter(_), _) => Some(CHAPTER_RISE),
            (Look::Section, None) => Some(SECTION_RISE),
            (Look::Section, Some(_)) if inside => Some(SECTION_RISE),
            _ => None,
        };
        inside = matches!(entry.look, Look::Chapter(_)) || (inside && entry.look != Look::Section);
        let mut item = line(draft, (nodes[nodes.len() - 1], pending.place), entry, (before, chapters, rise));
        item.running = pending.running;
        let next = entries.get(index + 1);
        item.keep = next.is_some_and(|next| next.depth > entry.depth);
        if index == 0 {
            item.start = pending.start;
        }
        items.push(item);
    }
    items
}

/// An entry: its words, its folio, and what marks it out in the side column.
fn line<'a>(
    draft: &mut Draft<'a>,
    (toc, place): (NodeId, Place),
    entry: &Entry,
    (before, chapters, rise): (Option<Look>, usize, Option<f32>),
) -> Item<'a> {
    let types = draft.desk.theme.types.clone();
    let (role, folio_role) = match entry.look {
        Look::Chapter(_) => (types.contents_chapter, types.contents_chapter_folio),
        Look::Section => (types.contents_section, types.contents_section_folio),
        Look::Entry | Look::Inner => (types.contents_entry, types.contents_entry_folio),
    };
    let item = draft.structure.add(toc, Role::TocItem);
    let (passage, folio) = linked_entry(draft, (item, entry.goal), &entry.words, (role, folio_role));
    let plan = passage.links[0].clone();
    let indent = if entry.look == Look::Inner { PART_INDENT } else { 0.0 };
    let indent = indent + if draft.desk.geometry.screen { SCREEN_INDENT } else { 0.0 };
    let setting = Setting::left(place.x + indent, place.width - FOLIO_WIDTH - 12.0 - indent);
    let mut block = TextBlock::new(passage, setting, role).whole();
    let right = Setting::right(place.x + place.width - FOLIO_WIDTH, FOLIO_WIDTH);
    block.beside.push(Beside { passage: folio, setting: right, first: false });
    let geometry = draft.desk.geometry;
    if let Look::Chapter(number) = entry.look {
        let words = Words::Plain(format!("{number} "));
        let passage = linked(draft, words, types.contents_chapter_number, &plan);
        let setting = if geometry.screen {
            Setting::left(place.x, SCREEN_INDENT)
        } else {
            Setting::left(geometry.left + NUMBER_INDENT, geometry.side_width - NUMBER_INDENT)
        };
        block.beside.push(Beside { passage, setting, first: true });
        let pitch = pitch(MARK_PITCH, NUMBER_INDENT - 6.0, MARK_HEIGHT, chapters);
        let theme = draft.desk.theme;
        let marks = strokes((number, chapters), (geometry.left, 4.0, MARK_HEIGHT, pitch), (theme.accent, theme.rule));
        block.ornament.extend(marks.into_iter().filter(|_| !geometry.screen));
    }
    let mut gap = match entry.look {
        Look::Chapter(_) => RULE_GAP + CHAPTER_RISE,
        Look::Section => SECTION_GAP,
        Look::Entry | Look::Inner if before.is_some_and(|before| before != Look::Entry) => SECTION_GAP,
        Look::Entry | Look::Inner => ENTRY_GAP,
    };
    if let Some(rise) = rise {
        block.ornament.extend(rules(draft, place, rise));
        gap = if before.is_none() { 24.0 + rise } else { RULE_GAP + rise };
    }
    Item::new(gap, Content::Text(Box::new(block)))
}

/// The words of an entry and its folio, both in one link to `goal`.
pub(super) fn linked_entry<'a>(
    draft: &mut Draft<'a>,
    (item, goal): (NodeId, NodeId),
    words: &str,
    (role, folio_role): (Type, Type),
) -> (Passage<'a>, Passage<'a>) {
    let reference = draft.structure.add(item, Role::Reference);
    let mut passage = Passage::empty(draft);
    let goal = Goal::Node(goal);
    let tag = Tag::of(reference);
    let tag = passage.link(draft, tag, goal.clone(), words.to_owned());
    passage.push(draft, &format!("{words} "), style(role), tag);
    let plan = passage.links[0].clone();
    let folio = linked(draft, Words::Folio(goal), folio_role, &plan);
    (passage, folio)
}

fn rules(draft: &Draft<'_>, place: Place, rise: f32) -> Vec<Drawn> {
    let geometry = draft.desk.geometry;
    let pen = Stroke::solid(draft.desk.theme.ink, draft.desk.theme.rules.main);
    let mut frame = Frame::default();
    if geometry.screen {
        rule(&mut frame, Point::new(place.x, -rise), place.width, pen);
        return frame.items;
    }
    rule(&mut frame, Point::new(geometry.left, -rise), geometry.side_width, pen);
    rule(&mut frame, Point::new(geometry.main, -rise), geometry.main_width, pen);
    frame.items
}

fn linked<'a>(draft: &Draft<'a>, words: Words, role: Type, plan: &LinkPlan) -> Passage<'a> {
    let tag = Tag { link: Some(0), ..Tag::of(plan.node) };
    let mut passage = Passage::empty(draft);
    passage.links.push(plan.clone());
    passage.parts.push(Part { words, style: style(role), tag });
    passage
}

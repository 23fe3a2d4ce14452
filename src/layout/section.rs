//! Sections → flow items: headings in order of level, blocks with the space between them.

use super::aside;
use super::contents;
use super::draft::{Column, Draft, HeadingKind, Running};
use super::flow::{Content, Item, Start};
use super::heading;
use super::lines::Setting;
use super::list;
use super::paragraph::TextBlock;
use super::passage::{Passage, plain};
use super::place::{Place, Voice};
use super::{
    callout, definitions, figure, grid, image, inset, markdown_table, opener, screen, story, table, text_columns,
    tiles, twins,
};
use crate::frame::Stroke;
use crate::prose::{Block, Inline, Master, Placed, Placement};
use crate::report::{FigureWidth, Section};
use crate::structure::{NodeId, Role, Structure};
use crate::theme::Theme;

/// Space above and below a block; the larger one of two neighbours holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Space {
    pub(super) above: f32,
    pub(super) below: f32,
}

impl Space {
    /// The same on both sides.
    pub(super) const fn around(space: f32) -> Self {
        Self { above: space, below: space }
    }

    /// Between paragraphs.
    pub(super) const fn paragraph(theme: &Theme) -> Self {
        Self::around(theme.space.paragraph)
    }
}

/// Around figures, tables and tiles.
pub(super) const DISPLAY: Space = Space { above: 26.0, below: 26.0 };
const GLANCE_LEAD: Space = Space { above: 5.5, below: 24.5 };
const QUOTE_INDENT: f32 = 15.0;
/// Quotations narrower than this are not indented further.
const NARROW: f32 = 150.0;
/// Columns narrower than this have hyphens.
pub(super) const HYPHENATED: f32 = 250.0;
/// Between a section that does not start a page and what stands before it.
const SECTION_GAP: f32 = 30.0;
/// Lines of a paragraph that stay with the heading above it.
const LINES_BELOW_HEADING: usize = 3;

/// All sections of the report.
pub(super) fn add_all(draft: &mut Draft<'_>) {
    let report = draft.desk.report;
    remember_headings(draft);
    let mut chapter = None;
    let placed = report.sections.iter().any(|section| section.blocks.iter().any(is_contents));
    if !placed {
        contents::add_page(draft);
    }
    for section in &report.sections {
        if let Some((number, title)) = &section.chapter {
            chapter = Some((*number, title.plain()));
        }
        add(draft, section, chapter.as_ref());
    }
    draft.language = &report.meta.language;
}

fn add<'a>(draft: &mut Draft<'a>, section: &'a Section, chapter: Option<&(u32, String)>) {
    let report = draft.desk.report;
    draft.language = section.language.as_deref().unwrap_or(&report.meta.language);
    let node = draft.structure.add(Structure::ROOT, Role::Sect);
    draft.structure.node_mut(node).language.clone_from(&section.language);
    let title = title_of(section).unwrap_or_else(|| report.meta.title.clone());
    draft.running.push(match chapter {
        Some((number, title)) => Running { chapter: Some(*number), title: title.clone(), side: None },
        None => Running { title, ..Running::default() },
    });
    draft.below = SECTION_GAP;
    draft.base = u8::from(chapter.is_some());
    draft.annex = section.annex;
    draft.shift = section.blocks.iter().find_map(level_of).map_or(0, |level| level - 1);
    let first = draft.items.len();
    let geometry = draft.desk.geometry;
    let place = Place::new(node, geometry.main, geometry.main_width);
    // Above tiles, which have the full width, title and lead start at the left edge too.
    let tiles = section.number.is_none() && section.blocks.get(1).is_some_and(is_tiles);
    let columns = columns_of(section);
    let wide = matches!(section.master, Master::Glance | Master::Photo)
        || (section.master == Master::Text && columns > 1 && section.number.is_none())
        || (section.master == Master::Text && tiles);
    let head = if wide { Place { x: geometry.left, width: geometry.width, ..place } } else { place };
    draft.labels.clear();
    draft.foot = if columns > 1 || section.master == Master::Glance {
        (geometry.left, geometry.width)
    } else {
        (geometry.main, geometry.main_width)
    };
    if geometry.screen && !screen::is_wide(section) {
        let opens = section.chapter.is_some();
        if opens {
            opener::add(draft, section, node);
        }
        draft.foot = (geometry.main, geometry.main_width);
        screen::add(draft, section, place, opens);
        if draft.structure.node(node).children.is_empty() {
            draft.structure.detach(node);
        }
        return;
    }
    let mut blocks = section.blocks.as_slice();
    let mut start = if section.starts_page || draft.break_page { Start::Page } else { Start::Section };
    let opens = section.chapter.as_ref().is_some_and(|(number, _)| draft.openers.contains(number));
    if opens {
        opener::add(draft, section, node);
        start = Start::Page;
    }
    let first = if opens { draft.items.len() } else { first };
    if section.chapter.is_some() && !opens {
        blocks = heading::band(draft, section, place);
        start = Start::Band;
    } else if let Some((Block::Heading { inlines, id, level }, rest)) = blocks.split_first() {
        heading::section(draft, section, head, (*level, id.as_ref(), inlines));
        blocks = rest;
    }
    if start != Start::Band && !opens {
        lead(draft, section, head);
    }
    if section.master == Master::Letter {
        aside::note(draft, section.title.as_ref(), &[], place);
    }
    let voice = match section.master {
        Master::Notes => Voice::Notes,
        Master::Story | Master::Photo => Voice::Lead,
        Master::Text | Master::Letter | Master::Glance => Voice::Usual,
    };
    let place = Place { voice, ..place };
    if columns > 1 || section.master == Master::Notes {
        text_columns::add(draft, blocks, (place, columns), (first, start == Start::Page));
    } else {
        add_blocks(draft, blocks, place);
    }
    aside::attach(draft, None);
    draft.starts(first, start);
    if draft.structure.node(node).children.is_empty() {
        draft.structure.detach(node);
    }
}

/// Columns of a section: as its front matter says, else as its master has them.
fn columns_of(section: &Section) -> u8 {
    let usual = if matches!(section.master, Master::Notes | Master::Photo) { 2 } else { 1 };
    section.columns.unwrap_or(usual)
}

fn lead<'a>(draft: &mut Draft<'a>, section: &'a Section, place: Place) {
    let Some(lead) = &section.lead else { return };
    let types = &draft.desk.theme.types;
    let tokens = &draft.desk.theme.space;
    let after_title = Space { above: tokens.lead, below: tokens.after_lead };
    let (role, space) = match section.master {
        Master::Glance => (types.glance_lead, GLANCE_LEAD),
        Master::Story | Master::Photo => (types.heading2, after_title),
        _ => (types.lead, after_title),
    };
    let node = draft.structure.add(place.node, Role::Paragraph);
    let passage = Passage::rich(draft, node, lead, role);
    let block = TextBlock::new(passage, Setting::left(place.x, place.width), role).whole();
    // A lead stands closer to its title than other blocks do.
    let before = std::mem::replace(&mut draft.below, space.below).min(space.above);
    draft.push_text(before, block);
    draft.keep_last();
}

/// Blocks one below the other.
pub(super) fn add_blocks<'a>(draft: &mut Draft<'a>, blocks: &'a [Block], place: Place) {
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        match block {
            Block::Heading { level, id, inlines } => heading::part(draft, place, (*level, id.as_ref(), inlines)),
            Block::Paragraph(inlines) => paragraph(draft, inlines, place),
            Block::List { start, items } => list::add(draft, *start, items, place),
            Block::Quote(inner) => quote(draft, inner, place),
            Block::Table(written) => markdown_table::add(draft, written, place),
            Block::Divider => divider(draft, place),
            Block::Definitions(definitions) => definitions::add(draft, definitions, place),
            Block::Callout { kind, blocks } => callout::add(draft, *kind, blocks, place),
            Block::Story { name, blocks } => story::add(draft, name.as_ref(), blocks, place),
            Block::Columns { count, blocks } => text_columns::add_between(draft, *count, blocks, place),
            Block::Grid { count, cells } => grid::add(draft, *count, cells, place),
            Block::Pull { blocks, by } => inset::pull(draft, blocks, by.as_ref(), place),
            Block::Box { title, blocks } => inset::frame(draft, title.as_ref(), blocks, place),
            Block::Side { title, blocks } => aside::note(draft, title.as_ref(), blocks, place),
            Block::Fact { value, label } => aside::fact(draft, value, label, place),
            Block::Placed(placement) => rest = placed(draft, placement, after, place),
        }
        if leads_on(block) && !after.is_empty() {
            draft.keep_last();
        }
    }
}

fn paragraph<'a>(draft: &mut Draft<'a>, inlines: &'a [Inline], place: Place) {
    if is_blank(inlines) {
        return;
    }
    let mut role = place.body(draft.desk);
    if place.quoted {
        role.face = crate::frame::FaceId::TextItalic;
    }
    let node = draft.structure.add(place.node, Role::Paragraph);
    let passage = Passage::inlines(draft, node, inlines, role);
    let setting = Setting { hyphenate: place.width < HYPHENATED, ..Setting::left(place.x, place.width) };
    let before = draft.space(Space::paragraph(draft.desk.theme));
    let mut block = TextBlock::new(passage, setting, role);
    if draft.items.last().is_some_and(|item| item.keep) {
        block.together = LINES_BELOW_HEADING;
    }
    draft.push_text(before, block);
}

/// Whether a paragraph says nothing: one of a template that prints nothing.
pub(super) fn is_blank(inlines: &[Inline]) -> bool {
    let refers = |inline: &Inline| matches!(inline, Inline::Link { .. } | Inline::Reference { .. });
    plain(inlines).trim().is_empty() && !inlines.iter().any(refers)
}

/// Whether a block leads to the next one: a paragraph that ends with a colon.
fn leads_on(block: &Block) -> bool {
    matches!(block, Block::Paragraph(inlines) if plain(inlines).trim_end().ends_with(':'))
}

fn quote<'a>(draft: &mut Draft<'a>, blocks: &'a [Block], place: Place) {
    let node = draft.structure.add(place.node, Role::BlockQuote);
    let indent = if place.width < NARROW { 0.0 } else { QUOTE_INDENT };
    let inner = Place { node, x: place.x + indent, width: place.width - 2.0 * indent, quoted: true, ..place };
    draft.space(Space { above: 0.0, below: 15.0 });
    add_blocks(draft, blocks, inner);
    draft.below = draft.below.max(15.0);
}

fn divider(draft: &mut Draft<'_>, place: Place) {
    let mut strip = super::flow::Strip { height: 0.75, ..super::flow::Strip::default() };
    let pen = Stroke::solid(draft.desk.theme.rule, 0.75);
    super::lines::rule(&mut strip.frame, crate::geometry::Point::new(place.x, 0.375), place.width, pen);
    let before = draft.space(Space { above: 15.0, below: 15.0 });
    draft.push(Item::fixed(before, vec![strip]));
}

/// What a placing line asks for; returns the blocks that are left.
fn placed<'a>(draft: &mut Draft<'a>, placement: &'a Placement, after: &'a [Block], place: Place) -> &'a [Block] {
    let report = draft.desk.report;
    match &placement.what {
        Placed::Figure(id) => {
            let Some(shown) = report.figures.get(id) else { return unknown(draft, placement, "figure", id, after) };
            let mut row = vec![(shown, placement)];
            if shown.width == FigureWidth::Half
                && !place.inside
                && let Some((Block::Placed(next), rest)) = after.split_first()
                && let Placed::Figure(other) = &next.what
                && let Some(other) = report.figures.get(other).filter(|other| other.width == FigureWidth::Half)
            {
                row.push((other, next));
                figure::add(draft, &row, place);
                twins::add_beside(draft, &row, place);
                return rest;
            }
            figure::add(draft, &row, place);
            twins::add_beside(draft, &row, place);
        }
        Placed::Table(id) => match report.tables.get(id) {
            Some(shown) => table::add(draft, shown, placement, place),
            None => return unknown(draft, placement, "table", id, after),
        },
        Placed::Tiles(id) => match report.tiles.get(id) {
            Some(shown) => tiles::add(draft, shown, place),
            None => return unknown(draft, placement, "tiles", id, after),
        },
        Placed::Image(file) => image::add(draft, file, placement, place),
        Placed::ColumnBreak if draft.column != Column::Page => draft.column = Column::Ends,
        // A page of one column ends with it.
        Placed::PageBreak | Placed::ColumnBreak => draft.break_page = true,
        Placed::Contents => contents::add_here(draft, contents::Listing::Contents, place),
        Placed::ListOfFigures => contents::add_here(draft, contents::Listing::Figures, place),
        Placed::Twins => twins::add_annex(draft, place),
        Placed::ListOfTables => contents::add_here(draft, contents::Listing::Tables, place),
    }
    after
}

fn unknown<'a>(draft: &mut Draft<'_>, placement: &Placement, kind: &str, id: &str, after: &'a [Block]) -> &'a [Block] {
    let report = draft.desk.report;
    let known: Vec<&str> = match kind {
        "figure" => report.figures.keys().map(String::as_str).collect(),
        "table" => report.tables.keys().map(String::as_str).collect(),
        _ => report.tiles.keys().map(String::as_str).collect(),
    };
    let message = format!("no {kind} `{id}` in the report");
    let diagnostic = crate::diagnostic::Diagnostic::error("prose/unknown-name", message);
    draft.diagnostics.push(diagnostic.at(placement.origin.clone()).text(id).did_you_mean(id, known));
    after
}

fn is_contents(block: &Block) -> bool {
    matches!(block, Block::Placed(Placement { what: Placed::Contents, .. }))
}

fn is_tiles(block: &Block) -> bool {
    matches!(block, Block::Placed(Placement { what: Placed::Tiles(_), .. }))
}

fn level_of(block: &Block) -> Option<u8> {
    match block {
        Block::Heading { level, .. } => Some(*level),
        _ => None,
    }
}

/// What a section is called: its own title, else its first heading.
pub(super) fn title_of(section: &Section) -> Option<String> {
    let heading = || {
        section.blocks.iter().find_map(|block| match block {
            Block::Heading { inlines, .. } => Some(plain(inlines)),
            _ => None,
        })
    };
    section.title.as_ref().map(crate::shown::Rich::plain).or_else(heading)
}

/// Words of all headings with ids, so that references to later ones can print them.
fn remember_headings(draft: &mut Draft<'_>) {
    for block in draft.desk.report.sections.iter().flat_map(|section| &section.blocks) {
        if let Block::Heading { id: Some(id), inlines, .. } = block {
            draft.heading_words.insert(id.clone(), plain(inlines));
        }
    }
}

/// Notes a heading for contents, bookmarks and references.
pub(super) fn add_heading(
    draft: &mut Draft<'_>,
    (kind, level, words): (HeadingKind, u8, String),
    (node, id): (NodeId, Option<&String>),
) {
    let listed = kind != HeadingKind::Part || (level <= draft.base + 2 && !draft.annex);
    draft.headings.push(super::draft::Heading { kind, level, words, node, listed });
    if let Some(id) = id {
        draft.known.targets.insert(crate::prose::ReferenceTarget::Heading(id.clone()), node);
    }
}

/// Adds an item with the space above it.
pub(super) fn push_spaced<'a>(draft: &mut Draft<'a>, space: Space, content: Content<'a>) {
    let before = draft.space(space);
    draft.push(Item::new(before, content));
}

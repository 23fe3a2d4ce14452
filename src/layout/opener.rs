//! The page that opens a long chapter: its number and title, its lead, its sections with their pages, the report's twill.

use super::contents;
use super::desk::{Desk, Known};
use super::draft::{Draft, HeadingKind};
use super::flow::{Content, Item, Start, Strip};
use super::lines::{Setting, break_lines, rule, set_at};
use super::page_builder::Plan;
use super::passage::{Passage, style};
use super::resolve::FIRST_FOLIO;
use super::running::{pitch, strokes};
use super::section::add_heading;
use super::twill;
use crate::frame::{Artifact, Draw, Frame, Item as Drawn, Mark, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::report::Section;
use crate::structure::{NodeId, Role};
use crate::theme::Type;
use std::collections::BTreeSet;

/// Pages from which on a chapter has a page that opens it.
const LONG: usize = 4;
/// Sections that one page lists at most; a chapter of more has a band.
const MOST_LISTED: usize = 16;
/// Length of a title that surely fits into two lines, in widths of the column.
const ROOM: f32 = 1.6;
/// Sizes of a title whose theme has it in the largest one, tried in turn until it needs two lines at most.
const SIZES: [f32; 3] = [60.0, 46.0, 34.0];
const LARGEST: f32 = 60.0;
const TITLE_FOOT: f32 = 24.0;
const LIST_GAP: f32 = 30.0;
const LEAST_PITCH: f32 = 17.0;
const TWILL_GAP: f32 = 24.0;
const MARK_HEIGHT: f32 = 34.0;
const MARK_PITCH: f32 = 10.0;
const MARK_TOP: f32 = 13.0;
const NUMBER_INDENT: f32 = 66.0;
const FOLIO_WIDTH: f32 = 40.0;
/// Parts of its full size that an introduction may have, and of the height of the page that it may take.
const PARTS: [f32; 3] = [1.0, 0.8, 0.62];
const MOST_INTRO: f32 = 0.4;

/// The parts of such a page.
pub(super) struct Opener<'a> {
    number: u32,
    heading: NodeId,
    toc: NodeId,
    label: Passage<'a>,
    title: Passage<'a>,
    /// Size of number and title.
    size: f32,
    intro: Option<(Passage<'a>, Type)>,
    /// Words and folio of each section.
    entries: Vec<(Passage<'a>, Passage<'a>)>,
    chapters: usize,
    twill: Frame,
}

/// The chapters that are long when pages are made without such pages.
pub(super) fn long_chapters(draft: &Draft<'_>, plans: &[Plan]) -> BTreeSet<u32> {
    let starts: Vec<(u32, usize)> = draft
        .headings
        .iter()
        .filter_map(|heading| match heading.kind {
            HeadingKind::Chapter(number) => Some((number, *draft.known.folios.get(&heading.node)?)),
            _ => None,
        })
        .collect();
    let ends = starts.iter().skip(1).map(|(_, folio)| *folio).chain([plans.len() + FIRST_FOLIO]);
    let long = starts.iter().zip(ends).filter(|((_, start), end)| start + LONG <= *end).map(|((number, _), _)| *number);
    long.filter(|number| (1..=MOST_LISTED).contains(&sections(draft, *number).len())).collect()
}

/// Words and nodes of the sections of a chapter.
fn sections(draft: &Draft<'_>, chapter: u32) -> Vec<(String, NodeId)> {
    let inside = draft.headings.iter().skip_while(|other| other.kind != HeadingKind::Chapter(chapter)).skip(1);
    inside
        .take_while(|other| !matches!(other.kind, HeadingKind::Chapter(_)))
        .filter(|other| other.kind == HeadingKind::Section && other.level > 1)
        .map(|other| (other.words.clone(), other.node))
        .collect()
}

/// Adds the page of a chapter; its list is filled when its sections are known.
pub(super) fn add<'a>(draft: &mut Draft<'a>, section: &'a Section, parent: NodeId) {
    let Some((number, title)) = &section.chapter else { return };
    let types = draft.desk.theme.types.clone();
    draft.deepest = 1;
    let heading = draft.structure.add(parent, Role::Heading(1));
    let size = size_of(draft, &title.plain());
    let label = Passage::plain(draft, heading, &format!("{number} "), types.opener_number.sized(size));
    let title_passage = Passage::rich(draft, heading, title, types.opener_title.sized(size));
    add_heading(draft, (HeadingKind::Chapter(*number), 1, title.plain()), (heading, None));
    let intro = section.lead.as_ref().map(|lead| {
        let node = draft.structure.add(parent, Role::Paragraph);
        let passage = Passage::rich(draft, node, lead, types.opener_intro);
        smaller(draft, &passage, types.opener_intro)
    });
    let toc = draft.structure.add(parent, Role::Toc);
    let geometry = draft.desk.geometry;
    let mut drawn = Frame::default();
    let rows = &draft.desk.report.cover.twill;
    let top = draft.desk.theme.fronts.opener_strokes.min(geometry.bottom * 0.7);
    if !rows.is_empty() {
        let height = geometry.bottom - 10.0 - top;
        let ground = twill::Ground { x: geometry.main, top, width: geometry.main_width, height };
        twill::draw(draft, &mut drawn, rows, (ground, None));
        twill::name_rows(draft.desk, &mut drawn, rows, ground);
    }
    let opener = Opener {
        number: *number,
        heading,
        toc,
        label,
        title: title_passage,
        size,
        intro,
        entries: Vec::new(),
        chapters: draft.desk.report.sections.iter().filter(|section| section.chapter.is_some()).count(),
        twill: drawn,
    };
    let mut item = Item::new(0.0, Content::Opener(Box::new(opener)));
    item.start = Start::Opener;
    draft.break_page = false;
    draft.push(item);
    draft.below = 0.0;
}

/// An introduction in smaller type where it would take more than its part of the page.
fn smaller<'a>(draft: &Draft<'_>, passage: &Passage<'a>, role: Type) -> (Passage<'a>, Type) {
    let geometry = draft.desk.geometry;
    let setting = Setting::left(geometry.main, geometry.main_width);
    let mut sized = (passage.clone(), role);
    for part in PARTS {
        sized.1 = role.sized(role.size * part);
        for words in &mut sized.0.parts {
            words.style.size = sized.1.size;
        }
        let lines = break_lines(draft.desk, &draft.known, &sized.0, &setting);
        if std::iter::repeat_n(sized.1.leading, lines.len()).sum::<f32>() <= geometry.height() * MOST_INTRO {
            break;
        }
    }
    sized
}

/// The largest size at which a title needs two lines at most and no word is wider than the column.
fn size_of(draft: &Draft<'_>, title: &str) -> f32 {
    let (fonts, width) = (draft.desk.fonts, draft.desk.geometry.main_width);
    let fits = |size: &f32| {
        let style = style(draft.desk.theme.types.opener_title.sized(*size));
        let wide = |text: &str| fonts.width(&style, draft.language, text);
        title.split_whitespace().all(|word| wide(word) <= width) && wide(title) <= width * ROOM
    };
    let largest = draft.desk.theme.types.opener_title.size;
    let sizes = SIZES.map(|size| largest / LARGEST * size);
    sizes.into_iter().find(fits).unwrap_or(sizes[SIZES.len() - 1])
}

/// Fills the lists of all such pages with the sections of their chapters.
pub(super) fn fill(draft: &mut Draft<'_>) {
    let types = draft.desk.theme.types.clone();
    draft.language = &draft.desk.report.meta.language;
    for index in 0..draft.items.len() {
        let Content::Opener(opener) = &draft.items[index].content else { continue };
        let (number, toc) = (opener.number, opener.toc);
        let mut sections = sections(draft, number);
        let height = |words: &str| lines(draft, &types.opener_entry, words) * types.opener_entry.leading;
        let listed = sections.iter().map(|(words, _)| height(words).max(LEAST_PITCH)).sum::<f32>();
        if opener.list_top(draft) + listed > draft.desk.geometry.bottom {
            sections.clear();
        }
        if sections.is_empty() {
            draft.structure.detach(toc);
        }
        let mut entries = Vec::with_capacity(sections.len());
        for (words, goal) in sections {
            let item = draft.structure.add(toc, Role::TocItem);
            entries.push(contents::linked_entry(draft, (item, goal), &words, (types.opener_entry, types.opener_folio)));
        }
        if let Content::Opener(opener) = &mut draft.items[index].content {
            opener.entries = entries;
        }
    }
}

/// Lines that an entry of the list needs.
fn lines(draft: &Draft<'_>, role: &Type, words: &str) -> f32 {
    let room = draft.desk.geometry.main_width - FOLIO_WIDTH - 12.0;
    (draft.desk.fonts.width(&style(*role), draft.language, words) / room).ceil()
}

impl Opener<'_> {
    /// Where the list of sections starts.
    fn list_top(&self, draft: &Draft<'_>) -> f32 {
        let (desk, geometry) = (draft.desk, draft.desk.geometry);
        let main = Setting::left(geometry.main, geometry.main_width);
        let tall = |passage: &Passage<'_>, role: Type| {
            let lines = break_lines(desk, &draft.known, passage, &main).len();
            std::iter::repeat_n(role.leading, lines).sum::<f32>()
        };
        let title = tall(&self.title, desk.theme.types.opener_title.sized(self.size));
        let intro = self.intro.as_ref().map_or(0.0, |(passage, role)| tall(passage, *role) + LIST_GAP);
        desk.theme.fronts.opener_title + title + TITLE_FOOT + intro
    }

    /// Draws the page as one box.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        let (geometry, theme) = (desk.geometry, desk.theme);
        let types = &theme.types;
        let mut strip = Strip { height: geometry.bottom, anchors: vec![self.heading], ..Strip::default() };
        let frame = &mut strip.frame;
        let area = Rect::new(0.0, 0.0, geometry.page.width, geometry.page.height);
        let ground = Draw::Path(Path::rect(area, theme.deep));
        frame.items.push(Drawn { mark: Mark::Artifact(Artifact::Layout), draw: ground });
        // A number of two figures needs the room of the strokes.
        let indent = if self.number < 10 { NUMBER_INDENT } else { 0.0 };
        if indent > 0.0 {
            let pitch = pitch(MARK_PITCH, indent - 6.0, MARK_HEIGHT, self.chapters);
            let marks = (geometry.left, desk.theme.fronts.opener_title + MARK_TOP, MARK_HEIGHT, pitch);
            frame.items.extend(strokes((self.number, self.chapters), marks, (theme.highlight, theme.deep_rule)));
        }
        let number = Setting::left(geometry.left + indent, geometry.side_width - indent);
        let main = Setting::left(geometry.main, geometry.main_width);
        set_at(
            desk,
            known,
            frame,
            &self.label,
            (&number, types.opener_number.sized(self.size), desk.theme.fronts.opener_title),
        );
        let title = (&main, types.opener_title.sized(self.size), desk.theme.fronts.opener_title);
        let mut y = set_at(desk, known, frame, &self.title, title) + TITLE_FOOT;
        if let Some(intro) = &self.intro {
            y = set_at(desk, known, frame, &intro.0, (&main, intro.1, y)) + LIST_GAP;
        }
        let y = self.list(desk, known, frame, y);
        let twill = self.twill.clone();
        if y + TWILL_GAP < desk.theme.fronts.opener_strokes.min(geometry.bottom * 0.7) {
            frame.place(twill, Point::default());
        }
        vec![strip]
    }

    /// Draws the list of sections; returns where it ends.
    fn list(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame, top: f32) -> f32 {
        let (geometry, types) = (desk.geometry, &desk.theme.types);
        let pen = Stroke::solid(desk.theme.deep_rule, desk.theme.rules.main);
        let words = Setting::left(geometry.main, geometry.main_width - FOLIO_WIDTH - 12.0);
        let right = Setting::right(geometry.main + geometry.main_width - FOLIO_WIDTH, FOLIO_WIDTH);
        #[expect(clippy::cast_precision_loss, reason = "a count of sections")]
        let pitch = ((geometry.bottom - top) / self.entries.len().max(1) as f32)
            .clamp(LEAST_PITCH, desk.theme.fronts.opener_pitch);
        let above = (pitch - types.opener_entry.leading) / 2.0;
        let mut y = top;
        for (entry, folio) in &self.entries {
            rule(frame, Point::new(geometry.main, y), geometry.main_width, pen);
            let end = set_at(desk, known, frame, entry, (&words, types.opener_entry, y + above));
            set_at(desk, known, frame, folio, (&right, types.opener_folio, y + above));
            y = (end + above).max(y + pitch);
        }
        if !self.entries.is_empty() {
            rule(frame, Point::new(geometry.main, y), geometry.main_width, pen);
        }
        y
    }
}

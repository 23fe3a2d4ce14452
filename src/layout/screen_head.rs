//! The head of a section on a screen: number, title and lead in the left column, and their quiet form on further pages.

use super::aside::{self, Aside};
use super::desk::Desk;
use super::draft::{Draft, HeadingKind};
use super::heading;
use super::lines::role_baseline;
use super::passage::{Passage, plain, style};
use super::place::Place;
use super::section::add_heading;
use crate::frame::{Artifact, Draw, Frame, Item, Mark, TextRun};
use crate::prose::{Block, Inline, Master};
use crate::report::Section;
use crate::shown::Rich;
use crate::structure::Role;
use crate::text::{Align, ParagraphStyle, Span, break_paragraph};
use crate::theme::Type;

/// Parts of the full size that a title may have, until its words fit and its lines are few.
const TITLES: [f32; 5] = [1.0, 0.85, 0.7, 0.58, 0.48];
const MOST_LINES: usize = 4;
/// Parts of the full size that a lead may have.
const LEADS: [f32; 3] = [1.0, 0.875, 0.79];
/// Characters of the words that repeat a title.
const QUIET: usize = 90;
const QUIET_GAP: f32 = 15.0;

/// What the left column of the first page of a section says.
pub(super) struct Head<'a> {
    pub(super) asides: Vec<Aside<'a>>,
}

impl<'a> Head<'a> {
    /// Number, title and lead; also the lead alone where it is too long for the column.
    pub(super) fn new(
        draft: &mut Draft<'a>,
        section: &'a Section,
        place: Place,
        opened: bool,
    ) -> (Self, Option<(Passage<'a>, Type)>) {
        let mut head = Self { asides: Vec::new() };
        if let Some((Block::Heading { level, id, inlines }, _)) = section.blocks.split_first() {
            head.title(draft, section, place, (*level, id.as_ref(), inlines));
        }
        let lead = section.lead.as_ref().filter(|_| !opened);
        let long = lead.and_then(|lead| head.lead(draft, section, lead, place));
        (head, long)
    }

    fn title(
        &mut self,
        draft: &mut Draft<'a>,
        section: &'a Section,
        place: Place,
        (level, id, inlines): (u8, Option<&'a String>, &'a [Inline]),
    ) {
        let types = draft.desk.theme.types.clone();
        let words = section.title.as_ref().map_or_else(|| plain(inlines), Rich::plain);
        let above = section.title.as_ref().filter(|_| section.master == Master::Letter);
        if let Some(title) = above.filter(|title| title.plain() != plain(inlines)) {
            let node = draft.structure.add(place.node, Role::Paragraph);
            let passage = Passage::rich(draft, node, title, types.figure_number);
            self.asides.push(Aside::new(vec![(passage, types.figure_number)]));
        }
        let node = heading::node(draft, place, level);
        let size = fitting(draft, &plain(inlines));
        let (role, number_role) = (
            types.heading1.sized(types.heading1.size * size),
            types.section_number.sized(types.section_number.size * size),
        );
        let mut lines = Vec::new();
        if let Some(number) = &section.number {
            lines.push((Passage::plain(draft, node, &format!("{number} "), number_role), number_role));
        }
        lines.push((Passage::inlines(draft, node, inlines, role), role));
        let mut aside = Aside::new(lines);
        aside.anchors.push(node);
        self.asides.push(aside);
        let level = draft.level(level);
        add_heading(draft, (HeadingKind::Section, level, words), (node, id));
    }

    fn lead(
        &mut self,
        draft: &mut Draft<'a>,
        section: &Section,
        lead: &'a Rich,
        place: Place,
    ) -> Option<(Passage<'a>, Type)> {
        let types = &draft.desk.theme.types;
        let role = if section.master == Master::Glance { types.glance_lead } else { types.lead };
        let node = draft.structure.add(place.node, Role::Paragraph);
        let passage = Passage::rich(draft, node, lead, role);
        let room = draft.desk.geometry.height() - aside::height(draft, &self.asides) - aside::APART;
        for part in LEADS {
            let role = role.sized(role.size * part);
            let mut passage = passage.clone();
            for part in &mut passage.parts {
                part.style.size = role.size;
            }
            let lead = Aside::new(vec![(passage, role)]);
            if aside::height(draft, std::slice::from_ref(&lead)) <= room {
                self.asides.push(lead);
                return None;
            }
        }
        Some((passage, role))
    }
}

/// The part of its full size at which the words of a title fit into the left column, on few lines.
fn fitting(draft: &Draft<'_>, title: &str) -> f32 {
    let (desk, role) = (draft.desk, draft.desk.theme.types.heading1);
    let fits = |part: &f32| {
        let style = style(role.sized(role.size * part));
        let setting = ParagraphStyle {
            width: desk.geometry.side_width,
            align: Align::Left,
            hyphenate: false,
            balanced: false,
            language: draft.language,
        };
        let lines =
            break_paragraph(desk.fonts, &[Span { text: title.to_owned(), style, tag: (), language: None }], &setting);
        let narrow = |word: &str| desk.fonts.width(&style, draft.language, word) <= desk.geometry.side_width;
        lines.len() <= MOST_LINES && title.split_whitespace().all(narrow)
    };
    TITLES.into_iter().find(fits).unwrap_or(TITLES[TITLES.len() - 1])
}

/// Keeps the words that repeat the head on further pages; returns the height that they take, with the space below.
pub(super) fn quiet(draft: &mut Draft<'_>, section: &Section) -> f32 {
    let title = super::section::title_of(section).unwrap_or_default();
    let words = match &section.number {
        Some(number) => format!("{number}\u{A0}\u{A0}{title}"),
        None => title,
    };
    let words = match words.char_indices().nth(QUIET) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    };
    let height = lines(draft.desk, &words).1;
    if let Some(running) = draft.running.last_mut() {
        running.side = Some(words);
    }
    height + QUIET_GAP
}

/// Draws the words that repeat the head of a section.
pub(super) fn draw_quiet(desk: &Desk<'_>, frame: &mut Frame, words: &str) {
    let (lines, _) = lines(desk, words);
    for (run, y) in lines {
        let mut run = run;
        run.origin = run.origin.moved(desk.geometry.left, desk.geometry.top + y);
        frame.items.push(Item { mark: Mark::Artifact(Artifact::Header), draw: Draw::Text(run) });
    }
}

/// The words that repeat a head, broken into lines with their baselines below its top, and their height.
fn lines(desk: &Desk<'_>, words: &str) -> (Vec<(TextRun, f32)>, f32) {
    let role = desk.theme.types.note;
    let setting = ParagraphStyle {
        width: desk.geometry.side_width,
        align: Align::Left,
        hyphenate: true,
        balanced: false,
        language: desk.locale.tag(),
    };
    let span = Span { text: words.to_owned(), style: style(role), tag: (), language: None };
    let mut baseline = role_baseline(desk, role);
    let mut runs = Vec::new();
    for line in break_paragraph(desk.fonts, &[span], &setting) {
        runs.extend(line.runs.into_iter().map(|run| (run.run, baseline)));
        baseline += role.leading;
    }
    (runs, baseline - role_baseline(desk, role))
}

//! The report being laid out: its structure, its flow, its headings.

use super::desk::{Desk, Known};
use super::flow::{Content, Item, Start};
use super::section::Space;
use crate::diagnostic::{Diagnostic, Origin};
use crate::frame::FaceId;
use crate::prose::{Placement, ReferenceTarget};
use crate::report::Figure;
use crate::structure::{NodeId, Structure};
use std::collections::{BTreeMap, BTreeSet};

/// Everything that grows while blocks become flow items.
pub(super) struct Draft<'a> {
    pub(super) desk: &'a Desk<'a>,
    /// Language of what is added now.
    pub(super) language: &'a str,
    pub(super) structure: Structure,
    pub(super) items: Vec<Item<'a>>,
    /// Running heads, in order.
    pub(super) running: Vec<Running>,
    /// Headings in reading order, for contents and bookmarks.
    pub(super) headings: Vec<Heading>,
    /// Words of headings that have an id, by id.
    pub(super) heading_words: BTreeMap<String, String>,
    pub(super) known: Known,
    /// References made, to be checked when all targets are known.
    pub(super) references: Vec<(ReferenceTarget, Origin)>,
    /// Lists that are filled when all headings, figures and tables are known.
    pub(super) lists: Vec<super::contents::Pending>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Notes that wait for the block beside which they stand.
    pub(super) asides: Vec<super::aside::Aside<'a>>,
    /// Footnotes in the order of their numbers.
    pub(super) footnotes: Vec<super::footnote::Footnote<'a>>,
    /// Their indices by the labels that the section gives them.
    pub(super) labels: BTreeMap<String, usize>,
    /// Left edge and width of footnotes.
    pub(super) foot: (f32, f32),
    /// Abbreviations whose meaning was given already.
    pub(super) spelled: BTreeSet<String>,
    /// Figures in columns or cells whose tables stand below these.
    pub(super) waiting: Vec<(&'a Figure, &'a Placement)>,
    /// Whether what is added flows down columns.
    pub(super) column: Column,
    /// Chapters that have a page that opens them.
    pub(super) openers: BTreeSet<u32>,
    /// Space that the last block wants below it.
    pub(super) below: f32,
    /// Levels above the sections: 1 in a chapter.
    pub(super) base: u8,
    /// Whether the section is of the annex: its parts are not listed in the contents.
    pub(super) annex: bool,
    /// Levels by which the headings of this section are promoted.
    pub(super) shift: u8,
    /// Level of the last heading: the next one is at most one deeper.
    pub(super) deepest: u8,
    /// Height of the words that repeat the head of the section on a screen.
    pub(super) quiet: f32,
    /// Whether the next item opens a page.
    pub(super) break_page: bool,
    no_glyph: BTreeSet<char>,
}

/// What a block flows down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// The page.
    Page,
    /// A column beside others.
    Inside,
    /// Such a column, which ends here: the next item tops another one.
    Ends,
}

/// What the running head says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Running {
    pub(super) chapter: Option<u32>,
    pub(super) title: String,
    /// What the left column of a screen repeats of the head of the section.
    pub(super) side: Option<String>,
}

/// A heading.
#[derive(Clone, Debug)]
pub(super) struct Heading {
    pub(super) kind: HeadingKind,
    /// Level in the structure: 1 to 6.
    pub(super) level: u8,
    pub(super) words: String,
    pub(super) node: NodeId,
    /// Whether it is listed in the contents.
    pub(super) listed: bool,
}

/// What a heading opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum HeadingKind {
    /// A chapter and its number.
    Chapter(u32),
    /// A section.
    Section,
    /// A part of a section.
    Part,
}

impl<'a> Draft<'a> {
    /// An empty draft.
    pub(super) fn new(desk: &'a Desk<'a>, openers: BTreeSet<u32>) -> Self {
        Self {
            desk,
            language: &desk.report.meta.language,
            structure: Structure::default(),
            items: Vec::new(),
            running: Vec::new(),
            headings: Vec::new(),
            heading_words: BTreeMap::new(),
            known: Known::default(),
            references: Vec::new(),
            lists: Vec::new(),
            diagnostics: Vec::new(),
            asides: Vec::new(),
            footnotes: Vec::new(),
            labels: BTreeMap::new(),
            foot: (desk.geometry.main, desk.geometry.main_width),
            spelled: BTreeSet::new(),
            waiting: Vec::new(),
            column: Column::Page,
            openers,
            below: 0.0,
            base: 0,
            annex: false,
            shift: 0,
            deepest: 0,
            quiet: 0.0,
            break_page: false,
            no_glyph: BTreeSet::new(),
        }
    }

    /// Adds an item under the current running head.
    pub(super) fn push(&mut self, mut item: Item<'a>) {
        item.running = self.running.len().saturating_sub(1);
        if std::mem::take(&mut self.break_page) {
            item.start = Start::Page;
        }
        if self.column == Column::Ends {
            self.column = Column::Inside;
            item.opens_column = true;
        }
        super::aside::attach(self, Some(&mut item));
        self.items.push(item);
    }

    /// Adds a block of text.
    pub(super) fn push_text(&mut self, before: f32, block: super::paragraph::TextBlock<'a>) {
        self.push(Item::new(before, Content::Text(Box::new(block))));
    }

    /// The space above a block, which is the larger of what it and the one before want.
    pub(super) fn space(&mut self, space: Space) -> f32 {
        let before = self.below.max(space.above);
        self.below = space.below;
        before
    }

    /// Keeps the last item on the page of the next one.
    pub(super) fn keep_last(&mut self) {
        if let Some(item) = self.items.last_mut() {
            item.keep = true;
        }
    }

    /// The level of a heading in the structure: promoted with its section, and no level skipped.
    pub(super) fn level(&self, written: u8) -> u8 {
        let level = self.base + written.saturating_sub(self.shift).max(1);
        level.min(self.deepest + 1).min(6)
    }

    /// Lets the item at `index` open a page.
    pub(super) fn starts(&mut self, index: usize, start: Start) {
        if let Some(item) = self.items.get_mut(index) {
            item.start = start;
        }
    }

    /// What a reference prints when it has no words of its own; empty for names of nothing.
    pub(super) fn name_of(&self, target: &ReferenceTarget) -> String {
        let report = self.desk.report;
        match target {
            ReferenceTarget::Figure(id) => report.figures.get(id).map(|figure| figure.name.clone()),
            ReferenceTarget::Table(id) => report.tables.get(id).map(|table| table.name.clone()),
            ReferenceTarget::Heading(id) => self.heading_words.get(id).cloned(),
        }
        .unwrap_or_default()
    }

    /// Reports characters that a face does not have, each once.
    pub(super) fn check_glyphs(&mut self, face: FaceId, text: &str) {
        if text.is_ascii() {
            return;
        }
        for character in self.desk.fonts.missing(face, text) {
            if self.no_glyph.insert(character) {
                let code = u32::from(character);
                let message = format!("no glyph for `{character}` (U+{code:04X}) in the fonts of the theme");
                let around = around(text, character);
                self.diagnostics.push(
                    Diagnostic::error("prose/no-glyph", message)
                        .text(around)
                        .hint("write it with another character, or name a font that has it in theme.toml"),
                );
            }
        }
    }
}

/// The words around a character.
fn around(text: &str, character: char) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = characters.iter().position(|other| *other == character).unwrap_or(0);
    let (from, to) = (at.saturating_sub(20), (at + 20).min(characters.len()));
    characters[from..to].iter().collect()
}

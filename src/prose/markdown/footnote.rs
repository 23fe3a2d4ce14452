//! Footnotes: their definitions, which stand anywhere in a file, and the references that they are put into.

use super::{Reader, options};
use crate::diagnostic::Diagnostic;
use crate::prose::directives::Piece;
use crate::prose::{Block, Inline};
use pulldown_cmark::{CowStr, Event, Parser, Tag};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The footnotes of a file.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Where each is written.
    written: Vec<Range<usize>>,
    /// Paragraphs and place, by label.
    read: BTreeMap<String, (Vec<Block>, Range<usize>)>,
}

/// Where the parts of a text come from: from a byte of it on, which byte of the whole.
pub(super) struct Origins(Vec<(usize, usize)>);

impl Origins {
    /// The byte of the whole for a byte of the text.
    pub(super) fn of(&self, at: usize) -> usize {
        let index = self.0.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        self.0.get(index).map_or(at, |(start, origin)| origin + (at - start))
    }
}

impl Notes {
    /// Finds the definitions in all pieces of a text.
    pub(super) fn of(text: &str, pieces: &[Piece]) -> Self {
        let mut notes = Self::default();
        if !text.contains("[^") {
            return notes;
        }
        for piece in pieces {
            let range = match piece {
                Piece::Markdown(range) => range,
                Piece::Block(block) => &block.inside,
            };
            let events = Parser::new_ext(&text[range.clone()], options()).into_offset_iter();
            let found = events.filter(|(event, _)| matches!(event, Event::Start(Tag::FootnoteDefinition(_))));
            notes.written.extend(found.map(|(_, at)| at.start + range.start..at.end + range.start));
        }
        notes
    }

    /// A part of a text, with the definitions of all other parts below it, so that its references are known.
    pub(super) fn with_definitions<'t>(&self, text: &'t str, range: &Range<usize>) -> (Cow<'t, str>, Origins) {
        let mut origins = vec![(0, range.start)];
        let mut part = Cow::Borrowed(&text[range.clone()]);
        for other in self.written.iter().filter(|other| other.end <= range.start || other.start >= range.end) {
            let part = part.to_mut();
            part.push_str("\n\n");
            origins.push((part.len(), other.start));
            part.push_str(&text[other.clone()]);
        }
        (part, Origins(origins))
    }
}

impl Reader<'_> {
    /// Reads a definition; one of another part of the text is read there.
    pub(super) fn footnote(&mut self, label: &CowStr<'_>, range: &Range<usize>) {
        let known = self.notes.read.contains_key(label.as_ref());
        if known || self.depth > 0 && !self.notes.written.iter().any(|written| written.start == range.start) {
            self.skip();
            return;
        }
        self.in_note = true;
        let blocks = self.inside(range);
        self.in_note = false;
        if blocks.is_empty() || !blocks.iter().all(|block| matches!(block, Block::Paragraph(_))) {
            let problem = Diagnostic::error("prose/footnote", "a footnote holds paragraphs alone");
            self.report(problem.hint("take headings, lists and tables out"), range);
        }
        self.notes.read.insert(label.to_string(), (blocks, range.clone()));
    }

    /// What refers to a footnote.
    pub(super) fn footnote_reference(&mut self, label: &CowStr<'_>, range: &Range<usize>) -> Option<Inline> {
        if self.in_note {
            let problem = Diagnostic::error("prose/footnote", "a footnote has no footnotes");
            self.report(problem.hint("write it into the footnote itself"), range);
            return None;
        }
        Some(Inline::Footnote { label: label.to_string(), blocks: Vec::new() })
    }

    /// Tells of a reference to a footnote that there is not, which is words that end here.
    pub(super) fn unknown_footnote(&mut self, words: &str, range: &Range<usize>) {
        let Some((_, label)) = words.strip_suffix(']').and_then(|before| before.rsplit_once("[^")) else { return };
        if label.is_empty() || label.contains(|character: char| character.is_whitespace() || character == ']') {
            return;
        }
        let problem = Diagnostic::error("prose/footnote", format!("no footnote `{label}`"));
        let problem = problem.hint(format!("write it: a line `[^{label}]: …`"));
        self.report(problem, range);
    }
}

/// Puts each footnote into the first reference to it; returns what is told of those that nothing refers to.
pub(super) fn fill(
    blocks: &mut [Block],
    notes: Notes,
    placed: impl Fn(Diagnostic, &Range<usize>) -> Diagnostic,
) -> Vec<Diagnostic> {
    let mut read = notes.read;
    in_blocks(blocks, &mut read);
    let unused = read.iter().filter(|(_, (blocks, _))| !blocks.is_empty());
    unused
        .map(|(label, (_, range))| {
            let problem = Diagnostic::error("prose/footnote", format!("nothing refers to the footnote `{label}`"));
            placed(problem.hint(format!("write `[^{label}]` where it belongs, or leave it out")), range)
        })
        .collect()
}

type Definitions = BTreeMap<String, (Vec<Block>, Range<usize>)>;

fn in_blocks(blocks: &mut [Block], notes: &mut Definitions) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => in_line(inlines, notes),
            Block::List { items, .. } => items.iter_mut().for_each(|item| in_blocks(&mut item.blocks, notes)),
            Block::Quote(blocks)
            | Block::Callout { blocks, .. }
            | Block::Story { blocks, .. }
            | Block::Columns { blocks, .. }
            | Block::Pull { blocks, .. }
            | Block::Side { blocks, .. }
            | Block::Box { blocks, .. } => in_blocks(blocks, notes),
            Block::Grid { cells, .. } => cells.iter_mut().for_each(|cell| in_blocks(cell, notes)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter_mut().for_each(|term| in_line(term, notes));
                    in_blocks(&mut definition.blocks, notes);
                }
            }
            Block::Table(table) => {
                table.head.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| in_line(cell, notes));
            }
            Block::Placed(placement) => in_line(&mut placement.caption, notes),
            Block::Divider | Block::Fact { .. } => {}
        }
    }
}

fn in_line(inlines: &mut [Inline], notes: &mut Definitions) {
    for inline in inlines {
        match inline {
            Inline::Footnote { label, blocks } => {
                if let Some((note, _)) = notes.get_mut(label) {
                    *blocks = std::mem::take(note);
                }
            }
            Inline::Emphasis(inside)
            | Inline::Strong(inside)
            | Inline::Superscript(inside)
            | Inline::Subscript(inside)
            | Inline::Strike(inside)
            | Inline::Language { inlines: inside, .. }
            | Inline::Link { inlines: inside, .. }
            | Inline::Reference { inlines: inside, .. } => in_line(inside, notes),
            Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

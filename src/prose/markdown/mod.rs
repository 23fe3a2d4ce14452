//! Markdown with placeholders → blocks, with the values in their places.

mod directive;
mod footnote;
mod grouped;
mod inline;
mod target;

use super::directives::{self, Piece};
use super::evaluate::Output;
use super::template::Source;
use super::{Block, Callout, Inline, ListItem, Placed, Placement};
use crate::config::Named;
use crate::diagnostic::{Diagnostic, Origin};
use crate::shown::{Rich, Shown};
use footnote::Notes;
use inline::Part;
use pulldown_cmark::{BlockQuoteKind, Event, HeadingLevel, Options, Parser, Tag};
use std::ops::Range;

/// Blocks inside blocks, and marks inside marks, that are read.
const DEEPEST: usize = 24;

/// Gives the number and the label of a measure that a `fact` names.
pub(super) type Facts<'f> = dyn FnMut(Named) -> Result<(Shown, Rich), Diagnostic> + 'f;

/// What is read of a section.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Its blocks.
    pub(super) blocks: Vec<Block>,
    /// What is wrong in it.
    pub(super) problems: Vec<Diagnostic>,
    /// Footnotes that nothing refers to, which is wrong only when all branches of its template are read.
    pub(super) unused: Vec<Diagnostic>,
}

/// Reads what a template wrote. What is wrong is told with its place in the file.
pub(super) fn blocks(out: &Output, source: &Source<'_>, facts: &mut Facts<'_>) -> Read {
    let (pieces, wrong) = directives::pieces(out);
    let mut notes = Notes::of(out.text(), &pieces);
    let mut read = Read::default();
    for piece in pieces {
        let (blocks, problems) = match piece {
            Piece::Markdown(range) => markdown(out, source, &range, &mut notes, Depth::default()),
            Piece::Block(block) => directive::block(out, source, block, &mut notes, facts),
        };
        read.blocks.extend(blocks);
        read.problems.extend(problems);
    }
    let reader = Reader::new(Vec::new(), out, source, &mut notes);
    read.problems.extend(wrong.into_iter().map(|(problem, range)| reader.placed(problem, &range)));
    read.unused = footnote::fill(&mut read.blocks, notes, |problem, range| {
        Reader::new(Vec::new(), out, source, &mut Notes::default()).placed(problem, range)
    });
    read
}

/// Where a text stands: how deep in others, and what may stand in it.
#[derive(Clone, Copy, Debug, Default)]
struct Depth {
    level: usize,
    holds: Holds,
}

/// What may stand in a block besides words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Holds {
    /// Nothing.
    #[default]
    Words,
    /// Figures, tables and pictures.
    Displays,
    /// These, and the ends of columns.
    DisplaysAndBreaks,
}

impl Holds {
    fn takes(self, what: &Placed) -> bool {
        match what {
            Placed::Figure(_) | Placed::Table(_) | Placed::Image(_) => self != Self::Words,
            Placed::ColumnBreak => self == Self::DisplaysAndBreaks,
            _ => false,
        }
    }
}

/// The Markdown of a part of the text, at a depth of nesting.
fn markdown(
    out: &Output,
    source: &Source<'_>,
    range: &Range<usize>,
    notes: &mut Notes,
    depth: Depth,
) -> (Vec<Block>, Vec<Diagnostic>) {
    let (text, origins) = notes.with_definitions(out.text(), range);
    let shifted = |(event, at): (Event<'_>, Range<usize>)| {
        (event.into_static(), origins.of(at.start)..origins.of(at.end.saturating_sub(1)).max(origins.of(at.start)) + 1)
    };
    let events = Parser::new_ext(&text, options()).into_offset_iter().map(shifted).collect();
    let mut reader = Reader { depth: depth.level, holds: depth.holds, ..Reader::new(events, out, source, notes) };
    let mut all = Vec::new();
    while reader.at < reader.events.len() {
        all.extend(reader.blocks());
        reader.at += 1;
    }
    (all, reader.problems)
}

/// What is read beyond CommonMark.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_SUBSCRIPT
        | Options::ENABLE_GFM
}

/// The events of a text, read once from the first to the last.
struct Reader<'r> {
    events: Vec<(Event<'r>, Range<usize>)>,
    at: usize,
    out: &'r Output,
    source: &'r Source<'r>,
    notes: &'r mut Notes,
    depth: usize,
    holds: Holds,
    /// Whether what is read is a footnote.
    in_note: bool,
    problems: Vec<Diagnostic>,
}

impl<'r> Reader<'r> {
    fn new(
        events: Vec<(Event<'r>, Range<usize>)>,
        out: &'r Output,
        source: &'r Source<'r>,
        notes: &'r mut Notes,
    ) -> Self {
        Self { events, at: 0, out, source, notes, depth: 0, holds: Holds::Words, in_note: false, problems: Vec::new() }
    }

    /// Blocks up to the end of what they stand in, which is not taken.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.peek() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => {
                    self.at += 1;
                    let parts = self.parts();
                    self.at += 1;
                    self.paragraph(parts, &mut blocks);
                }
                Event::Start(tag) if is_block(&tag) => self.block(tag, &range, &mut blocks),
                Event::Rule => {
                    self.at += 1;
                    blocks.push(Block::Divider);
                }
                Event::Html(_) => {
                    self.at += 1;
                    self.html(&range);
                }
                _ => {
                    let before = self.at;
                    let parts = self.parts();
                    self.paragraph(parts, &mut blocks);
                    if self.at == before {
                        self.at += 1;
                    }
                }
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'r>, range: &Range<usize>, blocks: &mut Vec<Block>) {
        self.at += 1;
        match tag {
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    let problem = Diagnostic::error("prose/heading", "a heading takes an id and no other attribute");
                    self.report(problem.hint("write `{#id}`"), range);
                }
                let inlines = self.flat();
                self.at += 1;
                let id = id.map(|id| self.out.resolve(&id).plain());
                match level_of(level) {
                    Some(level) => blocks.push(Block::Heading { level, id, inlines }),
                    None => self.report(
                        Diagnostic::error("prose/heading", "headings have four levels").hint("write at most `####`"),
                        range,
                    ),
                }
            }
            Tag::BlockQuote(None) => {
                let inside = self.inside(range);
                blocks.push(Block::Quote(inside));
            }
            Tag::List(start) => {
                let mut items = Vec::new();
                while let Some((Event::Start(Tag::Item), range)) = self.peek() {
                    self.at += 1;
                    items.push(ListItem { blocks: self.inside(&range) });
                }
                self.at += 1;
                blocks.push(Block::List { start, items });
            }
            Tag::Table(alignments) => {
                let table = self.table(&alignments);
                blocks.push(Block::Table(table));
            }
            Tag::HtmlBlock => {
                self.skip();
                self.html(range);
            }
            Tag::BlockQuote(Some(kind)) => {
                let inside = self.inside(range);
                if inside.is_empty() {
                    let problem = Diagnostic::error("prose/block", "a call-out without words");
                    self.report(problem.hint("write `> ` and the words below its first line"), range);
                }
                blocks.push(Block::Callout { kind: callout(kind), blocks: inside });
            }
            Tag::DefinitionList => blocks.push(self.definitions()),
            Tag::FootnoteDefinition(label) => self.footnote(&label, range),
            _ => {
                self.skip();
                self.report(Diagnostic::not_yet("a block of code (fenced, or indented by four spaces)"), range);
            }
        }
    }

    /// The blocks inside one, and its end.
    fn inside(&mut self, range: &Range<usize>) -> Vec<Block> {
        self.depth += 1;
        let blocks = if self.depth > DEEPEST {
            self.report(
                Diagnostic::error("prose/nesting", "lists and quotations stand too deep in one another")
                    .hint("write fewer levels"),
                range,
            );
            self.skip();
            Vec::new()
        } else {
            let blocks = self.blocks();
            self.at += 1;
            blocks
        };
        self.depth -= 1;
        blocks
    }

    /// Goes behind the end of what was started last.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 && self.at < self.events.len() {
            match self.events[self.at].0 {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
    }

    /// A paragraph: lines that hold one image and nothing else are placements, the others its words.
    fn paragraph(&mut self, parts: Vec<Part>, blocks: &mut Vec<Block>) {
        let mut words: Vec<Inline> = Vec::new();
        for line in inline::lines(parts) {
            match <[Part; 1]>::try_from(line) {
                Ok([Part::Image(image)]) => {
                    flush(&mut words, blocks);
                    blocks.extend(self.placement(image).map(Block::Placed));
                }
                Ok([part]) => self.add_line(vec![part], &mut words),
                Err(line) => self.add_line(line, &mut words),
            }
        }
        flush(&mut words, blocks);
    }

    fn add_line(&mut self, line: Vec<Part>, words: &mut Vec<Inline>) {
        if !words.is_empty() && !matches!(words.last(), Some(Inline::Break)) {
            inline::push(words, Inline::Text(" ".to_owned()));
        }
        for inline in self.words(line) {
            inline::push(words, inline);
        }
    }

    fn placement(&mut self, image: inline::Image) -> Option<Placement> {
        let origin = self.origin(&image.range);
        let placed = target::placed(&image.to);
        let taken = placed.as_ref().is_ok_and(|what| self.depth == 1 && self.holds.takes(what));
        if self.depth > 0 && !taken {
            let problem =
                Diagnostic::error("prose/placement", "nothing is placed inside a list, a quotation or a block").hint(
                    "put it before or after, on a line of its own; `columns`, `grid`, `box` and `story` take figures, \
                     tables and pictures",
                );
            self.problems.push(problem.at(origin).text(&image.to));
            return None;
        }
        match placed {
            Ok(Placed::ColumnBreak) if !image.caption.is_empty() => {
                let problem = Diagnostic::error("prose/placement", "a column break has no caption");
                self.problems.push(problem.hint("write `![](break:column)`").at(origin));
                None
            }
            Ok(what) => Some(Placement { what, caption: image.caption, origin }),
            Err(problem) => {
                self.problems.push(problem.at(origin).text(&image.to));
                None
            }
        }
    }

    fn peek(&self) -> Option<(Event<'r>, Range<usize>)> {
        self.events.get(self.at).cloned()
    }

    fn html(&mut self, range: &Range<usize>) {
        self.report(
            Diagnostic::error("prose/html", "HTML is not part of the prose")
                .hint("write `\\<` for the character itself"),
            range,
        );
    }

    fn report(&mut self, problem: Diagnostic, range: &Range<usize>) {
        let problem = self.placed(problem, range);
        self.problems.push(problem);
    }

    /// A problem with its place and the first line of what is written there.
    fn placed(&self, problem: Diagnostic, range: &Range<usize>) -> Diagnostic {
        let written = self.out.text()[range.clone()].lines().next().unwrap_or_default();
        let written = self.out.resolve(written).plain();
        problem.at(self.origin(range)).text(written)
    }

    fn origin(&self, range: &Range<usize>) -> Origin {
        let (start, end) = (self.out.source(range.start), self.out.source(range.end.saturating_sub(1)) + 1);
        if start < end && self.source.text().is_char_boundary(end) {
            self.source.places(start..end)
        } else {
            self.source.place(start)
        }
    }
}

fn callout(kind: BlockQuoteKind) -> Callout {
    match kind {
        BlockQuoteKind::Note => Callout::Note,
        BlockQuoteKind::Tip => Callout::Tip,
        BlockQuoteKind::Important => Callout::Important,
        BlockQuoteKind::Warning => Callout::Warning,
        BlockQuoteKind::Caution => Callout::Caution,
    }
}

fn flush(words: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if matches!(words.last(), Some(Inline::Break)) {
        words.pop();
    }
    if !words.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(words)));
    }
}

fn level_of(level: HeadingLevel) -> Option<u8> {
    Some(match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 | HeadingLevel::H6 => return None,
    })
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

//! Markdown with placeholders → blocks, with the values in their places.

mod inline;
mod target;

use super::directives::{self, Directive, Name, Piece};
use super::evaluate::Output;
use super::template::Source;
use super::{Block, Inline, ListItem, Placement, RichTable};
use crate::config::Named;
use crate::diagnostic::{Diagnostic, Origin};
use crate::shown::{Rich, Shown};
use inline::Part;
use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Blocks inside blocks, and marks inside marks, that are read.
const DEEPEST: usize = 24;

/// Gives the number and the label of a measure that a `fact` names.
pub(super) type Facts<'f> = dyn FnMut(Named) -> Result<(Shown, Rich), Diagnostic> + 'f;

/// Reads what a template wrote. What is wrong is told with its place in the file.
pub(super) fn blocks(out: &Output, source: &Source<'_>, facts: &mut Facts<'_>) -> (Vec<Block>, Vec<Diagnostic>) {
    let (pieces, wrong) = directives::pieces(out);
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for piece in pieces {
        let read = match piece {
            Piece::Markdown(range) => markdown(out, source, &range, 0),
            Piece::Block(directive) => block(out, source, directive, facts),
        };
        all.extend(read.0);
        problems.extend(read.1);
    }
    let reader = Reader { events: Vec::new(), at: 0, out, source, depth: 0, problems: Vec::new() };
    problems.extend(wrong.into_iter().map(|(problem, range)| reader.placed(problem, &range)));
    (all, problems)
}

/// The Markdown of a part of the text, at a depth of nesting.
fn markdown(out: &Output, source: &Source<'_>, range: &Range<usize>, depth: usize) -> (Vec<Block>, Vec<Diagnostic>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let text = &out.text()[range.clone()];
    let shifted =
        |(event, at): (Event<'_>, Range<usize>)| (event.into_static(), at.start + range.start..at.end + range.start);
    let events = Parser::new_ext(text, options).into_offset_iter().map(shifted).collect();
    let mut reader = Reader { events, at: 0, out, source, depth, problems: Vec::new() };
    let mut all = Vec::new();
    while reader.at < reader.events.len() {
        all.extend(reader.blocks());
        reader.at += 1;
    }
    (all, reader.problems)
}

/// A `:::` block.
fn block(
    out: &Output,
    source: &Source<'_>,
    directive: Directive,
    facts: &mut Facts<'_>,
) -> (Vec<Block>, Vec<Diagnostic>) {
    let Directive { name, opening, inside } = directive;
    let (blocks, mut problems) = markdown(out, source, &inside, 1);
    let reader = Reader { events: Vec::new(), at: 0, out, source, depth: 0, problems: Vec::new() };
    let paragraphs = blocks.iter().all(|block| matches!(block, Block::Paragraph(_)));
    let mut refuse = |holds: bool, message: &str, hint: &str| {
        if !holds {
            let problem = Diagnostic::error("prose/block", message).hint(hint);
            problems.push(reader.placed(problem, &opening));
        }
    };
    let read = match name {
        Name::Pull(by) => {
            refuse(paragraphs, "a `pull` holds paragraphs alone", "take headings, lists and tables out");
            refuse(!blocks.is_empty(), "a `pull` without words", "write a sentence in it");
            Block::Pull { blocks, by }
        }
        Name::Side(title) => {
            refuse(paragraphs, "a `side` holds paragraphs alone", "take headings, lists and tables out");
            refuse(title.is_some() || !blocks.is_empty(), "a `side` without words", "write a note in it");
            Block::Side { title, blocks }
        }
        Name::Box(title) => {
            refuse(!blocks.is_empty(), "a `box` without words", "write what stands in it");
            Block::Box { title, blocks }
        }
        Name::Fact(measure, at) => {
            refuse(blocks.is_empty(), "nothing stands in a `fact`", "its number and label are those of the measure");
            let origin = reader.origin(&at);
            match facts(Named { name: measure, origin }) {
                Ok((value, label)) => Block::Fact { value, label },
                Err(problem) => {
                    problems.push(problem);
                    return (Vec::new(), problems);
                }
            }
        }
    };
    (vec![read], problems)
}

/// The events of a text, read once from the first to the last.
struct Reader<'r> {
    events: Vec<(Event<'r>, Range<usize>)>,
    at: usize,
    out: &'r Output,
    source: &'r Source<'r>,
    depth: usize,
    problems: Vec<Diagnostic>,
}

impl<'r> Reader<'r> {
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
            other => {
                let what = match other {
                    Tag::BlockQuote(_) => "a call-out (`> [!NOTE]`)",
                    Tag::CodeBlock(_) => "a block of code (fenced, or indented by four spaces)",
                    Tag::FootnoteDefinition(_) => "a footnote",
                    _ => "a definition list",
                };
                self.skip();
                self.report(Diagnostic::not_yet(what), range);
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

    fn table(&mut self, alignments: &[Alignment]) -> RichTable {
        let right = alignments.iter().map(|alignment| *alignment == Alignment::Right).collect();
        let mut table = RichTable { right, head: Vec::new(), rows: Vec::new() };
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::TableHead) => table.head = self.cells(),
                Event::Start(Tag::TableRow) => {
                    let row = self.cells();
                    table.rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
            self.at += 1;
            cells.push(self.flat());
            self.at += 1;
        }
        self.at += 1;
        cells
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
        if self.depth > 0 {
            let problem =
                Diagnostic::error("prose/placement", "nothing is placed inside a list, a quotation or a block")
                    .hint("put it before or after, on a line of its own")
                    .at(origin)
                    .text(&image.to);
            self.problems.push(problem);
            return None;
        }
        match target::placed(&image.to) {
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

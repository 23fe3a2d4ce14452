//! The parts of a line.

use super::{DEEPEST, Reader, language, target};
use crate::diagnostic::Diagnostic;
use crate::prose::Inline;
use crate::shown::Piece;
use pulldown_cmark::{Event, LinkType, Tag};
use std::ops::Range;

/// A part of a paragraph, before its lines are told apart.
#[derive(Debug)]
pub(super) enum Part {
    /// What stays in the line.
    Inline(Inline),
    /// The end of a line as it is written.
    Soft,
    /// What an image is written for: a placement.
    Image(Image),
}

/// `![caption](to)`
#[derive(Debug)]
pub(super) struct Image {
    /// The address.
    pub(super) to: String,
    /// The words in brackets.
    pub(super) caption: Vec<Inline>,
    /// Where it stands in the text.
    pub(super) range: Range<usize>,
}

/// The lines of a paragraph; blanks around an image do not count.
pub(super) fn lines(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut lines = vec![Vec::new()];
    for part in parts {
        match (part, lines.last_mut()) {
            (Part::Soft, _) => lines.push(Vec::new()),
            (Part::Inline(Inline::Break), Some(line)) => {
                line.push(Part::Inline(Inline::Break));
                lines.push(Vec::new());
            }
            (part, Some(line)) => line.push(part),
            (_, None) => {}
        }
    }
    for line in &mut lines {
        if line.iter().any(|part| matches!(part, Part::Image(_))) {
            line.retain(|part| match part {
                Part::Inline(Inline::Text(text)) => !text.trim().is_empty(),
                Part::Inline(Inline::Break) => false,
                _ => true,
            });
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Adds a part to a line; words that follow each other are one text.
pub(super) fn push(line: &mut Vec<Inline>, inline: Inline) {
    match (line.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
        (_, inline) => line.push(inline),
    }
}

impl Reader<'_> {
    /// Parts up to the end of what they stand in, or to a block.
    pub(super) fn parts(&mut self) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut words = String::new();
        while let Some((event, range)) = self.peek() {
            if let Event::Text(text) = event {
                words.push_str(&text);
                self.unknown_footnote(&words, &range);
                self.at += 1;
                continue;
            }
            let plain = std::mem::take(&mut words);
            self.resolved(&plain, &mut parts);
            match event {
                Event::SoftBreak => parts.push(Part::Soft),
                Event::HardBreak => parts.push(Part::Inline(Inline::Break)),
                Event::Code(code) => self.code(&code, &mut parts),
                Event::InlineHtml(html) if language::ends(&html) && self.in_language => return parts,
                Event::InlineHtml(html) => match language::of(&html) {
                    Some(tag) => {
                        let part = self.foreign(tag, &range);
                        parts.extend(part);
                    }
                    None => self.html(&range),
                },
                Event::FootnoteReference(label) => {
                    parts.extend(self.footnote_reference(&label, &range).map(Part::Inline));
                }
                Event::Start(tag) if !super::is_block(&tag) => {
                    self.at += 1;
                    let part = self.marked(tag, range);
                    parts.extend(part);
                    continue;
                }
                _ => return parts,
            }
            self.at += 1;
        }
        self.resolved(&words, &mut parts);
        parts
    }

    /// Parts in which nothing can be placed.
    pub(super) fn flat(&mut self) -> Vec<Inline> {
        let parts = self.parts();
        self.words(parts)
    }

    /// The words of a line; an image in it is an error.
    pub(super) fn words(&mut self, parts: Vec<Part>) -> Vec<Inline> {
        let mut line = Vec::new();
        for part in parts {
            match part {
                Part::Inline(inline) => push(&mut line, inline),
                Part::Soft => push(&mut line, Inline::Text(" ".to_owned())),
                Part::Image(image) => self.report(
                    Diagnostic::error("prose/placement", "this stands on a line of its own")
                        .hint("put it on a line with nothing else"),
                    &image.range,
                ),
            }
        }
        line
    }

    fn marked(&mut self, tag: Tag<'_>, range: Range<usize>) -> Option<Part> {
        if self.depth > DEEPEST {
            let problem = Diagnostic::error("prose/nesting", "marks stand too deep in one another");
            self.report(problem.hint("write fewer levels"), &range);
            self.skip();
            return None;
        }
        self.depth += 1;
        let inlines = self.flat();
        self.depth -= 1;
        self.at += 1;
        if let Tag::Image { title, .. } | Tag::Link { title, .. } = &tag
            && !title.is_empty()
        {
            let problem = Diagnostic::error("prose/link", "a title of a link or placement is nowhere shown");
            self.report(problem.hint("leave out the text in quotes behind the address"), &range);
        }
        let inline = match tag {
            Tag::Emphasis => Inline::Emphasis(inlines),
            Tag::Strong => Inline::Strong(inlines),
            Tag::Superscript => Inline::Superscript(inlines),
            Tag::Subscript => Inline::Subscript(inlines),
            Tag::Strikethrough => Inline::Strike(inlines),
            Tag::Image { dest_url, .. } => {
                let to = self.out.resolve(&dest_url).plain();
                return Some(Part::Image(Image { to, caption: inlines, range }));
            }
            Tag::Link { dest_url, link_type, .. } => {
                let mut to = self.out.resolve(&dest_url).plain();
                if link_type == LinkType::Email {
                    to.insert_str(0, "mailto:");
                }
                match target::link(&to, inlines, self.origin(&range)) {
                    Ok(inline) => inline,
                    Err(problem) => {
                        self.problems.push(problem.at(self.origin(&range)).text(to));
                        return None;
                    }
                }
            }
            _ => return None,
        };
        Some(Part::Inline(inline))
    }

    /// Words with their values; what stands between carets or tildes inside a word is small.
    fn resolved(&self, words: &str, parts: &mut Vec<Part>) {
        let mut rest = words;
        while let Some((before, mark, inner, after)) = beside_the_line(rest) {
            parts.extend(self.values(before).into_iter().map(Part::Inline));
            let inner = self.values(inner);
            let small = if mark == '^' { Inline::Superscript(inner) } else { Inline::Subscript(inner) };
            parts.push(Part::Inline(small));
            rest = after;
        }
        parts.extend(self.values(rest).into_iter().map(Part::Inline));
    }

    fn values(&self, words: &str) -> Vec<Inline> {
        let pieces = if words.is_empty() { Vec::new() } else { self.out.resolve(words).0 };
        let inlines = pieces.into_iter().map(|piece| match piece {
            Piece::Text(text) => Inline::Text(text),
            Piece::Value(shown) => Inline::Value(shown),
        });
        inlines.collect()
    }

    /// Code; a number in it stays a number.
    fn code(&self, code: &str, parts: &mut Vec<Part>) {
        for piece in self.out.resolve(code).0 {
            parts.push(Part::Inline(match piece {
                Piece::Text(text) => Inline::Code(text),
                Piece::Value(shown) => Inline::Value(shown),
            }));
        }
    }
}

/// The first part of a text between two `^` or two `~` that follow a word, and what stands on both sides: `m^2^`, `H~2~O`.
/// Markdown itself knows such marks only where they do not stand inside a word.
fn beside_the_line(words: &str) -> Option<(&str, char, &str, &str)> {
    for (at, mark) in words.match_indices(['^', '~']) {
        let (before, behind) = (&words[..at], &words[at + 1..]);
        let follows = before.chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == ')');
        let Some((inner, after)) = behind.split_once(mark).filter(|_| follows) else { continue };
        if !inner.is_empty() && !inner.contains(char::is_whitespace) {
            return Some((before, if mark == "^" { '^' } else { '~' }, inner, after));
        }
    }
    None
}

//! Byte ranges of a file → places, and the list of its problems.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// The document while it is read: its text and what was found wrong in it so far.
pub(crate) struct Context<'a> {
    text: &'a str,
    file: Arc<str>,
    /// Where lines start, in bytes: many places are asked for, and few files are short.
    lines: Vec<usize>,
    problems: RefCell<Diagnostics>,
}

impl<'a> Context<'a> {
    /// A file with its path, relative to the report's folder.
    pub(crate) fn new(file: &str, text: &'a str) -> Self {
        Self { text, file: file.into(), lines: lines(text), problems: RefCell::default() }
    }

    /// The place of a byte range; its end only where it lies on one line.
    pub(crate) fn origin(&self, range: Range<usize>) -> Origin {
        let slice = self.slice(range.clone());
        let origin = self.at(range.start);
        if slice.is_empty() || slice.contains(['\n', '\r']) { origin } else { origin.spanning(slice.chars().count()) }
    }

    /// The place of a byte.
    fn at(&self, offset: usize) -> Origin {
        let line = self.lines.partition_point(|start| *start <= offset);
        let start = self.lines[line.max(1) - 1];
        let column = self.slice(start..offset).chars().count() + 1;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Origin::at(Arc::clone(&self.file), number(line), number(column))
    }

    /// What lies between the quotes of a string or of a key; a bare key is all content.
    pub(crate) fn content(&self, range: Range<usize>) -> Range<usize> {
        let raw = self.slice(range.clone());
        let Some(quote) = raw.chars().next().filter(|first| matches!(first, '"' | '\'')) else {
            return range;
        };
        let triple = raw.len() >= 6 && raw.chars().take(3).all(|character| character == quote);
        let fence = if triple { 3 } else { 1 };
        let inner = &raw[fence.min(raw.len())..];
        let newline = if !triple {
            0
        } else if inner.starts_with("\r\n") {
            2
        } else {
            usize::from(inner.starts_with('\n'))
        };
        let start = range.start + fence + newline;
        start..range.end.saturating_sub(fence).max(start)
    }

    /// The first line of what is written in a byte range.
    pub(crate) fn written(&self, range: Range<usize>) -> &'a str {
        self.slice(range).lines().next().unwrap_or_default()
    }

    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    /// Everything that was found, in the order of the file.
    pub(crate) fn finish(self) -> Diagnostics {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }
}

/// Where the lines of a text start: LF, CRLF and CR end a line.
fn lines(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::Context;
    use crate::diagnostic::Origin;

    #[test]
    fn places_are_those_of_an_editor_whatever_ends_a_line() {
        let text = "a = 1\r\nčb = 2\rc = 3\n\nd = 4";
        let context = Context::new("file.toml", text);
        for (offset, _) in text.char_indices().filter(|(_, character)| *character != '\n') {
            let place = context.origin(offset..offset);
            assert_eq!(place, Origin::in_text("file.toml", text, offset), "{offset}");
        }
    }
}

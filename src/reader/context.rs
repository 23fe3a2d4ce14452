//! Byte ranges of a file → places, and the list of its problems.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// The document while it is read: its text and what was found wrong in it so far.
pub(crate) struct Context<'a> {
    text: &'a str,
    file: Arc<str>,
    problems: RefCell<Diagnostics>,
}

impl<'a> Context<'a> {
    /// A file with its path, relative to the report's folder.
    pub(crate) fn new(file: &str, text: &'a str) -> Self {
        Self { text, file: file.into(), problems: RefCell::default() }
    }

    /// The place of a byte range; its end only where it lies on one line.
    pub(crate) fn origin(&self, range: Range<usize>) -> Origin {
        let slice = self.slice(range.clone());
        let origin = Origin::in_text(Arc::clone(&self.file), self.text, range.start);
        if slice.is_empty() || slice.contains(['\n', '\r']) { origin } else { origin.spanning(slice.chars().count()) }
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

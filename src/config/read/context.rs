//! Byte ranges of `report.toml` → places, and the list of its problems.

use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

/// Name of the file that is read, relative to the report's folder.
pub(in crate::config) const FILE: &str = "report.toml";

/// The document while it is read: its text and what was found wrong in it so far.
pub(super) struct Context<'a> {
    text: &'a str,
    file: Arc<str>,
    problems: RefCell<Diagnostics>,
}

impl<'a> Context<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, file: FILE.into(), problems: RefCell::default() }
    }

    /// The place of a byte range; its end only where it lies on one line.
    pub(super) fn origin(&self, range: Range<usize>) -> Origin {
        let slice = self.slice(range.clone());
        let origin = Origin::in_text(Arc::clone(&self.file), self.text, range.start);
        if slice.is_empty() || slice.contains(['\n', '\r']) { origin } else { origin.spanning(slice.chars().count()) }
    }

    /// The place of the content of a string or of a quoted key whose range includes its quotes.
    pub(super) fn content_origin(&self, range: Range<usize>) -> Origin {
        let raw = self.slice(range.clone());
        let Some(quote) = raw.chars().next().filter(|first| matches!(first, '"' | '\'')) else {
            return self.origin(range);
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
        self.origin(start..range.end.saturating_sub(fence).max(start))
    }

    /// The first line of what is written in a byte range.
    pub(super) fn written(&self, range: Range<usize>) -> &'a str {
        self.slice(range).lines().next().unwrap_or_default()
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.problems.borrow_mut().push(diagnostic);
    }

    /// Everything that was found, in the order of the file.
    pub(super) fn finish(self) -> Diagnostics {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }
}

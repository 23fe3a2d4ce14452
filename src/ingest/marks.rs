//! The marks between and around fields, and where fields stand by them.

use super::rows::record_start;
use std::ops::Range;

/// The marks between and around fields; both are ASCII.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Marks {
    /// Between fields.
    pub(super) delimiter: char,
    /// Around fields.
    pub(super) quote: char,
    /// Whether a quote inside a quoted field is written with a backslash before it.
    pub(super) backslash: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Self { delimiter: ',', quote: '"', backslash: false }
    }
}

impl Marks {
    /// A reader of rows without a header.
    pub(super) fn reader(self, text: &str) -> csv::Reader<&[u8]> {
        let byte = |mark: char| u8::try_from(mark).unwrap_or(b',');
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(byte(self.delimiter))
            .quote(byte(self.quote))
            .escape(self.backslash.then_some(b'\\'))
            .buffer_capacity(1 << 16)
            .from_reader(text.as_bytes())
    }

    /// Where the fields of the record at `start` stand, quotes included.
    pub(super) fn fields(self, text: &str, start: usize) -> Vec<Range<usize>> {
        let mut fields = Vec::new();
        let mut from = start;
        loop {
            let end = self.field_end(text, from);
            fields.push(from..end);
            if !text[end..].starts_with(self.delimiter) {
                return fields;
            }
            from = end + 1;
        }
    }

    /// The record at `start` or after it that holds something, by its fields; none at the end.
    pub(super) fn next_record(self, text: &str, start: usize) -> Option<Vec<Range<usize>>> {
        let mut at = start;
        loop {
            at = record_start(text, at);
            if at >= text.len() {
                return None;
            }
            let record = self.fields(text, at);
            if record.iter().any(|field| !self.is_blank(&text[field.clone()])) {
                return Some(record);
            }
            at = record.last().map_or(text.len(), |field| field.end);
        }
    }

    fn field_end(self, text: &str, start: usize) -> usize {
        let unquoted = if text[start..].starts_with(self.quote) {
            self.closing_quote(text, start).map_or(text.len(), |at| at + 1)
        } else {
            start
        };
        text[unquoted..].find([self.delimiter, '\n', '\r']).map_or(text.len(), |at| unquoted + at)
    }

    /// The quote that closes the field which the quote at `open` opens; a doubled quote does not.
    pub(super) fn closing_quote(self, text: &str, open: usize) -> Option<usize> {
        let mut from = open + 1;
        loop {
            let quote = from + text[from..].find(self.quote)?;
            let slashes = text[open + 1..quote].bytes().rev().take_while(|byte| *byte == b'\\').count();
            if self.backslash && slashes % 2 == 1 {
                from = quote + 1;
            } else if text[quote + 1..].starts_with(self.quote) {
                from = quote + 2;
            } else {
                return Some(quote);
            }
        }
    }

    /// A field without its quotes and the blanks around.
    pub(super) fn content(self, field: &str) -> String {
        let quote = self.quote;
        let inner = field.strip_prefix(quote).map(|rest| rest.strip_suffix(quote).unwrap_or(rest));
        let doubled = format!("{quote}{quote}");
        let text = inner.map_or_else(|| field.to_owned(), |inner| inner.replace(&doubled, &quote.to_string()));
        text.trim().to_owned()
    }

    /// Whether a field holds nothing but blanks.
    pub(super) fn is_blank(self, field: &str) -> bool {
        field.trim().is_empty() || (field.starts_with(self.quote) && self.content(field).is_empty())
    }
}

//! Text → rows whose quotes are wrong. The csv reader is lenient and would join or shift fields without a word.

use super::marks::Marks;
use super::rows::after_line_end;
use std::ops::Range;

/// Rows that cannot be read because of a quote.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Damage {
    /// What is wrong.
    pub(super) kind: Kind,
    /// The field with the quote, as far as it stands on its first line.
    pub(super) field: Range<usize>,
    /// Whole lines that are left out.
    pub(super) rows: Range<usize>,
}

/// What can be wrong with a quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A quote inside a field that does not start with one.
    Inside,
    /// Text after a closing quote.
    Follows,
    /// A quoted field that holds whole rows.
    Swallows,
    /// No closing quote up to the end of the file.
    Unclosed,
}

impl Kind {
    /// Code, message, hint.
    pub(super) fn words(self) -> (&'static str, &'static str, &'static str) {
        let double = "put the whole field in quotes and double those inside: \"a \"\"b\"\" c\"";
        match self {
            Self::Inside => ("csv/stray-quote", "a quote stands inside a field that does not start with one", double),
            Self::Follows => ("csv/stray-quote", "text follows the closing quote of a field", double),
            Self::Swallows => (
                "csv/stray-quote",
                "the quoted field runs over lines that look like rows of their own",
                "close the quote on its own line",
            ),
            Self::Unclosed => {
                ("csv/unclosed-quote", "the quote is not closed up to the end of the file", "close the quote")
            }
        }
    }
}

/// Finds the damaged rows, in order. `delimiters` is their number in the header's record, which starts at `start`.
pub(super) fn find(text: &str, start: usize, marks: Marks, delimiters: usize) -> Vec<Damage> {
    let Marks { delimiter, quote: quotes, .. } = marks;
    let shape = RowShape { marks, delimiters, spaced: header_is_spaced(text, start, delimiter) };
    let mut found = Vec::new();
    let (mut row, mut sound) = (start, start);
    while let Some(quote) = text[sound..].find(quotes).map(|at| sound + at) {
        row = text[sound..quote].rfind(['\n', '\r']).map_or(row, |at| sound + at + 1);
        let field = text[sound..quote].rfind([delimiter, '\n', '\r']).map_or(sound, |at| sound + at + 1);
        match judge(text, quote, field, shape) {
            Ok(end) => sound = end,
            Err((kind, resume)) => {
                let end = quote + text[quote..].find(['\n', '\r']).unwrap_or(text.len() - quote);
                let field_end = quote + text[quote..end].find(delimiter).unwrap_or(end - quote);
                found.push(Damage { kind, field: field..field_end, rows: row..resume });
                (row, sound) = (resume, resume);
            }
        }
    }
    found
}

/// The end of a sound quoted field, or what is wrong and where reading goes on.
fn judge(text: &str, quote: usize, field: usize, shape: RowShape) -> Result<usize, (Kind, usize)> {
    if quote != field {
        return Err((Kind::Inside, next_line(text, quote)));
    }
    let Some(close) = shape.marks.closing_quote(text, quote) else {
        return Err((Kind::Unclosed, resume(text, quote, text.len(), shape)));
    };
    let spans = text[quote..close].contains(['\n', '\r']);
    if spans && swallows(text, quote, close, shape) {
        return Err((Kind::Swallows, next_line(text, quote)));
    }
    let after = &text[close + 1..];
    if after.is_empty() || after.starts_with([shape.marks.delimiter, '\n', '\r']) {
        Ok(close + 1)
    } else {
        Err((Kind::Follows, resume(text, quote, close, shape)))
    }
}

/// How rows of the file look, by its header.
#[derive(Clone, Copy)]
struct RowShape {
    marks: Marks,
    delimiters: usize,
    spaced: bool,
}

impl RowShape {
    /// Prose has a blank after a comma; rows have none, unless the header has them too.
    fn fits(self, line: &str) -> bool {
        let delimiter = self.marks.delimiter;
        self.delimiters > 0
            && line.matches(delimiter).count() == self.delimiters
            && (self.spaced || !is_spaced(line, delimiter))
    }
}

fn header_is_spaced(text: &str, start: usize, delimiter: char) -> bool {
    text[start..].split(['\n', '\r']).next().is_some_and(|line| is_spaced(line, delimiter))
}

fn is_spaced(line: &str, delimiter: char) -> bool {
    line.split(delimiter).skip(1).any(|field| field.starts_with(' '))
}

/// Whether the lines inside a quoted field are rows: all whole ones, or the two halves where there are only two lines.
fn swallows(text: &str, quote: usize, close: usize, shape: RowShape) -> bool {
    let first = line_of(text, quote);
    let last = line_of(text, close);
    let between = text.get(next_line(text, quote)..last.start).unwrap_or_default();
    let mut inner = between.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).peekable();
    if inner.peek().is_some() {
        inner.all(|line| shape.fits(line))
    } else {
        shape.fits(&text[first]) && shape.fits(&text[last])
    }
}

/// Where reading goes on after a field that ends wrongly at `end`: on the next line when it looks like a row.
fn resume(text: &str, quote: usize, end: usize, shape: RowShape) -> usize {
    let next = next_line(text, quote);
    let fits = next < end && shape.fits(&text[line_of(text, next)]);
    if fits { next } else { next_line(text, end.max(quote)) }
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    start..end
}

fn next_line(text: &str, at: usize) -> usize {
    after_line_end(text, line_of(text, at).end)
}

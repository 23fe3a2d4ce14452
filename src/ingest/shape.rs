//! Text → where its table stands: marks, header, rows, and the lines around them that are no rows.

use super::delimiter::{self, Candidate};
use super::marks::Marks;
use super::rows::after_line_end;
use super::{footer, sample};
use crate::config::DialectConfig;
use std::ops::Range;

/// Where the table of a file stands.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Its marks.
    pub(super) marks: Marks,
    /// Fields of the header; empty where the file holds nothing.
    pub(super) header: Vec<Range<usize>>,
    /// Where the first row starts.
    pub(super) body: usize,
    /// Where the rows end.
    pub(super) end: usize,
    /// Lines above the header that are titles; those above a header that the author names are not among them.
    pub(super) titles: Vec<Range<usize>>,
    /// The row of HXL tags below the header.
    pub(super) tags: Option<Range<usize>>,
    /// Lines below the rows that are none.
    pub(super) footers: Vec<Range<usize>>,
}

/// Marks that files are delimited by; the last is the unit separator of ASCII.
pub(super) const DELIMITERS: [char; 6] = [',', ';', '\t', '|', '^', '\u{1F}'];

/// Finds the table. `written` is what the author says of it.
///
/// # Errors
/// Two delimiters by which the file can be read alike well, and where the first of them stands.
pub(super) fn find(text: &str, start: usize, written: &DialectConfig) -> Result<Shape, (char, char, Range<usize>)> {
    let (separator, start) = match separator_line(text, start) {
        Some((mark, next)) => (Some(mark), next),
        None => (None, start),
    };
    let quote = written.quote.unwrap_or('"');
    let base = Marks { delimiter: ',', quote, backslash: false };
    let header_at = written.header.map(|line| line_start(text, line));
    let from = header_at.unwrap_or(start);
    let candidate = match written.delimiter.or(separator) {
        Some(delimiter) => Candidate::new(text, from, Marks { delimiter, ..base }, header_at.is_some()),
        None => delimiter::choose(text, from, base, header_at.is_some())?,
    };
    Ok(shape(text, candidate))
}

fn shape(text: &str, candidate: Candidate) -> Shape {
    let Candidate { marks, records, header, tags } = candidate;
    let line = |record: &Vec<Range<usize>>| record[0].start..record.last().map_or(record[0].end, |field| field.end);
    let last = tags.or(header).and_then(|index| records.get(index));
    let body = last.map_or(text.len(), |record| after_line_end(text, line(record).end));
    let fields = header.and_then(|index| records.get(index)).cloned().unwrap_or_default();
    let (end, footers) = footer::find(text, body, marks, fields.len());
    Shape {
        marks,
        titles: records[..header.unwrap_or(0)].iter().map(line).collect(),
        tags: tags.and_then(|index| records.get(index)).map(line),
        header: fields,
        body,
        end,
        footers,
    }
}

/// The delimiter that a first line `sep=,` names, as spreadsheets write it, and where the next line starts.
fn separator_line(text: &str, start: usize) -> Option<(char, usize)> {
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let (key, mark) = text[start..end].split_at_checked(4)?;
    let mut mark = mark.chars();
    match (mark.next(), mark.next()) {
        (Some(mark), None) if key.eq_ignore_ascii_case("sep=") && mark.is_ascii() => {
            Some((mark, after_line_end(text, end)))
        }
        _ => None,
    }
}

fn line_start(text: &str, line: u32) -> usize {
    let mut at = 0;
    for _ in 1..line {
        at = text[at..].find(['\n', '\r']).map_or(text.len(), |end| after_line_end(text, at + end));
    }
    at
}

/// Which of the first records is the header, and which holds HXL tags below it.
pub(super) fn header_of(text: &str, marks: Marks, records: &[Vec<Range<usize>>]) -> (Option<usize>, Option<usize>) {
    if records.is_empty() {
        return (None, None);
    }
    let cells = |index: usize| -> Vec<String> {
        records[index].iter().map(|field| marks.content(&text[field.clone()])).collect()
    };
    let tags = (1..records.len().min(25)).find(|index| sample::is_tag_row(&cells(*index)));
    if let Some(tags) = tags {
        return (Some(tags - 1), Some(tags));
    }
    let width = sample::usual_width(records);
    let title = |index: usize| {
        let record = &records[index];
        let end = record.last().map_or(0, |field| field.end);
        let cells = cells(index);
        let first_alone = !cells[0].is_empty() && cells[1..].iter().all(String::is_empty);
        first_alone || (record.len() != width && sample::blank_line_follows(text, end))
    };
    let first = (0..records.len().min(20)).find(|index| width < 2 || !title(*index)).unwrap_or(0);
    let header = if records[first].len() == width && sample::may_be_header(&cells(first)) { first } else { 0 };
    (Some(header), None)
}

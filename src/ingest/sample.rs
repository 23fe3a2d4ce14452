//! What the first records of a file look like.

use std::collections::BTreeMap;
use std::ops::Range;

/// The most frequent number of fields of the records with several; 1 where there is none.
pub(super) fn usual_width(records: &[Vec<Range<usize>>]) -> usize {
    let mut often: BTreeMap<usize, usize> = BTreeMap::new();
    for width in records.iter().map(Vec::len).filter(|width| *width > 1) {
        *often.entry(width).or_default() += 1;
    }
    often.into_iter().max_by_key(|(width, count)| (*count, *width)).map_or(1, |(width, _)| width)
}

/// Whether the line after the one that ends at `end` is blank.
pub(super) fn blank_line_follows(text: &str, end: usize) -> bool {
    let next = super::rows::after_line_end(text, end);
    let line = text[next..].split(['\n', '\r']).next().unwrap_or_default();
    next > end && next < text.len() && line.trim().is_empty()
}

/// Whether these can be headers below a title: several words, none of them a number, but for years.
pub(super) fn may_be_header(cells: &[String]) -> bool {
    let mut words = cells.iter().filter(|cell| !cell.is_empty());
    words.clone().count() > 1 && words.all(|cell| !is_number(cell) || is_year(cell))
}

/// Whether a header holds numbers alone, which are no years.
pub(super) fn only_numbers(cells: &[String]) -> bool {
    let mut words = cells.iter().filter(|cell| !cell.is_empty()).peekable();
    words.peek().is_some() && words.all(|cell| is_number(cell) && !is_year(cell))
}

/// Whether these are tags of the Humanitarian Exchange Language: `#adm1`, `#affected+f`.
pub(super) fn is_tag_row(cells: &[String]) -> bool {
    let written = cells.iter().filter(|cell| !cell.is_empty()).count();
    let tags = cells.iter().filter(|cell| is_tag(cell)).count();
    tags > 1 && tags * 2 >= written
}

fn is_tag(cell: &str) -> bool {
    let word = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b' '));
    cell.strip_prefix('#').is_some_and(|tag| tag.starts_with(|c: char| c.is_ascii_alphabetic()) && word(tag))
}

fn is_number(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && cell.chars().all(|c| c.is_ascii_digit() || ".,-+ %\u{A0}\u{202F}/:".contains(c))
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && cell.parse().is_ok_and(|year: u16| (1900..=2100).contains(&year))
}

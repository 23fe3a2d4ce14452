//! The last lines of a file → those that name a source or explain, and are no rows.

use super::marks::Marks;
use std::ops::Range;

/// How lines below a table begin, in English, Albanian and Serbian.
const WORDS: &[&str] =
    &["source", "note", "notes", "burimi", "burim", "shënim", "shenim", "izvor", "napomena", "извор", "напомена", "*"];

/// Where the rows of a table of `width` columns end, and the lines below that are none.
pub(super) fn find(text: &str, body: usize, marks: Marks, width: usize) -> (usize, Vec<Range<usize>>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = text.len();
    while width > 1 && at > body {
        let line = last_line(text, body, at);
        let content = text[line.clone()].trim();
        if !content.is_empty() {
            match alone(&text[line.clone()], marks) {
                Some(cell) if opens(&cell) || (is_phrase(&cell) && blank_before(text, body, line.start)) => {
                    found.push(line.clone());
                }
                _ => break,
            }
        }
        at = line.start.saturating_sub(1).max(body);
        if line.start == body {
            break;
        }
    }
    found.reverse();
    (found.first().map_or(text.len(), |line| line.start), found)
}

/// The line that ends at `end` or, where a line end stands before it, ends there.
fn last_line(text: &str, body: usize, end: usize) -> Range<usize> {
    let end = end - usize::from(text[..end].ends_with('\n') && end > body);
    let end = end - usize::from(text[..end].ends_with('\r') && end > body);
    let start = text[body..end].rfind(['\n', '\r']).map_or(body, |at| body + at + 1);
    start..end
}

/// The text of a line that holds nothing but its first field.
fn alone(line: &str, marks: Marks) -> Option<String> {
    let fields = marks.fields(line, 0);
    let (first, rest) = fields.split_first()?;
    let field = &line[first.clone()];
    let sound = !field.contains(marks.quote) || (field.starts_with(marks.quote) && field.ends_with(marks.quote));
    (sound && rest.iter().all(|other| marks.is_blank(&line[other.clone()]))).then(|| marks.content(field))
}

fn opens(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let follows =
        |word: &str| cell.strip_prefix(word).is_some_and(|rest| word == "*" || rest.trim_start().starts_with(':'));
    WORDS.iter().any(|word| follows(word))
}

fn is_phrase(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && cell.contains([' ', ':'])
}

fn blank_before(text: &str, body: usize, start: usize) -> bool {
    start > body && text[last_line(text, body, start)].trim().is_empty()
}

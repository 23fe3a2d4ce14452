//! Text → the header of a file, and what is wrong with it.

use super::SourceFile;
use super::rows::fields;
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// Where the fields of the first record with something in it stand; none in an empty file.
pub(super) fn first_record(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut at = start;
    loop {
        at = super::rows::record_start(text, at);
        if at >= text.len() {
            return Vec::new();
        }
        let record = fields(text, at);
        if record.iter().any(|field| !content(&text[field.clone()]).is_empty()) {
            return record;
        }
        at = record.last().map_or(text.len(), |field| field.end);
    }
}

/// The delimiter that a first line `sep=,` names, as spreadsheets write it, and where the next line starts.
pub(super) fn separator_line(text: &str, start: usize) -> Option<(char, usize)> {
    let end = text[start..].find(['\n', '\r']).map_or(text.len(), |at| start + at);
    let (key, mark) = text[start..end].split_at_checked(4)?;
    let mut mark = mark.chars();
    match (mark.next(), mark.next()) {
        (Some(mark), None) if key.eq_ignore_ascii_case("sep=") => Some((mark, super::rows::after_line_end(text, end))),
        _ => None,
    }
}

/// A field without its quotes and the blanks around.
fn content(field: &str) -> String {
    let inner = field.strip_prefix('"').map(|rest| rest.strip_suffix('"').unwrap_or(rest));
    inner.map_or_else(|| field.to_owned(), |inner| inner.replace("\"\"", "\"")).trim().to_owned()
}

impl SourceFile {
    /// All headers, in order.
    pub(super) fn headers(&self) -> Vec<String> {
        self.header.iter().map(|field| content(&self.text[field.clone()])).collect()
    }
}

/// What is wrong with the header of one file.
pub(super) fn judge(file: &SourceFile) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let end = file.header.last().map_or(0, |field| field.end);
    problems.extend(file.damage.iter().filter(|damage| damage.rows.start < end).map(|d| file.judge_damage(d, false)));
    let headers = file.headers();
    if let [only] = headers.as_slice()
        && let Some((mark, name)) = other_delimiter(only)
    {
        return vec![delimiter(file, file.header[0].clone(), mark, name)];
    }
    for (index, header) in headers.iter().enumerate() {
        if header.is_empty() {
            let problem = Diagnostic::error("csv/empty-header", format!("column {} has no header", index + 1));
            problems.push(problem.at(file.origin_of_header(Some(index))).hint("name the column, or take it out"));
        } else if let Some(first) = headers[..index].iter().position(|other| same(other, header)) {
            let problem = Diagnostic::error("csv/duplicate-header", format!("`{header}` is the header of two columns"));
            problems.push(
                problem
                    .at(file.origin_of_header(Some(index)))
                    .text(header)
                    .hint(format!("rename one of them; the first is column {}", first + 1)),
            );
        }
    }
    problems
}

/// The file has another delimiter than commas.
pub(super) fn delimiter(file: &SourceFile, place: Range<usize>, mark: &str, name: &str) -> Diagnostic {
    Diagnostic::error("csv/delimiter", format!("the file is separated by {name}, not by commas"))
        .at(file.place(place))
        .text(mark)
        .hint("save the file with commas")
}

fn other_delimiter(header: &str) -> Option<(&'static str, &'static str)> {
    [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")].into_iter().find(|(mark, _)| header.contains(mark))
}

/// Whether two headers are taken for one.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

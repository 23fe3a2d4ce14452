//! Text → the headers of a file, and what is wrong with them or stands around them.

use super::shape::Shape;
use super::{SourceFile, sample};
use crate::diagnostic::Diagnostic;
use std::ops::Range;

impl SourceFile {
    /// All headers, in order; columns without one are left out.
    pub(super) fn headers(&self) -> Vec<String> {
        self.header.iter().map(|field| self.marks.content(&self.text[field.clone()])).collect()
    }
}

/// What is wrong with the header of one file; columns without header and without values are passed over from here on.
pub(super) fn judge(file: &mut SourceFile) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let end = file.header.last().map_or(0, |field| field.end);
    problems.extend(file.damage.iter().filter(|damage| damage.rows.start < end).map(|d| file.judge_damage(d, false)));
    let headers = file.headers();
    if sample::only_numbers(&headers) {
        let problem = Diagnostic::error("csv/no-header", "the first line holds numbers, not headers");
        problems.push(
            problem
                .at(file.origin_of_header(None))
                .text(headers.join(&file.marks.delimiter.to_string()))
                .hint("put a line of headers above, or say where it is: dialect = { header = 2 }"),
        );
    }
    for (index, header) in headers.iter().enumerate().filter(|(_, header)| !header.is_empty()) {
        if let Some(first) = headers[..index].iter().position(|other| same(other, header)) {
            let problem = Diagnostic::error("csv/duplicate-header", format!("`{header}` is the header of two columns"));
            problems.push(
                problem
                    .at(file.origin_of_header(Some(index)))
                    .text(header)
                    .hint(format!("rename one of them; the first is column {}", first + 1)),
            );
        }
    }
    problems.extend(empty_headers(file, &headers));
    file.fields = (0..headers.len()).filter(|index| !headers[*index].is_empty()).collect();
    file.header = file.fields.iter().map(|index| file.header[*index].clone()).collect();
    problems
}

/// A column without header is an error when something stands in it, else a remark.
fn empty_headers(file: &mut SourceFile, headers: &[String]) -> Vec<Diagnostic> {
    let empty: Vec<usize> = (0..headers.len()).filter(|index| headers[*index].is_empty()).collect();
    let mut problems = Vec::new();
    for index in empty {
        let name = format!("column {} has no header", index + 1);
        let place = file.origin_of_header(Some(index));
        match first_value(file, index) {
            Some(line) => problems.push(
                Diagnostic::error("csv/empty-header", format!("{name}, but there is a value on line {line}"))
                    .at(place)
                    .hint("name the column, or take it out"),
            ),
            None => file.remarks.push(
                Diagnostic::warning("csv/empty-header", format!("{name}; nothing stands in it, and it is left out"))
                    .at(place)
                    .hint("take the column out"),
            ),
        }
    }
    problems
}

/// The line of the first row with something in this field.
fn first_value(file: &SourceFile, field: usize) -> Option<u32> {
    for part in file.sound_parts() {
        let mut reader = file.marks.reader(&file.text[part.clone()]);
        let mut cells = csv::StringRecord::new();
        while let Ok(true) = reader.read_record(&mut cells) {
            if cells.get(field).is_some_and(|cell| !cell.trim().is_empty()) {
                let byte = cells.position().map_or(0, csv::Position::byte);
                let start = part.start + usize::try_from(byte).unwrap_or(0);
                let start = super::rows::record_start(&file.text, start);
                return Some(file.place(start..start).line);
            }
        }
    }
    None
}

/// What is said of the lines around the table, which are passed over.
pub(super) fn remarks(file: &SourceFile, shape: &Shape) -> Vec<Diagnostic> {
    let say = |code, message: &str, range: &Range<usize>, hint: &str| {
        Diagnostic::warning(code, message).at(file.place(range.clone())).text(&file.text[range.clone()]).hint(hint)
    };
    let header = shape.header.first().map_or(0, |field| field.start);
    let line = file.place(header..header).line;
    let titles = shape.titles.iter().map(|range| {
        let hint = format!("take it out, or write dialect = {{ header = {line} }}");
        say("csv/title-row", "this line above the header is passed over", range, &hint)
    });
    let footers = shape.footers.iter().map(|range| {
        say("csv/footer-row", "this line below the table is passed over", range, "take it out of the file")
    });
    let tags = shape.tags.iter().map(|range| {
        let notice = Diagnostic::notice("csv/tag-row", "this row of HXL tags is passed over");
        notice.at(file.place(range.clone())).text(&file.text[range.clone()]).hint("columns are named by the line above")
    });
    titles.chain(tags).chain(footers).collect()
}

/// The file can be read by two delimiters.
pub(super) fn unsure(file: &SourceFile, first: char, second: char, place: Range<usize>) -> Diagnostic {
    let message = format!("the file can be read with {} and with {} between its fields", name(first), name(second));
    Diagnostic::error("csv/dialect-unsure", message)
        .at(file.place(place.clone()))
        .text(&file.text[place])
        .hint(format!("say which: dialect = {{ delimiter = {} }}", key(first)))
}

/// A delimiter in words.
pub(super) fn name(delimiter: char) -> String {
    match delimiter {
        ',' => "commas".to_owned(),
        ';' => "semicolons".to_owned(),
        '\t' => "tabs".to_owned(),
        '|' => "vertical bars".to_owned(),
        other if other.is_control() => format!("U+{:04X}", u32::from(other)),
        other => format!("`{other}`"),
    }
}

/// A delimiter as a value of `dialect`.
fn key(delimiter: char) -> String {
    match delimiter {
        '\t' => "\"tab\"".to_owned(),
        '"' | '\\' => format!("'{delimiter}'"),
        other if other.is_control() => format!("\"\\u{:04X}\"", u32::from(other)),
        other => format!("\"{other}\""),
    }
}

/// Whether two headers are taken for one.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

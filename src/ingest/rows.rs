//! Text → rows through the csv reader, and where their fields stand.

use super::damage::Damage;
use super::{Record, Source, SourceFile};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use std::ops::Range;
use std::sync::Arc;

impl Source {
    /// Calls `each` for every row, in file order. Rows of the wrong length and stray quotes are diagnosed and left out;
    /// rows whose fields are all blank are passed over. Blank fields beyond the header are no fault where all fields
    /// beyond it are blank.
    ///
    /// Returns the number of rows, and how many of them were left out.
    pub fn for_each(
        &self,
        diagnostics: &mut Diagnostics,
        mut each: impl FnMut(Record<'_>, &mut Diagnostics),
    ) -> (u64, u64) {
        let (mut rows, mut rejected) = (0, 0);
        for file in &self.files {
            let mut surplus = Surplus::default();
            for part in file.sound_parts() {
                let (read, left_out) = self.read_part(file, part, diagnostics, &mut surplus, &mut each);
                rows += read;
                rejected += left_out;
            }
            surplus.tell(file, self.private, diagnostics);
            for damage in &file.damage {
                diagnostics.push(file.judge_damage(damage, self.private));
            }
            rows += file.damage.len() as u64;
            rejected += file.damage.len() as u64;
        }
        (rows, rejected)
    }

    fn read_part(
        &self,
        file: &SourceFile,
        part: Range<usize>,
        diagnostics: &mut Diagnostics,
        surplus: &mut Surplus,
        each: &mut impl FnMut(Record<'_>, &mut Diagnostics),
    ) -> (u64, u64) {
        let (mut rows, mut rejected) = (0, 0);
        let start = part.start;
        let mut reader = file.marks.reader(&file.text[part]);
        let mut cells = csv::StringRecord::new();
        while let Ok(true) = reader.read_record(&mut cells) {
            if cells.as_slice().trim().is_empty() {
                continue;
            }
            rows += 1;
            let byte = cells.position().map_or(0, csv::Position::byte);
            let byte = start + usize::try_from(byte).unwrap_or(usize::MAX - start);
            if cells.len() == file.width || surplus.is_blank(&cells, file.width, byte) {
                each(Record::new(&cells, file, &self.values, byte), diagnostics);
            } else {
                rejected += 1;
                surplus.is_error |= cells.len() > file.width;
                diagnostics.push(file.judge_length(cells.len(), byte, self.private));
            }
        }
        (rows, rejected)
    }
}

/// Rows with blank fields beyond the header.
#[derive(Default)]
struct Surplus {
    /// Where they start, and how many fields they have.
    rows: Vec<(usize, usize)>,
    /// Whether another row has a field beyond the header that is not blank.
    is_error: bool,
}

impl Surplus {
    /// Notes a row with blank fields beyond the header.
    fn is_blank(&mut self, cells: &csv::StringRecord, width: usize, byte: usize) -> bool {
        let blank = cells.len() > width && cells.iter().skip(width).all(|cell| cell.trim().is_empty());
        if blank {
            self.rows.push((byte, cells.len()));
        }
        blank
    }

    /// One warning where all is blank beyond the header, else an error for each row.
    fn tell(self, file: &SourceFile, private: bool, diagnostics: &mut Diagnostics) {
        if self.is_error {
            diagnostics.extend(self.rows.iter().map(|(byte, count)| file.judge_length(*count, *byte, private)));
        } else if let Some((byte, count)) = self.rows.first() {
            let rows = self.rows.len();
            let message = if rows == 1 {
                "a row has more fields than the header; they are blank and are left out".to_owned()
            } else {
                format!("{rows} rows have more fields than the header; they are blank and are left out")
            };
            let place = file.judge_length(*count, *byte, private).origin;
            let warning = Diagnostic { origin: place, ..Diagnostic::warning("csv/long-row", message) };
            diagnostics.push(warning.hint("take the surplus delimiters out"));
        }
    }
}

impl SourceFile {
    /// The parts of the rows between damaged ones.
    pub(super) fn sound_parts(&self) -> impl Iterator<Item = Range<usize>> {
        let damaged = || self.damage.iter().filter(|damage| damage.rows.end > self.rows.start);
        let starts = std::iter::once(self.rows.start).chain(damaged().map(|damage| damage.rows.end));
        let ends = damaged().map(|damage| damage.rows.start).chain(std::iter::once(self.rows.end));
        starts.zip(ends).map(|(start, end)| start..end.max(start))
    }

    fn judge_length(&self, found: usize, byte: usize, private: bool) -> Diagnostic {
        let expected = self.width;
        let fields = self.marks.fields(&self.text, record_start(&self.text, byte));
        let message =
            format!("the row has {found} {}, the header {expected}", if found == 1 { "field" } else { "fields" });
        let diagnostic = if found < expected {
            let row = fields.first().map_or(byte, |field| field.start);
            Diagnostic::error("csv/short-row", message)
                .at(self.place(row..row))
                .hint("add the missing delimiters, or quote a field that holds a line break")
        } else {
            let surplus = fields.get(expected).cloned().unwrap_or(byte..byte);
            Diagnostic::error("csv/long-row", message)
                .text(&self.text[surplus.clone()])
                .at(self.place(surplus))
                .hint("quote the field that holds a delimiter: \"a, b\"")
        };
        Diagnostic { private, ..diagnostic }
    }

    pub(super) fn judge_damage(&self, damage: &Damage, private: bool) -> Diagnostic {
        let (code, message, hint) = damage.kind.words();
        let diagnostic = Diagnostic::error(code, message)
            .at(self.place(damage.field.clone()))
            .text(&self.text[damage.field.clone()]);
        Diagnostic { private, ..diagnostic.hint(hint) }
    }

    /// The place of some bytes; with its end when they are on one line.
    pub(super) fn place(&self, range: Range<usize>) -> Origin {
        let lines = self.lines.get_or_init(|| line_starts(&self.text));
        let line = lines.partition_point(|start| *start <= range.start).max(1);
        let column = self.text[lines[line - 1]..range.start].chars().count() + 1;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let name = self.name.get_or_init(|| Arc::from(self.path.as_str()));
        let origin = Origin::at(Arc::clone(name), number(line), number(column));
        let field = &self.text[range];
        if field.is_empty() || field.contains(['\n', '\r']) { origin } else { origin.spanning(field.chars().count()) }
    }
}

/// Where each line starts; LF, CRLF and CR end a line. A byte order mark belongs to no line.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let first = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(first).chain(ends.map(|(at, _)| at + 1)).collect()
}

/// The csv reader names the place after the last row; line ends that it passed over lie between.
pub(super) fn record_start(text: &str, byte: usize) -> usize {
    byte + text[byte..].bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}

/// The byte after the line end at `byte`.
pub(super) fn after_line_end(text: &str, byte: usize) -> usize {
    let rest = &text[byte..];
    byte + if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) }
}

//! Bytes → records: UTF-8 CSV with header mapping; every record knows its place.
//!
//! Judges only the shape of a file (encoding, quotes, row lengths, headers); what a value may be is judged in
//! `measure::check`. Rows are streamed: nothing of them is kept, and places are worked out only when something is wrong.

mod columns;
mod damage;
mod delimiter;
mod description;
mod dialect;
mod encoding;
mod evidence;
mod footer;
mod header;
mod marks;
mod names;
mod numeral;
mod plain;
mod record;
mod rows;
mod sample;
mod shape;
mod synonyms;
mod write;

pub use description::{ColumnDescription, Description};
pub use dialect::{DateOrder, Dialect};
pub use names::column_name;
pub use record::Record;
pub use write::csv_bytes;

use crate::config::{DialectConfig, Kind, SourceConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::project::Project;
use damage::Damage;
use evidence::Reach;
use marks::Marks;
use rustc_hash::FxHashMap;
use shape::Shape;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A source, opened: its columns are known, its rows not read yet.
#[derive(Debug)]
pub struct Source {
    /// Name of the source.
    pub name: String,
    /// Our columns, in the order of the first file. Columns that the kind does not know come under their own names.
    pub columns: Vec<Column>,
    /// Its files, read and hashed.
    pub files: Vec<SourceFile>,
    /// Theirs = ours, by our column; none where cells stand as they are.
    values: Vec<Option<FxHashMap<String, String>>>,
    /// Whether its cells may name persons.
    private: bool,
    /// What the author says of how its files are written.
    written: DialectConfig,
}

/// A column of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Our name.
    pub name: String,
    /// Their header.
    pub header: String,
}

/// One file of a source.
#[derive(Debug)]
pub struct SourceFile {
    /// Path relative to the report's folder.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How it writes rows, numbers and dates.
    pub dialect: Dialect,
    /// What it was written in.
    pub encoding: &'static str,
    /// Whether every row was looked at for the dialect, so that no row can change it any more.
    settled: bool,
    text: String,
    /// Where each header stands; columns without one are left out.
    header: Vec<Range<usize>>,
    /// The field of each header.
    fields: Vec<usize>,
    /// Number of fields of the header's record.
    width: usize,
    /// Byte where the header's record starts.
    header_line: usize,
    /// Bytes of the rows.
    rows: Range<usize>,
    /// What stands between and around fields.
    marks: Marks,
    /// Field of each of our columns.
    order: Vec<usize>,
    /// What was passed over around the table.
    remarks: Vec<Diagnostic>,
    /// Rows that cannot be read because of their quotes.
    damage: Vec<Damage>,
    /// Byte where each line starts; made when a place is asked for.
    lines: OnceLock<Vec<usize>>,
    /// `path`, as origins hold it.
    name: OnceLock<Arc<str>>,
}

/// A column that a kind knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KnownColumn {
    /// Our name.
    pub name: &'static str,
    /// Headers that mean the same.
    pub synonyms: &'static [&'static str],
    /// Whether a file without it is refused.
    pub needed: bool,
}

/// Opens a source: reads its files, decodes them, maps their headers to our columns.
///
/// `known` are the columns of the source's kind with synonyms; empty for a `table`, whose columns are its headers.
///
/// # Errors
/// [`Failed`] when there is an error among the diagnostics: a missing file, bytes that are no text, an empty file, marks
/// that can be read in two ways, an empty or duplicate header, a mapped header that is not there.
pub fn open(
    project: &Project,
    source: &SourceConfig,
    known: &[KnownColumn],
    diagnostics: &mut Diagnostics,
) -> Result<Source, Failed> {
    let mut found = Diagnostics::default();
    let files: Vec<SourceFile> = source
        .files
        .iter()
        .filter_map(|named| {
            let read = project.read(&named.name).map_err(|problem| vec![problem.at(named.origin.clone())]);
            read.and_then(|file| SourceFile::open(file, &source.dialect))
                .map_err(|problems| found.extend(problems))
                .ok()
        })
        .collect();
    found.extend(files.iter().flat_map(|file| file.remarks.clone()));
    let opened = columns::map(source, known, files, &mut found);
    let result = found.checked();
    diagnostics.extend(found);
    result?;
    let (columns, values, files) = opened;
    let (name, private, written) = (source.name.name.clone(), source.kind == Kind::Volunteers, source.dialect.clone());
    Ok(Source { name, columns, files, values, private, written })
}

/// Our names of the columns of a source, from the first lines of its first file; none where it cannot be read, of which
/// [`open`] tells.
pub fn columns(project: &Project, source: &SourceConfig, known: &[KnownColumn]) -> Vec<String> {
    let first = source.files.first().and_then(|named| project.read_start(&named.name).ok());
    let Some(file) = first.and_then(|file| SourceFile::open(file, &source.dialect).ok()) else { return Vec::new() };
    let (columns, ..) = columns::map(source, known, vec![file], &mut Diagnostics::default());
    columns.into_iter().map(|column| column.name).collect()
}

impl Source {
    /// Index of our column in [`Source::columns`] and in [`Record::cell`].
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Decides anew how files write numbers and dates, from all of their rows: for a row that [`Record::unsettles`] its
    /// file. Rows that were read before are to be read again; after that no row unsettles its file.
    ///
    /// # Errors
    /// `csv/dialect-unsure` at the row that no way of writing explains together with the others.
    pub fn settle(&mut self) -> Result<(), Vec<Diagnostic>> {
        let mut problems = Vec::new();
        for file in self.files.iter_mut().filter(|file| !file.settled) {
            match evidence::dialect(file, &self.written, Reach::Whole) {
                Ok((dialect, _)) => (file.dialect, file.settled) = (dialect, true),
                Err(found) => problems.extend(found),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Where the header of our column `index` stands, in the first file.
    pub fn origin_of_header(&self, index: usize) -> Origin {
        let Some(file) = self.files.first() else { return Origin::file(self.name.as_str()) };
        let field = file.order.get(index);
        file.origin_of_header(file.fields.iter().position(|other| Some(other) == field))
    }
}

impl SourceFile {
    /// Decodes the bytes, finds the table in them and what is wrong with its header and its quotes.
    fn open(file: crate::project::File, written: &DialectConfig) -> Result<Self, Vec<Diagnostic>> {
        let path = file.path;
        let allowed = written.delimiter.or(Some('\u{1F}')).filter(char::is_ascii_control);
        let decoded = encoding::decode(&path, file.bytes, written.encoding.as_ref(), allowed)?;
        let mut opened = Self {
            path,
            sha256: file.sha256,
            encoding: decoded.name,
            dialect: Dialect::default(),
            settled: false,
            text: decoded.text,
            header: Vec::new(),
            fields: Vec::new(),
            width: 0,
            header_line: 0,
            rows: 0..0,
            marks: Marks::default(),
            order: Vec::new(),
            damage: Vec::new(),
            remarks: Vec::new(),
            lines: OnceLock::new(),
            name: OnceLock::new(),
        };
        let shape = match shape::find(&opened.text, decoded.start, written) {
            Ok(shape) => shape,
            Err((first, second, place)) => return Err(vec![header::unsure(&opened, first, second, place)]),
        };
        if shape.header.is_empty() {
            let problem = Diagnostic::error("csv/empty", format!("`{}` is empty", opened.path));
            return Err(vec![
                problem.at(Origin::at(opened.path, 1, 1)).hint("a CSV file starts with a line of headers"),
            ]);
        }
        opened.take(shape);
        let problems = header::judge(&mut opened);
        if !problems.is_empty() {
            return Err(problems);
        }
        (opened.dialect, opened.settled) = evidence::dialect(&opened, written, Reach::Start)?;
        Ok(opened)
    }

    fn take(&mut self, shape: Shape) {
        let (mut marks, body, end) = (shape.marks, shape.body, shape.end);
        let start = shape.header.first().map_or(body, |field| field.start);
        let find = |marks| damage::find(&self.text[..end], start, marks, shape.header.len() - 1);
        let mut damage = find(marks);
        // quotes written with a backslash look damaged, and are sound when they are read as such
        if !damage.is_empty() && self.text[start..].contains("\\\"") {
            let other = Marks { backslash: true, ..marks };
            let judged = find(other);
            if judged.is_empty() {
                (marks, damage) = (other, judged);
            }
        }
        (self.marks, self.damage, self.rows, self.width) = (marks, damage, body..end, shape.header.len());
        self.header_line = start;
        self.remarks = header::remarks(self, &shape);
        self.header = shape.header;
    }

    fn origin_of_header(&self, header: Option<usize>) -> Origin {
        match header.and_then(|header| self.header.get(header)) {
            Some(range) => self.place(range.clone()),
            None => self.place(self.header_line..self.header_line),
        }
    }
}

#[cfg(test)]
mod tests;

//! Bytes → records: UTF-8 CSV with header mapping; every record knows its place.
//!
//! Judges only the shape of a file (encoding, quotes, row lengths, headers); what a value may be is judged in
//! `measure::check`. Rows are streamed: nothing of them is kept, and places are worked out only when something is wrong.

mod columns;
mod damage;
mod dialect;
mod encoding;
mod header;
mod names;
mod record;
mod rows;
mod write;

pub use dialect::{DateOrder, Dialect};
pub use names::column_name;
pub use record::Record;
pub use write::csv_bytes;

use crate::config::{Kind, SourceConfig};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::project::Project;
use damage::Damage;
use rustc_hash::FxHashMap;
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
    text: String,
    /// Where each field of the header stands, by field.
    header: Vec<Range<usize>>,
    /// Where the first row starts.
    body: usize,
    /// Field of each of our columns.
    order: Vec<usize>,
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
/// [`Failed`] when there is an error among the diagnostics: a missing file, bytes that are not UTF-8, an empty file,
/// an empty or duplicate header, a mapped header that is not there.
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
            read.and_then(SourceFile::open).map_err(|problems| found.extend(problems)).ok()
        })
        .collect();
    let opened = columns::map(source, known, files, &mut found);
    let result = found.checked();
    diagnostics.extend(found);
    result?;
    let (columns, values, files) = opened;
    Ok(Source { name: source.name.name.clone(), columns, files, values, private: source.kind == Kind::Volunteers })
}

/// Our names of the columns of a source, from the first lines of its first file; none where it cannot be read, of which
/// [`open`] tells.
pub fn columns(project: &Project, source: &SourceConfig, known: &[KnownColumn]) -> Vec<String> {
    let first = source.files.first().and_then(|named| project.read_start(&named.name).ok());
    let Some(file) = first.and_then(|file| SourceFile::open(file).ok()) else { return Vec::new() };
    let (columns, ..) = columns::map(source, known, vec![file], &mut Diagnostics::default());
    columns.into_iter().map(|column| column.name).collect()
}

impl Source {
    /// Index of our column in [`Source::columns`] and in [`Record::cell`].
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Where the header of our column `index` stands, in the first file.
    pub fn origin_of_header(&self, index: usize) -> Origin {
        let Some(file) = self.files.first() else { return Origin::file(self.name.as_str()) };
        file.origin_of_header(file.order.get(index).copied())
    }
}

impl SourceFile {
    /// Checks the bytes, finds the header and what is wrong with quotes.
    fn open(file: crate::project::File) -> Result<Self, Vec<Diagnostic>> {
        let path = file.path;
        let (text, start) = encoding::decode(&path, file.bytes)?;
        let mut opened = Self {
            path,
            sha256: file.sha256,
            dialect: Dialect::default(),
            text,
            header: Vec::new(),
            body: 0,
            order: Vec::new(),
            damage: Vec::new(),
            lines: OnceLock::new(),
            name: OnceLock::new(),
        };
        let start = match header::separator_line(&opened.text, start) {
            None => start,
            Some((',', next)) => next,
            Some((mark, next)) => {
                let mark = mark.to_string();
                return Err(vec![header::delimiter(&opened, start..next, &mark, &format!("`{mark}`"))]);
            }
        };
        let first = header::first_record(&opened.text, start);
        if first.is_empty() {
            let problem = Diagnostic::error("csv/empty", format!("`{}` is empty", opened.path));
            return Err(vec![
                problem.at(Origin::at(opened.path, 1, 1)).hint("a CSV file starts with a line of headers"),
            ]);
        }
        opened.body = rows::after_line_end(&opened.text, first.last().map_or(start, |field| field.end));
        opened.damage = damage::find(&opened.text, first.first().map_or(start, |field| field.start), first.len() - 1);
        opened.header = first;
        let problems = header::judge(&opened);
        if problems.is_empty() { Ok(opened) } else { Err(problems) }
    }

    fn origin_of_header(&self, field: Option<usize>) -> Origin {
        match field.and_then(|field| self.header.get(field)) {
            Some(range) => self.place(range.clone()),
            None => self.place(self.header[0].start..self.header[0].start),
        }
    }
}

#[cfg(test)]
mod tests;

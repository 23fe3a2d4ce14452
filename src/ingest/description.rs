//! An opened file → what it is, for people and programs, and the same table in one plain form.

use super::numeral::{Numeral, numeral};
use super::plain::{joined, plain};
use super::{Dialect, Source, header};
use crate::config::ColumnType;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// What a file is.
#[derive(Clone, PartialEq, Debug)]
pub struct Description {
    /// Path relative to its folder.
    pub file: String,
    /// Name of its encoding.
    pub encoding: &'static str,
    /// Its delimiter in words.
    pub delimiter: String,
    /// How it writes rows, numbers and dates.
    pub dialect: Dialect,
    /// Physical line of its header.
    pub header: u32,
    /// Rows.
    pub rows: u64,
    /// Rows that are left out because of an error.
    pub rows_rejected: u64,
    /// Its columns.
    pub columns: Vec<ColumnDescription>,
}

/// What a column is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnDescription {
    /// Our name.
    pub name: String,
    /// Their header.
    pub header: String,
    /// What its cells are; none where all are blank.
    pub kind: Option<ColumnType>,
}

impl Source {
    /// Describes the first file of a source. Columns of numbers or dates that can be read in two ways are errors.
    pub fn describe(&mut self, diagnostics: &mut Diagnostics) -> Option<Description> {
        if self.is_unsettled()
            && let Err(problems) = self.settle()
        {
            diagnostics.extend(problems);
            return None;
        }
        let file = self.files.first()?;
        let mut kinds: Vec<Option<ColumnType>> = vec![None; self.columns.len()];
        let mut open: Vec<Option<Diagnostic>> = vec![None; self.columns.len()];
        let (rows, rows_rejected) = self.for_each(diagnostics, |record, _| {
            for (index, kind) in kinds.iter_mut().enumerate() {
                let cell = record.cell(index);
                if cell.is_empty() || file.dialect.nothing.iter().any(|word| word == cell) {
                    continue;
                }
                let unsure = ambiguous(cell, &file.dialect);
                let own = match plain(cell, &file.dialect) {
                    Some((own, _)) => own,
                    None if unsure.is_some() => kind.unwrap_or(ColumnType::Integer),
                    None => ColumnType::Text,
                };
                *kind = Some(kind.map_or(own, |kind| joined(kind, own)));
                if open[index].is_none() {
                    open[index] = unsure.map(|problem| problem.at(record.origin(index)).text(cell));
                }
            }
        });
        for (problem, kind) in open.into_iter().zip(&mut kinds) {
            if let Some(problem) = problem.filter(|_| *kind != Some(ColumnType::Text)) {
                diagnostics.push(problem);
                *kind = Some(ColumnType::Text);
            }
        }
        let columns = self.columns.iter().zip(kinds).map(|(column, kind)| ColumnDescription {
            name: column.name.clone(),
            header: column.header.clone(),
            kind,
        });
        Some(Description {
            file: file.path.clone(),
            encoding: file.encoding,
            delimiter: header::name(file.dialect.delimiter),
            dialect: file.dialect.clone(),
            header: file.place(file.header_line..file.header_line).line,
            rows,
            rows_rejected,
            columns: columns.collect(),
        })
    }

    /// Whether a row contradicts how its file was thought to write numbers and dates.
    fn is_unsettled(&self) -> bool {
        let mut unsettled = false;
        if self.files.iter().any(|file| !file.settled) {
            self.for_each(&mut Diagnostics::default(), |record, _| {
                unsettled |= !unsettled && (0..self.columns.len()).any(|index| record.unsettles(index));
            });
        }
        unsettled
    }

    /// The table as it was read: UTF-8, LF, commas, our names, ISO dates, plain numbers.
    pub fn plain_csv(&self, description: &Description) -> String {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        // writing into memory does not fail
        let _ = writer.write_record(self.columns.iter().map(|column| &column.name));
        self.for_each(&mut Diagnostics::default(), |record, _| {
            let cells = description.columns.iter().enumerate().map(|(index, column)| {
                let cell = record.cell(index);
                match (column.kind, plain(cell, &description.dialect)) {
                    (Some(ColumnType::Text | ColumnType::Id) | None, _) | (_, None) => cell.to_owned(),
                    (_, Some((_, plain))) => plain,
                }
            });
            let _ = writer.write_record(cells);
        });
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A cell that can be read in two ways.
fn ambiguous(cell: &str, dialect: &Dialect) -> Option<Diagnostic> {
    match numeral(cell)? {
        Numeral::Open(mark) if !dialect.decimal_is_certain => {
            Some(Diagnostic::error("data/ambiguous-number", "this number can be read in two ways").hint(format!(
                "say what `{mark}` is: dialect = {{ decimal = \"{mark}\" }} or dialect = {{ group = \"{mark}\" }}"
            )))
        }
        Numeral::OpenDate if !dialect.date_is_certain => Some(
            Diagnostic::error("data/ambiguous-date", "this date can be read in two ways")
                .hint("say which comes first: dialect = { date = \"dmy\" } or dialect = { date = \"mdy\" }"),
        ),
        _ => None,
    }
}

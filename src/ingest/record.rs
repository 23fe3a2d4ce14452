//! One row, borrowed from the reader.

use super::rows::record_start;
use super::{Dialect, SourceFile, evidence};
use crate::diagnostic::Origin;
use rustc_hash::FxHashMap;

/// One row, borrowed from the reader: cheap to copy, its place is worked out only when it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    cells: &'r csv::StringRecord,
    file: &'r SourceFile,
    values: &'r [Option<FxHashMap<String, String>>],
    byte: usize,
}

impl<'r> Record<'r> {
    pub(super) fn new(
        cells: &'r csv::StringRecord,
        file: &'r SourceFile,
        values: &'r [Option<FxHashMap<String, String>>],
        byte: usize,
    ) -> Self {
        Self { cells, file, values, byte }
    }

    /// The cell of our column `index`, without blanks around, with `values` of the source applied.
    pub fn cell(&self, index: usize) -> &'r str {
        let written = self.written(index);
        match self.values.get(index) {
            Some(Some(values)) => values.get(written).map_or(written, String::as_str),
            _ => written,
        }
    }

    /// The cell of our column `index` as it is written, without blanks around: for messages.
    pub fn written(&self, index: usize) -> &'r str {
        self.file.order.get(index).and_then(|field| self.cells.get(*field)).unwrap_or_default().trim()
    }

    /// Where our column `index` starts in this row, and where it ends when that is on the same line.
    pub fn origin(&self, index: usize) -> Origin {
        let start = record_start(&self.file.text, self.byte);
        let fields = self.file.marks.fields(&self.file.text, start);
        let field = self.file.order.get(index).and_then(|field| fields.get(*field)).cloned();
        self.file.place(field.unwrap_or(start..start))
    }

    /// Physical line where the row starts, from 1.
    pub fn line(&self) -> u32 {
        let start = record_start(&self.file.text, self.byte);
        self.file.place(start..start).line
    }

    /// Whether the cell of our column `index` is written in another way than its file as far as that was looked at: then
    /// the source is to be settled, and read again.
    pub fn unsettles(&self, index: usize) -> bool {
        !self.file.settled && evidence::contradicts(self.written(index), &self.file.dialect)
    }

    /// How its file writes numbers and dates.
    pub fn dialect(&self) -> &'r Dialect {
        &self.file.dialect
    }

    /// Path of the file, relative to the report's folder.
    pub fn file(&self) -> &'r str {
        &self.file.path
    }
}

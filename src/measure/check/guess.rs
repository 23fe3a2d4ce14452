//! The cells of a table → what stands in each column, where its types are not written down.

use super::kinds::Form;
use super::number::{self, NotRead};
use super::{date, words};
use crate::diagnostic::Diagnostics;
use crate::ingest::{Dialect, Source};

/// What the cells of one column have in common.
#[derive(Clone, Copy, Debug)]
struct Fits {
    date: bool,
    boolean: bool,
    whole: bool,
    decimal: bool,
    /// Whether there is a cell that is more than blank or a word for nothing.
    seen: bool,
    /// Whether there is a word for nothing.
    nothing: bool,
    /// Whether a number stands without brackets: (1), (2) alone are no numbers.
    bare: bool,
}

/// The narrowest form that fits all cells of each column. Words for nothing and errors of spreadsheets do not make texts of
/// numbers or dates: they are judged as cells.
pub(crate) fn forms(opened: &Source) -> Vec<Form> {
    let unknown =
        Fits { date: true, boolean: true, whole: true, decimal: true, seen: false, nothing: false, bare: false };
    let mut fits = vec![unknown; opened.columns.len()];
    opened.for_each(&mut Diagnostics::default(), |record, _| {
        let dialect = record.dialect();
        for (index, fit) in fits.iter_mut().enumerate() {
            let cell = record.cell(index);
            if !(cell.is_empty() || dialect.nothing.iter().any(|nothing| nothing == cell)) {
                fit.see(cell, dialect);
            }
        }
    });
    let columns = opened.columns.iter().zip(fits);
    columns
        .map(|(column, fit)| {
            if column.name.ends_with("_id") || column.name == "place" {
                return Form::Id;
            }
            fit.form()
        })
        .collect()
}

impl Fits {
    fn see(&mut self, cell: &str, dialect: &Dialect) {
        if words::is_spreadsheet_error(cell) {
            return;
        }
        if words::is_nothing(cell) {
            self.nothing = true;
            return;
        }
        self.seen = true;
        self.date &= may_be(date::read(cell, dialect).map(|_| ())) || self.date && date::looks_like_one(cell);
        self.boolean &= matches!(cell, "true" | "false");
        if !self.decimal {
            return;
        }
        let number = number::read(cell, dialect);
        let padded = cell.len() > 1 && cell.starts_with('0') && !cell.starts_with("0.") && !cell.starts_with("0,");
        self.bare |= !cell.starts_with('(');
        self.whole &= number.is_ok_and(|number| number.decimal.scale == 0 && number.sign.is_none()) && !padded;
        self.decimal &= may_be(number.map(|_| ())) && !padded;
    }

    fn form(self) -> Form {
        let number = self.bare && self.decimal;
        match () {
            // A column of nothing else holds words; a blank one may be filled with anything.
            () if !self.seen => {
                if self.nothing {
                    Form::Text
                } else {
                    Form::Id
                }
            }
            () if self.date => Form::Date,
            () if self.boolean && !self.nothing => Form::Boolean,
            () if self.whole && number => Form::Whole,
            () if number => Form::Decimal,
            () => Form::Text,
        }
    }
}

/// What is read in one way, in two, or against the marks of its file is meant to be that.
fn may_be(read: Result<(), NotRead>) -> bool {
    !matches!(read, Err(NotRead::Otherwise))
}

//! What a row, a column, a reference may be: records → rows of typed values, with every problem and its place.

pub(crate) mod cells;
pub(crate) mod date;
pub(crate) mod guess;
pub(crate) mod kinds;
pub(crate) mod number;
mod rows;
mod signs;
mod totals;
pub(crate) mod words;

pub(crate) use totals::TotalRows;

pub use kinds::known_columns;

use super::layout::{Column, Layout};
use super::table::Tables;
use super::value::{NOT_STATED, Symbol, Symbols, Value};
use crate::config::{Kind, SourceConfig, Totals};
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::ingest::Record;
use crate::period::YearRule;
use kinds::Form;
use rustc_hash::{FxHashMap, FxHashSet};
use totals::Verdict;

/// How many different unknown ids get a "did you mean".
const PROPOSALS: usize = 50;

/// Reads the rows of one source.
#[derive(Debug)]
pub(crate) struct Reader<'l> {
    pub(crate) layout: &'l Layout,
    year: YearRule,
    keys: FxHashMap<(Symbol, Symbol), u32>,
    unused_keys: FxHashSet<Box<str>>,
    proposals: FxHashMap<Symbol, Option<String>>,
    rules: rows::Rules,
    signs: signs::Signs,
    /// Columns of files in which a cell can be read in two ways: told once.
    unsure: FxHashSet<(usize, Box<str>)>,
    totals: TotalRows,
    drop_totals: bool,
    /// Rows read so far.
    rows: u32,
    /// Whether a cell contradicts how its file was thought to write numbers or dates: all is to be read again.
    pub(crate) unsettled: bool,
}

impl<'l> Reader<'l> {
    pub(crate) fn new(layout: &'l Layout, source: &SourceConfig, year: YearRule, totals: TotalRows) -> Self {
        Self {
            layout,
            year,
            keys: FxHashMap::default(),
            unused_keys: FxHashSet::default(),
            proposals: FxHashMap::default(),
            rules: rows::Rules::new(layout),
            signs: signs::Signs::new(layout, source),
            unsure: FxHashSet::default(),
            totals,
            drop_totals: source.totals == Totals::Drop,
            rows: 0,
            unsettled: false,
        }
    }

    /// Types and checks one row. A cell with a problem becomes empty; the problem is an error, so nothing is shown of it.
    /// `false` for a row that is the total of others and is left out.
    pub(crate) fn read(
        &mut self,
        record: Record<'_>,
        tables: &Tables,
        symbols: &mut Symbols,
        row: &mut Vec<Value>,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        row.clear();
        self.rows += 1;
        if self.is_total(record, diagnostics) {
            return false;
        }
        for (index, column) in self.layout.columns.iter().enumerate() {
            let text = column.at.map_or("", |at| record.cell(at));
            row.push(self.cell(column, index, text, record, tables, symbols, diagnostics));
        }
        self.check_key(record, row, symbols, diagnostics);
        self.rules.apply(self.layout, record, row, symbols, diagnostics);
        true
    }

    /// Whether a row is the total of others; an error unless such rows are to be dropped.
    fn is_total(&self, record: Record<'_>, diagnostics: &mut Diagnostics) -> bool {
        let Some((index, verdict)) = self.totals.of(self.rows - 1) else { return false };
        let column = &self.layout.columns[index];
        let text = column.at.map_or("", |at| record.cell(at));
        if verdict == Verdict::Claimed {
            let diagnostic = Diagnostic::warning(
                "csv/total-row",
                "the row is called a total, but it is not the sum of other rows: it counts like any other",
            );
            let hint = "take it out when it is a total; correct it or the rows above when they should add up";
            diagnostics.push(place(diagnostic.hint(hint), column, record, text));
            return false;
        }
        if !self.drop_totals {
            let diagnostic =
                Diagnostic::error("csv/total-row", "this row is the total of others and would count twice")
                    .hint("take it out, or set `totals = \"drop\"` in the source");
            diagnostics.push(place(diagnostic, column, record, text));
        }
        true
    }

    #[expect(clippy::too_many_arguments, reason = "one cell needs its column, its place and all tables")]
    fn cell(
        &mut self,
        column: &Column,
        index: usize,
        text: &str,
        record: Record<'_>,
        tables: &Tables,
        symbols: &mut Symbols,
        diagnostics: &mut Diagnostics,
    ) -> Value {
        let dialect = record.dialect();
        if text.is_empty() || dialect.nothing.iter().any(|nothing| nothing == text) {
            if column.needed {
                let diagnostic = Diagnostic::error("data/missing-value", format!("the row has no `{}`", column.name))
                    .hint("fill it in, or take the row out");
                diagnostics.push(place(diagnostic, column, record, text));
            }
            return Value::Empty;
        }
        if words::is_spreadsheet_error(text) {
            let diagnostic = Diagnostic::error("csv/spreadsheet-error", "a spreadsheet could not compute this cell")
                .hint("correct the formula in the spreadsheet and save again, or leave the cell empty");
            diagnostics.push(place(diagnostic, column, record, text));
            return Value::Empty;
        }
        if !column.used && column.target.is_none() && matches!(column.form, Form::Text | Form::Id) {
            if Some(index) == self.layout.key && !self.unused_keys.insert(text.into()) {
                diagnostics.push(place(duplicate(column, text), column, record, text));
            }
            return Value::Empty;
        }
        if cells::may_teach(column.form, text, dialect) && column.at.is_some_and(|at| record.unsettles(at)) {
            self.unsettled = true;
        }
        let judged =
            cells::read(column.form, text, dialect, self.year, symbols).and_then(|(value, sign)| match value {
                Value::Number(number) if number.digits < 0 && !column.may_be_negative => {
                    Err(Diagnostic::error("data/negative", format!("`{}` is below zero", column.name))
                        .hint("counts, hours and amounts are zero or more"))
                }
                Value::Number(number) => self.signs.judge(index, column, number, sign).map(|()| value),
                _ => Ok(value),
            });
        match judged {
            Ok(Value::Text(symbol)) => match column.target {
                Some(target) => self.reference(column, symbol, target, record, tables, symbols, diagnostics),
                None => Value::Text(symbol),
            },
            Ok(value) => value,
            Err(diagnostic) => {
                let is_written = matches!(column.form, Form::Whole | Form::Decimal | Form::Date);
                self.unsettled |= is_written && column.at.is_some_and(|at| record.unsettles(at));
                let unsure = diagnostic.code.starts_with("data/ambiguous-");
                if !unsure || self.unsure.insert((index, record.file().into())) {
                    diagnostics.push(place(diagnostic, column, record, text));
                }
                Value::Empty
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one cell needs its column, its place and all tables")]
    fn reference(
        &mut self,
        column: &Column,
        symbol: Symbol,
        target: usize,
        record: Record<'_>,
        tables: &Tables,
        symbols: &Symbols,
        diagnostics: &mut Diagnostics,
    ) -> Value {
        let Some(kept) = tables.get(target) else { return Value::Text(symbol) };
        if let Some(key) = kept.resolve(symbol) {
            return Value::Text(key);
        }
        if kept.lost_rows {
            return Value::Empty;
        }
        let text = symbols.text(symbol);
        if let Some((first, other)) = kept.shared_by(symbol) {
            let (first, other) = (symbols.text(first), symbols.text(other));
            let message = format!("this may be `{first}` or `{other}`: both have the name");
            let diagnostic = Diagnostic::error("data/unknown-reference", message);
            diagnostics.push(place(diagnostic.hint("write the id of the one that is meant"), column, record, text));
            return Value::Empty;
        }
        if !self.proposals.contains_key(&symbol) {
            let proposal = if self.proposals.len() < PROPOSALS {
                nearest(text, kept.names(symbols)).map(str::to_owned)
            } else {
                None
            };
            self.proposals.insert(symbol, proposal);
        }
        let mut diagnostic =
            Diagnostic::error("data/unknown-reference", format!("no row of its source has this `{}`", column.name));
        diagnostic = match self.proposals.get(&symbol) {
            Some(Some(near)) => diagnostic.hint(format!("did you mean `{near}`?")),
            _ => diagnostic.hint("correct it here, or add its row to the file of the source"),
        };
        diagnostics.push(place(diagnostic, column, record, text));
        Value::Empty
    }

    /// Ids stand once in a source; those of indicators once a year.
    fn check_key(&mut self, record: Record<'_>, row: &[Value], symbols: &Symbols, diagnostics: &mut Diagnostics) {
        let Some(index) = self.layout.key else { return };
        let Value::Text(key) = row[index] else { return };
        let second = match (self.layout.kind, self.layout.column("year")) {
            (Kind::Indicators, Some(year)) => match row[year] {
                Value::Span(_, _, symbol) => symbol,
                _ => return,
            },
            _ => NOT_STATED,
        };
        if let Some(first) = self.keys.get(&(key, second)) {
            let column = &self.layout.columns[index];
            let text = symbols.text(key);
            let diagnostic = duplicate(column, text).hint(format!("the first one is on line {first}"));
            diagnostics.push(place(diagnostic, column, record, text));
        } else {
            self.keys.insert((key, second), record.line());
        }
    }
}

fn duplicate(column: &Column, text: &str) -> Diagnostic {
    Diagnostic::error("data/duplicate-id", format!("this `{}` stands twice", column.name)).text(text)
}

/// Puts a problem at a cell. Words about persons are marked as private.
fn place(mut diagnostic: Diagnostic, column: &Column, record: Record<'_>, text: &str) -> Diagnostic {
    diagnostic.private = column.private;
    if !text.is_empty() {
        let written = column.at.map_or(text, |at| record.written(at));
        diagnostic = diagnostic.text(written);
    }
    diagnostic.at(record.origin(column.at.unwrap_or(0)))
}

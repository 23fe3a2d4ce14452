//! Rows and columns of tables → cells.

use super::context::Context;
use super::model::{RowKind, TableCell, TableRow};
use super::table_columns::Column;
use super::table_rows::Row;
use crate::config::{ColumnConfig, ColumnValue, Filter, Point, TableConfig};
use crate::prose::Answer;
use crate::shown::Rich;

impl Context<'_> {
    /// What a cell of a measure's column shows.
    pub(super) fn row_point(config: &TableConfig, column: &Column, measure: &str, row: &Row) -> Point {
        Point {
            measure: measure.to_owned(),
            filter: config.filter.and(&column.config.filter),
            period: column.config.period.clone().unwrap_or_else(|| row.period.clone()),
            cell: row.cell.iter().chain(&column.cell).cloned().collect(),
        }
    }

    /// A row with its cells.
    pub(super) fn row(&self, config: &TableConfig, columns: &[Column], row: &Row, kind: RowKind) -> TableRow {
        let label =
            TableCell { text: Rich::text(row.label.clone()), json: row.label.clone().into(), suppressed: false };
        let cells =
            std::iter::once(label).chain(columns.iter().map(|column| self.cell(config, column, row, kind))).collect();
        TableRow { kind, cells }
    }

    fn cell(&self, config: &TableConfig, column: &Column, row: &Row, kind: RowKind) -> TableCell {
        match &column.config.value {
            ColumnValue::Measure(named) => {
                number_cell(self.bare(&Self::row_point(config, column, &named.name, row), column.config.decimals))
            }
            ColumnValue::Share(named) => {
                let point = Self::row_point(config, column, &named.name, row);
                let whole = Point {
                    cell: Vec::new(),
                    period: column.config.period.clone().unwrap_or_else(|| self.table_period(config)),
                    ..point.clone()
                };
                let mut answer = self.share(&point, &whole);
                if let Some(value) = answer.shown.value {
                    answer.shown.text =
                        self.locale.number(value, column.config.decimals.unwrap_or(1), crate::locale::Sign::Negative);
                }
                number_cell(answer)
            }
            ColumnValue::Field(_) | ColumnValue::Text(_) if kind != RowKind::Body => {
                TableCell { text: Rich::default(), json: serde_json::Value::Null, suppressed: false }
            }
            ColumnValue::Field(named) => self.attribute(&named.name, &column.config, row),
            ColumnValue::Text(text) => {
                let filter: Filter = config.filter.and(&column.config.filter);
                let period = column.config.period.clone().unwrap_or_else(|| row.period.clone());
                let rich = self.rich(text, &self.asking_in(period, filter, row.cell.clone()));
                TableCell { json: rich.plain().into(), text: rich, suppressed: false }
            }
        }
    }

    /// A column of what the row refers to: `program.sector`.
    fn attribute(&self, name: &str, column: &ColumnConfig, row: &Row) -> TableCell {
        let cell = row.cell.as_ref().zip(name.split_once('.')).and_then(|((_, key), (dimension, column))| {
            self.facts.attributes.get(&(dimension.to_owned(), column.to_owned()))?.get(key)
        });
        cell.map_or_else(
            || TableCell { text: Rich::default(), json: serde_json::Value::Null, suppressed: false },
            |cell| self.record_cell(cell, column, column.decimals.unwrap_or(0)),
        )
    }
}

/// A cell with a number from the facts.
fn number_cell(answer: Answer) -> TableCell {
    let json = answer.shown.value.map_or(serde_json::Value::Null, super::json_number);
    TableCell { json, suppressed: answer.suppressed, text: Rich::value(answer.shown) }
}

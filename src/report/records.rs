//! Tables of records: a row per row of a source.

use super::context::Context;
use super::model::{Align, RowKind, TableCell, TableColumn, TableRow};
use crate::config::{ColumnConfig, ColumnValue, DateFormat, RecordFields, TableConfig, Unit};
use crate::exact::Exact;
use crate::locale::{DateStyle, Sign};
use crate::measure::{RecordCell, RecordTable};
use crate::shown::{Piece, Rich, Shown};

impl Context<'_> {
    /// The columns and rows of a table of records.
    pub(super) fn records(&self, config: &TableConfig, fields: &RecordFields) -> (Vec<TableColumn>, Vec<TableRow>) {
        let empty = RecordTable::default();
        let table = self.facts.records.get(&config.id.name).unwrap_or(&empty);
        let configured = |index: usize| fields.fields.get(index);
        let decimals: Vec<u8> =
            (0..table.fields.len()).map(|index| column_decimals(table, index, configured(index))).collect();
        let mut columns = Vec::new();
        if fields.rank {
            columns.push(TableColumn {
                name: "rank".to_owned(),
                label: self.locale.text("rank", &[]),
                unit: None,
                align: Align::Right,
                head: None,
                bar: false,
            });
        }
        columns.extend(
            table
                .fields
                .iter()
                .enumerate()
                .map(|(index, name)| self.record_column(table, index, name, configured(index))),
        );
        let rows = table.rows.iter().enumerate().map(|(at, row)| {
            let rank = fields.rank.then(|| self.rank(at + 1));
            let cells = row.iter().enumerate().map(|(index, cell)| match configured(index) {
                Some(column) => self.record_cell(cell, column, decimals[index]),
                None => self.typed_cell(cell, DateFormat::Short, decimals[index]),
            });
            TableRow { kind: RowKind::Body, cells: rank.into_iter().chain(cells).collect() }
        });
        (columns, rows.collect())
    }

    fn rank(&self, rank: usize) -> TableCell {
        let value = Exact::whole(rank as u64);
        TableCell {
            text: Rich::text(self.locale.number(value, 0, Sign::Negative)),
            json: super::json_number(value),
            suppressed: false,
        }
    }

    fn record_column(
        &self,
        table: &RecordTable,
        index: usize,
        name: &str,
        config: Option<&ColumnConfig>,
    ) -> TableColumn {
        let own = config.and_then(|column| column.label.as_ref()).map(|text| self.plain(text));
        let label = own.unwrap_or_else(|| self.field_label(name));
        let cells = || table.rows.iter().filter_map(|row| row.get(index));
        let currency =
            cells().find_map(|cell| if let RecordCell::Money(_, code) = cell { Some(code.clone()) } else { None });
        let number = cells().any(|cell| matches!(cell, RecordCell::Number(_) | RecordCell::Money(..)));
        let unit = currency.map(Unit::Money);
        TableColumn {
            name: name.replace('.', "_"),
            label: self.head(&label, unit.as_ref()),
            unit: unit.as_ref().map(super::facts_unit),
            align: if number { Align::Right } else { Align::Left },
            head: config.and_then(|column| column.head.as_ref()).map(|text| self.plain(text)),
            bar: number && config.is_some_and(|column| column.bar),
        }
    }

    /// A typed cell as its column shows it.
    pub(super) fn record_cell(&self, cell: &RecordCell, column: &ColumnConfig, decimals: u8) -> TableCell {
        debug_assert!(!matches!(column.value, ColumnValue::Measure(_)), "records have no measures");
        self.typed_cell(cell, column.format, decimals)
    }

    pub(super) fn typed_cell(&self, cell: &RecordCell, format: DateFormat, decimals: u8) -> TableCell {
        let (text, json) = match cell {
            RecordCell::Empty => (Rich::default(), serde_json::Value::Null),
            RecordCell::Text(text) => (Rich::text(text.clone()), text.clone().into()),
            RecordCell::Member(dimension, key) => {
                let label =
                    self.facts.axes.get(dimension).map_or_else(|| key.clone(), |axis| self.member_label(axis, key));
                (Rich::text(label.clone()), label.into())
            }
            RecordCell::Number(value) | RecordCell::Money(value, _) => {
                (Rich::text(self.locale.number(*value, decimals, Sign::Negative)), super::json_number(*value))
            }
            RecordCell::Date(date) => {
                let style = match format {
                    DateFormat::Iso => DateStyle::Iso,
                    DateFormat::Short => DateStyle::Short,
                    DateFormat::Long => DateStyle::Long,
                };
                (Rich::text(self.locale.date(*date, style)), date.to_string().into())
            }
        };
        TableCell { text, json, suppressed: false }
    }
}

/// Ties the numbers of rows as they were read to their places: `table("grants").row(3).amount`, rows from 1.
pub(super) fn tie_cells(table: &str, columns: &[TableColumn], rows: &mut [TableRow]) {
    for (row, number) in rows.iter_mut().zip(1..) {
        for (cell, column) in row.cells.iter_mut().zip(columns) {
            if let ([Piece::Text(text)], true) = (cell.text.0.as_slice(), cell.json.is_number())
                && let Some(value) = Exact::parse(&cell.json.to_string())
            {
                let fact = format!("table(\"{table}\").row({number}).{}", column.name);
                cell.text = Rich::value(Shown { text: text.clone(), fact, value: Some(value) });
            }
        }
    }
}

/// Decimals of a column: as configured; 2 for money; else as many as its values have, up to 3.
fn column_decimals(table: &RecordTable, index: usize, config: Option<&ColumnConfig>) -> u8 {
    if let Some(decimals) = config.and_then(|column| column.decimals) {
        return decimals;
    }
    let needed = |value: &Exact| {
        (0..3).find(|d| value.round(*d).and_then(|r| Exact::parse(&r.plain())) == Some(*value)).unwrap_or(3)
    };
    let cells = table.rows.iter().filter_map(|row| row.get(index));
    cells
        .filter_map(|cell| match cell {
            RecordCell::Money(..) => Some(2),
            RecordCell::Number(value) => Some(needed(value)),
            _ => None,
        })
        .max()
        .unwrap_or(0)
}

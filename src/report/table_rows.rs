//! Rows of tables: the values of a dimension or steps of time, in their order, in groups, with the total.

use super::context::Context;
use super::model::RowKind;
use super::partial::is_open;
use super::table_columns::Column;
use crate::config::{Include, Point, TableConfig, TableShape};
use crate::exact::Exact;
use crate::period::{Period, TimeDimension};
use std::cmp::Ordering;

/// What a row of an aggregated table stands for; none for the total.
pub(super) struct Row {
    pub(super) period: Period,
    pub(super) cell: Option<(String, String)>,
    pub(super) label: String,
}

impl Context<'_> {
    /// The rows of an aggregated table in their order, with those that head groups and the total.
    pub(super) fn rows(&self, config: &TableConfig, columns: &[Column]) -> Vec<(Row, RowKind)> {
        let TableShape::Aggregated { rows, include, total, top, .. } = &config.shape else { return Vec::new() };
        let dimension = rows.name.as_str();
        let mut rows = self.row_values(config, dimension, include, columns);
        self.sort_rows(config, dimension, columns, &mut rows);
        if let Some(top) = top {
            rows.truncate(*top as usize);
        }
        let mut table: Vec<(Row, RowKind)> = Vec::new();
        for (group, rows) in self.grouped(config, rows) {
            table.extend(group.map(|group| (group, RowKind::Group)));
            table.extend(rows.into_iter().map(|row| (row, RowKind::Body)));
        }
        if *total {
            let whole = Row { period: self.table_period(config), cell: None, label: self.locale.text("total", &[]) };
            table.push((whole, RowKind::Total));
        }
        table
    }

    fn row_values(&self, config: &TableConfig, dimension: &str, include: &Include, columns: &[Column]) -> Vec<Row> {
        let period = self.table_period(config);
        if let Some(time) = TimeDimension::from_name(dimension) {
            let steps = self.steps(time, &period, None);
            return steps
                .iter()
                .map(|step| Row {
                    period: step.clone(),
                    cell: None,
                    label: self.marked(self.step_label(step, &steps), step),
                })
                .collect();
        }
        let Some(axis) = self.facts.axes.get(dimension) else { return Vec::new() };
        let mut keys: Vec<String> = match include {
            Include::Reference | Include::Sources(_) => {
                self.facts.table_rows.get(&config.id.name).cloned().unwrap_or_default()
            }
            Include::Period => {
                let mut keys = Vec::new();
                for column in columns {
                    let Some(measure) = column.config.value.measure() else { continue };
                    let period = column.config.period.clone().unwrap_or_else(|| period.clone());
                    let filter = config.filter.and(&column.config.filter);
                    let point = Point { filter, ..Self::headline(measure, &period) };
                    let across = column.cell.iter().map(|(name, _)| name.clone());
                    let by: Vec<String> = std::iter::once(dimension.to_owned()).chain(across).collect();
                    let found = self.keys(&point, &by, std::slice::from_ref(&period));
                    keys.extend(found.into_iter().filter_map(|found| found.into_iter().next()));
                }
                keys
            }
        };
        keys.sort_by(|a, b| self.order(axis, a, b));
        keys.dedup();
        let measures = config.shape.measures();
        let label = |key: &str| {
            let label = self.member_label(axis, key);
            if is_open(&measures, axis, key, &period) { self.marked_open(&label) } else { label }
        };
        keys.into_iter()
            .map(|key| Row { period: period.clone(), label: label(&key), cell: Some((dimension.to_owned(), key)) })
            .collect()
    }

    fn sort_rows(&self, config: &TableConfig, dimension: &str, columns: &[Column], rows: &mut [Row]) {
        let axis = self.facts.axes.get(dimension);
        let is_left = |row: &Row| row.cell.as_ref().is_some_and(|(_, key)| axis.is_some_and(|axis| axis.is_rest(key)));
        let by_label =
            |a: &Row, b: &Row| is_left(a).cmp(&is_left(b)).then_with(|| self.locale.compare(&a.label, &b.label));
        for key in config.sort.iter().rev() {
            let compare = |a: &Row, b: &Row| -> Ordering {
                match key.name.name.as_str() {
                    "data" => Ordering::Equal,
                    "label" => by_label(a, b),
                    name if name == dimension => by_label(a, b),
                    name => {
                        let column = columns.iter().find(|column| self.head_of(column).name == name.replace('.', "_"));
                        let value = |row: &Row| column.and_then(|column| self.row_number(config, column, row));
                        value(a).cmp(&value(b))
                    }
                }
            };
            rows.sort_by(|a, b| if key.descending { compare(b, a) } else { compare(a, b) });
        }
    }

    fn row_number(&self, config: &TableConfig, column: &Column, row: &Row) -> Option<Exact> {
        let measure = column.config.value.measure()?;
        self.facts.fact(&Self::row_point(config, column, measure, row)).value
    }
}

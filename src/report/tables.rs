//! `[tables]` + facts → tables: a row per value of a dimension, or per row of a source.

use super::context::Context;
use super::model::{Align, RowKind, Table, TableCell, TableColumn, TableRow};
use super::partial::is_open;
use super::records::tie_cells;
use crate::config::{ColumnConfig, ColumnValue, Filter, Include, Point, TableConfig, TableShape, Unit};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::locale::Arg;
use crate::period::{Period, TimeDimension};
use crate::prose::Answer;
use crate::shown::Rich;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What a row of an aggregated table stands for; none for the total.
pub(super) struct Row {
    pub(super) period: Period,
    pub(super) cell: Option<(String, String)>,
    pub(super) label: String,
}

impl Context<'_> {
    fn table_config(&self, id: &str) -> Result<&TableConfig, Diagnostic> {
        let known = self.config.tables.iter().map(|table| table.id.name.as_str());
        let unknown = || Diagnostic::error("prose/unknown-name", format!("no table `{id}`")).did_you_mean(id, known);
        self.config.tables.iter().find(|table| table.id.name == id).ok_or_else(unknown)
    }

    /// The title of a table.
    pub(super) fn table_title(&self, id: &str) -> Result<Option<Rich>, Diagnostic> {
        let table = self.table_config(id)?;
        table.title.as_ref().map(|text| crate::prose::evaluate(text, &self.asking())).transpose()
    }

    /// The table with that number.
    pub(super) fn table(&self, id: &str, number: u32) -> Result<Table, Diagnostic> {
        let config = self.table_config(id)?;
        let mut sparks = BTreeMap::new();
        let (columns, mut rows) = match &config.shape {
            TableShape::Aggregated { rows, include, columns, total, top, .. } => {
                let rows = self.aggregated_rows(config, &rows.name, include, columns, (*top, *total));
                sparks = self.sparks(config, columns, &rows);
                let rows = rows.iter().map(|(row, kind)| self.row(config, columns, row, *kind)).collect();
                (self.aggregated_columns(config, columns), rows)
            }
            TableShape::Records(records) => self.records(config, records),
        };
        tie_cells(id, &columns, &mut rows);
        let asking = self.asking();
        let optional = |text: &Option<crate::config::Text>| text.as_ref().map(|text| self.rich(text, &asking));
        let period = config.period.clone().flatten().unwrap_or_else(|| self.config.report.period.clone());
        let steps = self.row_steps(config, &period).unwrap_or_default();
        Ok(Table {
            id: id.to_owned(),
            number,
            name: self.locale.text("table-number", &[("number", Arg::Text(&number.to_string()))]),
            title: self.table_title(id)?,
            caption: optional(&config.caption),
            note: optional(&config.note),
            legend: self
                .legend(&rows)
                .into_iter()
                .chain(self.rounding_note(config, &rows))
                .chain(self.mark_explained(&steps))
                .chain(self.open_rows(config, &period))
                .collect(),
            source: self.table_source(config, &self.covered(config, &period)),
            columns,
            rows,
            sparks,
            row_heads: true,
        })
    }

    /// What the rows cover: a period, or the steps of time that they are.
    fn covered(&self, config: &TableConfig, period: &Period) -> String {
        let steps = self.row_steps(config, period);
        let steps = steps.unwrap_or_else(|| vec![period.clone()]);
        self.with_data_end(self.span_label(&steps), &steps)
    }

    /// The steps of time that the rows are, where they are.
    fn row_steps(&self, config: &TableConfig, period: &Period) -> Option<Vec<Period>> {
        let TableShape::Aggregated { rows, .. } = &config.shape else { return None };
        TimeDimension::from_name(&rows.name).map(|time| self.steps(time, period, None))
    }

    fn table_source(&self, config: &TableConfig, period: &str) -> Rich {
        match &config.shape {
            TableShape::Aggregated { columns, .. } => {
                let measures = columns.iter().filter_map(|column| match &column.value {
                    ColumnValue::Measure(named) | ColumnValue::Share(named) => Some(named.name.as_str()),
                    ColumnValue::Field(_) | ColumnValue::Text(_) => None,
                });
                self.source_line(measures, period)
            }
            TableShape::Records(records) => self.record_source(&records.source.name, period),
        }
    }

    /// "Source: cohorts.csv, FY2019".
    pub(super) fn record_source(&self, source: &str, period: &str) -> Rich {
        let inputs = self.facts.inputs.iter().filter(|input| input.source == source);
        let files: Vec<&str> = inputs.map(|input| input.file.as_str()).collect();
        let files = files.join(", ");
        Rich::text(self.locale.text("source-line", &[("sources", Arg::Text(&files)), ("period", Arg::Text(period))]))
    }

    /// What `[c]` and `[x]` mean, where they occur.
    pub(super) fn legend(&self, rows: &[TableRow]) -> Vec<String> {
        let cells = || rows.iter().flat_map(|row| &row.cells);
        let missing = self.locale.text("missing", &[]);
        let minimum = self.config.privacy.minimum.to_string();
        let suppressed = cells().any(|cell| cell.suppressed);
        let unknown = cells().any(|cell| cell.text.plain() == missing);
        let note = |id: &str| self.locale.text(id, &[("minimum", Arg::Text(&minimum))]);
        [(suppressed, "note-suppressed"), (unknown, "note-missing")]
            .iter()
            .filter(|(wanted, _)| *wanted)
            .map(|(_, id)| note(id))
            .collect()
    }

    fn aggregated_columns(&self, config: &TableConfig, columns: &[ColumnConfig]) -> Vec<TableColumn> {
        let TableShape::Aggregated { rows, .. } = &config.shape else { return Vec::new() };
        let label = config
            .row_label
            .as_ref()
            .map_or_else(|| super::context::sentence_case(&self.dimension_label(&rows.name)), |text| self.plain(text));
        let first = TableColumn {
            name: rows.name.replace('.', "_"),
            label,
            unit: None,
            align: Align::Left,
            head: None,
            bar: false,
        };
        std::iter::once(first).chain(columns.iter().map(|column| self.column(column))).collect()
    }

    /// A column with its head; units stand in the head.
    fn column(&self, column: &ColumnConfig) -> TableColumn {
        let own = column.label.as_ref().map(|text| self.plain(text));
        let (head, bar) = (column.head.as_ref().map(|text| self.plain(text)), column.bar);
        let share = matches!(column.value, ColumnValue::Share(_));
        match &column.value {
            ColumnValue::Measure(named) | ColumnValue::Share(named) => {
                let measure = self.measure(&named.name);
                let label = own.unwrap_or_else(|| self.measure_label(&named.name));
                let unit = if share { Some(&Unit::Percent) } else { measure.map(|measure| &measure.unit) };
                TableColumn {
                    name: named.name.clone(),
                    label: self.head(&label, unit),
                    unit: unit.map(super::facts_unit),
                    align: Align::Right,
                    head,
                    bar,
                }
            }
            ColumnValue::Field(named) => {
                let label = own.unwrap_or_else(|| self.field_label(&named.name));
                let align = if self.is_numeric(&named.name) { Align::Right } else { Align::Left };
                TableColumn {
                    name: named.name.replace('.', "_"),
                    label,
                    unit: None,
                    align,
                    head,
                    bar: bar && align == Align::Right,
                }
            }
            ColumnValue::Text(_) => TableColumn {
                name: "text".to_owned(),
                label: own.unwrap_or_default(),
                unit: None,
                align: Align::Right,
                head,
                bar: false,
            },
        }
    }

    /// "Grants (USD)", "Rate (%)"; other units are said by the label.
    pub(super) fn head(&self, label: &str, unit: Option<&Unit>) -> String {
        let unit = match unit {
            Some(Unit::Money(code)) => code.clone(),
            Some(Unit::Percent) => "%".to_owned(),
            _ => return label.to_owned(),
        };
        self.locale.text("column-head", &[("label", Arg::Text(label)), ("unit", Arg::Text(&unit))])
    }

    /// What a column of a source is called.
    pub(super) fn field_label(&self, name: &str) -> String {
        let id = format!("field-{}", name.replace('.', "-"));
        if self.locale.has(&id) {
            self.locale.text(&id, &[])
        } else {
            super::context::sentence_case(name.rsplit('.').next().unwrap_or(name))
        }
    }

    fn aggregated_rows(
        &self,
        config: &TableConfig,
        dimension: &str,
        include: &Include,
        columns: &[ColumnConfig],
        (top, total): (Option<u32>, bool),
    ) -> Vec<(Row, RowKind)> {
        let mut rows = self.row_values(config, dimension, include, columns);
        self.sort_rows(config, dimension, columns, &mut rows);
        if let Some(top) = top {
            rows.truncate(top as usize);
        }
        let mut table: Vec<(Row, RowKind)> = Vec::new();
        for (group, rows) in self.grouped(config, rows) {
            table.extend(group.map(|group| (group, RowKind::Group)));
            table.extend(rows.into_iter().map(|row| (row, RowKind::Body)));
        }
        if total {
            let whole = Row { period: self.table_period(config), cell: None, label: self.locale.text("total", &[]) };
            table.push((whole, RowKind::Total));
        }
        table
    }

    /// What the mark of cohorts in service means, where rows have it.
    fn open_rows(&self, config: &TableConfig, period: &Period) -> Option<String> {
        let TableShape::Aggregated { rows, columns, .. } = &config.shape else { return None };
        self.open_explained(&measures_of(columns), &rows.name, period)
    }

    pub(super) fn table_period(&self, config: &TableConfig) -> Period {
        config.period.clone().flatten().unwrap_or_else(|| self.config.report.period.clone())
    }

    fn row_values(
        &self,
        config: &TableConfig,
        dimension: &str,
        include: &Include,
        columns: &[ColumnConfig],
    ) -> Vec<Row> {
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
                    let (ColumnValue::Measure(named) | ColumnValue::Share(named)) = &column.value else { continue };
                    let period = column.period.clone().unwrap_or_else(|| period.clone());
                    let point =
                        Point { filter: config.filter.and(&column.filter), ..Self::headline(&named.name, &period) };
                    let found = self.keys(&point, &[dimension.to_owned()], std::slice::from_ref(&period));
                    keys.extend(found.into_iter().filter_map(|found| found.into_iter().next()));
                }
                keys
            }
        };
        keys.sort_by(|a, b| self.order(axis, a, b));
        keys.dedup();
        let measures = measures_of(columns);
        let label = |key: &str| {
            let label = self.member_label(axis, key);
            if is_open(&measures, axis, key, &period) { self.marked_open(&label) } else { label }
        };
        keys.into_iter()
            .map(|key| Row { period: period.clone(), label: label(&key), cell: Some((dimension.to_owned(), key)) })
            .collect()
    }

    fn sort_rows(&self, config: &TableConfig, dimension: &str, columns: &[ColumnConfig], rows: &mut [Row]) {
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
                        let column = columns.iter().find(|column| self.column(column).name == name.replace('.', "_"));
                        let value = |row: &Row| column.and_then(|column| self.row_number(config, column, row));
                        value(a).cmp(&value(b))
                    }
                }
            };
            rows.sort_by(|a, b| if key.descending { compare(b, a) } else { compare(a, b) });
        }
    }

    fn row_number(&self, config: &TableConfig, column: &ColumnConfig, row: &Row) -> Option<Exact> {
        let (ColumnValue::Measure(named) | ColumnValue::Share(named)) = &column.value else { return None };
        self.facts.fact(&Self::row_point(config, column, &named.name, row)).value
    }

    pub(super) fn row_point(config: &TableConfig, column: &ColumnConfig, measure: &str, row: &Row) -> Point {
        Point {
            measure: measure.to_owned(),
            filter: config.filter.and(&column.filter),
            period: column.period.clone().unwrap_or_else(|| row.period.clone()),
            cell: row.cell.iter().cloned().collect(),
        }
    }

    fn row(&self, config: &TableConfig, columns: &[ColumnConfig], row: &Row, kind: RowKind) -> TableRow {
        let label =
            TableCell { text: Rich::text(row.label.clone()), json: row.label.clone().into(), suppressed: false };
        let cells =
            std::iter::once(label).chain(columns.iter().map(|column| self.cell(config, column, row, kind))).collect();
        TableRow { kind, cells }
    }

    fn cell(&self, config: &TableConfig, column: &ColumnConfig, row: &Row, kind: RowKind) -> TableCell {
        match &column.value {
            ColumnValue::Measure(named) => {
                number_cell(self.bare(&Self::row_point(config, column, &named.name, row), column.decimals))
            }
            ColumnValue::Share(named) => {
                let point = Self::row_point(config, column, &named.name, row);
                let whole = Point {
                    cell: Vec::new(),
                    period: column.period.clone().unwrap_or_else(|| self.table_period(config)),
                    ..point.clone()
                };
                let mut answer = self.share(&point, &whole);
                if let Some(value) = answer.shown.value {
                    answer.shown.text =
                        self.locale.number(value, column.decimals.unwrap_or(1), crate::locale::Sign::Negative);
                }
                number_cell(answer)
            }
            ColumnValue::Field(_) | ColumnValue::Text(_) if kind != RowKind::Body => {
                TableCell { text: Rich::default(), json: serde_json::Value::Null, suppressed: false }
            }
            ColumnValue::Field(named) => self.attribute(&named.name, column, row),
            ColumnValue::Text(text) => {
                let filter: Filter = config.filter.and(&column.filter);
                let period = column.period.clone().unwrap_or_else(|| row.period.clone());
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

/// The measures that columns show.
fn measures_of(columns: &[ColumnConfig]) -> Vec<&str> {
    columns
        .iter()
        .filter_map(|column| match &column.value {
            ColumnValue::Measure(named) => Some(named.name.as_str()),
            _ => None,
        })
        .collect()
}

/// A cell with a number from the facts.
fn number_cell(answer: Answer) -> TableCell {
    let json = answer.shown.value.map_or(serde_json::Value::Null, super::json_number);
    TableCell { json, suppressed: answer.suppressed, text: Rich::value(answer.shown) }
}

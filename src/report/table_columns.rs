//! Columns of tables → their heads; a measure across a dimension → a column for each of its values.

use super::context::{Context, sentence_case};
use super::model::{Align, TableCell, TableColumn, TableRow};
use crate::config::{Across, ColumnConfig, ColumnValue, DateFormat, Filter, Point, TableConfig, TableShape, Unit};
use crate::locale::Arg;
use crate::period::{Period, TimeDimension};
use crate::shown::Piece;

/// A column of an aggregated table.
pub(super) struct Column {
    /// What it shows.
    pub(super) config: ColumnConfig,
    /// The value of the dimension that it stands for, where that is none of time.
    pub(super) cell: Option<(String, String)>,
    /// Key and label of the value that it stands for, of any dimension.
    value: Option<(String, String)>,
}

impl Context<'_> {
    /// The columns of an aggregated table: a measure's for each value of a dimension, then the others.
    pub(super) fn columns(&self, config: &TableConfig) -> Vec<Column> {
        let TableShape::Aggregated { rows, across, columns, .. } = &config.shape else { return Vec::new() };
        let spread = across.iter().flat_map(|across| self.spread(config, &rows.name, across));
        let own = columns.iter().map(|column| Column { config: column.clone(), cell: None, value: None });
        spread.chain(own).collect()
    }

    /// A column for each step of time, or each value with a row in the period, in data order.
    fn spread(&self, config: &TableConfig, rows: &str, across: &Across) -> Vec<Column> {
        let period = self.table_period(config);
        let column = |period: Option<Period>| ColumnConfig {
            value: ColumnValue::Measure(across.measure.clone()),
            label: None,
            decimals: None,
            period,
            filter: Filter::default(),
            format: DateFormat::default(),
            head: None,
            spark: None,
            bar: false,
            origin: across.measure.origin.clone(),
        };
        if let Some(time) = TimeDimension::from_name(&across.by.name) {
            let steps = self.steps(time, &period, None);
            let of = |step: &Period| Column {
                value: Some((step.key(), self.marked(self.step_label(step, &steps), step))),
                config: column(Some(step.clone())),
                cell: None,
            };
            return steps.iter().map(of).collect();
        }
        let Some(axis) = self.facts.axes.get(&across.by.name) else { return Vec::new() };
        let steps = TimeDimension::from_name(rows).map(|time| self.steps(time, &period, None));
        let by = if steps.is_some() { Vec::new() } else { vec![rows.to_owned()] };
        let point = Point { filter: config.filter.clone(), ..Self::headline(&across.measure.name, &period) };
        let by: Vec<String> = by.into_iter().chain([across.by.name.clone()]).collect();
        let found = self.keys(&point, &by, &steps.unwrap_or_else(|| vec![period.clone()]));
        let mut keys: Vec<String> = found.into_iter().filter_map(|keys| keys.into_iter().next_back()).collect();
        keys.sort_by(|a, b| self.order(axis, a, b));
        keys.dedup();
        let of = |key: String| Column {
            value: Some((key.clone(), self.member_label(axis, &key))),
            config: column(None),
            cell: Some((across.by.name.clone(), key)),
        };
        keys.into_iter().map(of).collect()
    }

    /// The head of the rows, and those of the columns.
    pub(super) fn aggregated_columns(
        &self,
        config: &TableConfig,
        dimension: &str,
        columns: &[Column],
    ) -> Vec<TableColumn> {
        let label = config
            .row_label
            .as_ref()
            .map_or_else(|| sentence_case(&self.dimension_label(dimension)), |text| self.plain(text));
        let first = TableColumn {
            name: dimension.replace('.', "_"),
            label,
            unit: None,
            align: Align::Left,
            head: None,
            bar: false,
        };
        std::iter::once(first).chain(columns.iter().map(|column| self.head_of(column))).collect()
    }

    /// The head of a column; a value's is below that of its measure.
    pub(super) fn head_of(&self, column: &Column) -> TableColumn {
        let head = self.column(&column.config);
        let Some((key, label)) = column.value.clone() else { return head };
        TableColumn { name: format!("{}_{key}", head.name), head: Some(head.label), label, ..head }
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
                align: Align::Left,
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
            sentence_case(name.rsplit('.').next().unwrap_or(name))
        }
    }
}

/// Sets columns of texts as numbers where each of them is one number and nothing else.
pub(super) fn align_texts(columns: &[Column], head: &mut [TableColumn], rows: &[TableRow]) {
    for (at, (column, head)) in columns.iter().zip(head.iter_mut().skip(1)).enumerate() {
        let cells = || rows.iter().filter_map(|row| row.cells.get(at + 1)).filter(|cell| !cell.text.is_blank());
        let is_number = |cell: &TableCell| matches!(cell.text.0.as_slice(), [Piece::Value(_)]);
        if matches!(column.config.value, ColumnValue::Text(_)) && cells().next().is_some() && cells().all(is_number) {
            head.align = Align::Right;
        }
    }
}

#[cfg(test)]
mod tests;

//! Tables of records: the rows of a source that a table shows, typed, sorted and cut.

use super::check::kinds::{Form, fields};
use super::compile::Compiler;
use super::definition::When;
use super::dimension::{self, Base};
use super::facts::{RecordCell, RecordTable};
use super::filter::{self, RowFilter, Scene};
use super::layout::{Layout, RowTime, reference_name};
use super::table::Tables;
use super::time::Slots;
use super::value::{Symbols, Value, day_of};
use crate::config::{
    ColumnConfig, ColumnType, ColumnValue, Config, DateFormat, Filter, Kind, Named, RecordFields, SortKey, SpansConfig,
    TableShape,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::period::Period;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Collects the rows of one table.
#[derive(Clone, Debug)]
pub(crate) struct Collector {
    pub(crate) table: String,
    pub(crate) source: usize,
    filter: RowFilter,
    kept: RowFilter,
    /// None = rows of any time.
    slots: Option<Slots>,
    fields: Vec<RecordField>,
    keys: Vec<(RecordField, bool)>,
    limit: Option<u32>,
    rows: Vec<(Vec<Value>, Vec<Value>)>,
}

/// A field with how its cells are shown.
#[derive(Clone, Debug)]
struct RecordField {
    name: String,
    base: Base,
    look: Look,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Look {
    Plain,
    /// A value of this dimension.
    Member(String),
    Money(String),
}

/// Rows that a table or a timeline shows.
struct Wanted<'c> {
    name: String,
    origin: &'c Origin,
    records: Cow<'c, RecordFields>,
    filter: &'c Filter,
    /// None = rows of any time.
    period: Option<Period>,
    sort: &'c [SortKey],
}

/// The rows of all tables of records and of all timelines.
fn wanted(config: &Config) -> Vec<Wanted<'_>> {
    let report = &config.report.period;
    let tables = config.tables.iter().filter_map(|table| match &table.shape {
        TableShape::Records(records) => Some(Wanted {
            name: table.id.name.clone(),
            origin: &table.id.origin,
            records: Cow::Borrowed(records),
            filter: &table.filter,
            period: table.period.clone().unwrap_or_else(|| Some(report.clone())),
            sort: &table.sort,
        }),
        TableShape::Aggregated { .. } => None,
    });
    let figures = config.figures.iter().filter_map(|figure| {
        Some(Wanted {
            name: timeline_name(&figure.id.name),
            origin: &figure.id.origin,
            records: Cow::Owned(span_fields(figure.data.spans.as_ref()?)),
            filter: &figure.data.filter,
            period: figure.data.period.clone(),
            sort: &[],
        })
    });
    tables.chain(figures).collect()
}

/// The name under which the rows of a figure are kept, which no table can have.
pub(crate) fn timeline_name(figure: &str) -> String {
    format!("figure {figure}")
}

/// The columns of a timeline: name, start, ends.
fn span_fields(spans: &SpansConfig) -> RecordFields {
    let field = |named: &Named| ColumnConfig {
        value: ColumnValue::Field(named.clone()),
        label: None,
        decimals: None,
        period: None,
        filter: Filter::default(),
        format: DateFormat::default(),
        head: None,
        spark: None,
        bar: false,
        origin: named.origin.clone(),
    };
    let fields = [&spans.label, &spans.from].into_iter().chain(&spans.to).map(field).collect();
    RecordFields { source: spans.source.clone(), fields, rank: false, limit: None }
}

/// A collector for every table of records.
pub(crate) fn collectors(compiler: &mut Compiler<'_>, found: &mut Diagnostics) -> Vec<Collector> {
    let config = compiler.config;
    let mut list = Vec::new();
    for table in wanted(config) {
        let records = &table.records;
        let named = &records.source;
        let Some(source) = config.sources.iter().position(|source| source.name.name == named.name) else {
            let known = config.sources.iter().map(|source| source.name.name.as_str());
            found.push(
                Diagnostic::error("config/unknown-name", format!("there is no source `{}`", named.name))
                    .at(named.origin.clone())
                    .text(named.name.as_str())
                    .did_you_mean(&named.name, known),
            );
            continue;
        };
        let names = field_names(compiler, source, records, found);
        let fields: Vec<RecordField> = names.iter().filter_map(|named| field(compiler, source, named, found)).collect();
        let keys = table.sort.iter().filter_map(|key| sort_key(compiler, source, key, found)).collect();
        let mut scene = Scene { config, layouts: compiler.layouts, tables: compiler.tables, symbols: compiler.symbols };
        let filter = match filter::compile(table.filter, source, &mut scene) {
            Ok(filter) => filter,
            Err(diagnostic) => {
                found.push(diagnostic.at(table.origin.clone()));
                continue;
            }
        };
        let time = compiler.layouts[source].as_ref().map_or(RowTime::Always, |layout| layout.time);
        list.push(Collector {
            table: table.name,
            source,
            filter,
            kept: compiler.counters[source].kept.clone(),
            slots: table.period.map(|period| Slots::new(When::Source, time, &[period])),
            fields,
            keys,
            limit: records.limit,
            rows: Vec::new(),
        });
    }
    list
}

fn field_names(compiler: &Compiler<'_>, source: usize, records: &RecordFields, found: &mut Diagnostics) -> Vec<Named> {
    if records.fields.is_empty() {
        let config = compiler.config;
        let layout = compiler.layouts[source].as_ref();
        let kind = config.sources[source].kind;
        let known = fields(kind).iter().map(|field| field.name.to_owned());
        let all: Vec<String> = match layout {
            Some(layout) if kind == Kind::Table => layout.columns.iter().map(|column| column.name.clone()).collect(),
            Some(layout) => known.filter(|name| layout.column(name).is_some()).collect(),
            None => Vec::new(),
        };
        let origin = &records.source.origin;
        return all.into_iter().map(|name| Named { name, origin: origin.clone() }).collect();
    }
    let mut names = Vec::new();
    for column in &records.fields {
        match &column.value {
            ColumnValue::Field(named) | ColumnValue::Measure(named) => names.push(named.clone()),
            ColumnValue::Share(named) => found.push(
                Diagnostic::error("config/type", "a table of records has fields, no shares").at(named.origin.clone()),
            ),
            ColumnValue::Text(_) => found.push(
                Diagnostic::error("config/type", "a table of records has fields, no templates")
                    .at(column.origin.clone()),
            ),
        }
    }
    names
}

fn sort_key(
    compiler: &mut Compiler<'_>,
    source: usize,
    key: &SortKey,
    found: &mut Diagnostics,
) -> Option<(RecordField, bool)> {
    if key.name.name == "data" || key.name.name == "label" {
        return None;
    }
    field(compiler, source, &key.name, found).map(|field| (field, key.descending))
}

fn field(compiler: &mut Compiler<'_>, source: usize, named: &Named, found: &mut Diagnostics) -> Option<RecordField> {
    let config = compiler.config;
    let Some(base) = dimension::base(&named.name, config, source, compiler.layouts) else {
        let known =
            compiler.layouts[source].iter().flat_map(|layout| &layout.columns).map(|column| column.name.as_str());
        found.push(
            Diagnostic::error(
                "config/unknown-name",
                format!("`{}` has no column `{}`", config.sources[source].name.name, named.name),
            )
            .at(named.origin.clone())
            .text(named.name.as_str())
            .did_you_mean(&named.name, known),
        );
        return None;
    };
    Some(RecordField { name: named.name.clone(), base, look: look(config, source, base, compiler.layouts) })
}

fn look(config: &Config, source: usize, base: Base, layouts: &[Option<Layout>]) -> Look {
    let (owner, at) = match base {
        Base::Column(at) => (source, at),
        Base::Through(_, target, field) => (target, field),
        Base::Age(_) | Base::ServiceMonths { .. } => return Look::Plain,
    };
    let Some(column) = layouts[owner].as_ref().and_then(|layout| layout.columns.get(at)) else { return Look::Plain };
    let settings = &config.sources[owner];
    if let Base::Through(..) = base
        && column.name == "name"
        && let Some(name) = reference_name(settings)
    {
        return Look::Member(name.to_owned());
    }
    if let Some(name) = column.target.and_then(|target| reference_name(&config.sources[target])) {
        return Look::Member(name.to_owned());
    }
    if matches!(column.form, Form::Enumeration(_)) {
        return Look::Member(column.name.clone());
    }
    let declared = settings.types.iter().find(|(named, _)| named.name == column.name).map(|(_, of)| *of);
    let money =
        declared == Some(ColumnType::Money) || matches!(column.name.as_str(), "amount" | "community_amount" | "budget");
    if money && column.form == Form::Decimal {
        return Look::Money(settings.currency.clone().unwrap_or_default());
    }
    Look::Plain
}

/// A cell of a reference row or a record.
pub(crate) fn cell_of(value: Value, symbols: &Symbols) -> RecordCell {
    match value {
        Value::Empty => RecordCell::Empty,
        Value::Text(symbol) | Value::Span(_, _, symbol) => RecordCell::Text(symbols.text(symbol).to_owned()),
        Value::Number(number) => RecordCell::Number(number.exact()),
        Value::Date(day) => day_of(day).map_or(RecordCell::Empty, RecordCell::Date),
        Value::Bool(value) => RecordCell::Text(value.to_string()),
    }
}

impl Collector {
    /// Takes a row when it belongs to the table.
    pub(crate) fn add(&mut self, row: &[Value], tables: &Tables, symbols: &mut Symbols) {
        let last = self.slots.as_ref().map_or(i32::MAX - 1, |slots| slots.spans[0].1);
        let mut slots = Vec::new();
        if let Some(period) = &self.slots {
            period.of(row, &mut slots);
            if slots.is_empty() {
                return;
            }
        }
        if !self.kept.holds(row, tables, last, symbols) || !self.filter.holds(row, tables, last, symbols) {
            return;
        }
        let value = |field: &RecordField| match (&field.look, field.base) {
            (Look::Member(_), Base::Through(at, ..)) => row[at],
            _ => field.base.value(row, tables, last),
        };
        let cells = self.fields.iter().map(value).collect();
        let keys = self.keys.iter().map(|(field, _)| field.base.value(row, tables, last)).collect();
        self.rows.push((cells, keys));
    }

    /// The values of the fields, row by row, as they were read.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &[Value]> {
        self.rows.iter().map(|(cells, _)| cells.as_slice())
    }

    /// The dimensions whose values stand in the cells.
    pub(crate) fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter_map(|field| match &field.look {
            Look::Member(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The finished table: sorted, ties in file order, cut.
    pub(crate) fn finish(mut self, symbols: &Symbols, currency: &dyn Fn(usize) -> String) -> (String, RecordTable) {
        let descending: Vec<bool> = self.keys.iter().map(|(_, descending)| *descending).collect();
        self.rows.sort_by(|(_, a), (_, b)| {
            a.iter()
                .zip(b)
                .zip(&descending)
                .map(|((a, b), descending)| compare(*a, *b, *descending, symbols))
                .find(|order| *order != Ordering::Equal)
                .unwrap_or(Ordering::Equal)
        });
        let limit = self.limit.map_or(usize::MAX, |limit| limit as usize);
        let own = currency(self.source);
        let rows = self
            .rows
            .iter()
            .take(limit)
            .map(|(cells, _)| {
                cells.iter().zip(&self.fields).map(|(value, field)| shown(*value, &field.look, &own, symbols)).collect()
            })
            .collect();
        let fields = self.fields.iter().map(|field| field.name.clone()).collect();
        (self.table, RecordTable { fields, rows })
    }
}

fn shown(value: Value, look: &Look, own: &str, symbols: &Symbols) -> RecordCell {
    match (value, look) {
        (Value::Text(key), Look::Member(dimension)) => {
            RecordCell::Member(dimension.clone(), symbols.text(key).to_owned())
        }
        (Value::Number(number), Look::Money(code)) => {
            let code = if code.is_empty() { own.to_owned() } else { code.clone() };
            RecordCell::Money(number.exact(), code)
        }
        _ => cell_of(value, symbols),
    }
}

/// Empty cells are last in either direction.
fn compare(a: Value, b: Value, descending: bool, symbols: &Symbols) -> Ordering {
    let order = match (a, b) {
        (Value::Empty, b) if b != Value::Empty => return Ordering::Greater,
        (a, Value::Empty) if a != Value::Empty => return Ordering::Less,
        (Value::Number(a), Value::Number(b)) => a.compare(b),
        (Value::Date(a), Value::Date(b)) | (Value::Span(a, ..), Value::Span(b, ..)) => a.cmp(&b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(&b),
        (Value::Text(a), Value::Text(b)) => symbols.text(a).cmp(symbols.text(b)),
        _ => Ordering::Equal,
    };
    if descending { order.reverse() } else { order }
}

//! `[tables]` → [`TableConfig`].

use super::columns::{Place, columns};
use super::known::Known;
use super::name::identified;
use crate::config::{
    Across, ColumnConfig, ColumnValue, Include, Named, RecordFields, SortKey, TableConfig, TableShape,
};
use crate::diagnostic::{Diagnostic, nearest};
use crate::period::{Period, TimeDimension, YearRule};
use crate::reader::{PERIOD_FORMS, Table, Value, list};
use toml::de::DeValue;

/// Keys of one form of tables, which the other one does not have.
const AGGREGATED_ONLY: [&str; 9] =
    ["rows", "columns", "include", "across", "measure", "top", "other", "total", "group"];
const RECORDS_ONLY: [&str; 3] = ["fields", "rank", "limit"];

/// Reads `[tables]`.
pub(super) fn tables(root: &mut Table<'_>, year: YearRule, known: &Known) -> Vec<TableConfig> {
    identified(root, "tables").into_iter().map(|(id, table)| table_config(id, table, year, known)).collect()
}

fn table_config(id: Named, mut table: Table<'_>, year: YearRule, known: &Known) -> TableConfig {
    let records = table.value("records");
    let shape = if let Some(value) = &records {
        table.refuse(&AGGREGATED_ONLY, "does not go with `records`", "a table has `rows` or `records`");
        let source = value.string().unwrap_or_else(|| id.clone());
        if value.raw().is_str() {
            known.check_records(&table, &source);
        }
        record_shape(source, &mut table, year)
    } else {
        table.refuse(&RECORDS_ONLY, "goes with `records` only", "a row per row of a source: `records = \"grants\"`");
        aggregated(&id, &mut table, year, known)
    };
    let config = TableConfig {
        filter: table.filter(),
        period: table.value("period").and_then(|value| period(&value, records.is_some(), year)),
        sort: sort(&id, &mut table, &shape),
        shape,
        row_label: table.text("row_label"),
        title: table.text("title"),
        caption: table.text("caption"),
        note: table.text("note"),
        id,
    };
    table.finish();
    config
}

fn record_shape(source: Named, table: &mut Table<'_>, year: YearRule) -> TableShape {
    TableShape::Records(RecordFields {
        source,
        fields: table.value("fields").map(|value| columns(&value, Place::Records, year)).unwrap_or_default(),
        rank: table.boolean("rank").unwrap_or(false),
        limit: table.integer("limit", 1..=u32::MAX),
    })
}

fn aggregated(id: &Named, table: &mut Table<'_>, year: YearRule, known: &Known) -> TableShape {
    let rows = table.required("rows", "\"place\"").and_then(|value| value.string());
    let (across, columns_value) = if table.has("across") {
        let (by, measure) = (table.string("across"), table.required("measure", "\"participants\""));
        let across = by.zip(measure.and_then(|value| value.string()));
        (across.map(|(by, measure)| Across { by, measure }), table.value("columns"))
    } else {
        table.refuse(&["measure"], "goes with `across` only", "a measure of its own column stands in `columns`");
        (None, table.required("columns", "[\"served\"]"))
    };
    let columns = columns_value.map(|value| columns(&value, Place::Aggregated, year)).unwrap_or_default();
    if let Some(rows) = &rows {
        check_steps(table, rows, &columns);
        if let Some(across) = &across {
            check_across(table, rows, &across.by);
        }
    }
    TableShape::Aggregated {
        rows: rows.unwrap_or_else(|| id.clone()),
        group: table.string("group"),
        include: table.value("include").map_or(Include::Period, |value| include(table, &value, known)),
        across,
        columns,
        total: table.boolean("total").unwrap_or(false),
        top: table.integer("top", 1..=u32::MAX),
        other: table.boolean("other").unwrap_or(true),
    }
}

/// Rows that are steps of time have no small charts of years.
fn check_steps(table: &Table<'_>, rows: &Named, columns: &[ColumnConfig]) {
    let is_time = TimeDimension::from_name(&rows.name).is_some();
    for column in columns.iter().filter(|column| is_time && column.spark.is_some()) {
        let error = Diagnostic::error("config/conflict", format!("`spark` does not go with rows by `{}`", rows.name));
        table.push(error.at(column.origin.clone()).text("spark").hint("the rows are steps of time already"));
    }
}

/// Rows and columns go by two dimensions, of which one may be time.
fn check_across(table: &Table<'_>, rows: &Named, across: &Named) {
    let is_time = |named: &Named| TimeDimension::from_name(&named.name).is_some();
    if rows.name != across.name && !(is_time(rows) && is_time(across)) {
        return;
    }
    let message = format!("`across` by `{}` does not go with rows by `{}`", across.name, rows.name);
    let error = Diagnostic::error("config/conflict", message).at(across.origin.clone()).text(&across.name);
    table.push(error.hint("rows and columns need two dimensions, at most one of them time"));
}

/// `"period"`, `"reference"` or an array of sources.
fn include(table: &Table<'_>, value: &Value<'_>, known: &Known) -> Include {
    if !value.raw().is_array() {
        let choices = [("period", false), ("reference", true)];
        return if value.choice(&choices) == Some(true) { Include::Reference } else { Include::Period };
    }
    let sources = value.strings().unwrap_or_default();
    for source in &sources {
        known.kind(table, source);
    }
    if value.is_empty_array() {
        value.wrong_value("is empty", "name at least one source, or write `\"period\"`");
    }
    Include::Sources(sources)
}

/// A period; of a table of records also `"all"`.
#[expect(clippy::option_option, reason = "as in the type: not given, given as all, given")]
fn period(value: &Value<'_>, records: bool, year: YearRule) -> Option<Option<Period>> {
    match value.raw() {
        DeValue::String(word) if word == "all" && records => Some(None),
        DeValue::String(word) if word == "all" => {
            value.wrong_value("can be `all` only in a table of records", PERIOD_FORMS);
            None
        }
        _ => value.period(year).map(Some),
    }
}

/// `sort`, by default in data order; records keep the order of their file.
fn sort(id: &Named, table: &mut Table<'_>, shape: &TableShape) -> Vec<SortKey> {
    let Some(value) = table.value("sort") else {
        return match shape {
            TableShape::Records(_) => Vec::new(),
            TableShape::Aggregated { .. } => {
                vec![SortKey { name: Named { name: "data".to_owned(), origin: id.origin.clone() }, descending: false }]
            }
        };
    };
    let keys: Vec<SortKey> = value.strings().unwrap_or_default().into_iter().map(sort_key).collect();
    if let TableShape::Aggregated { columns, across, .. } = shape
        && (across.is_some() || !columns.is_empty())
    {
        for key in &keys {
            check_sort(table, key, columns);
        }
    }
    keys
}

fn sort_key(written: Named) -> SortKey {
    match written.name.strip_prefix('-') {
        Some(name) => SortKey { name: Named { name: name.to_owned(), origin: written.origin }, descending: true },
        None => SortKey { name: written, descending: false },
    }
}

/// A key is a column of the table, `label` or `data`.
fn check_sort(table: &Table<'_>, key: &SortKey, columns: &[ColumnConfig]) {
    let shown = columns.iter().filter_map(|column| match &column.value {
        ColumnValue::Measure(name) | ColumnValue::Share(name) | ColumnValue::Field(name) => Some(name.name.as_str()),
        ColumnValue::Text(_) => None,
    });
    let known: Vec<&str> = shown.chain(["label", "data"]).collect();
    if known.contains(&key.name.name.as_str()) {
        return;
    }
    let error = Diagnostic::error("config/value", format!("`sort` names `{}`, which is no column", key.name.name));
    let hint = match nearest(&key.name.name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("it can be {}", list(&known)),
    };
    table.push(error.at(key.name.origin.clone()).text(&key.name.name).hint(hint));
}

//! `[sources]`, or the files beside `report.toml` → [`SourceConfig`].

use super::files::{Lookup, found_beside, named_by};
use super::name::named;
use super::{currency, dialect, known::Known};
use crate::config::{ColumnType, Kind, Named, PrivacyConfig, SourceConfig, TimeColumn, Totals};
use crate::diagnostic::{Diagnostic, Origin};
use crate::period::YearRule;
use crate::reader::{PERIOD_FORMS, Table, Value};
use chrono::NaiveDate;

const TYPES: [(&str, ColumnType); 10] = [
    ("text", ColumnType::Text),
    ("integer", ColumnType::Integer),
    ("decimal", ColumnType::Decimal),
    ("money", ColumnType::Money),
    ("percent", ColumnType::Percent),
    ("date", ColumnType::Date),
    ("year", ColumnType::Year),
    ("month", ColumnType::Month),
    ("boolean", ColumnType::Boolean),
    ("id", ColumnType::Id),
];

/// Reads `[sources]`; without it, what stands beside the file.
pub(super) fn sources(root: &mut Table<'_>, year: YearRule, lookup: Lookup<'_>) -> Vec<SourceConfig> {
    if !root.has("sources") {
        root.value("sources");
        return beside(root, lookup);
    }
    let tables = named(root, "sources");
    let sources: Vec<_> = tables.into_iter().map(|(name, table)| source(name, table, year, lookup)).collect();
    check_references(root, &sources);
    for (index, source) in sources.iter().enumerate() {
        let first = sources[..index].iter().find(|other| other.kind == source.kind);
        if let Some(first) = first.filter(|_| !matches!(source.kind, Kind::Table | Kind::Metrics)) {
            let message = format!("`{}` is a second source of the kind `{}`", source.name.name, source.kind.name());
            let error = Diagnostic::error("config/conflict", message).at(source.origin.clone()).text(&source.name.name);
            root.push(error.hint(format!("`{}` is the first; name both files in one source", first.name.name)));
        }
    }
    sources
}

fn beside(root: &Table<'_>, lookup: Lookup<'_>) -> Vec<SourceConfig> {
    let found = found_beside(root, lookup).unwrap_or_else(|diagnostic| {
        root.push(diagnostic.at(Origin::file(super::FILE)));
        Vec::new()
    });
    found.into_iter().map(|(kind, files)| SourceConfig::of_files(kind, &files)).collect()
}

fn source(name: Named, mut table: Table<'_>, year: YearRule, lookup: Lookup<'_>) -> SourceConfig {
    let files = table.required("file", &format!("\"{}.csv\"", name.name));
    let by_name = Kind::from_name(&name.name).unwrap_or(Kind::Table);
    let kind = table.choice("kind", &Kind::ALL.map(|kind| (kind.name(), kind))).unwrap_or(by_name);
    refuse_by_kind(&mut table, kind);
    let source = SourceConfig {
        kind,
        files: files.map(|value| named_by(&value, lookup)).unwrap_or_default(),
        columns: pairs(&mut table, "columns"),
        values: values(&mut table),
        types: types(&mut table),
        time: time(&mut table),
        references: pairs(&mut table, "references"),
        dialect: dialect::dialect(&mut table),
        filter: table.filter(),
        totals: totals(&mut table),
        currency: money(&mut table),
        public: table.boolean("public").unwrap_or(false),
        covers: covers(&mut table, year),
        origin: table.origin().clone(),
        name,
    };
    table.finish();
    source
}

/// Keys that only tables (and metrics) have.
fn refuse_by_kind(table: &mut Table<'_>, kind: Kind) {
    let why = format!("does not go with the kind `{}`", kind.name());
    if !matches!(kind, Kind::Table | Kind::Metrics) {
        table.refuse(&["types", "public"], &why, "only sources of the kinds `table` and `metrics` have it");
    }
    if kind != Kind::Table {
        table.refuse(&["date", "period", "references"], &why, "only sources of the kind `table` have it");
    }
}

/// Key = word.
fn pairs(table: &mut Table<'_>, key: &'static str) -> Vec<(Named, Named)> {
    let entries = table.table(key).map(|pairs| pairs.entries()).unwrap_or_default();
    entries.into_iter().filter_map(|(key, value)| Some((key, value.string()?))).collect()
}

fn values(table: &mut Table<'_>) -> Vec<(Named, Vec<(String, String)>)> {
    let columns = table.table("values").map(|values| values.tables()).unwrap_or_default();
    let renamed = |(theirs, ours): (Named, Value<'_>)| Some((theirs.name, ours.string()?.name));
    columns
        .into_iter()
        .map(|(column, values)| (column, values.entries().into_iter().filter_map(renamed).collect()))
        .collect()
}

fn types(table: &mut Table<'_>) -> Vec<(Named, ColumnType)> {
    let entries = table.table("types").map(|types| types.entries()).unwrap_or_default();
    entries.into_iter().filter_map(|(column, value)| Some((column, value.choice(&TYPES)?))).collect()
}

fn time(table: &mut Table<'_>) -> Option<TimeColumn> {
    if table.has("date") {
        table.refuse(&["period"], "does not go with `date`", "one column places a row in time");
    }
    let date = table.string("date").map(TimeColumn::Date);
    date.or(table.string("period").map(TimeColumn::Period))
}

fn totals(table: &mut Table<'_>) -> Totals {
    let Some(value) = table.value("totals") else { return Totals::Error };
    value.choice(&[("error", Totals::Error), ("drop", Totals::Drop)]).unwrap_or(Totals::Error)
}

fn money(table: &mut Table<'_>) -> Option<String> {
    let value = table.value("currency")?;
    let code = value.string()?.name;
    if !currency::is_code(&code) {
        let error = value.error("config/value", format!("`{code}` is not a currency"));
        let error = error.hint("write its ISO 4217 code: `USD`, `EUR`, `ALL`");
        value.push(error.did_you_mean(&code, currency::codes()));
    }
    Some(code)
}

fn covers(table: &mut Table<'_>, year: YearRule) -> Option<(NaiveDate, NaiveDate)> {
    let value = table.value("covers")?;
    let written = value.string()?.name;
    let span = covered(&written, year);
    if span.is_none() {
        value.push(value.error("config/period", format!("`{written}` is not a range of periods")).hint(PERIOD_FORMS));
    }
    span
}

/// One period, or the first and the last one: `2014/2019`.
fn covered(text: &str, year: YearRule) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(period) = year.parse(text) {
        return Some((period.from, period.to));
    }
    let (first, last) = text.split_once('/')?;
    let (first, last) = (year.parse(first)?, year.parse(last)?);
    (first.from <= last.to).then_some((first.from, last.to))
}

/// Sources that `references` name.
fn check_references(root: &Table<'_>, sources: &[SourceConfig]) {
    let known = Known::new(sources, &PrivacyConfig::default());
    for (_, target) in sources.iter().flat_map(|source| &source.references) {
        known.kind(root, target);
    }
}

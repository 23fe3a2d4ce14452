//! Columns and fields of `[tables]` → [`ColumnConfig`].

use crate::config::{ColumnConfig, ColumnValue, DateFormat, Filter, Named};
use crate::period::YearRule;
use crate::reader::{Table, Value, list};
use toml::de::DeValue;

const VALUES: [&str; 4] = ["measure", "field", "share", "text"];

const FORMATS: [(&str, DateFormat); 3] =
    [("iso", DateFormat::Iso), ("short", DateFormat::Short), ("long", DateFormat::Long)];

/// Which table a column stands in: it decides what a bare string is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// A row per value of a dimension: a string is a measure.
    Aggregated,
    /// A row per row of a source: a string is a field.
    Records,
}

/// Reads an array of columns.
pub(super) fn columns(value: &Value<'_>, place: Place, year: YearRule) -> Vec<ColumnConfig> {
    let example = if place == Place::Records { "[\"amount\"]" } else { "[\"served\"]" };
    let items = value.array(example).unwrap_or_default();
    if value.is_empty_array() {
        value.wrong_value("is empty", &format!("for example `{example}`"));
    }
    items.iter().filter_map(|item| column(item, place, year)).collect()
}

fn column(value: &Value<'_>, place: Place, year: YearRule) -> Option<ColumnConfig> {
    match value.raw() {
        DeValue::String(_) => Some(plain(value.string()?, place)),
        DeValue::Table(_) => described(value, place, year),
        _ => {
            value.wrong_type("a string or a table", "{ measure = \"served\", label = \"Volunteers\" }");
            None
        }
    }
}

fn plain(name: Named, place: Place) -> ColumnConfig {
    ColumnConfig {
        origin: name.origin.clone(),
        value: if place == Place::Records { ColumnValue::Field(name) } else { ColumnValue::Measure(name) },
        label: None,
        decimals: None,
        period: None,
        filter: Filter::default(),
        format: DateFormat::default(),
        head: None,
        spark: None,
        bar: false,
    }
}

fn described(value: &Value<'_>, place: Place, year: YearRule) -> Option<ColumnConfig> {
    let mut table = value.table()?;
    let shown = shown(&mut table, value, place);
    let (label, decimals) = (table.text("label"), table.decimals());
    let (period, filter) = (table.period("period", year), table.filter());
    let format = table.choice("format", &FORMATS).unwrap_or_default();
    let (head, bar) = (table.text("head"), table.boolean("bar").unwrap_or(false));
    let mut spark = table.integer("spark", 2..=30);
    if spark.is_some() && !matches!(shown, Some(ColumnValue::Measure(_))) {
        table.refuse(&["spark"], "goes with `measure` only", "it shows the years of a measure");
        spark = None;
    } else if spark.is_some() && bar {
        table.refuse(&["spark"], "does not go with `bar`", "a cell has room for one of the two");
        spark = None;
    }
    if bar && matches!(shown, Some(ColumnValue::Text(_))) {
        table.refuse(&["bar"], "does not go with `text`", "a bar shows a number: a `measure`, a `share` or a `field`");
    }
    let origin = table.origin().clone();
    table.finish();
    Some(ColumnConfig { value: shown?, label, decimals, period, filter, format, head, spark, bar, origin })
}

/// Exactly one of `measure`, `field`, `share`, `text`.
fn shown(table: &mut Table<'_>, value: &Value<'_>, place: Place) -> Option<ColumnValue> {
    let written: Vec<&'static str> = VALUES.into_iter().filter(|key| table.has(key)).collect();
    match written.as_slice() {
        [] => value.wrong_value("says nothing to show", &format!("it needs exactly one of {}", list(&VALUES))),
        [_] => {}
        [first, others @ ..] => {
            table.refuse(others, &format!("does not go with `{first}`"), "a column shows one thing");
        }
    }
    if place == Place::Records {
        let hint = "a row here is a row of the source: name a `field`";
        table.refuse(&["measure", "share"], "does not go into a table of records", hint);
        table.not_yet(&["text"]);
    }
    let measure = table.string("measure").map(ColumnValue::Measure);
    let field = table.string("field").map(ColumnValue::Field);
    let share = table.string("share").map(ColumnValue::Share);
    let text = table.text("text").map(ColumnValue::Text);
    measure.or(field).or(share).or(text)
}

//! `[figures]` → [`FigureConfig`].

use super::agree::{agree, periods};
use super::chart::{axis, kind, labels};
use super::known::Known;
use super::name::identified;
use super::spans::spans;
use super::twins::twin;
use crate::config::{Chart, FigureConfig, FigureData, Named, ShapesConfig, SortOrder, Text, Width};
use crate::exact::Exact;
use crate::period::{TimeDimension, YearRule};
use crate::reader::{Table, Value};
use toml::de::DeValue;

const SORTS: [(&str, SortOrder); 3] =
    [("value", SortOrder::Value), ("label", SortOrder::Label), ("data", SortOrder::Data)];

/// Reads `[figures]`.
pub(super) fn figures(root: &mut Table<'_>, year: YearRule, known: &Known) -> Vec<FigureConfig> {
    identified(root, "figures").into_iter().map(|(id, table)| figure(id, table, year, known)).collect()
}

fn figure(id: Named, mut table: Table<'_>, year: YearRule, known: &Known) -> FigureConfig {
    table.not_yet(&["scope"]);
    let spans = spans(&mut table, known);
    table.not_yet_when_true(&["highlight"]);
    let data = FigureData { spans, ..data(&id, &mut table, year) };
    let chart = Chart {
        kind: kind(&mut table),
        axis: axis(&mut table),
        labels: labels(&mut table),
        legend: table.boolean("legend"),
    };
    agree(&table, &data, &chart);
    let figure = FigureConfig {
        data,
        chart,
        title: table.value("title").and_then(|value| title(&value)),
        subtitle: table.text("subtitle"),
        caption: table.text("caption"),
        note: table.text("note"),
        alt: table.text("alt"),
        twin: twin(&mut table, "twin"),
        width: table.choice("width", &[("full", Width::Full), ("half", Width::Half)]).unwrap_or_default(),
        id,
    };
    table.finish();
    figure
}

fn data(id: &Named, table: &mut Table<'_>, year: YearRule) -> FigureData {
    let measures = measures(table);
    let by = if table.has("records") { table.value("by") } else { table.required("by", "\"year\"") };
    let by = by.and_then(|value| value.string());
    let (target, target_line) = target(table);
    let data = FigureData {
        measures,
        split: table.string("split"),
        multiples: table.string("multiples"),
        filter: table.filter(),
        period: table.period("period", year),
        periods: periods(table, year),
        order: table.strings("order").unwrap_or_default(),
        neutral: table.string("neutral"),
        last: table.integer("last", 1..=1200),
        sort: table.choice("sort", &SORTS),
        top: table.integer("top", 1..=u32::MAX),
        other: table.boolean("other").unwrap_or(true),
        target,
        target_line,
        shapes: shapes(table),
        spans: None,
        by: by.clone().unwrap_or_else(|| id.clone()),
    };
    if by.is_some_and(|by| TimeDimension::from_name(&by.name).is_none()) {
        let hint = "it counts steps of `by = \"year\"`, `\"quarter\"` or `\"month\"`; `top` counts other values";
        table.refuse(&["last"], "needs an axis of time", hint);
    }
    if data.measures.len() > 1 {
        let hint = "the measures are the series; keep one of the two";
        table.refuse(&["split"], "does not go with `measures`", hint);
    }
    data
}

/// `measure` or `measures`.
fn measures(table: &mut Table<'_>) -> Vec<Named> {
    let many = table.value("measures");
    if table.has("measure") && many.is_some() {
        table.refuse(&["measures"], "does not go with `measure`", "keep one of the two");
    } else if many.is_none() && !table.has("records") {
        table.required("measure", "\"served\"");
    }
    let one = table.string("measure");
    if let Some(value) = &many
        && let Some(count) = value.raw().as_array().map(|array| array.len())
        && !(2..=6).contains(&count)
    {
        value.wrong_value("must hold 2 to 6 measures", "one measure is written `measure = \"served\"`");
    }
    let many = many.and_then(|value| value.strings()).unwrap_or_default();
    if one.is_some() { one.into_iter().collect() } else { many }
}

/// `shapes` and `key`, which need one another.
fn shapes(table: &mut Table<'_>) -> Option<ShapesConfig> {
    if !table.has("shapes") && !table.has("key") {
        return None;
    }
    let file = table.required("shapes", "\"districts.geojson\"").and_then(|value| value.string());
    let key = table.required("key", "\"district\"").and_then(|value| value.string());
    Some(ShapesConfig { file: file?, key: key? })
}

/// A measure (a target for each bar) or a number (one line).
fn target(table: &mut Table<'_>) -> (Option<Named>, Option<Exact>) {
    let Some(value) = table.value("target") else { return (None, None) };
    match value.raw() {
        DeValue::String(_) => (value.string(), None),
        DeValue::Integer(_) | DeValue::Float(_) => (None, value.exact()),
        _ => {
            value.wrong_type("a measure or a number", "80");
            (None, None)
        }
    }
}

/// `title`: a text, or `false` for none.
#[expect(clippy::option_option, reason = "as in the type: not given, given as none, given")]
fn title(value: &Value<'_>) -> Option<Option<Text>> {
    match value.raw() {
        DeValue::Boolean(false) => Some(None),
        DeValue::Boolean(true) => {
            value.wrong_type("a text, or `false` for none", "\"…\"");
            None
        }
        _ => value.text().map(Some),
    }
}

//! Facts, report and pages of one edition → its facts file.

mod figures;
mod measures;
mod tables;

pub(super) use figures::figures;
pub(super) use tables::tables;

use super::{json, tool};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::layout::Document;
use crate::locale::Locale;
use crate::measure::Facts;
use crate::period::Period;
use crate::report::{Report, json_number};
use serde_json::{Map, Value, json};

/// Label and definition of a measure in the language of the edition.
pub type Words<'a> = &'a dyn Fn(&str) -> (String, String);

/// Everything that a facts file is made of.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The facts, protected.
    pub facts: &'a Facts,
    /// The edition.
    pub report: &'a Report,
    /// Its pages on the first paper.
    pub document: &'a Document,
    /// Its language.
    pub locale: &'a Locale,
    /// What was found while it was made.
    pub diagnostics: &'a Diagnostics,
    /// Label and definition of every measure.
    pub words: Words<'a>,
}

/// The bytes of the facts file, as `schema facts` describes it.
pub fn facts(edition: &Edition<'_>) -> Vec<u8> {
    json::text(&json!({
        "facts": 1,
        "tool": tool(),
        "report": report(edition),
        "inputs": inputs(edition.facts),
        "measures": measures::measures(edition),
        "figures": figures(edition),
        "tables": tables(edition),
        "shown": shown(edition.document),
        "diagnostics": diagnostics(edition),
    }))
}

fn report(edition: &Edition<'_>) -> Value {
    let config = &edition.config.report;
    let period = |period: &Period| {
        json!({
            "key": period.key(),
            "label": edition.locale.period(period, config.year),
            "from": period.from.to_string(),
            "to": period.to.to_string(),
            "partial": config.data_as_of.is_some_and(|day| day < period.to),
        })
    };
    json!({
        "id": config.id,
        "unit": null,
        "title": edition.report.meta.title,
        "language": edition.locale.tag(),
        "draft": edition.report.meta.draft.is_some(),
        "period": period(&config.period),
        "compare": config.compare.as_ref().map(period),
    })
}

fn inputs(facts: &Facts) -> Value {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let input = |input: &crate::measure::Input| {
        json!({
            "source": input.source,
            "file": input.file,
            "sha256": input.sha256,
            "rows": input.rows,
            "rows_rejected": input.rows_rejected,
            "encoding": input.encoding,
            "delimiter": input.delimiter,
            "from": day(input.from),
            "to": day(input.to),
        })
    };
    facts.inputs.iter().map(input).collect()
}

fn shown(document: &Document) -> Value {
    let pages = document.pages.iter().zip(1_usize..);
    pages
        .flat_map(|(page, number)| page.frame.shown.iter().map(move |shown| (number, shown)))
        .map(|(page, shown)| {
            json!({"page": page, "text": shown.text, "fact": shown.fact, "value": shown.value.map(json_number)})
        })
        .collect()
}

/// Those of the report and of this edition, without messages and texts: they may quote cells of a source.
fn diagnostics(edition: &Edition<'_>) -> Value {
    let mut found = edition.diagnostics.clone();
    found.sort();
    let language = edition.locale.tag();
    let here = found.all().iter().filter(|one| one.language.as_deref().is_none_or(|other| other == language));
    here.map(|found| {
        let origin = found.origin.as_ref();
        json!({
            "severity": found.severity.name(),
            "code": found.code,
            "file": origin.map(|origin| &*origin.file),
            "line": origin.map(|origin| origin.line).filter(|line| *line > 0),
        })
    })
    .collect()
}

/// An object with its entries in the given order.
fn object(entries: impl Iterator<Item = (String, Value)>) -> Value {
    Value::Object(entries.collect::<Map<_, _>>())
}

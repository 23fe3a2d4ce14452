//! `records`, `label`, `from`, `to` and `phases` of a gantt chart → [`SpansConfig`].

use super::known::Known;
use crate::config::SpansConfig;
use crate::diagnostic::Diagnostic;
use crate::reader::Table;
use toml::de::DeValue;

/// Keys that go with `records` only, and those that do not go with it.
const WITH_RECORDS: [&str; 4] = ["from", "to", "label", "phases"];
const WITHOUT_RECORDS: [&str; 8] = ["measure", "measures", "by", "split", "multiples", "target", "shapes", "key"];

/// Reads the spans of a figure; none without `records`.
pub(super) fn spans(table: &mut Table<'_>, known: &Known) -> Option<SpansConfig> {
    let Some(records) = table.value("records") else {
        table.refuse(&WITH_RECORDS, "goes with `records` only", "a bar per row of a source: `records = \"cohorts\"`");
        return None;
    };
    table.refuse(&WITHOUT_RECORDS, "does not go with `records`", "a figure has measures or `records`");
    let source = records.string();
    if let Some(source) = &source {
        known.check_records(table, source);
    }
    if let Some(kind) = table.value("kind")
        && kind.raw().as_str().is_some_and(|kind| kind != "gantt")
    {
        kind.wrong_value("does not show `records`", "`kind = \"gantt\"` does");
    }
    let label = table.required("label", "\"cohort\"").and_then(|value| value.string());
    let from = table.required("from", "\"arrived\"").and_then(|value| value.string());
    let to = table.required("to", "\"left\"").and_then(|value| match value.raw() {
        DeValue::String(_) => value.string().map(|one| vec![one]),
        _ => value.strings(),
    });
    let phases = table.value("phases").and_then(|value| value.array("[\"Training\", \"Service\"]"));
    let phases: Vec<_> = phases.into_iter().flatten().filter_map(|value| value.text()).collect();
    let spans = SpansConfig { source: source?, label: label?, from: from?, to: to?, phases };
    let named = spans.phases.len();
    if named != spans.to.len() && (named > 0 || spans.to.len() > 1) {
        let message = format!("`phases` names {named} phases, and `to` ends {}", spans.to.len());
        let error = Diagnostic::error("config/value", message).at(table.key_origin("to")).text("to");
        table.push(error.hint("one name for each end, in order"));
    }
    Some(spans)
}

//! Measures with their value, what it is compared with, and their history.

use super::{Edition, object};
use crate::config::{Filter, Point};
use crate::exact::Exact;
use crate::measure::{Fact, Measure, derive};
use crate::period::Period;
use crate::report::{facts_unit, json_number};
use serde_json::{Value, json};

/// All measures, by name.
pub(super) fn measures(edition: &Edition<'_>) -> Value {
    object(edition.facts.measures.values().map(|one| (one.name.clone(), measure(edition, one))))
}

fn measure(edition: &Edition<'_>, measure: &Measure) -> Value {
    let (label, definition) = (edition.words)(&measure.name);
    let report = &edition.config.report;
    let now = fact(edition, measure, &report.period);
    let before = report.compare.as_ref().map(|period| fact(edition, measure, period)).unwrap_or_default();
    json!({
        "label": label,
        "definition": definition,
        "unit": facts_unit(&measure.unit),
        "decimals": measure.decimals,
        "additive": measure.additive,
        "source": measure.source,
        "value": number(now.value),
        "numerator": number(now.numerator),
        "denominator": number(now.denominator),
        "suppressed": now.suppressed,
        "rows_used": now.rows_used,
        "previous": number(before.value),
        "change": number(derive::change(&now, &before)),
        "change_percent": number(derive::change_percent(&now, &before, &measure.unit)),
        "history": edition.facts.trend.iter().map(|period| {
            let then = fact(edition, measure, period);
            json!({"period": period.key(), "value": number(then.value), "suppressed": then.suppressed})
        }).collect::<Vec<_>>(),
    })
}

/// The total of a measure in a period; of a suppressed one nothing but that.
fn fact(edition: &Edition<'_>, measure: &Measure, period: &Period) -> Fact {
    let point =
        Point { measure: measure.name.clone(), filter: Filter::default(), period: period.clone(), cell: Vec::new() };
    let fact = edition.facts.fact(&point);
    if fact.suppressed { Fact { suppressed: true, ..Fact::default() } } else { fact }
}

fn number(value: Option<Exact>) -> Value {
    value.map_or(Value::Null, json_number)
}

//! The facts file of an earlier report → figures that are given differently now, and the definitions of then.

use super::facts::{Facts, Past, Restated};
use crate::config::{Config, Filter, Named, Point};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::exact::Exact;
use crate::period::Period;
use crate::project::Project;
use serde_json::Value;
use std::collections::BTreeMap;

/// Compares the whole-report figures of an earlier report with those of this one, in every period that both give. Each
/// that differs is a warning. A period that was partial then is left out: that it grew is no restatement.
///
/// # Errors
/// [`Failed`] when the file is not there or is no facts file.
pub(crate) fn compare(
    project: &Project,
    config: &Config,
    mut facts: Facts,
    diagnostics: &mut Diagnostics,
) -> Result<Facts, Failed> {
    let Some(named) = &config.report.past_facts else { return Ok(facts) };
    let earlier = read(project, named, config).map_err(|problem| {
        let problem = if problem.text.is_none() { problem.text(named.name.as_str()) } else { problem };
        diagnostics.fail(problem.at(named.origin.clone()))
    })?;
    let mut restated = Vec::new();
    for figure in &earlier.figures {
        let Some(now) = now(&facts, &figure.measure, &figure.period) else { continue };
        if is_same(now, &figure.value) {
            continue;
        }
        let Some(then) = Exact::parse(&figure.value.to_string()) else { continue };
        let (key, then_text) = (figure.period.key(), then.to_json());
        let message =
            format!("`{}` of {key} is {} now, {then_text} in the earlier report", figure.measure, now.to_json());
        diagnostics.push(
            Diagnostic::warning("data/restated", message)
                .at(named.origin.clone())
                .text(then_text)
                .hint("the data notes tell it; where it is a mistake, correct the data of that period"),
        );
        restated.push(Restated { measure: figure.measure.clone(), period: figure.period.clone(), then });
    }
    facts.past = Some(Past { language: earlier.language, definitions: earlier.definitions, restated });
    Ok(facts)
}

/// What is taken from an earlier report.
struct Earlier {
    language: String,
    definitions: BTreeMap<String, String>,
    figures: Vec<Figure>,
}

/// A number of an earlier report.
struct Figure {
    measure: String,
    period: Period,
    value: Value,
}

fn read(project: &Project, named: &Named, config: &Config) -> Result<Earlier, Diagnostic> {
    let file = project.read(&named.name)?;
    let root: Value = serde_json::from_slice(&file.bytes).unwrap_or_default();
    let (Some(1), Some(report), Some(measures)) =
        (root["facts"].as_u64(), root["report"].as_object(), root["measures"].as_object())
    else {
        let problem = Diagnostic::error("file/not-facts", format!("`{}` is no facts file", named.name));
        return Err(problem.hint("a facts file is what `build` writes beside the PDF, `ID.LANG.facts.json`"));
    };
    let year = config.report.year;
    let (own, compared) = (&root["report"]["period"], &root["report"]["compare"]);
    for period in [own, compared] {
        let days = period["from"].as_str().zip(period["to"].as_str());
        let here = period["key"].as_str().and_then(|key| year.parse(key));
        if let (Some((from, to)), Some(here)) = (days, here)
            && (from, to) != (here.from.to_string().as_str(), here.to.to_string().as_str())
        {
            let message = format!("the period {} of the earlier report has other days", here.key());
            return Err(Diagnostic::error("file/other-years", message)
                .hint("`year_starts` and `year_named_by` must be those of the earlier report to compare with it"));
        }
    }
    let partial = |key: &str| [own, compared].iter().any(|one| one["key"] == key && one["partial"] == true);
    let mut figures = Vec::new();
    for (name, measure) in measures {
        let mut values: BTreeMap<&str, &Value> = BTreeMap::new();
        for step in measure["history"].as_array().into_iter().flatten() {
            values.extend(step["period"].as_str().map(|key| (key, &step["value"])));
        }
        values.extend(compared["key"].as_str().map(|key| (key, &measure["previous"])));
        values.extend(own["key"].as_str().map(|key| (key, &measure["value"])));
        let known = values.into_iter().filter(|(key, value)| value.is_number() && !partial(key));
        figures.extend(known.filter_map(|(key, value)| {
            Some(Figure { measure: name.clone(), period: year.parse(key)?, value: value.clone() })
        }));
    }
    let definition =
        |(name, measure): (&String, &Value)| Some((name.clone(), measure["definition"].as_str()?.to_owned()));
    Ok(Earlier {
        language: report.get("language").and_then(Value::as_str).unwrap_or_default().to_owned(),
        definitions: measures.iter().filter_map(definition).collect(),
        figures,
    })
}

/// The total of a measure; none when it is missing or hidden.
fn now(facts: &Facts, measure: &str, period: &Period) -> Option<Exact> {
    let (measure, filter) = (measure.to_owned(), Filter::default());
    let fact = facts.fact(&Point { measure, filter, period: period.clone(), cell: Vec::new() });
    fact.value.filter(|_| !fact.suppressed)
}

/// Whether a value is the same as it stands in a facts file.
fn is_same(now: Exact, then: &Value) -> bool {
    serde_json::from_str::<Value>(&now.to_json()).is_ok_and(|now| now == *then || now.as_f64() == then.as_f64())
}

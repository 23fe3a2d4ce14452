//! The facts inside a PDF and the facts made anew from the files of the report → where they differ.

use super::known::Known;
use super::{Disagreement, Findings};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What differs: hashes of the inputs, measures, data of figures and tables, printed numbers. `inside` is of the PDF.
pub fn against(inside: &Value, fresh: &Value) -> Vec<Disagreement> {
    let known = Known::of(inside);
    let mut findings = Findings::default();
    inputs(inside, fresh, &mut findings);
    measures(inside, fresh, &mut findings);
    for (kind, key) in [("figure", "figures"), ("table", "tables")] {
        for id in names(&inside[key], &fresh[key]) {
            let (old, new) = (&inside[key][id], &fresh[key][id]);
            let parts = ["measures", "dimensions", "data", "spans", "columns", "rows", "total", "suppressed"];
            let differing: Vec<&str> = parts.into_iter().filter(|part| old[part] != new[part]).collect();
            let what = match (old.is_null(), new.is_null()) {
                (true, _) => format!("{kind} `{id}` of the report is not in the PDF"),
                (_, true) => format!("{kind} `{id}` of the PDF is not in the report"),
                _ if differing.is_empty() => continue,
                _ => format!("{} of the sources are others: {}", differing.join(", "), example(old, new, &differing)),
            };
            let place = (!old.is_null()).then(|| known.named(kind, id));
            findings.add(old["page"].as_u64(), place, what);
        }
    }
    shown(&known, fresh, &mut findings);
    findings.disagreements
}

fn inputs(inside: &Value, fresh: &Value, findings: &mut Findings) {
    let hashes = |facts: &Value| -> BTreeMap<String, String> {
        let inputs = facts["inputs"].as_array().cloned().unwrap_or_default();
        let entry = |input: &Value| Some((input["file"].as_str()?.to_owned(), input["sha256"].as_str()?.to_owned()));
        inputs.iter().filter_map(entry).collect()
    };
    let (old, new) = (hashes(inside), hashes(fresh));
    for file in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        let what = match (old.get(file), new.get(file)) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(_), Some(_)) => {
                format!("`{file}` is not the file that the PDF was made from: its SHA-256 is another")
            }
            (None, _) => format!("`{file}` was no source of the PDF"),
            (_, None) => format!("`{file}`, a source of the PDF, is no source of the report"),
        };
        findings.add(None, None, what);
    }
}

fn measures(inside: &Value, fresh: &Value, findings: &mut Findings) {
    for name in names(&inside["measures"], &fresh["measures"]) {
        let (old, new) = (&inside["measures"][name], &fresh["measures"][name]);
        for part in ["value", "numerator", "denominator", "suppressed", "rows_used", "previous", "history"] {
            if old[part] != new[part] {
                let what = format!("`{name}`: {part} is {} inside and {} by the sources", old[part], new[part]);
                findings.add(None, None, what);
            }
        }
    }
}

/// Numbers that pages print, by their expression.
fn shown(known: &Known<'_>, fresh: &Value, findings: &mut Findings) {
    let entries = fresh["shown"].as_array().cloned().unwrap_or_default();
    let new: BTreeMap<&str, &Value> =
        entries.iter().filter_map(|one| Some((one["fact"].as_str()?, &one["value"]))).collect();
    for one in known.facts["shown"].as_array().into_iter().flatten() {
        let (Some(fact), Some(page)) = (one["fact"].as_str(), one["page"].as_u64()) else { continue };
        let is_one = known.printed(fact).is_some() || one["value"].is_null();
        if let Some(value) = new.get(fact).filter(|_| is_one).filter(|value| ***value != one["value"]) {
            let what = format!("`{fact}` is {} inside and {value} by the sources", one["value"]);
            findings.add(Some(page), known.place(page, fact), what);
        }
    }
}

/// The keys of two objects, each once.
fn names<'v>(one: &'v Value, other: &'v Value) -> BTreeSet<&'v str> {
    let of = |value: &'v Value| value.as_object().into_iter().flatten().map(|(name, _)| name.as_str());
    of(one).chain(of(other)).collect()
}

/// The first entry of the first differing part, as both say it.
fn example(old: &Value, new: &Value, parts: &[&str]) -> String {
    let Some(part) = parts.first() else { return String::new() };
    let (old, new) = (&old[part], &new[part]);
    let entries = |value: &Value| value.as_array().map_or(0, Vec::len);
    let differing = (0..entries(old).max(entries(new))).find(|index| old[index] != new[index]);
    differing.map_or_else(|| format!("{old} and {new}"), |index| format!("{} and {}", old[index], new[index]))
}

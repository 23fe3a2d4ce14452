//! Printed numbers → whether they stand on their page, say their value, and have the value of their fact.

use super::Findings;
use super::expression::Expression;
use super::known::{Known, list};
use super::number::{close, exact, says};
use super::pages::missing;
use super::recompute::{self, Recomputed};
use crate::exact::Exact;
use crate::locale::Locale;
use crate::pdf::Printed;
use serde_json::Value;

/// Why a number cannot be compared.
const NOT_INSIDE: &str = "no figure or table inside holds them";

/// Every printed number is looked for on its page, and its text is read.
pub(super) fn pages(printed: &Printed, known: &Known<'_>, locale: &Locale, findings: &mut Findings) {
    let all = list(&known.facts["shown"]);
    findings.printed = all.len();
    for (passages, page) in printed.pages.iter().zip(1_u64..) {
        let here: Vec<&Value> = all.iter().filter(|shown| shown["page"].as_u64() == Some(page)).collect();
        let texts: Vec<&str> = here.iter().map(|shown| text(shown)).collect();
        for index in missing(passages, &texts) {
            let fact = fact(here[index]);
            let what = format!("does not print {}, which the facts give for `{fact}`", texts[index]);
            findings.add(Some(page), known.place(page, fact), what);
        }
        for shown in here {
            let value = exact(&shown["value"]);
            // words may say which way a change goes, in place of its sign
            let unsigned = value.map(Exact::abs).filter(|_| fact(shown).rsplit('.').next().is_some_and(is_change));
            if !says(text(shown), value, locale) && (unsigned.is_none() || !says(text(shown), unsigned, locale)) {
                let stated =
                    value.map_or_else(|| "which has no value".to_owned(), |value| format!("whose value is {value}"));
                let what = format!("prints {} for `{}`, {stated}", text(shown), fact(shown));
                findings.add(Some(page), known.place(page, fact(shown)), what);
            }
        }
    }
    for shown in all.iter().filter(|shown| shown["page"].as_u64().is_none_or(|page| page > printed.pages.len() as u64))
    {
        findings.add(None, None, format!("`{}` is said to stand on a page that is not there", fact(shown)));
    }
}

/// Every printed number against the facts: as a measure, as a value of a figure or table, as computed from others.
pub(super) fn facts(known: &Known<'_>, findings: &mut Findings) {
    for shown in list(&known.facts["shown"]) {
        let (page, name) = (shown["page"].as_u64().unwrap_or_default(), fact(shown));
        let Some(value) = exact(&shown["value"]) else { continue };
        if let Some((id, cell)) = known.cells.get(name)
            && cell.is_none_or(|cell| !close(cell, value, value))
        {
            let cell = cell.map_or_else(|| "blank".to_owned(), |cell| cell.to_string());
            let what = format!("`{name}` is printed as {} ({value}); its cell holds {cell}", text(shown));
            findings.add(Some(page), Some(known.named("table", id)), what);
        }
        let mut differs = |stated: Exact, by: &str| {
            let what = format!("`{name}` is printed as {} ({value}); {by} it is {stated}", text(shown));
            findings.add(Some(page), known.place(page, name), what);
        };
        if let Some(other) = known.printed(name).filter(|other| !close(*other, value, value)) {
            differs(other, "elsewhere");
        }
        match stated(known, page, name, value) {
            Stated::Same => findings.computed += 1,
            Stated::Other(other, by) => differs(other, by),
            Stated::Hidden => {
                let what = format!("`{name}` is printed as {}; the facts hide it", text(shown));
                findings.add(Some(page), known.place(page, name), what);
            }
            Stated::Computed(result) => {
                findings.recomputed(Some((page, known.place(page, name))), name, value, result);
            }
            Stated::Nowhere => findings.leave(NOT_INSIDE),
        }
    }
}

/// What else is said of a printed number.
enum Stated {
    Same,
    Other(Exact, &'static str),
    Hidden,
    Computed(Recomputed),
    Nowhere,
}

fn stated(known: &Known<'_>, page: u64, name: &str, value: Exact) -> Stated {
    if let Some(source) = name.strip_prefix("sources.").and_then(|rest| rest.strip_suffix(".rows")) {
        let inputs = list(&known.facts["inputs"]).iter().filter(|input| input["source"] == source);
        let rows = inputs.map(|input| exact(&input["rows"])).try_fold(Exact::ZERO, |sum, rows| sum.plus(rows?));
        return rows.map_or(Stated::Nowhere, |rows| same(rows, value, "by the inputs"));
    }
    let of_figure = |part: &str| name.strip_prefix("figure(\"").and_then(|rest| rest.strip_suffix(part));
    if let Some(id) = of_figure("\").other").or_else(|| of_figure("\").share")) {
        let data = list(&known.facts["figures"][id]["data"]).iter();
        return one_of(data.map(|datum| exact(&datum["value"])), value, "in the figure's data");
    }
    // whether the cells of a table are the same is asked of all numbers
    let in_table = || if known.cells.contains_key(name) { Stated::Same } else { Stated::Nowhere };
    let Some(expression) = Expression::parse(name) else { return in_table() };
    if !expression.rest.is_empty() {
        return Stated::Computed(recompute::derived(known, &expression, value));
    }
    match known.measures.get(name) {
        Some(Some(other)) => same(*other, value, "among the measures"),
        Some(None) => Stated::Hidden,
        None => in_data(known, page, &expression, value).unwrap_or_else(in_table),
    }
}

/// A cell of a breakdown, against the figures on its page; none where they do not have it.
fn in_data(known: &Known<'_>, page: u64, expression: &Expression, value: Exact) -> Option<Stated> {
    let keys = known.keys(expression);
    let mut found = Vec::new();
    let counts = |(_, figure): &(&str, &Value)| figure["kind"] != "diverging" && figure["kind"] != "stacked100";
    for (_, figure) in known.figures(page, expression).into_iter().filter(counts) {
        let names = list(&figure["dimensions"]).iter().filter_map(|dimension| dimension["name"].as_str());
        let names: Vec<&str> = names.collect();
        let cell = |datum: &&Value| {
            datum["measure"] == expression.measure.as_str()
                && names.iter().all(|name| datum[*name].as_str().is_some_and(|key| keys.contains(&key)))
        };
        found.extend(list(&figure["data"]).iter().filter(cell).map(|datum| exact(&datum["value"])));
    }
    (!found.is_empty()).then(|| one_of(found.into_iter(), value, "in the figure's data"))
}

fn same(stated: Exact, value: Exact, by: &'static str) -> Stated {
    if close(stated, value, value) { Stated::Same } else { Stated::Other(stated, by) }
}

/// The same as one of several values that it may be; another where it is none of them.
fn one_of(values: impl Iterator<Item = Option<Exact>>, value: Exact, by: &'static str) -> Stated {
    let values: Vec<Exact> = values.flatten().collect();
    match values.first() {
        _ if values.iter().any(|other| close(*other, value, value)) => Stated::Same,
        Some(other) => Stated::Other(*other, by),
        None => Stated::Hidden,
    }
}

fn is_change(what: &str) -> bool {
    matches!(what, "change" | "change_percent")
}

fn text(shown: &Value) -> &str {
    shown["text"].as_str().unwrap_or_default()
}

fn fact(shown: &Value) -> &str {
    shown["fact"].as_str().unwrap_or_default()
}

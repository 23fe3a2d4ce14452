//! Facts → whether shares, changes, ratios and sums come to what is stated.

use super::Findings;
use super::expression::Expression;
use super::known::{Known, list};
use super::number::{close, exact};
use crate::exact::Exact;
use serde_json::Value;

/// What recomputing a number came to.
#[derive(Clone, Copy)]
pub(super) enum Recomputed {
    /// It is as stated.
    Agrees,
    /// It should be this.
    Differs(Exact),
    /// It cannot be: why.
    Not(&'static str),
}

/// Why a number cannot be recomputed.
const NO_PARTS: &str = "what they are computed from is not inside";
const HIDDEN: &str = "a part is hidden or missing";
const NOT_ALL: &str = "not all parts are shown";
const NOT_ADDITIVE: &str = "their parts overlap or cannot be added";

/// A number that the pages say is computed from others.
pub(super) fn derived(known: &Known<'_>, expression: &Expression, stated: Exact) -> Recomputed {
    let base = expression.base();
    let Some(part) = known.value(&base) else { return Recomputed::Not(NO_PARTS) };
    if expression.rest == ".change" || expression.rest == ".change_percent" {
        let before = known.previous(&base).and_then(|previous| known.value(&previous));
        let Some(before) = before else { return Recomputed::Not(NO_PARTS) };
        let difference = part.minus(before);
        let in_percent = expression.rest == ".change_percent" && known.unit(&base.measure) != "percent";
        let computed =
            if in_percent { difference.and_then(|change| percent(change, before.abs())) } else { difference };
        return judged(computed, stated, part.abs().max(before.abs()));
    }
    let Some(wholes) = wholes(&base, &expression.rest) else { return Recomputed::Not(NO_PARTS) };
    let values: Option<Vec<Exact>> = wholes.iter().map(|whole| known.value(whole)).collect();
    let found = wholes.iter().filter_map(|whole| known.value(whole));
    let mut results = found.map(|whole| judged(percent(part, whole), stated, Exact::whole(100)));
    if results.any(|result| matches!(result, Recomputed::Agrees)) {
        return Recomputed::Agrees;
    }
    match values.as_deref() {
        Some([first, ..]) => judged(percent(part, *first), stated, Exact::whole(100)),
        _ => Recomputed::Not(NO_PARTS),
    }
}

/// What a share may be a share of: with the conditions and the period of the part, or without them.
fn wholes(base: &Expression, rest: &str) -> Option<Vec<Expression>> {
    let measure = match rest.strip_prefix(".share_of(").and_then(|name| name.strip_suffix(')')) {
        Some(other) => other.to_owned(),
        None if rest == ".share" => base.measure.clone(),
        None => return None,
    };
    let whole = |at: bool, filter: bool, cell: bool| Expression {
        measure: measure.clone(),
        at: base.at.clone().filter(|_| at),
        filter: if filter { base.filter.clone() } else { String::new() },
        by: if cell { base.by.clone() } else { Vec::new() },
        keys: if cell { base.keys.clone() } else { Vec::new() },
        rest: String::new(),
    };
    let mut wholes = vec![whole(true, true, false), whole(true, false, false), whole(false, false, false)];
    if rest != ".share" {
        wholes.insert(0, whole(true, true, true));
    }
    wholes.dedup();
    Some(wholes)
}

/// Change, change in percent, and numerator over denominator of every measure.
pub(super) fn measures(known: &Known<'_>, findings: &mut Findings) {
    for (name, measure) in known.facts["measures"].as_object().into_iter().flatten() {
        let number = |key: &str| exact(&measure[key]);
        let percent_unit = known.unit(name) == "percent";
        let mut check = |what: &str, computed: Option<Exact>, scale: Exact| {
            let Some(stated) = number(what) else { return };
            let label = if what == "value" { name.clone() } else { format!("{name}.{what}") };
            findings.recomputed(None, &label, stated, judged(computed, stated, scale));
        };
        if let (Some(now), Some(before)) = (number("value"), number("previous")) {
            let scale = now.abs().max(before.abs());
            check("change", now.minus(before), scale);
            check("change_percent", now.minus(before).and_then(|change| percent(change, before.abs())), scale);
        }
        if let (Some(upper), Some(lower)) = (number("numerator"), number("denominator")) {
            let ratio = if percent_unit { percent(upper, lower) } else { upper.over(lower) };
            check("value", ratio, upper.abs());
        }
        for (key, at) in [("period", "value"), ("compare", "previous")] {
            let then =
                list(&measure["history"]).iter().find(|then| then["period"] == known.facts["report"][key]["key"]);
            if let (Some(then), Some(stated)) = (then.and_then(|then| exact(&then["value"])), number(at)) {
                check(at, Some(then), stated);
            }
        }
    }
}

/// Parts of figures whose sum is printed: the series of each step, and all steps.
pub(super) fn figures(known: &Known<'_>, findings: &mut Findings) {
    for (id, figure) in known.facts["figures"].as_object().into_iter().flatten() {
        let page = figure["page"].as_u64();
        let dimensions: Vec<&str> =
            list(&figure["dimensions"]).iter().filter_map(|dimension| dimension["name"].as_str()).collect();
        let (Some(page), &[first, split]) = (page, dimensions.as_slice()) else { continue };
        // Two periods are no parts of one, and shares of a row come to 100, not to its count.
        let measures = list(&figure["measures"]).len();
        if split == "period" || measures > 1 || figure["kind"] == "diverging" {
            continue;
        }
        let Some(measure) = list(&figure["measures"]).first().and_then(Value::as_str) else { continue };
        for step in list(&figure["dimensions"][0]["values"]) {
            let Some(key) = step["key"].as_str() else { continue };
            let whole = printed_total(known, page, measure, (first, key));
            let Some((whole, stated)) = whole else { continue };
            let parts = list(&figure["data"]).iter().filter(|datum| datum[first] == key);
            let place = known.named("figure", id);
            let result = summed(known, measure, parts.map(|datum| exact(&datum["value"])), stated);
            findings.recomputed(Some((page, Some(place))), &format!("{whole} (parts by {split})"), stated, result);
        }
    }
}

/// The number printed on a page for a step of a figure, all of its series together.
fn printed_total(known: &Known<'_>, page: u64, measure: &str, (by, key): (&str, &str)) -> Option<(String, Exact)> {
    let mut here = list(&known.facts["shown"]).iter().filter(|shown| shown["page"].as_u64() == Some(page));
    here.find_map(|shown| {
        let fact = shown["fact"].as_str()?;
        let expression = Expression::parse(fact).filter(|one| one.measure == measure && one.rest.is_empty())?;
        let in_time =
            expression.by.is_empty() && known.keys(&expression) == [key] && ["year", "quarter", "month"].contains(&by);
        let in_cell = expression.by == [by] && expression.keys == [key];
        (in_time || in_cell).then_some(())?;
        Some((fact.to_owned(), exact(&shown["value"])?))
    })
}

/// Columns of tables against their total.
pub(super) fn tables(known: &Known<'_>, findings: &mut Findings) {
    for (id, table) in known.facts["tables"].as_object().into_iter().flatten() {
        let Some(total) = table["total"].as_array() else { continue };
        let groups: Vec<u64> = list(&table["groups"]).iter().filter_map(Value::as_u64).collect();
        for (index, column) in list(&table["columns"]).iter().enumerate() {
            let Some(name) = column["name"].as_str().filter(|name| known.measures.contains_key(*name)) else {
                continue;
            };
            // a column of shares has the name of its measure
            if column["unit"] == "percent" {
                continue;
            }
            let Some(stated) = total.get(index).and_then(exact) else { continue };
            let rows = list(&table["rows"]).iter().zip(0_u64..).filter(|(_, row)| !groups.contains(row));
            let result = summed(known, name, rows.map(|(row, _)| exact(&row[index])), stated);
            let place = table["page"].as_u64().map(|page| (page, Some(known.named("table", id))));
            findings.recomputed(place, &format!("{name} of all rows"), stated, result);
        }
    }
}

/// Parts against their sum: less than the whole may be shown, never more.
fn summed(known: &Known<'_>, measure: &str, parts: impl Iterator<Item = Option<Exact>>, stated: Exact) -> Recomputed {
    if !known.is_additive(measure) {
        return Recomputed::Not(NOT_ADDITIVE);
    }
    let sum =
        parts.collect::<Option<Vec<Exact>>>().and_then(|parts| parts.into_iter().try_fold(Exact::ZERO, Exact::plus));
    match sum {
        None => Recomputed::Not(HIDDEN),
        Some(sum) if close(sum, stated, stated) => Recomputed::Agrees,
        Some(sum) if sum < stated => Recomputed::Not(NOT_ALL),
        Some(sum) => Recomputed::Differs(sum),
    }
}

fn judged(computed: Option<Exact>, stated: Exact, scale: Exact) -> Recomputed {
    match computed {
        None => Recomputed::Not(NO_PARTS),
        Some(computed) if close(computed, stated, scale.max(stated.abs())) => Recomputed::Agrees,
        Some(computed) => Recomputed::Differs(computed),
    }
}

fn percent(part: Exact, whole: Exact) -> Option<Exact> {
    part.over(whole)?.times(Exact::whole(100))
}

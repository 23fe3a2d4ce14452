//! Names with their values: all where they are few, else the highest and the lowest; what is hidden or not available by name.

use super::{Known, count, extremes, listed, whole};
use crate::chart::spec::{ChartSpec, Datum, Form, Value};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// So many names are all told with their values; of more of them the highest few.
const MOST_LISTED: usize = 8;
const MOST_GAPS: usize = 5;
const TOP: usize = 3;

/// So many confidential values are named.
const MOST_HIDDEN: usize = 3;

/// Names with their values: all where they are few, else the highest and the lowest.
pub(super) fn ranked(spec: &ChartSpec, locale: &Locale, known: &[Known<'_>]) -> Rich {
    if known.len() <= MOST_LISTED {
        let each: Vec<(&str, &Value)> = known.iter().map(|at| (at.category.name.as_str(), at.value)).collect();
        let names = ("names", Arg::Rich(&valued(&each, locale)));
        return match &spec.form {
            Form::Donut { whole: Datum::Value(whole), .. } => {
                locale.rich("describe-parts-of", &[("whole", Arg::Shown(&whole.shown)), names])
            }
            _ => locale.rich("describe-each", &[names]),
        };
    }
    let (low, _) = extremes(known);
    let mut own: Vec<Known<'_>> = known.iter().filter(|at| !at.category.rest).copied().collect();
    let ties = own.iter().filter(|at| at.value.shown.text == low.value.shown.text).count();
    own.retain(|at| at.value.shown.text != low.value.shown.text);
    own.sort_by(|a, b| b.value.amount.total_cmp(&a.value.amount));
    let top: Vec<(&str, &Value)> = own.iter().take(TOP).map(|at| (at.category.name.as_str(), at.value)).collect();
    let args = [
        ("count", Arg::Count(whole(own.len() + ties))),
        ("ties", Arg::Count(whole(ties))),
        ("top", Arg::Count(whole(top.len()))),
        ("names", Arg::Rich(&valued(&top, locale))),
        ("low", Arg::Shown(&low.value.shown)),
        ("lowest", Arg::Text(&low.category.name)),
    ];
    let top = locale.rich("describe-top", &args);
    let rest: Vec<(&str, &Value)> =
        known.iter().filter(|at| at.category.rest).map(|at| (at.category.name.as_str(), at.value)).collect();
    if rest.is_empty() {
        return top;
    }
    let rest = valued(&rest, locale);
    locale.rich("describe-top-rest", &[("top", Arg::Rich(&top)), ("names", Arg::Rich(&rest))])
}

/// "Prizren 23, Gjilan 20 and Peja 18".
fn valued(each: &[(&str, &Value)], locale: &Locale) -> Rich {
    let mut one = each.iter().map(|(name, value)| {
        locale.rich("describe-valued", &[("name", Arg::Text(name)), ("value", Arg::Shown(&value.shown))])
    });
    let last = one.next_back().unwrap_or_default();
    let first = one.reduce(|names, next| {
        locale.rich("describe-short-more", &[("names", Arg::Rich(&names)), ("next", Arg::Rich(&next))])
    });
    match first {
        None => last,
        Some(first) => locale.rich("enumeration", &[("first", Arg::Rich(&first)), ("last", Arg::Rich(&last))]),
    }
}

/// What is confidential: by name where it is few, which the chart marks too.
pub(super) fn hidden(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let count = count(spec, &Datum::Suppressed)?;
    let cells = spec.series.iter().flat_map(|series| {
        let hidden = spec.categories.iter().zip(&series.data).filter(|(_, datum)| **datum == Datum::Suppressed);
        hidden.map(move |(category, _)| (category.name.as_str(), series.label.as_str()))
    });
    let names: Vec<String> = cells
        .take(MOST_HIDDEN + 1)
        .map(|(category, series)| {
            let id = if spec.time { "describe-place-time" } else { "describe-place" };
            match spec.series.len() {
                1 => category.to_owned(),
                _ => locale.text(id, &[("category", Arg::Text(category)), ("series", Arg::Text(series))]),
            }
        })
        .collect();
    if names.len() > MOST_HIDDEN {
        return Some(locale.rich("describe-hidden", &[("count", Arg::Count(count))]));
    }
    let names = listed(&names.iter().map(String::as_str).collect::<Vec<_>>(), locale);
    Some(locale.rich("describe-hidden-named", &[("count", Arg::Count(count)), ("names", Arg::Text(&names))]))
}

/// What is not available: by name where it is few names of one series.
pub(super) fn missing(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let count = count(spec, &Datum::Missing)?;
    if let [series] = spec.series.as_slice() {
        let gaps = spec.categories.iter().zip(&series.data).filter(|(_, datum)| **datum == Datum::Missing);
        let names: Vec<&str> = gaps.map(|(category, _)| category.name.as_str()).collect();
        if names.len() <= MOST_GAPS {
            let names = listed(&names, locale);
            let args = [("count", Arg::Count(count)), ("names", Arg::Text(&names))];
            return Some(locale.rich("describe-missing-named", &args));
        }
    }
    Some(locale.rich("describe-missing", &[("count", Arg::Count(count))]))
}

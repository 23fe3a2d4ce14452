//! Series over time in words: what each came from and to, what lay between, which of two was higher, what is not over.

use super::{Known, ended, joined, known, listed, other_extremes, overall, told, whole};
use crate::chart::spec::{ChartKind, ChartSpec, Series, Value};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// So many values of one series are all told.
const MOST_VALUES: usize = 8;

/// One series: its change with what lies between where that is little, else its extremes.
pub(super) fn single(spec: &ChartSpec, locale: &Locale, known: &[Known<'_>]) -> Vec<Rich> {
    let change = told(spec, locale, known, None);
    let is_flat = known.iter().all(|at| at.value.shown.text == known[0].value.shown.text);
    let between = match known {
        [_, between @ .., _] if !between.is_empty() && known.len() <= MOST_VALUES && !is_flat => between,
        _ => &[],
    };
    if between.is_empty() {
        return std::iter::once(change).chain(other_extremes(locale, known, None)).collect();
    }
    let values = enumerated(between.iter().map(|at| at.value), locale);
    let args = [("change", Arg::Rich(&change)), ("values", Arg::Rich(&values))];
    vec![locale.rich("describe-between", &args)]
}

/// Several series: all from their first to their last step, and their extremes.
pub(super) fn several(spec: &ChartSpec, locale: &Locale, total: Option<Rich>, few: bool) -> Vec<Rich> {
    let mut sentences: Vec<Rich> = Vec::new();
    if few {
        let named = |series: &Series| told(spec, locale, &known(spec, &series.data), Some(&series.label));
        sentences.extend(joined(total.into_iter().chain(spec.series.iter().map(named)).collect(), locale));
    } else {
        sentences.extend(joined(total.into_iter().collect(), locale));
        sentences.extend(ends(spec, locale));
    }
    sentences.extend(which_is_higher(spec, locale).map(|clause| ended(&clause, locale)));
    let extremes = overall(spec, locale).filter(|_| is_new(spec));
    sentences.extend(extremes.map(|clause| ended(&clause, locale)));
    sentences
}

/// "From 2015 to 2019: Lessons from 62 to 70; Camps from 12 to 13"; what does not know both ends is told by itself.
fn ends(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let (Some(from), Some(to)) = (spec.categories.first(), spec.categories.last()) else { return Vec::new() };
    let (mut whole, mut others) = (Vec::new(), Vec::new());
    for series in &spec.series {
        let known = known(spec, &series.data);
        match known.as_slice() {
            [first, .., last] if first.category.key == from.key && last.category.key == to.key => {
                let args = [
                    ("name", Arg::Text(series.label.as_str())),
                    ("first", Arg::Shown(&first.value.shown)),
                    ("last", Arg::Shown(&last.value.shown)),
                ];
                whole.push(locale.rich("describe-end", &args));
            }
            known => others.push(told(spec, locale, known, Some(&series.label))),
        }
    }
    let names = whole.into_iter().reduce(|first, next| {
        locale.rich("describe-clauses", &[("first", Arg::Rich(&first)), ("next", Arg::Rich(&next))])
    });
    let ends = names.map(|names| {
        let args = [("from", Arg::Text(from.name.as_str())), ("to", Arg::Text(&to.name)), ("names", Arg::Rich(&names))];
        ended(&locale.rich("describe-ends", &args), locale)
    });
    ends.into_iter().chain(joined(others, locale)).collect()
}

/// Of two series, how often each is the higher one; none where one always is or nothing can be compared.
fn which_is_higher(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let [one, other] = spec.series.as_slice() else { return None };
    if matches!(spec.kind, ChartKind::Stacked | ChartKind::Stacked100) {
        return None;
    }
    let (one_known, other_known) = (known(spec, &one.data), known(spec, &other.data));
    let pairs = one_known.iter().filter_map(|at| {
        let beside = other_known.iter().find(|other| std::ptr::eq(other.category, at.category))?;
        Some(at.value.amount.total_cmp(&beside.value.amount))
    });
    let pairs: Vec<std::cmp::Ordering> = pairs.collect();
    let count = |wanted| pairs.iter().filter(|order| **order == wanted).count();
    let (higher, lower) = (count(std::cmp::Ordering::Greater), count(std::cmp::Ordering::Less));
    if pairs.len() < 2 || higher + lower == 0 {
        return None;
    }
    let always = (higher == pairs.len()).then_some((&one.label, &other.label));
    let always = always.or((lower == pairs.len()).then_some((&other.label, &one.label)));
    if let Some((high, low)) = always {
        let args = [("high", Arg::Text(high.as_str())), ("low", Arg::Text(low.as_str()))];
        return Some(locale.rich("describe-always-higher", &args));
    }
    let args = [
        ("first", Arg::Text(one.label.as_str())),
        ("second", Arg::Text(&other.label)),
        ("count", Arg::Count(whole(pairs.len()))),
        ("up", Arg::Count(whole(higher))),
        ("down", Arg::Count(whole(lower))),
    ];
    Some(locale.rich("describe-higher", &args))
}

/// Whether a value between the ends is above or below all values at the ends.
fn is_new(spec: &ChartSpec) -> bool {
    let rows: Vec<Vec<Known<'_>>> = spec.series.iter().map(|series| known(spec, &series.data)).collect();
    let ends = || rows.iter().flat_map(|row| row.first().into_iter().chain(row.last())).map(|at| at.value.amount);
    let (low, high) = (ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max));
    rows.iter().flatten().any(|at| at.value.amount < low || at.value.amount > high)
}

/// "63, 93 and 100".
fn enumerated<'v>(values: impl Iterator<Item = &'v Value>, locale: &Locale) -> Rich {
    let mut values: Vec<Rich> = values.map(|value| Rich::value(value.shown.clone())).collect();
    let last = values.pop().unwrap_or_default();
    let first = values.into_iter().reduce(|first, next| {
        locale.rich("describe-short-more", &[("names", Arg::Rich(&first)), ("next", Arg::Rich(&next))])
    });
    match first {
        None => last,
        Some(first) => locale.rich("enumeration", &[("first", Arg::Rich(&first)), ("last", Arg::Rich(&last))]),
    }
}

/// Which steps of time, or which cohorts, are not over.
pub(super) fn partial(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let partial = spec.categories.iter().filter(|category| category.partial);
    let names: Vec<&str> = partial.map(|category| category.name.as_str()).collect();
    if names.is_empty() {
        return None;
    }
    let (count, listed) = (Arg::Count(whole(names.len())), listed(&names, locale));
    let id = if spec.time { "describe-partial" } else { "describe-open" };
    Some(locale.rich(id, &[("count", count), ("names", Arg::Text(&listed))]))
}

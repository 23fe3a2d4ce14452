//! Slope and dumbbell charts in words: how many rose and fell between the two ends, and which most.

use super::{ended, whole};
use crate::chart::spec::{Category, ChartSpec, Datum, Value};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// So many things are all told.
const MOST_TOLD: usize = 5;

/// A thing with both of its numbers.
type Pair<'s> = (&'s Category, &'s Value, &'s Value);

pub(super) fn pairs(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let [first, second] = spec.series.as_slice() else { return Vec::new() };
    let both = spec.categories.iter().zip(first.data.iter().zip(&second.data));
    let pairs: Vec<Pair<'_>> = both
        .filter_map(|(category, data)| match data {
            (Datum::Value(before), Datum::Value(now)) => Some((category, before, now)),
            _ => None,
        })
        .collect();
    if pairs.is_empty() {
        return vec![ended(&locale.rich("describe-nothing", &[]), locale)];
    }
    // two measures are not an earlier and a later number
    let kind = if spec.measure.contains(&first.label) { "measures" } else { "periods" };
    let count = |wanted: fn(f64) -> bool| {
        let counted = pairs.iter().filter(|(_, before, now)| wanted(now.amount - before.amount)).count();
        Arg::Count(whole(counted))
    };
    let always = |name: &str, wanted: fn(f64) -> bool| {
        let all = kind == "measures" && pairs.iter().all(|(_, before, now)| wanted(now.amount - before.amount));
        let args = [("name", Arg::Text(name)), ("count", Arg::Count(whole(pairs.len())))];
        all.then(|| locale.rich("describe-pairs-measures-all", &args))
    };
    let always = always(&second.label, |lead| lead > 0.0).or_else(|| always(&first.label, |lead| lead < 0.0));
    let tally = locale.rich(
        &format!("describe-pairs-{kind}"),
        &[
            ("first", Arg::Text(&first.label)),
            ("second", Arg::Text(&second.label)),
            ("count", Arg::Count(whole(pairs.len()))),
            ("up", count(|change| change > 0.0)),
            ("down", count(|change| change < 0.0)),
            ("same", count(|change| change == 0.0)),
        ],
    );
    let largest = |sign: f64| {
        let sized = pairs.iter().map(|pair| (sign * (pair.2.amount - pair.1.amount), pair));
        let changed = sized.filter(|(size, _)| *size > 0.0);
        let (_, (category, before, now)) = changed.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        let args = [
            ("name", Arg::Text(category.name.as_str())),
            ("before", Arg::Shown(&before.shown)),
            ("now", Arg::Shown(&now.shown)),
            ("first", Arg::Text(&first.label)),
            ("second", Arg::Text(&second.label)),
        ];
        let direction = if sign > 0.0 { "up" } else { "down" };
        Some(locale.rich(&format!("describe-pairs-{kind}-{direction}"), &args))
    };
    let each = pairs.iter().map(|(category, before, now)| {
        let args = [
            ("name", Arg::Text(category.name.as_str())),
            ("before", Arg::Shown(&before.shown)),
            ("now", Arg::Shown(&now.shown)),
        ];
        locale.rich(&format!("describe-pair-{kind}"), &args)
    });
    let each = each.reduce(|first, next| {
        locale.rich("describe-clauses", &[("first", Arg::Rich(&first)), ("next", Arg::Rich(&next))])
    });
    let sentences = if pairs.len() <= MOST_TOLD {
        [Some(always.unwrap_or(tally)), each, None]
    } else {
        [Some(always.unwrap_or(tally)), largest(1.0), largest(-1.0)]
    };
    let sentences = sentences.into_iter().flatten();
    sentences.map(|clause| ended(&clause, locale)).collect()
}

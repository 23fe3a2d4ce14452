//! Bullets in words: how many reach their target, and which fall short.

use super::{Known, ended, known, whole};
use crate::chart::spec::{ChartSpec, Datum};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// Most bullets that are named among those that reach their target, and among those that do not.
const MOST_NAMED: usize = 5;

pub(super) fn has_targets(spec: &ChartSpec) -> bool {
    spec.series.first().is_some_and(|series| {
        series.data.iter().any(|datum| matches!(datum, Datum::Value(value) if value.target.is_some()))
    })
}

/// How many bullets reach their target, and the first of those that do and of those that do not.
pub(super) fn bullets(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let known = known(spec, &spec.series[0].data);
    let aimed: Vec<(&Known<'_>, bool)> = known.iter().filter_map(|at| Some((at, at.value.reaches_target()?))).collect();
    let (reached, short): (Vec<_>, Vec<_>) = aimed.iter().partition(|(_, reached)| *reached);
    let met = locale
        .rich("describe-met", &[("met", Arg::Count(whole(reached.len()))), ("count", Arg::Count(whole(aimed.len())))]);
    let clauses = [("describe-reached", &reached), ("describe-short", &short)].map(|(message, bullets)| {
        let named = bullets.iter().take(MOST_NAMED).map(|(at, _)| {
            let args = [("category", Arg::Text(&at.category.name)), ("value", Arg::Shown(&at.value.shown))];
            locale.rich("describe-short-one", &args)
        });
        let names = named.reduce(|names, next| {
            locale.rich("describe-short-more", &[("names", Arg::Rich(&names)), ("next", Arg::Rich(&next))])
        })?;
        let more = bullets.len().saturating_sub(MOST_NAMED);
        Some(locale.rich(message, &[("names", Arg::Rich(&names)), ("more", Arg::Count(whole(more)))]))
    });
    std::iter::once(Some(met)).chain(clauses).flatten().map(|clause| ended(&clause, locale)).collect()
}

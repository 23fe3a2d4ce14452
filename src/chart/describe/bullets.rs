//! Bullets in words: how many reach their target, and which fall short.

use super::{Known, ended, known, whole};
use crate::chart::spec::{ChartSpec, Datum};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// Most bullets below target that are named.
const MOST_SHORT: usize = 6;

pub(super) fn has_targets(spec: &ChartSpec) -> bool {
    spec.series.first().is_some_and(|series| {
        series.data.iter().any(|datum| matches!(datum, Datum::Value(value) if value.target.is_some()))
    })
}

/// How many bullets reach their target, and the first of those that do not.
pub(super) fn bullets(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let known = known(spec, &spec.series[0].data);
    let aimed: Vec<(&Known<'_>, f64)> = known.iter().filter_map(|at| Some((at, at.value.target?))).collect();
    let short: Vec<&Known<'_>> =
        aimed.iter().filter(|(at, target)| at.value.amount < *target).map(|(at, _)| *at).collect();
    let met = locale.rich(
        "describe-met",
        &[("met", Arg::Count(whole(aimed.len() - short.len()))), ("count", Arg::Count(whole(aimed.len())))],
    );
    let named = short.iter().take(MOST_SHORT).map(|at| {
        let args = [("category", Arg::Text(&at.category.name)), ("value", Arg::Shown(&at.value.shown))];
        locale.rich("describe-short-one", &args)
    });
    let names = named.reduce(|names, next| {
        locale.rich("describe-short-more", &[("names", Arg::Rich(&names)), ("next", Arg::Rich(&next))])
    });
    let short = names.map(|names| locale.rich("describe-short", &[("names", Arg::Rich(&names))]));
    std::iter::once(met).chain(short).map(|clause| ended(&clause, locale)).collect()
}

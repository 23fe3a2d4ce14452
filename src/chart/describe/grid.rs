//! A heat map in words: its highest and lowest cell, and where each row has its highest.

use super::{ended, extremes, known, overall};
use crate::chart::spec::ChartSpec;
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// Most rows whose highest cell is told.
const MOST_ROWS: usize = 6;

pub(super) fn grid(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let mut sentences: Vec<Rich> = overall(spec, locale).into_iter().collect();
    let peaks = spec.series.iter().filter_map(|series| {
        let known = known(spec, &series.data);
        let (_, high) = (!known.is_empty()).then(|| extremes(&known))?;
        let args = [
            ("name", Arg::Text(series.label.as_str())),
            ("value", Arg::Shown(&high.value.shown)),
            ("category", Arg::Text(&high.category.name)),
        ];
        Some(locale.rich(if spec.time { "describe-row-peak-time" } else { "describe-row-peak" }, &args))
    });
    if spec.series.len() <= MOST_ROWS {
        let peaks = peaks.reduce(|first, next| {
            locale.rich("describe-clauses", &[("first", Arg::Rich(&first)), ("next", Arg::Rich(&next))])
        });
        sentences.extend(peaks.map(|peaks| locale.rich("describe-row-peaks", &[("peaks", Arg::Rich(&peaks))])));
    }
    sentences.iter().map(|clause| ended(clause, locale)).collect()
}

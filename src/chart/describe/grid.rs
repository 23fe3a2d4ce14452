//! A heat map or small multiples in words: the highest and lowest value, and where each row or panel has its highest.

use super::{ended, extremes, known, overall, whole};
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
    let panels = !spec.panels().is_empty();
    if panels || spec.series.len() <= MOST_ROWS {
        let peaks = peaks.take(MOST_ROWS).reduce(|first, next| {
            locale.rich("describe-clauses", &[("first", Arg::Rich(&first)), ("next", Arg::Rich(&next))])
        });
        sentences.extend(peaks.map(|peaks| {
            let more = whole(spec.series.len().saturating_sub(MOST_ROWS));
            let args =
                [("peaks", Arg::Rich(&peaks)), ("more", Arg::Count(more)), ("most", Arg::Count(whole(MOST_ROWS)))];
            locale.rich(if panels { "describe-panel-peaks" } else { "describe-row-peaks" }, &args)
        }));
    }
    sentences.iter().map(|clause| ended(clause, locale)).collect()
}

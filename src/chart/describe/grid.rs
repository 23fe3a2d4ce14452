//! A heat map or small multiples in words: the highest and lowest value, which row leads, what all rows have together, and
//! where each row or panel has its highest.

use super::{Known, ended, extremes, known, overall, whole};
use crate::chart::scale::amount;
use crate::chart::spec::{ChartSpec, Datum};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// Most rows whose highest cell is told.
const MOST_ROWS: usize = 12;

pub(super) fn grid(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let panels = !spec.panels().is_empty();
    let mut sentences: Vec<Rich> = overall(spec, locale).into_iter().collect();
    if !panels {
        sentences.extend(together(spec, locale));
        sentences.extend(leader(spec, locale));
    }
    if panels || spec.series.len() <= MOST_ROWS {
        let peaks = peaks(spec, locale).take(MOST_ROWS).reduce(|first, next| {
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

/// The highest value of each row.
fn peaks<'s>(spec: &'s ChartSpec, locale: &'s Locale) -> impl Iterator<Item = Rich> + 's {
    spec.series.iter().filter_map(move |series| {
        let known = known(spec, &series.data);
        let (_, high) = (!known.is_empty()).then(|| extremes(&known))?;
        let args = [
            ("name", Arg::Text(series.label.as_str())),
            ("value", Arg::Shown(&high.value.shown)),
            ("category", Arg::Text(&high.category.name)),
        ];
        Some(locale.rich(if spec.time { "describe-row-peak-time" } else { "describe-row-peak" }, &args))
    })
}

/// Where all rows together have most and least; none where they do not add up, as rates and means do not.
fn together(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let apart = |(at, total): (usize, &Datum)| {
        let parts: Option<Vec<f64>> = spec.series.iter().map(|series| series.data.get(at).and_then(amount)).collect();
        parts.zip(amount(total)).is_some_and(|(parts, total)| (parts.iter().sum::<f64>() - total).abs() > 1e-6)
    };
    if spec.totals.as_ref()?.data.iter().enumerate().any(apart) {
        return None;
    }
    let totals = known(spec, &spec.totals.as_ref()?.data);
    let (low, high) = (totals.len() > 1).then(|| extremes(&totals))?;
    if low.value.shown.text == high.value.shown.text {
        return None;
    }
    let args = [
        ("high", Arg::Shown(&high.value.shown)),
        ("highest", Arg::Text(high.category.name.as_str())),
        ("low", Arg::Shown(&low.value.shown)),
        ("lowest", Arg::Text(&low.category.name)),
    ];
    Some(locale.rich(if spec.time { "describe-together-time" } else { "describe-together" }, &args))
}

/// The row that is the highest one in more than half of the columns; where two share that, neither is.
fn leader(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let rows: Vec<Vec<Known<'_>>> = spec.series.iter().map(|series| known(spec, &series.data)).collect();
    let mut leads = vec![0_usize; rows.len()];
    for category in &spec.categories {
        let at =
            |row: &Vec<Known<'_>>| row.iter().find(|at| std::ptr::eq(at.category, category)).map(|at| at.value.amount);
        let column: Vec<Option<f64>> = rows.iter().map(at).collect();
        let high = column.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut first = column.iter().enumerate().filter(|(_, amount)| amount.is_some_and(|amount| amount >= high));
        if let (Some((row, _)), None) = (first.next(), first.next()) {
            leads[row] += 1;
        }
    }
    let (row, most) = leads.into_iter().enumerate().find(|(_, count)| *count * 2 > spec.categories.len())?;
    let args = [
        ("name", Arg::Text(spec.series[row].label.as_str())),
        ("count", Arg::Count(whole(most))),
        ("all", Arg::Count(whole(spec.categories.len()))),
    ];
    Some(locale.rich("describe-leader", &args))
}

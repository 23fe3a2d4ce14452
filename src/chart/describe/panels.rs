//! Small charts of several series in words: what each shows, its total or its extremes, and where they differ most.

use super::{Known, bullets, ended, extremes, joined, known, listed, of_kind, told, whole};
use crate::chart::spec::{ChartKind, ChartSpec, Datum, Form, Panel, Value};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// Most small charts of which each is told.
const MOST: usize = 6;

/// A number of a chart and the words for its place.
type Placed<'s> = (String, &'s Value);

/// What small charts say.
pub(super) fn panels(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let mut sentences = vec![what(spec, locale), names(spec, locale)];
    let told = each(spec, locale);
    let nothing = told.is_empty().then(|| ended(&locale.rich("describe-nothing", &[]), locale));
    sentences.extend(joined(told, locale).or(nothing));
    sentences.extend(largest_difference(spec, locale).map(|clause| ended(&clause, locale)));
    sentences
}

fn what(spec: &ChartSpec, locale: &Locale) -> Rich {
    let count = Arg::Count(whole(spec.panels().len()));
    let kind = locale.text("panels-kind", &[("kind", Arg::Text(spec.kind.name())), ("count", count)]);
    of_kind(&kind, spec, locale)
}

/// What the small charts are, and the series that all of them have.
fn names(spec: &ChartSpec, locale: &Locale) -> Rich {
    let panels: Vec<&str> = spec.panels().iter().map(|panel| panel.label.as_str()).collect();
    let series: Vec<&str> = match spec.panels().first() {
        Some(first) if first.chart.series.len() > 1 => {
            first.chart.series.iter().map(|series| series.label.as_str()).collect()
        }
        _ => Vec::new(),
    };
    let (count, panels) = (Arg::Count(whole(series.len())), listed(&panels, locale));
    let id = match spec.kind {
        ChartKind::Donut => "panels-names-donut",
        _ if series.is_empty() => "panels-names",
        _ => "panels-names-series",
    };
    locale.rich(id, &[("names", Arg::Text(&panels)), ("series", Arg::Text(&listed(&series, locale))), ("count", count)])
}

/// A clause for each of the first few charts, with words before them that say what is told.
fn each(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    let panels = &spec.panels()[..spec.panels().len().min(MOST)];
    let clauses: Vec<Rich> = panels.iter().filter_map(|panel| one(panel, locale)).collect();
    let lead = match spec.kind {
        kind if has_totals(kind) => locale.text("panels-lead-totals", &[]),
        ChartKind::Slope | ChartKind::Dumbbell => locale.text("panels-lead-pairs", &[]),
        ChartKind::Diverging => match panels.first().and_then(|panel| panel.chart.series.last()) {
            Some(last) => locale.text("panels-lead-answer", &[("name", Arg::Text(&last.label))]),
            None => String::new(),
        },
        _ => String::new(),
    };
    let mut clauses = clauses.into_iter();
    let first = clauses.next().map(|first| {
        let args = [("lead", Arg::Text(&lead)), ("clause", Arg::Rich(&first))];
        if lead.is_empty() { first } else { locale.rich("panels-lead", &args) }
    });
    let more = spec.panels().len() - panels.len();
    let more = (more > 0).then(|| locale.rich("panels-more", &[("count", Arg::Count(whole(more)))]));
    first.into_iter().chain(clauses).chain(more).collect()
}

/// Whether a kind shows what its series have together.
fn has_totals(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Stacked | ChartKind::Pyramid)
}

/// What one small chart says; nothing where it knows nothing.
fn one(panel: &Panel, locale: &Locale) -> Option<Rich> {
    let chart = &panel.chart;
    let row = match chart.kind {
        ChartKind::Diverging => chart.series.last().map(|series| series.data.as_slice()),
        kind if has_totals(kind) => chart.totals.as_ref().map(|totals| totals.data.as_slice()),
        _ => None,
    };
    if let Some(row) = row {
        let known: Vec<Known<'_>> = known(chart, row);
        if chart.time || known.is_empty() {
            return (!known.is_empty()).then(|| told(chart, locale, &known, Some(&panel.label)));
        }
        let (low, high) = extremes(&known);
        let args = [
            ("panel", Arg::Text(panel.label.as_str())),
            ("low", Arg::Shown(&low.value.shown)),
            ("lowest", Arg::Text(&low.category.name)),
            ("high", Arg::Shown(&high.value.shown)),
            ("highest", Arg::Text(&high.category.name)),
        ];
        return Some(locale.rich("panels-ends", &args));
    }
    if let (Form::Donut { whole: Datum::Value(whole), .. }, Some(part)) = (&chart.form, largest(chart, locale)) {
        let args = [
            ("panel", Arg::Text(panel.label.as_str())),
            ("whole", Arg::Shown(&whole.shown)),
            ("name", Arg::Text(&part.0)),
            ("value", Arg::Shown(&part.1.shown)),
        ];
        return Some(locale.rich("panels-whole", &args));
    }
    if matches!(chart.kind, ChartKind::Slope | ChartKind::Dumbbell) {
        return pair(panel, locale);
    }
    let (high, low) = (largest(chart, locale)?, smallest(chart, locale)?);
    let args = [
        ("panel", Arg::Text(panel.label.as_str())),
        ("low", Arg::Shown(&low.1.shown)),
        ("lowest", Arg::Text(&low.0)),
        ("high", Arg::Shown(&high.1.shown)),
        ("highest", Arg::Text(&high.0)),
    ];
    if bullets::has_targets(chart) {
        let known = placed(chart, locale);
        let met = known.iter().filter(|(_, value)| value.reaches_target() == Some(true)).count();
        let counts = [("met", Arg::Count(whole(met))), ("count", Arg::Count(whole(known.len())))];
        return Some(locale.rich("panels-targets", &[&args[..], &counts[..]].concat()));
    }
    let all_equal = high.1.shown.text == low.1.shown.text;
    Some(locale.rich(if all_equal { "panels-equal" } else { "panels-range" }, &args))
}

/// All numbers that a chart knows, in the order of its series, with their places.
fn placed<'s>(chart: &'s ChartSpec, locale: &Locale) -> Vec<Placed<'s>> {
    let mut all = Vec::new();
    for series in &chart.series {
        all.extend(known(chart, &series.data).into_iter().map(|at| {
            let args = [("series", Arg::Text(series.label.as_str())), ("category", Arg::Text(&at.category.name))];
            let several = chart.series.len() > 1;
            (if several { locale.text("panels-place", &args) } else { at.category.name.clone() }, at.value)
        }));
    }
    all
}

fn largest<'s>(chart: &'s ChartSpec, locale: &Locale) -> Option<Placed<'s>> {
    placed(chart, locale).into_iter().reduce(|best, at| if at.1.amount > best.1.amount { at } else { best })
}

fn smallest<'s>(chart: &'s ChartSpec, locale: &Locale) -> Option<Placed<'s>> {
    placed(chart, locale).into_iter().reduce(|best, at| if at.1.amount < best.1.amount { at } else { best })
}

/// The thing whose two numbers are furthest apart.
fn pair(panel: &Panel, locale: &Locale) -> Option<Rich> {
    let [first, second] = panel.chart.series.as_slice() else { return None };
    let pairs = panel.chart.categories.iter().zip(first.data.iter().zip(&second.data));
    let known = pairs.filter_map(|(category, data)| match data {
        (Datum::Value(before), Datum::Value(now)) => Some((category, before, now)),
        _ => None,
    });
    let apart = |pair: &(_, &Value, &Value)| (pair.2.amount - pair.1.amount).abs();
    let (category, before, now) = known.reduce(|best, at| if apart(&at) > apart(&best) { at } else { best })?;
    let args = [
        ("panel", Arg::Text(panel.label.as_str())),
        ("name", Arg::Text(&category.name)),
        ("first", Arg::Text(&first.label)),
        ("second", Arg::Text(&second.label)),
        ("before", Arg::Shown(&before.shown)),
        ("now", Arg::Shown(&now.shown)),
    ];
    let measures = panel.chart.measure.contains(&first.label);
    Some(locale.rich(if measures { "panels-pair-measures" } else { "panels-pair" }, &args))
}

/// Where the same number of two charts is furthest apart; none where that tells nothing: parts of several wholes.
fn largest_difference(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let rows = spec.panels().first().map_or(0, |panel| panel.chart.series.len());
    if matches!(spec.kind, ChartKind::Donut | ChartKind::Stacked100 | ChartKind::Bullet) || spec.panels().len() < 2 {
        return None;
    }
    let totals = has_totals(spec.kind);
    let mut best: Option<(f64, usize, usize, Spread<'_>)> = None;
    for row in 0..if totals { 1 } else { rows } {
        for category in 0..spec.categories.len() {
            let Some(spread) = spread(spec, totals, row, category) else { continue };
            let size = spread.0.1.amount - spread.1.1.amount;
            if size > best.as_ref().map_or(0.0, |best| best.0) {
                best = Some((size, row, category, spread));
            }
        }
    }
    let (_, row, category, (high, low)) = best?;
    let name = spec.categories[category].name.as_str();
    let series = spec.panels().first()?.chart.series.get(row).filter(|_| !totals && rows > 1);
    let place = match series {
        Some(series) => {
            locale.text("panels-place", &[("series", Arg::Text(&series.label)), ("category", Arg::Text(name))])
        }
        None => name.to_owned(),
    };
    let args = [
        ("place", Arg::Text(place.as_str())),
        ("high", Arg::Shown(&high.1.shown)),
        ("highest", Arg::Text(high.0)),
        ("low", Arg::Shown(&low.1.shown)),
        ("lowest", Arg::Text(low.0)),
    ];
    let in_time = spec.time && series.is_none();
    Some(locale.rich(if in_time { "panels-differ-time" } else { "panels-differ" }, &args))
}

/// The highest and the lowest of the same number, each with the name of its chart.
type Spread<'s> = ((&'s str, &'s Value), (&'s str, &'s Value));

fn spread(spec: &ChartSpec, totals: bool, row: usize, category: usize) -> Option<Spread<'_>> {
    let known: Vec<(&str, &Value)> = spec
        .panels()
        .iter()
        .filter_map(|panel| {
            let chart = &panel.chart;
            let row = match &chart.totals {
                Some(all) if totals => all.data.get(category),
                _ => chart.series.get(row).and_then(|series| series.data.get(category)),
            };
            if let Some(Datum::Value(value)) = row { Some((panel.label.as_str(), value)) } else { None }
        })
        .collect();
    let high = known.iter().copied().reduce(|best, at| if at.1.amount > best.1.amount { at } else { best })?;
    let low = known.iter().copied().reduce(|best, at| if at.1.amount < best.1.amount { at } else { best })?;
    Some((high, low))
}

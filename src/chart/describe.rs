//! A chart in words: what is shown, how it changed, its extremes, what is hidden. From the numbers of the chart alone.

mod bullets;
mod grid;
mod names;
mod pairs;
mod panels;
mod time;

use super::describe_timeline::describe_timeline;
use super::scale::amount;
use super::spec::{Category, ChartKind, ChartSpec, Datum, Form, Series, Value};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// More series than these are described together.
const MOST_SERIES: usize = 3;
const MOST_ROWS: usize = 5;

/// Of more series than these the first and the last are named.
const MOST_NAMES: usize = 8;

/// A known value with its category.
#[derive(Clone, Copy)]
struct Known<'s> {
    category: &'s Category,
    value: &'s Value,
}

/// What a chart says in words: two to four sentences that name its numbers.
pub fn describe(spec: &ChartSpec, locale: &Locale) -> Rich {
    if let Form::Timeline(timeline) = &spec.form {
        return describe_timeline(spec, timeline, locale);
    }
    let rich = spec.has_rich_panels();
    let mut sentences = if rich { panels::panels(spec, locale) } else { vec![what(spec, locale)] };
    sentences.extend(match spec.kind {
        _ if rich => Vec::new(),
        ChartKind::Bullet if bullets::has_targets(spec) => bullets::bullets(spec, locale),
        ChartKind::Slope | ChartKind::Dumbbell if spec.series.len() == 2 && knows_any(spec) => {
            pairs::pairs(spec, locale)
        }
        ChartKind::Heatmap if spec.series.len() > 1 && knows_any(spec) => grid::grid(spec, locale),
        _ if !spec.panels().is_empty() && spec.series.len() > MOST_SERIES && knows_any(spec) => {
            grid::grid(spec, locale)
        }
        _ => changes(spec, locale),
    });
    let notes = [
        spec.target.as_ref().map(|line| locale.rich("describe-target", &[("label", Arg::Text(&line.label))])),
        time::partial(spec, locale),
        names::hidden(spec, locale),
        names::missing(spec, locale).filter(|_| knows_any(spec)),
    ];
    sentences.extend(notes.into_iter().flatten().map(|note| ended(&note, locale)));
    let mut text = Rich::default();
    for (index, sentence) in sentences.into_iter().enumerate() {
        if index > 0 {
            text.push_text(" ");
        }
        text.extend(sentence);
    }
    text
}

/// What a chart of a kind shows: measure, dimension, period, unit.
fn of_kind(kind: &str, spec: &ChartSpec, locale: &Locale) -> Rich {
    let args = [
        ("kind", Arg::Text(kind)),
        ("measure", Arg::Text(&spec.measure)),
        ("dimension", Arg::Text(&spec.dimension)),
        ("period", Arg::Text(&spec.period)),
        ("unit", Arg::Text(&spec.unit)),
    ];
    locale.rich(if spec.says_unit() { "describe-what" } else { "describe-what-unit" }, &args)
}

fn what(spec: &ChartSpec, locale: &Locale) -> Rich {
    let panels = !spec.panels().is_empty() && spec.series.len() > 1;
    let count = Arg::Count(whole(spec.series.len()));
    let kind = if panels {
        locale.text("chart-kind-panels", &[("kind", Arg::Text(spec.kind.name())), ("count", count.clone())])
    } else {
        locale.text(&format!("chart-kind-{}", spec.kind.name()), &[])
    };
    let mut text = of_kind(&kind, spec, locale);
    let names: Vec<&str> = spec.series.iter().map(|series| series.label.as_str()).collect();
    let names = listed(&names, locale);
    // the sentence about pairs names both of their ends
    let pairs = matches!(spec.kind, ChartKind::Slope | ChartKind::Dumbbell) && spec.series.len() == 2;
    if let ([first, .., last], true) = (spec.series.as_slice(), names != spec.measure && !pairs) {
        let many = spec.series.len() > MOST_NAMES;
        let ends = (first.label.as_str(), last.label.as_str());
        text.push_text(" ");
        text.extend(locale.rich(
            match (panels, many) {
                (true, true) => "describe-panels-many",
                (true, false) => "describe-panels",
                (false, true) => "describe-series-many",
                (false, false) => "describe-series",
            },
            &[
                ("first", Arg::Text(ends.0)),
                ("last", Arg::Text(ends.1)),
                ("count", count),
                ("names", Arg::Text(&names)),
            ],
        ));
    }
    text
}

/// "a, b and c".
fn listed(names: &[&str], locale: &Locale) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => {
            let first = first.join(", ");
            locale.text("enumeration", &[("first", Arg::Text(&first)), ("last", Arg::Text(last))])
        }
    }
}

/// A clause as a sentence.
fn ended(clause: &Rich, locale: &Locale) -> Rich {
    locale.rich("describe-sentence", &[("text", Arg::Rich(clause))])
}

/// Clauses that begin with a name, joined into one sentence; none when there are none.
fn joined(clauses: Vec<Rich>, locale: &Locale) -> Option<Rich> {
    let joined = clauses.into_iter().reduce(|first, next| {
        locale.rich("describe-clauses", &[("first", Arg::Rich(&first)), ("next", Arg::Rich(&next))])
    })?;
    Some(ended(&joined, locale))
}

/// What the series say: their total first where they have one, each of them when they are few, else their extremes.
fn changes(spec: &ChartSpec, locale: &Locale) -> Vec<Rich> {
    if !knows_any(spec) {
        let nothing = ended(&locale.rich("describe-nothing", &[]), locale);
        let totals = spec.totals.as_ref().filter(|_| spec.has_shares());
        let whole = totals.map(|totals| told(spec, locale, &known(spec, &totals.data), Some(&totals.label)));
        return std::iter::once(nothing).chain(whole.map(|whole| ended(&whole, locale))).collect();
    }
    if let [series] = spec.series.as_slice() {
        let known = known(spec, &series.data);
        let clauses =
            if spec.time { time::single(spec, locale, &known) } else { vec![told(spec, locale, &known, None)] };
        return clauses.iter().map(|clause| ended(clause, locale)).collect();
    }
    let has_totals = matches!(spec.kind, ChartKind::Stacked | ChartKind::Area | ChartKind::Pyramid);
    let total = spec.totals.as_ref().filter(|_| has_totals).and_then(|totals| {
        let known = known(spec, &totals.data);
        let change = (!known.is_empty()).then(|| told(spec, locale, &known, Some(&totals.label)))?;
        let others = if spec.time { other_extremes(locale, &known, Some(&totals.label)) } else { None };
        Some(match others {
            Some(others) => {
                locale.rich("describe-clauses", &[("first", Arg::Rich(&change)), ("next", Arg::Rich(&others))])
            }
            None => change,
        })
    });
    if spec.time {
        return time::several(spec, locale, total, spec.series.len() <= MOST_SERIES);
    }
    let mut clauses: Vec<Rich> = total.into_iter().collect();
    if spec.series.len() > MOST_ROWS {
        let more = overall(spec, locale).map(|clause| ended(&clause, locale));
        return joined(clauses, locale).into_iter().chain(more).collect();
    }
    let named = |series: &Series| told(spec, locale, &known(spec, &series.data), Some(&series.label));
    clauses.extend(spec.series.iter().map(named));
    joined(clauses, locale).into_iter().collect()
}

/// A row of values: its change over time, or its range.
fn told(spec: &ChartSpec, locale: &Locale, known: &[Known<'_>], name: Option<&str>) -> Rich {
    let named = |id: &str, args: &[(&str, Arg<'_>)]| match name {
        None => locale.rich(&format!("describe-{id}"), args),
        Some(name) => {
            let args: Vec<(&str, Arg<'_>)> = args.iter().cloned().chain([("name", Arg::Text(name))]).collect();
            locale.rich(&format!("describe-name-{id}"), &args)
        }
    };
    let ([first, ..], [.., last]) = (known, known) else { return named("nothing", &[]) };
    if known.len() == 1 {
        let args = [("category", Arg::Text(&first.category.name)), ("value", Arg::Shown(&first.value.shown))];
        return named("one", &args);
    }
    if known.iter().all(|at| at.value.shown.text == first.value.shown.text) {
        let args = [("count", Arg::Count(whole(known.len()))), ("value", Arg::Shown(&first.value.shown))];
        return named("equal", &args);
    }
    if spec.time {
        let id = match last.value.amount.total_cmp(&first.value.amount) {
            _ if first.value.shown.text == last.value.shown.text => "stayed",
            std::cmp::Ordering::Less => "fell",
            _ => "rose",
        };
        let mut args = vec![
            ("first", Arg::Shown(&first.value.shown)),
            ("from", Arg::Text(&first.category.name)),
            ("to", Arg::Text(&last.category.name)),
        ];
        if id != "stayed" {
            args.push(("last", Arg::Shown(&last.value.shown)));
        }
        return named(id, &args);
    }
    if name.is_none() {
        return names::ranked(spec, locale, known);
    }
    let (low, high) = extremes(known);
    named(
        if spec.kind == ChartKind::Pyramid { "bands" } else { "extremes" },
        &[
            ("count", Arg::Count(whole(known.len()))),
            ("low", Arg::Shown(&low.value.shown)),
            ("lowest", Arg::Text(&low.category.name)),
            ("high", Arg::Shown(&high.value.shown)),
            ("highest", Arg::Text(&high.category.name)),
        ],
    )
}

/// Lowest and highest of at least one value; the first of several that are equal. What is not a value of its own, like
/// Other, counts only when there is nothing else.
fn extremes<'s>(known: &[Known<'s>]) -> (Known<'s>, Known<'s>) {
    let own: Vec<Known<'s>> = known.iter().filter(|at| !at.category.rest).copied().collect();
    let among = if own.is_empty() { known } else { &own };
    let (mut low, mut high) = (among[0], among[0]);
    for at in among {
        if at.value.amount < low.value.amount {
            low = *at;
        }
        if at.value.amount > high.value.amount {
            high = *at;
        }
    }
    (low, high)
}

/// The highest and lowest value over time where they are neither the first nor the last one; of a series by its name.
fn other_extremes(locale: &Locale, known: &[Known<'_>], name: Option<&str>) -> Option<Rich> {
    let ([first, ..], [.., last]) = (known, known) else { return None };
    let (low, high) = extremes(known);
    let is_new = |at: &Known<'_>| {
        [first, last].iter().all(|end| end.value.shown.text != at.value.shown.text)
            && ![first, last].iter().any(|end| std::ptr::eq(end.category, at.category))
    };
    let low_args = [("low", Arg::Shown(&low.value.shown)), ("lowest", Arg::Text(&low.category.name))];
    let high_args = [("high", Arg::Shown(&high.value.shown)), ("highest", Arg::Text(&high.category.name))];
    let (id, mut args) = match (is_new(&low), is_new(&high)) {
        (false, false) => return None,
        (true, false) => ("lowest-time", low_args.to_vec()),
        (false, true) => ("highest-time", high_args.to_vec()),
        (true, true) => ("extremes-time", [high_args, low_args].concat()),
    };
    args.extend(name.map(|name| ("name", Arg::Text(name))));
    let of = if name.is_some() { "name-" } else { "" };
    Some(locale.rich(&format!("describe-{of}{id}"), &args))
}

/// The extremes of all series together.
fn overall(spec: &ChartSpec, locale: &Locale) -> Option<Rich> {
    let mut all: Vec<(String, &Value)> = Vec::new();
    for series in &spec.series {
        for at in known(spec, &series.data) {
            let id = if spec.time { "describe-place-time" } else { "describe-place" };
            let args = [("category", Arg::Text(at.category.name.as_str())), ("series", Arg::Text(&series.label))];
            all.push((locale.text(id, &args), at.value));
        }
    }
    let high = all.iter().reduce(|best, at| if at.1.amount > best.1.amount { at } else { best })?;
    let low = all.iter().reduce(|best, at| if at.1.amount < best.1.amount { at } else { best })?;
    let ties = |value: &Value| all.iter().filter(|at| at.1.shown.text == value.shown.text).count();
    let args = [
        ("count", Arg::Count(whole(all.len()))),
        ("high", Arg::Shown(&high.1.shown)),
        ("highest", Arg::Text(&high.0)),
        ("highs", Arg::Count(whole(ties(high.1)))),
        ("low", Arg::Shown(&low.1.shown)),
        ("lowest", Arg::Text(&low.0)),
        ("lows", Arg::Count(whole(ties(low.1)))),
    ];
    Some(locale.rich(if spec.time { "describe-overall-time" } else { "describe-overall" }, &args))
}

fn known<'s>(spec: &'s ChartSpec, data: &'s [Datum]) -> Vec<Known<'s>> {
    let pairs = spec.categories.iter().zip(data);
    pairs
        .filter_map(|(category, datum)| match datum {
            Datum::Value(value) => Some(Known { category, value }),
            Datum::Missing | Datum::Suppressed => None,
        })
        .collect()
}

fn knows_any(spec: &ChartSpec) -> bool {
    spec.series.iter().flat_map(|series| &series.data).any(|datum| amount(datum).is_some())
}

/// How many data are such a gap; none when there are none.
fn count(spec: &ChartSpec, gap: &Datum) -> Option<u64> {
    let data = spec.series.iter().flat_map(|series| series.data.iter().enumerate());
    let count = data.filter(|(at, datum)| *datum == gap && !spec.is_nothing(*at)).count();
    (count > 0).then(|| whole(count))
}

fn whole(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;

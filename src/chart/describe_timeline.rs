//! A timeline in words: what is shown, what goes on at the end of the period, the first and the last row, how long each
//! phase lasts; few rows are told one by one.

use super::spec::{ChartSpec, Span, Timeline, TimelineRow};
use crate::locale::{Arg, DateStyle, Locale};
use crate::shown::Rich;
use chrono::NaiveDate;

/// Most rows that are told one by one.
const MOST: usize = 3;

/// Most rows that are named among those that go on.
const MOST_NAMED: usize = 6;

/// What a timeline says in words.
pub(super) fn describe_timeline(spec: &ChartSpec, timeline: &Timeline, locale: &Locale) -> Rich {
    let kind = locale.text(&format!("chart-kind-{}", spec.kind.name()), &[]);
    let what = locale.text(
        "describe-timeline",
        &[
            ("kind", Arg::Text(&kind)),
            ("count", count(timeline.rows.len())),
            ("dimension", Arg::Text(&spec.dimension)),
            ("period", Arg::Text(&spec.period)),
        ],
    );
    let mut clauses: Vec<String> = Vec::new();
    if timeline.rows.len() <= MOST {
        clauses.extend(timeline.rows.iter().map(|row| row_in_words(row, timeline, locale)));
    } else {
        clauses.extend(ends(timeline, locale));
        clauses.extend(lengths(timeline, locale));
        clauses.extend(going_on(timeline, locale));
    }
    if let Some((day, _)) = &timeline.cut_off
        && timeline.rows.iter().flat_map(|row| &row.spans).any(|span| span.to > *day)
    {
        let date = locale.date(*day, DateStyle::Long);
        clauses.push(locale.text("describe-timeline-planned", &[("date", Arg::Text(&date))]));
    }
    let sentence = |text: String| locale.text("describe-sentence", &[("text", Arg::Text(&text))]);
    let sentences: Vec<String> = std::iter::once(what).chain(clauses.into_iter().map(sentence)).collect();
    Rich::text(sentences.join(" "))
}

fn count(count: usize) -> Arg<'static> {
    Arg::Count(u64::try_from(count).unwrap_or(u64::MAX))
}

/// The row that starts first, and the one that starts last.
fn ends(timeline: &Timeline, locale: &Locale) -> Vec<String> {
    let start = |row: &&TimelineRow| row.spans.iter().map(|span| span.from).min();
    let first = timeline.rows.iter().min_by_key(start);
    let last = timeline.rows.iter().rev().max_by_key(start);
    let told = [("describe-timeline-first", first), ("describe-timeline-last", last)];
    let told = told.into_iter().filter_map(|(id, row)| {
        let row = row_in_words(row?, timeline, locale);
        Some(locale.text(id, &[("row", Arg::Text(&row))]))
    });
    told.collect()
}

/// How many days each phase lasts, from the shortest to the longest.
fn lengths(timeline: &Timeline, locale: &Locale) -> Option<String> {
    let phases = timeline.rows.iter().flat_map(|row| &row.spans).map(|span| span.phase).max()?;
    let clauses = (0..=phases).filter_map(|phase| {
        let spans = timeline.rows.iter().flat_map(|row| &row.spans).filter(|span| span.phase == phase);
        let days: Vec<u64> = spans.map(|span| u64::try_from((span.to - span.from).num_days()).unwrap_or(0)).collect();
        let (least, most) = (*days.iter().min()?, *days.iter().max()?);
        let name = timeline.phases.get(phase).map(String::as_str);
        let mut args = vec![("least", Arg::Count(least)), ("most", Arg::Count(most))];
        args.extend(name.map(|name| ("phase", Arg::Text(name))));
        let id = match name {
            None => "describe-timeline-length-plain",
            Some(_) if least == most => "describe-timeline-length-same",
            Some(_) => "describe-timeline-length",
        };
        Some(locale.text(id, &args))
    });
    clauses.reduce(|first, next| {
        locale.text("describe-clauses", &[("first", Arg::Text(&first)), ("next", Arg::Text(&next))])
    })
}

/// What goes on at the cut-off, or at the end of the period.
fn going_on(timeline: &Timeline, locale: &Locale) -> Option<String> {
    let day = timeline.cut_off.as_ref().map_or(timeline.period.1, |(day, _)| (*day).min(timeline.period.1));
    let on = |row: &TimelineRow| row.spans.iter().find(|span| span.from <= day && day <= span.to).copied();
    let rows: Vec<String> =
        timeline.rows.iter().filter_map(|row| Some(in_phase(row, on(row)?, timeline, locale))).collect();
    let date = locale.date(day, DateStyle::Long);
    let named = rows.len().min(MOST_NAMED);
    let names = match rows.get(..named).unwrap_or_default() {
        [] => return Some(locale.text("describe-timeline-none", &[("date", Arg::Text(&date))])),
        [only] => only.clone(),
        [first @ .., last] => {
            let first = first.join(", ");
            locale.text("enumeration", &[("first", Arg::Text(&first)), ("last", Arg::Text(last))])
        }
    };
    let args = [
        ("date", Arg::Text(date.as_str())),
        ("names", Arg::Text(&names)),
        ("count", count(rows.len())),
        ("more", count(rows.len() - named)),
    ];
    Some(locale.text("describe-timeline-now", &args))
}

fn in_phase(row: &TimelineRow, span: Span, timeline: &Timeline, locale: &Locale) -> String {
    match timeline.phases.get(span.phase).filter(|_| timeline.phases.len() > 1) {
        Some(phase) => {
            let args = [("name", Arg::Text(row.label.as_str())), ("phase", Arg::Text(phase))];
            locale.text("describe-timeline-in-phase", &args)
        }
        None => row.label.clone(),
    }
}

fn row_in_words(row: &TimelineRow, timeline: &Timeline, locale: &Locale) -> String {
    let date = |day: NaiveDate| locale.date(day, DateStyle::Long);
    let spans: Vec<String> = row
        .spans
        .iter()
        .map(|span| {
            let (from, to) = (date(span.from), date(span.to));
            let days = [("from", Arg::Text(from.as_str())), ("to", Arg::Text(to.as_str()))];
            match timeline.phases.get(span.phase) {
                Some(phase) => {
                    let [from, to] = days;
                    locale.text("describe-timeline-span", &[("phase", Arg::Text(phase)), from, to])
                }
                None => locale.text("describe-timeline-span-plain", &days),
            }
        })
        .collect();
    locale.text("describe-timeline-row", &[("name", Arg::Text(&row.label)), ("spans", Arg::Text(&spans.join(", ")))])
}

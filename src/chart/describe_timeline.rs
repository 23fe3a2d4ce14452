//! A timeline in words: what is shown, and when each row starts and ends.

use super::spec::{ChartSpec, Timeline, TimelineRow};
use crate::locale::{Arg, DateStyle, Locale};
use crate::shown::Rich;

/// Most rows that are described one by one.
const MOST: usize = 12;

/// What a timeline says in words.
pub(super) fn describe_timeline(spec: &ChartSpec, timeline: &Timeline, locale: &Locale) -> Rich {
    let kind = locale.text(&format!("chart-kind-{}", spec.kind.name()), &[]);
    let count = |count: usize| Arg::Count(u64::try_from(count).unwrap_or(u64::MAX));
    let what = locale.text(
        "describe-timeline",
        &[
            ("kind", Arg::Text(&kind)),
            ("count", count(timeline.rows.len())),
            ("dimension", Arg::Text(&spec.dimension)),
            ("period", Arg::Text(&spec.period)),
        ],
    );
    let mut clauses: Vec<String> =
        timeline.rows.iter().take(MOST).map(|row| row_in_words(row, timeline, locale)).collect();
    if let Some(more) = timeline.rows.len().checked_sub(MOST + 1) {
        clauses.push(locale.text("describe-timeline-more", &[("count", count(more + 1))]));
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

fn row_in_words(row: &TimelineRow, timeline: &Timeline, locale: &Locale) -> String {
    let spans: Vec<String> = row
        .spans
        .iter()
        .map(|span| {
            let (from, to) = (locale.date(span.from, DateStyle::Long), locale.date(span.to, DateStyle::Long));
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

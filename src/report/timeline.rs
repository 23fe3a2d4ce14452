//! The rows of a source as spans of time: the chart of a gantt figure.

use super::context::Context;
use crate::chart::spec::{ChartKind, ChartSpec, Form, Span, TickFormat, Timeline, TimelineRow, TimelineYear};
use crate::config::{FigureConfig, SpansConfig};
use crate::locale::{Arg, DateStyle};
use crate::measure::RecordCell;
use crate::period::{Step, parse_day};
use chrono::NaiveDate;

impl Context<'_> {
    /// The chart of a figure with `records`.
    pub(super) fn timeline(&self, figure: &FigureConfig, spans: &SpansConfig) -> ChartSpec {
        let records = self.facts.timeline(&figure.id.name);
        let rows: Vec<TimelineRow> = records.iter().filter_map(|record| self.timeline_row(record)).collect();
        let report = &self.config.report;
        let days = || rows.iter().flat_map(|row| &row.spans).flat_map(|span| [span.from, span.to]);
        let first = days().min().unwrap_or(report.period.from);
        let last = days().max().unwrap_or(report.period.to);
        let period = self.locale.text(
            "date-range",
            &[
                ("from", Arg::Text(&self.locale.date(first, DateStyle::Long))),
                ("to", Arg::Text(&self.locale.date(last, DateStyle::Long))),
            ],
        );
        let timeline = Timeline {
            phases: spans.phases.iter().map(|phase| self.plain(phase)).collect(),
            years: self.timeline_years(first.min(report.period.from), last.max(report.period.to)),
            period: (report.period.from, report.period.to, self.period_label(&report.period)),
            cut_off: report.cut_off().map(|day| {
                let date = self.locale.date(day, DateStyle::Long);
                (day, self.locale.text("timeline-cut-off", &[("date", Arg::Text(&date))]))
            }),
            rows,
        };
        ChartSpec {
            kind: ChartKind::Gantt,
            categories: Vec::new(),
            series: Vec::new(),
            measure: String::new(),
            unit: String::new(),
            dimension: self.dimension_label(&spans.label.name),
            time: true,
            period,
            values_at_marks: false,
            legend: false,
            ticks: TickFormat::default(),
            target: None,
            maximum: None,
            minimum: None,
            totals: None,
            form: Form::Timeline(timeline),
            shared: None,
        }
    }

    /// A row: its name, and the phases between days that follow one another; none without a start or an end.
    fn timeline_row(&self, record: &[RecordCell]) -> Option<TimelineRow> {
        let [name, from, to @ ..] = record else { return None };
        let mut start = day_of(from)?;
        let mut spans = Vec::new();
        for (phase, end) in to.iter().enumerate() {
            let Some(end) = day_of(end).filter(|end| *end > start) else { continue };
            spans.push(Span { phase, from: start, to: end });
            start = end;
        }
        let label = self.typed_cell(name, crate::config::DateFormat::Short, 0).text.plain();
        (!spans.is_empty()).then_some(TimelineRow { label, spans })
    }

    /// The years between two days.
    fn timeline_years(&self, first: NaiveDate, last: NaiveDate) -> Vec<TimelineYear> {
        let rule = self.config.report.year;
        let name = |day: NaiveDate| match rule.year_of(day).map(|year| year.step) {
            Some(Step::Year(name)) => Some(name),
            _ => None,
        };
        let (Some(first), Some(last)) = (name(first), name(last)) else { return Vec::new() };
        let years = (first..=last).filter_map(|name| Some((name, rule.year(name)?)));
        years
            .map(|(name, year)| {
                let digits = format!("{:02}", name.rem_euclid(100));
                let short = self.locale.text("timeline-year-short", &[("year", Arg::Text(&digits))]);
                TimelineYear {
                    from: year.from,
                    to: year.to,
                    labels: [self.period_label(&year), short],
                    focus: year == self.config.report.period,
                }
            })
            .collect()
    }
}

fn day_of(cell: &RecordCell) -> Option<NaiveDate> {
    match cell {
        RecordCell::Date(day) => Some(*day),
        RecordCell::Text(text) => parse_day(text),
        _ => None,
    }
}

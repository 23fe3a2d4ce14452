//! Periods → slots of a row: in which of the asked periods a row lies (GRAMMAR 2.4).

use super::definition::When;
use super::layout::RowTime;
use super::value::{Value, day_number};
use crate::period::Period;

/// The periods of a group as days, and how rows belong to them.
#[derive(Clone, Debug)]
pub(crate) struct Slots {
    rule: Rule,
    /// First and last day of each period.
    pub(crate) spans: Vec<(i32, i32)>,
    /// For rules of one day: where the slots of each day from `first` on stand in `list`.
    first: i32,
    by_day: Vec<(u32, u32)>,
    list: Vec<u32>,
}

/// A rule with the columns that it reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rule {
    Overlaps { start: usize, end: Option<usize> },
    AtEnd { start: usize, end: Option<usize> },
    Day(usize),
    By(usize),
    Span(usize),
    Always,
    Never,
}

/// The column that a rule needs and its source lacks.
pub(crate) fn missing_column(when: When, time: RowTime) -> Option<&'static str> {
    match (when, time) {
        (When::SwornIn, RowTime::Interval { sworn_in: None, .. }) => Some("sworn_in_date"),
        (When::Ends | When::EndedBy, RowTime::Interval { end: None, .. }) => Some("end_date"),
        _ => None,
    }
}

impl Slots {
    /// For periods and a rule of rows.
    pub(crate) fn new(when: When, time: RowTime, periods: &[Period]) -> Self {
        let rule = match (time, when) {
            (RowTime::Interval { start, end, .. }, When::Source | When::Overlaps) => Rule::Overlaps { start, end },
            (RowTime::Interval { start, end, .. }, When::AtEnd) => Rule::AtEnd { start, end },
            (RowTime::Interval { start, .. }, When::Starts) => Rule::Day(start),
            (RowTime::Interval { start, .. }, When::StartedBy) => Rule::By(start),
            (RowTime::Interval { sworn_in, .. }, When::SwornIn) => sworn_in.map_or(Rule::Never, Rule::Day),
            (RowTime::Interval { end, .. }, When::Ends) => end.map_or(Rule::Never, Rule::Day),
            (RowTime::Interval { end, .. }, When::EndedBy) => end.map_or(Rule::Never, Rule::By),
            (RowTime::Day(column), _) => Rule::Day(column),
            (RowTime::Span(column), _) => Rule::Span(column),
            (RowTime::Always, _) => Rule::Always,
        };
        let spans: Vec<(i32, i32)> = periods.iter().map(|p| (day_number(p.from), day_number(p.to))).collect();
        let mut slots = Self { rule, spans, first: 0, by_day: Vec::new(), list: Vec::new() };
        if matches!(rule, Rule::Day(_)) {
            slots.index_days();
        }
        slots
    }

    fn index_days(&mut self) {
        let (Some(first), Some(last)) =
            (self.spans.iter().map(|span| span.0).min(), self.spans.iter().map(|span| span.1).max())
        else {
            return;
        };
        self.first = first;
        let mut previous: (u32, u32) = (0, 0);
        for day in first..=last {
            let inside = || {
                self.spans.iter().zip(0_u32..).filter(|(span, _)| span.0 <= day && day <= span.1).map(|(_, slot)| slot)
            };
            let same = inside().eq(self.list[previous.0 as usize..previous.1 as usize].iter().copied());
            if !same || day == first {
                let found: Vec<u32> = inside().collect();
                let start = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
                self.list.extend(found);
                previous = (start, u32::try_from(self.list.len()).unwrap_or(u32::MAX));
            }
            self.by_day.push(previous);
        }
    }

    /// Puts the slots of a row into `found`.
    pub(crate) fn of(&self, row: &[Value], found: &mut Vec<u32>) {
        found.clear();
        match self.rule {
            Rule::Day(column) => {
                if let Value::Date(day) = row[column]
                    && let Some(range) = usize::try_from(day - self.first).ok().and_then(|at| self.by_day.get(at))
                {
                    found.extend_from_slice(&self.list[range.0 as usize..range.1 as usize]);
                }
            }
            Rule::Overlaps { start, end } => {
                if let Value::Date(start) = row[start] {
                    let end = end_of(row, end);
                    self.collect(found, |from, to| start <= to && end >= from);
                }
            }
            Rule::AtEnd { start, end } => {
                if let Value::Date(start) = row[start] {
                    let end = end_of(row, end);
                    self.collect(found, |_, to| start <= to && end >= to);
                }
            }
            Rule::By(column) => {
                if let Value::Date(day) = row[column] {
                    self.collect(found, |_, to| day <= to);
                }
            }
            Rule::Span(column) => {
                if let Value::Span(first, last, _) = row[column] {
                    self.collect(found, |from, to| from <= first && last <= to);
                }
            }
            Rule::Always => self.collect(found, |_, _| true),
            Rule::Never => {}
        }
    }

    fn collect(&self, found: &mut Vec<u32>, belongs: impl Fn(i32, i32) -> bool) {
        found.extend(self.spans.iter().zip(0_u32..).filter(|(span, _)| belongs(span.0, span.1)).map(|(_, slot)| slot));
    }
}

/// The last day of a service; far in the future while it lasts.
fn end_of(row: &[Value], end: Option<usize>) -> i32 {
    match end.map(|end| row[end]) {
        Some(Value::Date(day)) => day,
        _ => i32::MAX,
    }
}

/// Days that a service has in a span, both ends included.
pub(crate) fn days_in(row: &[Value], start: usize, end: Option<i32>, span: (i32, i32)) -> i64 {
    let Value::Date(start) = row[start] else { return 0 };
    let last = end.unwrap_or(i32::MAX).min(span.1);
    (i64::from(last) - i64::from(start.max(span.0)) + 1).max(0)
}

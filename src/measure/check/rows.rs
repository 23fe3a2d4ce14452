//! What the cells of one row must agree on, and cells that follow from others.

use super::{Column, Layout, place};
use crate::config::Kind;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ingest::Record;
use crate::measure::value::{Decimal, Symbols, Value};
use chrono::Datelike;

/// The columns that rules are about.
#[derive(Debug)]
pub(super) struct Rules {
    kind: Kind,
    start: Option<usize>,
    sworn_in: Option<usize>,
    projected: Option<usize>,
    end: Option<usize>,
    birth_year: Option<usize>,
    volunteer: Option<usize>,
    person: Option<usize>,
    service: Option<usize>,
    hours_per_week: Option<usize>,
    hours: Option<usize>,
    participants: Option<usize>,
    parts: Vec<usize>,
}

impl Rules {
    pub(super) fn new(layout: &Layout) -> Self {
        let find = |name: &str| layout.column(name);
        let parts =
            ["participants_female", "participants_male", "participants_other"].into_iter().filter_map(find).collect();
        let dated = matches!(layout.kind, Kind::Volunteers | Kind::Programs);
        Self {
            kind: layout.kind,
            start: find("start_date").filter(|_| dated),
            sworn_in: find("sworn_in_date").filter(|_| dated),
            projected: find("projected_end_date").filter(|_| dated),
            end: find("end_date").filter(|_| dated),
            birth_year: find("birth_year").filter(|_| layout.kind == Kind::Volunteers),
            volunteer: find("volunteer_id"),
            person: find("person_id"),
            service: find("service"),
            hours_per_week: find("hours_per_week").filter(|_| layout.kind == Kind::Volunteers),
            hours: find("hours").filter(|_| layout.kind == Kind::Activities),
            participants: find("participants"),
            parts,
        }
    }

    /// Judges a row and fills `person_id`, `service` and `participants` where they follow from other cells.
    pub(super) fn apply(
        &self,
        layout: &Layout,
        record: Record<'_>,
        row: &mut [Value],
        symbols: &mut Symbols,
        diagnostics: &mut Diagnostics,
    ) {
        match self.kind {
            Kind::Volunteers => {
                self.dates(layout, record, row, diagnostics);
                self.limits(layout, record, row, diagnostics);
                if let (Some(person), Some(volunteer)) = (self.person, self.volunteer)
                    && row[person] == Value::Empty
                {
                    row[person] = row[volunteer];
                }
                if let Some(service) = self.service
                    && row[service] == Value::Empty
                {
                    row[service] = Value::Text(symbols.intern("two_year"));
                }
            }
            Kind::Programs => self.dates(layout, record, row, diagnostics),
            Kind::Activities => {
                self.limits(layout, record, row, diagnostics);
                self.participants(layout, record, row, diagnostics);
            }
            _ => {}
        }
    }

    fn dates(&self, layout: &Layout, record: Record<'_>, row: &[Value], diagnostics: &mut Diagnostics) {
        let day = |column: Option<usize>| match column.map(|column| row[column]) {
            Some(Value::Date(day)) => Some(day),
            _ => None,
        };
        let mut judge = |first: Option<usize>, second: Option<usize>, code, message: &str| {
            if let (Some(before), Some(after), Some(column)) = (day(first), day(second), second)
                && after < before
            {
                let column = &layout.columns[column];
                let diagnostic = Diagnostic::error(code, message).hint("correct one of the two dates");
                diagnostics.push(place(diagnostic, column, record, written(column, record)));
            }
        };
        judge(self.start, self.end, "data/end-before-start", "the end is before the start");
        judge(self.start, self.projected, "data/end-before-start", "the projected end is before the start");
        if let (Some(sworn_in), Some(end), Some(column)) = (day(self.sworn_in), day(self.end), self.sworn_in)
            && end < sworn_in
            && day(self.start).is_none_or(|start| start <= end)
        {
            let column = &layout.columns[column];
            let diagnostic = Diagnostic::error("data/implausible-date", "the swearing-in is after the last day")
                .hint("correct one of the two dates");
            diagnostics.push(place(diagnostic, column, record, written(column, record)));
        }
        if let (Some(birth), Some(start)) = (self.birth_year, day(self.start))
            && let Value::Number(year) = row[birth]
        {
            let start = chrono::NaiveDate::from_num_days_from_ce_opt(start).map_or(0, |day| i64::from(day.year()));
            if !(10..=110).contains(&(start - year.digits)) {
                let column = &layout.columns[birth];
                let diagnostic = Diagnostic::error("data/implausible-date", "this year of birth is not plausible")
                    .hint("the person would be younger than 10 or older than 110 at the start");
                diagnostics.push(place(diagnostic, column, record, written(column, record)));
            }
        }
    }

    fn limits(&self, layout: &Layout, record: Record<'_>, row: &[Value], diagnostics: &mut Diagnostics) {
        for (column, limit, message) in [
            (self.hours_per_week, 168, "a week has 168 hours"),
            (self.hours, 100_000, "so many hours are not plausible for one activity"),
        ] {
            if let Some(index) = column
                && let Value::Number(number) = row[index]
                && number.compare(Decimal::from(limit)).is_gt()
            {
                let column = &layout.columns[index];
                let diagnostic =
                    Diagnostic::error("data/implausible-number", message).hint("check the number and its unit");
                diagnostics.push(place(diagnostic, column, record, written(column, record)));
            }
        }
    }

    /// `participants` is the sum of its parts where it is empty, and never below it.
    fn participants(&self, layout: &Layout, record: Record<'_>, row: &mut [Value], diagnostics: &mut Diagnostics) {
        let Some(whole) = self.participants else { return };
        let mut sum: Option<i64> = None;
        for part in &self.parts {
            if let Value::Number(number) = row[*part] {
                let number = match number.scale {
                    0 => number.digits,
                    _ => i64::try_from(number.exact().numerator()).unwrap_or(i64::MAX),
                };
                sum = Some(sum.unwrap_or(0).saturating_add(number));
            }
        }
        match (row[whole], sum) {
            (Value::Number(number), Some(sum)) if Decimal::from(sum).compare(number).is_gt() => {
                let column = &layout.columns[whole];
                let diagnostic = Diagnostic::error(
                    "data/parts-exceed-whole",
                    format!("the parts of `participants` add up to {sum}, more than the whole"),
                )
                .hint("correct the whole or its parts; a whole above its parts is allowed");
                diagnostics.push(place(diagnostic, column, record, written(column, record)));
            }
            (Value::Empty, Some(sum)) => row[whole] = Value::Number(Decimal::from(sum)),
            _ => {}
        }
    }
}

fn written<'r>(column: &Column, record: Record<'r>) -> &'r str {
    column.at.map_or("", |at| record.written(at))
}

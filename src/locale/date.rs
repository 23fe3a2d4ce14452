//! Dates and periods in words.

use super::{Arg, Locale};
use crate::period::{Period, Step, YearRule};
use chrono::{Datelike, NaiveDate};

/// How a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateStyle {
    /// `2019-03-14`
    Iso,
    /// `14 Mar 2019`
    Short,
    /// `14 March 2019`
    Long,
}

impl Locale {
    /// A date.
    pub fn date(&self, date: NaiveDate, style: DateStyle) -> String {
        let id = match style {
            DateStyle::Iso => return date.to_string(),
            DateStyle::Short => "date-short",
            DateStyle::Long => "date-long",
        };
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let month = if style == DateStyle::Long { self.month(date.month()) } else { self.month_short(date.month()) };
        self.text(id, &[("day", Arg::Text(&day)), ("month", Arg::Text(&month)), ("year", Arg::Text(&year))])
    }

    /// Name of a month, 1 to 12.
    pub fn month(&self, number: u32) -> String {
        self.text(&format!("month-{number}"), &[])
    }

    /// Short name of a month, 1 to 12.
    pub fn month_short(&self, number: u32) -> String {
        self.text(&format!("month-short-{number}"), &[])
    }

    /// A period as it is shown: `2019`, `FY2019`, `March 2019`, `FY2019 Q2`, `1 January to 30 June 2019`.
    pub fn period(&self, period: &Period, rule: YearRule) -> String {
        let year = |name: i32| {
            let name = name.to_string();
            if rule.is_fiscal() { self.text("fiscal-year", &[("year", Arg::Text(&name))]) } else { name }
        };
        match period.step {
            Step::Year(name) => year(name),
            Step::Quarter(name, quarter) => {
                let quarter = quarter.to_string();
                self.text("quarter-of-year", &[("quarter", Arg::Text(&quarter)), ("year", Arg::Text(&year(name)))])
            }
            Step::Month(name, number) => {
                let (month, name) = (self.month(u32::from(number)), name.to_string());
                self.text("month-of-year", &[("month", Arg::Text(&month)), ("year", Arg::Text(&name))])
            }
            Step::Day => self.date(period.from, DateStyle::Long),
            Step::Range => self.text(
                "date-range",
                &[
                    ("from", Arg::Text(&self.date(period.from, DateStyle::Long))),
                    ("to", Arg::Text(&self.date(period.to, DateStyle::Long))),
                ],
            ),
        }
    }
}

//! Periods of time: calendar and fiscal years, their quarters, months, days and ranges. All dates are `chrono`'s.

use chrono::{Datelike, Days, Months, NaiveDate};

/// When the report's year starts and which calendar year names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct YearRule {
    /// Month of the first day, 1 to 12.
    pub month: u32,
    /// Day of the first day.
    pub day: u32,
    /// `true`: named by the calendar year of its last day (`FY2019` ends in 2019).
    pub named_by_end: bool,
}

/// A span of days, both ends included.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// What kind of step it is.
    pub step: Step,
}

/// The kinds of periods.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Step {
    /// A year of the report, by its name.
    Year(i32),
    /// A quarter (1 to 4) of a year of the report.
    Quarter(i32, u8),
    /// A calendar month.
    Month(i32, u8),
    /// One day.
    Day,
    /// Anything else.
    Range,
}

/// A dimension of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TimeDimension {
    /// `year`
    Year,
    /// `quarter`
    Quarter,
    /// `month`
    Month,
}

impl TimeDimension {
    /// By its name in the grammar.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "year" => Some(Self::Year),
            "quarter" => Some(Self::Quarter),
            "month" => Some(Self::Month),
            _ => None,
        }
    }

    /// Its name in the grammar.
    pub fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }
}

impl Default for YearRule {
    fn default() -> Self {
        Self { month: 1, day: 1, named_by_end: true }
    }
}

impl YearRule {
    /// Whether years of the report are not calendar years: then they are shown as `FY2019`.
    pub fn is_fiscal(self) -> bool {
        (self.month, self.day) != (1, 1)
    }

    /// The year of that name; `None` outside chrono's range.
    pub fn year(self, name: i32) -> Option<Period> {
        let start = if self.is_fiscal() && self.named_by_end { name - 1 } else { name };
        let from = NaiveDate::from_ymd_opt(start, self.month, self.day)?;
        let to = NaiveDate::from_ymd_opt(start + 1, self.month, self.day)?.pred_opt()?;
        Some(Period { from, to, step: Step::Year(name) })
    }

    /// The year in which a day lies.
    pub fn year_of(self, day: NaiveDate) -> Option<Period> {
        (day.year() - 1..=day.year() + 1).filter_map(|name| self.year(name)).find(|year| year.contains(day))
    }

    /// A quarter, 1 to 4, of a year of the report.
    pub fn quarter(self, name: i32, quarter: u8) -> Option<Period> {
        let first = self.year(name)?.from;
        let months = Months::new(3 * (u32::from(quarter).checked_sub(1).filter(|q| *q < 4)?));
        let from = first.checked_add_months(months)?;
        let to = first.checked_add_months(Months::new(3 * u32::from(quarter)))?.pred_opt()?;
        Some(Period { from, to, step: Step::Quarter(name, quarter) })
    }

    /// Reads `2019`, `2019-Q2`, `2019-03`, `2019-03-31` or `2019-01-01/2019-06-30`.
    pub fn parse(self, text: &str) -> Option<Period> {
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (parse_day(from)?, parse_day(to)?);
            return (from <= to).then_some(Period { from, to, step: Step::Range });
        }
        if let Some(day) = parse_day(text) {
            return Some(Period { from: day, to: day, step: Step::Day });
        }
        if let Some((year, rest)) = text.split_once('-') {
            let year = parse_year(year)?;
            return match rest.strip_prefix('Q') {
                Some(quarter) => self.quarter(year, digits(quarter, 1)?.try_into().ok()?),
                None => month(year, digits(rest, 2)?),
            };
        }
        self.year(parse_year(text)?)
    }

    /// The same period one year earlier; of a year the year before.
    pub fn previous(self, period: &Period) -> Option<Period> {
        match period.step {
            Step::Year(name) => self.year(name - 1),
            Step::Quarter(name, quarter) => self.quarter(name - 1, quarter),
            Step::Month(year, number) => month(year - 1, u32::from(number)),
            Step::Day => {
                let day = period.from.checked_sub_months(Months::new(12))?;
                Some(Period { from: day, to: day, step: Step::Day })
            }
            Step::Range => Some(Period {
                from: period.from.checked_sub_months(Months::new(12))?,
                to: end_one_year_earlier(period.to)?,
                step: period.step,
            }),
        }
    }

    /// The steps of `dimension` that lie in `period`, or with `last` the last so many that end with the period's last day.
    pub fn steps(self, dimension: TimeDimension, period: &Period, last: Option<u32>) -> Vec<Period> {
        let mut steps = Vec::new();
        let mut step = self.step_of(dimension, period.to);
        while let Some(current) = step {
            let wanted = last.map_or(current.to >= period.from, |count| steps.len() < count as usize);
            if !wanted {
                break;
            }
            step = current.from.pred_opt().and_then(|day| self.step_of(dimension, day));
            steps.push(current);
        }
        steps.reverse();
        steps
    }

    /// The step of `dimension` in which a day lies.
    pub fn step_of(self, dimension: TimeDimension, day: NaiveDate) -> Option<Period> {
        match dimension {
            TimeDimension::Year => self.year_of(day),
            TimeDimension::Month => month(day.year(), day.month()),
            TimeDimension::Quarter => {
                let Step::Year(name) = self.year_of(day)?.step else { return None };
                (1..=4).filter_map(|quarter| self.quarter(name, quarter)).find(|quarter| quarter.contains(day))
            }
        }
    }
}

impl Period {
    /// Whether a day lies in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }

    /// Days in it, both ends included.
    pub fn days(&self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// `2019`, `2019-Q2`, `2019-03`, `2019-03-31` or `2019-01-01/2019-06-30`.
    pub fn key(&self) -> String {
        match self.step {
            Step::Year(name) => name.to_string(),
            Step::Quarter(name, quarter) => format!("{name}-Q{quarter}"),
            Step::Month(year, number) => format!("{year}-{number:02}"),
            Step::Day => self.from.to_string(),
            Step::Range => format!("{}/{}", self.from, self.to),
        }
    }
}

/// A calendar month.
pub fn month(year: i32, number: u32) -> Option<Period> {
    let from = NaiveDate::from_ymd_opt(year, number, 1)?;
    let to = from.checked_add_months(Months::new(1))?.pred_opt()?;
    Some(Period { from, to, step: Step::Month(year, u8::try_from(number).ok()?) })
}

/// Reads `2019-03-31` and nothing else.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
    if !shape {
        return None;
    }
    NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}

fn parse_year(text: &str) -> Option<i32> {
    digits(text, 4)?.try_into().ok()
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// The last day of a range one year earlier: the end of February stays the end of February.
fn end_one_year_earlier(day: NaiveDate) -> Option<NaiveDate> {
    let month_ends = day.checked_add_days(Days::new(1))?.day() == 1;
    let earlier = day.checked_sub_months(Months::new(12))?;
    if month_ends { month(earlier.year(), earlier.month()).map(|m| m.to) } else { Some(earlier) }
}

#[cfg(test)]
mod tests {
    use super::{TimeDimension, YearRule};

    const FISCAL: YearRule = YearRule { month: 10, day: 1, named_by_end: true };

    #[track_caller]
    fn span(rule: YearRule, text: &str) -> String {
        let period = rule.parse(text).expect("a period");
        format!("{} {} {}", period.from, period.to, period.key())
    }

    #[test]
    fn every_form_of_the_grammar_is_read() {
        assert_eq!(span(YearRule::default(), "2019"), "2019-01-01 2019-12-31 2019");
        assert_eq!(span(FISCAL, "2019"), "2018-10-01 2019-09-30 2019");
        assert_eq!(span(YearRule { named_by_end: false, ..FISCAL }, "2019"), "2019-10-01 2020-09-30 2019");
        assert_eq!(span(FISCAL, "2019-Q2"), "2019-01-01 2019-03-31 2019-Q2");
        assert_eq!(span(FISCAL, "2019-02"), "2019-02-01 2019-02-28 2019-02");
        assert_eq!(span(FISCAL, "2019-03-31"), "2019-03-31 2019-03-31 2019-03-31");
        assert_eq!(span(FISCAL, "2019-01-01/2019-06-30"), "2019-01-01 2019-06-30 2019-01-01/2019-06-30");
        for text in [
            "",
            "19",
            "2019-Q5",
            "2019-Q+2",
            "2019-+3",
            "2019-Q0",
            "2019-13",
            "2019-2-1",
            "2019-06-30/2019-01-01",
            "FY2019",
        ] {
            assert_eq!(FISCAL.parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_previous_period_is_one_year_earlier() {
        let previous =
            |text: &str| FISCAL.previous(&FISCAL.parse(text).expect("a period")).expect("a year earlier").key();
        assert_eq!(previous("2019"), "2018");
        assert_eq!(previous("2019-Q1"), "2018-Q1");
        assert_eq!(previous("2020-02-01/2020-02-29"), "2019-02-01/2019-02-28");
        assert_eq!(previous("2021-02-28"), "2020-02-28");
        assert_eq!(previous("2020-02-29"), "2019-02-28");
    }

    #[test]
    fn quarters_fill_the_year_also_when_it_starts_late_in_a_month() {
        let rule = YearRule { month: 8, day: 31, named_by_end: true };
        let year = rule.parse("2019").expect("a year");
        let quarters: Vec<_> = (1..=4).filter_map(|quarter| rule.quarter(2019, quarter)).collect();
        assert_eq!((quarters[0].from, quarters[3].to), (year.from, year.to));
        for pair in quarters.windows(2) {
            assert_eq!(pair[0].to.succ_opt(), Some(pair[1].from));
        }
    }

    #[test]
    fn steps_end_with_the_period() {
        let year = FISCAL.parse("2019").expect("a year");
        let keys = |steps: Vec<super::Period>| steps.iter().map(super::Period::key).collect::<Vec<_>>();
        let months = keys(FISCAL.steps(TimeDimension::Month, &year, None));
        assert_eq!((months.len(), months[0].as_str(), months[11].as_str()), (12, "2018-10", "2019-09"));
        assert_eq!(keys(FISCAL.steps(TimeDimension::Year, &year, Some(3))), ["2017", "2018", "2019"]);
        assert_eq!(
            keys(FISCAL.steps(TimeDimension::Quarter, &year, None)),
            ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]
        );
    }
}

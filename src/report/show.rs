//! Facts as they are printed: `112`, `15.2%`, `[c]`, `[x]`, and what is computed from two of them.

use super::context::Context;
use super::expression;
use crate::config::{Point, Unit};
use crate::exact::Exact;
use crate::locale::{Arg, Sign};
use crate::measure::{Fact, Measure, derive};
use crate::prose::Answer;
use crate::shown::{Rich, Shown};

/// Percentages whose base is no count of the report: targets and money.
const FREE_OF_PERCENT_BASE: [&str; 2] = ["achievement", "community_share"];

/// What is printed for a fact.
enum Print {
    Value(Exact),
    Missing,
    Suppressed,
}

impl Context<'_> {
    /// A fact in its own unit; `decimals` over the measure's.
    pub(super) fn value(&self, point: &Point, decimals: Option<u8>) -> Answer {
        let fact = self.facts.fact(point);
        let expression = expression::of_point(point, &self.config.report.period);
        let Some(measure) = self.measure(&point.measure) else {
            return self.answer(&Print::Missing, expression, String::new);
        };
        let print = self.print(measure, &fact);
        self.answer_number(&print, expression, decimals.unwrap_or(measure.decimals), &measure.unit, Sign::Negative)
    }

    /// A fact without the sign of its unit: for tables, whose heads carry it.
    pub(super) fn bare(&self, point: &Point, decimals: Option<u8>) -> Answer {
        let fact = self.facts.fact(point);
        let expression = expression::of_point(point, &self.config.report.period);
        let Some(measure) = self.measure(&point.measure) else {
            return self.answer(&Print::Missing, expression, String::new);
        };
        let print = self.print(measure, &fact);
        let none = Unit::Other(String::new());
        self.answer_number(&print, expression, decimals.unwrap_or(measure.decimals), &none, Sign::Negative)
    }

    /// "112 Volunteers".
    pub(super) fn with_unit(&self, point: &Point) -> Answer {
        let mut answer = self.value(point, None);
        let Some(measure) = self.measure(&point.measure) else { return answer };
        if matches!(measure.unit, Unit::Percent | Unit::Money(_)) {
            return answer;
        }
        let count = answer.shown.value.map_or(2, |value| if value == Exact::whole(1) { 1 } else { 2 });
        let word = self.unit_word(measure, count);
        answer.shown.text = self
            .locale
            .text("number-with-unit", &[("number", Arg::Text(&answer.shown.text)), ("unit", Arg::Text(&word))]);
        answer
    }

    /// The point in the period that it is compared with; missing without one.
    pub(super) fn previous(&self, point: &Point) -> Answer {
        match self.previous_point(point) {
            Some(previous) => self.value(&previous, None),
            None => self.answer(&Print::Missing, self.expression(point, "previous"), String::new),
        }
    }

    pub(super) fn previous_point(&self, point: &Point) -> Option<Point> {
        Some(Point { period: self.previous_period(&point.period)?, ..point.clone() })
    }

    /// Signed difference; of a percent measure in points.
    pub(super) fn change(&self, point: &Point, decimals: Option<u8>) -> Answer {
        let expression = self.expression(point, "change");
        let (Some(measure), Some(previous)) = (self.measure(&point.measure), self.previous_point(point)) else {
            return self.answer(&Print::Missing, expression, String::new);
        };
        let (now, before) = (self.facts.fact(point), self.facts.fact(&previous));
        let shown = !matches!(self.print(measure, &now), Print::Missing)
            && !matches!(self.print(measure, &before), Print::Missing);
        let print = match derive::change(&now, &before).filter(|_| shown) {
            Some(change) => Print::Value(change),
            None if now.suppressed || before.suppressed => Print::Suppressed,
            None => Print::Missing,
        };
        let decimals = decimals.unwrap_or(measure.decimals);
        if measure.unit != Unit::Percent {
            return self.answer_number(&print, expression, decimals, &measure.unit, Sign::Always);
        }
        let none = Unit::Other(String::new());
        let mut answer = self.answer_number(&print, expression, decimals, &none, Sign::Always);
        if answer.known {
            answer.shown.text = self.locale.text("number-in-points", &[("number", Arg::Text(&answer.shown.text))]);
        }
        answer
    }

    /// Signed difference in percent with one decimal; percent measures as [`Context::change`].
    pub(super) fn change_percent(&self, point: &Point) -> Answer {
        let Some(measure) = self.measure(&point.measure).filter(|measure| measure.unit != Unit::Percent) else {
            return self.change(point, None);
        };
        let expression = self.expression(point, "change_percent");
        let Some(previous) = self.previous_point(point) else {
            return self.answer(&Print::Missing, expression, String::new);
        };
        let (now, before) = (self.facts.fact(point), self.facts.fact(&previous));
        let print = match derive::change_percent(&now, &before, &measure.unit) {
            Some(change) if self.reaches_base(measure, before.value) => Print::Value(change),
            None if now.suppressed || before.suppressed => Print::Suppressed,
            _ => Print::Missing,
        };
        self.answer_number(&print, expression, 1, &Unit::Percent, Sign::Always)
    }

    /// Percent of another point, with one decimal.
    pub(super) fn share(&self, point: &Point, whole: &Point) -> Answer {
        let name =
            if point.measure == whole.measure { "share".to_owned() } else { format!("share_of({})", whole.measure) };
        let expression = self.expression(point, &name);
        let (part, base) = (self.facts.fact(point), self.facts.fact(whole));
        self.share_of(part.value, &base, part.suppressed, whole, expression)
    }

    /// Percent that `part` is of the fact `base` at `whole`.
    pub(super) fn share_of(
        &self,
        part: Option<Exact>,
        base: &Fact,
        hidden: bool,
        whole: &Point,
        expression: String,
    ) -> Answer {
        let share = part.and_then(|part| derive::percent(part, base.value?));
        let counted = self.measure(&whole.measure).is_none_or(|measure| self.reaches_base(measure, base.value));
        let print = match share.filter(|_| !hidden && !base.suppressed) {
            Some(share) if counted => Print::Value(share),
            None if hidden || base.suppressed => Print::Suppressed,
            _ => Print::Missing,
        };
        self.answer_number(&print, expression, 1, &Unit::Percent, Sign::Negative)
    }

    /// Whether a change in percent on `base` may be printed: not when the base is a count below `percent_base`.
    pub(super) fn reaches_base(&self, measure: &Measure, base: Option<Exact>) -> bool {
        let minimum = Exact::from(i64::from(self.config.report.percent_base));
        matches!(measure.unit, Unit::Money(_) | Unit::Percent) || base.is_none_or(|base| base.abs() >= minimum)
    }

    fn print(&self, measure: &Measure, fact: &Fact) -> Print {
        if fact.suppressed {
            return Print::Suppressed;
        }
        let minimum = Exact::from(i64::from(self.config.report.percent_base));
        let small = measure.unit == Unit::Percent
            && !FREE_OF_PERCENT_BASE.contains(&measure.name.as_str())
            && !self.is_over_money(measure)
            && fact.denominator.is_some_and(|base| base.abs() < minimum);
        match fact.value {
            Some(value) if !small => Print::Value(value),
            _ => Print::Missing,
        }
    }

    fn is_over_money(&self, measure: &Measure) -> bool {
        let lower = measure.ratio.as_ref().and_then(|(_, lower)| self.measure(lower));
        lower.is_some_and(|lower| matches!(lower.unit, Unit::Money(_)))
    }

    fn expression(&self, point: &Point, what: &str) -> String {
        format!("{}.{what}", expression::of_point(point, &self.config.report.period))
    }

    fn answer_number(&self, print: &Print, fact: String, decimals: u8, unit: &Unit, sign: Sign) -> Answer {
        self.answer(print, fact, || match print {
            Print::Value(value) => self.locale.number_in(*value, decimals, unit, sign),
            Print::Missing | Print::Suppressed => String::new(),
        })
    }

    fn answer(&self, print: &Print, fact: String, text: impl Fn() -> String) -> Answer {
        let (text, value) = match print {
            Print::Value(value) => (text(), Some(*value)),
            Print::Missing => (self.locale.text("missing", &[]), None),
            Print::Suppressed => (self.locale.text("suppressed", &[]), None),
        };
        Answer {
            known: value.is_some(),
            suppressed: matches!(print, Print::Suppressed),
            shown: Shown { text, fact, value },
        }
    }

    /// "+3.2% against 2018 (1,234)": the difference itself where the base is a count below `percent_base`.
    pub(super) fn change_line(&self, point: &Point, decimals: Option<u8>) -> Option<(Answer, Rich)> {
        let previous = self.previous_point(point)?;
        let measure = self.measure(&point.measure)?;
        let (now, before) = (self.facts.fact(point), self.value(&previous, decimals));
        let period = self.with_data_end(self.period_label(&previous.period), [&previous.period]);
        if !before.known {
            let line = self
                .locale
                .rich("tile-no-previous", &[("period", Arg::Text(&period)), ("sign", Arg::Shown(&before.shown))]);
            return Some((before, line));
        }
        let in_percent = measure.unit != Unit::Percent && self.reaches_base(measure, before.shown.value);
        let change =
            if in_percent && now.value.is_some() { self.change_percent(point) } else { self.change(point, decimals) };
        let line = self.locale.rich(
            "tile-change",
            &[
                ("change", Arg::Shown(&change.shown)),
                ("period", Arg::Text(&period)),
                ("previous", Arg::Shown(&before.shown)),
            ],
        );
        Some((change, line))
    }
}

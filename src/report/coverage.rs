//! What the numbers of a figure or table leave out: rows that do not state a dimension, rows without the number that is read.

use super::context::{Context, sentence_case};
use crate::config::{Filter, Point};
use crate::exact::Exact;
use crate::locale::{Arg, Sign};
use crate::period::{Period, TimeDimension};
use crate::shown::Rich;

/// Of what the coverage is told.
pub(super) struct Covered<'c> {
    /// The measures that are shown.
    pub(super) measures: Vec<&'c str>,
    /// The dimensions by which they are shown.
    pub(super) dimensions: Vec<&'c str>,
    /// What must hold.
    pub(super) filter: &'c Filter,
    /// The period; of steps of time the one that is asked.
    pub(super) period: &'c Period,
}

impl Context<'_> {
    /// A sentence for each dimension that rows do not state, and for each measure that leaves out rows.
    pub(super) fn coverage(&self, covered: &Covered<'_>) -> Vec<Rich> {
        let own = covered.dimensions.iter().filter(|name| TimeDimension::from_name(name).is_none());
        let timed = covered.dimensions.iter().any(|name| TimeDimension::from_name(name).is_some());
        let period = timed.then(|| self.period_label(covered.period));
        let unstated = own.filter_map(|dimension| {
            covered.measures.iter().find_map(|measure| self.not_stated(covered, measure, dimension, period.as_deref()))
        });
        let left_out = covered.measures.iter().filter_map(|measure| self.left_out(covered, measure, period.as_deref()));
        unstated.chain(left_out).collect()
    }

    /// "Age group not stated for 3 of 112."
    fn not_stated(&self, covered: &Covered<'_>, measure: &str, dimension: &str, period: Option<&str>) -> Option<Rich> {
        if !self.counts(measure) {
            return None;
        }
        let whole = Point { filter: covered.filter.clone(), ..Self::headline(measure, covered.period) };
        let part = Point { cell: vec![(dimension.to_owned(), String::new())], ..whole.clone() };
        self.facts.cube(measure, covered.filter, &[dimension.to_owned()])?;
        let (part, whole) = (self.value(&part, None), self.value(&whole, None));
        if !part.known || !whole.known || part.shown.value.is_none_or(|value| value <= Exact::ZERO) {
            return None;
        }
        let dimension = sentence_case(&self.dimension_label(dimension));
        let mut args = vec![
            ("dimension", Arg::Text(dimension.as_str())),
            ("number", Arg::Shown(&part.shown)),
            ("all", Arg::Shown(&whole.shown)),
        ];
        args.extend(period.map(|period| ("period", Arg::Text(period))));
        Some(self.locale.rich(if period.is_some() { "note-not-stated-in" } else { "note-not-stated" }, &args))
    }

    /// "Median age: 3 of 112 rows have no value and are left out."
    fn left_out(&self, covered: &Covered<'_>, measure: &str, period: Option<&str>) -> Option<Rich> {
        let protected = self.measure(measure).is_none_or(|measure| measure.protected);
        if protected && !covered.filter.is_empty() {
            return None;
        }
        let point = Point { filter: covered.filter.clone(), ..Self::headline(measure, covered.period) };
        let fact = self.facts.fact(&point);
        let (blank, rows) = fact.left_out.filter(|_| !fact.suppressed)?;
        let [blank, rows] =
            [blank, rows].map(|count| self.locale.number(Exact::whole(i128::from(count)), 0, Sign::Negative));
        let label = self.measure_label(measure);
        let mut args =
            vec![("measure", Arg::Text(label.as_str())), ("number", Arg::Text(&blank)), ("all", Arg::Text(&rows))];
        args.extend(period.map(|period| ("period", Arg::Text(period))));
        Some(self.locale.rich(if period.is_some() { "note-left-out-in" } else { "note-left-out" }, &args))
    }

    /// Whether a measure is counted or added up, so that a part of it is a part of the whole.
    fn counts(&self, measure: &str) -> bool {
        self.measure(measure).is_some_and(|measure| measure.additive || measure.unit == crate::config::Unit::People)
    }
}

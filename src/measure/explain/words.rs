//! Formulas and reasons in words, for the terminal: written from the parts of a measure itself.

use crate::config::Unit;
use crate::config::{Condition, Config, Filter, Scalar};
use crate::measure::definition::{Definition, Formula, IndicatorFigure, What, When};
use crate::measure::filter::text_of;
use crate::measure::groups::{Counter, Group};
use crate::measure::layout::{Layout, RowTime};

/// Why rows of one source are left out.
pub(super) struct Told {
    of_source: Filter,
    conditions: Filter,
    outside: String,
    blank: String,
}

impl Told {
    pub(super) fn new(
        definition: &Definition,
        counter: &Counter,
        group: &Group,
        config: &Config,
        layouts: &[Option<Layout>],
        source: usize,
    ) -> Self {
        let conditions = counter.filter_index.iter().find(|(_, index)| **index == group.filter);
        let blank = match &definition.formula {
            Formula::Aggregate { what, .. } => columns(what),
            _ => Vec::new(),
        };
        Self {
            of_source: config.sources[source].filter.clone(),
            conditions: conditions.map(|(filter, _)| filter.clone()).unwrap_or_default(),
            outside: outside(when(definition), layouts[source].as_ref()),
            blank: format!("no {}", listed(&blank, "or")),
        }
    }

    pub(super) fn is_total() -> String {
        "a total of other rows".to_owned()
    }

    pub(super) fn left_by_source(&self, at: usize) -> String {
        format!("{}, by `where` of the source", failing(&self.of_source, at))
    }

    pub(super) fn left_by_condition(&self, at: usize) -> String {
        failing(&self.conditions, at)
    }

    pub(super) fn outside_period(&self) -> String {
        self.outside.clone()
    }

    pub(super) fn blank(&self) -> String {
        self.blank.clone()
    }
}

/// What a measure is computed from.
pub(super) fn formula(definition: &Definition, config: &Config, layouts: &[Option<Layout>]) -> String {
    let source_name = |source: usize| config.sources[source].name.name.as_str();
    match &definition.formula {
        Formula::Ratio { upper, lower } => {
            let times = if definition.measure.unit == Unit::Percent { "100 × " } else { "" };
            format!("{times}{} / {}", upper.trim_start_matches('_'), lower.trim_start_matches('_'))
        }
        Formula::Metric => "a figure computed elsewhere".to_owned(),
        Formula::Indicator { source, figure } => {
            let what = match figure {
                IndicatorFigure::Target => "`target` of the indicator",
                IndicatorFigure::Actual => "`actual` of the indicator, else the measure that counts what it is about",
                IndicatorFigure::Achievement => "100 × what the indicator reached / its `target`",
                IndicatorFigure::WithTarget => "number of indicators with a target",
                IndicatorFigure::Met => "number of indicators that reached their target",
            };
            format!(
                "{what}, over the rows of {} {}",
                source_name(*source),
                inside(When::Source, layouts[*source].as_ref())
            )
        }
        Formula::Aggregate { source, filter, when, what } => {
            let conditions: Vec<String> =
                filter.conditions().iter().map(|(name, condition)| holding(name, condition)).collect();
            let conditions =
                if conditions.is_empty() { String::new() } else { format!(", where {}", conditions.join(" and ")) };
            let rows = inside(*when, layouts[*source].as_ref());
            format!("{}, over the rows of {} {rows}{conditions}", computed(what), source_name(*source))
        }
    }
}

fn when(definition: &Definition) -> When {
    match &definition.formula {
        Formula::Aggregate { when, .. } => *when,
        _ => When::Source,
    }
}

fn computed(what: &What) -> String {
    let names = listed(&columns(what), "and");
    match what {
        What::Rows => "number of rows".to_owned(),
        What::Distinct(_) => format!("number of different {names}"),
        What::Sum(_) | What::SumOfPresent(_) => format!("sum of {names}"),
        What::Spread(_, dimension) => format!("sum of {names} by `{dimension}`"),
        What::Mean(_) => format!("mean of {names}"),
        What::Median(_) => format!("median of {names}"),
        What::MedianAge => format!("median of {names}, each `person_id` once"),
        What::Min(_) => format!("smallest {names}"),
        What::Max(_) => format!("largest {names}"),
        What::Months => "days of service in the period × 16/487".to_owned(),
        What::WeeklyHours => format!("{names} × days of service in the period / 7"),
    }
}

/// The columns that are read; their names without signs.
fn columns(what: &What) -> Vec<String> {
    match what {
        What::Rows | What::Months => Vec::new(),
        What::Distinct(column) | What::Mean(column) | What::Median(column) | What::Min(column) | What::Max(column) => {
            vec![column.clone()]
        }
        What::Sum(columns) | What::SumOfPresent(columns) => columns.clone(),
        What::Spread(values, _) => values.iter().map(|(_, column)| column.clone()).collect(),
        What::MedianAge => vec!["age".to_owned()],
        What::WeeklyHours => vec!["hours_per_week".to_owned()],
    }
}

fn listed(names: &[String], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} {word} {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

/// The column of a rule of time.
fn time_column(layout: Option<&Layout>) -> String {
    let at = layout.and_then(|layout| match layout.time {
        RowTime::Day(at) | RowTime::Span(at) => layout.columns.get(at),
        RowTime::Interval { .. } | RowTime::Always => None,
    });
    at.map(|column| column.name.clone()).unwrap_or_default()
}

/// Which rows belong to a period.
fn inside(when: When, layout: Option<&Layout>) -> String {
    match (layout.map_or(RowTime::Always, |layout| layout.time), when) {
        (RowTime::Always, _) => "of any time".to_owned(),
        (RowTime::Day(_) | RowTime::Span(_), _) => format!("whose `{}` lies in the period", time_column(layout)),
        (RowTime::Interval { .. }, When::Source | When::Overlaps) => "with a day of service in the period".to_owned(),
        (RowTime::Interval { .. }, When::AtEnd) => "in service on the last day of the period".to_owned(),
        (RowTime::Interval { .. }, When::Starts) => "whose `start_date` lies in the period".to_owned(),
        (RowTime::Interval { .. }, When::SwornIn) => "whose `sworn_in_date` lies in the period".to_owned(),
        (RowTime::Interval { .. }, When::Ends) => "whose `end_date` lies in the period".to_owned(),
        (RowTime::Interval { .. }, When::StartedBy) => "that started by the end of the period".to_owned(),
        (RowTime::Interval { .. }, When::EndedBy) => "that ended by the end of the period".to_owned(),
    }
}

/// Why a row does not belong to a period.
fn outside(when: When, layout: Option<&Layout>) -> String {
    let what = match (layout.map_or(RowTime::Always, |layout| layout.time), when) {
        (RowTime::Day(_) | RowTime::Span(_), _) => format!(": by `{}`", time_column(layout)),
        (RowTime::Interval { .. }, When::Source | When::Overlaps) => ": no day of service".to_owned(),
        (RowTime::Interval { .. }, When::AtEnd) => ": not in service on its last day".to_owned(),
        (RowTime::Interval { .. }, When::Starts) => ": by `start_date`".to_owned(),
        (RowTime::Interval { .. }, When::SwornIn) => ": by `sworn_in_date`".to_owned(),
        (RowTime::Interval { .. }, When::Ends) => ": by `end_date`".to_owned(),
        (RowTime::Interval { .. }, When::StartedBy) => ": started later".to_owned(),
        (RowTime::Interval { .. }, When::EndedBy) => ": not ended by its last day".to_owned(),
        (RowTime::Always, _) => String::new(),
    };
    format!("not in the period{what}")
}

/// The condition at a place of a filter, as a row does not fulfil it.
fn failing(filter: &Filter, at: usize) -> String {
    filter
        .conditions()
        .get(at)
        .map_or_else(|| "a condition".to_owned(), |(name, condition)| told(name, condition, false))
}

/// A condition that holds.
fn holding(name: &str, condition: &Condition) -> String {
    told(name, condition, true)
}

fn told(name: &str, condition: &Condition, holds: bool) -> String {
    let is = |positive: bool| if positive == holds { "is" } else { "is not" };
    match condition {
        Condition::OneOf(values) => format!("`{name}` {} {}", is(true), one_of(values)),
        Condition::NotOneOf(values) => format!("`{name}` {} {}", is(false), one_of(values)),
        Condition::Empty(empty) => format!("`{name}` {} empty", is(*empty)),
        Condition::Within { min, max, below } => {
            let bound =
                |word: &str, bound: &Option<Scalar>| bound.as_ref().map(|bound| format!("{word} {}", text_of(bound)));
            let bounds = [bound("at least", min), bound("at most", max), bound("below", below)];
            format!("`{name}` {} {}", is(true), bounds.into_iter().flatten().collect::<Vec<_>>().join(" and "))
        }
    }
}

fn one_of(values: &[Scalar]) -> String {
    let texts: Vec<String> = values.iter().map(text_of).collect();
    match texts.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => texts.concat(),
    }
}

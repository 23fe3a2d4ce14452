//! The whole query language: a measure, over periods, by dimensions, where conditions hold.

use crate::exact::Exact;
use crate::period::Period;
use chrono::NaiveDate;

/// A literal value in a condition.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scalar {
    /// `true`, `false`
    Bool(bool),
    /// A number.
    Number(Exact),
    /// A date.
    Date(NaiveDate),
    /// Text: an id, an enumerated value, a cell as written.
    Text(String),
}

/// What one column, reference column or dimension must fulfil.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Condition {
    /// One of these values.
    OneOf(Vec<Scalar>),
    /// None of these values.
    NotOneOf(Vec<Scalar>),
    /// Between: `min` and `max` inclusive, `below` exclusive.
    Within {
        /// Inclusive.
        min: Option<Scalar>,
        /// Inclusive.
        max: Option<Scalar>,
        /// Exclusive.
        below: Option<Scalar>,
    },
    /// Whether the cell is empty.
    Empty(bool),
}

/// Conditions that must all hold, by column or dimension, in the order of their names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Filter(Vec<(String, Condition)>);

impl Filter {
    /// From conditions in any order.
    pub fn new(mut conditions: Vec<(String, Condition)>) -> Self {
        conditions.sort();
        conditions.dedup();
        Self(conditions)
    }

    /// No condition.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The conditions by name.
    pub fn conditions(&self) -> &[(String, Condition)] {
        &self.0
    }

    /// Both filters at once.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self::new(self.0.iter().chain(&other.0).cloned().collect())
    }
}

/// What is asked: answered in every period and for every combination of the dimensions' values.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Question {
    /// Name of the measure.
    pub measure: String,
    /// Dimensions, none of them a dimension of time, in the order of the answer.
    pub by: Vec<String>,
    /// Conditions beyond the measure's own.
    pub filter: Filter,
    /// Every period in which it is asked; steps of time are periods.
    pub periods: Vec<Period>,
}

/// One number: a measure in a period, restricted, at one value of each dimension.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Point {
    /// Name of the measure.
    pub measure: String,
    /// Conditions beyond the measure's own.
    pub filter: Filter,
    /// When.
    pub period: Period,
    /// Dimension and key, none of them time (its step is the period), in the order of the question.
    pub cell: Vec<(String, String)>,
}

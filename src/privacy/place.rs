//! A measure, conditions and keys → the one name that a cell has however it is asked.

use crate::config::{Aggregate, BinBreaks, Condition, Config, Filter, Kind, Scalar, TimeRule};
use crate::exact::Exact;
use crate::measure::Measure;
use crate::measure::check::kinds::EARLY;
use crate::period::Period;
use std::collections::{BTreeMap, BTreeSet};

/// Where a count of persons stands, whoever asks for it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Place {
    /// What is counted: `served` restricted and a declared measure of the same persons are of one family.
    pub(super) family: String,
    /// The values that are counted, by dimension.
    pub(super) at: BTreeMap<String, BTreeSet<String>>,
    /// Conditions that name no values.
    pub(super) rest: Vec<(String, Condition)>,
}

/// A place in a period.
pub(super) type Spot = (Place, Period);

impl Place {
    /// What a measure counts over the whole report; of an average, the persons behind it.
    pub(super) fn of(measure: &Measure, config: &Config) -> Self {
        let mut place = Self { family: measure.name.clone(), ..Self::default() };
        if measure.ready_made {
            let events = |step: &str| format!("volunteers rows {step}");
            place.family = match measure.name.as_str() {
                "served" | "virtual_participants" | "median_age" => "volunteers distinct person_id Overlaps".to_owned(),
                "in_service" => "volunteers distinct person_id AtEnd".to_owned(),
                "started" => events("Starts"),
                "sworn_in" => events("SwornIn"),
                "completed" | "ended" | "early_terminations" => events("Ends"),
                "active_volunteers" => {
                    let source = measure.source.as_deref().unwrap_or_default();
                    place.family = format!("{source} distinct volunteer_id");
                    return place;
                }
                _ => return place,
            };
            let service: BTreeSet<String> = match measure.name.as_str() {
                "virtual_participants" => BTreeSet::from(["virtual".to_owned()]),
                _ => config.report.volunteers.iter().cloned().collect(),
            };
            place.at.insert("service".to_owned(), service);
            let reasons: &[&str] = match measure.name.as_str() {
                "completed" => &["completed"],
                "early_terminations" => EARLY,
                _ => return place,
            };
            place.at.insert("end_reason".to_owned(), reasons.iter().map(|&reason| reason.to_owned()).collect());
            return place;
        }
        let Some(declared) = measure.config.and_then(|index| config.measures.get(index)) else { return place };
        let time = declared.time.unwrap_or(TimeRule::Overlaps);
        let (volunteers, source) = (measure.kind == Some(Kind::Volunteers), measure.source.as_deref());
        let what = match &declared.aggregate {
            Some(Aggregate::Count) => "rows".to_owned(),
            Some(Aggregate::CountDistinct(column)) => format!("distinct {}", column.name),
            Some(Aggregate::Mean(_) | Aggregate::Median(_)) if volunteers => "distinct person_id".to_owned(),
            _ => return place.with(&declared.filter, config),
        };
        place.family = match source {
            _ if volunteers => format!("volunteers {what} {time:?}"),
            Some(source) => format!("{source} {what}"),
            None => return place,
        };
        if volunteers && !declared.filter.conditions().iter().any(|(name, _)| name == "service") {
            place.at.insert("service".to_owned(), config.report.volunteers.iter().cloned().collect());
        }
        place.with(&declared.filter, config)
    }

    /// Whether its rows are spans of time, which are in several steps at once.
    pub(super) fn is_of_spans(&self) -> bool {
        self.family.ends_with("Overlaps") || self.family.ends_with("AtEnd")
    }

    /// Under further conditions.
    pub(super) fn with(mut self, filter: &Filter, config: &Config) -> Self {
        for (name, condition) in filter.conditions() {
            match named_values(name, condition, config) {
                Some((dimension, values)) => self.restrict(dimension, values),
                None => self.rest.push((name.clone(), condition.clone())),
            }
        }
        self.rest.sort();
        self
    }

    /// Where a dimension has one of these values.
    pub(super) fn among(mut self, dimension: &str, values: &BTreeSet<String>) -> Self {
        self.restrict(dimension.to_owned(), values.clone());
        self
    }

    /// Without the condition at this index of those that name no values.
    pub(super) fn without_condition(&self, index: usize) -> Self {
        let mut place = self.clone();
        place.rest.remove(index);
        place
    }

    /// Without what is said of a dimension.
    pub(super) fn without(&self, dimension: &str) -> Self {
        let mut place = self.clone();
        place.at.remove(dimension);
        place
    }

    fn restrict(&mut self, dimension: String, values: BTreeSet<String>) {
        match self.at.get_mut(&dimension) {
            Some(known) => known.retain(|value| values.contains(value)),
            None => {
                self.at.insert(dimension, values);
            }
        }
    }
}

/// The name of a dimension: of those that only label another one, that one.
pub(super) fn dimension(name: &str, config: &Config) -> String {
    let declared = config.dimensions.iter().find(|dimension| dimension.name.name == name);
    let of = declared
        .filter(|dimension| dimension.breaks.is_none() && dimension.groups.is_empty())
        .map_or(name, |dimension| dimension.of.name.as_str());
    of.strip_suffix("_id").unwrap_or(of).to_owned()
}

/// The values that a condition leaves out, where it names these.
pub(super) fn values_left_out(condition: &Condition) -> Option<BTreeSet<String>> {
    match condition {
        Condition::NotOneOf(values) => Some(values.iter().map(key).collect()),
        Condition::Empty(false) => Some(BTreeSet::from([String::new()])),
        _ => None,
    }
}

/// The values that a condition names, of which dimension; a range of numbers that ends at breaks is a set of bins.
fn named_values(name: &str, condition: &Condition, config: &Config) -> Option<(String, BTreeSet<String>)> {
    match condition {
        Condition::OneOf(values) => Some((dimension(name, config), values.iter().map(key).collect())),
        Condition::Empty(true) => Some((dimension(name, config), BTreeSet::from([String::new()]))),
        Condition::Within { min, max: None, below } => {
            let base = dimension(name, config);
            config.dimensions.iter().find_map(|declared| {
                let breaks = declared.breaks.as_ref().filter(|_| dimension(&declared.of.name, config) == base)?;
                Some((declared.name.name.clone(), bins(breaks, min.as_ref(), below.as_ref())?))
            })
        }
        Condition::NotOneOf(_) | Condition::Within { .. } | Condition::Empty(false) => None,
    }
}

fn bins(breaks: &BinBreaks, min: Option<&Scalar>, below: Option<&Scalar>) -> Option<BTreeSet<String>> {
    let number = |bound: &Scalar| match bound {
        Scalar::Number(number) if breaks.contains(number) => Some(*number),
        _ => None,
    };
    let (min, below) = (min.map(number), below.map(number));
    if min == Some(None) || below == Some(None) {
        return None;
    }
    let (min, below) = (min.flatten(), below.flatten());
    let inside = breaks.iter().filter(|lower| min.is_none_or(|min| **lower >= min));
    let inside = inside.filter(|lower| below.is_none_or(|below| **lower < below)).map(|lower| lower.to_json());
    let first = breaks.first().filter(|_| min.is_none()).map(|first| format!("<{}", first.to_json()));
    Some(first.into_iter().chain(inside).collect())
}

fn key(value: &Scalar) -> String {
    match value {
        Scalar::Text(text) => text.clone(),
        Scalar::Number(number) => number.to_json(),
        Scalar::Bool(value) => value.to_string(),
        Scalar::Date(day) => day.to_string(),
    }
}

/// The bin of a number by its key; none for what is no number.
pub(super) fn bin(breaks: &[Exact], number: &str) -> Option<String> {
    let number = Exact::parse(number)?;
    let lower = breaks.iter().rev().find(|lower| **lower <= number);
    Some(lower.map_or_else(
        || breaks.first().map(|first| format!("<{}", first.to_json())).unwrap_or_default(),
        |lower| lower.to_json(),
    ))
}

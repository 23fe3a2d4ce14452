//! Facts → the cells of a run, each once, and which facts print them.
//!
//! Every question counts as printed: what a report asks and does not show is taken to be known, which hides more, never less.

use super::hierarchy::Hierarchy;
use super::place::{self, Place, Spot};
use super::rules;
use super::system::{Cell, System};
use crate::config::{Aggregate, Config, Filter};
use crate::exact::Exact;
use crate::measure::{Cube, Fact, Facts, Measure};
use crate::period::Period;
use std::collections::{BTreeMap, BTreeSet};

/// A question.
pub(super) type QuestionKey = (String, Filter, Vec<String>);
/// One of its answers.
pub(super) type FactKey = (QuestionKey, (Period, Vec<String>));

/// The cells with all that is needed to hide them.
#[derive(Default)]
pub(super) struct Published {
    /// Their numbers and relations.
    pub(super) system: System,
    /// Facts that print a cell, or are computed from it.
    pub(super) facts: Vec<(FactKey, usize)>,
    /// Facts over persons that another measure counts.
    pub(super) watching: Vec<(FactKey, Spot)>,
    /// The index of each cell.
    pub(super) spots: BTreeMap<Spot, usize>,
    /// By place and a dimension along which all that is there is asked: the cells along it, by period and values.
    pub(super) parts: BTreeMap<(Place, String), BTreeMap<Period, Parts>>,
    /// Places whose steps of time add up, with the periods in which they are asked.
    pub(super) steps: BTreeMap<Place, BTreeSet<Period>>,
    /// The first measure that asks for a place and prints it.
    pub(super) measures: BTreeMap<Place, String>,
}

/// Cells that share the values of a dimension among them.
pub(super) type Parts = BTreeMap<BTreeSet<String>, usize>;

/// A question whose answers count persons.
struct Asked<'a> {
    measure: &'a Measure,
    key: &'a QuestionKey,
    dimensions: Vec<String>,
    hierarchies: &'a [Hierarchy<'a>],
    minimum: Exact,
    is_total: bool,
    keeps_zeros: bool,
}

/// Reads a count of persons from a fact.
type Count = fn(&Fact) -> Option<Exact>;

/// A count of persons behind a fact.
struct Counted {
    place: Place,
    count: Count,
    /// Whether the fact gives the count away.
    printed: bool,
    adds_over_time: bool,
}

/// Every cell of the run, not yet related.
pub(super) fn published(facts: &Facts, config: &Config, hierarchies: &[Hierarchy<'_>]) -> Published {
    let conditioned = rules::conditioned(facts, config);
    let mut published = Published::default();
    for (key, cube) in facts.cubes() {
        let (name, filter, by) = key;
        let Some(measure) = facts.measures.get(name) else { continue };
        if cube.cells.values().chain(cube.empty.values()).all(|fact| fact.persons.is_none()) {
            continue;
        }
        let asked = Asked {
            measure,
            key,
            dimensions: by.iter().map(|name| place::dimension(name, config)).collect(),
            hierarchies,
            minimum: rules::minimum(name, filter, by, config),
            is_total: by.is_empty() && filter.is_empty() && !conditioned.contains(name),
            keeps_zeros: config.privacy.show_zeros,
        };
        for counted in counted(&asked, facts, config) {
            published.count(&asked, &counted, facts, cube);
        }
    }
    for cell in &mut published.system.cells {
        cell.fixed |= cell.value <= 0.0 && !cell.small;
        cell.small &= !cell.fixed;
    }
    published
}

impl Published {
    fn count(&mut self, asked: &Asked<'_>, counted: &Counted, facts: &Facts, cube: &Cube) {
        let zeros = zeros(asked, facts, cube);
        let mut cells: Vec<_> = cube.cells.iter().chain(zeros.iter().map(|(at, fact)| (at, *fact))).collect();
        cells.sort_by_cached_key(|((period, keys), _)| {
            let axes = asked.key.2.iter().map(|name| facts.axes.get(name));
            let place = |(axis, key): (Option<&crate::measure::Axis>, &String)| {
                axis.and_then(|axis| axis.members.iter().position(|member| member.key == *key))
            };
            (period.clone(), axes.zip(keys).map(place).collect::<Vec<_>>())
        });
        for (at, fact) in cells {
            let Some(persons) = (counted.count)(fact) else { continue };
            let at_values = asked.key.2.iter().zip(&at.1).map(|(name, key)| values(asked, name, key, facts));
            let at_values: Vec<_> = asked.dimensions.iter().zip(at_values).collect();
            let whole_of = |left_out: Option<usize>| {
                let others = at_values.iter().enumerate().filter(|(index, _)| Some(*index) != left_out);
                let place = others.fold(counted.place.clone(), |place, (_, (name, values))| place.among(name, values));
                place.settled(asked.hierarchies)
            };
            let spot = (whole_of(None), at.0.clone());
            let key = (asked.key.clone(), at.clone());
            if !counted.printed {
                self.watching.push((key, spot));
                continue;
            }
            let index = self.cell(&spot, persons, asked);
            self.measures.entry(spot.0.clone()).or_insert_with(|| asked.measure.name.clone());
            for (at, (dimension, _)) in at_values.iter().enumerate() {
                let Some(values) = spot.0.at.get(*dimension) else { continue };
                let parts = self.parts.entry((whole_of(Some(at)), (*dimension).clone())).or_default();
                parts.entry(spot.1.clone()).or_default().insert(values.clone(), index);
            }
            if counted.adds_over_time {
                self.steps.entry(spot.0).or_default().extend(cube.empty.keys().cloned());
            }
            if !asked.is_total && cube.cells.contains_key(&key.1) {
                self.facts.push((key, index));
            }
        }
    }

    /// The cell at a place. A second value there means that the names mislead: it is then a cell without relations.
    fn cell(&mut self, spot: &Spot, persons: Exact, asked: &Asked<'_>) -> usize {
        let (value, minimum) = (persons.to_f64(), asked.minimum.to_f64());
        let small = !asked.is_total && if persons.is_zero() { !asked.keeps_zeros } else { persons < asked.minimum };
        let known = self.spots.get(spot).copied();
        let known = known.filter(|&index| (self.system.cells[index].value - value).abs() < f64::EPSILON);
        if let Some(index) = known {
            let cell = &mut self.system.cells[index];
            cell.minimum = cell.minimum.max(minimum);
            cell.small |= small;
            cell.fixed |= asked.is_total;
            return index;
        }
        let index = self.system.cells.len();
        self.system.cells.push(Cell { value, minimum, small, fixed: asked.is_total, unprinted: false });
        self.spots.entry(spot.clone()).or_insert(index);
        index
    }
}

/// The values of the data that a key stands for: itself, or those that were merged into it.
fn values(asked: &Asked<'_>, dimension: &str, key: &String, facts: &Facts) -> BTreeSet<String> {
    let merged = facts.merged.get(&(asked.measure.name.clone(), dimension.to_owned()));
    let values = merged.into_iter().flatten().filter(|(_, into)| *into == key).map(|(value, _)| value.clone());
    let values: BTreeSet<String> = values.collect();
    if values.is_empty() { BTreeSet::from([key.clone()]) } else { values }
}

/// Combinations of keys that have no persons, where zeros are hidden as well: each is a cell that must not be worked out.
fn zeros<'c>(asked: &Asked<'_>, facts: &Facts, cube: &'c Cube) -> Vec<((Period, Vec<String>), &'c Fact)> {
    if asked.keeps_zeros || asked.is_total {
        return Vec::new();
    }
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    for (at, name) in asked.key.2.iter().enumerate() {
        let mut keys: BTreeSet<String> = cube.cells.keys().map(|(_, keys)| keys[at].clone()).collect();
        if let Some(axis) = facts.axes.get(name) {
            let merged = facts.merged.get(&(asked.measure.name.clone(), name.clone()));
            let members = axis.members.iter().map(|member| &member.key).filter(|key| match merged {
                Some(merged) => merged.values().any(|into| into == *key),
                None => !axis.is_other(key) && axis.district(key).is_none(),
            });
            keys.extend(members.cloned());
        }
        rows = rows
            .iter()
            .flat_map(|row| keys.iter().map(|key| [row.as_slice(), std::slice::from_ref(key)].concat()))
            .collect();
    }
    let zeros = cube.empty.iter().filter(|(_, fact)| fact.persons.is_some());
    let all = zeros.flat_map(|(period, fact)| rows.iter().map(move |keys| ((period.clone(), keys.clone()), fact)));
    all.filter(|(at, _)| !cube.cells.contains_key(at)).collect()
}

/// The counts of persons behind the facts of a question.
fn counted(asked: &Asked<'_>, facts: &Facts, config: &Config) -> Vec<Counted> {
    let of = |measure: &Measure, count: Count| {
        let place = Place::of(measure, config).with(&asked.key.1, config);
        let adds_over_time = measure.additive && !place.is_of_spans();
        Counted { place, count, printed: !is_average(measure, config), adds_over_time }
    };
    let Some((upper, lower)) = &asked.measure.ratio else { return vec![of(asked.measure, |fact| fact.persons)] };
    let parts: [(&String, Count); 2] = [(upper, |fact| fact.numerator), (lower, |fact| fact.denominator)];
    let measures = parts.into_iter().filter_map(|(name, count)| Some((facts.measures.get(name)?, count)));
    measures.filter(|(measure, _)| measure.protected).map(|(measure, count)| of(measure, count)).collect()
}

/// Whether a measure is a mean or a median: it is computed from persons and does not say how many.
pub(super) fn is_average(measure: &Measure, config: &Config) -> bool {
    let declared = measure.config.filter(|_| !measure.ready_made).and_then(|index| config.measures.get(index));
    let aggregate = declared.and_then(|declared| declared.aggregate.as_ref());
    matches!(aggregate, Some(Aggregate::Mean(_) | Aggregate::Median(_)))
        || (measure.ready_made && measure.name == "median_age")
}

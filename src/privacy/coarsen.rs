//! Small cells → fewer, larger ones: neighbouring bins are merged, small places become the rest of their district, small
//! values of another list become Other (GRAMMAR 2.10, rule 3).
//!
//! A dimension is coarsened only where all its measures can be added exactly, and alike for all that stand together.

use super::districts;
use super::merge::{self, Keys};
use super::place;
use super::rules;
use crate::config::{Config, Filter, Include, TableShape};
use crate::exact::Exact;
use crate::measure::{Cube, Facts, OTHER, Shape};
use crate::period::Period;
use std::collections::{BTreeMap, BTreeSet};

type Question = (String, Filter, Vec<String>);

/// Merges values of dimensions until no cell is too small, where that is possible.
pub(super) fn coarsen(facts: &mut Facts, config: &Config) {
    if !config.privacy.coarsen {
        return;
    }
    let asked: BTreeSet<(String, String)> = facts
        .cubes()
        .filter(|(_, cube)| cube.cells.values().any(|fact| fact.persons.is_some()))
        .flat_map(|((measure, _, by), _)| by.iter().map(move |name| (name.clone(), measure.clone())))
        .collect();
    let mut done = BTreeSet::new();
    for (dimension, measure) in asked {
        if done.contains(&(dimension.clone(), measure.clone())) {
            continue;
        }
        let together = together(&dimension, &measure, facts, config);
        done.extend(together.iter().map(|measure| (dimension.clone(), measure.clone())));
        if is_fixed(&dimension, &together, config) || !merge::can_be_added(facts, config, &dimension, &together) {
            continue;
        }
        let keys = match facts.axes.get(&dimension).map(|axis| &axis.shape) {
            Some(Shape::Bins(breaks)) => bins(facts, config, &dimension, &together, breaks),
            Some(Shape::Nominal | Shape::Reference) if place::dimension(&dimension, config) == "place" => {
                places(facts, config, &dimension, &together)
            }
            Some(Shape::Nominal | Shape::Reference) => named(facts, config, &dimension, &together),
            _ => None,
        };
        if let Some(keys) = keys.filter(|keys| keys.iter().any(|(from, to)| from != to)) {
            merge::merge(facts, &dimension, &together, &keys);
        }
    }
}

/// All measures that stand by the dimension in a figure or table with this one, or with one that does; all measures by
/// it where it is made of bins, whose breaks are the dimension's.
fn together(dimension: &str, measure: &str, facts: &Facts, config: &Config) -> BTreeSet<String> {
    let by_bins = facts.axes.get(dimension).is_some_and(|axis| matches!(axis.shape, Shape::Bins(_)));
    if by_bins {
        let asked = facts.cubes().filter(|((_, _, by), _)| by.iter().any(|name| name == dimension));
        return asked.map(|((measure, _, _), _)| measure.clone()).collect();
    }
    let mut together = BTreeSet::from([measure.to_owned()]);
    loop {
        let before = together.len();
        for shown in shown_together(dimension, config) {
            if shown.iter().any(|name| together.contains(*name)) {
                together.extend(shown.into_iter().map(str::to_owned));
            }
        }
        if together.len() == before {
            return together;
        }
    }
}

/// The measures of each figure and table that shows the dimension.
fn shown_together<'c>(dimension: &'c str, config: &'c Config) -> Vec<Vec<&'c str>> {
    let figures = config.figures.iter().map(|figure| &figure.data);
    let figures = figures
        .filter(|data| data.dimensions().any(|named| named.name == dimension))
        .map(|data| data.measures.iter().chain(&data.target).map(|named| named.name.as_str()).collect());
    let tables = config.tables.iter().filter_map(|table| match &table.shape {
        TableShape::Aggregated { rows, across, .. }
            if rows.name == dimension || across.as_ref().is_some_and(|across| across.by.name == dimension) =>
        {
            Some(table.shape.measures())
        }
        _ => None,
    });
    figures.chain(tables).collect()
}

/// Whether the values must stay as they are: a table names them with `include`, or a map draws them.
fn is_fixed(dimension: &str, together: &BTreeSet<String>, config: &Config) -> bool {
    let maps = config.figures.iter().filter(|figure| figure.data.shapes.is_some());
    let mut maps = maps.map(|figure| &figure.data).filter(|data| data.by.name == dimension);
    let mut tables = config.tables.iter().filter(|table| match &table.shape {
        TableShape::Aggregated { rows, group, include, .. } => {
            let headed = group.as_ref().is_some_and(|group| group.name == dimension);
            let listed = rows.name == dimension && *include != Include::Period;
            (headed || listed) && table.shape.measures().iter().any(|measure| together.contains(*measure))
        }
        TableShape::Records(_) => false,
    });
    maps.any(|data| data.measures.iter().any(|named| together.contains(&named.name))) || tables.next().is_some()
}

/// The counts that decide, by key: of every question by this dimension, alone or where it is the one to be coarsened.
pub(super) struct Deciding {
    /// A minimum and the counts of one period and one value of every other dimension.
    slices: Vec<(Exact, BTreeMap<String, Exact>)>,
}

impl Deciding {
    fn of(facts: &Facts, config: &Config, dimension: &str, together: &BTreeSet<String>) -> Self {
        let mut slices = Vec::new();
        for (question, cube) in facts.cubes() {
            let (measure, filter, by) = question;
            let Some(at) = by.iter().position(|name| name == dimension).filter(|_| together.contains(measure)) else {
                continue;
            };
            if by.len() > 1 && !by.iter().all(|other| other == dimension || is_coarser(facts, other, dimension)) {
                continue;
            }
            let minimum = rules::minimum(measure, filter, by, config);
            let counts = counts(question, cube, at, facts).into_iter();
            let shown = counts.filter(|((period, _), _)| !is_only_compared(period, cube, config));
            slices.extend(shown.map(|(_, counts)| (minimum, counts)));
        }
        // What has together less than the minimum is helped by no merging.
        slices.retain(|(minimum, counts): &(Exact, BTreeMap<String, Exact>)| {
            let sum = counts.values().try_fold(Exact::ZERO, |sum, count| sum.plus(*count));
            sum.is_some_and(|sum| sum >= *minimum)
        });
        Self { slices }
    }

    /// The groups of keys that are too small somewhere.
    pub(super) fn too_small(&self, keys: &Keys) -> BTreeSet<String> {
        let small = self.slices.iter().flat_map(|(minimum, counts)| {
            grouped(counts, keys).into_iter().filter(move |(_, count)| !count.is_zero() && count < minimum)
        });
        small.map(|(key, _)| key).collect()
    }

    /// Whether a group of keys has more than half of the persons of some slice.
    pub(super) fn is_mostly(&self, keys: &Keys, key: &str) -> bool {
        self.slices.iter().any(|(_, counts)| {
            let all = counts.values().try_fold(Exact::ZERO, |sum, count| sum.plus(*count));
            let twice = grouped(counts, keys).get(key).and_then(|count| count.plus(*count));
            all.zip(twice).is_some_and(|(all, twice)| twice > all)
        })
    }

    /// The persons of a group of keys in all slices.
    pub(super) fn size(&self, keys: &Keys, key: &str) -> Exact {
        let sizes = self.slices.iter().filter_map(|(_, counts)| grouped(counts, keys).get(key).copied());
        sizes.fold(Exact::ZERO, |sum, count| sum.plus(count).unwrap_or(sum))
    }
}

fn grouped(counts: &BTreeMap<String, Exact>, keys: &Keys) -> BTreeMap<String, Exact> {
    let mut groups: BTreeMap<String, Exact> = BTreeMap::new();
    for (key, count) in counts {
        let group = groups.entry(keys.get(key).unwrap_or(key).clone()).or_insert(Exact::ZERO);
        *group = group.plus(*count).unwrap_or(*group);
    }
    groups
}

/// Whether a period is asked only because the one that is shown is compared with it.
fn is_only_compared(period: &Period, cube: &Cube, config: &Config) -> bool {
    let report = &config.report;
    let mut periods = cube.empty.keys();
    let (Some(first), Some(second), None) = (periods.next(), periods.next(), periods.next()) else { return false };
    let before = if *second == report.period { report.compare.clone() } else { report.year.previous(second) };
    period == first && before.as_ref() == Some(first)
}

/// Whether of two dimensions the other one is to be coarsened: the binned one, else the one with more values.
fn is_coarser(facts: &Facts, other: &str, dimension: &str) -> bool {
    let weight = |name: &str| {
        let axis = facts.axes.get(name);
        axis.map_or((false, 0), |axis| (matches!(axis.shape, Shape::Bins(_)), axis.members.len()))
    };
    (weight(other), other) < (weight(dimension), dimension)
}

/// The counts of persons of a question by one of its dimensions, for each period and value of the others.
fn counts(
    question: &Question,
    cube: &Cube,
    at: usize,
    facts: &Facts,
) -> BTreeMap<(Period, Vec<String>), BTreeMap<String, Exact>> {
    let mut slices: BTreeMap<(Period, Vec<String>), BTreeMap<String, Exact>> = BTreeMap::new();
    let is_ratio = facts.measures.get(&question.0).is_some_and(|measure| measure.ratio.is_some());
    for ((period, keys), fact) in &cube.cells {
        let count = if is_ratio { fact.numerator } else { fact.persons };
        let (Some(count), Some(_)) = (count, fact.persons) else { continue };
        let mut others = keys.clone();
        let key = others.remove(at);
        slices.entry((period.clone(), others)).or_default().insert(key, count);
    }
    slices
}

/// Neighbouring bins merged, the smallest first with its smaller neighbour; none where two bins would not be enough.
fn bins(
    facts: &Facts,
    config: &Config,
    dimension: &str,
    together: &BTreeSet<String>,
    breaks: &[Exact],
) -> Option<Keys> {
    let deciding = Deciding::of(facts, config, dimension, together);
    let members = &facts.axes.get(dimension)?.members;
    let mut groups: Vec<Vec<String>> =
        members.iter().filter(|member| !member.key.is_empty()).map(|member| vec![member.key.clone()]).collect();
    loop {
        let keys = named_by_bins(&groups, breaks);
        let small = deciding.too_small(&keys);
        if small.iter().all(String::is_empty) {
            return Some(keys);
        }
        if groups.len() <= 2 {
            return None;
        }
        let size = |group: &[String]| group.first().and_then(|key| keys.get(key)).map(|key| deciding.size(&keys, key));
        let at = (0..groups.len())
            .filter(|&at| groups[at].first().and_then(|key| keys.get(key)).is_some_and(|key| small.contains(key)))
            .min_by_key(|&at| size(&groups[at]))?;
        let below = at.checked_sub(1);
        let above = Some(at + 1).filter(|above| *above < groups.len());
        let with = below.into_iter().chain(above).min_by_key(|&other| size(&groups[other]))?;
        let merged = groups.remove(at.max(with));
        groups[at.min(with)].extend(merged);
    }
}

/// The key of merged bins: the lower break of the first one, or `<` and the upper break where one below the first is in it.
fn named_by_bins(groups: &[Vec<String>], breaks: &[Exact]) -> Keys {
    let mut keys = Keys::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let last = group.last().and_then(|key| Exact::parse(key));
        let above = last.and_then(|last| breaks.iter().find(|lower| **lower > last));
        let name = match above {
            Some(above) if first.starts_with('<') && group.len() > 1 => format!("<{}", above.to_json()),
            _ => first.clone(),
        };
        keys.extend(group.iter().map(|key| (key.clone(), name.clone())));
    }
    keys
}

/// Small places as the rest of their district where districts are known, else as Other.
fn places(facts: &Facts, config: &Config, dimension: &str, together: &BTreeSet<String>) -> Option<Keys> {
    let Some(districts) = facts.attributes.get(&("place".to_owned(), "district".to_owned())) else {
        return named(facts, config, dimension, together);
    };
    let deciding = Deciding::of(facts, config, dimension, together);
    let mut present = BTreeSet::new();
    for ((_, _, by), cube) in facts.cubes().filter(|((measure, ..), _)| together.contains(measure)) {
        let Some(at) = by.iter().position(|name| name == dimension) else { continue };
        let filled = cube.cells.iter().filter(|(_, fact)| fact.persons.is_some_and(|persons| !persons.is_zero()));
        present.extend(filled.map(|((_, keys), _)| keys[at].clone()));
    }
    districts::partition(&deciding, &facts.axes.get(dimension)?.members, districts, &present)
}

/// Small values as Other; while that is too small, the smallest value with it. None where Other would be more than half of
/// the persons: hiding what is small says more.
fn named(facts: &Facts, config: &Config, dimension: &str, together: &BTreeSet<String>) -> Option<Keys> {
    let deciding = Deciding::of(facts, config, dimension, together);
    let members = &facts.axes.get(dimension)?.members;
    let mut keys: Keys = members.iter().map(|member| (member.key.clone(), member.key.clone())).collect();
    loop {
        let mut small = deciding.too_small(&keys);
        if small.is_empty() {
            return Some(keys);
        }
        if small.remove(OTHER.0) || small.is_empty() {
            let left = members.iter().filter(|member| keys.get(&member.key).is_some_and(|key| key != OTHER.0));
            let next = left.min_by_key(|member| deciding.size(&keys, &member.key))?;
            small.insert(next.key.clone());
        }
        for key in small {
            keys.insert(key, OTHER.0.to_owned());
        }
        if deciding.is_mostly(&keys, OTHER.0) {
            return None;
        }
    }
}

//! The cells of a run → how they add up: along a dimension, under conditions, from a place to its district, over time.

use super::hierarchy::Hierarchy;
use super::published::Published;
use super::restricted;
use super::system::{Cell, Relation};
use crate::config::Config;
use crate::period::{Period, Step};
use std::collections::{BTreeMap, BTreeSet};

/// Relations while they are found.
#[derive(Default)]
pub(super) struct Found {
    /// A whole and what it is the sum of.
    sums: BTreeSet<Relation>,
    /// A whole and parts that leave something over.
    rests: BTreeSet<(usize, Vec<usize>)>,
}

impl Found {
    /// The parts are all of the whole.
    pub(super) fn sum(&mut self, whole: usize, mut parts: Vec<usize>) {
        parts.sort_unstable();
        parts.dedup();
        if !parts.is_empty() && !parts.contains(&whole) {
            self.sums.insert(Relation { whole, parts, overlapping: false });
        }
    }

    /// The parts, which share nothing, and perhaps more are the whole.
    pub(super) fn rest(&mut self, whole: usize, mut parts: Vec<usize>) {
        parts.sort_unstable();
        parts.dedup();
        if !parts.is_empty() && !parts.contains(&whole) {
            self.rests.insert((whole, parts));
        }
    }
}

/// Puts the relations between the cells in place, with a cell for each rest that a reader can work out.
pub(super) fn relate(published: &mut Published, config: &Config, hierarchies: &[Hierarchy<'_>]) {
    let mut found = Found::default();
    restricted::along_dimensions(published, &mut found);
    restricted::along_conditions(published, config, &mut found);
    over_time(published, &mut found);
    for hierarchy in hierarchies {
        restricted::inside_hierarchy(published, hierarchy, &mut found);
        along_hierarchy(published, hierarchy, &mut found);
    }
    for (whole, parts) in std::mem::take(&mut found.rests) {
        add_rest(published, &mut found, whole, &parts);
    }
    let cells = &published.system.cells;
    let known = |relation: &Relation| {
        let parts: f64 = relation.parts.iter().map(|&part| cells[part].value).sum();
        let fits = relation.parts.iter().all(|&part| cells[part].value <= cells[relation.whole].value);
        Relation { overlapping: fits && parts > cells[relation.whole].value, ..relation.clone() }
    };
    published.system.relations = found.sums.iter().map(known).collect();
}

/// A cell for what parts leave of a whole. Parts that have together more than it, because persons are in two of them, leave
/// something each.
fn add_rest(published: &mut Published, found: &mut Found, whole: usize, parts: &[usize]) {
    let cells = &published.system.cells;
    let minimum = parts.iter().map(|&part| cells[part].minimum).fold(0.0, f64::max);
    if rest(published, found, whole, parts, minimum).is_none() && parts.len() > 1 {
        for part in parts {
            add_rest(published, found, whole, std::slice::from_ref(part));
        }
    }
}

/// The cells that are what parts leave of a whole: one that nothing prints, or no cell where nobody is left, which a reader
/// may know. None where the parts have more than the whole.
fn rest(
    published: &mut Published,
    found: &mut Found,
    whole: usize,
    parts: &[usize],
    minimum: f64,
) -> Option<Vec<usize>> {
    let cells = &mut published.system.cells;
    let value = cells[whole].value - parts.iter().map(|&part| cells[part].value).sum::<f64>();
    if value < 0.0 {
        return None;
    }
    let mut rest = Vec::new();
    if value > 0.0 {
        rest.push(cells.len());
        cells.push(Cell { value, minimum, small: value < minimum, fixed: false, unprinted: true });
    }
    found.sum(whole, [parts, rest.as_slice()].concat());
    Some(rest)
}

/// A coarse cell is the sum of its fine ones. Where a fine one stands for values of several coarse ones, what the others leave
/// of each of these is a cell, and it is the sum of those.
fn along_hierarchy(published: &mut Published, hierarchy: &Hierarchy<'_>, found: &mut Found) {
    let mut shared: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut rests = Vec::new();
    for ((place, period), &whole) in &published.spots {
        let Some(values) = place.at.get(&hierarchy.coarse) else { continue };
        let around = place.without(&hierarchy.coarse);
        let parts = published.parts.get(&(around.clone(), hierarchy.fine.clone()));
        let Some(parts) = parts.and_then(|parts| parts.get(period)) else { continue };
        let (mut inside, mut across) = (Vec::new(), Vec::new());
        for (fine, &index) in parts {
            match hierarchy.is_inside(fine, values) {
                Some(true) => inside.push(index),
                Some(false) => {}
                None => across.push(index),
            }
        }
        let is_asked = published.parts.get(&(around, hierarchy.coarse.clone()));
        let is_asked = is_asked.and_then(|parts| parts.get(period)).is_some_and(|parts| parts.contains_key(values));
        match across.as_slice() {
            [] => found.sum(whole, inside),
            [one] if is_asked => rests.push((whole, inside, Some(*one))),
            _ => rests.push((whole, inside, None)),
        }
    }
    for (whole, inside, across) in rests {
        let minimum = published.system.cells[whole].minimum;
        let left = rest(published, found, whole, &inside, minimum);
        if let Some((across, left)) = across.zip(left) {
            shared.entry(across).or_default().extend(left);
        }
    }
    for (across, rests) in shared {
        found.sum(across, rests);
    }
}

/// A step of time is the sum of the finer steps that fill it.
fn over_time(published: &Published, found: &mut Found) {
    for (place, periods) in &published.steps {
        for whole in periods {
            let Some(&index) = published.spots.get(&(place.clone(), whole.clone())) else { continue };
            for step in [is_year, is_quarter, is_month, is_day] {
                let inside = periods
                    .iter()
                    .filter(|part| step(part) && *part != whole && whole.from <= part.from && part.to <= whole.to);
                let inside: Vec<&Period> = inside.collect();
                if inside.iter().map(|part| part.days()).sum::<i64>() == whole.days() {
                    let cells = inside.into_iter().map(|part| published.spots.get(&(place.clone(), part.clone())));
                    found.sum(index, cells.flatten().copied().collect());
                }
            }
        }
    }
}

fn is_year(period: &Period) -> bool {
    matches!(period.step, Step::Year(_))
}

fn is_quarter(period: &Period) -> bool {
    matches!(period.step, Step::Quarter(..))
}

fn is_month(period: &Period) -> bool {
    matches!(period.step, Step::Month(..))
}

fn is_day(period: &Period) -> bool {
    period.step == Step::Day
}

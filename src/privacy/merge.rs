//! Keys that become one → the facts with their cells added.

use super::published::is_average;
use crate::config::{Config, Unit};
use crate::exact::Exact;
use crate::measure::{Cube, DISTRICTS, Fact, Facts, Member, OTHER, Shape, derive};
use crate::period::Period;
use std::collections::{BTreeMap, BTreeSet};

/// By key, the key that it becomes.
pub(super) type Keys = BTreeMap<String, String>;

/// Whether the cells of all measures along a dimension can be added: together they are what the measure is without it.
pub(super) fn can_be_added(facts: &Facts, config: &Config, dimension: &str, together: &BTreeSet<String>) -> bool {
    facts.cubes().all(|((name, filter, by), cube)| {
        let Some(at) = by.iter().position(|other| other == dimension).filter(|_| together.contains(name)) else {
            return true;
        };
        let Some(measure) = facts.measures.get(name).filter(|measure| !is_average(measure, config)) else {
            return false;
        };
        let without: Vec<String> = by.iter().filter(|other| *other != dimension).cloned().collect();
        let Some(whole) = facts.cube(name, filter, &without) else { return false };
        let mut sums: BTreeMap<(Period, Vec<String>), Fact> = BTreeMap::new();
        for ((period, keys), fact) in &cube.cells {
            let mut others = keys.clone();
            others.remove(at);
            add(sums.entry((period.clone(), others)).or_insert_with(nobody), fact);
        }
        let is_ratio = measure.ratio.is_some();
        sums.iter().all(|(at, sum)| {
            let whole = whole.cells.get(at).cloned().unwrap_or_default();
            let (sum, whole) = if is_ratio {
                ((sum.numerator, sum.denominator), (whole.numerator, whole.denominator))
            } else {
                ((sum.value, None), (whole.value, None))
            };
            sum == whole
        })
    })
}

/// Adds the cells of merged keys for these measures, and says which keys there were.
pub(super) fn merge(facts: &mut Facts, dimension: &str, together: &BTreeSet<String>, keys: &Keys) {
    let ratios: BTreeMap<String, bool> = facts
        .measures
        .values()
        .filter(|measure| measure.ratio.is_some())
        .map(|measure| (measure.name.clone(), measure.unit == Unit::Percent))
        .collect();
    let mut merged_for = BTreeSet::new();
    for ((name, _, by), cube) in facts.cubes_mut() {
        let Some(at) = by.iter().position(|other| other == dimension).filter(|_| together.contains(name)) else {
            continue;
        };
        merge_cube(cube, at, keys, ratios.get(name).copied());
        merged_for.insert(name.clone());
    }
    for name in merged_for {
        facts.merged.insert((name, dimension.to_owned()), keys.clone());
    }
    place_made_keys(facts, keys);
    let Some(axis) = facts.axes.get_mut(dimension) else { return };
    if let Shape::Bins(breaks) = &mut axis.shape {
        breaks.retain(|lower| {
            let key = lower.to_json();
            keys.get(&key).is_none_or(|to| *to == key)
        });
        let kept: BTreeSet<&String> = keys.values().collect();
        let mut members: Vec<Member> = Vec::new();
        for mut member in std::mem::take(&mut axis.members) {
            member.key = keys.get(&member.key).cloned().unwrap_or(member.key);
            let is_new = members.iter().all(|known| known.key != member.key);
            if is_new && (kept.contains(&member.key) || member.key.is_empty()) {
                members.push(member);
            }
        }
        axis.members = members;
    } else {
        if keys.values().any(|key| key == OTHER.0) {
            axis.members.retain(|member| member.key != OTHER.0);
        }
        // A rank by the first place of a district keeps districts in the order of the places.
        for (member, rank) in axis.members.clone().into_iter().zip(DISTRICTS..) {
            let Some(key) = keys.get(&member.key).filter(|key| axis.members.iter().all(|known| known.key != **key))
            else {
                continue;
            };
            let rank = Some(if key == OTHER.0 { OTHER.1 } else { rank });
            axis.members.push(Member { key: key.clone(), name: None, names: BTreeMap::new(), rank, until: None });
        }
    }
}

/// Gives the keys that stand for places of one district that district, so that tables by district hold them.
fn place_made_keys(facts: &mut Facts, keys: &Keys) {
    let Some(districts) = facts.attributes.get_mut(&("place".to_owned(), "district".to_owned())) else { return };
    for (place, key) in keys.iter().filter(|(_, key)| *key != OTHER.0) {
        if let Some(district) = districts.get(place).cloned() {
            districts.entry(key.clone()).or_insert(district);
        }
    }
}

fn merge_cube(cube: &mut Cube, at: usize, keys: &Keys, percent: Option<bool>) {
    let mut cells: BTreeMap<(Period, Vec<String>), Fact> = BTreeMap::new();
    let mut again = BTreeSet::new();
    for ((period, mut place), fact) in std::mem::take(&mut cube.cells) {
        if let Some(key) = keys.get(&place[at]) {
            place[at].clone_from(key);
        }
        let spot = (period, place);
        if let Some(known) = cells.get_mut(&spot) {
            add(known, &fact);
            again.insert(spot);
        } else {
            cells.insert(spot, fact);
        }
    }
    for spot in again {
        if let (Some(percent), Some(fact)) = (percent, cells.get_mut(&spot)) {
            let parts = fact.numerator.zip(fact.denominator);
            fact.value = parts
                .and_then(|(upper, lower)| if percent { derive::percent(upper, lower) } else { upper.over(lower) });
            if fact.persons.is_some() {
                let least = parts.map(|(upper, lower)| if upper.is_zero() { lower } else { upper.min(lower) });
                fact.persons = least;
            }
        }
    }
    cube.cells = cells;
}

fn nobody() -> Fact {
    let zero = Some(Exact::ZERO);
    Fact {
        value: zero,
        numerator: zero,
        denominator: zero,
        rows_used: Some(0),
        persons: zero,
        suppressed: false,
        left_out: None,
    }
}

/// Adds a fact to another one; what one of them lacks is lacking.
fn add(sum: &mut Fact, fact: &Fact) {
    let plus = |a: Option<Exact>, b: Option<Exact>| a.zip(b).and_then(|(a, b)| a.plus(b));
    sum.value = plus(sum.value, fact.value);
    sum.numerator = plus(sum.numerator, fact.numerator);
    sum.denominator = plus(sum.denominator, fact.denominator);
    sum.persons = plus(sum.persons, fact.persons);
    sum.rows_used = sum.rows_used.zip(fact.rows_used).map(|(a, b)| a + b);
}

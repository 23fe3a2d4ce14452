//! Cells along dimensions and under conditions → of which others they are sums, and which rests a reader can work out.
//!
//! All cells that differ in the values of one dimension alone are a family of sets. Where a question asks all values, its
//! cells are the atoms, and each set is the sum of its own. Where nothing does, a set is the sum of the largest sets inside
//! it and of a rest that nobody prints: of a total and one group, that rest is the other group (complementary disclosure
//! by differencing: Hundepool et al., Statistical Disclosure Control, Wiley 2012).

use super::hierarchy::Hierarchy;
use super::overlap::is_overlapping;
use super::place::{self, Place};
use super::published::{Parts, Published};
use super::relations::Found;
use crate::config::{Condition, Config};
use crate::period::Period;
use std::collections::{BTreeMap, BTreeSet};

type Values = BTreeSet<String>;

/// The sets of a family in one period, with their cells.
type Sets<'p> = Vec<(&'p Values, usize)>;

/// By place without a dimension, and that dimension: the cells there, by period.
fn families(published: &Published) -> BTreeMap<(Place, &str), BTreeMap<&Period, Sets<'_>>> {
    let mut families: BTreeMap<(Place, &str), BTreeMap<&Period, Sets<'_>>> = BTreeMap::new();
    for ((place, period), &cell) in &published.spots {
        for (dimension, values) in place.at.iter().filter(|(_, values)| !values.is_empty()) {
            let family = families.entry((place.without(dimension), dimension)).or_default();
            family.entry(period).or_default().push((values, cell));
        }
    }
    families
}

/// A cell is the sum of its cells along one more dimension; several values of a dimension are the sum of each.
pub(super) fn along_dimensions(published: &Published, found: &mut Found) {
    type Views<'p> = Vec<(Option<&'p Values>, &'p BTreeMap<Period, Parts>)>;
    let mut views: BTreeMap<(Place, &str), Views<'_>> = BTreeMap::new();
    for ((whole, dimension), parts) in &published.parts {
        let view = (whole.at.get(dimension), parts);
        views.entry((whole.without(dimension), dimension)).or_default().push(view);
    }
    for ((around, dimension), periods) in families(published) {
        let top = |period: &Period| published.spots.get(&(around.clone(), period.clone())).copied();
        let tops: BTreeMap<&Period, usize> =
            periods.keys().filter_map(|period| Some((*period, top(period)?))).collect();
        let views = views.get(&(around, dimension)).map(Vec::as_slice).unwrap_or_default();
        for (period, sets) in periods {
            let wholes = tops.get(period).map(|&top| (None, top)).into_iter();
            let several = sets.iter().filter(|(values, _)| values.len() > 1);
            for (values, whole) in wholes.chain(several.map(|(values, whole)| (Some(*values), *whole))) {
                let covers = |base: Option<&Values>| match (base, values) {
                    (None, _) => true,
                    (Some(base), Some(values)) => values.is_subset(base),
                    (Some(_), None) => false,
                };
                let views = views.iter().filter(|(base, _)| covers(*base)).filter_map(|(_, parts)| parts.get(period));
                split(&views.collect::<Vec<_>>(), &sets, values, whole, found);
            }
        }
    }
}

/// One set as the sum of the parts of a view, or of the largest sets inside it and a rest.
fn split(views: &[&Parts], sets: &Sets<'_>, values: Option<&Values>, whole: usize, found: &mut Found) {
    let view = views.iter().find_map(|view| Some((*view, inside(view, values)?)));
    if let Some((_, parts)) = &view {
        found.sum(whole, parts.clone());
    }
    let is_sum_of = |view: &Parts, set: &Values| view.contains_key(set) || inside(view, Some(set)).is_some();
    let is_sum = |set: &Values| view.as_ref().is_some_and(|(view, _)| is_sum_of(view, set));
    let smaller = |set: &Values| values.is_none_or(|values| set.len() < values.len() && set.is_subset(values));
    let within: Sets<'_> = sets.iter().filter(|(set, _)| smaller(set)).copied().collect();
    let is_largest = |set: &Values| !within.iter().any(|(other, _)| other.len() > set.len() && set.is_subset(other));
    let loose: Sets<'_> = within.iter().filter(|(set, _)| !is_sum(set) && is_largest(set)).copied().collect();
    leave_rests(&loose, view.is_none(), whole, found);
}

/// What sets leave of a whole: together where they share nothing and no view tells it, else each.
fn leave_rests(sets: &Sets<'_>, together: bool, whole: usize, found: &mut Found) {
    let is_apart = |at: usize| sets[..at].iter().all(|(other, _)| sets[at].0.is_disjoint(other));
    let cells = sets.iter().map(|(_, cell)| *cell);
    if together && (1..sets.len()).all(is_apart) {
        found.rest(whole, cells.collect());
    } else {
        cells.for_each(|cell| found.rest(whole, vec![cell]));
    }
}

/// Fine cells under conditions leave a rest of the coarse cell that they are in, where no question asks all fine ones.
pub(super) fn inside_hierarchy(published: &Published, hierarchy: &Hierarchy<'_>, found: &mut Found) {
    let mut fine: BTreeMap<(Place, &Period), Sets<'_>> = BTreeMap::new();
    for ((place, period), &cell) in &published.spots {
        if let Some(values) = place.at.get(&hierarchy.fine).filter(|values| !values.is_empty()) {
            fine.entry((place.without(&hierarchy.fine), period)).or_default().push((values, cell));
        }
    }
    for ((place, period), &whole) in &published.spots {
        let Some(values) = place.at.get(&hierarchy.coarse) else { continue };
        let around = place.without(&hierarchy.coarse);
        let view = published.parts.get(&(around.clone(), hierarchy.fine.clone()));
        if view.is_some_and(|view| view.contains_key(period)) {
            continue;
        }
        let sets = fine.get(&(around, period)).into_iter().flatten();
        let sets: Sets<'_> = sets.filter(|(set, _)| hierarchy.is_inside(set, values) == Some(true)).copied().collect();
        let is_largest = |set: &Values| !sets.iter().any(|(other, _)| other.len() > set.len() && set.is_subset(other));
        let largest: Sets<'_> = sets.iter().filter(|(set, _)| is_largest(set)).copied().collect();
        leave_rests(&largest, true, whole, found);
    }
}

/// The cells of a view that are these values together; none where one of them has other values as well.
fn inside(view: &Parts, values: Option<&Values>) -> Option<Vec<usize>> {
    let mut cells = Vec::new();
    for (set, &cell) in view {
        if values.is_none_or(|values| set.is_subset(values)) {
            cells.push(cell);
        } else if values.is_some_and(|values| !set.is_disjoint(values)) {
            return None;
        }
    }
    Some(cells)
}

/// Cells under conditions that name no values, and under several ones, leave a rest of the cell without them.
pub(super) fn along_conditions(published: &Published, config: &Config, found: &mut Found) {
    let spots = &published.spots;
    let mut groups: BTreeMap<(usize, &str), Vec<(&Condition, usize)>> = BTreeMap::new();
    for ((place, period), &cell) in spots {
        for (at, (name, condition)) in place.rest.iter().enumerate() {
            let around = place.without_condition(at);
            let Some(&whole) = spots.get(&(around.clone(), period.clone())) else { continue };
            let left_out = place::values_left_out(condition);
            let left_out = left_out.map(|values| around.among(&place::dimension(name, config), &values));
            match left_out.and_then(|left_out| spots.get(&(left_out, period.clone()))) {
                Some(&other) => found.sum(whole, vec![cell, other]),
                None => groups.entry((whole, name)).or_default().push((condition, cell)),
            }
        }
        for whole in nearest(published, place, period) {
            found.rest(whole, vec![cell]);
        }
    }
    for ((whole, _), parts) in groups {
        let is_apart = |at: usize| parts[..at].iter().all(|(other, _)| !is_overlapping(parts[at].0, other));
        let cells = parts.iter().map(|(_, cell)| *cell);
        if (1..parts.len()).all(is_apart) {
            found.rest(whole, cells.collect());
        } else {
            cells.for_each(|cell| found.rest(whole, vec![cell]));
        }
    }
}

/// The cells with the fewest conditions less, where that is more than one and none has one less.
fn nearest(published: &Published, place: &Place, period: &Period) -> Vec<usize> {
    let dimensions: Vec<&String> = place.at.keys().collect();
    let count = dimensions.len() + place.rest.len();
    let without = |left_out: u32| {
        let mut place = place.clone();
        let is_out = |at: usize| left_out & (1 << at) != 0;
        (0..dimensions.len()).filter(|&at| is_out(at)).for_each(|at| drop(place.at.remove(dimensions[at])));
        let rest = std::mem::take(&mut place.rest).into_iter().enumerate();
        place.rest = rest.filter(|(at, _)| !is_out(dimensions.len() + at)).map(|(_, condition)| condition).collect();
        published.spots.get(&(place, period.clone())).copied()
    };
    let subsets = 1_u32 << count.min(10);
    let fewer = (1..=subsets.trailing_zeros()).map(|size| {
        let of_size = (1..subsets).filter(|subset| subset.count_ones() == size);
        (size, of_size.filter_map(without).collect::<Vec<usize>>())
    });
    let mut fewer = fewer.filter(|(_, wholes)| !wholes.is_empty());
    fewer.next().filter(|(size, _)| *size > 1).map(|(_, wholes)| wholes).unwrap_or_default()
}

//! Cells of groups that overlap without being sums of each other → notices: their difference is out of reach.

use super::place::Place;
use super::published::Published;
use crate::config::{Condition, Scalar};
use crate::diagnostic::{Diagnostic, Origin};
use std::collections::{BTreeMap, BTreeSet};

/// A notice for each family of measures and column of which two overlapping groups are asked.
pub(super) fn overlaps(published: &Published) -> Vec<Diagnostic> {
    let mut found: BTreeMap<(&str, &str), &Place> = BTreeMap::new();
    let places: BTreeSet<&Place> = published.spots.keys().map(|(place, _)| place).collect();
    let mut ranges: BTreeMap<(&str, &str), Vec<&Condition>> = BTreeMap::new();
    let mut sets: BTreeMap<(Place, &str), Vec<&BTreeSet<String>>> = BTreeMap::new();
    for place in places {
        for (name, condition) in &place.rest {
            let known = ranges.entry((&place.family, name)).or_default();
            if known.iter().any(|other| *other != condition && is_overlapping(other, condition)) {
                found.entry((&place.family, name)).or_insert(place);
            }
            known.push(condition);
        }
        for (dimension, values) in place.at.iter().filter(|(_, values)| values.len() > 1) {
            let around = place.without(dimension);
            if published.parts.contains_key(&(around.clone(), dimension.clone())) {
                continue;
            }
            let known = sets.entry((around, dimension)).or_default();
            if known.iter().any(|other| crosses(other, values)) {
                found.entry((&place.family, dimension)).or_insert(place);
            }
            known.push(values);
        }
    }
    found.into_iter().map(|((_, column), place)| notice(published, place, column)).collect()
}

/// Whether some values are in both sets and some in each one alone.
fn crosses(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    !a.is_disjoint(b) && !a.is_subset(b) && !b.is_subset(a)
}

fn notice(published: &Published, place: &Place, column: &str) -> Diagnostic {
    let measure = published.measures.get(place).map_or(place.family.as_str(), String::as_str);
    let message = format!(
        "`{measure}` is asked for groups of `{column}` that overlap: what their difference says is not protected"
    );
    Diagnostic::notice("privacy/overlap", message)
        .at(Origin::file("report.toml"))
        .text(column)
        .hint("ask groups that do not overlap, or one group and the whole")
}

/// Whether two conditions on one column may hold for the same row.
pub(super) fn is_overlapping(a: &Condition, b: &Condition) -> bool {
    let (Some((from_a, to_a)), Some((from_b, to_b))) = (range(a), range(b)) else { return true };
    let before = |to: Option<(&Scalar, bool)>, from: Option<&Scalar>| match (to, from) {
        (Some((to, true)), Some(from)) => to < from,
        (Some((to, false)), Some(from)) => to <= from,
        _ => false,
    };
    !before(to_a, from_b) && !before(to_b, from_a)
}

/// The first value, and the last one with whether it is inside.
type Range<'c> = (Option<&'c Scalar>, Option<(&'c Scalar, bool)>);

fn range(condition: &Condition) -> Option<Range<'_>> {
    match condition {
        Condition::Within { min, max, below } => {
            let below = below.as_ref().map(|below| (below, false));
            Some((min.as_ref(), max.as_ref().map(|max| (max, true)).or(below)))
        }
        _ => None,
    }
}

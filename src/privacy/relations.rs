//! The cells of a run → how they add up: along a dimension, over time, from a place to its district, from values to groups.

use super::place;
use super::published::Published;
use super::system::Relation;
use crate::config::Config;
use crate::measure::{Facts, RecordCell};
use crate::period::{Period, Step};
use std::collections::{BTreeMap, BTreeSet};

/// A dimension whose values are sums of the values of another one.
struct Hierarchy<'a> {
    fine: String,
    coarse: String,
    /// The coarse value of a fine one; none where nothing says so.
    whole_of: Box<dyn Fn(&str) -> Option<String> + 'a>,
}

/// Puts the relations between the cells in place.
pub(super) fn relate(published: &mut Published, facts: &Facts, config: &Config) {
    let mut found = BTreeSet::new();
    along_dimensions(published, &mut found);
    for hierarchy in hierarchies(facts, config) {
        along_hierarchy(published, &hierarchy, &mut found);
    }
    over_time(published, &mut found);
    let cells = &published.system.cells;
    let known = |relation: &Relation| {
        let parts: f64 = relation.parts.iter().map(|&part| cells[part].value).sum();
        let fits = relation.parts.iter().all(|&part| cells[part].value <= cells[relation.whole].value);
        Relation { overlapping: fits && parts > cells[relation.whole].value, ..relation.clone() }
    };
    published.system.relations = found.iter().map(known).collect();
}

fn insert(found: &mut BTreeSet<Relation>, whole: usize, mut parts: Vec<usize>) {
    parts.sort_unstable();
    parts.dedup();
    if !parts.is_empty() && !parts.contains(&whole) {
        found.insert(Relation { whole, parts, overlapping: false });
    }
}

/// A cell is the sum of its cells along one more dimension; several values of a dimension are the sum of each.
fn along_dimensions(published: &Published, found: &mut BTreeSet<Relation>) {
    for ((place, _), parts) in &published.parts {
        for (period, parts) in by_period(parts) {
            if let Some(&whole) = published.spots.get(&(place.clone(), period.clone())) {
                insert(found, whole, parts.values().copied().collect());
            }
        }
    }
    for ((place, period), &whole) in &published.spots {
        for (dimension, values) in place.at.iter().filter(|(_, values)| values.len() > 1) {
            let Some(parts) = published.parts.get(&(place.without(dimension), dimension.clone())) else { continue };
            let inside = values.iter().filter_map(|value| parts.get(&(period.clone(), value.clone())));
            insert(found, whole, inside.copied().collect());
        }
    }
}

fn by_period<'p>(parts: &'p BTreeMap<(Period, String), usize>) -> BTreeMap<&'p Period, BTreeMap<&'p str, usize>> {
    let mut periods: BTreeMap<&'p Period, BTreeMap<&'p str, usize>> = BTreeMap::new();
    for ((period, key), index) in parts {
        periods.entry(period).or_default().insert(key, *index);
    }
    periods
}

fn along_hierarchy(published: &Published, hierarchy: &Hierarchy<'_>, found: &mut BTreeSet<Relation>) {
    for ((place, period), &whole) in &published.spots {
        let Some(values) = place.at.get(&hierarchy.coarse) else { continue };
        let around = place.without(&hierarchy.coarse);
        let Some(parts) = published.parts.get(&(around, hierarchy.fine.clone())) else { continue };
        let inside = parts.iter().filter(|((at, key), _)| {
            at == period && (hierarchy.whole_of)(key).is_some_and(|coarse| values.contains(&coarse))
        });
        insert(found, whole, inside.map(|(_, index)| *index).collect());
    }
}

/// A step of time is the sum of the finer steps that fill it.
fn over_time(published: &Published, found: &mut BTreeSet<Relation>) {
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
                    insert(found, index, cells.flatten().copied().collect());
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

/// References (a place's district, a program's sector), declared groups, and bins of whole numbers.
fn hierarchies<'a>(facts: &'a Facts, config: &'a Config) -> Vec<Hierarchy<'a>> {
    let references = facts.attributes.iter().map(|((owner, column), cells)| Hierarchy {
        fine: owner.clone(),
        coarse: format!("{owner}.{column}"),
        whole_of: Box::new(move |key| match cells.get(key)? {
            RecordCell::Text(whole) | RecordCell::Member(_, whole) => Some(whole.clone()),
            RecordCell::Number(whole) => Some(whole.to_json()),
            RecordCell::Date(day) => Some(day.to_string()),
            RecordCell::Empty => Some(String::new()),
            RecordCell::Money(..) => None,
        }),
    });
    let declared = config.dimensions.iter().filter_map(|declared| {
        let (fine, coarse) = (place::dimension(&declared.of.name, config), declared.name.name.clone());
        if let Some(breaks) = &declared.breaks {
            return Some(Hierarchy { fine, coarse, whole_of: Box::new(move |key| place::bin(breaks, key)) });
        }
        let groups = &declared.groups;
        let whole_of = move |key: &str| {
            let group = groups.iter().find(|(_, values)| values.iter().any(|value| value == key));
            Some(group.map_or_else(|| key.to_owned(), |(group, _)| group.clone()))
        };
        (!groups.is_empty()).then(|| Hierarchy { fine, coarse, whole_of: Box::new(whole_of) })
    });
    references.chain(declared).collect()
}

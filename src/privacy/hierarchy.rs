//! Dimensions whose values are sums of the values of another one: a place's district, a program's sector, groups, bins.

use super::districts::key_of;
use super::place::{self, Place};
use crate::config::Config;
use crate::measure::Facts;
use std::collections::BTreeSet;

/// From a value to the one that it is part of.
type WholeOf<'a> = Box<dyn Fn(&str) -> Option<String> + 'a>;

/// A dimension whose values are sums of the values of another one.
pub(super) struct Hierarchy<'a> {
    /// The one with more values.
    pub(super) fine: String,
    /// The one with fewer.
    pub(super) coarse: String,
    /// The coarse value of a fine one; none where nothing says so.
    whole_of: WholeOf<'a>,
}

impl Hierarchy<'_> {
    /// Whether all that fine values stand for lies in coarse ones; none where only some of it does, or nothing says so.
    pub(super) fn is_inside(&self, fine: &BTreeSet<String>, coarse: &BTreeSet<String>) -> Option<bool> {
        let inside = |value: &String| Some(coarse.contains(&(self.whole_of)(value)?));
        let mut all = fine.iter().map(inside);
        let first = all.next()??;
        all.all(|inside| inside == Some(first)).then_some(first)
    }
}

/// References, declared groups, and bins of whole numbers.
pub(super) fn hierarchies<'a>(facts: &'a Facts, config: &'a Config) -> Vec<Hierarchy<'a>> {
    let references = facts.attributes.iter().map(|((owner, column), cells)| Hierarchy {
        fine: owner.clone(),
        coarse: format!("{owner}.{column}"),
        whole_of: Box::new(move |key| key_of(cells.get(key)?)),
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

impl Place {
    /// Without what follows from the rest: a place in its own district is that place.
    pub(super) fn settled(mut self, hierarchies: &[Hierarchy<'_>]) -> Self {
        for hierarchy in hierarchies {
            let both = self.at.get(&hierarchy.fine).zip(self.at.get(&hierarchy.coarse));
            if both.is_some_and(|(fine, coarse)| hierarchy.is_inside(fine, coarse) == Some(true)) {
                self.at.remove(&hierarchy.coarse);
            }
        }
        self
    }
}

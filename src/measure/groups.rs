//! Rows → counts, sums, distinct values and values for medians, per period and combination of keys, in one pass.

use super::definition::When;
use super::dimension::Dimension;
use super::filter::RowFilter;
use super::layout::RowTime;
use super::store::{Aggregate, Store};
use super::table::Tables;
use super::time::Slots;
use super::value::{NOT_STATED, Symbol, Symbols, Value};
use crate::config::Filter;
use crate::period::Period;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The most dimensions that one question may have.
pub(crate) const MOST_DIMENSIONS: usize = 4;

/// All that is counted over the rows of one source.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counter {
    /// Which rows count at all.
    pub(crate) kept: RowFilter,
    pub(crate) filters: Vec<RowFilter>,
    pub(crate) filter_index: BTreeMap<Filter, usize>,
    pub(crate) dimensions: Vec<Dimension>,
    pub(crate) groups: Vec<Group>,
    pub(crate) group_index: BTreeMap<(When, usize, Vec<usize>), usize>,
    /// Dimensions whose keys are all noted, whatever the period: their keys.
    pub(crate) noted: BTreeMap<usize, BTreeSet<Symbol>>,
    scratch: Scratch,
}

/// Aggregates that share their rows: one filter, one rule of time, the same dimensions.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    when: When,
    pub(super) filter: usize,
    pub(super) dimensions: Vec<usize>,
    pub(crate) periods: BTreeSet<Period>,
    of_period: bool,
    pub(super) slots: Option<Slots>,
    pub(crate) aggregates: Vec<(Aggregate, Store)>,
    cells: FxHashMap<Key, u32>,
    pub(crate) keys: Vec<Key>,
    /// Rows of each cell.
    pub(crate) rows: Vec<u64>,
}

/// A slot and the keys of the dimensions.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Key {
    pub(crate) slot: u32,
    pub(crate) keys: [Symbol; MOST_DIMENSIONS],
}

#[derive(Clone, Debug, Default)]
struct Scratch {
    holds: Vec<bool>,
    keys: Vec<Symbol>,
    slots: Vec<u32>,
}

impl Counter {
    /// The group of a rule, a filter and dimensions; a new one when there is none.
    pub(crate) fn group(&mut self, when: When, filter: usize, dimensions: Vec<usize>) -> usize {
        let key = (when, filter, dimensions);
        if let Some(index) = self.group_index.get(&key) {
            return *index;
        }
        let of_period = self.filters[filter].is_of_period()
            || key.2.iter().any(|dimension| self.dimensions[*dimension].is_of_period());
        self.groups.push(Group {
            when,
            filter,
            dimensions: key.2.clone(),
            periods: BTreeSet::new(),
            of_period,
            slots: None,
            aggregates: Vec::new(),
            cells: FxHashMap::default(),
            keys: Vec::new(),
            rows: Vec::new(),
        });
        self.group_index.insert(key, self.groups.len() - 1);
        self.groups.len() - 1
    }

    /// Fixes the periods of all groups: after this rows can be added.
    pub(crate) fn settle(&mut self, time: RowTime) {
        for group in &mut self.groups {
            let periods: Vec<Period> = group.periods.iter().cloned().collect();
            group.slots = Some(Slots::new(group.when, time, &periods));
        }
    }

    /// Counts a row for all questions.
    pub(crate) fn add(&mut self, row: &[Value], index: u32, tables: &Tables, symbols: &mut Symbols) {
        if !self.kept.holds(row, tables, i32::MAX, symbols) {
            return;
        }
        let scratch = &mut self.scratch;
        scratch.holds.clear();
        for filter in &self.filters {
            scratch.holds.push(filter.is_of_period() || filter.holds(row, tables, 0, symbols));
        }
        scratch.keys.clear();
        for dimension in &self.dimensions {
            let key = if dimension.is_of_period() { NOT_STATED } else { dimension.key(row, tables, 0, symbols) };
            scratch.keys.push(key);
        }
        for (dimension, keys) in &mut self.noted {
            keys.insert(scratch.keys[*dimension]);
        }
        for group in &mut self.groups {
            if !scratch.holds[group.filter] {
                continue;
            }
            let Some(slots) = &group.slots else { continue };
            slots.of(row, &mut scratch.slots);
            for slot in &scratch.slots {
                let span = slots.spans[*slot as usize];
                let mut key = Key { slot: *slot, keys: [NOT_STATED; MOST_DIMENSIONS] };
                if group.of_period && !self.filters[group.filter].holds(row, tables, span.1, symbols) {
                    continue;
                }
                for (at, dimension) in group.dimensions.iter().enumerate() {
                    let of_period = group.of_period && self.dimensions[*dimension].is_of_period();
                    key.keys[at] = if of_period {
                        self.dimensions[*dimension].key(row, tables, span.1, symbols)
                    } else {
                        scratch.keys[*dimension]
                    };
                }
                let next = u32::try_from(group.keys.len()).unwrap_or(u32::MAX);
                let cell = *group.cells.entry(key).or_insert(next);
                if cell == next {
                    group.keys.push(key);
                    group.rows.push(0);
                }
                group.rows[cell as usize] += 1;
                for (aggregate, store) in &mut group.aggregates {
                    store.add(aggregate, cell, row, index, tables, span);
                }
            }
        }
    }

    /// Whether a sum did not fit.
    pub(crate) fn overflowed(&self) -> bool {
        self.groups.iter().flat_map(|group| &group.aggregates).any(|(_, store)| store.overflowed())
    }
}

impl Group {
    /// The index of an aggregate, a new one when the group does not have it.
    pub(crate) fn aggregate(&mut self, aggregate: Aggregate) -> usize {
        if let Some(index) = self.aggregates.iter().position(|(known, _)| *known == aggregate) {
            return index;
        }
        let store = Store::new(&aggregate);
        self.aggregates.push((aggregate, store));
        self.aggregates.len() - 1
    }
}

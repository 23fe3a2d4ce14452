//! Recipes + what was counted → the cubes of facts.

use super::compile::{Finish, Place, Recipe};
use super::definition::IndicatorFigure;
use super::facts::{Cube, Fact};
use super::groups::{Counter, Group};
use super::layout::Layout;
use super::table::Tables;
use super::value::{Symbols, Value};
use crate::exact::Exact;
use crate::period::Period;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Days that a source covers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cover {
    /// Its rows belong to every period.
    Always,
    /// From the first to the last day.
    Days(NaiveDate, NaiveDate),
    /// It has no row in time.
    Never,
}

/// All that was counted.
#[derive(Clone, Copy)]
pub(crate) struct Counted<'t> {
    pub(crate) counters: &'t [Counter],
    pub(crate) layouts: &'t [Option<Layout>],
    pub(crate) tables: &'t Tables,
    pub(crate) symbols: &'t Symbols,
    pub(crate) covers: &'t [Cover],
    /// What each row of the indicators reached.
    pub(crate) actuals: &'t [Option<Exact>],
}

/// Whether a period has days that are covered.
pub(crate) fn covers(cover: Cover, period: &Period) -> bool {
    match cover {
        Cover::Always => true,
        Cover::Days(from, to) => period.from <= to && from <= period.to,
        Cover::Never => false,
    }
}

impl Counted<'_> {
    /// The cube of a recipe in these periods, with `dimensions` keys a cell.
    pub(crate) fn cube(&self, recipe: &Recipe, periods: &[Period], dimensions: usize) -> Cube {
        match recipe {
            Recipe::Metric => Cube {
                cells: BTreeMap::new(),
                empty: periods.iter().map(|period| (period.clone(), Fact::default())).collect(),
            },
            Recipe::Group { place, finish, protected } => {
                let group = self.group(*place);
                let fact = |cell: usize| finished(group, *place, cell, *finish, *protected);
                self.cells(*place, periods, dimensions, finish.counts(), *protected, &fact)
            }
            Recipe::Indicator { place, figure } => {
                let counts = matches!(figure, IndicatorFigure::WithTarget | IndicatorFigure::Met);
                let fact = |cell: usize| Some(self.indicator_fact(*place, cell, *figure));
                self.cells(*place, periods, dimensions, counts, false, &fact)
            }
            Recipe::Spread { parts, at } => self.spread(parts, *at, periods, dimensions),
            Recipe::Ratio { upper, lower, percent, same_source } => {
                let upper = self.cube(upper, periods, dimensions);
                let lower = self.cube(lower, periods, dimensions);
                ratio_cube(&upper, &lower, *percent, *same_source)
            }
        }
    }

    fn group(&self, place: Place) -> &Group {
        &self.counters[place.source].groups[place.group]
    }

    fn cells(
        &self,
        place: Place,
        periods: &[Period],
        dimensions: usize,
        counts: bool,
        protected: bool,
        fact: &dyn Fn(usize) -> Option<Fact>,
    ) -> Cube {
        let group = self.group(place);
        let wanted: Vec<Option<&Period>> =
            group.periods.iter().map(|own| periods.iter().find(|period| *period == own)).collect();
        let mut cube = Cube::default();
        for (cell, key) in group.keys.iter().enumerate() {
            let Some(period) = wanted.get(key.slot as usize).copied().flatten() else { continue };
            let keys = key.keys[..dimensions].iter().map(|key| self.symbols.text(*key).to_owned()).collect();
            if let Some(fact) = fact(cell) {
                cube.cells.insert((period.clone(), keys), fact);
            }
        }
        for period in periods {
            let zero = counts && covers(self.covers[place.source], period);
            cube.empty.insert(period.clone(), if zero { zero_fact(protected) } else { Fact::default() });
        }
        cube
    }

    fn spread(&self, parts: &[(String, Recipe)], at: usize, periods: &[Period], dimensions: usize) -> Cube {
        let mut all = Cube::default();
        for (key, recipe) in parts {
            let cube = self.cube(recipe, periods, dimensions - 1);
            for ((period, mut keys), fact) in cube.cells {
                keys.insert(at, key.clone());
                all.cells.insert((period, keys), fact);
            }
            all.empty = cube.empty;
        }
        all
    }

    fn indicator_fact(&self, place: Place, cell: usize, figure: IndicatorFigure) -> Fact {
        let store = &self.group(place).aggregates[place.aggregate].1;
        let rows = store.indices(cell);
        let target = |row: u32| self.indicator_number(place.source, row, "target");
        let actual = |row: u32| self.actuals.get(row as usize).copied().flatten();
        let used = Some(rows.len() as u64);
        let single = if let [row] = rows { Some(*row) } else { None };
        let counted = |count: usize| Fact {
            value: i64::try_from(count).ok().map(Exact::from),
            rows_used: used,
            ..Fact::default()
        };
        match figure {
            IndicatorFigure::WithTarget => counted(rows.len()),
            IndicatorFigure::Met => counted(rows.iter().filter(|row| self.is_met(place.source, **row)).count()),
            IndicatorFigure::Target => Fact { value: single.and_then(target), rows_used: used, ..Fact::default() },
            IndicatorFigure::Actual => Fact { value: single.and_then(actual), rows_used: used, ..Fact::default() },
            IndicatorFigure::Achievement => {
                let (numerator, denominator) = (single.and_then(actual), single.and_then(target));
                let value = numerator.zip(denominator).and_then(|(n, d)| super::derive::percent(n, d));
                Fact { value, numerator, denominator, rows_used: used, ..Fact::default() }
            }
        }
    }

    /// A number of a row of the indicators.
    fn indicator_number(&self, source: usize, row: u32, column: &str) -> Option<Exact> {
        let at = self.layouts[source].as_ref()?.column(column)?;
        match self.tables.get(source)?.row(row as usize).get(at)? {
            Value::Number(number) => Some(number.exact()),
            _ => None,
        }
    }

    /// Whether the target of a row was reached: at least, or with `less` at most.
    fn is_met(&self, source: usize, row: u32) -> bool {
        let target = self.indicator_number(source, row, "target");
        let actual = self.actuals.get(row as usize).copied().flatten();
        let less = self.layouts[source].as_ref().and_then(|layout| layout.column("direction")).is_some_and(|at| {
            let cell = self.tables.get(source).and_then(|kept| kept.row(row as usize).get(at));
            matches!(cell, Some(Value::Text(direction)) if self.symbols.text(*direction) == "less")
        });
        match (actual, target) {
            (Some(actual), Some(target)) => {
                if less {
                    actual <= target
                } else {
                    actual >= target
                }
            }
            _ => false,
        }
    }
}

impl Finish {
    /// Whether nothing counted is zero, inside the cover.
    fn counts(self) -> bool {
        !matches!(self, Self::Mean | Self::Median | Self::Extreme)
    }
}

fn zero_fact(protected: bool) -> Fact {
    Fact { value: Some(Exact::ZERO), rows_used: Some(0), persons: protected.then_some(Exact::ZERO), ..Fact::default() }
}

fn whole(count: u64) -> Exact {
    Exact::whole(i128::from(count))
}

/// The fact of a cell of a group; none when it has no value to show and is as good as absent.
fn finished(group: &Group, place: Place, cell: usize, finish: Finish, protected: bool) -> Option<Fact> {
    let (aggregate, store) = &group.aggregates[place.aggregate];
    let rows = group.rows[cell];
    let scaled = |numerator: i128, denominator: i128| {
        store.sum(cell).and_then(|(sum, _)| sum.times(Exact::fraction(numerator, denominator)?))
    };
    let left_out = store.blank(aggregate, cell, rows).filter(|blank| *blank > 0).map(|blank| (blank, rows));
    let mut fact = Fact { rows_used: Some(rows), left_out, ..Fact::default() };
    fact.value = match finish {
        Finish::Rows => Some(whole(rows)),
        Finish::Distinct => Some(whole(store.distinct(cell))),
        Finish::Sum => store.sum(cell).map(|(sum, _)| sum),
        Finish::Months => scaled(16, 487),
        Finish::WeeklyHours => scaled(1, 7),
        Finish::Extreme => store.extreme(cell),
        Finish::Mean => {
            let (sum, count) = store.sum(cell)?;
            fact.numerator = Some(sum);
            fact.denominator = Some(whole(count));
            fact.rows_used = Some(count);
            sum.over(whole(count))
        }
        Finish::Median => {
            let (median, count) = store.median(cell)?;
            fact.rows_used = Some(count);
            Some(median)
        }
    };
    fact.persons = match finish {
        Finish::Mean | Finish::Median | Finish::Extreme => fact.rows_used.map(whole),
        _ => fact.value,
    }
    .filter(|_| protected);
    Some(fact)
}

/// The cube of one measure over another, of the cubes of both.
pub(crate) fn ratio_cube(upper: &Cube, lower: &Cube, percent: bool, same_source: bool) -> Cube {
    let mut cube = Cube::default();
    for at in upper.cells.keys().chain(lower.cells.keys()) {
        if cube.cells.contains_key(at) {
            continue;
        }
        let part = |cube: &Cube| cube.cells.get(at).or_else(|| cube.empty.get(&at.0)).cloned().unwrap_or_default();
        cube.cells.insert(at.clone(), ratio(&part(upper), &part(lower), percent, same_source));
    }
    for (period, fact) in &lower.empty {
        let upper = upper.empty.get(period).cloned().unwrap_or_default();
        cube.empty.insert(period.clone(), ratio(&upper, fact, percent, same_source));
    }
    cube
}

/// One fact over another. Rows of one source that are in both are counted once: the larger part holds the smaller one.
fn ratio(upper: &Fact, lower: &Fact, percent: bool, same_source: bool) -> Fact {
    let value = upper
        .value
        .zip(lower.value)
        .and_then(|(upper, lower)| if percent { super::derive::percent(upper, lower) } else { upper.over(lower) });
    let rows_used = match (upper.rows_used, lower.rows_used) {
        (Some(upper), Some(lower)) if same_source => Some(upper.max(lower)),
        (Some(upper), Some(lower)) => Some(upper + lower),
        (one, other) => one.or(other),
    };
    let persons = match (upper.persons, lower.persons) {
        (Some(upper), Some(lower)) if upper.is_zero() => Some(lower),
        (Some(upper), Some(lower)) => Some(upper.min(lower)),
        (one, other) => one.or(other),
    };
    Fact {
        value,
        suppressed: false,
        numerator: upper.value,
        denominator: lower.value,
        rows_used,
        persons,
        left_out: None,
    }
}

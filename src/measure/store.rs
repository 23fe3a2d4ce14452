//! What is kept per cell while rows are counted.

use super::dimension::Base;
use super::table::Tables;
use super::time::days_in;
use super::value::{Decimal, Value};
use crate::exact::Exact;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Ordering;

/// An aggregate with the columns that it reads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Aggregate {
    Rows,
    Distinct(Base),
    Sum(Vec<Base>),
    Median(Base),
    /// Median of a value over persons, each counted once, with the least of its values where rows differ: person, value.
    MedianOfPersons(usize, Base),
    Min(Base),
    Max(Base),
    /// Days of service in the period: start, end.
    Days(usize, Option<usize>),
    /// Hours a week × days in the period: start, end, hours a week, weeks.
    WeeklyHours(usize, Option<usize>, usize, Option<usize>),
    /// Which rows.
    Indices,
}

/// What an aggregate has so far, by cell.
#[derive(Clone, Debug)]
pub(crate) enum Store {
    Nothing,
    Distinct {
        seen: FxHashSet<(u32, u32)>,
        counts: Vec<u64>,
    },
    Sum {
        scale: u8,
        sums: Vec<i128>,
        counts: Vec<u64>,
        overflow: bool,
    },
    /// Where the value of each person stands among those of the cell.
    Values {
        seen: FxHashMap<(u32, u32), usize>,
        values: Vec<Vec<Decimal>>,
        /// Rows without a value.
        blank: Vec<u64>,
    },
    Extreme(Vec<Option<Decimal>>),
    Indices(Vec<Vec<u32>>),
}

/// Powers of ten for scales from 0 to 18.
const POWERS: [i128; 19] = {
    let mut powers = [1_i128; 19];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

impl Store {
    pub(crate) fn new(aggregate: &Aggregate) -> Self {
        match aggregate {
            Aggregate::Rows => Self::Nothing,
            Aggregate::Distinct(_) => Self::Distinct { seen: FxHashSet::default(), counts: Vec::new() },
            Aggregate::Sum(_) | Aggregate::Days(..) | Aggregate::WeeklyHours(..) => {
                Self::Sum { scale: 0, sums: Vec::new(), counts: Vec::new(), overflow: false }
            }
            Aggregate::Median(_) | Aggregate::MedianOfPersons(..) => {
                Self::Values { seen: FxHashMap::default(), values: Vec::new(), blank: Vec::new() }
            }
            Aggregate::Min(_) | Aggregate::Max(_) => Self::Extreme(Vec::new()),
            Aggregate::Indices => Self::Indices(Vec::new()),
        }
    }

    /// Adds a row to a cell; `span` is the period's first and last day.
    pub(crate) fn add(
        &mut self,
        aggregate: &Aggregate,
        cell: u32,
        row: &[Value],
        index: u32,
        tables: &Tables,
        span: (i32, i32),
    ) {
        let number = |base: &Base| match base.value(row, tables, span.1) {
            Value::Number(number) => Some(number),
            _ => None,
        };
        let at = cell as usize;
        match (aggregate, self) {
            (Aggregate::Distinct(base), Self::Distinct { seen, counts }) => {
                grow(counts, at);
                let (Value::Text(id) | Value::Span(_, _, id)) = base.value(row, tables, span.1) else { return };
                counts[at] += u64::from(seen.insert((cell, id)));
            }
            (Aggregate::Sum(bases), store) => {
                for base in bases {
                    store.add_number(at, number(base).map(|number| (i128::from(number.digits), number.scale)));
                }
            }
            (Aggregate::Days(start, end), store) => {
                let days = days_in(row, *start, end.and_then(|end| day(row[end])), span);
                store.add_number(at, Some((i128::from(days), 0)));
            }
            (Aggregate::WeeklyHours(start, end, hours, weeks), store) => {
                let end = end.and_then(|end| day(row[end])).or_else(|| end_after_weeks(row, *start, *weeks));
                let days = i128::from(days_in(row, *start, end, span));
                if let Value::Number(hours) = row[*hours] {
                    store.add_number(at, Some((i128::from(hours.digits) * days, hours.scale)));
                } else {
                    store.add_number(at, None);
                }
            }
            (Aggregate::Median(base), Self::Values { values, blank, .. }) => {
                grow(values, at);
                grow(blank, at);
                let number = number(base);
                blank[at] += u64::from(number.is_none());
                values[at].extend(number);
            }
            (Aggregate::MedianOfPersons(person, base), Self::Values { seen, values, blank }) => {
                grow(values, at);
                grow(blank, at);
                let number = number(base);
                blank[at] += u64::from(number.is_none());
                let (Some(number), Value::Text(person)) = (number, row[*person]) else { return };
                let place = *seen.entry((cell, person)).or_insert(values[at].len());
                match values[at].get_mut(place) {
                    Some(known) if number.compare(*known).is_lt() => *known = number,
                    Some(_) => {}
                    None => values[at].push(number),
                }
            }
            (Aggregate::Min(base), Self::Extreme(found)) => extreme(found, at, number(base), Ordering::Less),
            (Aggregate::Max(base), Self::Extreme(found)) => extreme(found, at, number(base), Ordering::Greater),
            (Aggregate::Indices, Self::Indices(rows)) => {
                grow(rows, at);
                rows[at].push(index);
            }
            _ => {}
        }
    }

    /// Adds digits at a scale; all sums of a store have the largest scale seen.
    fn add_number(&mut self, at: usize, number: Option<(i128, u8)>) {
        let Self::Sum { scale, sums, counts, overflow } = self else { return };
        grow(sums, at);
        grow(counts, at);
        let Some((mut digits, own)) = number else { return };
        if own > *scale {
            let power = POWERS[usize::from(own - *scale)];
            for sum in sums.iter_mut() {
                match sum.checked_mul(power) {
                    Some(scaled) => *sum = scaled,
                    None => *overflow = true,
                }
            }
            *scale = own;
        } else if own < *scale {
            match digits.checked_mul(POWERS[usize::from(*scale - own)]) {
                Some(scaled) => digits = scaled,
                None => *overflow = true,
            }
        }
        match sums[at].checked_add(digits) {
            Some(sum) => sums[at] = sum,
            None => *overflow = true,
        }
        counts[at] += 1;
    }

    /// Whether a sum did not fit.
    pub(crate) fn overflowed(&self) -> bool {
        matches!(self, Self::Sum { overflow: true, .. })
    }

    /// The sum of a cell and how many values it has.
    pub(crate) fn sum(&self, cell: usize) -> Option<(Exact, u64)> {
        match self {
            Self::Sum { scale, sums, counts, .. } => {
                Exact::decimal(*sums.get(cell)?, u32::from(*scale)).map(|sum| (sum, counts[cell]))
            }
            _ => None,
        }
    }

    /// The number of distinct values of a cell.
    pub(crate) fn distinct(&self, cell: usize) -> u64 {
        match self {
            Self::Distinct { counts, .. } => counts.get(cell).copied().unwrap_or(0),
            _ => 0,
        }
    }

    /// The median of a cell, the mean of the middle two when their number is even, and their number.
    pub(crate) fn median(&self, cell: usize) -> Option<(Exact, u64)> {
        let Self::Values { values, .. } = self else { return None };
        let mut values = values.get(cell)?.clone();
        values.sort_unstable_by(|a, b| a.compare(*b));
        let count = values.len();
        let upper = values.get(count / 2)?.exact();
        let lower = values[(count - 1) / 2].exact();
        let median = upper.plus(lower)?.over(Exact::whole(2))?;
        Some((median, count as u64))
    }

    /// Of so many rows of a cell, those that have no number where one is read; none where that is not counted.
    pub(crate) fn blank(&self, aggregate: &Aggregate, cell: usize, rows: u64) -> Option<u64> {
        match (aggregate, self) {
            (Aggregate::Sum(bases), Self::Sum { counts, .. }) if bases.len() == 1 => {
                Some(rows.saturating_sub(counts.get(cell).copied().unwrap_or(0)))
            }
            (Aggregate::WeeklyHours(..), Self::Sum { counts, .. }) => {
                Some(rows.saturating_sub(counts.get(cell).copied().unwrap_or(0)))
            }
            (_, Self::Values { blank, .. }) => blank.get(cell).copied(),
            _ => None,
        }
    }

    /// The smallest or largest value of a cell.
    pub(crate) fn extreme(&self, cell: usize) -> Option<Exact> {
        match self {
            Self::Extreme(found) => found.get(cell).copied().flatten().map(Decimal::exact),
            _ => None,
        }
    }

    /// The rows of a cell.
    pub(crate) fn indices(&self, cell: usize) -> &[u32] {
        match self {
            Self::Indices(rows) => rows.get(cell).map_or(&[], Vec::as_slice),
            _ => &[],
        }
    }
}

impl Aggregate {
    /// Whether a row adds nothing, because what is read of it is empty.
    pub(crate) fn is_blank(&self, row: &[Value], tables: &Tables, last: i32) -> bool {
        let is_number = |base: &Base| matches!(base.value(row, tables, last), Value::Number(_));
        match self {
            Self::Rows | Self::Days(..) | Self::Indices => false,
            Self::Distinct(base) => !matches!(base.value(row, tables, last), Value::Text(_) | Value::Span(..)),
            Self::Sum(bases) => !bases.iter().any(is_number),
            Self::Median(base) | Self::MedianOfPersons(_, base) | Self::Min(base) | Self::Max(base) => !is_number(base),
            Self::WeeklyHours(_, _, hours, _) => !matches!(row[*hours], Value::Number(_)),
        }
    }
}

fn grow<T: Default>(list: &mut Vec<T>, at: usize) {
    if list.len() <= at {
        list.resize_with(at + 1, T::default);
    }
}

fn extreme(found: &mut Vec<Option<Decimal>>, at: usize, number: Option<Decimal>, wanted: Ordering) {
    grow(found, at);
    if let Some(number) = number
        && found[at].is_none_or(|known| number.compare(known) == wanted)
    {
        found[at] = Some(number);
    }
}

fn day(value: Value) -> Option<i32> {
    match value {
        Value::Date(day) => Some(day),
        _ => None,
    }
}

/// The last day of a service of so many weeks.
fn end_after_weeks(row: &[Value], start: usize, weeks: Option<usize>) -> Option<i32> {
    let (Value::Date(start), Value::Number(weeks)) = (row[start], row[weeks?]) else { return None };
    let days = weeks.exact().times(Exact::whole(7))?.round(0)?.digits;
    Some(start + i32::try_from(days).ok()? - 1)
}

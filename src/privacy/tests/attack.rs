//! What a reader with a linear program can work out from random tables, whatever they show.

use super::config;
use super::tables::{Atom, Dice, Look, Table};
use crate::config::{Config, Filter, Point};
use crate::diagnostic::Diagnostics;
use crate::measure::Facts;
use crate::period::{Period, YearRule};
use crate::privacy::protect;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

fn grouped(privacy: &str) -> Config {
    let groups = "g0 = [\"a0\", \"a1\", \"a2\"], g1 = [\"a3\", \"a4\", \"a5\"], g2 = [\"a6\", \"a7\"]";
    config(&format!("{privacy}\n[dimensions.g]\nof = \"a\"\ngroups = {{ {groups} }}\n"))
}

/// How many cells are small, hidden and shown, and how many rests of cells are small.
#[derive(Default, Debug)]
struct Counts {
    small: usize,
    rests: usize,
    hidden: usize,
    shown: usize,
    merged: usize,
}

/// The cells of a question: their persons and whether they are hidden.
struct Answered {
    filter: Filter,
    by: Vec<String>,
    cells: BTreeMap<Vec<String>, (Vec<Atom>, bool)>,
}

fn answered(table: &Table, facts: &Facts, period: &Period) -> Vec<Answered> {
    let answer = |(filter, by): (Filter, Vec<String>)| {
        let cell = |(keys, atoms): (Vec<String>, Vec<Atom>)| {
            let cell = by.iter().cloned().zip(keys.iter().cloned()).collect();
            let (measure, filter) = ("served".to_owned(), filter.clone());
            let fact = facts.fact(&Point { measure, filter, period: period.clone(), cell });
            assert!(fact.suppressed || fact.value == Some(table.count(&atoms).into()), "what is shown is true");
            (keys, (atoms, fact.suppressed))
        };
        let cells = table.cells(&filter, &by, facts).into_iter().map(cell).collect();
        Answered { filter, by, cells }
    };
    table.questions().into_iter().map(answer).collect()
}

/// What is left of each cell beside a cell that is a part of it and is asked under other conditions.
fn rests(all: &[Answered]) -> Vec<Vec<Atom>> {
    let pairs = all.iter().flat_map(|whole| all.iter().map(move |part| (whole, part)));
    let pairs = pairs.filter(|(whole, part)| whole.filter != part.filter);
    let cells = pairs.flat_map(|(whole, part)| {
        whole.cells.values().flat_map(|(whole, _)| part.cells.values().map(move |(part, _)| (whole, part)))
    });
    let parts = cells.filter(|(whole, part)| part.iter().all(|atom| whole.contains(atom)));
    parts.map(|(whole, part)| whole.iter().filter(|atom| !part.contains(atom)).copied().collect()).collect()
}

/// Maximises every small cell and every small rest under all that is printed.
fn attack(table: &Table, config: &mut Config, counts: &mut Counts) {
    let period = YearRule::default().year(2019).expect("a year");
    let facts = protect(table.facts(&period), config, &mut Diagnostics::default());
    counts.merged += facts.merged.len();
    let all = answered(table, &facts, &period);
    let mut printed: Vec<(Vec<Atom>, i64)> = Vec::new();
    let mut small: Vec<Vec<Atom>> = Vec::new();
    for answered in &all {
        for (atoms, hidden) in answered.cells.values() {
            let count = table.count(atoms);
            if answered.by.is_empty() && answered.filter.is_empty() {
                assert!(!hidden, "a total stays");
            } else if (1..5).contains(&count) || (count == 0 && !config.privacy.show_zeros && !atoms.is_empty()) {
                assert!(hidden, "a small cell is hidden");
                counts.small += 1;
                small.push(atoms.clone());
            }
            if *hidden {
                counts.hidden += 1;
            } else {
                counts.shown += 1;
                printed.push((atoms.clone(), count));
            }
        }
    }
    if table.persons.values().sum::<i64>() < 5 {
        return;
    }
    let rests = rests(&all).into_iter().filter(|rest| (1..5).contains(&table.count(rest)));
    let before = small.len();
    small.extend(rests);
    counts.rests += small.len() - before;
    printed.sort();
    printed.dedup();
    let mut open = small.clone();
    while let Some(cell) = open.pop() {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let variables: BTreeMap<Atom, Variable> = table
            .persons
            .keys()
            .map(|atom| (*atom, problem.add_var(f64::from(u8::from(cell.contains(atom))), (0.0, f64::INFINITY))))
            .collect();
        for (atoms, count) in printed.iter().filter(|(atoms, _)| !atoms.is_empty()) {
            let terms: Vec<(Variable, f64)> = atoms.iter().map(|atom| (variables[atom], 1.0)).collect();
            let count = f64::from(i32::try_from(*count).expect("a count"));
            problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, count);
        }
        let solution = problem.solve().expect("the truth fits");
        let most = |cell: &[Atom]| cell.iter().map(|atom| solution[variables[atom]]).sum::<f64>();
        assert!(
            most(&cell) > 5.0 - 1e-6,
            "{cell:?} is at most {} of {:?} in {:?}",
            most(&cell),
            table.persons,
            table.views
        );
        open.retain(|other| most(other) < 5.0);
    }
}

type Make = fn(&mut Dice, Look) -> Table;

fn attack_many(seed: u64, tables: usize, make: Make, look: Look, privacy: &str) -> Counts {
    let (mut dice, mut counts) = (Dice(seed), Counts::default());
    for _ in 0..tables {
        attack(&make(&mut dice, look), &mut grouped(privacy), &mut counts);
    }
    counts
}

const AS_ASKED: &str = "coarsen = false";

#[test]
fn no_small_cell_of_any_table_can_be_worked_out() {
    let look = Look { largest: [4, 3, 2], small: 30 };
    let counts = attack_many(0x5eed, 2_000, Table::random, look, AS_ASKED);
    assert!(counts.small > 1_000 && counts.rests > 200 && counts.hidden < counts.shown, "{counts:?}");
}

#[test]
fn no_small_cell_of_a_large_table_can_be_worked_out() {
    let look = Look { largest: [8, 8, 3], small: 10 };
    let counts = attack_many(0xfeed, 60, Table::random, look, AS_ASKED);
    assert!(counts.small > 80 && counts.hidden < counts.shown, "{counts:?}");
}

#[test]
fn a_table_with_88_percent_small_cells_gives_none_of_them_away() {
    let look = Look { largest: [5, 5, 3], small: 88 };
    let counts = attack_many(0xbeef, 150, Table::random, look, AS_ASKED);
    assert!(counts.small > 1_000, "{counts:?}");
}

#[test]
fn where_zeros_are_hidden_none_can_be_worked_out() {
    let look = Look { largest: [4, 3, 2], small: 20 };
    let counts = attack_many(0xace, 300, Table::random, look, "coarsen = false\nzeros = \"hide\"");
    assert!(counts.small > 500, "{counts:?}");
}

#[test]
fn places_and_the_rests_of_their_districts_give_no_small_place_away() {
    let look = Look { largest: [8, 3, 1], small: 40 };
    let counts = attack_many(0xd15c, 600, Table::random_places, look, "");
    assert!(counts.merged > 200 && counts.small > 200, "{counts:?}");
}

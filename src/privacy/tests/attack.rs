//! What a reader with a linear program can work out from random tables, whatever they show.

use super::{config, people};
use crate::config::{Condition, Config, Direction, Filter, Kind, Scalar, Unit};
use crate::measure::{Cube, Facts, Measure};
use crate::period::{Period, YearRule};
use crate::privacy::protect;
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;

/// Values of the three dimensions of a person; `g` is a group of values of `a`.
type Atom = [usize; 3];

/// A sequence of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[usize::try_from(self.below(from.len() as u64)).expect("an index")]
    }
}

struct Table {
    sizes: Atom,
    persons: BTreeMap<Atom, i64>,
    views: Vec<(Filter, Vec<&'static str>)>,
}

fn key(atom: Atom, dimension: &str) -> String {
    match dimension {
        "a" => format!("a{}", atom[0]),
        "b" => format!("b{}", atom[1]),
        "c" => format!("c{}", atom[2]),
        _ => format!("g{}", atom[0] / 3),
    }
}

fn holds(filter: &Filter, atom: Atom) -> bool {
    filter.conditions().iter().all(|(name, condition)| match condition {
        Condition::OneOf(values) => values.contains(&Scalar::Text(key(atom, name))),
        _ => false,
    })
}

fn where_a(values: &[usize]) -> Filter {
    let values = values.iter().map(|a| Scalar::Text(format!("a{a}"))).collect();
    Filter::new(vec![("a".to_owned(), Condition::OneOf(values))])
}

impl Table {
    /// `small` of 100 cells with persons are below 5.
    fn random(dice: &mut Dice, largest: [u64; 3], small: u64) -> Self {
        let whole = dice.below(8) == 0;
        let sizes = largest.map(|size| if whole { size } else { 1 + dice.below(size) });
        let sizes = sizes.map(|size| usize::try_from(size).expect("a size"));
        let mut persons = BTreeMap::new();
        for a in 0..sizes[0] {
            for b in 0..sizes[1] {
                for c in 0..sizes[2] {
                    let empty = dice.below(4) == 0;
                    let count = if dice.below(100) < small { 1 + dice.below(4) } else { 5 + dice.below(30) };
                    persons.insert([a, b, c], if empty { 0 } else { i64::try_from(count).expect("a count") });
                }
            }
        }
        // No three views form a circle, so that what the tables leave open is what the persons leave open.
        let choices: [&[&[&str]]; 6] = [
            &[&["a", "b", "c"]],
            &[&["a", "b"], &["b", "c"]],
            &[&["a", "b"], &["g", "c"]],
            &[&["a", "b", "c"], &["g", "b"]],
            &[&["a", "b"], &["a", "c"], &["g", "b"]],
            &[&["a"], &["g"]],
        ];
        let chosen = *dice.pick(&choices);
        let mut views: Vec<(Filter, Vec<&str>)> = chosen.iter().map(|by| (Filter::default(), by.to_vec())).collect();
        if chosen[0].len() > 1 && dice.below(2) == 0 {
            views.push((where_a(&[0, 1]), vec!["b"]));
            views.push((where_a(&[0]), vec!["b"]));
        }
        Self { sizes, persons, views }
    }

    fn questions(&self) -> Vec<(Filter, Vec<String>)> {
        let mut all = Vec::new();
        for (filter, by) in &self.views {
            for subset in 0..(1_usize << by.len()) {
                let part = by.iter().enumerate().filter(|(at, _)| subset & (1 << at) != 0);
                all.push((filter.clone(), part.map(|(_, name)| (*name).to_owned()).collect()));
            }
        }
        all
    }

    /// Every combination of keys of a question with the persons in it.
    fn cells(&self, filter: &Filter, by: &[String]) -> BTreeMap<Vec<String>, Vec<Atom>> {
        let mut cells: BTreeMap<Vec<String>, Vec<Atom>> = BTreeMap::new();
        for &atom in self.persons.keys() {
            let inside = cells.entry(by.iter().map(|name| key(atom, name)).collect()).or_default();
            if holds(filter, atom) {
                inside.push(atom);
            }
        }
        cells
    }

    fn facts(&self, period: &Period) -> Facts {
        let mut facts = Facts::default();
        facts.measures.insert("served".to_owned(), served());
        for (filter, by) in self.questions() {
            let mut cube = Cube::default();
            cube.empty.insert(period.clone(), people(0));
            for (keys, atoms) in self.cells(&filter, &by) {
                let count: i64 = atoms.iter().map(|atom| self.persons[atom]).sum();
                if count > 0 {
                    cube.cells.insert((period.clone(), keys), people(count));
                }
            }
            facts.insert("served".to_owned(), filter, by, cube);
        }
        facts
    }
}

fn served() -> Measure {
    Measure {
        name: "served".to_owned(),
        unit: Unit::People,
        decimals: 0,
        source: Some("volunteers".to_owned()),
        kind: Some(Kind::Volunteers),
        ready_made: true,
        config: None,
        direction: Direction::More,
        protected: true,
        additive: false,
        ratio: None,
    }
}

fn grouped() -> Config {
    let groups = "g0 = [\"a0\", \"a1\", \"a2\"], g1 = [\"a3\", \"a4\", \"a5\"], g2 = [\"a6\", \"a7\"]";
    config(&format!("coarsen = false\n[dimensions.g]\nof = \"a\"\ngroups = {{ {groups} }}\n"))
}

/// How many cells are small, hidden and shown.
#[derive(Default, Debug)]
struct Counts {
    small: usize,
    hidden: usize,
    shown: usize,
}

/// Maximises every small cell under all that is printed.
fn attack(table: &Table, config: &Config, counts: &mut Counts) {
    let period = YearRule::default().year(2019).expect("a year");
    let facts = protect(table.facts(&period), config);
    let total: i64 = table.persons.values().sum();
    let mut printed: Vec<(Vec<Atom>, i64)> = Vec::new();
    let mut small: Vec<Vec<Atom>> = Vec::new();
    for (filter, by) in table.questions() {
        let cube = facts.cube("served", &filter, &by).expect("the cube");
        for (keys, atoms) in table.cells(&filter, &by) {
            let count: i64 = atoms.iter().map(|atom| table.persons[atom]).sum();
            let hidden = cube.cells.get(&(period.clone(), keys)).is_some_and(|fact| fact.suppressed);
            if by.is_empty() && filter.is_empty() {
                assert!(!hidden, "a total stays");
            } else if (1..5).contains(&count) {
                assert!(hidden, "a small cell is hidden");
                counts.small += 1;
                small.push(atoms.clone());
            }
            if hidden {
                counts.hidden += 1;
            } else {
                counts.shown += 1;
                printed.push((atoms, count));
            }
        }
    }
    if total < 5 {
        return;
    }
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
        assert!(most(&cell) > 5.0 - 1e-6, "{cell:?} is at most {} in {:?} {:?}", most(&cell), table.sizes, table.views);
        open.retain(|other| most(other) < 5.0);
    }
}

fn attack_many(seed: u64, tables: usize, largest: [u64; 3], small: u64) -> Counts {
    let (mut dice, mut counts, config) = (Dice(seed), Counts::default(), grouped());
    for _ in 0..tables {
        attack(&Table::random(&mut dice, largest, small), &config, &mut counts);
    }
    counts
}

#[test]
fn no_small_cell_of_any_table_can_be_worked_out() {
    let counts = attack_many(0x5eed, 2_000, [4, 3, 2], 30);
    assert!(counts.small > 1_000 && counts.hidden < counts.shown, "{counts:?}");
}

#[test]
fn no_small_cell_of_a_large_table_can_be_worked_out() {
    let counts = attack_many(0xfeed, 60, [8, 8, 3], 10);
    assert!(counts.small > 100 && counts.hidden < counts.shown, "{counts:?}");
}

#[test]
fn a_table_with_88_percent_small_cells_gives_none_of_them_away() {
    let counts = attack_many(0xbeef, 100, [5, 5, 3], 88);
    assert!(counts.small > 1_000, "{counts:?}");
}

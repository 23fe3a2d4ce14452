//! Random tables of persons, and the facts that a run over them has.

use super::people;
use crate::config::{Condition, Direction, Filter, Kind, Scalar, Unit};
use crate::measure::{Axis, Cube, Facts, Measure, Member, RecordCell, Shape};
use crate::period::Period;
use std::collections::BTreeMap;

/// Values of the three dimensions of a person; `g` is a group of values of `a`, `place` is `a` under another name.
pub(super) type Atom = [usize; 3];

/// A sequence of numbers that is the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    pub(super) fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[usize::try_from(self.below(from.len() as u64)).expect("an index")]
    }
}

/// Persons and which questions a report asks.
pub(super) struct Table {
    pub(super) persons: BTreeMap<Atom, i64>,
    pub(super) views: Vec<(Filter, Vec<&'static str>)>,
}

/// How many of the groups of values there are, largest first, and how many of 100 cells with persons are below 5.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) largest: [u64; 3],
    pub(super) small: u64,
}

fn key(atom: Atom, dimension: &str) -> String {
    match dimension {
        "a" => format!("a{}", atom[0]),
        "b" => format!("b{}", atom[1]),
        "c" => format!("c{}", atom[2]),
        "place" => format!("p{}", atom[0]),
        "place.district" => format!("d{}", atom[0] / 3),
        _ => format!("g{}", atom[0] / 3),
    }
}

fn holds(filter: &Filter, atom: Atom) -> bool {
    filter.conditions().iter().all(|(name, condition)| match condition {
        Condition::OneOf(values) => values.contains(&Scalar::Text(key(atom, name))),
        Condition::NotOneOf(values) => !values.contains(&Scalar::Text(key(atom, name))),
        _ => false,
    })
}

fn one_of(dimension: &str, values: &[&str]) -> Filter {
    let values = values.iter().map(|&value| Scalar::Text(value.to_owned())).collect();
    Filter::new(vec![(dimension.to_owned(), Condition::OneOf(values))])
}

impl Table {
    /// Persons, asked by nothing.
    fn unasked(dice: &mut Dice, look: Look) -> Self {
        let whole = dice.below(8) == 0;
        let sizes = look.largest.map(|size| if whole { size } else { 1 + dice.below(size) });
        let sizes = sizes.map(|size| usize::try_from(size).expect("a size"));
        let mut persons = BTreeMap::new();
        for a in 0..sizes[0] {
            for b in 0..sizes[1] {
                for c in 0..sizes[2] {
                    let empty = dice.below(4) == 0;
                    let count = if dice.below(100) < look.small { 1 + dice.below(4) } else { 5 + dice.below(30) };
                    persons.insert([a, b, c], if empty { 0 } else { i64::try_from(count).expect("a count") });
                }
            }
        }
        Self { persons, views: Vec::new() }
    }

    /// Views by dimensions and groups, and under conditions. No three views form a circle, so that what the tables leave
    /// open is what the persons leave open.
    pub(super) fn random(dice: &mut Dice, look: Look) -> Self {
        let table = Self::unasked(dice, look);
        let choices: [&[&[&str]]; 9] = [
            &[&["a", "b", "c"]],
            &[&["a", "b"], &["b", "c"]],
            &[&["a", "b"], &["g", "c"]],
            &[&["a", "b", "c"], &["g", "b"]],
            &[&["a", "b"], &["a", "c"], &["g", "b"]],
            &[&["a"], &["g"]],
            &[&["b"]],
            &[&["b", "c"]],
            &[&["b"], &["g", "b"]],
        ];
        let chosen = *dice.pick(&choices);
        let mut views: Vec<(Filter, Vec<&str>)> = chosen.iter().map(|by| (Filter::default(), by.to_vec())).collect();
        let without_a = !chosen.iter().any(|by| by.contains(&"a"));
        if without_a && dice.below(4) == 0 {
            let texts = |value: &str| vec![Scalar::Text(value.to_owned())];
            let not = |value: &str| ("a".to_owned(), Condition::NotOneOf(texts(value)));
            let both = ["a", "b"].map(|name| (name.to_owned(), Condition::OneOf(texts(&format!("{name}0")))));
            views.push(match dice.below(3) {
                0 => (Filter::new(vec![not("a0")]), vec!["b"]),
                1 => (Filter::new(both.to_vec()), Vec::new()),
                _ => (one_of("a", &["a0", "a1"]), vec!["b"]),
            });
            if dice.below(2) == 0 {
                views.push((one_of("a", &["a0"]), vec!["b"]));
            }
            return Self { views, ..table };
        }
        if (chosen[0].len() > 1 || without_a) && dice.below(2) == 0 {
            views.push((one_of("a", &["a0", "a1"]), vec!["b"]));
            views.push((one_of("a", &["a0"]), vec!["b"]));
        }
        if without_a && dice.below(2) == 0 {
            views.push((one_of("a", &["a2"]), vec!["b"]));
        }
        Self { views, ..table }
    }

    /// Places and their districts, alone and by a second dimension, one of them also under a condition.
    pub(super) fn random_places(dice: &mut Dice, look: Look) -> Self {
        let table = Self::unasked(dice, look);
        let choices: [&[&[&str]]; 4] = [
            &[&["place"]],
            &[&["place"], &["place.district"]],
            &[&["place", "b"], &["place.district"]],
            &[&["place", "b"], &["place.district", "b"]],
        ];
        let chosen = *dice.pick(&choices);
        let mut views: Vec<(Filter, Vec<&str>)> = chosen.iter().map(|by| (Filter::default(), by.to_vec())).collect();
        if dice.below(2) == 0 {
            views.push((one_of("place", &["p0"]), Vec::new()));
        }
        Self { views, ..table }
    }

    /// Every question with all that are asked with it.
    pub(super) fn questions(&self) -> Vec<(Filter, Vec<String>)> {
        let mut all = Vec::new();
        for (filter, by) in &self.views {
            for subset in 0..(1_usize << by.len()) {
                let part = by.iter().enumerate().filter(|(at, _)| subset & (1 << at) != 0);
                all.push((filter.clone(), part.map(|(_, name)| (*name).to_owned()).collect()));
            }
        }
        all
    }

    /// Every combination of keys of a question with the persons in it, with the keys that facts have for them.
    pub(super) fn cells(&self, filter: &Filter, by: &[String], facts: &Facts) -> BTreeMap<Vec<String>, Vec<Atom>> {
        let mut cells: BTreeMap<Vec<String>, Vec<Atom>> = BTreeMap::new();
        for &atom in self.persons.keys() {
            let shown = |name: &String| {
                let key = key(atom, name);
                let merged = facts.merged.get(&("served".to_owned(), name.clone()));
                merged.and_then(|merged| merged.get(&key)).cloned().unwrap_or(key)
            };
            let inside = cells.entry(by.iter().map(shown).collect()).or_default();
            if holds(filter, atom) {
                inside.push(atom);
            }
        }
        cells
    }

    /// How many of some persons there are.
    pub(super) fn count(&self, atoms: &[Atom]) -> i64 {
        atoms.iter().map(|atom| self.persons[atom]).sum()
    }

    /// The answers to its questions, before anything is hidden.
    pub(super) fn facts(&self, period: &Period) -> Facts {
        let mut facts = Facts::default();
        facts.measures.insert("served".to_owned(), served());
        for name in ["a", "b", "c", "g", "place", "place.district"] {
            let mut keys: Vec<String> = self.persons.keys().map(|atom| key(*atom, name)).collect();
            keys.sort();
            keys.dedup();
            let member = |key| Member { key, name: None, names: BTreeMap::new(), rank: None, until: None };
            let members = keys.into_iter().map(member).collect();
            let axis = Axis { name: name.to_owned(), shape: Shape::Nominal, whole: true, config: None, members };
            facts.axes.insert(name.to_owned(), axis);
        }
        let district = |atom: &Atom| (key(*atom, "place"), RecordCell::Text(key(*atom, "place.district")));
        let districts = self.persons.keys().map(district).collect();
        facts.attributes.insert(("place".to_owned(), "district".to_owned()), districts);
        for (filter, by) in self.questions() {
            let mut cube = Cube::default();
            cube.empty.insert(period.clone(), people(0));
            for (keys, atoms) in self.cells(&filter, &by, &facts) {
                let count = self.count(&atoms);
                if count > 0 {
                    cube.cells.insert((period.clone(), keys), people(count));
                }
            }
            facts.insert("served".to_owned(), filter, by, cube);
        }
        facts
    }
}

/// The measure that the tables count.
pub(super) fn served() -> Measure {
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

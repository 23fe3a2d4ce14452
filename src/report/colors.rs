//! A category keeps its colour in the whole report: config and facts → the number of the colour of everything that a
//! figure tells apart by colour.

use super::context::Context;
use crate::chart::spec::{Category, ChartKind};
use crate::config::{Config, FigureConfig, Point, SortOrder};
use crate::measure::{Axis, Facts, OTHER, Shape};
use crate::period::{Period, TimeDimension};
use crate::theme::series::{CONTEXT, FIRST, FOURTH, MANY, SECOND, comes_again, may_touch, ordered};
use std::cmp::Reverse;
use std::collections::BTreeMap;

#[cfg(test)]
mod tests;

/// What measures stand under in place of a dimension.
const MEASURES: &str = "";

/// Colours that do not depend on what a report shows: a dimension (or none for measures), a key, its colour.
const KEPT: [(&str, &str, usize); 8] = [
    ("sex", "F", FIRST),
    ("sex", "M", SECOND),
    ("sex", "X", CONTEXT),
    (MEASURES, "participants_female", FIRST),
    (MEASURES, "participants_male", SECOND),
    ("service", "two_year", FIRST),
    ("service", "virtual", SECOND),
    ("service", "response", CONTEXT),
];

/// Hues in the order in which they are given, and that order where Other or "not stated" has the one for context.
const HUES: [usize; 8] = [FIRST, SECOND, CONTEXT, FOURTH, 4, 5, 6, 7];
const HUES_BESIDE_REST: [usize; 7] = [FIRST, SECOND, 4, FOURTH, 5, 6, 7];

/// What it costs to give a colour: that of another category of the dimension, a dashed one, that of a neighbour that it
/// may not touch, the hue of one in the same figure, its very colour. The order of the hues decides the rest.
const USED: usize = 20;
const DASHED: usize = 60;
const TOUCHING: usize = 80;
const ALIKE: usize = 100;
const SAME: usize = 1000;

/// The numbers of all colours, by dimension and key.
pub(super) struct Colors(BTreeMap<(String, String), usize>);

/// What figures tell apart by colour in one dimension.
#[derive(Default)]
struct Group<'f> {
    axis: Option<&'f Axis>,
    figures: Vec<Told>,
}

/// What one figure tells apart by colour.
struct Told {
    /// The keys in data order.
    keys: Vec<String>,
    /// Whether any two of them may be neighbours: parts of a donut are sorted and close a ring.
    ring: bool,
}

impl Colors {
    /// Gives every category that a figure tells by colour its own, in the data order of its dimension; measures in the
    /// order in which figures name them.
    pub(super) fn new(config: &Config, facts: &Facts) -> Self {
        let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
        for figure in &config.figures {
            if let Some((dimension, told)) = told_by_color(config, facts, figure) {
                let group = groups.entry(root(config, dimension).to_owned()).or_default();
                group.axis = group.axis.or_else(|| facts.axes.get(dimension));
                group.figures.push(told);
            }
        }
        let numbers = groups.iter().flat_map(|(name, group)| {
            group.numbers(name).into_iter().map(|(key, number)| ((name.clone(), key), number))
        });
        Self(numbers.collect())
    }

    fn number(&self, dimension: &str, key: &str) -> Option<usize> {
        self.0.get(&(dimension.to_owned(), key.to_owned())).copied()
    }
}

impl Context<'_> {
    /// The number of the colour of a series: `index` is its place among the series of the figure. Of two periods the
    /// earlier one is context.
    pub(super) fn series_color(&self, figure: &FigureConfig, key: &str, index: usize) -> usize {
        if figure.data.periods.len() == 2 {
            return if index == 0 { CONTEXT } else { FIRST };
        }
        let dimension = figure.data.split.as_ref().map_or(MEASURES, |split| root(self.config, &split.name));
        self.colors().number(dimension, key).unwrap_or(index)
    }

    /// The number of the colour of a small chart of one series, where all are drawn as one chart.
    pub(super) fn panel_color(&self, figure: &FigureConfig, dimension: &str, key: &str, index: usize) -> usize {
        let split = figure.data.split.is_some() || figure.data.measures.len() > 1;
        let number = self.colors().number(root(self.config, dimension), key).filter(|_| !split);
        number.unwrap_or(index)
    }

    /// The numbers of the colours of the parts of a donut.
    pub(super) fn part_colors(&self, figure: &FigureConfig, categories: &[Category]) -> Vec<usize> {
        let dimension = root(self.config, &figure.data.by.name);
        let number = |(index, category): (usize, &Category)| {
            if category.rest { CONTEXT } else { self.colors().number(dimension, &category.key).unwrap_or(index) }
        };
        categories.iter().enumerate().map(number).collect()
    }

    fn colors(&self) -> &Colors {
        self.colors.get_or_init(|| Colors::new(self.config, self.facts))
    }
}

/// The dimension that a declared one only names anew: `women_and_men` of `sex` is `sex`.
fn root<'n>(config: &'n Config, name: &'n str) -> &'n str {
    let declared = config.dimensions.iter().find(|dimension| dimension.name.name == name);
    match declared {
        Some(of) if of.breaks.is_none() && of.groups.is_empty() && of.of.name != name => root(config, &of.of.name),
        _ => name,
    }
}

/// The dimension and what a figure tells apart by colour in it.
fn told_by_color<'f>(config: &Config, facts: &Facts, figure: &'f FigureConfig) -> Option<(&'f str, Told)> {
    let data = &figure.data;
    let kind = figure.chart.kind.as_ref().map(|(kind, _)| *kind);
    let alone = data.multiples.is_some() && data.split.is_none() && data.measures.len() < 2;
    let ring = kind == Some(ChartKind::Donut);
    if alone && !ring || data.spans.is_some() || matches!(kind, Some(ChartKind::Heatmap | ChartKind::Diverging)) {
        return None;
    }
    let dimension = if ring { Some(&data.by) } else { data.split.as_ref() };
    if let Some(dimension) = dimension {
        let keys = keys(config, facts, figure, &dimension.name);
        let keys = if ring { parts(config, facts, figure, keys) } else { keys };
        return Some((&dimension.name, Told { keys, ring }));
    }
    let keys: Vec<String> = data.measures.iter().map(|measure| measure.name.clone()).collect();
    (keys.len() > 1).then_some((MEASURES, Told { keys, ring }))
}

/// The keys of a dimension that have data in the periods of a figure, in data order.
fn keys(config: &Config, facts: &Facts, figure: &FigureConfig, dimension: &str) -> Vec<String> {
    let data = &figure.data;
    let by = [dimension.to_owned()];
    let cube = data.measures.first().and_then(|measure| facts.cube(&measure.name, &data.filter, &by));
    let (Some(cube), Some(axis)) = (cube, facts.axes.get(dimension)) else { return Vec::new() };
    let periods = periods(config, figure);
    let shown = cube.cells.keys().filter(|(period, _)| periods.contains(period));
    let mut keys: Vec<String> = shown.filter_map(|(_, keys)| keys.first().cloned()).collect();
    keys.sort_by_cached_key(|key| place(axis, key));
    keys.dedup();
    keys
}

/// The parts that a donut shows of all keys: the largest, and Other.
fn parts(config: &Config, facts: &Facts, figure: &FigureConfig, mut keys: Vec<String>) -> Vec<String> {
    let data = &figure.data;
    let Some(top) = data.top.map(|top| top as usize).filter(|top| *top < keys.len()) else { return keys };
    let point = |key: &String| Point {
        measure: data.measures[0].name.clone(),
        filter: data.filter.clone(),
        period: data.period.as_ref().unwrap_or(&config.report.period).clone(),
        cell: vec![(data.by.name.clone(), key.clone())],
    };
    if data.sort.is_none_or(|sort| sort == SortOrder::Value) {
        keys.sort_by_cached_key(|key| (is_rest(key), Reverse(facts.fact(&point(key)).value)));
    }
    keys.truncate(top);
    if data.other {
        keys.push(OTHER.0.to_owned());
    }
    keys
}

fn periods(config: &Config, figure: &FigureConfig) -> Vec<Period> {
    let (data, report) = (&figure.data, &config.report);
    let period = data.period.as_ref().unwrap_or(&report.period);
    match TimeDimension::from_name(&data.by.name) {
        Some(time) => {
            let last = data.last.or((time == TimeDimension::Year).then_some(report.trend));
            report.year.steps(time, period, last)
        }
        None => vec![period.clone()],
    }
}

/// Data order without a language: by rank, then by key; what is no value of its own stands last.
fn place(axis: &Axis, key: &str) -> (bool, Option<u32>, String) {
    let rank = axis.members.iter().find(|member| member.key == key).and_then(|member| member.rank);
    (is_rest(key), rank, key.to_owned())
}

/// Whether a key is Other or "not stated".
fn is_rest(key: &str) -> bool {
    key.is_empty() || key == OTHER.0
}

impl Group<'_> {
    fn numbers(&self, dimension: &str) -> BTreeMap<String, usize> {
        let keys = self.keys();
        let (rest, named): (Vec<&String>, Vec<&String>) = keys.iter().partition(|key| is_rest(key));
        let mut numbers: BTreeMap<String, usize> = rest.iter().map(|key| ((*key).clone(), CONTEXT)).collect();
        if self.axis.is_some_and(|axis| matches!(axis.shape, Shape::Bins(_) | Shape::Number)) {
            let steps = named.iter().enumerate().map(|(at, key)| ((*key).clone(), ordered(at, named.len())));
            numbers.extend(steps);
            return numbers;
        }
        let kept = KEPT.iter().filter(|(of, key, _)| *of == dimension && keys.iter().any(|known| known == key));
        numbers.extend(kept.map(|(_, key, number)| ((*key).to_owned(), *number)));
        let hues: &[usize] = if rest.is_empty() { &HUES } else { &HUES_BESIDE_REST };
        for key in named {
            if numbers.contains_key(key) {
                continue;
            }
            // Two measures that no figure shows together have nothing in common that a colour could confuse.
            let used = |hue: usize| if dimension == MEASURES { 0 } else { times(&numbers, hue) * USED };
            let cost = |place: usize, hue: usize| place + used(hue) + self.cost(&numbers, key, hue);
            let best = hues.iter().enumerate().min_by_key(|(place, hue)| cost(*place, **hue));
            let number = best.map_or(FIRST, |(_, hue)| *hue);
            numbers.insert(key.clone(), number);
        }
        numbers
    }

    /// All keys: in data order those of a dimension, else by their first appearance.
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for key in self.figures.iter().flat_map(|told| &told.keys) {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
        if let Some(axis) = self.axis {
            keys.sort_by_cached_key(|key| place(axis, key));
        }
        keys
    }

    /// What it costs to give a key a hue when others have theirs.
    fn cost(&self, numbers: &BTreeMap<String, usize>, key: &str, hue: usize) -> usize {
        let figures =
            self.figures.iter().filter_map(|told| Some((told, told.keys.iter().position(|known| known == key)?)));
        let beside = figures.flat_map(|(told, own)| {
            let others = told.keys.iter().enumerate();
            others.map(move |(at, other)| (numbers.get(other).copied(), told.ring || at.abs_diff(own) == 1))
        });
        let beside: usize = beside
            .map(|(number, neighbour)| match number {
                Some(number) if number == hue => SAME,
                Some(number) if number % MANY == hue % MANY => ALIKE,
                Some(number) if neighbour && !may_touch(number, hue) => TOUCHING,
                _ => 0,
            })
            .sum();
        beside + if comes_again(hue) { DASHED } else { 0 }
    }
}

/// How many keys have a hue already.
fn times(numbers: &BTreeMap<String, usize>, hue: usize) -> usize {
    numbers.values().filter(|number| **number == hue).count()
}

//! A category keeps its colour in the whole report: config and facts → the number of the colour of everything that a
//! figure tells apart by colour.

use super::context::Context;
use crate::chart::spec::ChartKind;
use crate::config::{Config, FigureConfig};
use crate::measure::{Axis, Facts, Shape};
use crate::period::{Period, TimeDimension};
use crate::theme::series::{CONTEXT, FIRST, FOURTH, MANY, SECOND, comes_again, may_touch, ordered};
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

/// What it costs to give a colour: that of another category, a dashed one, the hue of one in the same figure, that of a
/// neighbour that it may not touch, the very colour of one in the same figure. The order of the hues decides the rest.
const USED: usize = 20;
const DASHED: usize = 60;
const TOUCHING: usize = 80;
const ALIKE: usize = 100;
const SAME: usize = 1000;

/// The numbers of all colours, by dimension and key.
pub(super) struct Colors(BTreeMap<(String, String), usize>);

/// The keys that figures tell apart by colour in one dimension, each figure in its order.
#[derive(Default)]
struct Group<'f> {
    axis: Option<&'f Axis>,
    figures: Vec<Vec<String>>,
}

impl Colors {
    /// Gives every category that a figure tells by colour its own, in the data order of its dimension; measures in the
    /// order in which figures name them.
    pub(super) fn new(config: &Config, facts: &Facts) -> Self {
        let mut groups: BTreeMap<String, Group<'_>> = BTreeMap::new();
        for figure in &config.figures {
            if let Some((dimension, keys)) = told_by_color(config, facts, figure) {
                let group = groups.entry(root(config, dimension).to_owned()).or_default();
                group.axis = group.axis.or_else(|| facts.axes.get(dimension));
                group.figures.push(keys);
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
    /// The number of the colour of a series: `index` is its place among the series of the figure.
    pub(super) fn series_color(&self, figure: &FigureConfig, key: &str, index: usize) -> usize {
        let dimension = figure.data.split.as_ref().map_or(MEASURES, |split| root(self.config, &split.name));
        self.colors().number(dimension, key).unwrap_or(index)
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

/// The dimension and the keys that a figure tells apart by colour, in their order.
fn told_by_color<'f>(config: &Config, facts: &Facts, figure: &'f FigureConfig) -> Option<(&'f str, Vec<String>)> {
    let data = &figure.data;
    let kind = figure.chart.kind.as_ref().map(|(kind, _)| *kind);
    if data.panels || data.spans.is_some() || kind == Some(ChartKind::Heatmap) {
        return None;
    }
    if let Some(split) = &data.split {
        return Some((&split.name, keys(config, facts, figure, &split.name)));
    }
    let measures: Vec<String> = data.measures.iter().map(|measure| measure.name.clone()).collect();
    (measures.len() > 1).then_some((MEASURES, measures))
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
    (is_rest(Some(axis), key), rank, key.to_owned())
}

fn is_rest(axis: Option<&Axis>, key: &str) -> bool {
    axis.is_some_and(|axis| key.is_empty() || axis.is_other(key))
}

impl Group<'_> {
    fn numbers(&self, dimension: &str) -> BTreeMap<String, usize> {
        let keys = self.keys();
        let (rest, named): (Vec<&String>, Vec<&String>) = keys.iter().partition(|key| is_rest(self.axis, key));
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
            let cost = |place: usize, hue: usize| place + self.cost(&numbers, key, hue);
            let best = hues.iter().enumerate().min_by_key(|(place, hue)| cost(*place, **hue));
            let number = best.map_or(FIRST, |(_, hue)| *hue);
            numbers.insert(key.clone(), number);
        }
        numbers
    }

    /// All keys: in data order those of a dimension, else by their first appearance.
    fn keys(&self) -> Vec<String> {
        let mut keys: Vec<String> = Vec::new();
        for key in self.figures.iter().flatten() {
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
        let used = numbers.values().filter(|number| **number == hue).count() * USED;
        let figures = self.figures.iter().filter_map(|keys| Some((keys, keys.iter().position(|known| known == key)?)));
        let beside = figures.flat_map(|(keys, own)| {
            keys.iter().enumerate().map(move |(at, other)| (numbers.get(other).copied(), at.abs_diff(own) == 1))
        });
        let beside: usize = beside
            .map(|(number, neighbour)| match number {
                Some(number) if number == hue => SAME,
                Some(number) if number % MANY == hue % MANY => ALIKE,
                Some(number) if neighbour && !may_touch(number, hue) => TOUCHING,
                _ => 0,
            })
            .sum();
        used + beside + if comes_again(hue) { DASHED } else { 0 }
    }
}

//! Which colours categories are given, and that they keep them.

use super::{Group, Told};
use crate::chart::spec::{ChartSpec, Form};
use crate::diagnostic::Diagnostics;
use crate::locale::Locale;
use crate::measure::{Axis, Member, OTHER, Shape};
use crate::report::context::Context;
use crate::theme::series::{CONTEXT, FIRST, SECOND, may_touch, ordered};
use std::collections::BTreeMap;
use std::path::Path;

fn axis(keys: &[&str], shape: Shape) -> Axis {
    let member = |(at, key): (usize, &&str)| Member {
        key: (*key).to_owned(),
        name: None,
        names: BTreeMap::new(),
        rank: Some(if *key == OTHER.0 { OTHER.1 } else { u32::try_from(at).expect("few") }),
        until: None,
    };
    let members = keys.iter().enumerate().map(member).collect();
    Axis { name: "d".to_owned(), shape, whole: true, config: None, members }
}

/// The colours of keys that figures show, "a b" being one that shows a and b.
fn numbers(axis: Option<&Axis>, dimension: &str, figures: &[&str]) -> Vec<(String, usize)> {
    let told = |keys: &&str| Told { keys: keys.split(' ').map(str::to_owned).collect(), ring: false };
    let figures = figures.iter().map(told).collect();
    Group { axis, figures }.numbers(dimension).into_iter().collect()
}

fn named(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    pairs.iter().map(|(key, number)| ((*key).to_owned(), *number)).collect()
}

#[test]
fn categories_are_given_colours_in_data_order_whichever_figure_comes_first() {
    let axis = axis(&["z", "y", "x"], Shape::Nominal);
    assert_eq!(numbers(Some(&axis), "d", &["x", "z y x"]), named(&[("x", 2), ("y", 1), ("z", 0)]));
}

#[test]
fn women_are_petrol_and_men_gold_whoever_else_is_shown() {
    let axis = axis(&["X", "M", "F"], Shape::Nominal);
    assert_eq!(numbers(Some(&axis), "sex", &["M", "X F"]), named(&[("F", FIRST), ("M", SECOND), ("X", CONTEXT)]));
    let measures = numbers(None, "", &["participants_male participants_female hours"]);
    assert_eq!(measures, named(&[("hours", 2), ("participants_female", FIRST), ("participants_male", SECOND)]));
}

#[test]
fn other_and_not_stated_are_quiet_and_nothing_else_is() {
    let axis = axis(&["a", "b", "c", OTHER.0], Shape::Nominal);
    let numbers = numbers(Some(&axis), "d", &["a b c other"]);
    assert_eq!(numbers, named(&[("a", 0), ("b", 1), ("c", 4), (OTHER.0, CONTEXT)]));
}

#[test]
fn gold_and_accent_are_never_neighbours() {
    let keys = ["a", "b", "c", "d", "e", "f"];
    let axis = axis(&keys, Shape::Nominal);
    for figures in [&["b d"][..], &["a b c d"], &["a b c d e f", "b d", "a d"], &["a b", "b d e", "c d"]] {
        let numbers: BTreeMap<String, usize> = numbers(Some(&axis), "d", figures).into_iter().collect();
        for keys in figures.iter().map(|keys| keys.split(' ').collect::<Vec<_>>()) {
            for pair in keys.windows(2) {
                assert!(may_touch(numbers[pair[0]], numbers[pair[1]]), "{figures:?} {numbers:?}");
                assert_ne!(numbers[pair[0]], numbers[pair[1]]);
            }
        }
    }
}

#[test]
fn many_categories_differ_in_every_figure_that_shows_a_few() {
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let axis = axis(&keys, Shape::Nominal);
    let figures = ["a b c d", "e f g h", "i j k l", "a e i"];
    let numbers: BTreeMap<String, usize> = numbers(Some(&axis), "d", &figures).into_iter().collect();
    for keys in figures.iter().map(|keys| keys.split(' ').collect::<Vec<_>>()) {
        for (at, key) in keys.iter().enumerate() {
            assert!(keys[..at].iter().all(|other| numbers[*other] != numbers[*key]), "{keys:?} {numbers:?}");
        }
    }
}

#[test]
fn eight_lines_of_one_figure_have_eight_colours() {
    let keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let axis = axis(&keys, Shape::Nominal);
    let mut given: Vec<usize> =
        numbers(Some(&axis), "d", &["a b c d e f g h"]).into_iter().map(|(_, number)| number).collect();
    given.sort_unstable();
    assert_eq!(given, (0..keys.len()).collect::<Vec<_>>());
}

#[test]
fn bins_are_steps_of_one_hue() {
    let axis = axis(&["18", "25", "60"], Shape::Bins(Vec::new()));
    let steps = numbers(Some(&axis), "age_band", &["18 60", "25 60"]);
    assert_eq!(steps, named(&[("18", ordered(0, 3)), ("25", ordered(1, 3)), ("60", ordered(2, 3))]));
}

/// Every series of every figure of a report, with its colour.
fn colors_of(report: &str) -> Vec<(String, String, usize)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(report);
    let mut problems = Diagnostics::default();
    let material = crate::gather(&folder, &crate::BuildOptions::default(), &mut problems);
    let material = material.unwrap_or_else(|_| panic!("{report}: {:?}", problems.all()));
    let locale = Locale::new("en").expect("English");
    let context = Context::new(&material.config, &material.prose, &material.facts, &locale);
    let mut colors = Vec::new();
    for figure in &material.config.figures {
        let ChartSpec { categories, series, form, kind, .. } = context.chart(figure);
        if figure.data.periods.len() == 2
            || matches!(form, Form::Panels(_) | Form::Shares | Form::Diverging { .. })
            || kind == crate::chart::spec::ChartKind::Heatmap
        {
            continue;
        }
        let dimension = figure.data.split.as_ref().map_or("", |split| super::root(&material.config, &split.name));
        if let Form::Donut { colors: parts, .. } = form {
            let by = super::root(&material.config, &figure.data.by.name).to_owned();
            assert!((1..parts.len()).all(|at| !parts[..at].contains(&parts[at])), "{by}: {parts:?}");
            let keys = categories.into_iter().map(|category| category.key);
            colors.extend(keys.zip(parts).map(|(key, color)| (by.clone(), key, color)));
            continue;
        }
        colors.extend(series.into_iter().map(|series| (dimension.to_owned(), series.key, series.color)));
    }
    colors
}

#[test]
fn a_category_has_one_colour_in_the_whole_report() {
    for report in ["data/kosovo", "tests/cases/small", "tests/gallery"] {
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        for (dimension, key, color) in colors_of(report) {
            let first = *known.entry((dimension.clone(), key.clone())).or_insert(color);
            assert_eq!(first, color, "{report}: {dimension} {key}");
        }
        assert!(known.len() > 5, "{report}: {known:?}");
    }
}

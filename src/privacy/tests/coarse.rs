//! Which cells are merged, what they are called, and what is asked of those that are gone.

use super::{config, people};
use crate::config::{Config, Filter, Point};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::measure::{Axis, Cube, Facts, Member, RecordCell, Shape};
use crate::period::{Period, YearRule};
use crate::privacy::protect;
use std::collections::BTreeMap;

fn period() -> Period {
    YearRule::default().year(2019).expect("a year")
}

/// People served by one dimension, and in all.
fn facts(dimension: &str, shape: Shape, cells: &[(&str, i64)]) -> Facts {
    let mut facts = Facts::default();
    facts.measures.insert("served".to_owned(), super::tables::served());
    let member = |(key, _): &(&str, i64)| Member {
        key: (*key).to_owned(),
        name: Some((*key).to_owned()),
        names: BTreeMap::new(),
        rank: None,
        until: None,
    };
    let members = cells.iter().map(member).collect();
    let axis = Axis { name: dimension.to_owned(), shape, whole: true, config: None, members };
    facts.axes.insert(dimension.to_owned(), axis);
    let cube = |cells: Vec<(Vec<String>, i64)>| Cube {
        cells: cells.into_iter().map(|(keys, count)| ((period(), keys), people(count))).collect(),
        empty: BTreeMap::from([(period(), people(0))]),
    };
    let parts = cells.iter().map(|(key, count)| (vec![(*key).to_owned()], *count)).collect();
    let whole = cells.iter().map(|(_, count)| count).sum();
    facts.insert("served".to_owned(), Filter::default(), vec![dimension.to_owned()], cube(parts));
    facts.insert("served".to_owned(), Filter::default(), Vec::new(), cube(vec![(Vec::new(), whole)]));
    facts
}

/// Keys in order with their values, `c` where they are hidden.
fn shown(facts: Facts, dimension: &str, mut config: Config) -> (Vec<(String, String)>, Facts) {
    let facts = protect(facts, &mut config, &mut Diagnostics::default());
    let cube = facts.cube("served", &Filter::default(), &[dimension.to_owned()]).expect("the cube");
    let text = |value: Option<Exact>| value.map_or_else(|| "c".to_owned(), Exact::to_json);
    let cells = cube.cells.iter().map(|((_, keys), fact)| (keys[0].clone(), text(fact.value))).collect();
    (cells, facts)
}

fn pairs(cells: &[(String, String)]) -> Vec<(&str, &str)> {
    cells.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

fn bins() -> Facts {
    let breaks = [18, 25, 30, 40, 50].map(Exact::from).to_vec();
    facts("age_band", Shape::Bins(breaks), &[("18", 20), ("25", 30), ("30", 12), ("40", 3), ("50", 4)])
}

#[test]
fn neighbouring_bins_are_merged_and_named_by_their_first_break() {
    let (cells, facts) = shown(bins(), "age_band", config(""));
    assert_eq!(pairs(&cells), [("18", "20"), ("25", "30"), ("30", "12"), ("40", "7")]);
    let axis = &facts.axes["age_band"];
    assert_eq!(axis.shape, Shape::Bins([18, 25, 30, 40].map(Exact::from).to_vec()), "50 is no break any more");
    assert_eq!(axis.members.len(), 4);
}

#[test]
fn a_value_that_was_merged_is_hidden_and_not_zero() {
    let (_, facts) = shown(bins(), "age_band", config(""));
    let at = |key: &str| {
        let cell = vec![("age_band".to_owned(), key.to_owned())];
        facts.fact(&Point { measure: "served".to_owned(), filter: Filter::default(), period: period(), cell })
    };
    assert!(at("50").suppressed);
    assert!(!at("40").suppressed);
}

#[test]
fn small_values_become_other_with_the_smallest_one_while_that_is_too_small() {
    let (cells, facts) = shown(
        facts("home_region", Shape::Nominal, &[("Iowa", 2), ("Ohio", 6), ("Texas", 9), ("Utah", 8)]),
        "home_region",
        config(""),
    );
    assert_eq!(pairs(&cells), [("Texas", "9"), ("Utah", "8"), ("other", "8")]);
    assert!(facts.axes["home_region"].is_other("other"));
}

#[test]
fn where_other_would_be_most_the_cells_are_hidden() {
    let (cells, _) = shown(facts("sex", Shape::Nominal, &[("F", 20), ("X", 1)]), "sex", config(""));
    assert_eq!(pairs(&cells), [("F", "c"), ("X", "c")]);
}

#[test]
fn coarsening_can_be_switched_off() {
    let (cells, _) = shown(bins(), "age_band", config("coarsen = false\n"));
    assert_eq!(pairs(&cells), [("18", "20"), ("25", "30"), ("30", "12"), ("40", "c"), ("50", "c")]);
}

#[test]
fn with_a_minimum_of_0_nothing_changes() {
    let (cells, _) = shown(bins(), "age_band", config("minimum = 0\n"));
    assert_eq!(pairs(&cells), [("18", "20"), ("25", "30"), ("30", "12"), ("40", "3"), ("50", "4")]);
}

#[test]
fn a_table_that_includes_every_value_keeps_its_rows() {
    let table = "[tables.t]\nrows = \"home_region\"\ninclude = [\"volunteers\"]\ncolumns = [\"served\"]\n";
    let facts = facts("home_region", Shape::Nominal, &[("Iowa", 4), ("Ohio", 6), ("Texas", 9), ("Utah", 8)]);
    let (cells, _) = shown(facts, "home_region", config(table));
    assert_eq!(pairs(&cells), [("Iowa", "c"), ("Ohio", "c"), ("Texas", "9"), ("Utah", "8")]);
}

/// People served in places of these districts.
fn places(cells: &[(&str, &str, i64)]) -> Facts {
    let counts: Vec<(&str, i64)> = cells.iter().map(|(place, _, count)| (*place, *count)).collect();
    let mut facts = facts("place", Shape::Reference, &counts);
    let district = |(place, district, _): &(&str, &str, i64)| match *district {
        "" => ((*place).to_owned(), RecordCell::Empty),
        district => ((*place).to_owned(), RecordCell::Text(district.to_owned())),
    };
    let districts = cells.iter().map(district).collect();
    facts.attributes.insert(("place".to_owned(), "district".to_owned()), districts);
    facts
}

#[test]
fn small_places_are_the_rest_of_their_district_or_all_of_it() {
    let all =
        [("Ardal", "West", 12), ("Bern", "West", 3), ("Cork", "West", 2), ("Dole", "East", 4), ("Elx", "East", 2)];
    let (cells, facts) = shown(places(&all), "place", config(""));
    assert_eq!(pairs(&cells), [("Ardal", "12"), ("district:East", "6"), ("rest:West", "5")]);
    let axis = &facts.axes["place"];
    assert_eq!(
        (axis.district("rest:West"), axis.district("district:East")),
        (Some(("West", false)), Some(("East", true)))
    );
    assert!(axis.is_rest("rest:West") && !axis.is_rest("district:East") && axis.district("Ardal").is_none());
}

#[test]
fn a_rest_that_is_too_small_takes_the_smallest_named_place_of_its_district_with_it() {
    let all = [("Ardal", "West", 12), ("Bern", "West", 6), ("Cork", "West", 2), ("Dole", "East", 5)];
    let (cells, _) = shown(places(&all), "place", config(""));
    assert_eq!(pairs(&cells), [("Ardal", "12"), ("Dole", "5"), ("rest:West", "8")]);
}

#[test]
fn districts_that_are_too_small_and_places_without_one_become_other() {
    let all = [("Ardal", "West", 14), ("Bern", "East", 4), ("Cork", "North", 3), ("Dole", "", 2)];
    let (cells, facts) = shown(places(&all), "place", config(""));
    assert_eq!(pairs(&cells), [("Ardal", "14"), ("other", "9")]);
    assert!(facts.axes["place"].is_other("other"));
}

//! The facts file of the small report: against numbers counted by hand, and as a whole.

use crate::workspace::{Workspace, cases};
use expect_test::expect_file;
use serde_json::Value;
use std::fs;

fn facts() -> (String, Value) {
    let workspace = Workspace::small();
    workspace.run(&["build", "small"]).expect_code(0);
    let bytes = workspace.files("output").remove("lantern.en.facts.json").expect("a facts file is written");
    let text = String::from_utf8(bytes).expect("facts are UTF-8");
    let value = serde_json::from_str(&text).expect("facts are JSON");
    (text, value)
}

#[test]
fn measures_are_as_counted_by_hand() {
    let (_, facts) = facts();
    let by_hand = fs::read_to_string(cases().join("small/by-hand.csv")).expect("the list is there");
    let mut wrong = Vec::new();
    for line in by_hand.lines().skip(1) {
        let [name, value, previous] = line.split(',').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        let measure = &facts["measures"][name];
        for (field, expected) in [("value", value), ("previous", previous)] {
            let expected: f64 = expected.parse().expect("a number");
            if measure[field].as_f64() != Some(expected) {
                wrong.push(format!("{name}.{field}: {}, by hand {expected}", measure[field]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_facts_file_is_as_blessed() {
    let (text, _) = facts();
    expect_file![cases().join("small-expected/facts.json")].assert_eq(&text);
}

#[test]
fn every_number_shown_is_a_fact_with_its_page() {
    let (_, facts) = facts();
    let shown = facts["shown"].as_array().expect("a list");
    assert!(shown.len() > 60, "{} numbers are shown", shown.len());
    for number in shown {
        assert!(number["page"].as_u64().is_some_and(|page| page > 0), "{number}");
        assert!(number["fact"].as_str().is_some_and(|fact| !fact.is_empty()), "{number}");
        assert!(number["text"].as_str().is_some_and(|text| !text.is_empty()), "{number}");
    }
}

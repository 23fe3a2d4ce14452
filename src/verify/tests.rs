//! Facts and pages made by hand: what disagrees is found and named, and what is left out is counted.

use super::verify;
use crate::pdf::{Passage, Printed};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn facts(shown: &Value) -> Value {
    json!({
        "facts": 1,
        "report": {"language": "en", "period": {"key": "2019"}, "compare": {"key": "2018"}},
        "inputs": [{"source": "volunteers", "rows": 222}],
        "measures": {
            "served": {
                "unit": "people", "additive": true, "value": 112, "previous": 102, "change": 10,
                "change_percent": 9.803_921_568_627_45,
                "history": [{"period": "2018", "value": 102}, {"period": "2019", "value": 112}],
            },
            "rate": {"unit": "percent", "value": 15.178_571_428_571_4, "numerator": 17, "denominator": 112, "history": []},
            "small": {"unit": "people", "value": null, "suppressed": true, "history": []},
        },
        "figures": {},
        "tables": {},
        "shown": shown,
    })
}

/// What is found when one page prints these numbers, text by text.
fn found(shown: &[(&str, &str, Value)]) -> (Vec<String>, usize) {
    let entries: Vec<Value> = shown
        .iter()
        .map(|(text, fact, value)| json!({"page": 1, "text": text, "fact": fact, "value": value}))
        .collect();
    let runs = shown.iter().map(|(text, _, _)| format!("{text} ")).collect();
    let page = vec![Passage { tag: "P".to_owned(), number: Some(0), runs }];
    let printed = Printed { producer: String::new(), pages: vec![page], nodes: Vec::new(), files: BTreeMap::new() };
    let findings = verify(&printed, &facts(&entries.into()));
    (findings.disagreements.iter().map(ToString::to_string).collect(), findings.left.values().sum())
}

#[test]
fn numbers_that_agree_are_not_spoken_of() {
    let shown = [
        ("112", "served", json!(112)),
        ("102", r#"served.at("2018")"#, json!(102)),
        ("+9.8%", "served.change_percent", json!(9.803_921_568_627_45)),
        ("15.2%", "rate", json!(15.178_571_428_571_4)),
        ("28", r#"served.by("sex").get("F")"#, json!(28)),
        ("25.0%", r#"served.by("sex").get("F").share"#, json!(25)),
        ("222", "sources.volunteers.rows", json!(222)),
        ("[c]", "small", Value::Null),
    ];
    assert_eq!(found(&shown), (vec![], 1), "the cell by sex is in no figure or table");
}

#[test]
fn cells_of_tables_are_compared_by_row_and_column() {
    let ardal = |measure: &str| format!("{measure}.by(\"place\").get(\"Ardal\")");
    let leg = |measure: &str| format!("{measure}.by(\"place\").get(\"Leg\")");
    let table = json!({
        "number": 3, "page": 1, "groups": [], "suppressed": [], "total": null,
        "columns": [{"name": "place"}, {"name": "hours"}, {"name": "days"}, {"name": "population"}],
        "rows": [["Ardal", 12, 7, 40], ["Leg", 7, 12, 50]],
        "facts": [
            [null, ardal("hours"), ardal("days"), "table(\"towns\").row(1).population"],
            [null, leg("hours"), leg("days"), "table(\"towns\").row(2).population"],
        ],
    });
    let verified = |text: &str, fact: String, value: Value| {
        let mut facts = facts(&json!([{"page": 1, "text": text, "fact": fact, "value": value}]));
        facts["tables"] = json!({"towns": table.clone()});
        let page = vec![Passage { tag: "P".to_owned(), number: Some(0), runs: vec![text.to_owned()] }];
        let printed = Printed { producer: String::new(), pages: vec![page], nodes: Vec::new(), files: BTreeMap::new() };
        let findings = verify(&printed, &facts);
        // no files are attached to these pages
        let told = findings.disagreements.iter().map(ToString::to_string).filter(|one| !one.ends_with("is not inside"));
        (told.collect::<Vec<_>>(), findings.left.len())
    };
    assert_eq!(verified("12", ardal("hours"), json!(12)), (vec![], 0));
    assert_eq!(verified("50", "table(\"towns\").row(2).population".to_owned(), json!(50)), (vec![], 0));
    // 7 stands in the column and 12 in the row, of other cells
    let told = |fact: &str, text: &str, cell: &str| {
        vec![format!("page 1, table 3 (towns): `{fact}` is printed as {text} ({text}); its cell holds {cell}")]
    };
    assert_eq!(verified("7", ardal("hours"), json!(7)).0, told(&ardal("hours"), "7", "12"));
    assert_eq!(verified("12", leg("hours"), json!(12)).0, told(&leg("hours"), "12", "7"));
    let population = "table(\"towns\").row(2).population";
    assert_eq!(verified("40", population.to_owned(), json!(40)).0, told(population, "40", "50"));
}

#[test]
fn numbers_that_disagree_are_named() {
    let cases = [
        (("113", "served", json!(113)), "page 1: `served` is printed as 113 (113); among the measures it is 112"),
        (("113", "served", json!(112)), "page 1: prints 113 for `served`, whose value is 112"),
        (("4", "small", json!(4)), "page 1: `small` is printed as 4; the facts hide it"),
        (("4", "small", Value::Null), "page 1: prints 4 for `small`, which has no value"),
        (("+11", "served.change", json!(11)), "page 1: `served.change` is stated as 11 and comes to 10"),
        (
            ("221", "sources.volunteers.rows", json!(221)),
            "page 1: `sources.volunteers.rows` is printed as 221 (221); by the inputs it is 222",
        ),
    ];
    for (shown, expected) in cases {
        assert_eq!(found(&[shown]).0, [expected]);
    }
    let share =
        [("28", r#"served.by("sex").get("F")"#, json!(28)), ("26.0%", r#"served.by("sex").get("F").share"#, json!(26))];
    assert_eq!(found(&share).0, [r#"page 1: `served.by("sex").get("F").share` is stated as 26 and comes to 25"#]);
}

//! A report with groups of one to four people: no such count is printed, wherever it could stand, and totals are.

use crate::workspace::Workspace;
use annual_report::pdf::read;
use serde_json::Value;
use std::fmt::Write;
use std::fs;

/// Place, sex, reason for the end and birth year of groups of volunteers, and how many each has.
const GROUPS: [(&str, &str, &str, &str, usize); 9] = [
    ("Ardal", "F", "", "1990", 11),
    ("Ardal", "M", "", "1991", 8),
    ("Brønn", "F", "completed", "1975", 7),
    ("Brønn", "M", "resigned", "1976", 3),
    ("Łęg", "F", "", "2001", 2),
    ("Łęg", "X", "medical", "2002", 1),
    ("Strand", "M", "", "1960", 4),
    ("Strand", "F", "administrative", "1955", 1),
    ("Voll", "F", "", "1999", 6),
];

const REPORT: &str = r#"[report]
title   = "T"
id      = "groups"
period  = "2023"
twins   = "none"
[privacy]
minimum = 5
[measures.young]
label  = "Young"
source = "volunteers"
count_distinct = "person_id"
where  = { birth_year = { min = 2000 } }
unit   = "people"
[tiles.year]
items = ["served", { measure = "served", label = "In Strand", where = { place = "Strand" } }, "young", "early_terminations"]
[figures.places]
kind = "bar"
measure = "served"
by = "place"
[figures.both]
kind = "stacked"
measure = "served"
by = "place"
split = "sex"
[figures.ages]
kind = "pyramid"
measure = "served"
by = "age_band"
split = "sex"
where = { sex = ["F", "M"] }
[figures.reasons]
kind = "column"
measure = "ended"
by = "end_reason"
[figures.months]
kind = "line"
measure = "in_service"
by = "month"
split = "place"
[tables.places]
rows = "place"
columns = ["served", "in_service", "early_terminations", "early_termination_rate", { share = "served", label = "Share" }, { text = "{{ served.change }}", label = "Change" }]
total = true
[tables.sexes]
rows = "sex"
columns = ["served"]
"#;

const PROSE: &str = r#"# People

{{ served }} served, {{ served.where(place="Strand") }} in Strand, {{ served.by("place").bottom }} in {{ served.by("place").bottom.label }}; {{ young }} were young.

{% for place in served.by("place") -%}
- {{ place.label }} {{ place }} {{ place.share }}
{% endfor %}

{{ served.by("place", "sex").get("Brønn", "M") }} men came to Brønn, {{ ended.by("end_reason").get("resigned") }} left.

![](tiles:year)

![](figure:places)

![](figure:both)

![](figure:ages)

![](figure:reasons)

![](figure:months)

![](table:places)

![](table:sexes)
"#;

/// Measures that count persons.
const PROTECTED: [&str; 8] =
    ["served", "in_service", "started", "sworn_in", "completed", "ended", "early_terminations", "young"];

struct Built {
    facts: Value,
    pages: String,
}

fn built() -> Built {
    let workspace = Workspace::empty();
    let folder = workspace.path().join("groups");
    fs::create_dir_all(folder.join("content/en")).expect("a folder can be made");
    let mut rows = String::from("volunteer_id,start_date,end_date,end_reason,place,sex,birth_year\n");
    for (group, (place, sex, reason, born, count)) in GROUPS.iter().enumerate() {
        let end = if reason.is_empty() { "" } else { "2023-07-31" };
        for number in 0..*count {
            let _ = writeln!(rows, "V{group}-{number},2022-02-01,{end},{reason},{place},{sex},{born}");
        }
    }
    fs::write(folder.join("volunteers.csv"), rows).expect("a file can be written");
    fs::write(folder.join("report.toml"), REPORT).expect("a file can be written");
    fs::write(folder.join("content/en/10-people.md"), PROSE).expect("a file can be written");
    workspace.run(&["build", "groups"]).expect_code(0);
    let files = workspace.files("output");
    let facts = serde_json::from_slice(&files["groups.en.facts.json"]).expect("facts are JSON");
    let pages = read(&files["groups.en.pdf"]).expect("the PDF can be read").pages;
    Built { facts, pages: pages.iter().flatten().map(|passage| passage.text() + "\n").collect() }
}

/// Whether a value tells of fewer people than may be told of.
fn is_small(value: &Value) -> bool {
    value.as_f64().is_some_and(|value| value != 0.0 && value.abs() < 5.0)
}

/// The measure at the start of an expression, where the expression asks for a part of it.
fn part_of(expression: &str) -> Option<&str> {
    let (measure, rest) = expression.split_once('.').unwrap_or((expression, ""));
    let is_part = measure == "young" || rest.contains("by(") || rest.contains("where(");
    (is_part && PROTECTED.contains(&measure)).then_some(measure)
}

#[test]
fn no_small_count_is_shown() {
    let built = built();
    let shown = built.facts["shown"].as_array().expect("a list");
    let parts: Vec<&Value> =
        shown.iter().filter(|one| part_of(one["fact"].as_str().expect("an expression")).is_some()).collect();
    assert!(parts.len() > 40, "{} parts are shown", parts.len());
    for part in parts {
        // shares and changes have no such limit
        let is_count = !part["text"].as_str().expect("words").contains(['%', '+', '\u{2212}']);
        assert!(!is_count || !is_small(&part["value"]), "{part}");
    }
}

#[test]
fn no_small_count_stands_in_the_facts() {
    let facts = built().facts;
    assert_eq!(facts["measures"]["young"]["value"], Value::Null);
    assert_eq!(facts["measures"]["young"]["rows_used"], Value::Null);
    for (id, figure) in facts["figures"].as_object().expect("figures") {
        for cell in figure["data"].as_array().expect("cells") {
            assert!(!is_small(&cell["value"]), "figure {id}: {cell}");
            assert!(cell["suppressed"] == false || cell["value"].is_null(), "figure {id}: {cell}");
        }
    }
    for (id, table) in facts["tables"].as_object().expect("tables") {
        let people: Vec<usize> = table["columns"]
            .as_array()
            .expect("columns")
            .iter()
            .enumerate()
            .filter_map(|(index, column)| (column["unit"] == "people").then_some(index))
            .collect();
        assert!(!people.is_empty(), "table {id} has counts");
        for row in table["rows"].as_array().expect("rows") {
            for column in &people {
                assert!(!is_small(&row[*column]), "table {id}: {row}");
            }
        }
    }
}

#[test]
fn no_description_gives_a_small_count_of_a_group() {
    let facts = built().facts;
    for (id, figure) in facts["figures"].as_object().expect("figures") {
        let words = figure["alt"].as_str().expect("a description");
        for (value, group) in words.match_indices(" for ").map(|(at, _)| (&words[..at], &words[at + 5..])) {
            let number = value.rsplit(' ').next().unwrap_or_default();
            let small = number.parse::<u32>().is_ok_and(|number| (1..5).contains(&number));
            assert!(!small, "figure {id}: {number} for {group}");
        }
    }
}

#[test]
fn totals_are_printed_and_what_is_hidden_is_marked_and_explained() {
    let built = built();
    let total: usize = GROUPS.iter().map(|(.., count)| count).sum();
    assert_eq!(built.facts["measures"]["served"]["value"], total);
    assert_eq!(built.facts["measures"]["early_terminations"]["value"], 5);
    assert!(built.pages.contains(&format!("{total} served")), "the total is printed");
    assert!(built.pages.contains("[c]"), "what is hidden is marked");
    let shown = built.facts["shown"].as_array().expect("a list");
    for hidden in shown.iter().filter(|one| one["text"].as_str().is_some_and(|text| text.contains("[c]"))) {
        assert_eq!(hidden["value"], Value::Null, "{hidden}");
    }
}

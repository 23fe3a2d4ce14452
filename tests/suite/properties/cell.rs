//! One more participant in one activity of the small report: everywhere where the number stands, and nowhere else.

use super::Built;
use crate::workspace::Workspace;
use serde_json::Value;

/// What counts the man who came: measures, their parts and shares.
const TOUCHED: [&str; 5] = ["participants", "participants_male", "female_share", "attendance", "group_size"];

/// The note under shares that do not add up.
const ROUNDING: &str = "Shares are rounded one by one and may therefore not add up to 100%.";

fn built(row: &str) -> Built {
    let workspace = Workspace::small();
    workspace.replace("small/activities-2023.csv", "clubs,2023-03-04,2.5,Ardal,11,9,20", row);
    Built::new(&workspace, "lantern")
}

fn before_and_after() -> (Built, Built) {
    (built("clubs,2023-03-04,2.5,Ardal,11,9,20"), built("clubs,2023-03-04,2.5,Ardal,11,10,21"))
}

/// Whether an expression names a measure that changes.
fn is_touched(expression: &str) -> bool {
    let names = expression.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    names.into_iter().any(|name| TOUCHED.contains(&name))
}

#[test]
fn one_cell_changes_the_measures_that_count_it() {
    let (before, after) = before_and_after();
    let (old, new) = (before.facts_alone(), after.facts_alone());
    let measures = old["measures"].as_object().expect("measures");
    let changed: Vec<&str> = measures
        .iter()
        .filter(|(name, measure)| new["measures"][*name] != **measure)
        .map(|(name, _)| name.as_str())
        .collect();
    let mut expected = TOUCHED;
    expected.sort_unstable();
    assert_eq!(changed, expected);
    assert_eq!(new["measures"]["participants"]["value"], 93);
    assert_eq!(new["measures"]["participants_male"]["value"], 45);
    for part in ["report", "inputs", "diagnostics"] {
        assert_eq!(old[part], new[part], "{part}");
    }
    for (id, figure) in old["figures"].as_object().expect("figures") {
        let counts = figure["measures"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|name| is_touched(name.as_str().expect("a name")));
        assert_eq!(new["figures"][id] != *figure, counts, "figure {id}");
    }
}

#[test]
fn one_cell_changes_every_place_where_its_number_is_shown() {
    let (before, after) = before_and_after();
    assert_eq!(before.shown().len(), after.shown().len());
    let mut changed = 0;
    for (old, new) in before.shown().iter().zip(after.shown()) {
        let fact = old["fact"].as_str().expect("an expression");
        assert_eq!((&old["page"], &old["fact"]), (&new["page"], &new["fact"]));
        assert!(old == new || is_touched(fact), "{fact} changed from {old} to {new}");
        changed += usize::from(old != new);
        let expected = match fact {
            "participants" => 93,
            "participants_male" => 45,
            "participants.by(\"place\").get(\"Ardal\")" => 37,
            "participants.by(\"month\").get(\"2023-03\")"
            | "participants.by(\"quarter\", \"program\").get(\"2023-Q1\", \"clubs\")" => 21,
            _ => continue,
        };
        assert_eq!(new["value"], expected, "{fact}");
    }
    assert!(changed > 12, "{changed} numbers changed");
    assert_one_value_each(after.shown());
}

/// What is shown twice is shown alike.
fn assert_one_value_each(shown: &[Value]) {
    for one in shown {
        let other = shown.iter().find(|other| other["fact"] == one["fact"]).expect("itself");
        assert_eq!(one["value"], other["value"], "{}", one["fact"]);
    }
}

#[test]
fn one_cell_changes_no_other_words_of_the_pages() {
    let (before, after) = before_and_after();
    let (old, new) = (before.pages(), after.pages());
    assert_eq!(old.len(), new.len());
    for (page, (old, new)) in (1_u64..).zip(old.iter().zip(&new)) {
        let pairs = before.shown().iter().zip(after.shown()).filter(|(one, _)| one["page"] == page);
        let numbers = pairs.filter(|(one, other)| one["text"] != other["text"]).count();
        let (old, new) = (words_of(old), words_of(new));
        assert_eq!(old.len(), new.len(), "page {page} has as many words");
        let words: Vec<_> = old.iter().zip(&new).filter(|(old, new)| old != new).collect();
        assert_eq!(words.len(), numbers, "page {page}: {words:?}");
    }
}

/// The words of a page without the note on rounding, which stands there or not as the numbers come out.
fn words_of(page: &str) -> Vec<String> {
    let text = page.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace(ROUNDING, "").split_whitespace().map(str::to_owned).collect()
}

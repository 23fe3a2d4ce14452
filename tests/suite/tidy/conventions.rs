//! `tests/conventions.md`: every rule has its row, and the files and tests that it names exist.

use super::source::{paths, root};
use std::fs;

fn page() -> String {
    fs::read_to_string(root().join("tests/conventions.md")).expect("the table of rules is there")
}

/// The cells of a row of a table.
fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

fn rows(page: &str) -> Vec<Vec<&str>> {
    let is_rule = |id: &str| id.starts_with(['A', 'B', 'C', 'D', 'E']) && id[1..].parse::<u8>().is_ok();
    page.lines().map(cells).filter(|cells| cells.len() == 4 && is_rule(cells[0])).collect()
}

/// Names in backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_rule_has_its_row() {
    let page = page();
    let ids: Vec<&str> = rows(&page).iter().map(|cells| cells[0]).collect();
    let counts = [('A', 8), ('B', 8), ('C', 9), ('D', 8), ('E', 9)];
    let all: Vec<String> =
        counts.iter().flat_map(|(letter, count)| (1..=*count).map(move |number| format!("{letter}{number}"))).collect();
    assert_eq!(ids, all);
}

#[test]
fn the_files_and_tests_of_the_rules_exist() {
    let sources: String = ["tests/suite", "src"]
        .iter()
        .flat_map(|folder| paths(folder, &["rs"]))
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect();
    let mut missing = Vec::new();
    for cells in rows(&page()) {
        for file in quoted(cells[2]).filter(|name| name.starts_with("src/")) {
            if !root().join(file).exists() {
                missing.push(format!("{}: {file}", cells[0]));
            }
        }
        for test in quoted(cells[3]) {
            let name = test.strip_prefix("suite ").unwrap_or(test);
            if !sources.contains(&format!("fn {name}(")) {
                missing.push(format!("{}: {test}", cells[0]));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn a_rule_without_a_test_is_said_to_be_left_to_people_or_open() {
    let untested: Vec<String> = rows(&page())
        .into_iter()
        .filter(|cells| {
            let told =
                cells[2..].iter().any(|cell| ["people", "open", "compiler"].iter().any(|word| cell.contains(word)));
            quoted(cells[3]).next().is_none() && !told
        })
        .map(|cells| cells[0].to_owned())
        .collect();
    assert_eq!(untested, Vec::<String>::new());
}

//! The sample of this repository: it is built without a warning, and the order of its rows does not show.

use super::Built;
use crate::fuzzed::mutate::Dice;
use crate::workspace::Workspace;
use std::fs;
use std::path::Path;

/// The sample in the folder `small`, the rows of what happened shuffled.
fn sample(shuffled: bool) -> Workspace {
    let workspace = Workspace::empty();
    workspace.add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kosovo"), "small");
    for file in ["volunteers", "activities", "grants", "indicators", "history"].into_iter().filter(|_| shuffled) {
        let path = workspace.path().join(format!("small/{file}.csv"));
        let text = fs::read_to_string(&path).expect("the file is there");
        let (header, rows) = text.split_once('\n').expect("a header");
        let mut rows: Vec<&str> = rows.lines().collect();
        let mut dice = Dice::new(7);
        for last in (1..rows.len()).rev() {
            rows.swap(last, dice.below(last + 1));
        }
        fs::write(&path, format!("{header}\n{}\n", rows.join("\n"))).expect("the file can be written");
    }
    workspace
}

#[test]
fn the_sample_is_built_without_a_warning_and_whatever_the_order_of_its_rows() {
    let workspace = sample(false);
    let check = workspace.run(&["check", "small", "--deny", "warnings", "--diagnostics", "short"]);
    assert_eq!(check.expect_code(0).problems, "");
    let (one, other) = (Built::new(&workspace, "small"), Built::new(&sample(true), "small"));
    let (one_facts, other_facts) = (one.facts_alone(), other.facts_alone());
    for part in ["measures", "figures", "tables", "shown", "inputs"] {
        assert_eq!(one_facts[part], other_facts[part], "{part}");
    }
    assert_eq!(one.pages(), other.pages());
}

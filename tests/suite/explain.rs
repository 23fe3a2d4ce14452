//! `explain`: the rows that it names are those that were counted.

use crate::workspace::Workspace;
use serde_json::Value;

/// What is told of each part in each period: rows used, rows left out.
fn parts(explanation: &str) -> Vec<(u64, u64)> {
    let count = |line: &str| -> u64 {
        let words: Vec<&str> = line.split(' ').collect();
        let at = words.iter().position(|word| word.starts_with("row")).expect("a count of rows");
        words[at - 1].parse().expect("a number")
    };
    let mut parts: Vec<(u64, u64)> = Vec::new();
    for line in explanation.lines() {
        if line.starts_with("  used: ") {
            parts.push((count(line), 0));
        } else if line.starts_with("  left out, ") {
            parts.last_mut().expect("used rows come first").1 += count(line);
        }
    }
    parts
}

#[test]
fn every_row_is_used_or_left_out_and_as_many_are_used_as_were_counted() {
    let workspace = Workspace::small();
    workspace.run(&["build", "small"]).expect_code(0);
    let bytes = workspace.files("output").remove("lantern.en.facts.json").expect("a facts file is written");
    let facts: Value = serde_json::from_slice(&bytes).expect("facts are JSON");
    let rows_of = |source: &str| -> u64 {
        let inputs = facts["inputs"].as_array().expect("a list").iter();
        inputs.filter(|input| input["source"] == source).filter_map(|input| input["rows"].as_u64()).sum()
    };
    for (name, measure) in facts["measures"].as_object().expect("measures by name") {
        let run = workspace.run(&["explain", "small", name]);
        run.expect_code(0);
        let told = parts(&run.results);
        assert!(!told.is_empty(), "{name}: {}", run.results);
        if let Some(source) = measure["source"].as_str() {
            for (used, left_out) in &told {
                assert_eq!(used + left_out, rows_of(source), "{name}: {}", run.results);
            }
        }
        if let (Some(used), [now, _]) = (measure["rows_used"].as_u64(), told.as_slice()) {
            assert_eq!(now.0, used, "{name}: {}", run.results);
        }
    }
}

#[test]
fn a_value_is_told_with_its_formula_and_the_lines_of_its_rows() {
    let workspace = Workspace::small();
    let run = workspace.run(&["explain", "small", "early_termination_rate"]);
    run.expect_code(0);
    assert!(run.results.contains("formula: 100 × early_terminations / served\n"), "{}", run.results);
    assert!(run.results.contains("percent = 100 × 1 / 5\n"), "{}", run.results);
    assert!(run.results.contains("  used: 1 row, line 5\n"), "{}", run.results);
    assert!(run.results.contains("volunteers.csv (SHA-256 "), "{}", run.results);
    let restricted = workspace.run(&["explain", "small", "activities", "--by", "month=2023-02"]);
    assert!(restricted.expect_code(0).results.contains("February 2023"), "{}", restricted.results);
}

#[test]
fn what_nobody_knows_is_wrong_usage_and_bad_data_is_the_inputs_fault() {
    let workspace = Workspace::small();
    let cases: [(&[&str], &str); 6] = [
        (&["servd"], "did you mean `served`?"),
        (&["served", "--by", "sx=F"], "hint: "),
        (&["served", "--by", "sex=Z"], "its keys are "),
        (&["served", "--by", "month=May"], "hint: "),
        (&["served", "--by", "sex"], "DIM=KEY"),
        (&[], "MEASURE"),
    ];
    for (arguments, expected) in cases {
        let run = workspace.run(&[&["explain", "small"], arguments].concat());
        assert!(run.expect_code(2).problems.contains(expected), "{arguments:?}: {}", run.problems);
        assert_eq!(run.results, "", "{arguments:?}");
    }
    workspace.replace("small/grants.csv", "800.50", "a lot");
    let run = workspace.run(&["explain", "small", "served"]);
    run.expect_code(1);
    assert_eq!(run.results, "");
}

#[test]
fn hidden_counts_stay_out_of_public_logs() {
    let workspace = Workspace::small();
    workspace.replace("small/report.toml", "minimum = 0", "minimum = 5");
    let arguments = ["explain", "small", "served", "--by", "sex=F"];
    let here = workspace.run(&arguments);
    assert!(here.expect_code(0).results.contains("  used: "), "{}", here.results);
    assert!(here.results.contains("shown as [c]"), "{}", here.results);
    let public = workspace.run_with(&arguments, "", &[("CI", "true")]);
    assert!(public.expect_code(0).results.contains("shown as [c]"), "{}", public.results);
    assert!(!public.results.contains("  used: "), "{}", public.results);
}

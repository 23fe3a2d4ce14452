//! Broken copies of the small report: each is refused with the exact place and a hint, and nothing is written.
//!
//! A case is a folder with the changed files and `expected.txt`, the problems in the short form.

use crate::workspace::{Workspace, cases, folders};
use expect_test::expect_file;
use serde_json::Value;
use std::panic::catch_unwind;
use std::path::Path;

#[test]
fn every_broken_report_is_refused_at_the_exact_place() {
    let cases = folders(&cases().join("broken"));
    assert!(cases.len() >= 15, "there are {} cases", cases.len());
    let failed: Vec<_> = cases.iter().filter(|case| catch_unwind(|| is_refused(case)).is_err()).collect();
    assert!(failed.is_empty(), "{} of {} cases: {failed:#?}", failed.len(), cases.len());
}

fn is_refused(case: &Path) {
    let workspace = Workspace::small();
    workspace.add(case, "small");
    let name = case.file_name().expect("a case has a name").to_string_lossy();

    let build = workspace.run(&["build", "small", "--diagnostics", "short"]);
    expect_file![case.join("expected.txt")].assert_eq(&build.problems);
    build.expect_code(1);
    assert_eq!(build.results, "", "{name}: no result");
    assert!(workspace.files("output").is_empty(), "{name}: no file is written");

    let check = workspace.run(&["check", "small", "--diagnostics", "short"]);
    check.expect_code(1);
    assert_eq!(check.problems, build.problems, "{name}: `check` says the same as `build`");
    every_error_has_a_place_and_a_hint(&workspace, &name);
}

fn every_error_has_a_place_and_a_hint(workspace: &Workspace, name: &str) {
    let check = workspace.run(&["check", "small", "--diagnostics", "json"]);
    let problems =
        check.problems.lines().map(|line| serde_json::from_str::<Value>(line).expect("a JSON object a line"));
    let errors: Vec<Value> = problems.filter(|problem| problem["severity"] == "error").collect();
    assert!(!errors.is_empty(), "{name}: there is an error");
    for error in errors {
        assert!(error["file"].is_string(), "{name}: no file in {error}");
        assert!(error["line"].as_u64().is_some_and(|line| line > 0), "{name}: no line in {error}");
        assert!(error["column"].as_u64().is_some_and(|column| column > 0), "{name}: no column in {error}");
        assert!(error["hint"].is_string(), "{name}: no hint in {error}");
    }
}

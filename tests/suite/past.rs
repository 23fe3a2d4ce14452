//! `report.past_facts`: what an earlier report gave differently is told.

use crate::workspace::{Finished, Workspace};
use annual_report::pdf::{Heard, read};
use expect_test::expect;

/// The small report with the facts of its year before beside it.
fn with_past() -> Workspace {
    let workspace = Workspace::small();
    workspace.run(&["build", "small", "--period", "2022", "-o", "small/past"]).expect_code(0);
    workspace.replace(
        "small/report.toml",
        "trend        = 3",
        "trend = 3\npast_facts = \"past/lantern.en.facts.json\"",
    );
    workspace
}

fn warnings(run: &Finished) -> Vec<&str> {
    run.problems.lines().filter(|line| line.contains("warning[")).collect()
}

#[test]
fn nothing_is_told_where_nothing_changed() {
    let workspace = with_past();
    let build = workspace.run(&["build", "small", "--diagnostics", "short"]);
    assert_eq!(build.expect_code(0).problems, "");
    let manifest = workspace.files("output").remove("manifest.json").expect("a manifest is written");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    let inputs = manifest["inputs"].as_array().expect("a list");
    let past = inputs.iter().find(|input| input["file"] == "past/lantern.en.facts.json").expect("it was read");
    assert!(past["sha256"].as_str().is_some_and(|hash| hash.len() == 64), "{past}");
}

#[test]
fn restated_figures_and_changed_definitions_are_warnings() {
    let workspace = with_past();
    workspace.replace("small/activities-2021-2022.csv", "9,5,3,2", "9,5,3,2.5");
    workspace.replace(
        "small/report.toml",
        "label  = \"Longest activity\"",
        "label = \"Longest activity\"\ndefinition = \"Hours of the longest one.\"",
    );
    let run = workspace.run(&["build", "small", "--diagnostics", "short"]);
    expect![[r"
        small/report.toml:12:15: warning: `longest` is defined otherwise than in the earlier report [data/redefined]
        small/report.toml:12:15: warning: `hours` of 2022 is 14 now, 13.5 in the earlier report [data/restated]
        small/report.toml:12:15: warning: `usual_length` of 2022 is 4.66666666666667 now, 4.5 in the earlier report [data/restated]
    "]].assert_eq(&run.expect_code(0).problems);
    let pdf = workspace.files("output").remove("lantern.en.pdf").expect("a PDF is written");
    let text = read(&pdf).expect("a PDF").nodes.iter().map(Heard::to_string).collect::<Vec<_>>().join("\n");
    let from = text.rfind("Restated figures").expect("the notes tell it");
    let to = text.rfind("Where each number comes from").expect("the notes go on");
    expect![[r"
        Restated figures
            P These figures were published with another value in an earlier report.
            Table
              THead
                TR | Figure| Then| Now
              TBody
                TR | Hours, 2022| 13.5| 14.0
                TR | Mean length of an activity, 2022| 4.5| 4.7
            H2 Changed definitions
            P An earlier report defined these measures in other words.
            Table
              THead
                TR | Figure| Then| Now
              TBody
                TR | Longest activity| Longest activity| Hours of the longest one.
            H2 "]]
    .assert_eq(&text[from..to]);
}

#[test]
fn a_file_that_is_not_there_or_no_facts_file_is_an_error() {
    let workspace = with_past();
    workspace.replace("small/report.toml", "past/lantern.en.facts.json", "past/nowhere.json");
    let run = workspace.run(&["check", "small", "--diagnostics", "short"]);
    assert!(run.expect_code(1).problems.contains("file/missing"), "{}", run.problems);
    workspace.replace("small/report.toml", "past/nowhere.json", "./grants.csv");
    let run = workspace.run(&["check", "small", "--diagnostics", "short"]);
    assert!(run.expect_code(1).problems.contains("file/not-facts"), "{}", run.problems);
    workspace.replace("small/report.toml", "./grants.csv", "past/lantern.en.facts.json");
    workspace.replace("small/report.toml", "trend = 3", "trend = 3\nyear_starts = \"10-01\"");
    let run = workspace.run(&["check", "small", "--diagnostics", "short"]);
    assert!(run.expect_code(1).problems.contains("file/other-years"), "{}", run.problems);
    assert!(warnings(&run).is_empty(), "{}", run.problems);
}

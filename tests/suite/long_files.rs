//! Files whose first rows do not say how numbers and dates are written, or say it and are contradicted by a late row.

use crate::workspace::{Finished, Workspace};
use std::fmt::Write;
use std::fs;

/// Rows that are far beyond the first MiB.
const MANY: usize = 90_000;

const REPORT: &str = "[report]\ntitle = \"T\"\nperiod = \"2019\"\n[sources]\n";

/// A report with one source of this kind, whose file has `count` rows and these last ones.
fn report(kind: &str, header: &str, count: usize, row: impl Fn(usize) -> String, last: &[&str]) -> Workspace {
    let workspace = Workspace::empty();
    let mut text = format!("{header}\n");
    for number in 0..count {
        let _ = writeln!(text, "{}", row(number));
    }
    for row in last {
        let _ = writeln!(text, "{row}");
    }
    fs::write(workspace.path().join(format!("{kind}.csv")), text).expect("a file can be written");
    let source = format!("{kind} = {{ file = \"{kind}.csv\" }}\n");
    fs::write(workspace.path().join("report.toml"), format!("{REPORT}{source}")).expect("a file can be written");
    workspace
}

fn explain(workspace: &Workspace, measure: &str) -> Finished {
    workspace.run(&["explain", ".", measure, "--diagnostics", "short"])
}

fn hours(number: usize) -> String {
    format!("2019-0{}-1{};{}", 1 + number % 9, number % 9, number % 8)
}

/// Days whose order cannot be told.
fn either(number: usize) -> String {
    format!("{:02}/{:02}/2019,{}", 1 + number % 12, 1 + number * 5 % 12, number % 8)
}

/// Numbers that can be read in two ways.
fn thousands(number: usize) -> String {
    format!("2019-03-31;{}.{}", 1 + number % 9, 100 + number % 900)
}

#[test]
fn a_late_row_shows_how_all_numbers_are_written() {
    let workspace = report("activities", "date;hours", 10_000, hours, &["2019-03-31;1.234,5"]);
    let run = explain(&workspace, "hours");
    run.expect_code(0);
    assert!(run.results.contains("36234.5 hours"), "{}", run.results);
    let workspace = report("activities", "date;hours", MANY, thousands, &["2019-03-31;1.234,5"]);
    let run = explain(&workspace, "hours");
    run.expect_code(0);
    let sum: usize = (0..MANY).map(|number| 1000 * (1 + number % 9) + 100 + number % 900).sum();
    assert!(run.results.contains(&format!("{}.5 hours", sum + 1234)), "{}", run.results);
}

#[test]
fn a_late_row_shows_how_all_dates_are_written() {
    let workspace = report("activities", "date,hours", MANY, either, &["25/03/2019,1"]);
    let run = explain(&workspace, "hours");
    run.expect_code(0);
    assert!(run.results.contains(&format!("used: {} rows", MANY + 1)), "{}", run.results);
    let months = workspace.run(&["explain", ".", "activities", "--by", "month=2019-06"]);
    let in_june = (0..MANY).filter(|number| 1 + number * 5 % 12 == 6).count();
    assert!(months.results.contains(&format!("used: {in_june} rows")), "{}", months.results);
}

#[test]
fn what_no_row_shows_is_asked_for_once() {
    let run = explain(&report("activities", "date,hours", MANY, either, &[]), "hours");
    run.expect_code(1);
    assert_eq!(run.problems, "activities.csv:3:1: error: this date can be read in two ways [data/ambiguous-date]\n");
}

#[test]
fn a_late_row_that_contradicts_is_an_error_at_that_row() {
    let days = ["25/03/2019,1", "03/26/2019,1"];
    let run = explain(&report("activities", "date,hours", MANY, either, &days), "hours");
    run.expect_code(1);
    let place = format!("activities.csv:{}:1: error: the file has two orders of dates", MANY + 3);
    assert!(run.problems.starts_with(&place) && run.problems.lines().count() == 1, "{}", run.problems);
    let halves = |number: usize| format!("2019-03-31,{}.5", number % 8);
    let run = explain(&report("activities", "date,hours", 10_000, halves, &["2019-03-31,\"1,5\""]), "hours");
    run.expect_code(1);
    let place = "activities.csv:10002:12: error: the file has two decimal marks";
    assert!(run.problems.starts_with(place) && run.problems.contains("csv/dialect-unsure"), "{}", run.problems);
}

#[test]
fn a_dialect_that_is_written_down_is_not_decided_anew() {
    let workspace = report("activities", "date;hours", 10_000, hours, &["2019-03-31;1.234,5", "2019-03-31;7"]);
    workspace.replace("report.toml", "csv\" }", "csv\", dialect = { decimal = \".\" } }");
    let run = explain(&workspace, "hours");
    run.expect_code(1);
    let place = "activities.csv:10002:12: error: the numbers of this file have a point";
    assert!(run.problems.starts_with(place) && run.problems.lines().count() == 1, "{}", run.problems);
}

#[test]
fn what_stands_in_the_columns_of_a_table_follows_from_its_last_row() {
    let row = |number: usize| format!("P{};{}.{};2019", number % 40, 1 + number % 9, 100 + number % 900);
    let workspace = report("things", "place;amount;year", MANY, row, &["P1;2.000;2019", "P2;1.234.567;2019"]);
    let described = workspace.run(&["describe", "things.csv"]);
    described.expect_code(0);
    assert!(described.results.contains("decimals after `,`, groups with `.`"), "{}", described.results);
    assert!(described.results.contains("amount  integer"), "{}", described.results);
    workspace.replace(
        "report.toml",
        "csv\" }\n",
        "csv\" }\n[measures.whole]\nsum = \"amount\"\nsource = \"things\"\nlabel = \"Whole\"\nunit = \"people\"\n",
    );
    let run = explain(&workspace, "whole");
    run.expect_code(0);
    let sum: usize = (0..MANY).map(|number| 1000 * (1 + number % 9) + 100 + number % 900).sum();
    assert!(run.results.contains(&format!("{}", sum + 1_236_567)), "{}", run.results);
}

#[test]
fn a_delimiter_that_the_first_rows_leave_open_is_told_by_a_late_one() {
    let workspace = report("things", "place, town;amount", MANY, |_| "a, b b b b;12".to_owned(), &["c;13"]);
    let run = workspace.run(&["describe", "things.csv"]);
    run.expect_code(0);
    assert!(run.results.contains("semicolons") && run.results.contains("place_town"), "{}", run.results);
}

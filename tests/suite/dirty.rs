//! Files as people really export them: what each is read as, or where and why it is refused.
//!
//! `tests/cases/dirty` holds the files; `expected.txt` in it what `describe` says of each.

use crate::workspace::{Workspace, cases};
use expect_test::expect_file;
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[test]
fn every_export_is_read_or_refused_at_the_exact_place() {
    let folder = cases().join("dirty");
    let workspace = Workspace::empty();
    workspace.add(&folder, "");
    let mut verdicts = String::new();
    for file in files() {
        let run = workspace.run(&["describe", &file, "--json", "--diagnostics", "short"]);
        let _ = writeln!(verdicts, "{file}\n  {}", verdict(&run.results, run.code));
        for problem in run.problems.lines() {
            let _ = writeln!(verdicts, "  {}", problem.strip_prefix(&format!("{file}:")).unwrap_or(problem));
        }
    }
    expect_file![folder.join("expected.txt")].assert_eq(&verdicts);
}

#[test]
fn every_refusal_has_a_place_and_a_hint() {
    let workspace = Workspace::empty();
    workspace.add(&cases().join("dirty"), "");
    for file in files() {
        let run = workspace.run(&["describe", &file, "--json", "--diagnostics", "json"]);
        for problem in run.problems.lines() {
            let problem: Value = serde_json::from_str(problem).expect("a JSON object a line");
            assert!(problem["line"].as_u64().is_some_and(|line| line > 0), "{file}: {problem}");
            assert!(problem["column"].as_u64().is_some_and(|column| column > 0), "{file}: {problem}");
            assert!(problem["hint"].is_string(), "{file}: {problem}");
        }
    }
}

#[test]
fn the_plain_table_is_read_as_the_same_table() {
    let workspace = Workspace::empty();
    workspace.add(&cases().join("dirty"), "");
    let mut read = 0;
    for file in files() {
        let plain = workspace.run(&["describe", &file, "--csv"]);
        if plain.code != 0 {
            continue;
        }
        fs::write(workspace.path().join("plain.csv"), &plain.results).expect("the file can be written");
        let again = workspace.run(&["describe", "plain.csv", "--csv"]);
        assert_eq!(again.results, plain.results, "{file}");
        again.expect_code(0);
        read += 1;
    }
    assert!(read > 30, "{read} files are read");
}

fn files() -> Vec<String> {
    let entries = fs::read_dir(cases().join("dirty")).expect("the cases are there").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> =
        names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "csv")).collect();
    files.sort();
    files
}

/// What it is read as, in a line.
fn verdict(results: &str, code: i32) -> String {
    let Ok(read) = serde_json::from_str::<Value>(results) else { return format!("refused ({code})") };
    let columns = read["columns"].as_array().expect("columns");
    let columns: Vec<String> =
        columns.iter().map(|one| format!("{}:{}", one["name"], one["type"]).replace('"', "")).collect();
    let text = |key: &str| read[key].as_str().unwrap_or("none").escape_debug().to_string();
    format!(
        "{} ({code}) as {}, rows {}, {} delimiter `{}` decimal `{}` group `{}` dates {}, header on line {}: {}",
        if code == 0 { "read" } else { "refused" },
        text("kind"),
        read["rows"],
        text("encoding"),
        text("delimiter"),
        text("decimal"),
        text("group"),
        text("date"),
        read["header"],
        columns.join(" ")
    )
}

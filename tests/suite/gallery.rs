//! The gallery: every kind of chart with good and with hostile data is built, described and judged by ourselves.

use crate::workspace::Workspace;
use annual_report::chart::spec::ChartKind;
use annual_report::pdf::{Heard, audit, read};
use expect_test::expect_file;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn gallery() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gallery")
}

/// The PDF of the gallery and the figures of its facts file.
fn built() -> (Vec<u8>, Map<String, Value>) {
    let workspace = Workspace::empty();
    workspace.add(&gallery(), "gallery");
    let run = workspace.run(&["build", "gallery", "--diagnostics", "short"]);
    run.expect_code(0);
    // Eight lines are drawn, and said to be many.
    let told: Vec<&str> = run.problems.lines().filter(|line| line.contains("[chart/many-series]")).collect();
    assert_eq!((told.len(), run.problems.lines().count()), (1, 1), "{}", run.problems);
    let mut files = workspace.files("output");
    let facts = files.remove("gallery.en.facts.json").expect("a facts file is written");
    let facts: Value = serde_json::from_slice(&facts).expect("facts are JSON");
    let figures = facts["figures"].as_object().expect("figures").clone();
    (files.remove("gallery.en.pdf").expect("a PDF is written"), figures)
}

#[test]
fn the_gallery_is_told_as_blessed() {
    let (pdf, figures) = built();
    let told: Vec<String> = figures
        .iter()
        .map(|(id, figure)| format!("{id}: {}\n{}\n", text(&figure["title"]), text(&figure["alt"])))
        .collect();
    expect_file![gallery().with_extension("txt")].assert_eq(&told.join("\n"));
    assert_eq!(audit(&pdf), Vec::<String>::new());
    let heard = read(&pdf).expect("the PDF can be read").nodes;
    let drawn: Vec<&Heard> = heard.iter().filter(|one| one.role == "Figure" && one.alternative.is_some()).collect();
    for figure in figures.values() {
        let alt = figure["alt"].as_str();
        assert!(drawn.iter().any(|heard| heard.alternative.as_deref() == alt), "{alt:?} is not in the PDF");
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn every_kind_of_the_grammar_is_in_the_gallery() {
    let (_, figures) = built();
    let shown: BTreeSet<&str> = figures.values().filter_map(|figure| figure["kind"].as_str()).collect();
    let missing: Vec<&str> =
        ChartKind::ALL.map(ChartKind::name).into_iter().filter(|kind| !shown.contains(kind)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn charts_that_would_mislead_are_refused_with_the_kind_to_use() {
    let cases = [
        ("chart/too-many-parts", "top     = 3\nwidth   = \"half\"\n", "width   = \"half\"\n"),
        (
            "chart/too-many-series",
            "[figures.line-eight]\nkind    = \"line\"",
            "[figures.line-eight]\nkind    = \"grouped\"",
        ),
        (
            "chart/two-units",
            "[\"girls\", \"boys\"]\nby       = \"month\"",
            "[\"girls\", \"meeting_hours\"]\nby       = \"month\"",
        ),
    ];
    for (code, old, new) in cases {
        let workspace = Workspace::empty();
        workspace.add(&gallery(), "gallery");
        workspace.replace("gallery/report.toml", old, new);
        let run = workspace.run(&["check", "gallery"]);
        run.expect_code(1);
        assert!(run.problems.contains(code) && run.problems.contains("hint: "), "{code}: {}", run.problems);
    }
}

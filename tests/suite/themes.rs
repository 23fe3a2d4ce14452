//! Themes as an author meets them: written out, changed, built.

use crate::workspace::Workspace;
use serde_json::Value;
use std::fs;

const THEMES: [&str; 3] = ["twill", "broadside", "folio"];

#[test]
fn a_theme_is_written_beside_a_report_and_gives_it_other_looks_and_the_same_numbers() {
    let workspace = Workspace::small();
    let mut measures = Vec::new();
    let mut pages = Vec::new();
    for theme in THEMES {
        let done = workspace.run(&["init", "small", "--theme", theme]);
        assert_eq!(done.expect_code(0).results, "small/theme.toml\n");
        workspace.run(&["build", "small", "--output", theme]).expect_code(0);
        let files = workspace.files(theme);
        let bytes = |ending: &str| files.iter().find(|(name, _)| name.ends_with(ending)).expect("a file").1.clone();
        let facts: Value = serde_json::from_slice(&bytes(".facts.json")).expect("JSON");
        measures.push(facts["measures"].clone());
        pages.push(bytes(".pdf"));
        fs::remove_file(workspace.path().join("small/theme.toml")).expect("it can be removed");
    }
    assert!(measures.windows(2).all(|pair| pair[0] == pair[1]), "numbers are no matter of looks");
    assert!(pages.windows(2).all(|pair| pair[0] != pair[1]));
    workspace.run(&["build", "small", "--output", "default"]).expect_code(0);
    let default = workspace.files("default");
    let (_, pdf) = default.iter().find(|(name, _)| name.contains(".pdf")).expect("a PDF");
    assert!(*pdf == pages[0], "the default theme is the file `twill`");
}

#[test]
fn a_theme_of_the_report_is_named_or_lies_beside_it() {
    let workspace = Workspace::small();
    let folder = workspace.path().join("small");
    fs::write(folder.join("theme.toml"), "base = \"folio\"\n").expect("a file can be written");
    workspace.run(&["build", "small", "--output", "beside"]).expect_code(0);
    fs::rename(folder.join("theme.toml"), folder.join("looks.toml")).expect("a file can be moved");
    workspace.run(&["build", "small", "--output", "gone"]).expect_code(0);
    let settings = fs::read_to_string(folder.join("report.toml")).expect("a file");
    fs::write(folder.join("report.toml"), format!("{settings}\n[theme]\nfile = \"looks.toml\"\n")).expect("written");
    workspace.run(&["build", "small", "--output", "named"]).expect_code(0);
    let pdf = |folder: &str| {
        let files = workspace.files(folder);
        files.into_iter().find(|(name, _)| name.contains(".pdf")).expect("a PDF").1
    };
    assert!(pdf("beside") == pdf("named") && pdf("gone") != pdf("named"));
}

#[test]
fn a_theme_that_is_not_there_is_wrong_usage_and_nothing_is_written_over() {
    let workspace = Workspace::small();
    let done = workspace.run(&["init", "small", "--theme", "twil"]);
    assert!(done.expect_code(2).problems.contains("did you mean `twill`?"), "{}", done.problems);
    let done = workspace.run(&["init", "small", "--theme", "modern"]);
    assert!(done.expect_code(2).problems.contains("`twill`, `broadside`, `folio`"), "{}", done.problems);
    workspace.run(&["init", "small", "--theme", "folio"]).expect_code(0);
    workspace.run(&["init", "small", "--theme", "twill"]).expect_code(1);
}

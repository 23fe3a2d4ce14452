//! A whole folder is read.

use super::said;
use crate::config::{Config, Overrides, parse};
use crate::diagnostic::Diagnostics;
use crate::project::Project;
use crate::prose::{Scope, read};
use std::fs;

const REPORT: &str = r#"[report]
title = "{{ served }} in {{ period }}"
period = "2019"
languages = ["en-US", "sq"]
[sources.volunteers]
file = "volunteers.csv"
[figures.trend]
measure = "served"
by = "year"
alt = { en = "{{ served.previous }}", sq = "{{ served.at('2017') }}" }
[tables.places]
rows = "place"
columns = ["served", { text = "{{ started }}", label = "{{ ended }}" }]
[tiles.glance]
items = [{ measure = "served", note = "{{ completed }}" }]
"#;

#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn folder(report: &str, files: &[(&str, &[u8])]) -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for name in ["content/en", "content/sq"] {
        fs::create_dir_all(folder.path().join(name)).expect("a folder");
    }
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    fs::write(folder.path().join("report.toml"), report).expect("a file");
    let mut diagnostics = Diagnostics::default();
    let config = parse(report, "kosovo", &["volunteers.csv"], &Overrides::default(), &mut diagnostics);
    let config = config.unwrap_or_else(|_| panic!("a configuration: {diagnostics:?}"));
    (folder, config)
}

#[track_caller]
fn problems(report: &str, files: &[(&str, &[u8])]) -> Vec<String> {
    let (folder, config) = folder(report, files);
    let mut diagnostics = Diagnostics::default();
    let project = Project::open(folder.path()).expect("a project");
    read(&project, &config, &[], &mut diagnostics).expect_err("problems");
    let told = diagnostics.all().iter();
    told.map(|problem| format!("{}:{}", problem.origin.as_ref().expect("a place").file, said(problem))).collect()
}

const FILES: &[(&str, &[u8])] = &[
    ("content/en/20-b.md", b"# B {#b}\n\n{{ served }} [](#c)"),
    ("content/en/10-a.md", b"+++\nlead = \"{{ hours }}\"\nwhen = \"grants\"\n+++\n# A\n\n![](figure:trend)"),
    ("content/en/notes.txt", b"{{"),
    ("content/sq/20-b.md", b"# B {#b}"),
    ("content/en/30-c.md", b"# C {#c}"),
];

#[test]
fn every_language_has_its_sections_in_the_order_of_their_names() {
    let (folder, config) = folder(REPORT, FILES);
    let mut diagnostics = Diagnostics::default();
    let prose = read(&Project::open(folder.path()).expect("a project"), &config, &[], &mut diagnostics);
    let prose = prose.unwrap_or_else(|_| panic!("prose: {diagnostics:?}"));
    let told: Vec<String> = prose
        .sections
        .iter()
        .map(|section| format!("{} {} {}", section.edition, section.language, section.name))
        .collect();
    assert_eq!(
        told,
        ["en-US en 10-a.md", "en-US en 20-b.md", "en-US en 30-c.md", "sq en 10-a.md", "sq sq 20-b.md", "sq en 30-c.md",]
    );
    let asked = |measure: &str| {
        let found = prose.asked.iter().find(|asked| asked.measure == measure);
        found.map(|asked| (asked.scope.clone(), asked.origin.line)).expect("asked")
    };
    assert_eq!(asked("ended"), (Scope::Report, 13));
    assert_eq!(asked("started"), (Scope::Column("places".to_owned(), 1), 13));
    assert_eq!(asked("completed"), (Scope::Tile("glance".to_owned(), 0), 15));
    assert_eq!(asked("hours"), (Scope::Report, 2));
    assert_eq!(asked("grants"), (Scope::Report, 3));
}

#[test]
fn sections_that_a_language_lacks_are_left_out_or_an_error() {
    let (folder, mut config) = folder(REPORT, FILES);
    config.report.missing = crate::config::Missing::Omit;
    let mut diagnostics = Diagnostics::default();
    let prose = read(&Project::open(folder.path()).expect("a project"), &config, &[], &mut diagnostics);
    assert_eq!(prose.map(|prose| prose.sections.len()).ok(), Some(4), "{diagnostics:?}");
    assert_eq!(
        problems(
            &REPORT.replace("period", "missing = \"error\"\nperiod").replace("{{ missing = \"error\"\nperiod }}", "x"),
            FILES
        ),
        [
            "report.toml:5:24 prose/missing-section `sq` has no section `10-a.md`",
            "report.toml:5:24 prose/missing-section `sq` has no section `30-c.md`",
        ]
    );
}

#[test]
fn problems_of_all_files_and_of_report_toml_are_told_at_once() {
    let report = REPORT.replace("{{ started }}", "{{ started.x }}");
    let files: &[(&str, &[u8])] = &[
        ("content/en/1.md", b"+++\ntitel = \"x\"\n+++\n{{ served"),
        ("content/en/2.md", b"a\n\xFF"),
        ("content/sq/3.md", b"![](table:place)"),
    ];
    assert_eq!(
        problems(&report, files),
        [
            "content/en/1.md:2:1 config/unknown-key no key `titel` in front matter",
            "content/en/2.md:2:1 prose/encoding this file is not UTF-8",
            "report.toml:13:43 prose/unknown-name a Number has no `x`",
            "content/en/1.md:4:4 prose/syntax unexpected end of input, expected end of variable block",
            "content/sq/3.md:1:11 prose/unknown-name no table `place`",
        ]
    );
}

//! Reports without words of their own: the same standard with every source that is there, down to volunteers.csv alone.

use crate::workspace::{Finished, Workspace};
use std::fs;
use std::path::Path;

const REPORT: &str = "[report]\ntitle = \"T\"\nperiod = \"2019\"\nyear_starts = \"10-01\"\n";

/// What the report shows, by id, where this source is there and volunteers.csv has this column.
const SHOWN: [(&str, &str, &str); 13] = [
    ("indicators", "indicators", "volunteer_id"),
    ("grants-by-source", "grants", "volunteer_id"),
    ("largest-grants", "grants", "volunteer_id"),
    ("activities-by-month", "activities", "volunteer_id"),
    ("participants-by-sex", "activities", "volunteer_id"),
    ("programs", "programs", "volunteer_id"),
    ("served-by-program", "programs", "program_id"),
    ("places", "places", "place"),
    ("served-by-district", "places", "place"),
    ("served-by-year", "volunteers", "volunteer_id"),
    ("in-service-by-month", "volunteers", "volunteer_id"),
    ("early-termination-rate", "volunteers", "end_reason"),
    ("age-and-sex", "volunteers", "sex"),
];

/// In the order in which they are taken away.
const SOURCES: [&str; 6] = ["indicators", "grants", "activities", "programs", "places", "volunteers"];

/// A folder `sample` with the CSV files of the sample that are named after a kind, and the report that is given.
fn sample(report: Option<&str>) -> Workspace {
    let workspace = Workspace::empty();
    let folder = workspace.path().join("sample");
    fs::create_dir(&folder).expect("a folder can be made");
    for source in SOURCES {
        let file = format!("{source}.csv");
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kosovo").join(&file);
        if from.is_file() {
            fs::copy(from, folder.join(file)).expect("a file can be copied");
        }
    }
    if let Some(report) = report {
        fs::write(folder.join("report.toml"), report).expect("a file can be written");
    }
    workspace
}

/// Builds the sample, warnings denied, and gives the facts.
fn built(workspace: &Workspace, output: &str) -> serde_json::Value {
    let done = workspace.run(&["build", "sample", "--output", output, "--deny", "warnings"]);
    let Finished { problems, .. } = done.expect_code(0);
    assert_eq!(problems, "");
    let facts = &workspace.files(output)["sample.en.facts.json"];
    serde_json::from_slice(facts).expect("facts are JSON")
}

fn shows(facts: &serde_json::Value, id: &str) -> bool {
    facts["figures"].get(id).is_some() || facts["tables"].get(id).is_some()
}

#[test]
fn sources_can_be_taken_away_one_by_one() {
    let workspace = sample(Some(REPORT));
    let file = |source: &str| workspace.path().join(format!("sample/{source}.csv"));
    let header = fs::read_to_string(file("volunteers")).expect("a file");
    let header: Vec<&str> = header.lines().next().expect("a header").split(',').collect();
    for source in SOURCES {
        let facts = built(&workspace, "output");
        for (id, needed, column) in SHOWN {
            let is_there = header.contains(&column) && file(needed).is_file();
            assert_eq!(shows(&facts, id), is_there, "{id} before {source}.csv is taken away");
        }
        if source != "volunteers" {
            let _ = fs::remove_file(file(source));
        }
    }
    assert_eq!(workspace.files("sample").len(), 2, "volunteers.csv alone beside report.toml");
}

#[test]
fn init_writes_the_standard_report_out() {
    let workspace = sample(None);
    let done = workspace.run(&["init", "sample"]);
    done.expect_code(0);
    assert!(done.results.lines().any(|line| line == "sample/content/en/20-over-time.md"), "{}", done.results);
    let files = workspace.files("sample");
    assert!(files.contains_key("report.toml") && files.contains_key(".gitignore"));
    let written = built(&workspace, "written");
    fs::remove_dir_all(workspace.path().join("sample/content")).expect("the sections can be removed");
    let settings = String::from_utf8(files["report.toml"].clone()).expect("UTF-8");
    let (settings, _) = settings.split_once("\n[tiles.").expect("tiles come first");
    fs::write(workspace.path().join("sample/report.toml"), settings).expect("a file can be written");
    assert_eq!(built(&workspace, "composed"), written);
    // The manifests name different inputs; all else is the same.
    let files = |folder: &str| {
        let mut files = workspace.files(folder);
        files.remove("manifest.json");
        files
    };
    assert!(files("composed") == files("written"), "the same bytes");
}

#[test]
fn init_never_writes_over_a_file() {
    let workspace = sample(None);
    let section = workspace.path().join("sample/content/en/20-over-time.md");
    fs::create_dir_all(section.parent().expect("a folder")).expect("a folder can be made");
    fs::write(&section, "mine").expect("a file can be written");
    let done = workspace.run(&["init", "sample"]);
    assert!(done.expect_code(1).problems.contains("sample/content/en/20-over-time.md"), "{}", done.problems);
    assert_eq!(fs::read_to_string(&section).expect("a file"), "mine");
    assert!(!workspace.files("sample").contains_key("report.toml"));
    assert_eq!(workspace.files("sample/content/en").len(), 1);
}

#[test]
fn init_needs_a_csv_file() {
    let workspace = Workspace::empty();
    fs::create_dir(workspace.path().join("sample")).expect("a folder can be made");
    assert!(workspace.run(&["init", "sample"]).expect_code(1).problems.contains("volunteers.csv"));
    workspace.run(&["init", "nowhere"]).expect_code(2);
}

#[test]
fn what_the_author_declares_stands_in_the_standard_report() {
    let own = "[figures.served-by-year]\nkind = \"line\"\nmeasure = \"served\"\nby = \"year\"\n\
               [figures.starts]\nmeasure = \"started\"\nby = \"year\"\n";
    let workspace = sample(Some(&format!("{REPORT}{own}")));
    let facts = built(&workspace, "output");
    assert_eq!(facts["figures"]["served-by-year"]["kind"], "line");
    assert!(shows(&facts, "starts") && shows(&facts, "early-termination-rate"));
}

//! The words of every figure of the sample, the small report and the report of the stopwatch, to be read one by one: title,
//! subtitle, description, source line. `UPDATE_EXPECT=1` writes them anew.

use annual_report::diagnostic::Diagnostics;
use annual_report::report::{Figure, Report};
use annual_report::{BuildOptions, reports};
use expect_test::expect_file;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// What the figures of a report say, in the order in which they are numbered.
fn told(folder: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let editions = reports(folder, &BuildOptions::default(), &mut diagnostics);
    let problems: Vec<&str> = diagnostics.all().iter().map(|problem| problem.message.as_str()).collect();
    let editions = editions.unwrap_or_else(|_| panic!("the report is refused: {problems:?}"));
    let figures = editions.iter().flat_map(numbered);
    figures.fold(String::new(), |mut text, figure| {
        let title = figure.title.as_ref().map_or_else(|| "-".to_owned(), annual_report::shown::Rich::plain);
        let (subtitle, alt, source) = (figure.subtitle.plain(), figure.alt.plain(), figure.source.plain());
        let _ = write!(
            text,
            "{} ({}, {})\n  title: {title}\n  subtitle: {subtitle}\n  description: {alt}\n  source: {source}\n\n",
            figure.name, figure.id, figure.kind
        );
        text
    })
}

fn numbered(report: &Report) -> Vec<&Figure> {
    let mut figures: Vec<&Figure> = report.figures.values().collect();
    figures.sort_by_key(|figure| figure.number);
    figures
}

/// A copy of a report in which the program writes titles and descriptions itself.
fn computed(folder: &Path, into: &Path) {
    fs::create_dir_all(into).expect("a folder can be made");
    for entry in fs::read_dir(folder).expect("the report is there").flatten() {
        let target = into.join(entry.file_name());
        if entry.path().is_dir() {
            computed(&entry.path(), &target);
        } else if entry.file_name() == "report.toml" {
            let text = fs::read_to_string(entry.path()).expect("the file is there");
            fs::write(target, without_titles(&text)).expect("the file can be written");
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// Takes `title`, `subtitle` and `alt` out of the figures.
fn without_titles(text: &str) -> String {
    let (mut kept, mut in_figure, mut inside) = (String::new(), false, false);
    for line in text.lines() {
        if line.starts_with('[') {
            in_figure = line.starts_with("[figures.");
        }
        let key = line.split('=').next().unwrap_or_default().trim();
        let starts = in_figure && !inside && ["title", "subtitle", "alt"].contains(&key);
        let open = line.matches("'''").count() == 1;
        if !(starts || inside) {
            kept.push_str(line);
            kept.push('\n');
        }
        inside = (starts && open) || (inside && !open);
    }
    kept
}

#[test]
fn the_figures_of_the_sample_say_what_they_show() {
    expect_file![root().join("tests/descriptions/kosovo.txt")].assert_eq(&told(&root().join("data/kosovo")));
}

#[test]
fn the_figures_of_the_small_report_say_what_they_show() {
    expect_file![root().join("tests/descriptions/small.txt")].assert_eq(&told(&root().join("tests/cases/small")));
}

#[test]
fn the_program_finds_words_where_the_authors_give_none() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    computed(&root().join("data/kosovo"), &folder.path().join("kosovo"));
    computed(&root().join("tests/cases/small"), &folder.path().join("lantern"));
    let words = ["kosovo", "lantern"].map(|name| told(&folder.path().join(name)));
    expect_file![root().join("tests/descriptions/computed.txt")].assert_eq(&words.concat());
}

#[test]
fn the_figures_of_the_generated_report_say_what_they_show() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let project = folder.path().join("bench");
    let made = Command::new("python3")
        .arg(root().join("tests/speed/gen.py"))
        .args(["--size", "S", "--out"])
        .arg(&project)
        .status()
        .expect("python3 is needed to make the report");
    assert!(made.success());
    computed(&root().join("tests/speed/project"), &project);
    expect_file![root().join("tests/descriptions/bench.txt")].assert_eq(&told(&project));
}

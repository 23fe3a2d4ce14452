//! What the pages of the small report say to assistive technology, in reading order.

use crate::workspace::{Workspace, cases};
use annual_report::pdf::{Heard, read};
use expect_test::expect_file;

fn small() -> Vec<u8> {
    let workspace = Workspace::small();
    workspace.run(&["build", "small"]).expect_code(0);
    workspace.files("output").remove("lantern.en.pdf").expect("a PDF is written")
}

/// What is read out of the report, in order.
fn heard() -> Vec<Heard> {
    read(&small()).expect("the PDF can be read").nodes
}

#[test]
fn the_report_reads_as_blessed() {
    let lines: Vec<String> = heard().iter().map(Heard::to_string).collect();
    expect_file![cases().join("small-expected/reading.txt")].assert_eq(&(lines.join("\n") + "\n"));
}

#[test]
fn every_figure_is_described_and_every_heading_says_something() {
    let heard = heard();
    let figures: Vec<&Heard> = heard.iter().filter(|one| one.role == "Figure").collect();
    assert!(figures.len() >= 8, "{} figures", figures.len());
    for figure in figures {
        assert!(figure.alternative.as_deref().is_some_and(|words| words.len() > 30), "{figure}");
    }
    let mut level = 0;
    for heading in heard.iter().filter(|one| one.role.starts_with('H') && one.role.len() == 2) {
        let next: usize = heading.role[1..].parse().expect("a level");
        assert!(!heading.text.trim().is_empty(), "a heading without words");
        assert!(next <= level + 1, "{heading}: a level is skipped");
        level = next;
    }
}

#[test]
fn the_audit_finds_nothing() {
    assert_eq!(annual_report::pdf::audit(&small()), Vec::<String>::new());
}

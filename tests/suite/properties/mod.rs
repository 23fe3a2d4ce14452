//! What holds for every report: what `check` takes is built, and well; the order of rows does not matter; one cell changes
//! its own numbers alone.

mod cell;
mod random;
mod sample;

use crate::workspace::Workspace;
use annual_report::pdf::{audit, read};
use random::Project;
use serde_json::Value;
use std::panic::catch_unwind;

/// How many random reports there are.
const REPORTS: u64 = 28;

/// A report that was built.
struct Built {
    facts: Value,
    pdf: Vec<u8>,
}

impl Built {
    /// Builds the folder `small`; `id` is that of the report.
    fn new(workspace: &Workspace, id: &str) -> Self {
        workspace.run(&["build", "small"]).expect_code(0);
        let mut files = workspace.files("output");
        let facts = files.remove(&format!("{id}.en.facts.json")).expect("a facts file is written");
        let pdf = files.remove(&format!("{id}.en.pdf")).expect("a PDF is written");
        Self { facts: serde_json::from_slice(&facts).expect("facts are JSON"), pdf }
    }

    /// The words of each page, but for the hashes of the inputs.
    fn pages(&self) -> Vec<String> {
        // labels of a chart can be one long word of digits
        let is_hash = |word: &&str| {
            let hexadecimal = word.len() >= 12 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
            hexadecimal && word.contains(|c: char| c.is_ascii_alphabetic())
        };
        let pages = read(&self.pdf).expect("the PDF can be read").pages;
        let words = pages.iter().map(|page| page.iter().map(|passage| passage.text() + " ").collect::<String>());
        words
            .map(|words| words.split_whitespace().filter(|word| !is_hash(word)).collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// Everything shown: page, words, expression, value.
    fn shown(&self) -> &[Value] {
        self.facts["shown"].as_array().expect("a list")
    }

    /// The facts without the hashes of the inputs.
    fn facts_alone(&self) -> Value {
        let mut facts = self.facts.clone();
        for input in facts["inputs"].as_array_mut().expect("a list") {
            input["sha256"] = Value::Null;
        }
        facts
    }
}

/// Numbers and words without what a line end does to them.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{AD}' | '\u{2010}')).collect()
}

fn random(seed: u64, shuffled: bool) -> Workspace {
    let workspace = Workspace::empty();
    let mut project = Project::new(seed);
    if shuffled {
        project.shuffle(seed + 1);
    }
    project.write(&workspace.path().join("small"));
    workspace
}

fn passing(seed: u64) -> Option<Workspace> {
    let workspace = random(seed, false);
    let check = workspace.run(&["check", "small", "--diagnostics", "short"]);
    assert!(check.code <= 1, "{}", check.problems);
    assert_eq!(check.code == 1, check.problems.contains(" error"), "{}", check.problems);
    (check.code == 0).then_some(workspace)
}

fn is_built_well(workspace: &Workspace) {
    let built = Built::new(workspace, "random");
    assert_eq!(audit(&built.pdf), Vec::<String>::new());
    let pages: Vec<String> = built.pages().iter().map(|page| squeezed(page)).collect();
    for shown in built.shown() {
        let page = usize::try_from(shown["page"].as_u64().expect("a page")).expect("a small number");
        let text = squeezed(shown["text"].as_str().expect("words"));
        assert!(pages[page - 1].contains(&text), "page {page} does not print {shown}");
    }
}

#[test]
fn every_random_report_that_is_taken_is_built_and_built_well() {
    let (mut taken, mut failed) = (0, Vec::new());
    for seed in 0..REPORTS {
        let judged = catch_unwind(|| passing(seed).map(|workspace| is_built_well(&workspace)));
        taken += u64::from(matches!(judged, Ok(Some(()))));
        if judged.is_err() {
            failed.push(seed);
        }
    }
    assert!(failed.is_empty(), "seeds {failed:?}");
    assert!(taken > REPORTS / 2, "only {taken} of {REPORTS} are taken");
}

#[test]
fn the_order_of_rows_does_not_show() {
    for seed in (0..REPORTS).step_by(3) {
        let Some(workspace) = passing(seed) else { continue };
        let one = Built::new(&workspace, "random");
        let other = Built::new(&random(seed, true), "random");
        assert_eq!(one.facts_alone(), other.facts_alone(), "seed {seed}");
        assert_eq!(one.pages(), other.pages(), "seed {seed}");
    }
}

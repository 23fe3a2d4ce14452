//! Small CSV texts and questions → the values that they must have.

mod data;
mod forms;
mod formulas;
mod questions;
mod totals;
mod values;

use super::{Fact, Facts, answer, count, plan};
use crate::config::{self, Condition, Config, Filter, Overrides, Point, Scalar};
use crate::diagnostic::{Diagnostics, Origin};
use crate::project::Project;
use crate::prose::{Asked, Prose, Scope};
use std::fs;

/// A report of CSV files, read.
struct Given {
    config: Config,
    project: Project,
    _folder: tempfile::TempDir,
}

/// A report of 2019 with these lines of `report.toml` and these files.
#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn given(toml: &str, files: &[(&str, &str)]) -> Given {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let head = "[report]\ntitle = \"T\"\nperiod = \"2019\"\n";
    let text = if toml.contains("[report]") { toml.to_owned() } else { format!("{head}{toml}") };
    fs::write(folder.path().join("report.toml"), text).expect("a file");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    let project = Project::open(folder.path()).expect("a report");
    let mut diagnostics = Diagnostics::default();
    let config = config::read(&project, &Overrides::default(), &mut diagnostics);
    let config = config.unwrap_or_else(|_| panic!("{:#?}", diagnostics.all()));
    Given { config, project, _folder: folder }
}

/// A question in the notation of these tests: `measure @period dimension=key ?column=value`.
struct Asking {
    point: Point,
    at: bool,
}

impl Given {
    fn asking(&self, text: &str) -> Asking {
        let mut words = text.split_whitespace();
        let measure = words.next().expect("a measure").to_owned();
        let (mut period, mut at) = (self.config.report.period.clone(), false);
        let (mut cell, mut conditions) = (Vec::new(), Vec::new());
        for word in words {
            if let Some(key) = word.strip_prefix('@') {
                period = self.config.report.year.parse(key).expect("a period");
                at = true;
            } else if let Some((name, value)) = word.strip_prefix('?').and_then(|word| word.split_once('=')) {
                let value = Scalar::Text(value.to_owned());
                conditions.push((name.to_owned(), Condition::OneOf(vec![value])));
            } else {
                let (name, key) = word.split_once('=').expect("dimension=key");
                cell.push((name.to_owned(), key.replace('_', " ").replace("two year", "two_year")));
            }
        }
        Asking { point: Point { measure, filter: Filter::new(conditions), period, cell }, at }
    }

    fn facts(&self, questions: &[&str], diagnostics: &mut Diagnostics) -> Option<Facts> {
        let asked = questions.iter().map(|text| {
            let Asking { point, at } = self.asking(text);
            Asked {
                measure: point.measure,
                by: point.cell.into_iter().map(|(name, _)| name).collect(),
                last: None,
                filter: point.filter,
                at: at.then_some(point.period),
                whole: false,
                scope: Scope::Report,
                origin: Origin::at("content/en/1.md", 1, 4),
            }
        });
        let prose = Prose { sections: Vec::new(), asked: asked.collect() };
        let plan = plan(&self.config, &prose, diagnostics).ok()?;
        let tally = count(&self.project, &self.config, &plan, diagnostics).ok()?;
        Some(answer(&self.config, plan, tally))
    }

    /// Asks, and compares the values: `x` is missing.
    #[track_caller]
    fn gives(&self, expected: &[(&str, &str)]) {
        let questions: Vec<&str> = expected.iter().map(|(question, _)| *question).collect();
        let mut diagnostics = Diagnostics::default();
        let facts = self.facts(&questions, &mut diagnostics);
        let facts = facts.unwrap_or_else(|| panic!("{:#?}", diagnostics.all()));
        let found: Vec<(&str, String)> =
            questions.iter().map(|question| (*question, shown(&facts.fact(&self.asking(question).point)))).collect();
        let expected: Vec<(&str, String)> =
            expected.iter().map(|(question, value)| (*question, (*value).to_owned())).collect();
        assert_eq!(found, expected);
    }

    /// Asks, and compares what is said: `file:line:column code text`.
    #[track_caller]
    fn says(&self, questions: &[&str], expected: &[&str]) {
        let mut diagnostics = Diagnostics::default();
        self.facts(questions, &mut diagnostics);
        diagnostics.sort();
        assert_eq!(said(&diagnostics), expected);
    }
}

fn shown(fact: &Fact) -> String {
    fact.value.map_or_else(|| "x".to_owned(), super::super::exact::Exact::to_json)
}

fn said(diagnostics: &Diagnostics) -> Vec<String> {
    let line = |found: &crate::diagnostic::Diagnostic| {
        let place = found.origin.as_ref().map_or_else(String::new, |o| format!("{}:{}:{} ", o.file, o.line, o.column));
        format!("{place}{} {}", found.code, found.text.as_deref().unwrap_or("")).trim_end().to_owned()
    };
    diagnostics.all().iter().map(line).collect()
}

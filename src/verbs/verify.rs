//! `verify`: a PDF of ours → a line for each disagreement in it, and a summary.

use super::outcome::Outcome;
use super::request::{Looks, Terminal};
use crate::BuildOptions;
use crate::config::Overrides;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::pdf::{Printed, read};
use crate::project::read_named;
use crate::verify::{self, Disagreement, Findings};
use serde_json::Value;
use std::path::Path;

/// What the producer of our files starts with.
const OURS: &str = concat!(env!("CARGO_PKG_NAME"), " ");

/// Compares what the pages of a PDF print with the facts and tables inside, and with the sources of a report.
pub fn verify(file: &Path, report: Option<&Path>, terminal: &mut Terminal<'_>) -> Outcome {
    let opened = open(file);
    let (printed, facts) = match opened {
        Ok(opened) => opened,
        Err(problem) => return refused(file, problem, terminal),
    };
    let mut findings = verify::verify(&printed, &facts);
    let mut outcome = Outcome::Done;
    if let Some(report) = report {
        let mut diagnostics = Diagnostics::default();
        let against = against(report, &facts, &mut diagnostics);
        terminal.tell(report, &mut diagnostics, &Looks::default());
        match against {
            Some(more) => findings.disagreements.extend(more),
            None => outcome = Outcome::of(&diagnostics, true),
        }
    }
    tell(&findings, report.filter(|_| outcome == Outcome::Done), terminal).max(outcome)
}

/// What a PDF prints, and the facts inside.
fn open(file: &Path) -> Result<(Printed, Value), Diagnostic> {
    let name = file.display();
    let not_ours = |why: String| {
        Diagnostic::usage("file/not-ours", format!("`{name}` was not written by this program: {why}"))
            .hint("name a PDF that `annual-report build` wrote")
    };
    let printed = read(&read_named(file)?).map_err(|error| not_ours(error.0))?;
    if !printed.producer.starts_with(OURS) {
        return Err(not_ours(format!("its producer is `{}`", printed.producer)));
    }
    match verify::facts(&printed) {
        Some(facts) => Ok((printed, facts)),
        None => Err(Diagnostic::error("file/no-facts", format!("there are no facts inside `{name}`"))
            .hint("set `attach = true` in `[report]` and build it again")),
    }
}

fn refused(file: &Path, problem: Diagnostic, terminal: &mut Terminal<'_>) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(problem);
    terminal.tell(file, &mut diagnostics, &Looks::default());
    Outcome::of(&diagnostics, true)
}

/// The facts made anew from the sources, in the language and period of the PDF; none where that fails.
fn against(report: &Path, facts: &Value, diagnostics: &mut Diagnostics) -> Option<Vec<Disagreement>> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let language = text(&facts["report"]["language"]).unwrap_or_default();
    let overrides = Overrides { period: text(&facts["report"]["period"]["key"]), languages: vec![language] };
    let options = BuildOptions { overrides, ..BuildOptions::default() };
    let fresh = crate::facts(report, &options, diagnostics).ok()?.into_iter().next()?;
    Some(verify::against(facts, &serde_json::from_slice(&fresh).ok()?))
}

fn tell(findings: &Findings, report: Option<&Path>, terminal: &mut Terminal<'_>) -> Outcome {
    let mut lines: Vec<String> = findings.disagreements.iter().map(ToString::to_string).collect();
    lines.push(format!("{} looked for on their pages", counted(findings.printed, "number")));
    lines.push(format!("{} compared with the facts or recomputed", counted(findings.computed, "number")));
    lines.extend(
        findings
            .left
            .iter()
            .map(|(why, count)| format!("{} neither compared nor recomputed: {why}", counted(*count, "number"))),
    );
    lines.extend(report.map(|report| format!("compared with the sources of {}", report.display())));
    let count = findings.disagreements.len();
    lines.push(if count == 0 { "no disagreement".to_owned() } else { counted(count, "disagreement") });
    let outcome = if count == 0 { Outcome::Done } else { Outcome::Input };
    lines.iter().map(|line| terminal.result(line)).fold(outcome, Outcome::max)
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

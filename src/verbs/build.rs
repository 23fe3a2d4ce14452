//! `build`: reports → their PDF and facts files, and a line for each file written.

use super::outcome::Outcome;
use super::request::{Request, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::publish;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Builds every report of the request. A report at fault has none of its files written; the others go on.
pub fn build(request: &Request<'_>, terminal: &mut Terminal<'_>) -> Outcome {
    let options = request.options();
    let mut outcome = Outcome::Done;
    let mut owners = BTreeMap::new();
    let mut records = Vec::new();
    for report in &request.reports {
        let mut diagnostics = Diagnostics::default();
        let built = crate::build(report, &options, &mut diagnostics);
        let failed = built.is_err();
        let built = built.unwrap_or_default();
        if let Some(clash) = clash(&built.paths, report, &mut owners) {
            diagnostics.push(clash);
        }
        terminal.tell(report, &mut diagnostics, &request.looks);
        outcome = outcome.max(Outcome::of(&diagnostics, failed || diagnostics.has_errors()));
        outcome = outcome.max(list(&built.paths, request.looks.quiet, terminal));
        if !failed {
            records.push(built.record);
        }
    }
    outcome.max(record(&records, request, terminal))
}

/// Writes the manifest of what the run wrote, if it wrote anything.
fn record(records: &[publish::Record], request: &Request<'_>, terminal: &mut Terminal<'_>) -> Outcome {
    if records.is_empty() {
        return Outcome::Done;
    }
    let file = (publish::MANIFEST.to_owned(), publish::manifest(records));
    match publish::write_all(&request.options().output, &[file]) {
        Ok(paths) => list(&paths, request.looks.quiet, terminal),
        Err(problem) => {
            let mut diagnostics = Diagnostics::default();
            diagnostics.push(problem);
            terminal.tell(&request.options().output, &mut diagnostics, &request.looks);
            Outcome::Machine
        }
    }
}

/// Two reports of one run must not write the same file.
fn clash<'r>(files: &[PathBuf], report: &'r Path, owners: &mut BTreeMap<PathBuf, &'r Path>) -> Option<Diagnostic> {
    let mut first = None;
    for file in files {
        if let Some(other) = owners.insert(file.clone(), report) {
            first.get_or_insert((file, other));
        }
    }
    let (file, other) = first?;
    let message = format!("{} was written by {} and again by {}", file.display(), other.display(), report.display());
    Some(
        Diagnostic::usage("file/same-name", message).hint("give one of them another `report.id` or another `--output`"),
    )
}

fn list(files: &[PathBuf], quiet: bool, terminal: &mut Terminal<'_>) -> Outcome {
    if quiet {
        return Outcome::Done;
    }
    files.iter().map(|file| terminal.result(&file.display())).max().unwrap_or(Outcome::Done)
}

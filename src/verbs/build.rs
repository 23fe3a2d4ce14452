//! `build`: reports → their PDF and facts files, and a line for each file written.

use super::outcome::Outcome;
use super::request::{Request, Terminal};
use crate::diagnostic::Diagnostics;
use std::path::PathBuf;

/// Builds every report of the request. A report at fault has none of its files written; the others go on.
pub fn build(request: &Request<'_>, terminal: &mut Terminal<'_>) -> Outcome {
    let options = request.options();
    let mut outcome = Outcome::Done;
    for report in &request.reports {
        let mut diagnostics = Diagnostics::default();
        let written = crate::build(report, &options, &mut diagnostics);
        terminal.tell(report, &mut diagnostics, &request.looks);
        outcome = outcome.max(Outcome::of(&diagnostics, written.is_err()));
        outcome = outcome.max(list(&written.unwrap_or_default(), request.looks.quiet, terminal));
    }
    outcome
}

fn list(files: &[PathBuf], quiet: bool, terminal: &mut Terminal<'_>) -> Outcome {
    if quiet {
        return Outcome::Done;
    }
    files.iter().map(|file| terminal.result(&file.display())).max().unwrap_or(Outcome::Done)
}

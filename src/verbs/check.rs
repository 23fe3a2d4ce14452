//! `check`: reports → their problems; nothing is drawn or written.

use super::outcome::Outcome;
use super::request::{Request, Terminal};
use crate::diagnostic::Diagnostics;

/// Checks every report of the request.
pub fn check(request: &Request<'_>, terminal: &mut Terminal<'_>) -> Outcome {
    let options = request.options();
    let mut outcome = Outcome::Done;
    for report in &request.reports {
        let mut diagnostics = Diagnostics::default();
        let checked = crate::check(report, &options, &mut diagnostics);
        terminal.tell(report, &mut diagnostics, &request.looks);
        outcome = outcome.max(Outcome::of(&diagnostics, checked.is_err()));
    }
    outcome
}

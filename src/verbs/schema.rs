//! `schema`: prints the JSON schema of what this program writes.

use super::outcome::Outcome;
use super::request::Terminal;
use crate::publish;

/// Prints the schema of `facts` or `diagnostic`.
pub fn schema(of: &str, terminal: &mut Terminal<'_>) -> Outcome {
    match publish::schema(of) {
        Some(schema) => terminal.result(&schema.trim_end()),
        None => Outcome::Usage,
    }
}

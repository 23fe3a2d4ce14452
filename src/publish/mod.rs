//! The only writer: facts and manifest as bytes, names of files, whole-file replacement.

mod attachments;
mod facts;
mod files;
mod json;
mod manifest;

pub use attachments::{FACTS, attachments, figure_file, figure_rows, table_file, table_rows};
pub use facts::{Edition, Words, facts};
pub use files::{facts_name, file_id, pdf_name, write_all, write_new};
pub use manifest::{MANIFEST, Output, Record, manifest};

/// The JSON Schema (draft 2020-12) of what this program writes: `facts` or `diagnostic`.
pub fn schema(name: &str) -> Option<&'static str> {
    match name {
        "facts" => Some(include_str!("schema/facts.json")),
        "diagnostic" => Some(include_str!("schema/diagnostic.json")),
        _ => None,
    }
}

/// The `tool` of facts and manifest.
fn tool() -> serde_json::Value {
    serde_json::json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")})
}

#[cfg(test)]
mod tests;

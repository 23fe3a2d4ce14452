//! The text of a file → its tables, and where it is no TOML.

use super::context::Context;
use super::table::Table;
use crate::diagnostic::{Diagnostic, Origin};
use toml::de::DeTable;

/// What is read from a whole file, by its outermost table; nothing when the file is not TOML, of which every fault is
/// reported.
pub(crate) fn document<T>(
    file: &str,
    text: &str,
    context: &Context<'_>,
    read: impl FnOnce(Table<'_>) -> T,
) -> Option<T> {
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        context.push(syntax(file, context, error));
    }
    errors.is_empty().then(|| read(Table::new(context, document.get_ref(), String::new(), Origin::at(file, 1, 1))))
}

fn syntax(file: &str, context: &Context<'_>, error: &toml::de::Error) -> Diagnostic {
    let diagnostic = Diagnostic::error("config/syntax", error.message());
    let Some(span) = error.span() else { return diagnostic.at(Origin::file(file)) };
    let text = context.written(span.clone());
    let diagnostic = diagnostic.at(context.origin(span));
    let diagnostic = if text.is_empty() { diagnostic } else { diagnostic.text(text) };
    if error.message() == "duplicate key" {
        diagnostic.hint("a key stands once; keep one of the two")
    } else {
        diagnostic.hint("the file is TOML: `[table]`, `key = \"text\"`, `key = [1, 2]`")
    }
}

//! The name of a token → where a file gives it.

use crate::diagnostic::Origin;
use crate::reader::Context;
use toml::de::{DeTable, DeValue};

/// Where a file says what a token is (`colors.ink`, `type.body`, `chart.white_line`): its value, else the table or role
/// that it belongs to. None where nothing of it stands in the file.
pub(in crate::theme) fn place(file: &str, text: &str, token: &str) -> Option<Origin> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let context = Context::new(file, text);
    let (document, _) = DeTable::parse_recoverable(text);
    let mut table = document.get_ref();
    let mut names = token.split('.').peekable();
    while let Some(name) = names.next() {
        let (key, value) = table.get_key_value(name)?;
        let is_last = names.peek().is_none();
        match value.get_ref() {
            DeValue::Table(inner) if !is_last => table = inner,
            DeValue::Table(_) => return Some(context.origin(context.content(key.span()))),
            DeValue::String(_) if is_last => return Some(context.origin(context.content(value.span()))),
            _ => return Some(context.origin(value.span())),
        }
    }
    None
}

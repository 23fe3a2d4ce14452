//! A table of lengths.

use super::{Extent, group, missing};
use crate::reader::Table;
use crate::theme::tokens::Token;

/// Reads `[name]`.
pub(super) fn read<'t>(
    root: &mut Table<'_>,
    name: &'static str,
    tokens: impl IntoIterator<Item = Token<'t>>,
    extent: Extent,
) {
    let Some(mut table) = group(root, name, extent) else { return };
    for token in tokens {
        match table.value(token.name) {
            Some(value) => *token.place = value.number(&token.range).unwrap_or(*token.place),
            None if extent == Extent::Whole => missing(&table, token.name),
            None => {}
        }
    }
    table.finish();
}

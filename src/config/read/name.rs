//! The patterns of names and ids, and what a name may not be.

use crate::config::Named;
use crate::diagnostic::Diagnostic;
use crate::reader::Table;
use unicode_normalization::UnicodeNormalization;

/// Tables of a section whose keys are names (`[a-z][a-z0-9_]*`).
pub(super) fn named<'a>(root: &mut Table<'a>, section: &'static str) -> Vec<(Named, Table<'a>)> {
    let tables = root.table(section).map(|table| table.tables()).unwrap_or_default();
    for (name, table) in tables.iter().filter(|(name, _)| !is_name(&name.name)) {
        table.push(refused(
            name,
            "is not a name",
            "a name has small letters, digits and `_`, and begins with a letter",
        ));
    }
    tables
}

/// Tables of a section whose keys are ids (`[a-z0-9][a-z0-9-]*`).
pub(super) fn identified<'a>(root: &mut Table<'a>, section: &'static str) -> Vec<(Named, Table<'a>)> {
    let tables = root.table(section).map(|table| table.tables()).unwrap_or_default();
    for (name, table) in tables.iter().filter(|(name, _)| !is_id(&name.name)) {
        table.push(refused(name, "is not an id", ID_FORM));
    }
    tables
}

/// What an id is, for hints.
pub(super) const ID_FORM: &str = "an id has small letters, digits and `-`, and begins with a letter or a digit";

/// A name that cannot stand.
pub(super) fn refused(name: &Named, why: &str, hint: &str) -> Diagnostic {
    let error = Diagnostic::error("config/name", format!("`{}` {why}", name.name));
    error.at(name.origin.clone()).text(&name.name).hint(hint)
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
        && text.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase())
}

/// Whether this is an id.
pub(super) fn is_id(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        && !text.is_empty()
        && !text.starts_with('-')
}

/// A folder's name as an id: lower case, ASCII, everything else one `-`.
pub(super) fn id_of_folder(folder: &str) -> String {
    let mut id = String::new();
    for character in folder.nfkd().filter(|character| !unicode_normalization::char::is_combining_mark(*character)) {
        if character.is_ascii_alphanumeric() {
            id.push(character.to_ascii_lowercase());
        } else if !id.ends_with('-') && !id.is_empty() {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "report".to_owned() } else { id }
}

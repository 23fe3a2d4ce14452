//! `dialect` of a source → [`DialectConfig`].

use crate::config::{DateOrder, DialectConfig};
use crate::reader::Table;

const ORDERS: [(&str, DateOrder); 3] = [("ymd", DateOrder::Ymd), ("dmy", DateOrder::Dmy), ("mdy", DateOrder::Mdy)];
const DECIMALS: [(&str, char); 2] = [(".", '.'), (",", ',')];
const GROUPS: [(&str, char); 7] =
    [(",", ','), (".", '.'), (" ", ' '), ("\u{A0}", ' '), ("\u{202F}", ' '), ("'", '\''), ("\u{2019}", '\'')];

/// Reads `dialect`; what is not written is detected.
pub(super) fn dialect(source: &mut Table<'_>) -> DialectConfig {
    let Some(mut table) = source.table("dialect") else { return DialectConfig::default() };
    let dialect = DialectConfig {
        encoding: table.string("encoding"),
        delimiter: mark(&mut table, "delimiter", ";"),
        quote: mark(&mut table, "quote", "'"),
        decimal: table.choice("decimal", &DECIMALS),
        group: table.choice("group", &GROUPS),
        date: table.choice("date", &ORDERS),
        header: table.integer("header", 1..=u32::MAX),
        nothing: nothing(&mut table),
    };
    if dialect.decimal.is_some() && dialect.decimal == dialect.group {
        table.refuse(&["group"], "is the decimal mark too", "the two marks differ");
    }
    if dialect.delimiter.is_some() && dialect.delimiter == dialect.quote {
        table.refuse(&["quote"], "is the delimiter too", "the two marks differ");
    }
    table.finish();
    dialect
}

/// One ASCII character that is no letter, digit or line end; a tab may be written as it is or as `tab`.
fn mark(table: &mut Table<'_>, key: &'static str, example: &str) -> Option<char> {
    let value = table.value(key)?;
    let written = match value.raw().as_str() {
        Some("\t" | "tab") => return Some('\t'),
        Some(blank) if blank.chars().all(|c| c == ' ') && !blank.is_empty() => " ".to_owned(),
        _ => value.string()?.name,
    };
    let mut characters = written.chars();
    match (characters.next(), characters.next()) {
        (Some(mark), None)
            if mark.is_ascii() && !mark.is_ascii_alphanumeric() && !matches!(mark, '\n' | '\r' | '\0') =>
        {
            Some(mark)
        }
        _ => {
            value.wrong_value("must be one mark", &format!("for example `{key} = \"{example}\"`, or `\"tab\"`"));
            None
        }
    }
}

/// Words as they stand in cells; the empty cell needs no word.
fn nothing(table: &mut Table<'_>) -> Option<Vec<String>> {
    let words = table.strings("nothing")?;
    Some(words.into_iter().map(|word| word.name.trim().to_owned()).collect())
}

//! Bytes → text in NFC without control characters: UTF-8, UTF-16 with its mark, or a code page whose letters fit a
//! language that the program knows. Nothing is ever replaced: what cannot be read is named with its place.

mod characters;
mod code_page;
mod wide;

use crate::config::Named;
use crate::diagnostic::{Diagnostic, Origin};
use encoding_rs::Encoding;
use std::fmt::Write;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Bad places reported per file.
const LIMIT: usize = 20;

/// Of this many bytes fewer than one is bad in UTF-8 that was damaged later on.
const DAMAGED_ONE_IN: usize = 10_000;

/// A file as text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// All of it; a byte order mark stays where it was.
    pub(super) text: String,
    /// Byte where it starts, after a byte order mark.
    pub(super) start: usize,
    /// What it was written in.
    pub(super) name: &'static str,
}

/// Decodes a file. `written` is `dialect.encoding`, `allowed` a control character that is its delimiter.
///
/// # Errors
/// `csv/bytes` for every bad place, `csv/mojibake` where text was decoded wrongly before; at most [`LIMIT`] of them.
pub(super) fn decode(
    path: &str,
    bytes: Vec<u8>,
    written: Option<&Named>,
    allowed: Option<char>,
) -> Result<Decoded, Vec<Diagnostic>> {
    let (text, name) = match written {
        Some(named) => as_written(path, bytes, named)?,
        None => detect(path, bytes)?,
    };
    let text = composed(text);
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let problems = characters::judge(path, &text, start, allowed);
    if problems.is_empty() { Ok(Decoded { text, start, name }) } else { Err(problems) }
}

/// UTF-8 comes first; a file that was UTF-8 before it was damaged is not taken for anything else.
fn detect(path: &str, bytes: Vec<u8>) -> Result<(String, &'static str), Vec<Diagnostic>> {
    if let Some(wide) = wide::decode(path, &bytes) {
        return wide;
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, "UTF-8")),
        Err(error) => error.into_bytes(),
    };
    if was_utf8(&bytes) { Err(not_utf8(path, &bytes)) } else { code_page::decode(path, &bytes) }
}

fn as_written(path: &str, bytes: Vec<u8>, named: &Named) -> Result<(String, &'static str), Vec<Diagnostic>> {
    let Some(encoding) = Encoding::for_label(named.name.as_bytes()) else {
        let problem = Diagnostic::error("config/value", format!("`{}` is not an encoding", named.name));
        return Err(vec![
            problem
                .at(named.origin.clone())
                .text(&named.name)
                .hint("for example `utf-8`, `utf-16`, `windows-1250`, `windows-1251`, `windows-1252`"),
        ]);
    };
    if encoding == encoding_rs::UTF_8 {
        return String::from_utf8(bytes).map(|text| (text, "UTF-8")).map_err(|e| not_utf8(path, e.as_bytes()));
    }
    if let Some(wide) = wide::decode(path, &bytes) {
        return wide;
    }
    if encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE {
        return wide::decode_as(path, &bytes, encoding);
    }
    code_page::decode_as(path, &bytes, encoding)
}

/// Letters and their marks as one character each.
fn composed(text: String) -> String {
    // U+0300 to U+036F start with these bytes; other text is left as it is without a look at its characters
    let marked =
        text.as_bytes().chunks(4096).any(|chunk| chunk.iter().fold(false, |is, byte| is | (byte & 0xFE == 0xCC)));
    if marked && !is_nfc(&text) { text.nfc().collect() } else { text }
}

fn was_utf8(bytes: &[u8]) -> bool {
    let bad: usize = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) || bad * DAMAGED_ONE_IN < bytes.len()
}

/// A problem with some bytes, which are its text.
fn bad(path: &str, cursor: &Cursor, bytes: &[u8], message: impl Into<String>) -> Diagnostic {
    let mut hex = String::from("0x");
    for byte in bytes {
        let _ = write!(hex, "{byte:02X}");
    }
    Diagnostic::error("csv/bytes", message)
        .at(Origin::at(path, cursor.line, cursor.column).spanning(1))
        .text(hex)
        .hint("save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")
}

fn not_utf8(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut cursor = Cursor::start();
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    let likely = code_page::likely(bytes);
    for chunk in bytes.utf8_chunks() {
        cursor.pass(chunk.valid());
        if !chunk.invalid().is_empty() {
            let problem = bad(path, &cursor, chunk.invalid(), "the file is UTF-8, but not here");
            problems.push(match &likely {
                Some(text) => problem.hint(format!(
                    "save the file as UTF-8; if all of it is {text}, write dialect = {{ encoding = \"{text}\" }}"
                )),
                None => problem,
            });
            cursor.column += 1;
        }
        if problems.len() == LIMIT {
            break;
        }
    }
    problems
}

/// Counts lines and characters up to a place, from the last place on.
struct Cursor {
    line: u32,
    column: u32,
    after_return: bool,
}

impl Cursor {
    fn pass(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '\n' if self.after_return => {}
                '\n' | '\r' => {
                    self.line += 1;
                    self.column = 1;
                }
                _ => self.column += 1,
            }
            self.after_return = character == '\r';
        }
    }

    fn start() -> Self {
        Self { line: 1, column: 1, after_return: false }
    }
}

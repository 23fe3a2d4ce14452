//! Bytes → checked text: UTF-8 without control characters; a byte order mark is passed over.

use crate::diagnostic::{Diagnostic, Origin};
use std::fmt::Write;

/// Bad places reported per file.
const LIMIT: usize = 20;

/// The text and the byte where it starts, after a byte order mark.
///
/// # Errors
/// `csv/bytes` for every bad place, at most [`LIMIT`].
pub(super) fn decode(path: &str, bytes: Vec<u8>) -> Result<(String, usize), Vec<Diagnostic>> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(vec![bad(path, 1, 1, &bytes[..2], "the file is UTF-16, not UTF-8")]);
    }
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(path, error.as_bytes()))?;
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let controls = controls(path, &text, start);
    if controls.is_empty() { Ok((text, start)) } else { Err(controls) }
}

fn bad(path: &str, line: u32, column: u32, bytes: &[u8], message: &str) -> Diagnostic {
    let mut hex = String::from("0x");
    for byte in bytes {
        let _ = write!(hex, "{byte:02X}");
    }
    Diagnostic::error("csv/bytes", message)
        .at(Origin::at(path, line, column).spanning(1))
        .text(hex)
        .hint("save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")
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

fn not_utf8(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut cursor = Cursor::start();
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    for chunk in bytes.utf8_chunks() {
        cursor.pass(chunk.valid());
        if !chunk.invalid().is_empty() {
            problems.push(bad(path, cursor.line, cursor.column, chunk.invalid(), "the file is not UTF-8 here"));
            cursor.column += 1;
        }
        if problems.len() == LIMIT {
            break;
        }
    }
    problems
}

fn controls(path: &str, text: &str, start: usize) -> Vec<Diagnostic> {
    if !text.as_bytes().chunks(4096).any(may_hold_control) {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let mut cursor = Cursor::start();
    let mut from = start;
    for (at, character) in text[start..].match_indices(is_control) {
        cursor.pass(&text[from..start + at]);
        from = start + at;
        let name =
            format!("the control character U+{:04X} does not belong into a CSV file", u32::from(first(character)));
        problems
            .push(bad(path, cursor.line, cursor.column, character.as_bytes(), &name).hint("take the character out"));
        if problems.len() == LIMIT {
            break;
        }
    }
    problems
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or_default()
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// Whether a chunk may hold a control character: seen without decoding, true also for other characters that start with
/// 0xC2.
fn may_hold_control(chunk: &[u8]) -> bool {
    let flag = |byte: u8| u8::from(matches!(byte, 0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F | 0xC2));
    chunk.iter().fold(0, |found, byte| found | flag(*byte)) != 0
}

//! Decoded text → control characters in it, and text that another program decoded wrongly before.

use super::{Cursor, LIMIT, bad};
use crate::diagnostic::{Diagnostic, Origin};

/// What does not belong into the text, at most [`LIMIT`]. `allowed` is a control character that is the delimiter.
pub(super) fn judge(path: &str, text: &str, start: usize, allowed: Option<char>) -> Vec<Diagnostic> {
    if !text.as_bytes()[start..].chunks(4096).any(may_be_bad) {
        return Vec::new();
    }
    let mut problems = Vec::new();
    let mut cursor = Cursor::start();
    let mut from = start;
    for (at, character) in text[start..].char_indices() {
        let at = start + at;
        let problem = if is_control(character) && Some(character) != allowed {
            Some(Problem::Control(character))
        } else if character == '\u{FFFD}' {
            Some(Problem::Lost)
        } else {
            twice_decoded(character, &text[at..]).map(|(wrong, right)| Problem::Twice(wrong, right))
        };
        let Some(problem) = problem else { continue };
        cursor.pass(&text[from..at]);
        from = at;
        problems.push(problem.tell(path, &cursor));
        if problems.len() == LIMIT {
            break;
        }
    }
    problems
}

enum Problem {
    Control(char),
    Lost,
    Twice(String, char),
}

impl Problem {
    fn tell(self, path: &str, cursor: &Cursor) -> Diagnostic {
        let garbled = |message: &str, text: &str| {
            let place = Origin::at(path, cursor.line, cursor.column).spanning(text.chars().count());
            Diagnostic::error("csv/mojibake", message).at(place).text(text)
        };
        match self {
            Self::Control(character) => {
                let name =
                    format!("the control character U+{:04X} does not belong into a CSV file", u32::from(character));
                bad(path, cursor, character.to_string().as_bytes(), name).hint("take the character out")
            }
            Self::Lost => {
                garbled("a letter was lost when this file was made", "\u{FFFD}").hint("export the file again, as UTF-8")
            }
            Self::Twice(wrong, right) => garbled(
                &format!("the text was decoded wrongly when this file was made: `{wrong}` was `{right}`"),
                &wrong,
            )
            .hint("export the file again, as UTF-8"),
        }
    }
}

/// A letter of which each UTF-8 byte was taken for a character of its own: what stands there, and what it was.
fn twice_decoded(first: char, text: &str) -> Option<(String, char)> {
    if !matches!(first, '\u{C2}'..='\u{C5}' | '\u{D0}' | '\u{D1}' | '\u{E2}') {
        return None;
    }
    let length = if first == '\u{E2}' { 3 } else { 2 };
    let characters: Vec<char> = text.chars().take(length).collect();
    let bytes: Vec<u8> = characters.iter().map(|character| as_byte(*character)).collect::<Option<_>>()?;
    let right = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    let whole = bytes.len() == right.len_utf8();
    (whole && !right.is_control()).then(|| (characters.into_iter().collect(), right))
}

/// The byte of a character in windows-1252, where undefined bytes stand for themselves.
fn as_byte(character: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(character)) {
        return Some(byte);
    }
    let written = character.to_string();
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&written);
    (!unmappable).then(|| bytes.first().copied()).flatten()
}

fn is_control(character: char) -> bool {
    character.is_control() && !matches!(character, '\t' | '\n' | '\r')
}

/// Whether a chunk may hold such a character: seen without decoding, true also for others with the same first bytes.
fn may_be_bad(chunk: &[u8]) -> bool {
    let control = |byte: u8| matches!(byte, 0..=0x08 | 0x0B | 0x0C | 0x0E..=0x1F | 0x7F | 0xC2 | 0xEF);
    // the first characters of wrongly decoded letters are C3 82 to C3 85, C3 90, C3 91, C3 A2
    let twice = |byte: u8| matches!(byte, 0x82..=0x85 | 0x90 | 0x91 | 0xA2);
    let pairs = chunk.iter().zip(chunk.iter().skip(1));
    let last = chunk.last().is_some_and(|byte| *byte == 0xC3);
    chunk.iter().fold(0, |found, byte| found | u8::from(control(*byte))) != 0
        || pairs.fold(0, |found, (a, b)| found | u8::from(*a == 0xC3) & u8::from(twice(*b))) != 0
        || last
}

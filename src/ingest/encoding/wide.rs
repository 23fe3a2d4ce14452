//! Bytes with a UTF-16 or UTF-32 mark → text, where the mark tells the truth.

use super::{Cursor, bad};
use crate::diagnostic::Diagnostic;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

type Wide = Result<(String, &'static str), Vec<Diagnostic>>;

/// Decodes UTF-16 by its mark and refuses UTF-32; none for a file without such a mark.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Option<Wide> {
    let refuse = |message: &str, mark: usize| Some(Err(vec![bad(path, &Cursor::start(), &bytes[..mark], message)]));
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => refuse("the file is UTF-32, which is not read", 4),
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] if lies(rest) => {
            refuse("the mark says UTF-16, but what follows is not UTF-16", 2)
        }
        [0xFF, 0xFE, rest @ ..] => Some(decode_as(path, rest, UTF_16LE)),
        [0xFE, 0xFF, rest @ ..] => Some(decode_as(path, rest, UTF_16BE)),
        _ => None,
    }
}

/// Decodes UTF-16 without its mark.
///
/// # Errors
/// `csv/bytes` at the first half of a character without its other half.
pub(super) fn decode_as(path: &str, bytes: &[u8], encoding: &'static Encoding) -> Wide {
    let name = encoding.name();
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok((text.into_owned(), name));
    }
    let unit =
        |pair: &[u8; 2]| if name == UTF_16BE.name() { u16::from_be_bytes(*pair) } else { u16::from_le_bytes(*pair) };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut cursor = Cursor::start();
    for decoded in char::decode_utf16(pairs.iter().map(unit)) {
        match decoded {
            Ok(character) => cursor.pass(character.encode_utf8(&mut [0; 4])),
            Err(half) => {
                let half = half.unpaired_surrogate().to_be_bytes();
                return Err(vec![bad(path, &cursor, &half, format!("the file is {name}, but not here"))]);
            }
        }
    }
    Err(vec![bad(path, &cursor, rest, format!("the file is {name}, but ends with half a character"))])
}

/// Every table has a line end, a delimiter, a digit or a Latin letter, which has a zero byte in UTF-16.
fn lies(bytes: &[u8]) -> bool {
    !bytes.is_empty() && !bytes.contains(&0)
}

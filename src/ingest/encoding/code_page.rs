//! Bytes of a code page → text: the code page is the one under which every letter fits a language that is known here.

use super::{Cursor, bad};
use crate::diagnostic::Diagnostic;
use chardetng::EncodingDetector;
use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

/// Letters beyond ASCII of English, Albanian and Serbian in Latin script.
const LATIN: &str = "éÉïÏëËçÇčČćĆđĐšŠžŽ";

/// Letters of Serbian in Cyrillic script.
const CYRILLIC: &str = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";

/// Marks that stand in tables of these languages.
const MARKS: &str = "\u{A0}€„“”‘’‚–—…•§°±²³¼½¾‰©®™«»·×÷№£¥µ¢‹›†¹¿¡";

/// Decodes with the code page that fits.
///
/// # Errors
/// `csv/bytes` where none fits, or two fit with different text.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<(String, &'static str), Vec<Diagnostic>> {
    let mut fitting: Vec<(String, &'static str)> = Vec::new();
    for encoding in [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251] {
        if let Some(text) = defined(encoding, bytes).filter(|text| fits(text))
            && fitting.iter().all(|(other, _)| *other != text)
        {
            fitting.push((text, encoding.name()));
        }
    }
    if fitting.len() == 1 {
        return Ok(fitting.remove(0));
    }
    let message = match fitting.as_slice() {
        [(_, first), (_, second), ..] => format!("the file is not UTF-8; it can be read as {first} and as {second}"),
        _ => "the file is not UTF-8, and in no code page do its letters fit English, Albanian or Serbian".to_owned(),
    };
    let likely = likely(bytes).unwrap_or("windows-1252");
    let at = first_high(bytes);
    let cursor = cursor_at(bytes, at);
    Err(vec![
        bad(path, &cursor, &bytes[at..=at], message)
            .hint(format!("save it as UTF-8, or name what it is: dialect = {{ encoding = \"{likely}\" }} is likely")),
    ])
}

/// Decodes with a code page that the author names.
///
/// # Errors
/// `csv/bytes` at the first byte that it does not define.
pub(super) fn decode_as(
    path: &str,
    bytes: &[u8],
    encoding: &'static Encoding,
) -> Result<(String, &'static str), Vec<Diagnostic>> {
    if let Some(text) = defined(encoding, bytes) {
        return Ok((text, encoding.name()));
    }
    let undefined = |byte: u8| byte >= 0x80 && defined(encoding, &[byte]).is_none();
    let at = bytes.iter().position(|byte| undefined(*byte)).unwrap_or(0);
    let message = format!("{} does not define this byte", encoding.name());
    let problem = bad(path, &cursor_at(bytes, at), bytes.get(at..=at).unwrap_or_default(), message);
    Err(vec![problem.hint("name another `encoding` in `dialect`, or save the file as UTF-8")])
}

/// The name of the code page that letters and their neighbours look like.
pub(super) fn likely(bytes: &[u8]) -> Option<&'static str> {
    let mut detector = EncodingDetector::new();
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    let guess = detector.guess(None, false);
    (guess != encoding_rs::UTF_8).then(|| guess.name())
}

/// The text, when every byte has a character. What a code page leaves open comes out as a control character.
fn defined(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let open = text.chars().any(|character| matches!(character, '\u{80}'..='\u{9F}'));
    (!open).then(|| text.into_owned())
}

/// Whether every letter is one of a known language, and no word mixes two scripts.
fn fits(text: &str) -> bool {
    text.split(|character: char| !character.is_alphabetic()).all(word_fits)
        && text.chars().all(|c| c.is_ascii() || c.is_alphabetic() || MARKS.contains(c))
}

fn word_fits(word: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || LATIN.contains(c);
    word.is_ascii() || word.chars().all(latin) || word.chars().all(|c| CYRILLIC.contains(c))
}

fn first_high(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte >= 0x80).unwrap_or(0)
}

/// Code pages have one byte per character.
fn cursor_at(bytes: &[u8], at: usize) -> Cursor {
    let mut cursor = Cursor::start();
    let before: String = bytes[..at].iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '·' }).collect();
    cursor.pass(&before);
    cursor
}

#[cfg(test)]
mod tests {
    use super::decode;
    use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

    fn name(text: &str, encoding: &'static Encoding) -> Result<&'static str, String> {
        let bytes = encoding.encode(text).0.into_owned();
        match decode("a.csv", &bytes) {
            Ok((read, name)) => {
                assert_eq!(read, text);
                Ok(name)
            }
            Err(problems) => {
                let place = problems[0].origin.as_ref().expect("a place");
                Err(format!("{}:{} {}", place.line, place.column, problems[0].text.as_deref().unwrap_or_default()))
            }
        }
    }

    #[test]
    fn the_code_page_is_the_one_whose_letters_fit() {
        let windows_1252 = Ok("windows-1252");
        for (text, encoding, expected) in [
            ("Prishtinë,Deçan", WINDOWS_1252, windows_1252.clone()),
            ("Đakovica,Peć,Klinë", WINDOWS_1250, Ok("windows-1250")),
            ("Ђаковица,Пећ", WINDOWS_1251, Ok("windows-1251")),
            ("naïve café", WINDOWS_1252, windows_1252.clone()),
            ("Prishtinë (km²)", WINDOWS_1252, windows_1252.clone()),
            ("4,5,©", WINDOWS_1252, windows_1252),
            ("a\nb,Qué,ñandú", WINDOWS_1252, Err("2:8 0xF1".to_owned())),
            ("Łódź", WINDOWS_1250, Err("1:1 0xA3".to_owned())),
        ] {
            let found = name(text, encoding);
            match (&expected, &found) {
                (Err(_), Err(place)) => assert!(place.starts_with(|c: char| c.is_ascii_digit()), "{text}"),
                _ => assert_eq!(found, expected, "{text}"),
            }
        }
    }
}

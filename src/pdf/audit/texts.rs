//! What the glyphs of every font say.

use super::{Findings, entry, name};
use lopdf::{Document, Object};

/// Every font has a text for every code, and each is a text.
pub(super) fn fonts(file: &Document, report: &mut Findings) {
    let fonts =
        file.objects.values().filter_map(|object| object.as_dict().ok()).filter(|font| font.has(b"DescendantFonts"));
    for font in fonts {
        let about = name(file, font, b"BaseFont").unwrap_or_default();
        let map = entry(file, font, b"ToUnicode").and_then(|map| map.as_stream().ok());
        match map.and_then(|map| map.get_plain_content().ok()) {
            Some(map) => texts(&String::from_utf8_lossy(&map), &about, report),
            None => report.add(format!("{about}: no texts for its glyphs")),
        }
    }
    if file.objects.values().filter_map(|object| object.as_dict().ok()).any(is_simple_font) {
        report.add("a font that is not a composite one");
    }
}

fn is_simple_font(object: &lopdf::Dictionary) -> bool {
    let is = |key: &[u8], value: &[u8]| object.get(key).and_then(Object::as_name).is_ok_and(|found| found == value);
    is(b"Type", b"Font") && (is(b"Subtype", b"TrueType") || is(b"Subtype", b"Type1"))
}

/// Reads the lines `<code> <text>` of a map.
fn texts(map: &str, about: &str, report: &mut Findings) {
    let mut inside = false;
    let mut read = 0;
    for line in map.lines() {
        if line.ends_with("beginbfchar") {
            inside = true;
        } else if line == "endbfchar" {
            inside = false;
        } else if inside {
            let text = line.rsplit_once('<').and_then(|(_, text)| text.trim_end().strip_suffix('>'));
            read += 1;
            if !text.and_then(decoded).is_some_and(|text| !text.is_empty() && text.chars().all(is_readable)) {
                report.add(format!("{about}: a glyph without a text: {line}"));
            }
        }
    }
    if read == 0 {
        report.add(format!("{about}: no texts for its glyphs"));
    }
}

fn decoded(hex: &str) -> Option<String> {
    let units: Option<Vec<u16>> = hex
        .as_bytes()
        .chunks(4)
        .map(|digits| {
            u16::from_str_radix(std::str::from_utf8(digits).ok().filter(|digits| digits.len() == 4)?, 16).ok()
        })
        .collect();
    String::from_utf16(&units?).ok()
}

fn is_readable(character: char) -> bool {
    !matches!(character, '\0' | '\u{FFFD}' | '\u{FEFF}' | '\u{FFFE}' | '\u{E000}'..='\u{F8FF}')
}

#[cfg(test)]
mod tests {
    use super::{Findings, texts};

    #[test]
    fn replacement_private_and_empty_texts_are_found() {
        for (line, found) in [
            ("<0001> <0041>", 0),
            ("<0001> <FFFD>", 1),
            ("<0001> <>", 1),
            ("<0001> <E000>", 1),
            ("<0001> <D83DDE00>", 0),
        ] {
            let mut report = Findings::default();
            texts(&format!("1 beginbfchar\n{line}\nendbfchar\n"), "font", &mut report);
            assert_eq!(report.list.len(), found, "{line}");
        }
    }
}

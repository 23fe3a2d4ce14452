//! The content of a page → its passages, decoded through the `ToUnicode` maps of its fonts.

use super::{Passage, resolved};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Texts of the codes of a font.
type TextMap = BTreeMap<u16, String>;

/// What is written on a page, in the order in which it is drawn.
pub(super) fn passages(document: &Document, page: ObjectId) -> Vec<Passage> {
    let Ok(content) = Content::decode(&document.get_page_content(page)) else { return Vec::new() };
    let maps = text_maps(document, page);
    let (mut passages, mut open, mut map) = (Vec::new(), Vec::<Passage>::new(), None);
    for operation in &content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BDC" | "BMC" => open.push(begun(operands)),
            "EMC" => passages.extend(open.pop().filter(|passage| !passage.runs.is_empty())),
            "Tf" => map = operands.first().and_then(|name| name.as_name().ok()).and_then(|name| maps.get(name)),
            "Td" | "TD" | "Tm" | "T*" => {
                if let Some(passage) = open.last_mut() {
                    passage.runs.push(String::new());
                }
            }
            "Tj" | "TJ" => {
                if let (Some(passage), Some(map)) = (open.last_mut(), map) {
                    if passage.runs.is_empty() {
                        passage.runs.push(String::new());
                    }
                    if let Some(run) = passage.runs.last_mut() {
                        for operand in operands {
                            decode(operand, map, run);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    passages
}

fn begun(operands: &[Object]) -> Passage {
    let tag = operands.first().and_then(|tag| tag.as_name().ok()).unwrap_or_default();
    let properties = operands.get(1).and_then(|properties| properties.as_dict().ok());
    Passage {
        tag: String::from_utf8_lossy(tag).into_owned(),
        number: properties.and_then(|properties| properties.get(b"MCID").and_then(Object::as_i64).ok()),
        runs: Vec::new(),
    }
}

fn decode(operand: &Object, map: &TextMap, text: &mut String) {
    match operand {
        Object::Array(parts) => parts.iter().for_each(|part| decode(part, map, text)),
        Object::String(codes, _) => {
            for code in codes.as_chunks::<2>().0 {
                text.push_str(map.get(&u16::from_be_bytes(*code)).map_or("\u{FFFD}", String::as_str));
            }
        }
        _ => {}
    }
}

/// `ToUnicode` of every font of a page, by the name of its resource.
fn text_maps(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, TextMap> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    fonts.into_iter().filter_map(|(name, font)| Some((name, text_map_of(document, font)?))).collect()
}

fn text_map_of(document: &Document, font: &Dictionary) -> Option<TextMap> {
    let stream = resolved(document, font.get(b"ToUnicode").ok()?).as_stream().ok()?;
    let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    Some(text_map(&String::from_utf8_lossy(&bytes)))
}

/// Lines `<code> <UTF-16>` of a map.
fn text_map(source: &str) -> TextMap {
    let pairs = source.lines().filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"));
    pairs
        .filter_map(|(code, text)| {
            let units: Vec<u16> = (0..text.len() / 4)
                .filter_map(|at| u16::from_str_radix(text.get(4 * at..4 * at + 4)?, 16).ok())
                .collect();
            Some((u16::from_str_radix(code, 16).ok()?, String::from_utf16_lossy(&units)))
        })
        .collect()
}

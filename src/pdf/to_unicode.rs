//! The text of each code of a font → its `ToUnicode` map (ISO 32000-1, 9.10.3).

use std::fmt::Write;

/// Entries in one block; the format allows no more.
const BLOCK: usize = 100;

/// The map for texts by code, in ascending order of the codes. No text is empty.
pub(super) fn map(texts: &[(u16, String)]) -> Vec<u8> {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    for block in texts.chunks(BLOCK) {
        push(&mut map, format_args!("{} beginbfchar\n", block.len()));
        for (code, text) in block {
            push(&mut map, format_args!("<{code:04X}> <"));
            for unit in text.encode_utf16() {
                push(&mut map, format_args!("{unit:04X}"));
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map.into_bytes()
}

fn push(map: &mut String, text: std::fmt::Arguments<'_>) {
    map.write_fmt(text).expect("writing to a string cannot fail");
}

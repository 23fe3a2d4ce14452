//! A subset font file → one with only the tables that a PDF viewer reads (ISO 32000-1, 9.9).

/// Tables of a TrueType program in a `CIDFontType2`.
const KEPT: [&[u8; 4]; 9] = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];

/// Drops names, character maps and layout tables. None when the file is cut short.
pub(super) fn strip(file: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(file.get(4..6)?.try_into().ok()?));
    let mut tables: Vec<([u8; 4], &[u8])> = Vec::new();
    for entry in file.get(12..12 + 16 * count)?.chunks_exact(16) {
        let tag: [u8; 4] = entry[..4].try_into().ok()?;
        if KEPT.contains(&&tag) {
            let start = number(&entry[8..12])?;
            tables.push((tag, file.get(start..start + number(&entry[12..16])?)?));
        }
    }
    tables.sort_by_key(|(tag, _)| *tag);
    Some(assemble(file.get(..4)?, &tables))
}

fn assemble(version: &[u8], tables: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("there are at most nine tables");
    let selector = u16::try_from(count.max(1).ilog2()).expect("a logarithm of a u16 is small");
    let range = 16 << selector;
    let mut file = version.to_vec();
    for value in [count, range, selector, count * 16 - range] {
        file.extend(value.to_be_bytes());
    }
    let mut offset = 12 + 16 * tables.len();
    for (tag, data) in tables {
        file.extend(tag);
        file.extend(checksum(data).to_be_bytes());
        file.extend(word(offset));
        file.extend(word(data.len()));
        offset += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        file.extend(*data);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// The sum of the table's words, the last one filled up with zeros.
fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut bytes = [0; 4];
        bytes[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(bytes))
    })
}

fn number(bytes: &[u8]) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
}

fn word(value: usize) -> [u8; 4] {
    u32::try_from(value).expect("a font file is smaller than 4 GB").to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::{assemble, strip};

    #[test]
    fn only_what_a_viewer_reads_is_kept() {
        let full =
            assemble(&[0, 1, 0, 0], &[(*b"OS/2", b"xyz"), (*b"glyf", b"abcde"), (*b"name", b"n"), (*b"loca", b"l")]);
        assert_eq!(strip(&full).unwrap(), assemble(&[0, 1, 0, 0], &[(*b"glyf", b"abcde"), (*b"loca", b"l")]));
    }

    #[test]
    fn a_file_that_is_cut_short_is_no_font() {
        let full = assemble(&[0, 1, 0, 0], &[(*b"glyf", b"abcde")]);
        for length in [0, 5, 13, full.len() - 8] {
            assert_eq!(strip(&full[..length]), None, "{length}");
        }
    }
}

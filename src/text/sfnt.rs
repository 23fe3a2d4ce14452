//! Bytes of a font file → its tables and the few fields of them that decide whether and how it is embedded.

/// What the tables of a font say of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct About {
    /// Its name in a PDF: `PostScript` name (name 6), letters, digits and hyphens only; empty where it has none.
    pub(super) name: String,
    /// Its family, as its users know it (name 16, else 1); empty where it has none.
    pub(super) family: String,
    /// 100 (thin) to 900 (black).
    pub(super) weight: u16,
    /// Embedding permissions: `fsType` of OS/2.
    pub(super) permissions: u16,
}

/// A table of a font file, by its tag.
pub(super) fn table<'a>(file: &'a [u8], tag: &[u8; 4]) -> Option<&'a [u8]> {
    let count = usize::from(number(file, 4)?);
    let entry = file.get(12..12 + 16 * count)?.chunks_exact(16).find(|entry| entry[..4] == *tag)?;
    let [start, length] = [8, 12].map(|at| u32::from_be_bytes(entry[at..at + 4].try_into().unwrap_or_default()));
    let start = usize::try_from(start).ok()?;
    file.get(start..start.checked_add(usize::try_from(length).ok()?)?)
}

/// Reads name, weight and permissions. None without a whole OS/2 table.
pub(super) fn about(file: &[u8]) -> Option<About> {
    let os2 = table(file, b"OS/2")?;
    Some(About {
        name: postscript_name(file),
        family: family(file),
        weight: number(os2, 4)?,
        permissions: number(os2, 8)?,
    })
}

fn postscript_name(file: &[u8]) -> String {
    let name = name(file, 6).unwrap_or_default();
    name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(63).collect()
}

fn family(file: &[u8]) -> String {
    name(file, 16).or_else(|| name(file, 1)).unwrap_or_default().trim().to_owned()
}

fn name(file: &[u8], id: u16) -> Option<String> {
    let names = table(file, b"name")?;
    let texts = names.get(usize::from(number(names, 4)?)..)?;
    let records = names.get(6..6 + 12 * usize::from(number(names, 2)?))?;
    records.chunks_exact(12).filter(|record| number(record, 6) == Some(id)).find_map(|record| {
        let start = usize::from(number(record, 10)?);
        let bytes = texts.get(start..start + usize::from(number(record, 8)?))?;
        match number(record, 0)? {
            0 | 3 => {
                let units: Vec<u16> =
                    bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
                String::from_utf16(&units).ok()
            }
            _ => String::from_utf8(bytes.to_vec()).ok(),
        }
    })
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

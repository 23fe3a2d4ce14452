//! The body of an APP1 segment → how the picture is turned. Nothing else of it is looked at.

/// Tag of the orientation in the first directory.
const ORIENTATION: u16 = 0x0112;
/// Most entries of a directory that are looked at.
const MOST_ENTRIES: u16 = 512;

/// The orientation, 1 to 8 as the Exif standard numbers them; none when the segment is no Exif or does not say.
pub(super) fn orientation(segment: &[u8]) -> Option<u8> {
    let data = segment.strip_prefix(b"Exif\0\0")?;
    let reader = match data.get(..4)? {
        [b'I', b'I', 42, 0] => Reader { data, little: true },
        [b'M', b'M', 0, 42] => Reader { data, little: false },
        _ => return None,
    };
    let directory = usize::try_from(reader.long(4)?).ok()?;
    let entries = reader.short(directory)?.min(MOST_ENTRIES);
    for entry in 0..usize::from(entries) {
        let at = directory.checked_add(2 + entry * 12)?;
        if reader.short(at)? == ORIENTATION {
            return u8::try_from(reader.short(at + 8)?).ok().filter(|value| (1..=8).contains(value));
        }
    }
    None
}

/// Numbers in one order of bytes.
struct Reader<'a> {
    data: &'a [u8],
    little: bool,
}

impl Reader<'_> {
    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.data.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.data.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }
}

//! A seed and a file → the same file with some bytes changed, always in the same way.

/// Numbers that look random and are the same in every run (`SplitMix64`).
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

/// What breaks readers of CSV files.
const PIECES: [&[u8]; 48] = [
    b"\"",
    b"\"\"",
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\0",
    b" ",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\xC3",
    b"\xE9",
    b"\xF0\x9F\x98\x80",
    b"e\xCC\x81",
    b"\xD0\x9F\xD0\xB5\xD1\x9B",
    b"\xC2\xA0",
    b"\xE2\x80\xAF",
    b"\xE2\x80\xAE",
    b"0",
    b"-",
    b"-1",
    b"1.5",
    b"1,234",
    b"1.234,5",
    b"999999999999999999",
    b"9223372036854775807",
    b"0.000000000000000001",
    b"12 %",
    b"(1,234)",
    b"n/a",
    b"[c]",
    b"#REF!",
    b"2023-12-31",
    b"2024-02-29",
    b"1950-01-01",
    b"2100-12-31",
    b"0001-01-01",
    b"03/04/2023",
    b"2023",
    b"2023-Q4",
    b"total",
    b"Total,",
    b"sep=;\n",
    b"{{ x }} **b** <i>",
];

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 where there is none.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

/// Changes a file at one to six places; `other` is a file from which parts are taken.
pub(crate) fn mutate(file: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, other, dice);
    }
    bytes.truncate(16 * 1024);
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let end = (at + dice.below(24)).min(bytes.len());
    match dice.below(8) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        1 => drop(bytes.drain(at..end)),
        2 => {
            let copy = bytes[at..end].to_vec();
            bytes.splice(at..at, copy);
        }
        3 => {
            let from = dice.below(other.len());
            let to = (from + dice.below(60)).min(other.len());
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        4 => cell(bytes, dice),
        5 => line(bytes, dice),
        _ => {
            let piece = PIECES[dice.below(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
    }
}

/// Puts another value between two commas or ends of lines.
fn cell(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let is_mark = |byte: &u8| matches!(byte, b',' | b'\n');
    let at = dice.below(bytes.len() + 1);
    let start = bytes[..at].iter().rposition(is_mark).map_or(0, |mark| mark + 1);
    let end = bytes[at..].iter().position(is_mark).map_or(bytes.len(), |mark| at + mark);
    let piece = PIECES[dice.below(PIECES.len())];
    bytes.splice(start..end, piece.iter().copied());
}

/// Doubles a line, or takes it out.
fn line(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |mark| mark + 1);
    let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |mark| at + mark + 1);
    let copy = if dice.below(2) == 0 { bytes[start..end].to_vec() } else { Vec::new() };
    bytes.splice(start..if copy.is_empty() { end } else { start }, copy);
}

//! An ICC profile of sRGB (IEC 61966-2-1), made from its definition so that none has to be shipped.
//!
//! Version 4.2, a matrix and one curve for all three channels, as ICC.1:2010 lays it out.

/// Offset of the tag table.
const HEADER: usize = 128;
/// Number of tags.
const TAGS: usize = 10;
/// White of the profile connection space, D50.
const WHITE: [f64; 3] = [0.964_2, 1.0, 0.824_9];
/// Columns of red, green and blue, adapted from D65 to D50.
const RED: [f64; 3] = [0.436_066, 0.222_488, 0.013_916];
const GREEN: [f64; 3] = [0.385_147, 0.716_873, 0.097_076];
const BLUE: [f64; 3] = [0.143_066, 0.060_608, 0.714_096];
/// Bradford adaptation from D65 to D50, row by row.
const ADAPTATION: [f64; 9] =
    [1.047_882, 0.022_919, -0.050_201, 0.029_587, 0.990_484, -0.017_079, -0.009_252, 0.015_073, 0.751_678];
/// `((a x + b) ^ g)` from `d` on, `c x` below: g, a, b, c, d.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let elements = [
        text("sRGB"),
        text("No copyright: made from IEC 61966-2-1"),
        numbers(*b"XYZ ", &WHITE),
        numbers(*b"XYZ ", &RED),
        numbers(*b"XYZ ", &GREEN),
        numbers(*b"XYZ ", &BLUE),
        curve(),
        numbers(*b"sf32", &ADAPTATION),
    ];
    let tags: [(&[u8; 4], usize); TAGS] = [
        (b"desc", 0),
        (b"cprt", 1),
        (b"wtpt", 2),
        (b"rXYZ", 3),
        (b"gXYZ", 4),
        (b"bXYZ", 5),
        (b"rTRC", 6),
        (b"gTRC", 6),
        (b"bTRC", 6),
        (b"chad", 7),
    ];
    let mut body: Vec<u8> = Vec::new();
    let places: Vec<(usize, usize)> = elements
        .iter()
        .map(|element| {
            let start = HEADER + 4 + TAGS * 12 + body.len();
            body.extend(element);
            (start, element.len())
        })
        .collect();
    let mut profile = header(HEADER + 4 + TAGS * 12 + body.len());
    profile.extend(word(TAGS));
    for (tag, element) in tags {
        let (start, length) = places[element];
        profile.extend(tag);
        profile.extend(word(start));
        profile.extend(word(length));
    }
    profile.extend(body);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(size);
    header.extend(word(size));
    header.extend([0; 4]);
    header.extend([4, 0x20, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    for part in [2025_u16, 1, 1, 0, 0, 0] {
        header.extend(part.to_be_bytes());
    }
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.iter().flat_map(|value| fixed(*value)));
    header.resize(HEADER, 0);
    header
}

/// A `multiLocalizedUnicodeType` with one English text.
fn text(words: &str) -> Vec<u8> {
    let units: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = b"mluc\0\0\0\0".to_vec();
    for value in [1, 12] {
        element.extend(word(value));
    }
    element.extend(b"enUS");
    for value in [units.len(), 28] {
        element.extend(word(value));
    }
    element.extend(units);
    element.resize(element.len().next_multiple_of(4), 0);
    element
}

fn numbers(kind: [u8; 4], values: &[f64]) -> Vec<u8> {
    let mut element = kind.to_vec();
    element.extend([0; 4]);
    element.extend(values.iter().flat_map(|value| fixed(*value)));
    element
}

/// A `parametricCurveType` of function 3.
fn curve() -> Vec<u8> {
    let mut element = b"para\0\0\0\0\0\x03\0\0".to_vec();
    element.extend(CURVE.iter().flat_map(|value| fixed(*value)));
    element
}

/// Signed, 16 bits before and 16 after the point.
#[expect(clippy::cast_possible_truncation, reason = "all values are below 4")]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn word(value: usize) -> [u8; 4] {
    u32::try_from(value).expect("a profile has some hundred bytes").to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::srgb;

    #[test]
    fn the_profile_is_as_long_as_it_says_and_every_tag_lies_inside() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(128) {
            let entry = 132 + 12 * tag;
            assert_eq!(number(entry + 4) % 4, 0);
            assert!(number(entry + 4) + number(entry + 8) <= profile.len());
        }
    }
}

//! A colour as style sheets write it → a colour.

use crate::frame::Color;

/// The sixteen names of CSS 1, and those that brand files use besides.
const NAMES: [(&str, u32); 26] = [
    ("aqua", 0x00_FF_FF),
    ("black", 0),
    ("blue", 0x00_00_FF),
    ("brown", 0xA5_2A_2A),
    ("crimson", 0xDC_14_3C),
    ("cyan", 0x00_FF_FF),
    ("fuchsia", 0xFF_00_FF),
    ("gold", 0xFF_D7_00),
    ("gray", 0x80_80_80),
    ("green", 0x00_80_00),
    ("grey", 0x80_80_80),
    ("indigo", 0x4B_00_82),
    ("lime", 0x00_FF_00),
    ("magenta", 0xFF_00_FF),
    ("maroon", 0x80_00_00),
    ("navy", 0x00_00_80),
    ("olive", 0x80_80_00),
    ("orange", 0xFF_A5_00),
    ("pink", 0xFF_C0_CB),
    ("purple", 0x80_00_80),
    ("red", 0xFF_00_00),
    ("rebeccapurple", 0x66_33_99),
    ("silver", 0xC0_C0_C0),
    ("teal", 0x00_80_80),
    ("white", 0xFF_FF_FF),
    ("yellow", 0xFF_FF_00),
];

/// Reads `#rgb`, `#rrggbb`, both with an alpha that is full, `rgb(r, g, b)` and names. None for anything else.
pub(super) fn color(written: &str) -> Option<Color> {
    let written = written.trim().to_ascii_lowercase();
    if let Some(digits) = written.strip_prefix('#') {
        return hexadecimal(digits);
    }
    if let Some(inner) = written.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let channels: Option<Vec<u8>> =
            inner.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
        let [red, green, blue] = channels?.try_into().ok()?;
        return Some(Color { red, green, blue });
    }
    NAMES.iter().find(|(name, _)| *name == written).map(|(_, value)| Color::hex(*value))
}

fn hexadecimal(digits: &str) -> Option<Color> {
    let full = match digits.len() {
        3 | 4 if digits.is_ascii() => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let value = match full.len() {
        8 if full.ends_with("ff") => &full[..6],
        6 => &full,
        _ => return None,
    };
    value.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(value, 16).ok().map(Color::hex))?
}

#[cfg(test)]
mod tests {
    use super::color;
    use crate::frame::Color;

    #[test]
    fn colours_are_read_as_style_sheets_write_them() {
        for (written, value) in [
            ("#F9BD07", 0xF9_BD_07),
            ("#fff", 0xFF_FF_FF),
            ("#1B3264ff", 0x1B_32_64),
            ("rgb(27, 50, 100)", 0x1B_32_64),
            (" Navy ", 0x00_00_80),
        ] {
            assert_eq!(color(written), Some(Color::hex(value)), "{written}");
        }
        for written in
            ["", "#12345", "#F9BD0780", "#+12345", "blueish", "rgb(1, 2)", "rgb(300, 0, 0)", "hsl(0 0% 0%)", "#ÄÖ"]
        {
            assert_eq!(color(written), None, "{written}");
        }
    }
}

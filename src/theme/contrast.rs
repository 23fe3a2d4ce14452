//! How well colours are read on one another: contrast as WCAG 2.2 measures it.

use crate::frame::Color;

/// Least contrast of text with its ground: WCAG 2.2, success criterion 1.4.3.
pub(super) const TEXT: f64 = 4.5;

/// Least contrast of a mark that carries meaning with its ground: WCAG 2.2, success criterion 1.4.11.
pub(super) const MARK: f64 = 3.0;

/// Contrast ratio of two colours, 1 to 21, whichever is the lighter: WCAG 2.2, "contrast ratio".
pub(super) fn ratio(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The ink of a label on a mark: white, `ink` or black, the first that reaches [`TEXT`]. One of them always does: a
/// ground on which white has less than 4.5:1 has more than 4.6:1 under black.
pub(super) fn ink_on(ground: Color, ink: Color) -> Color {
    [Color::WHITE, ink].into_iter().find(|color| ratio(*color, ground) >= TEXT).unwrap_or(Color::BLACK)
}

/// Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance".
pub(super) fn luminance(color: Color) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The channels of an sRGB colour as amounts of light, 0 to 1: IEC 61966-2-1.
pub(super) fn linear(color: Color) -> [f64; 3] {
    [color.red, color.green, color.blue].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}

#[cfg(test)]
mod tests {
    use super::{TEXT, ink_on, ratio};
    use crate::frame::Color;

    #[test]
    fn black_on_white_is_twenty_one_to_one_and_a_colour_on_itself_one_to_one() {
        let black = Color::BLACK;
        assert!((ratio(black, Color::WHITE) - 21.0).abs() < 1e-9);
        assert!((ratio(Color::WHITE, black) - 21.0).abs() < 1e-9);
        assert!((ratio(black, black) - 1.0).abs() < 1e-9);
        // The lightest grey that WCAG takes for text on white.
        assert!((ratio(Color::hex(0x76_76_76), Color::WHITE) - 4.54).abs() < 0.005);
    }

    #[test]
    fn the_ink_of_a_label_is_the_one_that_is_read() {
        let ink = Color::hex(0x17_27_2B);
        assert_eq!(ink_on(Color::hex(0x0E_4A_52), ink), Color::WHITE);
        assert_eq!(ink_on(Color::hex(0x6E_93_A0), ink), ink);
        assert_eq!(ink_on(Color::WHITE, ink), ink);
        for grey in 0..=255 {
            let ground = Color { red: grey, green: grey, blue: grey };
            assert!(ratio(ink_on(ground, ink), ground) >= TEXT, "{ground:?}");
        }
    }
}

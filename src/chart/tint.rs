//! Colours of marks: four series colours, then their tints, and the ink that is read on them.

use crate::frame::Color;
use crate::theme::Theme;

/// How much white a tint holds.
const WHITE: f32 = 0.55;

/// The colour of a series: the theme's four, then their tints.
pub(super) fn fill(theme: &Theme, index: usize) -> Color {
    let base = theme.series(index);
    if (index / 4).is_multiple_of(2) { base } else { tint(base) }
}

/// A colour with more than half of white.
pub(super) fn tint(color: Color) -> Color {
    mixed(color, WHITE)
}

/// A colour with a part of white, from 0 to 1.
pub(super) fn mixed(color: Color, white: f32) -> Color {
    let mix = |channel: u8| {
        let mixed = f32::from(channel) + (255.0 - f32::from(channel)) * white;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let channel = mixed.round() as u8;
        channel
    };
    Color { red: mix(color.red), green: mix(color.green), blue: mix(color.blue) }
}

/// White or ink, whichever is read better on a colour.
pub(super) fn ink_on(theme: &Theme, ground: Color) -> Color {
    let contrast = |color: Color| {
        let (a, b) = (luminance(color), luminance(ground));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    };
    if contrast(Color::WHITE) >= 4.5 { Color::WHITE } else { theme.ink }
}

/// Relative luminance, WCAG 2.2.
fn luminance(color: Color) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}

#[cfg(test)]
mod tests {
    use super::{fill, ink_on};
    use crate::frame::Color;
    use crate::theme::Theme;

    #[test]
    fn eight_series_have_eight_colours() {
        let theme = Theme::default();
        for a in 0..8 {
            for b in 0..a {
                assert_ne!(fill(&theme, a), fill(&theme, b));
            }
        }
    }

    #[test]
    fn text_on_marks_is_white_on_dark_ones_only() {
        let theme = Theme::default();
        assert_eq!(ink_on(&theme, theme.petrol), Color::WHITE);
        assert_eq!(ink_on(&theme, theme.gold), theme.ink);
        assert_eq!(ink_on(&theme, theme.steel), theme.ink);
    }
}

//! Colours of marks: those of the theme's series, their tints, and the ink that is read on them.

use crate::frame::Color;
use crate::theme::Theme;

/// How much white a tint holds.
const WHITE: f32 = 0.55;

/// How much a pale ground holds.
const PALE: f32 = 0.86;

/// The colour of a series, by its number.
pub(super) fn fill(theme: &Theme, number: usize) -> Color {
    theme.series(number)
}

/// A colour with more than half of white.
pub(super) fn tint(color: Color) -> Color {
    mixed(color, WHITE)
}

/// A colour that is nearly white: text in any ink is read on it.
pub(super) fn pale(color: Color) -> Color {
    mixed(color, PALE)
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

/// White or ink, whichever is read on a colour.
pub(super) fn ink_on(theme: &Theme, ground: Color) -> Color {
    theme.ink_on(ground)
}

#[cfg(test)]
mod tests {
    use super::{fill, ink_on};
    use crate::frame::Color;
    use crate::theme::Theme;

    #[test]
    fn six_series_have_six_colours() {
        let theme = Theme::default();
        for a in 0..6 {
            for b in 0..a {
                assert_ne!(fill(&theme, a), fill(&theme, b));
            }
        }
    }

    #[test]
    fn text_on_marks_is_white_on_dark_ones_only() {
        let theme = Theme::default();
        assert_eq!(ink_on(&theme, theme.primary), Color::WHITE);
        assert_eq!(ink_on(&theme, theme.secondary), theme.ink);
        assert_eq!(ink_on(&theme, theme.context), theme.ink);
    }
}

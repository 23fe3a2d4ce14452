//! Colours of marks: those of the theme's series, their tints, and the ink that is read on them.

use crate::frame::Color;
use crate::theme::Theme;

/// How much of its ground a tint holds.
const TINT: f32 = 0.55;

/// How much a pale area holds.
const PALE: f32 = 0.86;

/// The colour of a series, by its number.
pub(super) fn fill(theme: &Theme, number: usize) -> Color {
    theme.series(number)
}

/// A colour with more than half of the ground.
pub(super) fn tint(theme: &Theme, color: Color) -> Color {
    mixed(color, theme.ground, TINT)
}

/// A colour that is nearly the ground: text in any ink is read on it.
pub(super) fn pale(theme: &Theme, color: Color) -> Color {
    mixed(color, theme.ground, PALE)
}

/// A colour with a part of its ground, from 0 to 1.
fn mixed(color: Color, ground: Color, part: f32) -> Color {
    let mix = |channel: u8, ground: u8| {
        let mixed = f32::from(channel) + (f32::from(ground) - f32::from(channel)) * part;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
        let channel = mixed.round() as u8;
        channel
    };
    Color { red: mix(color.red, ground.red), green: mix(color.green, ground.green), blue: mix(color.blue, ground.blue) }
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

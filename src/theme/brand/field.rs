//! A ground and the colours of a brand → the colours of a field on which charts of four series are told apart.

use super::grounds::softest;
use super::shade::{at_contrast, between, shades};
use crate::frame::Color;
use crate::theme::check::{APART, NEVER_BESIDE};
use crate::theme::contrast::{MARK, TEXT, ratio};
use crate::theme::series::{CONTEXT, FIRST, FOURTH, SECOND, may_touch};
use crate::theme::vision::least_difference;
use crate::theme::{Field, Theme};

/// Contrasts of white on a dark ground, tried in order: the darker, the more series are told apart on it.
const DARKER: [f64; 4] = [7.0, 9.0, 12.0, 15.0];

/// Shades of each hue that are tried, and how many colours may stand for the first one.
const SHADES: u16 = 24;
const FIRSTS: usize = 16;

/// A series and the colours that it may have, the best ones first.
type Slot = (usize, Vec<Color>);

/// A dark field; its ground is darkened where four series would not be told apart.
pub(super) fn on_dark(theme: &Theme, ground: Color, before: &Field) -> Field {
    let darkened = DARKER.map(|contrast| at_contrast(ground, Color::WHITE, contrast).unwrap_or(Color::BLACK));
    let found = darkened.into_iter().find_map(|ground| {
        let ink = if ratio(theme.on_deep, ground) >= TEXT { theme.on_deep } else { Color::WHITE };
        let first = [theme.highlight, Color::WHITE];
        let second = [Color::WHITE, theme.pale, theme.secondary, theme.accent, theme.fifth, before.secondary];
        let fourth = [theme.accent, theme.fifth, theme.secondary, theme.sixth, before.accent];
        filled(theme, (ground, ink), (&first, &second, &fourth))
    });
    found.unwrap_or(*before)
}

/// A light field.
pub(super) fn on_light(theme: &Theme, ground: Color) -> Field {
    let series =
        (&[theme.primary][..], &[theme.secondary_text][..], &[theme.accent_text, theme.fifth, theme.sixth][..]);
    filled(theme, (ground, theme.ink), series).unwrap_or_else(|| {
        let readable = |color| at_contrast(color, ground, TEXT).unwrap_or(theme.ink);
        Field {
            ground,
            ink: theme.ink,
            muted: readable(theme.muted),
            primary: readable(theme.primary),
            secondary: readable(theme.secondary_text),
            context: at_contrast(theme.context, ground, MARK).unwrap_or(theme.ink),
            accent: readable(theme.accent_text),
            rule: theme.rule,
        }
    })
}

/// The field whose series are shades of these colours, if they can be told apart.
fn filled(
    theme: &Theme,
    (ground, ink): (Color, Color),
    (first, second, fourth): (&[Color], &[Color], &[Color]),
) -> Option<Field> {
    let seen = |colors: &[Color], least: f64| {
        let mut seen = shades(colors, SHADES);
        seen.retain(|color| ratio(*color, ground) >= least);
        seen
    };
    let greys = [between(ground, ink, 0.5), theme.context];
    let mut primary = seen(first, TEXT);
    primary.truncate(FIRSTS);
    let slots =
        [(FIRST, primary), (SECOND, seen(second, TEXT)), (CONTEXT, seen(&greys, MARK)), (FOURTH, seen(fourth, TEXT))];
    let mut chosen = Vec::new();
    choose(&slots, &mut chosen).then(|| Field {
        ground,
        ink,
        muted: softest(ink, ground, TEXT + 1.0),
        primary: chosen[0].1,
        secondary: chosen[1].1,
        context: chosen[2].1,
        accent: chosen[3].1,
        rule: between(ground, ink, 0.3),
    })
}

/// Chooses a colour for each series so that all are told apart.
fn choose(slots: &[Slot], chosen: &mut Vec<(usize, Color)>) -> bool {
    let Some(((slot, colors), rest)) = slots.split_first() else { return true };
    for color in colors {
        let apart = chosen.iter().all(|(other, known)| {
            let least = if may_touch(*slot, *other) { APART } else { NEVER_BESIDE };
            least_difference(*color, *known).0 >= least
        });
        if apart {
            chosen.push((*slot, *color));
            if choose(rest, chosen) {
                return true;
            }
            chosen.pop();
        }
    }
    false
}

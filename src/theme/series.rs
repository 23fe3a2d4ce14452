//! The colours of series: a number says which one, so that a chart can be made before there is a theme.
//!
//! Numbers below [`MANY`] are colours of different hue, for things without an order; further ones come again from the
//! first. The numbers that [`ordered`] gives are steps of one hue, light to dark, for things that have an order.

use super::Theme;
use super::contrast::{MARK, ratio};
use crate::frame::Color;

/// How many hues there are.
pub const MANY: usize = 6;

/// The numbers of some hues, by what they are kept for.
pub const FIRST: usize = 0;
/// Men, training, virtual service; never beside [`FOURTH`].
pub const SECOND: usize = 1;
/// Context: an earlier period, Other, what is not stated.
pub const CONTEXT: usize = 2;
/// Not met; never beside [`SECOND`].
pub const FOURTH: usize = 3;

/// Most steps of one hue.
const STEPS: usize = 16;

/// The number of a step of one hue: `index` of `count`, the first is the lightest.
pub fn ordered(index: usize, count: usize) -> usize {
    let count = count.clamp(2, STEPS);
    STEPS * count + index.min(count - 1)
}

/// Whether two series may stand side by side: the second and the fourth are too near for eyes without cones for green.
pub fn may_touch(a: usize, b: usize) -> bool {
    !matches!((a % MANY, b % MANY), (SECOND, FOURTH) | (FOURTH, SECOND)) || a.max(b) >= 2 * STEPS
}

/// Whether a number gives a hue that an earlier one gives already.
pub fn comes_again(number: usize) -> bool {
    (MANY..2 * STEPS).contains(&number)
}

impl Theme {
    /// Colour of the marks of a series, by its number: primary, secondary, context, accent, fifth, sixth, then these again.
    pub fn series(&self, number: usize) -> Color {
        match number.checked_div(STEPS) {
            Some(count @ 2..) => self.step(number % STEPS, count),
            _ => [self.primary, self.secondary, self.context, self.accent, self.fifth, self.sixth][number % MANY],
        }
    }

    /// Colour of the direct label of a series.
    pub fn series_text(&self, number: usize) -> Color {
        if number >= 2 * STEPS {
            return self.ink;
        }
        [self.primary, self.secondary_text, self.context_text, self.accent_text, self.fifth, self.sixth][number % MANY]
    }

    /// Colour of an answer on a scale with two sides: `place` is its distance from the end of its side, which has `steps`
    /// answers. The first side has the second colour, the other the first, both strongest at their ends and seen on the ground.
    pub fn answer(&self, first_side: bool, place: usize, steps: usize) -> Color {
        if first_side {
            let towards = if steps > 1 { 100 * place.min(steps - 1) / (steps - 1) } else { 100 };
            between(self.secondary_text, self.secondary, towards)
        } else {
            self.step(steps.saturating_sub(place + 1), steps)
        }
    }

    /// The first colour with its ground: as much as a mark may hold in the first step, none in the last.
    fn step(&self, index: usize, count: usize) -> Color {
        let mixed = |ground: usize| between(self.primary, self.ground, ground);
        let most = (0..=100).rev().find(|ground| ratio(mixed(*ground), self.ground) >= MARK).unwrap_or(0);
        let last = count.saturating_sub(1);
        mixed(most * last.saturating_sub(index) / last.max(1))
    }
}

/// A colour between two, in percent of the way.
fn between(from: Color, to: Color, percent: usize) -> Color {
    let mix = |from: u8, to: u8| {
        let mixed = (usize::from(from) * (100 - percent) + usize::from(to) * percent + 50) / 100;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    Color { red: mix(from.red, to.red), green: mix(from.green, to.green), blue: mix(from.blue, to.blue) }
}

#[cfg(test)]
mod tests {
    use super::{FOURTH, MANY, SECOND, may_touch, ordered};
    use crate::frame::Color;
    use crate::theme::{Theme, contrast};

    #[test]
    fn steps_go_from_light_to_dark_in_one_hue_and_are_seen_on_white() {
        let theme = Theme::default();
        for count in [2, 3, 4, 6, 8] {
            let steps: Vec<Color> = (0..count).map(|index| theme.series(ordered(index, count))).collect();
            assert_eq!(steps.last(), Some(&theme.primary));
            assert!(steps.iter().all(|step| contrast::ratio(*step, Color::WHITE) >= contrast::MARK), "{steps:?}");
            let darker =
                |pair: &[Color]| contrast::ratio(pair[1], Color::WHITE) > contrast::ratio(pair[0], Color::WHITE);
            assert!(steps.windows(2).all(darker), "{steps:?}");
        }
    }

    #[test]
    fn answers_are_darkest_at_their_ends_and_seen_on_white() {
        let theme = Theme::default();
        for (side, steps) in [(true, 1), (true, 2), (true, 3), (false, 1), (false, 2), (false, 3)] {
            let answers: Vec<f64> =
                (0..steps).map(|place| contrast::ratio(theme.answer(side, place, steps), Color::WHITE)).collect();
            assert!(answers.iter().all(|ratio| *ratio >= contrast::MARK), "{answers:?}");
            assert!(answers.windows(2).all(|pair| pair[0] > pair[1]), "{answers:?}");
        }
        assert_eq!((theme.answer(true, 0, 1), theme.answer(false, 0, 1)), (theme.secondary, theme.primary));
    }

    #[test]
    fn only_gold_and_accent_may_not_touch() {
        let apart: Vec<(usize, usize)> =
            (0..MANY).flat_map(|a| (a + 1..MANY).map(move |b| (a, b))).filter(|(a, b)| !may_touch(*a, *b)).collect();
        assert_eq!(apart, [(SECOND, FOURTH)]);
        assert!(may_touch(ordered(1, 4), ordered(3, 4)));
    }
}

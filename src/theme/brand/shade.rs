//! A colour → the nearest one of the same hue that meets a condition: OKLCH, lightness walked step by step.
//!
//! OKLab: B. Ottosson, "A perceptual color space for image processing" (2020), with its matrices.

use crate::frame::Color;
use crate::theme::contrast::{linear, ratio};

/// Steps from black to white.
const STEPS: u16 = 500;

/// Lightness 0 to 1, and the two coordinates of hue and chroma.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Lab {
    lightness: f64,
    a: f64,
    b: f64,
}

/// The nearest shade of a colour that meets a condition, by lightness; itself when it does. Chroma is lowered only where
/// the screen has no such colour. None when no shade meets it.
pub(super) fn nearest(color: Color, meets: &dyn Fn(Color) -> bool) -> Option<Color> {
    nearest_of(&[color], meets)
}

/// The nearest shade of any of some colours: the one that changes its colour least, of equals the first.
pub(super) fn nearest_of(colors: &[Color], meets: &dyn Fn(Color) -> bool) -> Option<Color> {
    if let Some(color) = colors.iter().find(|color| meets(**color)) {
        return Some(*color);
    }
    let best = with_distance(colors, STEPS).filter(|(_, shade)| meets(*shade));
    let best = best.fold(None, |best: Option<(f64, Color)>, next| match best {
        Some(best) if best.0 <= next.0 => Some(best),
        _ => Some(next),
    });
    best.map(|(_, shade)| shade)
}

/// Some colours and their shades, in steps from black to white: the nearer ones first.
pub(super) fn shades(colors: &[Color], steps: u16) -> Vec<Color> {
    let mut all: Vec<(f64, Color)> =
        colors.iter().map(|color| (0.0, *color)).chain(with_distance(colors, steps)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all.into_iter().map(|(_, shade)| shade).collect()
}

/// The shades of colours, each with how far its lightness is from that of the colour.
fn with_distance(colors: &[Color], steps: u16) -> impl Iterator<Item = (f64, Color)> {
    colors.iter().flat_map(move |color| {
        let from = lab(*color);
        (0..=steps).map(move |step| {
            let lightness = f64::from(step) / f64::from(steps);
            ((lightness - from.lightness).abs(), shown(Lab { lightness, ..from }))
        })
    })
}

/// The nearest shade with at least this contrast on a ground.
pub(in crate::theme) fn at_contrast(color: Color, ground: Color, least: f64) -> Option<Color> {
    nearest(color, &|shade| ratio(shade, ground) >= least)
}

/// A colour between two, evenly for the eye: `share` of the second, 0 to 1.
pub(super) fn between(from: Color, to: Color, share: f64) -> Color {
    let (from, to) = (lab(from), lab(to));
    let mix = |from: f64, to: f64| from + (to - from) * share;
    shown(Lab { lightness: mix(from.lightness, to.lightness), a: mix(from.a, to.a), b: mix(from.b, to.b) })
}

/// How colourful a colour is: 0 for greys, about 0.3 for the strongest.
pub(super) fn chroma(color: Color) -> f64 {
    let Lab { a, b, .. } = lab(color);
    a.hypot(b)
}

fn lab(color: Color) -> Lab {
    let [red, green, blue] = linear(color);
    let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
    let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
    let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
    Lab {
        lightness: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        a: 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        b: 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    }
}

/// The colour of the screen: with as much of the chroma as it can show.
fn shown(wanted: Lab) -> Color {
    let (mut least, mut most) = (0.0, 1.0);
    if let Some(color) = encoded(wanted) {
        return color;
    }
    for _ in 0..24 {
        let middle = (least + most) / 2.0;
        match encoded(Lab { a: wanted.a * middle, b: wanted.b * middle, ..wanted }) {
            Some(_) => least = middle,
            None => most = middle,
        }
    }
    let grey = Color {
        red: level(wanted.lightness.powi(3)),
        green: level(wanted.lightness.powi(3)),
        blue: level(wanted.lightness.powi(3)),
    };
    encoded(Lab { a: wanted.a * least, b: wanted.b * least, ..wanted }).unwrap_or(grey)
}

/// None for a colour that the screen does not have.
fn encoded(Lab { lightness, a, b }: Lab) -> Option<Color> {
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let light = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ];
    let inside = light.iter().all(|light| (-0.000_5..=1.000_5).contains(light));
    inside.then(|| {
        let [red, green, blue] = light.map(level);
        Color { red, green, blue }
    })
}

/// An amount of light, 0 to 1, as a channel: IEC 61966-2-1.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within 0 and 255")]
fn level(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::{at_contrast, between, chroma, lab, nearest, shown};
    use crate::frame::Color;
    use crate::theme::contrast::ratio;

    #[test]
    fn a_colour_comes_back_from_the_space_of_the_eye() {
        for value in [0, 0xFF_FF_FF, 0xF9_BD_07, 0x0E_4A_52, 0xFF_00_00, 0x00_FF_00, 0x00_00_FF] {
            assert_eq!(shown(lab(Color::hex(value))), Color::hex(value), "{value:06X}");
        }
        let [white, red] = [0xFF_FF_FF, 0xFF_00_00].map(|value| lab(Color::hex(value)));
        assert!((white.lightness - 1.0).abs() < 1e-4 && chroma(Color::WHITE) < 1e-4);
        assert!((red.lightness - 0.628).abs() < 1e-3 && (chroma(Color::hex(0xFF_00_00)) - 0.2577).abs() < 1e-3);
    }

    #[test]
    fn the_nearest_shade_has_the_same_hue_and_just_the_contrast() {
        for value in [0xF9_BD_07, 0x87_CE_EB, 0xFF_6F_20, 0xC0_C0_C0] {
            let color = Color::hex(value);
            let shade = at_contrast(color, Color::WHITE, 4.5).unwrap();
            assert!((4.5..4.75).contains(&ratio(shade, Color::WHITE)), "{value:06X} {shade:?}");
            let (before, after) = (lab(color), lab(shade));
            if chroma(color) > 0.02 {
                let turned = before.b.atan2(before.a) - after.b.atan2(after.a);
                assert!(turned.abs() < 0.06, "{value:06X} {turned}");
            }
        }
        let dark = Color::hex(0x0E_4A_52);
        assert_eq!(at_contrast(dark, Color::WHITE, 4.5), Some(dark));
        assert_eq!(nearest(dark, &|_| false), None);
    }

    #[test]
    fn a_colour_between_is_between() {
        let (dark, light) = (Color::hex(0x0E_4A_52), Color::WHITE);
        assert_eq!((between(dark, light, 0.0), between(dark, light, 1.0)), (dark, light));
        let ratios: Vec<f64> = [0.2, 0.5, 0.8].map(|share| ratio(between(dark, light, share), light)).to_vec();
        assert!(ratios.is_sorted_by(|a, b| a > b), "{ratios:?}");
    }
}

//! The colours between those of a brand: tints, rules, classes, and what stands on dark grounds.

use super::field;
use super::marks::GREY;
use super::palette::{Named, Palette};
use super::shade::{at_contrast, between, chroma};
use crate::frame::Color;
use crate::theme::Theme;
use crate::theme::contrast::{MARK, TEXT, ratio};

/// White on a ground that carries small text, and secondary text there.
const STRONG: f64 = 7.0;

/// Shares of the first colour in the classes of a map; the last is the colour itself.
const CLASSES: [f64; 4] = [0.28, 0.52, 0.76, 1.0];

/// Sets what is made of the colours that are set: ink, primary, series. `light` are colours of the brand that are too
/// light for the page. Gives back those of them that found a place.
pub(super) fn apply<'a>(palette: &'a Palette, light: &[&'a Named], theme: &mut Theme) -> Vec<&'a Named> {
    let page = theme.ground;
    theme.muted = softest(theme.ink, page, 6.0);
    theme.secondary_text = readable(theme.secondary, page);
    theme.context_text = readable(theme.context, page);
    theme.accent_text = readable(theme.accent, page);
    theme.rule = between(page, theme.muted, 0.40);
    theme.hairline = between(page, theme.muted, 0.24);
    theme.gridline = between(page, theme.muted, 0.20);
    theme.classes = CLASSES.map(|share| between(page, theme.primary, share));
    theme.period_band = band(theme);
    let placed = deep(palette, light, theme);
    fields(palette, theme);
    placed
}

/// The ground of the report's year: as much of the first colour as text on it allows.
fn band(theme: &Theme) -> Color {
    let tints = (1..=14_u8).rev().map(|percent| between(theme.ground, theme.primary, f64::from(percent) / 100.0));
    let carries = |tint: &Color| [theme.ink, theme.muted, theme.primary].iter().all(|text| ratio(*text, *tint) >= TEXT);
    tints.into_iter().find(carries).unwrap_or(theme.ground)
}

/// The dark ground of cover and bands is the first colour, darkened where white needs it.
fn deep<'a>(palette: &'a Palette, light: &[&'a Named], theme: &mut Theme) -> Vec<&'a Named> {
    let mut placed = Vec::new();
    theme.deep = at_contrast(theme.primary, Color::WHITE, STRONG).unwrap_or(Color::BLACK);
    let deep = theme.deep;
    let mut take = |fits: &dyn Fn(&Named) -> bool| {
        let found = light.iter().find(|named| ratio(named.color, deep) >= TEXT && fits(named)).copied();
        placed.extend(found);
        found.map(|named| named.color)
    };
    let highlight = take(&|named| chroma(named.color) >= GREY);
    let pale = take(&|named| chroma(named.color) < GREY && ratio(named.color, deep) >= STRONG * 0.8);
    drop(take);
    let of_brand = || {
        let mut own = palette.uses.iter().chain(&palette.own).map(|named| named.color);
        own.find(|color| chroma(*color) >= 2.0 * GREY && ratio(*color, deep) >= TEXT)
    };
    theme.highlight =
        highlight.or_else(of_brand).or_else(|| at_contrast(theme.accent, deep, TEXT + 0.5)).unwrap_or(Color::WHITE);
    theme.on_deep = palette
        .for_use("light")
        .map(|named| named.color)
        .filter(|light| ratio(*light, deep) >= STRONG)
        .unwrap_or(Color::WHITE);
    theme.pale = pale.unwrap_or_else(|| darkest(deep, STRONG * 0.8));
    theme.stroke = darkest(deep, MARK + 1.0);
    theme.deep_rule = between(deep, Color::WHITE, 0.3);
    placed
}

fn fields(palette: &Palette, theme: &mut Theme) {
    let dark = palette.for_use("dark").map_or(theme.ink, |named| named.color);
    theme.field = field::on_dark(theme, theme.deep, &theme.field);
    theme.night = field::on_dark(theme, dark, &theme.night);
    theme.tint = field::on_light(theme, theme.period_band);
}

/// The colour between an ink and its ground that has just a contrast.
pub(super) fn softest(ink: Color, ground: Color, least: f64) -> Color {
    let shades = (0..=100_u8).rev().map(|percent| between(ink, ground, f64::from(percent) / 100.0));
    shades.into_iter().find(|shade| ratio(*shade, ground) >= least).unwrap_or(ink)
}

/// The shade of a mark in which its label is read.
fn readable(mark: Color, page: Color) -> Color {
    at_contrast(mark, page, TEXT).unwrap_or(Color::BLACK)
}

/// The darkest colour between a dark ground and white that has a contrast.
fn darkest(ground: Color, least: f64) -> Color {
    let shades = (0..=100_u8).map(|percent| between(ground, Color::WHITE, f64::from(percent) / 100.0));
    shades.into_iter().find(|shade| ratio(*shade, ground) >= least).unwrap_or(Color::WHITE)
}

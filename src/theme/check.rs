//! A theme → what cannot be read or told apart in it, with the measured ratio.

use super::Theme;
use super::contrast::{MARK, TEXT, luminance, ratio};
use super::roles::{Ground, roles};
use super::series::{MANY, may_touch};
use super::vision::least_difference;
use crate::diagnostic::Diagnostic;
use crate::frame::Color;

/// Least difference (CIE76) of two series for any eyes, where they may stand side by side and where they never do.
pub(super) const APART: f64 = 20.0;
pub(super) const NEVER_BESIDE: f64 = 12.0;

/// Least width of the white between neighbouring marks that parts them whatever their contrast, in points.
const PARTING: f32 = 0.5;

/// The luminance on which black and white are read equally well.
const MIDDLE: f64 = 0.18;

/// The names of the series, in their order.
const SERIES: [&str; MANY] = ["primary", "secondary", "context", "accent", "fifth", "sixth"];

/// Which rule tells two neighbouring marks apart.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Parted {
    /// Their contrast, which is at least 3:1.
    Contrast(f64),
    /// A white line between them and labels at the marks; their contrast is lower.
    WhiteLine(f64),
    /// Nothing.
    Not(f64),
}

impl Theme {
    /// How two series are told apart where they touch.
    pub fn parted(&self, a: usize, b: usize) -> Parted {
        let contrast = ratio(self.series(a), self.series(b));
        match contrast {
            _ if contrast >= MARK => Parted::Contrast(contrast),
            _ if self.white_line >= PARTING => Parted::WhiteLine(contrast),
            _ => Parted::Not(contrast),
        }
    }
}

/// All that is wrong with the colours of a theme: text below 4.5:1 on its ground, marks below 3:1, neighbouring series
/// that nothing parts (`config/theme-contrast`), and series that look alike to colour-blind eyes (`config/theme-vision`).
pub fn check(theme: &Theme) -> Vec<Diagnostic> {
    let mut problems = texts(theme);
    problems.extend(marks(theme));
    problems.extend(neighbours(theme));
    problems.extend(eyes(theme));
    problems
}

fn texts(theme: &Theme) -> Vec<Diagnostic> {
    let white = ("white", Color::WHITE);
    let deep = ("deep", theme.deep);
    let band = ("period_band", theme.period_band);
    let mut pairs: Vec<(String, Color, (&str, Color))> = roles(&theme.types)
        .into_iter()
        .map(|(name, role, ground)| {
            (format!("the text `{name}`"), role.color, if ground == Ground::White { white } else { deep })
        })
        .collect();
    let labels = [
        ("ink", theme.ink, white),
        ("muted", theme.muted, white),
        ("primary", theme.primary, white),
        ("secondary_text", theme.secondary_text, white),
        ("context_text", theme.context_text, white),
        ("accent_text", theme.accent_text, white),
        ("ink", theme.ink, band),
        ("muted", theme.muted, band),
        ("primary", theme.primary, band),
        ("pale", theme.pale, deep),
        ("highlight", theme.highlight, deep),
    ];
    pairs.extend(labels.map(|(name, color, ground)| (format!("text in `{name}`"), color, ground)));
    pairs.into_iter().filter_map(|(what, color, ground)| too_near(&what, color, ground, TEXT, "text needs")).collect()
}

fn marks(theme: &Theme) -> Vec<Diagnostic> {
    let white = ("white", Color::WHITE);
    let series = SERIES.iter().enumerate().map(|(at, name)| (*name, theme.series(at), white));
    let on_deep = [("stroke", theme.stroke), ("highlight", theme.highlight)]
        .map(|(name, color)| (name, color, ("deep", theme.deep)));
    let mut problems: Vec<Diagnostic> = series
        .chain(on_deep)
        .filter_map(|(name, color, ground)| {
            too_near(&format!("the mark `{name}`"), color, ground, MARK, "a mark needs")
        })
        .collect();
    let lightness = theme.classes.map(luminance);
    for (at, pair) in lightness.windows(2).enumerate().filter(|(_, pair)| pair[1] >= pair[0]) {
        let message = format!(
            "class {} is not darker than class {} (luminance {:.2} and {:.2})",
            at + 2,
            at + 1,
            pair[1],
            pair[0]
        );
        problems.push(
            Diagnostic::error("config/theme-contrast", message)
                .text("classes")
                .hint("order `classes` from light to dark"),
        );
    }
    problems
}

fn neighbours(theme: &Theme) -> Vec<Diagnostic> {
    (1..MANY)
        .filter_map(|at| {
            let Parted::Not(contrast) = theme.parted(at - 1, at) else { return None };
            let (a, b) = (SERIES[at - 1], SERIES[at]);
            let message = format!(
                "`{a}` and `{b}` follow each other with a contrast of {}:1 and a white line of {} points between them; \
                 they need {}:1 or a line of {PARTING} points",
                cut(contrast),
                theme.white_line,
                cut(MARK)
            );
            Some(
                Diagnostic::error("config/theme-contrast", message)
                    .text(b)
                    .hint("widen `white_line`, or make one of the two lighter or darker"),
            )
        })
        .collect()
}

fn eyes(theme: &Theme) -> Vec<Diagnostic> {
    let pairs = (0..MANY).flat_map(|a| (a + 1..MANY).map(move |b| (a, b)));
    pairs
        .filter_map(|(a, b)| {
            let (difference, vision) = least_difference(theme.series(a), theme.series(b));
            let least = if may_touch(a, b) { APART } else { NEVER_BESIDE };
            let message = format!(
                "`{}` and `{}` differ by {} with {}; series need {least}",
                SERIES[a],
                SERIES[b],
                cut(difference),
                vision.name()
            );
            (difference < least).then(|| {
                Diagnostic::error("config/theme-vision", message)
                    .text(SERIES[b])
                    .hint("take colours that differ in lightness as well as in hue")
            })
        })
        .collect()
}

/// The problem of a colour that is too near to its ground.
fn too_near(what: &str, color: Color, (name, ground): (&str, Color), least: f64, needs: &str) -> Option<Diagnostic> {
    let contrast = ratio(color, ground);
    let message = format!("{what} has a contrast of {}:1 on {name}; {needs} {least}:1", cut(contrast));
    let away = if luminance(ground) > MIDDLE { "darker" } else { "lighter" };
    (contrast < least).then(|| {
        Diagnostic::error("config/theme-contrast", message).text(hex(color)).hint(format!(
            "make {} {away}, or its ground {} the other way",
            hex(color),
            hex(ground)
        ))
    })
}

/// Two decimals, never rounded up to a limit that is missed.
pub(super) fn cut(ratio: f64) -> String {
    format!("{:.2}", (ratio * 100.0).floor() / 100.0)
}

pub(super) fn hex(color: Color) -> String {
    format!("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue)
}

#[cfg(test)]
mod tests;

//! A theme → what cannot be read or told apart in it, with the measured ratio.

use super::brand::nearest_at;
use super::contrast::{MARK, TEXT, luminance, ratio};
use super::roles::{Ground, roles};
use super::series::{FOURTH, MANY, may_touch};
use super::vision::least_difference;
use super::{ColorRole, Field, Theme};
use crate::diagnostic::Diagnostic;
use crate::frame::Color;

/// Least difference (CIE76) of two series for any eyes, where they may stand side by side and where they never do.
pub(super) const APART: f64 = 20.0;
pub(super) const NEVER_BESIDE: f64 = 12.0;

/// Least width of the white between neighbouring marks that parts them whatever their contrast, in points.
const PARTING: f32 = 0.5;

/// The names of the series, in their order.
const SERIES: [&str; MANY] = ["primary", "secondary", "context", "accent", "fifth", "sixth"];

/// Colours that text has on the page, on the ground of the report’s year, and on deep.
const ON_PAGE: [ColorRole; 6] = [
    ColorRole::Ink,
    ColorRole::Muted,
    ColorRole::Primary,
    ColorRole::SecondaryText,
    ColorRole::ContextText,
    ColorRole::AccentText,
];
const ON_BAND: [ColorRole; 3] = [ColorRole::Ink, ColorRole::Muted, ColorRole::Primary];
const ON_DEEP: [ColorRole; 3] = [ColorRole::OnDeep, ColorRole::Pale, ColorRole::Highlight];

/// Width of an A4 page, and least width of its columns, in points.
const A4: f32 = 595.28;
const NARROWEST_MAIN: f32 = 220.0;
const NARROWEST_SIDE: f32 = 80.0;

/// How many roles of type a problem names.
const MOST_NAMED: usize = 3;

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
            _ if self.chart.white_line >= PARTING => Parted::WhiteLine(contrast),
            _ => Parted::Not(contrast),
        }
    }
}

/// What is wrong with a token.
pub(super) struct Problem {
    /// The tokens that it is about, the one to change first.
    pub(super) tokens: Vec<String>,
    pub(super) diagnostic: Diagnostic,
}

/// A colour with what it is called.
type Called = (String, Color);

/// All that is wrong with the colours of a theme: text below 4.5:1 on its ground, marks below 3:1, neighbouring series
/// that nothing parts (`config/theme-contrast`), and series that look alike to colour-blind eyes (`config/theme-vision`), on pages.
pub fn check(theme: &Theme) -> Vec<Diagnostic> {
    problems(theme).into_iter().map(|problem| problem.diagnostic).collect()
}

/// As [`check`], with the tokens.
pub(super) fn problems(theme: &Theme) -> Vec<Problem> {
    let mut problems = room(theme);
    problems.extend(texts(theme));
    problems.extend(marks(theme));
    problems.extend(fields(theme));
    problems.extend(classes(theme));
    problems.extend(neighbours(theme));
    problems.extend(eyes(theme));
    problems
}

fn token(role: ColorRole) -> String {
    format!("colors.{}", role.name())
}

/// Columns of an upright page, of A4, that are too narrow for words.
fn room(theme: &Theme) -> Vec<Problem> {
    let grid = theme.page;
    let width = A4 - 2.0 * grid.margin;
    let side = grid.side_columns * (width + grid.gutter) / grid.columns.max(1.0);
    let (main, side) = (width - side, side - grid.gutter);
    let main = (main < NARROWEST_MAIN).then_some(("main", main, NARROWEST_MAIN));
    let side = (grid.side_columns > 0.0 && side < NARROWEST_SIDE).then_some(("side", side, NARROWEST_SIDE));
    let narrow = main.into_iter().chain(side);
    narrow
        .map(|(name, width, least)| {
            let message =
                format!("the {name} column of an A4 page is {:.0} points wide; it needs {least}", width.max(0.0));
            let diagnostic = Diagnostic::error("config/value", message)
                .text("page")
                .hint("change `margin`, `columns`, `side_columns` or `gutter`");
            let tokens = ["page.side_columns", "page.columns", "page.margin", "page.gutter"].map(str::to_owned);
            Problem { tokens: tokens.into(), diagnostic }
        })
        .collect()
}

/// Text of one colour on one ground: a problem once, whatever is set in it.
fn texts(theme: &Theme) -> Vec<Problem> {
    let mut problems = Vec::new();
    for ((paint, color), ground, types) in pairs(theme) {
        let named: Vec<String> = types.iter().take(MOST_NAMED).map(|name| format!("`{name}`")).collect();
        let more = if types.len() > MOST_NAMED { ", …" } else { "" };
        let what = match named.as_slice() {
            [] => format!("text in `{}`", paint.name()),
            names => format!("text in `{}` ({}{more})", paint.name(), names.join(", ")),
        };
        let text = (token(paint), color);
        problems.extend(too_near(&what, &text, &ground, TEXT, "text needs").map(|mut problem| {
            problem.tokens.splice(1..1, types.iter().map(|name| format!("type.{name}")));
            problem.tokens.extend(types.iter().filter_map(|name| switch(name)).map(|name| format!("masters.{name}")));
            problem
        }));
    }
    problems
}

/// The master's switch that chooses the ground of a role of type.
fn switch(role: &str) -> Option<&'static str> {
    match role.split_once('_').map_or(role, |(part, _)| part) {
        "cover" | "row" => Some("cover"),
        "band" => Some("chapters"),
        "opener" => Some("opener"),
        "imprint" => Some("imprint"),
        _ => None,
    }
}

/// Every colour that text has on a ground, with the roles of type that are set so.
fn pairs(theme: &Theme) -> Vec<((ColorRole, Color), Called, Vec<&'static str>)> {
    let field = theme.on_field();
    let mut pairs: Vec<((ColorRole, Color), Called, Vec<&'static str>)> = Vec::new();
    let mut add = |text: (ColorRole, Color), ground: Called, name: Option<&'static str>| {
        let at = pairs.iter().position(|(other, on, _)| *other == text && *on == ground).unwrap_or(pairs.len());
        if at == pairs.len() {
            pairs.push((text, ground, Vec::new()));
        }
        pairs[at].2.extend(name);
    };
    let labels = [
        (ColorRole::Ground, ON_PAGE.as_slice()),
        (ColorRole::PeriodBand, ON_BAND.as_slice()),
        (ColorRole::Deep, ON_DEEP.as_slice()),
    ];
    for (ground, colors) in labels {
        for role in colors {
            add((*role, theme.color(*role)), (token(ground), theme.color(ground)), None);
        }
    }
    let on_field = roles(&field.types, &theme.masters);
    for ((name, role, ground), (_, on_field, _)) in roles(&theme.types, &theme.masters).into_iter().zip(on_field) {
        let (color, ground) = match ground {
            Ground::Page => (role.color, (token(ColorRole::Ground), theme.ground)),
            Ground::Deep => (role.color, (token(ColorRole::Deep), theme.deep)),
            Ground::Field => (on_field.color, ("colors.field.ground".to_owned(), theme.field.ground)),
        };
        add((role.paint, color), ground, Some(name));
    }
    pairs
}

fn marks(theme: &Theme) -> Vec<Problem> {
    let series = SERIES.iter().enumerate().map(|(at, name)| (*name, theme.series(at), ColorRole::Ground));
    let on_deep =
        [ColorRole::Stroke, ColorRole::Highlight].map(|role| (role.name(), theme.color(role), ColorRole::Deep));
    series
        .chain(on_deep)
        .filter_map(|(name, color, ground)| {
            let (mark, ground) = ((format!("colors.{name}"), color), (token(ground), theme.color(ground)));
            too_near(&format!("the mark `{name}`"), &mark, &ground, MARK, "a mark needs")
        })
        .collect()
}

/// The colours of each field on its ground: context is a mark, all others are text as well.
fn fields(theme: &Theme) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (field, colors) in [("field", theme.field), ("tint", theme.tint), ("night", theme.night)] {
        let ground = (format!("colors.{field}.ground"), colors.ground);
        let Field { ink, muted, primary, secondary, context, accent, .. } = colors;
        let texts =
            [("ink", ink), ("muted", muted), ("primary", primary), ("secondary", secondary), ("accent", accent)];
        let pairs = texts.map(|(name, color)| (name, color, TEXT, "text needs"));
        for (name, color, least, needs) in pairs.into_iter().chain([("context", context, MARK, "a mark needs")]) {
            let color = (format!("colors.{field}.{name}"), color);
            problems.extend(too_near(&format!("`{name}`"), &color, &ground, least, needs));
        }
    }
    problems
}

fn classes(theme: &Theme) -> Vec<Problem> {
    let lightness = theme.classes.map(luminance);
    let unordered = lightness.windows(2).enumerate().filter(|(_, pair)| pair[1] >= pair[0]);
    unordered
        .map(|(at, pair)| {
            let (light, dark) = (at + 1, at + 2);
            let message =
                format!("class {dark} is not darker than class {light} (luminance {:.2} and {:.2})", pair[1], pair[0]);
            let diagnostic = Diagnostic::error("config/theme-contrast", message)
                .text("classes")
                .hint("order `classes` from light to dark");
            Problem { tokens: vec!["colors.classes".to_owned()], diagnostic }
        })
        .collect()
}

fn neighbours(theme: &Theme) -> Vec<Problem> {
    (1..MANY)
        .filter_map(|at| {
            let Parted::Not(contrast) = theme.parted(at - 1, at) else { return None };
            let (a, b) = (SERIES[at - 1], SERIES[at]);
            let message = format!(
                "`{a}` and `{b}` follow each other with a contrast of {}:1 and a white line of {} points between them; \
                 they need {}:1 or a line of {PARTING} points",
                cut(contrast),
                theme.chart.white_line,
                cut(MARK)
            );
            let diagnostic = Diagnostic::error("config/theme-contrast", message)
                .text(b)
                .hint("widen `white_line`, or make one of the two lighter or darker");
            let tokens = ["chart.white_line".to_owned(), format!("colors.{b}"), format!("colors.{a}")];
            Some(Problem { tokens: tokens.into(), diagnostic })
        })
        .collect()
}

/// Series of pages, and of the strong field, on which figures stand.
fn eyes(theme: &Theme) -> Vec<Problem> {
    let field = theme.on_field();
    let on_page = (theme, "colors", MANY);
    let on_field = (&field, "colors.field", FOURTH + 1);
    let mut problems = Vec::new();
    for (theme, place, count) in [on_page, on_field] {
        for (a, b) in (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))) {
            let (difference, vision) = least_difference(theme.series(a), theme.series(b));
            let least = if may_touch(a, b) { APART } else { NEVER_BESIDE };
            if difference >= least {
                continue;
            }
            let place_words = if place == "colors" { "" } else { " on the field" };
            let message = format!(
                "`{}` and `{}` differ by {}{place_words} with {}; series need {least}",
                SERIES[a],
                SERIES[b],
                cut(difference),
                vision.name()
            );
            let diagnostic = Diagnostic::error("config/theme-vision", message)
                .text(SERIES[b])
                .hint("take colours that differ in lightness as well as in hue");
            let tokens = vec![format!("{place}.{}", SERIES[b]), format!("{place}.{}", SERIES[a])];
            problems.push(Problem { tokens, diagnostic });
        }
    }
    problems
}

/// The problem of a colour that is too near to its ground.
fn too_near(what: &str, color: &Called, ground: &Called, least: f64, needs: &str) -> Option<Problem> {
    let contrast = ratio(color.1, ground.1);
    if contrast >= least {
        return None;
    }
    let on = match ground.0.strip_prefix("colors.").unwrap_or(&ground.0) {
        "ground" => "the page".to_owned(),
        other => format!("`{other}`"),
    };
    let message = format!("{what} has a contrast of {}:1 on {on}; {needs} {least}:1", cut(contrast));
    let shades = (nearest_at(color.1, ground.1, least), nearest_at(ground.1, color.1, least));
    let hint = match shades {
        (Some(shade), Some(other)) => {
            format!(
                "the nearest shade that is seen there is `{}`, the nearest ground for it `{}`",
                hex(shade),
                hex(other)
            )
        }
        (Some(shade), None) => format!("the nearest shade that is seen there is `{}`", hex(shade)),
        (None, _) => "change the ground: no shade of this colour is seen there".to_owned(),
    };
    let diagnostic = Diagnostic::error("config/theme-contrast", message).text(hex(color.1)).hint(hint);
    Some(Problem { tokens: vec![color.0.clone(), ground.0.clone()], diagnostic })
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

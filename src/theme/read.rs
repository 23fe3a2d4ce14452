//! The text of a theme file → [`Theme`]: over the shipped theme that it names, or, of a shipped theme, all of it.

mod colors;
mod lengths;
mod masters;
mod place;
mod types;

pub(super) use place::place;

use super::shipped::Shipped;
use super::{Faces, Masters, Theme, Types, colors::BLANK as BLANK_FIELD, tokens};
use crate::diagnostic::Diagnostics;
use crate::frame::Color;
use crate::reader::{Context, Table, document};

/// How a file is read: one of the project changes some tokens of another theme, a shipped one names all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Extent {
    Some,
    Whole,
}

/// A theme file of the project. What is wrong in it is added to the diagnostics, and the token of its base stands in.
pub(super) fn over_another(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Theme {
    let (theme, problems) = read(file, text, Extent::Some);
    diagnostics.extend(problems);
    theme.unwrap_or_default()
}

/// A theme file that names every token.
///
/// # Errors
/// What is wrong in it, which includes every token that it lacks.
pub(super) fn whole(file: &str, text: &str) -> Result<Theme, Diagnostics> {
    match read(file, text, Extent::Whole) {
        (Some(theme), problems) if problems.all().is_empty() => Ok(theme),
        (_, problems) => Err(problems),
    }
}

fn read(file: &str, text: &str, extent: Extent) -> (Option<Theme>, Diagnostics) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let context = Context::new(file, text);
    let theme = document(file, text, &context, |root| tables(root, extent));
    (theme, context.finish())
}

fn tables(mut root: Table<'_>, extent: Extent) -> Theme {
    let mut theme = match extent {
        Extent::Some => base(&mut root).theme(),
        Extent::Whole => blank(),
    };
    colors::read(&mut root, &mut theme, extent);
    types::read(&mut root, &mut theme.types, extent);
    types::faces(&mut root, &mut theme.faces, extent);
    masters::read(&mut root, &mut theme.masters, extent);
    lengths::read(&mut root, "page", theme.page.tokens_mut(), extent);
    lengths::read(&mut root, "screen", theme.screen.tokens_mut(), extent);
    lengths::read(&mut root, "space", theme.space.tokens_mut(), extent);
    lengths::read(&mut root, "rules", theme.rules.tokens_mut(), extent);
    lengths::read(&mut root, "chart", theme.chart.tokens_mut(), extent);
    lengths::read(&mut root, "table", theme.table.tokens_mut(), extent);
    lengths::read(&mut root, "tiles", theme.tiles.tokens_mut(), extent);
    lengths::read(&mut root, "strokes", theme.strokes.tokens_mut(), extent);
    lengths::read(&mut root, "fronts", theme.fronts.tokens_mut(), extent);
    root.finish();
    theme.repaint();
    theme
}

/// `base`
fn base(root: &mut Table<'_>) -> Shipped {
    root.choice("base", &Shipped::ALL.map(|shipped| (shipped.name(), shipped))).unwrap_or_default()
}

/// A table of the file; one that a whole theme lacks is reported.
fn group<'a>(root: &mut Table<'a>, name: &'static str, extent: Extent) -> Option<Table<'a>> {
    if extent == Extent::Whole && !root.has(name) {
        missing(root, name);
    }
    root.table(name)
}

/// Says that a whole theme lacks a token.
fn missing(table: &Table<'_>, name: &str) {
    let error = table.error("config/missing-key", format!("a whole theme has `{name}` here"));
    table.push(error.hint("name every token"));
}

/// A theme without anything, before a whole one is read.
fn blank() -> Theme {
    let black = Color::BLACK;
    Theme {
        ground: black,
        ink: black,
        muted: black,
        primary: black,
        context: black,
        secondary: black,
        accent: black,
        fifth: black,
        sixth: black,
        accent_text: black,
        secondary_text: black,
        context_text: black,
        rule: black,
        hairline: black,
        gridline: black,
        period_band: black,
        deep: black,
        on_deep: black,
        pale: black,
        stroke: black,
        highlight: black,
        deep_rule: black,
        classes: [black; 4],
        field: BLANK_FIELD,
        tint: BLANK_FIELD,
        night: BLANK_FIELD,
        page: tokens::Grid::BLANK,
        screen: tokens::ScreenGrid::BLANK,
        space: tokens::Spacing::BLANK,
        rules: tokens::Rules::BLANK,
        chart: tokens::Charts::BLANK,
        table: tokens::Tables::BLANK,
        tiles: tokens::Tiles::BLANK,
        strokes: tokens::Strokes::BLANK,
        fronts: tokens::Fronts::BLANK,
        masters: Masters::default(),
        types: Types::BLANK,
        faces: Faces::default(),
        logo: None,
    }
}

#[cfg(test)]
mod tests;

//! The text of `report.toml` → [`Config`], table by table.

mod agree;
mod chart;
mod columns;
mod cover;
mod currency;
mod dialect;
mod dimensions;
mod figures;
mod files;
mod known;
mod measures;
mod name;
mod question;
mod report;
mod sources;
mod spans;
mod tables;
mod theme;
mod tiles;
mod twins;

pub(super) use files::Lookup;
pub use measures::READY_MADE;

use super::{Config, Overrides};
use crate::diagnostic::Diagnostics;
use crate::period::YearRule;
use crate::reader::{self, Context, Table};
use known::Known;

/// Name of the file that is read, relative to the report's folder.
pub(super) const FILE: &str = "report.toml";

/// Everything that a document says, and what is wrong with it.
pub(super) fn document(
    text: &str,
    folder: &str,
    lookup: Lookup<'_>,
    overrides: &Overrides,
) -> (Option<Config>, Diagnostics) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let context = Context::new(FILE, text);
    let config = reader::document(FILE, text, &context, |root| sections(root, folder, lookup, overrides)).flatten();
    (config, context.finish())
}

fn sections(mut root: Table<'_>, folder: &str, lookup: Lookup<'_>, overrides: &Overrides) -> Option<Config> {
    let report = report::report(&mut root, folder, overrides);
    let year = report.as_ref().map_or_else(YearRule::default, |report| report.year);
    let cover = cover::cover(&mut root);
    let glossary = cover::glossary(&mut root);
    let images = cover::images(&mut root);
    let theme = theme::theme(&mut root);
    cover::units(&mut root);
    let privacy = cover::privacy(&mut root);
    let sources = sources::sources(&mut root, year, lookup);
    let known = Known::new(&sources, &privacy);
    let (dimensions, measures) = (dimensions::dimensions(&mut root), measures::measures(&mut root, &known));
    let figures = figures::figures(&mut root, year, &known);
    let tables = tables::tables(&mut root, year, &known);
    let tiles = tiles::tiles(&mut root, year);
    if let Some(report) = &report {
        twins::check_twins(&root, report, &figures);
    }
    root.finish();
    let report = report?;
    Some(Config {
        report,
        cover,
        theme,
        glossary,
        images,
        sources,
        dimensions,
        measures,
        figures,
        tables,
        tiles,
        privacy,
    })
}

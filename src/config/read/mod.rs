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
mod reader;
mod report;
mod sources;
mod spans;
mod tables;
mod theme;
mod tiles;
mod twins;

pub(super) use files::Lookup;
pub use measures::READY_MADE;
pub(super) use reader::FILE;

use super::{Config, Overrides};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::period::YearRule;
use known::Known;
use reader::{Context, Table};
use toml::de::DeTable;

/// Everything that a document says, and what is wrong with it.
pub(super) fn document(
    text: &str,
    folder: &str,
    lookup: Lookup<'_>,
    overrides: &Overrides,
) -> (Option<Config>, Diagnostics) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let context = Context::new(text);
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        context.push(syntax(&context, error));
    }
    let config = if errors.is_empty() {
        let root = Table::new(&context, document.get_ref(), String::new(), Origin::at(FILE, 1, 1));
        sections(root, folder, lookup, overrides)
    } else {
        None
    };
    (config, context.finish())
}

fn syntax(context: &Context<'_>, error: &toml::de::Error) -> Diagnostic {
    let diagnostic = Diagnostic::error("config/syntax", error.message());
    let Some(span) = error.span() else { return diagnostic.at(Origin::file(FILE)) };
    let text = context.written(span.clone());
    let diagnostic = diagnostic.at(context.origin(span));
    let diagnostic = if text.is_empty() { diagnostic } else { diagnostic.text(text) };
    if error.message() == "duplicate key" {
        diagnostic.hint("a key stands once; keep one of the two")
    } else {
        diagnostic.hint("the file is TOML: `[table]`, `key = \"text\"`, `key = [1, 2]`")
    }
}

fn sections(mut root: Table<'_>, folder: &str, lookup: Lookup<'_>, overrides: &Overrides) -> Option<Config> {
    let report = report::report(&mut root, folder, overrides);
    let year = report.as_ref().map_or_else(YearRule::default, |report| report.year);
    let cover = cover::cover(&mut root);
    let glossary = cover::glossary(&mut root);
    let images = cover::images(&mut root);
    let theme = theme::theme(&mut root);
    cover::check_image(&cover, &images, &root);
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
        glossary,
        images,
        theme,
        sources,
        dimensions,
        measures,
        figures,
        tables,
        tiles,
        privacy,
    })
}

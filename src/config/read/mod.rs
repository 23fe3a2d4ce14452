//! The text of `report.toml` → [`Config`], table by table.

mod chart;
mod context;
mod cover;
mod currency;
mod dimension;
mod figure;
mod files;
mod known;
mod measure;
mod name;
mod question;
mod report;
mod source;
mod table;
mod table_column;
mod table_shape;
mod tile;
mod value;

pub(super) use context::FILE;
pub(super) use files::Lookup;
pub use measure::READY_MADE;

use super::{Config, Overrides};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::period::YearRule;
use context::Context;
use known::Known;
use table::Table;
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
    if text.is_empty() { diagnostic } else { diagnostic.text(text) }
}

fn sections(mut root: Table<'_>, folder: &str, lookup: Lookup<'_>, overrides: &Overrides) -> Option<Config> {
    let report = report::report(&mut root, folder, overrides);
    let year = report.as_ref().map_or_else(YearRule::default, |report| report.year);
    let cover = cover::cover(&mut root);
    let glossary = cover::glossary(&mut root);
    let images = cover::images(&mut root);
    cover::theme(&mut root);
    cover::units(&mut root);
    let privacy = cover::privacy(&mut root);
    let sources = source::sources(&mut root, year, lookup);
    let known = Known::new(&sources, &privacy);
    let config = Config {
        dimensions: dimension::dimensions(&mut root),
        measures: measure::measures(&mut root, &known),
        figures: figure::figures(&mut root, year),
        tables: table_shape::tables(&mut root, year, &known),
        tiles: tile::tiles(&mut root, year),
        privacy,
        report: report?,
        cover,
        glossary,
        images,
        sources,
    };
    root.finish();
    Some(config)
}

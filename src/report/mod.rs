//! Facts + Prose → [`Report`]: the document model, no geometry.

mod answers;
mod bins;
mod chart_data;
mod chart_kind;
mod chart_panels;
mod chart_refused;
mod chart_series;
mod chart_shares;
mod chart_steps;
mod colors;
mod context;
mod cover;
mod coverage;
mod expression;
mod figures;
mod findings;
mod gate;
mod groups;
mod imprint;
mod map;
mod model;
mod notes;
mod partial;
mod past;
mod records;
mod rounding;
mod sections;
mod show;
mod source_lines;
mod sparks;
pub mod standard;
mod table_cells;
mod table_columns;
mod table_rows;
mod tables;
#[cfg(test)]
mod tests;
mod tiles;
mod timeline;
mod twins;

pub use model::{
    Align, Cover, CoverFact, Direction, Figure, FigureWidth, Footer, Imprint, Meta, Picture, Report, RowKind, Section,
    Spark, SparkYear, Table, TableCell, TableColumn, TableRow, Tile, TileChange, Tiles, TwillRow, Twin,
};

use crate::config::{Config, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::exact::Exact;
use crate::locale::Locale;
use crate::measure::Facts;
use crate::prose::{Placed, Prose};
use crate::shown::Rich;
use context::Context;
use std::collections::BTreeMap;

/// Composes one edition: evaluates the prose, numbers figures and tables in the order in which they are placed, and gives
/// every chart, table, tile and the cover their numbers.
///
/// # Errors
/// [`Failed`] when a text could not be evaluated: a claim that fails, a name that nothing has.
pub fn compose(
    config: &Config,
    prose: &Prose,
    facts: &Facts,
    locale: &Locale,
    diagnostics: &mut Diagnostics,
) -> Result<Report, Failed> {
    let context = Context::new(config, prose, facts, locale);
    let mut sections = context.sections();
    if prose.standard {
        for section in &mut sections {
            section.blocks.retain(|block| !context.is_without_data(block));
        }
    }
    let (mut figures, mut tables, mut tiles) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for placement in sections::placed(&sections) {
        let result = match &placement.what {
            Placed::Figure(id) if !figures.contains_key(id) => {
                context.figure(id, number(&figures)).map(|figure| drop(figures.insert(id.clone(), figure)))
            }
            Placed::Table(id) if !tables.contains_key(id) => {
                context.table(id, number(&tables)).map(|table| drop(tables.insert(id.clone(), table)))
            }
            Placed::Tiles(id) => {
                if let Some(found) = config.tiles.iter().find(|tiles| tiles.id.name == *id) {
                    tiles.insert(id.clone(), context.tiles(found));
                    Ok(())
                } else {
                    let known = config.tiles.iter().map(|tiles| tiles.id.name.as_str());
                    Err(Diagnostic::error("prose/unknown-name", format!("no tiles `{id}`")).did_you_mean(id, known))
                }
            }
            _ => Ok(()),
        };
        if let Err(problem) = result {
            let placed_at = problem.origin.is_none();
            context.problem(if placed_at { problem.at(placement.origin.clone()) } else { problem });
        }
    }
    context.add_twins(&mut figures);
    context.judge_words(&figures);
    let annex = context.annex(&notes::PlacedParts { figures: &figures, tables: &tables }, sections.last());
    sections.extend(annex);
    context.tell_redefined();
    let cover = context.cover();
    let report = Report {
        meta: meta(&context, &cover),
        footer: footer(&context),
        imprint: context.imprint(),
        abbreviations: context.abbreviations(),
        cover,
        sections,
        figures,
        tables,
        tiles,
        pictures: context.pictures(),
        images: BTreeMap::new(),
    };
    let mut problems = context.problems.into_inner();
    problems.iter_mut().for_each(|problem| problem.language = Some(locale.tag().to_owned()));
    let failed = problems.checked();
    diagnostics.extend(problems);
    failed.map(|()| report)
}

/// Label and definition of a measure in the language of the edition.
pub fn measure_words(config: &Config, prose: &Prose, facts: &Facts, locale: &Locale, name: &str) -> (String, String) {
    let context = Context::new(config, prose, facts, locale);
    (context.measure_label(name), context.measure_definition(name))
}

fn number<T>(placed: &BTreeMap<String, T>) -> u32 {
    u32::try_from(placed.len() + 1).unwrap_or(u32::MAX)
}

fn meta(context: &Context<'_>, cover: &Cover) -> Meta {
    let report = &context.config.report;
    let organisation = cover.organisation.as_ref().map(Rich::plain).unwrap_or_default();
    let authors = if report.authors.is_empty() && !organisation.is_empty() {
        vec![organisation.clone()]
    } else {
        report.authors.clone()
    };
    Meta {
        language: context.locale.tag().to_owned(),
        title: cover.title.plain(),
        subject: Context::subject(cover),
        authors,
        keywords: report.keywords.clone(),
        organisation,
        created: report.date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp(),
    }
}

fn footer(context: &Context<'_>) -> Option<Footer> {
    let text = context.config.report.footer.as_ref()?;
    let text = context.rich(text, &context.asking());
    Some(Footer { folio: !text.plain().contains("{page}"), text })
}

/// The name of the file with the data of the figure with that number.
pub fn figure_file(number: u32) -> String {
    format!("figure-{number}.csv")
}

/// An exact number as a JSON number.
pub fn json_number(value: Exact) -> serde_json::Value {
    serde_json::from_str(&value.to_json()).unwrap_or(serde_json::Value::Null)
}

/// A unit as the facts file names it.
pub fn facts_unit(unit: &Unit) -> String {
    match unit {
        Unit::People => "people".to_owned(),
        Unit::Activities => "activities".to_owned(),
        Unit::Hours => "hours".to_owned(),
        Unit::Months => "months".to_owned(),
        Unit::Years => "years".to_owned(),
        Unit::Grants => "grants".to_owned(),
        Unit::Places => "places".to_owned(),
        Unit::Assignments => "assignments".to_owned(),
        Unit::Indicators => "indicators".to_owned(),
        Unit::Percent => "percent".to_owned(),
        Unit::Money(code) => code.clone(),
        Unit::Other(word) => word.clone(),
    }
}

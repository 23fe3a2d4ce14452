//! Markdown and templates → [`Prose`]: sections with the place of every word, and the questions that they ask.
//!
//! A template is read twice: its syntax tree tells every question before a data file is opened, in branches that are not
//! taken as well; later it is evaluated against [`Answers`]. Values go in as placeholders and are put in place after the
//! Markdown is parsed, so text from data is never markup and each number stays tied to its fact.

mod answers;
mod blocks;

pub use answers::{Answer, Answers, Breakdown, CellKey, Quote, Reading};
pub use blocks::{Block, Inline, ListItem, Placed, Placement, ReferenceKind, ReferenceTarget, RichTable};

use crate::config::Filter;
use crate::config::{Config, Text};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::period::Period;
use crate::project::Project;
use crate::shown::Rich;

/// All that the author wrote in words.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Sections in file-name order, by language.
    pub sections: Vec<Section>,
    /// What all templates ask, of prose and of `report.toml`.
    pub asked: Vec<Asked>,
}

/// One Markdown file.
#[derive(Clone, Debug)]
pub struct Section {
    /// Path relative to the report's folder.
    pub file: String,
    /// Name of the file without its folder: the same section in other languages has the same one.
    pub name: String,
    /// Language in which it is written: that of its folder.
    pub language: String,
    /// Language of the edition that it is for; a section that stands in for a missing one is listed for each of them.
    pub edition: String,
    /// Its whole text.
    pub text: String,
    /// Byte where the Markdown starts, after the front matter.
    pub body: usize,
    /// The front matter.
    pub front: Front,
}

/// Front matter (GRAMMAR 2.12).
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    /// `title`: for the contents and the running head, instead of the first heading.
    pub title: Option<Text>,
    /// `lead`: text below the title.
    pub lead: Option<Text>,
    /// `chapter`: this file opens a chapter.
    pub chapter: Option<Text>,
    /// `page`: starts a page.
    pub page: bool,
    /// `when`: a source or measure that must have data.
    pub when: Option<crate::config::Named>,
}

/// A question of a template, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Name of the measure, as written.
    pub measure: String,
    /// `.by(…)`: dimensions as written, also those of time; empty for a single number.
    pub by: Vec<String>,
    /// `last=n`
    pub last: Option<u32>,
    /// `.where(…)`
    pub filter: Filter,
    /// `.at(…)`; none = the period of the place where it stands.
    pub at: Option<Period>,
    /// `.whole`
    pub whole: bool,
    /// For whom it is asked.
    pub scope: Scope,
    /// Where it is written.
    pub origin: Origin,
}

/// The place where a template stands, which adds to what it asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scope {
    /// Prose, and texts of the report, of figures and tables: the report's period.
    Report,
    /// The note of a tile: id of the tiles and index of the tile, whose `period` and `where` hold.
    Tile(String, usize),
    /// A text column of a table: its id and the index of the column. Every measure stands for the row: the row's dimension
    /// comes first, before the dimensions of `.by`.
    Column(String, usize),
}

/// Reads all prose of the project and the templates of `report.toml`.
///
/// Found here: bad Markdown front matter, template syntax, unknown functions and filters, `by`, `at` or `where` on a
/// variable, arguments that are not literal, periods that cannot be read, unknown figures, tables and tiles in placements
/// that are written literally. Measures and dimensions are checked when the questions are planned.
///
/// # Errors
/// [`Failed`] when there is an error among the diagnostics.
pub fn read(project: &Project, config: &Config, diagnostics: &mut Diagnostics) -> Result<Prose, Failed> {
    let _ = (project, config, diagnostics);
    Err(Failed)
}

/// Evaluates a text of `report.toml` for a language.
///
/// # Errors
/// What went wrong while evaluating, with its place.
pub fn evaluate(text: &Text, answers: &dyn Answers) -> Result<Rich, Diagnostic> {
    let _ = (text, answers);
    Ok(Rich::default())
}

/// Evaluates a section: templates first, then Markdown, then values in their places.
///
/// # Errors
/// All that went wrong, with its place.
pub fn compose(section: &Section, answers: &dyn Answers) -> Result<Vec<Block>, Vec<Diagnostic>> {
    let _ = (section, answers);
    Ok(Vec::new())
}

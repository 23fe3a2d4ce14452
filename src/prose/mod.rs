//! Markdown and templates → [`Prose`]: sections with the place of every word, and the questions that they ask.
//!
//! A template is read twice: its syntax tree tells every question before a data file is opened, in branches that are not
//! taken as well; later it is evaluated against [`Answers`]. Values go in as placeholders and are put in place after the
//! Markdown is parsed, so text from data is never markup and each number stays tied to its fact.

mod answers;
mod ask;
mod blocks;
mod check;
mod directives;
mod evaluate;
mod markdown;
mod references;
mod sections;
mod template;
mod texts;
mod typed;

pub use answers::{Answer, Answers, Breakdown, CellKey, Quote, Reading};
pub use blocks::{
    Block, Callout, Definition, Inline, ListItem, Placed, Placement, ReferenceKind, ReferenceTarget, RichTable,
};

pub use crate::config::Master;

use crate::config::{Config, Filter, Named, Text};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin, Severity};
use crate::period::Period;
use crate::project::Project;
use crate::shown::{Rich, Shown};
use check::{Found, Known};
use references::Names;
use std::collections::BTreeSet;
use template::Source;
use typed::{Reading as Typing, Typed};

/// All that the author wrote in words.
#[derive(Clone, Debug)]
pub struct Prose {
    /// Sections in file-name order, by language.
    pub sections: Vec<Section>,
    /// What all templates ask, of prose and of `report.toml`.
    pub asked: Vec<Asked>,
    /// Whether the sections are those of the standard report: the author wrote none.
    pub standard: bool,
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
    pub when: Option<Named>,
    /// `columns`: columns of text; none where the master says how many.
    pub columns: Option<u8>,
    /// `master`: how its pages are laid out.
    pub master: Master,
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

/// Reads all prose of the project and the templates of `report.toml`. `standard` are sections, by name and text, that serve
/// every language in place of files; none where the author wrote some.
///
/// Found here: bad Markdown front matter, template syntax, unknown functions and filters, `by`, `at` or `where` on a
/// variable, arguments that are not literal, periods that cannot be read, Markdown that the grammar does not have, unknown
/// figures, tables, tiles and headings in placements and references that are written literally. Measures and dimensions
/// are checked when the questions are planned.
///
/// # Errors
/// [`Failed`] when there is an error among the diagnostics.
pub fn read(
    project: &Project,
    config: &Config,
    standard: &[(String, String)],
    diagnostics: &mut Diagnostics,
) -> Result<Prose, Failed> {
    let known = Known::of(config);
    let mut found = Found::default();
    for (scope, text) in texts::texts(config) {
        check_text(text, &known, &scope, &mut found);
    }
    let typed = Typed::of(config);
    for (reading, text) in texts::typed(config) {
        warn_of_typed(text, &typed, reading, &mut found);
    }
    let sections = if standard.is_empty() {
        sections::read(project, config, diagnostics)
    } else {
        sections::standard(config, standard, diagnostics)
    };
    let mut files = BTreeSet::new();
    for language in &config.report.languages {
        let mut names = Names::default();
        for section in sections.iter().filter(|section| section.edition == language.name) {
            let mut again = Found::default();
            let is_new = files.insert(&section.file);
            check_section(section, &known, if is_new { &mut found } else { &mut again }, &mut names);
            if is_new {
                warn_of_typed_in(section, &typed, &mut found);
            }
        }
        found.problems.extend(references::unknown_headings(&names));
        found.problems.append(&mut names.problems);
    }
    let failed = found.problems.iter().any(|problem| problem.severity == Severity::Error);
    diagnostics.extend(found.problems);
    if failed {
        return Err(Failed);
    }
    diagnostics.checked().map(|()| Prose { sections, asked: found.asked, standard: !standard.is_empty() })
}

fn check_text(text: &Text, known: &Known<'_>, scope: &Scope, found: &mut Found) {
    for (_, literal) in &text.by_language {
        check::template(&Source::literal(literal), known, scope, found);
    }
}

fn warn_of_typed(text: &Text, typed: &Typed, reading: Typing, found: &mut Found) {
    for (_, literal) in &text.by_language {
        found.problems.extend(typed.warnings(&Source::literal(literal), reading));
    }
}

fn warn_of_typed_in(section: &Section, typed: &Typed, found: &mut Found) {
    let front = &section.front;
    for text in [&front.title, &front.lead, &front.chapter].into_iter().flatten() {
        warn_of_typed(text, typed, Typing::Plain, found);
    }
    found.problems.extend(typed.warnings(&section.source(), Typing::Markdown));
}

fn check_section(section: &Section, known: &Known<'_>, found: &mut Found, names: &mut Names) {
    let front = &section.front;
    for text in [&front.title, &front.lead, &front.chapter].into_iter().flatten() {
        check_text(text, known, &Scope::Report, found);
    }
    if let Some(when) = front.when.as_ref().filter(|when| !known.sources.contains(&when.name.as_str())) {
        found.asked.push(headline(when.clone()));
    }
    let source = section.source();
    check::template(&source, known, &Scope::Report, found);
    let outline = evaluate::outline(&source, references::UNKNOWN);
    let mut facts = |measure: Named| {
        let shown = Shown { text: references::UNKNOWN.to_owned(), fact: measure.name.clone(), value: None };
        found.asked.push(headline(measure));
        Ok((shown, Rich::default()))
    };
    let markdown::Read { blocks, problems, unused } = markdown::blocks(&outline, &source, &mut facts);
    found.problems.extend(problems);
    found.problems.extend(unused);
    references::collect(&blocks, known, names);
}

/// The question for a measure in the report's period.
fn headline(measure: Named) -> Asked {
    Asked {
        measure: measure.name,
        by: Vec::new(),
        last: None,
        filter: Filter::default(),
        at: None,
        whole: false,
        scope: Scope::Report,
        origin: measure.origin,
    }
}

/// Evaluates a text of `report.toml` for a language.
///
/// # Errors
/// What went wrong first while evaluating, with its place.
pub fn evaluate(text: &Text, answers: &dyn Answers) -> Result<Rich, Diagnostic> {
    let Some(literal) = answers.literal(text) else { return Ok(Rich::default()) };
    let (output, problems) = evaluate::template(&Source::literal(literal), answers);
    match problems.into_iter().next() {
        Some(problem) => Err(problem),
        None => Ok(output.into_rich()),
    }
}

/// Evaluates a section: templates first, then Markdown, then values in their places.
///
/// # Errors
/// All that went wrong, with its place.
pub fn compose(section: &Section, answers: &dyn Answers) -> Result<Vec<Block>, Vec<Diagnostic>> {
    let source = section.source();
    let (output, mut problems) = evaluate::template(&source, answers);
    let mut facts = |measure: Named| {
        let Named { name, origin } = measure;
        let point = ask::Ask::new(&name).point(answers.period());
        let label = answers.quote(&Quote::Measure(name, "label".to_owned())).map_err(|problem| problem.at(origin))?;
        Ok((answers.read(&point, &Reading::Value).shown, label))
    };
    let markdown::Read { blocks, problems: more, .. } = markdown::blocks(&output, &source, &mut facts);
    problems.extend(more);
    if problems.is_empty() { Ok(blocks) } else { Err(problems) }
}

impl Section {
    fn source(&self) -> Source<'_> {
        Source::in_file(&self.file, &self.text, self.body)
    }
}

impl Default for Front {
    fn default() -> Self {
        Self { title: None, lead: None, chapter: None, page: true, when: None, columns: None, master: Master::Text }
    }
}

#[cfg(test)]
mod tests;

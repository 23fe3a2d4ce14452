//! Questions + records → [`Tally`] → [`Facts`]: every row is checked and counted in one pass, exactly; the facts are total.

mod actuals;
mod answer;
pub mod check;
mod cohort;
mod compile;
mod count;
mod declared;
mod definition;
pub mod derive;
mod dimension;
mod equal;
mod evaluate;
mod explain;
mod facts;
mod filter;
mod groups;
mod layout;
mod metrics;
mod outlines;
mod past;
mod plan;
mod reading;
mod ready;
mod records;
mod spans;
mod store;
mod supplied;
mod table;
mod time;
mod value;

pub use equal::name_equal_facts;
pub use explain::{Explanation, Inquiry, Line, Part, Rows, explain};
pub use facts::{
    Axis, Cube, DISTRICT, DISTRICTS, Fact, Facts, Input, Measure, Member, OTHER, Outline, Past, REST, RecordCell,
    RecordRow, RecordTable, Restated, Shape,
};

use crate::config::{Config, Question};
use crate::diagnostic::{Diagnostics, Failed};
use crate::period::Period;
use crate::project::Project;
use crate::prose::Prose;

/// Every question of a run, with the definitions that they need. Complete before a data file is opened.
#[derive(Clone, Debug)]
pub struct Plan {
    /// All questions, each once.
    pub questions: Vec<Question>,
    questions_with_voices: Vec<plan::Planned>,
    definitions: definition::Definitions,
    trend: Vec<Period>,
}

/// What one pass over the files left: the answers, and what labels, records and orders need.
#[derive(Debug)]
pub struct Tally {
    cubes: Vec<(Question, Cube)>,
    definitions: definition::Definitions,
    layouts: Vec<Option<layout::Layout>>,
    tables: table::Tables,
    symbols: value::Symbols,
    counters: Vec<groups::Counter>,
    inputs: Vec<Input>,
    collectors: Vec<records::Collector>,
}

/// Collects the questions of config and prose: figures, tables, tiles, cover, templates, and the history of every measure.
/// Each question is asked in its period and in the one it is compared with.
///
/// Dimensions and columns are judged in [`count`], when the headers are known.
///
/// # Errors
/// [`Failed`] when a measure or source is unknown, or a service is asked that the measure leaves out; each with its place.
pub fn plan(config: &Config, prose: &Prose, diagnostics: &mut Diagnostics) -> Result<Plan, Failed> {
    let mut found = Diagnostics::default();
    let definitions = definition::Definitions::new(config, &mut found);
    let questions = plan::questions(config, prose, &definitions, &mut found);
    let result = found.checked();
    diagnostics.extend(found);
    result?;
    Ok(Plan {
        questions: questions.iter().map(|planned| planned.question.clone()).collect(),
        questions_with_voices: questions,
        definitions,
        trend: plan::trend(config),
    })
}

/// Reads every file once, checks every row and counts it for all questions.
///
/// # Errors
/// [`Failed`] when there is an error in the data, or a dimension or column is unknown; all of them are in `diagnostics`.
pub fn count(project: &Project, config: &Config, plan: &Plan, diagnostics: &mut Diagnostics) -> Result<Tally, Failed> {
    count::count(project, config, plan, diagnostics)
}

/// Answers every question from what was counted. Cannot fail on data that passed the checks.
pub fn answer(config: &Config, plan: Plan, tally: Tally) -> Facts {
    answer::answer(config, plan, tally)
}

/// Reads the outlines of maps, each matched with the values of its dimension.
///
/// # Errors
/// [`Failed`] when a file is not there or holds no outlines, or a value has none.
pub fn outlines(
    project: &Project,
    config: &Config,
    facts: Facts,
    diagnostics: &mut Diagnostics,
) -> Result<Facts, Failed> {
    outlines::outlines(project, config, facts, diagnostics)
}

/// Compares with the facts file of an earlier report, where `past_facts` names one; each figure that differs is a warning.
///
/// # Errors
/// [`Failed`] when the file is not there, is no facts file, or has other years.
pub fn past(project: &Project, config: &Config, facts: Facts, diagnostics: &mut Diagnostics) -> Result<Facts, Failed> {
    past::compare(project, config, facts, diagnostics)
}

#[cfg(test)]
mod tests;

//! Questions + records → [`Tally`] → [`Facts`]: every row is checked and counted in one pass, exactly; the facts are total.

pub mod check;
pub mod derive;
mod facts;

pub use facts::{Axis, Cube, Fact, Facts, Input, Measure, Member, RecordCell, RecordRow, RecordTable, Shape};

use crate::config::{Config, Question};
use crate::diagnostic::{Diagnostics, Failed};
use crate::project::Project;
use crate::prose::Prose;

/// Every question of a run, with the definitions that they need. Complete before a data file is opened.
#[derive(Clone, Debug)]
pub struct Plan {
    /// All questions, each once.
    pub questions: Vec<Question>,
}

/// What one pass over the files left: counts, sums, distinct values and values for medians, per question.
#[derive(Debug)]
pub struct Tally {}

/// Collects the questions of config and prose: figures, tables, tiles, cover, templates, and the history of every measure.
/// Each question is asked in its period and in the one it is compared with.
///
/// # Errors
/// [`Failed`] when a measure, dimension, column or source is unknown, or a combination is not allowed; each with its place.
pub fn plan(config: &Config, prose: &Prose, diagnostics: &mut Diagnostics) -> Result<Plan, Failed> {
    let _ = (config, prose, diagnostics);
    Err(Failed)
}

/// Reads every file once, checks every row and counts it for all questions.
///
/// # Errors
/// [`Failed`] when there is an error in the data; all of them are in `diagnostics`.
pub fn count(project: &Project, config: &Config, plan: &Plan, diagnostics: &mut Diagnostics) -> Result<Tally, Failed> {
    let _ = (project, config, plan, diagnostics);
    Err(Failed)
}

/// Answers every question from what was counted. Cannot fail on data that passed the checks.
pub fn answer(config: &Config, plan: Plan, tally: Tally) -> Facts {
    let _ = (config, plan, tally);
    unimplemented!("the measure stage")
}

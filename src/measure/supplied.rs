//! Recipes + rows of metrics → cubes: what was counted, with the figures computed elsewhere where no rows reach.

use super::compile::Recipe;
use super::definition::{Definitions, Formula};
use super::evaluate::{Counted, Cover, covers, ratio_cube};
use super::facts::Cube;
use super::metrics::Metrics;
use crate::config::Question;
use crate::diagnostic::Diagnostics;
use crate::period::Period;

/// What cubes are made of.
#[derive(Clone, Copy)]
pub(super) struct Supply<'s> {
    pub(super) counted: &'s Counted<'s>,
    pub(super) metrics: &'s Metrics,
    pub(super) definitions: &'s Definitions,
    pub(super) covers: &'s [Cover],
}

impl Supply<'_> {
    /// The cube of a question. A ratio is made of parts of which each may come from metrics.
    pub(super) fn cube(&self, question: &Question, recipe: &Recipe, found: &mut Diagnostics) -> Cube {
        let formula = self.definitions.part(&question.measure).map(|definition| &definition.formula);
        let mut cube = match (recipe, formula) {
            (
                Recipe::Ratio { upper, lower, percent, same_source },
                Some(Formula::Ratio { upper: upper_name, lower: lower_name }),
            ) if self.has_metrics(&question.measure) => {
                // A part that contradicts the metrics is told where the part itself is asked.
                let part = |name: &String, recipe: &Recipe| {
                    let part = Question { measure: name.clone(), ..question.clone() };
                    self.cube(&part, recipe, &mut Diagnostics::default())
                };
                let (upper, lower) = (part(upper_name, upper), part(lower_name, lower));
                ratio_cube(&upper, &lower, *percent, *same_source)
            }
            _ => self.counted.cube(recipe, &question.periods, question.by.len()),
        };
        if self.metrics.has(&question.measure) {
            let sources = own_sources(self.definitions, &question.measure);
            let covered = |period: &Period| {
                !sources.is_empty() && sources.iter().all(|source| covers(self.covers[*source], period))
            };
            let protected =
                self.definitions.part(&question.measure).is_some_and(|definition| definition.measure.protected);
            self.metrics.fill(question, &mut cube, &covered, protected, found);
        }
        cube
    }

    /// Whether metrics give a part of a ratio, at any depth.
    fn has_metrics(&self, measure: &str) -> bool {
        match self.definitions.part(measure).map(|definition| &definition.formula) {
            Some(Formula::Ratio { upper, lower }) => {
                [upper, lower].into_iter().any(|part| self.metrics.has(part) || self.has_metrics(part))
            }
            _ => false,
        }
    }
}

/// The sources that a measure counts itself.
fn own_sources(definitions: &Definitions, measure: &str) -> Vec<usize> {
    match definitions.part(measure).map(|definition| &definition.formula) {
        Some(Formula::Aggregate { source, .. } | Formula::Indicator { source, .. }) => vec![*source],
        Some(Formula::Ratio { upper, lower }) => {
            let mut sources = own_sources(definitions, upper);
            sources.extend(own_sources(definitions, lower));
            sources
        }
        _ => Vec::new(),
    }
}

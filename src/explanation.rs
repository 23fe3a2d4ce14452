//! A measure of a report → how it came about: its formula, its values, the rows that made it and those that were left out.

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::measure::{self, Explanation, Fact, Facts, Inquiry};
use crate::period::{Period, TimeDimension};
use crate::prose::Prose;
use crate::{BuildOptions, Prepared, prepare, privacy};
use std::path::Path;

/// A measure of a report with the rows that made it.
pub struct Explained {
    /// What the report is.
    pub config: Config,
    /// What it says.
    pub prose: Prose,
    /// The numbers before privacy.
    pub facts: Facts,
    /// What was asked.
    pub inquiry: Inquiry,
    /// How it came about.
    pub explanation: Explanation,
    hidden: Vec<Period>,
}

impl Explained {
    /// The number in a period, also where the report hides it.
    pub fn fact(&self, period: &Period) -> Fact {
        self.facts.fact(&point(&self.inquiry, period))
    }

    /// Whether the report hides the number of a period.
    pub fn is_hidden(&self, period: &Period) -> bool {
        self.hidden.contains(period)
    }
}

/// Explains a measure at keys of some dimensions, of which a dimension of time sets the period.
///
/// # Errors
/// [`Failed`] when there is an error in the input, or, as wrong usage, for an unknown measure, dimension or key.
pub fn explain(
    path: &Path,
    measure: &str,
    by: &[(String, String)],
    options: &BuildOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Explained, Failed> {
    let Prepared { project, mut config, prose, plan, .. } = prepare(path, options, diagnostics)?;
    let inquiry = inquiry(&config, measure, by).map_err(|problem| diagnostics.fail(problem))?;
    let (plan, tally, explanation) = measure::explain(&project, &config, plan, &inquiry, diagnostics)?;
    let facts = measure::answer(&config, plan, tally);
    for (dimension, key) in &inquiry.cell {
        let known = facts.axes.get(dimension).map(|axis| axis.members.as_slice()).unwrap_or_default();
        if known.iter().all(|member| member.key != *key) {
            let problem = Diagnostic::usage("config/unknown-value", format!("`{dimension}` has no value `{key}`"));
            let keys: Vec<&str> = known.iter().map(|member| member.key.as_str()).collect();
            let problem = problem.text(key.as_str()).hint(format!("its keys are {}", keys.join(", ")));
            return Err(diagnostics.fail(problem.did_you_mean(key, keys)));
        }
    }
    let shown = privacy::protect(facts.clone(), &mut config, diagnostics);
    // A value that privacy merged into others has the key of one of them and another number.
    let is_hidden = |period: &&Period| {
        let point = point(&inquiry, period);
        shown.fact(&point) != facts.fact(&point)
    };
    let hidden = inquiry.periods.iter().filter(is_hidden).cloned().collect();
    Ok(Explained { config, prose, facts, inquiry, explanation, hidden })
}

fn point(inquiry: &Inquiry, period: &Period) -> config::Point {
    let (measure, filter) = (inquiry.measure.clone(), config::Filter::default());
    config::Point { measure, filter, period: period.clone(), cell: inquiry.cell.clone() }
}

fn inquiry(config: &Config, measure: &str, by: &[(String, String)]) -> Result<Inquiry, Diagnostic> {
    let report = &config.report;
    let mut periods: Vec<Period> =
        [Some(report.period.clone()), report.compare.clone()].into_iter().flatten().collect();
    let mut cell = Vec::new();
    for (dimension, key) in by {
        let Some(time) = TimeDimension::from_name(dimension) else {
            cell.push((dimension.clone(), key.clone()));
            continue;
        };
        let step = report.year.parse(key).filter(|step| report.year.step_of(time, step.from).as_ref() == Some(step));
        let Some(step) = step else {
            let problem = Diagnostic::usage("config/unknown-value", format!("`{key}` is no {dimension}"));
            return Err(problem
                .text(key.as_str())
                .hint("write a year as 2019, a quarter as 2019-Q2, a month as 2019-03"));
        };
        periods = [Some(step.clone()), report.year.previous(&step)].into_iter().flatten().collect();
    }
    Ok(Inquiry { measure: measure.to_owned(), cell, periods })
}

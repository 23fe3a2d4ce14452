//! `[measures]` and the kinds of the sources → what each measure is: its looks and its formula.

use super::Measure;
use super::ready;
use crate::config::{Aggregate, Condition, Config, Filter, Kind, Scalar};
use crate::diagnostic::{Diagnostic, Diagnostics};
use std::collections::BTreeMap;

/// A measure and how it is computed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Definition {
    pub(crate) measure: Measure,
    pub(crate) formula: Formula,
    /// Whether it counts the services of `report.volunteers` only.
    pub(crate) volunteers_only: bool,
    /// Whether it is a part of another measure that nobody can ask.
    pub(crate) hidden: bool,
}

/// How a measure is computed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Formula {
    /// One aggregate over rows of one source.
    Aggregate { source: usize, filter: Filter, when: When, what: What },
    /// One measure over another, × 100 when its unit is percent.
    Ratio { upper: String, lower: String },
    /// Targets and what was reached.
    Indicator { source: usize, figure: IndicatorFigure },
    /// Only what a metrics source says.
    Metric,
}

/// What is computed from the indicators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum IndicatorFigure {
    Target,
    Actual,
    Achievement,
    WithTarget,
    Met,
}

/// How rows belong to a period (GRAMMAR 2.4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum When {
    /// As the kind says.
    Source,
    Overlaps,
    AtEnd,
    Starts,
    SwornIn,
    Ends,
    /// Started on or before the last day.
    StartedBy,
    /// Ended on or before the last day.
    EndedBy,
}

/// What is computed from the rows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum What {
    Rows,
    Distinct(String),
    Sum(Vec<String>),
    /// As a sum, where columns after the first may be absent.
    SumOfPresent(Vec<String>),
    /// Value of the new dimension and column; the dimension.
    Spread(Vec<(String, String)>, String),
    Mean(String),
    Median(String),
    MedianAge,
    Min(String),
    Max(String),
    /// Days of service in the period × 16/487.
    Months,
    /// Hours a week × days in the period / 7.
    WeeklyHours,
}

/// All measures by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions {
    pub(super) by_name: BTreeMap<String, Definition>,
}

impl Definitions {
    /// Ready-made measures that the sources allow and declared ones. Problems of declarations are diagnosed.
    pub(crate) fn new(config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let mut all = Self::default();
        for definition in ready::definitions(config) {
            all.insert(definition);
        }
        for (index, declared) in config.measures.iter().enumerate() {
            all.declare(config, index, declared, diagnostics);
        }
        if !has_metrics(config) {
            all.check_parts(config, diagnostics);
        }
        all.settle_ratios();
        all
    }

    /// Whether all parts of declared ratios are known, and everything that is only labelled; judged when the metrics
    /// are known, if there are any.
    pub(crate) fn check_parts(&self, config: &Config, diagnostics: &mut Diagnostics) {
        for declared in &config.measures {
            let name = &declared.name;
            if let Some(Aggregate::Ratio(upper, lower)) = &declared.aggregate {
                for part in [upper, lower].into_iter().filter(|part| self.get(&part.name).is_none()) {
                    let unknown = unknown_measure("config/unknown-name", &part.name, self);
                    diagnostics.push(unknown.at(part.origin.clone()));
                }
                if self.is_circular(&name.name, 0) {
                    let circle = Diagnostic::error("config/circle", "a ratio is made of itself");
                    diagnostics.push(circle.at(name.origin.clone()).text(name.name.as_str()));
                }
            }
            if declared.aggregate.is_none() && self.get(&name.name).is_none() {
                let diagnostic = if ready::is_ready_made(&name.name) {
                    Diagnostic::error("config/unknown-name", format!("no source gives the measure `{}`", name.name))
                } else {
                    let message = format!("the measure `{}` says nothing that is computed", name.name);
                    Diagnostic::error("config/missing-key", message).hint(
                        "give it `source` and one of count, count_distinct, sum, mean, median, min, max, or `ratio`",
                    )
                };
                diagnostics.push(diagnostic.at(name.origin.clone()).text(name.name.as_str()));
            }
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Definition> {
        self.by_name.get(name).filter(|definition| !definition.hidden)
    }

    /// Also the parts that nobody can ask.
    pub(crate) fn part(&self, name: &str) -> Option<&Definition> {
        self.by_name.get(name)
    }

    pub(crate) fn insert(&mut self, definition: Definition) {
        self.by_name.insert(definition.measure.name.clone(), definition);
    }

    pub(crate) fn remove(&mut self, name: &str) {
        self.by_name.remove(name);
    }

    /// All that can be asked, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Definition> {
        self.by_name.values().filter(|definition| !definition.hidden)
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Definition> {
        self.by_name.values_mut()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|definition| definition.measure.name.as_str())
    }

    fn is_circular(&self, name: &str, depth: usize) -> bool {
        if depth > 16 {
            return true;
        }
        match self.part(name).map(|definition| &definition.formula) {
            Some(Formula::Ratio { upper, lower }) => {
                self.is_circular(upper, depth + 1) || self.is_circular(lower, depth + 1)
            }
            _ => false,
        }
    }

    /// Gives ratios the source, kind and rule of volunteers that their parts share.
    fn settle_ratios(&mut self) {
        let names: Vec<String> = self.by_name.keys().cloned().collect();
        for name in names {
            let Some(Formula::Ratio { upper, lower }) = self.part(&name).map(|d| d.formula.clone()) else { continue };
            let (Some(upper), Some(lower)) = (self.part(&upper), self.part(&lower)) else { continue };
            let same = upper.measure.source == lower.measure.source;
            let source = upper.measure.source.clone().filter(|_| same);
            let kind = upper.measure.kind.filter(|_| same);
            let volunteers_only = upper.volunteers_only || lower.volunteers_only;
            if let Some(ratio) = self.by_name.get_mut(&name) {
                ratio.measure.source = source;
                ratio.measure.kind = kind;
                ratio.volunteers_only = volunteers_only;
            }
        }
    }
}

/// The condition that keeps the services which count as Volunteers.
pub(crate) fn volunteers_filter(config: &Config) -> Filter {
    let services = config.report.volunteers.iter().cloned().map(Scalar::Text).collect();
    Filter::new(vec![("service".to_owned(), Condition::OneOf(services))])
}

/// Whether a source of figures computed elsewhere may bring further measures.
pub(crate) fn has_metrics(config: &Config) -> bool {
    config.sources.iter().any(|source| source.kind == Kind::Metrics)
}

/// That nobody knows a measure, with the nearest name.
pub(crate) fn unknown_measure(code: &'static str, name: &str, known: &Definitions) -> Diagnostic {
    if let Some(kind) = ready::kind_of(name).filter(|_| known.get(name).is_none()) {
        return Diagnostic::error(code, format!("the measure `{name}` needs a source of kind {}", kind.name()))
            .text(name)
            .hint(format!(
                "name the file in [sources.{}], or put {}.csv beside report.toml",
                kind.name(),
                kind.name()
            ));
    }
    Diagnostic::error(code, format!("there is no measure `{name}`")).text(name).did_you_mean(name, known.names())
}

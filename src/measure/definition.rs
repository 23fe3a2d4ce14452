//! `[measures]` and the kinds of the sources → what each measure is: its looks and its formula.

use super::Measure;
use super::ready;
use crate::config::{Aggregate, Condition, Config, Direction, Filter, Kind, MeasureConfig, Scalar, TimeRule, Unit};
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
    by_name: BTreeMap<String, Definition>,
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
        for declared in &config.measures {
            if let Some(Aggregate::Ratio(upper, lower)) = &declared.aggregate {
                for part in [upper, lower] {
                    if all.get(&part.name).is_none() && !has_metrics(config) {
                        diagnostics
                            .push(unknown_measure("config/unknown-name", &part.name, &all).at(part.origin.clone()));
                    }
                }
                if all.is_circular(&declared.name.name, 0) {
                    diagnostics.push(
                        Diagnostic::error("config/circle", "a ratio is made of itself")
                            .at(declared.name.origin.clone())
                            .text(declared.name.name.as_str()),
                    );
                }
            }
        }
        all.settle_ratios();
        all
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

    fn declare(&mut self, config: &Config, index: usize, declared: &MeasureConfig, diagnostics: &mut Diagnostics) {
        let name = &declared.name;
        let Some(aggregate) = &declared.aggregate else {
            self.relabel(config, index, declared, diagnostics);
            return;
        };
        if ready::is_ready_made(&name.name) {
            diagnostics.push(
                Diagnostic::error("config/name-taken", format!("`{}` is a ready-made measure and cannot be redefined", name.name))
                    .at(name.origin.clone())
                    .hint("give the new measure another name; only label, decimals, definition and direction of a ready-made one can be set"),
            );
            return;
        }
        let formula = match aggregate {
            Aggregate::Ratio(upper, lower) => Formula::Ratio { upper: upper.name.clone(), lower: lower.name.clone() },
            _ => match self.declared_aggregate(config, declared, aggregate, diagnostics) {
                Some(formula) => formula,
                None => return,
            },
        };
        self.insert(declared_definition(config, index, declared, formula));
    }

    fn declared_aggregate(
        &self,
        config: &Config,
        declared: &MeasureConfig,
        aggregate: &Aggregate,
        diagnostics: &mut Diagnostics,
    ) -> Option<Formula> {
        let Some(named) = &declared.source else {
            diagnostics.push(
                Diagnostic::error(
                    "config/missing-key",
                    format!("the measure `{}` has no `source`", declared.name.name),
                )
                .at(declared.name.origin.clone()),
            );
            return None;
        };
        let Some(source) = config.sources.iter().position(|source| source.name.name == named.name) else {
            let known = config.sources.iter().map(|source| source.name.name.as_str());
            diagnostics.push(
                Diagnostic::error("config/unknown-name", format!("there is no source `{}`", named.name))
                    .at(named.origin.clone())
                    .text(named.name.as_str())
                    .did_you_mean(&named.name, known),
            );
            return None;
        };
        let kind = config.sources[source].kind;
        if kind != Kind::Volunteers && declared.time.is_some() {
            diagnostics.push(
                Diagnostic::error("config/type", "`time` belongs to measures over volunteers only")
                    .at(declared.name.origin.clone())
                    .text(declared.name.name.as_str()),
            );
        }
        let when = match declared.time {
            None => When::Source,
            Some(TimeRule::Overlaps) => When::Overlaps,
            Some(TimeRule::AtEnd) => When::AtEnd,
            Some(TimeRule::Starts) => When::Starts,
            Some(TimeRule::SwornIn) => When::SwornIn,
            Some(TimeRule::Ends) => When::Ends,
        };
        let mut filter = declared.filter.clone();
        if kind == Kind::Volunteers && !names_service(&filter) {
            filter = filter.and(&volunteers_filter(config));
        }
        Some(Formula::Aggregate { source, filter, when, what: what(aggregate) })
    }

    fn relabel(&mut self, config: &Config, index: usize, declared: &MeasureConfig, diagnostics: &mut Diagnostics) {
        let name = &declared.name.name;
        if let Some(definition) = self.by_name.get_mut(name) {
            let measure = &mut definition.measure;
            measure.config = Some(index);
            measure.decimals = declared.decimals.unwrap_or(measure.decimals);
            measure.direction = declared.direction.unwrap_or(measure.direction);
        } else if !has_metrics(config) {
            let diagnostic = if ready::is_ready_made(name) {
                Diagnostic::error("config/unknown-name", format!("no source gives the measure `{name}`"))
            } else {
                Diagnostic::error("config/missing-key", format!("the measure `{name}` says nothing that is computed"))
                    .hint("give it `source` and one of count, count_distinct, sum, mean, median, min, max, or `ratio`")
            };
            diagnostics.push(diagnostic.at(declared.name.origin.clone()).text(name.as_str()));
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

fn names_service(filter: &Filter) -> bool {
    filter.conditions().iter().any(|(name, _)| name == "service")
}

fn what(aggregate: &Aggregate) -> What {
    match aggregate {
        Aggregate::Count | Aggregate::Ratio(..) => What::Rows,
        Aggregate::CountDistinct(column) => What::Distinct(column.name.clone()),
        Aggregate::Sum(columns) => What::Sum(columns.iter().map(|column| column.name.clone()).collect()),
        Aggregate::SumSpread(values, dimension) => What::Spread(
            values.iter().map(|(value, column)| (value.clone(), column.name.clone())).collect(),
            dimension.name.clone(),
        ),
        Aggregate::Mean(column) => What::Mean(column.name.clone()),
        Aggregate::Median(column) => What::Median(column.name.clone()),
        Aggregate::Min(column) => What::Min(column.name.clone()),
        Aggregate::Max(column) => What::Max(column.name.clone()),
    }
}

fn declared_definition(config: &Config, index: usize, declared: &MeasureConfig, formula: Formula) -> Definition {
    let (source, what) = match &formula {
        Formula::Aggregate { source, what, .. } => (Some(&config.sources[*source]), Some(what)),
        _ => (None, None),
    };
    let kind = source.map(|source| source.kind);
    let unit =
        declared.unit.clone().unwrap_or_else(|| default_unit(source.and_then(|s| s.currency.as_deref()), kind, what));
    let averaged = matches!(what, Some(What::Mean(_) | What::Median(_)));
    let decimals = declared.decimals.unwrap_or_else(|| default_decimals(&unit, averaged));
    let of_persons = matches!(what, Some(What::Distinct(column)) if column == "volunteer_id" || column == "person_id");
    let private_kind = matches!(kind, Some(Kind::Volunteers))
        || (matches!(kind, Some(Kind::Table | Kind::Metrics)) && source.is_some_and(|source| !source.public));
    let protected = declared.protect.unwrap_or(unit == Unit::People && (private_kind || of_persons));
    let volunteers_only = matches!(&formula, Formula::Aggregate { .. })
        && kind == Some(Kind::Volunteers)
        && !names_service(&declared.filter);
    Definition {
        measure: Measure {
            name: declared.name.name.clone(),
            unit,
            decimals,
            source: source.map(|source| source.name.name.clone()),
            kind,
            ready_made: false,
            config: Some(index),
            direction: declared.direction.unwrap_or(Direction::More),
            protected,
            additive: matches!(what, Some(What::Rows | What::Sum(_) | What::Spread(..))),
            ratio: match &formula {
                Formula::Ratio { upper, lower } => Some((upper.clone(), lower.clone())),
                _ => None,
            },
        },
        formula,
        volunteers_only,
        hidden: false,
    }
}

fn default_unit(currency: Option<&str>, kind: Option<Kind>, what: Option<&What>) -> Unit {
    let column = match what {
        Some(What::Distinct(column)) => {
            return match column.as_str() {
                "volunteer_id" | "person_id" => Unit::People,
                "place" => Unit::Places,
                "indicator_id" => Unit::Indicators,
                "grant_id" => Unit::Grants,
                "activity_id" => Unit::Activities,
                _ => Unit::Other(String::new()),
            };
        }
        Some(What::Sum(columns)) => columns.first().map(String::as_str),
        Some(What::Spread(values, _)) => values.first().map(|(_, column)| column.as_str()),
        Some(What::Mean(column) | What::Median(column) | What::Min(column) | What::Max(column)) => {
            Some(column.as_str())
        }
        _ => None,
    };
    match (kind, column) {
        (Some(Kind::Volunteers), None) => Unit::People,
        (Some(Kind::Activities), None) => Unit::Activities,
        (Some(Kind::Grants), None) => Unit::Grants,
        (Some(Kind::Indicators), None) => Unit::Indicators,
        (Some(Kind::Places), None) => Unit::Places,
        (_, Some("hours" | "hours_per_week")) => Unit::Hours,
        (_, Some("age")) => Unit::Years,
        (_, Some("service_months")) => Unit::Months,
        (_, Some("amount" | "community_amount" | "budget")) => Unit::Money(currency.unwrap_or_default().to_owned()),
        (_, Some(column)) if column.starts_with("participants") || column == "population" => Unit::People,
        _ => Unit::Other(String::new()),
    }
}

/// GRAMMAR 2.6: 1 for percent, mean, median and hours; else 0.
fn default_decimals(unit: &Unit, averaged: bool) -> u8 {
    match unit {
        Unit::Percent | Unit::Hours => 1,
        Unit::Money(_) => 0,
        _ => u8::from(averaged),
    }
}

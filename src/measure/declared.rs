//! `[measures.NAME]` → its definition, with unit, decimals and protection where it leaves them open.

use super::Measure;
use super::definition::{Definition, Definitions, Formula, What, When, volunteers_filter};
use super::ready;
use crate::config::{Aggregate, Config, Direction, Filter, Kind, MeasureConfig, TimeRule, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics};

impl Definitions {
    pub(super) fn declare(
        &mut self,
        config: &Config,
        index: usize,
        declared: &MeasureConfig,
        diagnostics: &mut Diagnostics,
    ) {
        let name = &declared.name;
        let Some(aggregate) = &declared.aggregate else {
            self.relabel(index, declared);
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
            _ => match declared_aggregate(config, declared, aggregate, diagnostics) {
                Some(formula) => formula,
                None => return,
            },
        };
        self.insert(declared_definition(config, index, declared, formula));
    }

    fn relabel(&mut self, index: usize, declared: &MeasureConfig) {
        if let Some(definition) = self.by_name.get_mut(&declared.name.name) {
            let measure = &mut definition.measure;
            measure.config = Some(index);
            measure.decimals = declared.decimals.unwrap_or(measure.decimals);
            measure.direction = declared.direction.unwrap_or(measure.direction);
        }
    }
}

fn declared_aggregate(
    config: &Config,
    declared: &MeasureConfig,
    aggregate: &Aggregate,
    diagnostics: &mut Diagnostics,
) -> Option<Formula> {
    let Some(named) = &declared.source else {
        diagnostics.push(
            Diagnostic::error("config/missing-key", format!("the measure `{}` has no `source`", declared.name.name))
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
    if let Aggregate::Min(column) | Aggregate::Max(column) = aggregate
        && kind == Kind::Volunteers
        && config.privacy.minimum > 0
    {
        diagnostics.push(
            Diagnostic::error("privacy/extreme", "the smallest or largest value of volunteers is one person's")
                .at(column.origin.clone())
                .text(column.name.as_str())
                .hint("ask a median or a mean, or set `minimum = 0` in [privacy]"),
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

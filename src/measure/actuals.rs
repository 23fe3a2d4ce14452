//! What indicators reached: the `actual` cell, else a measure restricted to the indicator (GRAMMAR 2.6).

use super::compile::{Compiler, Recipe};
use super::evaluate::Counted;
use super::metrics::unit_of;
use super::value::{Symbol, Value, day_of};
use crate::config::{Filter, Kind, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::exact::Exact;
use crate::period::{Period, YearRule};
use std::collections::{BTreeMap, BTreeSet};

/// The measures that give what was reached, in the years of the indicators.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    source: Option<usize>,
    year: YearRule,
    periods: Vec<Period>,
    /// By measure: its recipe, and whether it is restricted to the indicator.
    recipes: BTreeMap<String, (Recipe, bool)>,
    /// Measure of each row.
    measures: Vec<Option<String>>,
}

impl Parts {
    /// Compiles the measures that the rows of the indicators name, or that follow from their units.
    ///
    /// `place` gives the place of a name among their cells.
    pub(crate) fn compile(
        compiler: &mut Compiler<'_>,
        place: &dyn Fn(&str) -> Option<Origin>,
        found: &mut Diagnostics,
    ) -> Self {
        let config = compiler.config;
        let mut parts = Self { year: config.report.year, ..Self::default() };
        let Some(source) = config.sources.iter().position(|source| source.kind == Kind::Indicators) else {
            return parts;
        };
        let (Some(layout), Some(kept)) = (compiler.layouts[source].clone(), compiler.tables.get(source)) else {
            return parts;
        };
        parts.source = Some(source);
        let text = |row: &[Value], column: &str| match layout.column(column).map(|at| row[at]) {
            Some(Value::Text(symbol)) => Some(symbol),
            _ => None,
        };
        let mut periods = BTreeSet::new();
        let mut unknown: BTreeSet<Symbol> = BTreeSet::new();
        for row in kept.rows() {
            periods.extend(year_of_row(&layout, row, parts.year));
            let named = text(row, "measure");
            let unit = text(row, "unit").map(|unit| unit_of(compiler.symbols.text(unit)));
            let measure = match named {
                Some(name) if compiler.definitions.get(compiler.symbols.text(name)).is_none() => {
                    unknown.insert(name);
                    None
                }
                Some(name) => Some(compiler.symbols.text(name).to_owned()),
                None => unit.as_ref().and_then(measure_of_unit).map(str::to_owned),
            };
            parts.measures.push(measure.filter(|name| compiler.definitions.get(name).is_some()));
        }
        for name in unknown {
            let name = compiler.symbols.text(name);
            found.push(
                Diagnostic::error(
                    "data/unknown-name",
                    format!("there is no measure `{name}`, which an indicator names"),
                )
                .at(place(name).unwrap_or_else(|| config.sources[source].origin.clone()))
                .text(name)
                .did_you_mean(name, compiler.definitions.names()),
            );
        }
        parts.periods = periods.into_iter().collect();
        let names: BTreeSet<String> = parts.measures.iter().flatten().cloned().collect();
        for name in names {
            let by = ["indicator".to_owned()];
            let restricted = compiler.recipe(&name, &Filter::default(), &by, &parts.periods);
            let whole = |compiler: &mut Compiler<'_>| compiler.recipe(&name, &Filter::default(), &[], &parts.periods);
            let recipe = match restricted {
                Ok(Recipe::Metric) | Err(_) => whole(compiler).map(|recipe| (recipe, false)).ok(),
                Ok(recipe) => Some((recipe, true)),
            };
            if let Some(recipe) = recipe {
                parts.recipes.insert(name, recipe);
            }
        }
        parts
    }

    /// What each row of the indicators reached in its year.
    pub(crate) fn actuals(&self, counted: &Counted<'_>) -> Vec<Option<Exact>> {
        let Some(source) = self.source else { return Vec::new() };
        let (Some(layout), Some(kept)) = (counted.layouts[source].as_ref(), counted.tables.get(source)) else {
            return Vec::new();
        };
        let cubes: BTreeMap<&str, _> = self
            .recipes
            .iter()
            .map(|(name, (recipe, restricted))| {
                (name.as_str(), (counted.cube(recipe, &self.periods, usize::from(*restricted)), *restricted))
            })
            .collect();
        let actual = layout.column("actual");
        kept.rows()
            .zip(&self.measures)
            .map(|(row, measure)| {
                if let Some(Value::Number(number)) = actual.map(|at| row[at]) {
                    return Some(number.exact());
                }
                let (cube, restricted) = cubes.get(measure.as_deref()?)?;
                let period = year_of_row(layout, row, self.year)?;
                let key = match layout.key.map(|at| row[at]) {
                    Some(Value::Text(key)) if *restricted => vec![counted.symbols.text(key).to_owned()],
                    _ => Vec::new(),
                };
                cube.cells.get(&(period.clone(), key)).or_else(|| cube.empty.get(&period))?.value
            })
            .collect()
    }
}

fn year_of_row(layout: &super::layout::Layout, row: &[Value], rule: YearRule) -> Option<Period> {
    match row[layout.column("year")?] {
        Value::Span(first, ..) => rule.year_of(day_of(first)?),
        _ => None,
    }
}

fn measure_of_unit(unit: &Unit) -> Option<&'static str> {
    match unit {
        Unit::People => Some("participants"),
        Unit::Activities => Some("activities"),
        Unit::Hours => Some("hours"),
        Unit::Grants => Some("grants"),
        Unit::Money(_) => Some("grant_amount"),
        _ => None,
    }
}

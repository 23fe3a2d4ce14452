//! Rows of metrics sources: figures computed elsewhere, by measure, period and dimensions.

use super::definition::{Definition, Definitions, Formula};
use super::facts::{Cube, Fact, Measure};
use super::filter::wanted_texts;
use super::layout::Layout;
use super::ready;
use super::table::Kept;
use super::value::{Decimal, Symbols, Value};
use crate::config::{Config, Direction, Kind, Question, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::exact::Exact;
use crate::period::Period;
use std::collections::{BTreeMap, BTreeSet};

/// All rows of all metrics sources.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    rows: BTreeMap<String, Vec<MetricRow>>,
}

#[derive(Debug)]
struct MetricRow {
    first: i32,
    last: i32,
    /// Dimension and key, of those that are not empty.
    cell: BTreeMap<String, String>,
    value: Decimal,
    unit: Option<String>,
    source: usize,
    origin: Origin,
}

impl Metrics {
    /// Takes the rows of a metrics source; `origins` are the places of their values.
    pub(crate) fn take(
        &mut self,
        layout: &Layout,
        kept: &Kept,
        origins: &[Origin],
        symbols: &mut Symbols,
        diagnostics: &mut Diagnostics,
    ) {
        let find = |name: &str| layout.column(name);
        let (Some(period), Some(metric), Some(value)) = (find("period"), find("metric"), find("value")) else { return };
        let plain = ["period", "metric", "value", "unit", "note"];
        for (row, origin) in kept.rows().zip(origins) {
            let (Value::Span(first, last, _), Value::Text(name), Value::Number(number)) =
                (row[period], row[metric], row[value])
            else {
                continue;
            };
            let cell: BTreeMap<String, String> = layout
                .columns
                .iter()
                .zip(row)
                .filter(|(column, value)| !plain.contains(&column.name.as_str()) && **value != Value::Empty)
                .map(|(column, value)| {
                    let name = column.name.strip_suffix("_id").unwrap_or(&column.name);
                    (name.to_owned(), super::filter::key_text(*value, symbols))
                })
                .collect();
            let unit = find("unit").and_then(|unit| match row[unit] {
                Value::Text(unit) => Some(symbols.text(unit).to_owned()),
                _ => None,
            });
            let name = symbols.text(name).to_owned();
            let rows = self.rows.entry(name.clone()).or_default();
            if let (Some(unit), Some(first)) = (&unit, rows.iter().find_map(|row| row.unit.as_ref()))
                && unit != first
            {
                let message = format!("the metric `{name}` is in {first} and in {unit}");
                diagnostics.push(
                    Diagnostic::error("data/mixed-units", message)
                        .at(origin.clone())
                        .text(unit)
                        .hint("write all its rows in one unit"),
                );
            }
            if let Some(other) =
                rows.iter().find(|other| (other.first, other.last) == (first, last) && other.cell == cell)
            {
                diagnostics.push(
                    Diagnostic::error("data/duplicate-id", format!("the metric `{name}` stands twice for this period"))
                        .at(origin.clone())
                        .hint(format!("the first one is on line {}", other.origin.line)),
                );
            }
            rows.push(MetricRow {
                first,
                last,
                cell,
                value: number,
                unit,
                source: layout.source,
                origin: origin.clone(),
            });
        }
    }

    /// Adds the measures that only metrics give, and ready-made ones whose own source is not there.
    pub(crate) fn define(&self, config: &Config, definitions: &mut Definitions) {
        for (name, rows) in &self.rows {
            let Some(first) = rows.first() else { continue };
            if definitions.get(name).is_some() {
                continue;
            }
            let source = &config.sources[first.source];
            let looks = config.measures.iter().position(|measure| measure.name.name == *name);
            let mut definition = ready::metric_only(name, config, &source.name.name).unwrap_or_else(|| {
                let unit = rows.iter().find_map(|row| row.unit.as_deref()).map_or(Unit::Other(String::new()), unit_of);
                new_measure(name, unit, &source.name.name)
            });
            let measure = &mut definition.measure;
            measure.protected = measure.unit == Unit::People && !source.public;
            if let Some(index) = looks {
                let declared = &config.measures[index];
                measure.config = Some(index);
                measure.unit = declared.unit.clone().unwrap_or(measure.unit.clone());
                measure.decimals = declared.decimals.unwrap_or(measure.decimals);
                measure.direction = declared.direction.unwrap_or(measure.direction);
                measure.protected = declared.protect.unwrap_or(measure.protected);
            }
            definitions.insert(definition);
        }
    }

    /// Whether a measure has rows here.
    pub(crate) fn has(&self, measure: &str) -> bool {
        self.rows.contains_key(measure)
    }

    /// The place of the figure that answers a question in a period at these keys.
    pub(crate) fn origin(&self, question: &Question, period: &Period, keys: &[String]) -> Option<&Origin> {
        let days = (super::value::day_number(period.from), super::value::day_number(period.to));
        let rows = self.rows.get(&question.measure)?.iter().filter(|row| (row.first, row.last) == days);
        rows.filter(|row| row.keys(question).is_some_and(|own| own == keys)).map(|row| &row.origin).next()
    }

    /// Dimensions that rows of a measure have.
    fn has_dimensions(&self, measure: &str, by: &[String]) -> bool {
        self.rows.get(measure).is_some_and(|rows| {
            by.iter().all(|name| rows.iter().any(|row| row.cell.contains_key(dimension_name(name))))
        })
    }

    /// Puts the figures of a measure into a cube: in periods that its own source does not cover. A period that both
    /// give is an error unless they agree as the figure is written.
    pub(crate) fn fill(
        &self,
        question: &Question,
        cube: &mut Cube,
        covered: &dyn Fn(&Period) -> bool,
        protected: bool,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(rows) = self.rows.get(&question.measure) else { return };
        let periods: BTreeSet<&Period> = question.periods.iter().collect();
        for period in periods {
            let days = (super::value::day_number(period.from), super::value::day_number(period.to));
            let mut replaced = false;
            for row in rows.iter().filter(|row| (row.first, row.last) == days) {
                let Some(keys) = row.keys(question) else { continue };
                let value = row.value.exact();
                let own = cube.cells.get(&(period.clone(), keys.clone())).or_else(|| cube.empty.get(period));
                if covered(period) {
                    let own = own.and_then(|fact| fact.value);
                    if own.and_then(|own| own.round(row.value.scale)) != value.round(row.value.scale) {
                        diagnostics.push(row.conflict(question, own.map(Exact::to_json)));
                    }
                    continue;
                }
                if !replaced {
                    cube.cells.retain(|(other, _), _| other != period);
                    cube.empty.insert(period.clone(), Fact::default());
                    replaced = true;
                }
                let persons = protected.then_some(value);
                let fact = Fact { value: Some(value), persons, ..Fact::default() };
                cube.cells.insert((period.clone(), keys), fact);
            }
        }
    }

    /// Why a question to a measure that only metrics give cannot be answered.
    pub(crate) fn refuse(&self, question: &Question) -> Option<Diagnostic> {
        if self.has_dimensions(&question.measure, &question.by) {
            return None;
        }
        let known = self.rows.get(&question.measure)?.iter().flat_map(|row| row.cell.keys().map(String::as_str));
        let lacking =
            question.by.iter().find(|name| !self.has_dimensions(&question.measure, std::slice::from_ref(*name)))?;
        let message = format!("the metric `{}` has no dimension `{lacking}`", question.measure);
        Some(Diagnostic::error("config/unknown-name", message).text(lacking.as_str()).did_you_mean(lacking, known))
    }
}

impl MetricRow {
    /// The keys of the row in the order of the question, when the row answers it.
    fn keys(&self, question: &Question) -> Option<Vec<String>> {
        let conditions = question.filter.conditions();
        let fits = conditions.iter().all(|(name, condition)| {
            let wanted = wanted_texts(condition);
            self.cell.get(dimension_name(name)).is_some_and(|key| wanted.is_some_and(|texts| texts == [key.clone()]))
        });
        let known = |name: &String| {
            question.by.iter().any(|by| dimension_name(by) == name)
                || conditions.iter().any(|(condition, _)| dimension_name(condition) == name)
        };
        if !fits || !self.cell.keys().all(known) {
            return None;
        }
        question.by.iter().map(|name| self.cell.get(dimension_name(name)).cloned()).collect()
    }

    fn conflict(&self, question: &Question, own: Option<String>) -> Diagnostic {
        let own = own.unwrap_or_else(|| "nothing".to_owned());
        Diagnostic::error("data/conflict", format!("the rows of this report give {own} for `{}`", question.measure))
            .at(self.origin.clone())
            .text(self.value.exact().to_json())
            .hint("a figure computed elsewhere stands only for periods that the source itself does not cover")
    }
}

/// `program_id` and `program` are one dimension.
fn dimension_name(name: &str) -> &str {
    name.strip_suffix("_id").unwrap_or(name)
}

fn new_measure(name: &str, unit: Unit, source: &str) -> Definition {
    let decimals = u8::from(matches!(unit, Unit::Percent | Unit::Hours));
    Definition {
        measure: Measure {
            name: name.to_owned(),
            unit,
            decimals,
            source: Some(source.to_owned()),
            kind: Some(Kind::Metrics),
            ready_made: false,
            config: None,
            direction: Direction::More,
            protected: false,
            additive: false,
            ratio: None,
        },
        formula: Formula::Metric,
        volunteers_only: false,
        hidden: false,
    }
}

/// The unit that a cell names.
pub(crate) fn unit_of(text: &str) -> Unit {
    match text {
        "people" => Unit::People,
        "activities" => Unit::Activities,
        "hours" => Unit::Hours,
        "months" => Unit::Months,
        "years" => Unit::Years,
        "grants" => Unit::Grants,
        "places" => Unit::Places,
        "percent" => Unit::Percent,
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) => Unit::Money(code.to_owned()),
        other => Unit::Other(other.to_owned()),
    }
}

//! One question → every row that made its answer and every row that did not, with the reason and the line.
//!
//! A second pass over the files, made only when somebody asks: it judges rows by the filters, rules of time and
//! dimensions that the counting pass used.

mod words;

use super::compile::{Finish, Place, Recipe};
use super::count::{self, Read};
use super::definition::{Definition, Definitions, Formula, unknown_measure};
use super::plan::Planned;
use super::reading::Reading;
use super::value::Symbol;
use super::{Plan, Tally};
use crate::config::{Config, Filter, Question};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Fault, Origin};
use crate::period::Period;
use crate::project::Project;
use std::collections::BTreeMap;

/// What is to be explained: a measure, at one value of each dimension, in the report's period and the compared one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inquiry {
    /// Name of the measure.
    pub measure: String,
    /// Dimension and key, none of them time.
    pub cell: Vec<(String, String)>,
    /// The period, and that with which it is compared.
    pub periods: Vec<Period>,
}

/// How an answer came about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Explanation {
    /// The formula in words.
    pub formula: String,
    /// What was counted: the measure itself, or the parts that it is computed from.
    pub parts: Vec<Part>,
    /// Periods whose value is a figure computed elsewhere, with its place.
    pub given: Vec<(Period, Origin)>,
}

/// Something counted over the rows of one source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Its formula in words.
    pub formula: String,
    /// Name of the source.
    pub source: String,
    /// What became of the rows, by period in the order of the inquiry.
    pub periods: Vec<Rows>,
}

/// What became of the rows of a source in one period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rows {
    /// The period.
    pub period: Period,
    /// Rows that were counted.
    pub used: Vec<Line>,
    /// Rows among them whose cells add nothing: why, and which.
    pub blank: BTreeMap<String, Vec<Line>>,
    /// Rows left out: why, and which.
    pub left_out: BTreeMap<String, Vec<Line>>,
}

/// Where a row starts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Line {
    /// Its file.
    pub file: String,
    /// Physical line, from 1.
    pub line: u32,
}

/// Reads, checks and counts all that the report asks and the inquiry, and finds what became of each row.
///
/// # Errors
/// [`Failed`] when there is an error in the data, or, as wrong usage, when nobody knows the measure or dimension.
pub fn explain(
    project: &Project,
    config: &Config,
    mut plan: Plan,
    inquiry: &Inquiry,
    diagnostics: &mut Diagnostics,
) -> Result<(Plan, Tally, Explanation), Failed> {
    let question = inquiry.question();
    if !super::definition::has_metrics(config) && plan.definitions.get(&inquiry.measure).is_none() {
        return Err(diagnostics.fail(usage(unknown(&inquiry.measure, &plan.definitions))));
    }
    plan.ask(&question);
    let mut found = Diagnostics::default();
    let explained = read(project, config, &plan, inquiry, &mut found);
    diagnostics.extend(found);
    explained.map(|(tally, explanation)| (plan, tally, explanation))
}

fn read(
    project: &Project,
    config: &Config,
    plan: &Plan,
    inquiry: &Inquiry,
    found: &mut Diagnostics,
) -> Result<(Tally, Explanation), Failed> {
    let mut read = count::read(project, config, plan, found)?;
    let question = inquiry.question();
    let is_asked = |planned: &Planned| {
        let asked = &planned.question;
        (&asked.measure, &asked.filter, &asked.by) == (&question.measure, &question.filter, &question.by)
    };
    let compiled = read.compiled.questions.iter().find(|(planned, _)| is_asked(planned));
    let Some(recipe) = compiled.map(|(_, recipe)| recipe.clone()) else {
        let reason = read.compiled.unanswered.iter().find(|(planned, _)| is_asked(planned));
        let reason = reason.map(|(_, diagnostic)| diagnostic.clone());
        return Err(found.fail(usage(reason.unwrap_or_else(|| unknown(&inquiry.measure, &read.definitions)))));
    };
    let explanation = read.explanation(inquiry, &question, &recipe);
    read.finish(found).map(|tally| (tally, explanation))
}

fn unknown(measure: &str, known: &Definitions) -> Diagnostic {
    unknown_measure("config/unknown-name", measure, known)
}

fn usage(diagnostic: Diagnostic) -> Diagnostic {
    let hint = diagnostic.hint.clone();
    let hint = hint.or_else(|| Some("the facts file of the report lists its measures and dimensions".to_owned()));
    Diagnostic { fault: Fault::Usage, hint, ..diagnostic }
}

impl Inquiry {
    fn question(&self) -> Question {
        Question {
            measure: self.measure.clone(),
            by: self.cell.iter().map(|(dimension, _)| dimension.clone()).collect(),
            filter: Filter::default(),
            periods: self.periods.clone(),
        }
    }
}

impl Plan {
    /// Asks one question more.
    fn ask(&mut self, question: &Question) {
        let same = |known: &&mut Planned| {
            let known = &known.question;
            (&known.measure, &known.filter, &known.by) == (&question.measure, &question.filter, &question.by)
        };
        match self.questions_with_voices.iter_mut().find(same) {
            Some(known) => {
                let new = question.periods.iter().filter(|period| !known.question.periods.contains(period));
                let new: Vec<Period> = new.cloned().collect();
                known.question.periods.extend(new);
            }
            None => self.questions_with_voices.push(Planned { question: question.clone(), voice: None }),
        }
    }
}

/// One aggregate that is told of, with the measure that it belongs to and the keys wanted of its dimensions.
struct Counted<'d> {
    definition: &'d Definition,
    place: Place,
    finish: Option<Finish>,
    keys: Vec<Symbol>,
}

impl Read<'_> {
    fn explanation(&mut self, inquiry: &Inquiry, question: &Question, recipe: &Recipe) -> Explanation {
        let Some(definition) = self.definitions.part(&inquiry.measure) else { return Explanation::default() };
        let keys: Vec<String> = inquiry.cell.iter().map(|(_, key)| key.clone()).collect();
        let mut counted = Vec::new();
        collect(&self.definitions, definition, recipe, &keys, &mut self.reading, &mut counted);
        let given = question.periods.iter().filter_map(|period| {
            let origin = self.reading.metrics.origin(question, period, &keys)?;
            Some((period.clone(), origin.clone()))
        });
        Explanation {
            formula: words::formula(definition, self.reading.config, &self.reading.layouts),
            given: given.collect(),
            parts: counted.iter().map(|counted| self.reading.part(counted, &inquiry.periods)).collect(),
        }
    }
}

/// Everything counted that an answer is made of.
fn collect<'d>(
    definitions: &'d Definitions,
    definition: &'d Definition,
    recipe: &Recipe,
    keys: &[String],
    reading: &mut Reading<'_>,
    counted: &mut Vec<Counted<'d>>,
) {
    let mut symbols = |keys: &[String]| keys.iter().map(|key| reading.symbols.intern(key)).collect();
    match recipe {
        Recipe::Group { place, finish, .. } => {
            counted.push(Counted { definition, place: *place, finish: Some(*finish), keys: symbols(keys) });
        }
        Recipe::Indicator { place, .. } => {
            counted.push(Counted { definition, place: *place, finish: None, keys: symbols(keys) });
        }
        Recipe::Spread { parts, at } => {
            let mut others = keys.to_vec();
            let key = others.remove(*at);
            for (_, recipe) in parts.iter().filter(|(value, _)| *value == key) {
                collect(definitions, definition, recipe, &others, reading, counted);
            }
        }
        Recipe::Ratio { upper, lower, .. } => {
            let Formula::Ratio { upper: above, lower: below } = &definition.formula else { return };
            for (name, recipe) in [(above, upper), (below, lower)] {
                if let Some(part) = definitions.part(name) {
                    collect(definitions, part, recipe, keys, reading, counted);
                }
            }
        }
        Recipe::Metric => {}
    }
}

impl Reading<'_> {
    /// Reads the rows of a source once more and judges each for every period.
    fn part(&mut self, counted: &Counted<'_>, periods: &[Period]) -> Part {
        let Place { source, group, aggregate } = counted.place;
        let counter = std::mem::take(&mut self.counters[source]);
        let group = &counter.groups[group];
        let told = words::Told::new(counted.definition, &counter, group, self.config, &self.layouts, source);
        let slots: Vec<Option<u32>> = periods
            .iter()
            .map(|period| (0_u32..).zip(&group.periods).find(|(_, own)| *own == period).map(|(at, _)| at))
            .collect();
        let mut rows: Vec<Rows> = periods.iter().cloned().map(Rows::new).collect();
        let mut of_row = Vec::new();
        // rows whose cell is empty are no part of a mean or median; a sum counts them
        let skips_blank = matches!(counted.finish, Some(Finish::Mean | Finish::Median));
        self.again(source, |row, record, tables, symbols| {
            let line = || Line { file: record.file().to_owned(), line: record.line() };
            let Some(row) = row else {
                for rows in &mut rows {
                    rows.leave_out(words::Told::is_total(), line());
                }
                return;
            };
            if let Some(at) = counter.kept.failing(row, tables, i32::MAX, symbols) {
                for rows in &mut rows {
                    rows.leave_out(told.left_by_source(at), line());
                }
                return;
            }
            let Some(in_time) = &group.slots else { return };
            in_time.of(row, &mut of_row);
            for (rows, slot) in rows.iter_mut().zip(&slots) {
                let Some(slot) = slot.filter(|slot| of_row.contains(slot)) else {
                    rows.leave_out(told.outside_period(), line());
                    continue;
                };
                let last = in_time.spans[slot as usize].1;
                if let Some(at) = counter.filters[group.filter].failing(row, tables, last, symbols) {
                    rows.leave_out(told.left_by_condition(at), line());
                    continue;
                }
                let mut keys = group.dimensions.iter().zip(&counted.keys);
                let other = keys.find(|(at, key)| counter.dimensions[**at].key(row, tables, last, symbols) != **key);
                if let Some((dimension, _)) = other {
                    rows.leave_out(format!("another `{}`", counter.dimensions[*dimension].name), line());
                    continue;
                }
                let blank = group.aggregates[aggregate].0.is_blank(row, tables, last);
                if blank && skips_blank {
                    rows.leave_out(told.blank(), line());
                    continue;
                }
                if blank {
                    rows.blank.entry(told.blank()).or_default().push(line());
                }
                rows.used.push(line());
            }
        });
        self.counters[source] = counter;
        Part {
            name: counted.definition.measure.name.trim_start_matches('_').to_owned(),
            formula: words::formula(counted.definition, self.config, &self.layouts),
            source: self.config.sources[source].name.name.clone(),
            periods: rows,
        }
    }
}

impl Rows {
    fn new(period: Period) -> Self {
        Self { period, used: Vec::new(), blank: BTreeMap::new(), left_out: BTreeMap::new() }
    }

    fn leave_out(&mut self, reason: String, line: Line) {
        self.left_out.entry(reason).or_default().push(line);
    }
}

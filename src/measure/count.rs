//! The measuring pass: every file is read once, every row checked; activities are streamed, all else is kept.

use super::compile::{Compiler, Recipe, Refused};
use super::definition::{Definitions, has_metrics};
use super::evaluate::Counted;
use super::facts::Cube;
use super::layout::{RowTime, reference_name};
use super::plan::{Planned, Voice};
use super::reading::{Reading, place_of};
use super::supplied::Supply;
use super::{Plan, Tally, actuals, filter, records};
use crate::config::{Config, Filter, Include, Kind, TableShape};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::project::Project;
use std::collections::BTreeSet;

/// Reads, checks and counts.
///
/// # Errors
/// [`Failed`] when there is an error; all of them are in `diagnostics`.
pub(crate) fn count(
    project: &Project,
    config: &Config,
    plan: &Plan,
    diagnostics: &mut Diagnostics,
) -> Result<Tally, Failed> {
    let mut found = Diagnostics::default();
    let result = counted(project, config, plan, &mut found);
    let failed = found.has_errors();
    diagnostics.extend(found);
    if failed { Err(Failed) } else { result }
}

fn counted(project: &Project, config: &Config, plan: &Plan, found: &mut Diagnostics) -> Result<Tally, Failed> {
    read(project, config, plan, found)?.finish(found)
}

/// Every row, read and counted, before the answers are made.
pub(super) struct Read<'c> {
    pub(super) reading: Reading<'c>,
    pub(super) definitions: Definitions,
    pub(super) compiled: Compiled,
}

/// Reads, checks and counts all rows.
///
/// # Errors
/// [`Failed`] when there is an error in `found`.
pub(super) fn read<'c>(
    project: &Project,
    config: &'c Config,
    plan: &Plan,
    found: &mut Diagnostics,
) -> Result<Read<'c>, Failed> {
    let mut reading = Reading::open(project, config, found);
    for index in reading.order() {
        if config.sources[index].kind != Kind::Activities {
            reading.keep(index, found);
        }
    }
    let mut definitions = plan.definitions.clone();
    if has_metrics(config) {
        reading.metrics.define(config, &mut definitions);
        definitions.check_parts(config, found);
    }
    reading.settle_currency(&mut definitions, found);
    let compiled = reading.compile(&mut definitions, plan, found);
    reading.count_kept();
    for index in 0..config.sources.len() {
        if config.sources[index].kind == Kind::Activities {
            reading.stream(index, found);
        }
    }
    for (counter, source) in reading.counters.iter().zip(&config.sources) {
        if counter.overflowed() {
            let message = format!("a sum over `{}` is larger than can be counted exactly", source.name.name);
            let problem = Diagnostic::error("data/overflow", message).at(source.origin.clone());
            found.push(problem.hint("look for a number with too many digits"));
        }
    }
    found.checked()?;
    Ok(Read { reading, definitions, compiled })
}

/// Recipes of all questions, and of what indicators reached.
#[derive(Default)]
pub(super) struct Compiled {
    pub(super) questions: Vec<(Planned, Recipe)>,
    /// Why questions that nobody in the report asks cannot be answered.
    pub(super) unanswered: Vec<(Planned, Diagnostic)>,
    parts: actuals::Parts,
}

impl Read<'_> {
    /// The answers.
    ///
    /// # Errors
    /// [`Failed`] when figures computed elsewhere contradict those of the rows.
    pub(super) fn finish(self, found: &mut Diagnostics) -> Result<Tally, Failed> {
        self.reading.finish(self.definitions, self.compiled, found)
    }
}

impl Reading<'_> {
    fn compile(&mut self, definitions: &mut Definitions, plan: &Plan, found: &mut Diagnostics) -> Compiled {
        let mut compiled = Compiled::default();
        if self.layouts.iter().any(Option::is_none) {
            return compiled;
        }
        let (config, mut counters) = (self.config, std::mem::take(&mut self.counters));
        let mut layouts = std::mem::take(&mut self.layouts);
        let mut refused: Vec<(Planned, Refused)> = Vec::new();
        let indicators = config.sources.iter().position(|source| source.kind == Kind::Indicators);
        let opened = indicators.and_then(|index| self.opened[index].as_ref());
        {
            let mut compiler = Compiler {
                config,
                definitions,
                layouts: &mut layouts,
                tables: &self.tables,
                symbols: &mut self.symbols,
                counters: &mut counters,
            };
            compiler.rows_that_count(found);
            for planned in &plan.questions_with_voices {
                let question = &planned.question;
                let recipe = compiler.recipe(&question.measure, &question.filter, &question.by, &question.periods);
                match recipe.map(|recipe| (self.metrics.refuse(question), recipe)) {
                    Ok((Some(diagnostic), Recipe::Metric)) => refused.push((planned.clone(), diagnostic.into())),
                    Ok((_, recipe)) => compiled.questions.push((planned.clone(), recipe)),
                    Err(why) => refused.push((planned.clone(), why)),
                }
            }
            compiled.parts = actuals::Parts::compile(&mut compiler, &|name| place_of(opened, "measure", name), found);
            compiler.noted(found);
            compiler.fields(found);
            self.collectors = records::collectors(&mut compiler, found);
        }
        for (planned, why) in refused {
            if planned.voice.is_none() && why.declared.is_none() {
                if planned.question.by.is_empty() && planned.question.filter.is_empty() {
                    definitions.remove(&planned.question.measure);
                }
                compiled.unanswered.push((planned, why.diagnostic));
                continue;
            }
            found.push(told(why, planned.voice.as_ref()));
        }
        for (counter, layout) in counters.iter_mut().zip(&layouts) {
            counter.settle(layout.as_ref().map_or(RowTime::Always, |layout| layout.time));
        }
        self.counters = counters;
        self.layouts = layouts;
        compiled
    }

    fn count_kept(&mut self) {
        let (tables, symbols) = (&self.tables, &mut self.symbols);
        for (index, counter) in self.counters.iter_mut().enumerate() {
            let Some(kept) = tables.get(index) else { continue };
            for (row, at) in kept.rows().zip(0_u32..) {
                counter.add(row, at, tables, symbols);
                for collector in self.collectors.iter_mut().filter(|collector| collector.source == index) {
                    collector.add(row, tables, symbols);
                }
            }
        }
    }

    fn finish(self, definitions: Definitions, compiled: Compiled, found: &mut Diagnostics) -> Result<Tally, Failed> {
        super::spans::judge(self.config, &self.collectors, &self.symbols, found);
        let covers = self.covers();
        let mut counted = Counted {
            counters: &self.counters,
            layouts: &self.layouts,
            tables: &self.tables,
            symbols: &self.symbols,
            covers: &covers,
            actuals: &[],
        };
        let actuals = compiled.parts.actuals(&counted);
        counted.actuals = &actuals;
        let supply = Supply { counted: &counted, metrics: &self.metrics, definitions: &definitions, covers: &covers };
        let mut cubes: Vec<(Planned, Cube)> = Vec::new();
        for (planned, recipe) in compiled.questions {
            let cube = supply.cube(&planned.question, &recipe, found);
            cubes.push((planned, cube));
        }
        found.checked()?;
        Ok(Tally {
            cubes: cubes.into_iter().map(|(planned, cube)| (planned.question, cube)).collect(),
            definitions,
            layouts: self.layouts,
            tables: self.tables,
            symbols: self.symbols,
            counters: self.counters,
            inputs: self.inputs.into_iter().flatten().collect(),
            collectors: self.collectors,
        })
    }
}

/// A refusal with its code and place: the declaration's, else the asker's.
fn told(why: Refused, voice: Option<&Voice>) -> Diagnostic {
    let mut diagnostic = why.diagnostic;
    if let Some(declared) = why.declared {
        return diagnostic.at(declared);
    }
    match voice {
        None => diagnostic,
        Some(voice) => {
            diagnostic.code = match diagnostic.code {
                "config/unknown-name" => voice.unknown_name(),
                "config/unknown-value" if voice.prose => "prose/unknown-value",
                "config/type" if voice.prose => "prose/type",
                code => code,
            };
            diagnostic.at(voice.origin.clone())
        }
    }
}

impl Compiler<'_> {
    /// The `where` of each source.
    fn rows_that_count(&mut self, found: &mut Diagnostics) {
        for (index, source) in self.config.sources.iter().enumerate() {
            let mut scene = filter::Scene {
                config: self.config,
                layouts: self.layouts,
                tables: self.tables,
                symbols: self.symbols,
            };
            match filter::compile(&source.filter, index, &mut scene) {
                Ok(kept) => self.counters[index].kept = kept,
                Err(diagnostic) => found.push(diagnostic.at(source.origin.clone())),
            }
        }
        let none = Filter::default();
        for counter in self.counters.iter_mut() {
            counter.filters.push(filter::RowFilter::default());
            counter.filter_index.insert(none.clone(), 0);
        }
    }

    /// Columns of what the rows of a table refer to.
    fn fields(&mut self, found: &mut Diagnostics) {
        for (table, named) in self.config.tables.iter().flat_map(super::answer::fields_of) {
            let TableShape::Aggregated { rows, .. } = &table.shape else { continue };
            let declared = self.config.dimensions.iter().find(|dimension| dimension.name.name == rows.name);
            let of = declared.map_or(rows.name.as_str(), |dimension| dimension.of.name.as_str());
            let (owner, column) = named.name.split_once('.').unwrap_or(("", &named.name));
            let source = self.config.sources.iter().position(|source| reference_name(source) == Some(owner));
            let layout = source.and_then(|source| self.layouts[source].as_ref());
            let columns = layout.iter().flat_map(|layout| &layout.columns).map(|column| column.name.as_str());
            if of.strip_suffix("_id").unwrap_or(of) == owner && columns.clone().any(|known| known == column) {
                continue;
            }
            let known: Vec<String> = columns.map(|known| format!("{owner}.{known}")).collect();
            let message = format!("the rows of this table, by `{}`, have no field `{}`", rows.name, named.name);
            found.push(
                Diagnostic::error("config/unknown-name", message)
                    .at(named.origin.clone())
                    .text(named.name.as_str())
                    .did_you_mean(&named.name, known.iter().map(String::as_str)),
            );
        }
    }

    /// Dimensions of which a table wants every value that a source names.
    fn noted(&mut self, found: &mut Diagnostics) {
        for table in &self.config.tables {
            let TableShape::Aggregated { rows, include: Include::Sources(sources), .. } = &table.shape else {
                continue;
            };
            for named in sources {
                let Some(index) = self.config.sources.iter().position(|source| source.name.name == named.name) else {
                    let known = self.config.sources.iter().map(|source| source.name.name.as_str());
                    found.push(
                        Diagnostic::error("config/unknown-name", format!("there is no source `{}`", named.name))
                            .at(named.origin.clone())
                            .text(named.name.as_str())
                            .did_you_mean(&named.name, known),
                    );
                    continue;
                };
                match self.dimension(&rows.name, index) {
                    Ok(dimension) => {
                        self.counters[index].noted.insert(dimension, BTreeSet::new());
                    }
                    Err(why) => found.push(why.diagnostic.at(named.origin.clone())),
                }
            }
        }
    }
}

//! The measuring pass: every file is read once, every row checked; activities are streamed, all else is kept.

use super::check::{Reader, kinds::known_columns};
use super::compile::{Compiler, Recipe, Refused};
use super::definition::{Definitions, Formula};
use super::evaluate::{Counted, Cover};
use super::facts::{Cube, Input};
use super::groups::Counter;
use super::layout::{Layout, RowTime};
use super::metrics::Metrics;
use super::plan::{Planned, Voice};
use super::records::Collector;
use super::table::{Kept, Tables};
use super::value::{Symbols, Value, day_of};
use super::{Plan, Tally, actuals, filter, records};
use crate::config::{Config, Filter, Include, Kind, TableShape, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::ingest::{self, Source};
use crate::project::Project;
use std::collections::BTreeSet;

/// Everything about the sources while they are read.
struct Reading<'c> {
    config: &'c Config,
    opened: Vec<Option<Source>>,
    layouts: Vec<Option<Layout>>,
    tables: Tables,
    symbols: Symbols,
    metrics: Metrics,
    extents: Vec<Extent>,
    inputs: Vec<Vec<Input>>,
    counters: Vec<Counter>,
    collectors: Vec<Collector>,
}

/// First and last day of a source.
#[derive(Clone, Copy, Default, Debug)]
struct Extent {
    first: Option<i32>,
    last: Option<i32>,
}

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
    let mut reading = Reading::open(project, config, found);
    for index in reading.order() {
        if config.sources[index].kind != Kind::Activities {
            reading.keep(index, found);
        }
    }
    let mut definitions = plan.definitions.clone();
    reading.metrics.define(config, &mut definitions);
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
            found.push(Diagnostic::error("data/overflow", message).at(source.origin.clone()));
        }
    }
    found.checked()?;
    reading.finish(definitions, compiled, found)
}

/// Recipes of all questions, and of what indicators reached.
struct Compiled {
    questions: Vec<(Planned, Recipe)>,
    parts: actuals::Parts,
}

impl<'c> Reading<'c> {
    fn open(project: &Project, config: &'c Config, found: &mut Diagnostics) -> Self {
        let mut opened = Vec::new();
        let mut layouts = Vec::new();
        for (index, source) in config.sources.iter().enumerate() {
            let file = ingest::open(project, source, &known_columns(source.kind), found).ok();
            layouts.push(file.as_ref().map(|file| Layout::new(index, config, file, found)));
            opened.push(file);
        }
        let count = config.sources.len();
        Self {
            config,
            opened,
            layouts,
            tables: Tables { by_source: (0..count).map(|_| None).collect() },
            symbols: Symbols::default(),
            metrics: Metrics::default(),
            extents: vec![Extent::default(); count],
            inputs: vec![Vec::new(); count],
            counters: (0..count).map(|_| Counter::default()).collect(),
            collectors: Vec::new(),
        }
    }

    /// Sources that others refer to come first.
    fn order(&self) -> Vec<usize> {
        let rank = |index: usize| match self.config.sources[index].kind {
            Kind::Programs => 0,
            Kind::Places => 1,
            Kind::Indicators => 2,
            Kind::Metrics => 3,
            Kind::Volunteers => 4,
            Kind::Table if self.is_referred_to(index) => 5,
            Kind::Table => 6,
            Kind::Grants => 7,
            Kind::Activities => 8,
        };
        let mut order: Vec<usize> = (0..self.config.sources.len()).collect();
        order.sort_by_key(|index| rank(*index));
        order
    }

    fn is_referred_to(&self, index: usize) -> bool {
        self.layouts.iter().flatten().flat_map(|layout| &layout.columns).any(|column| column.target == Some(index))
    }

    /// Reads and checks all rows of a source and keeps them.
    fn keep(&mut self, index: usize, found: &mut Diagnostics) {
        let Some(mut layout) = self.layouts[index].clone() else { return };
        for column in &mut layout.columns {
            column.used = true;
        }
        let mut kept = Kept::new(&layout);
        let mut origins: Vec<Origin> = Vec::new();
        let value =
            layout.column("value").and_then(|at| layout.columns[at].at).filter(|_| layout.kind == Kind::Metrics);
        self.read(index, &layout, found, &mut |row, record, _, _| {
            kept.push(row, &layout);
            origins.extend(value.map(|at| record.origin(at)));
        });
        if layout.kind == Kind::Metrics {
            self.metrics.take(&layout, &kept, &origins, &mut self.symbols, found);
        }
        self.layouts[index] = Some(layout);
        self.tables.by_source[index] = Some(kept);
    }

    /// Reads the activities, checks and counts each row and forgets it.
    fn stream(&mut self, index: usize, found: &mut Diagnostics) {
        let Some(layout) = self.layouts[index].clone() else { return };
        let mut counter = std::mem::take(&mut self.counters[index]);
        let mut collectors = std::mem::take(&mut self.collectors);
        self.read(index, &layout, found, &mut |row, _, tables, symbols| {
            counter.add(row, 0, tables, symbols);
            for collector in collectors.iter_mut().filter(|collector| collector.source == index) {
                collector.add(row, tables, symbols);
            }
        });
        self.counters[index] = counter;
        self.collectors = collectors;
    }

    /// Reads and checks every row of a source, and notes its days and its files.
    fn read(
        &mut self,
        index: usize,
        layout: &Layout,
        found: &mut Diagnostics,
        each: &mut dyn FnMut(&[Value], ingest::Record<'_>, &Tables, &mut Symbols),
    ) {
        let Some(opened) = self.opened[index].take() else { return };
        let mut reader = Reader::new(layout, self.config.report.year);
        let mut row: Vec<Value> = Vec::with_capacity(layout.columns.len());
        let mut files: Vec<(Extent, u64)> = vec![(Extent::default(), 0); opened.files.len()];
        let mut file = 0;
        let (tables, symbols) = (&self.tables, &mut self.symbols);
        let (rows, rejected) = opened.for_each(found, |record, found| {
            while file + 1 < opened.files.len() && opened.files[file].path != record.file() {
                file += 1;
            }
            reader.read(record, tables, symbols, &mut row, found);
            files[file].0.note(layout.time, &row);
            files[file].1 += 1;
            each(&row, record, tables, symbols);
        });
        let single = opened.files.len() == 1;
        for (at, (source_file, (extent, own))) in opened.files.iter().zip(&files).enumerate() {
            self.extents[index].join(*extent);
            self.inputs[index].push(Input {
                source: opened.name.clone(),
                file: source_file.path.clone(),
                sha256: source_file.sha256.clone(),
                rows: if single { rows } else { *own },
                rows_rejected: if at == 0 { rejected } else { 0 },
                from: extent.first.and_then(day_of),
                to: extent.last.and_then(day_of),
            });
        }
        self.opened[index] = Some(opened);
    }

    /// Money needs its currency: the key of the source, else the one value of its column.
    fn settle_currency(&mut self, definitions: &mut Definitions, found: &mut Diagnostics) {
        for (index, source) in self.config.sources.iter().enumerate() {
            let (Some(layout), Some(kept)) = (self.layouts[index].as_ref(), self.tables.get(index)) else { continue };
            if source.kind != Kind::Grants {
                continue;
            }
            let mut codes: BTreeSet<&str> = source.currency.as_deref().into_iter().collect();
            if let Some(at) = layout.column("currency") {
                for row in kept.rows() {
                    if let Value::Text(code) = row[at] {
                        codes.insert(self.symbols.text(code));
                    }
                }
            }
            let list: Vec<&str> = codes.into_iter().collect();
            match list.as_slice() {
                [code] => {
                    for definition in definitions.iter_mut() {
                        if definition.measure.source.as_deref() == Some(&source.name.name)
                            && definition.measure.unit == Unit::Money(String::new())
                        {
                            definition.measure.unit = Unit::Money((*code).to_owned());
                        }
                    }
                }
                [] => found.push(
                    Diagnostic::error(
                        "config/missing-key",
                        format!("`{}` does not say its currency", source.name.name),
                    )
                    .at(source.origin.clone())
                    .hint("set `currency = \"USD\"` in the source, or add a column `currency`"),
                ),
                many => found.push(
                    Diagnostic::error(
                        "data/mixed-currencies",
                        format!("amounts in {} cannot be added up", many.join(", ")),
                    )
                    .at(source.origin.clone())
                    .hint("convert them to one currency"),
                ),
            }
        }
    }

    fn compile(&mut self, definitions: &mut Definitions, plan: &Plan, found: &mut Diagnostics) -> Compiled {
        let mut compiled = Compiled { questions: Vec::new(), parts: actuals::Parts::default() };
        if self.layouts.iter().any(Option::is_none) {
            return compiled;
        }
        let (config, mut counters) = (self.config, std::mem::take(&mut self.counters));
        let mut layouts = std::mem::take(&mut self.layouts);
        let mut refused: Vec<(Planned, Refused)> = Vec::new();
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
            compiled.parts = actuals::Parts::compile(&mut compiler, found);
            compiler.noted(found);
            self.collectors = records::collectors(&mut compiler, found);
        }
        for (planned, why) in refused {
            if planned.voice.is_none() && why.declared.is_none() {
                if planned.question.by.is_empty() && planned.question.filter.is_empty() {
                    definitions.remove(&planned.question.measure);
                }
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

    fn covers(&self) -> Vec<Cover> {
        let report = &self.config.report;
        self.config
            .sources
            .iter()
            .zip(&self.extents)
            .map(|(source, extent)| {
                let (first, last) = match source.covers {
                    Some(covers) => covers,
                    None => {
                        let first = report.year.year_of(extent.first.and_then(day_of)?)?.from;
                        let last = report.year.year_of(extent.last.and_then(day_of)?)?.to;
                        (first, report.data_as_of.map_or(last, |cut| last.min(cut)))
                    }
                };
                Some((first, last))
            })
            .collect()
    }

    fn finish(self, definitions: Definitions, compiled: Compiled, found: &mut Diagnostics) -> Result<Tally, Failed> {
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
        let mut cubes: Vec<(Planned, Cube)> = Vec::new();
        for (planned, recipe) in compiled.questions {
            let question = &planned.question;
            let mut cube = counted.cube(&recipe, &question.periods, question.by.len());
            if self.metrics.has(&question.measure) {
                let sources = own_sources(&definitions, &question.measure);
                let covered = |period: &crate::period::Period| {
                    !sources.is_empty()
                        && sources.iter().all(|source| super::evaluate::covers(&covers[*source], period))
                };
                let protected =
                    definitions.get(&question.measure).is_some_and(|definition| definition.measure.protected);
                self.metrics.fill(question, &mut cube, &covered, protected, found);
            }
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

impl Extent {
    fn note(&mut self, time: RowTime, row: &[Value]) {
        let day = |at: usize| match row[at] {
            Value::Date(day) => Some(day),
            _ => None,
        };
        let (first, last) = match time {
            RowTime::Interval { start, end, .. } => (day(start), end.and_then(day).or(day(start))),
            RowTime::Day(at) => (day(at), day(at)),
            RowTime::Span(at) => match row[at] {
                Value::Span(first, last, _) => (Some(first), Some(last)),
                _ => (None, None),
            },
            RowTime::Always => (None, None),
        };
        self.join(Self { first, last });
    }

    fn join(&mut self, other: Self) {
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = [self.last, other.last].into_iter().flatten().max();
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

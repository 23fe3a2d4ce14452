//! Sources are opened, read and checked: activities are streamed to what counts them, all else is kept.

use super::check::{Reader, TotalRows, kinds::known_columns};
use super::definition::Definitions;
use super::evaluate::Cover;
use super::facts::Input;
use super::groups::Counter;
use super::layout::{Layout, RowTime};
use super::metrics::Metrics;
use super::records::Collector;
use super::table::{Kept, Tables};
use super::value::{Symbols, Value, day_of};
use crate::config::{Config, Kind, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::ingest::{self, Source};
use crate::project::Project;
use std::collections::BTreeSet;

/// Everything about the sources while they are read.
pub(super) struct Reading<'c> {
    pub(super) config: &'c Config,
    pub(super) opened: Vec<Option<Source>>,
    pub(super) layouts: Vec<Option<Layout>>,
    pub(super) tables: Tables,
    pub(super) symbols: Symbols,
    pub(super) metrics: Metrics,
    extents: Vec<Extent>,
    pub(super) inputs: Vec<Vec<Input>>,
    pub(super) counters: Vec<Counter>,
    pub(super) collectors: Vec<Collector>,
}

/// What is done with each row that was read.
type EachRow<'e> = dyn FnMut(&[Value], ingest::Record<'_>, &Tables, &mut Symbols) + 'e;

/// A row contradicts how its file was thought to write numbers or dates.
#[derive(Clone, Copy, Debug)]
struct Unsettled;

/// First and last day of a source.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Extent {
    first: Option<i32>,
    last: Option<i32>,
}

impl<'c> Reading<'c> {
    pub(super) fn open(project: &Project, config: &'c Config, found: &mut Diagnostics) -> Self {
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
    pub(super) fn order(&self) -> Vec<usize> {
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
    pub(super) fn keep(&mut self, index: usize, found: &mut Diagnostics) {
        let Some(mut layout) = self.layouts[index].clone() else { return };
        let (kept, origins) = loop {
            for column in &mut layout.columns {
                column.used = true;
            }
            let mut kept = Kept::new(&layout);
            let mut origins: Vec<Origin> = Vec::new();
            let value =
                layout.column("value").and_then(|at| layout.columns[at].at).filter(|_| layout.kind == Kind::Metrics);
            let read = self.read(index, &layout, found, &mut |row, record, _, _| {
                kept.push(row, &layout);
                origins.extend(value.map(|at| record.origin(at)));
            });
            match (read, &self.opened[index]) {
                (Ok(rejected), _) => {
                    kept.lost_rows = rejected > 0;
                    break (kept, origins);
                }
                // what stands in the columns of a table follows from how its cells are written
                (Err(Unsettled), Some(opened)) => {
                    layout = Layout::new(index, self.config, opened, &mut Diagnostics::default());
                }
                (Err(Unsettled), None) => return,
            }
        };
        if layout.kind == Kind::Metrics {
            self.metrics.take(&layout, &kept, &origins, &mut self.symbols, found);
        }
        self.layouts[index] = Some(layout);
        self.tables.by_source[index] = Some(kept);
    }

    /// Reads the activities, checks and counts each row and forgets it.
    pub(super) fn stream(&mut self, index: usize, found: &mut Diagnostics) {
        while let Some(layout) = self.layouts[index].clone() {
            let (mut counter, mut collectors) = (self.counters[index].clone(), self.collectors.clone());
            let read = self.read(index, &layout, found, &mut |row, _, tables, symbols| {
                counter.add(row, 0, tables, symbols);
                for collector in collectors.iter_mut().filter(|collector| collector.source == index) {
                    collector.add(row, tables, symbols);
                }
            });
            if read.is_ok() {
                (self.counters[index], self.collectors) = (counter, collectors);
                return;
            }
        }
    }

    /// Reads every row of a source once more, after all were checked. Rows that are totals of others come as `None`.
    pub(super) fn again(
        &mut self,
        index: usize,
        mut each: impl FnMut(Option<&[Value]>, ingest::Record<'_>, &Tables, &mut Symbols),
    ) {
        let (Some(opened), Some(layout)) = (&self.opened[index], &self.layouts[index]) else { return };
        let source = &self.config.sources[index];
        let totals = TotalRows::find(layout, source, opened);
        let mut reader = Reader::new(layout, source, self.config.report.year, totals);
        let mut row: Vec<Value> = Vec::with_capacity(layout.columns.len());
        let (tables, symbols) = (&self.tables, &mut self.symbols);
        opened.for_each(&mut Diagnostics::default(), |record, found| {
            let counts = reader.read(record, tables, symbols, &mut row, found);
            each(counts.then_some(row.as_slice()), record, tables, symbols);
        });
    }

    /// Reads and checks every row of a source, and notes its days and its files. Gives the number of rows left out.
    ///
    /// # Errors
    /// [`Unsettled`] when a row contradicts how its file was thought to be written: that is decided anew, and all is to be
    /// read again. The source and its layout are gone where that cannot be decided.
    fn read(
        &mut self,
        index: usize,
        layout: &Layout,
        found: &mut Diagnostics,
        each: &mut EachRow<'_>,
    ) -> Result<u64, Unsettled> {
        let Some(mut opened) = self.opened[index].take() else { return Ok(0) };
        let source = &self.config.sources[index];
        let totals = TotalRows::find(layout, source, &opened);
        let mut reader = Reader::new(layout, source, self.config.report.year, totals);
        let mut row: Vec<Value> = Vec::with_capacity(layout.columns.len());
        let mut files: Vec<(Extent, u64)> = vec![(Extent::default(), 0); opened.files.len()];
        let mut file = 0;
        let (tables, symbols) = (&self.tables, &mut self.symbols);
        let mut own_problems = Diagnostics::default();
        let (rows, rejected) = opened.for_each(&mut own_problems, |record, found| {
            if reader.unsettled {
                return;
            }
            while file + 1 < opened.files.len() && opened.files[file].path != record.file() {
                file += 1;
            }
            if !reader.read(record, tables, symbols, &mut row, found) {
                return;
            }
            files[file].0.note(layout.time, &row);
            files[file].1 += 1;
            each(&row, record, tables, symbols);
        });
        if reader.unsettled {
            match opened.settle() {
                Ok(()) => self.opened[index] = Some(opened),
                Err(problems) => {
                    found.extend(problems);
                    self.layouts[index] = None;
                }
            }
            return Err(Unsettled);
        }
        found.extend(own_problems);
        let single = opened.files.len() == 1;
        for (at, (source_file, (extent, own))) in opened.files.iter().zip(&files).enumerate() {
            self.extents[index].join(*extent);
            self.inputs[index].push(Input {
                source: opened.name.clone(),
                file: source_file.path.clone(),
                sha256: source_file.sha256.clone(),
                rows: if single { rows } else { *own },
                rows_rejected: if at == 0 { rejected } else { 0 },
                encoding: source_file.encoding,
                delimiter: source_file.dialect.delimiter,
                from: extent.first.and_then(day_of),
                to: extent.last.and_then(day_of),
            });
        }
        self.opened[index] = Some(opened);
        Ok(rejected)
    }

    /// Money needs its currency: the key of the source, else the one value of its column.
    pub(super) fn settle_currency(&mut self, definitions: &mut Definitions, found: &mut Diagnostics) {
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
                        "data/mixed-currency",
                        format!("amounts in {} cannot be added up", many.join(", ")),
                    )
                    .at(source.origin.clone())
                    .hint("convert them to one currency"),
                ),
            }
        }
    }

    /// What each source covers (GRAMMAR 2.2).
    pub(super) fn covers(&self) -> Vec<Cover> {
        let report = &self.config.report;
        let year = |day: Option<i32>| report.year.year_of(day_of(day?)?);
        let cover = |(index, extent): (usize, &Extent)| {
            if let Some((from, to)) = self.config.sources[index].covers {
                return Cover::Days(from, to);
            }
            if self.layouts[index].as_ref().is_none_or(|layout| layout.time == RowTime::Always) {
                return Cover::Always;
            }
            match (year(extent.first), year(extent.last)) {
                (Some(first), Some(last)) => {
                    Cover::Days(first.from, report.data_as_of.map_or(last.to, |cut| last.to.min(cut)))
                }
                _ => Cover::Never,
            }
        };
        self.extents.iter().enumerate().map(cover).collect()
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

/// The first cell of a column with this text.
pub(super) fn place_of(source: Option<&Source>, column: &str, text: &str) -> Option<Origin> {
    let source = source?;
    let at = source.column(column)?;
    let mut place = None;
    source.for_each(&mut Diagnostics::default(), |record, _| {
        if place.is_none() && record.cell(at) == text {
            place = Some(record.origin(at));
        }
    });
    place
}

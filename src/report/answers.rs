//! Answers to the templates of prose and of `report.toml`, for the report, a tile or a row of a table.

use super::context::Context;
use crate::config::{Filter, Point, Text};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::locale::{DateStyle, Sign};
use crate::measure::{Axis, Input};
use crate::period::{Period, TimeDimension, YearRule};
use crate::prose::{Answer, Answers, Breakdown, CellKey, Quote, Reading};
use crate::shown::{Rich, Shown};
use std::collections::BTreeSet;

/// Where a template stands: everything that the place adds to its questions.
pub(super) struct Asking<'c, 'a> {
    context: &'c Context<'a>,
    period: Period,
    filter: Filter,
    row: Option<(String, String)>,
}

impl<'a> Context<'a> {
    /// Answers in the report's period.
    pub(super) fn asking(&self) -> Asking<'_, 'a> {
        self.asking_in(self.config.report.period.clone(), Filter::default(), None)
    }

    /// Answers in a period, under conditions, for a row: dimension and key.
    pub(super) fn asking_in(&self, period: Period, filter: Filter, row: Option<(String, String)>) -> Asking<'_, 'a> {
        Asking { context: self, period, filter, row }
    }

    /// The keys of a dimension that have data under a question, in data order.
    pub(super) fn keys(&self, point: &Point, dimensions: &[String], periods: &[Period]) -> Vec<Vec<String>> {
        let fixed: Vec<&String> = point.cell.iter().map(|(_, key)| key).collect();
        let by: Vec<String> =
            point.cell.iter().map(|(name, _)| name.clone()).chain(dimensions.iter().cloned()).collect();
        let Some(cube) = self.facts.cube(&point.measure, &point.filter, &by) else { return Vec::new() };
        let present: BTreeSet<&[String]> = cube
            .cells
            .keys()
            .filter(|(period, keys)| {
                periods.contains(period) && keys.iter().zip(&fixed).all(|(key, fixed)| key == *fixed)
            })
            .map(|(_, keys)| &keys[fixed.len()..])
            .collect();
        let axes: Vec<Option<&Axis>> = dimensions.iter().map(|name| self.facts.axes.get(name)).collect();
        let mut keys: Vec<Vec<String>> = present.into_iter().map(<[String]>::to_vec).collect();
        keys.sort_by(|a, b| {
            let pairs = a.iter().zip(b).zip(&axes);
            pairs.fold(std::cmp::Ordering::Equal, |order, ((a, b), axis)| {
                order.then_with(|| axis.map_or_else(|| a.cmp(b), |axis| self.order(axis, a, b)))
            })
        });
        keys
    }
}

impl Asking<'_, '_> {
    /// The point with what the place adds.
    fn place(&self, point: &Point) -> Point {
        let row = self.row.iter().cloned();
        Point {
            measure: point.measure.clone(),
            filter: self.filter.and(&point.filter),
            period: point.period.clone(),
            cell: row.chain(point.cell.iter().cloned()).collect(),
        }
    }

    fn input(&self, name: &str) -> Option<&Input> {
        self.context.facts.inputs.iter().find(|input| input.source == name)
    }

    fn source(&self, name: &str, what: &str) -> Result<Rich, Diagnostic> {
        let unknown = || {
            let known = self.context.facts.inputs.iter().map(|input| input.source.as_str());
            Diagnostic::error("prose/unknown-name", format!("no source `{name}`")).did_you_mean(name, known)
        };
        let inputs: Vec<&Input> = self.context.facts.inputs.iter().filter(|input| input.source == name).collect();
        let first = self.input(name).ok_or_else(unknown)?;
        let date = |date: Option<chrono::NaiveDate>| {
            let missing = || self.context.locale.text("missing", &[]);
            Rich::text(date.map_or_else(missing, |date| self.context.locale.date(date, DateStyle::Long)))
        };
        Ok(match what {
            "rows" => {
                let rows: u64 = inputs.iter().map(|input| input.rows).sum();
                let value = Exact::whole(rows);
                let text = self.context.locale.number(value, 0, Sign::Negative);
                Rich::value(Shown { text, fact: format!("sources.{name}.rows"), value: Some(value) })
            }
            "from" => date(inputs.iter().filter_map(|input| input.from).min()),
            "to" => date(inputs.iter().filter_map(|input| input.to).max()),
            _ => Rich::text(first.file.clone()),
        })
    }

    fn period_text(&self, what: &str) -> Rich {
        let date = |date| self.context.locale.date(date, DateStyle::Long);
        let missing = || self.context.locale.text("missing", &[]);
        Rich::text(match what {
            "previous" => {
                let previous = self.context.previous_period(&self.period);
                previous.map_or_else(missing, |previous| self.context.period_label(&previous))
            }
            "from" => date(self.period.from),
            "to" => date(self.period.to),
            _ => self.context.period_label(&self.period),
        })
    }

    fn report_text(&self, name: &str) -> Result<Rich, Diagnostic> {
        let report = &self.context.config.report;
        let text: Option<&Text> = match name {
            "title" => Some(&report.title),
            "subtitle" => report.subtitle.as_ref(),
            "organisation" => report.organisation.as_ref(),
            "contact" => report.contact.as_ref(),
            "licence" => report.licence.as_ref(),
            "imprint" => report.imprint.as_ref(),
            "id" => return Ok(Rich::text(report.id.clone())),
            "date" => return Ok(Rich::text(self.context.locale.date(report.date, DateStyle::Long))),
            "data_as_of" => {
                let date = report.data_as_of.map(|date| self.context.locale.date(date, DateStyle::Long));
                return Ok(date.map(Rich::text).unwrap_or_default());
            }
            _ => return Err(Diagnostic::error("prose/unknown-name", format!("the report has no text `{name}`"))),
        };
        text.map_or_else(|| Ok(Rich::default()), |text| crate::prose::evaluate(text, &self.context.asking()))
    }
}

impl Answers for Asking<'_, '_> {
    fn language(&self) -> &str {
        self.context.locale.tag()
    }

    fn period(&self) -> &Period {
        &self.period
    }

    fn year(&self) -> YearRule {
        self.context.config.report.year
    }

    fn compared(&self, point: &Point) -> Option<Point> {
        self.context.previous_point(point)
    }

    fn read(&self, point: &Point, reading: &Reading) -> Answer {
        let placed = self.place(point);
        match reading {
            Reading::Value => self.context.value(&placed, None),
            Reading::WithUnit => self.context.with_unit(&placed),
            Reading::Previous => self.context.previous(&placed),
            Reading::Change => self.context.change(&placed, None),
            Reading::ChangePercent => self.context.change_percent(&placed),
            Reading::Share(whole) => self.context.share(&placed, &self.place(whole)),
        }
    }

    fn breakdown(&self, point: &Point, by: &[String], last: Option<u32>) -> Breakdown {
        let placed = self.place(point);
        let time = by.iter().position(|name| TimeDimension::from_name(name).is_some());
        let steps = match time.and_then(|at| TimeDimension::from_name(&by[at])) {
            Some(dimension) => self.context.steps(dimension, &point.period, last),
            None => vec![point.period.clone()],
        };
        let dimensions: Vec<String> =
            by.iter().filter(|name| TimeDimension::from_name(name).is_none()).cloned().collect();
        let keys =
            if dimensions.is_empty() { vec![Vec::new()] } else { self.context.keys(&placed, &dimensions, &steps) };
        let mut cells = Vec::with_capacity(steps.len() * keys.len());
        for step in &steps {
            for key in &keys {
                cells.push(self.cell(point, by, (step, &steps), &dimensions, key));
            }
        }
        if time.is_some_and(|at| at > 0) {
            // The steps are not the first dimension: the first dimension leads the data order.
            cells.sort_by_key(|cell| {
                keys.iter().position(|key| key.iter().eq(cell.point.cell.iter().map(|(_, key)| key)))
            });
        }
        Breakdown { cells }
    }

    fn cell_at(&self, point: &Point, by: &[String], last: Option<u32>, keys: &[String]) -> Option<CellKey> {
        let (mut step, mut steps) = (point.period.clone(), vec![point.period.clone()]);
        let (mut dimensions, mut others) = (Vec::new(), Vec::new());
        for (name, key) in by.iter().zip(keys) {
            if let Some(dimension) = TimeDimension::from_name(name) {
                steps = self.context.steps(dimension, &point.period, last);
                step = steps.iter().find(|step| step.key() == *key)?.clone();
            } else {
                let known = self.context.facts.axes.get(name)?.members.iter().any(|member| member.key == *key);
                if !known && !self.context.facts.is_merged(&point.measure, name, key) {
                    return None;
                }
                dimensions.push(name.clone());
                others.push(key.clone());
            }
        }
        Some(self.cell(point, by, (&step, &steps), &dimensions, &others))
    }

    fn share_of_cells(&self, cells: &[CellKey], whole: &Point, fact: String) -> Answer {
        let facts: Vec<_> = cells.iter().map(|cell| self.context.facts.fact(&self.place(&cell.point))).collect();
        let hidden = facts.iter().any(|fact| fact.suppressed);
        let part = facts.iter().try_fold(Exact::ZERO, |sum, fact| sum.plus(fact.value?));
        let whole = self.place(whole);
        let base = self.context.facts.fact(&whole);
        self.context.share_of(part, &base, hidden, &whole, fact)
    }

    fn count(&self, count: usize) -> String {
        self.context.locale.number(Exact::whole(count as u64), 0, Sign::Negative)
    }

    fn quote(&self, quote: &Quote) -> Result<Rich, Diagnostic> {
        match quote {
            Quote::FigureTitle(id) => {
                self.context.guarded(quote, || Ok(self.context.figure_title(id)?.unwrap_or_default()))
            }
            Quote::FigureAlt(id) => self.context.guarded(quote, || self.context.figure_alt(id)),
            Quote::TableTitle(id) => {
                self.context.guarded(quote, || Ok(self.context.table_title(id)?.unwrap_or_default()))
            }
            Quote::Report(name) => self.context.guarded(quote, || self.report_text(name)),
            Quote::Period(what) => Ok(self.period_text(what)),
            Quote::Unit(_) => Ok(Rich::default()),
            Quote::Language => Ok(Rich::text(self.language())),
            Quote::Source(name, what) => self.source(name, what),
            Quote::Measure(name, what) => Ok(Rich::text(match what.as_str() {
                "definition" => self.context.measure_definition(name),
                "unit" => {
                    self.context.measure(name).map(|measure| self.context.unit_word(measure, 2)).unwrap_or_default()
                }
                _ => self.context.measure_label(name),
            })),
        }
    }
}

impl Asking<'_, '_> {
    /// One cell of a breakdown: `keys` and `labels` in the order of `by`.
    fn cell(
        &self,
        point: &Point,
        by: &[String],
        (step, steps): (&Period, &[Period]),
        dimensions: &[String],
        key: &[String],
    ) -> CellKey {
        let cell = dimensions.iter().cloned().zip(key.iter().cloned());
        let at =
            Point { period: step.clone(), cell: point.cell.iter().cloned().chain(cell).collect(), ..point.clone() };
        let mut rest = dimensions.iter().zip(key);
        let (mut keys, mut labels) = (Vec::new(), Vec::new());
        for name in by {
            if TimeDimension::from_name(name).is_some() {
                keys.push(step.key());
                labels.push(self.context.step_label(step, steps));
            } else if let Some((dimension, key)) = rest.next() {
                keys.push(key.clone());
                let axis = self.context.facts.axes.get(dimension);
                labels.push(axis.map_or_else(|| key.clone(), |axis| self.context.member_label(axis, key)));
            }
        }
        let is_left = |(dimension, key): (&String, &String)| {
            self.context.facts.axes.get(dimension).is_some_and(|axis| axis.is_rest(key))
        };
        // What is left beside named values is many: it is neither the largest nor the smallest of them.
        let is_rest = dimensions.iter().zip(key).any(is_left);
        let value = self.context.facts.fact(&self.place(&at)).value.filter(|_| !is_rest);
        CellKey { point: at, keys, labels, value }
    }
}

impl Context<'_> {
    /// Evaluates a quoted text; a text that quotes itself is an error.
    fn guarded(&self, quote: &Quote, evaluate: impl FnOnce() -> Result<Rich, Diagnostic>) -> Result<Rich, Diagnostic> {
        if self.quoting.borrow().contains(quote) {
            return Err(Diagnostic::error("prose/circle", "a text quotes itself").hint("take one of the quotes out"));
        }
        self.quoting.borrow_mut().push(quote.clone());
        let rich = evaluate();
        self.quoting.borrow_mut().pop();
        rich
    }
}

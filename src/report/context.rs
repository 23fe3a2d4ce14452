//! What every part of the report is composed from: config, prose, facts and the words of one language.

use super::colors::Colors;
use super::findings::Finding;
use super::model::Picture;
use crate::config::{Config, ImageConfig, Point, Text, Unit};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Arg, Locale};
use crate::measure::{Axis, Facts, Measure, Member, Shape};
use crate::period::{Period, Step, TimeDimension};
use crate::prose::{Answers, Prose, Quote, evaluate};
use crate::shown::Rich;
use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// One edition in the making.
pub(super) struct Context<'a> {
    pub(super) config: &'a Config,
    pub(super) prose: &'a Prose,
    pub(super) facts: &'a Facts,
    pub(super) locale: &'a Locale,
    /// Texts that are being evaluated, outermost first: a text that quotes itself is found here.
    pub(super) quoting: RefCell<Vec<Quote>>,
    /// Problems of texts of the report.
    pub(super) problems: RefCell<Diagnostics>,
    /// What the computed titles of figures say, by figure: it is asked again of the charts that are drawn.
    pub(super) findings: RefCell<BTreeMap<String, Finding>>,
    /// The colours of categories, once a figure asks for one.
    pub(super) colors: OnceCell<Colors>,
}

impl<'a> Context<'a> {
    pub(super) fn new(config: &'a Config, prose: &'a Prose, facts: &'a Facts, locale: &'a Locale) -> Self {
        let (quoting, problems, findings) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { config, prose, facts, locale, quoting, problems, findings, colors: OnceCell::new() }
    }

    /// The period that a number is compared with: `report.compare` for the report's period, else a year earlier.
    pub(super) fn previous_period(&self, period: &Period) -> Option<Period> {
        let report = &self.config.report;
        if *period == report.period { report.compare.clone() } else { report.year.previous(period) }
    }

    /// A period in words.
    pub(super) fn period_label(&self, period: &Period) -> String {
        self.locale.period(period, self.config.report.year)
    }

    /// Several steps in words: "FY2014 to FY2019".
    pub(super) fn span_label(&self, periods: &[Period]) -> String {
        match periods {
            [] => String::new(),
            [only] => self.period_label(only),
            [first, .., last] => self.locale.text(
                "period-span",
                &[("from", Arg::Text(&self.period_label(first))), ("to", Arg::Text(&self.period_label(last)))],
            ),
        }
    }

    /// A measure that passed planning.
    pub(super) fn measure(&self, name: &str) -> Option<&'a Measure> {
        self.facts.measures.get(name)
    }

    /// What a measure is called.
    pub(super) fn measure_label(&self, name: &str) -> String {
        let declared = self.measure(name).and_then(|measure| self.config.measures[measure.config?].label.as_ref());
        if let Some(text) = declared {
            return self.plain(text);
        }
        let id = format!("measure-{name}");
        if self.locale.has(&id) { self.locale.text(&id, &[]) } else { sentence_case(name) }
    }

    /// What a measure means.
    pub(super) fn measure_definition(&self, name: &str) -> String {
        let declared = self.measure(name).and_then(|measure| self.config.measures[measure.config?].definition.as_ref());
        if let Some(text) = declared {
            return self.plain(text);
        }
        let id = format!("definition-{name}");
        if self.locale.has(&id) { self.locale.text(&id, &[]) } else { self.measure_label(name) }
    }

    /// The word for a count of a measure's unit: "Volunteers", "people", "hours"; plural form by `count`.
    pub(super) fn unit_word(&self, measure: &Measure, count: u64) -> String {
        let count = [("count", Arg::Count(count))];
        let own = format!("noun-{}", measure.name);
        if measure.ready_made && self.locale.has(&own) {
            return self.locale.text(&own, &count);
        }
        match &measure.unit {
            Unit::Money(code) => self.currency(code),
            Unit::Other(word) => word.clone(),
            unit => self.locale.text(unit_message(unit), &count),
        }
    }

    /// "US dollars", or the code where the catalogue has no name.
    pub(super) fn currency(&self, code: &str) -> String {
        let id = format!("currency-{code}");
        if self.locale.has(&id) { self.locale.text(&id, &[]) } else { code.to_owned() }
    }

    /// What a dimension is called in running text: "municipality", "year".
    pub(super) fn dimension_label(&self, name: &str) -> String {
        let id = format!("dimension-{}", name.replace('.', "-"));
        if self.locale.has(&id) {
            return self.locale.text(&id, &[]);
        }
        name.rsplit('.').next().unwrap_or(name).replace('_', " ")
    }

    /// The label of a value of a dimension.
    pub(super) fn member_label(&self, axis: &Axis, key: &str) -> String {
        if key.is_empty() {
            return self.locale.text("not-stated", &[]);
        }
        if axis.is_other(key) {
            return self.locale.text("other", &[]);
        }
        if let Some((district, all)) = axis.district(key) {
            let districts = self.facts.axes.get("place.district");
            let name = districts.map_or_else(|| district.to_owned(), |axis| self.member_label(axis, district));
            let message = if all { "district-all" } else { "district-rest" };
            return self.locale.text(message, &[("district", Arg::Text(&name))]);
        }
        let declared = axis.config.map(|index| &self.config.dimensions[index]);
        if let Some((_, text)) = declared.and_then(|dimension| dimension.labels.iter().find(|(value, _)| value == key))
        {
            return self.plain(text);
        }
        if let Shape::Bins(breaks) = &axis.shape {
            return super::bins::label(self.locale, breaks, axis.whole, key);
        }
        let member = axis.members.iter().find(|member| member.key == key);
        if let Some(name) = member.and_then(|member| self.name_of(member)) {
            return name;
        }
        let column = axis.name.rsplit('.').next().unwrap_or(&axis.name);
        let id = format!("value-{column}-{key}");
        if self.locale.has(&id) { self.locale.text(&id, &[]) } else { key.to_owned() }
    }

    /// A member's name in the language: by its tag, else by the tag shortened from the right, else the plain one.
    fn name_of(&self, member: &Member) -> Option<String> {
        let mut tag = self.locale.tag();
        loop {
            if let Some(name) = member.names.get(tag).filter(|name| !name.is_empty()) {
                return Some(name.clone());
            }
            match tag.rfind('-') {
                Some(cut) => tag = &tag[..cut],
                None => return member.name.clone().filter(|name| !name.is_empty()),
            }
        }
    }

    /// Data order of two values of a dimension: by rank where the data has one, else by label; "not stated" last.
    pub(super) fn order(&self, axis: &Axis, a: &str, b: &str) -> Ordering {
        let rank = |key: &str| axis.members.iter().find(|member| member.key == key).and_then(|member| member.rank);
        let last = |key: &str| (key.is_empty(), axis.is_other(key));
        last(a).cmp(&last(b)).then_with(|| match (rank(a), rank(b)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => self.locale.compare(&self.member_label(axis, a), &self.member_label(axis, b)).then_with(|| a.cmp(b)),
        })
    }

    /// The label of a step of time among `steps`: `2019`, `FY2019`, `March`, or `March 2019` where they span more than one
    /// calendar year.
    pub(super) fn step_label(&self, step: &Period, steps: &[Period]) -> String {
        match step.step {
            Step::Month(year, number) => {
                let one_year = steps.iter().all(|other| matches!(other.step, Step::Month(y, _) if y == year));
                if one_year { self.locale.month(u32::from(number)) } else { self.period_label(step) }
            }
            _ => self.period_label(step),
        }
    }

    /// The steps of a time dimension in a period.
    pub(super) fn steps(&self, dimension: TimeDimension, period: &Period, last: Option<u32>) -> Vec<Period> {
        let report = &self.config.report;
        let last = last.or((dimension == TimeDimension::Year).then_some(report.trend));
        report.year.steps(dimension, period, last)
    }

    /// A text of `report.toml`, evaluated; its problems are kept.
    pub(super) fn rich(&self, text: &Text, answers: &dyn Answers) -> Rich {
        match evaluate(text, answers) {
            Ok(rich) => rich,
            Err(problem) => {
                self.problem(problem);
                Rich::default()
            }
        }
    }

    /// What is said of each picture of `report.toml`.
    pub(super) fn pictures(&self) -> BTreeMap<String, Picture> {
        let said = |text: &Option<Text>| text.as_ref().map(|text| self.rich(text, &self.asking()));
        let images = self.config.images.iter();
        let picture = |image: &ImageConfig| {
            let focus = image.focus;
            (image.path(), Picture { alt: said(&image.alt), credit: said(&image.credit), focus })
        };
        images.map(picture).collect()
    }

    /// A label of `report.toml` as plain words, evaluated in the report's period.
    pub(super) fn plain(&self, text: &Text) -> String {
        self.rich(text, &self.asking()).plain()
    }

    pub(super) fn problem(&self, problem: Diagnostic) {
        self.problems.borrow_mut().push(problem);
    }

    /// A point without conditions.
    pub(super) fn headline(measure: &str, period: &Period) -> Point {
        Point {
            measure: measure.to_owned(),
            filter: crate::config::Filter::default(),
            period: period.clone(),
            cell: Vec::new(),
        }
    }
}

/// The message with the word for a unit.
fn unit_message(unit: &Unit) -> &'static str {
    match unit {
        Unit::People => "unit-people",
        Unit::Activities => "unit-activities",
        Unit::Hours => "unit-hours",
        Unit::Months => "unit-months",
        Unit::Years => "unit-years",
        Unit::Grants => "unit-grants",
        Unit::Places => "unit-places",
        Unit::Assignments => "unit-assignments",
        Unit::Indicators => "unit-indicators",
        Unit::Percent => "unit-percent",
        Unit::Money(_) | Unit::Other(_) => "unit-none",
    }
}

/// `grant_id` → "Grant id".
pub(super) fn sentence_case(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

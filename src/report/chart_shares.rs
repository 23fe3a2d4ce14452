//! Counts → their shares in percent: answers on a scale, each of its row; parts of stacks, each of its stack.

use super::chart_data::Shown as Steps;
use super::chart_series::Line;
use super::chart_steps::Step;
use super::context::Context;
use super::expression;
use crate::chart::spec::{ChartSpec, Datum, Form, Series, Totals, Value};
use crate::config::{Condition, FigureConfig, Filter, Point, Scalar};
use crate::exact::Exact;
use crate::locale::Sign;
use crate::measure::Fact;
use crate::prose::Answer;
use crate::shown::Shown;
use std::cmp::Reverse;

impl Context<'_> {
    /// Sorts rows of a nominal dimension by what lies on the side on which the scale ends, unless the author sorts them.
    pub(super) fn arrange_answers(&self, figure: &FigureConfig, steps: &mut [Step], lines: &[Line]) {
        if figure.data.sort.is_some() || !self.is_nominal(&figure.data.by.name) {
            return;
        }
        let neutral = neutral(figure, lines);
        steps.sort_by_cached_key(|step| {
            let row: Vec<Answer> = lines.iter().map(|line| self.share_of_row(figure, line, step, &[])).collect();
            (step.category.rest, Reverse(end_of_scale(&row, neutral)))
        });
    }

    /// Gives a chart the shares that answers have of their rows; `panel` is the cell of a small chart.
    pub(super) fn fill_answers(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        shown: &Steps<'_>,
        panel: &[(String, String)],
    ) {
        self.fill_shares(figure, chart, shown, (panel, false));
        chart.form = Form::Diverging { neutral: neutral(figure, shown.lines) };
    }

    /// Gives a chart the shares that parts have of their stacks; what these have together are its totals.
    pub(super) fn fill_parts(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        shown: &Steps<'_>,
        panel: &[(String, String)],
    ) {
        // heads that are in two parts, and measures beside each other, are parts of their sum alone
        let additive = self.measure(&figure.data.measures[0].name).is_some_and(|measure| measure.additive);
        let of_sum = figure.data.split.is_none() || !additive;
        self.fill_shares(figure, chart, shown, (panel, of_sum));
        if of_sum {
            let mut data: Vec<Datum> = Vec::new();
            let steps = shown.steps.iter().map(std::slice::from_ref);
            for steps in steps.chain((!shown.rest.is_empty()).then_some(shown.rest)) {
                data.push(self.whole_of(figure, shown.lines, steps));
            }
            chart.totals = Some(Totals { label: self.locale.text("total", &[]), data });
        }
        chart.form = Form::Shares;
    }

    /// What all parts of a stack have together.
    fn whole_of(&self, figure: &FigureConfig, lines: &[Line], steps: &[Step]) -> Datum {
        let facts = lines.iter().flat_map(|line| steps.iter().map(|step| Self::point_at(figure, line, step)));
        let sum = sum_of(facts.map(|point| self.facts.fact(&point)));
        let measure = self.measure(&figure.data.measures[0].name);
        match (sum.value, measure) {
            _ if sum.suppressed => Datum::Suppressed,
            (Some(value), Some(measure)) => {
                let text = self.locale.number_in(value, measure.decimals, &measure.unit, Sign::Negative);
                let fact = format!("figure(\"{}\").total", figure.id.name);
                let shown = Shown { text, fact, value: Some(value) };
                Datum::Value(Value { amount: value.to_f64(), shown, target: None, at_most: false })
            }
            _ => Datum::Missing,
        }
    }

    fn fill_shares(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        shown: &Steps<'_>,
        (panel, of_sum): (&[(String, String)], bool),
    ) {
        let series = shown.lines.iter().enumerate().map(|(index, line)| {
            let share = |step: &Step| {
                if of_sum {
                    self.share_of_sum(figure, line, shown.lines, std::slice::from_ref(step))
                } else {
                    self.share_of_row(figure, line, step, panel)
                }
            };
            let of_rest = || {
                if of_sum {
                    self.share_of_sum(figure, line, shown.lines, shown.rest)
                } else {
                    self.share_of_rest(figure, line, shown.rest, panel)
                }
            };
            let rest = (!shown.rest.is_empty()).then(of_rest);
            Series {
                key: line.key.clone(),
                label: line.label.clone(),
                color: self.series_color(figure, &line.key, index),
                data: shown.steps.iter().map(share).chain(rest).map(|answer| datum(&answer)).collect(),
            }
        });
        chart.series = series.collect();
    }

    /// Percent that a part has of what all parts of a stack have together; none of them is known where one is hidden.
    fn share_of_sum(&self, figure: &FigureConfig, line: &Line, lines: &[Line], steps: &[Step]) -> Answer {
        let sum = |line: &Line| sum_of(steps.iter().map(|step| self.facts.fact(&Self::point_at(figure, line, step))));
        let (part, base) = (sum(line), sum_of(lines.iter().map(sum)));
        let whole = Self::headline(&line.measure, &self.config.report.period);
        let expression = format!("figure(\"{}\").share", figure.id.name);
        self.share_of(part.value, &base, part.suppressed, &whole, expression)
    }

    /// Percent that an answer has of its row.
    fn share_of_row(&self, figure: &FigureConfig, line: &Line, step: &Step, panel: &[(String, String)]) -> Answer {
        let part = Self::point_at(figure, line, step);
        let whole = Self::point_at(figure, &Line { cell: panel.to_vec(), ..Line::of(&line.measure) }, step);
        let condition = |(name, key): &(String, String)| {
            let is = Scalar::Text(key.clone());
            (name.clone(), if key.is_empty() { Condition::Empty(true) } else { Condition::OneOf(vec![is]) })
        };
        let row = Filter::new(step.cell.iter().chain(panel).map(condition).collect());
        let cell = line.cell.iter().filter(|of| !panel.contains(of)).cloned().collect();
        let asked = Point { filter: part.filter.and(&row), cell, ..part.clone() };
        let expression = format!("{}.share", expression::of_point(&asked, &self.config.report.period));
        let (part, base) = (self.facts.fact(&part), self.facts.fact(&whole));
        self.share_of(part.value, &base, part.suppressed, &whole, expression)
    }

    /// Percent that an answer has of all rows that are shown as Other.
    fn share_of_rest(&self, figure: &FigureConfig, line: &Line, rest: &[Step], panel: &[(String, String)]) -> Answer {
        let sum = |line: &Line| sum_of(rest.iter().map(|step| self.facts.fact(&Self::point_at(figure, line, step))));
        let (part, base) = (sum(line), sum(&Line { cell: panel.to_vec(), ..Line::of(&line.measure) }));
        let whole = Self::headline(&line.measure, &self.config.report.period);
        let expression = format!("figure(\"{}\").other", figure.id.name);
        self.share_of(part.value, &base, part.suppressed, &whole, expression)
    }
}

/// What facts have together; hidden where one of them is.
fn sum_of(facts: impl Iterator<Item = Fact>) -> Fact {
    let facts: Vec<Fact> = facts.collect();
    let suppressed = facts.iter().any(|fact| fact.suppressed);
    let value = facts.iter().filter_map(|fact| fact.value).try_fold(Exact::ZERO, Exact::plus);
    Fact { value: value.filter(|_| !suppressed), suppressed, ..Fact::default() }
}

/// The place of the answer in the middle of the scale: as named, else that of an odd number of answers.
fn neutral(figure: &FigureConfig, lines: &[Line]) -> Option<usize> {
    match &figure.data.neutral {
        Some(neutral) => lines.iter().position(|line| line.key == neutral.name),
        None => (lines.len() % 2 == 1 && lines.len() > 1).then_some(lines.len() / 2),
    }
}

/// What lies beyond the middle of the scale, and half of what stands across it.
fn end_of_scale(row: &[Answer], neutral: Option<usize>) -> Option<Exact> {
    let (from, half) = match neutral {
        Some(neutral) => (neutral + 1, row.get(neutral)),
        None => (row.len().div_ceil(2), None),
    };
    let half = half.and_then(|answer| answer.shown.value?.over(Exact::whole(2)));
    row.iter().skip(from).filter_map(|answer| answer.shown.value).try_fold(half.unwrap_or(Exact::ZERO), Exact::plus)
}

fn datum(answer: &Answer) -> Datum {
    match answer.shown.value {
        _ if answer.suppressed => Datum::Suppressed,
        Some(value) => {
            Datum::Value(Value { amount: value.to_f64(), shown: answer.shown.clone(), target: None, at_most: false })
        }
        None => Datum::Missing,
    }
}

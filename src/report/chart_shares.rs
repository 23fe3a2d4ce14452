//! Answers on a scale: the shares of each row in percent, in the order of the answers.

use super::chart_data::Shown;
use super::chart_series::Line;
use super::chart_steps::Step;
use super::context::Context;
use super::expression;
use crate::chart::spec::{ChartSpec, Datum, Form, Series, Value};
use crate::config::{Condition, FigureConfig, Filter, Point, Scalar};
use crate::exact::Exact;
use crate::measure::Fact;
use crate::prose::Answer;
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
    pub(super) fn fill_shares(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        shown: &Shown<'_>,
        panel: &[(String, String)],
    ) {
        let series = shown.lines.iter().enumerate().map(|(index, line)| {
            let rest = (!shown.rest.is_empty()).then(|| self.share_of_rest(figure, line, shown.rest, panel));
            let rows = shown.steps.iter().map(|step| self.share_of_row(figure, line, step, panel));
            Series {
                key: line.key.clone(),
                label: line.label.clone(),
                color: self.series_color(figure, &line.key, index),
                data: rows.chain(rest).map(|answer| datum(&answer)).collect(),
            }
        });
        chart.series = series.collect();
        chart.form = Form::Diverging { neutral: neutral(figure, shown.lines) };
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
        let sum = |line: &Line| {
            let facts: Vec<Fact> =
                rest.iter().map(|step| self.facts.fact(&Self::point_at(figure, line, step))).collect();
            let hidden = facts.iter().any(|fact| fact.suppressed);
            let value = facts.iter().filter_map(|fact| fact.value).try_fold(Exact::ZERO, Exact::plus);
            Fact { value: value.filter(|_| !hidden), suppressed: hidden, ..Fact::default() }
        };
        let (part, base) = (sum(line), sum(&Line { cell: panel.to_vec(), ..Line::of(&line.measure) }));
        let whole = Self::headline(&line.measure, &self.config.report.period);
        let expression = format!("figure(\"{}\").other", figure.id.name);
        self.share_of(part.value, &base, part.suppressed, &whole, expression)
    }
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

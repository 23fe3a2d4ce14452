//! Answers on a scale: the shares of each row in percent, in the order of the answers.

use super::chart_series::Line;
use super::chart_steps::Step;
use super::context::Context;
use super::expression;
use crate::chart::spec::{ChartSpec, Datum, Form, Value};
use crate::config::{Condition, FigureConfig, Filter, Point, Scalar};
use crate::exact::Exact;
use crate::measure::Fact;
use crate::prose::Answer;
use std::cmp::Reverse;

impl Context<'_> {
    /// Makes the counts of a chart the shares of their rows. Rows of a nominal dimension are sorted by what lies on the
    /// side on which the scale ends, unless the author sorts them.
    pub(super) fn as_shares(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        steps: &mut Vec<Step>,
        rest: &[Step],
        lines: &[Line],
    ) {
        let named = figure.data.neutral.as_ref().map(|neutral| lines.iter().position(|line| line.key == neutral.name));
        let middle = || (lines.len() % 2 == 1 && lines.len() > 1).then_some(lines.len() / 2);
        let neutral = named.unwrap_or_else(middle);
        let mut rows: Vec<Vec<Answer>> = Vec::new();
        for step in steps.iter() {
            rows.push(lines.iter().map(|line| self.share_of_row(figure, line, step)).collect());
        }
        let mut order: Vec<usize> = (0..steps.len()).collect();
        if figure.data.sort.is_none() && self.is_nominal(&figure.data.by.name) {
            order.sort_by_key(|row| (steps[*row].category.rest, Reverse(end_of_scale(&rows[*row], neutral))));
        }
        let mut taken: Vec<Option<Step>> = std::mem::take(steps).into_iter().map(Some).collect();
        steps.extend(order.iter().filter_map(|row| taken[*row].take()));
        for (index, series) in chart.series.iter_mut().enumerate() {
            series.data = order.iter().map(|row| datum(&rows[*row][index])).collect();
            if !rest.is_empty() {
                series.data.push(datum(&self.share_of_rest(figure, &lines[index], rest)));
            }
        }
        chart.totals = self.totals(figure, steps, rest);
        chart.form = Form::Diverging { neutral };
    }

    /// Percent that an answer has of its row.
    fn share_of_row(&self, figure: &FigureConfig, line: &Line, step: &Step) -> Answer {
        let part = Self::point_at(figure, line, step);
        let whole = Self::point_at(figure, &Line::of(&line.measure), step);
        let condition = |(name, key): &(String, String)| {
            let is = Scalar::Text(key.clone());
            (name.clone(), if key.is_empty() { Condition::Empty(true) } else { Condition::OneOf(vec![is]) })
        };
        let row = Filter::new(step.cell.iter().map(condition).collect());
        let asked = Point { filter: part.filter.and(&row), cell: line.cell.iter().cloned().collect(), ..part.clone() };
        let expression = format!("{}.share", expression::of_point(&asked, &self.config.report.period));
        let (part, base) = (self.facts.fact(&part), self.facts.fact(&whole));
        self.share_of(part.value, &base, part.suppressed, &whole, expression)
    }

    /// Percent that an answer has of all rows that are shown as Other.
    fn share_of_rest(&self, figure: &FigureConfig, line: &Line, rest: &[Step]) -> Answer {
        let sum = |line: &Line| {
            let facts: Vec<Fact> =
                rest.iter().map(|step| self.facts.fact(&Self::point_at(figure, line, step))).collect();
            let hidden = facts.iter().any(|fact| fact.suppressed);
            let value = facts.iter().filter_map(|fact| fact.value).try_fold(Exact::ZERO, Exact::plus);
            Fact { value: value.filter(|_| !hidden), suppressed: hidden, ..Fact::default() }
        };
        let (part, base) = (sum(line), sum(&Line::of(&line.measure)));
        let whole = Self::headline(&line.measure, &self.config.report.period);
        let expression = format!("figure(\"{}\").other", figure.id.name);
        self.share_of(part.value, &base, part.suppressed, &whole, expression)
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

//! The steps of a chart's axis: periods, or values of a dimension, in the order of the figure.

use super::chart_series::Line;
use super::context::Context;
use super::partial::is_open;
use crate::chart::spec::Category;
use crate::config::{AxisScale, FigureConfig, Point, SortOrder};
use crate::exact::Exact;
use crate::locale::Arg;
use crate::measure::{Shape, derive};
use crate::period::{Period, Step as TimeStep, TimeDimension};
use std::cmp::Reverse;

/// A step of the axis: the period and, for all but time, the cell.
pub(super) struct Step {
    pub(super) category: Category,
    pub(super) period: Period,
    pub(super) cell: Option<(String, String)>,
}

impl Context<'_> {
    /// Steps of time.
    pub(super) fn time_steps(&self, periods: &[Period]) -> Vec<Step> {
        let report = &self.config.report.period;
        periods
            .iter()
            .map(|period| {
                let name = self.step_label(period, periods);
                let category = Category {
                    key: period.key(),
                    label: self.marked(self.short_step_label(period, periods), period),
                    name,
                    focus: period == report,
                    rest: false,
                    partial: self.is_partial(period),
                };
                Step { category, period: period.clone(), cell: None }
            })
            .collect()
    }

    /// The values of the axis that have data in one of the periods; their step is the last of these.
    pub(super) fn cell_steps(&self, figure: &FigureConfig, periods: &[Period]) -> Vec<Step> {
        let data = &figure.data;
        let Some(period) = periods.last() else { return Vec::new() };
        let dimension = &data.by.name;
        let mut keys: Vec<String> = Vec::new();
        for measure in data.measures.iter().map(|named| &named.name) {
            let point = Point { filter: data.filter.clone(), ..Self::headline(measure, period) };
            let found = self.keys(&point, std::slice::from_ref(dimension), periods);
            keys.extend(found.into_iter().filter_map(|found| found.into_iter().next()));
        }
        let Some(axis) = self.facts.axes.get(dimension) else { return Vec::new() };
        if let Shape::Bins(_) = axis.shape {
            // Bins between the first and the last one that hold rows are shown, also where they are empty.
            let places: Vec<usize> = axis
                .members
                .iter()
                .enumerate()
                .filter(|(_, m)| keys.contains(&m.key) && !m.key.is_empty())
                .map(|(at, _)| at)
                .collect();
            if let (Some(first), Some(last)) = (places.iter().min(), places.iter().max()) {
                keys.extend(axis.members[*first..=*last].iter().map(|member| member.key.clone()));
            }
        }
        keys.extend(self.outlined_keys(figure, axis));
        keys.sort_by(|a, b| self.order(axis, a, b));
        keys.dedup();
        let measures: Vec<&str> = data.measures.iter().map(|named| named.name.as_str()).collect();
        keys.into_iter()
            .map(|key| {
                let name = self.member_label(axis, &key);
                let partial = is_open(&measures, axis, &key, period);
                let category = Category {
                    label: if partial { self.marked_open(&name) } else { name.clone() },
                    name,
                    focus: false,
                    rest: key.is_empty() || axis.is_rest(&key),
                    partial,
                    key: key.clone(),
                };
                Step { category, period: period.clone(), cell: Some((dimension.clone(), key)) }
            })
            .collect()
    }

    /// Sorts the steps: by value for nominal dimensions unless told otherwise; "not stated" stays last.
    pub(super) fn arrange(&self, figure: &FigureConfig, steps: &mut [Step], lines: &[Line]) {
        let data = &figure.data;
        let order =
            data.sort.unwrap_or(if self.is_nominal(&data.by.name) { SortOrder::Value } else { SortOrder::Data });
        match order {
            SortOrder::Data => {}
            SortOrder::Label => steps.sort_by(|a, b| {
                a.category
                    .rest
                    .cmp(&b.category.rest)
                    .then_with(|| self.locale.compare(&a.category.label, &b.category.label))
            }),
            SortOrder::Value => {
                steps.sort_by_cached_key(|step| (step.category.rest, Reverse(self.size(figure, step, lines))));
            }
        }
    }

    /// Whether the values of a dimension have no order of their own.
    pub(super) fn is_nominal(&self, dimension: &str) -> bool {
        TimeDimension::from_name(dimension).is_none()
            && self.facts.axes.get(dimension).is_some_and(|axis| {
                matches!(axis.shape, Shape::Nominal | Shape::Reference)
                    && axis.config.is_none_or(|at| self.config.dimensions[at].labels.is_empty())
            })
    }

    /// What a step is sorted by: what is drawn of it, all series together.
    fn size(&self, figure: &FigureConfig, step: &Step, lines: &[Line]) -> Option<Exact> {
        let data = &figure.data;
        if let Some(target) = data.target.as_ref().filter(|_| figure.chart.axis.scale == AxisScale::PercentOfTarget) {
            let at = |measure: &str| self.facts.fact(&Self::point_at(figure, &Line::of(measure), step));
            return derive::share(&at(&data.measures[0].name), &at(&target.name));
        }
        if data.split.is_some() {
            return self.facts.fact(&Self::point_at(figure, &Line::of(&data.measures[0].name), step)).value;
        }
        if data.periods.len() == 2 {
            return lines.last().and_then(|line| self.facts.fact(&Self::point_at(figure, line, step)).value);
        }
        let values = lines.iter().filter_map(|line| self.facts.fact(&Self::point_at(figure, line, step)).value);
        values.into_iter().try_fold(Exact::ZERO, Exact::plus)
    }

    /// Keeps the first `top` steps; gives the rest back where it is shown as Other.
    pub(super) fn cut(figure: &FigureConfig, steps: &mut Vec<Step>) -> Vec<Step> {
        let Some(top) = figure.data.top.map(|top| top as usize).filter(|top| *top < steps.len()) else {
            return Vec::new();
        };
        let rest = steps.split_off(top);
        if figure.data.other { rest } else { Vec::new() }
    }

    /// Months of one year are named shortly under their marks.
    fn short_step_label(&self, step: &Period, steps: &[Period]) -> String {
        match step.step {
            TimeStep::Month(year, number) => {
                let month = self.locale.month_short(u32::from(number));
                let one_year = steps.iter().all(|other| matches!(other.step, TimeStep::Month(y, _) if y == year));
                let year = year.to_string();
                if one_year {
                    month
                } else {
                    self.locale.text("month-of-year", &[("month", Arg::Text(&month)), ("year", Arg::Text(&year))])
                }
            }
            _ => self.step_label(step, steps),
        }
    }
}

//! The series of a chart: every number formatted and tied to its fact.

use super::chart_data::Shown as Drawn;
use super::chart_steps::Step;
use super::context::Context;
use crate::chart::spec::{Category, Datum, Form, Series, Totals, Value};
use crate::config::{AxisScale, FigureConfig, Point};
use crate::exact::Exact;
use crate::locale::{Arg, Sign};
use crate::measure::{Fact, derive};
use crate::period::Period;
use crate::shown::Shown;
use crate::theme::series::{CONTEXT, FIRST};

/// A series: its measure, with `split` and `multiples` its cell, with `periods` its period.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) key: String,
    pub(super) label: String,
    pub(super) measure: String,
    pub(super) cell: Vec<(String, String)>,
    pub(super) period: Option<Period>,
}

impl Line {
    /// A measure as a series without a name.
    pub(super) fn of(measure: &str) -> Self {
        let (key, measure) = (measure.to_owned(), measure.to_owned());
        Self { key, label: String::new(), measure, cell: Vec::new(), period: None }
    }
}

impl Context<'_> {
    /// The series of a figure: its measures, its two periods, or the values of `split`.
    pub(super) fn lines(&self, figure: &FigureConfig, periods: &[Period]) -> Vec<Line> {
        let data = &figure.data;
        let Some(split) = &data.split else {
            if data.periods.len() == 2 {
                return data.periods.iter().map(|period| self.period_line(&data.measures[0].name, period)).collect();
            }
            let line = |name: &str| Line { label: self.measure_label(name), ..Line::of(name) };
            return data.measures.iter().map(|named| line(&named.name)).collect();
        };
        let measure = &data.measures[0].name;
        let point = Point { filter: data.filter.clone(), ..Self::headline(measure, &periods[0]) };
        let keys = self.keys(&point, std::slice::from_ref(&split.name), periods);
        let axis = self.facts.axes.get(&split.name);
        let mut keys: Vec<String> = keys.into_iter().filter_map(|keys| keys.into_iter().next()).collect();
        if !data.order.is_empty() {
            let named = |key: &String| data.order.iter().position(|answer| answer.name == *key);
            keys.extend(data.order.iter().map(|answer| answer.name.clone()));
            keys.sort_by_key(|key| named(key).unwrap_or(usize::MAX));
            keys.dedup();
        }
        keys.into_iter()
            .map(|key| Line {
                label: axis.map_or_else(|| key.clone(), |axis| self.member_label(axis, &key)),
                measure: measure.clone(),
                cell: vec![(split.name.clone(), key.clone())],
                period: None,
                key,
            })
            .collect()
    }

    /// A measure in one of the two periods of a figure.
    fn period_line(&self, measure: &str, period: &Period) -> Line {
        Line {
            key: period.key(),
            label: self.marked(self.period_label(period), period),
            period: Some(period.clone()),
            ..Line::of(measure)
        }
    }

    /// What is asked of a series at a step.
    pub(super) fn point_at(figure: &FigureConfig, line: &Line, step: &Step) -> Point {
        Point {
            measure: line.measure.clone(),
            filter: figure.data.filter.clone(),
            period: line.period.as_ref().unwrap_or(&step.period).clone(),
            cell: step.cell.iter().chain(&line.cell).cloned().collect(),
        }
    }

    /// The data of all series; `rest` is shown as Other.
    pub(super) fn series(&self, figure: &FigureConfig, shown: &Drawn<'_>) -> Vec<Series> {
        let datum = |line: &Line, step: &Step| self.datum(figure, line, step);
        shown
            .lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let color = match (&line.period, index) {
                    (Some(_), 0) => CONTEXT,
                    (Some(_), _) => FIRST,
                    (None, _) => self.series_color(figure, &line.key, index),
                };
                let mut data: Vec<Datum> = shown.steps.iter().map(|step| datum(line, step)).collect();
                if !shown.rest.is_empty() {
                    data.push(self.rest_datum(figure, line, shown.rest));
                }
                Series { key: line.key.clone(), label: line.label.clone(), color, data }
            })
            .collect()
    }

    /// What the parts of a `split` have together; `panel` is the cell of a small chart.
    pub(super) fn totals(
        &self,
        figure: &FigureConfig,
        &Drawn { steps, rest, .. }: &Drawn<'_>,
        panel: &[(String, String)],
    ) -> Option<Totals> {
        figure.data.split.as_ref()?;
        let line = Line { cell: panel.to_vec(), ..Line::of(&figure.data.measures[0].name) };
        let mut data: Vec<Datum> = steps.iter().map(|step| self.datum(figure, &line, step)).collect();
        if !rest.is_empty() {
            data.push(self.rest_datum(figure, &line, rest));
        }
        Some(Totals { label: self.locale.text("total", &[]), data })
    }

    /// The whole of a donut, and what it counts.
    pub(super) fn whole(&self, figure: &FigureConfig, categories: &[Category], panel: &[(String, String)]) -> Form {
        let data = &figure.data;
        let line = Line::of(&data.measures[0].name);
        let period = data.period.as_ref().unwrap_or(&self.config.report.period);
        let (filter, cell) = (data.filter.clone(), panel.to_vec());
        let point = Point { filter, cell, ..Self::headline(&line.measure, period) };
        let answer = self.value(&point, None);
        let whole = match answer.shown.value {
            _ if answer.suppressed => Datum::Suppressed,
            Some(value) => {
                Datum::Value(Value { amount: value.to_f64(), shown: answer.shown, target: None, at_most: false })
            }
            None => Datum::Missing,
        };
        let unit = self.measure(&line.measure).map(|measure| self.axis_unit(measure)).unwrap_or_default();
        Form::Donut { whole, unit, colors: self.part_colors(figure, categories) }
    }

    fn datum(&self, figure: &FigureConfig, line: &Line, step: &Step) -> Datum {
        let point = Self::point_at(figure, line, step);
        let answer = self.value(&point, None);
        if answer.suppressed {
            return Datum::Suppressed;
        }
        let Some(value) = answer.shown.value else { return Datum::Missing };
        let Some(target) = &figure.data.target else {
            return Datum::Value(Value { amount: value.to_f64(), shown: answer.shown, target: None, at_most: false });
        };
        self.against_target(figure, &point, answer.shown, &target.name)
    }

    /// Whether the target of an indicator is reached at it or below it: the count of those that are met tells.
    fn is_at_most(&self, point: &Point, above: bool, equal: bool) -> bool {
        if point.measure != "indicator_actual" || !point.cell.iter().any(|(name, _)| name == "indicator") || equal {
            return false;
        }
        let counted = |name: &str| self.value(&Point { measure: name.to_owned(), ..point.clone() }, None).shown.value;
        let one = counted("indicators_with_target") == Some(Exact::whole(1));
        one && counted("indicators_met").is_some_and(|met| (met == Exact::whole(1)) != above)
    }

    /// A bullet: the value against its target, "3,120 / 3,000".
    fn against_target(&self, figure: &FigureConfig, point: &Point, shown: Shown, target: &str) -> Datum {
        let goal = Point { measure: target.to_owned(), ..point.clone() };
        let goal_answer = self.value(&goal, None);
        let (Some(value), Some(wanted)) = (shown.value, goal_answer.shown.value) else { return Datum::Missing };
        let percent = figure.chart.axis.scale == AxisScale::PercentOfTarget;
        let scaled = |value: Exact| if percent { derive::percent(value, wanted) } else { Some(value) };
        let (Some(amount), Some(aim)) = (scaled(value), scaled(wanted)) else { return Datum::Missing };
        let at_most = self.is_at_most(point, value > wanted, value == wanted);
        let text = self.locale.text(
            "value-of-target",
            &[("value", Arg::Text(&shown.text)), ("target", Arg::Text(&goal_answer.shown.text))],
        );
        Datum::Value(Value {
            amount: amount.to_f64(),
            shown: Shown { text, ..shown },
            target: Some(aim.to_f64()),
            at_most,
        })
    }

    /// Other: what all further values have together; hidden when one of them is.
    fn rest_datum(&self, figure: &FigureConfig, line: &Line, rest: &[Step]) -> Datum {
        let facts: Vec<Fact> = rest.iter().map(|step| self.facts.fact(&Self::point_at(figure, line, step))).collect();
        if facts.iter().any(|fact| fact.suppressed) {
            return Datum::Suppressed;
        }
        let sum = facts.iter().filter_map(|fact| fact.value).try_fold(Exact::ZERO, Exact::plus);
        let (Some(sum), Some(measure)) = (sum, self.measure(&line.measure)) else { return Datum::Missing };
        let text = self.locale.number_in(sum, measure.decimals, &measure.unit, Sign::Negative);
        let fact = format!("figure(\"{}\").other", figure.id.name);
        Datum::Value(Value {
            amount: sum.to_f64(),
            shown: Shown { text, fact, value: Some(sum) },
            target: None,
            at_most: false,
        })
    }
}

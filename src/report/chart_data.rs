//! The data of a chart: the steps of its axis in order, its series, and every number formatted and tied to its fact.

use super::context::Context;
use crate::chart::spec::{Category, ChartKind, ChartSpec, Datum, Series, TargetLine, TickFormat, Totals, Value};
use crate::config::{AxisScale, FigureConfig, LabelMode, Point, SortOrder, Unit};
use crate::exact::Exact;
use crate::locale::{Arg, Sign};
use crate::measure::{Fact, Shape, derive};
use crate::period::{Period, Step as TimeStep, TimeDimension};
use crate::shown::Shown;
use std::cmp::Reverse;

/// A step of the axis: the period and, for all but time, the cell.
struct Step {
    category: Category,
    period: Period,
    cell: Option<(String, String)>,
}

/// A series: its measure and, with `split`, its cell.
struct Line {
    key: String,
    label: String,
    measure: String,
    cell: Option<(String, String)>,
}

impl Context<'_> {
    /// The chart of a figure.
    pub(super) fn chart(&self, figure: &FigureConfig) -> ChartSpec {
        let data = &figure.data;
        if let Some(spans) = &data.spans {
            return self.timeline(figure, spans);
        }
        let period = data.period.clone().unwrap_or_else(|| self.config.report.period.clone());
        let time = TimeDimension::from_name(&data.by.name);
        let periods = time.map_or_else(|| vec![period.clone()], |dimension| self.steps(dimension, &period, data.last));
        let lines = self.lines(figure, &periods);
        let mut steps = match time {
            Some(_) => self.time_steps(&periods),
            None => self.cell_steps(figure, &period),
        };
        self.arrange(figure, &mut steps, &lines);
        let rest = Self::cut(figure, &mut steps);
        let series = self.series(figure, &steps, &rest, &lines);
        let totals = if data.panels { None } else { self.totals(figure, &steps, &rest) };
        let kind = figure
            .chart
            .kind
            .as_ref()
            .map_or_else(|| self.kind_for(figure, series.len(), steps.len()), |(kind, _)| *kind);
        let first = &data.measures[0].name;
        let measure = self.measure(first);
        let percent = figure.chart.axis.scale == AxisScale::PercentOfTarget;
        let unit = measure.map_or(Unit::Other(String::new()), |measure| measure.unit.clone());
        let (prefix, suffix) = self.locale.affixes(if percent { &Unit::Percent } else { &unit });
        let mut categories: Vec<Category> = steps.into_iter().map(|step| step.category).collect();
        if !rest.is_empty() {
            let label = self.locale.text("other", &[]);
            categories.push(Category {
                key: "other".to_owned(),
                label: label.clone(),
                name: label,
                focus: false,
                rest: true,
            });
        }
        let form = self.form(figure, &categories);
        let labels: Vec<String> = data.measures.iter().map(|named| self.measure_label(&named.name)).collect();
        ChartSpec {
            kind,
            measure: self.enumeration(&labels),
            unit: measure.map(|measure| self.axis_unit(measure)).unwrap_or_default(),
            dimension: self.dimension_label(&data.by.name),
            time: time.is_some(),
            period: self.with_data_end(self.span_label(&periods), &periods),
            values_at_marks: match figure.chart.labels {
                LabelMode::Values => true,
                LabelMode::Axis | LabelMode::None => false,
                LabelMode::Auto => {
                    categories.len() * series.len() <= 40 || matches!(kind, ChartKind::Bar | ChartKind::Heatmap)
                }
            },
            legend: figure.chart.legend == Some(true),
            ticks: TickFormat {
                prefix,
                suffix,
                group: self.locale.group_mark().to_owned(),
                decimal: self.locale.decimal_mark().to_owned(),
            },
            target: self.target_line(figure, percent, &unit),
            maximum: figure.chart.axis.max.map(Exact::to_f64),
            minimum: figure.chart.axis.min.map(Exact::to_f64),
            totals,
            form,
            categories,
            series,
        }
    }

    /// The unit word of a chart; empty where every number carries its sign.
    fn axis_unit(&self, measure: &crate::measure::Measure) -> String {
        if measure.unit == Unit::Percent { String::new() } else { self.unit_word(measure, 2) }
    }

    fn target_line(&self, figure: &FigureConfig, percent: bool, unit: &Unit) -> Option<TargetLine> {
        let (amount, unit) = match figure.data.target_line {
            Some(amount) => (amount, unit.clone()),
            None if percent => (Exact::whole(100), Unit::Percent),
            None => return None,
        };
        let number = self.locale.number_in(amount, 0, &unit, Sign::Negative);
        Some(TargetLine {
            amount: amount.to_f64(),
            label: self.locale.text("target-line", &[("number", Arg::Text(&number))]),
        })
    }

    fn lines(&self, figure: &FigureConfig, periods: &[Period]) -> Vec<Line> {
        let data = &figure.data;
        let Some(split) = &data.split else {
            let line = |name: &str| Line {
                key: name.to_owned(),
                label: self.measure_label(name),
                measure: name.to_owned(),
                cell: None,
            };
            return data.measures.iter().map(|named| line(&named.name)).collect();
        };
        let measure = &data.measures[0].name;
        let point = Point { filter: data.filter.clone(), ..Self::headline(measure, &periods[0]) };
        let keys = self.keys(&point, std::slice::from_ref(&split.name), periods);
        let axis = self.facts.axes.get(&split.name);
        keys.into_iter()
            .filter_map(|keys| keys.into_iter().next())
            .map(|key| Line {
                label: axis.map_or_else(|| key.clone(), |axis| self.member_label(axis, &key)),
                measure: measure.clone(),
                cell: Some((split.name.clone(), key.clone())),
                key,
            })
            .collect()
    }

    fn time_steps(&self, periods: &[Period]) -> Vec<Step> {
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
                };
                Step { category, period: period.clone(), cell: None }
            })
            .collect()
    }

    fn cell_steps(&self, figure: &FigureConfig, period: &Period) -> Vec<Step> {
        let data = &figure.data;
        let dimension = &data.by.name;
        let mut keys: Vec<String> = Vec::new();
        for measure in data.measures.iter().map(|named| &named.name) {
            let point = Point { filter: data.filter.clone(), ..Self::headline(measure, period) };
            let found = self.keys(&point, std::slice::from_ref(dimension), std::slice::from_ref(period));
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
        keys.into_iter()
            .map(|key| {
                let label = self.member_label(axis, &key);
                let category = Category {
                    label: label.clone(),
                    name: label,
                    focus: false,
                    rest: key.is_empty() || axis.is_rest(&key),
                    key: key.clone(),
                };
                Step { category, period: period.clone(), cell: Some((dimension.clone(), key)) }
            })
            .collect()
    }

    /// Sorts the steps: by value for nominal dimensions unless told otherwise; "not stated" stays last.
    fn arrange(&self, figure: &FigureConfig, steps: &mut [Step], lines: &[Line]) {
        let data = &figure.data;
        let nominal = TimeDimension::from_name(&data.by.name).is_none()
            && self.facts.axes.get(&data.by.name).is_some_and(|axis| {
                matches!(axis.shape, Shape::Nominal | Shape::Reference)
                    && axis.config.is_none_or(|at| self.config.dimensions[at].labels.is_empty())
            });
        let order = data.sort.unwrap_or(if nominal { SortOrder::Value } else { SortOrder::Data });
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

    /// What a step is sorted by: what is drawn of it, all series together.
    fn size(&self, figure: &FigureConfig, step: &Step, lines: &[Line]) -> Option<Exact> {
        let data = &figure.data;
        if let Some(target) = data.target.as_ref().filter(|_| figure.chart.axis.scale == AxisScale::PercentOfTarget) {
            let at = |measure: &str| self.fact_at(figure, measure, step, None);
            return derive::share(&at(&data.measures[0].name), &at(&target.name));
        }
        if data.split.is_some() {
            return self.fact_at(figure, &data.measures[0].name, step, None).value;
        }
        let values = lines.iter().filter_map(|line| self.fact_at(figure, &line.measure, step, None).value);
        values.into_iter().try_fold(Exact::ZERO, Exact::plus)
    }

    /// Keeps the first `top` steps; gives the rest back where it is shown as Other.
    fn cut(figure: &FigureConfig, steps: &mut Vec<Step>) -> Vec<Step> {
        let Some(top) = figure.data.top.map(|top| top as usize).filter(|top| *top < steps.len()) else {
            return Vec::new();
        };
        let rest = steps.split_off(top);
        if figure.data.other { rest } else { Vec::new() }
    }

    fn fact_at(&self, figure: &FigureConfig, measure: &str, step: &Step, split: Option<&(String, String)>) -> Fact {
        self.facts.fact(&Self::point_at(figure, measure, step, split))
    }

    fn point_at(figure: &FigureConfig, measure: &str, step: &Step, split: Option<&(String, String)>) -> Point {
        Point {
            measure: measure.to_owned(),
            filter: figure.data.filter.clone(),
            period: step.period.clone(),
            cell: step.cell.iter().chain(split).cloned().collect(),
        }
    }

    fn series(&self, figure: &FigureConfig, steps: &[Step], rest: &[Step], lines: &[Line]) -> Vec<Series> {
        let datum = |line: &Line, step: &Step| self.datum(figure, line, step);
        lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                let color = self.series_color(figure, &line.key, index);
                let mut data: Vec<Datum> = steps.iter().map(|step| datum(line, step)).collect();
                if !rest.is_empty() {
                    data.push(self.rest_datum(figure, line, rest));
                }
                Series { key: line.key.clone(), label: line.label.clone(), color, data }
            })
            .collect()
    }

    /// What the parts of a `split` have together.
    fn totals(&self, figure: &FigureConfig, steps: &[Step], rest: &[Step]) -> Option<Totals> {
        figure.data.split.as_ref()?;
        let measure = figure.data.measures[0].name.clone();
        let line = Line { key: String::new(), label: String::new(), measure, cell: None };
        let mut data: Vec<Datum> = steps.iter().map(|step| self.datum(figure, &line, step)).collect();
        if !rest.is_empty() {
            data.push(self.rest_datum(figure, &line, rest));
        }
        Some(Totals { label: self.locale.text("total", &[]), data })
    }

    fn datum(&self, figure: &FigureConfig, line: &Line, step: &Step) -> Datum {
        let point = Self::point_at(figure, &line.measure, step, line.cell.as_ref());
        let answer = self.value(&point, None);
        if answer.suppressed {
            return Datum::Suppressed;
        }
        let Some(value) = answer.shown.value else { return Datum::Missing };
        let Some(target) = &figure.data.target else {
            return Datum::Value(Value { amount: value.to_f64(), shown: answer.shown, target: None });
        };
        self.against_target(figure, &point, answer.shown, &target.name)
    }

    /// A bullet: the value against its target, "3,120 / 3,000".
    fn against_target(&self, figure: &FigureConfig, point: &Point, shown: Shown, target: &str) -> Datum {
        let goal = Point { measure: target.to_owned(), ..point.clone() };
        let goal_answer = self.value(&goal, None);
        let (Some(value), Some(wanted)) = (shown.value, goal_answer.shown.value) else { return Datum::Missing };
        let percent = figure.chart.axis.scale == AxisScale::PercentOfTarget;
        let scaled = |value: Exact| if percent { derive::percent(value, wanted) } else { Some(value) };
        let (Some(amount), Some(aim)) = (scaled(value), scaled(wanted)) else { return Datum::Missing };
        let text = self.locale.text(
            "value-of-target",
            &[("value", Arg::Text(&shown.text)), ("target", Arg::Text(&goal_answer.shown.text))],
        );
        Datum::Value(Value { amount: amount.to_f64(), shown: Shown { text, ..shown }, target: Some(aim.to_f64()) })
    }

    /// Other: what all further values have together; hidden when one of them is.
    fn rest_datum(&self, figure: &FigureConfig, line: &Line, rest: &[Step]) -> Datum {
        let facts: Vec<Fact> =
            rest.iter().map(|step| self.fact_at(figure, &line.measure, step, line.cell.as_ref())).collect();
        if facts.iter().any(|fact| fact.suppressed) {
            return Datum::Suppressed;
        }
        let sum = facts.iter().filter_map(|fact| fact.value).try_fold(Exact::ZERO, Exact::plus);
        let (Some(sum), Some(measure)) = (sum, self.measure(&line.measure)) else { return Datum::Missing };
        let text = self.locale.number_in(sum, measure.decimals, &measure.unit, Sign::Negative);
        let fact = format!("figure(\"{}\").other", figure.id.name);
        Datum::Value(Value { amount: sum.to_f64(), shown: Shown { text, fact, value: Some(sum) }, target: None })
    }

    fn kind_for(&self, figure: &FigureConfig, series: usize, steps: usize) -> ChartKind {
        let time = TimeDimension::from_name(&figure.data.by.name).is_some();
        let bins = self.facts.axes.get(&figure.data.by.name).is_some_and(|axis| matches!(axis.shape, Shape::Bins(_)));
        let additive = figure
            .data
            .measures
            .iter()
            .all(|named| self.measure(&named.name).is_some_and(|m| m.additive || m.unit == Unit::People));
        match (time, series) {
            (true, _) if figure.data.panels && steps > 24 => ChartKind::Line,
            _ if figure.data.panels => ChartKind::Column,
            (true, 1) if steps <= 12 => ChartKind::Column,
            (true, 2..=4) if steps <= 8 && additive && figure.data.split.is_some() => ChartKind::Stacked,
            (true, _) => ChartKind::Line,
            (false, 1) if bins => ChartKind::Column,
            (false, _) => ChartKind::Bar,
        }
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

//! The chart of a figure: its axis, its series and all that stands around them.

use super::chart_series::Line;
use super::chart_steps::Step;
use super::context::Context;
use crate::chart::spec::{Category, ChartKind, ChartSpec, Form, TargetLine, TickFormat};
use crate::config::{AxisScale, FigureConfig, LabelMode, Unit};
use crate::exact::Exact;
use crate::locale::{Arg, Sign};
use crate::period::{Period, TimeDimension};

/// A chart prints at most so many values at its marks, unless its kind has a place for each.
const MOST_VALUES: usize = 40;

/// And of several small ones each.
const MOST_SMALL_VALUES: usize = 24;

/// What a chart shows: the steps of its axis, those that are shown as Other, and the series.
pub(super) struct Shown<'s> {
    pub(super) steps: &'s [Step],
    pub(super) rest: &'s [Step],
    pub(super) lines: &'s [Line],
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
        let periods = match time {
            Some(dimension) => self.steps(dimension, &period, data.last),
            None if data.periods.len() == 2 => data.periods.clone(),
            None => vec![period],
        };
        let lines = self.lines(figure, &periods);
        let mut steps = if time.is_some() { self.time_steps(&periods) } else { self.cell_steps(figure, &periods) };
        self.arrange(figure, &mut steps, &lines);
        let rest = Self::cut(figure, &mut steps);
        let kind = self.kind(figure, &lines, steps.len());
        let shares = matches!(kind, ChartKind::Diverging | ChartKind::Stacked100);
        if kind == ChartKind::Diverging {
            self.arrange_answers(figure, &mut steps, &lines);
        }
        let percent = shares || figure.chart.axis.scale == AxisScale::PercentOfTarget;
        let measure = self.measure(&data.measures[0].name);
        let unit = measure.map_or(Unit::Other(String::new()), |measure| measure.unit.clone());
        let (prefix, suffix) = self.locale.affixes(if percent { &Unit::Percent } else { &unit });
        let labels: Vec<String> = data.measures.iter().map(|named| self.measure_label(&named.name)).collect();
        let values = if data.multiples.is_some() { MOST_SMALL_VALUES } else { MOST_VALUES };
        let mut chart = ChartSpec {
            kind,
            measure: self.measures_told(figure, kind, &labels),
            unit: match measure {
                Some(_) if shares => self.locale.text("unit-percent", &[("count", Arg::Count(2))]),
                Some(measure) => self.axis_unit(measure),
                None => String::new(),
            },
            dimension: self.dimension_label(&data.by.name),
            time: time.is_some(),
            period: self.with_data_end(self.periods_label(figure, &periods), &periods),
            values_at_marks: match figure.chart.labels {
                LabelMode::Values => true,
                LabelMode::Axis | LabelMode::None => false,
                LabelMode::Auto => has_place_for_values(kind) || steps.len() * lines.len() <= values,
            },
            legend: figure.chart.legend == Some(true),
            ticks: TickFormat {
                prefix,
                suffix,
                group: self.locale.group_mark().to_owned(),
                decimal: self.locale.decimal_mark().to_owned(),
            },
            target: self.target_line(figure, percent && !shares, &unit),
            maximum: figure.chart.axis.max.map(Exact::to_f64),
            minimum: figure.chart.axis.min.map(Exact::to_f64),
            totals: None,
            form: Form::Series,
            categories: self.categories(&steps, !rest.is_empty()),
            series: Vec::new(),
            shared: None,
        };
        let shown = Shown { steps: &steps, rest: &rest, lines: &lines };
        match &data.multiples {
            Some(multiples) => self.add_panels(figure, &mut chart, &multiples.name, &shown, &periods),
            None => self.fill(figure, &mut chart, &shown, &[]),
        }
        chart
    }

    /// Gives a chart its series and what its kind shows beside them; `panel` is the cell of a small chart.
    pub(super) fn fill(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        shown: &Shown<'_>,
        panel: &[(String, String)],
    ) {
        chart.totals = self.totals(figure, shown, panel);
        match chart.kind {
            ChartKind::Diverging => self.fill_answers(figure, chart, shown, panel),
            ChartKind::Stacked100 => self.fill_parts(figure, chart, shown, panel),
            _ => {
                chart.series = self.series(figure, shown);
                chart.form = self.form(figure, chart.kind, &chart.categories, panel);
            }
        }
    }

    /// The categories of the steps, and Other where there is a rest.
    fn categories(&self, steps: &[Step], with_rest: bool) -> Vec<Category> {
        let mut categories: Vec<Category> = steps.iter().map(|step| step.category.clone()).collect();
        if with_rest {
            let label = self.locale.text("other", &[]);
            let (key, name) = ("other".to_owned(), label.clone());
            categories.push(Category { key, label, name, focus: false, rest: true, partial: false });
        }
        categories
    }

    /// "Members who came", "Girls and Boys", "Results against targets".
    fn measures_told(&self, figure: &FigureConfig, kind: ChartKind, labels: &[String]) -> String {
        match (&figure.data.target, labels) {
            (Some(target), [measure]) if kind == ChartKind::Bullet => {
                let id = match figure.data.measures[0].name.as_str() {
                    "indicator_actual" => "results-against-targets",
                    _ => "measure-against-target",
                };
                let target = self.measure_label(&target.name);
                self.locale.text(id, &[("measure", Arg::Text(measure)), ("target", Arg::Text(&target))])
            }
            _ => self.enumeration(labels),
        }
    }

    /// "FY2019", "FY2014 to FY2019", "FY2014 and FY2019".
    fn periods_label(&self, figure: &FigureConfig, periods: &[Period]) -> String {
        if figure.data.periods.len() != 2 {
            return self.span_label(periods);
        }
        let labels: Vec<String> = periods.iter().map(|period| self.period_label(period)).collect();
        self.enumeration(&labels)
    }

    /// The unit word of a chart; empty where every number carries its sign.
    pub(super) fn axis_unit(&self, measure: &crate::measure::Measure) -> String {
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
}

/// Whether every mark of a kind has a row or a cell of its own, where its value stands.
fn has_place_for_values(kind: ChartKind) -> bool {
    matches!(kind, ChartKind::Bar | ChartKind::Heatmap | ChartKind::Dumbbell | ChartKind::Slope | ChartKind::Diverging)
}

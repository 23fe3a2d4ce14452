//! Charts that would mislead → errors that name the kind to use instead; charts that are hard to read → warnings.

use super::context::Context;
use crate::chart::spec::{ChartKind, ChartSpec, Datum, Form, Value};
use crate::config::{FigureConfig, Named};
use crate::diagnostic::{Diagnostic, Origin};
use crate::exact::Exact;
use crate::measure::Shape;

/// Most series of a chart and of one of lines; more than this are told to be many. Answers of a scale are one more.
const MOST_SERIES: usize = 6;
const MOST_LINES: usize = 8;
const MANY_SERIES: usize = 4;
const MANY_ANSWERS: usize = 5;

/// Most parts of a donut.
const MOST_PARTS: usize = 5;

impl Context<'_> {
    /// Refuses a chart that would mislead; warns of one of many series.
    pub(super) fn judge(&self, figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
        if matches!(chart.form, Form::Timeline(_)) {
            return Ok(());
        }
        self.one_unit(figure)?;
        self.number_of_series(figure, chart.panels().first().map_or(chart, |panel| &panel.chart))?;
        from_zero(figure, chart)?;
        self.in_order(figure, chart)?;
        match &chart.form {
            Form::Panels(panels) => panels.iter().try_for_each(|panel| self.parts_of_one(figure, &panel.chart)),
            _ => self.parts_of_one(figure, chart),
        }
    }

    /// Refuses a chart, or one of several small ones, whose parts are none.
    fn parts_of_one(&self, figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
        self.parts(figure, chart)?;
        match chart.kind {
            ChartKind::Donut => donut(figure, chart),
            ChartKind::Diverging => Self::scale(figure, chart),
            _ => Ok(()),
        }
    }

    /// One axis counts one thing.
    fn one_unit(&self, figure: &FigureConfig) -> Result<(), Diagnostic> {
        let unit = |named: &Named| self.measure(&named.name).map(|measure| &measure.unit);
        let Some((first, others)) = figure.data.measures.split_first() else { return Ok(()) };
        let Some(other) = others.iter().find(|other| unit(other) != unit(first)) else { return Ok(()) };
        let word = |named: &Named| self.measure(&named.name).map(|m| super::facts_unit(&m.unit)).unwrap_or_default();
        let message = format!("one axis cannot count {} and {}", word(first), word(other));
        Err(Diagnostic::error("chart/two-units", message)
            .at(other.origin.clone())
            .text(&other.name)
            .hint("give each of the two a figure, or show them in a table"))
    }

    fn number_of_series(&self, figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
        let (count, name) = (chart.series.len(), chart.kind.name());
        let (at, text) = series_place(figure);
        if chart.kind == ChartKind::Pyramid && count > 2 {
            let names: Vec<&str> = chart.series.iter().map(|series| series.label.as_str()).collect();
            let message = format!("a `pyramid` has two sides, not {count}: {}", names.join(", "));
            return Err(Diagnostic::error("chart/not-two-sides", message)
                .at(at)
                .text(text)
                .hint("keep two of them with `where`, or use `kind = \"grouped\"`"));
        }
        if chart.kind == ChartKind::Heatmap {
            return Ok(());
        }
        let lines = matches!(chart.kind, ChartKind::Line | ChartKind::Area);
        let most = if lines { MOST_LINES } else { MOST_SERIES };
        if count > most {
            let message = format!("a `{name}` of {count} series cannot be read; {most} are the most");
            let error = Diagnostic::error("chart/too-many-series", message).at(at).text(text);
            return Err(if figure.data.split.is_some() {
                error.hint(
                    "use `kind = \"heatmap\"`, a small chart for each with `multiples`, or join values with `groups`",
                )
            } else {
                error.hint("show fewer measures, or a table")
            });
        }
        let many = if chart.kind == ChartKind::Diverging { MANY_ANSWERS } else { MANY_SERIES };
        if count > many {
            let message = format!("a `{name}` of {count} series is hard to read");
            self.problem(
                Diagnostic::warning("chart/many-series", message)
                    .at(at)
                    .text(text)
                    .hint(format!("at most {many} are easily told apart; `multiples` gives each a small chart")),
            );
        }
        Ok(())
    }

    /// Lines join what follows each other, and columns that touch are ranges that do.
    fn in_order(&self, figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
        let by = &figure.data.by;
        let axis = self.facts.axes.get(&by.name);
        let ranked = axis.is_some_and(|axis| {
            axis.members.iter().any(|member| !member.key.is_empty() && member.rank.is_some())
                && axis.shape == Shape::Nominal
        });
        let ranges = axis.is_some_and(|axis| matches!(axis.shape, Shape::Bins(_) | Shape::Number));
        let (at, text) = kind_place(figure);
        match chart.kind {
            ChartKind::Line | ChartKind::Area if self.is_nominal(&by.name) && !ranked => {
                let message = format!(
                    "a `{}` joins values that follow each other; those of `{}` do not",
                    chart.kind.name(),
                    by.name
                );
                let error = Diagnostic::error("chart/no-order", message).at(at).text(text);
                Err(error.hint("use `kind = \"bar\"` or `kind = \"dot\"`"))
            }
            ChartKind::Histogram if !ranges => {
                let message = format!("a `histogram` counts ranges of numbers; the values of `{}` are none", by.name);
                let error = Diagnostic::error("chart/no-ranges", message).at(at).text(text);
                Err(error.hint("use `kind = \"bar\"`, or `kind = \"column\"` for steps of time"))
            }
            _ => Ok(()),
        }
    }

    /// Stacks, rings and bars back to back are made of parts of a whole, none below zero.
    fn parts(&self, figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
        let made_of_parts =
            matches!(chart.kind, ChartKind::Stacked | ChartKind::Stacked100 | ChartKind::Donut | ChartKind::Diverging);
        if !made_of_parts && chart.kind != ChartKind::Pyramid {
            return Ok(());
        }
        let instead = match chart.kind {
            ChartKind::Donut => ChartKind::Bar,
            _ if chart.time => ChartKind::Line,
            _ => ChartKind::Grouped,
        };
        let refused = |code, message: String, (at, text): (Origin, &str)| {
            let error = Diagnostic::error(code, message).at(at).text(text);
            Err(error.hint(format!("use `kind = \"{}\"`", instead.name())))
        };
        let name = chart.kind.name();
        let rate = figure.data.measures.iter().find(|named| !self.is_amount(&named.name));
        if let Some(rate) = rate.filter(|_| made_of_parts) {
            let message = format!("a `{name}` shows parts of a whole; values of `{}` do not add up to one", rate.name);
            return refused("chart/no-parts", message, kind_place(figure));
        }
        if values(chart).any(|value| value.amount < 0.0) {
            let message = format!("a `{name}` cannot show values below zero");
            return refused("chart/negative-part", message, kind_place(figure));
        }
        Ok(())
    }

    /// The answers of a scale are those that it names, and each row has one.
    fn scale(figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
        let (data, (at, text)) = (&figure.data, series_place(figure));
        if chart.series.iter().any(|series| series.key.is_empty()) {
            let message = format!("rows without `{text}` have no place on a scale of answers");
            return Err(Diagnostic::error("chart/off-the-scale", message)
                .at(at)
                .text(text)
                .hint(format!("leave them out: `where = {{ {text} = {{ empty = false }} }}`")));
        }
        let unnamed = chart.series.iter().find(|series| data.order.iter().all(|answer| answer.name != series.key));
        if let Some(series) = unnamed.filter(|_| !data.order.is_empty()) {
            let message = format!("`order` does not name the answer `{}`", series.key);
            let at = data.order.first().map_or(at, |first| first.origin.clone());
            return Err(Diagnostic::error("chart/off-the-scale", message)
                .at(at)
                .text(&series.key)
                .hint("name every answer of the data, from one end of the scale to the other"));
        }
        match &data.neutral {
            Some(neutral) if chart.series.iter().all(|series| series.key != neutral.name) => {
                let known = chart.series.iter().map(|series| series.key.as_str());
                let message = format!("no row has the answer `{}`", neutral.name);
                let error = Diagnostic::error("chart/off-the-scale", message).at(neutral.origin.clone());
                Err(error.text(&neutral.name).did_you_mean(&neutral.name, known))
            }
            _ => Ok(()),
        }
    }
}

/// Bars, columns and areas are as long as their values: they start at zero.
fn from_zero(figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
    let anywhere = matches!(
        chart.kind,
        ChartKind::Line | ChartKind::Dot | ChartKind::Slope | ChartKind::Dumbbell | ChartKind::Heatmap | ChartKind::Map
    );
    let axis = &figure.chart.axis;
    if anywhere || axis.min.is_none_or(|min| min <= Exact::ZERO) {
        return Ok(());
    }
    let at = axis.min_origin.clone().unwrap_or_else(|| figure.id.origin.clone());
    let message = format!("a `{}` is as long as its value and starts at zero", chart.kind.name());
    let instead = if chart.time { "line" } else { "dot" };
    Err(Diagnostic::error("chart/not-from-zero", message)
        .at(at)
        .text("min")
        .hint(format!("take `min` out, or use `kind = \"{instead}\"`, which may start elsewhere")))
}

/// At most five parts, which come to the whole.
fn donut(figure: &FigureConfig, chart: &ChartSpec) -> Result<(), Diagnostic> {
    let (at, text) = kind_place(figure);
    let count = chart.categories.len();
    if count > MOST_PARTS {
        let message = format!("a `donut` of {count} parts cannot be read; {MOST_PARTS} are the most");
        return Err(Diagnostic::error("chart/too-many-parts", message)
            .at(at)
            .text(text)
            .hint("use `kind = \"bar\"`, or `top = 4`, which makes the rest one part"));
    }
    let Form::Donut { whole: Datum::Value(whole), .. } = &chart.form else { return Ok(()) };
    let sum = values(chart).try_fold(Exact::ZERO, |sum, value| sum.plus(value.shown.value?));
    let all_known = values(chart).count() == count;
    if all_known && sum.is_some() && sum != whole.shown.value {
        let message = format!("the parts of a `donut` make a whole; those of `{}` overlap", figure.data.by.name);
        return Err(Diagnostic::error("chart/no-parts", message)
            .at(at)
            .text(text)
            .hint("use `kind = \"bar\"`: who has several values is counted at each"));
    }
    Ok(())
}

fn values(chart: &ChartSpec) -> impl Iterator<Item = &Value> {
    chart.series.iter().flat_map(|series| &series.data).filter_map(|datum| match datum {
        Datum::Value(value) => Some(value),
        Datum::Missing | Datum::Suppressed => None,
    })
}

/// Where the kind is written; where it was chosen, the axis.
fn kind_place(figure: &FigureConfig) -> (Origin, &str) {
    match &figure.chart.kind {
        Some((kind, origin)) => (origin.clone(), kind.name()),
        None => (figure.data.by.origin.clone(), &figure.data.by.name),
    }
}

/// Where the series are written.
fn series_place(figure: &FigureConfig) -> (Origin, &str) {
    match figure.data.split.as_ref().or(figure.data.measures.last()) {
        Some(named) => (named.origin.clone(), &named.name),
        None => kind_place(figure),
    }
}

//! `multiples`: a small chart for each value of a dimension, all of the same categories and series.

use super::chart_data::Shown;
use super::chart_series::Line;
use super::context::Context;
use crate::chart::spec::{ChartSpec, Form, Panel, Series};
use crate::config::{FigureConfig, Point};
use crate::locale::Arg;
use crate::period::Period;

impl Context<'_> {
    /// Makes a chart one of small charts: each is the chart for one value of the dimension.
    pub(super) fn add_panels(
        &self,
        figure: &FigureConfig,
        chart: &mut ChartSpec,
        dimension: &str,
        shown: &Shown<'_>,
        periods: &[Period],
    ) {
        let axis = self.facts.axes.get(dimension);
        let panels: Vec<Panel> = self
            .panel_keys(figure, dimension, periods)
            .into_iter()
            .map(|key| {
                let cell = [(dimension.to_owned(), key.clone())];
                let beside = |line: &Line| Line { cell: [&line.cell[..], &cell[..]].concat(), ..line.clone() };
                let lines: Vec<Line> = shown.lines.iter().map(beside).collect();
                let mut panel = chart.clone();
                self.fill(figure, &mut panel, &Shown { lines: &lines, ..*shown }, &cell);
                let label = axis.map_or_else(|| key.clone(), |axis| self.member_label(axis, &key));
                Panel { key, label, chart: panel }
            })
            .collect();
        let series = panels.iter().enumerate().flat_map(|(at, panel)| self.series_of(figure, dimension, at, panel));
        chart.series = series.collect();
        chart.form = Form::Panels(panels);
    }

    /// The values of the dimension that have data in one of the periods, in data order.
    fn panel_keys(&self, figure: &FigureConfig, dimension: &str, periods: &[Period]) -> Vec<String> {
        let data = &figure.data;
        let Some(period) = periods.first() else { return Vec::new() };
        let mut keys: Vec<String> = Vec::new();
        for measure in &data.measures {
            let point = Point { filter: data.filter.clone(), ..Self::headline(&measure.name, period) };
            let found = self.keys(&point, &[dimension.to_owned()], periods);
            keys.extend(found.into_iter().filter_map(|found| found.into_iter().next()));
        }
        if let Some(axis) = self.facts.axes.get(dimension) {
            keys.sort_by(|a, b| self.order(axis, a, b));
        }
        keys.dedup();
        keys
    }

    /// The series of a small chart as those of the chart that holds it: named by both, where it has several.
    fn series_of(&self, figure: &FigureConfig, dimension: &str, at: usize, panel: &Panel) -> Vec<Series> {
        let named = |series: &Series| {
            let args = [("series", Arg::Text(series.label.as_str())), ("panel", Arg::Text(&panel.label))];
            Series { label: self.locale.text("panel-series", &args), ..series.clone() }
        };
        match panel.chart.series.as_slice() {
            [only] => vec![Series {
                key: panel.key.clone(),
                label: panel.label.clone(),
                color: self.panel_color(figure, dimension, &panel.key, at),
                data: only.data.clone(),
            }],
            several => several.iter().map(named).collect(),
        }
    }
}

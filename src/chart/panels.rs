//! Small charts of any kind side by side: one for each value of a dimension, all on one scale, with one key.

use super::bars::Bars;
use super::bullets::Bullets;
use super::canvas::{Anchor, Canvas};
use super::categories::number;
use super::diverging::{Diverging, Entries, draw_key, key, key_height};
use super::dots::Dots;
use super::heatmap::{self, Classes, Heatmap};
use super::key::{Key, Sample};
use super::spec::{ChartSpec, Datum, Shared};
use super::words::{Label, Words};
use super::{Drawing, draw_on, drawing, height_of};
use crate::geometry::{Point, Size};
use std::sync::Arc;

/// Most small charts beside one another, and the least width of one.
const MOST: usize = 3;
const LEAST: f32 = 150.0;

/// The least width of one with names on its own, and of its rows beside shared names.
const LEAST_NAMED: f32 = 190.0;
const LEAST_ROWS: f32 = 96.0;

/// Between rows of small charts.
const ROW_GAP: f32 = 24.0;

/// From the top of a title to its baseline, and from the last baseline to the chart.
const TO_BASELINE: f32 = 9.0;
const UNDER_TITLE: f32 = 5.0;

/// How often the width of shared names is worked out: it depends on the width of the chart, which depends on it.
const ROUNDS: usize = 4;

/// What tells the series of all small charts.
enum OneKey {
    Series(Key),
    Answers(Entries),
    Classes(Classes),
}

/// Small charts before they are drawn.
pub(super) struct Panels {
    charts: Vec<ChartSpec>,
    titles: Vec<Vec<Label>>,
    key: Option<OneKey>,
    columns: usize,
    /// Width of a chart with its names, and of these where the charts of a row share them.
    width: f32,
    names: f32,
    /// Height of the titles, and the height that the charts want.
    head: f32,
    chart: f32,
}

impl Panels {
    /// Finds out how many stand side by side, and sets titles and key.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let all = Arc::new(one_after_the_other(spec));
        let shared = |named| Some(Shared { all: Arc::clone(&all), named });
        let first = spec.panels().first().map_or(spec, |panel| &panel.chart);
        let first = ChartSpec { shared: shared(false), ..first.clone() };
        let (columns, each, names) = places(&first, spec.panels().len(), words, width);
        let room = each - names;
        let titles: Vec<Vec<Label>> = spec
            .panels()
            .iter()
            .map(|panel| words.lines(&panel.label, &words.value_style(), room, usize::MAX))
            .collect();
        let charts: Vec<ChartSpec> = spec
            .panels()
            .iter()
            .enumerate()
            .map(|(at, panel)| ChartSpec { shared: shared(names > 0.0 && at % columns > 0), ..panel.chart.clone() })
            .collect();
        let lines = titles.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let chart = charts.iter().map(|chart| height_of(chart, words, each)).fold(0.0, f32::max);
        Self {
            key: one_key(&first, words, (width, each)),
            head: TO_BASELINE + number(lines - 1) * words.theme.label_leading() + UNDER_TITLE,
            charts,
            titles,
            columns,
            width: each,
            names,
            chart,
        }
    }

    fn rows(&self) -> f32 {
        number(self.charts.len().div_ceil(self.columns).max(1))
    }

    fn key_height(&self, words: Words<'_>) -> f32 {
        match &self.key {
            Some(OneKey::Series(key)) => key.height(),
            Some(OneKey::Answers(answers)) => key_height(answers, words),
            Some(OneKey::Classes(classes)) => heatmap::key_height(classes),
            None => 0.0,
        }
    }

    /// The height that they want, in points.
    pub(super) fn height(&self, words: Words<'_>) -> f32 {
        self.key_height(words) + self.rows() * (self.head + self.chart) + (self.rows() - 1.0) * ROW_GAP
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>) {
        let (top, rows) = (self.key_height(canvas.words), self.rows());
        let Some(first) = self.charts.first() else { return };
        match self.key {
            Some(OneKey::Series(key)) => key.draw(canvas, first, 0.0, 0.0),
            Some(OneKey::Answers(answers)) => draw_key(canvas, first, answers),
            Some(OneKey::Classes(classes)) => heatmap::draw_key(canvas, classes, 0.0),
            None => {}
        }
        let each = (canvas.size.height - top - (rows - 1.0) * ROW_GAP) / rows;
        let size = Size::new(self.width, (each - self.head).max(10.0));
        for (index, (chart, title)) in self.charts.iter().zip(self.titles).enumerate() {
            let (column, row) = (number(index % self.columns), number(index / self.columns));
            let at = Point::new(
                column * (self.width - self.names + canvas.words.theme.chart.panel_gap),
                top + row * (each + ROW_GAP),
            );
            canvas.put_lines(title, at.moved(self.names, TO_BASELINE), Anchor::Start);
            let mut part = canvas.part(size);
            draw_on(&mut part, chart);
            canvas.add(part, at.moved(0.0, self.head));
        }
    }
}

/// All categories of small charts as one chart: what has their scale.
fn one_after_the_other(spec: &ChartSpec) -> ChartSpec {
    let Some((first, others)) = spec.panels().split_first() else { return spec.clone() };
    let mut all = first.chart.clone();
    for chart in others.iter().map(|panel| &panel.chart) {
        all.categories.extend(chart.categories.iter().cloned());
        for (series, more) in all.series.iter_mut().zip(&chart.series) {
            series.data.extend(more.data.iter().cloned());
        }
        if let Some(totals) = &mut all.totals {
            let more = chart.totals.as_ref().map(|totals| totals.data.clone());
            totals.data.extend(more.unwrap_or_else(|| vec![Datum::Missing; chart.categories.len()]));
        }
    }
    all
}

/// How many stand side by side, the width of each, and that of the names that those of a row share.
fn places(first: &ChartSpec, count: usize, words: Words<'_>, width: f32) -> (usize, f32, f32) {
    // Four are two rows of two; a last row of one is avoided.
    let most = if count == 4 { 2 } else { MOST.min(count.max(1)) };
    for columns in (2..=most).rev() {
        let each = (width - words.theme.chart.panel_gap * number(columns - 1)) / number(columns);
        let Some(names) = names(first, words, each) else {
            if each >= LEAST {
                return (columns, each, 0.0);
            }
            continue;
        };
        // A chart is as wide as its rows and the names, which only the first one has.
        let wide = |names: f32| (width + (names - words.theme.chart.panel_gap) * number(columns - 1)) / number(columns);
        let settled = (0..ROUNDS).fold(names, |names, _| self::names(first, words, wide(names)).unwrap_or(names));
        let with_names = wide(settled);
        let stays = self::names(first, words, with_names).is_some_and(|names| (names - settled).abs() < 0.5);
        if stays && with_names - settled >= LEAST_ROWS {
            return (columns, with_names, settled);
        }
        if each >= LEAST_NAMED {
            return (columns, each, 0.0);
        }
    }
    (1, width, 0.0)
}

/// The width of the names at the left of a chart of rows; none of a chart without such names.
fn names(chart: &ChartSpec, words: Words<'_>, width: f32) -> Option<f32> {
    let names = match drawing(chart, words, width) {
        Drawing::Bars => Bars::new(chart, words, width).names(),
        Drawing::Dots => Dots::new(chart, words, width).names(),
        Drawing::Diverging => Diverging::new(chart, words, width).names(),
        Drawing::Bullets => Bullets::new(chart, words, width).names(),
        Drawing::Heatmap => Heatmap::new(chart, words, width).map_or(0.0, |map| map.names()),
        _ => 0.0,
    };
    (names > 0.0).then_some(names)
}

/// The key of several series, unless each small chart names them.
fn one_key(first: &ChartSpec, words: Words<'_>, (width, each): (f32, f32)) -> Option<OneKey> {
    if first.series.len() < 2 && !first.legend {
        return None;
    }
    let series = |sample| Some(OneKey::Series(Key::new(first, words, width, sample)));
    match drawing(first, words, each) {
        Drawing::Bars | Drawing::Groups | Drawing::Stacks => series(Sample::Swatch),
        Drawing::Lines => series(Sample::Line),
        Drawing::Dots => series(Sample::Dot),
        Drawing::Diverging => Some(OneKey::Answers(key(first, words, width))),
        Drawing::Heatmap => Heatmap::new(first, words, each)?.one_key(first, words, (width, each)).map(OneKey::Classes),
        _ => None,
    }
}

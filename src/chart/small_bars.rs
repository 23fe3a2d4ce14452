//! Small multiples of bars and dots: the names once at the left, a column of bars for each series, all on one scale.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::range::fitted;
use super::spec::{ChartKind, ChartSpec, Datum};
use super::words::{Label, Words, widest};
use super::{MISSING, SUPPRESSED};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};

/// A bar, its row, and the space around names of two lines, in points.
const BAR: f32 = 10.0;
const PITCH: f32 = 16.0;
const AROUND: f32 = 5.0;
const DOT: f32 = 3.5;

/// Largest part of the width that names take; least width of a column of bars, and the space between two.
const LABEL_SHARE: f32 = 0.36;
const LEAST: f32 = 84.0;
const BETWEEN: f32 = 14.0;

/// Between rows of columns, and over each for its title.
const ROW_GAP: f32 = 18.0;
const TITLE: f32 = 8.0;

/// Lines of the longest name or title.
const MOST_LINES: usize = 12;

/// From a bar to its value, from the middle of a row to the baseline.
const AFTER_BAR: f32 = 4.0;
const HALF_CAP: f32 = 3.2;

/// Names, titles and columns before they are drawn.
pub(super) struct SmallBars {
    names: Vec<Vec<Label>>,
    titles: Vec<Vec<Label>>,
    labels: f32,
    columns: usize,
    column: f32,
    leading: f32,
}

impl SmallBars {
    /// Sets names and titles for a width.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let name = |category: &super::spec::Category| {
            let style = words.category_style(category.focus, spec.time);
            words.lines(&category.label, &style, width * LABEL_SHARE, MOST_LINES)
        };
        let names: Vec<Vec<Label>> = spec.categories.iter().map(name).collect();
        let labels = names.iter().map(|name| widest(name)).fold(0.0, f32::max);
        let room = width - labels - words.theme.chart.label_gap;
        let count = spec.series.len().max(1);
        let wide = |columns: usize| (room - BETWEEN * number(columns - 1)) / number(columns);
        let most = (1..=count).rev().find(|columns| wide(*columns) >= LEAST).unwrap_or(1);
        // As few rows as needed, each as full as the others.
        let columns = count.div_ceil(count.div_ceil(most));
        let column = wide(columns);
        let titles =
            spec.series.iter().map(|series| words.lines(&series.label, &words.value_style(), column, MOST_LINES));
        Self { titles: titles.collect(), names, labels, columns, column, leading: words.theme.label_leading() }
    }

    fn head(&self) -> f32 {
        number(self.titles.iter().map(Vec::len).max().unwrap_or(1)) * self.leading + TITLE
    }

    fn row(&self, name: &[Label]) -> f32 {
        PITCH.max(number(name.len()) * self.leading + AROUND)
    }

    fn rows(&self) -> f32 {
        number(self.titles.len().div_ceil(self.columns).max(1))
    }

    /// Whether the values beside the bars leave them a length.
    pub(super) fn fits(&self, spec: &ChartSpec, words: Words<'_>) -> bool {
        let widest = |below: bool| {
            let values = spec.series.iter().flat_map(|series| &series.data).filter_map(|datum| match datum {
                Datum::Value(value) if (value.amount < 0.0) == below => Some(&value.shown.text),
                _ => None,
            });
            values.map(|text| words.width(text, &words.value_style()) + AFTER_BAR).fold(0.0, f32::max)
        };
        self.column - widest(true) - widest(false) >= 2.0 * AFTER_BAR
    }

    /// The height that they want, in points.
    pub(super) fn height(&self) -> f32 {
        let plot: f32 = self.names.iter().map(|name| self.row(name)).sum();
        self.rows() * (self.head() + plot) + (self.rows() - 1.0) * ROW_GAP
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let rows = self.rows();
        let each = (canvas.size.height - (rows - 1.0) * ROW_GAP) / rows;
        let wanted: f32 = self.names.iter().map(|name| self.row(name)).sum();
        let stretch = if wanted > 0.0 { (each - self.head()) / wanted } else { 1.0 };
        let (low, high) = range(spec, canvas.words, self.column);
        for (index, title) in self.titles.iter().enumerate() {
            let (column, row) = (index % self.columns, index / self.columns);
            let x = self.labels + canvas.words.theme.chart.label_gap + number(column) * (self.column + BETWEEN);
            let top = number(row) * (each + ROW_GAP);
            let area = Rect::new(x, top + self.head(), self.column, each - self.head());
            let mut plane = canvas.plane(area, low..high, f64::from(area.height)..0.0);
            let first = area.y - TITLE - number(title.len().max(1) - 1) * canvas.words.theme.label_leading();
            canvas.put_lines(title.clone(), Point::new(x, first), Anchor::Start);
            let mut y = 0.0;
            for (category, name) in self.names.iter().enumerate() {
                let height = self.row(name) * stretch;
                let middle = y + height / 2.0;
                if column == 0 {
                    let first = area.y + middle + HALF_CAP
                        - number(name.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
                    canvas.put_lines(name.clone(), Point::new(self.labels, first), Anchor::End);
                }
                draw_mark(canvas, spec, &mut plane, (index, category), middle);
                y += height;
            }
            let zero = plane.at(0.0, 0.0).x;
            let ink = Stroke::solid(canvas.words.theme.ink, canvas.words.theme.chart.zero_line);
            canvas.rule(Point::new(zero, area.y), Point::new(zero, area.bottom()), ink);
        }
    }
}

/// The values at the edges of each column, with room for the values beside the bars.
fn range(spec: &ChartSpec, words: Words<'_>, width: f32) -> (f64, f64) {
    let gap = words.width(SUPPRESSED, &words.gap_style()).max(words.width(MISSING, &words.gap_style()));
    let (mut left, mut right) = (vec![(0.0, 0.0)], vec![(0.0, f64::from(gap + AFTER_BAR))]);
    for datum in spec.series.iter().flat_map(|series| &series.data) {
        let Datum::Value(value) = datum else { continue };
        let text = if spec.values_at_marks { words.width(&value.shown.text, &words.value_style()) } else { 0.0 };
        let beside = f64::from(text + AFTER_BAR + if spec.kind == ChartKind::Dot { DOT } else { 0.0 });
        if value.amount < 0.0 { &mut left } else { &mut right }.push((value.amount, beside));
    }
    fitted(&left, &right, f64::from(width))
}

/// The bar of a category in the column of a series.
fn draw_mark(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, (series, category): (usize, usize), y: f32) {
    let theme = canvas.words.theme;
    let dot = if spec.kind == ChartKind::Dot { DOT } else { 0.0 };
    let datum = &spec.series[series].data[category];
    let Datum::Value(value) = datum else {
        let at = plane.at(0.0, f64::from(y)).moved(AFTER_BAR, HALF_CAP);
        canvas.write(gap_text(datum), &canvas.words.gap_style(), at, Anchor::Start);
        return;
    };
    let color = if spec.categories[category].rest { theme.context } else { theme.primary };
    if dot > 0.0 {
        let (zero, end) = (plane.at(0.0, f64::from(y)), plane.at(value.amount, f64::from(y)));
        canvas.rule(zero, end, Stroke::solid(theme.hairline, 0.75));
        plane.circle((value.amount, f64::from(y)), dot, color);
    } else if value.amount != 0.0 {
        let half = f64::from(BAR / 2.0);
        plane.bar((0.0, f64::from(y) - half), (value.amount, f64::from(y) + half), color);
    }
    if spec.values_at_marks {
        let (way, anchor) = if value.amount < 0.0 { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
        let at = plane.at(value.amount, f64::from(y)).moved(way * (AFTER_BAR + dot), HALF_CAP);
        canvas.print(&value.shown, &canvas.words.value_style(), at, anchor);
    }
}

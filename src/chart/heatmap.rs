//! Heat maps: a row a series, a cell a category, its class of values as a colour.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas};
use super::categories::{CategoryLabels, number};
use super::scale::{Scale, amount, amounts, tick_text};
use super::spec::{Category, ChartSpec, Datum, Series};
use super::tint::ink_on;
use super::words::{Label, Words, widest};
use crate::frame::{Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;

/// A row in points, and the white between cells.
const ROW: f32 = 20.0;
const WHITE: f32 = 1.0;

/// Largest part of the width that row labels take, and from them to the cells.
const LABEL_SHARE: f32 = 0.34;
const MOST_LINES: usize = 3;
const BEFORE_CELLS: f32 = 8.0;

/// The key of classes: a swatch, its distance to its label, to the next one, to the cells above, and its height.
const SWATCH: f32 = 12.0;
const BESIDE: f32 = 4.0;
const BETWEEN: f32 = 12.0;
const KEY_ABOVE: f32 = 10.0;
const KEY_ROW: f32 = 13.0;

/// From the middle of a row to the baseline.
const HALF_CAP: f32 = 3.2;

/// Most height of all rows, in points.
const TALLEST: f32 = 500.0;

/// Widths of classes, times a power of ten.
const WIDTHS: [f64; 8] = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0];

/// Between the ends of a class.
const DASH: char = '–';

/// A heat map before it is drawn.
pub(super) struct Heatmap {
    /// The chart with rows and columns exchanged, where the names of its columns did not fit.
    turned: Option<ChartSpec>,
    rows: Vec<Vec<Label>>,
    labels: f32,
    leading: f32,
    categories: CategoryLabels,
    classes: Scale,
    key: Classes,
}

impl Heatmap {
    /// Sets the labels and the key, with rows and columns exchanged where their names fit only so; none where they do
    /// not fit in either way.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<Self> {
        Self::set(spec, words, width).or_else(|| {
            let turned = turned(spec)?;
            Self::set(&turned, words, width).map(|map| Self { turned: Some(turned), ..map })
        })
    }

    fn set(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<Self> {
        let style = words.category_style(false, false);
        let set =
            spec.series.iter().map(|series| words.lines(&series.label, &style, width * LABEL_SHARE, MOST_LINES + 1));
        let rows: Vec<Vec<Label>> = set.collect();
        let labels = rows.iter().map(|row| widest(row)).fold(0.0, f32::max) + BEFORE_CELLS;
        let cell = (width - labels) / number(spec.categories.len().max(1));
        let categories = CategoryLabels::new(spec, words, cell - 3.0);
        if rows.iter().any(|row| row.len() > MOST_LINES) || !spec.time && categories.thin() {
            return None;
        }
        let classes = classes(spec.scaled(), words);
        // Where every cell has its number, nothing is left for a key to tell.
        let keyed = spec.shared.is_none() && !prints_values(spec, words, cell);
        let key = if keyed { key(spec, words, &classes, width) } else { Vec::new() };
        let leading = words.theme.label_leading();
        Some(Self { turned: None, rows, labels, leading, categories, classes, key })
    }

    /// Width of the names at the left with the space beside them.
    pub(super) fn names(&self) -> f32 {
        self.labels
    }

    fn key_height(&self) -> f32 {
        key_height(&self.key)
    }

    /// The height that it wants, in points.
    pub(super) fn height(&self) -> f32 {
        let tall = |row: &Vec<Label>| (number(row.len()) * self.leading + 4.0).max(ROW);
        let rows = self.rows.iter().map(tall).fold(ROW, f32::max) * number(self.rows.len());
        let least = (self.leading + 1.0) * number(self.rows.len());
        rows.min(TALLEST.max(least)) + self.categories.height() + self.key_height()
    }

    /// Draws it over the whole canvas.
    pub(super) fn draw(mut self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let turned = self.turned.take();
        let spec = turned.as_ref().unwrap_or(spec);
        let (words, size) = (canvas.words, canvas.size);
        let bottom = size.height - self.categories.height() - self.key_height();
        let area = Rect::new(self.labels, 0.0, size.width - self.labels, bottom);
        let (columns, rows) = (number(spec.categories.len().max(1)), number(spec.series.len().max(1)));
        let mut plane = canvas.plane(area, 0.0..f64::from(columns), f64::from(rows)..0.0);
        let cell = Rect::new(0.0, 0.0, area.width / columns, area.height / rows);
        let printed = prints_values(spec, words, cell.width);
        for (row, (series, label)) in spec.series.iter().zip(self.rows).enumerate() {
            let middle = (number(row) + 0.5) * cell.height;
            let first = middle + HALF_CAP
                - label.iter().skip(1).fold(0.0, |up, _| up + canvas.words.theme.label_leading() / 2.0);
            if !spec.is_named_elsewhere() {
                canvas.put_lines(label, Point::new(self.labels - BEFORE_CELLS, first), Anchor::End);
            }
            for (column, datum) in series.data.iter().enumerate() {
                let at = Point::new(area.x + (number(column) + 0.5) * cell.width, middle);
                let color = amount(datum).filter(|amount| *amount != 0.0).map(|amount| class(&self.classes, amount));
                let color = color.map(|class| words.theme.classes[class]);
                if let Some(color) = color {
                    let gap = |length: f32| f64::from((WHITE / 2.0 / length.max(WHITE)).min(0.1));
                    let (x, y) = (f64::from(number(column)), f64::from(number(row)));
                    let (dx, dy) = (gap(cell.width), gap(cell.height));
                    plane.bar((x + dx, y + dy), (x + 1.0 - dx, y + 1.0 - dy), color);
                }
                let ink = color.map_or(words.theme.ink, |color| ink_on(words.theme, color));
                draw_cell(canvas, datum, at, TextStyle { color: ink, ..words.axis_style() }, printed, cell.width);
            }
        }
        let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
        canvas.rule(Point::new(area.x, bottom), Point::new(area.right(), bottom), ink);
        let xs: Vec<f32> = (0..spec.categories.len()).map(|at| area.x + (number(at) + 0.5) * cell.width).collect();
        let under = self.categories.height();
        self.categories.draw(canvas, spec, &xs, bottom, &[]);
        draw_key(canvas, self.key, bottom + under + KEY_ABOVE);
    }

    /// The key of several small heat maps of which this is one; none where every cell has its number.
    pub(super) fn one_key(&self, spec: &ChartSpec, words: Words<'_>, (width, each): (f32, f32)) -> Option<Classes> {
        let spec = self.turned.as_ref().unwrap_or(spec);
        let cell = (each - self.labels) / number(spec.categories.len().max(1));
        (!prints_values(spec, words, cell)).then(|| key(spec.scaled(), words, &self.classes, width))
    }
}

/// The chart with its series as categories and the other way round; none where the categories are steps of time.
fn turned(spec: &ChartSpec) -> Option<ChartSpec> {
    let category = |series: &Series| Category {
        key: series.key.clone(),
        label: series.label.clone(),
        name: series.label.clone(),
        focus: false,
        rest: false,
        partial: false,
    };
    let row = |(at, category): (usize, &Category)| Series {
        key: category.key.clone(),
        label: category.label.clone(),
        color: 0,
        data: spec.series.iter().map(|series| series.data[at].clone()).collect(),
    };
    (!spec.time).then(|| ChartSpec {
        categories: spec.series.iter().map(category).collect(),
        series: spec.categories.iter().enumerate().map(row).collect(),
        ..spec.clone()
    })
}

/// Whether every value fits in a cell.
fn prints_values(spec: &ChartSpec, words: Words<'_>, cell: f32) -> bool {
    let fits = |datum: &Datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.axis_style()) <= cell - 3.0,
        Datum::Missing | Datum::Suppressed => true,
    };
    spec.values_at_marks && spec.scaled().series.iter().flat_map(|series| &series.data).all(fits)
}

fn draw_cell(canvas: &mut Canvas<'_>, datum: &Datum, at: Point, style: TextStyle, printed: bool, width: f32) {
    let baseline = at.moved(0.0, HALF_CAP);
    match datum {
        Datum::Value(value) if printed => canvas.print(&value.shown, &style, baseline, Anchor::Middle),
        Datum::Value(_) => {}
        gap => {
            let label = canvas.words.line(gap_text(gap), &canvas.words.gap_style());
            if label.width <= width - 1.5 {
                canvas.put(label, baseline, Anchor::Middle);
            } else {
                let reach = (width / 4.0).min(2.0);
                let muted = Stroke::solid(canvas.words.theme.muted, 0.75);
                canvas.path(Path::line(at.moved(-reach, 0.0), at.moved(reach, 0.0), muted));
            }
        }
    }
}

/// Classes of one round width from zero, or from a round number below it, as narrow as holds every value.
fn classes(spec: &ChartSpec, words: Words<'_>) -> Scale {
    let scale = Scale::around(amounts(spec), true);
    let most = amounts(spec).fold(0.0, f64::max);
    let count = words.theme.classes.len();
    let power = 10_f64.powf((scale.step).log10().floor() - 1.0);
    let widths = (0..4).flat_map(|power| WIDTHS.map(|width| width * 10_f64.powi(power)));
    let fits = |width: &f64| scale.low + width * power * f64::from(number(count)) >= most;
    let step = widths.into_iter().find(fits).unwrap_or(1.0) * power;
    let ends = (0..=count).map(|at| scale.low + step * f64::from(number(at))).collect();
    Scale { ticks: ends, step, ..scale }
}

/// Index of the class of an amount; a boundary belongs to the class above it.
fn class(classes: &Scale, amount: f64) -> usize {
    let last = classes.ticks.len().saturating_sub(2);
    classes.ticks[1..].iter().take_while(|end| amount >= **end).count().min(last)
}

/// The labels of classes with the places of their swatches.
pub(super) type Classes = Vec<(Label, f32, f32)>;

/// Height of a key that stands over heat maps.
pub(super) fn key_height(key: &Classes) -> f32 {
    key.last().map_or(0.0, |(_, _, y)| y + KEY_ROW + KEY_ABOVE)
}

/// Draws a key from a place downwards.
pub(super) fn draw_key(canvas: &mut Canvas<'_>, key: Classes, from: f32) {
    for (class, (label, x, y)) in key.into_iter().enumerate() {
        let top = from + y;
        canvas.path(Path::rect(Rect::new(x, top, SWATCH, SWATCH - 3.0), canvas.words.theme.classes[class]));
        canvas.put(label, Point::new(x + SWATCH + BESIDE, top + SWATCH - 4.5), Anchor::Start);
    }
}

fn key(spec: &ChartSpec, words: Words<'_>, classes: &Scale, width: f32) -> Classes {
    let style = words.axis_style();
    let (mut x, mut y) = (0.0, 0.0);
    let mut key = Vec::new();
    let whole = amounts(spec).chain(classes.ticks.iter().copied()).all(|amount| amount.fract() == 0.0);
    for ends in classes.ticks.windows(2) {
        let text = |value: f64| tick_text(&spec.ticks, value, classes.step);
        let last = classes.ticks.last() == ends.last();
        // Zero has no colour; whole numbers are in one class only.
        let from = if whole && ends[0] == 0.0 { 1.0 } else { ends[0] };
        let to = if whole && !last { ends[1] - 1.0 } else { ends[1] };
        let range = if from < to { format!("{}{DASH}{}", text(from), text(to)) } else { text(from) };
        let label = words.line(&range, &style);
        let wide = SWATCH + BESIDE + label.width;
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + KEY_ROW);
        }
        key.push((label, x, y));
        x += wide + BETWEEN;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{class, classes};
    use crate::chart::spec::ChartKind;
    use crate::chart::tests::{sample, words};

    #[test]
    fn classes_are_four_round_ranges_that_hold_every_value() {
        for most in [3.0, 44.0, 100.0, 212.0, 9876.0] {
            let spec = sample(ChartKind::Heatmap, true, &["Oct"], &[("A", vec![Some(most)])]);
            let classes = classes(&spec, words());
            assert_eq!(classes.ticks.len(), 5);
            assert!(classes.ticks[4] >= most, "{classes:?}");
            assert_eq!(class(&classes, 0.0), 0);
            assert!(class(&classes, most) >= 2, "{classes:?}");
            let ends: Vec<f64> = classes.ticks.iter().map(|end| (end * 2.0).round()).collect();
            assert!(ends.windows(2).all(|pair| pair[0] < pair[1]), "{classes:?}");
        }
    }
}

//! Horizontal bars: one a category, or a group of them. Also what kinds without a drawing of their own become.

use super::bar_parts::draw_parts;
use super::bar_range::Range;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::key::{Key, Sample};
use super::scale::amounts;
use super::spec::{Category, ChartKind, ChartSpec, Datum, Value};
use super::tint::fill;
use super::words::{Label, Words, widest};
use super::{MISSING, SUPPRESSED};
use crate::frame::{Color, Path, Stroke};
use crate::geometry::{Point, Rect};

/// Most by which bars are thicker where rows have more room.
const MOST_THICKER: f32 = 20.0 / 12.0;

/// The bars of a group: height of one and distance of two.
const GROUP_BAR: f32 = 9.0;
const GROUP_PITCH: f32 = 11.0;
const GROUP_GAP: f32 = 9.0;

/// Largest part of the width that labels take beside the bars, on how many lines; what is left for the bars at least,
/// in points.
const LABEL_SHARE: f32 = 0.42;
const MOST_LINES: usize = 3;
const LEAST_BARS: f32 = 40.0;

/// Space for the numbers of an axis, and for the label of a target.
const AXIS: f32 = 17.0;
const TARGET: f32 = 14.0;

/// Under a label that stands over its bars, and under these.
const UNDER_LABEL: f32 = 0.0;
const UNDER_BARS: f32 = 5.0;

/// Height of all rows that a page holds, upright and on a screen, and the width from which a page is a screen.
const TALLEST: f32 = 560.0;
const TALLEST_ON_SCREEN: f32 = 330.0;
const SCREEN: f32 = 500.0;

/// Where there are too many rows: the largest part of the width for labels, and the least height of a row.
const TIGHT_LABEL_SHARE: f32 = 0.55;
const LEAST_ROW: f32 = 11.5;

/// Least distance of two bars that carry values.
const LEAST_PITCH: f32 = 8.5;

/// How low text hangs when its middle is that of a bar.
pub(super) const HALF_CAP: f32 = 3.2;

/// Rows and columns of a bar chart before it is drawn.
pub(super) struct Bars {
    rows: Vec<Row>,
    /// Width of the labels beside the bars; none where they stand over them.
    labels: f32,
    names: f32,
    with_values: bool,
    key: Option<Key>,
    top: f32,
    bottom: f32,
}

struct Row {
    label: Vec<Label>,
    /// Height of the label over the bars.
    over: f32,
    /// Height that the bars want, with the space around them.
    bars: f32,
    height: f32,
}

impl Bars {
    /// Sets labels and key: labels beside the bars where these keep room, else over them; what is too tall for a page is
    /// set tightly.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let keyed = (spec.series.len() > 1 || spec.legend) && spec.shared.is_none();
        let key = keyed.then(|| Key::new(spec, words, width, Sample::Swatch));
        let target = if spec.target.is_some() { TARGET } else { 0.0 };
        let top = key.as_ref().map_or(0.0, Key::height) + target;
        let (mut rows, mut labels) = match beside(spec, words, width) {
            Some(rows) => (rows, true),
            None => (over(spec, words, width), false),
        };
        let tallest = if width > SCREEN { TALLEST_ON_SCREEN } else { TALLEST } - top - AXIS;
        let wanted: f32 = rows.iter().map(|row| row.height).sum();
        if wanted > tallest {
            rows = tight(spec, words, width, tallest);
            labels = true;
        }
        let labels = if labels { rows.iter().map(|row| widest(&row.label)).fold(0.0, f32::max) } else { 0.0 };
        let pitch = rows.iter().map(|row| pitch(spec, words, row.bars)).fold(words.theme.chart.bar_pitch, f32::min);
        let names = if labels > 0.0 { labels + words.theme.chart.label_gap } else { 0.0 };
        let plot = plot_width(width, names);
        let with_values =
            spec.values_at_marks && pitch >= LEAST_PITCH && Range::fits(spec, words, plot, LEAST_BARS / 2.0);
        Self { rows, labels, names, with_values, key, top, bottom: if with_values { 0.0 } else { AXIS } }
    }

    /// Width of the names at the left with the space beside them; none where they stand over the bars.
    pub(super) fn names(&self) -> f32 {
        self.names
    }

    /// The height that they want, in points.
    pub(super) fn height(&self) -> f32 {
        self.top + self.bottom + self.rows.iter().map(|row| row.height).sum::<f32>()
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let size = canvas.size;
        let wanted: f32 = self.rows.iter().map(|row| row.height).sum();
        let width = plot_width(size.width, self.names);
        let height = (size.height - self.top - self.bottom).max(10.0);
        let area = Rect::new(size.width - width, self.top, width, height);
        let stretch = if wanted > 0.0 { area.height / wanted } else { 1.0 };
        if self.rows.is_empty() {
            return;
        }
        if let Some(key) = self.key {
            key.draw(canvas, spec, 0.0, 0.0);
        }
        let range = Range::new(spec, canvas.words, area.width, self.with_values);
        let mut plane = canvas.plane(area, range.low..range.high, f64::from(area.height)..0.0);
        range.draw_axis(canvas, spec, &plane, area);
        let mut y = 0.0;
        for (index, row) in self.rows.into_iter().enumerate() {
            let height = row.height * stretch;
            let under = if row.over > 0.0 { UNDER_BARS * stretch } else { 0.0 };
            let middle = y + f32::midpoint(row.over, height - under);
            let up = number(row.label.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
            let beside = Point::new(self.labels, area.y + middle + HALF_CAP - up);
            if row.over > 0.0 {
                canvas.put_lines(
                    row.label,
                    Point::new(0.0, area.y + y + canvas.words.theme.label_leading() - 2.0),
                    Anchor::Start,
                );
            } else if !spec.is_named_elsewhere()
                && (height >= LEAST_ROW
                    || row.label.iter().all(|line| canvas.is_free(Canvas::area(line, beside, Anchor::End))))
            {
                canvas.put_lines(row.label, beside, Anchor::End);
            }
            let pitch = pitch(spec, canvas.words, row.bars * stretch);
            draw_row(canvas, spec, &mut plane, index, (middle, pitch, self.with_values));
            y += height;
        }
        let zero = plane.at(0.0, 0.0).x;
        let ink = Stroke::solid(canvas.words.theme.ink, canvas.words.theme.chart.zero_line);
        canvas.rule_between_labels(Point::new(zero, area.y), Point::new(zero, area.bottom()), ink);
        draw_target(canvas, spec, &plane, area);
    }
}

/// Whether the parts of a category stand one after the other.
pub(super) fn is_stacked(spec: &ChartSpec) -> bool {
    let parts = match spec.kind {
        ChartKind::Stacked => true,
        ChartKind::Stacked100 => amounts(spec.scaled()).all(|amount| amount >= 0.0),
        _ => false,
    };
    parts && spec.series.len() > 1
}

/// Width of the plot beside names with the space after them.
fn plot_width(width: f32, names: f32) -> f32 {
    (width - names.max(0.5)).max(10.0)
}

/// Whether every row has one bar.
fn is_single(spec: &ChartSpec) -> bool {
    spec.series.len() < 2 || is_stacked(spec)
}

/// Height that the bars of a row want.
fn bars(spec: &ChartSpec, words: Words<'_>) -> f32 {
    if is_single(spec) { words.theme.chart.bar_pitch } else { GROUP_GAP + GROUP_PITCH * number(spec.series.len()) }
}

/// Distance of two bars in a row whose bars have a height.
fn pitch(spec: &ChartSpec, words: Words<'_>, height: f32) -> f32 {
    if is_single(spec) {
        return height.min(words.theme.chart.bar_pitch * MOST_THICKER);
    }
    let count = number(spec.series.len());
    let gap = GROUP_GAP.min(height / 3.0);
    ((height - gap) / count).min(GROUP_PITCH * MOST_THICKER)
}

/// Rows with their labels beside the bars, where these fit on few lines and leave the bars enough room.
fn beside(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<Vec<Row>> {
    let most = width * LABEL_SHARE;
    let (bars, mut rows) = (bars(spec, words), Vec::new());
    for category in &spec.categories {
        let style = words.category_style(category.focus, spec.time);
        if words.widest_word(&category.label, &style) > most {
            return None;
        }
        let label = words.lines(&category.label, &style, most, MOST_LINES + 1);
        if label.len() > MOST_LINES {
            return None;
        }
        let lines = number(label.len()) * words.theme.label_leading();
        rows.push(Row {
            over: 0.0,
            bars,
            height: bars.max(lines + words.theme.chart.bar_pitch - words.theme.label_leading()),
            label,
        });
    }
    let labels = rows.iter().map(|row| widest(&row.label)).fold(0.0, f32::max);
    let plot = plot_width(width, labels + words.theme.chart.label_gap);
    (plot >= LEAST_BARS && (!spec.values_at_marks || Range::fits(spec, words, plot, LEAST_BARS))).then_some(rows)
}

/// Rows with their labels over the bars.
fn over(spec: &ChartSpec, words: Words<'_>, width: f32) -> Vec<Row> {
    let bars = bars(spec, words);
    let row = |category: &Category| {
        let style = words.category_style(category.focus, spec.time);
        let label = words.lines(&category.label, &style, width, usize::MAX);
        let over = number(label.len()) * words.theme.label_leading() + UNDER_LABEL;
        Row { over, bars, height: over + bars + UNDER_BARS, label }
    };
    spec.categories.iter().map(row).collect()
}

/// Low rows with their labels on one line: the table of the chart has the names in full.
fn tight(spec: &ChartSpec, words: Words<'_>, width: f32, tallest: f32) -> Vec<Row> {
    let height = (tallest / number(spec.categories.len().max(1))).min(bars(spec, words));
    let row = |category: &Category| {
        let style = words.category_style(category.focus, spec.time);
        let label = words.lines(&category.label, &style, width * TIGHT_LABEL_SHARE, 1);
        Row { over: 0.0, bars: height, height, label }
    };
    spec.categories.iter().map(row).collect()
}

/// The colour of a bar: the focus stands out; what is not a value of its own is quiet.
pub(super) fn bar_color(canvas: &Canvas<'_>, spec: &ChartSpec, series: usize, category: usize) -> Color {
    let theme = canvas.words.theme;
    let color = fill(theme, spec.series[series].color);
    let has_focus = spec.categories.iter().any(|category| category.focus);
    let category = &spec.categories[category];
    let quiet = if has_focus { !category.focus } else { category.rest };
    match (spec.series.len(), quiet) {
        (1, true) => theme.context,
        (1, false) if color == theme.context => theme.primary,
        _ => color,
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &mut Plane,
    index: usize,
    (middle, pitch, with_values): (f32, f32, bool),
) {
    if is_stacked(spec) {
        let middle = plane.at(0.0, f64::from(middle)).y;
        return draw_parts(
            canvas,
            spec,
            plane,
            index,
            (middle, pitch * canvas.words.theme.chart.bar / canvas.words.theme.chart.bar_pitch, with_values),
        );
    }
    let single = spec.series.len() == 1;
    let bar = pitch
        * if single {
            canvas.words.theme.chart.bar / canvas.words.theme.chart.bar_pitch
        } else {
            GROUP_BAR / GROUP_PITCH
        };
    let above = spec.series.iter().skip(1).fold(0.0, |up, _| up + pitch / 2.0);
    let mut centre = middle - above;
    for (number, series) in spec.series.iter().enumerate() {
        let color = bar_color(canvas, spec, number, index);
        let baseline = plane.at(0.0, f64::from(centre)).y + HALF_CAP;
        let zero = plane.at(0.0, 0.0).x;
        match &series.data[index] {
            Datum::Value(value) => {
                let end = cut(spec, value.amount);
                if value.amount != 0.0 {
                    let (top, bottom) = (f64::from(centre - bar / 2.0), f64::from(centre + bar / 2.0));
                    plane.bar((0.0, top), (end, bottom), color);
                    if spec.categories[index].partial {
                        plane.lighten(canvas.words.theme, (0.0, top), (end, bottom), color);
                    }
                    if end < value.amount {
                        mark_cut(canvas, plane.at(end, f64::from(centre)), bar);
                    }
                }
                if with_values {
                    print_value(canvas, spec, plane, value, baseline);
                }
            }
            gap if pitch >= LEAST_PITCH => {
                let style = canvas.words.gap_style();
                canvas.write(
                    gap_text(gap),
                    &style,
                    Point::new(zero + canvas.words.theme.chart.value_gap, baseline),
                    Anchor::Start,
                );
            }
            Datum::Missing | Datum::Suppressed => {}
        }
        centre += pitch;
    }
}

fn print_value(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &Plane, value: &Value, baseline: f32) {
    let (out, anchor) = if value.amount < 0.0 { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
    let x = plane.at(cut(spec, value.amount), 0.0).x + out * canvas.words.theme.chart.value_gap;
    canvas.print(&value.shown, &canvas.words.value_style(), Point::new(x, baseline), anchor);
}

/// What stands where a value is not known.
pub(super) fn gap_text(datum: &Datum) -> &'static str {
    if *datum == Datum::Suppressed { SUPPRESSED } else { MISSING }
}

/// Where a bar ends.
pub(super) fn cut(spec: &ChartSpec, amount: f64) -> f64 {
    spec.maximum.map_or(amount, |most| amount.min(most))
}

/// A white stroke across the end of a bar that is longer than drawn.
pub(super) fn mark_cut(canvas: &Canvas<'_>, end: Point, bar: f32) {
    let (half, lean) = (bar / 2.0, 2.0);
    for right in [6.0, 10.0] {
        let corners = [
            Point::new(end.x - right + lean, end.y - half),
            Point::new(end.x - right + lean + 1.5, end.y - half),
            Point::new(end.x - right - lean + 1.5, end.y + half),
            Point::new(end.x - right - lean, end.y + half),
        ];
        canvas.path(Path::polygon(&corners, canvas.words.theme.ground));
    }
}

pub(super) fn draw_target(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &Plane, area: Rect) {
    let Some(target) = &spec.target else { return };
    let x = plane.at(target.amount, 0.0).x;
    let stroke = Stroke::solid(canvas.words.theme.accent, 1.0);
    canvas.line_between_labels(Point::new(x, area.y - 2.0), Point::new(x, area.bottom()), stroke);
    let style = canvas.words.axis_style();
    let Some(label) = canvas.words.lines(&target.label, &style, canvas.size.width, 1).into_iter().next() else {
        return;
    };
    let half = label.width / 2.0;
    let x = x.min(canvas.size.width - half).max(half);
    canvas.put(label, Point::new(x, area.y - 5.0), Anchor::Middle);
}

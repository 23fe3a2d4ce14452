//! Horizontal bars: one a category, or a group of them. Also what kinds without a drawing of their own become.

use super::canvas::{Anchor, Canvas, Plane};
use super::key::{Key, Sample};
use super::scale::{Scale, amounts, tick_text};
use super::spec::{ChartKind, ChartSpec, Datum};
use super::tint::fill;
use super::words::{LEADING, Label, Words, widest};
use super::{MISSING, SUPPRESSED};
use crate::frame::{Color, Path, Stroke};
use crate::geometry::{Point, Rect};

/// A bar and the row it stands in, in points.
const BAR: f32 = 12.0;
const PITCH: f32 = 18.0;

/// Most by which bars are thicker where rows have more room.
const MOST_THICKER: f32 = 20.0 / 12.0;

/// The bars of a group: height of one and distance of two.
const GROUP_BAR: f32 = 9.0;
const GROUP_PITCH: f32 = 11.0;
const GROUP_GAP: f32 = 9.0;

/// Radius of a dot.
const DOT: f32 = 4.0;

/// Between label and zero line, and between bar and value.
const BEFORE_ZERO: f32 = 8.0;
const AFTER_BAR: f32 = 5.0;

/// Largest part of the width that labels take.
const LABEL_SHARE: f32 = 0.42;

/// Space for the numbers of an axis, and for the label of a target.
const AXIS: f32 = 17.0;
const TARGET: f32 = 14.0;

/// How low text hangs when its middle is that of a bar.
const HALF_CAP: f32 = 3.2;

/// Rows and columns of a bar chart before it is drawn.
pub(super) struct Bars {
    rows: Vec<Row>,
    labels: f32,
    key: Option<Key>,
    top: f32,
    bottom: f32,
}

struct Row {
    label: Vec<Label>,
    height: f32,
}

impl Bars {
    /// Sets labels and key.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let most = width * LABEL_SHARE;
        let rows: Vec<Row> = spec
            .categories
            .iter()
            .map(|category| {
                let style = words.category_style(category.focus, spec.time);
                let label = words.lines(&category.label, &style, most, 2);
                let lines = label.iter().fold(0.0, |height, _| height + LEADING);
                let bars = if spec.series.len() > 1 {
                    spec.series.iter().fold(GROUP_GAP, |height, _| height + GROUP_PITCH)
                } else {
                    PITCH
                };
                Row { height: bars.max(lines + PITCH - LEADING), label }
            })
            .collect();
        let labels = rows.iter().map(|row| widest(&row.label)).fold(0.0, f32::max);
        let key = (spec.series.len() > 1 || spec.legend).then(|| Key::new(spec, words, width, Sample::Swatch));
        let target = if spec.target.is_some() { TARGET } else { 0.0 };
        let top = key.as_ref().map_or(0.0, Key::height) + target;
        Self { rows, labels, key, top, bottom: if spec.values_at_marks { 0.0 } else { AXIS } }
    }

    /// The height that they want, in points.
    pub(super) fn height(&self) -> f32 {
        self.top + self.bottom + self.rows.iter().map(|row| row.height).sum::<f32>()
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let size = canvas.size;
        let wanted: f32 = self.rows.iter().map(|row| row.height).sum();
        let area = Rect::new(
            self.labels + BEFORE_ZERO,
            self.top,
            (size.width - self.labels - BEFORE_ZERO).max(10.0),
            (size.height - self.top - self.bottom).max(10.0),
        );
        let stretch = if wanted > 0.0 { area.height / wanted } else { 1.0 };
        if let Some(key) = self.key {
            key.draw(canvas, spec, 0.0, 0.0);
        }
        let range = Range::new(spec, canvas.words, area.width);
        let mut plane = canvas.plane(area, range.low..range.high, f64::from(area.height)..0.0);
        range.draw_axis(canvas, spec, &plane, area);
        let mut y = 0.0;
        for (index, row) in self.rows.into_iter().enumerate() {
            let height = row.height * stretch;
            let middle = y + height / 2.0;
            let first = area.y + middle + HALF_CAP - row.label.iter().skip(1).fold(0.0, |up, _| up + LEADING / 2.0);
            canvas.put_lines(row.label, Point::new(self.labels, first), Anchor::End);
            draw_row(canvas, spec, &mut plane, index, middle, stretch.min(MOST_THICKER));
            y += height;
        }
        let zero = plane.at(0.0, 0.0).x;
        let ink = Stroke::solid(canvas.words.theme.ink, 0.75);
        canvas.rule(Point::new(zero, area.y), Point::new(zero, area.bottom()), ink);
        draw_target(canvas, spec, &plane, area);
    }
}

/// The colour of a bar: the focus stands out; what is not a value of its own is quiet.
pub(super) fn bar_color(canvas: &Canvas<'_>, spec: &ChartSpec, series: usize, category: usize) -> Color {
    let theme = canvas.words.theme;
    let color = fill(theme, spec.series[series].color);
    let has_focus = spec.categories.iter().any(|category| category.focus);
    let category = &spec.categories[category];
    let quiet = if has_focus { !category.focus } else { category.rest };
    match (spec.series.len(), quiet) {
        (1, true) => theme.steel,
        (1, false) if color == theme.steel => theme.petrol,
        _ => color,
    }
}

fn draw_row(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, index: usize, middle: f32, shrink: f32) {
    let single = spec.series.len() == 1;
    let (bar, pitch) = if single { (BAR, PITCH) } else { (GROUP_BAR, GROUP_PITCH) };
    let (bar, pitch) = (bar * shrink, pitch * shrink);
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
                    if single && spec.kind == ChartKind::Dot {
                        let tie = Stroke::solid(canvas.words.theme.rule, 0.75);
                        canvas.rule(plane.at(0.0, f64::from(centre)), plane.at(end, f64::from(centre)), tie);
                        plane.circle((end, f64::from(centre)), DOT, color);
                    } else {
                        plane.bar((0.0, top), (end, bottom), color);
                    }
                    if end < value.amount {
                        mark_cut(canvas, plane.at(end, f64::from(centre)), bar);
                    }
                }
                if spec.values_at_marks {
                    let dot = if single && spec.kind == ChartKind::Dot { DOT } else { 0.0 };
                    let tip = plane.at(end, 0.0).x + if value.amount < 0.0 { -dot } else { dot };
                    let style = canvas.words.value_style();
                    if value.amount < 0.0 {
                        canvas.print(&value.shown, &style, Point::new(tip - AFTER_BAR, baseline), Anchor::End);
                    } else {
                        canvas.print(&value.shown, &style, Point::new(tip + AFTER_BAR, baseline), Anchor::Start);
                    }
                }
            }
            gap => {
                let style = canvas.words.gap_style();
                canvas.write(gap_text(gap), &style, Point::new(zero + AFTER_BAR, baseline), Anchor::Start);
            }
        }
        centre += pitch;
    }
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
        canvas.path(Path::polygon(&corners, Color::WHITE));
    }
}

/// The values between the edges of the plot, chosen so that the values beside the bars fit too.
struct Range {
    low: f64,
    high: f64,
    axis: Option<Scale>,
}

impl Range {
    fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let targets = spec.target.iter().map(|target| target.amount);
        let drawn = amounts(spec).map(|amount| cut(spec, amount)).chain(targets);
        if !spec.values_at_marks {
            let axis = Scale::around(drawn, true);
            let unit = (axis.high - axis.low) / f64::from(width);
            let last = words.width(&tick_text(&spec.ticks, axis.high, axis.step), &words.axis_style()) / 2.0;
            return Self { low: axis.low, high: axis.high + unit * f64::from(last), axis: Some(axis) };
        }
        let (mut per_point, mut left, mut right) = (f64::INFINITY, Vec::new(), Vec::new());
        let style = words.value_style();
        let dot = if spec.kind == ChartKind::Dot { DOT } else { 0.0 };
        for datum in spec.series.iter().flat_map(|series| &series.data) {
            let Datum::Value(value) = datum else { continue };
            let beside = f64::from(words.width(&value.shown.text, &style) + AFTER_BAR + dot);
            let end = cut(spec, value.amount);
            if end < 0.0 { &mut left } else { &mut right }.push((end.abs(), beside));
        }
        right.extend(spec.target.iter().map(|target| (target.amount.max(0.0), 1.0)));
        right.push((0.0, f64::from(words.width(SUPPRESSED, &words.gap_style()) + AFTER_BAR)));
        left.push((0.0, 0.0));
        for (before, before_label) in &left {
            for (after, after_label) in &right {
                let room = (f64::from(width) - before_label - after_label).max(4.0);
                if before + after > 0.0 {
                    per_point = per_point.min(room / (before + after));
                }
            }
        }
        let per_point = if per_point.is_finite() { per_point } else { 1.0 };
        let low = left.iter().map(|(end, label)| end + label / per_point).fold(0.0, f64::max);
        Self { low: -low, high: f64::from(width) / per_point - low, axis: None }
    }

    fn draw_axis(&self, canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &Plane, area: Rect) {
        let Some(axis) = &self.axis else { return };
        let style = canvas.words.axis_style();
        let grid = Stroke::solid(canvas.words.theme.gridline, 0.5);
        for tick in &axis.ticks {
            let x = plane.at(*tick, 0.0).x;
            canvas.rule(Point::new(x, area.y), Point::new(x, area.bottom()), grid);
            let label = canvas.words.line(&tick_text(&spec.ticks, *tick, axis.step), &style);
            let at = Point::new(x, area.bottom() + 12.0);
            if canvas.is_free(Canvas::area(&label, at, Anchor::Middle)) {
                canvas.put(label, at, Anchor::Middle);
            }
        }
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

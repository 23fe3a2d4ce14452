//! Dots in rows: one a series on a quiet line from the start of the axis; the two of a dumbbell are joined.

use super::bars::{bar_color, cut, draw_target, gap_text};
use super::canvas::{Anchor, Canvas, Plane};
use super::key::{Key, Sample};
use super::range::fitted;
use super::scale::{Scale, amount, amounts, tick_text};
use super::spec::{ChartKind, ChartSpec, Datum, Value};
use super::tint::fill;
use super::words::{Label, Words, widest};
use super::{MISSING, SUPPRESSED};
use crate::frame::{Color, FaceId, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;
use crate::theme::Theme;

/// Distance of two rows, and the space around names of two lines, in points.
const PITCH: f32 = 20.0;
const AROUND: f32 = 7.0;

/// Radius of a dot, and the pen that joins two.
const DOT: f32 = 4.0;
const JOIN: f32 = 1.5;

/// From a dot to its value, from a value to the mark of a gap.
const AFTER_DOT: f32 = 4.0;
const BEFORE_GAP: f32 = 5.0;

/// Largest part of the width that names of rows take.
const LABEL_SHARE: f32 = 0.42;

/// Lines of the longest name.
const MOST_LINES: usize = 12;

/// Space for the names of two series over the first row, for the numbers of an axis, for the label of a target.
const HEAD: f32 = 16.0;
const AXIS: f32 = 17.0;
const TARGET: f32 = 14.0;

/// Least width of the plot beside values.
const LEAST: f32 = 24.0;

/// Least distance of two names over the first row.
const BETWEEN: f32 = 8.0;

/// Most height, in points.
const TALLEST: f32 = 900.0;

/// How low text hangs when its middle is that of a dot.
const HALF_CAP: f32 = 3.2;

/// Rows of dots before they are drawn.
pub(super) struct Dots {
    rows: Vec<Row>,
    labels: f32,
    names: f32,
    key: Option<Key>,
    heads: Option<[Label; 2]>,
    top: f32,
    bottom: f32,
    with_axis: bool,
}

struct Row {
    label: Vec<Label>,
    height: f32,
}

impl Dots {
    /// Sets names and key.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let row = |category: &super::spec::Category| {
            let style = words.category_style(category.focus, spec.time);
            let label = words.lines(&category.label, &style, width * LABEL_SHARE, MOST_LINES);
            let lines = label.iter().fold(0.0, |height, _| height + words.theme.label_leading());
            Row { height: PITCH.max(lines + AROUND), label }
        };
        let rows: Vec<Row> = spec.categories.iter().map(row).collect();
        let labels = rows.iter().map(|row| widest(&row.label)).fold(0.0, f32::max);
        let heads = heads(spec, words, width - labels - words.theme.chart.label_gap);
        let keyed = (spec.series.len() > 1 || spec.legend) && heads.is_none() && spec.shared.is_none();
        let key = keyed.then(|| Key::new(spec, words, width, Sample::Dot));
        let target = if spec.target.is_some() { TARGET } else { 0.0 };
        let head = if heads.is_some() { HEAD } else { 0.0 };
        let top = key.as_ref().map_or(0.0, Key::height) + target + head;
        let with_axis = has_axis(spec, words, width - labels - words.theme.chart.label_gap);
        let bottom = if with_axis || starts_elsewhere(spec) { AXIS } else { 0.0 };
        Self { rows, labels, names: labels + words.theme.chart.label_gap, key, heads, top, bottom, with_axis }
    }

    /// Width of the names at the left with the space beside them.
    pub(super) fn names(&self) -> f32 {
        self.names
    }

    /// Whether names leave the dots a length, on a height that a page holds.
    pub(super) fn fits(&self, width: f32) -> bool {
        width - self.names >= LEAST && self.height() <= TALLEST
    }

    /// The height that they want, in points.
    pub(super) fn height(&self) -> f32 {
        self.top + self.bottom + self.rows.iter().map(|row| row.height).sum::<f32>()
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let (words, size) = (canvas.words, canvas.size);
        let wanted: f32 = self.rows.iter().map(|row| row.height).sum();
        let left = self.labels + canvas.words.theme.chart.label_gap;
        let area = Rect::new(left, self.top, size.width - left, size.height - self.top - self.bottom);
        let stretch = if wanted > 0.0 { area.height / wanted } else { 1.0 };
        if let Some(key) = self.key {
            key.draw(canvas, spec, 0.0, 0.0);
        }
        let start = spec.minimum.unwrap_or(0.0);
        let (low, high, axis) = range(spec, words, (area.width, self.with_axis), start);
        let mut plane = canvas.plane(area, low..high, f64::from(area.height)..0.0);
        match axis {
            Some(axis) => draw_axis(canvas, spec, &axis.ticks, axis.step, &plane, area),
            None if starts_elsewhere(spec) => draw_axis(canvas, spec, &[start], start.abs(), &plane, area),
            None => {}
        }
        if let Some(heads) = self.heads {
            draw_heads(canvas, spec, &plane, heads, area);
        }
        let base = plane.at(start, 0.0).x;
        let ink = Stroke::solid(if start == 0.0 { words.theme.ink } else { words.theme.rule }, 0.75);
        let mut y = 0.0;
        for (index, row) in self.rows.into_iter().enumerate() {
            let height = row.height * stretch;
            let middle = y + height / 2.0;
            let first = area.y + middle + HALF_CAP
                - row.label.iter().skip(1).fold(0.0, |up, _| up + canvas.words.theme.label_leading() / 2.0);
            if !spec.is_named_elsewhere() {
                canvas.put_lines(row.label, Point::new(self.labels, first), Anchor::End);
            }
            draw_row(canvas, spec, &mut plane, index, (f64::from(middle), start), self.with_axis);
            y += height;
        }
        canvas.rule_between_labels(Point::new(base, area.y), Point::new(base, area.bottom()), ink);
        draw_target(canvas, spec, &plane, area);
    }
}

/// Values of more than two series have no place beside their dots, nor have those that are too wide for the plot.
fn has_axis(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    let spec = spec.scaled();
    let values = spec.series.iter().flat_map(|series| &series.data).filter_map(|datum| match datum {
        Datum::Value(value) => Some(words.width(&value.shown.text, &words.value_style()) + DOT + AFTER_DOT),
        Datum::Missing | Datum::Suppressed => None,
    });
    let widest = values.fold(0.0, f32::max);
    let beside = if spec.series.len() > 1 || amounts(spec).any(|amount| amount < 0.0) { 2.0 * widest } else { widest };
    !spec.values_at_marks || spec.series.len() > 2 || beside + LEAST > width
}

/// Whether the axis starts at another value than zero, which is then told.
fn starts_elsewhere(spec: &ChartSpec) -> bool {
    spec.minimum.is_some_and(|minimum| minimum != 0.0)
}

/// Colour of the dots of a series, and of its name.
pub(super) fn colors(theme: &Theme, spec: &ChartSpec, series: usize) -> (Color, Color) {
    let number = spec.series[series].color;
    (fill(theme, number), theme.series_text(number))
}

/// The names of two series, where both fit over the rows.
fn heads(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<[Label; 2]> {
    let [first, last] = spec.series.as_slice() else { return None };
    if spec.legend || spec.categories.is_empty() || spec.shared.is_some() {
        return None;
    }
    let set = |index: usize, name: &str| {
        let color = colors(words.theme, spec, index).1;
        words.line(name, &TextStyle { color, face: FaceId::LabelStrong, ..words.axis_style() })
    };
    let heads = [set(0, &first.label), set(1, &last.label)];
    (heads[0].width + BETWEEN + heads[1].width <= width).then_some(heads)
}

/// Sets the names of two series over the first row, each over its dot where they do not meet.
fn draw_heads(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &Plane, heads: [Label; 2], area: Rect) {
    let place = |series: usize| {
        let known = spec.series[series].data.iter().find_map(amount);
        plane.at(cut(spec, known.unwrap_or(0.0)), 0.0).x
    };
    let places = [place(0), place(1)];
    let (left, right) = if places[1] < places[0] { (1, 0) } else { (0, 1) };
    let half = |index: usize| heads[index].width / 2.0;
    let inside = |x: f32, index: usize| x.min(area.right() - half(index)).max(area.x + half(index));
    let (mut a, mut b) = (inside(places[left], left), inside(places[right], right));
    let short = half(left) + BETWEEN + half(right) - (b - a);
    if short > 0.0 {
        a = inside(a - short / 2.0, left);
        b = inside(a + half(left) + BETWEEN + half(right), right);
        a = inside(b - half(left) - BETWEEN - half(right), left).min(a);
    }
    let target = if spec.target.is_some() { TARGET } else { 0.0 };
    for (index, label) in heads.into_iter().enumerate() {
        let x = if index == left { a } else { b };
        canvas.put(label, Point::new(x, area.y - target - 4.0), Anchor::Middle);
    }
}

/// The values at the edges of the plot, chosen so that the values beside the dots fit too, and the axis.
fn range(spec: &ChartSpec, words: Words<'_>, (width, with_axis): (f32, bool), start: f64) -> (f64, f64, Option<Scale>) {
    let spec = spec.scaled();
    let targets = spec.target.iter().map(|target| target.amount);
    if with_axis {
        let drawn = amounts(spec).map(|amount| cut(spec, amount)).chain(targets);
        let axis = match spec.minimum {
            None => Scale::around(drawn, true),
            Some(start) => {
                let (low, high) = drawn.fold((start, start), |(low, high), at| (low.min(at), high.max(at)));
                Scale::between(low, high, true)
            }
        };
        let text = tick_text(&spec.ticks, axis.high, axis.step);
        let beside = f64::from((words.width(&text, &words.axis_style()) / 2.0).max(DOT + words.theme.chart.ring));
        let edge = vec![(axis.low, f64::from(DOT + words.theme.chart.ring))];
        let (low, high) = fitted(&edge, &[(axis.high, beside)], f64::from(width));
        return (low, high, Some(axis));
    }
    let gap = words.width(SUPPRESSED, &words.gap_style()).max(words.width(MISSING, &words.gap_style()));
    let mut left = vec![(start, 0.0)];
    let mut right = vec![(start, f64::from(gap + AFTER_DOT + DOT))];
    right.extend(targets.map(|target| (target, 1.0)));
    for index in 0..spec.categories.len() {
        let marks = Marks::of(spec, index);
        let beside = |value: &Value| words.width(&value.shown.text, &words.value_style()) + AFTER_DOT + DOT;
        if let Some((_, value)) = marks.left {
            left.push((cut(spec, value.amount), f64::from(beside(value))));
        }
        if let Some((_, value)) = marks.right {
            let after = if marks.gap.is_some() { gap + BEFORE_GAP } else { 0.0 };
            right.push((cut(spec, value.amount), f64::from(beside(value) + after)));
            left.push((cut(spec, value.amount), f64::from(DOT)));
        }
    }
    let (low, high) = fitted(&left, &right, f64::from(width));
    (low, high, None)
}

/// The known values of a row, from the left, and what stands for the others.
struct Marks<'s> {
    all: Vec<(usize, &'s Value)>,
    /// The one whose value stands at its left.
    left: Option<(usize, &'s Value)>,
    /// The one whose value stands at its right.
    right: Option<(usize, &'s Value)>,
    gap: Option<&'s Datum>,
}

impl<'s> Marks<'s> {
    fn of(spec: &'s ChartSpec, index: usize) -> Self {
        let data = || spec.series.iter().map(|series| &series.data[index]);
        let mut all: Vec<(usize, &Value)> = data()
            .enumerate()
            .filter_map(|(at, datum)| if let Datum::Value(value) = datum { Some((at, value)) } else { None })
            .collect();
        all.sort_by(|a, b| cut(spec, a.1.amount).total_cmp(&cut(spec, b.1.amount)).then(a.0.cmp(&b.0)));
        let hidden = data().find(|datum| **datum == Datum::Suppressed);
        let gap = hidden.or_else(|| data().find(|datum| **datum == Datum::Missing));
        let ends = all.first().copied().zip(all.last().copied());
        // One value left of the line of zero stands left of its dot, where no line crosses it.
        let (left, right) = match ends {
            Some((first, last)) if first.1.shown.text != last.1.shown.text => (Some(first), Some(last)),
            Some((_, last)) if cut(spec, last.1.amount) < spec.minimum.unwrap_or(0.0).min(0.0) => (Some(last), None),
            Some((_, last)) => (None, Some(last)),
            None => (None, None),
        };
        Self { all, left, right, gap }
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    plane: &mut Plane,
    index: usize,
    (middle, start): (f64, f64),
    with_axis: bool,
) {
    let theme = canvas.words.theme;
    let marks = Marks::of(spec, index);
    let at = |value: &Value| cut(spec, value.amount);
    let ends = marks.all.first().zip(marks.all.last()).map(|(first, last)| (at(first.1), at(last.1)));
    if let Some((first, last)) = ends {
        let guide = Stroke::solid(theme.hairline, 0.75);
        let from = plane.at(start, middle);
        let mut to = plane.at(if last < start { first } else { last }, middle);
        if let Some((_, value)) = marks.left.filter(|_| !with_axis && first > start) {
            let text = canvas.words.width(&value.shown.text, &canvas.words.value_style());
            to.x = plane.at(first, middle).x - DOT - 2.0 * AFTER_DOT - text;
        }
        if last < start || to.x > from.x {
            canvas.rule(from, to, guide);
        }
        if spec.kind != ChartKind::Dot && first < last {
            plane.line(&[(first, middle), (last, middle)], Stroke::solid(theme.context, JOIN));
        }
    }
    for (series, value) in &marks.all {
        let color = match spec.series.len() {
            1 => bar_color(canvas, spec, 0, index),
            _ => colors(theme, spec, *series).0,
        };
        plane.circle((at(value), middle), DOT + canvas.words.theme.chart.ring, canvas.words.theme.ground);
        plane.circle((at(value), middle), DOT, color);
    }
    let style = canvas.words.value_style();
    let down = |point: Point, dx: f32| point.moved(dx, HALF_CAP);
    let mut end = down(plane.at(start, middle), DOT + AFTER_DOT);
    if let Some((_, value)) = marks.left.filter(|_| !with_axis) {
        canvas.print(&value.shown, &style, down(plane.at(at(value), middle), -DOT - AFTER_DOT), Anchor::End);
    }
    if let Some((_, value)) = marks.right {
        end = down(plane.at(at(value), middle), DOT + AFTER_DOT);
        if !with_axis {
            canvas.print(&value.shown, &style, end, Anchor::Start);
            end.x += canvas.words.width(&value.shown.text, &style) + BEFORE_GAP;
        }
    }
    if let Some(gap) = marks.gap {
        let label = canvas.words.line(gap_text(gap), &canvas.words.gap_style());
        end.x = end.x.min(canvas.size.width - label.width);
        canvas.put(label, end, Anchor::Start);
    }
}

fn draw_axis(canvas: &mut Canvas<'_>, spec: &ChartSpec, ticks: &[f64], step: f64, plane: &Plane, area: Rect) {
    let grid = Stroke::solid(canvas.words.theme.gridline, canvas.words.theme.chart.gridline);
    for tick in ticks {
        let x = plane.at(*tick, 0.0).x;
        canvas.rule(Point::new(x, area.y), Point::new(x, area.bottom()), grid);
        let label = canvas.words.line(&tick_text(&spec.ticks, *tick, step), &canvas.words.axis_style());
        let at = Point::new(x, area.bottom() + 12.0);
        if canvas.is_free(Canvas::area(&label, at, Anchor::Middle)) {
            canvas.put(label, at, Anchor::Middle);
        }
    }
}

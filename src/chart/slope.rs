//! Slopes: the same things at two points, joined by lines; names and values at both ends, pushed apart.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::columns::{axis_width, draw_axis};
use super::placing::pushed_apart;
use super::scale::{Scale, amount, amounts};
use super::spec::{ChartSpec, Datum};
use super::words::{Label, Words, widest};
use crate::frame::{FaceId, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;

/// Names stand at both ends where the chart is at least this wide, and take this part of the width at each.
const WIDE: f32 = 330.0;
const NAMES: f32 = 0.26;
const NAMES_NARROW: f32 = 0.36;

/// Lines of the longest name.
const MOST_LINES: usize = 12;

/// From a point to its value, with room for a leader; from the value to the name.
const TO_VALUE: f32 = 13.0;
const TO_NAME: f32 = 6.0;

/// Space between two names, in points.
const BETWEEN: f32 = 3.0;

/// Under the heads, and over and under the outermost points.
const UNDER_HEAD: f32 = 9.0;
const EDGE: f32 = 6.0;

/// Labels are tied to points that are further from them than this.
const TIED: f32 = 3.0;

/// From the middle of a line of text to its baseline.
const TO_BASELINE: f32 = 3.2;

/// Part of the largest value from which the smallest one is on before the axis starts there, not at zero.
const FAR_FROM_ZERO: f64 = 0.5;

/// What is set before it is drawn.
struct Set {
    names: Vec<Vec<Label>>,
    heads: [Vec<Label>; 2],
    values: [f32; 2],
    target: Vec<Label>,
    both: bool,
    leading: f32,
}

/// Least length of the lines, and most height, in points.
const LEAST: f32 = 40.0;
const TALLEST: f32 = 400.0;

impl Set {
    fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let both = width >= WIDE && spec.values_at_marks;
        let room = width * if both { NAMES } else { NAMES_NARROW };
        let focus = focus(spec);
        let names = spec.categories.iter().enumerate().map(|(index, category)| {
            let face = if focus == Some(index) { FaceId::LabelStrong } else { FaceId::Label };
            words.lines(&category.label, &TextStyle { face, ..words.category_style(false, false) }, room, MOST_LINES)
        });
        let head = |series: usize| {
            let style = words.category_style(series == 1, true);
            words.lines(&spec.series[series].label, &style, width / 2.0 - EDGE, MOST_LINES)
        };
        let value = |series: usize| {
            let texts = spec.scaled().series[series].data.iter().map(|datum| match datum {
                Datum::Value(_) if !spec.values_at_marks => 0.0,
                Datum::Value(value) => words.width(&value.shown.text, &words.value_style()),
                gap => words.width(gap_text(gap), &words.gap_style()),
            });
            texts.fold(0.0, f32::max)
        };
        let target =
            spec.target.iter().flat_map(|target| words.lines(&target.label, &words.axis_style(), room, MOST_LINES));
        Self {
            names: names.collect(),
            heads: [head(0), head(1)],
            values: [value(0), value(1)],
            target: target.collect(),
            both,
            leading: words.theme.label_leading(),
        }
    }

    fn head(&self) -> f32 {
        let lines = self.heads.iter().map(Vec::len).max().unwrap_or(0);
        number(lines) * self.leading + UNDER_HEAD
    }

    fn block(&self, index: usize, named: bool) -> f32 {
        number(if named { self.names[index].len().max(1) } else { 1 }) * self.leading + BETWEEN
    }

    /// Over and under the outermost points: half of the highest name.
    fn edge(&self) -> f32 {
        (0..self.names.len()).map(|index| self.block(index, true) / 2.0).fold(EDGE, f32::max)
    }

    fn height(&self) -> f32 {
        let blocks: f32 = (0..self.names.len()).map(|index| self.block(index, true)).sum();
        self.head() + blocks + number(self.target.len()) * self.leading + 2.0 * EDGE
    }
}

/// Whether the names and values of all things leave the lines a length, on a height that a page holds.
pub(super) fn fits(spec: &ChartSpec, words: Words<'_>, width: f32) -> bool {
    let set = Set::new(spec, words, width);
    let named = set.names.iter().map(|name| widest(name)).chain([widest(&set.target)]).fold(0.0, f32::max);
    let left = TO_VALUE + set.values[0] + if set.both { TO_NAME + named } else { 0.0 };
    width - left - TO_VALUE - set.values[1] - TO_NAME - named >= LEAST && set.height() <= TALLEST
}

/// The height that it wants, in points.
pub(super) fn height(spec: &ChartSpec, words: Words<'_>, width: f32, plot: f32) -> f32 {
    Set::new(spec, words, width).height().max(plot)
}

/// The thing that stands out: the only one, or the one that changes most.
fn focus(spec: &ChartSpec) -> Option<usize> {
    let change = |index: usize| {
        let [first, last] = [0, 1].map(|series: usize| amount(&spec.series[series].data[index]));
        Some((last? - first?).abs())
    };
    let own = (0..spec.categories.len()).filter(|index| !spec.categories[*index].rest);
    let changes: Vec<(usize, f64)> = own.filter_map(|index| Some((index, change(index)?))).collect();
    let most = changes.iter().map(|(_, change)| *change).fold(0.0, f64::max);
    let mut largest = changes.iter().filter(|(_, change)| change.total_cmp(&most).is_eq());
    let first = largest.next().map(|(index, _)| *index);
    first.filter(|_| largest.next().is_none())
}

/// Draws slopes over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (words, size) = (canvas.words, canvas.size);
    let set = Set::new(spec, words, size.width);
    let scale = scale(spec);
    let named = set.names.iter().map(|name| widest(name)).chain([widest(&set.target)]).fold(0.0, f32::max);
    let beside =
        |side: usize, with_name: bool| TO_VALUE + set.values[side] + if with_name { TO_NAME + named } else { 0.0 };
    let axis = if spec.values_at_marks { 0.0 } else { axis_width(canvas, &spec.ticks, &scale) };
    let (left, right) = (axis + beside(0, set.both), size.width - beside(1, true));
    let top = set.head();
    let edge = set.edge();
    let area = Rect::new(left, top + edge, (right - left).max(10.0), size.height - top - 2.0 * edge);
    let mut plane = canvas.plane(area, 0.0..1.0, scale.low..scale.high);
    draw_heads(canvas, set.heads.clone(), left, right);
    if !spec.values_at_marks {
        draw_axis(canvas, &spec.ticks, &scale, &plane, Rect { x: axis, width: area.right() - axis, ..area });
    }
    if let Some(target) = &spec.target {
        let stroke = Stroke::solid(words.theme.accent, 1.0);
        plane.line(&[(0.0, target.amount), (1.0, target.amount)], stroke);
    }
    draw_lines(canvas, spec, &mut plane);
    let column = top..size.height;
    if spec.values_at_marks || spec.series[0].data.iter().any(|datum| amount(datum).is_none()) {
        draw_side(canvas, spec, &set, &plane, (0, left, set.both), &column);
    }
    draw_side(canvas, spec, &set, &plane, (1, right, true), &column);
}

/// A scale around all values: from zero, unless all are far from it or the author says where it starts.
fn scale(spec: &ChartSpec) -> Scale {
    let all = || amounts(spec.scaled()).chain(spec.target.iter().map(|target| target.amount));
    let low = all().fold(f64::INFINITY, f64::min);
    let high = all().fold(f64::NEG_INFINITY, f64::max);
    let far = low > 0.0 && low >= FAR_FROM_ZERO * high;
    let start = spec.minimum.unwrap_or(if far { low } else { 0.0 });
    if !low.is_finite() {
        return Scale::between(0.0, 1.0, false);
    }
    Scale::between(low.min(start), high, !spec.values_at_marks)
}

/// The names of the two points over the axes: at them where they fit, else at the edges.
fn draw_heads(canvas: &mut Canvas<'_>, [first, last]: [Vec<Label>; 2], left: f32, right: f32) {
    let (a, b, width) = (widest(&first), widest(&last), canvas.size.width);
    let baseline = 8.0;
    let end = if a <= left + EDGE { left + EDGE } else { a };
    canvas.put_lines(first, Point::new(end, baseline), Anchor::End);
    if right - EDGE + b <= width && right - EDGE > end + EDGE {
        canvas.put_lines(last, Point::new(right - EDGE, baseline), Anchor::Start);
    } else {
        canvas.put_lines(last, Point::new(width - b, baseline), Anchor::Start);
    }
}

fn draw_lines(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane) {
    let theme = canvas.words.theme;
    let focus = focus(spec);
    let order = (0..spec.categories.len()).filter(|index| focus != Some(*index)).chain(focus);
    for index in order {
        let stands_out = focus == Some(index);
        let (pen, marker, color) = if stands_out {
            (canvas.words.theme.chart.line, canvas.words.theme.chart.marker, theme.primary)
        } else {
            (canvas.words.theme.chart.line_context, canvas.words.theme.chart.marker_context, theme.context)
        };
        let ends = [0, 1].map(|series: usize| amount(&spec.series[series].data[index]));
        if let [Some(first), Some(last)] = ends {
            let stroke = Stroke { round: true, ..Stroke::solid(color, pen) };
            plane.line(&[(0.0, first), (1.0, last)], stroke);
        }
        for (x, amount) in [0.0, 1.0].into_iter().zip(ends).filter_map(|(x, end)| Some((x, end?))) {
            plane.circle((x, amount), marker + canvas.words.theme.chart.ring, canvas.words.theme.ground);
            plane.circle((x, amount), marker, color);
        }
    }
}

/// Values and names at one end; what is not known stands under all others.
fn draw_side(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    set: &Set,
    plane: &Plane,
    (side, x, named): (usize, f32, bool),
    column: &std::ops::Range<f32>,
) {
    let data = &spec.series[side].data;
    let mut points: Vec<Option<f32>> = data.iter().map(|at| amount(at).map(|at| plane.at(0.0, at).y)).collect();
    let mut heights: Vec<f32> = (0..data.len()).map(|index| set.block(index, named)).collect();
    if let Some(target) = spec.target.as_ref().filter(|_| side == 1) {
        points.push(Some(plane.at(0.0, target.amount).y));
        heights.push(number(set.target.len()) * canvas.words.theme.label_leading() + BETWEEN);
    }
    let wished: Vec<f32> = points.iter().map(|point| point.unwrap_or(column.end)).collect();
    let middles = pushed_apart(&wished, &heights, column);
    let (way, anchor) = if side == 0 { (-1.0, Anchor::End) } else { (1.0, Anchor::Start) };
    let leader = Stroke::solid(canvas.words.theme.rule, 0.5);
    for (middle, point) in middles.iter().zip(&points) {
        if let Some(y) = point.filter(|y| (y - middle).abs() > TIED) {
            let from = Point::new(x + way * (canvas.words.theme.chart.marker + canvas.words.theme.chart.ring), y);
            canvas.rule(from, Point::new(x + way * (TO_VALUE - 2.0), *middle), leader);
        }
    }
    let value_x = x + way * TO_VALUE;
    let name_x = if set.values[side] > 0.0 { value_x + way * (set.values[side] + TO_NAME) } else { value_x };
    // Numbers of one column end at one edge.
    let value_end = if side == 0 { value_x } else { value_x + set.values[side] };
    for (index, datum) in data.iter().enumerate() {
        let baseline = middles[index] + TO_BASELINE;
        match datum {
            Datum::Value(value) if spec.values_at_marks => {
                let style = canvas.words.value_style();
                canvas.print(&value.shown, &style, Point::new(value_end, baseline), Anchor::End);
            }
            Datum::Value(_) => {}
            gap => {
                let style = canvas.words.gap_style();
                canvas.write(gap_text(gap), &style, Point::new(value_end, baseline), Anchor::End);
            }
        }
        if named {
            let name = set.names[index].clone();
            let first = baseline - number(name.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
            canvas.put_lines(name, Point::new(name_x, first), anchor);
        }
    }
    if middles.len() > data.len() {
        let first = middles[data.len()] + TO_BASELINE
            - number(set.target.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
        canvas.put_lines(set.target.clone(), Point::new(value_x, first), Anchor::Start);
    }
}

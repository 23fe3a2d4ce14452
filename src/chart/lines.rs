//! Lines over time: points joined where they are known, named at their last point.

use super::canvas::{Canvas, Plane};
use super::categories::{CategoryLabels, GAP, number};
use super::columns::{VALUE, axis_width, draw_axis, draw_target, label_order, put_target, target_label};
use super::key::{Key, Sample};
use super::line_values::{Drawn, draw_gaps, draw_values};
use super::marker::{corners, draw as draw_marker};
use super::names::{Block, Names};
use super::scale::{Scale, amount, amounts};
use super::spec::{ChartKind, ChartSpec, Datum};
use super::tint::pale;
use super::words::{Words, widest};
use crate::frame::Stroke;
use crate::geometry::{Point, Rect};
use crate::theme::Theme;
use crate::theme::series::comes_again;
use crate::theme::tokens::Charts;

/// How far markers of several shapes reach, with their white.
const OF_SHAPES: f32 = 4.9;

/// Lines of more points carry no markers and print only the values that matter most.
pub(super) const MOST_MARKERS: usize = 24;

/// Height that a plot of lines leaves for names, in points.
const NAMES: f32 = 150.0;

/// Dash of a line to a step that is not over, and how thick the ring of its marker is.
const PARTIAL: (f32, f32) = (2.5, 2.0);
const HOLLOW: f32 = 1.2;

/// Dash of series whose colours come again.
const DASH: (f32, f32) = (4.0, 2.5);

/// Names of the series at the right of the plot, where they fit.
fn names(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<Names> {
    let several = spec.series.len() > 1 && !spec.legend && spec.shared.is_none();
    if several { Names::new(spec, words, width, NAMES, usize::from(spec.values_at_marks)) } else { None }
}

fn key(spec: &ChartSpec, words: Words<'_>, width: f32) -> Option<Key> {
    let several = spec.legend || spec.series.len() > 1 && names(spec, words, width).is_none();
    let wanted = several && spec.shared.is_none();
    wanted.then(|| Key::new(spec, words, width, Sample::Line))
}

/// What the key adds to the height, in points.
pub(super) fn extra_height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    key(spec, words, width).map_or(0.0, |key| key.height())
}

/// Draws lines over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (words, size) = (canvas.words, canvas.size);
    let mut top = VALUE + 3.0;
    if let Some(key) = key(spec, words, size.width) {
        top += key.height();
        key.draw(canvas, spec, 0.0, 0.0);
    }
    let names = names(spec, words, size.width);
    let has_names = names.is_some();
    let scale = scale(spec);
    let left = if spec.values_at_marks { 0.0 } else { axis_width(canvas, &spec.ticks, &scale) };
    let mut target = spec.target.as_ref().map_or(Vec::new(), |target| target_label(canvas, target));
    let aside = match (&names, target.as_slice()) {
        (Some(names), labels) => {
            canvas.words.theme.chart.name_gap + names.width().max(value_width(spec, words)).max(widest(labels))
        }
        (None, []) => 0.0,
        (None, labels) => canvas.words.theme.chart.name_gap + widest(labels),
    };
    let inset =
        if spec.series.len() > 2 { OF_SHAPES } else { canvas.words.theme.chart.marker + canvas.words.theme.chart.ring };
    let width = (size.width - left - aside - 2.0 * inset).max(10.0);
    let count = spec.categories.len();
    let pitch = if count > 1 { width / number(count - 1) } else { width };
    let room = if count > 2 { (pitch - GAP) / 1.5 } else { (pitch - GAP) / 2.0 };
    let labels = CategoryLabels::new(spec, words, room);
    let bottom = size.height - labels.height();
    let area = Rect::new(left, top, width + 2.0 * inset, bottom - top);
    let mut plane = canvas.plane(area, f64::from(left)..f64::from(area.right()), scale.low..scale.high);
    if !spec.values_at_marks {
        draw_axis(canvas, &spec.ticks, &scale, &plane, area);
    }
    let base = plane.at(0.0, scale.low.max(0.0)).y;
    let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
    canvas.rule(Point::new(left, base), Point::new(area.right(), base), ink);
    let xs: Vec<f32> = (0..count)
        .map(|index| if count > 1 { left + inset + pitch * number(index) } else { left + inset + width / 2.0 })
        .collect();
    if spec.kind == ChartKind::Area {
        draw_ground(canvas, spec, &mut plane, &xs, scale.low.max(0.0));
    }
    for series in (0..spec.series.len()).rev() {
        draw_series(canvas, spec, &mut plane, &xs, series);
    }
    let lines = Drawn {
        segments: segments(spec, &plane, &xs),
        markers: markers(spec, &canvas.words.theme.chart, &plane, &xs),
        base,
        floor: bottom,
    };
    if let Some(mut names) = names {
        let mut blocks: Vec<Block> = (0..spec.series.len()).map(|at| block(spec, &plane, at, base)).collect();
        if let Some(goal) = &spec.target {
            blocks.push(Block { middle: plane.at(0.0, goal.amount).y, value: None });
            names.add(std::mem::take(&mut target));
        }
        names.draw(
            canvas,
            &blocks,
            area.right() + canvas.words.theme.chart.name_gap - inset,
            &(top - VALUE..bottom + 2.0),
        );
    }
    if let Some(goal) = &spec.target {
        put_target(canvas, &plane, goal, target, area);
    }
    draw_values(canvas, spec, &plane, &xs, &lines, has_names);
    draw_gaps(canvas, spec, &xs, &lines);
    if let Some(goal) = &spec.target {
        draw_target(canvas, &plane, goal, area);
    }
    labels.draw(canvas, spec, &xs, bottom, &label_order(spec)[..count.min(3)]);
}

fn scale(spec: &ChartSpec) -> Scale {
    let targets = spec.target.iter().map(|target| target.amount);
    let all = amounts(spec.scaled()).chain(targets);
    let Some(minimum) = spec.minimum else { return Scale::around(all, !spec.values_at_marks) };
    let (low, high) = all.fold((minimum, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    Scale::between(low, high, !spec.values_at_marks)
}

fn segments(spec: &ChartSpec, plane: &Plane, xs: &[f32]) -> Vec<(Point, Point)> {
    let mut segments = Vec::new();
    for series in &spec.series {
        for stretch in stretches(&series.data) {
            let places: Vec<Point> =
                stretch.iter().map(|(index, amount)| Point::new(xs[*index], plane.at(0.0, *amount).y)).collect();
            segments.extend(places.windows(2).map(|pair| (pair[0], pair[1])));
            if let [only] = places.as_slice() {
                segments.push((*only, *only));
            }
        }
    }
    segments
}

/// Where markers are, with the white around them.
fn markers(spec: &ChartSpec, tokens: &Charts, plane: &Plane, xs: &[f32]) -> Vec<Rect> {
    if xs.len() > MOST_MARKERS {
        return Vec::new();
    }
    let mut markers = Vec::new();
    for (index, series) in spec.series.iter().enumerate() {
        let reach = tokens.ring + if index == 0 { tokens.marker } else { tokens.marker_context };
        for (x, amount) in xs.iter().zip(series.data.iter().map(amount)) {
            let Some(amount) = amount else { continue };
            let y = plane.at(0.0, amount).y;
            markers.push(Rect::new(x - reach, y - reach, 2.0 * reach, 2.0 * reach));
        }
    }
    markers
}

/// Rows of known values that follow each other.
fn stretches(data: &[Datum]) -> Vec<Vec<(usize, f64)>> {
    let mut stretches = vec![Vec::new()];
    for (index, datum) in data.iter().enumerate() {
        match (amount(datum), stretches.last_mut()) {
            (Some(amount), Some(last)) => last.push((index, amount)),
            _ => stretches.push(Vec::new()),
        }
    }
    stretches.retain(|stretch| !stretch.is_empty());
    stretches
}

/// The pen of a series: the first is the boldest; a colour that comes again is dashed.
pub(super) fn pen(theme: &Theme, spec: &ChartSpec, index: usize) -> Stroke {
    let color = spec.series[index].color;
    let width = if index == 0 { theme.chart.line } else { theme.chart.line_context };
    Stroke { color: theme.series(color), width, round: true, dash: comes_again(color).then_some(DASH) }
}

/// Fills the area under the line of a chart of one series.
fn draw_ground(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, xs: &[f32], base: f64) {
    let [series] = spec.series.as_slice() else { return };
    let theme = canvas.words.theme;
    let color = pale(theme, theme.series(series.color));
    for stretch in stretches(&series.data).into_iter().filter(|stretch| stretch.len() > 1) {
        let line = stretch.iter().map(|(at, amount)| (f64::from(xs[*at]), *amount));
        let ends = [stretch[stretch.len() - 1].0, stretch[0].0].map(|at| (f64::from(xs[at]), base));
        let corners: Vec<(f64, f64)> = line.chain(ends).collect();
        plane.polygon(&corners, color);
    }
}

fn draw_series(canvas: &Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, xs: &[f32], index: usize) {
    let series = &spec.series[index];
    let ground = canvas.words.theme.ground;
    let pen = pen(canvas.words.theme, spec, index);
    let marker = if index == 0 { canvas.words.theme.chart.marker } else { canvas.words.theme.chart.marker_context };
    let with_markers = xs.len() <= MOST_MARKERS;
    for stretch in stretches(&series.data) {
        let points: Vec<(f64, f64)> = stretch.iter().map(|(at, amount)| (f64::from(xs[*at]), *amount)).collect();
        let partial = |at: &usize| spec.categories[*at].partial;
        let split = stretch.iter().position(|(at, _)| partial(at)).unwrap_or(points.len());
        if split > 1 {
            plane.line(&points[..split], pen);
        }
        if split < points.len() {
            plane.line(&points[split.saturating_sub(1)..], Stroke { dash: Some(PARTIAL), ..pen });
        }
        if with_markers || points.len() == 1 {
            for (point, (at, _)) in points.into_iter().zip(&stretch) {
                let rings =
                    [(marker + canvas.words.theme.chart.ring, ground), (marker, pen.color), (marker - HOLLOW, ground)];
                for (radius, color) in rings.into_iter().take(if partial(at) { 3 } else { 2 }) {
                    match corners(spec, index) {
                        Some(corners) => draw_marker(canvas, corners, plane.at(point.0, point.1), radius, color),
                        None => plane.circle(point, radius, color),
                    }
                }
            }
        }
    }
}

pub(super) fn last_known(spec: &ChartSpec, series: usize) -> Option<(usize, &super::spec::Value)> {
    let data = spec.series[series].data.iter().enumerate().rev();
    data.into_iter().find_map(|(at, datum)| if let Datum::Value(value) = datum { Some((at, value)) } else { None })
}

fn block(spec: &ChartSpec, plane: &Plane, series: usize, base: f32) -> Block {
    match last_known(spec, series) {
        Some((_, value)) => {
            Block { middle: plane.at(0.0, value.amount).y, value: spec.values_at_marks.then(|| value.shown.clone()) }
        }
        None => Block { middle: base, value: None },
    }
}

fn value_width(spec: &ChartSpec, words: Words<'_>) -> f32 {
    if !spec.values_at_marks {
        return 0.0;
    }
    let last = (0..spec.series.len()).filter_map(|series| last_known(spec, series));
    last.map(|(_, value)| words.width(&value.shown.text, &words.value_style())).fold(0.0, f32::max)
}

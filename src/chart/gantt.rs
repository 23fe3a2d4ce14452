//! Timelines: a row of bars for each thing that lasts; what is only planned is drawn in outline.

use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::spec::{ChartSpec, Form, Span, Timeline, TimelineYear};
use super::words::{Label, Words, widest};
use crate::frame::{Color, FaceId, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;
use chrono::{Datelike, NaiveDate};

/// Above the rows: the names of period and cut-off, then those of the phases.
const MARKS: f32 = 24.0;
const PHASE_LINE: f32 = 14.0;

/// The baseline of the names of period and cut-off.
const BASELINE: f32 = 10.0;

/// Below the rows: the line of the years with its ticks and labels.
const YEARS: f32 = 20.0;
const TICK: f32 = 3.0;

/// Largest part of the width that the names of rows take, and from them to the bars.
const LABEL_SHARE: f32 = 0.3;
const AFTER_LABEL: f32 = 12.0;

/// From the middle of a row to the baseline of its name.
const HALF_CAP: f32 = 3.2;

/// Space between the cut-off line and its name, and between the names of phases.
const BESIDE: f32 = 5.0;
const BETWEEN: f32 = 10.0;

/// Days shown before the first span and after the last one, as a part of all.
const AROUND: f64 = 0.03;

/// Lines of the longest name beside its bars, and space under one over its bars.
const MOST_LINES: usize = 2;
const UNDER_LABEL: f32 = 2.0;

/// Height of all rows that a page holds, and of a row where there are too many.
const TALLEST: f32 = 500.0;
const LEAST_PITCH: f32 = 12.0;

/// Width of a bar of a few days: one that is true would not be seen.
const SHORTEST: f32 = 2.0;

/// The names of the rows, beside the bars where they fit on few lines, else over them.
struct Names {
    rows: Vec<Vec<Label>>,
    /// Height of a name over its bars; zero where names are beside them.
    over: f32,
    pitch: f32,
}

impl Names {
    fn new(timeline: &Timeline, words: Words<'_>, width: f32) -> Self {
        let style = words.category_style(false, false);
        let set = |width: f32, most: usize| -> Vec<Vec<Label>> {
            timeline.rows.iter().map(|row| words.lines(&row.label, &style, width, most)).collect()
        };
        let lines = |rows: &[Vec<Label>]| rows.iter().map(Vec::len).max().unwrap_or(1);
        let beside = set(width * LABEL_SHARE, MOST_LINES + 1);
        let names = if lines(&beside) <= MOST_LINES {
            Self { rows: beside, over: 0.0, pitch: words.theme.chart.gantt_pitch }
        } else {
            let rows = set(width, usize::MAX);
            let over = number(lines(&rows)) * words.theme.label_leading() + UNDER_LABEL;
            Self { rows, over, pitch: over + words.theme.chart.gantt_pitch }
        };
        let count = number(timeline.rows.len());
        if names.pitch * count <= TALLEST {
            return names;
        }
        let pitch = (TALLEST / count).clamp(LEAST_PITCH, words.theme.chart.gantt_pitch);
        // The table of the chart has the names in full.
        if lines(&names.rows) < 2 {
            Self { pitch, ..names }
        } else {
            Self { rows: set(width * LABEL_SHARE, 1), over: 0.0, pitch }
        }
    }

    /// From the left edge to the bars.
    fn left(&self) -> f32 {
        if self.over > 0.0 {
            0.5
        } else {
            self.rows.iter().map(|label| widest(label)).fold(0.0, f32::max) + AFTER_LABEL
        }
    }
}

/// The height that it wants, in points.
pub(super) fn height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    let Form::Timeline(timeline) = &spec.form else { return 0.0 };
    let pitch = Names::new(timeline, words, width).pitch;
    top(timeline, words, width) + pitch * number(timeline.rows.len()) + YEARS
}

fn top(timeline: &Timeline, words: Words<'_>, width: f32) -> f32 {
    MARKS + PHASE_LINE * number(phases(timeline, words, width).len())
}

/// Draws it over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let Form::Timeline(timeline) = &spec.form else { return };
    let size = canvas.size;
    let names = Names::new(timeline, canvas.words, size.width);
    let (left, over) = (names.left(), names.over);
    let first = top(timeline, canvas.words, size.width);
    let area = Rect::new(left, 0.0, (size.width - left).max(10.0), (size.height - YEARS).max(10.0));
    let pitch = ((area.height - first) / number(timeline.rows.len().max(1))).max(1.0);
    let bar = canvas
        .words
        .theme
        .chart
        .gantt_bar
        .min((pitch - over) * canvas.words.theme.chart.gantt_bar / canvas.words.theme.chart.gantt_pitch);
    let (from, to) = ends(timeline);
    let mut plane = canvas.plane(area, from..to, f64::from(area.height)..0.0);
    draw_period(canvas, timeline, &plane, area);
    for (index, (row, label)) in timeline.rows.iter().zip(names.rows).enumerate() {
        let top = first + pitch * number(index);
        let middle = top + f32::midpoint(over, pitch);
        let up = number(label.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
        let baseline = if over > 0.0 { top + canvas.words.theme.label_leading() - 2.0 } else { middle + HALF_CAP - up };
        canvas.put_lines(label, Point::new(0.0, baseline), Anchor::Start);
        for span in &row.spans {
            draw_span(canvas, timeline, &mut plane, *span, (middle, bar));
        }
    }
    draw_phases(canvas, timeline, &plane, area, first + if over > 0.0 { -4.5 } else { (pitch - bar) / 2.0 - 4.5 });
    draw_years(canvas, timeline, &plane, area);
    draw_cut_off(canvas, timeline, &plane, area);
}

fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// The first and last day that are shown: all spans, the period and the cut-off.
fn ends(timeline: &Timeline) -> (f64, f64) {
    let spans = timeline.rows.iter().flat_map(|row| &row.spans).flat_map(|span| [day(span.from), day(span.to)]);
    let period = [day(timeline.period.0), day(timeline.period.1) + 1.0];
    let cut_off = timeline.cut_off.iter().map(|(date, _)| day(*date) + 1.0);
    let all = spans.chain(period).chain(cut_off);
    let (first, last) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    let around = (last - first) * AROUND;
    (first - around, last + around)
}

/// Colours of the phases: what comes before the service itself has the second colour, what follows it that of context.
fn series(timeline: &Timeline, phase: usize) -> usize {
    if timeline.phases.len() < 2 { phase } else { [1, 0, 2, 3][phase % 4] }
}

fn bold(canvas: &Canvas<'_>, color: Color) -> TextStyle {
    TextStyle { face: FaceId::LabelStrong, color, ..canvas.words.axis_style() }
}

fn draw_period(canvas: &mut Canvas<'_>, timeline: &Timeline, plane: &Plane, area: Rect) {
    let (from, to, label) = &timeline.period;
    let (left, right) = (plane.at(day(*from), 0.0).x, plane.at(day(*to) + 1.0, 0.0).x);
    let theme = canvas.words.theme;
    canvas.path(Path::rect(Rect::new(left, 0.0, right - left, area.bottom()), theme.period_band));
    let style = bold(canvas, theme.primary);
    let half = canvas.words.width(label, &style) / 2.0;
    let x = f32::midpoint(left, right).clamp(half, (canvas.size.width - half).max(half));
    canvas.write(label, &style, Point::new(x, BASELINE), Anchor::Middle);
}

/// A bar; the part of it that comes after the cut-off is an outline.
fn draw_span(canvas: &Canvas<'_>, timeline: &Timeline, plane: &mut Plane, span: Span, (middle, bar): (f32, f32)) {
    let theme = canvas.words.theme;
    let color = theme.series(series(timeline, span.phase));
    let known = timeline.cut_off.as_ref().map_or(f64::INFINITY, |(date, _)| day(*date) + 1.0);
    let (from, to) = (day(span.from), day(span.to));
    let (top, bottom) = (f64::from(middle - bar / 2.0), f64::from(middle + bar / 2.0));
    if to > known {
        let (left, right) = (plane.at(from.max(known), 0.0).x, plane.at(to, 0.0).x);
        let inset = canvas.words.theme.chart.gantt_outline / 2.0;
        let area = Rect::new(
            left + inset,
            middle - bar / 2.0 + inset,
            (right - left - canvas.words.theme.chart.gantt_outline).max(0.1),
            bar - canvas.words.theme.chart.gantt_outline,
        );
        canvas.path(Path {
            stroke: Some(Stroke::solid(color, canvas.words.theme.chart.gantt_outline)),
            ..Path::rect(area, canvas.words.theme.ground)
        });
    }
    let (left, right) = (plane.at(from, 0.0).x, plane.at(to.min(known), 0.0).x);
    let is_short = from < known && right - left < SHORTEST;
    if is_short {
        let x = (f32::midpoint(left, right) - SHORTEST / 2.0).clamp(0.0, (canvas.size.width - SHORTEST).max(0.0));
        canvas.path(Path::rect(Rect::new(x, middle - bar / 2.0, SHORTEST, bar), color));
    } else if from < known {
        plane.bar((from, top), (to.min(known), bottom), color);
    }
    if span.phase > 0 && !is_short {
        let x = plane.at(from, 0.0).x;
        let white = Stroke::solid(canvas.words.theme.ground, canvas.words.theme.chart.white_line);
        canvas.rule(Point::new(x, middle - bar / 2.0), Point::new(x, middle + bar / 2.0), white);
    }
}

/// The names of the phases, each in its colour: over the first bar, or below one another where they do not fit in a row.
fn draw_phases(canvas: &mut Canvas<'_>, timeline: &Timeline, plane: &Plane, area: Rect, baseline: f32) {
    let names = phases(timeline, canvas.words, canvas.size.width);
    let first = timeline.rows.first().and_then(|row| row.spans.first());
    let bar = first.map_or(area.x, |span| plane.at(day(span.from), 0.0).x);
    let mut y = baseline - PHASE_LINE * number(names.len().max(1) - 1);
    for row in names {
        let wide = row.iter().map(|name| name.width + BETWEEN).sum::<f32>() - BETWEEN;
        let mut x = bar.min(area.right() - wide).max(0.0);
        for name in row {
            let next = x + name.width + BETWEEN;
            canvas.put(name, Point::new(x, y), Anchor::Start);
            x = next;
        }
        y += PHASE_LINE;
    }
}

/// The names of the phases in rows: in one, or each line of each in its own.
fn phases(timeline: &Timeline, words: Words<'_>, width: f32) -> Vec<Vec<Label>> {
    let set = |(phase, name): (usize, &String)| {
        words.lines(name, &words.series_style(series(timeline, phase)), width, usize::MAX)
    };
    let names: Vec<Vec<Label>> = timeline.phases.iter().enumerate().map(set).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let wide = names.iter().map(|name| widest(name) + BETWEEN).sum::<f32>() - BETWEEN;
    if wide <= width && names.iter().all(|name| name.len() == 1) {
        return vec![names.into_iter().flatten().collect()];
    }
    names.into_iter().flatten().map(|line| vec![line]).collect()
}

fn draw_years(canvas: &mut Canvas<'_>, timeline: &Timeline, plane: &Plane, area: Rect) {
    let ink = Stroke::solid(canvas.words.theme.ink, canvas.words.theme.chart.zero_line);
    let y = area.bottom();
    canvas.rule(Point::new(area.x, y), Point::new(area.right(), y), ink);
    for (index, year) in timeline.years.iter().enumerate() {
        let left = plane.at(day(year.from), 0.0).x;
        let right = plane.at(day(year.to) + 1.0, 0.0).x;
        for x in [left, right] {
            if x >= area.x && x <= area.right() {
                canvas.rule(Point::new(x, y), Point::new(x, y + TICK), ink);
            }
        }
        let (left, right) = (left.max(area.x), right.min(area.right()));
        draw_year(canvas, year, index, (left, right, y));
    }
}

/// The label of a year in what is seen of it: in full for the first one and the report's.
fn draw_year(canvas: &mut Canvas<'_>, year: &TimelineYear, index: usize, (left, right, y): (f32, f32, f32)) {
    let style = canvas.words.category_style(year.focus, true);
    let [long, short] = &year.labels;
    let texts = if index == 0 || year.focus { [long, short] } else { [short, short] };
    let fitting =
        texts.into_iter().map(|text| canvas.words.line(text, &style)).find(|label| label.width <= right - left);
    if let Some(label) = fitting {
        canvas.put(label, Point::new(f32::midpoint(left, right), y + 13.0), Anchor::Middle);
    }
}

fn draw_cut_off(canvas: &mut Canvas<'_>, timeline: &Timeline, plane: &Plane, area: Rect) {
    let Some((date, name)) = &timeline.cut_off else { return };
    let x = plane.at(day(*date) + 1.0, 0.0).x;
    let theme = canvas.words.theme;
    let style = bold(canvas, theme.accent_text);
    let (width, room) = (canvas.size.width, canvas.size.width - x - BESIDE);
    let (after, before) = (Point::new(x + BESIDE, BASELINE), Point::new(x - BESIDE, BASELINE));
    let label = canvas.words.line(name, &style);
    let two = if canvas.words.widest_word(name, &style) > room {
        Vec::new()
    } else {
        canvas.words.lines(name, &style, room, usize::MAX)
    };
    let is_free = |canvas: &Canvas<'_>, label: &Label, at, anchor| canvas.is_free(Canvas::area(label, at, anchor));
    if is_free(canvas, &label, after, Anchor::Start) {
        canvas.put(label, after, Anchor::Start);
    } else if is_free(canvas, &label, before, Anchor::End) {
        canvas.put(label, before, Anchor::End);
    } else if two.len() == 2 && is_free(canvas, &two[0], after, Anchor::Start) {
        canvas.put_lines(two, after, Anchor::Start);
    } else if let Some(label) = canvas.words.lines(name, &style, width, 1).pop() {
        let middle = x.clamp(label.width / 2.0, width - label.width / 2.0);
        canvas.put(label, Point::new(middle, BASELINE + canvas.words.theme.label_leading()), Anchor::Middle);
    }
    canvas.line_between_labels(
        Point::new(x, 0.0),
        Point::new(x, area.bottom()),
        Stroke::solid(theme.accent, theme.chart.gantt_cut),
    );
}

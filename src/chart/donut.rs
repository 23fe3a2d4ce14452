//! Donuts: parts of a whole around its number, from twelve o'clock on; names and values beside them, pushed apart.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas};
use super::categories::number;
use super::placing::pushed_apart;
use super::scale::amount;
use super::spec::{ChartSpec, Datum, Form};
use super::tint::fill;
use super::words::{Label, Words, widest};
use crate::frame::{Color, FaceId, Path, Segment, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;
use crate::theme::Theme;
use std::f32::consts::{FRAC_PI_2, PI, TAU};

/// Charts at least this wide have their labels around the ring, narrower ones in a list beside it, the narrowest under it.
const WIDE: f32 = 300.0;
const NARROW: f32 = 200.0;

/// Diameter of the ring beside labels and over a list, and the part of it that is empty.
const RING: f32 = 156.0;
const RING_NARROW: f32 = 112.0;
const HOLE: f32 = 0.64;

/// From the ring to the bend of a leader, and to the label.
const TO_BEND: f32 = 7.0;
const TO_LABEL: f32 = 18.0;

/// Lines of the longest name, the space between two labels, and around the ring.
const MOST_LINES: usize = 12;
const BETWEEN: f32 = 6.0;
const AROUND: f32 = 9.0;

/// White between two parts.
const WHITE: f32 = 1.2;

/// The list: its distance from the ring, side of a swatch, from it to the value and from the value to the name.
const BESIDE_RING: f32 = 16.0;
const SWATCH: f32 = 8.0;
const BESIDE: f32 = 5.0;

/// Size of the number in the middle, and the parts of the hole that it and the unit under it may take.
const NUMBER: f32 = 26.0;
const IN_HOLE: f32 = 0.7;
const UNIT_IN_HOLE: f32 = 0.82;

/// From the middle of a line of text to its baseline.
const TO_BASELINE: f32 = 3.2;

/// A part of the ring: where it starts and ends, as a share of the whole turn.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Part {
    from: f32,
    to: f32,
}

/// A name with its value, set in lines.
struct Entry {
    category: usize,
    name: Vec<Label>,
}

impl Entry {
    fn height(&self, words: Words<'_>) -> f32 {
        number(self.name.len() + 1) * words.theme.label_leading() + BETWEEN
    }
}

/// The height that it wants, in points.
pub(super) fn height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    if width >= WIDE {
        let parts = parts(spec);
        let entries = entries(spec, words, side_room(width));
        let tall = |right: bool| -> f32 {
            entries
                .iter()
                .filter(|entry| is_right(parts[entry.category]) == right)
                .map(|entry| entry.height(words))
                .sum()
        };
        return (RING + 2.0 * AROUND).max(tall(true)).max(tall(false));
    }
    let list = list_height(spec, words, width);
    let ring = RING_NARROW.min(width - AROUND) + 2.0 * AROUND;
    if width >= NARROW { ring.max(list) } else { ring + list }
}

/// Draws the ring over the whole canvas.
pub(super) fn draw(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let size = canvas.size;
    let parts = parts(spec);
    let radius = if size.width >= WIDE { RING } else { RING_NARROW.min(size.width - AROUND) } / 2.0;
    let centre = match size.width {
        width if width >= WIDE => Point::new(width / 2.0, size.height / 2.0),
        width if width >= NARROW => Point::new(radius + AROUND / 2.0, size.height / 2.0),
        width => Point::new(width / 2.0, radius + AROUND),
    };
    draw_ring(canvas, spec, &parts, centre, radius);
    draw_whole(canvas, spec, centre, radius * HOLE);
    if size.width >= WIDE {
        let entries = entries(spec, canvas.words, side_room(size.width));
        let (right, left): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| is_right(parts[entry.category]));
        draw_side(canvas, spec, &parts, right, (centre, radius, 1.0));
        draw_side(canvas, spec, &parts, left, (centre, radius, -1.0));
    } else {
        draw_list(canvas, spec, radius * 2.0);
    }
}

/// Where the parts lie. What hidden parts have together is shared among them equally: only its end is drawn.
fn parts(spec: &ChartSpec) -> Vec<Part> {
    let data = &spec.series[0].data;
    let known: f64 = data.iter().filter_map(amount).map(|amount| amount.max(0.0)).sum();
    let hidden = data.iter().filter(|datum| **datum == Datum::Suppressed).count();
    let whole = match &spec.form {
        Form::Donut { whole: Datum::Value(whole), .. } => whole.amount.max(known),
        _ => known,
    };
    let each = if hidden > 0 { (whole - known) / f64::from(number(hidden)) } else { 0.0 };
    let whole = if hidden > 0 { whole } else { known };
    let mut from = 0.0_f64;
    let part = |datum: &Datum| {
        let amount = match datum {
            Datum::Value(value) => value.amount.max(0.0),
            Datum::Suppressed => each,
            Datum::Missing => 0.0,
        };
        let start = from;
        if whole > 0.0 {
            from += amount / whole;
        }
        #[expect(clippy::cast_possible_truncation, reason = "shares of a turn are drawn, not computed with")]
        let part = Part { from: start as f32, to: from.min(1.0) as f32 };
        part
    };
    data.iter().map(part).collect()
}

fn is_right(part: Part) -> bool {
    f32::midpoint(part.from, part.to) <= 0.5
}

/// The colour of a part; what is hidden is quiet.
fn color(theme: &Theme, spec: &ChartSpec, category: usize) -> Color {
    if spec.series[0].data[category] == Datum::Suppressed {
        return theme.hairline;
    }
    let numbers = if let Form::Donut { colors, .. } = &spec.form { colors.as_slice() } else { &[] };
    fill(theme, numbers.get(category).copied().unwrap_or(category))
}

fn at(centre: Point, radius: f32, turn: f32) -> Point {
    let angle = turn * TAU - FRAC_PI_2;
    centre.moved(radius * angle.cos(), radius * angle.sin())
}

/// Bezier arcs of at most an eighth of a turn, from where the path is.
fn arc(centre: Point, radius: f32, from: f32, to: f32, segments: &mut Vec<Segment>) {
    let pieces = ((to - from).abs() * 8.0).ceil().max(1.0);
    let step = (to - from) / pieces;
    // Handles of a circle's arc are 4/3 tan(angle / 4) long (Riskus 2006).
    let handle = 4.0 / 3.0 * (step * TAU / 4.0).tan() * radius;
    let along = |turn: f32| {
        let angle = turn * TAU - FRAC_PI_2 + PI / 2.0;
        (handle * angle.cos(), handle * angle.sin())
    };
    let mut turn = from;
    while (to - turn).abs() > step.abs() / 2.0 {
        let (next, (dx, dy)) = (turn + step, along(turn));
        let (bx, by) = along(next);
        let (start, end) = (at(centre, radius, turn), at(centre, radius, next));
        segments.push(Segment::Curve(start.moved(dx, dy), end.moved(-bx, -by), end));
        turn = next;
    }
}

fn sector(centre: Point, radius: f32, part: Part) -> Vec<Segment> {
    let mut segments = vec![Segment::Move(at(centre, radius, part.from))];
    arc(centre, radius, part.from, part.to, &mut segments);
    segments.push(Segment::Line(at(centre, radius * HOLE, part.to)));
    arc(centre, radius * HOLE, part.to, part.from, &mut segments);
    segments.push(Segment::Close);
    segments
}

fn draw_ring(canvas: &Canvas<'_>, spec: &ChartSpec, parts: &[Part], centre: Point, radius: f32) {
    let theme = canvas.words.theme;
    let drawn: Vec<(usize, Part)> =
        parts.iter().copied().enumerate().filter(|(_, part)| part.to - part.from > 0.000_1).collect();
    if drawn.is_empty() {
        let whole = Part { from: 0.0, to: 1.0 };
        let stroke = Some(Stroke::solid(theme.rule, 0.75));
        canvas.path(Path { segments: sector(centre, radius, whole), fill: None, stroke });
    }
    for (category, part) in &drawn {
        let fill = Some(color(theme, spec, *category));
        canvas.path(Path { segments: sector(centre, radius, *part), fill, stroke: None });
    }
    let white = Stroke::solid(theme.ground, WHITE);
    for (_, part) in drawn.iter().filter(|_| drawn.len() > 1) {
        canvas.rule(at(centre, radius * HOLE - 1.0, part.from), at(centre, radius + 1.0, part.from), white);
    }
}

/// The whole and its unit in the middle, as large as fits.
fn draw_whole(canvas: &mut Canvas<'_>, spec: &ChartSpec, centre: Point, hole: f32) {
    let Form::Donut { whole, unit, .. } = &spec.form else { return };
    let words = canvas.words;
    let room = 2.0 * hole * IN_HOLE;
    let unit_room = 2.0 * hole * UNIT_IN_HOLE;
    let lines = words.lines(unit, &words.axis_style(), unit_room * 0.9, 2);
    let lines = if unit.is_empty() || widest(&lines) > unit_room { Vec::new() } else { lines };
    let text = match whole {
        Datum::Value(value) => value.shown.text.as_str(),
        gap => gap_text(gap),
    };
    let style = TextStyle { face: FaceId::Display, size: NUMBER, color: words.theme.primary, ..words.value_style() };
    let wide = words.width(text, &style);
    let least = words.axis_style().size;
    let size = if wide > room { (NUMBER * room / wide).max(least) } else { NUMBER };
    let style = TextStyle { size, ..style };
    let under = number(lines.len()) * canvas.words.theme.label_leading();
    let baseline = centre.y + size * 0.33 - under / 2.0;
    match whole {
        Datum::Value(value) => canvas.print(&value.shown, &style, Point::new(centre.x, baseline), Anchor::Middle),
        gap => canvas.write(gap_text(gap), &style, Point::new(centre.x, baseline), Anchor::Middle),
    }
    canvas.put_lines(lines, Point::new(centre.x, baseline + canvas.words.theme.label_leading() + 2.0), Anchor::Middle);
}

/// The width beside the ring.
fn side_room(width: f32) -> f32 {
    (width - RING) / 2.0 - TO_LABEL
}

fn entries(spec: &ChartSpec, words: Words<'_>, room: f32) -> Vec<Entry> {
    let set = spec.categories.iter().enumerate().map(|(category, one)| {
        let style = words.category_style(false, false);
        Entry { category, name: words.lines(&one.label, &style, room, MOST_LINES) }
    });
    set.collect()
}

/// Values and names at one side, tied to the middles of their parts.
fn draw_side(
    canvas: &mut Canvas<'_>,
    spec: &ChartSpec,
    parts: &[Part],
    entries: Vec<Entry>,
    (centre, radius, way): (Point, f32, f32),
) {
    let turn = |entry: &Entry| f32::midpoint(parts[entry.category].from, parts[entry.category].to);
    let wished: Vec<f32> = entries.iter().map(|entry| at(centre, radius + TO_BEND, turn(entry)).y).collect();
    let heights: Vec<f32> = entries.iter().map(|entry| entry.height(canvas.words)).collect();
    let middles = pushed_apart(&wished, &heights, &(0.0..canvas.size.height));
    let leader = Stroke::solid(canvas.words.theme.muted, 0.5);
    let x = centre.x + way * (radius + TO_LABEL);
    let anchor = if way > 0.0 { Anchor::Start } else { Anchor::End };
    for (entry, middle) in entries.into_iter().zip(middles) {
        let turn = turn(&entry);
        let (edge, bend) = (at(centre, radius + 1.5, turn), at(centre, radius + TO_BEND, turn));
        let top = middle - (entry.height(canvas.words) - BETWEEN) / 2.0;
        let baseline = top + canvas.words.theme.label_leading() / 2.0 + TO_BASELINE;
        let end = Point::new(x - way * 3.0, top + canvas.words.theme.label_leading() / 2.0);
        canvas.rule(edge, bend, leader);
        canvas.rule(bend, end, leader);
        print_value(canvas, spec, entry.category, Point::new(x, baseline), anchor);
        canvas.put_lines(entry.name, Point::new(x, baseline + canvas.words.theme.label_leading()), anchor);
    }
}

fn print_value(canvas: &mut Canvas<'_>, spec: &ChartSpec, category: usize, at: Point, anchor: Anchor) {
    match &spec.series[0].data[category] {
        Datum::Value(value) => canvas.print(&value.shown, &canvas.words.value_style(), at, anchor),
        gap => canvas.write(gap_text(gap), &canvas.words.gap_style(), at, anchor),
    }
}

fn value_width(spec: &ChartSpec, words: Words<'_>) -> f32 {
    let widths = spec.series[0].data.iter().map(|datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.value_style()),
        gap => words.width(gap_text(gap), &words.gap_style()),
    });
    widths.fold(0.0, f32::max)
}

/// Where the list starts, and the width of names in it, behind swatch and value.
fn list_place(spec: &ChartSpec, words: Words<'_>, width: f32) -> (f32, f32) {
    let x = if width >= NARROW { RING_NARROW + AROUND / 2.0 + BESIDE_RING } else { 0.0 };
    (x, (width - x - SWATCH - 2.0 * BESIDE - value_width(spec, words)).max(30.0))
}

fn row_height(entry: &Entry, words: Words<'_>) -> f32 {
    number(entry.name.len().max(1)) * words.theme.label_leading() + BETWEEN / 2.0
}

fn list_height(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    entries(spec, words, list_place(spec, words, width).1).iter().map(|entry| row_height(entry, words)).sum()
}

/// Values and names in a list beside or under the ring, in the order of the parts.
fn draw_list(canvas: &mut Canvas<'_>, spec: &ChartSpec, ring: f32) {
    let (words, size) = (canvas.words, canvas.size);
    let values = value_width(spec, words);
    let (x, room) = list_place(spec, words, size.width);
    let beside = (size.height - list_height(spec, words, size.width)) / 2.0;
    let mut y = if x > 0.0 { beside } else { ring + 2.0 * AROUND };
    for entry in entries(spec, words, room) {
        let baseline = y + canvas.words.theme.label_leading() / 2.0 + TO_BASELINE;
        let swatch = Rect::new(x, baseline - SWATCH + 1.0, SWATCH, SWATCH - 1.0);
        canvas.path(Path::rect(swatch, color(words.theme, spec, entry.category)));
        let end = x + SWATCH + BESIDE + values;
        print_value(canvas, spec, entry.category, Point::new(end, baseline), Anchor::End);
        y += row_height(&entry, words);
        canvas.put_lines(entry.name, Point::new(end + BESIDE, baseline), Anchor::Start);
    }
}

#[cfg(test)]
mod tests {
    use super::{parts, sector};
    use crate::chart::spec::{ChartKind, Form};
    use crate::chart::tests::{datum, sample};
    use crate::frame::Segment;
    use crate::geometry::Point;

    #[test]
    fn parts_are_as_large_as_their_values_and_hidden_ones_fill_what_is_left() {
        let hidden = Some(f64::INFINITY);
        let amounts = vec![Some(60.0), hidden, Some(20.0), hidden, None];
        let mut spec = sample(ChartKind::Donut, false, &["A", "B", "C", "D", "E"], &[("Served", amounts)]);
        spec.form = Form::Donut { whole: datum(Some(100.0)), unit: String::new(), colors: Vec::new() };
        let ends: Vec<f32> = parts(&spec).iter().map(|part| (part.to * 100.0).round()).collect();
        assert_eq!(ends, [60.0, 70.0, 90.0, 100.0, 100.0]);
    }

    #[test]
    fn a_sector_runs_along_the_circle() {
        let centre = Point::new(100.0, 100.0);
        let segments = sector(centre, 50.0, super::Part { from: 0.0, to: 0.5 });
        let away = |point: &Point| (point.x - 100.0).hypot(point.y - 100.0);
        let Segment::Move(start) = segments[0] else { panic!("a path starts somewhere") };
        assert!((start.y - 50.0).abs() < 0.01, "at twelve o'clock");
        let mut outer = 0;
        for segment in &segments {
            if let Segment::Curve(_, _, end) = segment {
                assert!((away(end) - 50.0).abs() < 0.01 || (away(end) - 32.0).abs() < 0.01);
                assert!(end.x > 99.9, "clockwise is to the right first");
                outer += 1;
            }
        }
        assert_eq!(outer, 8);
    }
}

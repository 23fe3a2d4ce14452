//! Diverging bars: shares of answers on a scale, a row each, centred on the middle of the scale.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas, Plane};
use super::categories::number;
use super::scale::amount;
use super::spec::{ChartSpec, Datum, Form};
use super::tint::ink_on;
use super::words::{Label, Words, widest};
use crate::frame::{Color, FaceId, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;
use crate::theme::Theme;

/// A bar and its row, in points; names of two lines need more.
const BAR: f32 = 15.0;
const PITCH: f32 = 24.0;
const AROUND: f32 = 8.0;
const MOST_THICKER: f32 = 1.4;

/// Largest part of the width that names of rows take, their lines, and their distance from the bars.
const LABEL_SHARE: f32 = 0.36;
const MOST_LINES: usize = 12;
const BEFORE_BARS: f32 = 8.0;

/// Charts at least this wide have the count of each row at the right.
const WIDE: f32 = 300.0;
const BEFORE_COUNT: f32 = 10.0;

/// The key: side of a swatch, its distance from the word, distance of entries, height of a row, space below.
const SWATCH: f32 = 8.0;
const BESIDE: f32 = 4.0;
const BETWEEN: f32 = 12.0;
const KEY_ROW: f32 = 14.0;
const BELOW: f32 = 6.0;

const PADDING: f32 = 3.0;

/// How low text hangs when its middle is that of a bar.
const HALF_CAP: f32 = 3.2;

/// Rows, key and columns before they are drawn.
pub(super) struct Diverging {
    rows: Vec<(Vec<Label>, f32)>,
    key: Entries,
    labels: f32,
    counts: f32,
    head: Vec<Label>,
    top: f32,
}

/// A part of a bar: its series, and where it lies, in percent from the middle.
struct Part {
    series: usize,
    from: f64,
    to: f64,
}

impl Diverging {
    /// Sets names, key and counts.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>, width: f32) -> Self {
        let row = |category: &super::spec::Category| {
            let style = words.category_style(category.focus, spec.time);
            let label = words.lines(&category.label, &style, width * LABEL_SHARE, MOST_LINES);
            let height = PITCH.max(number(label.len()) * words.theme.label_leading() + AROUND);
            (label, height)
        };
        let rows: Vec<(Vec<Label>, f32)> = spec.categories.iter().map(row).collect();
        let labels = rows.iter().map(|(label, _)| widest(label)).fold(0.0, f32::max);
        let (counts, head) = counts(spec, words, width);
        let key = if spec.shared.is_some() { Vec::new() } else { key(spec, words, width) };
        let under_key = key_height(&key, words);
        let head_height = number(head.len()) * words.theme.label_leading();
        Self { rows, key, labels, counts, head, top: under_key + head_height }
    }

    /// Width of the names at the left with the space beside them.
    pub(super) fn names(&self) -> f32 {
        self.labels + BEFORE_BARS
    }

    /// The height that they want, in points.
    pub(super) fn height(&self) -> f32 {
        self.top + self.rows.iter().map(|(_, height)| height).sum::<f32>()
    }

    /// Draws them over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let (words, size) = (canvas.words, canvas.size);
        draw_key(canvas, spec, self.key);
        let left = self.labels + BEFORE_BARS;
        let aside = if self.counts > 0.0 { self.counts + BEFORE_COUNT } else { 0.0 };
        let area = Rect::new(left, self.top, size.width - left - aside, size.height - self.top);
        let head = self.top - number(self.head.len()) * canvas.words.theme.label_leading() + 6.0;
        canvas.put_lines(self.head, Point::new(size.width, head), Anchor::End);
        let (low, high) = reach(spec);
        let mut plane = canvas.plane(area, low..high, f64::from(area.height)..0.0);
        let zero = plane.at(0.0, 0.0).x;
        let ink = Stroke::solid(words.theme.ink, words.theme.chart.zero_line);
        let mut line = area.y;
        let wanted: f32 = self.rows.iter().map(|(_, height)| height).sum();
        let stretch = if wanted > 0.0 { area.height / wanted } else { 1.0 };
        let bar = BAR * stretch.min(MOST_THICKER);
        let mut y = 0.0;
        for (index, (label, height)) in self.rows.into_iter().enumerate() {
            let middle = y + height * stretch / 2.0;
            let above = area.y + middle - bar / 2.0;
            canvas.rule(Point::new(zero, line), Point::new(zero, above), ink);
            line = above + bar;
            let baseline = area.y + middle + HALF_CAP;
            let first = baseline - number(label.len().max(1) - 1) * canvas.words.theme.label_leading() / 2.0;
            if !spec.is_named_elsewhere() {
                canvas.put_lines(label, Point::new(self.labels, first), Anchor::End);
            }
            draw_row(canvas, spec, &mut plane, index, (middle, bar));
            draw_count(canvas, spec, index, Point::new(size.width, baseline), self.counts > 0.0);
            y += height * stretch;
        }
        canvas.rule(Point::new(zero, line), Point::new(zero, area.bottom()), ink);
    }
}

/// The colour of an answer: from the second colour over a quiet middle to the first, the ends strongest.
fn color(theme: &Theme, spec: &ChartSpec, series: usize) -> Color {
    let (neutral, count) = (neutral(spec), spec.series.len());
    if neutral == Some(series) {
        return theme.rule;
    }
    let half = neutral.unwrap_or(count / 2);
    if series < half {
        theme.answer(true, series, half)
    } else {
        theme.answer(false, count - 1 - series, count - half - usize::from(neutral.is_some()))
    }
}

fn neutral(spec: &ChartSpec) -> Option<usize> {
    match spec.form {
        Form::Diverging { neutral } => neutral.filter(|neutral| *neutral < spec.series.len()),
        _ => None,
    }
}

/// The parts of a row from the left; none where one of them is not known.
fn parts(spec: &ChartSpec, index: usize) -> Option<Vec<Part>> {
    let shares: Vec<f64> =
        spec.series.iter().map(|series| amount(&series.data[index]).map(|at| at.max(0.0))).collect::<Option<_>>()?;
    let neutral = neutral(spec);
    let half = neutral.unwrap_or(shares.len() / 2);
    let before: f64 = shares[..half].iter().sum();
    let mut from = -before - neutral.map_or(0.0, |neutral| shares[neutral] / 2.0);
    let part = |(series, share): (usize, &f64)| {
        let part = Part { series, from, to: from + share };
        from += share;
        part
    };
    Some(shares.iter().enumerate().map(part).collect())
}

/// How far bars reach to the left and to the right of the middle, in percent.
fn reach(spec: &ChartSpec) -> (f64, f64) {
    let spec = spec.scaled();
    let all = || (0..spec.categories.len()).filter_map(|index| parts(spec, index)).flatten();
    let low = all().map(|part| part.from).fold(0.0, f64::min);
    let high = all().map(|part| part.to).fold(0.0, f64::max);
    if high > low { (low, high) } else { (0.0, 1.0) }
}

fn draw_row(canvas: &mut Canvas<'_>, spec: &ChartSpec, plane: &mut Plane, index: usize, (middle, bar): (f32, f32)) {
    let theme = canvas.words.theme;
    let (top, bottom) = (f64::from(middle - bar / 2.0), f64::from(middle + bar / 2.0));
    let Some(parts) = parts(spec, index) else {
        let data = || spec.series.iter().map(|series| &series.data[index]);
        let hidden = data().find(|datum| **datum == Datum::Suppressed);
        let gap = hidden.map_or(Datum::Missing, Datum::clone);
        let label = canvas.words.line(gap_text(&gap), &canvas.words.gap_style());
        let at = plane.at(0.0, f64::from(middle)).moved(5.0, HALF_CAP);
        let x = at.x.min(canvas.size.width - label.width);
        canvas.put(label, Point::new(x, at.y), Anchor::Start);
        return;
    };
    for part in parts.iter().filter(|part| part.to > part.from) {
        let ground = color(theme, spec, part.series);
        plane.bar((part.from, top), (part.to, bottom), ground);
        let (from, to) = (plane.at(part.from, top), plane.at(part.to, bottom));
        if part.from > parts[0].from {
            canvas.rule(
                from,
                Point::new(from.x, to.y),
                Stroke::solid(canvas.words.theme.ground, canvas.words.theme.chart.white_line),
            );
        }
        let Datum::Value(value) = &spec.series[part.series].data[index] else { continue };
        let style = TextStyle { face: FaceId::Label, color: ink_on(theme, ground), ..canvas.words.value_style() };
        let fits = canvas.words.width(&value.shown.text, &style) + 2.0 * PADDING <= to.x - from.x;
        if spec.values_at_marks && fits {
            let at = Point::new(f32::midpoint(from.x, to.x), f32::midpoint(from.y, to.y) + HALF_CAP);
            canvas.print(&value.shown, &style, at, Anchor::Middle);
        }
    }
}

/// The width of the counts at the right, and what stands over them; nothing where there is no room.
fn counts(spec: &ChartSpec, words: Words<'_>, width: f32) -> (f32, Vec<Label>) {
    let Some(totals) = spec.scaled().totals.as_ref().filter(|_| width >= WIDE && spec.values_at_marks) else {
        return (0.0, Vec::new());
    };
    let widths = totals.data.iter().map(|datum| match datum {
        Datum::Value(value) => words.width(&value.shown.text, &words.axis_style()),
        gap => words.width(gap_text(gap), &words.gap_style()),
    });
    let head = words.lines(&totals.label, &words.axis_style(), width * 0.2, 1);
    (widths.fold(widest(&head), f32::max), head)
}

fn draw_count(canvas: &mut Canvas<'_>, spec: &ChartSpec, index: usize, at: Point, wanted: bool) {
    let Some(datum) = spec.totals.as_ref().and_then(|totals| totals.data.get(index)).filter(|_| wanted) else { return };
    match datum {
        Datum::Value(value) => canvas.print(&value.shown, &canvas.words.axis_style(), at, Anchor::End),
        gap => canvas.write(gap_text(gap), &canvas.words.gap_style(), at, Anchor::End),
    }
}

/// The words of a key with their places.
pub(super) type Entries = Vec<(Vec<Label>, f32, f32)>;

/// Height of a key with the space below.
pub(super) fn key_height(key: &Entries, words: Words<'_>) -> f32 {
    let ends = key
        .iter()
        .map(|(label, _, y)| y + number(label.len().max(1) - 1) * words.theme.label_leading() + KEY_ROW + BELOW);
    ends.fold(0.0, f32::max)
}

/// Draws a key at the top of the canvas.
pub(super) fn draw_key(canvas: &mut Canvas<'_>, spec: &ChartSpec, key: Entries) {
    for (series, (label, x, y)) in key.into_iter().enumerate() {
        let baseline = y + SWATCH;
        let swatch = Rect::new(x, baseline - SWATCH + 1.0, SWATCH, SWATCH - 1.0);
        canvas.path(Path::rect(swatch, color(canvas.words.theme, spec, series)));
        canvas.put_lines(label, Point::new(x + SWATCH + BESIDE, baseline), Anchor::Start);
    }
}

/// The answers as words with their colours, in the order of the scale.
pub(super) fn key(spec: &ChartSpec, words: Words<'_>, width: f32) -> Entries {
    let style = words.category_style(false, false);
    let (mut x, mut y, mut tall) = (0.0, 0.0, KEY_ROW);
    let mut key = Vec::new();
    for series in &spec.series {
        let label = words.lines(&series.label, &style, (width - SWATCH - BESIDE).max(20.0), MOST_LINES);
        let wide = SWATCH + BESIDE + widest(&label);
        if x > 0.0 && x + wide > width {
            (x, y) = (0.0, y + tall);
            tall = KEY_ROW;
        }
        tall = tall.max(number(label.len().max(1) - 1) * words.theme.label_leading() + KEY_ROW);
        key.push((label, x, y));
        x += wide + BETWEEN;
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{color, parts, reach};
    use crate::chart::spec::{ChartKind, ChartSpec, Form};
    use crate::chart::tests::{sample, words};
    use crate::frame::Color;
    use std::collections::BTreeSet;

    fn scale(answers: &[(&str, Vec<Option<f64>>)], neutral: Option<usize>) -> ChartSpec {
        let rows = answers[0].1.len();
        let names = ["A", "B", "C"];
        ChartSpec { form: Form::Diverging { neutral }, ..sample(ChartKind::Diverging, false, &names[..rows], answers) }
    }

    #[test]
    fn the_middle_answer_stands_half_at_each_side() {
        let answers =
            [("No", vec![Some(20.0), None]), ("Partly", vec![Some(30.0), Some(1.0)]), ("Yes", vec![Some(50.0), None])];
        let spec = scale(&answers, Some(1));
        let found: Vec<(f64, f64)> =
            parts(&spec, 0).expect("all are known").iter().map(|part| (part.from, part.to)).collect();
        assert_eq!(found, [(-35.0, -15.0), (-15.0, 15.0), (15.0, 65.0)]);
        assert!(parts(&spec, 1).is_none(), "an answer is not known");
        assert_eq!(reach(&spec), (-35.0, 65.0));
        let even = scale(&[("No", vec![Some(25.0)]), ("Yes", vec![Some(75.0)])], None);
        assert_eq!(reach(&even), (-25.0, 75.0));
    }

    #[test]
    fn every_answer_has_a_colour_of_its_own() {
        for count in 2..=6 {
            for neutral in [None, Some(count / 2)] {
                let answers: Vec<(&str, Vec<Option<f64>>)> =
                    (0..count).map(|_| ("An answer", vec![Some(9.0)])).collect();
                let spec = scale(&answers, neutral);
                let colors: BTreeSet<(u8, u8, u8)> = (0..count)
                    .map(|at| color(words().theme, &spec, at))
                    .map(|Color { red, green, blue }| (red, green, blue))
                    .collect();
                assert_eq!(colors.len(), count);
            }
        }
    }
}

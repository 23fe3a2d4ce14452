//! The classes of a map with their key, and its scale bar.

use super::canvas::{Anchor, Canvas};
use super::scale::tick_text;
use super::spec::{ChartSpec, Datum, Outlines, Value};
use super::words::{Label, Words, widest};
use crate::frame::{Path, Stroke};
use crate::geometry::{Point, Rect, Size};

/// A swatch, its distance from its label, and the distance of two.
const SWATCH: Size = Size::new(14.0, 10.0);
const BESIDE: f32 = 5.0;
const PITCH: f32 = 15.0;

/// Widest head of a key, and the space below it.
const HEAD: f32 = 110.0;
const BELOW_HEAD: f32 = 5.0;

/// Between the ends of a class.
const DASH: char = '–';

/// The scale bar: height of its label and of its ends.
const BAR_LABEL: f32 = 11.0;
const BAR_END: f32 = 3.0;

/// Classes of about as many values each, and their key.
pub(super) struct ClassKey {
    head: Vec<Label>,
    /// Least amount of a class, and what its values are; low to high.
    classes: Vec<(f64, Label)>,
    first: usize,
    leading: f32,
}

impl ClassKey {
    /// Shares the values that are not zero out to four classes; equal values stay in one.
    pub(super) fn new(spec: &ChartSpec, words: Words<'_>) -> Self {
        let most = words.theme.classes.len();
        let mut values: Vec<&Value> = spec
            .series
            .first()
            .into_iter()
            .flat_map(|series| &series.data)
            .filter_map(|datum| match datum {
                Datum::Value(value) if value.amount != 0.0 => Some(value),
                _ => None,
            })
            .collect();
        values.sort_by(|a, b| a.amount.total_cmp(&b.amount));
        let mut classes: Vec<Vec<&Value>> = Vec::new();
        let mut part = None;
        for (rank, value) in values.iter().enumerate() {
            let same =
                classes.last().and_then(|class| class.last()).is_some_and(|last| last.shown.text == value.shown.text);
            let next = rank * most / values.len();
            match classes.last_mut() {
                Some(class) if same || part == Some(next) => class.push(value),
                _ => {
                    classes.push(vec![value]);
                    part = Some(next);
                }
            }
        }
        let style = words.category_style(false, false);
        let label = |class: &Vec<&Value>| {
            let (low, high) = (&class[0].shown.text, &class[class.len() - 1].shown.text);
            words.line(&if low == high { low.clone() } else { format!("{low}{DASH}{high}") }, &style)
        };
        let head = if spec.unit.is_empty() || classes.is_empty() { "" } else { spec.unit.as_str() };
        let head = if head.is_empty() {
            Vec::new()
        } else {
            words.lines(&capital(head), &words.category_style(true, false), HEAD, 2)
        };
        let first = most.saturating_sub(classes.len());
        Self {
            head,
            classes: classes.iter().map(|class| (class[0].amount, label(class))).collect(),
            first,
            leading: words.theme.label_leading(),
        }
    }

    /// The class of an amount; none for zero.
    pub(super) fn class(&self, amount: f64) -> Option<usize> {
        let below = self.classes.iter().take_while(|(least, _)| *least <= amount).count();
        (amount != 0.0 && below > 0).then(|| self.first + below - 1)
    }

    /// What it covers.
    pub(super) fn size(&self) -> Size {
        let labels = self.classes.iter().map(|(_, label)| label.width).fold(0.0, f32::max);
        let width = (SWATCH.width + BESIDE + labels).max(widest(&self.head));
        Size::new(width, self.head_height() + self.classes.iter().fold(0.0, |height, _| height + PITCH))
    }

    fn head_height(&self) -> f32 {
        self.head.iter().fold(0.0, |height, _| height + self.leading)
            + if self.head.is_empty() { 0.0 } else { BELOW_HEAD }
    }

    /// Draws it, the highest class on top.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, at: Point) {
        let mut y = at.y + self.head_height();
        canvas.put_lines(self.head, Point::new(at.x, at.y + 8.0), Anchor::Start);
        let colors = canvas.words.theme.classes;
        for (index, (_, label)) in self.classes.into_iter().enumerate().rev() {
            let swatch = Rect::new(at.x, y, SWATCH.width, SWATCH.height);
            canvas.path(Path::rect(swatch, colors[self.first + index]));
            canvas.put(label, Point::new(swatch.right() + BESIDE, y + 8.2), Anchor::Start);
            y += PITCH;
        }
    }
}

/// The head of a key begins with a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn bar_label(outlines: &Outlines, words: Words<'_>, kilometres: f64) -> Label {
    words.line(&tick_text(&outlines.distance, kilometres, kilometres), &words.axis_style())
}

/// What the scale bar covers.
pub(super) fn bar_size(outlines: &Outlines, words: Words<'_>, kilometres: f64, length: f32) -> (f32, f32) {
    (length.max(bar_label(outlines, words, kilometres).width), BAR_LABEL + BAR_END + 1.0)
}

/// Draws the scale bar with its label at the right, above it.
pub(super) fn draw_bar(canvas: &mut Canvas<'_>, outlines: &Outlines, at: Point, (kilometres, length): (f64, f32)) {
    let label = bar_label(outlines, canvas.words, kilometres);
    let right = at.x + length.max(label.width);
    let y = at.y + BAR_LABEL + BAR_END;
    canvas.put(label, Point::new(right, at.y + 8.0), Anchor::End);
    let ink = Stroke::solid(canvas.words.theme.ink, canvas.words.theme.chart.zero_line);
    for (from, to) in [
        (Point::new(right - length, y), Point::new(right, y)),
        (Point::new(right - length, y), Point::new(right - length, y - BAR_END)),
        (Point::new(right, y), Point::new(right, y - BAR_END)),
    ] {
        canvas.path(Path::line(from, to, ink));
    }
}

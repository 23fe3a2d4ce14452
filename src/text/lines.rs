//! Chosen breaks → lines of runs, each shaped anew.

use super::breaks::{Prepared, is_breaking_space};
use super::{Align, Fonts, Line, LineRun, ParagraphStyle, Span};
use crate::frame::{Glyph, TextRun};
use std::ops::Range;

/// How a line ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// As its text does.
    Plain,
    /// With a hyphen that is not in the text.
    Hyphen,
    /// With a space in place of the line feed.
    LineFeed,
}

/// Shapes the part of the text that stands on a line and aligns it.
pub(super) fn set_line<T: Clone>(
    fonts: &Fonts,
    prepared: &Prepared,
    spans: &[Span<T>],
    style: &ParagraphStyle<'_>,
    range: &Range<usize>,
    ending: Ending,
) -> Line<T> {
    let mut runs: Vec<LineRun<T>> = Vec::new();
    for (part, span) in prepared.parts.iter().zip(spans) {
        let (start, end) = (part.start.max(range.start), part.end.min(range.end));
        if start >= end {
            continue;
        }
        let mut text = prepared.text[start..end].to_owned();
        if end == range.end && ending == Ending::LineFeed {
            text.push(' ');
        }
        let mut run = fonts.shape(&span.style, style.language, &text);
        if end == range.end && ending == Ending::Hyphen {
            add_hyphen(&mut run, &fonts.shape(&span.style, style.language, "-"));
        }
        runs.push(LineRun { run, tag: span.tag.clone() });
    }
    let mut x = 0.0;
    for placed in &mut runs {
        placed.run.origin.x = x;
        x += placed.run.width();
    }
    let width = x - trailing_space(&runs);
    let shift = match style.align {
        Align::Left => 0.0,
        Align::Right => style.width - width,
        Align::Center => (style.width - width) / 2.0,
    };
    for placed in &mut runs {
        placed.run.origin.x += shift;
    }
    Line { runs, width }
}

fn add_hyphen(run: &mut TextRun, hyphen: &TextRun) {
    let start = u32::try_from(run.text.len()).unwrap_or(u32::MAX);
    run.text.push('\u{AD}');
    let length = u16::try_from('\u{AD}'.len_utf8()).unwrap_or(0);
    run.glyphs.extend(hyphen.glyphs.iter().map(|glyph| Glyph { start, length, ..*glyph }));
}

/// Width of the spaces that end a line, in points.
fn trailing_space<T>(runs: &[LineRun<T>]) -> f32 {
    let mut space = 0.0;
    for placed in runs.iter().rev() {
        let run = &placed.run;
        let visible = run.text.trim_end_matches(is_breaking_space).len();
        let trailing = run.glyphs.iter().filter(|glyph| glyph.start as usize >= visible);
        space += trailing.map(|glyph| glyph.advance).sum::<f32>() * run.size / 1000.0;
        if visible > 0 {
            break;
        }
    }
    space
}

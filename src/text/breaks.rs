//! Where a line of text may be broken, with the place of each such point on an endless line.

use super::coverage::is_mark;
use super::fit::{Break, BreakKind};
use super::hyphens::{Words, hyphen_places};
use super::{Fonts, ParagraphStyle, Span, TextStyle};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use std::ops::Range;

/// The text of all spans as one, measured. Soft hyphens are taken out and kept as places.
pub(super) struct Prepared {
    /// The text.
    pub(super) text: String,
    /// The part of it that each span is.
    pub(super) parts: Vec<Range<usize>>,
    styles: Vec<TextStyle>,
    soft_hyphens: Vec<usize>,
    x: Vec<f32>,
}

impl Prepared {
    /// Joins and measures spans.
    pub(super) fn new<T>(fonts: &Fonts, spans: &[Span<T>], language: &str) -> Self {
        let mut text = String::new();
        let (mut parts, mut soft_hyphens) = (Vec::new(), Vec::new());
        for span in spans {
            let start = text.len();
            for character in span.text.chars() {
                match character {
                    '\u{AD}' => soft_hyphens.push(text.len()),
                    '\r' => {}
                    '\u{2028}' | '\u{2029}' => text.push('\n'),
                    '\t' => text.push(' '),
                    other => text.push(other),
                }
            }
            parts.push(start..text.len());
        }
        let mut advances = vec![0.0_f32; text.len() + 1];
        for (part, span) in parts.iter().zip(spans) {
            measure(fonts, &span.style, language, &text[part.clone()], &mut advances[part.start..]);
        }
        let mut at = 0.0;
        let x = advances
            .iter()
            .map(|advance| {
                let here = at;
                at += advance;
                here
            })
            .collect();
        Self { text, parts, styles: spans.iter().map(|span| span.style).collect(), soft_hyphens, x }
    }

    /// Style of the text before a place.
    pub(super) fn style_before(&self, at: usize) -> &TextStyle {
        let index = self.parts.iter().position(|part| part.start < at && at <= part.end);
        &self.styles[index.unwrap_or(self.styles.len() - 1)]
    }

    /// Where the text of a line ends when its trailing spaces are left out.
    pub(super) fn trimmed(&self, line: &Range<usize>) -> usize {
        line.start + self.text[line.clone()].trim_end_matches(is_breaking_space).len()
    }

    /// All places where lines of this stretch of text may end, in order; the last one is its end.
    pub(super) fn breaks(
        &self,
        fonts: &Fonts,
        stretch: &Range<usize>,
        style: &ParagraphStyle<'_>,
        limit: f32,
    ) -> Vec<Break> {
        let mut places = self.natural_places(stretch);
        let soft = self.soft_hyphens.iter().filter(|at| stretch.start < **at && **at < stretch.end);
        places.extend(soft.map(|at| (*at, BreakKind::Hyphen)));
        if style.hyphenate {
            places.extend(self.hyphens(stretch, style.language, Words::Plain));
        }
        for (words, hyphenated) in [(Words::All, true), (Words::All, false)] {
            let breaks = self.placed(fonts, stretch, style.language, &mut places);
            for long in self.too_long(&breaks, stretch, limit) {
                if hyphenated {
                    places.extend(self.hyphens(&long, style.language, words));
                } else {
                    places.extend(self.letters(&long));
                }
            }
        }
        self.placed(fonts, stretch, style.language, &mut places)
    }

    fn natural_places(&self, stretch: &Range<usize>) -> Vec<(usize, BreakKind)> {
        let text = &self.text[stretch.clone()];
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        let inner = segmenter.segment_str(text).filter(|at| 0 < *at && *at < text.len());
        let mut places: Vec<(usize, BreakKind)> = inner
            .map(|at| {
                let kind = match text[..at].ends_with(is_breaking_space) {
                    true if is_bound(text, at) => BreakKind::Bound,
                    true => BreakKind::Space,
                    false => BreakKind::Joint,
                };
                (stretch.start + at, kind)
            })
            .collect();
        places.push((stretch.end, BreakKind::End));
        places
    }

    fn hyphens(&self, range: &Range<usize>, language: &str, words: Words) -> Vec<(usize, BreakKind)> {
        let places = hyphen_places(&self.text[range.clone()], language, words);
        places.into_iter().map(|at| (range.start + at, BreakKind::Hyphen)).collect()
    }

    fn letters(&self, range: &Range<usize>) -> Vec<(usize, BreakKind)> {
        let text = &self.text[range.clone()];
        let inner = text.char_indices().skip(1).filter(|(_, character)| !is_mark(*character));
        inner
            .filter(|(at, character)| !is_breaking_space(*character) && !text[..*at].ends_with(is_breaking_space))
            .map(|(at, _)| (range.start + at, BreakKind::Forced))
            .collect()
    }

    /// Sorts places, keeps the best of several at one byte, and measures them.
    fn placed(
        &self,
        fonts: &Fonts,
        stretch: &Range<usize>,
        language: &str,
        places: &mut Vec<(usize, BreakKind)>,
    ) -> Vec<Break> {
        places.sort_by_key(|(at, kind)| (*at, *kind as u8));
        places.dedup_by_key(|(at, _)| *at);
        let origin = self.x[stretch.start];
        let measured = places.iter().map(|&(at, kind)| {
            let hyphen =
                if kind == BreakKind::Hyphen { fonts.width(self.style_before(at), language, "-") } else { 0.0 };
            let end = self.x[self.trimmed(&(stretch.start..at))] - origin + hyphen;
            Break { at, kind, end, next: self.x[at] - origin }
        });
        measured.collect()
    }

    /// The parts between two breaks that are wider than a line.
    fn too_long(&self, breaks: &[Break], stretch: &Range<usize>, limit: f32) -> Vec<Range<usize>> {
        let mut from = (stretch.start, 0.0);
        let mut long = Vec::new();
        for end in breaks {
            if end.end - from.1 > limit {
                long.push(from.0..self.trimmed(&(from.0..end.at)));
            }
            from = (end.at, end.next);
        }
        long
    }
}

/// Adds the advance of each cluster, in points, at the byte where it starts; a ligature's is shared out evenly.
fn measure(fonts: &Fonts, style: &TextStyle, language: &str, text: &str, advances: &mut [f32]) {
    let run = fonts.shape(style, language, &text.replace('\n', " "));
    let mut cluster = 0..0;
    for glyph in &run.glyphs {
        if glyph.length > 0 {
            let start = glyph.start as usize;
            cluster = start..start + usize::from(glyph.length);
        }
        let characters = text[cluster.clone()].char_indices().filter(|(_, character)| !is_mark(*character));
        let starts: Vec<usize> = characters.map(|(at, _)| cluster.start + at).collect();
        let share = glyph.advance * style.size / 1000.0 / f32::from(u16::try_from(starts.len().max(1)).unwrap_or(1));
        for start in starts {
            advances[start] += share;
        }
    }
}

/// Whether the words on both sides of a space belong together: a number and its sign or what it counts, a name and its
/// number ("Figure 4", "page 12"). Years stand alone.
fn is_bound(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(is_breaking_space).rsplit(is_breaking_space).next().unwrap_or_default();
    let after = text[at..].split(is_breaking_space).next().unwrap_or_default();
    if after.starts_with(['%', '‰']) {
        return is_number(before);
    }
    let year = before.len() == 4 && before.bytes().all(|byte| byte.is_ascii_digit());
    let counts = is_number(before) && !year && after.starts_with(char::is_alphabetic);
    let digits = after.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
    let numbered = before.ends_with(char::is_alphabetic)
        && (1..=3).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    counts || numbered
}

/// Whether a word is a number with its signs, and no sentence ends with it.
fn is_number(word: &str) -> bool {
    let sign = |character: char| matches!(character, '+' | '−' | '-' | '$' | '€' | '£' | '(');
    let body = word.trim_start_matches(sign);
    let part =
        |character: char| character.is_ascii_digit() || matches!(character, '.' | ',' | '’' | '\u{A0}' | '\u{202F}');
    body.starts_with(|character: char| character.is_ascii_digit())
        && body.ends_with(|character: char| character.is_ascii_digit())
        && body.chars().all(part)
}

/// White space at which lines break; no-break spaces are not.
pub(super) fn is_breaking_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{A0}' | '\u{202F}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::is_bound;

    #[test]
    fn a_number_stays_with_what_it_counts_and_a_name_with_its_number() {
        let bound = |text: &str| is_bound(text, text.rfind(' ').map_or(0, |at| at + 1));
        let yes = ["of 112 Volunteers", "grew by 9.8 %", "see Figure 4.", "on page 12", "$84,610 in", "+1,234 hours"];
        let no = ["in 2019 the", "there were 112. The", "of the", "Figure 4 (", "a 1,234", "the 2019"];
        assert!(yes.iter().all(|text| bound(text)), "{:?}", yes.map(bound));
        assert!(!no.iter().any(|text| bound(text)), "{:?}", no.map(bound));
    }
}

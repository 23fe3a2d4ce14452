//! Text → the parts of it that each font of a chain sets.

use super::face::Face;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// A part of a text and the number of the font that it is set in.
pub(super) type FontRun = (Range<usize>, u8);

/// Splits a text where its font changes: each character with its marks, composed, is set in the first font that has them
/// all, or in the first of the chain when none has. Characters without a shape stay with what stands before them.
pub(super) fn font_runs<'a>(chain: &[u8], face: &dyn Fn(u8) -> &'a Face, text: &str) -> Vec<FontRun> {
    let first = chain[0];
    if chain.len() == 1 {
        return vec![(0..text.len(), first)];
    }
    let mut runs: Vec<FontRun> = Vec::new();
    for cluster in clusters(text) {
        let mut needed = text[cluster.clone()].nfc().filter(|character| needs_glyph(*character)).peekable();
        let font = match (needed.peek(), runs.last()) {
            (None, Some((_, before))) => *before,
            (None, None) => first,
            _ => {
                let needed: Vec<char> = needed.collect();
                let has_all = |font: &&u8| needed.iter().all(|character| face(**font).has(*character));
                chain.iter().find(has_all).copied().unwrap_or(first)
            }
        };
        match runs.last_mut() {
            Some((range, before)) if *before == font => range.end = cluster.end,
            _ => runs.push((cluster, font)),
        }
    }
    runs
}

/// Each character with the marks that follow it.
fn clusters(text: &str) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        match clusters.last_mut() {
            Some(cluster) if is_mark(character) => cluster.end = end,
            _ => clusters.push(at..end),
        }
    }
    clusters
}

/// Whether a character needs a glyph of its own: those that steer breaking need none, and spaces of all widths are set by
/// the plain one where a font lacks them.
pub(super) fn needs_glyph(character: char) -> bool {
    !(character.is_control()
        || character.is_whitespace()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'))
}

/// Marks that join the character before them.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}')
}

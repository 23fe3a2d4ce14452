//! Abbreviations of the glossary: the first one in running text carries what it stands for.

use super::draft::Draft;
use super::passage::{Passage, Tag};
use crate::structure::{NodeId, Role, Structure};
use crate::text::TextStyle;

/// Adds words; abbreviations in them that were not met before become elements with their expansion.
pub(super) fn push<'a>(passage: &mut Passage<'a>, draft: &mut Draft<'a>, text: &str, style: TextStyle, tag: Tag) {
    let known = &draft.desk.report.abbreviations;
    if known.len() == draft.spelled.len() || in_heading(&draft.structure, tag.node) {
        passage.push(draft, text, style, tag);
        return;
    }
    let mut rest = text;
    while let Some((at, short, long)) = next(draft, rest) {
        passage.push(draft, &rest[..at], style, tag);
        let node = draft.structure.add(tag.node, Role::Span);
        draft.structure.node_mut(node).alternative = Some(long.to_owned());
        passage.push(draft, short, style, Tag { node, ..tag });
        draft.spelled.insert(short.to_owned());
        rest = &rest[at + short.len()..];
    }
    passage.push(draft, rest, style, tag);
}

/// The first abbreviation in a text that was not met before, with its place.
fn next<'a>(draft: &Draft<'a>, text: &str) -> Option<(usize, &'a str, &'a str)> {
    let new = draft.desk.report.abbreviations.iter().filter(|(short, _)| !draft.spelled.contains(short));
    new.filter_map(|(short, long)| Some((word(text, short)?, short.as_str(), long.as_str()))).min()
}

/// Where a whole word stands in a text.
fn word(text: &str, word: &str) -> Option<usize> {
    let part_of_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        !part_of_word(text[..*at].chars().next_back()) && !part_of_word(text[at + word.len()..].chars().next())
    })
}

/// Whether words stand in a heading or name what is explained beside them.
fn in_heading(structure: &Structure, node: NodeId) -> bool {
    let mut at = Some(node);
    while let Some(node) = at {
        match structure.node(node).role {
            Role::Heading(_) | Role::Label => return true,
            Role::Link | Role::Reference | Role::Span | Role::Code => at = structure.node(node).parent,
            _ => return false,
        }
    }
    false
}

//! Words that a reader of the report sees are messages of `src/locale`, never literals.

use super::source::{Literal, sources};

/// Folders that make what a reader sees.
const SPEAKING: [&str; 4] = ["src/report/", "src/chart/", "src/layout/", "src/locale/"];

/// What speaks to the author or the programmer: diagnostics, invariants, reasons of attributes.
const OTHER_READERS: [&str; 12] = [
    "Diagnostic::error",
    "Diagnostic::warning",
    "Diagnostic::notice",
    "Diagnostic::machine",
    "Diagnostic::not_yet",
    "hint",
    "expect",
    "panic!",
    "unreachable!",
    "assert!",
    "assert_eq!",
    "debug_assert!",
];

#[test]
fn no_sentence_of_the_report_stands_in_the_source() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| SPEAKING.iter().any(|folder| source.path.starts_with(folder))) {
        for literal in source.literals.iter().filter(|literal| is_sentence(&literal.text) && is_shown(literal)) {
            wrong.push(format!("{}:{}: {:?}", source.path, literal.line, literal.text));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Two words beside each other.
fn is_sentence(text: &str) -> bool {
    let is_word = |part: &str| part.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !part.contains(['{', '}']);
    text.split(' ').collect::<Vec<_>>().windows(2).any(|pair| pair.iter().all(|part| is_word(part)))
}

fn is_shown(literal: &Literal) -> bool {
    !literal.inside.iter().any(|name| OTHER_READERS.iter().any(|other| name == other || name.ends_with(other)))
}

#[test]
fn sentences_are_told_from_names() {
    assert!(is_sentence("Continued on page {n}") && is_sentence("not available"));
    assert!(!is_sentence("note-missing") && !is_sentence("{a} {b}") && !is_sentence("a 1 b"));
}

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
        for literal in
            source.literals.iter().filter(|literal| is_sentence(&literal.text) && is_shown(literal, &source.code))
        {
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

/// A `message` is that of a diagnostic; a constant may be the reason of an invariant.
fn is_shown(literal: &Literal, code: &str) -> bool {
    let is_invariant = literal.statement.strip_prefix("const ").and_then(|rest| rest.split(':').next());
    let is_invariant = is_invariant.is_some_and(|name| code.contains(&format!("expect({name})")));
    let is_message = literal.statement.starts_with("let message =");
    let inside = |name: &String| OTHER_READERS.iter().any(|other| name == other || name.ends_with(other));
    !(is_invariant || is_message || literal.inside.iter().any(inside))
}

#[test]
fn sentences_are_told_from_names() {
    assert!(is_sentence("Continued on page {n}") && is_sentence("not available"));
    assert!(!is_sentence("note-missing") && !is_sentence("{a} {b}") && !is_sentence("a 1 b"));
}

//! A mapping of a brand file, key by key; what nobody asked for is named.

use super::yaml::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, Origin};
use std::cell::RefCell;

/// What was found wrong so far.
pub(super) type Problems = RefCell<Vec<Diagnostic>>;

/// A mapping while it is read.
pub(super) struct Keys<'a> {
    entries: &'a [(Key, Node)],
    path: &'static str,
    problems: &'a Problems,
}

/// A text with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) origin: Origin,
}

impl<'a> Keys<'a> {
    /// A mapping; none, with a problem, where something else stands.
    pub(super) fn of(node: &'a Node, path: &'static str, problems: &'a Problems) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { entries, path, problems }),
            Value::Nothing => Some(Self { entries: &[], path, problems }),
            _ => {
                wrong(problems, node, path, "a list of names and values", &format!("{path}:\n  name: value"));
                None
            }
        }
    }

    /// Warns of keys that brand files do not have.
    pub(super) fn known(self, known: &[&str]) -> Self {
        for (key, _) in self.entries.iter().filter(|(key, _)| !known.contains(&key.name.as_str())) {
            let within = if self.path.is_empty() { "a brand file".to_owned() } else { format!("`{}`", self.path) };
            let warning = Diagnostic::warning("config/brand-key", format!("{within} has no key `{}`", key.name));
            let warning = warning.at(key.origin.clone()).text(&key.name);
            self.problems.borrow_mut().push(warning.did_you_mean(&key.name, known.iter().copied()));
        }
        self
    }

    pub(super) fn entries(&self) -> &'a [(Key, Node)] {
        self.entries
    }

    /// What stands at a key, unless it is nothing.
    pub(super) fn get(&self, name: &str) -> Option<&'a Node> {
        let (_, node) = self.entries.iter().find(|(key, _)| key.name == name)?;
        (node.value != Value::Nothing).then_some(node)
    }

    /// The text at a key.
    pub(super) fn word(&self, name: &str) -> Option<Word> {
        word(self.get(name)?, self.problems)
    }
}

/// A text; a problem where something else stands.
pub(super) fn word(node: &Node, problems: &Problems) -> Option<Word> {
    if let Value::Scalar(text) = &node.value {
        return Some(Word { text: text.trim().to_owned(), origin: node.origin.clone() });
    }
    wrong(problems, node, "this", "a text", "name: \"value\"");
    None
}

/// Says that something else is expected.
pub(super) fn wrong(problems: &Problems, node: &Node, what: &str, expected: &str, example: &str) {
    let what = if what.is_empty() { "the file".to_owned() } else { format!("`{what}`") };
    let what = if what == "`this`" { "this".to_owned() } else { what };
    let problem = Diagnostic::error("config/type", format!("{what} must be {expected}"));
    problems
        .borrow_mut()
        .push(problem.at(node.origin.clone()).hint(format!("for example `{}`", example.replace('\n', " "))));
}

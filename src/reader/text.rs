//! Words of the author with their place.

use crate::diagnostic::Origin;

/// A name or other short string and where it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// As written.
    pub name: String,
    /// Where.
    pub origin: Origin,
}

/// A string literal of a file: the source of a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Literal {
    /// Its value.
    pub source: String,
    /// Where its first character stands.
    pub origin: Origin,
}

/// A text of the grammar: one string, or one per language. Every text is a template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    /// By language tag; `None` where one string serves all.
    pub by_language: Vec<(Option<String>, Literal)>,
}

impl Text {
    /// The literal for a language: by its tag, else by the tag shortened from the right, else the first one.
    pub fn literal(&self, language: &str) -> Option<&Literal> {
        let mut tag = language;
        loop {
            let found =
                self.by_language.iter().find(|(key, _)| key.as_deref().is_none_or(|key| key.eq_ignore_ascii_case(tag)));
            if let Some((_, literal)) = found {
                return Some(literal);
            }
            match tag.rfind('-') {
                Some(cut) => tag = &tag[..cut],
                None => return self.by_language.first().map(|(_, literal)| literal),
            }
        }
    }
}

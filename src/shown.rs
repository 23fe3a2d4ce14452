//! Text in which every number stays tied to the fact that it shows.

use crate::exact::Exact;

/// A number as it is printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// As printed: `112`, `15.2%`, `[c]`.
    pub text: String,
    /// The expression of the template language that gives it, with keys in place of `top` and the like.
    pub fact: String,
    /// Its value; none when missing or suppressed.
    pub value: Option<Exact>,
}

/// A part of a rich text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A number from the facts.
    Value(Shown),
}

/// Words and numbers in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Rich(pub Vec<Piece>);

impl Rich {
    /// Words alone.
    pub fn text(text: impl Into<String>) -> Self {
        Self(vec![Piece::Text(text.into())])
    }

    /// One number alone.
    pub fn value(shown: Shown) -> Self {
        Self(vec![Piece::Value(shown)])
    }

    /// The text as printed.
    pub fn plain(&self) -> String {
        self.0
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.as_str(),
                Piece::Value(shown) => shown.text.as_str(),
            })
            .collect()
    }

    /// Whether nothing would be printed.
    pub fn is_blank(&self) -> bool {
        self.plain().trim().is_empty()
    }

    /// The numbers in it.
    pub fn values(&self) -> impl Iterator<Item = &Shown> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Value(shown) => Some(shown),
            Piece::Text(_) => None,
        })
    }

    /// Adds words.
    pub fn push_text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Piece::Text(last)) => last.push_str(text),
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
    }

    /// Adds another text.
    pub fn extend(&mut self, other: Self) {
        for piece in other.0 {
            match piece {
                Piece::Text(text) => self.push_text(&text),
                Piece::Value(_) => self.0.push(piece),
            }
        }
    }
}

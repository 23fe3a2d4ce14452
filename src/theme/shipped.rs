//! The themes that the program brings along: theme files like any other.

use super::{Theme, read};
use std::sync::OnceLock;

/// A theme that the program brings along.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shipped {
    /// Serif and sans, slanted strokes: one is one person.
    #[default]
    Twill,
    /// Sans only, colour fields, numbers as posters.
    Broadside,
    /// A quiet book: one serif, wide margins, no bands.
    Folio,
}

impl Shipped {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Twill, Self::Broadside, Self::Folio];

    /// Its name, for `base` and `--theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Twill => "twill",
            Self::Broadside => "broadside",
            Self::Folio => "folio",
        }
    }

    /// The theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shipped| shipped.name() == name)
    }

    /// Its file.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Twill => include_str!("shipped/twill.toml"),
            Self::Broadside => include_str!("shipped/broadside.toml"),
            Self::Folio => include_str!("shipped/folio.toml"),
        }
    }

    /// The theme, read once.
    ///
    /// # Panics
    /// Never: a test reads every shipped theme.
    pub fn theme(self) -> Theme {
        static READ: [OnceLock<Theme>; Shipped::ALL.len()] = [const { OnceLock::new() }; Shipped::ALL.len()];
        let theme = READ[self as usize].get_or_init(|| {
            read::whole(self.name(), self.text()).expect("a shipped theme names every token as it should be")
        });
        theme.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::Shipped;
    use crate::theme::check::problems;
    use crate::theme::read;

    #[test]
    fn every_shipped_theme_is_whole_and_is_read_and_told_apart_by_everybody() {
        for shipped in Shipped::ALL {
            let theme = read::whole(shipped.name(), shipped.text()).unwrap_or_else(|problems| panic!("{problems:#?}"));
            let problems: Vec<String> =
                problems(&theme).into_iter().map(|problem| problem.diagnostic.message).collect();
            assert_eq!(problems, [""; 0], "{}", shipped.name());
            assert_eq!(Shipped::named(shipped.name()), Some(shipped));
        }
    }
}

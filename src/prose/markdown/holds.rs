//! What may stand in a block besides words.

use crate::prose::Placed;

/// Where a text stands: how deep in others, and what may stand in it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Depth {
    pub(super) level: usize,
    pub(super) holds: Holds,
}

/// What may stand in a block besides words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Holds {
    /// Nothing.
    #[default]
    Words,
    /// Figures, tables and pictures.
    Displays,
    /// These, and the ends of columns.
    DisplaysAndBreaks,
}

impl Holds {
    /// Whether this may be placed in it.
    pub(super) fn takes(self, what: &Placed) -> bool {
        match what {
            Placed::Figure(_) | Placed::Table(_) | Placed::Image(_) => self != Self::Words,
            Placed::ColumnBreak => self == Self::DisplaysAndBreaks,
            _ => false,
        }
    }
}

//! What every part of the layout reads: the report, the looks, the faces, and what is known of pages so far.

use super::passage::Goal;
use crate::locale::Locale;
use crate::prose::ReferenceTarget;
use crate::report::Report;
use crate::structure::NodeId;
use crate::text::Fonts;
use crate::theme::{Geometry, Theme};
use std::collections::BTreeMap;

/// The tools of one run.
pub(super) struct Desk<'a> {
    pub(super) report: &'a Report,
    pub(super) theme: &'a Theme,
    pub(super) geometry: Geometry,
    pub(super) fonts: &'a Fonts,
    pub(super) locale: Locale,
}

/// Where named things are; folios settle over the rounds.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Known {
    /// Nodes of what references can name.
    pub(super) targets: BTreeMap<ReferenceTarget, NodeId>,
    /// Tables of charts, by the id of the figure.
    pub(super) twins: BTreeMap<String, NodeId>,
    /// Folio of the page on which a node starts.
    pub(super) folios: BTreeMap<NodeId, usize>,
    /// Footnotes by node, as they are set.
    pub(super) notes: BTreeMap<NodeId, NoteSize>,
}

/// A footnote as the page sees it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct NoteSize {
    /// Its index among the footnotes.
    pub(super) index: usize,
    /// The first link to it.
    pub(super) mark: NodeId,
    /// Its height with the space above it.
    pub(super) height: f32,
}

impl Known {
    /// The node that a goal leads to; none for addresses and for names of nothing.
    pub(super) fn node(&self, goal: &Goal) -> Option<NodeId> {
        match goal {
            Goal::Uri(_) => None,
            Goal::Node(node) | Goal::Beside(node) => Some(*node),
            Goal::Named(target) => self.targets.get(target).copied(),
            Goal::Twin(figure) => self.twins.get(figure).copied(),
        }
    }

    /// The folio of a goal; as long as it is not known, one of two digits, the width that most have.
    pub(super) fn folio(&self, goal: &Goal) -> String {
        self.node(goal).and_then(|node| self.folios.get(&node)).map_or_else(|| "00".to_owned(), ToString::to_string)
    }
}

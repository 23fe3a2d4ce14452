//! Where blocks go: a node, a column, and the type of running text in it.

use super::desk::Desk;
use crate::structure::NodeId;
use crate::theme::Type;

/// Where blocks go: the node that they stand in and the column that they fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) node: NodeId,
    pub(super) x: f32,
    pub(super) width: f32,
    /// Whether it is inside a quotation.
    pub(super) quoted: bool,
    pub(super) voice: Voice,
    /// Whether it is a column or cell beside others.
    pub(super) inside: bool,
    /// Lists around it.
    pub(super) depth: u8,
}

/// The type of running text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Voice {
    /// That of the text.
    Usual,
    /// That of notes.
    Notes,
    /// That of leads.
    Lead,
}

impl Place {
    /// As wide as the page; on a screen as the main column.
    pub(super) fn across(self, desk: &Desk<'_>) -> Self {
        let geometry = desk.geometry;
        let (x, width) =
            if geometry.screen { (geometry.main, geometry.main_width) } else { (geometry.left, geometry.width) };
        Self { x, width, ..self }
    }

    /// A column of running text.
    pub(super) fn new(node: NodeId, x: f32, width: f32) -> Self {
        Self { node, x, width, quoted: false, voice: Voice::Usual, inside: false, depth: 0 }
    }

    /// Whether its type is that of notes.
    pub(super) fn is_small(self) -> bool {
        self.voice == Voice::Notes
    }

    /// The type of running text here.
    pub(super) fn body(self, desk: &Desk<'_>) -> Type {
        let types = &desk.theme.types;
        match self.voice {
            Voice::Usual => types.body,
            Voice::Notes => types.notes,
            Voice::Lead => types.lead.colored(desk.theme.ink),
        }
    }
}

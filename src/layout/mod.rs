//! [`Report`](crate::report::Report) → [`Document`]: every decision about place is made here.

use crate::config::Paper;
use crate::diagnostic::Diagnostic;
use crate::frame::Frame;
use crate::report::{Meta, Report};
use crate::structure::{NodeId, Structure};
use crate::text::Fonts;
use crate::theme::Theme;
use std::collections::BTreeMap;

/// Pages with finished geometry, and what they mean.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// What the file says of itself.
    pub meta: Meta,
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure tree.
    pub structure: Structure,
    /// Bookmarks in reading order.
    pub outline: Vec<OutlineEntry>,
    /// Where nodes that can be linked to are: page index and y.
    pub places: BTreeMap<NodeId, (usize, f32)>,
    /// Physical page of each figure, from 1, by id.
    pub figure_pages: BTreeMap<String, usize>,
    /// Physical page on which each table starts, from 1, by id.
    pub table_pages: BTreeMap<String, usize>,
}

/// A page.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// What is on it.
    pub frame: Frame,
    /// Its label in viewers: the printed folio.
    pub label: String,
}

/// A bookmark.
#[derive(Clone, PartialEq, Debug)]
pub struct OutlineEntry {
    /// 1 for the outermost.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Where it leads.
    pub node: NodeId,
}

/// Lays a report out on pages of a paper.
///
/// # Errors
/// Characters without a glyph, references to nothing: each with its place.
pub fn paginate(report: &Report, paper: Paper, theme: &Theme, fonts: &Fonts) -> Result<Document, Vec<Diagnostic>> {
    let _ = (report, paper, theme, fonts);
    Err(Vec::new())
}

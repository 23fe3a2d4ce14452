//! [`Report`] → [`Document`]: every decision about place is made here.

mod abbreviation;
mod aside;
mod assemble;
mod balance;
mod callout;
mod columns;
mod contents;
mod cover;
mod definitions;
mod desk;
mod draft;
mod figure;
mod flow;
mod foot;
mod footnote;
mod grid;
mod heading;
mod image;
mod imprint;
mod inset;
mod lines;
mod list;
mod logo;
mod markdown_table;
mod opener;
mod page_builder;
mod paragraph;
mod passage;
mod place;
mod plot;
mod print;
mod references;
mod resolve;
mod running;
mod screen;
mod screen_head;
mod section;
mod spark;
mod stacked;
mod story;
mod stretches;
mod table;
mod table_set;
mod text_columns;
mod tiles;
mod twill;
mod twins;
mod watermark;

use crate::config::Paper;
use crate::diagnostic::Diagnostic;
use crate::frame::Frame;
use crate::geometry::{Rect, Size};
use crate::image::Image;
use crate::locale::Locale;
use crate::report::{Meta, Report};
use crate::structure::{NodeId, Structure};
use crate::text::Fonts;
use crate::theme::{Geometry, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Pages with finished geometry, and what they mean.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// What the file says of itself.
    pub meta: Meta,
    /// The pages.
    pub pages: Vec<Page>,
    /// The pictures that the pages draw, as they name them.
    pub images: Vec<PlacedImage>,
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
    /// The element of each figure, by id.
    pub figure_nodes: BTreeMap<String, NodeId>,
    /// The element of each table, by id.
    pub table_nodes: BTreeMap<String, NodeId>,
}

/// A page.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// What is on it.
    pub frame: Frame,
    /// Its label in viewers: the printed folio.
    pub label: String,
    /// Where the page is on its sheet, when a printer cuts it; else the sheet is the page.
    pub sheet: Option<Sheet>,
}

/// A page on a larger sheet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sheet {
    /// The page as it is cut.
    pub trim: Rect,
    /// How far grounds reach.
    pub bleed: Rect,
}

/// A picture and how large it is printed.
#[derive(Clone, PartialEq, Debug)]
pub struct PlacedImage {
    /// The picture.
    pub image: Arc<Image>,
    /// Its largest width in points, with what is cut off; 0 when no page draws it.
    pub width: f32,
    /// What stays in sight where it is cut: parts of its width and height.
    pub focus: (f32, f32),
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
    let Ok(locale) = Locale::new(&report.meta.language) else {
        let message = format!("no catalogue for the language `{}`", report.meta.language);
        return Err(vec![Diagnostic::error("config/not-yet", message)]);
    };
    let geometry = Geometry::of(page_size(paper), theme);
    let on_screen = geometry.screen.then(|| theme.on_screen());
    let theme = on_screen.as_ref().unwrap_or(theme);
    let desk = desk::Desk { report, theme, geometry, fonts, locale };
    let first = lay(&desk, BTreeSet::new())?;
    let long = opener::long_chapters(&first.draft, &first.plans);
    let laid = if long.is_empty() { first } else { lay(&desk, long)? };
    Ok(assemble::document(laid.draft, &laid.plans, laid.outer))
}

/// A report on pages that are not drawn yet.
struct Laid<'a> {
    draft: draft::Draft<'a>,
    plans: Vec<page_builder::Plan>,
    outer: assemble::Outer,
}

/// Lays the report out; these chapters have a page that opens them.
fn lay<'a>(desk: &'a desk::Desk<'a>, openers: BTreeSet<u32>) -> Result<Laid<'a>, Vec<Diagnostic>> {
    let mut draft = draft::Draft::new(desk, openers);
    let (cover, areas) = cover::draw(&mut draft);
    section::add_all(&mut draft);
    let imprint = desk.report.imprint.as_ref().map(|imprint| imprint::draw(&mut draft, imprint));
    let (imprint, title) = imprint.map_or((Vec::new(), None), |(pages, title)| (pages, Some(title)));
    opener::fill(&mut draft);
    contents::fill(&mut draft);
    let mut diagnostics = std::mem::take(&mut draft.diagnostics);
    diagnostics.extend(references::unresolved(&draft));
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let plans = resolve::settle(desk, (&mut draft.items, &mut draft.footnotes), &mut draft.known, title);
    Ok(Laid { draft, plans, outer: assemble::Outer { cover, areas, imprint, title } })
}

/// The size of a paper's pages, upright or wide, in points.
pub fn page_size(paper: Paper) -> Size {
    match paper {
        Paper::A4 => Size::new(595.28, 841.89),
        Paper::Letter => Size::new(612.0, 792.0),
        Paper::Screen => Size::new(960.0, 540.0),
    }
}

#[cfg(test)]
mod tests;

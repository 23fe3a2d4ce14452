//! How pages are filled: no heading at the foot, no line of a paragraph alone, no page that is mostly white.

use crate::workspace::Workspace;
use annual_report::BuildOptions;
use annual_report::config::Paper;
use annual_report::diagnostic::Diagnostics;
use annual_report::frame::{Artifact, Draw, Item, Mark};
use annual_report::layout::{Document, Page, paginate};
use annual_report::structure::{NodeId, Role};
use annual_report::text::Fonts;
use annual_report::theme::{Geometry, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where on each page the lines of a paragraph stand: page and y in points.
type Lines = BTreeMap<NodeId, BTreeSet<(usize, i32)>>;

fn laid(folder: &Path) -> Document {
    let mut found = Diagnostics::default();
    let mut reports = annual_report::reports(folder, &BuildOptions::default(), &mut found).expect("a whole report");
    paginate(&reports.remove(0), Paper::A4, &Theme::default(), &Fonts::bundled()).expect("pages")
}

fn root(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// Whether it is a page of the flow: the others have no folio.
fn has_folio(page: &Page) -> bool {
    page.frame.items.iter().any(|item| item.mark == Mark::Artifact(Artifact::Footer))
}

/// The texts of a page that belong to a node, with the height of their baseline.
fn texts(page: &Page) -> impl Iterator<Item = (NodeId, f32, f32)> {
    page.frame.items.iter().filter_map(|item: &Item| match (item.mark, &item.draw) {
        (Mark::Content(node), Draw::Text(run)) if !run.text.trim().is_empty() => {
            Some((node, run.origin.x, run.origin.y))
        }
        _ => None,
    })
}

/// The nearest node around one that is no part of a line.
fn block(document: &Document, mut node: NodeId) -> NodeId {
    while let Role::Span | Role::Link | Role::Code | Role::Reference = document.structure.node(node).role {
        let Some(parent) = document.structure.node(node).parent else { break };
        node = parent;
    }
    node
}

fn is_heading(document: &Document, node: NodeId) -> Option<u8> {
    match document.structure.node(block(document, node)).role {
        Role::Heading(level) => Some(level),
        _ => None,
    }
}

/// The level of the heading that a page starts with.
fn opens(document: &Document, page: usize) -> Option<u8> {
    let first = texts(document.pages.get(page)?).min_by(|a, b| a.2.total_cmp(&b.2))?;
    is_heading(document, first.0)
}

/// Headings that nothing follows on their page, though their section goes on.
fn headings_at_the_foot(document: &Document) -> Vec<usize> {
    let ends = |page: &usize| {
        let last = texts(&document.pages[*page]).max_by(|a, b| a.2.total_cmp(&b.2));
        let heading = last.is_some_and(|(node, ..)| is_heading(document, node).is_some());
        has_folio(&document.pages[*page]) && heading && opens(document, page + 1).is_none()
    };
    (0..document.pages.len()).filter(ends).map(|page| page + 1).collect()
}

/// Paragraphs of the text of which one line stands alone, at the foot of a page or at the head of the next one.
fn lines_alone(document: &Document) -> Vec<usize> {
    let mut lines = Lines::new();
    for (page, content) in document.pages.iter().enumerate() {
        for (node, _, y) in texts(content) {
            let node = block(document, node);
            if document.structure.node(node).role == Role::Paragraph {
                #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
                lines.entry(node).or_default().insert((page, y.round() as i32));
            }
        }
    }
    let mut alone = Vec::new();
    for places in lines.values() {
        let count = |page: usize| places.iter().filter(|place| place.0 == page).count();
        let (first, last) = (places.first().map_or(0, |place| place.0), places.last().map_or(0, |place| place.0));
        if first != last && (count(first) < 2 || count(last) < 2) {
            alone.push(first + 1);
        }
    }
    alone
}

/// Pages of the flow of which less than a third is filled, though what stands on them goes on.
fn white_pages(document: &Document) -> Vec<usize> {
    let upright = Geometry::of(document.pages[0].frame.size, &Theme::default());
    let white = |page: &usize| {
        let content = &document.pages[*page];
        let geometry = if content.frame.size == upright.page { upright } else { upright.turned() };
        let bottom = texts(content).map(|(.., y)| y).fold(0.0, f32::max);
        let next = document.pages.get(page + 1);
        // A chapter ends, a section whose page the author asked for, a page turns.
        let ends = next.is_none_or(|next| !has_folio(next) || next.frame.size != content.frame.size)
            || opens(document, page + 1).is_some();
        has_folio(content) && !ends && bottom < geometry.top + geometry.height() / 3.0
    };
    (0..document.pages.len()).filter(white).map(|page| page + 1).collect()
}

fn standard() -> Document {
    let workspace = Workspace::empty();
    workspace.add(&root("data/kosovo"), "standard");
    let folder = workspace.path().join("standard");
    std::fs::remove_dir_all(folder.join("content")).expect("the sample has words");
    let toml = "[report]\ntitle = \"Annual Report\"\nperiod = \"2019\"\nyear_starts = \"10-01\"\n";
    std::fs::write(folder.join("report.toml"), toml).expect("a file can be written");
    for other in ["history.csv", "cohorts.csv", "partners.csv", "districts.geojson"] {
        let _ = std::fs::remove_file(folder.join(other));
    }
    laid(&folder)
}

#[test]
fn no_heading_ends_a_page_no_line_stands_alone_and_no_page_is_mostly_white() {
    let reports = [
        ("the sample", laid(&root("data/kosovo"))),
        ("the gallery", laid(&root("tests/gallery"))),
        ("the small report", laid(&root("tests/cases/small"))),
        ("the standard report", standard()),
    ];
    for (name, document) in &reports {
        assert_eq!(headings_at_the_foot(document), Vec::<usize>::new(), "{name}: headings at the foot of pages");
        assert_eq!(lines_alone(document), Vec::<usize>::new(), "{name}: lines alone");
        // In the gallery, which is all charts, some fit nowhere.
        let most = if *name == "the gallery" { 2 } else { 0 };
        let white = white_pages(document);
        assert!(white.len() <= most, "{name}: pages {white:?} are filled less than a third");
    }
}

//! Plans of pages → pages: strips at their places, running heads, what is said where a table goes on.

use super::desk::{Desk, Known};
use super::draft::{Draft, HeadingKind};
use super::flow::{Content, Item};
use super::footnote;
use super::lines::{Setting, furniture};
use super::page_builder::{CONTINUES, Plan};
use super::resolve::FIRST_FOLIO;
use super::running::{self, Where};
use super::screen_head;
use super::{Document, OutlineEntry, Page, PlacedImage, watermark};
use crate::frame::{Artifact, Draw, Frame};
use crate::geometry::{Point, Rect};
use crate::locale::Arg;
use crate::prose::ReferenceTarget;
use crate::structure::{NodeId, Structure};
use crate::theme::Geometry;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Room of the text that names the page before, above the head of a table that goes on.
const CONTINUED_TOP: f32 = 6.0;

/// The pages that are not made of the flow.
pub(super) struct Outer {
    pub(super) cover: Frame,
    /// Figures on the cover.
    pub(super) areas: Vec<(NodeId, Rect)>,
    pub(super) imprint: Vec<Frame>,
    /// Title of the imprint.
    pub(super) title: Option<NodeId>,
}

/// Makes the document.
pub(super) fn document(draft: Draft<'_>, plans: &[Plan], outer: Outer) -> Document {
    let Draft { desk, mut structure, mut items, mut footnotes, running, headings, known, .. } = draft;
    let chapters = headings.iter().filter(|heading| matches!(heading.kind, HeadingKind::Chapter(_))).count();
    let total = 1 + plans.len() + outer.imprint.len();
    let mut places = BTreeMap::new();
    for (node, area) in outer.areas {
        structure.node_mut(node).area = Some((0, area));
    }
    let mut frames = vec![outer.cover];
    for (index, plan) in plans.iter().enumerate() {
        let geometry = if plan.turned { desk.geometry.turned() } else { desk.geometry };
        let mut frame = Frame::new(geometry.page);
        place(desk, &mut frame, (index + 1, plan), &mut items, (&mut structure, &mut places));
        footnote::draw(desk, &mut frame, (index + 1, plan), &mut footnotes, &mut places);
        go_on((desk, &geometry), &mut frame, (index, plan), &items);
        let folio = index + FIRST_FOLIO;
        let at = Where { folio, pages: total, chapters, band: plan.band, geometry };
        if let Some(running) = running.get(plan.running).filter(|_| !plan.bare) {
            running::draw(desk, &mut frame, running, at);
            if let Some(side) = running.side.as_ref().filter(|_| plan.is_quiet(&items)) {
                screen_head::draw_quiet(desk, &mut frame, side);
            }
        }
        frames.push(frame);
    }
    places.extend(outer.title.map(|title| (title, (frames.len(), desk.geometry.top))));
    frames.extend(outer.imprint);
    let magnification = desk.geometry.magnification;
    if let Some(draft) = &desk.report.meta.draft {
        for frame in &mut frames {
            watermark::draw(desk, frame, &draft.mark);
        }
    }
    let images = images(desk, &frames);
    let pages = frames.into_iter().enumerate();
    let document = Document {
        meta: desk.report.meta.clone(),
        pages: pages.map(|(index, frame)| Page { frame, label: (index + 1).to_string(), sheet: None }).collect(),
        images,
        structure,
        outline: headings
            .into_iter()
            .map(|heading| OutlineEntry { level: heading.level, title: heading.words, node: heading.node })
            .collect(),
        places,
        figure_pages: pages_of(&known, figure),
        table_pages: pages_of(&known, table),
        figure_nodes: nodes_of(&known, figure),
        table_nodes: nodes_of(&known, table),
    };
    magnified(document, magnification)
}

/// The same on pages that are larger: nothing on them is decided again.
fn magnified(mut document: Document, by: f32) -> Document {
    for page in &mut document.pages {
        page.frame = std::mem::take(&mut page.frame).magnified(by);
    }
    for (_, y) in document.places.values_mut() {
        *y *= by;
    }
    for (_, area) in document.structure.nodes.iter_mut().filter_map(|node| node.area.as_mut()) {
        *area = area.magnified(by);
    }
    for image in &mut document.images {
        image.width *= by;
    }
    document
}

/// All pictures of the report with the largest width in which each is drawn.
fn images(desk: &Desk<'_>, frames: &[Frame]) -> Vec<PlacedImage> {
    let (images, pictures) = (&desk.report.images, &desk.report.pictures);
    let focus = |file: &String| pictures.get(file).map_or((0.5, 0.5), |picture| picture.focus);
    let placed = images.iter().map(|(file, image)| (Arc::clone(image), focus(file)));
    let mut images: Vec<_> = placed.map(|(image, focus)| PlacedImage { image, width: 0.0, focus }).collect();
    for item in frames.iter().flat_map(|frame| &frame.items) {
        if let Draw::Picture(picture) = item.draw {
            let placed = &mut images[picture.image];
            placed.width = placed.width.max(picture.whole.width);
        }
    }
    images
}

/// Moves the strips of a plan into the frame of its page.
fn place(
    desk: &Desk<'_>,
    frame: &mut Frame,
    (page, plan): (usize, &Plan),
    items: &mut [Item<'_>],
    (structure, places): (&mut Structure, &mut BTreeMap<NodeId, (usize, f32)>),
) {
    for placed in &plan.placed {
        let item = &mut items[placed.item];
        let mut strip = std::mem::take(&mut item.strips[placed.strip]);
        for (_, area) in &mut strip.areas {
            area.height += placed.stretch;
        }
        if let Content::Figures(row) = &item.content
            && !strip.areas.is_empty()
        {
            strip.frame.place(row.plots(desk, &strip.areas), Point::default());
        }
        if let Some(((notes, _), y)) = strip.aside.take().zip(placed.aside) {
            frame.place(notes, Point::new(0.0, y));
        }
        frame.place(strip.frame, Point::new(0.0, placed.y));
        places.extend(strip.anchors.into_iter().map(|node| (node, (page, placed.y))));
        places.extend(strip.inside.into_iter().map(|(node, y)| (node, (page, placed.y + y))));
        for (node, area) in strip.areas.into_iter().chain(strip.sparks) {
            structure.node_mut(node).area = Some((page, area.moved(0.0, placed.y)));
        }
    }
}

/// The repeated head of a table that goes on, and the words that say so.
fn go_on(
    (desk, geometry): (&Desk<'_>, &Geometry),
    frame: &mut Frame,
    (index, plan): (usize, &Plan),
    items: &[Item<'_>],
) {
    let types = &desk.theme.types;
    let (left, width) = plan.table(items).unwrap_or((geometry.left, geometry.width));
    let column = Setting::left(left, width);
    if let Some((item, y)) = plan.continued {
        if let Some(head) = &items[item].repeated {
            frame.place(head.frame.clone(), Point::new(0.0, y));
        }
        if let Some((group, y)) = plan.carried
            && let Some((_, head)) = items[item].carried.get(group)
        {
            frame.place(head.frame.clone(), Point::new(0.0, y));
        }
        if let Some(name) = items[item].table_name() {
            let before = (index + FIRST_FOLIO - 1).to_string();
            let args = [("name", Arg::Text(name)), ("page", Arg::Text(&before))];
            let text = desk.locale.text("table-continued", &args);
            let said = (text.as_str(), types.figure_number, Artifact::Layout);
            furniture(desk, frame, said, (&column, y + CONTINUED_TOP));
        }
    }
    if let Some((item, y)) = plan.continues
        && items[item].table_name().is_some()
    {
        let next = (index + FIRST_FOLIO + 1).to_string();
        let text = desk.locale.text("table-continues", &[("page", Arg::Text(&next))]);
        let right = Setting::right(left, width);
        let top = y + CONTINUES - types.note.leading;
        furniture(desk, frame, (&text, types.note, Artifact::Layout), (&right, top));
    }
}

fn figure(target: &ReferenceTarget) -> Option<String> {
    if let ReferenceTarget::Figure(id) = target { Some(id.clone()) } else { None }
}

fn table(target: &ReferenceTarget) -> Option<String> {
    if let ReferenceTarget::Table(id) = target { Some(id.clone()) } else { None }
}

fn nodes_of(known: &Known, id: impl Fn(&ReferenceTarget) -> Option<String>) -> BTreeMap<String, NodeId> {
    known.targets.iter().filter_map(|(target, node)| Some((id(target)?, *node))).collect()
}

fn pages_of(known: &Known, id: impl Fn(&ReferenceTarget) -> Option<String>) -> BTreeMap<String, usize> {
    known.targets.iter().filter_map(|(target, node)| Some((id(target)?, *known.folios.get(node)?))).collect()
}

//! Pictures: over the column, with caption and credit below, in one piece.

use super::Document;
use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Strip};
use super::lines::{Setting, set_at};
use super::passage::Passage;
use super::place::Place;
use super::section::{DISPLAY, push_spaced};
use crate::diagnostic::Diagnostic;
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Picture};
use crate::geometry::Rect;
use crate::prose::Placement;
use crate::structure::{NodeId, Role};

/// Picture to the words below it.
const GAP: f32 = 6.0;
/// What caption and credit take from a page that is otherwise all picture.
const AROUND: f32 = 80.0;
/// Pixels per inch below which a picture looks coarse in print.
const FEWEST_PER_INCH: f32 = 150.0;
/// Bytes above which a file is too large to be sent around.
const HEAVY: usize = 5_000_000;
/// Pictures that are named when a file is heavy.
const HEAVIEST: usize = 3;

/// A picture with what is said of it.
pub(super) struct ImageBlock<'a> {
    picture: Picture,
    /// None when it is decoration.
    node: Option<NodeId>,
    column: Setting,
    caption: Option<Passage<'a>>,
    credit: Option<Passage<'a>>,
    /// Whether it stands in the side column too.
    pub(super) wide: bool,
}

/// Adds a picture as wide as the column, or as high as the page. A pixel is never larger than a point.
pub(super) fn add<'a>(draft: &mut Draft<'a>, file: &str, placement: &'a Placement, place: Place) {
    let desk = draft.desk;
    let report = desk.report;
    let (Some(index), Some(image)) = (report.images.keys().position(|key| key == file), report.images.get(file)) else {
        return;
    };
    let seen = image.size();
    let mut width = if image.has_pixels() { place.width.min(seen.width) } else { place.width };
    width = width.min((desk.geometry.height() - AROUND) * seen.width / seen.height);
    let area = Rect::new(place.x, 0.0, width, width * seen.height / seen.width);
    let role = desk.theme.types.note;
    let (alt, credit) = match report.pictures.get(file) {
        Some(picture) => (picture.alt.as_ref(), picture.credit.as_ref().filter(|credit| !credit.is_blank())),
        None => (None, None),
    };
    let node = alt.map(|alt| {
        let node = draft.structure.add(place.node, Role::Figure);
        draft.structure.node_mut(node).alternative = Some(alt.plain());
        node
    });
    let caption = (!placement.caption.is_empty()).then(|| {
        let node = match node {
            Some(figure) => draft.structure.add(figure, Role::Caption),
            None => draft.structure.add(place.node, Role::Paragraph),
        };
        Passage::inlines(draft, node, &placement.caption, role)
    });
    let credit = credit.map(|credit| {
        let node = draft.structure.add(place.node, Role::Paragraph);
        Passage::rich(draft, node, credit, role)
    });
    let block = ImageBlock {
        picture: Picture { image: index, area, whole: area },
        node,
        column: Setting::left(place.x, place.width),
        caption,
        credit,
        wide: place.x < desk.geometry.main,
    };
    push_spaced(draft, DISPLAY, Content::Image(Box::new(block)));
}

impl Document {
    /// Warnings of pictures with too few pixels for the size at which they are printed; `text` is the file.
    pub fn coarse_images(&self) -> Vec<Diagnostic> {
        let printed = self.images.iter().filter(|placed| placed.width > 0.0 && placed.image.has_pixels());
        printed
            .filter_map(|placed| {
                let inches = placed.width / 72.0;
                let per_inch = placed.image.size().width / inches;
                let file = &placed.image.file;
                (per_inch.round() < FEWEST_PER_INCH).then(|| {
                    let message = format!(
                        "the picture `{file}` has {per_inch:.0} pixels per inch at its printed size, fewer than 150"
                    );
                    let wanted = (inches * FEWEST_PER_INCH).ceil();
                    Diagnostic::warning("page/coarse-image", message)
                        .text(file)
                        .hint(format!("use a larger one, of at least {wanted} pixels across"))
                })
            })
            .collect()
    }

    /// A notice when the file of that many bytes is too large to be sent around and pictures make it so; it names the
    /// heaviest ones.
    pub fn heavy(&self, name: &str, bytes: usize) -> Option<Diagnostic> {
        let mut images: Vec<_> = self.images.iter().filter(|placed| placed.width > 0.0).collect();
        images.sort_by_key(|placed| std::cmp::Reverse(placed.image.bytes));
        let heaviest: Vec<&str> = images.iter().take(HEAVIEST).map(|placed| placed.image.file.as_str()).collect();
        (bytes > HEAVY && !heaviest.is_empty()).then(|| {
            let message = format!("`{name}` has more than 5 MB; its heaviest pictures are {}", heaviest.join(", "));
            Diagnostic::notice("page/heavy", message).hint("save them smaller: 2,000 pixels across fill a page")
        })
    }
}

impl ImageBlock<'_> {
    /// Whether folios stand in its words.
    pub(super) fn is_late(&self) -> bool {
        self.caption.iter().chain(&self.credit).any(Passage::is_late)
    }

    /// Makes one box.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        let mut frame = Frame::default();
        let mark = self.node.map_or(Mark::Artifact(Artifact::Layout), Mark::Content);
        frame.items.push(Item { mark, draw: Draw::Picture(self.picture) });
        let role = desk.theme.types.note;
        let area = self.picture.area;
        let texts = self.caption.iter().chain(&self.credit);
        let gap = if self.caption.is_some() || self.credit.is_some() { GAP } else { 0.0 };
        let height =
            texts.fold(area.bottom() + gap, |y, text| set_at(desk, known, &mut frame, text, (&self.column, role, y)));
        let anchors = self.node.into_iter().collect();
        let sparks = self.node.map(|node| (node, area)).into_iter().collect();
        vec![Strip { height, frame, anchors, sparks, ..Strip::default() }]
    }
}

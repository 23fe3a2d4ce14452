//! The mark of the organisation on dark grounds: as it is where it is made for them, else on a plate of the page's colour.

use super::draft::Draft;
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Path, Picture};
use crate::geometry::{Point, Rect, Size};
use crate::structure::{NodeId, Role};

/// The largest size, the top on the cover, and what a plate shows around the mark.
const LARGEST: Size = Size { width: 150.0, height: 44.0 };
const TOP: f32 = 42.0;
const PADDING: f32 = 7.0;

/// Draws the mark into the upper right corner of the cover; gives its node and area.
pub(super) fn draw(draft: &mut Draft<'_>, frame: &mut Frame, parent: NodeId) -> Option<(NodeId, Rect)> {
    let (index, size) = mark(draft)?;
    let logo = draft.desk.theme.logo.as_ref()?;
    let words = logo.alt.clone().unwrap_or_else(|| draft.desk.report.meta.organisation.clone());
    let node = draft.structure.add(parent, Role::Figure);
    draft.structure.node_mut(node).alternative = Some(words);
    let area = Rect::new(draft.desk.geometry.right() - size.width, TOP, size.width, size.height);
    Some((node, place(draft, frame, (index, area), Mark::Content(node))))
}

/// Draws the mark once more, with its upper left corner here; it was read out on the cover.
pub(super) fn repeat(draft: &Draft<'_>, frame: &mut Frame, corner: Point) {
    if let Some((index, size)) = mark(draft) {
        let area = Rect::new(corner.x, corner.y, size.width, size.height);
        place(draft, frame, (index, area), Mark::Artifact(Artifact::Layout));
    }
}

/// Which picture it is, and its size with the plate.
fn mark(draft: &Draft<'_>) -> Option<(usize, Size)> {
    let logo = draft.desk.theme.logo.as_ref()?;
    let images = &draft.desk.report.images;
    let seen = images.get(&logo.path)?.size();
    let around = if logo.for_dark { 0.0 } else { 2.0 * PADDING };
    let factor = (LARGEST.width / seen.width).min(LARGEST.height / seen.height);
    let size = Size::new(seen.width * factor + around, seen.height * factor + around);
    Some((images.keys().position(|file| *file == logo.path)?, size))
}

/// Draws the plate, if any, and the picture on it; gives the area of the picture.
fn place(draft: &Draft<'_>, frame: &mut Frame, (image, area): (usize, Rect), mark: Mark) -> Rect {
    let mut inner = area;
    if draft.desk.theme.logo.as_ref().is_some_and(|logo| !logo.for_dark) {
        let plate = Path::rect(area, draft.desk.theme.ground);
        frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw: Draw::Path(plate) });
        inner = Rect::new(area.x + PADDING, area.y + PADDING, area.width - 2.0 * PADDING, area.height - 2.0 * PADDING);
    }
    frame.items.push(Item { mark, draw: Draw::Picture(Picture { image, area: inner }) });
    inner
}

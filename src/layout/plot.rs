//! Stands between figures and charts: height, drawing, characters of labels.

use super::draft::Draft;
use crate::chart::spec::{ChartSpec, Datum};
use crate::frame::{Draw, FaceId, Frame, Item, Mark, Path};
use crate::geometry::{Rect, Size};
use crate::structure::NodeId;

/// Height that a chart wants at a width.
pub(super) fn height(draft: &Draft<'_>, spec: &ChartSpec, width: f32) -> f32 {
    let _ = (draft, spec, width);
    190.0
}

/// Draws a chart.
pub(super) fn draw(draft: &Draft<'_>, spec: &ChartSpec, size: Size, node: NodeId) -> Frame {
    let _ = spec;
    let mut frame = Frame::new(size);
    let path = Path::rect(Rect::new(0.0, 0.0, size.width, size.height), draft.desk.theme.period_band);
    frame.items.push(Item { mark: Mark::Content(node), draw: Draw::Path(path) });
    frame
}

/// Reports characters of labels that the faces of charts do not have.
pub(super) fn check_glyphs(draft: &mut Draft<'_>, spec: &ChartSpec) {
    let labels = spec.categories.iter().map(|category| category.label.as_str());
    let names = spec.series.iter().map(|series| series.label.as_str());
    let values = spec.series.iter().flat_map(|series| &series.data).filter_map(|datum| match datum {
        Datum::Value(value) => Some(value.shown.text.as_str()),
        Datum::Missing | Datum::Suppressed => None,
    });
    for text in labels.chain(names).chain(values) {
        draft.check_glyphs(FaceId::Sans, text);
    }
}

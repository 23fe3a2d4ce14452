//! Stands between figures and charts: height, drawing, characters of labels.

use super::draft::Draft;
use crate::chart;
use crate::chart::spec::{ChartSpec, Datum};
use crate::frame::{FaceId, Frame};
use crate::geometry::Size;
use crate::structure::NodeId;

/// Draws a chart as tall as it wants to be at a width.
pub(super) fn draw(draft: &Draft<'_>, spec: &ChartSpec, width: f32, node: NodeId) -> Frame {
    let (desk, language) = (draft.desk, draft.language);
    let height = chart::height(spec, width, language, desk.theme, desk.fonts);
    chart::draw(spec, Size::new(width, height), node, language, desk.theme, desk.fonts)
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

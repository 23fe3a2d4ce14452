//! Labels of charts: whether the faces have their characters.

use super::draft::Draft;
use crate::chart::spec::{ChartSpec, Datum, Form};
use crate::frame::FaceId;

/// Reports characters of labels that the faces of charts do not have.
pub(super) fn check_glyphs(draft: &mut Draft<'_>, spec: &ChartSpec) {
    for panel in spec.panels() {
        draft.check_glyphs(FaceId::Label, &panel.label);
        check_glyphs(draft, &panel.chart);
    }
    let labels = spec.categories.iter().map(|category| category.label.as_str());
    let names = spec.series.iter().map(|series| series.label.as_str());
    let values = spec.series.iter().flat_map(|series| &series.data).filter_map(|datum| match datum {
        Datum::Value(value) => Some(value.shown.text.as_str()),
        Datum::Missing | Datum::Suppressed => None,
    });
    let rows = match &spec.form {
        Form::Timeline(timeline) => timeline.rows.as_slice(),
        Form::Series | Form::Shares | Form::Panels(_) | Form::Map(_) | Form::Diverging { .. } | Form::Donut { .. } => {
            &[]
        }
    };
    let rows = rows.iter().map(|row| row.label.as_str());
    for text in labels.chain(names).chain(values).chain(rows) {
        draft.check_glyphs(FaceId::Label, text);
    }
}

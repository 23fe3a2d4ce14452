//! `kind`, `axis` and `labels` of a figure: how it is drawn.

use crate::chart::spec::ChartKind;
use crate::config::{Axis, AxisScale, LabelMode};
use crate::diagnostic::Origin;
use crate::reader::Table;

const SCALES: [(&str, AxisScale); 2] = [("value", AxisScale::Value), ("percent_of_target", AxisScale::PercentOfTarget)];

const LABELS: [(&str, LabelMode); 4] =
    [("auto", LabelMode::Auto), ("values", LabelMode::Values), ("axis", LabelMode::Axis), ("none", LabelMode::None)];

/// `kind`
pub(super) fn kind(table: &mut Table<'_>) -> Option<(ChartKind, Origin)> {
    let value = table.value("kind")?;
    let kind = value.choice(&ChartKind::ALL.map(|kind| (kind.name(), kind)))?;
    Some((kind, value.origin()))
}

/// `axis`
pub(super) fn axis(table: &mut Table<'_>) -> Axis {
    let Some(value) = table.value("axis") else { return Axis::default() };
    let Some(mut table) = value.table() else { return Axis::default() };
    let axis = Axis {
        scale: table.choice("as", &SCALES).unwrap_or_default(),
        min_origin: table.has("min").then(|| table.key_origin("min")),
        min: table.value("min").and_then(|value| value.exact()),
        max: table.value("max").and_then(|value| value.exact()),
    };
    if axis.min.zip(axis.max).is_some_and(|(min, max)| min >= max) {
        value.wrong_value("ends before it starts", "`min` is below `max`");
    }
    table.finish();
    axis
}

/// `labels`
pub(super) fn labels(table: &mut Table<'_>) -> LabelMode {
    table.choice("labels", &LABELS).unwrap_or_default()
}

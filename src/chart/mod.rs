//! Charts: [`spec::ChartSpec`] says what is shown, [`describe`] tells it in words, [`draw`] draws it through plotters.

pub mod spec;

use crate::frame::Frame;
use crate::geometry::Size;
use crate::locale::Locale;
use crate::shown::Rich;
use crate::structure::NodeId;
use crate::text::Fonts;
use crate::theme::Theme;
use spec::ChartSpec;

/// What a chart says in words.
pub fn describe(spec: &ChartSpec, locale: &Locale) -> Rich {
    let _ = locale;
    Rich::text(spec.measure.clone())
}

/// The height in points that the plot of a chart wants at a width; [`draw`] can stretch it.
pub fn height(spec: &ChartSpec, width: f32, language: &str, theme: &Theme, fonts: &Fonts) -> f32 {
    let _ = (spec, width, language, theme, fonts);
    190.0
}

/// Draws the plot of a chart: marks, labels, axes. Title and source are not part of it. What says something belongs
/// to `node`.
pub fn draw(spec: &ChartSpec, size: Size, node: NodeId, language: &str, theme: &Theme, fonts: &Fonts) -> Frame {
    let _ = (spec, node, language, theme, fonts);
    Frame::new(size)
}

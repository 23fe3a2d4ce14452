//! Fonts, shaping, measuring, breaking: words → glyphs on lines. The only folder that names the shaper.

mod fonts;
mod paragraph;

pub use fonts::{Features, FontMetrics, Fonts, TextStyle};
pub use paragraph::{Align, Line, LineRun, ParagraphStyle, Span, break_paragraph};

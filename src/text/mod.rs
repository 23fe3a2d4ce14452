//! Fonts, shaping, measuring, breaking: words → glyphs on lines. The only folder that names the shaper.

mod breaks;
mod fit;
mod fonts;
mod hyphens;
mod lines;
mod paragraph;
mod shape;

pub use fonts::{Features, FontMetrics, Fonts, Position, TextStyle};
pub use paragraph::{Align, Line, LineRun, ParagraphStyle, Span, break_paragraph};

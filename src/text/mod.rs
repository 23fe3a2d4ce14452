//! Fonts, shaping, measuring, breaking: words → glyphs on lines. The only folder that names the shaper.

mod breaks;
mod bundled;
mod coverage;
mod face;
mod fit;
mod font_file;
mod fonts;
mod hyphens;
mod lines;
mod paragraph;
mod sfnt;
mod shape;

pub use face::{Embedded, FontMetrics};
pub use fonts::{Family, Features, Fonts, Position, TextStyle};
pub use paragraph::{Align, Line, LineRun, ParagraphStyle, Span, break_paragraph};

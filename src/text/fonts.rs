//! The bundled faces: font files → metrics, shaped runs, widths.

use super::shape::{PlanCache, shape_line};
use crate::frame::{Color, FaceId, TextRun};
use crate::geometry::Point;
use harfrust::Font;
use rustc_hash::FxHashMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// How a run of text is set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TextStyle {
    /// Face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Colour.
    pub color: Color,
    /// Added after each glyph, in points.
    pub tracking: f32,
    /// OpenType features.
    pub features: Features,
}

/// OpenType features that reports use.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Features {
    /// Digits of one width: tables and charts.
    pub tabular: bool,
    /// Small capitals.
    pub small_caps: bool,
    /// Small figures above or below the line, drawn so.
    pub position: Position,
}

/// Where figures stand.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Position {
    /// On the line.
    #[default]
    Line,
    /// Above it.
    Superior,
    /// Below it.
    Inferior,
}

/// Metrics of a face in thousandths of the size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct FontMetrics {
    /// Above the baseline.
    pub ascent: f32,
    /// Below the baseline, negative.
    pub descent: f32,
    /// Height of capitals.
    pub cap_height: f32,
    /// Height of x.
    pub x_height: f32,
}

/// All bundled faces and what was already shaped in them. Shared by all threads.
pub struct Fonts {
    faces: Vec<Face>,
    plans: PlanCache,
    widths: Mutex<FxHashMap<WidthKey, f32>>,
}

/// A face: its file and what is read from it once.
pub(super) struct Face {
    pub(super) font: Font,
    pub(super) bytes: &'static [u8],
    pub(super) units_per_em: f32,
    metrics: FontMetrics,
}

/// What a width depends on, apart from size and tracking.
#[derive(PartialEq, Eq, Hash)]
struct WidthKey {
    face: FaceId,
    features: Features,
    language: String,
    text: String,
}

/// The font files in the order of [`FaceId`].
const FILES: [&[u8]; 8] = [
    include_bytes!("../../fonts/SourceSerif4_300Light.ttf"),
    include_bytes!("../../fonts/SourceSerif4_400Regular.ttf"),
    include_bytes!("../../fonts/SourceSerif4_400Regular_Italic.ttf"),
    include_bytes!("../../fonts/SourceSerif4_600SemiBold.ttf"),
    include_bytes!("../../fonts/SourceSans3_400Regular.ttf"),
    include_bytes!("../../fonts/SourceSans3_400Regular_Italic.ttf"),
    include_bytes!("../../fonts/SourceSans3_600SemiBold.ttf"),
    include_bytes!("../../fonts/SourceSans3_700Bold.ttf"),
];

/// Lines longer than this are rarely measured twice.
const LONGEST_CACHED: usize = 48;

/// How many widths are remembered.
const MOST_CACHED: usize = 20_000;

impl Fonts {
    /// The bundled faces.
    ///
    /// # Panics
    /// When a bundled file is not a font, which a test rules out.
    pub fn bundled() -> Self {
        let faces = FILES.iter().map(|bytes| Face::read(bytes).expect("a bundled file is a font")).collect();
        Self { faces, plans: PlanCache::default(), widths: Mutex::default() }
    }

    /// The font file of a face, for embedding.
    pub fn bytes(&self, face: FaceId) -> &'static [u8] {
        self.face(face).bytes
    }

    /// Metrics of a face.
    pub fn metrics(&self, face: FaceId) -> FontMetrics {
        self.face(face).metrics
    }

    /// Shapes one line of text for a language (BCP 47), with its baseline at the origin.
    ///
    /// Kerning and ligatures are on. Latin and Cyrillic parts are shaped as such, each with the forms that the
    /// language asks for. A character without a glyph becomes glyph 0; see [`Fonts::missing`].
    pub fn shape(&self, style: &TextStyle, language: &str, text: &str) -> TextRun {
        let mut glyphs = shape_line(self.face(style.face), style.face, &self.plans, style.features, language, text);
        let tracking = if style.size > 0.0 { style.tracking * 1000.0 / style.size } else { 0.0 };
        for glyph in glyphs.iter_mut().filter(|glyph| glyph.length > 0) {
            glyph.advance += tracking;
        }
        TextRun {
            origin: Point::default(),
            face: style.face,
            size: style.size,
            fill: style.color,
            text: text.to_owned(),
            glyphs,
        }
    }

    /// Width of a line of text in points.
    pub fn width(&self, style: &TextStyle, language: &str, text: &str) -> f32 {
        if text.len() > LONGEST_CACHED || style.tracking != 0.0 {
            return self.shape(style, language, text).width();
        }
        let key = WidthKey {
            face: style.face,
            features: style.features,
            language: language.to_owned(),
            text: text.to_owned(),
        };
        let known = self.widths.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        if let Some(thousandths) = known {
            return thousandths * style.size / 1000.0;
        }
        let unit = TextStyle { size: 1000.0, ..*style };
        let thousandths = self.shape(&unit, language, text).width();
        let mut widths = self.widths.lock().unwrap_or_else(PoisonError::into_inner);
        if widths.len() < MOST_CACHED {
            widths.insert(key, thousandths);
        }
        thousandths * style.size / 1000.0
    }

    /// The characters of a text that no glyph of the face shows, each once, in order.
    pub fn missing(&self, face: FaceId, text: &str) -> Vec<char> {
        let charmap = self.face(face).font.charmap();
        let mut missing = Vec::new();
        for character in text.chars().filter(|character| !is_invisible(*character)) {
            let known = charmap.map_unicode(character).is_some_and(|glyph| glyph.to_u32() != 0);
            if !known && !missing.contains(&character) {
                missing.push(character);
            }
        }
        missing
    }

    fn face(&self, face: FaceId) -> &Face {
        &self.faces[face as usize]
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::bundled()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Fonts").field("faces", &self.faces.len()).finish_non_exhaustive()
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Option<Self> {
        let font = Font::new(bytes, 0)?;
        let scaled = font.metrics().scaled_f32(1000.0);
        let line = scaled.h_line()?;
        let metrics = FontMetrics {
            ascent: line.ascender,
            descent: line.descender,
            cap_height: scaled.cap_height()?,
            x_height: scaled.x_height()?,
        };
        let units_per_em = f32::from(font.units_per_em());
        Some(Self { font, bytes, units_per_em, metrics })
    }
}

/// Characters that steer breaking and need no glyph.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests;

//! One font file → metrics, characters, and how it is embedded.

use super::sfnt::{About, about};
use harfrust::Font;
use std::borrow::Cow;

/// Permission bit: embedded only with all glyphs (OpenType 1.9, OS/2, `fsType`).
pub(super) const NO_SUBSETTING: u16 = 0x0100;

/// Heights that a font has which does not tell them, in thousandths of the size.
const USUAL_CAP_HEIGHT: f32 = 700.0;
const USUAL_X_HEIGHT: f32 = 500.0;

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

/// A font as it is embedded.
#[derive(Clone, Copy, Debug)]
pub struct Embedded<'a> {
    /// The font file.
    pub file: &'a [u8],
    /// Its `PostScript` name, of letters, digits and hyphens.
    pub name: &'a str,
    /// 100 (thin) to 900 (black).
    pub weight: u16,
    /// Height of capitals in thousandths of the size.
    pub cap_height: f32,
    /// Whether it must be embedded as it is, with all its glyphs.
    pub whole: bool,
}

/// A font file and what is read from it once.
pub(super) struct Face {
    pub(super) font: Font,
    pub(super) units_per_em: f32,
    pub(super) metrics: FontMetrics,
    file: Cow<'static, [u8]>,
    about: About,
}

impl Face {
    /// Reads a font file; none when it is not a font or lacks what text is set by.
    pub(super) fn read(file: Cow<'static, [u8]>) -> Option<Self> {
        let font = match &file {
            Cow::Borrowed(bytes) => Font::new(*bytes, 0)?,
            Cow::Owned(bytes) => Font::new(bytes.clone(), 0)?,
        };
        let scaled = font.metrics().scaled_f32(1000.0);
        let line = scaled.h_line()?;
        let metrics = FontMetrics {
            ascent: line.ascender,
            descent: line.descender,
            cap_height: scaled.cap_height().filter(|height| *height > 0.0).unwrap_or(USUAL_CAP_HEIGHT),
            x_height: scaled.x_height().filter(|height| *height > 0.0).unwrap_or(USUAL_X_HEIGHT),
        };
        let units_per_em = f32::from(font.units_per_em());
        let about = about(&file)?;
        Some(Self { font, units_per_em, metrics, file, about })
    }

    /// Whether it has a glyph for a character. The unbroken hyphen is set as the hyphen where there is only that.
    pub(super) fn has(&self, character: char) -> bool {
        let charmap = self.font.charmap();
        let known = |character: char| charmap.map_unicode(character).is_some_and(|glyph| glyph.to_u32() != 0);
        known(character) || (character == '\u{2011}' && known('\u{2010}'))
    }

    /// What its tables say of it.
    pub(super) fn about(&self) -> &About {
        &self.about
    }

    /// How it is embedded.
    pub(super) fn embedded(&self) -> Embedded<'_> {
        Embedded {
            file: &self.file,
            name: &self.about.name,
            weight: self.about.weight,
            cap_height: self.metrics.cap_height,
            whole: self.about.permissions & NO_SUBSETTING != 0,
        }
    }
}

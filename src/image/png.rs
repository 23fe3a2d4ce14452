//! A PNG file → samples of 8 bits, with what shows through apart from the colours.

use super::{check_sides, profile, refused, scale};
use crate::diagnostic::Diagnostic;
use ::png::{ColorType, Decoder, DecodingError, Limits, Transformations};
use std::io::Cursor;

/// Most memory that the decoder takes for anything but the samples.
const MOST_MEMORY: usize = 16_000_000;
const BROKEN: &str = "copy the file again, or open it and save it again as a PNG";

/// Samples of 8 bits, row by row from the top.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pixels {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// 1 for grey, 3 for red, green and blue.
    pub channels: u8,
    /// The samples, `channels` a pixel.
    pub samples: Vec<u8>,
    /// How much each pixel covers: 255 wholly. None when all do.
    pub alpha: Option<Vec<u8>>,
    /// ICC profile, unless it is sRGB.
    pub profile: Option<Vec<u8>>,
}

impl Pixels {
    /// The same picture with no more than that many pixels across.
    #[must_use]
    pub fn at_most(&self, width: u32) -> Self {
        if width == 0 || width >= self.width {
            return self.clone();
        }
        let height = u64::from(self.height) * u64::from(width) / u64::from(self.width);
        let height = u32::try_from(height).unwrap_or(self.height).max(1);
        let to = (width, height);
        let from = (self.width, self.height);
        let Some(alpha) = &self.alpha else {
            let samples = scale::down(&self.samples, None, self.channels, from, to);
            return Self { width, height, samples, ..self.without_samples() };
        };
        let samples = scale::down(&self.samples, Some(alpha), self.channels, from, to);
        let alpha = Some(scale::down(alpha, None, 1, from, to));
        Self { width, height, samples, alpha, ..self.without_samples() }
    }

    fn without_samples(&self) -> Self {
        let Self { width, height, channels, .. } = *self;
        Self { width, height, channels, samples: Vec::new(), alpha: None, profile: self.profile.clone() }
    }
}

/// Decodes a file.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Pixels, Diagnostic> {
    let broken = |error: DecodingError| match error {
        DecodingError::IoError(_) => refused(file, "is cut short", BROKEN),
        DecodingError::LimitsExceeded => refused(file, "unpacks to far more than it shows", BROKEN),
        DecodingError::Format(_) | DecodingError::Parameter(_) => refused(file, "is damaged", BROKEN),
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: MOST_MEMORY });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let header = decoder.read_header_info().map_err(broken)?;
    check_sides(file, header.width, header.height)?;
    let mut reader = decoder.read_info().map_err(broken)?;
    let Some(size) = reader.output_buffer_size() else {
        return Err(refused(file, "is too large for this machine", "save it smaller: 4,000 pixels fill a page"));
    };
    let mut buffer = vec![0; size];
    let frame = reader.next_frame(&mut buffer).map_err(broken)?;
    buffer.truncate(frame.buffer_size());
    let (channels, clear) = match frame.color_type {
        ColorType::Grayscale => (1, false),
        ColorType::GrayscaleAlpha => (1, true),
        ColorType::Rgb => (3, false),
        ColorType::Rgba => (3, true),
        ColorType::Indexed => return Err(refused(file, "is damaged", BROKEN)),
    };
    let info = reader.info();
    let kept = match (&info.icc_profile, info.srgb) {
        (Some(icc), None) => profile::kept(icc, channels),
        _ => None,
    };
    let (samples, alpha) = if clear { apart(&buffer, usize::from(channels)) } else { (buffer, None) };
    Ok(Pixels { width: frame.width, height: frame.height, channels, samples, alpha, profile: kept })
}

/// Colours and cover apart; no cover where all is covered.
fn apart(buffer: &[u8], channels: usize) -> (Vec<u8>, Option<Vec<u8>>) {
    let pixels = || buffer.chunks_exact(channels + 1);
    let samples = pixels().flat_map(|pixel| &pixel[..channels]).copied().collect();
    let alpha: Vec<u8> = pixels().map(|pixel| pixel[channels]).collect();
    (samples, alpha.iter().any(|cover| *cover < 255).then_some(alpha))
}

//! Bytes of a picture → [`Image`]: what is drawn of it, and nothing that the file says besides.
//!
//! JPEG data stays as it is, without its metadata; PNG becomes samples; SVG becomes shapes.

mod exif;
mod jpeg;
mod png;
mod profile;
mod scale;
mod shapes;
mod svg;

#[cfg(test)]
mod tests;

pub use jpeg::Jpeg;
pub use png::Pixels;
pub use shapes::{FillRule, Ink, Pen, Shape, Shapes};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::geometry::Size;
use crate::project::Project;
use crate::theme::Logo;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Most pixels that a picture may have.
const MOST_PIXELS: u64 = 100_000_000;
/// Most bytes that the file of a picture may have.
const MOST_BYTES: usize = 200_000_000;
/// Fewest pixels on a side: less is a tracking dot or a spacer, not a picture.
const FEWEST_PIXELS: u32 = 2;

/// A picture that can be drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Image {
    /// The file that it was, relative to the report's folder.
    pub file: String,
    /// Bytes of that file.
    pub bytes: usize,
    /// What is drawn.
    pub content: Content,
}

/// What is drawn of a picture.
#[derive(Clone, PartialEq, Debug)]
pub enum Content {
    /// Compressed as it was in the file.
    Jpeg(Jpeg),
    /// Samples.
    Pixels(Pixels),
    /// Shapes.
    Shapes(Shapes),
}

impl Image {
    /// Width and height as it is seen, in pixels, or in units of a drawing.
    #[expect(clippy::cast_precision_loss, reason = "sides of a picture stay below 2^24 pixels")]
    pub fn size(&self) -> Size {
        match &self.content {
            Content::Jpeg(jpeg) if jpeg.orientation >= 5 => Size::new(jpeg.height as f32, jpeg.width as f32),
            Content::Jpeg(jpeg) => Size::new(jpeg.width as f32, jpeg.height as f32),
            Content::Pixels(pixels) => Size::new(pixels.width as f32, pixels.height as f32),
            Content::Shapes(shapes) => shapes.size,
        }
    }

    /// Whether it is made of pixels, so that it can be too coarse for its size.
    pub fn has_pixels(&self) -> bool {
        !matches!(self.content, Content::Shapes(_))
    }
}

/// Reads the pictures that `report.toml` names and the mark of a brand, by their paths in the report's folder.
///
/// # Errors
/// [`Failed`] when one cannot be used; why is in `diagnostics`, for each at its place in `report.toml`.
pub fn read_all(
    project: &Project,
    config: &Config,
    logo: Option<&Logo>,
    diagnostics: &mut Diagnostics,
) -> Result<BTreeMap<String, Arc<Image>>, Failed> {
    let mut images = BTreeMap::new();
    let named = config.images.iter().map(|named| (named.path(), &named.file.origin));
    for (path, origin) in named.chain(logo.map(|logo| (logo.path.clone(), &logo.origin))) {
        match project.read(&path).and_then(|file| read(&path, &file.bytes)) {
            Ok(image) => drop(images.insert(path, Arc::new(image))),
            Err(problem) => diagnostics.push(problem.at(origin.clone())),
        }
    }
    diagnostics.checked().map(|()| images)
}

/// What a file is by its first bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Jpeg,
    Png,
    Svg,
}

/// Reads a picture; `file` is its path in the report's folder.
///
/// # Errors
/// `file/image`: what is wrong with the file, by its name, and what to do about it. The place is added by the caller.
pub fn read(file: &str, bytes: &[u8]) -> Result<Image, Diagnostic> {
    if bytes.is_empty() {
        return Err(refused(file, "is empty", "save the picture again"));
    }
    if bytes.len() > MOST_BYTES {
        return Err(refused(file, "has more than 200 MB", "save it smaller: 4,000 pixels fill a page"));
    }
    let kind = kind(file, bytes)?;
    let content = match kind {
        Kind::Jpeg => Content::Jpeg(jpeg::read(file, bytes)?),
        Kind::Png => Content::Pixels(png::read(file, bytes)?),
        Kind::Svg => Content::Shapes(svg::read(file, bytes)?),
    };
    Ok(Image { file: file.to_owned(), bytes: bytes.len(), content })
}

/// What the file is, which its name has to say too.
fn kind(file: &str, bytes: &[u8]) -> Result<Kind, Diagnostic> {
    let found = if bytes.starts_with(&[0xFF, 0xD8]) {
        Some((Kind::Jpeg, "a JPEG", ".jpg"))
    } else if bytes.starts_with(b"\x89PNG") {
        Some((Kind::Png, "a PNG", ".png"))
    } else if svg::is_one(bytes) {
        Some((Kind::Svg, "an SVG", ".svg"))
    } else {
        None
    };
    let ending = Path::new(file).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let named = match ending.as_deref() {
        Some("jpg" | "jpeg") => Some(Kind::Jpeg),
        Some("png") => Some(Kind::Png),
        Some("svg") => Some(Kind::Svg),
        _ => None,
    };
    match found {
        Some((kind, _, _)) if named == Some(kind) => Ok(kind),
        Some((_, what, ending)) => {
            Err(refused(file, &format!("is {what}, which its name does not say"), &format!("name it `{ending}`")))
        }
        None => Err(refused(file, "is neither a JPEG, a PNG nor an SVG", "save it as one of these")),
    }
}

/// Checks the sides of a picture before memory is taken for it.
fn check_sides(file: &str, width: u32, height: u32) -> Result<(), Diagnostic> {
    if width < FEWEST_PIXELS || height < FEWEST_PIXELS {
        let what = format!("has {width} × {height} pixels, which shows nothing");
        return Err(refused(file, &what, "use the picture itself"));
    }
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        let what = format!("has {width} × {height} pixels, more than 100 million");
        return Err(refused(file, &what, "save it smaller: 4,000 pixels fill a page"));
    }
    Ok(())
}

/// What is wrong with a file, by its name.
fn refused(file: &str, what: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("file/image", format!("the picture `{file}` {what}")).text(file).hint(hint)
}

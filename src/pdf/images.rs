//! Pictures of a document → objects of the file, each once, whatever the number of its places.

use super::page::rounded;
use super::{drawing, refused};
use crate::diagnostic::Diagnostic;
use crate::frame::Picture;
use crate::image::{Content, Image, Jpeg, Pixels};
use crate::layout::{Document, PlacedImage};
use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use printpdf::{CurTransMat, Op, PaintMode, Pt, Rect, XObjectId, XObjectTransform};

/// Most pixels per inch at which samples are written.
const MOST_PER_INCH: f32 = 300.0;

/// Writes the pictures that a page draws; the dictionary of their names, unless there are none.
///
/// # Errors
/// When data cannot be compressed.
pub(super) fn add(file: &mut lopdf::Document, document: &Document) -> Result<Option<ObjectId>, Diagnostic> {
    let mut names = Dictionary::new();
    for (index, placed) in document.images.iter().enumerate().filter(|(_, placed)| placed.width > 0.0) {
        let object = match &placed.image.content {
            Content::Jpeg(jpeg) => compressed(file, jpeg)?,
            Content::Pixels(pixels) => samples(file, &fitting(pixels, placed))?,
            Content::Shapes(shapes) => file.add_object(drawing::form(shapes)?),
        };
        names.set(name(index), object);
    }
    Ok((!names.is_empty()).then(|| file.add_object(names)))
}

/// Draws a picture where it stands; `bottom` is the lower edge of its area, upwards from that of the page.
pub(super) fn draw(picture: &Picture, image: &Image, bottom: f32, operations: &mut Vec<Op>) {
    let area = picture.area;
    let orientation = if let Content::Jpeg(jpeg) = &image.content { jpeg.orientation } else { 1 };
    let whole = picture.whole;
    let place = [whole.x, bottom + area.bottom() - whole.bottom(), whole.width, whole.height].map(rounded);
    operations.push(Op::SaveGraphicsState);
    if whole != area {
        operations.push(clip([area.x, bottom, area.width, area.height].map(rounded)));
    }
    operations.extend([
        Op::SetTransformationMatrix { matrix: CurTransMat::Raw(turned(orientation, place)) },
        Op::UseXobject {
            id: XObjectId(name(picture.image)),
            transform: XObjectTransform { no_auto_scale: true, ..XObjectTransform::default() },
        },
        Op::RestoreGraphicsState,
    ]);
}

/// Cuts off what is drawn outside of an area.
fn clip([x, y, width, height]: [f32; 4]) -> Op {
    let [x, y, width, height] = [x, y, width, height].map(Pt);
    let rectangle = Rect { x, y, width, height, mode: Some(PaintMode::Clip), winding_order: None };
    Op::DrawRectangle { rectangle }
}

fn name(index: usize) -> String {
    format!("Im{}", index + 1)
}

/// The matrix from the unit square of what is stored to the area of what is seen, by the orientations of the Exif standard.
fn turned(orientation: u8, [x, y, w, h]: [f32; 4]) -> [f32; 6] {
    match orientation {
        2 => [-w, 0.0, 0.0, h, x + w, y],
        3 => [-w, 0.0, 0.0, -h, x + w, y + h],
        4 => [w, 0.0, 0.0, -h, x, y + h],
        5 => [0.0, -h, -w, 0.0, x + w, y + h],
        6 => [0.0, -h, w, 0.0, x, y + h],
        7 => [0.0, h, w, 0.0, x, y],
        8 => [0.0, h, -w, 0.0, x + w, y],
        _ => [w, 0.0, 0.0, h, x, y],
    }
}

/// Samples with no more pixels than the printed size needs.
fn fitting(pixels: &Pixels, placed: &PlacedImage) -> Pixels {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page has far fewer than 2^32 pixels"
    )]
    let most = (placed.width / 72.0 * MOST_PER_INCH).ceil() as u32;
    pixels.at_most(most)
}

fn compressed(file: &mut lopdf::Document, jpeg: &Jpeg) -> Result<ObjectId, Diagnostic> {
    let space = color_space(file, jpeg.channels, jpeg.profile.as_deref())?;
    let mut entries = entries(jpeg.width, jpeg.height, space);
    entries.set("Filter", "DCTDecode");
    if jpeg.channels == 3 {
        entries.set("DecodeParms", dictionary! { "ColorTransform" => i64::from(!jpeg.plain) });
    }
    Ok(file.add_object(Stream::new(entries, jpeg.bytes.clone())))
}

fn samples(file: &mut lopdf::Document, pixels: &Pixels) -> Result<ObjectId, Diagnostic> {
    let space = color_space(file, pixels.channels, pixels.profile.as_deref())?;
    let mut entries = entries(pixels.width, pixels.height, space);
    if let Some(alpha) = &pixels.alpha {
        let gray = Object::Name(b"DeviceGray".to_vec());
        let cover = packed(self::entries(pixels.width, pixels.height, gray), alpha, pixels.width, 1)?;
        entries.set("SMask", file.add_object(cover));
    }
    let stream = packed(entries, &pixels.samples, pixels.width, pixels.channels)?;
    Ok(file.add_object(stream))
}

fn entries(width: u32, height: u32, space: Object) -> Dictionary {
    dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(width),
        "Height" => i64::from(height),
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
    }
}

fn color_space(file: &mut lopdf::Document, channels: u8, profile: Option<&[u8]>) -> Result<Object, Diagnostic> {
    let device: &[u8] = if channels == 1 { b"DeviceGray" } else { b"DeviceRGB" };
    let Some(profile) = profile else { return Ok(Object::Name(device.to_vec())) };
    let mut stream = Stream::new(dictionary! { "N" => i64::from(channels) }, profile.to_vec());
    stream.compress().map_err(|error| refused(&error.to_string()))?;
    Ok(Object::Array(vec!["ICCBased".into(), file.add_object(stream).into()]))
}

/// Samples as differences from the row above, compressed.
fn packed(entries: Dictionary, samples: &[u8], width: u32, channels: u8) -> Result<Stream, Diagnostic> {
    const UP: u8 = 2;
    let row = width as usize * usize::from(channels);
    let mut above = vec![0_u8; row];
    let mut filtered = Vec::with_capacity(samples.len() + samples.len() / row.max(1));
    for line in samples.chunks_exact(row) {
        filtered.push(UP);
        filtered.extend(line.iter().zip(&above).map(|(sample, above)| sample.wrapping_sub(*above)));
        above.copy_from_slice(line);
    }
    let mut stream = Stream::new(entries, filtered);
    stream.compress().map_err(|error| refused(&error.to_string()))?;
    let parameters = dictionary! {
        "Predictor" => 15,
        "Colors" => i64::from(channels),
        "BitsPerComponent" => 8,
        "Columns" => i64::from(width),
    };
    if stream.dict.get(b"Filter").is_ok() {
        stream.dict.set("DecodeParms", parameters);
    } else {
        stream.set_content(samples.to_vec());
    }
    Ok(stream)
}

#[cfg(test)]
mod tests {
    use super::turned;

    /// Where a corner of what is stored, from its top left, is seen in a square, from its top left.
    fn seen(orientation: u8, (column, row): (f32, f32)) -> (f32, f32) {
        let [a, b, c, d, e, f] = turned(orientation, [0.0, 0.0, 1.0, 1.0]);
        let (u, v) = (column, 1.0 - row);
        (a * u + c * v + e, 1.0 - (b * u + d * v + f))
    }

    #[test]
    fn a_picture_is_turned_as_its_file_says() {
        // top left and top right corner of what is stored, for each orientation
        let corners = [
            ((0.0, 0.0), (1.0, 0.0)),
            ((1.0, 0.0), (0.0, 0.0)),
            ((1.0, 1.0), (0.0, 1.0)),
            ((0.0, 1.0), (1.0, 1.0)),
            ((0.0, 0.0), (0.0, 1.0)),
            ((1.0, 0.0), (1.0, 1.0)),
            ((1.0, 1.0), (1.0, 0.0)),
            ((0.0, 1.0), (0.0, 0.0)),
        ];
        for (orientation, (left, right)) in (1..).zip(corners) {
            assert_eq!(seen(orientation, (0.0, 0.0)), left, "orientation {orientation}");
            assert_eq!(seen(orientation, (1.0, 0.0)), right, "orientation {orientation}");
        }
    }
}

//! A JPEG file → the same compressed data without metadata: no place, no camera, no preview, no comment.

use super::{check_sides, exif, profile, refused};
use crate::diagnostic::Diagnostic;

const BROKEN: &str = "open it and save it again as a JPEG";
const PROFILE: &[u8] = b"ICC_PROFILE\0";
/// Length of the body of a JFIF segment without a preview.
const JFIF: usize = 14;

/// Compressed samples.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Jpeg {
    /// The stream, from its first marker to its last.
    pub bytes: Vec<u8>,
    /// Pixels across, as stored.
    pub width: u32,
    /// Pixels down, as stored.
    pub height: u32,
    /// 1 for grey, 3 for colour.
    pub channels: u8,
    /// Whether the channels are red, green and blue themselves, not brightness and two of colour.
    pub plain: bool,
    /// How it is turned, 1 to 8 as the Exif standard numbers it; from 5 on the sides are exchanged.
    pub orientation: u8,
    /// ICC profile, unless it is sRGB.
    pub profile: Option<Vec<u8>>,
}

/// What is known after the markers read so far.
#[derive(Default)]
struct Found {
    frame: Option<Frame>,
    orientation: Option<u8>,
    jfif: bool,
    /// The transform that an Adobe segment names.
    adobe: Option<u8>,
    /// Parts of the profile by their number.
    profile: Vec<(u8, Vec<u8>)>,
    scans: usize,
}

struct Frame {
    width: u32,
    height: u32,
    /// Names of the channels.
    channels: Vec<u8>,
}

/// Copies a file without its metadata.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Jpeg, Diagnostic> {
    let cut = || refused(file, "is cut short", "copy the file again, or open it and save it again as a JPEG");
    let mut found = Found::default();
    let mut kept = vec![0xFF, 0xD8];
    let mut at = 2;
    loop {
        let marker = marker(bytes, &mut at).ok_or_else(cut)?;
        if marker == 0xD9 {
            break;
        }
        if matches!(marker, 0x01 | 0xD0..=0xD8) {
            return Err(refused(file, "is damaged", BROKEN));
        }
        let length = bytes.get(at..at + 2).map(|two| usize::from(u16::from_be_bytes([two[0], two[1]])));
        let length = length.filter(|length| *length >= 2).ok_or_else(cut)?;
        let body = bytes.get(at + 2..at + length).ok_or_else(cut)?;
        if found.keeps(file, marker, body)? {
            kept.extend([0xFF, marker]);
            kept.extend_from_slice(&bytes[at..at + length]);
        }
        at += length;
        if marker == 0xDA {
            let end = scan_end(bytes, at).ok_or_else(cut)?;
            kept.extend_from_slice(&bytes[at..end]);
            at = end;
            found.scans += 1;
        }
    }
    kept.extend([0xFF, 0xD9]);
    finish(file, found, kept)
}

fn finish(file: &str, found: Found, bytes: Vec<u8>) -> Result<Jpeg, Diagnostic> {
    let Some(frame) = found.frame.filter(|_| found.scans > 0) else {
        return Err(refused(file, "holds no picture", BROKEN));
    };
    let channels = if frame.channels.len() == 1 { 1 } else { 3 };
    let plain = channels == 3
        && match found.adobe {
            Some(transform) => transform == 0,
            None => !found.jfif && frame.channels == *b"RGB",
        };
    let mut parts = found.profile;
    parts.sort_by_key(|(number, _)| *number);
    let whole: Vec<u8> = parts.into_iter().flat_map(|(_, part)| part).collect();
    Ok(Jpeg {
        bytes,
        width: frame.width,
        height: frame.height,
        channels,
        plain,
        orientation: found.orientation.unwrap_or(1),
        profile: profile::kept(&whole, channels),
    })
}

impl Found {
    /// Notes what a segment says; whether it is copied.
    fn keeps(&mut self, file: &str, marker: u8, body: &[u8]) -> Result<bool, Diagnostic> {
        match marker {
            0xC0..=0xC2 => {
                if self.frame.is_some() {
                    return Err(refused(file, "holds more than one picture", BROKEN));
                }
                self.frame = Some(frame(file, body)?);
            }
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xDC | 0xDE | 0xDF => {
                let what = "is a JPEG of a rare kind, which viewers of PDF do not show";
                return Err(refused(file, what, "save it as a usual JPEG (baseline or progressive)"));
            }
            0xE0 => {
                let jfif = body.starts_with(b"JFIF\0") && body.len() == JFIF;
                self.jfif |= body.starts_with(b"JFIF\0");
                return Ok(jfif);
            }
            0xE1..=0xEF | 0xFE => {
                self.metadata(marker, body);
                return Ok(false);
            }
            _ => {}
        }
        Ok(true)
    }

    fn metadata(&mut self, marker: u8, body: &[u8]) {
        match marker {
            0xE1 => self.orientation = self.orientation.or_else(|| exif::orientation(body)),
            0xE2 => {
                if let Some([number, _, part @ ..]) = body.strip_prefix(PROFILE) {
                    self.profile.push((*number, part.to_vec()));
                }
            }
            0xEE if body.starts_with(b"Adobe") => self.adobe = body.get(11).copied(),
            _ => {}
        }
    }
}

fn frame(file: &str, body: &[u8]) -> Result<Frame, Diagnostic> {
    let &[precision, h1, h0, w1, w0, count, ref channels @ ..] = body else {
        return Err(refused(file, "is damaged", BROKEN));
    };
    if precision != 8 {
        return Err(refused(file, "has more than 8 bits a channel", "save it as a JPEG of 8 bits"));
    }
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    check_sides(file, u32::from(width), u32::from(height))?;
    match count {
        1 | 3 if channels.len() == usize::from(count) * 3 => {}
        4 => return Err(refused(file, "is in CMYK, the colours of print", "save it in RGB (sRGB)")),
        _ => return Err(refused(file, "is damaged", BROKEN)),
    }
    let channels = channels.chunks(3).map(|channel| channel[0]).collect();
    Ok(Frame { width: u32::from(width), height: u32::from(height), channels })
}

/// The next marker; `at` moves behind it.
fn marker(bytes: &[u8], at: &mut usize) -> Option<u8> {
    while *bytes.get(*at)? != 0xFF {
        *at += 1;
    }
    while *bytes.get(*at)? == 0xFF {
        *at += 1;
    }
    let marker = *bytes.get(*at)?;
    *at += 1;
    Some(marker)
}

/// Where the compressed data that starts at `at` ends: before the next marker that is no restart.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        match bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

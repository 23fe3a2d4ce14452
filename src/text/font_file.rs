//! A font file of the author's → a face that reports can be set in, or the reason why not and what to do.

use super::Features;
use super::face::Face;
use super::sfnt::table;
use super::shape::{PlanCache, shape_part};
use crate::diagnostic::Diagnostic;
use crate::frame::FaceId;
use crate::theme::FACE_ROLES;
use std::borrow::Cow;

/// Most bytes that a font file may have.
const MOST_BYTES: usize = 50_000_000;

/// Permission bits (OpenType 1.9, OS/2, `fsType`): the four that say who may read a document with the font, of which the
/// least strict counts; of these the one that forbids embedding; and the one that allows bitmaps only.
const USAGE: u16 = 0x000F;
const RESTRICTED: u16 = 0x0002;
const BITMAPS_ONLY: u16 = 0x0200;

/// Tables without which no text can be set or embedded.
const NEEDED: [&[u8; 4]; 8] = [b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

const WANTED: &str = "reports take static fonts with TrueType outlines: a .ttf file of one weight";

/// Reads a font file.
///
/// # Errors
/// `config/font-format` for what is not a static font with TrueType outlines, `config/font-broken`,
/// `config/font-permission` where its maker does not allow embedding.
pub(super) fn read(path: &str, bytes: Vec<u8>) -> Result<Face, Diagnostic> {
    if bytes.len() > MOST_BYTES {
        let message = format!("`{path}` has more than {} MB", MOST_BYTES / 1_000_000);
        return Err(Diagnostic::error("config/font-format", message).hint(WANTED));
    }
    if let Some((what, hint)) = other_format(&bytes) {
        return Err(Diagnostic::error("config/font-format", format!("`{path}` {what}")).hint(hint));
    }
    let broken = |what: &str| {
        Diagnostic::error("config/font-broken", format!("`{path}` is broken: {what}"))
            .hint("take the file anew from where the font is from")
    };
    if let Some(tag) = NEEDED.into_iter().find(|tag| table(&bytes, tag).is_none()) {
        return Err(broken(&format!("its table `{}` is missing or cut short", String::from_utf8_lossy(tag))));
    }
    if !outlines_are_whole(&bytes) {
        return Err(broken("its outlines are cut short"));
    }
    let face = Face::read(Cow::Owned(bytes)).ok_or_else(|| broken("its tables contradict each other"))?;
    if !face.has(' ') || !face.has('n') {
        let message = format!("`{path}` has no Latin letters");
        return Err(Diagnostic::error("config/font-format", message)
            .hint("name a font for text; one for further scripts stands behind it in the list"));
    }
    match forbidden(face.about().permissions) {
        Some(why) => Err(Diagnostic::error("config/font-permission", format!("`{path}` {why}"))
            .hint("ask its maker for a licence to embed it in documents, or take another font")),
        None => Ok(face),
    }
}

/// Why a font does not serve a role of type.
pub(super) fn unfit(path: &str, face: &Face, role: FaceId) -> Option<Diagnostic> {
    if !matches!(role, FaceId::Label | FaceId::LabelStrong) || has_tabular_figures(face) {
        return None;
    }
    let name = FACE_ROLES.into_iter().find(|(face, _)| *face == role).map_or("", |(_, name)| name);
    let message = format!(
        "`{path}` has digits of different widths and no tabular figures (`tnum`), which `{name}` needs for the numbers of \
         tables and charts"
    );
    let hint = format!("name a font with tabular figures for `{name}`, or leave `{name}` to the theme");
    Some(Diagnostic::error("config/font-figures", message).hint(hint))
}

/// What a file is that cannot be used, and what to do.
fn other_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let start = bytes.get(..4).unwrap_or_default();
    let has = |tag: &[u8; 4]| table(bytes, tag).is_some();
    let cff = "has PostScript outlines (CFF), which reports do not embed";
    Some(match start {
        b"wOFF" | b"wOF2" => (
            "is a font for web pages (WOFF)",
            "take the same font as a .ttf file; makers offer it as \"desktop\" or \"static\"",
        ),
        b"ttcf" => ("is a collection of several fonts", "save the one that is meant as a .ttf file of its own"),
        b"OTTO" => (cff, "take the same font with TrueType outlines: a .ttf file"),
        [0x80, 0x01, ..] | b"%!PS" | b"typ1" => ("is a PostScript font (Type 1)", WANTED),
        [0, 1, 0, 0] | b"true" if has(b"fvar") => {
            ("is a variable font", "take its static files, one for each weight; they are often in a folder `static`")
        }
        [0, 1, 0, 0] | b"true" if !has(b"glyf") && (has(b"CFF ") || has(b"CFF2")) => {
            (cff, "take the same font with TrueType outlines: a .ttf file")
        }
        [0, 1, 0, 0] | b"true" if !has(b"glyf") && [b"EBDT", b"CBDT", b"sbix", b"SVG "].into_iter().any(has) => {
            ("holds pictures of letters and no outlines", WANTED)
        }
        [0, 1, 0, 0] | b"true" => return None,
        [] => ("is empty", "take the file anew from where the font is from"),
        _ => ("is not a font", WANTED),
    })
}

/// Whether the outline of every glyph lies inside the table of outlines.
fn outlines_are_whole(bytes: &[u8]) -> bool {
    let inside = || {
        let (glyf, loca) = (table(bytes, b"glyf")?, table(bytes, b"loca")?);
        let count = usize::from(u16::from_be_bytes(table(bytes, b"maxp")?.get(4..6)?.try_into().ok()?));
        let long = *table(bytes, b"head")?.get(51)? != 0;
        let width = if long { 4 } else { 2 };
        let ends: Vec<usize> = loca
            .get(..(count + 1) * width)?
            .chunks_exact(width)
            .map(|place| {
                let place = place.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
                if long { place } else { 2 * place }
            })
            .collect();
        Some(ends.is_sorted() && ends.last().is_none_or(|end| *end <= glyf.len()))
    };
    inside().unwrap_or(false)
}

/// Why the maker's permissions forbid to embed a font.
fn forbidden(permissions: u16) -> Option<&'static str> {
    if permissions & USAGE == RESTRICTED {
        return Some("may not be embedded: its maker has restricted it (fsType 2)");
    }
    (permissions & BITMAPS_ONLY != 0).then_some("may be embedded as pictures only, not as outlines (fsType bit 9)")
}

/// Whether the digits that tables ask for have one width.
fn has_tabular_figures(face: &Face) -> bool {
    let text = "0123456789";
    let features = Features { tabular: true, ..Features::default() };
    let mut glyphs = Vec::new();
    shape_part(face, 0, &PlanCache::default(), (features, "en"), (text, 0..text.len()), &mut glyphs);
    glyphs.windows(2).all(|pair| (pair[0].advance - pair[1].advance).abs() < 0.5)
}

//! The glyphs that a document shows → one embedded subset per font, with exact widths and the text of every glyph.
//!
//! The codes in the pages are indices of the subset. A glyph that stands for several texts (a hyphen and a soft
//! hyphen, a space and a no-break space) has a code for each: the further ones follow the subset's glyphs and a
//! `CIDToGIDMap` leads them to the same outline.

use super::{refused, sfnt, to_unicode};
use crate::diagnostic::Diagnostic;
use crate::frame::{Draw, Glyph, TextRun};
use crate::layout::Document;
use crate::text::{Embedded, Fonts};
use lopdf::{Dictionary, Object, ObjectId, Stream};
use printpdf::{FontId, ParsedFont, PdfDocument, PdfFont};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;
use unicode_normalization::UnicodeNormalization;

/// The text of a glyph of which nothing is left to say: a cluster with more glyphs than characters.
const SILENT: &str = "\u{2060}";

/// Every font that the document uses, by its number.
pub(super) struct Faces {
    faces: BTreeMap<u8, Face>,
}

/// The used part of a font.
pub(super) struct Face {
    /// By glyph of the whole font: each text that it stands for, and the code for it.
    codes: Vec<Vec<(String, Code)>>,
    /// The text of every code, ascending.
    texts: Vec<(u16, String)>,
    /// By code: the glyph of the subset. None where each is its own.
    glyphs: Option<Vec<u16>>,
    font: ParsedFont,
}

/// How the pages ask for a glyph.
#[derive(Clone, Copy, Default)]
pub(super) struct Code {
    /// The code, as the character that the embedded font maps to it.
    pub(super) character: char,
    /// Width that the font file says it has, in thousandths of the size.
    pub(super) width: i32,
}

impl Faces {
    /// A font that [`collect`] has seen.
    pub(super) fn face(&self, font: u8) -> &Face {
        &self.faces[&font]
    }

    /// The name by which pages call a font.
    pub(super) fn resource(&self, font: u8) -> FontId {
        debug_assert!(self.faces.contains_key(&font), "font {font} was not collected");
        FontId(resource(font))
    }
}

impl Face {
    /// The code of a glyph that stands for this text.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Code {
        self.codes[usize::from(glyph)]
            .iter()
            .find(|(known, _)| known == text)
            .map(|(_, code)| *code)
            .expect("every glyph was collected with its text")
    }
}

/// Each glyph of a run with the text that it alone stands for: never empty.
///
/// Where a cluster has several glyphs, its characters, decomposed, are dealt out to them.
pub(super) fn clusters(run: &TextRun) -> impl Iterator<Item = (Glyph, Cow<'_, str>)> {
    let glyphs = &run.glyphs;
    glyphs.iter().enumerate().map(move |(index, glyph)| {
        if glyph.length > 0 && glyphs.get(index + 1).is_none_or(|next| next.length > 0) {
            return (*glyph, Cow::Borrowed(own_text(run, glyph)));
        }
        let Some(head) = glyphs[..=index].iter().rposition(|glyph| glyph.length > 0) else {
            return (*glyph, Cow::Borrowed(SILENT));
        };
        let last = glyphs.get(index + 1).is_none_or(|next| next.length > 0);
        let mut characters = own_text(run, &glyphs[head]).nfd().skip(index - head);
        let text: String = if last { characters.collect() } else { characters.next().into_iter().collect() };
        (*glyph, if text.is_empty() { Cow::Borrowed(SILENT) } else { Cow::Owned(text) })
    })
}

fn own_text<'a>(run: &'a TextRun, glyph: &Glyph) -> &'a str {
    let start = usize::try_from(glyph.start).unwrap_or(usize::MAX);
    run.text
        .get(start..start.saturating_add(usize::from(glyph.length)))
        .filter(|text| !text.is_empty())
        .unwrap_or(SILENT)
}

/// Reads which glyphs stand for which texts, and makes a subset of each font that allows it.
///
/// # Errors
/// A run with `.notdef`, or a font file that cannot be read.
pub(super) fn collect(document: &Document, fonts: &Fonts) -> Result<Faces, Diagnostic> {
    let mut used: BTreeMap<u8, Vec<Vec<(String, Code)>>> = BTreeMap::new();
    for item in document.pages.iter().flat_map(|page| &page.frame.items) {
        let Draw::Text(run) = &item.draw else { continue };
        for (glyph, text) in clusters(run) {
            if glyph.id == 0 {
                return Err(refused("a character has no glyph").text(text));
            }
            let table = used.entry(glyph.font).or_default();
            let place = usize::from(glyph.id);
            if table.len() <= place {
                table.resize_with(place + 1, Vec::new);
            }
            if !table[place].iter().any(|(known, _)| *known == text) {
                table[place].push((text.into_owned(), Code::default()));
            }
        }
    }
    let faces = used.into_iter().map(|(font, codes)| Ok((font, face(&fonts.embedded(font), codes)?)));
    Ok(Faces { faces: faces.collect::<Result<_, _>>()? })
}

/// A font file as it is embedded, and where the glyphs of the whole font are in it.
struct Program {
    font: ParsedFont,
    /// How many glyphs it has.
    count: u16,
    /// None where they keep their places.
    places: Option<GlyphRemapper>,
}

fn program(about: &Embedded<'_>, codes: &[Vec<(String, Code)>]) -> Result<Program, Diagnostic> {
    let unreadable = || refused("a font file cannot be read").text(about.name);
    let parsed = |file: &[u8]| ParsedFont::from_bytes(file, 0, &mut Vec::new()).ok_or_else(unreadable);
    if about.whole {
        let mut font = parsed(about.file)?;
        font.original_bytes = about.file.to_vec();
        font.font_name = Some(about.name.to_owned());
        let count = font.glyph_widths.last_key_value().map_or(0, |(last, _)| last.saturating_add(1));
        return Ok(Program { font, count, places: None });
    }
    let used: Vec<u16> = (0_u16..).zip(codes).filter(|(_, texts)| !texts.is_empty()).map(|(glyph, _)| glyph).collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&used);
    let file = subsetter::subset(about.file, 0, &remapper).map_err(|_| unreadable())?;
    let mut font = parsed(&file)?;
    font.original_bytes = sfnt::strip(&file).ok_or_else(unreadable)?;
    font.font_name = Some(format!("{}+{}", tag(&font.original_bytes), about.name));
    Ok(Program { font, count: remapper.num_gids(), places: Some(remapper) })
}

fn face(about: &Embedded<'_>, mut codes: Vec<Vec<(String, Code)>>) -> Result<Face, Diagnostic> {
    let too_many = || refused("a font has too many glyphs").text(about.name);
    let Program { mut font, count, places } = program(about, &codes)?;
    let mut glyphs: Vec<u16> = (0..count).collect();
    let mut texts = Vec::new();
    for (glyph, known) in (0_u16..).zip(&mut codes) {
        for (index, (text, code)) in known.iter_mut().enumerate() {
            let inside = places.as_ref().map_or(Some(glyph), |places| places.get(glyph));
            let inside = inside.expect("every used glyph is in the subset");
            let number = if index == 0 {
                inside
            } else {
                glyphs.push(inside);
                u16::try_from(glyphs.len() - 1).map_err(|_| too_many())?
            };
            let advance = font.glyph_widths.get(&inside).copied().unwrap_or_default();
            font.glyph_widths.insert(number, advance);
            let character = char::from_u32(u32::from(number)).ok_or_else(too_many)?;
            *code = Code { character, width: i32::from(advance) * 1000 / i32::from(font.units_per_em) };
            font.codepoint_to_glyph.insert(u32::from(number), number);
            texts.push((number, text.clone()));
        }
    }
    texts.sort_unstable();
    font.pdf_font_metrics.us_weight_class = about.weight;
    let glyphs = (glyphs.len() > usize::from(count)).then_some(glyphs);
    Ok(Face { codes, texts, glyphs, font })
}

/// Six capitals that tell this subset from another one of the same font (ISO 32000-1, 9.6.4).
fn tag(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// Gives the fonts to printpdf.
pub(super) fn embed(faces: &Faces, pdf: &mut PdfDocument) {
    for (id, face) in &faces.faces {
        pdf.resources.fonts.map.insert(faces.resource(*id), PdfFont::new(face.font.clone()));
    }
}

/// Adds to the fonts of the file what printpdf does not know of them: texts, shared outlines, height of capitals.
pub(super) fn finish(faces: &Faces, fonts: &Fonts, file: &mut lopdf::Document, resources: ObjectId) {
    let Some(resources) = file.get_dictionary(resources).ok().cloned() else { return };
    for (id, face) in &faces.faces {
        let Some(font) = resources.get(resource(*id).as_bytes()).and_then(Object::as_reference).ok() else {
            continue;
        };
        let map = file.add_object(Stream::new(Dictionary::new(), to_unicode::map(&face.texts)));
        let outlines = face.glyphs.as_ref().map(|glyphs| {
            let bytes = glyphs.iter().flat_map(|glyph| glyph.to_be_bytes()).collect();
            file.add_object(Stream::new(Dictionary::new(), bytes))
        });
        let Ok(dictionary) = file.get_dictionary_mut(font) else { continue };
        let old = dictionary.get(b"ToUnicode").and_then(Object::as_reference);
        dictionary.set("ToUnicode", map);
        let descendant = dictionary
            .get_mut(b"DescendantFonts")
            .and_then(Object::as_array_mut)
            .ok()
            .and_then(|list| list.first_mut())
            .and_then(|descendant| descendant.as_dict_mut().ok());
        let descriptor = descendant.and_then(|descendant| {
            if let Some(outlines) = outlines {
                descendant.set("CIDToGIDMap", outlines);
            }
            descendant.get(b"FontDescriptor").and_then(Object::as_reference).ok()
        });
        if let Some(descriptor) = descriptor.and_then(|id| file.get_dictionary_mut(id).ok()) {
            descriptor.set("CapHeight", fonts.embedded(*id).cap_height);
        }
        if let Ok(old) = old {
            file.objects.remove(&old);
        }
    }
}

/// The name of a font in the pages: a capital, with a number after the first 25. printpdf keeps F1 to F14 for itself.
fn resource(font: u8) -> String {
    const NAMES: &[u8; 25] = b"ABCDEGHIJKLMNOPQRSTUVWXYZ";
    let (round, place) = (usize::from(font) / NAMES.len(), usize::from(font) % NAMES.len());
    let name = char::from(NAMES[place]);
    if round == 0 { name.to_string() } else { format!("{name}{round}") }
}

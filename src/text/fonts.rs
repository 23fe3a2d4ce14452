//! The fonts of a theme: font files → metrics, shaped runs, widths.

use super::bundled;
use super::coverage::{font_runs, needs_glyph};
use super::face::{Embedded, Face, FontMetrics};
use super::font_file;
use super::shape::{PlanCache, shape_part};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Severity};
use crate::frame::{Color, FaceId, TextRun};
use crate::geometry::Point;
use crate::theme::{FACE_ROLES, Faces, FontFile, FontSource};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

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

/// The fonts of all roles and what was already shaped in them. Shared by all threads.
pub struct Fonts {
    fonts: Vec<Slot>,
    /// By role: places in `fonts`, each standing in for characters that the ones before it lack.
    chains: [Vec<u8>; 8],
    plans: PlanCache,
    widths: Mutex<FxHashMap<WidthKey, f32>>,
    /// By the first font of a chain and the one that stood in for it: the characters.
    stood_in: Mutex<BTreeMap<(u8, u8), BTreeSet<char>>>,
}

/// A font, read when text is first set in it.
struct Slot {
    source: FontSource,
    face: OnceLock<Face>,
}

/// A family of fonts that a report is set in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// Whether the program brings it along.
    pub bundled: bool,
}

/// What a width depends on, apart from size and tracking.
#[derive(PartialEq, Eq, Hash)]
struct WidthKey {
    face: FaceId,
    features: Features,
    language: String,
    text: String,
}

/// Lines longer than this are rarely measured twice.
const LONGEST_CACHED: usize = 48;

/// How many characters a notice names.
const MOST_NAMED: usize = 12;

/// How many widths are remembered.
const MOST_CACHED: usize = 20_000;

impl Fonts {
    /// The fonts of the default theme, which are all bundled.
    ///
    /// # Panics
    /// Never: the default theme names no files.
    pub fn bundled() -> Self {
        let none = |file: &FontFile| Err(Diagnostic::error("file/missing", format!("no file `{}`", file.path)));
        Self::load(&Faces::default(), &none, &mut Diagnostics::default()).expect("the default theme names no files")
    }

    /// The fonts that a theme names; `read` gives the bytes of a file of the project.
    ///
    /// # Errors
    /// [`Failed`] with a diagnostic for each file that cannot be read or used, with the place where it is named.
    pub fn load(
        faces: &Faces,
        read: &dyn Fn(&FontFile) -> Result<Vec<u8>, Diagnostic>,
        diagnostics: &mut Diagnostics,
    ) -> Result<Self, Failed> {
        let mut fonts: Vec<Slot> = Vec::new();
        let mut problems = Vec::new();
        let places = FACE_ROLES.map(|(role, _)| {
            let open = |source: &FontSource| {
                fonts.iter().position(|slot| same(&slot.source, source)).unwrap_or_else(|| {
                    fonts.push(Slot::open(source.clone(), read, &mut problems));
                    fonts.len() - 1
                })
            };
            faces.chain(role).iter().map(open).collect::<Vec<usize>>()
        });
        let mut giving_way = None;
        for ((role, _), places) in FACE_ROLES.iter().zip(&places) {
            for (source, place) in faces.chain(*role).iter().zip(places) {
                match (source, fonts[*place].unfit(*role, source)) {
                    (FontSource::File(file), Some(problem)) if file.gives_way => {
                        giving_way.get_or_insert(gives_way(problem));
                    }
                    (_, problem) => problems.extend(problem),
                }
            }
        }
        let chains = FACE_ROLES.map(|(role, _)| {
            let stays = |source: &FontSource| {
                giving_way.is_none() || !matches!(source, FontSource::File(file) if file.gives_way)
            };
            let chain = faces.chain(role).iter().zip(&places[role as usize]).filter(|(source, _)| stays(source));
            chain.map(|(_, place)| u8::try_from(*place).expect("roles do not name 256 fonts")).collect()
        });
        diagnostics.extend(giving_way);
        let fonts =
            Self { fonts, chains, plans: PlanCache::default(), widths: Mutex::default(), stood_in: Mutex::default() };
        if problems.is_empty() {
            return Ok(fonts);
        }
        diagnostics.extend(problems);
        Err(Failed)
    }

    /// A font by the number that glyphs have for it, for embedding.
    pub fn embedded(&self, font: u8) -> Embedded<'_> {
        self.font(font).embedded()
    }

    /// Metrics of a role's first font.
    pub fn metrics(&self, face: FaceId) -> FontMetrics {
        self.font(self.chains[face as usize][0]).metrics
    }

    /// Shapes one line of text for a language (BCP 47), with its baseline at the origin.
    ///
    /// Kerning and ligatures are on. Latin and Cyrillic parts are shaped as such, each with the forms that the
    /// language asks for. A character that the role's first font lacks is set in the next one that has it; one that all
    /// lack becomes glyph 0, see [`Fonts::missing`].
    pub fn shape(&self, style: &TextStyle, language: &str, text: &str) -> TextRun {
        let chain = &self.chains[style.face as usize];
        let mut glyphs = Vec::with_capacity(text.len());
        for (range, font) in font_runs(chain, &|font| self.font(font), text) {
            if font != chain[0] {
                self.stands_in(chain[0], font, &text[range.clone()]);
            }
            shape_part(self.font(font), font, &self.plans, (style.features, language), (text, range), &mut glyphs);
        }
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

    /// The characters of a text for which no font of the role has a glyph, each once, in order.
    pub fn missing(&self, face: FaceId, text: &str) -> Vec<char> {
        let chain = &self.chains[face as usize];
        let mut missing = Vec::new();
        for character in text.chars().filter(|character| needs_glyph(*character)) {
            if !missing.contains(&character) && !chain.iter().any(|font| self.font(*font).has(character)) {
                missing.push(character);
            }
        }
        missing
    }

    /// A notice for each font of the author's that another one stood in for so far, with the characters.
    pub fn notices(&self) -> Vec<Diagnostic> {
        let all = self.stood_in.lock().unwrap_or_else(PoisonError::into_inner);
        let mut told: BTreeMap<u8, (BTreeSet<char>, Vec<&str>)> = BTreeMap::new();
        for ((first, by), characters) in &*all {
            let (known, fonts) = told.entry(*first).or_default();
            known.extend(characters);
            fonts.push(self.fonts[usize::from(*by)].name());
        }
        let notice = |(first, (characters, fonts)): (u8, (BTreeSet<char>, Vec<&str>))| {
            let FontSource::File(font) = &self.fonts[usize::from(first)].source else { return None };
            let named = characters.iter().take(MOST_NAMED).map(|c| format!("`{c}` (U+{:04X})", u32::from(*c)));
            let more = characters.len().saturating_sub(MOST_NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let named = named.collect::<Vec<_>>().join(", ");
            let fonts = fonts.join("` and `");
            let message = format!("`{}` lacks {named}{more}; they are set in `{fonts}`", font.path);
            let hint = "name a font that has them, or one to stand in for it";
            Some(placed(Diagnostic::notice("page/font-stands-in", message).hint(hint), font))
        };
        told.into_iter().filter_map(notice).collect()
    }

    /// The families of the first fonts of all roles, in the order of the roles.
    pub fn families(&self) -> Vec<Family> {
        let mut families: Vec<Family> = Vec::new();
        for chain in &self.chains {
            let slot = &self.fonts[usize::from(chain[0])];
            let family = match &slot.source {
                FontSource::Bundled(font) => Family { name: font.family().to_owned(), bundled: true },
                FontSource::File(_) => Family { name: slot.face().about().family.clone(), bundled: false },
            };
            if !family.name.is_empty() && !families.contains(&family) {
                families.push(family);
            }
        }
        families
    }

    fn stands_in(&self, first: u8, by: u8, text: &str) {
        let mut all = self.stood_in.lock().unwrap_or_else(PoisonError::into_inner);
        let lacked = |character: &char| needs_glyph(*character) && !self.font(first).has(*character);
        all.entry((first, by)).or_default().extend(text.chars().filter(lacked));
    }

    fn font(&self, font: u8) -> &Face {
        self.fonts[usize::from(font)].face()
    }
}

impl Slot {
    /// A file of the project is read and checked at once, a bundled font when it is used.
    fn open(
        source: FontSource,
        read: &dyn Fn(&FontFile) -> Result<Vec<u8>, Diagnostic>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let face = OnceLock::new();
        if let FontSource::File(file) = &source {
            match read(file).and_then(|bytes| font_file::read(&file.path, bytes)) {
                Ok(read) => drop(face.set(read)),
                Err(problem) => problems.push(placed(problem, file)),
            }
        }
        Self { source, face }
    }

    fn face(&self) -> &Face {
        self.face.get_or_init(|| {
            let FontSource::Bundled(font) = self.source else { unreachable!("files are read when they are opened") };
            Face::read(Cow::Borrowed(bundled::file(font))).expect("a bundled file is a font")
        })
    }

    /// Why the font does not serve a role, named there by `source`.
    fn unfit(&self, role: FaceId, source: &FontSource) -> Option<Diagnostic> {
        let FontSource::File(file) = source else { return None };
        Some(placed(font_file::unfit(&file.path, self.face.get()?, role)?, file))
    }

    fn name(&self) -> &str {
        match &self.source {
            FontSource::Bundled(font) => font.name(),
            FontSource::File(file) => &file.path,
        }
    }
}

/// A notice in place of an error: labels stay in the font behind.
fn gives_way(problem: Diagnostic) -> Diagnostic {
    let message = format!("{}: labels, tables and charts stay in the theme's own font", problem.message);
    let hint = "a font with tabular figures would serve them as well".to_owned();
    Diagnostic { message, hint: Some(hint), severity: Severity::Notice, ..problem }
}

/// Whether two sources are one font.
fn same(a: &FontSource, b: &FontSource) -> bool {
    match (a, b) {
        (FontSource::Bundled(a), FontSource::Bundled(b)) => a == b,
        (FontSource::File(a), FontSource::File(b)) => a.path == b.path,
        _ => false,
    }
}

fn placed(problem: Diagnostic, file: &FontFile) -> Diagnostic {
    let text = problem.text.clone().unwrap_or_else(|| file.path.clone());
    problem.at(file.origin.clone()).text(text)
}

impl Default for Fonts {
    fn default() -> Self {
        Self::bundled()
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Fonts").field("fonts", &self.fonts.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;

//! Which font plays each role of type: a bundled one, or a file of the project.

use crate::diagnostic::{Diagnostic, Origin};
use crate::frame::FaceId;

/// Every role of type with the name that `theme.toml` has for it.
pub const ROLES: [(FaceId, &str); 8] = [
    (FaceId::Display, "display"),
    (FaceId::Text, "text"),
    (FaceId::TextItalic, "text_italic"),
    (FaceId::TextStrong, "text_strong"),
    (FaceId::Label, "label"),
    (FaceId::LabelItalic, "label_italic"),
    (FaceId::LabelStrong, "label_strong"),
    (FaceId::LabelBold, "label_bold"),
];

/// A font that the program brings along.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bundled {
    /// Source Serif 4, weight 300.
    SourceSerifLight,
    /// Source Serif 4, weight 400.
    SourceSerif,
    /// Source Serif 4, weight 400, italic.
    SourceSerifItalic,
    /// Source Serif 4, weight 600.
    SourceSerifSemiBold,
    /// Source Sans 3, weight 400.
    SourceSans,
    /// Source Sans 3, weight 400, italic.
    SourceSansItalic,
    /// Source Sans 3, weight 600.
    SourceSansSemiBold,
    /// Source Sans 3, weight 700.
    SourceSansBold,
    /// Source Sans 3, weight 900.
    SourceSansBlack,
    /// Vollkorn, weight 400.
    Vollkorn,
    /// Vollkorn, weight 400, italic.
    VollkornItalic,
    /// Vollkorn, weight 600.
    VollkornSemiBold,
}

/// Where a font is from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FontSource {
    /// A font that the program brings along.
    Bundled(Bundled),
    /// A file of the project.
    File(FontFile),
}

/// A font file that the author names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FontFile {
    /// Path relative to the report's folder, with `/`.
    pub path: String,
    /// Where it is named.
    pub origin: Origin,
    /// Whether the fonts behind it serve the role where it cannot: a brand does not know what a role asks.
    pub gives_way: bool,
}

/// The font of every role, each with the ones that stand in for characters that it lacks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Faces {
    chains: [Vec<FontSource>; 8],
}

impl Bundled {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::SourceSerifLight,
        Self::SourceSerif,
        Self::SourceSerifItalic,
        Self::SourceSerifSemiBold,
        Self::SourceSans,
        Self::SourceSansItalic,
        Self::SourceSansSemiBold,
        Self::SourceSansBold,
        Self::SourceSansBlack,
        Self::Vollkorn,
        Self::VollkornItalic,
        Self::VollkornSemiBold,
    ];

    /// The family that it belongs to.
    pub fn family(self) -> &'static str {
        match self {
            Self::SourceSerifLight | Self::SourceSerif | Self::SourceSerifItalic | Self::SourceSerifSemiBold => {
                "Source Serif 4"
            }
            Self::SourceSans
            | Self::SourceSansItalic
            | Self::SourceSansSemiBold
            | Self::SourceSansBold
            | Self::SourceSansBlack => "Source Sans 3",
            Self::Vollkorn | Self::VollkornItalic | Self::VollkornSemiBold => "Vollkorn",
        }
    }

    /// 100 (thin) to 900 (black).
    pub fn weight(self) -> u16 {
        match self {
            Self::SourceSerifLight => 300,
            Self::SourceSerif
            | Self::SourceSerifItalic
            | Self::SourceSans
            | Self::SourceSansItalic
            | Self::Vollkorn
            | Self::VollkornItalic => 400,
            Self::SourceSerifSemiBold | Self::SourceSansSemiBold | Self::VollkornSemiBold => 600,
            Self::SourceSansBold => 700,
            Self::SourceSansBlack => 900,
        }
    }

    /// Whether it is an italic.
    pub fn is_italic(self) -> bool {
        matches!(self, Self::SourceSerifItalic | Self::SourceSansItalic | Self::VollkornItalic)
    }

    /// Its name in `theme.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::SourceSerifLight => "Source Serif 4 Light",
            Self::SourceSerif => "Source Serif 4",
            Self::SourceSerifItalic => "Source Serif 4 Italic",
            Self::SourceSerifSemiBold => "Source Serif 4 SemiBold",
            Self::SourceSans => "Source Sans 3",
            Self::SourceSansItalic => "Source Sans 3 Italic",
            Self::SourceSansSemiBold => "Source Sans 3 SemiBold",
            Self::SourceSansBold => "Source Sans 3 Bold",
            Self::SourceSansBlack => "Source Sans 3 Black",
            Self::Vollkorn => "Vollkorn",
            Self::VollkornItalic => "Vollkorn Italic",
            Self::VollkornSemiBold => "Vollkorn SemiBold",
        }
    }
}

impl FontSource {
    /// A font as `theme.toml` names it: the name of a bundled one, or a file, which has a dot or a slash in its name.
    ///
    /// # Errors
    /// `config/font-unknown` for a name that is neither; it has its place.
    pub fn named(written: &str, origin: &Origin) -> Result<Self, Diagnostic> {
        if let Some(bundled) = Bundled::ALL.into_iter().find(|font| font.name().eq_ignore_ascii_case(written)) {
            return Ok(Self::Bundled(bundled));
        }
        if written.contains(['.', '/']) {
            return Ok(Self::File(FontFile { path: written.to_owned(), origin: origin.clone(), gives_way: false }));
        }
        let unknown = Diagnostic::error("config/font-unknown", format!("no bundled font is called `{written}`"));
        Err(unknown.at(origin.clone()).text(written).did_you_mean(written, Bundled::ALL.map(Bundled::name)))
    }
}

impl Faces {
    /// The fonts of a role: the first one, then those that stand in for characters that the ones before lack.
    pub fn chain(&self, face: FaceId) -> &[FontSource] {
        &self.chains[face as usize]
    }

    /// Puts a font in place of all those of a role: for themes that the program brings along.
    pub fn set(&mut self, face: FaceId, font: Bundled) {
        self.chains[face as usize] = vec![FontSource::Bundled(font)];
    }

    /// Puts a font before those of a role, which then stand in for characters that it lacks. A bundled font needs none to
    /// stand in for it and replaces them.
    pub fn prefer(&mut self, face: FaceId, font: FontSource) {
        match font {
            FontSource::Bundled(bundled) => self.set(face, bundled),
            FontSource::File(_) => self.chains[face as usize].insert(0, font),
        }
    }
}

impl Default for Faces {
    fn default() -> Self {
        let fonts = [
            Bundled::SourceSerifLight,
            Bundled::SourceSerif,
            Bundled::SourceSerifItalic,
            Bundled::SourceSerifSemiBold,
            Bundled::SourceSans,
            Bundled::SourceSansItalic,
            Bundled::SourceSansSemiBold,
            Bundled::SourceSansBold,
        ];
        Self { chains: fonts.map(|font| vec![FontSource::Bundled(font)]) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bundled, Faces, FontSource, ROLES};
    use crate::diagnostic::Origin;
    use crate::frame::FaceId;

    #[test]
    fn a_font_is_a_bundled_one_by_its_name_or_a_file() {
        let origin = Origin::at("theme.toml", 3, 8);
        assert_eq!(FontSource::named("vollkorn italic", &origin), Ok(FontSource::Bundled(Bundled::VollkornItalic)));
        assert!(matches!(FontSource::named("fonts/Own.ttf", &origin), Ok(FontSource::File(_))));
        let problem = FontSource::named("Source Sans", &origin).unwrap_err();
        assert_eq!(problem.hint.as_deref(), Some("did you mean `Source Sans 3`?"));
    }

    #[test]
    fn a_file_comes_before_the_fonts_of_its_role_and_a_bundled_font_replaces_them() {
        let origin = Origin::at("theme.toml", 3, 8);
        let mut faces = Faces::default();
        faces.prefer(FaceId::Text, FontSource::named("own.ttf", &origin).unwrap());
        assert_eq!(faces.chain(FaceId::Text).len(), 2);
        faces.prefer(FaceId::Text, FontSource::Bundled(Bundled::Vollkorn));
        assert_eq!(faces.chain(FaceId::Text), [FontSource::Bundled(Bundled::Vollkorn)]);
    }

    #[test]
    fn roles_are_in_the_order_of_their_places() {
        for (place, (face, _)) in ROLES.into_iter().enumerate() {
            assert_eq!(face as usize, place);
        }
    }
}

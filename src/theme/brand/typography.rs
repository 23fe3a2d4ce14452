//! The section `typography` → the fonts of the roles of type.

use super::keys::{Keys, Problems, Word, word};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Origin};
use crate::frame::FaceId;
use crate::theme::{Bundled, Faces, FontFile, FontSource};

/// What a brand says of type, as far as pages use it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Typography {
    families: Vec<Family>,
    base: Option<Use>,
    headings: Option<Use>,
}

/// A family of fonts.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Family {
    name: String,
    source: Source,
}

/// Where its files are.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Source {
    Files(Vec<Cut>),
    /// A service on the web, or the machine of the reader.
    Elsewhere(String),
}

/// A font file: a cut of its family.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Cut {
    path: String,
    origin: Origin,
    weight: u16,
    italic: bool,
}

/// The family of a kind of text.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Use {
    family: Option<Word>,
    weight: Option<u16>,
}

/// What a role asks of a family: about this weight.
#[derive(Clone, Copy)]
struct Asked {
    role: FaceId,
    weights: (u16, u16),
    weight: u16,
    italic: bool,
}

impl Typography {
    /// Reads the section; `folder` is the one of the brand file, from which its paths go.
    pub(super) fn read(node: &Node, folder: &str, problems: &Problems) -> Self {
        let sections = ["fonts", "base", "headings", "monospace", "monospace-inline", "monospace-block", "link"];
        let Some(keys) = Keys::of(node, "typography", problems).map(|keys| keys.known(&sections)) else {
            return Self::default();
        };
        let families = match keys.get("fonts").map(|node| &node.value) {
            Some(Value::List(list)) => list.iter().filter_map(|node| Family::read(node, folder, problems)).collect(),
            _ => Vec::new(),
        };
        let used = |name, path| keys.get(name).and_then(|node| Use::read(node, path, problems));
        Self { families, base: used("base", "typography.base"), headings: used("headings", "typography.headings") }
    }

    /// Gives the roles of type their fonts.
    pub(super) fn apply(&self, faces: &mut Faces, problems: &Problems) {
        let base = self.base.as_ref().and_then(|used| Some((used.family.as_ref()?, used.weight)));
        if let Some((family, weight)) = base {
            let weight = weight.unwrap_or(400);
            let roles = [
                (FaceId::Text, weight, false),
                (FaceId::TextItalic, weight, true),
                (FaceId::TextStrong, 600, false),
                (FaceId::Label, weight, false),
                (FaceId::LabelItalic, weight, true),
                (FaceId::LabelStrong, 600, false),
                (FaceId::LabelBold, 700, false),
            ];
            let asked = roles.map(|(role, weight, italic)| {
                let weights = if weight >= 600 { (550, 900) } else { (250, 550) };
                Asked { role, weights, weight, italic }
            });
            self.give(family, &asked, faces, problems);
        }
        let headings = self.headings.as_ref();
        let family = headings.and_then(|used| used.family.as_ref()).or(base.map(|(family, _)| family));
        if let Some(family) = family {
            let weight = headings.and_then(|used| used.weight).unwrap_or(500);
            let asked = [Asked { role: FaceId::Display, weights: (100, 900), weight, italic: false }];
            let again = base.is_some_and(|(base, _)| base.text == family.text);
            let told = Problems::default();
            self.give(family, &asked, faces, if again { &told } else { problems });
        }
    }

    fn give(&self, family: &Word, asked: &[Asked], faces: &mut Faces, problems: &Problems) {
        let name = first_family(&family.text);
        let known = self.families.iter().find(|known| known.name.eq_ignore_ascii_case(name));
        if let Some(Source::Files(files)) = known.map(|known| &known.source) {
            let mut lacking = Vec::new();
            for wanted in asked {
                match wanted.best(files) {
                    Some(file) => faces.prefer(wanted.role, file.source(wanted.role)),
                    None => lacking.push(*wanted),
                }
            }
            if !files.is_empty() {
                problems.borrow_mut().extend(lacks(name, family, &lacking));
            }
            return;
        }
        let bundled: Vec<Bundled> =
            Bundled::ALL.into_iter().filter(|font| font.family().eq_ignore_ascii_case(name)).collect();
        if bundled.is_empty() {
            problems.borrow_mut().push(not_at_hand(name, family, known.map(|known| &known.source)));
        }
        for wanted in asked {
            let fits = bundled.iter().filter(|font| wanted.takes(font.weight(), font.is_italic()));
            if let Some(font) = fits.min_by_key(|font| font.weight().abs_diff(wanted.weight)) {
                faces.prefer(wanted.role, FontSource::Bundled(*font));
            }
        }
    }
}

impl Asked {
    fn takes(&self, weight: u16, italic: bool) -> bool {
        italic == self.italic && (self.weights.0..=self.weights.1).contains(&weight)
    }

    fn best<'a>(&self, files: &'a [Cut]) -> Option<&'a Cut> {
        let fits = files.iter().filter(|file| self.takes(file.weight, file.italic));
        fits.min_by_key(|file| file.weight.abs_diff(self.weight))
    }
}

impl Cut {
    /// For labels a font without figures of one width gives way to the theme's.
    fn source(&self, role: FaceId) -> FontSource {
        let gives_way = !matches!(role, FaceId::Display | FaceId::Text | FaceId::TextItalic | FaceId::TextStrong);
        FontSource::File(FontFile { path: self.path.clone(), origin: self.origin.clone(), gives_way })
    }

    fn read(node: &Node, folder: &str, problems: &Problems) -> Option<Self> {
        let (path, weight, style) = match &node.value {
            Value::Map(_) => {
                let keys = Keys::of(node, "files", problems)?.known(&["path", "weight", "style"]);
                (keys.word("path")?, keys.get("weight").and_then(|node| weight(node, problems)), keys.word("style"))
            }
            _ => (word(node, problems)?, None, None),
        };
        if path.text.contains("://") {
            let problem = Diagnostic::error(
                "config/brand-font",
                format!("`{}` is on the web, which a build does not ask", path.text),
            );
            let hint = "download the font as a static .ttf file into the report's folder and name it here";
            problems.borrow_mut().push(problem.at(path.origin).text(path.text).hint(hint));
            return None;
        }
        let name = path.text.to_lowercase();
        let italic = style.map_or_else(
            || ["italic", "oblique"].iter().any(|word| name.contains(word)),
            |style| style.text != "normal",
        );
        let weight = weight.unwrap_or_else(|| weight_in(&name));
        Some(Self { path: beside(folder, &path.text), origin: path.origin, weight, italic })
    }
}

impl Family {
    fn read(node: &Node, folder: &str, problems: &Problems) -> Option<Self> {
        let keys = Keys::of(node, "typography.fonts", problems)?;
        let keys = keys.known(&["family", "source", "files", "weight", "style", "display"]);
        let name = keys.word("family")?.text;
        let source = keys.word("source").map_or("google".to_owned(), |source| source.text);
        let source = match keys.get("files").map(|node| &node.value) {
            Some(Value::List(files)) => {
                Source::Files(files.iter().filter_map(|node| Cut::read(node, folder, problems)).collect())
            }
            _ => Source::Elsewhere(source),
        };
        Some(Self { name, source })
    }
}

impl Use {
    fn read(node: &Node, path: &'static str, problems: &Problems) -> Option<Self> {
        if let Value::Scalar(_) = node.value {
            return Some(Self { family: word(node, problems), weight: None });
        }
        let known = ["family", "weight", "style", "size", "color", "background-color", "line-height", "decoration"];
        let keys = Keys::of(node, path, problems)?.known(&known);
        Some(Self { family: keys.word("family"), weight: keys.get("weight").and_then(|node| weight(node, problems)) })
    }
}

/// A number or a name of a weight; of several (`[400, 700]`, `400..700`) the first.
fn weight(node: &Node, problems: &Problems) -> Option<u16> {
    let node = match &node.value {
        Value::List(list) => list.first()?,
        _ => node,
    };
    let word = word(node, problems)?;
    let first = word.text.split("..").next().unwrap_or_default();
    let named = WEIGHTS.iter().find(|(name, _)| *name == first.to_lowercase()).map(|(_, weight)| *weight);
    let weight = named.or_else(|| first.parse().ok()).filter(|weight| (1..=1000).contains(weight));
    if weight.is_none() {
        let problem = Diagnostic::error("config/type", format!("`{}` is not a weight", word.text)).at(word.origin);
        let hint = "weights are 100 to 900, or `light`, `normal`, `medium`, `semi-bold`, `bold`, `black`";
        problems.borrow_mut().push(problem.text(word.text).hint(hint));
    }
    weight
}

/// Names of weights, the longer ones first.
const WEIGHTS: [(&str, u16); 14] = [
    ("extra-light", 200),
    ("ultra-light", 200),
    ("semi-bold", 600),
    ("demi-bold", 600),
    ("extra-bold", 800),
    ("ultra-bold", 800),
    ("regular", 400),
    ("normal", 400),
    ("medium", 500),
    ("light", 300),
    ("black", 900),
    ("heavy", 900),
    ("thin", 100),
    ("bold", 700),
];

/// The weight that a file is named for.
fn weight_in(name: &str) -> u16 {
    WEIGHTS
        .iter()
        .find(|(word, _)| name.contains(&word.replace('-', "")) || name.contains(word))
        .map_or(400, |(_, weight)| *weight)
}

/// The first of a list of families as style sheets write it.
fn first_family(list: &str) -> &str {
    list.split(',').next().unwrap_or_default().trim().trim_matches(['"', '\''])
}

/// A path from the folder of the brand file.
fn beside(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// A notice of what a family has no files for.
fn lacks(name: &str, family: &Word, lacking: &[Asked]) -> Option<Diagnostic> {
    let mut kinds = Vec::new();
    for asked in lacking {
        let kind = match (asked.italic, asked.weights.0 >= 550) {
            (true, _) => "italic",
            (false, true) => "bold",
            (false, false) => "regular",
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let what = kinds.join(" and no ");
    (!kinds.is_empty()).then(|| {
        Diagnostic::notice(
            "config/brand-font",
            format!("`{name}` has no {what} file: there the theme's own font stays"),
        )
        .at(family.origin.clone())
        .text(&family.text)
        .hint("add the file to `files`, with its `weight` and `style`")
    })
}

fn not_at_hand(name: &str, family: &Word, source: Option<&Source>) -> Diagnostic {
    let message = match source {
        Some(Source::Elsewhere(source)) if source == "system" => {
            format!("`{name}` is a font of the machine, which a build does not use: the theme's own font stays")
        }
        Some(Source::Elsewhere(source)) => {
            let service = match source.as_str() {
                "google" => "Google Fonts",
                "bunny" => "Bunny Fonts",
                other => other,
            };
            format!("`{name}` comes from {service} on the web, which a build does not ask: the theme's own font stays")
        }
        _ => format!("`{name}` comes without files: the theme's own font stays"),
    };
    let hint =
        "put its static .ttf files into the report's folder and list them: `source: file`, `files: [fonts/….ttf]`";
    Diagnostic::warning("config/brand-font", message).at(family.origin.clone()).text(&family.text).hint(hint)
}

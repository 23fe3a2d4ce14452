//! A brand file (`_brand.yml`) → the colours, fonts and mark of an organisation, moved to the roles of a theme.
//!
//! The format is brand.yml of Posit, which web tools read as well: what only web pages use is passed over.

mod css;
mod field;
mod grounds;
mod keys;
mod logo;
mod marks;
mod palette;
mod roles;
mod shade;
mod typography;
mod yaml;

pub use logo::Logo;
pub(super) use shade::at_contrast as nearest_at;

use super::Theme;
use crate::diagnostic::Diagnostics;
use keys::{Keys, Problems};
use palette::Palette;
use typography::Typography;
use yaml::{Node, Value};

/// What an organisation looks like.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Brand {
    /// The path of its file.
    pub path: String,
    logo: Option<Logo>,
    palette: Palette,
    typography: Typography,
}

impl Brand {
    /// Reads the text of a brand file at this path; none where it is no brand file at all. What is wrong in it is added to
    /// the diagnostics.
    pub fn read(path: &str, text: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let root = match yaml::read(path, text) {
            Ok(root) => root,
            Err(problem) => {
                diagnostics.push(problem);
                return None;
            }
        };
        let problems = Problems::default();
        let brand = Self::of(&root, path, &problems);
        diagnostics.extend(problems.into_inner());
        brand
    }

    fn of(root: &Node, path: &str, problems: &Problems) -> Option<Self> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let keys = Keys::of(root, "", problems)?.known(&["meta", "logo", "color", "typography", "defaults"]);
        let name = keys.get("meta").and_then(|meta| name(meta, problems));
        let logo = keys.get("logo").and_then(|node| logo::read(node, folder, problems));
        Some(Self {
            path: path.to_owned(),
            logo: logo.map(|logo| Logo { alt: logo.alt.or(name), ..logo }),
            palette: keys.get("color").map(|node| Palette::read(node, problems)).unwrap_or_default(),
            typography: keys.get("typography").map(|node| Typography::read(node, folder, problems)).unwrap_or_default(),
        })
    }

    /// Gives a theme the colours and fonts of the brand. Colours go to the roles at which they reach the contrast; the
    /// colours between them (tints, rules, labels) are made of them. A colour that cannot play its role is a diagnostic
    /// with the nearest shade that can, which stands in for it.
    pub fn apply(&self, theme: &mut Theme, diagnostics: &mut Diagnostics) {
        let problems = Problems::default();
        self.typography.apply(&mut theme.faces, &problems);
        theme.logo.clone_from(&self.logo);
        roles::apply(&self.palette, theme, &problems);
        diagnostics.extend(problems.into_inner());
    }
}

/// The full name, else the short one.
fn name(meta: &Node, problems: &Problems) -> Option<String> {
    let meta = Keys::of(meta, "meta", problems)?;
    let node = meta.get("name")?;
    if let Value::Map(_) = node.value {
        let names = Keys::of(node, "meta.name", problems)?.known(&["full", "short"]);
        return names.word("full").or_else(|| names.word("short")).map(|word| word.text);
    }
    meta.word("name").map(|word| word.text)
}

#[cfg(test)]
mod tests;

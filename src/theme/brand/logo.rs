//! The section `logo` → the picture of the mark that stands on the cover.

use super::keys::{Keys, Problems, Word, wrong};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Origin};

/// A picture of the mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Logo {
    /// Path relative to the report's folder, with `/`.
    pub path: String,
    /// Where it is named.
    pub origin: Origin,
    /// What is read out in its place: the brand's words, else its name.
    pub alt: Option<String>,
    /// Whether it is made to stand on a dark ground.
    pub for_dark: bool,
}

/// A picture as the file names it.
#[derive(Clone, Debug)]
struct Image {
    path: Word,
    alt: Option<String>,
}

/// The mark: the large one, else the medium, else the small one; of a pair the one for dark grounds.
pub(super) fn read(node: &Node, folder: &str, problems: &Problems) -> Option<Logo> {
    let single = matches!(&node.value, Value::Scalar(_));
    let keys = if single { None } else { Keys::of(node, "logo", problems) };
    let chosen = match &keys {
        None if single => node,
        None => return None,
        Some(keys) if keys.get("path").is_some() => node,
        Some(keys) => ["large", "medium", "small"].into_iter().find_map(|size| keys.get(size))?,
    };
    let images = keys.and_then(|keys| keys.known(&["images", "small", "medium", "large", "path", "alt"]).get("images"));
    let (image, for_dark) = variant(chosen, images, problems)?;
    let Image { path, alt } = image;
    if path.text.contains("://") {
        let message = format!("the logo `{}` is on the web, which a build does not ask", path.text);
        let warning = Diagnostic::warning("config/brand-logo", message).at(path.origin).text(path.text);
        problems.borrow_mut().push(warning.hint("put the file into the report's folder and name it here"));
        return None;
    }
    let path_below = if folder.is_empty() { path.text } else { format!("{folder}/{}", path.text) };
    Some(Logo { path: path_below, origin: path.origin, alt, for_dark })
}

/// The picture itself, or of two the one for dark grounds, and whether it is that.
fn variant(node: &Node, images: Option<&Node>, problems: &Problems) -> Option<(Image, bool)> {
    if let Value::Map(_) = &node.value {
        let keys = Keys::of(node, "logo", problems)?;
        if keys.get("path").is_none() {
            let keys = keys.known(&["light", "dark"]);
            return match (keys.get("dark"), keys.get("light")) {
                (Some(dark), _) => Some((image(dark, images, problems)?, true)),
                (None, light) => Some((image(light?, images, problems)?, false)),
            };
        }
    }
    Some((image(node, images, problems)?, false))
}

fn image(node: &Node, images: Option<&Node>, problems: &Problems) -> Option<Image> {
    match &node.value {
        Value::Scalar(text) => {
            let named = images.and_then(|images| Keys::of(images, "logo.images", problems)?.get(text.trim()));
            let path = Word { text: text.trim().to_owned(), origin: node.origin.clone() };
            named.map_or(Some(Image { path, alt: None }), |named| image(named, None, problems))
        }
        Value::Map(_) => {
            let keys = Keys::of(node, "logo", problems)?;
            Some(Image { path: keys.word("path")?, alt: keys.word("alt").map(|word| word.text) })
        }
        _ => {
            wrong(problems, node, "logo", "a file", "medium: images/logo.svg");
            None
        }
    }
}

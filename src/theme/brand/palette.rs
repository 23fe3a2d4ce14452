//! The section `color` → colours by their names, with the places where they are chosen.

use super::css;
use super::keys::{Keys, Problems, Word, word};
use super::yaml::{Node, Value};
use crate::diagnostic::{Diagnostic, Origin, nearest};
use crate::frame::Color;

/// Names that colours have by their use, in the order in which charts take them.
const USES: [&str; 12] = [
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "success",
    "info",
    "warning",
    "danger",
    "light",
    "dark",
    "link",
];

/// How often a name may stand for a name.
const LONGEST_CHAIN: usize = 8;

/// A colour with its name and place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) color: Color,
    pub(super) origin: Origin,
    /// As it is written there.
    pub(super) written: String,
}

/// Every colour of a brand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Palette {
    /// By use, in the order of [`USES`].
    pub(super) uses: Vec<Named>,
    /// By the brand's own names, in its order.
    pub(super) own: Vec<Named>,
    /// Whether one of them could not be read, so that no role can be given yet.
    pub(super) broken: bool,
}

impl Palette {
    /// The colour for a use.
    pub(super) fn for_use(&self, name: &str) -> Option<&Named> {
        self.uses.iter().find(|named| named.name == name)
    }

    /// Reads the section.
    pub(super) fn read(node: &Node, problems: &Problems) -> Self {
        let mut known: Vec<&str> = USES.to_vec();
        known.extend(["palette", "with"]);
        let Some(keys) = Keys::of(node, "color", problems).map(|keys| keys.known(&known)) else {
            return Self::default();
        };
        let own = keys.get("palette").or_else(|| keys.get("with"));
        let own: Vec<(String, Word)> = own
            .and_then(|node| Keys::of(node, "color.palette", problems))
            .map(|keys| {
                keys.entries()
                    .iter()
                    .filter_map(|(key, node)| Some((key.name.clone(), light(node, problems)?)))
                    .collect()
            })
            .unwrap_or_default();
        let uses: Vec<(String, Word)> =
            USES.iter().filter_map(|name| Some(((*name).to_owned(), light(keys.get(name)?, problems)?))).collect();
        let resolve = |list: &[(String, Word)]| {
            list.iter().filter_map(|(name, word)| named(name, word, &own, &uses, problems)).collect()
        };
        let (uses_read, own_read): (Vec<Named>, Vec<Named>) = (resolve(&uses), resolve(&own));
        let broken = uses_read.len() < uses.len() || own_read.len() < own.len();
        Self { uses: uses_read, own: own_read, broken }
    }
}

/// The text of a colour; of one for light and one for dark screens the first, for pages are white.
fn light(node: &Node, problems: &Problems) -> Option<Word> {
    match &node.value {
        Value::Map(_) => Keys::of(node, "color", problems)?.known(&["light", "dark"]).word("light"),
        Value::Nothing => None,
        _ => word(node, problems),
    }
}

fn named(
    name: &str,
    word: &Word,
    own: &[(String, Word)],
    uses: &[(String, Word)],
    problems: &Problems,
) -> Option<Named> {
    if let Some(color) = meant(&word.text, name, &[own, uses], LONGEST_CHAIN) {
        return Some(Named { name: name.to_owned(), color, origin: word.origin.clone(), written: word.text.clone() });
    }
    let names_another = own.iter().chain(uses).any(|(known, _)| *known == word.text && known != name);
    let what =
        if names_another { "leads to no colour" } else { "is neither a colour nor the name of one in `palette`" };
    let problem = Diagnostic::error("config/brand-color", format!("`{}` {what}", word.text));
    let problem = problem.at(word.origin.clone()).text(&word.text);
    let known = own.iter().map(|(known, _)| known.as_str());
    let hint = match nearest(&word.text, known) {
        _ if names_another => "one of the names that stand for each other needs a colour".to_owned(),
        Some(near) => format!("did you mean `{near}`?"),
        None => "write it as `\"#RRGGBB\"`, in quotes".to_owned(),
    };
    problems.borrow_mut().push(problem.hint(hint));
    None
}

/// The colour that a text stands for: that of the name, else what style sheets call so.
fn meant(text: &str, except: &str, lists: &[&[(String, Word)]; 2], chain: usize) -> Option<Color> {
    let mut all = lists.iter().flat_map(|list| list.iter());
    match all.find(|(name, _)| name == text && name != except) {
        Some((name, word)) if chain > 0 => meant(&word.text, name, lists, chain - 1),
        Some(_) => None,
        None => css::color(text),
    }
}

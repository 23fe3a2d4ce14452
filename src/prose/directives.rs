//! Text with `:::` lines → pieces: Markdown, and blocks with the Markdown inside them. Every byte keeps its place.

use super::evaluate::Output;
use crate::diagnostic::{Diagnostic, nearest};
use crate::shown::Rich;
use std::ops::Range;

/// A stretch of a text.
#[derive(Debug)]
pub(super) enum Piece {
    /// Markdown.
    Markdown(Range<usize>),
    /// A block.
    Block(Directive),
}

/// A block: what it is and the Markdown in it.
#[derive(Debug)]
pub(super) struct Directive {
    pub(super) name: Name,
    /// The line that opens it, from its colons on.
    pub(super) opening: Range<usize>,
    /// What stands between its lines.
    pub(super) inside: Range<usize>,
}

/// What a block is, with what its first line says.
#[derive(Debug)]
pub(super) enum Name {
    /// `pull`, and who said it.
    Pull(Option<Rich>),
    /// `side`, and its title.
    Side(Option<Rich>),
    /// `box`, and its title.
    Box(Option<Rich>),
    /// `story`, and whose it is.
    Story(Option<Rich>),
    /// `columns`, and how many.
    Columns(u8),
    /// `grid`, and how many cells stand in a row.
    Grid(u8),
    /// `fact`: the name of the measure, and where it stands.
    Fact(String, Range<usize>),
}

/// A problem at a stretch of the text.
pub(super) type Problem = (Diagnostic, Range<usize>);

const FENCE: &str = ":::";
const NAMES: [&str; 7] = ["story", "pull", "columns", "grid", "box", "side", "fact"];

/// A key of a first line with its value, and where both stand.
struct Attribute<'t> {
    key: &'t str,
    value: &'t str,
    key_at: Range<usize>,
    value_at: Range<usize>,
}

/// A block whose end is not read yet; no directive when its first line says something wrong.
struct Open {
    name: Option<Name>,
    opening: Range<usize>,
    inside: usize,
    /// Blocks opened inside it, which is refused.
    nested: usize,
}

/// Takes a text apart. Blocks that are not right are left out and told.
pub(super) fn pieces(out: &Output) -> (Vec<Piece>, Vec<Problem>) {
    let text = out.text();
    let (mut pieces, mut problems) = (Vec::new(), Vec::new());
    let mut open: Option<Open> = None;
    let (mut at, mut plain) = (0, 0);
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        let written = line.trim_start_matches([' ', '>']);
        let Some(rest) = written.strip_prefix(FENCE) else { continue };
        let fence = start + (line.len() - written.len());
        let here = fence..fence + written.trim_end().len();
        let quoted = line[..line.len() - written.len()].contains('>');
        if quoted {
            problems.push((refused("a block does not stand in a quotation", "write it before or after"), here.clone()));
        }
        let opens = !rest.trim().is_empty();
        match open.take() {
            Some(before) if !opens && before.nested > 0 => open = Some(Open { nested: before.nested - 1, ..before }),
            Some(before) if opens => {
                let problem = refused("a block does not stand in another one", "close the first one with a line `:::`");
                problems.push((problem, here.clone()));
                open = Some(Open { name: None, nested: before.nested + 1, ..before });
            }
            Some(Open { name, opening, inside, .. }) => {
                pieces.extend(name.map(|name| Piece::Block(Directive { name, opening, inside: inside..start })));
                plain = end;
            }
            None if opens => {
                pieces.push(Piece::Markdown(plain..start));
                let mut named = || name(out, fence + FENCE.len()..here.end, &mut problems);
                let name = if quoted { None } else { named() };
                open = Some(Open { name, opening: here, inside: end, nested: 0 });
            }
            None => {
                problems.push((refused("`:::` that closes nothing", "open a block with `::: NAME`"), here));
                pieces.push(Piece::Markdown(plain..start));
                plain = end;
            }
        }
    }
    match open {
        Some(open) => {
            problems.push((refused("a block that is not closed", "close it with a line `:::`"), open.opening));
        }
        None => pieces.push(Piece::Markdown(plain..text.len())),
    }
    (pieces, problems)
}

fn refused(message: &str, hint: &str) -> Diagnostic {
    Diagnostic::error("prose/block", message).hint(hint)
}

/// Reads what stands after the colons of a first line.
fn name(out: &Output, range: Range<usize>, problems: &mut Vec<Problem>) -> Option<Name> {
    let text = &out.text()[range.clone()];
    let blank = text.len() - text.trim_start().len();
    let word = text.trim_start().split([' ', '\t']).next().unwrap_or_default();
    let word_at = range.start + blank..range.start + blank + word.len();
    if !NAMES.contains(&word) {
        let problem = Diagnostic::error("prose/unknown-name", format!("no block `{word}`"));
        let problem = problem.hint("blocks are `story`, `pull`, `columns`, `grid`, `box`, `side` and `fact`");
        problems.push((problem.did_you_mean(word, NAMES), word_at));
        return None;
    }
    let attributes = attributes(out.text(), word_at.end..range.end, problems)?;
    let before = problems.len();
    let mut attributes = known(attributes, word, keys(word), problems);
    if let Some(image) = attributes.take("image") {
        problems.push((Diagnostic::not_yet("a picture"), image.value_at));
    }
    let text = |found: Option<Attribute<'_>>| found.map(|found| out.resolve(found.value));
    let name = match word {
        "pull" => Name::Pull(text(attributes.take("by"))),
        "side" => Name::Side(text(attributes.take("title"))),
        "box" => Name::Box(text(attributes.take("title"))),
        "story" => Name::Story(text(attributes.take("name"))),
        "columns" => Name::Columns(count(attributes.take("count"), word_at, (2, 3), problems)?),
        "grid" => Name::Grid(count(attributes.take("count"), word_at, (2, 4), problems)?),
        _ => fact(attributes.take("measure"), word_at, problems)?,
    };
    (problems.len() == before).then_some(name)
}

/// What the first line of a block may say.
fn keys(word: &str) -> &'static [&'static str] {
    match word {
        "pull" => &["by"],
        "fact" => &["measure"],
        "story" => &["image", "name"],
        "columns" | "grid" => &["count"],
        _ => &["title"],
    }
}

/// What a first line says, a key at most once.
struct Attributes<'t>(Vec<Attribute<'t>>);

impl<'t> Attributes<'t> {
    fn take(&mut self, key: &str) -> Option<Attribute<'t>> {
        let at = self.0.iter().position(|attribute| attribute.key == key)?;
        Some(self.0.swap_remove(at))
    }
}

/// Keeps the attributes that a block has; others, and those written twice, are told.
fn known<'t>(
    written: Vec<Attribute<'t>>,
    word: &str,
    keys: &'static [&'static str],
    problems: &mut Vec<Problem>,
) -> Attributes<'t> {
    let mut kept: Vec<Attribute<'t>> = Vec::new();
    for attribute in written {
        let known = keys.contains(&attribute.key);
        let twice = kept.iter().any(|other| other.key == attribute.key);
        if known && !twice {
            kept.push(attribute);
            continue;
        }
        let (code, message) = if known {
            ("prose/block", format!("`{}` twice", attribute.key))
        } else {
            ("prose/unknown-name", format!("a `{word}` has no `{}`", attribute.key))
        };
        let listed: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let problem = Diagnostic::error(code, message).hint(format!("it has {}", listed.join(" and ")));
        let problem = match nearest(attribute.key, keys.iter().copied()) {
            Some(near) if near != attribute.key => problem.hint(format!("did you mean `{near}`?")),
            _ => problem,
        };
        problems.push((problem, attribute.key_at));
    }
    Attributes(kept)
}

/// How many columns or cells stand side by side; 2 where nothing is said.
fn count(
    found: Option<Attribute<'_>>,
    word_at: Range<usize>,
    (least, most): (u8, u8),
    problems: &mut Vec<Problem>,
) -> Option<u8> {
    let Some(found) = found else { return Some(least) };
    let count = found.value.trim().parse().ok().filter(|count| (least..=most).contains(count));
    if count.is_none() {
        let at = if found.value_at.is_empty() { word_at } else { found.value_at };
        let message = format!("`count` is a whole number from {least} to {most}");
        problems.push((refused(&message, &format!("write `count=\"{least}\"`")), at));
    }
    count
}

/// The measure of a `fact`.
fn fact(found: Option<Attribute<'_>>, word_at: Range<usize>, problems: &mut Vec<Problem>) -> Option<Name> {
    let Some(Attribute { value, value_at, .. }) = found else {
        problems.push((refused("a `fact` without its measure", "write `::: fact measure=\"served\"`"), word_at));
        return None;
    };
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if value.is_empty() || !value.chars().all(is_name) {
        let problem = refused(
            "the measure of a `fact` is a name, written out",
            "all questions must be known before a data file is read",
        );
        problems.push((problem, value_at));
        return None;
    }
    Some(Name::Fact(value.to_owned(), value_at))
}

/// The parts `key="value"` of a line; none when something else stands there, which is told.
fn attributes<'t>(text: &'t str, range: Range<usize>, problems: &mut Vec<Problem>) -> Option<Vec<Attribute<'t>>> {
    let mut found = Vec::new();
    let mut at = range.start;
    loop {
        let rest = &text[at..range.end];
        at += rest.len() - rest.trim_start().len();
        let rest = &text[at..range.end];
        if rest.is_empty() {
            return Some(found);
        }
        let parsed = rest.split_once("=\"").and_then(|(key, after)| Some((key, after.split_once('"')?.0)));
        let Some((key, value)) = parsed.filter(|(key, _)| !key.is_empty() && !key.contains(char::is_whitespace)) else {
            let problem = refused(
                "what stands behind the name of a block is `key=\"value\"`",
                "put the value in straight quotes",
            );
            problems.push((problem, at..range.end));
            return None;
        };
        let value_at = at + key.len() + 2;
        let value_at = value_at..value_at + value.len();
        let next = value_at.end + 1;
        found.push(Attribute { key, value, key_at: at..at + key.len(), value_at });
        at = next;
    }
}

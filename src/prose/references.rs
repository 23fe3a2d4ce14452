//! Blocks → the figures, tables, tiles and headings that they name, checked against those that there are.

use super::check::Known;
use super::{Block, Inline, Placed, ReferenceTarget};
use crate::diagnostic::{Diagnostic, Origin};

/// What the blocks of a section name and what headings they have.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Ids of headings.
    pub(super) headings: Vec<String>,
    /// References to headings, to be checked when all sections are read.
    pub(super) to_headings: Vec<(String, Origin)>,
    /// Names that there are not.
    pub(super) problems: Vec<Diagnostic>,
}

/// What stands for a value that is not known yet: a name with it is not checked.
pub(super) const UNKNOWN: &str = "\u{E000}";

/// Collects the names in blocks.
pub(super) fn collect(blocks: &[Block], known: &Known<'_>, names: &mut Names) {
    for block in blocks {
        match block {
            Block::Heading { id, inlines, .. } => {
                names.headings.extend(id.iter().cloned());
                in_line(inlines, known, names);
            }
            Block::Paragraph(inlines) => in_line(inlines, known, names),
            Block::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, known, names)),
            Block::Quote(blocks)
            | Block::Callout { blocks, .. }
            | Block::Story { blocks, .. }
            | Block::Columns { blocks, .. }
            | Block::Pull { blocks, .. }
            | Block::Side { blocks, .. }
            | Block::Box { blocks, .. } => collect(blocks, known, names),
            Block::Grid { cells, .. } => cells.iter().for_each(|cell| collect(cell, known, names)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter().for_each(|term| in_line(term, known, names));
                    collect(&definition.blocks, known, names);
                }
            }
            Block::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| in_line(cell, known, names));
            }
            Block::Divider | Block::Fact { .. } => {}
            Block::Placed(placement) => {
                in_line(&placement.caption, known, names);
                let prefix = "![](".len() + plain_length(&placement.caption);
                match &placement.what {
                    Placed::Figure(id) => check("figure", id, &known.figures, &placement.origin, prefix, names),
                    Placed::Table(id) => check("table", id, &known.tables, &placement.origin, prefix, names),
                    Placed::Tiles(id) => check("tiles", id, &known.tiles, &placement.origin, prefix, names),
                    Placed::Image(file) => picture(file, &known.images, &placement.origin, names),
                    Placed::PageBreak
                    | Placed::ColumnBreak
                    | Placed::Contents
                    | Placed::ListOfFigures
                    | Placed::ListOfTables
                    | Placed::Twins => {}
                }
            }
        }
    }
}

fn in_line(inlines: &[Inline], known: &Known<'_>, names: &mut Names) {
    for inline in inlines {
        match inline {
            Inline::Emphasis(inside)
            | Inline::Strong(inside)
            | Inline::Superscript(inside)
            | Inline::Subscript(inside)
            | Inline::Strike(inside)
            | Inline::Language { inlines: inside, .. }
            | Inline::Link { inlines: inside, .. } => in_line(inside, known, names),
            Inline::Footnote { blocks, .. } => collect(blocks, known, names),
            Inline::Reference { target, inlines, origin, .. } => {
                in_line(inlines, known, names);
                match target {
                    ReferenceTarget::Figure(id) => check("figure", id, &known.figures, origin, 0, names),
                    ReferenceTarget::Table(id) => check("table", id, &known.tables, origin, 0, names),
                    ReferenceTarget::Heading(id) => names.to_headings.push((id.clone(), origin.clone())),
                }
            }
            Inline::Text(_) | Inline::Value(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

/// Length of a caption that is nothing but words; the place of the id can only be told then.
fn plain_length(caption: &[Inline]) -> usize {
    match caption {
        [Inline::Text(text)] => text.chars().count(),
        _ => 0,
    }
}

fn check(what: &str, id: &str, known: &[&str], origin: &Origin, prefix: usize, names: &mut Names) {
    if id.contains(UNKNOWN) || known.contains(&id) {
        return;
    }
    let mut place = origin.clone();
    let before = u32::try_from(prefix + what.len() + 1).unwrap_or(0);
    let length = u32::try_from(id.chars().count()).unwrap_or(0);
    if prefix > 0 && place.end_column == Some(place.column + before + length + 1) {
        place.column += before;
        place.end_column = Some(place.column + length);
    }
    let problem = Diagnostic::error("prose/unknown-name", format!("no {what} `{id}`")).at(place).text(id);
    names.problems.push(one_of(problem, id, known));
}

/// Checks that something is said of a picture.
fn picture(file: &str, known: &[String], origin: &Origin, names: &mut Names) {
    if known.iter().any(|other| other == file) {
        return;
    }
    let name = file.strip_prefix("images/").unwrap_or(file);
    let message = format!("report.toml does not say what the picture `{file}` shows");
    let hint = format!("write `[images.\"{name}\"]` with `alt = \"what it shows\"`, or with `decorative = true`");
    names.problems.push(Diagnostic::error("prose/unknown-name", message).at(origin.clone()).text(file).hint(hint));
}

/// A problem with the names that could be meant: the nearest, else all of them.
pub(super) fn one_of(problem: Diagnostic, written: &str, known: &[&str]) -> Diagnostic {
    let listed: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    let hint = if listed.is_empty() { "there is none".to_owned() } else { format!("there is {}", listed.join(", ")) };
    problem.hint(hint).did_you_mean(written, known.iter().copied())
}

/// References to headings that no section of the language has.
pub(super) fn unknown_headings(names: &Names) -> Vec<Diagnostic> {
    let unknown = names.to_headings.iter().filter(|(id, _)| !id.contains(UNKNOWN) && !names.headings.contains(id));
    unknown
        .map(|(id, origin)| {
            Diagnostic::error("prose/unknown-name", format!("no heading `#{id}`"))
                .at(origin.clone())
                .text(id)
                .hint("give the heading its id, as in `## Grants {#grants}`")
                .did_you_mean(id, names.headings.iter().map(String::as_str))
        })
        .collect()
}

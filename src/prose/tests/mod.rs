//! Templates and sections against answers that are held in memory.

mod answers;
mod bench;
mod evaluated;
mod markdown;
mod project;
mod refused;
mod sections;

use super::check::{Found, Known, template};
use super::template::Source;
use super::{Asked, Block, Inline, Scope, Section, compose, evaluate};
use crate::config::{Literal, Text};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::shown::{Piece, Rich};
use answers::Fake;

/// A text of `report.toml` whose first character stands at 3:11.
fn text(source: &str) -> Text {
    let origin = Origin::at("report.toml", 3, 11);
    Text { by_language: vec![(None, Literal { source: source.to_owned(), origin })] }
}

fn known() -> Known<'static> {
    Known {
        figures: vec!["by-service", "trend"],
        tables: vec!["places"],
        tiles: vec!["glance"],
        sources: vec!["volunteers"],
        ..Known::default()
    }
}

fn check(source: &str) -> (Vec<Asked>, Vec<Diagnostic>) {
    let mut found = Found::default();
    let text = text(source);
    template(&Source::literal(&text.by_language[0].1), &known(), &Scope::Report, &mut found);
    (found.asked, found.problems)
}

/// Checks, then evaluates.
fn evaluated(source: &str) -> Result<Rich, Diagnostic> {
    let (_, problems) = check(source);
    match problems.into_iter().next() {
        Some(problem) => Err(problem),
        None => evaluate(&text(source), &Fake::default()),
    }
}

fn section(markdown: &str) -> Section {
    super::sections::section("content/en/10-a.md".to_owned(), markdown.to_owned(), &mut Diagnostics::default())
}

fn composed(markdown: &str) -> Result<Vec<Block>, Vec<String>> {
    compose(&section(markdown), &Fake::default()).map_err(|problems| problems.iter().map(said).collect())
}

/// `line:column code message`
fn said(problem: &Diagnostic) -> String {
    let origin = problem.origin.as_ref().expect("a place");
    format!("{}:{} {} {}", origin.line, origin.column, problem.code, problem.message)
}

/// Blocks in a short notation: `h2 …`, `p …`, `• …`, values in `«»`.
fn sketch(blocks: &[Block]) -> String {
    let lines: Vec<String> = blocks.iter().map(block).collect();
    lines.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, id, inlines } => {
            let id = id.as_ref().map(|id| format!("#{id} ")).unwrap_or_default();
            format!("h{level} {id}{}", line(inlines))
        }
        Block::Paragraph(inlines) => format!("p {}", line(inlines)),
        Block::List { start, items } => {
            let items: Vec<String> = items.iter().map(|item| format!("[{}]", sketch(&item.blocks))).collect();
            format!("{} {}", start.map_or("•".to_owned(), |start| format!("{start}.")), items.join(" "))
        }
        Block::Quote(blocks) => format!("> {}", sketch(blocks)),
        Block::Table(table) => {
            let row = |cells: &Vec<Vec<Inline>>| cells.iter().map(|cell| line(cell)).collect::<Vec<_>>().join(" | ");
            let rows: Vec<String> = table.rows.iter().map(row).collect();
            format!("t {:?} {} / {}", table.right, row(&table.head), rows.join(" / "))
        }
        Block::Divider => "---".to_owned(),
        Block::Definitions(definitions) => {
            let terms = |terms: &[Vec<Inline>]| terms.iter().map(|term| line(term)).collect::<Vec<_>>().join(", ");
            let all = definitions.iter().map(|one| format!("[{}: {}]", terms(&one.terms), sketch(&one.blocks)));
            format!("d {}", all.collect::<Vec<_>>().join(" "))
        }
        Block::Callout { kind, blocks } => format!("{kind:?} {{{}}}", sketch(blocks)),
        Block::Story { name, blocks } => format!("story{} {{{}}}", rich(name.as_ref()), sketch(blocks)),
        Block::Columns { count, blocks } => format!("columns {count} {{{}}}", sketch(blocks)),
        Block::Grid { count, cells } => {
            let cells = cells.iter().map(|cell| format!("[{}]", sketch(cell)));
            format!("grid {count} {}", cells.collect::<Vec<_>>().join(" "))
        }
        Block::Pull { blocks, by } => format!("pull{} {{{}}}", rich(by.as_ref()), sketch(blocks)),
        Block::Side { title, blocks } => format!("side{} {{{}}}", rich(title.as_ref()), sketch(blocks)),
        Block::Box { title, blocks } => format!("box{} {{{}}}", rich(title.as_ref()), sketch(blocks)),
        Block::Fact { value, label } => format!("fact «{}» {}", value.text, label.plain()),
        Block::Placed(placement) => {
            let origin = &placement.origin;
            format!("{:?} ({}) {}:{}", placement.what, line(&placement.caption), origin.line, origin.column)
        }
    }
}

fn rich(text: Option<&Rich>) -> String {
    let Some(text) = text else { return String::new() };
    let pieces = text.0.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Value(shown) => format!("«{}»", shown.text),
    });
    format!(" ({})", pieces.collect::<String>())
}

fn line(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.clone(),
        Inline::Value(shown) => format!("«{}»", shown.text),
        Inline::Emphasis(inside) => format!("<i>{}</i>", line(inside)),
        Inline::Strong(inside) => format!("<b>{}</b>", line(inside)),
        Inline::Superscript(inside) => format!("<sup>{}</sup>", line(inside)),
        Inline::Subscript(inside) => format!("<sub>{}</sub>", line(inside)),
        Inline::Strike(inside) => format!("<s>{}</s>", line(inside)),
        Inline::Language { tag, inlines } => format!("<{tag}>{}</{tag}>", line(inlines)),
        Inline::Footnote { label, blocks } => format!("<^{label} {}>", sketch(blocks)),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { uri, inlines } => format!("<{uri} {}>", line(inlines)),
        Inline::Reference { target, kind, inlines, origin } => {
            format!("<{target:?} {kind:?} {} {}:{}>", line(inlines), origin.line, origin.column)
        }
        Inline::Break => "⏎".to_owned(),
    }
}

//! The words of the document model and of the pages, both in reading order.

use annual_report::frame::{Draw, Mark};
use annual_report::layout::Document;
use annual_report::pdf::Heard;
use annual_report::prose::{Block, Inline};
use annual_report::report::Report;
use annual_report::structure::{NodeId, Role, Structure};

/// What a reference prints by itself, which is not in the model: words with it are left out.
const LATE: char = '\u{FFFC}';

/// What the prose of a report says, block by block; footnotes follow the block that refers to them.
pub(super) fn of_model(report: &Report) -> Vec<String> {
    let mut words = Vec::new();
    for section in &report.sections {
        in_blocks(&section.blocks, &mut words);
    }
    words
}

fn in_blocks(blocks: &[Block], words: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { inlines, .. } | Block::Paragraph(inlines) => in_line(inlines, words),
            Block::List { items, .. } => items.iter().for_each(|item| in_blocks(&item.blocks, words)),
            Block::Quote(blocks)
            | Block::Callout { blocks, .. }
            | Block::Story { blocks, .. }
            | Block::Columns { blocks, .. }
            | Block::Pull { blocks, .. }
            | Block::Side { blocks, .. }
            | Block::Box { blocks, .. } => in_blocks(blocks, words),
            Block::Grid { cells, .. } => cells.iter().for_each(|cell| in_blocks(cell, words)),
            Block::Definitions(definitions) => {
                for definition in definitions {
                    definition.terms.iter().for_each(|term| in_line(term, words));
                    in_blocks(&definition.blocks, words);
                }
            }
            Block::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| in_line(cell, words));
            }
            Block::Placed(placement) => in_line(&placement.caption, words),
            Block::Fact { value, .. } => words.push(value.text.clone()),
            Block::Divider => {}
        }
    }
}

fn in_line(inlines: &[Inline], words: &mut Vec<String>) {
    let (mut text, mut notes) = (String::new(), Vec::new());
    spoken(inlines, &mut text, &mut notes);
    words.extend(text.split_whitespace().filter(|word| !word.contains(LATE)).map(str::to_owned));
    for note in notes {
        in_blocks(note, words);
    }
}

fn spoken<'a>(inlines: &'a [Inline], text: &mut String, notes: &mut Vec<&'a [Block]>) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Code(words) => text.push_str(words),
            Inline::Value(shown) => text.push_str(&shown.text),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Strike(inner)
            | Inline::Language { inlines: inner, .. }
            | Inline::Link { inlines: inner, .. } => spoken(inner, text, notes),
            Inline::Reference { inlines, .. } if inlines.is_empty() => text.push(LATE),
            Inline::Reference { inlines, .. } => spoken(inlines, text, notes),
            Inline::Footnote { blocks, .. } => notes.push(blocks),
            Inline::Break => text.push(' '),
        }
    }
}

/// What a file says, node by node; cells of a row are read with a stroke before each.
pub(super) fn of_file(heard: &[Heard]) -> Vec<String> {
    let texts = heard.iter().map(|node| node.text.replace('\u{AD}', "").replace('|', " "));
    texts.flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// What the pages say, node by node, with or without the numbers of footnotes in the text.
pub(super) fn of_pages(document: &Document, numbers: bool) -> Vec<String> {
    let structure = &document.structure;
    let mut texts = vec![String::new(); structure.nodes.len()];
    for item in document.pages.iter().flat_map(|page| &page.frame.items) {
        let (Mark::Content(node), Draw::Text(run)) = (item.mark, &item.draw) else { continue };
        let (block, refers) = block_of(structure, node);
        if numbers || !refers {
            texts[block.0 as usize].push_str(&run.text.replace('\u{AD}', ""));
        }
    }
    let mut words = Vec::new();
    walk(structure, Structure::ROOT, &mut |node| {
        words.extend(texts[node.0 as usize].split_whitespace().map(str::to_owned));
    });
    words
}

/// The block in whose line a node stands, and whether it is the number of a footnote.
fn block_of(structure: &Structure, node: NodeId) -> (NodeId, bool) {
    let mut at = node;
    let mut refers = false;
    while let Role::Span | Role::Link | Role::Code | Role::Reference = structure.node(at).role {
        refers |= structure.node(at).role == Role::Reference;
        at = structure.node(at).parent.unwrap_or(Structure::ROOT);
    }
    (at, refers && structure.node(at).role != Role::TocItem)
}

fn walk(structure: &Structure, node: NodeId, visit: &mut impl FnMut(NodeId)) {
    visit(node);
    for child in &structure.node(node).children {
        walk(structure, *child, visit);
    }
}

/// The first word of `wanted` that `found` lacks after all words before it.
pub(super) fn lost<'w>(wanted: &'w [String], found: &[String]) -> Option<(&'w str, usize)> {
    let mut at = 0;
    for (index, word) in wanted.iter().enumerate() {
        match found[at..].iter().position(|other| other == word) {
            Some(further) => at += further + 1,
            None => return Some((word, index)),
        }
    }
    None
}

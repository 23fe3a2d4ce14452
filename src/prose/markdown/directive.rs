//! `:::` blocks: what stands between their lines → a block.

use super::super::directives::{Directive, Name};
use super::footnote::Notes;
use super::{Depth, Facts, Holds, Reader, markdown};
use crate::config::Named;
use crate::diagnostic::Diagnostic;
use crate::prose::Block;
use crate::prose::evaluate::Output;
use crate::prose::template::Source;

/// A `:::` block.
pub(super) fn block(
    out: &Output,
    source: &Source<'_>,
    directive: Directive,
    notes: &mut Notes,
    facts: &mut Facts<'_>,
) -> (Vec<Block>, Vec<Diagnostic>) {
    let Directive { name, opening, inside } = directive;
    let holds = match name {
        Name::Columns(_) => Holds::DisplaysAndBreaks,
        Name::Grid(_) | Name::Box(_) | Name::Story(_) => Holds::Displays,
        Name::Pull(_) | Name::Side(_) | Name::Fact(..) => Holds::Words,
    };
    let depth = Depth { level: 1, holds };
    let (blocks, mut problems) = markdown(out, source, &inside, notes, depth);
    let reader = Reader::new(Vec::new(), out, source, notes);
    let paragraphs = blocks.iter().all(|block| matches!(block, Block::Paragraph(_)));
    let mut refuse = |holds: bool, message: &str, hint: &str| {
        if !holds {
            let problem = Diagnostic::error("prose/block", message).hint(hint);
            problems.push(reader.placed(problem, &opening));
        }
    };
    let read = match name {
        Name::Pull(by) => {
            refuse(paragraphs, "a `pull` holds paragraphs alone", "take headings, lists and tables out");
            refuse(!blocks.is_empty(), "a `pull` without words", "write a sentence in it");
            Block::Pull { blocks, by }
        }
        Name::Side(title) => {
            refuse(paragraphs, "a `side` holds paragraphs alone", "take headings, lists and tables out");
            refuse(title.is_some() || !blocks.is_empty(), "a `side` without words", "write a note in it");
            Block::Side { title, blocks }
        }
        Name::Box(title) => {
            refuse(!blocks.is_empty(), "a `box` without words", "write what stands in it");
            Block::Box { title, blocks }
        }
        Name::Story(name) => {
            refuse(!blocks.is_empty(), "a `story` without words", "write what is told in it");
            Block::Story { name, blocks }
        }
        Name::Columns(count) => {
            refuse(!blocks.is_empty(), "`columns` without words", "write what flows in them");
            Block::Columns { count, blocks }
        }
        Name::Grid(count) => {
            let cells = cells(blocks);
            refuse(!cells.is_empty(), "a `grid` without cells", "write its cells, with a line `---` between them");
            Block::Grid { count, cells }
        }
        Name::Fact(measure, at) => {
            refuse(blocks.is_empty(), "nothing stands in a `fact`", "its number and label are those of the measure");
            let origin = reader.origin(&at);
            match facts(Named { name: measure, origin }) {
                Ok((value, label)) => Block::Fact { value, label },
                Err(problem) => {
                    problems.push(problem);
                    return (Vec::new(), problems);
                }
            }
        }
    };
    (vec![read], problems)
}

/// The cells of a grid: what stands between lines `---`; without one, each block, and a heading with what is below it.
fn cells(blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let divided = blocks.contains(&Block::Divider);
    let headed = matches!(blocks.first(), Some(Block::Heading { .. }));
    let mut cells: Vec<Vec<Block>> = Vec::new();
    let mut open = false;
    for block in blocks {
        let starts = match &block {
            Block::Divider => {
                open = false;
                continue;
            }
            Block::Heading { .. } => !divided || !open,
            _ => !open || !(divided || headed),
        };
        open = true;
        match cells.last_mut().filter(|_| !starts) {
            Some(cell) => cell.push(block),
            None => cells.push(vec![block]),
        }
    }
    cells
}

//! Blocks of many parts: tables and definition lists.

use super::{Reader, inline};
use crate::prose::{Block, Definition, Inline, RichTable};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

impl Reader<'_> {
    /// Terms, a line each, with their meanings.
    pub(super) fn definitions(&mut self) -> Block {
        let mut all: Vec<Definition> = Vec::new();
        while let Some((event, range)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::DefinitionListTitle) => {
                    let parts = self.parts();
                    self.at += 1;
                    let terms = inline::lines(parts).into_iter().map(|line| self.words(line)).collect();
                    all.push(Definition { terms, blocks: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let inside = self.inside(&range);
                    if let Some(last) = all.last_mut() {
                        last.blocks.extend(inside);
                    }
                }
                _ => break,
            }
        }
        Block::Definitions(all)
    }

    /// A table, whose start was taken.
    pub(super) fn table(&mut self, alignments: &[Alignment]) -> RichTable {
        let right = alignments.iter().map(|alignment| *alignment == Alignment::Right).collect();
        let mut table = RichTable { right, head: Vec::new(), rows: Vec::new() };
        while let Some((event, _)) = self.peek() {
            self.at += 1;
            match event {
                Event::Start(Tag::TableHead) => table.head = self.cells(),
                Event::Start(Tag::TableRow) => {
                    let row = self.cells();
                    table.rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), _)) = self.peek() {
            self.at += 1;
            cells.push(self.flat());
            self.at += 1;
        }
        self.at += 1;
        cells
    }
}

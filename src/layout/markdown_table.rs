//! Tables written in Markdown: as wide as the text, in the annex as the page, without number and title.

use super::draft::Draft;
use super::flow::{Content, Item};
use super::passage::Passage;
use super::place::Place;
use super::section::Space;
use super::table::{Row, TableBlock, parts};
use crate::prose::{Inline, RichTable};
use crate::report::Align;
use crate::structure::{NodeId, Role, Scope};
use crate::theme::Type;

const SPACE: Space = Space { above: 15.0, below: 15.0 };

/// Adds a table of the prose.
pub(super) fn add<'a>(draft: &mut Draft<'a>, written: &'a RichTable, place: Place) {
    let types = draft.desk.theme.types.clone();
    let geometry = draft.desk.geometry;
    let place = if draft.annex { Place { x: geometry.left, width: geometry.width, ..place } } else { place };
    let node = draft.structure.add(place.node, Role::Table);
    let (head_row, body) = parts(draft, node, written.rows.is_empty());
    let scope = Role::HeadCell(Scope::Column);
    let head = written.head.iter().map(|cell| add_cell(draft, cell, (head_row, scope), types.table_head)).collect();
    let mut rows = Vec::new();
    for row in &written.rows {
        let row_node = draft.structure.add(body, Role::TableRow);
        let cells = row.iter().map(|cell| add_cell(draft, cell, (row_node, Role::DataCell), types.table_text));
        let cells = cells.collect();
        rows.push(Row { cells, total: false, group: false, carried: None, bars: Vec::new(), sparks: Vec::new() });
    }
    let columns = written.head.len();
    let align = (0..columns).map(|column| match written.right.get(column) {
        Some(true) => Align::Right,
        _ => Align::Left,
    });
    let block = TableBlock {
        node,
        x: place.x,
        width: place.width,
        captions: Vec::new(),
        name: None,
        legend: None,
        align: align.collect(),
        head,
        heads: Vec::new(),
        rows,
        notes: Vec::new(),
        dense: draft.annex,
        column: true,
        turned: false,
        whole: false,
    };
    let before = draft.space(SPACE);
    draft.push(Item::new(before, Content::Table(Box::new(block))));
}

fn add_cell<'a>(draft: &mut Draft<'a>, cell: &'a [Inline], (row, role): (NodeId, Role), text: Type) -> Passage<'a> {
    let node = draft.structure.add(row, role);
    Passage::inlines(draft, node, cell, text)
}

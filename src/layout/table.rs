//! Tables of the report → cells, captions and notes with their nodes: one table in the structure.

use super::draft::Draft;
use super::flow::{Content, Item};
use super::passage::{Passage, style, tabular};
use super::section::{DISPLAY, Place};
use crate::locale::Arg;
use crate::prose::{Placement, ReferenceTarget};
use crate::report::{Align, RowKind, Table};
use crate::shown::Rich;
use crate::structure::{NodeId, Role, Scope};
use crate::theme::Type;

/// A table, ready to be set.
pub(super) struct TableBlock<'a> {
    pub(super) node: NodeId,
    pub(super) x: f32,
    pub(super) width: f32,
    /// Number, title, subtitle, from the rule downwards; none for tables of the prose.
    pub(super) captions: Vec<(Passage<'a>, Type)>,
    /// "Table 4", where the table has a name: it is said where the table goes on.
    pub(super) name: Option<&'a str>,
    /// What `[c]` and `[x]` mean, repeated where it continues.
    pub(super) legend: Option<Passage<'a>>,
    pub(super) align: Vec<Align>,
    pub(super) head: Vec<Passage<'a>>,
    pub(super) rows: Vec<Row<'a>>,
    /// Note and source.
    pub(super) notes: Vec<Passage<'a>>,
    /// Whether its rows stand close, however few they are.
    pub(super) dense: bool,
}

/// A row.
pub(super) struct Row<'a> {
    pub(super) cells: Vec<Passage<'a>>,
    pub(super) total: bool,
    /// Whether it heads a group.
    pub(super) group: bool,
}

/// Adds a table of the report.
pub(super) fn add<'a>(draft: &mut Draft<'a>, table: &'a Table, placement: &'a Placement, place: Place) {
    let types = draft.desk.theme.types.clone();
    let geometry = draft.desk.geometry;
    let node = draft.structure.add(place.node, Role::Table);
    draft.known.targets.insert(ReferenceTarget::Table(table.id.clone()), node);
    let caption = draft.structure.add(node, Role::Caption);
    let number = Passage::plain(draft, caption, &format!("{} ", table.name), types.figure_number);
    let mut captions = vec![(number, types.figure_number)];
    if let Some(title) = table.title.as_ref().filter(|title| !title.is_blank()) {
        let mut title = title.clone();
        title.push_text(" ");
        captions.push((Passage::rich(draft, caption, &title, types.figure_title), types.figure_title));
    }
    let legend = Rich::text(joined(draft, &table.legend));
    let mut subtitle = if placement.caption.is_empty() {
        Passage::rich(draft, caption, table.caption.as_ref().unwrap_or(&Rich::default()), types.subtitle)
    } else {
        Passage::inlines(draft, caption, &placement.caption, types.subtitle)
    };
    if !legend.is_blank() && !subtitle.is_blank() {
        subtitle.push_rich(draft, caption, &Rich::text(" "), style(types.subtitle));
    }
    subtitle.push_rich(draft, caption, &legend, style(types.subtitle));
    let legend = (!legend.is_blank()).then(|| Passage::rich(draft, caption, &legend, types.subtitle));
    if !subtitle.is_blank() {
        captions.push((subtitle, types.subtitle));
    }
    let head: Vec<Rich> = table.columns.iter().map(|column| Rich::text(column.label.clone())).collect();
    let (head, rows) = cells(draft, node, table, &head);
    let mut notes = Vec::new();
    for note in table.note.iter().chain([&table.source]).filter(|note| !note.is_blank()) {
        let node = draft.structure.add(place.node, Role::Paragraph);
        notes.push(Passage::rich(draft, node, note, types.note));
    }
    let align = table.columns.iter().map(|column| column.align).collect();
    let block = TableBlock {
        node,
        x: geometry.left,
        width: geometry.width,
        captions,
        name: Some(&table.name),
        legend,
        align,
        head,
        rows,
        notes,
        dense: false,
    };
    let before = draft.space(DISPLAY);
    draft.push(Item::new(before, Content::Table(Box::new(block))));
}

/// What the marks in a table mean, as one text.
pub(super) fn joined(draft: &Draft<'_>, legend: &[String]) -> String {
    let mut meanings = legend.iter();
    let first = meanings.next().cloned().unwrap_or_default();
    meanings.fold(first, |first, next| {
        let args = [("first", Arg::Text(&first)), ("next", Arg::Text(next))];
        draft.desk.locale.text("describe-clauses", &args)
    })
}

/// Adds head and body of a table to the structure.
pub(super) fn cells<'a>(
    draft: &mut Draft<'a>,
    node: NodeId,
    table: &'a Table,
    labels: &[Rich],
) -> (Vec<Passage<'a>>, Vec<Row<'a>>) {
    let types = draft.desk.theme.types.clone();
    let (head_row, body) = parts(draft, node, table.rows.is_empty());
    let head = labels
        .iter()
        .map(|label| {
            let cell = draft.structure.add(head_row, Role::HeadCell(Scope::Column));
            Passage::rich(draft, cell, label, types.table_head)
        })
        .collect();
    let muted = draft.desk.theme.muted;
    let rows = table
        .rows
        .iter()
        .map(|row| {
            let (total, group) = (row.kind == RowKind::Total, row.kind == RowKind::Group);
            let role = match row.kind {
                RowKind::Body => types.table_text,
                RowKind::Group => types.table_head.colored(draft.desk.theme.petrol),
                RowKind::Total => types.table_head,
            };
            let row_node = draft.structure.add(body, Role::TableRow);
            let cells = row.cells.iter().enumerate().map(|(index, cell)| {
                let heads = index == 0 && table.row_heads;
                let role_of_cell = if heads { Role::HeadCell(Scope::Row) } else { Role::DataCell };
                let node = draft.structure.add(row_node, role_of_cell);
                let quiet = cell.suppressed || (cell.json.is_null() && !cell.text.is_blank());
                let role = if quiet { role.colored(muted) } else { role };
                let mut passage = Passage::empty(draft);
                passage.push_rich(draft, node, &cell.text, tabular(role));
                passage
            });
            Row { cells: cells.collect(), total, group }
        })
        .collect();
    (head, rows)
}

/// Adds the parts of a table to the structure: returns its head row and its body. Without rows the head is the body.
pub(super) fn parts(draft: &mut Draft<'_>, node: NodeId, empty: bool) -> (NodeId, NodeId) {
    let first = if empty { Role::TableBody } else { Role::TableHead };
    let head = draft.structure.add(node, first);
    let head_row = draft.structure.add(head, Role::TableRow);
    let body = if empty { head } else { draft.structure.add(node, Role::TableBody) };
    (head_row, body)
}

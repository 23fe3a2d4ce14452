//! Tables: one table in the structure, on as many pages as it needs, the head repeated on each.

use super::columns::{self, Measured};
use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Item, Strip};
use super::lines::{Scribe, Setting, break_lines, role_baseline, rule, set_at};
use super::passage::{Passage, tabular};
use super::section::{DISPLAY, Place};
use crate::frame::{Artifact, Frame, Item as Drawn, Mark, Stroke};
use crate::geometry::Point;
use crate::prose::{Placement, ReferenceTarget};
use crate::report::{Align, RowKind, Table};
use crate::shown::Rich;
use crate::structure::{NodeId, Role, Scope};
use crate::theme::Type;

const NUMBER_TOP: f32 = 6.0;
const TITLE_GAP: f32 = 3.0;
const HEAD_GAP: f32 = 12.0;
const HEAD_FOOT: f32 = 4.0;
const NOTE_GAP: f32 = 9.0;
/// Above and below the text of a row, of a row of a long table, and above that of the total.
const PADDING: f32 = 2.25;
const LONG_PADDING: f32 = 1.75;
const TOTAL_PADDING: f32 = 4.0;
/// Rows from which a table is long.
const LONG: usize = 30;

/// A table that needs less than this part of a page stays in one piece.
const WHOLE: f32 = 0.3;

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
    pub(super) legend: String,
    pub(super) align: Vec<Align>,
    pub(super) head: Vec<Passage<'a>>,
    pub(super) rows: Vec<Row<'a>>,
    /// Note and source.
    pub(super) notes: Vec<Passage<'a>>,
}

/// A row.
pub(super) struct Row<'a> {
    pub(super) cells: Vec<Passage<'a>>,
    pub(super) total: bool,
}

/// What a set table is: its boxes, and the head for further pages.
pub(super) struct SetTable {
    pub(super) strips: Vec<Strip>,
    pub(super) head: Strip,
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
    let legend = table.legend.join(" ");
    let mut subtitle = if placement.caption.is_empty() {
        Passage::rich(draft, caption, table.caption.as_ref().unwrap_or(&Rich::default()), types.subtitle)
    } else {
        Passage::inlines(draft, caption, &placement.caption, types.subtitle)
    };
    if !legend.is_empty() {
        let gap = if subtitle.is_blank() { "" } else { " " };
        let words = Rich::text(format!("{gap}{legend}"));
        subtitle.push_rich(draft, caption, &words, super::passage::style(types.subtitle));
    }
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
    };
    let before = draft.space(DISPLAY);
    draft.push(Item::new(before, Content::Table(Box::new(block))));
}

fn cells<'a>(
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
            let total = row.kind == RowKind::Total;
            let role = if total { types.table_head } else { types.table_text };
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
            Row { cells: cells.collect(), total }
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

impl TableBlock<'_> {
    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        let captions = self.captions.iter().map(|(passage, _)| passage);
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        captions.chain(&self.head).chain(cells).chain(&self.notes).any(Passage::is_late)
    }

    /// Makes its boxes: captions and head, rows, notes.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> SetTable {
        let measured = Measured::new(desk, known, self);
        let columns = columns::place(desk, self, &measured);
        let mut head = Strip { keep: true, ..Strip::default() };
        let mut y = self.draw_captions(desk, known, &mut head.frame);
        let mut repeated = Strip::default();
        let top = self.draw_continued(desk, &mut repeated.frame);
        let row = self.draw_head(desk, known, &columns, (&mut head.frame, y));
        y += row;
        let mut copy = Frame::default();
        self.draw_head(desk, known, &columns, (&mut copy, top));
        repeated.frame.items.extend(copy.items.into_iter().map(as_artifact));
        repeated.height = top + row;
        head.height = y;
        head.anchors.push(self.node);
        let mut strips = vec![head];
        let count = self.rows.len();
        for (index, (row, lines)) in self.rows.iter().zip(measured.rows).enumerate() {
            let mut strip = self.draw_row(desk, known, row, (lines, &columns));
            let next_total = self.rows.get(index + 1).is_some_and(|next| next.total);
            if index + 1 < count && !next_total {
                let y = strip.height;
                rule(&mut strip.frame, Point::new(self.x, y), self.width, Stroke::solid(desk.theme.hairline, 0.4));
            }
            let ends = index + 1 == count;
            strip.keep = (index == 0 && !ends) || index + 2 == count || next_total || (ends && !self.notes.is_empty());
            strips.push(strip);
        }
        self.draw_notes(desk, known, &mut strips);
        if super::flow::height(&strips) <= WHOLE * desk.geometry.height() {
            let before_last = strips.len() - 1;
            for strip in &mut strips[..before_last] {
                strip.keep = true;
            }
        }
        SetTable { strips, head: repeated }
    }

    fn draw_captions(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame) -> f32 {
        if self.captions.is_empty() {
            return 0.0;
        }
        rule(frame, Point::new(self.x, 0.0), self.width, Stroke::solid(desk.theme.ink, 0.75));
        let setting = Setting::left(self.x, self.width);
        let mut y = NUMBER_TOP - TITLE_GAP;
        for (passage, role) in &self.captions {
            y = set_at(desk, known, frame, passage, (&setting.balanced_if(role.size > 12.0), *role, y + TITLE_GAP));
        }
        y + HEAD_GAP
    }

    /// Draws what stands above the head of a further page; the line that names the page is added when pages are known.
    fn draw_continued(&self, desk: &Desk<'_>, frame: &mut Frame) -> f32 {
        if self.captions.is_empty() {
            return 0.0;
        }
        let types = &desk.theme.types;
        rule(frame, Point::new(self.x, 0.0), self.width, Stroke::solid(desk.theme.ink, 0.75));
        let mut y = NUMBER_TOP + types.figure_number.leading;
        if !self.legend.is_empty() {
            let setting = Setting::left(self.x, self.width);
            let furniture = (self.legend.as_str(), types.subtitle, Artifact::Layout);
            super::lines::furniture(desk, frame, furniture, (&setting, y + TITLE_GAP));
            y += TITLE_GAP + types.subtitle.leading;
        }
        y + HEAD_GAP
    }

    /// Draws the head row, bottom-aligned, with its rule; returns its height.
    fn draw_head(&self, desk: &Desk<'_>, known: &Known, columns: &[Setting], (frame, top): (&mut Frame, f32)) -> f32 {
        let role = desk.theme.types.table_head;
        let broken: Vec<_> =
            self.head.iter().zip(columns).map(|(cell, at)| break_lines(desk, known, cell, at)).collect();
        let most = broken.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let base = top + role_baseline(desk, role);
        for ((passage, lines), column) in self.head.iter().zip(broken).zip(columns) {
            let mut scribe = Scribe::new(desk, known, passage);
            let skipped = most - lines.len();
            for (index, line) in lines.into_iter().enumerate() {
                scribe.draw(frame, line, column.x, base + lines_high(skipped + index, role));
            }
        }
        let height = lines_high(most, role) + HEAD_FOOT;
        rule(frame, Point::new(self.x, top + height), self.width, Stroke::solid(desk.theme.ink, 0.75));
        height
    }

    fn draw_row(
        &self,
        desk: &Desk<'_>,
        known: &Known,
        row: &Row<'_>,
        (measured, columns): (Vec<columns::Cell>, &[Setting]),
    ) -> Strip {
        let role = desk.theme.types.table_text;
        let padding = if self.rows.len() >= LONG { LONG_PADDING } else { PADDING };
        let above = if row.total { TOTAL_PADDING } else { padding };
        let mut strip = Strip { row: true, ..Strip::default() };
        if row.total {
            rule(&mut strip.frame, Point::new(self.x, 0.0), self.width, Stroke::solid(desk.theme.ink, 0.75));
        }
        let base = above + role_baseline(desk, role);
        let mut most = 1;
        for ((passage, cell), column) in row.cells.iter().zip(measured).zip(columns) {
            let lines = cell.fit(desk, known, passage, column);
            most = most.max(lines.len());
            let mut scribe = Scribe::new(desk, known, passage);
            for (index, line) in lines.into_iter().enumerate() {
                scribe.draw(&mut strip.frame, line, column.x, base + lines_high(index, role));
            }
        }
        strip.height = above + lines_high(most, role) + padding;
        strip
    }

    fn draw_notes(&self, desk: &Desk<'_>, known: &Known, strips: &mut Vec<Strip>) {
        let role = desk.theme.types.note;
        let setting = Setting::left(self.x, self.width);
        let count = self.notes.len();
        for (index, note) in self.notes.iter().enumerate() {
            let mut strip = Strip { before: if index == 0 { NOTE_GAP } else { 0.0 }, ..Strip::default() };
            strip.height = set_at(desk, known, &mut strip.frame, note, (&setting, role, 0.0));
            strip.keep = index + 1 < count;
            strips.push(strip);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn lines_high(count: usize, role: Type) -> f32 {
    count as f32 * role.leading
}

fn as_artifact(item: Drawn) -> Drawn {
    Drawn { mark: Mark::Artifact(Artifact::Layout), ..item }
}

//! Tables of the report → cells, captions and notes with their nodes: one table in the structure.

use super::draft::Draft;
use super::flow::{Content, Item};
use super::passage::{Passage, style, tabular};
use super::place::Place;
use super::section::DISPLAY;
use super::stacked::{fit, needs};
use crate::locale::Arg;
use crate::prose::{Placement, ReferenceTarget};
use crate::report::{Align, RowKind, Table, TableCell, TableRow};
use crate::shown::Rich;
use crate::structure::{NodeId, Role, Scope};
use crate::theme::Type;

/// A table, ready to be set.
#[expect(clippy::struct_excessive_bools, reason = "each is known of a table by itself")]
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
    /// Heads over several columns: first column, number of columns.
    pub(super) heads: Vec<(usize, usize, Passage<'a>)>,
    pub(super) rows: Vec<Row<'a>>,
    /// Note and source.
    pub(super) notes: Vec<Passage<'a>>,
    /// Whether its rows stand close, however few they are.
    pub(super) dense: bool,
    /// Whether it stands on a page that lies on its side.
    pub(super) turned: bool,
    /// Whether it stands in a column of the page.
    pub(super) column: bool,
    /// Whether it stays in one piece.
    pub(super) whole: bool,
}

/// A row.
pub(super) struct Row<'a> {
    pub(super) cells: Vec<Passage<'a>>,
    pub(super) total: bool,
    /// Whether it heads a group.
    pub(super) group: bool,
    /// The head of its group, as it is repeated where the group goes on.
    pub(super) carried: Option<Passage<'a>>,
    /// How long the bars in its cells are, as a part of the longest one; empty without bars.
    pub(super) bars: Vec<Option<f32>>,
    /// Small charts in its cells: column, node, heights as parts of the tallest.
    pub(super) sparks: Vec<(usize, NodeId, Vec<Option<f32>>)>,
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
    let across = place.across(draft.desk);
    let column = if place.inside || (geometry.screen && needs(draft, table) <= across.width) {
        Some(if place.inside { place } else { across })
    } else {
        None
    };
    let fit = fit(draft, table, column.map(|place| place.width));
    let shown = fit.stacked.as_ref().unwrap_or(table);
    let head: Vec<Rich> = shown.columns.iter().map(|column| Rich::text(column.label.clone())).collect();
    let (heads, head, rows) = cells(draft, node, shown, &head);
    let mut notes = Vec::new();
    for note in table.note.iter().chain([&table.source]).filter(|note| !note.is_blank()) {
        let node = draft.structure.add(place.node, Role::Paragraph);
        notes.push(Passage::rich(draft, node, note, types.note));
    }
    let align = shown.columns.iter().map(|column| column.align).collect();
    let block = TableBlock {
        node,
        x: column.map_or(geometry.left, |place| place.x),
        width: fit.width,
        captions,
        name: Some(&table.name),
        legend,
        align,
        head,
        heads,
        rows,
        notes,
        dense: false,
        turned: fit.turned,
        column: column.is_some(),
        whole: place.inside,
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
pub(super) fn cells<'a>(draft: &mut Draft<'a>, node: NodeId, table: &Table, labels: &[Rich]) -> Cells<'a> {
    let types = draft.desk.theme.types.clone();
    let spans = shared_heads(table);
    let (head_row, body, heads) = if spans.is_empty() {
        let (head_row, body) = parts(draft, node, table.rows.is_empty());
        (head_row, body, Vec::new())
    } else {
        let (upper, body) = parts(draft, node, table.rows.is_empty());
        let heads = upper_heads(draft, upper, &spans);
        let part = draft.structure.node(upper).parent.unwrap_or(body);
        (draft.structure.add(part, Role::TableRow), body, heads)
    };
    let longest = longest_bars(table);
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
        .enumerate()
        .map(|(at, row)| {
            let (total, group) = (row.kind == RowKind::Total, row.kind == RowKind::Group);
            let role = match row.kind {
                RowKind::Body => types.table_text,
                RowKind::Group => types.table_head.colored(draft.desk.theme.primary),
                RowKind::Total => types.table_head,
            };
            let row_node = draft.structure.add(body, Role::TableRow);
            let mut sparks = Vec::new();
            let cells = row.cells.iter().enumerate().map(|(index, cell)| {
                let heads = index == 0 && table.row_heads;
                let role_of_cell = if heads { Role::HeadCell(Scope::Row) } else { Role::DataCell };
                let node = draft.structure.add(row_node, role_of_cell);
                let quiet = cell.suppressed || (cell.json.is_null() && !cell.text.is_blank());
                let role = if quiet { role.colored(muted) } else { role };
                let mut passage = Passage::empty(draft);
                passage.push_rich(draft, node, &cell.text, tabular(role));
                if let Some(spark) = table.sparks.get(&(at, index)) {
                    let figure = draft.structure.add(node, Role::Figure);
                    draft.structure.node_mut(figure).alternative = Some(spark.alt.clone());
                    sparks.push((index, figure, heights(&spark.amounts)));
                }
                passage
            });
            let cells = cells.collect::<Vec<_>>();
            let carried = group.then(|| {
                let label = row.cells.first().map(|cell| cell.text.plain()).unwrap_or_default();
                let words = draft.desk.locale.text("group-continued", &[("group", Arg::Text(&label))]);
                Passage::plain(draft, row_node, &words, role)
            });
            let bars = if row.kind == RowKind::Body { bars_of(row, &longest) } else { Vec::new() };
            Row { cells, total, group, carried, bars, sparks }
        })
        .collect();
    (heads, head, rows)
}

/// Amounts as parts of the largest one; what is below zero has no height.
fn heights(amounts: &[Option<f64>]) -> Vec<Option<f32>> {
    let largest = amounts.iter().flatten().copied().fold(0.0, f64::max);
    #[expect(clippy::cast_possible_truncation, reason = "geometry")]
    let part = |amount: f64| if largest > 0.0 { (amount.max(0.0) / largest) as f32 } else { 0.0 };
    amounts.iter().map(|amount| amount.map(part)).collect()
}

/// Heads of several columns, heads of columns, rows.
type Cells<'a> = (Vec<(usize, usize, Passage<'a>)>, Vec<Passage<'a>>, Vec<Row<'a>>);

/// Runs of columns that share a head: first column, number of columns, the head; none where no column has one. What
/// has none stands between as runs without words.
fn shared_heads(table: &Table) -> Vec<(usize, usize, &str)> {
    let mut runs: Vec<(usize, usize, &str)> = Vec::new();
    for (index, column) in table.columns.iter().enumerate() {
        let head = column.head.as_deref().unwrap_or_default().trim();
        match runs.last_mut().filter(|run| run.2 == head) {
            Some(run) => run.1 += 1,
            None => runs.push((index, 1, head)),
        }
    }
    if runs.iter().all(|run| run.2.is_empty()) { Vec::new() } else { runs }
}

/// Adds the upper row of heads to the structure.
fn upper_heads<'a>(
    draft: &mut Draft<'a>,
    row: NodeId,
    runs: &[(usize, usize, &str)],
) -> Vec<(usize, usize, Passage<'a>)> {
    let role = draft.desk.theme.types.table_head;
    let mut heads = Vec::new();
    for (first, count, words) in runs {
        let tag = if words.is_empty() { Role::DataCell } else { Role::HeadCell(Scope::Column) };
        let cell = draft.structure.add(row, tag);
        draft.structure.node_mut(cell).column_span = u16::try_from(*count).unwrap_or(u16::MAX);
        if !words.is_empty() {
            heads.push((*first, *count, Passage::plain(draft, cell, words, role)));
        }
    }
    heads
}

/// The largest number of each column that has bars.
fn longest_bars(table: &Table) -> Vec<Option<f64>> {
    let body = || table.rows.iter().filter(|row| row.kind == RowKind::Body);
    let most = |at: usize| body().filter_map(|row| row.cells.get(at)?.json.as_f64()).fold(0.0, f64::max);
    table.columns.iter().enumerate().map(|(at, column)| column.bar.then(|| most(at))).collect()
}

/// The parts of the longest bars that those of a row take; nothing is drawn for what is hidden, missing or below zero.
fn bars_of(row: &TableRow, longest: &[Option<f64>]) -> Vec<Option<f32>> {
    if longest.iter().all(Option::is_none) {
        return Vec::new();
    }
    let bar = |(cell, longest): (&TableCell, &Option<f64>)| {
        let (amount, longest) = (cell.json.as_f64().filter(|_| !cell.suppressed)?, (*longest)?);
        #[expect(clippy::cast_possible_truncation, reason = "geometry")]
        let part = (amount / longest) as f32;
        (longest > 0.0 && amount > 0.0).then_some(part)
    };
    row.cells.iter().zip(longest).map(bar).collect()
}

/// Adds the parts of a table to the structure: returns its head row and its body. Without rows the head is the body.
pub(super) fn parts(draft: &mut Draft<'_>, node: NodeId, empty: bool) -> (NodeId, NodeId) {
    let first = if empty { Role::TableBody } else { Role::TableHead };
    let head = draft.structure.add(node, first);
    let head_row = draft.structure.add(head, Role::TableRow);
    let body = if empty { head } else { draft.structure.add(node, Role::TableBody) };
    (head_row, body)
}

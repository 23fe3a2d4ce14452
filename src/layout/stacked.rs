//! Tables that are wider than the page: on a page that lies on its side, or a block for each row: its head, then a line
//! for each of its columns.

use super::draft::Draft;
use super::passage::tabular;
use crate::locale::Arg;
use crate::report::{Align, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::shown::Rich;
use std::collections::BTreeSet;

/// Between columns, at the least.
const GAP: f32 = 8.0;
/// Texts shorter than this part of the longest one of their column are not wider.
const SHORTER: f32 = 0.6;

/// How a table fits on a page.
pub(super) struct Fit {
    /// Its width.
    pub(super) width: f32,
    /// Whether that is the one of a page that lies on its side.
    pub(super) turned: bool,
    /// The table as stacked rows, where no page is wide enough.
    pub(super) stacked: Option<Table>,
}

/// Turns the page where the numbers and the longest words of the columns do not fit beside one another; stacks the rows
/// where they do not fit then either. A table in a column of so many points is stacked at once.
pub(super) fn fit(draft: &Draft<'_>, table: &Table, column: Option<f32>) -> Fit {
    let geometry = draft.desk.geometry;
    let upright = column.unwrap_or(geometry.width);
    let needed = needs(draft, table);
    let turned = column.is_none() && needed > upright && needed <= geometry.turned().width;
    let stacked = (needed > upright && !turned).then(|| stack(draft, table));
    Fit { width: if turned { geometry.turned().width } else { upright }, turned, stacked }
}

/// The width in which the numbers and the longest words of the columns of a table stand beside one another.
pub(super) fn needs(draft: &Draft<'_>, table: &Table) -> f32 {
    (0..table.columns.len()).map(|column| least(draft, table, column) + GAP).sum::<f32>() - GAP
}

/// The least width of a column: its widest number or longest word, also that of its head.
fn least(draft: &Draft<'_>, table: &Table, column: usize) -> f32 {
    let right = table.columns[column].align == Align::Right;
    let mut texts: BTreeSet<String> = BTreeSet::new();
    for cell in table.rows.iter().filter_map(|row| row.cells.get(column)) {
        let text = cell.text.plain();
        if right {
            // Figures of a table are equally wide.
            texts.insert(text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect());
        } else {
            texts.extend(text.split_whitespace().map(str::to_owned));
        }
    }
    texts.extend(table.columns[column].label.split_whitespace().map(str::to_owned));
    let longest = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "lengths of words")]
    let is_long = |text: &&String| text.chars().count() as f32 >= longest as f32 * SHORTER;
    let style = tabular(draft.desk.theme.types.table_head);
    let width = |text: &String| draft.desk.fonts.width(&style, draft.language, text);
    texts.iter().filter(is_long).map(width).fold(0.0, f32::max).ceil()
}

fn stack(draft: &Draft<'_>, table: &Table) -> Table {
    let labels: Vec<Rich> = table.columns.iter().map(|column| Rich::text(label(draft, column))).collect();
    let mut stacked = Table { rows: Vec::new(), sparks: std::collections::BTreeMap::new(), ..table.clone() };
    for (at, row) in table.rows.iter().enumerate() {
        let Some((head, cells)) = row.cells.split_first() else { continue };
        stacked.rows.push(TableRow { kind: RowKind::Group, cells: vec![head.clone(), blank(Rich::default())] });
        for ((cell, label), column) in cells.iter().zip(&labels[1..]).zip(1..) {
            if let Some(spark) = table.sparks.get(&(at, column)) {
                stacked.sparks.insert((stacked.rows.len(), 1), spark.clone());
            } else if cell.text.is_blank() {
                continue;
            }
            stacked.rows.push(TableRow { kind: RowKind::Body, cells: vec![blank(label.clone()), cell.clone()] });
        }
    }
    let numbers = table.columns.iter().skip(1).all(|column| column.align == Align::Right);
    let align = if numbers { Align::Right } else { Align::Left };
    let first = table.columns.first().map(|column| column.label.clone()).unwrap_or_default();
    let value = draft.desk.locale.text("stacked-value", &[]);
    stacked.columns = [(first, Align::Left), (value, align)]
        .into_iter()
        .map(|(label, align)| TableColumn { name: String::new(), label, unit: None, align, head: None, bar: false })
        .collect();
    stacked.row_heads = true;
    stacked
}

/// The head of a column after the one that it shares with its neighbours.
fn label(draft: &Draft<'_>, column: &TableColumn) -> String {
    match column.head.as_deref().map(str::trim).filter(|head| !head.is_empty()) {
        Some(head) => {
            let args = [("head", Arg::Text(head)), ("label", Arg::Text(&column.label))];
            draft.desk.locale.text("stacked-label", &args)
        }
        None => column.label.clone(),
    }
}

/// Words without a value of their own.
fn blank(text: Rich) -> TableCell {
    TableCell { json: text.plain().into(), text, suppressed: false }
}

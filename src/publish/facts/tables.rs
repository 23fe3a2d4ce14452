//! Tables as the facts file has them.

use super::{Edition, object};
use crate::report::{RowKind, Table, TableCell, TableRow};
use crate::shown::{Piece, Rich};
use serde_json::{Value, json};

/// All tables, in the order of the report.
pub(in crate::publish) fn tables(edition: &Edition<'_>) -> Value {
    let mut tables: Vec<&Table> = edition.report.tables.values().collect();
    tables.sort_by_key(|table| table.number);
    object(tables.into_iter().map(|one| (one.id.clone(), table(edition, one))))
}

fn table(edition: &Edition<'_>, table: &Table) -> Value {
    let (body, total): (Vec<&TableRow>, Vec<&TableRow>) = table.rows.iter().partition(|row| row.kind != RowKind::Total);
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|column| json!({"name": column.name, "label": column.label, "unit": column.unit}))
        .collect();
    let groups: Vec<usize> =
        body.iter().enumerate().filter(|(_, row)| row.kind == RowKind::Group).map(|(index, _)| index).collect();
    json!({
        "number": table.number,
        "page": edition.document.table_pages.get(&table.id),
        "title": table.title.as_ref().map(Rich::plain),
        "columns": columns,
        "rows": body.iter().map(|row| cells(row)).collect::<Vec<_>>(),
        "groups": groups,
        "suppressed": suppressed(&body, &total),
        "total": total.first().map(|row| cells(row)),
        "facts": body.iter().chain(&total).map(|row| expressions(row)).collect::<Vec<_>>(),
    })
}

/// The expression of every cell that is one number; null for all others.
fn expressions(row: &TableRow) -> Value {
    let of_cell = |cell: &TableCell| match cell.text.0.as_slice() {
        // a cell of words is what it says, also where that is one number
        [Piece::Value(shown)] if !cell.json.is_string() => Value::from(shown.fact.as_str()),
        _ => Value::Null,
    };
    row.cells.iter().map(of_cell).collect()
}

fn cells(row: &TableRow) -> Value {
    row.cells.iter().map(|cell| if cell.suppressed { Value::Null } else { cell.json.clone() }).collect()
}

/// Row and column of every suppressed cell, from 0; the total is the row after the last one.
fn suppressed(body: &[&TableRow], total: &[&TableRow]) -> Value {
    let rows = body.iter().chain(total).enumerate();
    rows.flat_map(|(row, cells)| {
        let hidden = cells.cells.iter().enumerate().filter(|(_, cell)| cell.suppressed);
        hidden.map(move |(column, _)| json!([row, column]))
    })
    .collect()
}

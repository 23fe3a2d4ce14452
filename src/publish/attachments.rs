//! The facts of an edition → the files inside its PDF: the facts file, and the data of every figure and table as CSV.

use super::facts::{Edition, figures, tables};
use crate::ingest::csv_bytes;
use crate::locale::Arg;
use crate::pdf::{Attachment, Relation};
use crate::report;
use crate::shown::Rich;
use serde_json::Value;
use std::collections::BTreeSet;

/// The facts file inside a PDF.
pub const FACTS: &str = "facts.json";

/// What is attached; `facts` are the bytes of the facts file.
pub fn attachments(edition: &Edition<'_>, facts: Vec<u8>) -> Vec<Attachment> {
    let description = edition.locale.text("attachment-facts", &[]);
    let whole = Attachment {
        name: FACTS.to_owned(),
        media: "application/json",
        description,
        relation: Relation::Source,
        node: None,
        bytes: facts,
    };
    let mut list = vec![whole];
    let hidden = edition.locale.text("suppressed", &[]);
    let (edited, document) = (edition.report, edition.document);
    for (id, data) in figures(edition).as_object().into_iter().flatten() {
        let Some(figure) = edited.figures.get(id) else { continue };
        let node = document.figure_nodes.get(id).copied();
        let about = (figure.name.as_str(), figure.title.as_ref());
        list.push(Attachment {
            node,
            ..attachment(edition, report::figure_file(figure.number), about, &figure_rows(data, &hidden))
        });
    }
    for (id, data) in tables(edition).as_object().into_iter().flatten() {
        let Some(table) = edited.tables.get(id) else { continue };
        let node = document.table_nodes.get(id).copied();
        let about = (table.name.as_str(), table.title.as_ref());
        list.push(Attachment { node, ..attachment(edition, table_file(data), about, &table_rows(data, &hidden)) });
    }
    list
}

/// The name of the file with the data of a figure of the facts file.
pub fn figure_file(figure: &Value) -> String {
    report::figure_file(figure["number"].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or_default())
}

/// The name of the file with the data of a table of the facts file.
pub fn table_file(table: &Value) -> String {
    format!("table-{}.csv", table["number"])
}

fn attachment(
    edition: &Edition<'_>,
    file: String,
    (name, title): (&str, Option<&Rich>),
    rows: &[Vec<String>],
) -> Attachment {
    let title = title.map(Rich::plain).filter(|title| !title.trim().is_empty());
    let description = title.map_or_else(
        || name.to_owned(),
        |title| edition.locale.text("attachment-data", &[("name", Arg::Text(name)), ("title", Arg::Text(&title))]),
    );
    let (media, relation) = ("text/csv", Relation::Data);
    Attachment { name: file, media, description, relation, node: None, bytes: csv_bytes(rows) }
}

/// The data of a figure of the facts file as rows of cells, the header first: the keys of its dimensions, their labels
/// where they are others, measure and value. `hidden` stands for what is hidden for privacy; what is missing is blank.
pub fn figure_rows(figure: &Value, hidden: &str) -> Vec<Vec<String>> {
    if let Some(spans) = figure["spans"].as_array() {
        return records(&["label", "phase", "from", "to"], spans);
    }
    let mut header = Vec::new();
    let dimensions = list(&figure["dimensions"]);
    for dimension in dimensions {
        let name = cell(&dimension["name"]);
        let labelled = is_labelled(dimension).then(|| format!("{name}_label"));
        header.push(name);
        header.extend(labelled);
    }
    header.extend(["measure".to_owned(), "value".to_owned()]);
    let mut rows = vec![header];
    for datum in list(&figure["data"]) {
        let mut row = Vec::new();
        for dimension in dimensions {
            let key = &datum[dimension["name"].as_str().unwrap_or_default()];
            row.push(cell(key));
            if is_labelled(dimension) {
                let member = list(&dimension["values"]).iter().find(|member| member["key"] == *key);
                row.push(member.map(|member| cell(&member["label"])).unwrap_or_default());
            }
        }
        row.push(cell(&datum["measure"]));
        row.push(if datum["suppressed"] == true { hidden.to_owned() } else { cell(&datum["value"]) });
        rows.push(row);
    }
    rows
}

/// A table of the facts file as rows of cells, the header first: what kind of row it is, then its cells.
pub fn table_rows(table: &Value, hidden: &str) -> Vec<Vec<String>> {
    let mut header = vec!["row".to_owned()];
    for column in list(&table["columns"]) {
        let name = cell(&column["name"]);
        let twice = header.iter().filter(|other| **other == name || other.starts_with(&format!("{name}_"))).count();
        header.push(if header.contains(&name) { format!("{name}_{}", twice + 1) } else { name });
    }
    let suppressed: BTreeSet<(u64, u64)> =
        list(&table["suppressed"]).iter().filter_map(|place| Some((place[0].as_u64()?, place[1].as_u64()?))).collect();
    let body = list(&table["rows"]).iter().zip(0_u64..).map(|(row, index)| {
        let heads = list(&table["groups"]).iter().any(|group| group.as_u64() == Some(index));
        (if heads { "group" } else { "body" }, row)
    });
    let total = table["total"].is_array().then_some(("total", &table["total"]));
    let mut rows = vec![header];
    for ((kind, row), index) in body.chain(total).zip(0_u64..) {
        let cells = list(row)
            .iter()
            .zip(0_u64..)
            .map(|(value, column)| if suppressed.contains(&(index, column)) { hidden.to_owned() } else { cell(value) });
        rows.push(std::iter::once(kind.to_owned()).chain(cells).collect());
    }
    rows
}

fn records(names: &[&str], values: &[Value]) -> Vec<Vec<String>> {
    let header = names.iter().map(|name| (*name).to_owned()).collect();
    let row = |value: &Value| names.iter().map(|name| cell(&value[*name])).collect();
    std::iter::once(header).chain(values.iter().map(row)).collect()
}

/// Whether a dimension's values are called otherwise than their keys.
fn is_labelled(dimension: &Value) -> bool {
    list(&dimension["values"]).iter().any(|member| member["key"] != member["label"])
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::{figure_rows, table_rows};
    use serde_json::json;

    #[test]
    fn a_figure_has_a_row_for_every_value() {
        let figure = json!({
            "dimensions": [
                {"name": "year", "values": [{"key": "2018", "label": "2018"}]},
                {"name": "program", "values": [{"key": "P1", "label": "English"}, {"key": "P2", "label": "Youth"}]},
            ],
            "data": [
                {"year": "2018", "program": "P1", "measure": "served", "value": 12, "suppressed": false},
                {"year": "2018", "program": "P2", "measure": "served", "value": null, "suppressed": true},
            ],
        });
        let rows: Vec<String> = figure_rows(&figure, "[c]").iter().map(|row| row.join("|")).collect();
        let expected =
            ["year|program|program_label|measure|value", "2018|P1|English|served|12", "2018|P2|Youth|served|[c]"];
        assert_eq!(rows, expected);
        let timeline = json!({"spans": [{"label": "A", "phase": null, "from": "2018-01-01", "to": "2018-02-01"}]});
        assert_eq!(figure_rows(&timeline, "[c]")[1], ["A", "", "2018-01-01", "2018-02-01"]);
    }

    #[test]
    fn a_table_says_what_each_row_is() {
        let table = json!({
            "columns": [{"name": "place"}, {"name": "served"}, {"name": "served"}],
            "rows": [["North", 12, null], ["Ardal", 12, 0.5]],
            "groups": [0],
            "suppressed": [[2, 2]],
            "total": ["Total", 12, null],
        });
        let rows: Vec<String> = table_rows(&table, "[c]").iter().map(|row| row.join("|")).collect();
        assert_eq!(rows, ["row|place|served|served_2", "group|North|12|", "body|Ardal|12|0.5", "total|Total|12|[c]"]);
    }
}

//! Tables that are wide, long or in groups.

use super::pages::{A4, assert_tidy, boxes};
use super::read::{nodes, texts, words};
use super::{lay, of, sample};
use crate::layout::Document;
use crate::prose::Placed;
use crate::report::{Align, RowKind, Table, TableCell, TableColumn, TableRow};
use crate::shown::Rich;
use crate::structure::Role;

fn cell(text: &str) -> TableCell {
    TableCell { text: Rich::text(text), json: serde_json::Value::Bool(true), suppressed: false }
}

/// A table of one column of words and `columns` of numbers.
fn wide(columns: usize, rows: usize, number: &str) -> Table {
    let column = |index: usize| TableColumn {
        name: format!("column_{index}"),
        label: if index == 0 { "Municipality".to_owned() } else { format!("Participants of {}", 1990 + index) },
        unit: None,
        align: if index == 0 { Align::Left } else { Align::Right },
        head: (index > 0).then(|| "Over the years".to_owned()),
        bar: false,
    };
    let row = |row: usize| TableRow {
        kind: if row == rows { RowKind::Total } else { RowKind::Body },
        cells: std::iter::once(cell(&format!("Place {row}"))).chain((0..columns).map(|_| cell(number))).collect(),
    };
    Table {
        columns: (0..=columns).map(column).collect(),
        rows: (0..=rows).map(row).collect(),
        ..sample::table("places", 1)
    }
}

fn shown(table: Table) -> Document {
    let mut report = of(vec![sample::section(vec![sample::placed(Placed::Table("places".to_owned()))])]);
    report.tables.insert("places".to_owned(), table);
    lay(&report)
}

#[test]
fn tables_of_up_to_thirty_columns_stay_inside_the_margins_and_say_all() {
    for columns in 1..=30 {
        for number in ["1", "1,234.5", "12,345,678"] {
            let document = shown(wide(columns, 3, number));
            assert_tidy(&document, A4);
            let cells = texts(&document, Role::DataCell);
            let said = cells.iter().filter(|text| text.as_str() == number).count();
            assert_eq!(said, columns * 4, "{columns} columns of {number}");
            assert_eq!(nodes(&document, Role::Table).len(), 1);
        }
    }
}

#[test]
fn a_table_that_is_too_wide_has_a_line_for_each_of_its_cells() {
    let document = shown(wide(30, 2, "12,345"));
    let rows = texts(&document, Role::TableRow);
    assert_eq!(rows.len(), 1 + 3 * 31);
    assert_eq!(rows[..3], ["MunicipalityValue", "Place 0", "Over the years: Participants of 199112,345"]);
}

#[test]
fn a_group_goes_on_under_its_head_which_is_no_second_row() {
    let mut table = sample::table("places", 120);
    for row in [0, 20, 50] {
        table.rows[row].kind = RowKind::Group;
    }
    let document = shown(table);
    assert_tidy(&document, A4);
    let rows = nodes(&document, Role::TableRow);
    assert_eq!(rows.len(), 122);
    assert_eq!(words(&document, rows[51]).matches("Municipality 50").count(), 1);
    let continued: Vec<String> = (0..document.pages.len())
        .flat_map(|page| boxes(&document, page))
        .filter(|(_, text, content)| !content && text.ends_with("(continued)"))
        .map(|(_, text, _)| text)
        .collect();
    assert!(continued.contains(&"Municipality 50 (continued)".to_owned()), "{continued:?}");
}

/// The pages that lie on their side, by index.
fn turned(document: &Document) -> Vec<usize> {
    let pages = document.pages.iter().enumerate();
    pages.filter(|(_, page)| page.frame.size.width > page.frame.size.height).map(|(index, _)| index).collect()
}

/// A section that starts with so many words, then has a wide table of so many rows, then as many words again.
fn between(words: usize, rows: usize, heading: bool) -> Document {
    let mut blocks = vec![sample::heading(1, "Places"), sample::paragraph(words)];
    if heading {
        blocks.push(sample::heading(2, "By year"));
    }
    blocks.push(sample::placed(Placed::Table("places".to_owned())));
    blocks.push(sample::paragraph(words));
    let mut report = of(vec![sample::section(blocks)]);
    report.tables.insert("places".to_owned(), wide(12, rows, "12,345"));
    lay(&report)
}

#[test]
fn a_wide_table_turns_its_pages_and_text_fills_the_page_before() {
    for words in [40, 150, 400] {
        for rows in [3, 20, 60] {
            let document = between(words, rows, false);
            assert_tidy(&document, A4);
            let turned = turned(&document);
            assert!(!turned.is_empty() && turned.len() == 1 + turned[turned.len() - 1] - turned[0], "{turned:?}");
            for page in &turned {
                let boxes = boxes(&document, *page);
                assert!(boxes.iter().any(|(_, text, _)| text.starts_with("Places")), "its running head");
                assert!(
                    boxes.iter().any(|(_, text, content)| !content && text.contains(&(page + 1).to_string())),
                    "its folio"
                );
            }
            assert_eq!(texts(&document, Role::TableRow).len(), rows + 3);
            let first = &document.pages[turned[0] - 1];
            let last =
                boxes(&document, turned[0] - 1).iter().filter(|area| area.2).map(|area| area.0.y).fold(0.0, f32::max);
            assert!(words < 400 || last > first.frame.size.height - 90.0, "{words} words: white from {last} on");
        }
    }
}

#[test]
fn a_heading_goes_with_its_wide_table() {
    for words in [40, 150, 400] {
        let document = between(words, 20, true);
        assert_tidy(&document, A4);
        let heading = nodes(&document, Role::Heading(2))[0];
        assert_eq!(Some(&document.places[&heading].0), turned(&document).first());
    }
}

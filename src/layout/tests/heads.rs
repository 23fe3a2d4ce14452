//! Heads over several columns, and bars in cells.

use super::read::{nodes, words};
use super::{lay, sample};
use crate::frame::{Draw, Mark};
use crate::prose::Placed;
use crate::report::Spark;
use crate::structure::{Role, Scope};

#[test]
fn a_head_over_columns_spans_them_and_bars_say_nothing() {
    let mut report = sample::empty();
    let mut table = sample::table("places", 12);
    for (index, head) in [(2, "What was done"), (3, "Participants"), (4, "Participants")] {
        table.columns[index].head = Some(head.to_owned());
    }
    let mut plain = table.clone();
    table.columns[2].bar = true;
    for (index, row) in table.rows.iter_mut().enumerate() {
        row.cells[2].json = if index == 3 { serde_json::Value::Null } else { index.into() };
    }
    let paths = |report: &crate::report::Report| {
        let document = lay(report);
        let items = document.pages.iter().flat_map(|page| &page.frame.items);
        let fills = items.filter(|item| matches!(&item.draw, Draw::Path(path) if path.fill.is_some()));
        let artifacts = fills.filter(|item| matches!(item.mark, Mark::Artifact(_))).count();
        (document, artifacts)
    };
    report.tables.insert("places".to_owned(), table);
    report.sections.push(sample::section(vec![sample::placed(Placed::Table("places".to_owned()))]));
    let (document, with_bars) = paths(&report);
    plain.columns[2].bar = false;
    report.tables.insert("places".to_owned(), plain);
    assert_eq!(with_bars - paths(&report).1, 10, "of twelve rows one is nought and one is unknown");
    let head = nodes(&document, Role::TableHead)[0];
    let rows = &document.structure.node(head).children;
    let cells = |row: usize| {
        let cells = document.structure.node(rows[row]).children.iter();
        cells.map(|cell| (words(&document, *cell), document.structure.node(*cell).column_span)).collect::<Vec<_>>()
    };
    let said = |words: &str, span| (words.to_owned(), span);
    assert_eq!(cells(0), [said("", 2), said("What was done", 1), said("Participants", 2), said("", 3)]);
    assert_eq!(cells(1).len(), 8);
    let upper = document.structure.node(rows[0]).children[2];
    assert_eq!(document.structure.node(upper).role, Role::HeadCell(Scope::Column));
}

#[test]
fn a_small_chart_of_a_cell_is_a_figure_with_words_and_a_place() {
    let mut report = sample::empty();
    let mut table = sample::table("places", 3);
    let amounts = vec![Some(2.0), None, Some(0.0), Some(4.0)];
    table.sparks.insert((1, 3), Spark { amounts, alt: "2016 2, 2017 [c], 2018 0 and 2019 4".to_owned() });
    report.tables.insert("places".to_owned(), table);
    report.sections.push(sample::section(vec![sample::placed(Placed::Table("places".to_owned()))]));
    let document = lay(&report);
    let figure = nodes(&document, Role::Figure).pop().expect("a figure");
    let node = document.structure.node(figure);
    assert_eq!(node.alternative.as_deref(), Some("2016 2, 2017 [c], 2018 0 and 2019 4"));
    let cell = document.structure.node(node.parent.expect("a cell"));
    assert_eq!(cell.role, Role::DataCell);
    let (page, area) = node.area.expect("a place");
    let items = document.pages[page].frame.items.iter().filter(|item| item.mark == Mark::Content(figure));
    let columns: Vec<_> = items.collect();
    assert_eq!(columns.len(), 3, "a year that is not known has no column");
    assert!(area.width > 30.0 && area.x > document.pages[page].frame.size.width / 3.0);
}

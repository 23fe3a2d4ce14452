//! Tables of charts: each figure leads to its table and back, small ones share pages, long ones go on.

use super::read::{nodes, texts, words};
use super::{lay, sample};
use crate::frame::Target;
use crate::layout::Document;
use crate::prose::Placed;
use crate::report::{FigureWidth, Report, Section};
use crate::structure::{NodeId, Role};

/// A report with a figure for each number of rows that its table has, and the annex.
fn with_twins(rows: &[usize], beside: bool) -> Report {
    let mut report = sample::empty();
    let mut blocks = vec![sample::heading(1, "Charts")];
    for (index, rows) in (1..).zip(rows) {
        let id = format!("chart-{index:02}");
        let mut figure = sample::figure(&id, index, FigureWidth::Full);
        figure.twin = Some(sample::twin(&figure, beside, *rows));
        figure.file = Some(format!("figure-{index}.csv"));
        report.figures.insert(id.clone(), figure);
        blocks.push(sample::placed(Placed::Figure(id)));
    }
    let annex = vec![sample::heading(1, "Data of the charts"), sample::placed(Placed::Twins)];
    report.sections = vec![sample::section(blocks)];
    if !beside {
        report.sections.push(Section { annex: true, ..sample::section(annex) });
    }
    report
}

/// The links of a document: the words of each, the page on which it stands, and where it leads.
fn links(document: &Document) -> Vec<(String, usize, NodeId, String)> {
    let pages = document.pages.iter().zip(1..);
    let links = pages.flat_map(|(page, number)| page.frame.links.iter().map(move |link| (link, number)));
    links
        .filter_map(|(link, page)| match link.target {
            Target::Node(node) => Some((words(document, link.node), page, node, link.description.clone())),
            Target::Uri(_) => None,
        })
        .collect()
}

#[test]
fn every_figure_leads_to_its_table_and_every_table_back() {
    for beside in [false, true] {
        let report = with_twins(&[5, 12, 36, 90, 4, 6], beside);
        let document = lay(&report);
        let links = links(&document);
        let tables = nodes(&document, Role::Table);
        assert_eq!(tables.len(), 6);
        for (figure, table) in report.figures.values().zip(tables) {
            let (of_figure, name) = (document.figure_nodes[&figure.id], &figure.name);
            let page = document.places[&table].0 + 1;
            let there = links.iter().find(|link| link.2 == table).expect("a link to the table");
            assert_eq!(there.0.trim_end(), format!("Data\u{a0}table, page\u{a0}{page}"));
            assert_eq!(there.1, document.figure_pages[&figure.id]);
            assert_eq!(there.3, format!("Data of {name}, page {page}"));
            let back = links.iter().find(|link| link.2 == of_figure).expect("a link to the figure");
            assert_eq!(back.0, format!("{name}, page {}", there.1));
            assert_eq!(back.1, page);
        }
        let said = texts(&document, Role::Paragraph);
        assert!(said.iter().any(|words| words.ends_with("Attached: figure-2.csv")), "{said:?}");
    }
}

#[test]
fn the_link_is_read_after_figure_and_source() {
    let document = lay(&with_twins(&[5], false));
    let figure = document.figure_nodes["chart-01"];
    let parent = document.structure.node(figure).parent.expect("a section");
    let inside = &document.structure.node(parent).children;
    let at = inside.iter().position(|node| *node == figure).expect("the figure");
    let said: Vec<String> = inside[at + 1..at + 4].iter().map(|node| words(&document, *node)).collect();
    assert!(said[1].starts_with("Source:") && said[2].starts_with("Data\u{a0}table, page"), "{said:?}");
}

#[test]
fn small_tables_share_pages_and_one_that_is_longer_than_a_page_goes_on() {
    let pages = |rows: &[usize]| {
        let document = lay(&with_twins(rows, false));
        let places = nodes(&document, Role::Table).into_iter().map(|table| document.places[&table].0);
        let places: Vec<usize> = places.collect();
        (places[0], document.pages.len() - places[0], places.last().copied().unwrap_or_default() - places[0])
    };
    assert_eq!(pages(&[5; 8]).1, 2, "eight tables of five rows stand on two pages");
    assert_eq!(pages(&[90]).1, 3, "ninety rows need three pages");
    assert_eq!(pages(&[6, 6, 12, 12, 8, 4, 36, 3]).2, 2);
}

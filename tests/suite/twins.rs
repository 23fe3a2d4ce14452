//! The tables of charts: one for each figure, linked both ways, with the numbers of the facts file and of the attached CSV.

use crate::workspace::Workspace;
use annual_report::pdf::{Heard, audit, read};
use serde_json::Value;

/// The small report with its tables in the annex or beside, and its data inside.
fn built(twins: &str) -> Vec<u8> {
    let workspace = Workspace::small();
    let toml = "small/report.toml";
    workspace.replace(toml, "twins        = \"none\"", &format!("twins = \"{twins}\"\nattach = true"));
    workspace.replace(toml, "annex        = [", "annex = [\"twins\", ");
    workspace.run(&["build", "small"]).expect_code(0);
    workspace.run(&["verify", "output/lantern.en.pdf"]).expect_code(0);
    workspace.files("output").remove("lantern.en.pdf").expect("a PDF is written")
}

/// The words of a table: its caption and its rows.
fn table(heard: &[Heard], start: usize) -> String {
    let depth = heard[start].depth;
    let inside = heard[start + 1..].iter().take_while(|one| one.depth > depth);
    inside.map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_figure_has_a_table_with_the_numbers_of_its_file() {
    for twins in ["annex", "beside"] {
        let bytes = built(twins);
        assert_eq!(audit(&bytes), Vec::<String>::new());
        let printed = read(&bytes).expect("the PDF can be read");
        let facts: Value = serde_json::from_slice(&printed.files["facts.json"].bytes).expect("JSON");
        let tables: Vec<String> = (0..printed.nodes.len())
            .filter(|at| printed.nodes[*at].role == "Table")
            .map(|at| table(&printed.nodes, at))
            .collect();
        let figures = facts["figures"].as_object().expect("figures");
        assert!(figures.len() >= 8);
        for figure in figures.values() {
            let (number, page) = (&figure["number"], &figure["page"]);
            let start = format!("Data of Figure {number}: ");
            let table = tables.iter().find(|table| table.trim_start().starts_with(&start));
            let table = table.unwrap_or_else(|| panic!("a table of figure {number}"));
            assert!(table.contains(&format!("Figure {number}, page {page}")), "{table}");
            let leads = |one: &Heard| one.role == "P" && one.text.contains("Data\u{a0}table, page\u{a0}");
            assert!(printed.nodes.iter().any(|one| leads(one) && one.page.map(Value::from).as_ref() == Some(page)));
            let file = &printed.files[&format!("figure-{number}.csv")].bytes;
            let rows = String::from_utf8(file.clone()).expect("UTF-8");
            let values = rows.lines().skip(1).filter_map(|row| row.rsplit(',').next());
            for value in values.filter(|value| value.len() < 4 && value.chars().all(|digit| digit.is_ascii_digit())) {
                assert!(table.contains(value), "{value} of figure {number} in {table}");
            }
        }
    }
}

#[test]
fn a_report_without_tables_of_charts_says_nothing_of_them() {
    let workspace = Workspace::small();
    workspace.run(&["build", "small"]).expect_code(0);
    let pdf = workspace.files("output").remove("lantern.en.pdf").expect("a PDF is written");
    let heard = read(&pdf).expect("the PDF can be read").nodes;
    assert!(heard.iter().all(|one| !one.text.contains("Data table") && !one.text.contains("Data of Figure")));
}

//! What a table says that has a column per value of a dimension.

use super::super::context::Context;
use crate::config::{Direction, Filter, Overrides, Unit, parse};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::locale::Locale;
use crate::measure::{Axis, Cube, Fact, Facts, Measure, Member, Shape};
use crate::period::Period;
use crate::prose::Prose;
use crate::report::Table;
use std::collections::BTreeMap;

const COUNTS: [(&str, &str, i64); 3] = [("A", "x", 7), ("A", "y", 12), ("B", "y", 30)];

fn axis(name: &str, keys: &[&str]) -> Axis {
    let member = |(key, rank): (&&str, u32)| Member {
        key: (*key).to_owned(),
        name: Some(format!("Place {key}")),
        names: BTreeMap::new(),
        rank: Some(rank),
        until: None,
    };
    let members = keys.iter().zip(0..).map(member).collect();
    Axis { name: name.to_owned(), shape: Shape::Reference, whole: true, config: None, members }
}

/// Counts by two dimensions and by each part of them, alike in every period.
fn facts(periods: &[Period]) -> Facts {
    let mut facts = Facts::default();
    let measure = Measure {
        name: "visits".to_owned(),
        unit: Unit::Other("visits".to_owned()),
        decimals: 0,
        source: None,
        kind: None,
        ready_made: false,
        config: None,
        direction: Direction::None,
        protected: false,
        additive: true,
        ratio: None,
    };
    facts.measures.insert(measure.name.clone(), measure);
    for (first, second) in [(false, false), (false, true), (true, false), (true, true)] {
        let mut cube = Cube::default();
        for period in periods {
            cube.empty.insert(period.clone(), Fact { value: Some(Exact::ZERO), ..Fact::default() });
            for (a, b, count) in COUNTS {
                let keys = first.then(|| a.to_owned()).into_iter().chain(second.then(|| b.to_owned()));
                let fact = cube.cells.entry((period.clone(), keys.collect())).or_default();
                let before = fact.value.unwrap_or(Exact::ZERO);
                fact.value = before.plus(Exact::from(count));
            }
        }
        let by = first.then(|| "place".to_owned()).into_iter().chain(second.then(|| "team".to_owned()));
        facts.insert("visits".to_owned(), Filter::default(), by.collect(), cube);
    }
    facts.axes.insert("place".to_owned(), axis("place", &["A", "B"]));
    facts.axes.insert("team".to_owned(), axis("team", &["y", "x"]));
    facts
}

fn table(toml: &str) -> Table {
    let mut problems = Diagnostics::default();
    let toml = format!("[report]\ntitle = \"T\"\nperiod = \"2019\"\ntrend = 2\n[tables.t]\n{toml}");
    let config = parse(&toml, "folder", &[], &Overrides::default(), &mut problems).expect("a report");
    let years = [config.report.period.clone(), config.report.compare.clone().expect("a year before")];
    let facts = facts(&years);
    let prose = Prose { sections: Vec::new(), asked: Vec::new(), standard: false };
    let locale = Locale::new("en").expect("English");
    Context::new(&config, &prose, &facts, &locale).table("t", 1).expect("a table")
}

fn said(table: &Table) -> Vec<String> {
    let heads = table.columns.iter().map(|column| match &column.head {
        Some(head) => format!("{head}/{}", column.label),
        None => column.label.clone(),
    });
    let cells = |row: &crate::report::TableRow| row.cells.iter().map(|cell| cell.text.plain()).collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| cells(row).join(" | "));
    std::iter::once(heads.collect::<Vec<_>>().join(" | ")).chain(rows).collect()
}

#[test]
fn a_measure_has_a_column_per_value_under_its_name_then_the_other_columns() {
    let table = table(
        "rows = \"place\"\nacross = \"team\"\nmeasure = \"visits\"\ntotal = true\n\
         columns = [{ measure = \"visits\", label = \"All\" }, { text = \"{{ visits }} in all\", label = \"Words\" }]\n",
    );
    let expected = [
        "Place | Visits/Place y | Visits/Place x | All | Words",
        "Place A | 12 | 7 | 19 | 19 in all",
        "Place B | 30 | 0 | 30 | 30 in all",
        "Total | 42 | 7 | 49 | ",
    ];
    let lower: Vec<String> = said(&table);
    assert_eq!(lower[1..], expected[1..]);
    assert_eq!(lower[0].to_lowercase(), expected[0].to_lowercase());
    let facts: Vec<&str> =
        table.rows[0].cells.iter().flat_map(|cell| cell.text.values()).map(|v| v.fact.as_str()).collect();
    assert_eq!(facts[0], "visits.by(\"place\", \"team\").get(\"A\", \"y\")");
    assert_eq!(facts[3], "visits.by(\"place\").get(\"A\")");
    let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names[1..4], ["visits_y", "visits_x", "visits"]);
}

#[test]
fn steps_of_time_are_columns_or_rows() {
    let across = table("rows = \"place\"\nacross = \"year\"\nmeasure = \"visits\"\n");
    assert_eq!(said(&across)[1..], ["Place A | 19 | 19", "Place B | 30 | 30"]);
    let down = table("rows = \"year\"\nacross = \"team\"\nmeasure = \"visits\"\ntotal = true\n");
    assert_eq!(said(&down)[1..], ["2018 | 42 | 7", "2019 | 42 | 7", "Total | 42 | 7"]);
}

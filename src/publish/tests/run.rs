//! A run by hand: one figure, one table, three measures.

use crate::chart::spec::{Category, ChartKind, ChartSpec, Datum, Series, TickFormat, Value as ChartValue};
use crate::config::{Config, Direction, Filter, Kind, Overrides, Unit, parse};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::exact::Exact;
use crate::frame::Frame;
use crate::geometry::Size;
use crate::layout::{Document, Page};
use crate::measure::{Cube, Fact, Facts, Input, Measure};
use crate::period::Period;
use crate::report::{
    Align, Cover, Figure, FigureWidth, Meta, Report, RowKind, Table, TableCell, TableColumn, TableRow,
};
use crate::shown::{Rich, Shown};
use crate::structure::Structure;
use serde_json::Value;
use std::collections::BTreeMap;

const REPORT: &str = r#"
[report]
title = "Kosovo"
id = "kosovo"
period = "2019"
year_starts = "10-01"
data_as_of = 2019-06-30
trend = 2

[sources.volunteers]
file = "volunteers.csv"

[figures.by-year]
measure = "served"
by = "year"
split = "service"
kind = "stacked"

[tables.places]
rows = "place"
columns = ["served"]
total = true
"#;

pub(super) fn config() -> Config {
    let mut diagnostics = Diagnostics::default();
    let config = parse(REPORT, "kosovo", &["volunteers.csv"], &Overrides::default(), &mut diagnostics);
    config.unwrap_or_else(|_| panic!("{diagnostics:?}"))
}

fn fact(value: i128) -> Fact {
    Fact { value: Some(Exact::whole(value)), rows_used: Some(112), ..Fact::default() }
}

fn measure(name: &str, unit: Unit) -> Measure {
    Measure {
        name: name.to_owned(),
        unit,
        decimals: 1,
        source: Some("volunteers".to_owned()),
        kind: Some(Kind::Volunteers),
        ready_made: true,
        config: None,
        direction: Direction::None,
        protected: true,
        additive: false,
        ratio: None,
    }
}

/// Served 112 after 102, a rate of 17 in 112 after 8 in 102, and a hidden count.
pub(super) fn some_facts(config: &Config) -> Facts {
    let year = config.report.period.clone();
    let before = config.report.compare.clone().expect("a year before");
    let mut facts = Facts::default();
    facts.trend = vec![before.clone(), year.clone()];
    facts.inputs.push(Input {
        source: "volunteers".to_owned(),
        file: "volunteers.csv".to_owned(),
        sha256: crate::project::sha256(b""),
        rows: 222,
        rows_rejected: 0,
        encoding: "UTF-8",
        delimiter: ',',
        from: crate::period::parse_day("2014-06-02"),
        to: None,
    });
    let ratio = |upper: i128, lower: i128| Fact {
        value: Exact::fraction(100 * upper, lower),
        numerator: Some(Exact::whole(upper)),
        denominator: Some(Exact::whole(lower)),
        ..fact(0)
    };
    let hidden = Fact { suppressed: true, ..fact(3) };
    for (name, unit, now, then) in [
        ("served", Unit::People, fact(112), fact(102)),
        ("early_termination_rate", Unit::Percent, ratio(17, 112), ratio(8, 102)),
        ("completed", Unit::People, hidden, fact(9)),
    ] {
        facts.measures.insert(name.to_owned(), measure(name, unit));
        let at = |period: &Period| (period.clone(), Vec::new());
        let cells = BTreeMap::from([(at(&year), now), (at(&before), then)]);
        facts.insert(name.to_owned(), Filter::default(), Vec::new(), Cube { cells, empty: BTreeMap::new() });
    }
    facts
}

fn shown(text: &str, fact: &str, value: i128) -> Shown {
    Shown { text: text.to_owned(), fact: fact.to_owned(), value: Some(Exact::whole(value)) }
}

fn chart() -> ChartSpec {
    let category = |key: &str| Category {
        key: key.to_owned(),
        label: format!("FY{key}"),
        name: format!("FY{key}"),
        focus: false,
        rest: false,
        partial: false,
    };
    let value = |amount: f64, number| {
        Datum::Value(ChartValue { amount, shown: shown("26", "served", number), target: None, at_most: false })
    };
    let series = |key: &str, data| Series { key: key.to_owned(), label: key.to_uppercase(), color: 0, data };
    ChartSpec {
        kind: ChartKind::Stacked,
        categories: vec![category("2018"), category("2019")],
        series: vec![
            series("two_year", vec![value(26.0, 26), Datum::Suppressed]),
            series("response", vec![Datum::Missing, value(4.0, 4)]),
        ],
        measure: "Volunteers who served".to_owned(),
        unit: "people".to_owned(),
        dimension: "year".to_owned(),
        time: true,
        period: "FY2019".to_owned(),
        values_at_marks: true,
        legend: false,
        ticks: TickFormat::default(),
        target: None,
        maximum: None,
        minimum: None,
        totals: None,
        form: crate::chart::spec::Form::Series,
        shared: None,
    }
}

fn table() -> Table {
    let cell = |json: Value, suppressed| TableCell { text: Rich::text("as printed"), json, suppressed };
    let row = |kind, cells| TableRow { kind, cells };
    let column = |name: &str, unit: Option<&str>| TableColumn {
        name: name.to_owned(),
        label: name.to_uppercase(),
        unit: unit.map(str::to_owned),
        align: Align::Left,
        head: None,
        bar: false,
    };
    Table {
        id: "places".to_owned(),
        number: 1,
        name: "Table 1".to_owned(),
        title: None,
        caption: None,
        note: None,
        legend: Vec::new(),
        source: Rich::default(),
        columns: vec![column("place", None), column("served", Some("people"))],
        rows: vec![
            row(RowKind::Body, vec![cell("Prishtinë".into(), false), cell(12.into(), false)]),
            row(RowKind::Body, vec![cell("Pejë".into(), false), cell(3.into(), true)]),
            row(RowKind::Total, vec![cell("Total".into(), false), cell(15.into(), false)]),
        ],
        sparks: BTreeMap::new(),
        row_heads: true,
    }
}

pub(super) fn report() -> Report {
    let figure = Figure {
        id: "by-year".to_owned(),
        number: 1,
        kind: "stacked",
        name: "Figure 1".to_owned(),
        title: Some(Rich::text("Volunteers by service")),
        subtitle: Rich::default(),
        caption: None,
        note: None,
        source: Rich::default(),
        alt: Rich::text("A stacked chart."),
        chart: chart(),
        width: FigureWidth::Full,
        twin: None,
        file: None,
    };
    Report {
        meta: Meta {
            language: "en".to_owned(),
            title: "Kosovo".to_owned(),
            subject: "FY2019".to_owned(),
            authors: Vec::new(),
            keywords: Vec::new(),
            organisation: String::new(),
            created: 0,
        },
        cover: Cover {
            title: Rich::text("Kosovo"),
            subtitle: None,
            organisation: None,
            period: String::new(),
            facts: Vec::new(),
            text: None,
            twill: Vec::new(),
            twill_alt: String::new(),
            twill_caption: String::new(),
        },
        sections: Vec::new(),
        imprint: None,
        abbreviations: Vec::new(),
        footer: None,
        figures: BTreeMap::from([("by-year".to_owned(), figure)]),
        tables: BTreeMap::from([("places".to_owned(), table())]),
        tiles: BTreeMap::new(),
        pictures: BTreeMap::new(),
        images: BTreeMap::new(),
    }
}

pub(super) fn document(report: &Report) -> Document {
    let page = |shown: Vec<Shown>| Page {
        frame: Frame { shown, ..Frame::new(Size { width: 595.0, height: 842.0 }) },
        label: String::new(),
    };
    Document {
        meta: report.meta.clone(),
        pages: vec![page(Vec::new()), page(vec![shown("112", "served", 112)])],
        images: Vec::new(),
        structure: Structure::default(),
        outline: Vec::new(),
        places: BTreeMap::new(),
        figure_pages: BTreeMap::from([("by-year".to_owned(), 2)]),
        table_pages: BTreeMap::from([("places".to_owned(), 2)]),
        figure_nodes: BTreeMap::new(),
        table_nodes: BTreeMap::new(),
    }
}

pub(super) fn some_diagnostics() -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    let place = Origin::at("content/en/10.md", 4, 9);
    diagnostics.push(Diagnostic::warning("prose/typed-number", "2,000 is typed").at(place).text("2,000"));
    diagnostics.push(Diagnostic::notice("page/few", "few rows"));
    let elsewhere = Some("sq".to_owned());
    diagnostics.push(Diagnostic { language: elsewhere, ..Diagnostic::notice("page/many", "many rows") });
    diagnostics
}

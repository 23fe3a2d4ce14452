//! Reports to lay out.

use crate::chart::spec::{Category, ChartKind, ChartSpec, Datum, Series, TickFormat, Value};
use crate::diagnostic::Origin;
use crate::exact::Exact;
use crate::prose::{Block, Inline, ListItem, Master, Placed, Placement, ReferenceKind, ReferenceTarget};
use crate::report::{
    Align, Cover, CoverFact, Direction, Figure, FigureWidth, Footer, Imprint, Meta, Report, RowKind, Section,
    SparkYear, Table, TableCell, TableColumn, TableRow, Tile, TileChange, Tiles, TwillRow, Twin,
};
use crate::shown::{Rich, Shown};
use std::collections::BTreeMap;

/// A number with a fact of its own.
pub(super) fn number(text: &str) -> Shown {
    Shown { text: text.to_owned(), fact: format!("fact_{text}"), value: Exact::parse(text) }
}

fn meta() -> Meta {
    Meta {
        language: "en".to_owned(),
        title: "Annual Report 2019".to_owned(),
        subject: "Volunteers and programs".to_owned(),
        authors: Vec::new(),
        keywords: Vec::new(),
        organisation: "Peace Corps Kosovo".to_owned(),
        created: 0,
    }
}

fn cover() -> Cover {
    let counts = [26_u32, 63, 93, 100, 102, 112];
    let fact = |value: &str, label: &str| CoverFact { value: number(value), label: label.to_owned() };
    Cover {
        title: Rich::text("Annual Report 2019"),
        subtitle: Some(Rich::text("Volunteers and programs, fiscal year 2019")),
        organisation: Some(Rich::text("Peace Corps Kosovo")),
        period: "1 October 2018 to 30 September 2019".to_owned(),
        facts: vec![
            fact("112", "Volunteers who served"),
            fact("882", "Volunteer-months"),
            fact("14,862", "Participants reached"),
            fact("27", "Municipalities"),
        ],
        text: Some(Rich::text("Unofficial sample: public figures and illustrative records")),
        twill: (2014..)
            .zip(counts)
            .map(|(year, count)| TwillRow {
                label: year.to_string(),
                value: number(&count.to_string()),
                strokes: count,
                focus: year == 2019,
            })
            .collect(),
        twill_alt: "Volunteers by year: 26, 63, 93, 100, 102 and 112.".to_owned(),
        twill_caption: "Each stroke is one person who served in that fiscal year, in groups of ten.".to_owned(),
    }
}

/// A report without sections.
pub(super) fn empty() -> Report {
    Report {
        meta: meta(),
        cover: cover(),
        sections: Vec::new(),
        imprint: None,
        abbreviations: Vec::new(),
        footer: Some(Footer { text: Rich::text("Unofficial sample · page {page} of {pages}"), folio: false }),
        figures: BTreeMap::new(),
        tables: BTreeMap::new(),
        tiles: BTreeMap::new(),
        pictures: BTreeMap::new(),
        images: BTreeMap::new(),
    }
}

/// A section of blocks.
pub(super) fn section(blocks: Vec<Block>) -> Section {
    Section {
        language: None,
        chapter: None,
        number: None,
        title: None,
        lead: None,
        starts_page: true,
        annex: false,
        columns: None,
        master: Master::Text,
        blocks,
    }
}

/// A heading.
pub(super) fn heading(level: u8, words: &str) -> Block {
    let id = Some(words.to_lowercase().replace(' ', "-"));
    Block::Heading { level, id, inlines: vec![Inline::Text(words.to_owned())] }
}

/// A paragraph of about `words` words that holds one number.
pub(super) fn paragraph(words: usize) -> Block {
    const TEXT: [&str; 12] = [
        "the",
        "Volunteers",
        "worked",
        "with",
        "schools",
        "and",
        "municipalities",
        "in",
        "every",
        "district",
        "of",
        "Kosovo,",
    ];
    let text: Vec<&str> = (0..words).map(|index| TEXT[index % TEXT.len()]).collect();
    Block::Paragraph(vec![
        Inline::Text(format!("{} ", text.join(" "))),
        Inline::Value(number("112")),
        Inline::Text(" people.".to_owned()),
    ])
}

/// A paragraph that refers to the pages of some targets.
pub(super) fn reference(targets: &[ReferenceTarget]) -> Block {
    let mut inlines = vec![Inline::Text("See".to_owned())];
    for target in targets {
        for kind in [ReferenceKind::Name, ReferenceKind::Page] {
            inlines.push(Inline::Text(" ".to_owned()));
            inlines.push(Inline::Reference {
                target: target.clone(),
                kind,
                inlines: Vec::new(),
                origin: Origin::at("content/en/10-a.md", 3, 5),
            });
        }
    }
    Block::Paragraph(inlines)
}

/// A bullet list.
pub(super) fn list(items: usize) -> Block {
    let item = || ListItem { blocks: vec![paragraph(18)] };
    Block::List { start: None, items: (0..items).map(|_| item()).collect() }
}

/// A placing line.
pub(super) fn placed(what: Placed) -> Block {
    Block::Placed(Placement { what, caption: Vec::new(), origin: Origin::at("content/en/10-a.md", 9, 1) })
}

/// A figure of columns.
pub(super) fn figure(id: &str, number_of: u32, width: FigureWidth) -> Figure {
    let category = |year: i32| Category {
        key: year.to_string(),
        name: year.to_string(),
        label: year.to_string(),
        focus: year == 2019,
        rest: false,
        partial: false,
    };
    let datum = |count: u32| {
        Datum::Value(Value {
            amount: f64::from(count),
            shown: number(&count.to_string()),
            target: None,
            at_most: false,
        })
    };
    let data = [63, 93, 100, 102, 112].into_iter().map(datum).collect();
    let chart = ChartSpec {
        kind: ChartKind::Column,
        categories: (2015..=2019).map(category).collect(),
        series: vec![Series { key: "served".to_owned(), label: "Volunteers".to_owned(), color: 0, data }],
        measure: "Volunteers who served".to_owned(),
        unit: "people".to_owned(),
        dimension: "year".to_owned(),
        time: true,
        period: "FY2015 to FY2019".to_owned(),
        values_at_marks: true,
        legend: false,
        ticks: TickFormat::default(),
        target: None,
        maximum: None,
        minimum: None,
        totals: None,
        form: crate::chart::spec::Form::Series,
        shared: None,
    };
    Figure {
        id: id.to_owned(),
        number: number_of,
        kind: "column",
        name: format!("Figure {number_of}"),
        title: Some(Rich::text("More people served in 2019 than in any year before")),
        subtitle: Rich::text("Volunteers who served on at least one day of the fiscal year, people, FY2015 to FY2019"),
        caption: Some(Rich::text("Counted from the records of service.")),
        note: Some(Rich::text("Yearly counts can’t be added: most people serve in three fiscal years.")),
        source: Rich::text("Source: volunteers.csv, FY2015 to FY2019"),
        alt: Rich::text("Column chart of Volunteers by year."),
        chart,
        width,
        twin: None,
        file: None,
    }
}

/// The table of a figure's chart, with `rows` rows.
pub(super) fn twin(figure: &Figure, beside: bool, rows: usize) -> Twin {
    let mut table = table(&figure.id, rows);
    table.name = format!("Data of {}", figure.name);
    table.title = Some(Rich::text(format!("Data of {}: more people served", figure.name)));
    table.columns.truncate(2);
    table.rows.iter_mut().for_each(|row| row.cells.truncate(2));
    Twin { beside, table: Table { note: None, source: Rich::default(), ..table } }
}

/// A table of `rows` rows and eight columns, with a total.
pub(super) fn table(id: &str, rows: usize) -> Table {
    let labels =
        ["Municipality", "Volunteers", "Activities", "Female", "Male", "Participants", "Hours", "Grants, US dollars"];
    let column = |(index, label): (usize, &&str)| TableColumn {
        name: format!("column_{index}"),
        label: (*label).to_owned(),
        unit: None,
        align: if index == 0 { Align::Left } else { Align::Right },
        head: None,
        bar: false,
    };
    let cell = |row: usize, column: usize| {
        let suppressed = column == 1 && row % 3 == 1;
        let text = match column {
            0 => Rich::text(format!("Municipality {row}")),
            1 if suppressed => Rich::text("[c]"),
            _ => Rich::value(number(&format!("{}", row * 37 + column * 11))),
        };
        TableCell { text, json: serde_json::Value::Bool(true), suppressed }
    };
    let row = |row: usize| TableRow {
        kind: if row == rows { RowKind::Total } else { RowKind::Body },
        cells: (0..labels.len()).map(|column| cell(row, column)).collect(),
    };
    Table {
        id: id.to_owned(),
        number: 1,
        name: "Table 1".to_owned(),
        title: Some(Rich::text("Volunteers served in 27 of 38 municipalities")),
        caption: Some(Rich::text("All municipalities, 2019.")),
        note: Some(Rich::text("Hours are those of recorded activities.")),
        legend: vec!["[c] Confidential: fewer than five people.".to_owned()],
        source: Rich::text("Source: activities.csv, FY2019"),
        columns: labels.iter().enumerate().map(column).collect(),
        rows: (0..=rows).map(row).collect(),
        sparks: BTreeMap::new(),
        row_heads: true,
    }
}

/// A set of `count` tiles.
pub(super) fn tiles(id: &str, count: usize) -> Tiles {
    let spark = |base: f64| {
        (2014..=2019)
            .map(|year: i32| {
                let amount = (year > 2014).then(|| base + f64::from(year - 2014) * 7.0);
                let text = amount.map_or_else(String::new, |amount| amount.to_string());
                SparkYear {
                    label: year.to_string(),
                    short: (year - 2000).to_string(),
                    amount,
                    text,
                    focus: year == 2019,
                }
            })
            .collect()
    };
    let tile = |index: usize| Tile {
        label: Rich::text("Volunteers who served"),
        value: number(if index == 0 { "112" } else { "14,862" }),
        unit: if index == 2 { "people".to_owned() } else { String::new() },
        change: Some(TileChange {
            direction: Direction::Up,
            text: Rich(vec![
                crate::shown::Piece::Value(number("+9.8%")),
                crate::shown::Piece::Text(" against FY2018 (102)".to_owned()),
            ]),
        }),
        note: Some(Rich::text("Public figures")),
        spark: spark(20.0),
    };
    Tiles { id: id.to_owned(), items: (0..count).map(tile).collect() }
}

/// A report with everything in it.
pub(super) fn full() -> Report {
    let mut report = empty();
    report.figures.insert("served".to_owned(), figure("served", 1, FigureWidth::Full));
    report.figures.insert("left".to_owned(), figure("left", 2, FigureWidth::Half));
    report.figures.insert("right".to_owned(), figure("right", 3, FigureWidth::Half));
    report.tables.insert("places".to_owned(), table("places", 60));
    report.tiles.insert("numbers".to_owned(), tiles("numbers", 8));
    let mut first = section(vec![
        heading(1, "A note to readers"),
        paragraph(120),
        heading(2, "What it is about"),
        paragraph(90),
        list(5),
        reference(&[ReferenceTarget::Figure("served".to_owned()), ReferenceTarget::Table("places".to_owned())]),
    ]);
    first.lead =
        Some(Rich::text("In fiscal year 2019, 112 Volunteers and Trainees served in Kosovo, 10 more than before."));
    let mut chapter = section(vec![
        heading(1, "Volunteers over time"),
        paragraph(100),
        placed(Placed::Figure("served".to_owned())),
        paragraph(60),
        placed(Placed::Figure("left".to_owned())),
        placed(Placed::Figure("right".to_owned())),
        Block::Quote(vec![paragraph(30)]),
        paragraph(150),
    ]);
    chapter.chapter = Some((1, Rich::text("The people")));
    chapter.number = Some("1.1".to_owned());
    chapter.lead =
        Some(Rich::text("Seventeen people ended their service early in 2019, against twelve the year before."));
    let mut reference_chapter =
        section(vec![heading(1, "By municipality"), placed(Placed::Table("places".to_owned())), paragraph(40)]);
    reference_chapter.chapter = Some((2, Rich::text("Reference")));
    reference_chapter.number = Some("2.1".to_owned());
    let numbers = section(vec![heading(1, "The year in numbers"), placed(Placed::Tiles("numbers".to_owned()))]);
    report.sections = vec![first, numbers, chapter, reference_chapter];
    let entry = |name: &str, value: &str| (name.to_owned(), Rich::text(value));
    report.imprint = Some(Imprint {
        title: "About this report".to_owned(),
        text: Some(Rich::text("Unofficial sample: public figures and illustrative records.")),
        entries: vec![
            entry("Period", "1 October 2018 to 30 September 2019"),
            entry("Made with", "annual-report 0.1.0"),
            entry("Contact", "reports@example.org"),
        ],
    });
    report
}

/// A table of words and numbers that is too wide for one line a row.
fn grants() -> Table {
    let columns = [
        ("Rank", Align::Right, "12"),
        ("Grant", Align::Left, "G2019-0042"),
        ("Source", Align::Left, "PCPP"),
        ("Program", Align::Left, "Teaching English as a Foreign Language"),
        ("Municipality", Align::Left, "Fushë Kosovë"),
        ("Approved", Align::Left, "2019-03-14"),
        ("Amount (US dollars)", Align::Right, "12,345.67"),
        ("Community (US dollars)", Align::Right, "2,345.00"),
        ("Participants", Align::Right, "1,234"),
    ];
    let cell =
        |text: &str| TableCell { text: Rich::text(text), json: serde_json::Value::Bool(true), suppressed: false };
    let row = TableRow { kind: RowKind::Body, cells: columns.iter().map(|(_, _, text)| cell(text)).collect() };
    Table {
        columns: columns
            .iter()
            .map(|(label, align, _)| TableColumn {
                name: (*label).to_owned(),
                label: (*label).to_owned(),
                unit: None,
                align: *align,
                head: None,
                bar: false,
            })
            .collect(),
        rows: vec![row; 60],
        legend: Vec::new(),
        note: None,
        ..table("grants", 1)
    }
}

/// A report as long as an organisation's: prose, tiles, twelve charts a page each, long tables.
pub(super) fn long() -> Report {
    let mut report = empty();
    for index in 0..6 {
        let title = format!("Section {index}");
        report.sections.push(section(vec![heading(1, &title), paragraph(100), paragraph(80), list(3), paragraph(60)]));
    }
    report.tiles.insert("numbers".to_owned(), tiles("numbers", 8));
    report.sections.push(section(vec![heading(1, "At a glance"), placed(Placed::Tiles("numbers".to_owned()))]));
    let mut charts = vec![heading(1, "Charts")];
    for index in 1..=12 {
        let id = format!("chart-{index}");
        report.figures.insert(id.clone(), figure(&id, index, FigureWidth::Full));
        charts.push(heading(2, &format!("Chart {index}: Volunteers in service by year")));
        charts.extend([placed(Placed::Figure(id)), paragraph(14), placed(Placed::PageBreak)]);
    }
    report.sections.push(section(charts));
    for (id, table) in [("places", table("places", 37)), ("programs", table("programs", 5)), ("grants", grants())] {
        report.tables.insert(id.to_owned(), table);
        report.sections.push(section(vec![heading(1, id), placed(Placed::Table(id.to_owned()))]));
    }
    report
}

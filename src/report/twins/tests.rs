//! What the table of a chart says: rows, columns, totals, what is hidden, dates.

use super::Context;
use crate::chart::spec::{
    Category, ChartKind, ChartSpec, Datum, Form, Series, Span, TickFormat, Timeline, TimelineRow, Totals, Value,
};
use crate::config::{Config, FigureConfig, Overrides, parse};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::locale::Locale;
use crate::measure::Facts;
use crate::prose::Prose;
use crate::report::RowKind;
use crate::shown::Shown;
use chrono::NaiveDate;

/// A report with one figure.
fn config(figure: &str) -> Config {
    let mut problems = Diagnostics::default();
    let toml = format!("[report]\ntitle = \"T\"\nperiod = \"2019\"\nyear_starts = \"10-01\"\n[figures.f]\n{figure}");
    parse(&toml, "folder", &[], &Overrides::default(), &mut problems).expect("a report")
}

fn value(text: &str) -> Datum {
    let shown = Shown { text: text.to_owned(), fact: format!("fact_{text}"), value: Exact::parse(text) };
    Datum::Value(Value { amount: 1.0, shown, target: None, at_most: false })
}

fn chart(kind: ChartKind, categories: &[&str], series: &[(&str, Vec<Datum>)]) -> ChartSpec {
    let category = |key: &&str| Category {
        key: (*key).to_owned(),
        label: (*key).to_owned(),
        name: (*key).to_owned(),
        focus: false,
        rest: false,
        partial: false,
    };
    let series = series.iter().map(|(label, data)| Series {
        key: (*label).to_owned(),
        label: (*label).to_owned(),
        color: 0,
        data: data.clone(),
    });
    ChartSpec {
        kind,
        categories: categories.iter().map(category).collect(),
        series: series.collect(),
        measure: "Volunteers who served".to_owned(),
        unit: "people".to_owned(),
        dimension: "home region".to_owned(),
        time: false,
        period: "FY2019".to_owned(),
        values_at_marks: true,
        legend: false,
        ticks: TickFormat::default(),
        target: None,
        maximum: None,
        minimum: None,
        totals: None,
        form: Form::Series,
        shared: None,
    }
}

/// Head and rows of the table as lines; a total is marked by `=`, the head of a group by `#`.
fn lines(config: &Config, chart: &ChartSpec) -> Vec<String> {
    let (prose, facts) = (Prose { sections: Vec::new(), asked: Vec::new(), standard: false }, Facts::default());
    let locale = Locale::new("en").expect("English");
    let context = Context::new(config, &prose, &facts, &locale);
    let figure: &FigureConfig = &config.figures[0];
    let (columns, rows) = context.twin_grid(figure, chart);
    let head: Vec<String> = columns.into_iter().map(|column| column.label).collect();
    let rows = rows.into_iter().map(|row| {
        let mark = match row.kind {
            RowKind::Body => "",
            RowKind::Group => "#",
            RowKind::Total => "=",
        };
        assert_eq!(row.cells.len(), head.len());
        mark.to_owned() + &row.cells.iter().map(|cell| cell.text.plain()).collect::<Vec<_>>().join("|")
    });
    std::iter::once(head.join("|")).chain(rows).collect()
}

const BY_REGION: &str = "measure = \"served\"\nby = \"home_region\"\n";
const SPLIT: &str = "measure = \"served\"\nby = \"home_region\"\nsplit = \"sex\"\n";

#[test]
fn a_row_for_each_category_also_where_nothing_is_shown() {
    let data = vec![value("13"), Datum::Suppressed, Datum::Missing];
    let one = chart(ChartKind::Map, &["North", "South", "East"], &[("Served", data)]);
    assert_eq!(lines(&config(BY_REGION), &one), ["Home region|Served", "North|13", "South|[c]", "East|[x]"]);
}

#[test]
fn series_are_columns_and_totals_the_last_one() {
    let series = [("Women", vec![value("8"), value("9")]), ("Men", vec![value("5"), Datum::Suppressed])];
    let mut stacked = chart(ChartKind::Stacked, &["North", "South"], &series);
    stacked.totals = Some(Totals { label: "Total".to_owned(), data: vec![value("13"), value("12")] });
    let expected = ["Home region|Women|Men|Total", "North|8|5|13", "South|9|[c]|12"];
    assert_eq!(lines(&config(SPLIT), &stacked), expected);
}

#[test]
fn many_series_of_few_categories_are_rows() {
    let labels = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let series: Vec<(&str, Vec<Datum>)> = labels.iter().map(|label| (*label, vec![value("7")])).collect();
    let mut wide = chart(ChartKind::Heatmap, &["North"], &series);
    wide.totals = Some(Totals { label: "Total".to_owned(), data: vec![value("56")] });
    let lines = lines(&config(SPLIT), &wide);
    assert_eq!((lines.len(), lines[0].as_str(), lines[1].as_str()), (10, "Sex|North", "A|7"));
    assert_eq!(lines[9], "=Total|56");
}

#[test]
fn where_both_are_many_each_category_heads_its_rows() {
    let names: Vec<String> = (0..13).map(|index| format!("N{index:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let series: Vec<(&str, Vec<Datum>)> = names.iter().map(|name| (*name, vec![value("7"); 13])).collect();
    let lines = lines(&config(SPLIT), &chart(ChartKind::Heatmap, &names, &series));
    assert_eq!(lines.len(), 1 + 13 * 14);
    assert_eq!(lines[..3], ["Sex|Volunteers who served", "#N00|", "N00|7"]);
}

#[test]
fn months_of_whole_years_stand_in_a_calendar() {
    let by_month = |last: u32| config(&format!("measure = \"served\"\nby = \"month\"\nlast = {last}\n"));
    let keys: Vec<String> = (2016..=2019)
        .flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}")))
        .filter(|key| ("2017-10".."2019-10").contains(&key.as_str()))
        .collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let data: Vec<Datum> = (0..24).map(|count| value(&count.to_string())).collect();
    let months = chart(ChartKind::Line, &keys, &[("Served", data)]);
    let calendar = lines(&by_month(24), &months);
    assert_eq!(calendar.len(), 13);
    assert_eq!(calendar[..2], ["Home region|FY2018|FY2019", "October|0|12"]);
    assert_eq!(lines(&by_month(12), &months).len(), 25, "other months than those that are asked");
}

#[test]
fn a_timeline_says_when_each_phase_starts_and_when_it_ends() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let span = |phase, from, to| Span { phase, from: day(from), to: day(to) };
    let row = |label: &str, spans: Vec<Span>| TimelineRow { label: label.to_owned(), spans };
    let mut spans = chart(ChartKind::Gantt, &[], &[]);
    spans.form = Form::Timeline(Timeline {
        rows: vec![
            row("K1", vec![span(0, "2014-06-07", "2014-08-16"), span(1, "2014-08-16", "2016-08-16")]),
            row("K2", vec![span(0, "2015-06-06", "2015-08-22")]),
        ],
        phases: vec!["Training".to_owned(), "Service".to_owned()],
        years: Vec::new(),
        period: (day("2018-10-01"), day("2019-09-30"), "FY2019".to_owned()),
        cut_off: None,
    });
    let expected = [
        "Home region|Training from|Service from|To",
        "K1|7 Jun 2014|16 Aug 2014|16 Aug 2016",
        "K2|6 Jun 2015|[x]|22 Aug 2015",
    ];
    assert_eq!(lines(&config(BY_REGION), &spans), expected);
}

//! Files without mistakes and what they come out as.

use super::{REPORT, below_says, config, read, rendered};
use crate::config::{Aggregate, Compare, Condition, Include, Kind, Overrides, Paper, Scalar, TableShape, Unit, parse};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use expect_test::expect;

#[test]
fn what_stands_beside_the_file_is_its_sources() {
    let config = config(REPORT);
    let found: Vec<_> = config
        .sources
        .iter()
        .map(|source| (source.kind, source.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        found,
        [
            (Kind::Volunteers, vec!["volunteers.csv"]),
            (Kind::Activities, vec!["activities-2018.csv", "activities-2019.csv"]),
            (Kind::Grants, vec!["grants.csv"]),
        ]
    );
}

#[test]
fn a_file_beside_the_report_that_is_not_read_is_named() {
    let mut diagnostics = Diagnostics::default();
    let files = ["activities.csv", "activities-2018.csv", "history.csv"];
    let config = parse(REPORT, "x", &files, &Overrides::default(), &mut diagnostics).expect("a config");
    assert_eq!(config.sources.len(), 1);
    expect![[r#"
        0:0 file/not-read `activities-2018.csv` is not read | without `[sources]` a file is read when its name is a kind of source, as `volunteers.csv`
        0:0 file/not-read `history.csv` is not read | without `[sources]` a file is read when its name is a kind of source, as `volunteers.csv`
    "#]].assert_eq(&rendered(&diagnostics));
}

#[test]
fn the_least_report_has_the_defaults_of_the_grammar() {
    let config = config(REPORT);
    let report = &config.report;
    assert_eq!((report.id.as_str(), report.trend, report.percent_base), ("kosove-2019", 5, 10));
    assert_eq!((report.languages.len(), report.languages[0].name.as_str()), (1, "en"));
    assert_eq!(report.volunteers, ["two_year", "response"]);
    assert_eq!(
        (report.compare_rule, report.compare.as_ref().expect("the year before").key()),
        (Compare::Previous, "2018".into())
    );
    assert_eq!(report.date, report.period.to);
    assert_eq!(config.privacy.minimum, 5);
    assert_eq!(config.dimensions[0].name.name, "age_band");
    assert_eq!(config.dimensions[0].breaks.as_ref().map(Vec::len), Some(6));
}

#[test]
fn the_command_line_is_put_over_the_file() {
    let text = "[report]\ntitle = \"T\"\nperiod = \"2018\"\nyear_starts = \"10-01\"\nlanguages = [\"en\", \"sq\", \"sr-Latn\"]\n";
    let overrides = Overrides { period: Some("2019".into()), languages: vec!["sr-latn".into()] };
    let report = read(text, &overrides).0.expect("a config").report;
    assert_eq!(
        (report.period.from.to_string(), report.period.to.to_string()),
        ("2018-10-01".into(), "2019-09-30".into())
    );
    assert_eq!(report.compare.expect("the year before").key(), "2018");
    assert_eq!(report.date.to_string(), "2019-09-30");
    assert_eq!(report.main_language, "en");
    assert_eq!(report.languages.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["sr-Latn"]);

    let overrides = Overrides { period: Some("FY19".into()), languages: vec!["sr-Latin".into(), "de".into()] };
    expect![[r#"
        - usage/language `--lang de` is no language of the report «de» | its languages are `en`, `sq`, `sr-Latn`
        - usage/language `--lang sr-Latin` is no language of the report «sr-Latin» | did you mean `sr-Latn`?
        - usage/period `--period FY19` is not a period «FY19» | a period is `"2019"`, `"2019-Q2"`, `"2019-03"`, `"2019-03-31"` or `"2019-01-01/2019-06-30"`
    "#]].assert_eq(&rendered(&read(text, &overrides).1));
}

#[test]
fn a_text_has_the_place_of_its_first_character() {
    let text = format!(
        "{REPORT}subtitle = {{ en = 'One', sq = \"Një\" }}\nfooter = '''\nThird {{page}}'''\n[glossary]\n\"P C\" = \"\"\"x\"\"\"\n"
    );
    let config = config(&text);
    let subtitle = config.report.subtitle.expect("a subtitle");
    let place = |literal: &crate::config::Literal| (literal.source.clone(), literal.origin.line, literal.origin.column);
    assert_eq!(place(subtitle.literal("en-US").expect("English")), ("One".into(), 4, 20));
    assert_eq!(place(subtitle.literal("sq").expect("Albanian")), ("Një".into(), 4, 32));
    assert_eq!(place(&config.report.footer.expect("a footer").by_language[0].1), ("Third {page}".into(), 6, 1));
    let (term, text) = &config.glossary[0];
    assert_eq!((term.name.as_str(), term.origin.column), ("P C", 2));
    assert_eq!(place(&text.by_language[0].1), ("x".into(), 8, 12));
}

#[test]
fn conditions_of_every_form_are_read() {
    let text = format!(
        "{REPORT}[measures.m]\nsource = \"activities\"\ncount = true\n[measures.m.where]\na = \"x\"\nb = [1, 2.50]\n\
         c = {{ not = true }}\nd = {{ min = 2019-01-01, below = 2019-02-01 }}\ne = {{ empty = false }}\nf = {{ max = 1e3 }}\n"
    );
    let config = config(&text);
    let conditions: Vec<_> =
        config.measures[0].filter.conditions().iter().map(|(_, condition)| condition.clone()).collect();
    let number = |text: &str| Scalar::Number(Exact::parse(text).expect("a number"));
    let day = |text: &str| Some(Scalar::Date(text.parse().expect("a date")));
    assert_eq!(
        conditions,
        [
            Condition::OneOf(vec![Scalar::Text("x".into())]),
            Condition::OneOf(vec![number("1"), number("2.5")]),
            Condition::NotOneOf(vec![Scalar::Bool(true)]),
            Condition::Within { min: day("2019-01-01"), max: None, below: day("2019-02-01") },
            Condition::Empty(false),
            Condition::Within { min: None, max: Some(number("1000")), below: None },
        ]
    );
}

#[test]
fn aggregates_and_units_of_every_form_are_read() {
    let text = format!(
        "{REPORT}[measures.a]\nsource = \"activities\"\nsum = [\"x\", \"y\"]\nunit = \"EUR\"\n\
         [measures.b]\nratio = [\"a\", \"hours\"]\nunit = \"percent\"\n\
         [measures.c]\nsource = \"activities\"\nsum = {{ F = \"x\" }}\nas = \"sex\"\nunit = \"pupils\"\n\
         [measures.d]\nsource = \"volunteers\"\ncount_distinct = \"cohort\"\ntime = \"at_end\"\n"
    );
    let config = config(&text);
    let name = |named: &crate::config::Named| named.name.clone();
    let shapes: Vec<String> = config
        .measures
        .iter()
        .map(|measure| match measure.aggregate.as_ref().expect("an aggregate") {
            Aggregate::Sum(columns) => format!("sum {}", columns.iter().map(name).collect::<Vec<_>>().join("+")),
            Aggregate::Ratio(above, below) => format!("{} / {}", above.name, below.name),
            Aggregate::SumSpread(columns, by) => format!("{}={} as {}", columns[0].0, columns[0].1.name, by.name),
            Aggregate::CountDistinct(column) => format!("distinct {}", column.name),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(shapes, ["sum x+y", "a / hours", "F=x as sex", "distinct cohort"]);
    let units: Vec<_> = config.measures.iter().map(|measure| measure.unit.clone()).collect();
    assert_eq!(units, [Some(Unit::Money("EUR".into())), Some(Unit::Percent), Some(Unit::Other("pupils".into())), None]);
}

#[test]
fn a_whole_report_is_read_without_a_word() {
    let text = include_str!("whole.toml");
    let (config, diagnostics) = read(text, &Overrides::default());
    expect![[""]].assert_eq(&rendered(&diagnostics));
    let config = config.expect("a config");
    assert_eq!((config.figures.len(), config.tables.len(), config.tiles[0].items.len()), (4, 2, 3));
    assert_eq!(config.figures[0].title, Some(None));
    let TableShape::Aggregated { include, columns, .. } = &config.tables[0].shape else { panic!("aggregated") };
    assert!(matches!(include, Include::Sources(sources) if sources.len() == 2));
    assert_eq!(columns.len(), 5);
    assert!(config.tables[0].sort[0].descending && config.tables[0].sort[0].name.name == "participants");
}

#[test]
fn a_file_that_is_cut_anywhere_is_read_or_refused_with_a_place() {
    let text = include_str!("whole.toml");
    for (cut, _) in text.char_indices().step_by(11) {
        let (config, diagnostics) = read(&text[..cut], &Overrides::default());
        assert_eq!(config.is_none(), diagnostics.has_errors(), "cut at {cut}");
        assert!(diagnostics.all().iter().all(|diagnostic| diagnostic.origin.is_some()), "cut at {cut}");
    }
}

#[test]
fn every_value_may_be_of_a_wrong_type() {
    let text = include_str!("whole.toml");
    let lines: Vec<&str> = text.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let Some((key, _)) = line.split_once('=').filter(|_| !line.starts_with([' ', '{'])) else { continue };
        for wrong in ["1979-05-27", "[[]]", "{ a = { b = [1] } }", "-1.5e400", "\"\"", "0xFFFFFFFFFFFFFFFFFFFF", "true"]
        {
            let mut changed = lines.clone();
            let line = format!("{key}= {wrong}");
            changed[index] = &line;
            let (_, diagnostics) = read(&changed.join("\n"), &Overrides::default());
            assert!(diagnostics.all().iter().all(|diagnostic| diagnostic.origin.is_some()), "{line}");
        }
    }
}

#[test]
fn a_report_has_the_papers_that_it_names_in_their_order() {
    let papers = |line: &str| config(&format!("{REPORT}{line}\n")).report.papers;
    assert_eq!(papers(""), [Paper::A4]);
    assert_eq!(papers("paper = \"Letter\""), [Paper::Letter]);
    assert_eq!(papers("paper = [\"screen\", \"A4\"]"), [Paper::Screen, Paper::A4]);
    below_says(
        "paper = [\"A4\", \"letter\", \"screen\", \"A4\"]\n",
        &expect![[r#"
            4:17-23 config/value `report.paper[2]` cannot be `letter` «letter» | did you mean `Letter`?
            4:37-39 config/value `report.paper[4]` is named twice «A4» | name it once
        "#]],
    );
    below_says(
        "paper = []\n",
        &expect![[r#"
        4:9-11 config/value `report.paper` is empty, so nothing would be written «[]» | for example `"A4"`
    "#]],
    );
}

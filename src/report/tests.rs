//! What is printed for facts: values, changes, shares, and what is not printed.

use super::context::Context;
use crate::config::{Config, Direction, Filter, Overrides, Point, Unit, parse};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::locale::Locale;
use crate::measure::{Cube, Fact, Facts, Measure};
use crate::prose::Prose;

/// A measure, its unit, its decimals, and its values in 2019 and 2018.
type Case<'c> = (&'c str, Unit, u8, Fact, Fact);

fn config() -> Config {
    let mut problems = Diagnostics::default();
    let toml = "[report]\ntitle = \"T\"\nperiod = \"2019\"\n";
    parse(toml, "folder", &[], &Overrides::default(), &mut problems).expect("a report")
}

fn value(text: &str) -> Fact {
    Fact { value: Exact::parse(text), ..Fact::default() }
}

fn measure(name: &str, unit: &Unit, decimals: u8) -> Measure {
    Measure {
        name: name.to_owned(),
        unit: unit.clone(),
        decimals,
        source: None,
        kind: None,
        ready_made: false,
        config: None,
        direction: Direction::None,
        protected: false,
        additive: true,
        ratio: None,
    }
}

/// What a tile says: the value and its change line.
fn tile((name, unit, decimals, now, before): Case<'_>) -> (String, String) {
    let config = config();
    let mut facts = Facts::default();
    facts.measures.insert(name.to_owned(), measure(name, &unit, decimals));
    let mut cube = Cube::default();
    let years = [(config.report.period.clone(), now), (config.report.compare.clone().expect("a year before"), before)];
    for (year, fact) in years {
        cube.cells.insert((year, Vec::new()), fact);
    }
    facts.insert(name.to_owned(), Filter::default(), Vec::new(), cube);
    let prose = Prose { sections: Vec::new(), asked: Vec::new(), standard: false };
    let locale = Locale::new("en").expect("English");
    let context = Context::new(&config, &prose, &facts, &locale);
    let point = Point {
        measure: name.to_owned(),
        filter: Filter::default(),
        period: config.report.period.clone(),
        cell: Vec::new(),
    };
    let line = context.change_line(&point, None).map(|(_, line)| line.plain()).unwrap_or_default();
    (context.value(&point, None).shown.text, line)
}

#[test]
fn changes_are_told_in_percent_in_points_or_as_a_difference() {
    let hidden = Fact { suppressed: true, ..Fact::default() };
    let money = || Unit::Money("USD".to_owned());
    let cases: [(Case<'_>, (&str, &str)); 9] = [
        (("a", Unit::People, 0, value("112"), value("102")), ("112", "+9.8% against 2018 (102)")),
        (("a", Unit::People, 0, value("17"), value("8")), ("17", "+9 against 2018 (8)")),
        (("a", Unit::People, 0, value("4"), value("0")), ("4", "+4 against 2018 (0)")),
        (("a", Unit::People, 0, value("4"), Fact::default()), ("4", "[x] against 2018")),
        (("a", Unit::People, 0, hidden.clone(), value("40")), ("[c]", "[c] against 2018 (40)")),
        (("a", Unit::People, 0, value("40"), hidden), ("40", "[c] against 2018")),
        (("a", Unit::Percent, 1, value("15.25"), value("14.85")), ("15.3%", "+0.4 pts against 2018 (14.9%)")),
        (("a", money(), 0, value("84610"), value("5")), ("$84,610", "+1,692,100.0% against 2018 ($5)")),
        (("a", Unit::Hours, 1, value("1234.5"), value("1234.5")), ("1,234.5", "+0.0% against 2018 (1,234.5)")),
    ];
    for (case, (value, line)) in cases {
        let shown = format!("{case:?}");
        assert_eq!(tile(case), (value.to_owned(), line.to_owned()), "{shown}");
    }
}

#[test]
fn a_percentage_of_fewer_than_ten_is_not_printed() {
    let rate = |base: i64| Fact { denominator: Some(Exact::from(base)), ..value("25") };
    assert_eq!(tile(("rate", Unit::Percent, 1, rate(8), rate(40))).0, "[x]");
    assert_eq!(
        tile(("rate", Unit::Percent, 1, rate(12), rate(8))),
        ("25.0%".to_owned(), "[x] against 2018".to_owned())
    );
    assert_eq!(tile(("achievement", Unit::Percent, 0, rate(8), rate(8))).0, "25%");
}

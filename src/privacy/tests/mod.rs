//! Which cells are hidden, and which totals stay.

mod attack;
mod coarse;
mod tables;

use super::protect;
use crate::config::{self, Condition, Config, Filter, Overrides, Scalar};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::measure::{Cube, Fact, Facts};
use crate::period::YearRule;

fn config(privacy: &str) -> Config {
    let text = format!("[report]\ntitle = \"T\"\nperiod = \"2019\"\n[privacy]\n{privacy}");
    let mut diagnostics = Diagnostics::default();
    config::parse(&text, "kosovo", &["volunteers.csv"], &Overrides::default(), &mut diagnostics)
        .unwrap_or_else(|_| panic!("{:#?}", diagnostics.all()))
}

fn people(count: i64) -> Fact {
    Fact { value: Some(count.into()), persons: Some(count.into()), rows_used: Some(9), ..Fact::default() }
}

/// The values of a cell of each fact, `c` where it is hidden.
fn shown(facts: &[Fact], by: &[&str], filter: &Filter, privacy: &str) -> Vec<String> {
    let period = YearRule::default().year(2019).expect("a year");
    let mut all = Facts::default();
    let keys = |index: usize| by.iter().map(|_| index.to_string()).collect::<Vec<_>>();
    let cells = facts.iter().enumerate().map(|(index, fact)| ((period.clone(), keys(index)), fact.clone())).collect();
    let by: Vec<String> = by.iter().map(|&name| name.to_owned()).collect();
    all.insert("served".to_owned(), filter.clone(), by.clone(), Cube { cells, ..Cube::default() });
    let protected = protect(all, &mut config(privacy), &mut Diagnostics::default());
    let cube = protected.cube("served", filter, &by).expect("the cube");
    let text = |fact: &Fact| match (fact.suppressed, fact.value) {
        (true, None) if fact.rows_used.is_none() && fact.numerator.is_none() => "c".to_owned(),
        (_, value) => value.map_or_else(|| "x".to_owned(), Exact::to_json),
    };
    cube.cells.values().map(text).collect()
}

#[test]
fn small_cells_are_hidden_and_zero_and_the_minimum_are_not() {
    let cells = [people(0), people(1), people(4), people(5)];
    assert_eq!(shown(&cells, &["sex"], &Filter::default(), ""), ["0", "c", "c", "5"]);
    assert_eq!(shown(&cells, &["sex"], &Filter::default(), "zeros = \"hide\""), ["c", "c", "c", "5"]);
    assert_eq!(shown(&cells, &["sex"], &Filter::default(), "minimum = 0"), ["0", "1", "4", "5"]);
    assert_eq!(shown(&cells, &["sex"], &Filter::default(), "minimum = 2"), ["0", "c", "4", "5"]);
}

#[test]
fn a_value_over_the_whole_report_is_a_total_and_stays() {
    assert_eq!(shown(&[people(2)], &[], &Filter::default(), ""), ["2"]);
}

#[test]
fn a_condition_makes_a_cell() {
    let women = Filter::new(vec![("sex".to_owned(), Condition::OneOf(vec![Scalar::Text("F".to_owned())]))]);
    assert_eq!(shown(&[people(2)], &[], &women, ""), ["c"]);
}

#[test]
fn sensitive_columns_have_their_own_minimum() {
    assert_eq!(shown(&[people(9), people(10)], &["end_reason"], &Filter::default(), ""), ["c", "10"]);
}

#[test]
fn a_rate_is_hidden_when_its_upper_part_or_its_base_is() {
    let rate = |upper: i64, lower: i64| Fact {
        value: Exact::fraction(i128::from(upper), i128::from(lower)),
        numerator: Some(upper.into()),
        denominator: Some(lower.into()),
        persons: Some(if upper == 0 { lower } else { upper.min(lower) }.into()),
        ..Fact::default()
    };
    let cells = [rate(2, 100), rate(0, 3), rate(0, 100), rate(50, 100)];
    assert_eq!(shown(&cells, &["cohort"], &Filter::default(), ""), ["c", "c", "0", "0.5"]);
}

#[test]
fn what_counts_no_persons_stays() {
    let hours = Fact { value: Some(2.into()), ..Fact::default() };
    assert_eq!(shown(&[hours], &["place"], &Filter::default(), ""), ["2"]);
}

//! Descriptions of charts, word by word.

use super::describe;
use crate::chart::spec::{ChartKind, ChartSpec, Datum, Totals};
use crate::chart::tests::{datum, sample};
use crate::locale::Locale;

const YEARS: [&str; 6] = ["2014", "2015", "2016", "2017", "2018", "2019"];

fn told(spec: &ChartSpec) -> String {
    describe(spec, &Locale::new("en").expect("English")).plain()
}

fn one(kind: ChartKind, labels: &[&str], time: bool, amounts: &[Option<f64>]) -> ChartSpec {
    sample(kind, time, labels, &[("Served", amounts.to_vec())])
}

fn some(amounts: &[f64]) -> Vec<Option<f64>> {
    amounts.iter().copied().map(Some).collect()
}

#[test]
fn a_series_over_time_names_its_ends_and_its_extremes() {
    let rising = one(ChartKind::Column, &YEARS, true, &some(&[26.0, 63.0, 93.0, 100.0, 102.0, 112.0]));
    assert_eq!(
        told(&rising),
        "Column chart: Volunteers who served by year, FY2014 to FY2019, in people. \
         Up from 26 in 2014 to 112 in 2019."
    );
    let peaked = one(ChartKind::Line, &YEARS, true, &some(&[26.0, 163.0, 9.0, 10.0, 12.0, 11.0]));
    assert_eq!(
        told(&peaked),
        "Line chart: Volunteers who served by year, FY2014 to FY2019, in people. Down from 26 in \
         2014 to 11 in 2019. The highest value is 163 in 2015, the lowest 9 in 2016."
    );
}

#[test]
fn names_are_ranked_and_gaps_are_counted() {
    let hidden = Some(f64::INFINITY);
    let regions = one(
        ChartKind::Bar,
        &["Pacific", "Mountain", "New England", "Texas", "Other"],
        false,
        &[Some(20.0), Some(9.0), hidden, None, Some(99.0)],
    );
    assert_eq!(
        told(&regions),
        "Bar chart: Volunteers who served by year, FY2014 to FY2019, in people. Pacific (20), Mountain (9) and \
         Other (99). New England is confidential and shown as [c]. Texas is not available and shown as [x]."
    );
}

#[test]
fn one_category_all_equal_and_nothing_known_are_told_truly() {
    let single = told(&one(ChartKind::Column, &["2019"], true, &[Some(112.0)]));
    assert!(single.ends_with("in people. 2019: 112."), "{single}");
    let equal = told(&one(ChartKind::Column, &YEARS, true, &some(&[5.0; 6])));
    assert!(equal.ends_with("All 6 values are 5."), "{equal}");
    let nothing = told(&one(ChartKind::Column, &YEARS, true, &[None; 6]));
    assert!(nothing.ends_with("No value is available."), "{nothing}");
    let hidden = told(&one(ChartKind::Column, &["2019"], true, &[Some(f64::INFINITY)]));
    assert!(hidden.ends_with("No value is available. 2019 is confidential and shown as [c]."), "{hidden}");
    let same = told(&one(ChartKind::Line, &YEARS, true, &some(&[5.0, 7.0, 1.0, 2.0, 3.0, 5.0])));
    assert!(same.contains("5 in 2014 and again in 2019"), "{same}");
}

#[test]
fn several_series_are_named_with_their_total() {
    let parts = [("Grants", some(&[7.0, 49.0])), ("Community", some(&[3.0, 35.0]))];
    let mut spec = sample(ChartKind::Stacked, true, &["2018", "2019"], &parts);
    spec.totals = Some(Totals { label: "Total".to_owned(), data: vec![datum(Some(10.0)), datum(Some(84.0))] });
    assert_eq!(
        told(&spec),
        "Stacked column chart: Volunteers who served by year, FY2014 to FY2019, in people. 2 series: Grants and \
         Community. Total rose from 10 in 2018 to 84 in 2019; Grants rose from 7 in 2018 to 49 in 2019; Community \
         rose from 3 in 2018 to 35 in 2019."
    );
    let many: Vec<(&str, Vec<Option<f64>>)> =
        ["A", "B", "C", "D"].into_iter().zip(1..).map(|(name, at)| (name, some(&[f64::from(at), 9.0]))).collect();
    let heat = told(&sample(ChartKind::Heatmap, true, &["Oct", "Nov"], &many));
    assert!(heat.contains("The highest value is 9 in Nov for A, the lowest 1 in Oct for A."), "{heat}");
    assert!(heat.contains("Highest by row: A, 9 in Nov; B, 9 in Nov; C, 9 in Nov; D, 9 in Nov."), "{heat}");
}

#[test]
fn many_names_are_told_by_their_highest_and_lowest() {
    let names = ["A", "B", "C", "D", "E", "F", "Other"];
    let bars = told(&one(ChartKind::Bar, &names, false, &some(&[3.0, 9.0, 7.0, 1.0, 5.0, 4.0, 80.0])));
    assert!(
        bars.contains("The highest of 6 are B (9), C (7) and E (5); the lowest is D (1); beside these Other (80)."),
        "{bars}"
    );
}

#[test]
fn pairs_are_told_by_how_many_rose_and_the_largest_rise_and_fall() {
    let ends = [("FY2018", some(&[10.0, 30.0, 5.0])), ("FY2019", some(&[40.0, 20.0, 5.0]))];
    let slope = told(&sample(ChartKind::Slope, false, &["Prizren", "Peja", "Gjilan"], &ends));
    assert!(
        slope.ends_with(
            "From FY2018 to FY2019, 1 of 3 rose, 1 fell, 1 stayed the same. The largest rise is Prizren, from 10 to \
             40. The largest fall is Peja, from 30 to 20."
        ),
        "{slope}"
    );
}

#[test]
fn bullets_tell_how_many_reach_their_target_and_name_the_others() {
    let mut spec = one(ChartKind::Bullet, &["Students", "Teachers", "Interns"], false, &some(&[106.0, 95.0, 79.0]));
    for datum in &mut spec.series[0].data {
        if let Datum::Value(value) = datum {
            value.target = Some(100.0);
        }
    }
    let told = told(&spec);
    assert!(
        told.contains(
            "1 of 3 reaches its target. Target reached: Students (106). Target not reached: Teachers (95), Interns (79)."
        ),
        "{told}"
    );
}

#[test]
fn a_target_that_is_a_limit_is_reached_below_it() {
    let mut spec = one(ChartKind::Bullet, &["Days to answer", "Complaints"], false, &some(&[80.0, 130.0]));
    for datum in &mut spec.series[0].data {
        if let Datum::Value(value) = datum {
            (value.target, value.at_most) = (Some(100.0), true);
        }
    }
    let told = told(&spec);
    assert!(told.contains("Target reached: Days to answer (80). Target not reached: Complaints (130)."), "{told}");
}

#[test]
fn every_number_keeps_its_fact_and_every_kind_its_name() {
    let locale = Locale::new("en").expect("English");
    for kind in ChartKind::ALL {
        let spec = one(kind, &YEARS, true, &some(&[26.0, 63.0, 93.0, 100.0, 102.0, 112.0]));
        let rich = describe(&spec, &locale);
        let numbers: Vec<&str> = rich.values().map(|shown| shown.text.as_str()).collect();
        assert_eq!(numbers, ["26", "112"], "{}", kind.name());
    }
}

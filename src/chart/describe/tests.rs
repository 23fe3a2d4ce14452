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
         Up from 26 in 2014 to 112 in 2019, with 63, 93, 100 and 102 between them."
    );
    let years: Vec<String> = (2011..2020).map(|year| year.to_string()).collect();
    let years: Vec<&str> = years.iter().map(String::as_str).collect();
    let peaked = one(ChartKind::Line, &years, true, &some(&[26.0, 163.0, 9.0, 10.0, 12.0, 11.0, 12.0, 13.0, 11.0]));
    assert_eq!(
        told(&peaked),
        "Line chart: Volunteers who served by year, FY2014 to FY2019, in people. Down from 26 in \
         2011 to 11 in 2019. The highest value is 163 in 2012, the lowest 9 in 2013."
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
        "Bar chart: Volunteers who served by year, FY2014 to FY2019, in people. The values are Pacific (20), Mountain (9) \
         and Other (99). New England is confidential and shown as [c]. Texas is not available and shown as [x]."
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
    assert!(heat.contains("The highest value is 9 (4 times), the lowest 1 in Oct for A."), "{heat}");
    assert!(heat.contains("Highest by row: A, 9 in Nov; B, 9 in Nov; C, 9 in Nov; D, 9 in Nov."), "{heat}");
}

#[test]
fn many_names_are_told_by_their_highest_and_lowest() {
    let names = ["A", "B", "C", "D", "E", "F", "G", "H", "Other"];
    let bars = told(&one(ChartKind::Bar, &names, false, &some(&[3.0, 9.0, 7.0, 1.0, 5.0, 4.0, 2.0, 2.0, 80.0])));
    assert!(
        bars.contains("The highest of 8 are B (9), C (7) and E (5); the lowest is D (1); beside these Other (80)."),
        "{bars}"
    );
}

#[test]
fn pairs_are_told_by_how_many_rose_and_the_largest_rise_and_fall() {
    let ends = [("FY2018", some(&[10.0, 30.0, 5.0])), ("FY2019", some(&[40.0, 20.0, 5.0]))];
    let slope = told(&sample(ChartKind::Slope, false, &["Prizren", "Peja", "Gjilan"], &ends));
    assert!(
        slope.ends_with(
            "From FY2018 to FY2019, 1 of 3 rose, 1 fell, 1 stayed the same. Prizren from 10 to 40; Peja from 30 to 20; \
             Gjilan from 5 to 5."
        ),
        "{slope}"
    );
    let ends = [("FY2018", some(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0])), ("FY2019", some(&[2.0, 2.0, 1.0, 9.0, 5.0, 6.0]))];
    let slope = told(&sample(ChartKind::Slope, false, &["A", "B", "C", "D", "E", "F"], &ends));
    assert!(slope.ends_with("The largest rise is D, from 4 to 9. The largest fall is C, from 3 to 1."), "{slope}");
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
            "1 of 3 reaches its target. Target reached (result / target): Students (106). Target not reached: Teachers (95), Interns (79)."
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
    assert!(
        told.contains("Target reached (result / target): Days to answer (80). Target not reached: Complaints (130)."),
        "{told}"
    );
}

#[test]
fn every_number_keeps_its_fact_and_every_kind_its_name() {
    let locale = Locale::new("en").expect("English");
    for kind in ChartKind::ALL {
        let spec = one(kind, &YEARS, true, &some(&[26.0, 63.0, 93.0, 100.0, 102.0, 112.0]));
        let rich = describe(&spec, &locale);
        let numbers: Vec<&str> = rich.values().map(|shown| shown.text.as_str()).collect();
        assert_eq!(numbers, ["26", "112", "63", "93", "100", "102"], "{}", kind.name());
    }
}

#[test]
fn four_lines_are_told_from_their_first_to_their_last_step_with_their_extremes() {
    let rows = [("A", some(&[1.0, 20.0, 3.0])), ("B", some(&[4.0, 5.0, 6.0])), ("C", some(&[7.0, 7.0, 7.0]))];
    let gap = ("D", vec![None, Some(8.0), Some(9.0)]);
    let rows: Vec<(&str, Vec<Option<f64>>)> = rows.into_iter().chain([gap]).collect();
    let lines = told(&sample(ChartKind::Line, true, &["2017", "2018", "2019"], &rows));
    assert!(
        lines.contains(
            "From 2017 to 2019: A from 1 to 3; B from 4 to 6; C from 7 to 7. D rose from 8 in 2018 to 9 in 2019. The \
             highest value is 20 in 2018 for A, the lowest 1 in 2017 for A."
        ),
        "{lines}"
    );
}

#[test]
fn of_two_lines_the_higher_one_is_told() {
    let two = |first: &[f64], second: &[f64]| {
        let rows = [("Kosovo", some(first)), ("Worldwide", some(second))];
        told(&sample(ChartKind::Line, true, &["2017", "2018", "2019"], &rows))
    };
    let crossing = two(&[1.0, 5.0, 9.0], &[4.0, 4.0, 4.0]);
    assert!(crossing.contains("Of 3 steps Kosovo is higher in 2, Worldwide in 1."), "{crossing}");
    let apart = two(&[1.0, 2.0, 3.0], &[4.0, 4.0, 5.0]);
    assert!(apart.contains("At every step the value for Worldwide is above that for Kosovo."), "{apart}");
}

#[test]
fn a_heat_map_of_many_rows_tells_its_pattern() {
    let rows: Vec<(String, Vec<Option<f64>>)> =
        (0..20).map(|at| (format!("R{at}"), some(&[f64::from(at), f64::from(at) + 1.0, f64::from(20 - at)]))).collect();
    let rows: Vec<(&str, Vec<Option<f64>>)> = rows.iter().map(|(name, data)| (name.as_str(), data.clone())).collect();
    let mut spec = sample(ChartKind::Heatmap, true, &["Oct", "Nov", "Dec"], &rows);
    spec.totals = Some(Totals {
        label: "Total".to_owned(),
        data: [190.0, 210.0, 210.0].map(|total| datum(Some(total))).to_vec(),
    });
    let heat = told(&spec);
    assert!(heat.contains("All rows together are highest in Nov (210) and lowest in Oct (190)."), "{heat}");
    assert!(heat.contains("R19 has the highest value in 2 of 3 columns."), "{heat}");
    spec.totals = Some(Totals { label: "Mean".to_owned(), data: vec![datum(Some(9.5)); 3] });
    assert!(!told(&spec).contains("together"), "means do not add up");
}

#[test]
fn steps_that_are_not_over_are_named() {
    let mut spec = one(ChartKind::Column, &["2018", "2019"], true, &some(&[5.0, 7.0]));
    spec.categories[1].partial = true;
    assert!(told(&spec).ends_with("2019 is not over: its value is partial and marked with *."), "{}", told(&spec));
    spec.time = false;
    assert!(told(&spec).ends_with("2019 is still in service: its value is not final and marked with *."));
}

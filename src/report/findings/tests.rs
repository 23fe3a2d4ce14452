//! Titles are true, whatever the numbers: random charts, and what an independent look at their numbers says.

use super::change::By;
use super::{Background, Finding, Row, finding};
use crate::chart::spec::{Category, ChartKind, ChartSpec, Datum, Form, Series, TickFormat, Totals, Value};
use crate::exact::Exact;
use crate::locale::Locale;
use crate::shown::Shown;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop, proptest};

const CAUSAL: [&str; 6] = ["because", "due to", "thanks to", "caused", "led to", "result of"];

/// A small whole number; none is missing, a negative one hidden.
fn datum(amount: Option<i64>) -> Datum {
    match amount {
        None => Datum::Missing,
        Some(amount) if amount < 0 => Datum::Suppressed,
        Some(amount) => {
            let value = Some(Exact::from(amount));
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let drawn = amount as f64;
            let shown = Shown { text: amount.to_string(), fact: "served".to_owned(), value };
            Datum::Value(Value { amount: drawn, shown, target: None, at_most: false })
        }
    }
}

fn chart(kind: ChartKind, time: bool, rows: &[Vec<Option<i64>>]) -> ChartSpec {
    let steps = rows.first().map_or(0, Vec::len);
    let category = |at: usize| Category {
        key: at.to_string(),
        label: format!("C{at}"),
        name: format!("C{at}"),
        focus: false,
        rest: !time && at + 1 == steps && steps > 3,
        partial: false,
    };
    let series = |(at, row): (usize, &Vec<Option<i64>>)| Series {
        key: at.to_string(),
        label: format!("S{at}"),
        color: at,
        data: row.iter().copied().map(datum).collect(),
    };
    let total = |at: usize| datum(rows.iter().map(|row| row[at].filter(|n| *n >= 0)).sum());
    ChartSpec {
        kind,
        categories: (0..steps).map(category).collect(),
        series: rows.iter().enumerate().map(series).collect(),
        measure: "Volunteers who served".to_owned(),
        unit: "people".to_owned(),
        dimension: "year".to_owned(),
        time,
        period: "FY2019".to_owned(),
        values_at_marks: true,
        legend: false,
        ticks: TickFormat::default(),
        target: None,
        maximum: None,
        minimum: None,
        totals: (rows.len() > 1).then(|| Totals { label: "Total".to_owned(), data: (0..steps).map(total).collect() }),
        form: Form::Series,
        shared: None,
    }
}

/// What the report knows of a chart of counts of one measure, compared with the step before the last.
fn known(chart: &ChartSpec) -> Background {
    let steps = chart.categories.len();
    let row = if chart.series.len() == 1 { Row::Series(0) } else { Row::Totals };
    let ends = steps.checked_sub(2).and_then(|before| row.exact(chart, before).zip(row.exact(chart, steps - 1)));
    let by = ends.and_then(|(before, now)| {
        let relative = now.minus(before)?.over(before)?.times(Exact::whole(100))?;
        Some(By { shown: shown(relative), percent: true })
    });
    Background {
        counts: true,
        measures: 1,
        compare: steps.checked_sub(2).map(|before| (before.to_string(), vec![by])),
        ..Background::default()
    }
}

fn shown(value: Exact) -> Shown {
    Shown { text: value.abs().to_string(), fact: String::new(), value: Some(value) }
}

fn cells() -> impl Strategy<Value = Vec<Vec<Option<i64>>>> {
    let cell = prop::option::weighted(0.93, -4_i64..90);
    (1_usize..4, 1_usize..9).prop_flat_map(move |(rows, steps)| vec(vec(cell.clone(), steps), rows))
}

proptest! {
    #[test]
    fn a_title_is_true_of_its_chart_and_of_no_other_number(rows in cells(), time in any::<bool>(), kind in 0_usize..4) {
        let kind = [ChartKind::Column, ChartKind::Stacked, ChartKind::Heatmap, ChartKind::Slope][kind];
        let spec = chart(kind, time && kind != ChartKind::Slope, &rows);
        if let Some(found) = finding(&spec, &known(&spec)) {
            assert!(found.holds(&spec));
            judge(&found, &spec);
            let title = found.title(&Locale::new("en").expect("English")).expect("words that fit").plain();
            let words = title.split_whitespace().count();
            assert!((6..=12).contains(&words), "{title}");
            assert!(!CAUSAL.iter().any(|word| title.contains(word)), "{title}");
            let mut other = spec.clone();
            let data = other.series.iter_mut().flat_map(|series| &mut series.data);
            for datum in data.chain(other.totals.iter_mut().flat_map(|totals| &mut totals.data)) {
                *datum = Datum::Suppressed;
            }
            assert!(!found.holds(&other), "{title}");
        }
    }
}

/// The numbers of a row, as a reader sees them.
fn seen(spec: &ChartSpec, row: Row) -> Vec<Option<f64>> {
    let amount = |datum: &Datum| match datum {
        Datum::Value(value) => Some(value.amount),
        Datum::Missing | Datum::Suppressed => None,
    };
    row.data(spec).iter().map(amount).collect()
}

fn judge(found: &Finding, spec: &ChartSpec) {
    match found {
        Finding::Changed(change) => {
            let before = seen(spec, change.before.0)[change.before.1].expect("a number");
            let now = seen(spec, change.now.0)[change.now.1].expect("a number");
            assert!((now - before).abs() >= 5.0 && (now - before).abs() * 20.0 >= before, "{found:?}");
            assert_eq!(change.rose(), now > before);
        }
        Finding::AtTheEnd(end) => {
            let all: Vec<f64> = seen(spec, end.row).into_iter().map(|one| one.expect("no gap")).collect();
            let last = *all.last().expect("a last step");
            let beyond = all[..all.len() - 1].iter().all(|other| if end.peak { last > *other } else { last < *other });
            assert!(beyond && all.len() >= 4, "{found:?}");
        }
        Finding::Largest(largest) => {
            let top = seen(spec, largest.at.0)[largest.at.1].expect("a number");
            assert!(!spec.categories[largest.at.1].rest, "Other is not a value of its own");
            for row in &largest.rows {
                for (at, other) in seen(spec, *row).into_iter().enumerate() {
                    if (*row, at) != largest.at && !spec.categories[at].rest {
                        assert!(top >= 1.25 * other.expect("nothing is hidden"), "{found:?}");
                    }
                }
            }
        }
        Finding::Targets(_) | Finding::Share(_) | Finding::Side(_) => {}
    }
}

#[test]
fn titles_say_what_an_editor_would_print() {
    let locale = Locale::new("en").expect("English");
    let title = |spec: &ChartSpec, known: &Background| {
        finding(spec, known).and_then(|found| found.title(&locale)).map(|title| title.plain())
    };
    let rising = chart(ChartKind::Column, true, &[[26, 63, 93, 100, 101, 112].map(Some).to_vec()]);
    let mut of_rising = known(&rising);
    if let Some((_, changes)) = &mut of_rising.compare {
        changes[0].as_mut().expect("a change").shown.text = "10.9%".to_owned();
    }
    assert_eq!(title(&rising, &of_rising).as_deref(), Some("Volunteers who served rose 10.9% to 112 in C5"));
    let open = Background { open: true, ..of_rising };
    assert_eq!(title(&rising, &open), None, "a step that is not over is compared with nothing");
    let bars = chart(ChartKind::Bar, false, &[[40, 20, 12].map(Some).to_vec()]);
    assert_eq!(title(&bars, &known(&bars)).as_deref(), Some("Volunteers who served: C0 had the most, 40 in FY2019"));
    let hidden = chart(ChartKind::Bar, false, &[vec![Some(40), Some(20), Some(-1)]]);
    assert_eq!(title(&hidden, &known(&hidden)), None, "what is hidden may be larger");
    let slope = chart(ChartKind::Slope, false, &[vec![Some(10), Some(20)], vec![Some(30), Some(21)]]);
    assert_eq!(title(&slope, &known(&slope)).as_deref(), Some("C0 rose most, from 10 to 30 in S1"));
}

#[test]
fn a_share_and_targets_are_counted_in_the_chart() {
    let halves = chart(ChartKind::Bar, false, &[[52, 48].map(Some).to_vec()]);
    let mut of_halves = known(&halves);
    of_halves.shares.insert((0, 0), shown(Exact::whole(52)));
    of_halves.wholes.insert(0, Exact::whole(100));
    assert!(matches!(finding(&halves, &of_halves), Some(Finding::Share(_))));
    of_halves.wholes.insert(0, Exact::whole(99));
    assert_eq!(finding(&halves, &of_halves), None, "the share is not that of the whole");
    let mut bullets = chart(ChartKind::Bullet, false, &[[120, 80, 100].map(Some).to_vec()]);
    for datum in &mut bullets.series[0].data {
        if let Datum::Value(value) = datum {
            value.target = Some(100.0);
        }
    }
    let targets = |met| Some((shown(Exact::whole(met)), shown(Exact::whole(3))));
    let told = Background { targets: targets(2), ..known(&bullets) };
    assert!(matches!(finding(&bullets, &told), Some(Finding::Targets(_))));
    let wrong = Background { targets: targets(3), ..told };
    assert!(!matches!(finding(&bullets, &wrong), Some(Finding::Targets(_))));
}

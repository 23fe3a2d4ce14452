//! Data that break charts: a table of shapes, each in up to three forms, for every kind.

use super::{datum, sample};
use crate::chart::spec::{ChartKind, ChartSpec, Datum, Form, Outline, Outlines, TargetLine, TickFormat, Totals};

/// Hidden for privacy, in a list of amounts.
const HIDDEN: Option<f64> = Some(f64::INFINITY);

const LONG: &str = "A municipality whose name is sixty letters long, or thereabouts";
const WORD: &str = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenanstalt";
const CYRILLIC: [&str; 4] =
    ["Ђаковица и околина", "Штрпце", "Јужна Митровица", "Општина са веома дугачким именом и шездесет слова"];
const PROGRAMS: [&str; 6] =
    ["English education", LONG, "Ђаковица", "Health", "Environment", "Agriculture and rural economy"];

/// What stands along the axis.
enum Axis {
    Names(&'static [&'static str]),
    Many(u16, &'static str),
    Years(u16),
    Months(u16),
}

impl Axis {
    fn labels(&self) -> Vec<String> {
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        match self {
            Self::Names(names) => names.iter().map(|name| (*name).to_owned()).collect(),
            Self::Many(count, name) => (0..*count).map(|at| format!("{name} {at}")).collect(),
            Self::Years(count) => (0..*count).map(|at| format!("FY{}", 2020 - count + at)).collect(),
            Self::Months(count) => {
                (0..*count).map(|at| format!("{} {}", MONTHS[usize::from(at % 12)], 2010 + at / 12)).collect()
            }
        }
    }

    fn time(&self) -> bool {
        matches!(self, Self::Years(_) | Self::Months(_))
    }
}

/// Amounts that look like chance and are always the same.
pub(super) fn wave(count: u16, shift: u16) -> Vec<Option<f64>> {
    (0..count).map(|at| Some(f64::from((at * 37 + shift * 53) % 101))).collect()
}

fn some(amounts: &[f64]) -> Vec<Option<f64>> {
    amounts.iter().copied().map(Some).collect()
}

fn waves(names: &[&'static str], count: u16) -> Vec<(&'static str, Vec<Option<f64>>)> {
    names.iter().zip(0..).map(|(name, shift)| (*name, wave(count, shift))).collect()
}

fn holes(count: u16, every: u16) -> Vec<Option<f64>> {
    let hole = |at: u16| if (at / every).is_multiple_of(2) { None } else { HIDDEN };
    (0..count).zip(wave(count, 3)).map(|(at, amount)| if at % every == 1 { hole(at) } else { amount }).collect()
}

type Shape = (&'static str, Axis, Vec<(&'static str, Vec<Option<f64>>)>);

fn single() -> Vec<Shape> {
    use Axis::{Many, Months, Names, Years};
    let one = |name, axis, amounts| (name, axis, vec![("Served", amounts)]);
    vec![
        one("long labels", Names(&[LONG, "Short", LONG]), some(&[3.0, 120.0, 77.5])),
        one("long words", Names(&[WORD, "Short"]), some(&[120.0, 3.0])),
        one("cyrillic", Names(&CYRILLIC), some(&[3.0, 12.0, 7.0, 1.0])),
        one("one name", Names(&["Women"]), some(&[112.0])),
        one("one year", Years(1), some(&[112.0])),
        one("one month", Months(1), some(&[0.5])),
        one("no category", Years(0), Vec::new()),
        one("two categories", Names(&["Women", "Men"]), some(&[70.0, 42.0])),
        one("forty categories", Many(40, "Municipality"), wave(40, 0)),
        one("forty long categories", Many(40, LONG), wave(40, 2)),
        one("zeros", Years(6), some(&[0.0; 6])),
        one("negatives", Years(6), some(&[-12.0, 5.0, -40.0, 3.0, 0.0, 22.0])),
        one("negative names", Names(&["English education", "Health", LONG]), some(&[-12.0, 5.0, -40.0])),
        one("only negatives", Years(6), some(&[-12.0, -5.0, -40.0, -3.0, -1.0, -22.0])),
        one("all equal", Years(6), some(&[5.0; 6])),
        one("one huge", Years(6), some(&[3.0, 9_876_543_210.0, 1.0, 2.0, 5.0, 4.0])),
        one("gaps", Years(6), vec![None, Some(4.0), None, HIDDEN, Some(3.0), HIDDEN]),
        one("nothing known", Years(6), vec![None; 6]),
        one("thirty years", Years(30), holes(30, 7)),
        one("months of a year", Months(12), wave(12, 0)),
        one("sixty months", Months(60), wave(60, 0)),
        one("ten years of months", Months(120), holes(120, 25)),
    ]
}

fn several() -> Vec<Shape> {
    use Axis::{Many, Months, Names, Years};
    let ages = Names(&["20–29", "30–39", "40 and over"]);
    let three = ["Education", "Community development", "Youth"];
    vec![
        ("two series", ages, vec![("Women", some(&[27.0, 21.0, 9.0])), ("Men", vec![Some(14.0), HIDDEN, None])]),
        ("two long series", Years(6), vec![(LONG, holes(6, 3)), (WORD, wave(6, 4))]),
        ("six series", Years(6), waves(&PROGRAMS, 6)),
        ("six series of names", Many(12, "Municipality"), waves(&PROGRAMS, 12)),
        ("forty names of three", Many(40, "Municipality"), waves(&three, 40)),
        ("equal series", Years(6), three.iter().map(|name| (*name, some(&[7.0; 6]))).collect()),
        (
            "parts below zero",
            Years(4),
            vec![("In", some(&[4.0, 3.0, 0.0, 9.0])), ("Out", some(&[-2.0, -8.0, 0.0, -1.0]))],
        ),
        ("months by program", Months(12), waves(&three, 12)),
        ("sixty months by program", Months(60), waves(&three, 60)),
        ("ten years by program", Months(120), vec![("Education", holes(120, 25)), ("Youth", wave(120, 5))]),
    ]
}

/// Data that break charts, by name.
pub(in crate::chart) fn hostile(kind: ChartKind) -> Vec<(String, ChartSpec)> {
    let mut named = Vec::new();
    for (index, (name, axis, series)) in single().into_iter().chain(several()).enumerate() {
        let labels = axis.labels();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let mut spec = sample(kind, axis.time(), &labels, &series);
        for datum in spec.series.iter_mut().flat_map(|series| &mut series.data) {
            if let (ChartKind::Bullet, Datum::Value(value)) = (kind, datum) {
                value.target = Some(60.0);
            }
        }
        let data = spec.categories.iter().map(|_| datum(Some(9.0))).collect();
        let totals = Some(Totals { label: "Total".to_owned(), data });
        let target = Some(TargetLine { amount: 20.0, label: "Target 20".to_owned() });
        named.push(match index % 4 {
            0 => (format!("{name}, axis"), ChartSpec { values_at_marks: false, ..spec.clone() }),
            1 => (format!("{name}, totals"), ChartSpec { totals, legend: index % 8 == 1, ..spec.clone() }),
            2 => (format!("{name}, target"), ChartSpec { target, maximum: Some(50.0), ..spec.clone() }),
            _ => (format!("{name}, money"), in_money(spec.clone())),
        });
        named.push((name.to_owned(), spec));
    }
    named
}

/// The same with values of many letters.
fn in_money(mut spec: ChartSpec) -> ChartSpec {
    for datum in spec.series.iter_mut().flat_map(|series| &mut series.data) {
        if let Datum::Value(value) = datum {
            let sign = if value.amount < 0.0 { "\u{2212}" } else { "" };
            value.shown.text = if value.amount == 0.0 { "$0".to_owned() } else { format!("{sign}$12,345,678") };
        }
    }
    spec
}

/// A map of squares in rows of six, one a category.
pub(super) fn on_a_map(spec: ChartSpec) -> ChartSpec {
    let square = |index: u16| {
        let (x, y) = (f64::from(index % 6), f64::from(index / 6));
        let corner = |dx: f64, dy: f64| (20.0 + x + dx, 42.0 - y - dy);
        vec![corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0), corner(0.0, 0.0)]
    };
    let shapes = (0..spec.categories.len())
        .zip(0..)
        .map(|(category, index)| Outline { category: Some(category), rings: vec![square(index)] })
        .collect();
    let distance = TickFormat { suffix: " km".to_owned(), ..TickFormat::default() };
    ChartSpec { form: Form::Map(Outlines { shapes, distance }), ..spec }
}

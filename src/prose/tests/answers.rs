//! Answers held in memory.

use crate::config::Point;
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::period::{Period, YearRule};
use crate::prose::{Answer, Answers, Breakdown, CellKey, Quote, Reading};
use crate::shown::{Rich, Shown};
use std::collections::BTreeMap;

/// Numbers by measure, period and keys.
pub(super) struct Fake {
    language: String,
    period: Period,
    numbers: BTreeMap<String, Exact>,
    cells: BTreeMap<&'static str, Vec<[&'static str; 2]>>,
}

impl Default for Fake {
    fn default() -> Self {
        let numbers = [
            ("served 2019", "112"),
            ("served 2018", "102"),
            ("served 2017", "90"),
            ("served 2019 two_year", "80"),
            ("served 2019 response", "20"),
            ("served 2019 virtual", "12"),
            ("participants 2019", "1000"),
            ("participants 2018", "1000.2"),
            ("participants 2019 P1", "400"),
            ("participants 2019 P2", "400"),
            ("participants 2019 P3", "200"),
            ("in_service 2019-03", "9"),
            ("in_service 2019-04", "11"),
            ("activities 2019-03 P1", "5"),
            ("activities 2019-04 P2", "7"),
            ("rate 2019", "15.25"),
            ("rate 2018", "15"),
        ];
        let cells = BTreeMap::from([
            (
                "service",
                vec![["two_year", "Two-year"], ["response", "Response"], ["virtual", "Virtual"], ["none", "None"]],
            ),
            ("program", vec![["P1", "Education"], ["P2", "*Youth* <b> | # [x](y) _z_"], ["P3", "Health"]]),
            ("place.district", vec![["D1", "North"]]),
            ("month", vec![["2019-03", "March"], ["2019-04", "April"]]),
            ("month program", vec![["2019-03,P1", "March,Education"], ["2019-04,P2", "April,Youth"]]),
            ("empty", vec![]),
        ]);
        Self {
            language: "en-US".to_owned(),
            period: YearRule::default().parse("2019").expect("a year"),
            numbers: numbers
                .into_iter()
                .map(|(key, number)| (key.to_owned(), Exact::parse(number).expect("a number")))
                .collect(),
            cells,
        }
    }
}

impl Fake {
    fn number(&self, point: &Point) -> Option<Exact> {
        let mut key = format!("{} {}", point.measure, point.period.key());
        for (_, value) in &point.cell {
            key.push(' ');
            key.push_str(value);
        }
        if point.filter.is_empty() { self.numbers.get(&key).copied() } else { Some(Exact::whole(7)) }
    }
}

fn previous(point: &Point) -> Point {
    Point { period: YearRule::default().previous(&point.period).expect("a period"), ..point.clone() }
}

fn plain(number: Option<Exact>) -> String {
    number.map_or_else(|| "[x]".to_owned(), |number| number.to_string())
}

fn signed(number: Option<Exact>) -> String {
    let Some(number) = number else { return "[x]".to_owned() };
    let rounded = number.abs().round(0).expect("a small number").plain();
    format!("{}{rounded}", if number.is_negative() && rounded != "0" { '\u{2212}' } else { '+' })
}

impl Answers for Fake {
    fn language(&self) -> &str {
        &self.language
    }

    fn period(&self) -> &Period {
        &self.period
    }

    fn year(&self) -> YearRule {
        YearRule::default()
    }

    fn compared(&self, point: &Point) -> Option<Point> {
        Some(previous(point))
    }

    fn read(&self, point: &Point, reading: &Reading) -> Answer {
        let now = self.number(point);
        let before = self.number(&previous(point));
        let change = now.zip(before).and_then(|(now, before)| now.minus(before));
        let (text, value) = match reading {
            Reading::Value => (plain(now), now),
            Reading::WithUnit => (format!("{} Volunteers", plain(now)), now),
            Reading::Previous => (plain(before), before),
            Reading::Change => (signed(change), change),
            Reading::ChangePercent => (format!("{}%", signed(change)), change),
            Reading::Share(whole) => {
                let share = now.zip(self.number(whole)).and_then(|(a, b)| a.over(b)?.times(Exact::whole(100)));
                (format!("{}%", plain(share)), share)
            }
        };
        let keys: Vec<&str> = point.cell.iter().map(|(_, key)| key.as_str()).collect();
        let fact = format!("{}[{}]@{}", point.measure, keys.join(","), point.period.key());
        Answer { shown: Shown { text, fact, value }, known: value.is_some(), suppressed: false }
    }

    fn breakdown(&self, point: &Point, by: &[String], _last: Option<u32>) -> Breakdown {
        let cells = self.cells.get(by.join(" ").as_str()).cloned().unwrap_or_default();
        let cells = cells
            .into_iter()
            .map(|[keys, labels]| {
                let keys: Vec<String> = keys.split(',').map(str::to_owned).collect();
                let mut at = Point { cell: Vec::new(), ..point.clone() };
                for (dimension, key) in by.iter().zip(&keys) {
                    if dimension == "month" {
                        at.period = YearRule::default().parse(key).expect("a month");
                    } else {
                        at.cell.push((dimension.clone(), key.clone()));
                    }
                }
                let value = self.number(&at);
                CellKey { point: at, keys, labels: labels.split(',').map(str::to_owned).collect(), value }
            })
            .collect();
        Breakdown { cells }
    }

    fn share_of_cells(&self, cells: &[CellKey], whole: &Point, fact: String) -> Answer {
        let sum = cells.iter().filter_map(|cell| cell.value).fold(Exact::ZERO, |a, b| a.plus(b).expect("small"));
        let share = self.number(whole).and_then(|whole| sum.over(whole)?.times(Exact::whole(100)));
        let shown = Shown { text: format!("{}%", plain(share)), fact, value: share };
        Answer { known: share.is_some(), suppressed: false, shown }
    }

    fn count(&self, count: usize) -> String {
        count.to_string()
    }

    fn quote(&self, quote: &Quote) -> Result<Rich, Diagnostic> {
        let text = match quote {
            Quote::Period(name) if name == "previous" => "FY2018",
            Quote::Period(name) if name == "from" => "1 October 2018",
            Quote::Period(_) => "FY2019",
            Quote::Report(name) if name == "title" => "A *Title* for {{ served }}",
            Quote::FigureTitle(id) if id == "trend" => {
                return Err(Diagnostic::error("prose/circle", "this text quotes itself"));
            }
            Quote::FigureAlt(_) => {
                let shown = Shown { text: "80".to_owned(), fact: "served".to_owned(), value: None };
                let mut rich = Rich::text("It was ");
                rich.extend(Rich::value(shown));
                rich.push_text(".");
                return Ok(rich);
            }
            Quote::Measure(_, what) if what == "label" => "Volunteers who served",
            Quote::Unit(_) => "Kosovo",
            Quote::Source(_, what) if what == "rows" => "222",
            _ => "quoted",
        };
        Ok(Rich::text(text))
    }
}

//! What a reader relies on in small multiples of every kind, with hostile data at all widths.

use super::hostile::problems;
use super::shapes::hostile;
use super::{WIDTHS, datum, drawn, fonts, rectangles, sample, texts, words};
use crate::chart::height;
use crate::chart::spec::{ChartKind, ChartSpec, Datum, Form, Panel, Series, Totals};
use crate::frame::Frame;

/// Kinds that have small charts of several series, or of more than series.
const KINDS: [ChartKind; 16] = [
    ChartKind::Column,
    ChartKind::Bar,
    ChartKind::Line,
    ChartKind::Area,
    ChartKind::Dot,
    ChartKind::Grouped,
    ChartKind::Stacked,
    ChartKind::Stacked100,
    ChartKind::Slope,
    ChartKind::Dumbbell,
    ChartKind::Pyramid,
    ChartKind::Histogram,
    ChartKind::Bullet,
    ChartKind::Heatmap,
    ChartKind::Diverging,
    ChartKind::Donut,
];

const LONG: &str = "A small chart of a municipality whose name is sixty letters long";

/// A small chart for each series.
pub(super) fn in_panels(spec: ChartSpec) -> ChartSpec {
    let panel = |series: &Series| Panel {
        key: series.key.clone(),
        label: series.label.clone(),
        chart: ChartSpec { series: vec![series.clone()], form: Form::Series, totals: None, ..spec.clone() },
    };
    let panels = spec.series.iter().map(panel).collect();
    ChartSpec { form: Form::Panels(panels), totals: None, ..spec }
}

/// Small charts of the same categories and series, the values of each turned by one and made smaller.
pub(super) fn of_several(spec: &ChartSpec, names: &[&str]) -> ChartSpec {
    let turned = |data: &[Datum], at: usize| {
        let mut data = data.to_vec();
        let by = if data.is_empty() { 0 } else { at % data.len() };
        data.rotate_left(by);
        data
    };
    let panel = |(at, name): (usize, &&str)| {
        let mut chart = spec.clone();
        for series in &mut chart.series {
            series.data = turned(&series.data, at);
        }
        if let Some(totals) = &mut chart.totals {
            totals.data = turned(&totals.data, at);
        }
        Panel { key: (*name).to_owned(), label: (*name).to_owned(), chart }
    };
    let panels: Vec<Panel> = names.iter().enumerate().map(panel).collect();
    let series = panels.iter().flat_map(|panel| {
        let named =
            |series: &Series| Series { label: format!("{} in {}", series.label, panel.label), ..series.clone() };
        panel.chart.series.iter().map(named)
    });
    ChartSpec { series: series.collect(), totals: None, form: Form::Panels(panels.clone()), ..spec.clone() }
}

fn printed(frame: &Frame) -> Vec<&str> {
    texts(frame).iter().map(|run| run.text.as_str()).collect()
}

fn problems_of(kind: ChartKind) -> Vec<String> {
    let mut found = Vec::new();
    let names = [LONG, "Ђаковица", "Short", "A fourth"];
    for (index, (name, spec)) in hostile(kind).into_iter().enumerate() {
        let spec = of_several(&spec, &names[..2 + index % 3]);
        // Every width sees a part of the data.
        for (at, width) in WIDTHS.into_iter().enumerate().filter(|(at, _)| index % 5 == *at || *at == 1) {
            let case = format!("small {} of {name} at {width} ({at})", kind.name());
            found.extend(problems(&spec, &drawn(&spec, width), &case));
        }
    }
    found
}

#[test]
fn no_label_of_a_small_chart_of_any_kind_meets_another_or_leaves_it() {
    let found: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = KINDS.into_iter().map(|kind| scope.spawn(move || problems_of(kind))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a kind that draws")).collect()
    });
    assert!(found.is_empty(), "{} problems:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

fn two_series(kind: ChartKind, time: bool) -> ChartSpec {
    let some = |amounts: [f64; 3]| amounts.into_iter().map(Some).collect::<Vec<_>>();
    let series = [("Women", some([40.0, 10.0, 20.0])), ("Men", some([20.0, 30.0, 10.0]))];
    let names = ["Prishtina and the villages around it", "Prizren", "Mitrovica in the north"];
    let labels = if time { ["2017", "2018", "2019"] } else { names };
    let mut spec = sample(kind, time, &labels, &series);
    let data = vec![datum(Some(60.0)), datum(Some(40.0)), datum(Some(30.0))];
    spec.totals = Some(Totals { label: "Total".to_owned(), data });
    spec
}

/// The same small charts, with a tenth of the values in the second one.
fn unequal(kind: ChartKind, time: bool) -> ChartSpec {
    let mut spec = of_several(&two_series(kind, time), &["Lake", "River"]);
    let Form::Panels(panels) = &mut spec.form else { panic!("small charts") };
    for series in &mut panels[1].chart.series {
        for datum in &mut series.data {
            if let Datum::Value(value) = datum {
                value.amount /= 10.0;
            }
        }
    }
    spec
}

#[test]
fn small_charts_have_one_scale_and_one_key() {
    for (kind, time) in [
        (ChartKind::Grouped, true),
        (ChartKind::Grouped, false),
        (ChartKind::Stacked, true),
        (ChartKind::Stacked, false),
        (ChartKind::Pyramid, false),
    ] {
        let frame = drawn(&unequal(kind, time), 366.0);
        let (women, men) = (words().theme.primary, words().theme.secondary);
        let marks = rectangles(&frame).into_iter().filter(|(area, fill)| {
            (*fill == women || *fill == men) && ((area.width - 8.0).abs() > 0.02 || (area.height - 7.0).abs() > 0.02)
        });
        let upright = time && kind != ChartKind::Pyramid;
        let mut lengths: Vec<f32> = marks.map(|(area, _)| if upright { area.height } else { area.width }).collect();
        lengths.sort_by(f32::total_cmp);
        assert_eq!(lengths.len(), 12, "{} {time}", kind.name());
        let (least, most) = (lengths[0], lengths[11]);
        assert!((most / least - 40.0).abs() < 2.5, "{} {time}: {lengths:?}", kind.name());
        let keys = printed(&frame).into_iter().filter(|text| *text == "Women").count();
        let wanted = if kind == ChartKind::Pyramid { 2 } else { 1 };
        assert_eq!(keys, wanted, "{} {time}", kind.name());
    }
}

#[test]
fn charts_of_a_row_share_the_names_of_their_bars() {
    for kind in [ChartKind::Grouped, ChartKind::Stacked, ChartKind::Dot] {
        let frame = drawn(&unequal(kind, false), 366.0);
        let texts = printed(&frame);
        assert_eq!(texts.iter().filter(|text| **text == "Prizren").count(), 1, "{} {texts:?}", kind.name());
        assert!(texts.contains(&"Lake") && texts.contains(&"River"));
    }
}

#[test]
fn small_charts_are_as_high_as_they_say() {
    for kind in KINDS {
        let spec = of_several(&two_series(kind, true), &["Lake", "River", "Hill"]);
        let tall = height(&spec, 366.0, "en", words().theme, fonts());
        let lowest = texts(&drawn(&spec, 366.0)).into_iter().map(|run| run.origin.y).fold(0.0, f32::max);
        assert!(lowest <= tall && lowest > tall * 0.7, "{}: {lowest} of {tall}", kind.name());
    }
}

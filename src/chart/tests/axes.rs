//! Every kind × data that break charts × all widths: values at the marks or a value axis, never both.

use super::shapes::{hostile, on_a_map};
use super::{WIDTHS, drawn, sample, texts};
use crate::chart::spec::ChartKind;
use crate::frame::{Draw, Frame};
use crate::theme::Theme;

/// Lines across the plot at round numbers.
fn gridlines(frame: &Frame) -> usize {
    let gridline = Theme::default().gridline;
    let is_one = |draw: &Draw| matches!(draw, Draw::Path(path) if path.stroke.is_some_and(|pen| pen.color == gridline));
    frame.items.iter().filter(|item| is_one(&item.draw)).count()
}

fn with_both(kind: ChartKind) -> Vec<String> {
    let mut found = Vec::new();
    for (name, spec) in hostile(kind) {
        let spec = if kind == ChartKind::Map { on_a_map(spec) } else { spec };
        for width in WIDTHS {
            let frame = drawn(&spec, width);
            let (values, lines) = (frame.shown.len(), gridlines(&frame));
            // A single line beside an axis names its peak.
            let single = matches!(kind, ChartKind::Line | ChartKind::Area) && spec.series.len() == 1;
            if values > usize::from(single) && lines > 0 {
                found.push(format!("{} of {name} at {width}: {values} values and {lines} gridlines", kind.name()));
            }
        }
    }
    found
}

#[test]
fn no_chart_has_values_at_its_marks_and_a_value_axis() {
    let kinds = ChartKind::ALL.into_iter().filter(|kind| *kind != ChartKind::Gantt);
    let found: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = kinds.map(|kind| scope.spawn(move || with_both(kind))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a kind that draws")).collect()
    });
    assert!(found.is_empty(), "{} charts:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

#[test]
fn an_axis_in_place_of_values_is_drawn() {
    for kind in [ChartKind::Column, ChartKind::Bar, ChartKind::Stacked, ChartKind::Dot] {
        let mut spec = sample(kind, true, &["2018", "2019"], &[("Served", vec![Some(30.0), Some(50.0)])]);
        spec.values_at_marks = false;
        let frame = drawn(&spec, 366.0);
        assert!(gridlines(&frame) > 1 && frame.shown.is_empty(), "{}", kind.name());
    }
}

#[test]
fn stacks_of_nothing_say_zero_and_low_ones_have_a_key() {
    let nothing = [("A", vec![Some(0.0); 3]), ("B", vec![Some(0.0); 3])];
    for kind in [ChartKind::Stacked, ChartKind::Stacked100] {
        let frame = drawn(&sample(kind, true, &["2017", "2018", "2019"], &nothing), 240.0);
        assert_eq!(texts(&frame).iter().filter(|run| run.text == "0").count(), 3, "{}", kind.name());
    }
    let place = |last: f64| {
        let series = [("A", vec![Some(50.0), Some(last)]), ("B", vec![Some(40.0), Some(last)])];
        let frame = drawn(&sample(ChartKind::Stacked, true, &["2018", "2019"], &series), 366.0);
        texts(&frame).iter().find(|run| run.text == "A").map(|run| run.origin.x).expect("a name")
    };
    assert!(place(30.0) > place(1.0) + 100.0, "beside its part, and in the key over the columns");
}

#[test]
fn a_single_value_below_zero_stands_away_from_the_line_of_zero() {
    let frame =
        drawn(&sample(ChartKind::Dot, false, &["Gain", "Loss"], &[("Change", vec![Some(50.0), Some(-1.0)])]), 366.0);
    let of =
        |text: &str| texts(&frame).into_iter().find(|run| run.text == text).map(|run| run.origin.x).expect("a value");
    assert!(of("\u{2212}1") < of("50") - 100.0);
    let ink = Theme::default().ink;
    let zero = frame.items.iter().find_map(|item| match &item.draw {
        Draw::Path(path) if path.stroke.is_some_and(|pen| pen.color == ink) => super::pieces(path).next(),
        _ => None,
    });
    assert!(of("\u{2212}1") < zero.expect("a line of zero").0.x - 8.0);
}

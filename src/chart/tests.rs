//! What a reader relies on in every chart, with hostile data at all widths.

mod axes;
mod forms;
mod hostile;
mod kinds;
mod legible;
mod panels;
mod shapes;

use super::spec::{Category, ChartKind, ChartSpec, Datum, Form, Series, TickFormat, Value};
use super::words::Words;
use super::{draw, height};
use crate::exact::Exact;
use crate::frame::{Color, Draw, Frame, Mark, Path, Segment, TextRun};
use crate::geometry::{Point, Rect, Size};
use crate::shown::Shown;
use crate::structure::NodeId;
use crate::text::Fonts;
use crate::theme::Theme;
use shapes::{hostile as hostile_data, wave};
use std::sync::OnceLock;

pub(super) const WIDTHS: [f32; 5] = [492.0, 366.0, 240.0, 156.0, 114.0];
const NODE: NodeId = NodeId(7);

pub(super) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(Fonts::bundled)
}

/// A chart of labels and series; `None` is a gap and infinity hidden.
pub(super) fn sample(kind: ChartKind, time: bool, labels: &[&str], series: &[(&str, Vec<Option<f64>>)]) -> ChartSpec {
    let category = |(index, label): (usize, &&str)| Category {
        key: index.to_string(),
        label: (*label).to_owned(),
        name: (*label).to_owned(),
        focus: time && index + 1 == labels.len(),
        rest: *label == "Other",
        partial: false,
    };
    let row = |(color, (label, amounts)): (usize, &(&str, Vec<Option<f64>>))| Series {
        key: (*label).to_owned(),
        label: (*label).to_owned(),
        color,
        data: amounts.iter().map(|amount| datum(*amount)).collect(),
    };
    ChartSpec {
        kind,
        categories: labels.iter().enumerate().map(category).collect(),
        series: series.iter().enumerate().map(row).collect(),
        measure: "Volunteers who served".to_owned(),
        unit: "people".to_owned(),
        dimension: "year".to_owned(),
        time,
        period: "FY2014 to FY2019".to_owned(),
        values_at_marks: true,
        legend: false,
        ticks: TickFormat { group: ",".to_owned(), decimal: ".".to_owned(), ..TickFormat::default() },
        target: None,
        maximum: None,
        minimum: None,
        totals: None,
        form: form(kind),
        shared: None,
    }
}

/// What kinds hold beside their series.
fn form(kind: ChartKind) -> Form {
    match kind {
        ChartKind::Diverging => Form::Diverging { neutral: Some(1) },
        ChartKind::Donut => Form::Donut { whole: datum(Some(112.0)), unit: "people".to_owned(), colors: Vec::new() },
        _ => Form::Series,
    }
}

/// A datum from an amount; infinity is a hidden one.
pub(super) fn datum(amount: Option<f64>) -> Datum {
    match amount {
        None => Datum::Missing,
        Some(amount) if amount.is_infinite() => Datum::Suppressed,
        Some(amount) => {
            let value = Exact::parse(&format!("{amount:.1}"));
            let text = format!("{amount}").replace('-', "\u{2212}");
            Datum::Value(Value {
                amount,
                shown: Shown { text, fact: "served".to_owned(), value },
                target: None,
                at_most: false,
            })
        }
    }
}

/// What labels are set with in tests.
pub(super) fn words() -> Words<'static> {
    static THEME: OnceLock<Theme> = OnceLock::new();
    Words { fonts: fonts(), theme: THEME.get_or_init(Theme::default), language: "en" }
}

pub(super) fn drawn(spec: &ChartSpec, width: f32) -> Frame {
    let theme = Theme::default();
    let height = height(spec, width, "en", &theme, fonts());
    draw(spec, Size::new(width, height), NODE, "en", &theme, fonts())
}

pub(super) fn texts(frame: &Frame) -> Vec<&TextRun> {
    let texts = frame.items.iter().filter_map(|item| match &item.draw {
        Draw::Text(run) => Some(run),
        Draw::Path(_) | Draw::Picture(_) => None,
    });
    texts.collect()
}

/// Filled rectangles of a colour other than white.
pub(super) fn rectangles(frame: &Frame) -> Vec<(Rect, Color)> {
    let rectangle = |path: &Path| {
        let fill = path.fill.filter(|fill| *fill != Color::WHITE)?;
        let [Segment::Move(a), Segment::Line(_), Segment::Line(b), Segment::Line(_), Segment::Close] =
            path.segments[..]
        else {
            return None;
        };
        Some((Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs()), fill))
    };
    let paths = frame.items.iter().filter_map(|item| match &item.draw {
        Draw::Path(path) => rectangle(path),
        Draw::Text(_) | Draw::Picture(_) => None,
    });
    paths.collect()
}

/// The straight pieces of a path.
fn pieces(path: &Path) -> impl Iterator<Item = (Point, Point)> {
    path.segments.windows(2).filter_map(|pair| match pair {
        [Segment::Move(from) | Segment::Line(from), Segment::Line(to)] => Some((*from, *to)),
        _ => None,
    })
}

#[test]
fn numbers_are_printed_as_text_and_named_as_shown() {
    for kind in ChartKind::ALL {
        for (name, spec) in hostile_data(kind) {
            let frame = drawn(&spec, 366.0);
            let mut printed: Vec<&str> = texts(&frame).into_iter().map(|run| run.text.as_str()).collect();
            for shown in &frame.shown {
                let at = printed.iter().position(|text| *text == shown.text);
                let at = at.unwrap_or_else(|| panic!("{} of {name}: {} is not printed", kind.name(), shown.text));
                printed.remove(at);
            }
            let content = |item: &&crate::frame::Item| item.mark == Mark::Content(NODE);
            let has_marks = spec.categories.is_empty() || frame.items.iter().any(|item| content(&item));
            assert!(has_marks, "{} of {name}", kind.name());
            let untagged = frame.items.iter().filter(|item| matches!(item.draw, Draw::Text(_)));
            assert!(untagged.clone().all(|item| content(&item)), "{} of {name}", kind.name());
        }
    }
}

#[test]
fn bars_and_columns_are_as_long_as_their_values() {
    let amounts = [3.0, 120.0, 77.5, 0.0, -20.0, 1.0];
    let labels = ["A", "B", "C", "D", "E", "F"];
    let data = vec![("Served", amounts.iter().copied().map(Some).collect())];
    for (kind, time) in [(ChartKind::Bar, false), (ChartKind::Column, true)] {
        for width in WIDTHS {
            let frame = drawn(&sample(kind, time, &labels, &data), width);
            let length = |area: Rect| if kind == ChartKind::Bar { area.width } else { area.height };
            let lengths: Vec<f64> = rectangles(&frame).into_iter().map(|(area, _)| f64::from(length(area))).collect();
            let expected: Vec<f64> =
                amounts.iter().filter(|amount| **amount != 0.0).map(|amount| amount.abs()).collect();
            assert_eq!(lengths.len(), expected.len(), "zero draws nothing");
            let per_unit = lengths[1] / expected[1];
            for (drawn, amount) in lengths.iter().zip(&expected) {
                assert!((drawn - amount * per_unit).abs() < 0.04, "{lengths:?}");
            }
        }
    }
}

#[test]
fn every_bar_has_its_name_and_every_gap_its_symbol() {
    let names: Vec<String> = (0..18).map(|index| format!("Indicator number {index}")).collect();
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut amounts = wave(18, 2);
    (amounts[3], amounts[5]) = (None, Some(f64::INFINITY));
    let frame = drawn(&sample(ChartKind::Bar, false, &labels, &[("Actual", amounts)]), 240.0);
    let printed: Vec<&str> = texts(&frame).into_iter().map(|run| run.text.as_str()).collect();
    for label in labels {
        assert!(printed.contains(&label), "{label}");
    }
    assert!(printed.contains(&"[c]") && printed.contains(&"[x]"));
}

#[test]
fn the_focus_stands_out_in_a_chart_of_one_series() {
    let theme = Theme::default();
    let data = vec![("Served", vec![Some(3.0), Some(4.0), Some(5.0)])];
    let frame = drawn(&sample(ChartKind::Column, true, &["2017", "2018", "2019"], &data), 240.0);
    let colors: Vec<Color> = rectangles(&frame).into_iter().map(|(_, color)| color).collect();
    assert_eq!(colors, [theme.context, theme.context, theme.primary]);
}

#[test]
fn a_stretched_chart_fills_its_height() {
    let data = vec![("Served", wave(6, 1))];
    for kind in [ChartKind::Bar, ChartKind::Column, ChartKind::Line, ChartKind::Stacked] {
        let spec = sample(kind, true, &["2014", "2015", "2016", "2017", "2018", "2019"], &data);
        let theme = Theme::default();
        let natural = height(&spec, 366.0, "en", &theme, fonts());
        let frame = draw(&spec, Size::new(366.0, natural * 1.15), NODE, "en", &theme, fonts());
        let lowest = texts(&frame).into_iter().map(|run| run.origin.y).fold(0.0, f32::max);
        assert!(lowest > natural, "{}: {lowest} of {natural}", kind.name());
    }
}

#[test]
fn parts_and_groups_are_as_long_as_their_values() {
    let series = [("Women", vec![Some(27.0), Some(9.0), Some(0.0)]), ("Men", vec![Some(14.0), Some(12.0), Some(6.0)])];
    let expected = [27.0, 9.0, 14.0, 12.0, 6.0];
    for (kind, time, upright) in [
        (ChartKind::Stacked, true, true),
        (ChartKind::Grouped, true, true),
        (ChartKind::Grouped, false, false),
        (ChartKind::Pyramid, false, false),
    ] {
        let theme = Theme::default();
        let spec = sample(kind, time, &["2017", "2018", "2019"], &series);
        let mut marks: Vec<(Rect, Color)> = rectangles(&drawn(&spec, 366.0));
        marks.retain(|(area, _)| area.width.min(area.height) > 8.5 || area.width.max(area.height) > 9.0);
        let of = |color: Color| marks.iter().filter(move |(_, fill)| *fill == color).map(|(area, _)| *area);
        let mut lengths: Vec<f64> = of(theme.primary)
            .chain(of(theme.secondary))
            .map(|area| f64::from(if upright { area.height } else { area.width }))
            .collect();
        let per_unit = lengths.iter().sum::<f64>() / expected.iter().sum::<f64>();
        lengths.sort_by(f64::total_cmp);
        let mut sorted = expected;
        sorted.sort_by(f64::total_cmp);
        assert_eq!(lengths.len(), sorted.len(), "{} {marks:?}", kind.name());
        for (length, amount) in lengths.iter().zip(sorted) {
            assert!((length - amount * per_unit).abs() < 0.2, "{} {lengths:?}", kind.name());
        }
    }
}

#[test]
fn shares_fill_their_column_and_hidden_parts_leave_it_out() {
    let hidden = Some(f64::INFINITY);
    let series = [("A", vec![Some(1.0), Some(30.0), hidden]), ("B", vec![Some(3.0), Some(30.0), Some(5.0)])];
    let spec = sample(ChartKind::Stacked100, true, &["2017", "2018", "2019"], &series);
    let frame = drawn(&spec, 366.0);
    let columns = rectangles(&frame).into_iter().filter(|(area, _)| area.width > 8.5);
    let heights: Vec<f32> = columns.map(|(area, _)| area.height).collect();
    assert_eq!(heights.len(), 4);
    assert!((heights[0] * 3.0 - heights[1]).abs() < 0.1 && (heights[2] - heights[3]).abs() < 0.1, "{heights:?}");
    assert!((heights[0] + heights[1] - heights[2] - heights[3]).abs() < 0.1, "{heights:?}");
    assert!(texts(&frame).iter().any(|run| run.text == "[c]"));
}

#[test]
fn a_heat_map_has_a_cell_for_every_value_but_zero() {
    let series = [("A", vec![Some(1.0), Some(0.0), None]), ("B", vec![Some(3.0), Some(30.0), Some(5.0)])];
    let frame = drawn(&sample(ChartKind::Heatmap, true, &["Oct", "Nov", "Dec"], &series), 366.0);
    let cells = rectangles(&frame).into_iter().filter(|(area, _)| area.width > 50.0).count();
    assert_eq!(cells, 4);
    assert_eq!(frame.shown.len(), 5);
    assert!(texts(&frame).iter().any(|run| run.text == "[x]"));
}

#[test]
fn a_bullet_marks_its_target_and_tells_how_near_it_came() {
    let mut spec = sample(
        ChartKind::Bullet,
        false,
        &["Students", "Teachers", "Interns"],
        &[("Actual", vec![Some(106.0), Some(95.0), Some(40.0)])],
    );
    for datum in &mut spec.series[0].data {
        if let Datum::Value(value) = datum {
            value.target = Some(100.0);
        }
    }
    let theme = Theme::default();
    let frame = drawn(&spec, 366.0);
    let colors: Vec<Color> = rectangles(&frame).into_iter().map(|(_, color)| color).collect();
    assert_eq!(colors, [theme.primary, theme.context, theme.accent]);
    let ticks = frame.items.iter().filter(|item| {
        matches!(&item.draw, Draw::Path(path) if path.stroke.is_some_and(|pen| pen.color == theme.ink && pen.width > 1.0))
    });
    assert_eq!(ticks.count(), 3);
}

//! What a reader relies on in slopes, dumbbells, dots, diverging bars, donuts and small bars.

use super::hostile::problems;
use super::panels::in_panels;
use super::{WIDTHS, datum, drawn, fonts, rectangles, sample, texts, words};
use crate::chart::height;
use crate::chart::spec::{ChartKind, ChartSpec, Form, TargetLine, Totals};
use crate::frame::{Color, Draw, Frame, Segment};
use crate::geometry::Point;
use crate::theme::Theme;

const HIDDEN: Option<f64> = Some(f64::INFINITY);

const LONG: &str = "A question of more than sixty letters that somebody asked everybody";

/// Centres of filled circles of a colour, from the top.
fn dots(frame: &Frame, color: Color) -> Vec<Point> {
    let centre = |item: &crate::frame::Item| match &item.draw {
        Draw::Path(path) if path.fill == Some(color) && path.segments.len() == 6 => match path.segments[..] {
            [Segment::Move(a), Segment::Curve(..), Segment::Curve(_, _, b), ..] => {
                Some(Point::new(f32::midpoint(a.x, b.x), a.y))
            }
            _ => None,
        },
        _ => None,
    };
    let mut dots: Vec<Point> = frame.items.iter().filter_map(centre).collect();
    dots.sort_by(|a, b| a.y.total_cmp(&b.y));
    dots
}

fn printed(frame: &Frame) -> Vec<&str> {
    texts(frame).iter().map(|run| run.text.trim_end()).collect()
}

fn scale(names: &[&str], answers: &[(&str, Vec<Option<f64>>)], neutral: Option<usize>) -> ChartSpec {
    let spec = sample(ChartKind::Diverging, false, names, answers);
    let totals = Totals { label: "Total".to_owned(), data: names.iter().map(|_| datum(Some(98.0))).collect() };
    ChartSpec { form: Form::Diverging { neutral }, totals: Some(totals), ..spec }
}

#[test]
fn no_label_meets_another_or_leaves_the_chart() {
    let rows = [LONG, "Short", "Ђаковица и околина", "D", "E", "F"];
    let five: Vec<(&str, Vec<Option<f64>>)> = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"]
        .into_iter()
        .zip([10.0, 25.0, 5.0, 40.0, 20.0])
        .map(|(name, share)| (name, vec![Some(share), Some(20.0), HIDDEN, Some(0.0), None, Some(share)]))
        .collect();
    let mut cases = vec![
        ("answers", scale(&rows, &five, Some(2))),
        ("four answers", scale(&rows, &five[..4], None)),
        ("two answers", scale(&rows, &[five[0].clone(), (LONG, five[1].1.clone())], None)),
    ];
    for amounts in [
        vec![Some(60.0), Some(1.0), Some(1.0), Some(1.0), Some(1.0)],
        vec![Some(1.0); 5],
        vec![Some(0.0); 5],
        vec![HIDDEN, Some(4.0), HIDDEN, None, Some(9_876_543.0)],
    ] {
        let names = [LONG, "Short", "Ђаковица", LONG, "Other"];
        cases.push(("parts", sample(ChartKind::Donut, false, &names, &[("Served", amounts)])));
    }
    let many: Vec<String> = (0..40).map(|index| format!("Municipality {index}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let same = |count: usize| vec![Some(55.0); count];
    for kind in [ChartKind::Slope, ChartKind::Dumbbell, ChartKind::Dot] {
        cases.push(("equal", sample(kind, false, &many, &[("FY2018", same(40)), ("FY2019", same(40))])));
        let below = vec![Some(-5.0), Some(12.0), HIDDEN, None, Some(0.0), Some(3.0)];
        let gaps = vec![HIDDEN, Some(-12.0), HIDDEN, Some(4.0), Some(0.0), Some(3.0)];
        let spec = sample(kind, false, &rows, &[(LONG, below), ("FY2019", gaps)]);
        let target = TargetLine { amount: 20.0, label: "Target 20".to_owned() };
        cases.push(("target", ChartSpec { target: Some(target), ..spec.clone() }));
        cases.push(("an axis", ChartSpec { values_at_marks: false, minimum: Some(2.0), ..spec.clone() }));
        cases.push(("a start", ChartSpec { minimum: Some(2.0), legend: true, ..spec.clone() }));
        cases.push(("gaps", spec));
    }
    let mut found = Vec::new();
    for (name, spec) in &cases {
        for width in WIDTHS {
            let case = format!("{} of {name} at {width}", spec.kind.name());
            found.extend(problems(spec, &drawn(spec, width), &case));
        }
    }
    assert!(found.is_empty(), "{} problems:\n{}", found.len(), found[..found.len().min(30)].join("\n"));
}

#[test]
fn slopes_and_dumbbells_stand_where_their_values_are() {
    let theme = Theme::default();
    let (first, last) = ([40.0, 20.0, 10.0], [44.0, 80.0, 13.0]);
    let some = |values: [f64; 3]| values.into_iter().map(Some).collect::<Vec<_>>();
    let series = [("FY2018", some(first)), ("FY2019", some(last))];
    for width in WIDTHS {
        let mut spec = sample(ChartKind::Dumbbell, false, &["A", "B", "C"], &series);
        (spec.series[0].color, spec.series[1].color) = (2, 0);
        let frame = drawn(&spec, width);
        let (before, after) = (dots(&frame, theme.context), dots(&frame, theme.primary));
        assert_eq!((before.len(), after.len()), (3, 3));
        let per_unit = (after[1].x - before[1].x) / 60.0;
        for (index, change) in [(0, 4.0), (2, 3.0)] {
            assert!((after[index].x - before[index].x - change * per_unit).abs() < 0.1, "{index} at {width}");
        }
        let frame = drawn(&sample(ChartKind::Slope, false, &["A", "B", "C"], &series), width);
        let (others, focus) = (dots(&frame, theme.context), dots(&frame, theme.primary));
        assert_eq!((others.len(), focus.len()), (4, 2), "the largest change stands out");
        let per_unit = (focus[1].y - focus[0].y) / 60.0;
        let lowest = others.last().expect("a dot");
        assert!((lowest.y - focus[1].y - 10.0 * per_unit).abs() < 0.1);
    }
}

#[test]
fn answers_are_as_long_as_their_shares_and_a_hidden_one_hides_its_row() {
    let answers = [
        ("No", vec![Some(20.0), HIDDEN]),
        ("Partly", vec![Some(30.0), Some(40.0)]),
        ("Yes", vec![Some(50.0), Some(20.0)]),
    ];
    let frame = drawn(&scale(&["A", "B"], &answers, Some(1)), 366.0);
    let bars: Vec<f64> = rectangles(&frame)
        .iter()
        .filter(|(area, _)| area.height > 10.0)
        .map(|(area, _)| f64::from(area.width))
        .collect();
    assert_eq!(bars.len(), 3, "one row is drawn");
    for (length, share) in bars.iter().zip([20.0, 30.0, 50.0]) {
        assert!((length - share * bars[0] / 20.0).abs() < 0.1, "{bars:?}");
    }
    let texts = printed(&frame);
    assert!(texts.contains(&"[c]") && texts.contains(&"30") && !texts.contains(&"40"), "{texts:?}");
}

#[test]
fn a_donut_names_every_part_and_its_whole() {
    let amounts = vec![Some(60.0), Some(30.0), HIDDEN, None];
    let spec = sample(ChartKind::Donut, false, &["Clubs", "Camps", "Visits", "Other"], &[("Served", amounts)]);
    for width in WIDTHS {
        let frame = drawn(&spec, width);
        let texts = printed(&frame);
        for text in ["Clubs", "60", "Camps", "30", "Visits", "[c]", "Other", "[x]", "112", "people"] {
            assert!(texts.contains(&text), "{text} at {width}: {texts:?}");
        }
        assert_eq!(frame.shown.len(), 3);
    }
}

#[test]
fn small_bars_share_their_names_and_their_scale() {
    let series = [("Clubs", vec![Some(10.0), Some(40.0)]), ("Camps", vec![Some(20.0), HIDDEN])];
    let spec = in_panels(sample(ChartKind::Bar, false, &["Ardal", "Bergen"], &series));
    let frame = drawn(&spec, 366.0);
    let lengths: Vec<f32> = rectangles(&frame).iter().map(|(area, _)| area.width).collect();
    assert!((lengths[1] / lengths[0] - 4.0).abs() < 0.01 && (lengths[2] / lengths[0] - 2.0).abs() < 0.01);
    assert_eq!(printed(&frame).iter().filter(|text| **text == "Ardal").count(), 1);
}

#[test]
fn names_that_do_not_fit_under_a_heat_map_stand_at_its_left() {
    let names: Vec<String> = (0..14).map(|index| format!("Municipality {index}")).collect();
    let labels: Vec<&str> = names.iter().map(String::as_str).collect();
    let row = |shift: u16| (0..14).map(|at| Some(f64::from((at * 7 + shift) % 11))).collect::<Vec<_>>();
    let spec = sample(ChartKind::Heatmap, false, &labels, &[("Clubs", row(1)), ("Camps", row(4))]);
    let frame = drawn(&spec, 366.0);
    let texts = printed(&frame);
    assert!(labels.iter().all(|label| texts.contains(label)), "{texts:?}");
    assert!(height(&spec, 366.0, "en", words().theme, fonts()) > 14.0 * 15.0);
}

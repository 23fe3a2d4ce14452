//! Every kind × data that break charts × all widths: nothing collides, nothing is clipped, nothing misleads.

use super::legible::{bounds, ink, texts_on_marks};
use super::shapes::{hostile, on_a_map};
use super::{WIDTHS, drawn, pieces, texts};
use crate::chart::spec::{ChartKind, ChartSpec, Datum, Form};
use crate::frame::{Draw, Frame, TextRun};
use crate::geometry::{Point, Rect};
use crate::theme::Theme;

/// What is wrong in the drawing of a chart of any kind.
pub(super) fn problems(spec: &ChartSpec, frame: &Frame, case: &str) -> Vec<String> {
    use ChartKind::{Diverging, Donut, Dot, Dumbbell, Slope};
    let mut problems = meetings(frame);
    problems.extend(leaving(frame));
    problems.extend(texts_on_marks(frame));
    // Forty long names, and long ones of kinds with names of few lines, are cut: the table of the chart has them in full.
    let few_lines = matches!(spec.kind, Slope | Dot | Diverging | Donut | Dumbbell) || !spec.panels().is_empty();
    if spec.categories.len().max(timeline_rows(spec)) < 40 && !few_lines {
        let cut = texts(frame).into_iter().filter(|run| run.text.contains('…'));
        problems.extend(cut.map(|run| format!("`{}` is cut", run.text)));
    }
    problems.extend(gaps_untold(spec, frame));
    problems.into_iter().map(|problem| format!("{case}: {problem}")).collect()
}

fn timeline_rows(spec: &ChartSpec) -> usize {
    if let Form::Timeline(timeline) = &spec.form { timeline.rows.len() } else { 0 }
}

fn meetings(frame: &Frame) -> Vec<String> {
    let mut problems = Vec::new();
    let runs: Vec<(&TextRun, Rect)> = texts(frame).into_iter().map(|run| (run, ink(run))).collect();
    for (index, (run, area)) in runs.iter().enumerate() {
        for (other, _) in runs[..index].iter().filter(|(_, other)| other.meets(*area, 0.3)) {
            problems.push(format!("`{}` meets `{}`", run.text, other.text));
        }
    }
    problems
}

fn leaving(frame: &Frame) -> Vec<String> {
    let sheet = Rect::new(0.0, 0.0, frame.size.width, frame.size.height);
    let outside = |item: &Draw| match item {
        Draw::Text(run) => {
            (!sheet.holds(ink(run), 0.5)).then(|| format!("`{}` leaves the chart: {:?}", run.text, ink(run)))
        }
        Draw::Path(path) => {
            (!sheet.holds(bounds(path), 0.5)).then(|| format!("a mark leaves {sheet:?}: {:?}", bounds(path)))
        }
        Draw::Picture(picture) => Some(format!("a picture in a chart: {picture:?}")),
    };
    frame.items.iter().filter_map(|item| outside(&item.draw)).collect()
}

/// What is hidden or not known is told by its symbol wherever all steps are named.
fn gaps_untold(spec: &ChartSpec, frame: &Frame) -> Vec<String> {
    let panels = spec.form != Form::Series || spec.kind == ChartKind::Heatmap;
    if spec.categories.len() > 24 && frame.size.width < 240.0 {
        return Vec::new();
    }
    let data = || spec.series.iter().flat_map(|series| &series.data);
    let told = |datum: &Datum, symbol: &str| {
        let told = texts(frame).iter().filter(|run| run.text == symbol).count();
        let untold = data().any(|other| other == datum) && told == 0 && !panels;
        untold.then(|| format!("no {symbol} says that a value is not shown"))
    };
    [told(&Datum::Suppressed, "[c]"), told(&Datum::Missing, "[x]")].into_iter().flatten().collect()
}

/// The lengths that the bars of a chart stand for; none for kinds that have no bars.
fn amounts(spec: &ChartSpec) -> Option<Vec<f64>> {
    use ChartKind::{Bar, Bullet, Column, Grouped, Histogram, Pyramid, Stacked, Stacked100};
    if !matches!(spec.kind, Bar | Bullet | Column | Grouped | Histogram | Pyramid | Stacked | Stacked100) {
        return None;
    }
    // So many steps of time are lines.
    if matches!(spec.kind, Grouped | Column | Histogram) && spec.time && spec.categories.len() * spec.series.len() > 150
    {
        return None;
    }
    if matches!(spec.kind, Bar | Bullet | Pyramid) && spec.time && spec.categories.len() * spec.series.len() > 80 {
        return None;
    }
    let amount = |datum: &Datum| match datum {
        Datum::Value(value) => Some(value.amount),
        Datum::Missing | Datum::Suppressed => None,
    };
    let mut lengths = Vec::new();
    for at in 0..spec.categories.len() {
        let parts: Vec<Option<f64>> = spec.series.iter().map(|series| amount(&series.data[at])).collect();
        let negative = spec.series.iter().flat_map(|series| &series.data).filter_map(amount).any(|part| part < 0.0);
        if spec.kind == Stacked100 && !negative {
            let total: f64 = parts.iter().flatten().sum();
            if parts.iter().all(Option::is_some) && total > 0.0 {
                lengths.extend(parts.iter().flatten().map(|part| part / total * 100.0));
            }
        } else {
            let most = spec.maximum.filter(|_| spec.kind != Stacked).unwrap_or(f64::INFINITY);
            lengths.extend(parts.iter().flatten().map(|part| part.min(most).abs()));
        }
    }
    lengths.retain(|length| *length > 0.0);
    lengths.sort_by(f64::total_cmp);
    Some(lengths)
}

/// Bars that are not as long as their amounts, are missing, or do not start at a line of zero.
fn lies(spec: &ChartSpec, frame: &Frame) -> Option<String> {
    let amounts = amounts(spec).filter(|amounts| !amounts.is_empty())?;
    let bars: Vec<Rect> = super::rectangles(frame)
        .into_iter()
        .map(|(bar, _)| bar)
        .filter(|bar| (bar.width - 8.0).abs() > 0.011 || (bar.height - 7.0).abs() > 0.011)
        .collect();
    if bars.len() != amounts.len() {
        return Some(format!("{} bars for {} amounts", bars.len(), amounts.len()));
    }
    let true_along = |of: fn(&Rect) -> f32| {
        let mut lengths: Vec<f64> = bars.iter().map(|bar| f64::from(of(bar))).collect();
        lengths.sort_by(f64::total_cmp);
        let unit = lengths.iter().sum::<f64>() / amounts.iter().sum::<f64>();
        let is_true = |(length, amount): (&f64, &f64)| (length - amount * unit).abs() <= amount * unit * 0.01 + 0.03;
        unit > 0.0 && lengths.iter().zip(&amounts).all(is_true)
    };
    let ink = Theme::default().ink;
    let rules: Vec<(Point, Point)> = frame
        .items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Path(path) if path.stroke.is_some_and(|pen| pen.color == ink && pen.width < 1.0) => Some(path),
            _ => None,
        })
        .flat_map(pieces)
        .collect();
    let near = |a: f32, b: f32| (a - b).abs() < 0.05;
    let stacked = matches!(spec.kind, ChartKind::Stacked | ChartKind::Stacked100);
    let from_zero = bars.iter().all(|bar| {
        rules.iter().any(|(from, to)| {
            if near(from.x, to.x) {
                near(bar.x, from.x) || near(bar.right(), from.x)
            } else {
                near(bar.y, from.y) || near(bar.bottom(), from.y)
            }
        })
    });
    if !true_along(|bar| bar.width) && !true_along(|bar| bar.height) {
        return Some(format!("bars are not as long as their amounts: {bars:?} for {amounts:?}"));
    }
    (!from_zero && (!stacked || rules.is_empty())).then(|| "no line of zero at the start of every bar".to_owned())
}

/// Points of lines that are joined over a gap, left out, or not at equal steps.
fn broken_lines(spec: &ChartSpec, frame: &Frame) -> Option<String> {
    let is_line = matches!(spec.kind, ChartKind::Line | ChartKind::Area) && spec.form == Form::Series;
    if !is_line || !spec.time || spec.categories.is_empty() {
        return None;
    }
    let mut steps: Vec<f32> = Vec::new();
    let (mut drawn_steps, mut joined) = (0, 0);
    for series in &spec.series {
        let known: Vec<bool> = series.data.iter().map(|datum| matches!(datum, Datum::Value(_))).collect();
        let stretches = known.split(|known| !known).filter(|stretch| stretch.len() > 1);
        joined += stretches.map(|stretch| stretch.len() - 1).sum::<usize>();
    }
    for item in &frame.items {
        let Draw::Path(path) = &item.draw else { continue };
        if path.stroke.is_some_and(|pen| (pen.round || pen.dash.is_some()) && pen.width > 1.0)
            && path.segments.len() > 1
        {
            for (from, to) in pieces(path).filter(|(from, to)| from.x < to.x) {
                drawn_steps += 1;
                steps.push(to.x - from.x);
            }
        }
    }
    let keys = if drawn_steps == joined + spec.series.len() { spec.series.len() } else { 0 };
    if drawn_steps != joined + keys {
        return Some(format!("{drawn_steps} pieces of lines for {joined} steps"));
    }
    let steps = &steps[keys..];
    let (least, most) = steps.iter().fold((f32::INFINITY, 0.0_f32), |(a, b), step| (a.min(*step), b.max(*step)));
    (most > least + 0.03).then(|| format!("steps of {least} to {most} points"))
}

fn problems_of(kind: ChartKind) -> Vec<String> {
    let mut found = Vec::new();
    for (index, (name, spec)) in hostile(kind).into_iter().enumerate() {
        let spec = if kind == ChartKind::Map { on_a_map(spec) } else { spec };
        // Every width sees a part of the data, and two of them all.
        let seen = |at: usize| if name.contains(',') { at == 1 } else { at == 1 || at == 4 || index % 3 == at % 3 };
        for width in WIDTHS.into_iter().enumerate().filter(|(at, _)| seen(*at)).map(|(_, width)| width) {
            let case = format!("{} of {name} at {width}", kind.name());
            let frame = drawn(&spec, width);
            found.extend(problems(&spec, &frame, &case));
            let told = lies(&spec, &frame).into_iter().chain(broken_lines(&spec, &frame));
            found.extend(told.map(|problem| format!("{case}: {problem}")));
        }
    }
    found
}

#[test]
fn charts_of_hostile_data_are_whole_clear_and_true() {
    let kinds = ChartKind::ALL.into_iter().filter(|kind| *kind != ChartKind::Gantt);
    let found: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = kinds.map(|kind| scope.spawn(move || problems_of(kind))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a kind that draws")).collect()
    });
    assert!(found.is_empty(), "{} problems:\n{}", found.len(), found[..found.len().min(40)].join("\n"));
}

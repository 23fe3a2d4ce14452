//! Charts: [`spec::ChartSpec`] says what is shown, [`describe`] tells it in words, [`draw`] draws it through plotters.

mod backend;
mod bar_parts;
mod bar_range;
mod bars;
mod bullets;
mod canvas;
mod categories;
mod columns;
mod describe;
mod describe_timeline;
mod diverging;
mod donut;
mod dots;
mod gantt;
mod groups;
mod heatmap;
mod key;
mod line_values;
mod lines;
mod map;
mod map_key;
mod marker;
mod multiples;
mod names;
mod outline;
mod panels;
mod placing;
mod pyramid;
mod range;
mod scale;
mod slope;
mod small_bars;
pub mod spec;
mod stacks;
mod tint;
mod words;

use crate::frame::Frame;
use crate::geometry::Size;
use crate::structure::NodeId;
use crate::text::Fonts;
use crate::theme::Theme;
pub use describe::describe;

use bars::Bars;
use bullets::Bullets;
use canvas::Canvas;
use diverging::Diverging;
use dots::Dots;
use heatmap::Heatmap;
use map::Map;
use panels::Panels;
use scale::amounts;
use small_bars::SmallBars;
use spec::{ChartKind, ChartSpec, Datum, Form};
use words::Words;

/// What stands in a chart where a value is hidden, and where none is known: symbols of official statistics.
const SUPPRESSED: &str = "[c]";
const MISSING: &str = "[x]";

/// Plots narrower than half a page are lower, in points.
const NARROW: f32 = 200.0;

/// Height of one of several small plots, with its labels, in points.
const HEIGHT_SMALL: f32 = 112.0;

/// Height of upright plots in which nothing is above zero.
const HEIGHT_OF_NOTHING: f32 = 72.0;

/// Most steps of time that are drawn as bars below each other.
const MOST_BARS: usize = 40;

/// How a chart is drawn at a width.
enum Drawing {
    Columns,
    Groups,
    Stacks,
    Lines,
    Bars,
    Pyramid,
    Bullets,
    Heatmap,
    Map,
    Multiples,
    SmallBars,
    Panels,
    Gantt,
    Slope,
    Dots,
    Diverging,
    Donut,
}

/// The height in points that the plot of a chart wants at a width; [`draw`] can stretch it.
pub fn height(spec: &ChartSpec, width: f32, language: &str, theme: &Theme, fonts: &Fonts) -> f32 {
    height_of(spec, Words { fonts, theme, language }, width)
}

/// The height in points that a chart wants at a width.
fn height_of(spec: &ChartSpec, words: Words<'_>, width: f32) -> f32 {
    let plot = match &spec.shared {
        Some(_) => HEIGHT_SMALL,
        None if width < NARROW => words.theme.chart.height_narrow,
        None => words.theme.chart.height,
    };
    let empty = spec.target.is_none() && spec.values_at_marks && amounts(spec.scaled()).all(|amount| amount == 0.0);
    let upright = if empty { HEIGHT_OF_NOTHING } else { plot };
    match drawing(spec, words, width) {
        Drawing::Bars => Bars::new(spec, words, width).height(),
        Drawing::Pyramid => pyramid::height(spec, words, width),
        Drawing::Bullets => Bullets::new(spec, words, width).height(),
        Drawing::Heatmap => Heatmap::new(spec, words, width).map_or(plot, |map| map.height()),
        Drawing::Map => Map::new(spec, words, width, None).map_or(plot, |map| map.height()),
        Drawing::Panels => Panels::new(spec, words, width).height(words),
        Drawing::Multiples => multiples::height(spec, words, width),
        Drawing::SmallBars => SmallBars::new(spec, words, width).height(),
        Drawing::Gantt => gantt::height(spec, words, width),
        Drawing::Slope => slope::height(spec, words, width, plot),
        Drawing::Dots => Dots::new(spec, words, width).height(),
        Drawing::Diverging => Diverging::new(spec, words, width).height(),
        Drawing::Donut => donut::height(spec, words, width),
        Drawing::Columns => upright,
        Drawing::Groups => upright + groups::extra_height(spec, words, width),
        Drawing::Stacks => upright + stacks::extra_height(spec, words, width),
        Drawing::Lines => plot + lines::extra_height(spec, words, width),
    }
}

/// Draws the plot of a chart: marks, labels, axes. Title and source are not part of it. What says something belongs
/// to `node`.
pub fn draw(spec: &ChartSpec, size: Size, node: NodeId, language: &str, theme: &Theme, fonts: &Fonts) -> Frame {
    let words = Words { fonts, theme, language };
    let mut canvas = Canvas::new(words, size, node);
    draw_on(&mut canvas, spec);
    canvas.finish()
}

/// Draws a chart over a whole canvas.
fn draw_on(canvas: &mut Canvas<'_>, spec: &ChartSpec) {
    let (words, size) = (canvas.words, canvas.size);
    match drawing(spec, words, size.width) {
        Drawing::Bars => Bars::new(spec, words, size.width).draw(canvas, spec),
        Drawing::Pyramid => pyramid::draw(canvas, spec),
        Drawing::Bullets => Bullets::new(spec, words, size.width).draw(canvas, spec),
        Drawing::Heatmap => {
            if let Some(map) = Heatmap::new(spec, words, size.width) {
                map.draw(canvas, spec);
            }
        }
        Drawing::Map => {
            if let Some(map) = Map::new(spec, words, size.width, Some(size.height)) {
                map.draw(canvas, spec);
            }
        }
        Drawing::Panels => Panels::new(spec, words, size.width).draw(canvas),
        Drawing::Multiples => multiples::draw(canvas, spec),
        Drawing::SmallBars => SmallBars::new(spec, words, size.width).draw(canvas, spec),
        Drawing::Gantt => gantt::draw(canvas, spec),
        Drawing::Slope => slope::draw(canvas, spec),
        Drawing::Dots => Dots::new(spec, words, size.width).draw(canvas, spec),
        Drawing::Diverging => Diverging::new(spec, words, size.width).draw(canvas, spec),
        Drawing::Donut => donut::draw(canvas, spec),
        Drawing::Columns => columns::draw(canvas, spec),
        Drawing::Groups => groups::draw(canvas, spec),
        Drawing::Stacks => stacks::draw(canvas, spec),
        Drawing::Lines => lines::draw(canvas, spec),
    }
}

/// How a chart is drawn; bars of more steps of time than a page holds are columns or lines.
fn drawing(spec: &ChartSpec, words: Words<'_>, width: f32) -> Drawing {
    match (drawn_as(spec, words, width), spec.series.len()) {
        (Drawing::Bars, 1) if spec.time && spec.categories.len() > MOST_BARS => Drawing::Columns,
        (Drawing::Groups, _) if !groups::fits(spec, words, width) => Drawing::Lines,
        (Drawing::Bars, 2..) if spec.time && spec.categories.len() * spec.series.len() > 2 * MOST_BARS => {
            Drawing::Lines
        }
        (drawing, _) => drawing,
    }
}

/// Whether amounts are parts of a whole: none below zero, and one above.
fn is_whole(spec: &ChartSpec) -> bool {
    let spec = spec.scaled();
    amounts(spec).all(|amount| amount >= 0.0) && amounts(spec).any(|amount| amount > 0.0)
}

/// Kinds without a drawing of their own are bars; so are columns whose names do not fit under them.
fn drawn_as(spec: &ChartSpec, words: Words<'_>, width: f32) -> Drawing {
    let named = spec.time || categories::fit(spec, words, width);
    let aims = |datum: &Datum| matches!(datum, Datum::Value(value) if value.target.is_some());
    match (spec.kind, spec.series.as_slice()) {
        _ if matches!(spec.form, Form::Timeline(_)) => Drawing::Gantt,
        _ if spec.has_rich_panels() => Drawing::Panels,
        (kind, [_, ..])
            if !spec.panels().is_empty()
                && !matches!(kind, ChartKind::Bar | ChartKind::Dot)
                && multiples::fits(spec, words, width) =>
        {
            Drawing::Multiples
        }
        (_, [_, ..]) if !spec.panels().is_empty() && SmallBars::new(spec, words, width).fits(spec, words) => {
            Drawing::SmallBars
        }
        (ChartKind::Column, [_]) if named => Drawing::Columns,
        (ChartKind::Histogram, [_]) if named || categories::are_short(spec, words) => Drawing::Columns,
        (ChartKind::Grouped | ChartKind::Column | ChartKind::Histogram, [_, _, ..]) if spec.time => Drawing::Groups,
        (ChartKind::Stacked100, [_, ..]) if amounts(spec.scaled()).any(|amount| amount < 0.0) => Drawing::Bars,
        (ChartKind::Stacked | ChartKind::Stacked100, [_, ..]) if named => Drawing::Stacks,
        (ChartKind::Line | ChartKind::Area, [_, ..]) if named && !spec.categories.is_empty() => Drawing::Lines,
        (ChartKind::Pyramid, [_, _]) if pyramid::fits(spec, words, width) => Drawing::Pyramid,
        (ChartKind::Bullet, [series])
            if series.data.iter().any(aims) && Bullets::new(spec, words, width).fits(spec, width) =>
        {
            Drawing::Bullets
        }
        (ChartKind::Map, [_]) if matches!(spec.form, Form::Map(_)) => Drawing::Map,
        (ChartKind::Heatmap, [_, _, ..]) if Heatmap::new(spec, words, width).is_some() => Drawing::Heatmap,
        (ChartKind::Slope, [_, _]) if slope::fits(spec, words, width) => Drawing::Slope,
        (ChartKind::Slope | ChartKind::Dumbbell, [_, _]) | (ChartKind::Dot, [_, ..])
            if Dots::new(spec, words, width).fits(width) =>
        {
            Drawing::Dots
        }
        (ChartKind::Diverging, [_, _, ..]) if matches!(spec.form, Form::Diverging { .. }) => Drawing::Diverging,
        (ChartKind::Donut, [_]) if matches!(spec.form, Form::Donut { .. }) && is_whole(spec) => Drawing::Donut,
        _ => Drawing::Bars,
    }
}

#[cfg(test)]
mod tests;

//! Maps: areas filled by four classes of values, named where they are.

use super::bars::gap_text;
use super::canvas::{Anchor, Canvas};
use super::map_key::{ClassKey, bar_size, draw_bar};
use super::map_numbers::{Numbers, Unnamed};
use super::outline::{Area, Projected, project};
use super::placing::crosses;
use super::scale::amount;
use super::spec::{ChartSpec, Datum, Form, Outlines};
use super::tint::ink_on;
use super::words::{Label, Words};
use crate::frame::{Color, Path, Segment, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::TextStyle;

/// Tallest map, in points.
const TALLEST: f32 = 400.0;

/// From the name to the value below.
const VALUE_BELOW: f32 = 12.0;

/// White around a label, and around key and scale bar.
const MARGIN: f32 = 2.0;
const CLEAR: f32 = 6.0;

/// Largest part of the width that a key beside a map takes, and the width below which a map has no key beside it.
const WIDEST_KEY: f32 = 0.4;
const NARROW: f32 = 300.0;

/// The tallest list of names below a map, in points.
const MOST_LIST: f32 = 160.0;

/// How often a map is made smaller for the list of its names.
const MOST_TRIES: usize = 3;

/// A border whose neighbour is nearer than this, in points, is shared.
const SHARED: f32 = 1.5;

/// A map before it is drawn.
pub(super) struct Map<'s> {
    outlines: &'s Outlines,
    areas: Vec<Area>,
    key: ClassKey,
    key_at: Point,
    bar: Option<(Point, f64, f32)>,
    /// What is named below the map.
    numbers: Option<Numbers<'s>>,
    height: f32,
}

impl<'s> Map<'s> {
    /// Fits the areas into a width, and into a height where it is known; finds free corners for key and scale bar. Where
    /// many names do not fit into their areas, these have numbers and a list below.
    pub(super) fn new(spec: &'s ChartSpec, words: Words<'_>, width: f32, height: Option<f32>) -> Option<Self> {
        let mut map = Self::placed(spec, words, width, height)?;
        let mut below = 0.0;
        for _ in 0..MOST_TRIES {
            let unnamed = map.unnamed(spec, words);
            let many = !unnamed.is_empty() && (width < NARROW || unnamed.len() * 3 > map.areas.len());
            // a list that is wider or much taller is for the table of the chart
            let fits = |numbers: &Numbers<'_>| numbers.width() <= width && numbers.height() <= MOST_LIST;
            let Some(numbers) = Numbers::new(words, width, unnamed).filter(|numbers| many && fits(numbers)) else {
                break;
            };
            let enough = numbers.height() <= below;
            below = below.max(numbers.height());
            map = Self::placed(spec, words, width, height.map(|height| (height - below).max(1.0)))?;
            map.height += below;
            map.numbers = Some(numbers);
            if enough || height.is_none() {
                break;
            }
        }
        Some(map)
    }

    /// The areas whose names do not fit into them.
    fn unnamed(&self, spec: &'s ChartSpec, words: Words<'_>) -> Vec<Unnamed<'s>> {
        let Form::Map(outlines) = &spec.form else { return Vec::new() };
        let key = Rect::new(self.key_at.x, self.key_at.y, self.key.size().width, self.key.size().height);
        let named = outlines.shapes.iter().enumerate().filter_map(|(shape, outline)| {
            let category = outline.category?;
            let datum = spec.series.first()?.data.get(category)?;
            Some(Unnamed { shape, name: spec.categories[category].label.as_str(), datum })
        });
        let fits = |one: &Unnamed<'_>| {
            let (width, height) = label_size(words, one.name, one.datum);
            self.areas[one.shape].has_room(width, height, &|area: Rect| !area.meets(key, 0.0))
        };
        named.filter(|one| !fits(one)).collect()
    }

    fn placed(spec: &'s ChartSpec, words: Words<'_>, width: f32, height: Option<f32>) -> Option<Self> {
        let Form::Map(outlines) = &spec.form else { return None };
        let projected = project(&outlines.shapes);
        let key = ClassKey::new(spec, words);
        let size = key.size();
        let tallest = height.unwrap_or(TALLEST);
        let (areas, used) = fit(&projected, words.theme.chart.map_outline, width, tallest);
        let whole = Rect::new(0.0, 0.0, width, height.unwrap_or(used).max(size.height));
        if let Some(key_at) = corner(&areas, whole, (size.width, size.height), None) {
            let taken = Rect::new(key_at.x, key_at.y, size.width, size.height);
            return Some(Self::with(outlines, &projected, words, areas, (key, key_at, taken), whole));
        }
        if size.width > width * WIDEST_KEY || width < NARROW {
            // A map beside its key would be too small: the key stands below.
            let outline = words.theme.chart.map_outline;
            let (areas, used) = fit(&projected, outline, width, (tallest - size.height - CLEAR).max(tallest / 2.0));
            if height.is_none() {
                // as little below the map as makes a corner free
                let taller = (0_u8..u8::MAX).map(|step| used + f32::from(step) * CLEAR);
                let end = used + size.height;
                let free = taller.take_while(|height| *height < end).find_map(|height| {
                    let whole = Rect::new(0.0, 0.0, width, height);
                    Some((whole, corner(&areas, whole, (size.width, size.height), None)?))
                });
                if let Some((whole, at)) = free {
                    let taken = Rect::new(at.x, at.y, size.width, size.height);
                    return Some(Self::with(outlines, &projected, words, areas, (key, at, taken), whole));
                }
            }
            let whole = Rect::new(0.0, 0.0, width, height.unwrap_or(used + CLEAR + size.height));
            let taken = Rect::new(0.0, whole.height - size.height, size.width, size.height);
            return Some(Self::with(
                outlines,
                &projected,
                words,
                areas,
                (key, Point::new(taken.x, taken.y), taken),
                whole,
            ));
        }
        let (areas, used) = fit(&projected, words.theme.chart.map_outline, width - size.width - 2.0 * CLEAR, tallest);
        let whole = Rect::new(0.0, 0.0, width, height.unwrap_or(used).max(size.height));
        let key_at = Point::new(width - size.width, 0.0);
        let taken = Rect::new(key_at.x, key_at.y, size.width, size.height);
        Some(Self::with(outlines, &projected, words, areas, (key, key_at, taken), whole))
    }

    fn with(
        outlines: &'s Outlines,
        projected: &Projected,
        words: Words<'_>,
        areas: Vec<Area>,
        (key, key_at, taken): (ClassKey, Point, Rect),
        whole: Rect,
    ) -> Self {
        let bounds = areas.iter().map(|area| area.bounds).reduce(Rect::union).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
        let scale = bounds.width / projected.width as f32;
        let (kilometres, length) = bar_length(scale, whole.width);
        let size = bar_size(outlines, words, kilometres, length);
        let at = corner(&areas, whole, size, Some(taken));
        Self {
            outlines,
            areas,
            key,
            key_at,
            bar: at.map(|at| (at, kilometres, length)),
            numbers: None,
            height: whole.height,
        }
    }

    /// The height that it wants, in points.
    pub(super) fn height(&self) -> f32 {
        self.height
    }

    /// Draws it over the whole canvas.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, spec: &ChartSpec) {
        let datum = |category: usize| spec.series.first().and_then(|series| series.data.get(category));
        let theme = canvas.words.theme;
        let fills: Vec<Color> = self
            .outlines
            .shapes
            .iter()
            .map(|shape| {
                let amount = shape.category.and_then(datum).and_then(amount);
                amount.and_then(|amount| self.key.class(amount)).map_or(theme.gridline, |class| theme.classes[class])
            })
            .collect();
        for (area, fill) in self.areas.iter().zip(&fills) {
            canvas.path(Path { segments: closed(area), fill: Some(*fill), stroke: None });
        }
        draw_borders(canvas, &self.areas);
        self.key.draw(canvas, self.key_at);
        if let Some((at, kilometres, length)) = self.bar {
            draw_bar(canvas, self.outlines, at, (kilometres, length));
        }
        let mut outside = Vec::new();
        for (index, shape) in self.outlines.shapes.iter().enumerate() {
            let Some((category, datum)) = shape.category.and_then(|at| Some((&spec.categories[at], datum(at)?))) else {
                continue;
            };
            if self.numbers.as_ref().is_some_and(|numbers| numbers.has(index)) {
                continue;
            }
            if !draw_inside(canvas, &self.areas[index], fills[index], (&category.label, datum)) {
                outside.push((index, category.label.as_str(), datum));
            }
        }
        if let Some(numbers) = &self.numbers {
            numbers.draw(canvas, &self.areas, &fills);
        }
        // Where most names do not fit, lines to all of them would hide the map.
        if self.numbers.is_none() && outside.len() * 3 <= self.areas.len() {
            let mut lines = Vec::new();
            for (index, name, datum) in outside {
                draw_outside(canvas, &self.areas, index, (name, datum), &mut lines);
            }
        }
    }
}

/// The areas on the page, as large as a width and a height allow.
fn fit(projected: &Projected, outline: f32, width: f32, height: f32) -> (Vec<Area>, f32) {
    let (margin, inset) = (f64::from(outline), outline / 2.0);
    let scale = ((f64::from(width) - margin) / projected.width).min((f64::from(height) - margin) / projected.height);
    let scale = scale.max(1e-6);
    #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
    let place = |(x, y): &(f64, f64)| Point::new((x * scale) as f32 + inset, (y * scale) as f32 + inset);
    let rings = |rings: &Vec<Vec<(f64, f64)>>| rings.iter().map(|ring| ring.iter().map(place).collect()).collect();
    let areas = projected.shapes.iter().map(|shape| Area::new(rings(shape))).collect();
    #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
    let used = (projected.height * scale) as f32 + outline;
    (areas, used)
}

/// The corner with most room for a box: the top right one first, as it is read first.
fn corner(areas: &[Area], whole: Rect, (width, height): (f32, f32), taken: Option<Rect>) -> Option<Point> {
    let (right, bottom) = (whole.width - width, whole.height - height);
    let corners = [(right, 0.0), (right, bottom), (0.0, bottom), (0.0, 0.0)].map(|(x, y)| Point::new(x, y));
    let corners = if taken.is_some() { [corners[1], corners[2], corners[0], corners[3]] } else { corners };
    corners.into_iter().find(|at| {
        let wide = Rect::new(at.x - CLEAR, at.y - CLEAR, width + 2.0 * CLEAR, height + 2.0 * CLEAR);
        !areas.iter().any(|area| area.meets(wide)) && taken.is_none_or(|taken| !taken.meets(wide, 0.0))
    })
}

/// A round number of kilometres that is about a sixth of a width long, and its length.
fn bar_length(points_per_kilometre: f32, width: f32) -> (f64, f32) {
    let most = f64::from(width / 5.0 / points_per_kilometre.max(1e-9));
    let power = 10_f64.powf(most.log10().floor());
    let kilometres = [5.0, 2.0, 1.0].into_iter().map(|times| times * power).find(|length| *length <= most);
    let kilometres = kilometres.unwrap_or(power);
    #[expect(clippy::cast_possible_truncation, reason = "points of a page")]
    let length = kilometres as f32 * points_per_kilometre;
    (kilometres, length)
}

fn closed(area: &Area) -> Vec<Segment> {
    let mut segments = Vec::new();
    for ring in &area.rings {
        segments.extend(ring.first().map(|first| Segment::Move(*first)));
        segments.extend(ring.iter().skip(1).map(|place| Segment::Line(*place)));
        segments.push(Segment::Close);
    }
    segments
}

/// White between areas, a dark line to the outside.
fn draw_borders(canvas: &Canvas<'_>, areas: &[Area]) {
    let (mut inner, mut outer) = (Vec::new(), Vec::new());
    for (index, area) in areas.iter().enumerate() {
        for ring in &area.rings {
            let mut last = None;
            for pair in ring.windows(2) {
                let shared = is_shared(areas, index, pair[0], pair[1]);
                let segments = if shared { &mut inner } else { &mut outer };
                if last != Some(shared) {
                    segments.push(Segment::Move(pair[0]));
                }
                segments.push(Segment::Line(pair[1]));
                last = Some(shared);
            }
        }
    }
    for (segments, color, width) in [
        (inner, canvas.words.theme.ground, canvas.words.theme.chart.map_border),
        (outer, canvas.words.theme.primary, canvas.words.theme.chart.map_outline),
    ] {
        if !segments.is_empty() {
            let stroke = Stroke { color, width, round: true, dash: None };
            canvas.path(Path { segments, fill: None, stroke: Some(stroke) });
        }
    }
}

/// Whether another area lies along a piece of border: neighbours need not have the same corners.
fn is_shared(areas: &[Area], own: usize, from: Point, to: Point) -> bool {
    let along = |share: f32| Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    let near = |place: Point| {
        areas.iter().enumerate().any(|(index, area)| {
            let around = Rect::new(place.x - SHARED, place.y - SHARED, 2.0 * SHARED, 2.0 * SHARED);
            index != own && area.bounds.meets(around, 0.0) && (area.is_near(place, SHARED) || area.holds(place))
        })
    };
    [0.25, 0.5, 0.75].into_iter().filter(|share| near(along(*share))).count() >= 2
}

/// The styles of name and value in an ink.
pub(super) fn styles(words: Words<'_>, ink: Color) -> (TextStyle, TextStyle) {
    let name = TextStyle { color: ink, ..words.value_style() };
    (name, TextStyle { color: ink, size: 10.5, ..words.category_style(false, false) })
}

/// Width and height of name and value in an area, with the space around them.
fn label_size(words: Words<'_>, name: &str, datum: &Datum) -> (f32, f32) {
    let (name_style, value_style) = styles(words, words.theme.ink);
    let width = words.width(name, &name_style).max(value_label(words, datum, &value_style).width);
    (width + 2.0 * MARGIN, VALUE_BELOW + name_style.size + 2.0 * MARGIN)
}

fn draw_inside(canvas: &mut Canvas<'_>, area: &Area, fill: Color, (name, datum): (&str, &Datum)) -> bool {
    let ink = ink_on(canvas.words.theme, fill);
    let (name_style, value_style) = styles(canvas.words, ink);
    let label = canvas.words.line(name, &name_style);
    let (width, height) = label_size(canvas.words, name, datum);
    let free = |area: Rect| canvas.is_free(area);
    let Some(at) = area.place_for(width, height, &free) else { return false };
    let first = at.y - height / 2.0 + MARGIN + name_style.size * 0.8;
    canvas.put(label, Point::new(at.x, first), Anchor::Middle);
    put_value(canvas, datum, &value_style, Point::new(at.x, first + VALUE_BELOW), Anchor::Middle);
    true
}

pub(super) fn value_label(words: Words<'_>, datum: &Datum, style: &TextStyle) -> Label {
    match datum {
        Datum::Value(value) => words.line(&value.shown.text, style),
        gap => words.line(gap_text(gap), style),
    }
}

pub(super) fn put_value(canvas: &mut Canvas<'_>, datum: &Datum, style: &TextStyle, at: Point, anchor: Anchor) {
    match datum {
        Datum::Value(value) => canvas.print(&value.shown, style, at, anchor),
        gap => canvas.write(gap_text(gap), style, at, anchor),
    }
}

/// Name and value beside the map, with a thin line to the area that strikes no label through; `lines` are those that are
/// drawn already.
fn draw_outside(
    canvas: &mut Canvas<'_>,
    areas: &[Area],
    index: usize,
    (name, datum): (&str, &Datum),
    lines: &mut Vec<(Point, Point)>,
) {
    let (name_style, value_style) = styles(canvas.words, canvas.words.theme.ink);
    let label = canvas.words.line(name, &name_style);
    let value = value_label(canvas.words, datum, &value_style);
    let (width, height) = (label.width.max(value.width), VALUE_BELOW + name_style.size);
    let pole = areas[index].pole();
    let end_at = |place: Rect| Point::new(pole.x.clamp(place.x, place.right()), pole.y.clamp(place.y, place.bottom()));
    let mut best: Option<(f32, Rect)> = None;
    let mut y = 0.0;
    while y + height <= canvas.size.height {
        let mut x = 0.0;
        while x + width <= canvas.size.width {
            let place = Rect::new(x, y, width, height);
            let wide = Rect::new(x - MARGIN, y - MARGIN, width + 2.0 * MARGIN, height + 2.0 * MARGIN);
            let away = (x + width / 2.0 - pole.x).hypot(y + height / 2.0 - pole.y);
            if best.is_none_or(|(least, _)| away < least)
                && canvas.is_free(place)
                && !areas.iter().any(|area| area.meets(wide))
                && canvas.is_open(pole, end_at(place))
                && lines.iter().all(|(from, to)| !crosses(wide, *from, *to))
            {
                best = Some((away, place));
            }
            x += 4.0;
        }
        y += 4.0;
    }
    let Some((_, place)) = best else { return };
    let line = (pole, end_at(place));
    canvas.path(Path::line(line.0, line.1, Stroke::solid(canvas.words.theme.ink, 0.5)));
    lines.push(line);
    let first = place.y + name_style.size * 0.8;
    let middle = place.x + width / 2.0;
    canvas.put(label, Point::new(middle, first), Anchor::Middle);
    put_value(canvas, datum, &value_style, Point::new(middle, first + VALUE_BELOW), Anchor::Middle);
}

//! The years of a trend → small columns from zero. They repeat what other figures tell, and are artifacts.

use super::desk::Desk;
use super::lines::{Setting, furniture, rule};
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::report::SparkYear;
use crate::text::Align;
use crate::theme::Type;

/// Areas wider than this have wide columns, with their values over them.
const WIDE: f32 = 120.0;
/// Between labels.
const LABEL_GAP: f32 = 4.0;
/// Room over wide columns for their values.
const VALUES: f32 = 15.0;

/// Where the columns stand.
struct Slots {
    width: f32,
    step: f32,
    /// Height of the tallest one.
    tall: f32,
    /// Whether they are wide ones.
    wide: bool,
}

/// Draws columns into an area, with first and last label, or all where there is room, below it.
pub(super) fn draw(desk: &Desk<'_>, frame: &mut Frame, years: &[SparkYear], area: Rect) {
    let largest = years.iter().filter_map(|year| year.amount).fold(0.0, f64::max);
    if years.len() < 2 || largest <= 0.0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    let count = years.len() as f32;
    let share = area.width / count * 0.66;
    let wide = area.width > WIDE;
    let width = if wide { share } else { desk.theme.tiles.spark_column.min(share) };
    let step = (area.width - width) / (count - 1.0);
    let values = wide && years.iter().all(|year| measured(desk, &year.text) + 2.0 <= step);
    let slots = Slots { width, step, tall: area.height - if values { VALUES } else { 0.0 }, wide };
    let named = labels(desk, years, &slots);
    let mut x = area.x;
    for (index, year) in years.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the height")]
        let height = year.amount.map(|amount| (amount.max(0.0) / largest) as f32 * slots.tall);
        let color = if year.focus { desk.theme.primary } else { desk.theme.context };
        let top = area.bottom() - height.unwrap_or(0.0);
        if height.is_some_and(|height| height > 0.0) {
            let path = Path::rect(Rect::new(x, top, width, area.bottom() - top), color);
            frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw: Draw::Path(path) });
        }
        let middle = x + width / 2.0;
        let role = role(desk, year);
        if height.is_none() {
            missing(desk, frame, (middle.max(area.x + 5.0), area.bottom()));
        } else if values {
            furniture(desk, frame, (&year.text, role, Artifact::Layout), (&centred(middle), top - VALUES + 2.0));
        }
        let (first, last) = (index == 0, index + 1 == years.len());
        let setting = match (&named, first) {
            (Some(_), _) => centred(middle),
            (None, true) => Setting::left(area.x, area.width / 2.0),
            (None, false) => Setting::right(area.x + area.width / 2.0, area.width / 2.0),
        };
        let text = named.as_ref().map_or(year.label.as_str(), |named| named[index]);
        if first || last || named.is_some() {
            furniture(desk, frame, (text, role, Artifact::Layout), (&setting, area.bottom() + 3.0));
        }
        x += step;
    }
    rule(frame, Point::new(area.x, area.bottom()), area.width, Stroke::solid(desk.theme.ink, desk.theme.rules.main));
}

/// The labels of all years where they have room: in whole, else in short but for the report's own year and the first.
fn labels<'y>(desk: &Desk<'_>, years: &'y [SparkYear], slots: &Slots) -> Option<Vec<&'y str>> {
    let whole: Vec<&str> = years.iter().map(|year| year.label.as_str()).collect();
    let short = years.iter().enumerate().map(|(at, year)| {
        let ends = at == 0 || at + 1 == years.len();
        if ends { year.label.as_str() } else { year.short.as_str() }
    });
    let fits = |labels: &Vec<&str>| {
        let widths: Vec<f32> = labels.iter().map(|label| measured(desk, label)).collect();
        // The first and the last label stand out over the edge by what they are wider than their columns; beside wide
        // columns there is white.
        let inside = [widths.first(), widths.last()];
        let inside = inside
            .into_iter()
            .flatten()
            .all(|wide| *wide <= slots.width + if slots.wide { 3.5 } else { 2.0 } * LABEL_GAP);
        inside && widths.windows(2).all(|pair| pair[0].midpoint(pair[1]) + LABEL_GAP <= slots.step)
    };
    [whole, short.collect()].into_iter().find(fits)
}

fn measured(desk: &Desk<'_>, text: &str) -> f32 {
    desk.fonts.width(&super::passage::style(desk.theme.types.table_head), desk.locale.tag(), text)
}

fn role(desk: &Desk<'_>, year: &SparkYear) -> Type {
    if year.focus { desk.theme.types.table_head } else { desk.theme.types.note }
}

fn centred(middle: f32) -> Setting {
    Setting { align: Align::Center, ..Setting::left(middle - 30.0, 60.0) }
}

fn missing(desk: &Desk<'_>, frame: &mut Frame, (middle, bottom): (f32, f32)) {
    let role = desk.theme.types.note;
    let text = desk.locale.text("missing", &[]);
    furniture(desk, frame, (&text, role, Artifact::Layout), (&centred(middle), bottom - role.leading - 1.0));
}

//! The years of a trend → small columns from zero. They repeat what other figures tell, and are artifacts.

use super::desk::Desk;
use super::lines::{Setting, furniture, rule};
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::text::Align;

/// Width of a column of the small ones.
const COLUMN: f32 = 7.0;
/// Areas wider than this have wide columns.
const WIDE: f32 = 120.0;
/// Between labels.
const LABEL_GAP: f32 = 4.0;

/// Draws columns into an area, with first and last label, or all where there is room, below it.
pub(super) fn draw(desk: &Desk<'_>, frame: &mut Frame, years: &[(String, Option<f64>, bool)], area: Rect) {
    let largest = years.iter().filter_map(|(_, amount, _)| *amount).fold(0.0, f64::max);
    if years.len() < 2 || largest <= 0.0 {
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    let count = years.len() as f32;
    let share = area.width / count * 0.66;
    let width = if area.width > WIDE { share } else { COLUMN.min(share) };
    let step = (area.width - width) / (count - 1.0);
    let head = super::passage::style(desk.theme.types.table_head);
    let label = |label: &str| desk.fonts.width(&head, desk.locale.tag(), label);
    let widest = years.iter().map(|(year, ..)| label(year)).fold(0.0, f32::max);
    let labelled = widest + LABEL_GAP <= step && widest <= width + 2.0 * LABEL_GAP;
    let mut x = area.x;
    for (index, (label, amount, focus)) in years.iter().enumerate() {
        #[expect(clippy::cast_possible_truncation, reason = "a share of the height")]
        let height = amount.map(|amount| (amount.max(0.0) / largest) as f32 * area.height);
        let color = if *focus { desk.theme.petrol } else { desk.theme.steel };
        match height {
            Some(height) if height > 0.0 => {
                let path = Path::rect(Rect::new(x, area.bottom() - height, width, height), color);
                frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw: Draw::Path(path) });
            }
            Some(_) => {}
            None => missing(desk, frame, ((x + width / 2.0).max(area.x + 5.0), area.bottom())),
        }
        let (first, last) = (index == 0, index + 1 == years.len());
        if first || last || labelled {
            let role = if *focus { desk.theme.types.table_head } else { desk.theme.types.note };
            let setting = match (labelled, first) {
                (true, _) => Setting { align: Align::Center, ..Setting::left(x - 20.0, width + 40.0) },
                (false, true) => Setting::left(area.x, area.width / 2.0),
                (false, false) => Setting::right(area.x + area.width / 2.0, area.width / 2.0),
            };
            furniture(desk, frame, (label, role, Artifact::Layout), (&setting, area.bottom() + 3.0));
        }
        x += step;
    }
    rule(frame, Point::new(area.x, area.bottom()), area.width, Stroke::solid(desk.theme.ink, 0.75));
}

fn missing(desk: &Desk<'_>, frame: &mut Frame, (middle, bottom): (f32, f32)) {
    let role = desk.theme.types.note;
    let setting = Setting { align: Align::Center, ..Setting::left(middle - 10.0, 20.0) };
    let text = desk.locale.text("missing", &[]);
    furniture(desk, frame, (&text, role, Artifact::Layout), (&setting, bottom - role.leading - 1.0));
}

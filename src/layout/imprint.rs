//! The imprint: the author's words and a list of names and values, on the last page, or on more when it is long.

use super::cover::ground;
use super::desk::Known;
use super::draft::{Draft, HeadingKind};
use super::lines::{Setting, break_lines, rule, set_at};
use super::logo;
use super::passage::Passage;
use super::section::add_heading;
use super::twill;
use crate::frame::{Frame, Stroke};
use crate::geometry::Point;
use crate::report::Imprint;
use crate::shown::Rich;
use crate::structure::{NodeId, Role, Structure};

const TWILL_TOP: f32 = 106.0;
const TWILL_HEIGHT: f32 = 125.0;
const TITLE_GAP: f32 = 40.0;
const LIST_GAP: f32 = 30.0;
/// Title to text, where they stand in one column.
const TEXT_GAP: f32 = 10.0;
/// Room for names beside their values on a screen.
const NAME: f32 = 96.0;
/// Rule to text.
const ENTRY_TOP: f32 = 4.5;

/// Draws the imprint; returns its pages and the node of its title.
pub(super) fn draw(draft: &mut Draft<'_>, imprint: &Imprint) -> (Vec<Frame>, NodeId) {
    let (report, geometry) = (draft.desk.report, draft.desk.geometry);
    let types = draft.desk.theme.types.clone();
    draft.language = &report.meta.language;
    let known = Known::default();
    let mut frame = page(draft);
    let sect = draft.structure.add(Structure::ROOT, Role::Sect);
    let landscape = geometry.page.width > geometry.page.height;
    let mut y = geometry.top;
    if !report.cover.twill.is_empty() && !landscape {
        let ground =
            twill::Ground { x: geometry.main, top: TWILL_TOP, width: geometry.main_width, height: TWILL_HEIGHT };
        y = twill::draw(draft, &mut frame, &report.cover.twill, (ground, None)) + TITLE_GAP;
    }
    logo::repeat(draft, &mut frame, Point::new(geometry.left, TWILL_TOP));
    let title = draft.structure.add(sect, Role::Heading(1));
    let side = Setting::left(geometry.left, geometry.side_width);
    let main = Setting::left(geometry.main, geometry.main_width);
    let words = Passage::plain(draft, title, &imprint.title, types.imprint_title);
    add_heading(draft, (HeadingKind::Section, 1, imprint.title.clone()), (title, None));
    let mut bottom = set_at(draft.desk, &known, &mut frame, &words, (&side, types.imprint_title, y));
    if let Some(text) = imprint.text.as_ref().filter(|text| !text.is_blank()) {
        let node = draft.structure.add(sect, Role::Paragraph);
        let words = Passage::rich(draft, node, text, types.imprint_text);
        let (column, top) = if geometry.screen { (&side, bottom + TEXT_GAP) } else { (&main, y) };
        bottom = set_at(draft.desk, &known, &mut frame, &words, (column, types.imprint_text, top)).max(bottom);
    }
    let top = if geometry.screen { geometry.top } else { bottom + LIST_GAP };
    let pages = entries(draft, frame, (sect, &imprint.entries), top);
    (pages, title)
}

fn page(draft: &Draft<'_>) -> Frame {
    let mut frame = Frame::new(draft.desk.geometry.page);
    ground(draft, &mut frame);
    frame
}

/// Names in the side column, values in the main one, a rule above each.
fn entries(
    draft: &mut Draft<'_>,
    mut frame: Frame,
    (parent, entries): (NodeId, &[(String, Rich)]),
    top: f32,
) -> Vec<Frame> {
    let (geometry, types) = (draft.desk.geometry, draft.desk.theme.types.clone());
    let known = Known::default();
    let pen = Stroke::solid(draft.desk.theme.deep_rule, draft.desk.theme.rules.main);
    let (side, main) = if geometry.screen {
        let value = NAME + geometry.gutter;
        (Setting::left(geometry.main, NAME), Setting::left(geometry.main + value, geometry.main_width - value))
    } else {
        (Setting::left(geometry.left, geometry.side_width), Setting::left(geometry.main, geometry.main_width))
    };
    let main = Setting { hyphenate: true, ..main };
    let mut pages = Vec::new();
    let mut y = top;
    if entries.is_empty() {
        return vec![frame];
    }
    let list = draft.structure.add(parent, Role::List);
    for (name, value) in entries {
        let item = draft.structure.add(list, Role::ListItem);
        let label = draft.structure.add(item, Role::Label);
        let name = Passage::plain(draft, label, &format!("{name} "), types.imprint_key);
        let body = draft.structure.add(item, Role::ListBody);
        let value = Passage::rich(draft, body, value, types.imprint_value);
        let lines = break_lines(draft.desk, &known, &name, &side)
            .len()
            .max(break_lines(draft.desk, &known, &value, &main).len());
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        let height =
            draft.desk.theme.fronts.imprint_pitch + lines.saturating_sub(1) as f32 * types.imprint_value.leading;
        if y + height > geometry.bottom {
            pages.push(std::mem::replace(&mut frame, page(draft)));
            y = geometry.top;
        }
        rule(&mut frame, Point::new(side.x, y), side.width, pen);
        rule(&mut frame, Point::new(main.x, y), main.width, pen);
        set_at(draft.desk, &known, &mut frame, &name, (&side, types.imprint_key, y + ENTRY_TOP));
        set_at(draft.desk, &known, &mut frame, &value, (&main, types.imprint_value, y + ENTRY_TOP));
        y += height;
    }
    pages.push(frame);
    pages
}

//! Running head and foot: page furniture, drawn when all pages are known.

use super::desk::Desk;
use super::draft::Running;
use super::lines::{Setting, furniture};
use crate::frame::{Artifact, Color, Draw, Frame, Item, Mark, Path};
use crate::geometry::Point;
use crate::theme::Geometry;

/// Width of a stroke, in pitches.
const MARK_WIDTH: f32 = 0.34;
/// Height of the strokes of other chapters, and how far a stroke leans.
const LOW: f32 = 0.62;
const LEAN: f32 = 0.36;

/// Where a page is: its folio, how many there are, how many chapters the report has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Where {
    pub(super) folio: usize,
    pub(super) pages: usize,
    pub(super) chapters: usize,
    /// Whether the head stands on a coloured band.
    pub(super) band: bool,
    /// The page.
    pub(super) geometry: Geometry,
}

/// The pitch of as many strokes as chapters that stand in a room, at most the wanted one.
#[expect(clippy::cast_precision_loss, reason = "a count of chapters")]
pub(super) fn pitch(wanted: f32, room: f32, height: f32, count: usize) -> f32 {
    wanted.min((room - height * LEAN) / count.max(1) as f32)
}

/// Draws head and foot of a page.
pub(super) fn draw(desk: &Desk<'_>, frame: &mut Frame, running: &Running, at: Where) {
    head(desk, frame, running, at);
    foot(desk, frame, at);
}

fn head(desk: &Desk<'_>, frame: &mut Frame, running: &Running, at: Where) {
    let (geometry, theme) = (at.geometry, desk.theme);
    let role = if at.band { theme.types.running_pale } else { theme.types.running };
    if let Some(chapter) = running.chapter {
        let colors = if at.band { (theme.highlight, theme.deep_rule) } else { (theme.accent, theme.rule) };
        let (height, pitch) = (theme.strokes.chapter_height, theme.strokes.chapter_pitch);
        let marks = strokes((chapter, at.chapters), (geometry.left, geometry.head + 0.5, height, pitch), colors);
        frame.items.extend(marks.into_iter().map(|item| Item { mark: Mark::Artifact(Artifact::Header), ..item }));
    }
    let meta = &desk.report.meta;
    let name = if meta.organisation.is_empty() {
        meta.title.clone()
    } else {
        format!("{}\u{A0}\u{A0}\u{A0}{}", meta.organisation, meta.title)
    };
    let section = match running.chapter {
        Some(chapter) => format!("{chapter}\u{A0}\u{A0}{}", running.title),
        None => running.title.clone(),
    };
    let style = super::passage::style(role);
    let room = geometry.main_width - 24.0;
    let name = shortened(desk, &name, &style, room * 0.6);
    let section = shortened(desk, &section, &style, room - desk.fonts.width(&style, desk.locale.tag(), &name));
    let column = Setting::left(geometry.main, geometry.main_width);
    furniture(desk, frame, (&name, role, Artifact::Header), (&column, geometry.head));
    let right = Setting::right(geometry.main, geometry.main_width);
    furniture(desk, frame, (&section, role, Artifact::Header), (&right, geometry.head));
}

fn foot(desk: &Desk<'_>, frame: &mut Frame, at: Where) {
    let (geometry, types) = (at.geometry, &desk.theme.types);
    let footer = desk.report.footer.as_ref();
    if let Some(footer) = footer {
        let text = footer.text.plain();
        let text = text.replace("{pages}", &at.pages.to_string()).replace("{page}", &at.folio.to_string());
        let style = super::passage::style(types.running);
        let text = shortened(desk, &text, &style, geometry.width - 60.0);
        let setting = Setting::left(geometry.left, geometry.width);
        furniture(desk, frame, (&text, types.running, Artifact::Footer), (&setting, geometry.foot));
    }
    if footer.is_none_or(|footer| footer.folio) {
        let setting = Setting::right(geometry.left, geometry.width);
        let folio = at.folio.to_string();
        furniture(desk, frame, (&folio, types.folio, Artifact::Footer), (&setting, geometry.foot - 1.0));
    }
}

/// A text cut at a word with `…` where it is wider than its room.
fn shortened(desk: &Desk<'_>, text: &str, style: &crate::text::TextStyle, room: f32) -> String {
    let width = |text: &str| desk.fonts.width(style, desk.locale.tag(), text);
    if width(text) <= room {
        return text.to_owned();
    }
    let mut cut = text;
    while let Some((before, _)) = cut.rsplit_once(char::is_whitespace) {
        let short = format!("{}…", before.trim_end());
        if width(&short) <= room {
            return short;
        }
        cut = before;
    }
    format!("{cut}…")
}

/// One slanted stroke a chapter: the current one taller and in its own colour. `(x, top, height, pitch)` in points.
pub(super) fn strokes(
    (current, count): (u32, usize),
    (x, top, height, pitch): (f32, f32, f32, f32),
    (mark, other): (Color, Color),
) -> Vec<Item> {
    let (width, bottom) = (MARK_WIDTH * pitch, top + height);
    let mut left = x;
    let mut items = Vec::with_capacity(count);
    for chapter in 1..=u32::try_from(count).unwrap_or(0) {
        let (high, color) = if chapter == current { (height, mark) } else { (height * LOW, other) };
        let lean = high * LEAN;
        let corners = [
            Point::new(left + lean, bottom - high),
            Point::new(left + lean + width, bottom - high),
            Point::new(left + width, bottom),
            Point::new(left, bottom),
        ];
        let draw = Draw::Path(Path::polygon(&corners, color));
        items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw });
        left += pitch;
    }
    items
}

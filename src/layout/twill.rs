//! Counts of people by year → a twill: a slanted stroke for each, rows that lean in turn (design, section 11).

use super::desk::{Desk, Known};
use super::draft::Draft;
use super::lines::{Setting, furniture, set_at};
use super::passage::{Passage, style};
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Path, Segment};
use crate::geometry::Point;
use crate::report::TwillRow;
use crate::shown::Rich;
use crate::structure::NodeId;
use crate::theme::tokens::Strokes;

const LABEL_HEIGHT: f32 = 18.0;
/// Most by which strokes are wider than their measure, so that short rows fill the width too.
const MOST_STRETCH: f32 = 1.5;
/// Room for the label of a row.
const LABEL_ROOM: f32 = 70.0;

/// Where a twill is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    pub(super) x: f32,
    pub(super) top: f32,
    pub(super) width: f32,
    /// Height of all rows with the label below.
    pub(super) height: f32,
}

/// Height that rows have at full size, with the label of the report's own year below.
pub(super) fn full_height(rows: &[TwillRow], tokens: &Strokes) -> f32 {
    rows.iter().map(|row| if row.focus { tokens.focus } else { tokens.row } + tokens.row_gap).sum::<f32>()
        + LABEL_HEIGHT
}

/// Draws the rows into a ground, as tall as it allows; returns where they end. With a node the rows are its content and
/// have labels; without one they are an artifact.
pub(super) fn draw<'a>(
    draft: &mut Draft<'a>,
    frame: &mut Frame,
    rows: &'a [TwillRow],
    (ground, node): (Ground, Option<NodeId>),
) -> f32 {
    let mark = node.map_or(Mark::Artifact(Artifact::Layout), Mark::Content);
    let theme = draft.desk.theme;
    let tokens = &theme.strokes;
    let labels = if node.is_some() { LABEL_HEIGHT } else { 0.0 };
    let scale = scale(rows, tokens, ground.height - labels);
    let room = if node.is_some() { LABEL_ROOM } else { 0.0 };
    let widest = rows
        .iter()
        .map(|row| {
            let (height, label) = if row.focus { (tokens.focus, 0.0) } else { (tokens.row, room) };
            (across(row.strokes, tokens), height * scale * tokens.lean + label)
        })
        .map(|(strokes, rest)| (ground.width - rest) / strokes.max(1.0))
        .fold(f32::MAX, f32::min);
    let stretch = widest.min(MOST_STRETCH);
    let mut y = ground.top;
    for (index, row) in rows.iter().enumerate() {
        let height = if row.focus { tokens.focus } else { tokens.row } * scale;
        let color = if row.focus { theme.highlight } else { theme.stroke };
        let path = strokes((row.strokes, tokens), (ground.x, y, height), (stretch, index % 2 == 1), color);
        if row.strokes > 0 {
            frame.items.push(Item { mark, draw: Draw::Path(path) });
        }
        let end = ground.x + across(row.strokes, tokens) * stretch + height * tokens.lean;
        if let Some(node) = node {
            label(draft, frame, (row, node), (end, y, height, ground));
        }
        y += height + tokens.row_gap * scale;
        if row.focus {
            y += labels;
        }
    }
    y
}

/// Years and counts in the side column, beside rows that are an artifact.
pub(super) fn name_rows(desk: &Desk<'_>, frame: &mut Frame, rows: &[TwillRow], ground: Ground) {
    let (types, tokens) = (&desk.theme.types, &desk.theme.strokes);
    let scale = scale(rows, tokens, ground.height);
    let side = Setting::left(desk.geometry.left, desk.geometry.side_width);
    let mut y = ground.top;
    for row in rows {
        let height = if row.focus { tokens.focus } else { tokens.row } * scale;
        let (year, count) =
            if row.focus { (types.row_focus, types.row_focus) } else { (types.row_label, types.row_count) };
        let top = y + (height - year.leading) / 2.0;
        furniture(desk, frame, (&row.label, year, Artifact::Layout), (&side, top));
        let right = Setting { align: crate::text::Align::Right, ..side };
        furniture(desk, frame, (&row.value.text, count, Artifact::Layout), (&right, top));
        y += height + tokens.row_gap * scale;
    }
}

/// The part of their full height that rows have in a ground.
fn scale(rows: &[TwillRow], tokens: &Strokes, height: f32) -> f32 {
    (height / (full_height(rows, tokens) - LABEL_HEIGHT)).min(1.0)
}

/// Width of a number of strokes without their lean.
#[expect(clippy::cast_precision_loss, reason = "at most a few hundred strokes")]
fn across(count: u32, tokens: &Strokes) -> f32 {
    count as f32 * tokens.pitch + (count.saturating_sub(1) / 10) as f32 * tokens.ten - (tokens.pitch - tokens.width)
}

/// All strokes of a row as one path.
fn strokes(
    (count, tokens): (u32, &Strokes),
    (x, top, height): (f32, f32, f32),
    (stretch, falling): (f32, bool),
    color: crate::frame::Color,
) -> Path {
    let lean = height * tokens.lean;
    let (upper, lower) = if falling { (0.0, lean) } else { (lean, 0.0) };
    let mut segments = Vec::with_capacity(count as usize * 5);
    for index in 0..count {
        #[expect(clippy::cast_precision_loss, reason = "at most a few hundred strokes")]
        let left = x + (index as f32 * tokens.pitch + (index / 10) as f32 * tokens.ten) * stretch;
        let width = tokens.width * stretch;
        segments.extend([
            Segment::Move(Point::new(left + upper, top)),
            Segment::Line(Point::new(left + upper + width, top)),
            Segment::Line(Point::new(left + lower + width, top + height)),
            Segment::Line(Point::new(left + lower, top + height)),
            Segment::Close,
        ]);
    }
    Path { segments, fill: Some(color), stroke: None }
}

/// Year and count: right of the row, or below the row of the report's own year.
fn label<'a>(
    draft: &mut Draft<'a>,
    frame: &mut Frame,
    (row, node): (&'a TwillRow, NodeId),
    (end, top, height, ground): (f32, f32, f32, Ground),
) {
    let types = draft.desk.theme.types.clone();
    let (year, count) = if row.focus { (types.row_focus, types.row_focus) } else { (types.row_label, types.row_count) };
    let mut passage = Passage::rich(draft, node, &Rich::text(format!("{}\u{A0}\u{A0}", row.label)), year);
    passage.push_rich(draft, node, &Rich::value(row.value.clone()), style(count));
    passage.push_rich(draft, node, &Rich::text(" "), style(count));
    let known = Known::default();
    let (setting, y) = if row.focus {
        (Setting::left(ground.x, ground.width), top + height + 6.0)
    } else {
        (Setting::left(end + draft.desk.theme.strokes.label, LABEL_ROOM * 2.0), top + (height - year.leading) / 2.0)
    };
    let desk: &Desk<'_> = draft.desk;
    set_at(desk, &known, frame, &passage, (&setting, year, y));
}

//! Tiles: label, number, spark columns, change and note in cells of a third of the width; the first one takes two.

use super::draft::Draft;
use super::flow::{Item, Strip};
use super::lines::{Setting, baseline, rule, set_at};
use super::passage::{Passage, style};
use super::place::Place;
use super::section::DISPLAY;
use super::spark;
use crate::frame::{Artifact, Draw, Frame, Item as Drawn, Mark, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::report::{Direction, Tile, Tiles};
use crate::shown::{Piece, Rich};
use crate::structure::{NodeId, Role};
use crate::theme::Type;

const COLUMNS: usize = 3;
const TRIANGLE: f32 = 6.0;
const GAP: f32 = 30.0;
/// Between rows and columns on a screen.
const SCREEN_GAP: f32 = 16.0;
const SCREEN_GUTTER: f32 = 18.0;

/// A tile's place in its row.
#[derive(Clone, Copy)]
struct Cell {
    x: f32,
    width: f32,
    hero: bool,
}

/// Adds a set of tiles: rows that no page break parts.
pub(super) fn add<'a>(draft: &mut Draft<'a>, tiles: &'a Tiles, place: Place) {
    let geometry = draft.desk.geometry;
    let (across, between) = (place.across(draft.desk), if geometry.screen { SCREEN_GUTTER } else { 12.0 });
    let width = (across.width - 2.0 * between) / 3.0;
    let step = width + between;
    let gap = if geometry.screen { SCREEN_GAP } else { GAP };
    let mut rows: Vec<Vec<(Cell, &Tile)>> = Vec::new();
    let mut used = COLUMNS;
    for (index, tile) in tiles.items.iter().enumerate() {
        let hero = index == 0;
        let cells = if hero { 2 } else { 1 };
        if used + cells > COLUMNS {
            rows.push(Vec::new());
            used = 0;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most three columns")]
        let x = across.x + used as f32 * step;
        let cell = Cell { x, width: if hero { width + step } else { width }, hero };
        used += cells;
        if let Some(row) = rows.last_mut() {
            row.push((cell, tile));
        }
    }
    for (index, row) in rows.iter().enumerate() {
        let mut strip = Strip::default();
        let labelled: Vec<(NodeId, f32)> =
            row.iter().map(|(cell, tile)| label(draft, tile, *cell, (place.node, &mut strip.frame))).collect();
        let shift = labelled.iter().map(|(_, more)| *more).fold(0.0, f32::max);
        for ((cell, tile), (node, _)) in row.iter().zip(labelled) {
            let bottom = below_label(draft, (node, tile), (*cell, shift), &mut strip.frame);
            strip.height = strip.height.max(bottom);
        }
        let last = index + 1 == rows.len();
        strip.height = if last { strip.height } else { strip.height.max(draft.desk.theme.tiles.pitch - gap) };
        let before = if index == 0 { draft.space(DISPLAY) } else { gap };
        draft.push(Item::fixed(before, vec![strip]));
    }
    draft.below = DISPLAY.below;
}

/// Draws rule and label of a tile; returns its node, and by how much the label is taller than one line: all tiles of the
/// row move down by the most.
fn label<'a>(
    draft: &mut Draft<'a>,
    tile: &'a Tile,
    cell: Cell,
    (parent, frame): (NodeId, &mut Frame),
) -> (NodeId, f32) {
    let (types, rules) = (&draft.desk.theme.types, draft.desk.theme.rules);
    let (role, top) = if cell.hero { (types.hero_label, 8.0) } else { (types.tile_label, 7.0) };
    let pen = Stroke::solid(draft.desk.theme.ink, if cell.hero { rules.hero } else { rules.main });
    rule(frame, Point::new(cell.x, 0.0), cell.width, pen);
    let node = draft.structure.add(parent, Role::Division);
    let below = paragraph(draft, node, &tile.label, (Setting::left(cell.x, cell.width), role, top), frame);
    (node, (below - top - role.leading).max(0.0))
}

/// Draws number, spark columns, change and note of a tile; returns where they end.
fn below_label<'a>(
    draft: &mut Draft<'a>,
    (node, tile): (NodeId, &'a Tile),
    (cell, shift): (Cell, f32),
    frame: &mut Frame,
) -> f32 {
    let (types, tokens) = (draft.desk.theme.types.clone(), draft.desk.theme.tiles);
    let (number_role, number_top) =
        if cell.hero { (types.hero_number, tokens.hero_number) } else { (types.tile_number, tokens.number) };
    number(draft, node, tile, (cell, number_role, number_top + shift), frame);
    let area = if cell.hero {
        let half = (cell.width - 12.0) / 2.0;
        Rect::new(cell.x + half + 12.0, tokens.hero_chart + shift, half, tokens.hero_height)
    } else {
        let width = tokens.spark_width.min(cell.width);
        let x = if draft.desk.geometry.screen { cell.x + cell.width - width } else { cell.x };
        Rect::new(x, tokens.spark + shift, width, tokens.spark_height)
    };
    spark::draw(draft.desk, frame, &tile.spark, area);
    let column = Setting::left(cell.x, if cell.hero { (cell.width - 12.0) / 2.0 } else { cell.width - 4.0 });
    let mut y = tokens.change + shift;
    if let Some(change) = &tile.change {
        triangle(draft, frame, change.direction, (cell.x, y));
        let indented = Setting { x: column.x + TRIANGLE + 3.0, width: column.width - TRIANGLE - 3.0, ..column };
        y = change_line(draft, (node, &change.text), (indented, y), frame);
    }
    if let Some(note) = tile.note.as_ref().filter(|note| !note.is_blank()) {
        y = paragraph(draft, node, note, (column, types.tile_note, y), frame);
    }
    y
}

fn paragraph(
    draft: &mut Draft<'_>,
    parent: NodeId,
    text: &Rich,
    (setting, role, top): (Setting, Type, f32),
    frame: &mut Frame,
) -> f32 {
    if text.is_blank() {
        return top;
    }
    let node = draft.structure.add(parent, Role::Paragraph);
    let passage = Passage::rich(draft, node, text, role);
    set_at(draft.desk, &draft.known, frame, &passage, (&setting, role, top))
}

/// The change, and in quieter type what it is measured against.
fn change_line(
    draft: &mut Draft<'_>,
    (parent, text): (NodeId, &Rich),
    (setting, top): (Setting, f32),
    frame: &mut Frame,
) -> f32 {
    let (loud, quiet) = (draft.desk.theme.types.tile_change, draft.desk.theme.types.tile_note);
    let node = draft.structure.add(parent, Role::Paragraph);
    let mut passage = Passage::empty(draft);
    let first = usize::from(matches!(text.0.first(), Some(Piece::Value(_))));
    let (change, rest) = text.0.split_at(first);
    passage.push_rich(draft, node, &Rich(change.to_vec()), style(loud));
    passage.push_rich(draft, node, &Rich(rest.to_vec()), style(quiet));
    set_at(draft.desk, &draft.known, frame, &passage, (&setting, quiet, top))
}

/// The number and its unit; smaller where it would be wider than its cell.
fn number<'a>(
    draft: &mut Draft<'a>,
    parent: NodeId,
    tile: &'a Tile,
    (cell, role, top): (Cell, Type, f32),
    frame: &mut Frame,
) {
    let desk = draft.desk;
    let room = match (cell.hero, desk.geometry.screen) {
        (true, _) => (cell.width - 24.0) / 2.0,
        (false, true) => cell.width - desk.theme.tiles.spark_width - 8.0,
        (false, false) => cell.width,
    };
    let unit = if tile.unit.is_empty() { String::new() } else { format!(" {}", tile.unit) };
    let unit_width = desk.fonts.width(&style(desk.theme.types.tile_unit), draft.language, &unit);
    let wide = desk.fonts.width(&style(role), draft.language, &tile.value.text);
    let factor = ((room - unit_width).max(20.0) / wide.max(1.0)).min(1.0);
    let sized = role.sized(role.size * factor);
    let node = draft.structure.add(parent, Role::Paragraph);
    let mut passage = Passage::rich(draft, node, &Rich::value(tile.value.clone()), sized);
    passage.push_rich(draft, node, &Rich::text(unit), style(desk.theme.types.tile_unit));
    // The baseline stays where the number of full size has it.
    let drop = baseline(desk, &style(role), role.leading) - baseline(desk, &style(sized), sized.leading);
    let setting = Setting::left(cell.x, room + 40.0);
    set_at(desk, &draft.known, frame, &passage, (&setting, sized, top + drop));
}

fn triangle(draft: &Draft<'_>, frame: &mut Frame, direction: Direction, (x, top): (f32, f32)) {
    let role = draft.desk.theme.types.tile_note;
    let base = top + super::lines::role_baseline(draft.desk, role);
    let (low, high) = (base, base - 5.2);
    let middle = x + TRIANGLE / 2.0;
    let corners = match direction {
        Direction::Up => vec![Point::new(x, low), Point::new(x + TRIANGLE, low), Point::new(middle, high)],
        Direction::Down => vec![Point::new(x, high), Point::new(x + TRIANGLE, high), Point::new(middle, low)],
        Direction::Same => {
            let (above, below) = (base - 3.4, base - 2.0);
            vec![
                Point::new(x, above),
                Point::new(x + TRIANGLE, above),
                Point::new(x + TRIANGLE, below),
                Point::new(x, below),
            ]
        }
    };
    let path = Path::polygon(&corners, draft.desk.theme.ink);
    frame.items.push(Drawn { mark: Mark::Artifact(Artifact::Layout), draw: Draw::Path(path) });
}

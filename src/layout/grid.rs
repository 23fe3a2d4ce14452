//! Grids: cells side by side, row by row; the cells of a row start at one height.

use super::desk::{Desk, Known};
use super::draft::{Column, Draft};
use super::flow::{Content, Item, Strip, height};
use super::lines::rule;
use super::place::Place;
use super::section::{Space, add_blocks};
use super::twins;
use crate::frame::Stroke;
use crate::geometry::Point;
use crate::prose::Block;
use crate::structure::Role;

/// Rule to first line, and between two rows.
const TOP: f32 = 7.0;
const ROWS: f32 = 15.0;
/// Part of a page that a row takes at most; the cells of a taller one stand one below the other.
const MOST: f32 = 0.6;

/// Cells with the items in them, all at the place of the first column.
pub(super) struct Grid<'a> {
    cells: Vec<Vec<Item<'a>>>,
    count: usize,
    x: f32,
    width: f32,
    gutter: f32,
}

/// Cells, `count` in a row.
pub(super) fn add<'a>(draft: &mut Draft<'a>, count: u8, cells: &'a [Vec<Block>], place: Place) {
    let across = place.across(draft.desk);
    let before = draft.space(Space::around(draft.desk.theme.space.block));
    super::aside::attach(draft, None);
    let gutter = 12.0;
    let share = f32::from(count);
    let width = (across.width - (share - 1.0) * gutter) / share;
    let node = draft.structure.add(place.node, Role::Division);
    let mut set = Vec::with_capacity(cells.len());
    for blocks in cells {
        let node = draft.structure.add(node, Role::Division);
        let start = draft.items.len();
        draft.below = 0.0;
        draft.column = Column::Inside;
        add_blocks(draft, blocks, Place { node, x: across.x, width, inside: true, ..place });
        super::aside::attach(draft, None);
        draft.column = Column::Page;
        set.push(draft.items.split_off(start));
    }
    let grid = Grid { cells: set, count: usize::from(count), x: across.x, width, gutter };
    draft.push(Item::new(before, Content::Grid(Box::new(grid))));
    draft.below = draft.desk.theme.space.block;
    twins::add_waiting(draft, place);
}

impl Grid<'_> {
    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        self.cells.iter().flatten().any(Item::is_late)
    }

    /// Makes a box for each row, or the boxes of its cells where it is too tall.
    pub(super) fn set(&mut self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        self.cells.iter_mut().flatten().for_each(|item| item.set(desk, known));
        let pen = Stroke::solid(desk.theme.ink, desk.theme.rules.main);
        let mut strips: Vec<Strip> = Vec::new();
        for row in self.cells.chunks(self.count) {
            let heights = row.iter().map(|cell| cell.iter().map(|item| height(&item.strips)).sum::<f32>());
            let tallest = heights.fold(0.0, f32::max);
            let before = if strips.is_empty() { 0.0 } else { ROWS };
            if tallest > MOST * desk.geometry.height() {
                strips.extend(stacked(row, before));
                continue;
            }
            let mut strip = Strip { before, ..Strip::default() };
            let mut x = 0.0;
            for cell in row {
                rule(&mut strip.frame, Point::new(self.x + x, 0.375), self.width, pen);
                let mut y = TOP;
                for inner in cell.iter().flat_map(|item| &item.strips) {
                    y += if y > TOP { inner.before } else { 0.0 };
                    strip.take_in(inner, Point::new(x, y));
                    y += inner.height;
                }
                strip.height = strip.height.max(y);
                x += self.width + self.gutter;
            }
            strips.push(strip);
        }
        strips
    }
}

/// The boxes of cells one below the other.
fn stacked(row: &[Vec<Item<'_>>], before: f32) -> Vec<Strip> {
    let mut strips = Vec::new();
    for cell in row {
        for (index, inner) in cell.iter().flat_map(|item| &item.strips).enumerate() {
            let mut strip = inner.clone();
            if index == 0 {
                strip.before = if strips.is_empty() { before } else { ROWS };
            }
            strips.push(strip);
        }
    }
    strips
}

//! Where a printer cuts, and how far grounds reach beyond: the boxes of pages that are printed (ISO 32000-1, 14.11.2).

use super::page::{Grid, points};
use crate::geometry::{Point, Rect};
use crate::layout::Document;
use lopdf::{Object, ObjectId};

/// Sets the boxes of pages on sheets. All others keep the one box that they have.
pub(super) fn add(file: &mut lopdf::Document, document: &Document, pages: &[ObjectId]) {
    for (page, id) in document.pages.iter().zip(pages) {
        let Some(sheet) = page.sheet else { continue };
        let grid = Grid::new(page.frame.size.height);
        if let Ok(dictionary) = file.get_dictionary_mut(*id) {
            dictionary.set("TrimBox", corners(sheet.trim, grid));
            dictionary.set("BleedBox", corners(sheet.bleed, grid));
        }
    }
}

fn corners(area: Rect, grid: Grid) -> Vec<Object> {
    let (left, top) = grid.place(Point::new(area.x, area.y));
    let (right, bottom) = grid.place(Point::new(area.right(), area.bottom()));
    [left, bottom, right, top].into_iter().map(|value| points(value).into()).collect()
}

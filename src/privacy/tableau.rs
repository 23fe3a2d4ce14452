//! What a reader must hold possible: the largest value that a hidden cell may have beside all that is printed.
//!
//! A simplex tableau over all cells. Printed cells stand still at their true values; a hidden cell may take any value of at
//! least 0. It starts at the truth, which fits, so no first phase is needed; hiding one more cell keeps what was found.

use super::system::System;

/// Below this a coefficient is zero.
const ZERO: f64 = 1e-9;
/// A value that falls short by less reaches its minimum.
const REACHED: f64 = 1e-6;
/// Steps after which a cell counts as unprotected, which only hides more.
const STEPS: usize = 2_000;
/// Steps after which the first way in order is taken in place of the steepest one, so that no circle is walked.
const STEEP: usize = 40;

/// All relations, solved for as many hidden cells as they bind.
#[derive(Clone)]
pub(super) struct Tableau<'s> {
    system: &'s System,
    /// Coefficients of every cell; a relation that is solved for a cell has 1 there and all others have 0.
    rows: Vec<Vec<f64>>,
    /// The hidden cell that each relation is solved for.
    basis: Vec<Option<usize>>,
    /// By cell: the relation that is solved for it.
    solved: Vec<Option<usize>>,
    /// By cell: whether it is hidden. What nothing prints and room that an overlap leaves always are.
    free: Vec<bool>,
    /// By cell: a value that fits everything printed.
    values: Vec<f64>,
    /// By cell: whether a value of at least its minimum was found that fits.
    reached: Vec<bool>,
}

impl<'s> Tableau<'s> {
    /// With nothing hidden.
    pub(super) fn new(system: &'s System) -> Self {
        let cells = system.cells.len();
        let rooms: Vec<(usize, usize)> = system
            .relations
            .iter()
            .filter(|relation| relation.overlapping)
            .flat_map(|relation| relation.parts.iter().map(|&part| (part, relation.whole)))
            .collect();
        let width = cells + rooms.len();
        let mut values: Vec<f64> = system.cells.iter().map(|cell| cell.value).collect();
        let mut rows = Vec::with_capacity(system.relations.len() + rooms.len());
        for relation in &system.relations {
            let mut row = vec![0.0; width];
            row[relation.whole] = -1.0;
            for &part in &relation.parts {
                row[part] += 1.0;
            }
            rows.push(row);
        }
        for (room, &(part, whole)) in rooms.iter().enumerate() {
            let mut row = vec![0.0; width];
            row[part] = 1.0;
            row[whole] = -1.0;
            row[cells + room] = 1.0;
            rows.push(row);
            values.push((system.cells[whole].value - system.cells[part].value).max(0.0));
        }
        let mut tableau = Self {
            system,
            basis: vec![None; rows.len()],
            rows,
            solved: vec![None; width],
            free: vec![false; width],
            values,
            reached: vec![false; cells],
        };
        let unprinted = (0..cells).filter(|&cell| system.cells[cell].unprinted);
        unprinted.chain(cells..width).for_each(|cell| tableau.hide(cell));
        tableau
    }

    /// Whether a cell is hidden.
    pub(super) fn is_hidden(&self, cell: usize) -> bool {
        self.free[cell]
    }

    /// Hides a cell, if it is not hidden yet.
    pub(super) fn hide(&mut self, cell: usize) {
        if std::mem::replace(&mut self.free[cell], true) {
            return;
        }
        let unsolved = (0..self.rows.len()).filter(|&row| self.basis[row].is_none());
        let strongest = unsolved.max_by(|&a, &b| self.rows[a][cell].abs().total_cmp(&self.rows[b][cell].abs()));
        match strongest.filter(|&row| self.rows[row][cell].abs() > ZERO) {
            Some(row) => self.pivot(row, cell),
            None => self.lower(cell),
        }
    }

    /// Whether a value of at least its minimum fits for a hidden cell.
    pub(super) fn reaches(&mut self, cell: usize) -> bool {
        for step in 0..STEPS {
            self.note();
            if self.reached[cell] {
                return true;
            }
            let entering = match self.solved[cell] {
                None => cell,
                Some(row) => match self.way(row, step < STEEP) {
                    Some(entering) => entering,
                    None => return false,
                },
            };
            if !self.raise(entering) {
                self.reached[cell] = true;
                return true;
            }
        }
        false
    }

    /// Printed cells that could let a hidden one grow, for which all ways were tried: with whether each one alone may move.
    pub(super) fn levers(&self, cell: usize) -> Vec<(usize, bool)> {
        let Some(row) = self.solved[cell] else { return Vec::new() };
        let candidates =
            (0..self.system.cells.len()).filter(|&other| !self.free[other] && !self.system.cells[other].fixed);
        candidates
            .filter(|&other| self.rows[row][other].abs() > ZERO)
            .map(|other| {
                let mut unsolved = (0..self.rows.len()).filter(|&row| self.basis[row].is_none());
                (other, unsolved.all(|row| self.rows[row][other].abs() <= ZERO))
            })
            .collect()
    }

    /// Notes which minima the values reach.
    fn note(&mut self) {
        for (cell, reached) in self.reached.iter_mut().enumerate() {
            *reached |= self.values[cell] + REACHED >= self.system.cells[cell].minimum;
        }
    }

    /// A hidden cell that lets the cell of a row grow when it grows.
    fn way(&self, row: usize, steepest: bool) -> Option<usize> {
        let coefficients = &self.rows[row];
        let mut ways = (0..self.free.len())
            .filter(|&cell| self.free[cell] && self.solved[cell].is_none() && coefficients[cell] < -ZERO);
        if steepest { ways.min_by(|&a, &b| coefficients[a].total_cmp(&coefficients[b])) } else { ways.next() }
    }

    /// Lets a cell grow until another one is 0, which it then replaces; false when nothing stops it.
    fn raise(&mut self, cell: usize) -> bool {
        let Some((row, room)) = self.stop(cell, 1.0) else { return false };
        self.shift(cell, room);
        self.pivot(row, cell);
        true
    }

    /// Lets a cell shrink to 0, or until another one is 0, which it then replaces.
    fn lower(&mut self, cell: usize) {
        let value = self.values[cell];
        if let Some((row, room)) = self.stop(cell, -1.0).filter(|(_, room)| *room < value) {
            self.shift(cell, -room);
            self.pivot(row, cell);
        } else {
            self.shift(cell, -value);
            self.values[cell] = 0.0;
        }
    }

    /// The relation whose cell is 0 first when a cell moves this way, and how far it may move.
    fn stop(&self, cell: usize, direction: f64) -> Option<(usize, f64)> {
        let mut first: Option<(usize, usize, f64)> = None;
        for (row, solved) in self.basis.iter().enumerate() {
            let (Some(solved), falling) = (*solved, self.rows[row][cell] * direction) else { continue };
            if falling <= ZERO {
                continue;
            }
            let room = self.values[solved].max(0.0) / falling;
            if first.is_none_or(|(_, known, least)| room < least || (room <= least && solved < known)) {
                first = Some((row, solved, room));
            }
        }
        first.map(|(row, _, room)| (row, room))
    }

    /// Moves a cell, and with it those that are solved for.
    fn shift(&mut self, cell: usize, by: f64) {
        self.values[cell] += by;
        for (row, solved) in self.basis.iter().enumerate() {
            if let Some(solved) = *solved {
                self.values[solved] = (self.values[solved] - self.rows[row][cell] * by).max(0.0);
            }
        }
    }

    /// Solves a relation for a cell.
    fn pivot(&mut self, row: usize, cell: usize) {
        let factor = self.rows[row][cell];
        let mut pivot = std::mem::take(&mut self.rows[row]);
        for coefficient in &mut pivot {
            *coefficient /= factor;
        }
        for other in &mut self.rows {
            let Some(&multiple) = other.get(cell) else { continue };
            if multiple.abs() > ZERO {
                for (coefficient, pivot) in other.iter_mut().zip(&pivot) {
                    *coefficient -= multiple * pivot;
                }
                other[cell] = 0.0;
            }
        }
        self.rows[row] = pivot;
        if let Some(left) = self.basis[row].replace(cell) {
            self.solved[left] = None;
            self.values[left] = 0.0;
        }
        self.solved[cell] = Some(row);
    }
}

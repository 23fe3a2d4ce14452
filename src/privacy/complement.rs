//! Small cells → all cells that must be hidden with them, so that none can be worked out from what is printed.
//!
//! Secondary suppression by a greedy choice that is audited with the linear program a reader could solve, then thinned out
//! (Hundepool et al., Statistical Disclosure Control, Wiley 2012; the exact choice is NP-hard: Kelly, Golden, Assad,
//! Cell Suppression: Disclosure Protection for Sensitive Tabular Data, Networks 22, 1992).

use super::system::System;
use super::tableau::Tableau;

/// Work (relations × cells × hidden cells) above which no hidden cell is tried to be shown again.
const PATIENCE: usize = 400_000;

/// By cell, whether it is hidden: the small ones, and further ones, smallest first, until every small one may be at
/// least its minimum beside all that is printed.
///
/// A small cell of a total that is itself below the minimum cannot be protected: totals stay.
pub(super) fn hidden(system: &System) -> Vec<bool> {
    let mut hidden: Vec<bool> = system.cells.iter().map(|cell| cell.small).collect();
    for (component, indices) in system.components() {
        for (cell, index) in complement(&component).into_iter().zip(indices) {
            hidden[index] |= cell;
        }
    }
    hidden
}

fn complement(system: &System) -> Vec<bool> {
    let mut tableau = Tableau::new(system);
    let mut small: Vec<usize> = (0..system.cells.len()).filter(|&cell| system.cells[cell].small).collect();
    small.sort_by(|&a, &b| system.cells[a].value.total_cmp(&system.cells[b].value).then(a.cmp(&b)));
    for &cell in &small {
        tableau.hide(cell);
    }
    let mut further = Vec::new();
    let mut protected = Vec::new();
    for &cell in &small {
        let reached = loop {
            if tableau.reaches(cell) {
                break true;
            }
            let Some(next) = smallest(system, &tableau.levers(cell)) else { break false };
            tableau.hide(next);
            further.push(next);
        };
        if reached {
            protected.push(cell);
        }
    }
    let shown_again = superfluous(system, &small, &protected, further);
    (0..system.cells.len()).map(|cell| tableau.is_hidden(cell) && !shown_again.contains(&cell)).collect()
}

/// The smallest of the cells that help alone, else of all that help together with others; ties in data order.
fn smallest(system: &System, levers: &[(usize, bool)]) -> Option<usize> {
    let order = |lever: &&(usize, bool)| {
        let (cell, alone) = **lever;
        (!alone, system.cells[cell].value)
    };
    let first = levers.iter().min_by(|a, b| {
        let ((a, size_a), (b, size_b)) = (order(a), order(b));
        a.cmp(&b).then(size_a.total_cmp(&size_b))
    });
    first.map(|(cell, _)| *cell)
}

/// Further cells without which all small ones stay protected, the largest first.
fn superfluous(system: &System, small: &[usize], protected: &[usize], mut further: Vec<usize>) -> Vec<usize> {
    if system.relations.len() * system.cells.len() * further.len() > PATIENCE {
        return Vec::new();
    }
    let mut shown_again = Vec::new();
    let mut candidates = further.clone();
    candidates.sort_by(|&a, &b| system.cells[b].value.total_cmp(&system.cells[a].value).then(b.cmp(&a)));
    for candidate in candidates {
        let mut tableau = Tableau::new(system);
        let others = further.iter().filter(|&&cell| cell != candidate);
        small.iter().chain(others).for_each(|&cell| tableau.hide(cell));
        if protected.iter().all(|&cell| tableau.reaches(cell)) {
            further.retain(|&cell| cell != candidate);
            shown_again.push(candidate);
        }
    }
    shown_again
}

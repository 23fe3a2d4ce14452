//! The cells of a run and how they add up, as the complement needs them: numbers without names.

/// A published number of persons.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Cell {
    /// Its true value, at least 0.
    pub(super) value: f64,
    /// What a reader must hold possible when it is hidden because it is small.
    pub(super) minimum: f64,
    /// Whether it is hidden because it is small.
    pub(super) small: bool,
    /// Whether it is printed whatever happens: a total of the report, or a zero.
    pub(super) fixed: bool,
    /// Whether nothing prints it: a reader knows it only as what is left of others.
    pub(super) unprinted: bool,
}

/// The parts have together what the whole has, up to a constant.
///
/// The constant is what the true values give: persons that are in two parts. A reader is taken to know it, so that
/// knowing or guessing overlaps helps nobody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Relation {
    /// Index of the cell that is the sum.
    pub(super) whole: usize,
    /// Indices of the cells that are added, ascending.
    pub(super) parts: Vec<usize>,
    /// Whether persons may be in two parts: no part is then above the whole by itself.
    pub(super) overlapping: bool,
}

/// All cells and relations.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct System {
    /// In data order.
    pub(super) cells: Vec<Cell>,
    /// In any order.
    pub(super) relations: Vec<Relation>,
}

impl System {
    /// The parts of the system that no relation connects and in which a small cell is hidden, each with the indices of
    /// its cells in this one. What is fixed connects nothing.
    pub(super) fn components(&self) -> Vec<(Self, Vec<usize>)> {
        let mut root: Vec<usize> = (0..self.cells.len()).collect();
        for relation in &self.relations {
            let mut open = members(relation).filter(|&cell| !self.cells[cell].fixed);
            if let Some(first) = open.next() {
                for other in open {
                    let (a, b) = (find(&mut root, first), find(&mut root, other));
                    root[a.max(b)] = a.min(b);
                }
            }
        }
        let roots: Vec<usize> = (0..self.cells.len()).map(|cell| find(&mut root, cell)).collect();
        let mut with_small: Vec<usize> =
            (0..self.cells.len()).filter(|&cell| self.cells[cell].small).map(|cell| roots[cell]).collect();
        with_small.sort_unstable();
        with_small.dedup();
        with_small.into_iter().map(|component| self.part(&roots, component)).collect()
    }

    /// The relations around the open cells with this root, with the fixed cells that stand in them.
    fn part(&self, roots: &[usize], component: usize) -> (Self, Vec<usize>) {
        let is_inside = |cell: usize| !self.cells[cell].fixed && roots[cell] == component;
        let relations: Vec<&Relation> =
            self.relations.iter().filter(|relation| members(relation).any(is_inside)).collect();
        let mut indices: Vec<usize> = relations.iter().flat_map(|relation| members(relation)).collect();
        indices.push(component);
        indices.sort_unstable();
        indices.dedup();
        let at = |cell: usize| indices.binary_search(&cell).unwrap_or_default();
        let relations = relations
            .into_iter()
            .map(|relation| Relation {
                whole: at(relation.whole),
                parts: relation.parts.iter().map(|&part| at(part)).collect(),
                overlapping: relation.overlapping,
            })
            .collect();
        (Self { cells: indices.iter().map(|&cell| self.cells[cell]).collect(), relations }, indices)
    }
}

fn members(relation: &Relation) -> impl Iterator<Item = usize> {
    std::iter::once(relation.whole).chain(relation.parts.iter().copied())
}

fn find(root: &mut [usize], mut cell: usize) -> usize {
    while root[cell] != cell {
        root[cell] = root[root[cell]];
        cell = root[cell];
    }
    cell
}

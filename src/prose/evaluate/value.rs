//! What an expression gives when there are answers.

use crate::config::Point;
use crate::exact::Exact;
use crate::prose::answers::{Answer, CellKey};
use crate::prose::ask::Ask;
use crate::shown::Rich;
use std::cmp::Ordering;
use std::rc::Rc;

/// What an expression gives.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// What prints nothing.
    Nothing,
    /// `none`, also the value of a number that is missing or hidden.
    None,
    /// True or false.
    Bool(bool),
    /// A number for comparing.
    Plain(Exact),
    /// A whole number that the template counted, and the expression that gives it.
    Counted(usize, String),
    /// Words, with the numbers in them.
    Text(Rich),
    /// A measure, or a breakdown when it has dimensions.
    Asked(Ask),
    /// The number in the period that this one is compared with.
    Previous(Point),
    /// A change or share.
    Answer(Answer),
    /// Cells in order.
    Cells(Rc<Group>),
    /// One cell.
    Cell(Rc<Ask>, Rc<CellKey>),
    /// No cell: there is none with a value. Says which breakdown.
    NoCell(Rc<Ask>),
    /// A cell on the way to a dimension with a point in its name.
    Part(Rc<Ask>, Rc<CellKey>, String),
    /// A list.
    List(Vec<Value>),
    /// `period`
    Period,
    /// `report`
    Report,
    /// `unit`
    Unit,
    /// `sources`
    Sources,
    /// One of them.
    Source(String),
    /// `figure(…)`
    Figure(String),
    /// `table(…)`
    Table(String),
    /// `loop`: index from 0, and how many.
    Loop(usize, usize),
}

/// Cells of one breakdown.
#[derive(Debug)]
pub(super) struct Group {
    /// The question.
    pub(super) ask: Rc<Ask>,
    /// Its cells.
    pub(super) cells: Vec<CellKey>,
    /// The expression that gives them.
    pub(super) expression: String,
}

impl Group {
    /// The cell with the largest value; of equal ones the first in data order.
    pub(super) fn top(&self) -> Option<&CellKey> {
        self.ranked().into_iter().next()
    }

    /// The cell with the smallest value; of equal ones the first in data order.
    pub(super) fn bottom(&self) -> Option<&CellKey> {
        let mut cells = self.valued();
        cells.sort_by_key(|cell| cell.value);
        cells.into_iter().next()
    }

    /// Cells with a value, the largest first; equal ones in data order.
    pub(super) fn ranked(&self) -> Vec<&CellKey> {
        let mut cells = self.valued();
        cells.sort_by_key(|cell| std::cmp::Reverse(cell.value));
        cells
    }

    fn valued(&self) -> Vec<&CellKey> {
        self.cells.iter().filter(|cell| cell.value.is_some()).collect()
    }
}

impl Value {
    /// A whole number for comparing.
    pub(super) fn whole(count: usize) -> Self {
        Self::Plain(Exact::whole(i128::try_from(count).unwrap_or(i128::MAX)))
    }

    /// The number, where it is one for comparing.
    pub(super) fn number(&self) -> Option<Exact> {
        match self {
            Self::Plain(number) => Some(*number),
            Self::Counted(count, _) => i128::try_from(*count).ok().map(Exact::whole),
            _ => None,
        }
    }

    /// Order of two numbers or two texts; none of anything else.
    pub(super) fn order(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Some(a.plain().cmp(&b.plain())),
            _ => Some(self.number()?.cmp(&other.number()?)),
        }
    }

    /// Whether both say the same.
    pub(super) fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None | Self::NoCell(_), Self::None | Self::NoCell(_)) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::List(a), Self::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.same(b)),
            _ => self.order(other) == Some(Ordering::Equal),
        }
    }

    /// Whether it holds as a condition.
    pub(super) fn is_true(&self) -> bool {
        match self {
            Self::Nothing | Self::None | Self::NoCell(_) => false,
            Self::Bool(value) => *value,
            Self::Plain(number) => !number.is_zero(),
            Self::Counted(count, _) => *count > 0,
            Self::Text(text) => !text.plain().is_empty(),
            Self::Cells(group) => !group.cells.is_empty(),
            Self::List(items) => !items.is_empty(),
            _ => true,
        }
    }
}

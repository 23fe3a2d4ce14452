//! "76.4% answered Agree or Strongly agree: I would come again": more than a half of a row on one side of a scale.

use super::{Background, Row};
use crate::chart::spec::{ChartSpec, Form};
use crate::exact::Exact;
use crate::shown::Shown;
use std::ops::Range;

/// The answers of one side of a scale have more than a half of a row.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct Side {
    /// The row: its place and its name.
    pub(super) row: (usize, String),
    /// The answers: their places and their names.
    pub(super) answers: (Range<usize>, Vec<String>),
    /// What they have together, in percent.
    pub(super) percent: Shown,
}

/// The side of a row that has most, the first of several; it is worth its title where that is more than a half.
pub(super) fn propose(chart: &ChartSpec, known: &Background) -> Option<Side> {
    let sides = sides(chart)?;
    let own = known.sides.iter().filter(|((row, _), _)| !chart.categories[*row].rest);
    let most = own.reduce(|best, next| if next.1.value > best.1.value { next } else { best });
    let ((row, side), percent) = most?;
    let answers = sides[*side].clone();
    let names = chart.series[answers.clone()].iter().map(|series| series.label.clone()).collect();
    let row = (*row, chart.categories[*row].name.clone());
    Some(Side { row, answers: (answers, names), percent: percent.clone() })
}

/// What the answers of each side have of each row together.
pub(super) fn sums(chart: &ChartSpec) -> Vec<((usize, usize), Exact)> {
    let Some(sides) = sides(chart) else { return Vec::new() };
    let rows = 0..chart.categories.len();
    let places = rows.flat_map(|row| (0..sides.len()).map(move |side| (row, side)));
    places.filter_map(|(row, side)| Some(((row, side), sum(chart, row, &sides[side])?))).collect()
}

impl Side {
    /// The answers are those of one side, and have more than a half of the row.
    pub(super) fn holds(&self, chart: &ChartSpec) -> bool {
        let value = sum(chart, self.row.0, &self.answers.0);
        sides(chart).is_some_and(|sides| sides.contains(&self.answers.0))
            && value.is_some()
            && value == self.percent.value
            && value.is_some_and(|value| value > Exact::whole(50) && value <= Exact::whole(100))
    }
}

/// The answers before and after the middle of the scale.
fn sides(chart: &ChartSpec) -> Option<[Range<usize>; 2]> {
    let Form::Diverging { neutral } = chart.form else { return None };
    let count = chart.series.len();
    Some(match neutral {
        Some(neutral) => [0..neutral.min(count), (neutral + 1).min(count)..count],
        None => [0..count / 2, count.div_ceil(2)..count],
    })
}

/// What answers have of a row together; none where one of them is hidden or not known.
fn sum(chart: &ChartSpec, row: usize, answers: &Range<usize>) -> Option<Exact> {
    let mut shares = answers.clone().map(|answer| Row::Series(answer).exact(chart, row));
    if answers.is_empty() { None } else { shares.try_fold(Exact::ZERO, |sum, share| sum.plus(share?)) }
}

//! "Volunteers who served reached 112 in FY2019, the highest since at least FY2014": a peak or low at the end of a trend.

use super::{Background, Row, rows};
use crate::chart::spec::ChartSpec;
use crate::exact::Exact;
use crate::shown::Shown;

/// Fewer steps than these are no trend.
const LEAST_STEPS: usize = 4;

/// The last step is above, or below, all others.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct AtTheEnd {
    /// What is told.
    pub(super) name: String,
    /// Its numbers.
    pub(super) row: Row,
    /// Whether it is above all others; else below.
    pub(super) peak: bool,
    /// The last number.
    pub(super) value: Shown,
    /// The last and the first step.
    pub(super) steps: [String; 2],
}

pub(super) fn propose(chart: &ChartSpec, known: &Background) -> Option<AtTheEnd> {
    let (true, false) = (chart.time, known.open) else { return None };
    let last = chart.categories.len().checked_sub(1)?;
    let told = rows(chart, known).into_iter().flat_map(|row| [true, false].map(|peak| (row, peak)));
    let told = told.filter_map(|(row, peak)| {
        Some(AtTheEnd {
            name: row.name(chart, known),
            row,
            peak,
            value: row.value(chart, last)?.shown.clone(),
            steps: [last, 0].map(|at| chart.categories[at].name.clone()),
        })
    });
    told.into_iter().find(|finding| finding.holds(chart))
}

impl AtTheEnd {
    /// All steps are known, and the last one is strictly above or below each other.
    pub(super) fn holds(&self, chart: &ChartSpec) -> bool {
        let steps = chart.categories.len();
        let values: Option<Vec<Exact>> = (0..steps).map(|at| self.row.exact(chart, at)).collect();
        let Some(values) = values.filter(|values| values.len() >= LEAST_STEPS) else { return false };
        let [others @ .., last] = values.as_slice() else { return false };
        let named = self.row.value(chart, steps - 1).is_some_and(|value| value.shown == self.value);
        let beyond = |other: &Exact| if self.peak { last > other } else { last < other };
        named && others.iter().all(beyond)
    }
}

//! "Participants: Prizren had the most, 1,234 in FY2019": a largest value, at least 1.25 times the next.

use super::{Background, Row, is_far_above, rows};
use crate::chart::spec::{Category, ChartKind, ChartSpec};
use crate::exact::Exact;
use crate::shown::Shown;

/// The largest value of a chart.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct Largest {
    /// The name of the measure.
    pub(super) measure: String,
    /// Where it is: the row, the category.
    pub(super) at: (Row, usize),
    /// The other rows that it is compared with.
    pub(super) rows: Vec<Row>,
    /// The name of its category, and of its series where there are several.
    pub(super) names: (String, Option<String>),
    /// What it is the largest of.
    pub(super) among: Among,
    /// The number.
    pub(super) value: Shown,
    /// The period in words.
    pub(super) period: String,
}

/// What a largest value is the largest of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::report) enum Among {
    /// Steps of time.
    Steps,
    /// Steps of time, of which the last is the largest.
    LastStep,
    /// Ranges of this dimension.
    Bins(String),
    /// Counts and sums of names.
    Counts,
    /// Rates, means and the like of names.
    Rates,
}

pub(super) fn propose(chart: &ChartSpec, known: &Background) -> Option<Largest> {
    if known.cut || (chart.time && known.open) || matches!(chart.kind, ChartKind::Slope | ChartKind::Dumbbell) {
        return None;
    }
    let grid = chart.kind == ChartKind::Heatmap && chart.series.len() > 1;
    let all = if grid { (0..chart.series.len()).map(Row::Series).collect() } else { rows(chart, known) };
    let compared: Vec<Vec<Row>> = if grid { vec![all] } else { all.into_iter().map(|row| vec![row]).collect() };
    compared.into_iter().find_map(|rows| {
        let cells = rows.iter().flat_map(|row| (0..chart.categories.len()).map(|at| (*row, at)));
        let own = cells.filter(|(_, at)| !chart.categories[*at].rest);
        let known_cells = own.filter_map(|(row, at)| Some((row.exact(chart, at)?, (row, at))));
        let at = known_cells.reduce(|best, next| if next.0 > best.0 { next } else { best })?.1;
        let series = match at.0 {
            Row::Series(index) if grid => Some(chart.series[index].label.clone()),
            _ => None,
        };
        let among = match () {
            () if chart.time && !grid && at.1 + 1 == chart.categories.len() && at.1 >= 2 => Among::LastStep,
            () if chart.time => Among::Steps,
            () if known.bins => Among::Bins(chart.dimension.clone()),
            () if known.counts => Among::Counts,
            () => Among::Rates,
        };
        let finding = Largest {
            measure: at.0.name(chart, known),
            at,
            rows,
            names: (chart.categories[at.1].name.clone(), series),
            among,
            value: at.0.value(chart, at.1)?.shown.clone(),
            period: chart.period.clone(),
        };
        finding.holds(chart).then_some(finding)
    })
}

impl Largest {
    /// No value is hidden or missing, at least two are there, and the largest is far above each other one. What is not a
    /// value of its own, like Other, is neither the largest nor compared with.
    pub(super) fn holds(&self, chart: &ChartSpec) -> bool {
        let (row, at) = self.at;
        let own = |category: &&(usize, &Category)| !category.1.rest;
        let categories: Vec<(usize, &Category)> = chart.categories.iter().enumerate().collect();
        let cells = || self.rows.iter().flat_map(|row| categories.iter().filter(own).map(|(at, _)| (*row, *at)));
        let largest = row.value(chart, at).filter(|value| value.shown == self.value);
        let Some(largest) = largest.and_then(|value| value.shown.value).filter(|value| *value > Exact::ZERO) else {
            return false;
        };
        let mut others = cells().filter(|cell| *cell != self.at);
        cells().count() > 1
            && cells().any(|cell| cell == self.at)
            && others.all(|(row, at)| row.exact(chart, at).is_some_and(|other| is_far_above(largest, other)))
    }
}

//! What is shown → its title: the first finding that holds, in a fixed order. A finding is a type with its condition beside
//! its words; the condition is asked of the chart itself, so that it can be asked again of the chart that is drawn.

mod background;
mod change;
mod largest;
mod share;
mod side;
mod targets;
#[cfg(test)]
mod tests;
mod trend;
mod words;

pub(super) use background::Background;
use change::Changed;
use largest::Largest;
use share::Share;
use side::Side;
use targets::Targets;
use trend::AtTheEnd;

use crate::chart::spec::{ChartKind, ChartSpec, Datum, Form, Value};
use crate::exact::Exact;

/// A change below these is not worth a title: in percent, and in units or points.
const LEAST_CHANGE: i64 = 5;

/// What is true of a chart and worth its title.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) enum Finding {
    /// Targets met of all.
    Targets(Targets),
    /// A change against the comparison period, or between the two ends of a pair.
    Changed(Changed),
    /// A peak or low of the trend at its end.
    AtTheEnd(AtTheEnd),
    /// A largest value.
    Largest(Largest),
    /// A part that is more than a half.
    Share(Share),
    /// A side of a scale that more than a half are on.
    Side(Side),
}

impl Finding {
    /// Whether the finding is true of a chart: it is asked of the numbers that the chart prints.
    pub(in crate::report) fn holds(&self, chart: &ChartSpec) -> bool {
        match self {
            Self::Targets(finding) => finding.holds(chart),
            Self::Changed(finding) => finding.holds(chart),
            Self::AtTheEnd(finding) => finding.holds(chart),
            Self::Largest(finding) => finding.holds(chart),
            Self::Share(finding) => finding.holds(chart),
            Self::Side(finding) => finding.holds(chart),
        }
    }
}

/// The first finding that holds; none where a neutral title has to do.
pub(super) fn finding(chart: &ChartSpec, known: &Background) -> Option<Finding> {
    if matches!(chart.form, Form::Timeline(_) | Form::Panels(_)) || known.restricted {
        return None;
    }
    let candidates = [
        targets::propose(chart, known).map(Finding::Targets),
        change::propose(chart, known).map(Finding::Changed),
        trend::propose(chart, known).map(Finding::AtTheEnd),
        largest::propose(chart, known).map(Finding::Largest),
        share::propose(chart, known).map(Finding::Share),
        side::propose(chart, known).map(Finding::Side),
    ];
    candidates.into_iter().flatten().find(|finding| finding.holds(chart))
}

/// Which numbers of a chart a finding is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::report) enum Row {
    /// A series.
    Series(usize),
    /// What the series have together.
    Totals,
}

impl Row {
    /// Its data, in the order of the categories.
    fn data(self, chart: &ChartSpec) -> &[Datum] {
        match self {
            Self::Series(index) => chart.series.get(index).map_or(&[], |series| series.data.as_slice()),
            Self::Totals => chart.totals.as_ref().map_or(&[], |totals| totals.data.as_slice()),
        }
    }

    /// A number of it.
    fn value(self, chart: &ChartSpec, category: usize) -> Option<&Value> {
        match self.data(chart).get(category)? {
            Datum::Value(value) => Some(value),
            Datum::Missing | Datum::Suppressed => None,
        }
    }

    fn exact(self, chart: &ChartSpec, category: usize) -> Option<Exact> {
        self.value(chart, category)?.shown.value
    }

    /// The name of what it shows.
    fn name(self, chart: &ChartSpec, known: &Background) -> String {
        match self {
            Self::Series(index) if known.measures > 1 => {
                chart.series.get(index).map(|series| series.label.clone()).unwrap_or_default()
            }
            Self::Series(_) | Self::Totals => chart.measure.clone(),
        }
    }
}

/// The rows that stand for a measure as a whole: the only series, the totals that stacks show, or each of several measures.
fn rows(chart: &ChartSpec, known: &Background) -> Vec<Row> {
    let stacked = matches!(chart.kind, ChartKind::Stacked | ChartKind::Area | ChartKind::Pyramid);
    match chart.series.len() {
        _ if matches!(chart.kind, ChartKind::Stacked100 | ChartKind::Diverging | ChartKind::Bullet) => Vec::new(),
        1 => vec![Row::Series(0)],
        _ if stacked && chart.totals.is_some() => vec![Row::Totals],
        count if known.measures == count => (0..count).map(Row::Series).collect(),
        _ => Vec::new(),
    }
}

/// Whether two numbers are at least a quarter apart: `large ≥ 1.25 × next`.
fn is_far_above(large: Exact, next: Exact) -> bool {
    next.times(Exact::whole(5)).zip(large.times(Exact::whole(4))).is_some_and(|(five, four)| four >= five)
}

/// Whether a change is worth telling: at least 5 % and 5 units (points of a rate).
fn is_worth_telling(now: Exact, before: Exact) -> bool {
    let least = Exact::from(LEAST_CHANGE);
    let Some(difference) = now.minus(before).map(Exact::abs) else { return false };
    let relative = difference.times(Exact::whole(100)).zip(before.abs().times(least));
    difference >= least && relative.is_some_and(|(hundredfold, part)| hundredfold >= part)
}

//! "Small grants: SPA made up 60.2% in FY2019": a part that is more than a half.

use super::{Background, Row};
use crate::chart::spec::{ChartKind, ChartSpec};
use crate::exact::Exact;
use crate::shown::Shown;

/// A part that is more than a half of the whole.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct Share {
    /// The name of the measure.
    pub(super) measure: String,
    /// The part: its series and its category.
    pub(super) at: (usize, usize),
    /// What the part is called.
    pub(super) name: String,
    /// Its share in percent.
    pub(super) percent: Shown,
    /// Whether the chart's own numbers are shares.
    pub(super) drawn: bool,
    /// The whole.
    pub(super) whole: Option<Exact>,
    /// The period in words.
    pub(super) period: String,
}

pub(super) fn propose(chart: &ChartSpec, known: &Background) -> Option<Share> {
    let drawn = matches!(chart.kind, ChartKind::Stacked100) && chart.time;
    let parts: Vec<(usize, usize)> = match chart.series.len() {
        1 if !chart.time => (0..chart.categories.len()).map(|at| (0, at)).collect(),
        2.. if chart.time && !known.open && known.measures == 1 && is_stacked(chart) => {
            let last = chart.categories.len().checked_sub(1)?;
            (0..chart.series.len()).map(|series| (series, last)).collect()
        }
        _ => return None,
    };
    let named = |(series, at): (usize, usize)| {
        let category = &chart.categories[at];
        let (name, period) = if chart.series.len() == 1 {
            (&category.name, &chart.period)
        } else {
            (&chart.series[series].label, &category.name)
        };
        let share = if drawn {
            Row::Series(series).value(chart, at)?.shown.clone()
        } else {
            known.shares.get(&(series, at))?.clone()
        };
        let (measure, whole) = (chart.measure.clone(), known.wholes.get(&at).copied());
        Some(Share {
            measure,
            at: (series, at),
            name: name.clone(),
            percent: share,
            drawn,
            whole,
            period: period.clone(),
        })
    };
    parts.into_iter().filter_map(named).find(|finding| finding.holds(chart))
}

impl Share {
    /// The part is shown, is a value of its own, and is more than a half of the whole.
    pub(super) fn holds(&self, chart: &ChartSpec) -> bool {
        let (series, at) = self.at;
        let Some(category) = chart.categories.get(at) else { return false };
        let (Some(part), Some(share)) = (Row::Series(series).value(chart, at), self.percent.value) else {
            return false;
        };
        let agrees = if self.drawn {
            part.shown == self.percent
        } else {
            let hundredfold = part.shown.value.and_then(|part| part.times(Exact::whole(100)));
            hundredfold.zip(self.whole).and_then(|(part, whole)| part.over(whole)) == Some(share)
        };
        agrees && !category.rest && share > Exact::whole(50) && share <= Exact::whole(100)
    }
}

fn is_stacked(chart: &ChartSpec) -> bool {
    matches!(chart.kind, ChartKind::Stacked | ChartKind::Stacked100 | ChartKind::Area)
}

//! "7 of 9 indicators reached their target in FY2019."

use super::Background;
use crate::chart::spec::{ChartKind, ChartSpec, Datum};
use crate::exact::Exact;
use crate::shown::Shown;

/// Targets that are met, of all that the chart shows.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct Targets {
    /// How many are met.
    pub(super) met: Shown,
    /// How many there are.
    pub(super) all: Shown,
    /// The period in words.
    pub(super) period: String,
}

pub(super) fn propose(chart: &ChartSpec, known: &Background) -> Option<Targets> {
    let (met, all) = known.targets.clone().filter(|_| chart.kind == ChartKind::Bullet)?;
    Some(Targets { met, all, period: chart.period.clone() })
}

impl Targets {
    /// As many bullets as are said reach their target, of as many as are said.
    pub(super) fn holds(&self, chart: &ChartSpec) -> bool {
        let aims: Option<Vec<bool>> = chart.series.first().and_then(|series| {
            let aim = |datum: &Datum| match datum {
                Datum::Value(value) => value.reaches_target(),
                Datum::Missing | Datum::Suppressed => None,
            };
            series.data.iter().map(aim).collect()
        });
        let Some(aims) = aims.filter(|aims| !aims.is_empty()) else { return false };
        let count = |count: usize| Some(Exact::whole(count as u64));
        let met = aims.iter().filter(|reached| **reached).count();
        count(met) == self.met.value && count(aims.len()) == self.all.value
    }
}

//! "Volunteers who served rose 9.8% to 112 in FY2019": a change of at least 5 % and 5 units.

use super::{Background, Row, is_far_above, is_worth_telling, rows};
use crate::chart::spec::{ChartKind, ChartSpec};
use crate::exact::Exact;
use crate::shown::Shown;

/// A change between two numbers of a chart.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct Changed {
    /// What changed: a measure, or the value of the axis.
    pub(super) name: String,
    /// The number that it came to: its row and its category.
    pub(super) now: (Row, usize),
    /// The number that it came from.
    pub(super) before: (Row, usize),
    /// By how much, without a sign; none where the numbers themselves are told.
    pub(super) by: Option<By>,
    /// The name of the step that it came from, where that is not the step before.
    pub(super) against: Option<String>,
    /// Both numbers as they are printed, from first to last.
    pub(super) values: [Shown; 2],
    /// The period in words.
    pub(super) period: String,
}

/// By how much something changed.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::report) struct By {
    /// Without a sign.
    pub(super) shown: Shown,
    /// Whether it is in percent; else in units, or points of a rate.
    pub(super) percent: bool,
}

pub(super) fn propose(chart: &ChartSpec, known: &Background) -> Option<Changed> {
    if matches!(chart.kind, ChartKind::Slope | ChartKind::Dumbbell) {
        return pair(chart, known);
    }
    if !chart.time || known.open {
        return None;
    }
    let now = chart.categories.len().checked_sub(1)?;
    let (key, changes) = known.compare.as_ref()?;
    let before = chart.categories.iter().position(|category| category.key == *key)?;
    let against = (before + 1 != now).then(|| chart.categories[before].name.clone());
    let told = rows(chart, known).into_iter().zip(changes).filter_map(|(row, by)| {
        let changed = Changed {
            name: row.name(chart, known),
            now: (row, now),
            before: (row, before),
            by: Some(by.clone()?),
            against: against.clone(),
            values: [row.value(chart, before)?.shown.clone(), row.value(chart, now)?.shown.clone()],
            period: chart.categories[now].name.clone(),
        };
        changed.holds(chart).then_some(changed)
    });
    let size = |changed: &Changed| changed.relative(chart).unwrap_or(Exact::ZERO);
    told.reduce(|largest, next| if size(&next) > size(&largest) { next } else { largest })
}

/// The largest rise or fall of the things of a slope or dumbbell chart, where it stands out.
fn pair(chart: &ChartSpec, known: &Background) -> Option<Changed> {
    if chart.series.len() != 2 || known.measures > 1 || known.open {
        return None;
    }
    let difference = |at: usize| {
        let now = Row::Series(1).exact(chart, at)?;
        now.minus(Row::Series(0).exact(chart, at)?).map(Exact::abs)
    };
    let at = (0..chart.categories.len()).max_by_key(|at| (difference(*at), std::cmp::Reverse(*at)))?;
    let shown = |row: Row| row.value(chart, at).map(|value| value.shown.clone());
    Some(Changed {
        name: chart.categories[at].name.clone(),
        now: (Row::Series(1), at),
        before: (Row::Series(0), at),
        by: None,
        against: None,
        values: [shown(Row::Series(0))?, shown(Row::Series(1))?],
        period: chart.series[1].label.clone(),
    })
}

impl Changed {
    /// Whether it rose; else it fell.
    pub(super) fn rose(&self) -> bool {
        self.values[1].value > self.values[0].value
    }

    /// The change is as large as is said and worth telling; of a pair it is also far above all others, and none is hidden.
    pub(super) fn holds(&self, chart: &ChartSpec) -> bool {
        let (now, before) = (self.now.0.value(chart, self.now.1), self.before.0.value(chart, self.before.1));
        let (Some(now), Some(before)) = (now, before) else { return false };
        if [&before.shown, &now.shown] != [&self.values[0], &self.values[1]] {
            return false;
        }
        let (Some(now), Some(before)) = (now.shown.value, before.shown.value) else { return false };
        let Some(difference) = now.minus(before) else { return false };
        let agrees = match &self.by {
            None => self.stands_out(chart, difference.abs()),
            Some(By { shown, percent: false }) => shown.value == Some(difference),
            Some(By { shown, percent: true }) => {
                let relative = difference.over(before.abs()).and_then(|part| part.times(Exact::whole(100)));
                relative.is_some() && relative == shown.value
            }
        };
        agrees && is_worth_telling(now, before)
    }

    /// Whether a difference of a pair is far above the differences of all other pairs, all of which are known.
    fn stands_out(&self, chart: &ChartSpec, largest: Exact) -> bool {
        let mut others = (0..chart.categories.len()).filter(|at| *at != self.now.1);
        !chart.categories[self.now.1].rest
            && others.all(|at| {
                let ends = Row::Series(1).exact(chart, at).zip(Row::Series(0).exact(chart, at));
                let other = ends.and_then(|(now, before)| now.minus(before));
                other.is_some_and(|other| is_far_above(largest, other.abs()))
            })
    }

    fn relative(&self, chart: &ChartSpec) -> Option<Exact> {
        let now = self.now.0.exact(chart, self.now.1)?;
        let before = self.before.0.exact(chart, self.before.1)?;
        now.minus(before)?.abs().over(before.abs()).or(Some(Exact::ZERO))
    }
}

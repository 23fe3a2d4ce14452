//! What must be known of a chart beside its numbers to say what they show.

use super::change::By;
use super::{Finding, finding, side};
use crate::chart::spec::{ChartKind, ChartSpec};
use crate::config::{FigureConfig, Point, SortOrder, Unit};
use crate::exact::Exact;
use crate::locale::{Arg, Sign};
use crate::measure::Shape;
use crate::period::{Period, TimeDimension};
use crate::report::context::Context;
use crate::shown::{Rich, Shown};
use std::collections::BTreeMap;

/// What must be known of a chart beside its numbers.
#[derive(Clone, PartialEq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is known of a chart by itself")]
pub(in crate::report) struct Background {
    /// Whether conditions leave out a part of what the measure counts: its name alone would say too much.
    pub(super) restricted: bool,
    /// Whether the last step is not over yet.
    pub(super) open: bool,
    /// Whether values that are not shown may be larger.
    pub(super) cut: bool,
    /// Whether numbers are counts or sums; else rates, means and the like.
    pub(super) counts: bool,
    /// Whether the axis is ranges.
    pub(super) bins: bool,
    /// How many measures there are.
    pub(super) measures: usize,
    /// The key of the step that the last one is compared with, and the changes of the measures.
    pub(super) compare: Option<(String, Vec<Option<By>>)>,
    /// Targets that are met, and all.
    pub(super) targets: Option<(Shown, Shown)>,
    /// Shares of the parts of an additive measure, by series and category.
    pub(super) shares: BTreeMap<(usize, usize), Shown>,
    /// What they are shares of, by category.
    pub(super) wholes: BTreeMap<usize, Exact>,
    /// What the answers of a side of a scale have together, by row and side.
    pub(super) sides: BTreeMap<(usize, usize), Shown>,
}

impl Context<'_> {
    /// What a chart shows and the title that says it; none where nothing is worth telling.
    pub(in crate::report) fn finding(&self, figure: &FigureConfig, chart: &ChartSpec) -> Option<(Finding, Rich)> {
        let found = finding(chart, &self.background(figure, chart))?;
        let title = found.title(self.locale)?;
        Some((found, title))
    }

    fn background(&self, figure: &FigureConfig, chart: &ChartSpec) -> Background {
        let data = &figure.data;
        let Some(first) = data.measures.first().filter(|_| data.spans.is_none()) else { return Background::default() };
        let period = data.period.as_ref().unwrap_or(&self.config.report.period);
        let time = TimeDimension::from_name(&data.by.name);
        let steps = time.map(|time| self.steps(time, period, data.last)).unwrap_or_default();
        let bins = self.facts.axes.get(&data.by.name).is_some_and(|axis| matches!(axis.shape, Shape::Bins(_)));
        let measure = self.measure(&first.name);
        let mut known = Background {
            // a cohort that still serves has not had its last departure
            restricted: !data.filter.is_empty() || first.name == "cohort_attrition",
            open: steps.last().is_some_and(|last| self.is_open(last)),
            cut: self.may_cut_larger(figure, period, bins || time.is_some()),
            counts: measure.is_some_and(|measure| measure.additive || measure.unit == Unit::People),
            bins,
            measures: data.measures.len(),
            compare: steps.last().and_then(|last| {
                let before = self.previous_period(last)?;
                let changes = data.measures.iter().map(|named| self.change_told(&Self::headline(&named.name, last)));
                Some((before.key(), changes.collect()))
            }),
            targets: self.targets_told(figure, period),
            sides: self.sides_told(figure, chart),
            ..Background::default()
        };
        if known.measures == 1 && measure.is_some_and(|measure| measure.additive) {
            self.add_shares(&mut known, figure, chart, (period, &steps));
        }
        known
    }

    /// A change without its sign: in percent, else in units or points.
    fn change_told(&self, point: &Point) -> Option<By> {
        let measure = self.measure(&point.measure)?;
        let rate = measure.unit == Unit::Percent;
        let percent = Some(self.change_percent(point)).filter(|change| change.known && !rate);
        let in_percent = percent.is_some();
        let change = percent.or_else(|| Some(self.change(point, None)).filter(|change| change.known))?;
        let size = change.shown.value?.abs();
        let text = if in_percent {
            self.locale.number_in(size, 1, &Unit::Percent, Sign::Negative)
        } else if rate {
            let number = self.locale.number(size, measure.decimals, Sign::Negative);
            self.locale.text("number-in-points", &[("number", Arg::Text(&number))])
        } else {
            self.locale.number_in(size, measure.decimals, &measure.unit, Sign::Negative)
        };
        Some(By { shown: Shown { text, ..change.shown }, percent: in_percent })
    }

    fn sides_told(&self, figure: &FigureConfig, chart: &ChartSpec) -> BTreeMap<(usize, usize), Shown> {
        let fact = format!("figure(\"{}\").side", figure.id.name);
        let sums = side::sums(chart).into_iter().map(|(at, sum)| {
            let text = self.locale.number_in(sum, 1, &Unit::Percent, Sign::Negative);
            (at, Shown { text, fact: fact.clone(), value: Some(sum) })
        });
        sums.collect()
    }

    fn targets_told(&self, figure: &FigureConfig, period: &Period) -> Option<(Shown, Shown)> {
        let of_indicators = figure.data.by.name == "indicator" && figure.data.measures[0].name == "indicator_actual";
        let told = |name: &str| self.value(&Self::headline(name, period), None).shown;
        of_indicators.then(|| (told("indicators_met"), told("indicators_with_target")))
    }

    /// Whether a value that is cut off, or hidden among those, may be larger than those that are shown.
    fn may_cut_larger(&self, figure: &FigureConfig, period: &Period, ordered: bool) -> bool {
        let data = &figure.data;
        if data.top.is_none() {
            return false;
        }
        let by_value = data.sort.map_or(!ordered, |sort| sort == SortOrder::Value) && data.measures.len() == 1;
        let point = Self::headline(&data.measures[0].name, period);
        let keys = self.keys(&point, std::slice::from_ref(&data.by.name), std::slice::from_ref(period));
        let mut keys = keys.into_iter().filter_map(|keys| keys.into_iter().next());
        let at = |key| Point { cell: vec![(data.by.name.clone(), key)], ..point.clone() };
        !by_value || keys.any(|key| self.facts.fact(&at(key)).suppressed)
    }

    /// Shares of the parts that a chart shows of one whole: its categories, or its series in the last step.
    fn add_shares(
        &self,
        known: &mut Background,
        figure: &FigureConfig,
        chart: &ChartSpec,
        (period, steps): (&Period, &[Period]),
    ) {
        let data = &figure.data;
        let stacked = matches!(chart.kind, ChartKind::Stacked | ChartKind::Area);
        let of = |cell: (&str, &str), period: &Period| {
            let whole = Self::headline(&data.measures[0].name, period);
            let part = Point { cell: vec![(cell.0.to_owned(), cell.1.to_owned())], ..whole.clone() };
            let share = self.share(&part, &whole);
            share.known.then_some(share.shown).zip(self.facts.fact(&whole).value)
        };
        let mut add = |at: (usize, usize), found: Option<(Shown, Exact)>| {
            if let Some((share, whole)) = found {
                known.shares.insert(at, share);
                known.wholes.insert(at.1, whole);
            }
        };
        match (&data.split, steps.last()) {
            (None, None) if chart.series.len() == 1 => {
                for (at, category) in chart.categories.iter().enumerate().filter(|(_, category)| !category.rest) {
                    add((0, at), of((&data.by.name, &category.key), period));
                }
            }
            (Some(split), Some(last)) if stacked => {
                for (series, row) in chart.series.iter().enumerate() {
                    add((series, steps.len() - 1), of((&split.name, &row.key), last));
                }
            }
            _ => {}
        }
    }
}

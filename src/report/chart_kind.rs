//! The kind of a chart: as asked for, else the one that the shape of the data wants.

use super::chart_series::Line;
use super::context::Context;
use crate::chart::spec::ChartKind;
use crate::config::{Aggregate, FigureConfig, Unit};
use crate::measure::Shape;
use crate::period::TimeDimension;

/// Columns of time are at most so many, stacks of them fewer; two periods of more things than this are a dumbbell chart.
const MOST_COLUMNS: usize = 12;
const MOST_STACKS: usize = 8;
const MOST_SLOPES: usize = 8;

/// Small charts of more steps than this are lines.
const MOST_SMALL_COLUMNS: usize = 24;

/// More values of `split` than this are a heat map where there are as many values of `by`, or in any case.
const MANY: usize = 4;
const TOO_MANY: usize = 6;

impl Context<'_> {
    /// The kind of a figure with these series and so many steps.
    pub(super) fn kind(&self, figure: &FigureConfig, lines: &[Line], steps: usize) -> ChartKind {
        match &figure.chart.kind {
            Some((kind, _)) if !self.gives_way(figure, *kind, lines) => *kind,
            _ => self.kind_for(figure, lines, steps),
        }
    }

    /// Whether the data left too little of what a kind needs: one side of a pyramid, a scale whose answers were merged.
    fn gives_way(&self, figure: &FigureConfig, kind: ChartKind, lines: &[Line]) -> bool {
        match kind {
            ChartKind::Pyramid => lines.len() < 2,
            ChartKind::Diverging => self.has_merged(figure, lines),
            _ => false,
        }
    }

    /// Whether privacy merged values of `split`.
    pub(super) fn has_merged(&self, figure: &FigureConfig, lines: &[Line]) -> bool {
        let axis = figure.data.split.as_ref().and_then(|split| self.facts.axes.get(&split.name));
        axis.is_some_and(|axis| lines.iter().any(|line| axis.is_rest(&line.key)))
    }

    fn kind_for(&self, figure: &FigureConfig, lines: &[Line], steps: usize) -> ChartKind {
        let data = &figure.data;
        let (series, split) = (lines.len(), data.split.is_some());
        let time = TimeDimension::from_name(&data.by.name).is_some();
        let bins = self.facts.axes.get(&data.by.name).is_some_and(|axis| matches!(axis.shape, Shape::Bins(_)));
        let scale = (!data.order.is_empty() || data.neutral.is_some()) && !self.has_merged(figure, lines);
        let stated = lines.iter().all(|line| !line.key.is_empty());
        if data.periods.len() == 2 {
            return if steps <= MOST_SLOPES { ChartKind::Slope } else { ChartKind::Dumbbell };
        }
        match series {
            1 if data.multiples.is_some() && !split && data.target.is_none() => match (time, bins) {
                (true, _) if steps > MOST_SMALL_COLUMNS => ChartKind::Line,
                (true, _) => ChartKind::Column,
                (false, true) => ChartKind::Histogram,
                (false, false) => ChartKind::Bar,
            },
            _ if data.target.is_some() => ChartKind::Bullet,
            _ if split && scale => ChartKind::Diverging,
            1 if data.shapes.is_some() && !time => ChartKind::Map,
            1 if time && steps <= MOST_COLUMNS => ChartKind::Column,
            2..=MANY if time && split && steps <= MOST_STACKS && self.are_parts(figure) => ChartKind::Stacked,
            _ if split && (series > TOO_MANY || !time && series > MANY && steps > MANY) => ChartKind::Heatmap,
            _ if time => ChartKind::Line,
            0 | 1 if bins => ChartKind::Histogram,
            2 if bins && split && stated => ChartKind::Pyramid,
            0 | 1 => ChartKind::Bar,
            _ => ChartKind::Grouped,
        }
    }

    /// Whether the numbers of a figure are parts that make a whole: counts and sums, not rates, means or extremes.
    pub(super) fn are_parts(&self, figure: &FigureConfig) -> bool {
        figure.data.measures.iter().all(|named| self.is_amount(&named.name))
    }

    /// Whether a measure counts or sums what can be taken apart.
    pub(super) fn is_amount(&self, name: &str) -> bool {
        let Some(measure) = self.measure(name) else { return false };
        let declared = measure.config.map(|at| &self.config.measures[at].aggregate);
        let middle = matches!(
            declared,
            Some(Some(Aggregate::Mean(_) | Aggregate::Median(_) | Aggregate::Min(_) | Aggregate::Max(_)))
        );
        !middle
            && measure.ratio.is_none()
            && measure.unit != Unit::Percent
            && (measure.additive || measure.unit == Unit::People)
    }
}

//! Figures that would hide more than a quarter of their cells → the same with one dimension less (GRAMMAR 2.10, rule 6).

use crate::config::{Config, FigureConfig, Point};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::measure::Facts;
use crate::period::{Period, TimeDimension};
use std::collections::BTreeSet;

/// Takes the small charts, then the series, from figures that hide more than a quarter of their cells, with a notice.
pub(super) fn simplify(config: &mut Config, facts: &Facts, diagnostics: &mut Diagnostics) {
    for _ in ["multiples", "split"] {
        simplify_once(config, facts, diagnostics);
    }
}

fn simplify_once(config: &mut Config, facts: &Facts, diagnostics: &mut Diagnostics) {
    let too_much: Vec<bool> = config.figures.iter().map(|figure| hides_too_much(figure, config, facts)).collect();
    for (figure, _) in config.figures.iter_mut().zip(too_much).filter(|(_, too_much)| *too_much) {
        // Small charts of several series become one chart of them.
        let Some(split) = figure.data.multiples.take().or_else(|| figure.data.split.take()) else { continue };
        figure.chart.kind = figure.chart.kind.take().filter(|_| figure.data.split.is_some());
        let message = format!(
            "the figure `{}` would hide more than a quarter of its cells and is made without `{}`",
            figure.id.name, split.name
        );
        diagnostics.push(
            Diagnostic::notice("privacy/fewer-dimensions", message)
                .at(split.origin.clone())
                .text(&split.name)
                .hint("ask fewer values, a longer period or other groups"),
        );
    }
}

fn hides_too_much(figure: &FigureConfig, config: &Config, facts: &Facts) -> bool {
    let (data, report) = (&figure.data, &config.report);
    let Some(measure) = data.measures.first().filter(|_| data.dimensions().count() > 1) else { return false };
    let period = data.period.as_ref().unwrap_or(&report.period);
    let time = TimeDimension::from_name(&data.by.name);
    let last = data.last.or((time == Some(TimeDimension::Year)).then_some(report.trend));
    let periods: Vec<Period> = match time {
        Some(time) => report.year.steps(time, period, last),
        None => vec![period.clone()],
    };
    let names = data.dimensions().map(|named| named.name.clone());
    let by: Vec<String> = names.filter(|name| TimeDimension::from_name(name).is_none()).collect();
    let Some(cube) = facts.cube(&measure.name, &data.filter, &by) else { return false };
    let shown = || cube.cells.keys().filter(|(period, _)| periods.contains(period)).map(|(_, keys)| keys);
    let mut rows: Vec<Vec<String>> = vec![Vec::new()];
    for at in 0..by.len() {
        let keys: BTreeSet<&String> = shown().filter_map(|keys| keys.get(at)).collect();
        rows =
            rows.iter().flat_map(|row| keys.iter().map(|key| [row.as_slice(), &[(*key).clone()]].concat())).collect();
    }
    let hidden = |period: &Period, keys: &[String]| {
        let cell = by.iter().cloned().zip(keys.iter().cloned()).collect();
        let (measure, filter) = (measure.name.clone(), data.filter.clone());
        facts.fact(&Point { measure, filter, period: period.clone(), cell }).suppressed
    };
    let cells = periods.len() * rows.len();
    let hidden = periods.iter().flat_map(|period| rows.iter().filter(|keys| hidden(period, keys))).count();
    hidden * 4 > cells
}

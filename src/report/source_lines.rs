//! What a figure or table is made from: files, period, how many are counted, what rounding and hidden values do to it.

use super::context::Context;
use super::coverage::Covered;
use super::rounding::{is_off, printed};
use crate::chart::spec::{ChartKind, ChartSpec, Datum};
use crate::config::{FigureConfig, Unit};
use crate::exact::Exact;
use crate::locale::Arg;
use crate::period::{Period, TimeDimension};
use crate::shown::{Rich, Shown};

/// Decimals of a share.
const SHARE: u8 = 1;

impl Context<'_> {
    /// "Source: volunteers.csv, FY2019; n = 112. [c] confidential: …".
    pub(super) fn figure_source(&self, config: &FigureConfig, chart: &ChartSpec) -> Rich {
        let mut source = self.source_line(config.data.measures.iter().map(|named| named.name.as_str()), &chart.period);
        if source.is_blank() {
            return source;
        }
        // a computed subtitle has said it
        if let Some(count) = self.counted(config).filter(|_| config.subtitle.is_some()) {
            source = self.locale.rich("source-n", &[("source", Arg::Rich(&source)), ("number", Arg::Shown(&count))]);
        }
        for note in self.figure_notes(config, chart) {
            source = self.noted_rich(Some(source), &note);
        }
        source
    }

    /// How many are counted, where a chart is of one period: what a rate is a rate of, else what is counted.
    pub(super) fn counted(&self, config: &FigureConfig) -> Option<Shown> {
        let data = &config.data;
        let [named] = data.measures.as_slice() else { return None };
        let measure = self.measure(&named.name)?;
        let base = match &measure.ratio {
            Some((_, lower)) => self.measure(lower)?,
            None => measure,
        };
        let counts = matches!(base.unit, Unit::People | Unit::Activities | Unit::Grants | Unit::Assignments);
        if !counts || !data.filter.is_empty() || TimeDimension::from_name(&data.by.name).is_some() {
            return None;
        }
        let period = data.period.as_ref().unwrap_or(&self.config.report.period);
        let count = self.value(&Self::headline(&base.name, period), None);
        count.known.then_some(count.shown)
    }

    fn figure_notes(&self, config: &FigureConfig, chart: &ChartSpec) -> Vec<Rich> {
        let data = || chart.series.iter().flat_map(|series| &series.data);
        let has = |wanted: &Datum| data().any(|datum| datum == wanted);
        let minimum = self.config.privacy.minimum.to_string();
        let decimals = config.data.measures.first().and_then(|named| self.measure(&named.name));
        let decimals = decimals.map_or(0, |measure| measure.decimals);
        let columns: Vec<Option<Vec<Exact>>> = (0..chart.categories.len())
            .map(|at| chart.series.iter().map(|series| exact(series.data.get(at)?)).collect())
            .collect();
        let shares = columns.iter().flatten().any(|parts| is_off(parts, SHARE));
        let drawn = matches!(chart.kind, ChartKind::Stacked | ChartKind::Area);
        let totals = chart.totals.iter().filter(|_| drawn).flat_map(|totals| &totals.data).map(exact);
        let parts = columns.iter().zip(totals).any(|(parts, total)| {
            parts.as_ref().zip(total).is_some_and(|(parts, total)| is_apart(parts, total, decimals))
        });
        let notes = [
            (shares, "note-rounding"),
            (parts && !shares && chart.values_at_marks, "note-rounding-parts"),
            (has(&Datum::Suppressed), "note-suppressed"),
            (has(&Datum::Missing), "note-missing"),
        ];
        let note = |id: &str| self.locale.rich(id, &[("minimum", Arg::Text(&minimum))]);
        let symbols = notes.into_iter().filter(|(applies, _)| *applies).map(|(_, id)| note(id));
        self.coverage(&covered(config, &self.config.report.period)).into_iter().chain(symbols).collect()
    }

    /// "Source: volunteers.csv, FY2014 to FY2019".
    pub(super) fn source_line<'m>(&self, measures: impl Iterator<Item = &'m str>, period: &str) -> Rich {
        let mut files: Vec<&str> = Vec::new();
        let mut public = true;
        for name in measures {
            for source in self.sources_of(name) {
                public &= self.config.sources.iter().any(|one| one.name.name == source && one.public);
                for input in self.facts.inputs.iter().filter(|input| input.source == source) {
                    if !files.contains(&input.file.as_str()) {
                        files.push(&input.file);
                    }
                }
            }
        }
        if files.is_empty() {
            return Rich::default();
        }
        let files = files.join(", ");
        let id = if public { "source-line-public" } else { "source-line" };
        Rich::text(self.locale.text(id, &[("sources", Arg::Text(&files)), ("period", Arg::Text(period))]))
    }

    /// Names of the sources that a measure counts.
    pub(super) fn sources_of(&self, name: &str) -> Vec<String> {
        let Some(measure) = self.measure(name) else { return Vec::new() };
        match (&measure.source, &measure.ratio) {
            (Some(source), _) => vec![source.clone()],
            (None, Some((upper, lower))) => [self.sources_of(upper), self.sources_of(lower)].concat(),
            (None, None) => Vec::new(),
        }
    }
}

/// Of what the coverage of a figure is told.
fn covered<'c>(config: &'c FigureConfig, period: &'c Period) -> Covered<'c> {
    let data = &config.data;
    let dimensions = std::iter::once(&data.by).chain(&data.split).chain(&data.multiples);
    Covered {
        measures: data.measures.iter().map(|named| named.name.as_str()).collect(),
        dimensions: dimensions.map(|named| named.name.as_str()).collect(),
        filter: &data.filter,
        period: data.periods.last().or(data.period.as_ref()).unwrap_or(period),
    }
}

fn exact(datum: &Datum) -> Option<Exact> {
    match datum {
        Datum::Value(value) => value.shown.value,
        Datum::Missing | Datum::Suppressed => None,
    }
}

/// Whether parts that add up to a total exactly do not when both are printed.
fn is_apart(parts: &[Exact], total: Exact, decimals: u8) -> bool {
    let exactly = sum(parts.iter().copied().map(Some));
    exactly == Some(total) && sum(parts.iter().map(|part| printed(*part, decimals))) != printed(total, decimals)
}

fn sum(mut parts: impl Iterator<Item = Option<Exact>>) -> Option<Exact> {
    parts.try_fold(Exact::ZERO, |sum, part| sum.plus(part?))
}

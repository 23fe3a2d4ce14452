//! `[figures]` → figures: number, title, subtitle, source line and description around a chart.

use super::context::Context;
use super::model::{Figure, FigureWidth};
use crate::chart::describe;
use crate::chart::spec::{ChartSpec, Datum, Form};
use crate::config::{FigureConfig, Width};
use crate::diagnostic::Diagnostic;
use crate::locale::Arg;
use crate::period::TimeDimension;
use crate::prose::{Block, Placed, Placement};
use crate::shown::Rich;

impl Context<'_> {
    fn figure_config(&self, id: &str) -> Result<&FigureConfig, Diagnostic> {
        let known = self.config.figures.iter().map(|figure| figure.id.name.as_str());
        let unknown = || Diagnostic::error("prose/unknown-name", format!("no figure `{id}`")).did_you_mean(id, known);
        self.config.figures.iter().find(|figure| figure.id.name == id).ok_or_else(unknown)
    }

    /// The title of a figure; none for `title = false`.
    pub(super) fn figure_title(&self, id: &str) -> Result<Option<Rich>, Diagnostic> {
        let figure = self.figure_config(id)?;
        match &figure.title {
            Some(None) => Ok(None),
            Some(Some(text)) => crate::prose::evaluate(text, &self.asking()).map(Some),
            None => Ok(Some(self.told_title(figure, &self.chart(figure)))),
        }
    }

    /// What a figure says in words.
    pub(super) fn figure_alt(&self, id: &str) -> Result<Rich, Diagnostic> {
        let figure = self.figure_config(id)?;
        match &figure.alt {
            Some(text) => crate::prose::evaluate(text, &self.asking()),
            None => Ok(describe(&self.chart(figure), self.locale)),
        }
    }

    /// The figure with that number.
    pub(super) fn figure(&self, id: &str, number: u32) -> Result<Figure, Diagnostic> {
        let config = self.figure_config(id)?;
        let chart = self.chart(config);
        self.judge(config, &chart)?;
        if has_no_data(&chart) {
            return Err(self.no_data(config));
        }
        let asking = self.asking();
        let optional = |text: &Option<crate::config::Text>| text.as_ref().map(|text| self.rich(text, &asking));
        Ok(Figure {
            id: id.to_owned(),
            number,
            kind: chart.kind.name(),
            name: self.locale.text("figure-number", &[("number", Arg::Text(&number.to_string()))]),
            title: match &config.title {
                None => Some(self.told_title(config, &chart)),
                Some(_) => self.figure_title(id)?,
            },
            subtitle: optional(&config.subtitle).unwrap_or_else(|| self.subtitle(config, &chart)),
            caption: optional(&config.caption),
            note: self.figure_note(optional(&config.note), config),
            source: match &config.data.spans {
                Some(spans) => self.record_source(&spans.source.name, &chart.period),
                None => self.figure_source(config, &chart),
            },
            alt: self.figure_alt(id)?,
            chart,
            width: if config.width == Width::Half { FigureWidth::Half } else { FigureWidth::Full },
            twin: None,
            file: None,
        })
    }

    /// Whether a block places a figure that no data supports: the standard report leaves it out.
    pub(super) fn is_without_data(&self, block: &Block) -> bool {
        let Block::Placed(Placement { what: Placed::Figure(id), .. }) = block else { return false };
        self.figure_config(id).is_ok_and(|figure| has_no_data(&self.chart(figure)))
    }

    /// A figure without any number would be an empty box.
    fn no_data(&self, config: &FigureConfig) -> Diagnostic {
        let period = config.data.period.as_ref().unwrap_or(&self.config.report.period);
        let key = period.key();
        let problem = if let Some(spans) = &config.data.spans {
            Diagnostic::error("chart/no-data", format!("`{}` has no row for the figure", spans.source.name))
        } else {
            let measures = config.data.measures.iter().map(|measure| format!("`{}`", measure.name));
            let measures = measures.collect::<Vec<_>>().join(", ");
            let by = &config.data.by.name;
            Diagnostic::error("chart/no-data", format!("in {key} no data support the figure: {measures} by `{by}`"))
        };
        problem.text(config.id.name.as_str()).hint(
            "give its section `when` in the front matter, so that it stands only where there are data, or take it out",
        )
    }

    /// The author's note and what the mark of a partial step means.
    fn figure_note(&self, note: Option<Rich>, config: &FigureConfig) -> Option<Rich> {
        let period = config.data.period.as_ref().unwrap_or(&self.config.report.period);
        let time = TimeDimension::from_name(&config.data.by.name).filter(|_| config.data.spans.is_none());
        let steps = match time {
            Some(time) => self.steps(time, period, config.data.last),
            None => config.data.periods.clone(),
        };
        let measures: Vec<&str> = config.data.measures.iter().map(|named| named.name.as_str()).collect();
        let open = || self.open_explained(&measures, &config.data.by.name, period);
        match self.mark_explained(&steps).or_else(open) {
            Some(sentence) => Some(self.noted(note, &sentence)),
            None => note,
        }
    }

    /// What the chart shows, where something is worth telling; else what it is about.
    fn told_title(&self, figure: &FigureConfig, chart: &ChartSpec) -> Rich {
        let Some((finding, title)) = self.finding(figure, chart) else { return self.neutral_title(figure, chart) };
        self.findings.borrow_mut().insert(figure.id.name.clone(), finding);
        title
    }

    fn neutral_title(&self, figure: &FigureConfig, chart: &ChartSpec) -> Rich {
        if let Some(spans) = &figure.data.spans {
            let name = self.dimension_label(&spans.label.name);
            return Rich::text(self.locale.text("timeline-title", &[("dimension", Arg::Text(&name))]));
        }
        let by = self.dimensions_told(figure);
        let args = [("measure", Arg::Text(&chart.measure)), ("dimension", Arg::Text(&by))];
        Rich::text(self.locale.text("figure-title-neutral", &args))
    }

    fn subtitle(&self, figure: &FigureConfig, chart: &ChartSpec) -> Rich {
        let by = chart.dimension.as_str();
        if figure.data.spans.is_some() {
            let args = [("dimension", Arg::Text(by)), ("period", Arg::Text(&chart.period))];
            return Rich::text(self.locale.text("timeline-subtitle", &args));
        }
        let by = self.dimensions_told(figure);
        let args = [
            ("measure", Arg::Text(chart.measure.as_str())),
            ("dimension", Arg::Text(&by)),
            ("unit", Arg::Text(chart.unit.as_str())),
            ("period", Arg::Text(chart.period.as_str())),
        ];
        let id = if chart.says_unit() { "figure-subtitle" } else { "figure-subtitle-unit" };
        let subtitle = self.locale.rich(id, &args);
        match self.counted(figure) {
            Some(number) => {
                let args = [("subtitle", Arg::Rich(&subtitle)), ("number", Arg::Shown(&number))];
                self.locale.rich("figure-subtitle-n", &args)
            }
            None => subtitle,
        }
    }

    /// "year and service".
    fn dimensions_told(&self, figure: &FigureConfig) -> String {
        let names = figure.data.dimensions();
        self.enumeration(&names.map(|named| self.dimension_label(&named.name)).collect::<Vec<_>>())
    }

    /// "a, b and c".
    pub(super) fn enumeration(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let first = first.join(", ");
                self.locale.text("enumeration", &[("first", Arg::Text(&first)), ("last", Arg::Text(last))])
            }
        }
    }
}

/// Whether a chart has neither a value nor a hidden one.
fn has_no_data(chart: &ChartSpec) -> bool {
    if let Form::Timeline(timeline) = &chart.form {
        return timeline.rows.is_empty();
    }
    // Shares on a small base are not printed; their counts are known.
    if let Form::Panels(panels) = &chart.form {
        return panels.iter().all(|panel| has_no_data(&panel.chart));
    }
    let counts = chart.totals.iter().filter(|_| chart.has_shares());
    let data = chart.series.iter().flat_map(|series| &series.data).chain(counts.flat_map(|totals| &totals.data));
    data.into_iter().all(|datum| *datum == Datum::Missing)
}

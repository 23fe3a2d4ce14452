//! Charts → their tables: the same numbers in rows and columns, for those who read a table rather than a picture.

use super::context::{Context, sentence_case};
use super::model::{Align, Figure, RowKind, Section, Table, TableCell, TableColumn, TableRow, Twin};
use crate::chart::spec::{Category, ChartKind, ChartSpec, Datum, Form, Series, Timeline};
use crate::config::{AxisScale, FigureConfig, Point, Twins, Unit};
use crate::diagnostic::Origin;
use crate::locale::{Arg, DateStyle};
use crate::period::{Period, Step, TimeDimension};
use crate::prose::{Answer, Block, Master, Placed, Placement};
use crate::shown::Rich;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Series from which they are rows, where there are fewer categories than series.
const MANY: usize = 7;
/// Columns that a page holds.
const MOST: usize = 12;
/// Months of a year.
const MONTHS: usize = 12;

/// Columns and rows of a table.
type Grid = (Vec<TableColumn>, Vec<TableRow>);

impl Context<'_> {
    /// Gives each figure its table, unless it has none, and the name of the file with its data, where that is attached.
    pub(super) fn add_twins(&self, figures: &mut BTreeMap<String, Figure>) {
        let report = &self.config.report;
        for (id, figure) in figures {
            let Some(config) = self.config.figures.iter().find(|config| config.id.name == *id) else { continue };
            figure.file = report.attach.then(|| super::figure_file(figure.number));
            figure.twin = match config.twin.unwrap_or(report.twins) {
                Twins::None => None,
                place => Some(Twin { beside: place == Twins::Beside, table: self.twin(config, figure) }),
            };
        }
    }

    /// The section of the annex with the tables of charts; none where no chart has its table there.
    pub(super) fn twins_section(&self, figures: &BTreeMap<String, Figure>, number: Option<String>) -> Option<Section> {
        let in_annex = |figure: &Figure| figure.twin.as_ref().is_some_and(|twin| !twin.beside);
        let origin = Origin::file("report.toml");
        let placement = Placement { what: Placed::Twins, caption: Vec::new(), origin };
        figures.values().any(in_annex).then(|| Section {
            language: None,
            chapter: None,
            number,
            title: None,
            lead: None,
            starts_page: true,
            annex: true,
            columns: None,
            master: Master::Text,
            blocks: vec![self.heading(1, "twins-title"), Block::Placed(placement)],
        })
    }

    fn twin(&self, config: &FigureConfig, figure: &Figure) -> Table {
        let chart = &figure.chart;
        let (columns, rows) = self.twin_grid(config, chart);
        let named = [("figure", Arg::Text(figure.name.as_str()))];
        let title = figure.title.as_ref().filter(|title| !title.is_blank());
        let heading = [named[0].clone(), ("title", Arg::Rich(title.unwrap_or(&figure.subtitle)))];
        let steps = self.twin_steps(config);
        Table {
            id: figure.id.clone(),
            number: figure.number,
            name: self.locale.text("twin-name", &named),
            title: Some(self.locale.rich("twin-title", &heading)),
            caption: self.twin_caption(config, figure, title.is_some()),
            note: None,
            legend: self.legend(&rows).into_iter().chain(self.mark_explained(&steps)).collect(),
            source: Rich::default(),
            columns,
            rows,
            sparks: BTreeMap::new(),
            row_heads: true,
        }
    }

    /// What the columns share: what is counted, its unit, the target, what is planned.
    fn twin_caption(&self, config: &FigureConfig, figure: &Figure, titled: bool) -> Option<Rich> {
        let chart = &figure.chart;
        let mut caption = if titled { figure.subtitle.clone() } else { Rich::default() };
        let said = format!("{} {}", figure.subtitle.plain(), chart.measure).to_lowercase();
        let is_said = chart.unit.is_empty() || said.contains(&chart.unit.to_lowercase());
        let split = config.data.split.is_some() || config.data.multiples.is_some();
        if split && !is_said && !caption.is_blank() && is_bare(chart) {
            let args = [("subtitle", Arg::Rich(&caption)), ("unit", Arg::Text(chart.unit.as_str()))];
            caption = self.locale.rich("twin-caption", &args);
        }
        let planned = match &chart.form {
            Form::Timeline(timeline) => self.planned(timeline),
            _ => chart.target.as_ref().filter(|_| chart.kind != ChartKind::Bullet).map(|target| target.label.clone()),
        };
        if let Some(next) = planned {
            let args = [("first", Arg::Rich(&caption)), ("next", Arg::Text(&next))];
            let both = self.locale.rich("twin-caption-and", &args);
            caption = if caption.is_blank() { Rich::text(next) } else { both };
        }
        (!caption.is_blank()).then_some(caption)
    }

    /// Says that dates after the cut-off are planned, where there are such.
    fn planned(&self, timeline: &Timeline) -> Option<String> {
        let (day, _) = timeline.cut_off.as_ref()?;
        let later = timeline.rows.iter().flat_map(|row| &row.spans).any(|span| span.to > *day);
        let date = self.locale.date(*day, DateStyle::Long);
        later.then(|| self.locale.text("twin-planned", &[("date", Arg::Text(&date))]))
    }

    fn twin_grid(&self, config: &FigureConfig, chart: &ChartSpec) -> Grid {
        if let Form::Timeline(timeline) = &chart.form {
            return self.span_grid(chart, timeline);
        }
        if let Form::Panels(panels) = &chart.form
            && (chart.kind == ChartKind::Bullet || chart.series.len() > panels.len())
        {
            return self.panels_grid(config, panels);
        }
        self.series_grid(config, chart, &[])
    }

    /// The table of the series of a chart; `panel` is the cell of a small one.
    fn series_grid(&self, config: &FigureConfig, chart: &ChartSpec, panel: &[(String, String)]) -> Grid {
        if chart.kind == ChartKind::Bullet && config.data.target.is_some() {
            return self.bullet_grid(config, chart, panel);
        }
        if let Some(grid) = self.calendar_grid(config, chart) {
            return grid;
        }
        let (series, categories) = (chart.series.len(), chart.categories.len());
        if series > MOST && categories > MOST {
            self.grouped_grid(config, chart)
        } else if series >= MANY && series > categories {
            self.turned_grid(config, chart)
        } else {
            self.plain_grid(config, chart)
        }
    }

    /// A row per category, a column per series.
    fn plain_grid(&self, config: &FigureConfig, chart: &ChartSpec) -> Grid {
        let steps = self.twin_steps(config);
        let mut columns = vec![head(sentence_case(&chart.dimension))];
        columns.extend(chart.series.iter().map(|series| number_column(self.series_head(config, chart, series))));
        columns.extend(chart.totals.iter().map(|totals| number_column(totals.label.clone())));
        let rows = chart.categories.iter().enumerate().map(|(at, category)| {
            let data = chart.series.iter().map(|series| series.data.get(at));
            let total = chart.totals.iter().map(|totals| totals.data.get(at));
            self.twin_row(RowKind::Body, self.category_label(&steps, category), data.chain(total))
        });
        (columns, rows.collect())
    }

    /// A row per series, a column per category, where series are many and categories few.
    fn turned_grid(&self, config: &FigureConfig, chart: &ChartSpec) -> Grid {
        let steps = self.twin_steps(config);
        let mut columns = vec![head(self.series_dimension(config))];
        let categories = chart.categories.iter().map(|category| self.category_label(&steps, category));
        columns.extend(categories.map(number_column));
        let width = chart.categories.len();
        let data = |data: &'_ [Datum]| (0..width).map(|at| data.get(at).cloned()).collect::<Vec<_>>();
        let row = |kind: RowKind, label: &str, cells: &[Datum]| {
            let cells = data(cells);
            self.twin_row(kind, label.to_owned(), cells.iter().map(Option::as_ref))
        };
        let rows = chart.series.iter().map(|series| row(RowKind::Body, &series.label, &series.data));
        let total = chart.totals.iter().map(|totals| row(RowKind::Total, &totals.label, &totals.data));
        (columns, rows.chain(total).collect())
    }

    /// A row per category and series, below a row for the category: both are too many for columns.
    fn grouped_grid(&self, config: &FigureConfig, chart: &ChartSpec) -> Grid {
        let steps = self.twin_steps(config);
        let value = chart.series.first().map(|_| sentence_case(&chart.measure)).unwrap_or_default();
        let columns = vec![head(self.series_dimension(config)), number_column(value)];
        let rows = chart.categories.iter().enumerate().flat_map(|(at, category)| {
            let total = chart.totals.as_ref().map(|totals| totals.data.get(at));
            let label = self.category_label(&steps, category);
            let mut group = self.twin_row(RowKind::Group, label, total.into_iter());
            group.cells.resize_with(2, blank);
            let series = chart.series.iter().map(move |series| (series, series.data.get(at)));
            let rows = series
                .map(|(series, datum)| self.twin_row(RowKind::Body, series.label.clone(), std::iter::once(datum)));
            std::iter::once(group).chain(rows).collect::<Vec<_>>()
        });
        (columns, rows.collect())
    }

    /// A row per month, a column per year, where one series goes over whole years.
    fn calendar_grid(&self, config: &FigureConfig, chart: &ChartSpec) -> Option<Grid> {
        let [series] = chart.series.as_slice() else { return None };
        let steps = self.twin_steps(config);
        let in_order = steps.len() == chart.categories.len()
            && steps.iter().zip(&chart.categories).all(|(step, category)| step.key() == category.key);
        if !in_order || chart.totals.is_some() || steps.len() <= MONTHS || !steps.len().is_multiple_of(MONTHS) {
            return None;
        }
        let years: Vec<Period> =
            steps.chunks(MONTHS).map(|year| self.config.report.year.year_of(year[0].from)).collect::<Option<_>>()?;
        let whole = |(year, months): (&Period, &[Period])| {
            months.first().is_some_and(|first| first.from == year.from)
                && months.iter().all(|month| matches!(month.step, Step::Month(..)) && month.to <= year.to)
        };
        if years.len() > MOST || !years.iter().zip(steps.chunks(MONTHS)).all(whole) {
            return None;
        }
        let mut columns = vec![head(sentence_case(&chart.dimension))];
        columns.extend(years.iter().map(|year| number_column(self.marked(self.period_label(year), year))));
        let rows = steps.iter().take(MONTHS).enumerate().map(|(at, month)| {
            let label = self.step_label(month, std::slice::from_ref(month));
            let data = (0..years.len()).map(|year| series.data.get(year * MONTHS + at));
            self.twin_row(RowKind::Body, label, data)
        });
        Some((columns, rows.collect()))
    }

    /// What was reached, what was wanted and, where the chart shows it, in percent of that.
    fn bullet_grid(&self, config: &FigureConfig, chart: &ChartSpec, panel: &[(String, String)]) -> Grid {
        let data = &config.data;
        let (measure, target) = (&data.measures[0].name, data.target.as_ref().map_or("", |target| &target.name));
        let share = config.chart.axis.scale == AxisScale::PercentOfTarget;
        let heads = [measure.as_str(), target].map(|name| self.measure_head(name));
        let mut columns = vec![head(sentence_case(&chart.dimension))];
        columns.extend(heads.map(number_column));
        columns.extend(share.then(|| number_column(self.locale.text("twin-share", &[]))));
        let period = data.period.clone().unwrap_or_else(|| self.config.report.period.clone());
        let steps = self.twin_steps(config);
        let rows = chart.categories.iter().map(|category| {
            let step = steps.iter().find(|step| step.key() == category.key);
            let at = |measure: &str| Point {
                measure: measure.to_owned(),
                filter: data.filter.clone(),
                period: step.unwrap_or(&period).clone(),
                cell: step
                    .is_none()
                    .then(|| (data.by.name.clone(), category.key.clone()))
                    .into_iter()
                    .chain(panel.iter().cloned())
                    .collect(),
            };
            let (actual, wanted) = (at(measure), at(target));
            let percent = share.then(|| self.share(&actual, &wanted));
            let cells = [self.value(&actual, None), self.value(&wanted, None)].into_iter().chain(percent);
            let label = std::iter::once(label_cell(self.category_label(&steps, category)));
            TableRow { kind: RowKind::Body, cells: label.chain(cells.map(answer_cell)).collect() }
        });
        (columns, rows.collect())
    }

    /// A row per thing that lasts: the first day of each phase, which is the end of the one before, and the end.
    fn span_grid(&self, chart: &ChartSpec, timeline: &Timeline) -> Grid {
        let used = timeline.rows.iter().flat_map(|row| &row.spans).map(|span| span.phase + 1).max().unwrap_or(1);
        let phases = used.max(timeline.phases.len());
        let phase = |at: usize| match timeline.phases.get(at) {
            Some(phase) => self.locale.text("twin-phase", &[("phase", Arg::Text(phase))]),
            None => self.locale.text("twin-from", &[]),
        };
        let mut columns = vec![head(sentence_case(&chart.dimension))];
        columns.extend((0..phases).map(|at| number_column(phase(at))));
        columns.push(number_column(self.locale.text("twin-to", &[])));
        let cell = |day: Option<NaiveDate>| match day {
            Some(day) => label_cell(self.locale.date(day, DateStyle::Short)),
            None => self.datum_cell(None),
        };
        let rows = timeline.rows.iter().map(|row| {
            let start = |phase: usize| row.spans.iter().find(|span| span.phase == phase).map(|span| span.from);
            let end = row.spans.last().map(|span| span.to);
            let days = (0..phases).map(start).chain([end]);
            let label = std::iter::once(label_cell(row.label.clone()));
            TableRow { kind: RowKind::Body, cells: label.chain(days.map(cell)).collect() }
        });
        (columns, rows.collect())
    }

    fn twin_row<'d>(&self, kind: RowKind, label: String, data: impl Iterator<Item = Option<&'d Datum>>) -> TableRow {
        let cells = data.map(|datum| self.datum_cell(datum));
        TableRow { kind, cells: std::iter::once(label_cell(label)).chain(cells).collect() }
    }

    fn datum_cell(&self, datum: Option<&Datum>) -> TableCell {
        match datum {
            Some(Datum::Value(value)) => TableCell {
                json: value.shown.value.map_or(serde_json::Value::Null, super::json_number),
                text: Rich::value(value.shown.clone()),
                suppressed: false,
            },
            Some(Datum::Suppressed) => TableCell {
                text: Rich::text(self.locale.text("suppressed", &[])),
                json: serde_json::Value::Null,
                suppressed: true,
            },
            Some(Datum::Missing) | None => TableCell {
                text: Rich::text(self.locale.text("missing", &[])),
                json: serde_json::Value::Null,
                suppressed: false,
            },
        }
    }

    /// The head of a series: with the unit of a measure, unless its numbers carry that.
    fn series_head(&self, config: &FigureConfig, chart: &ChartSpec, series: &Series) -> String {
        if config.data.split.is_some() || !is_bare(chart) || self.measure(&series.key).is_none() {
            return series.label.clone();
        }
        self.with_unit_word(&series.label, &series.key)
    }

    fn measure_head(&self, name: &str) -> String {
        let label = self.measure_label(name);
        self.with_unit_word(&label, name)
    }

    /// "Participants (people)", unless the label says the unit, or numbers carry it.
    fn with_unit_word(&self, label: &str, measure: &str) -> String {
        let unit = self.measure(measure).filter(|measure| !matches!(measure.unit, Unit::Money(_) | Unit::Percent));
        let unit = unit.map(|measure| self.unit_word(measure, 2)).filter(|unit| !unit.is_empty());
        match unit.filter(|unit| !label.to_lowercase().contains(&unit.to_lowercase())) {
            Some(unit) => self.locale.text("column-head", &[("label", Arg::Text(label)), ("unit", Arg::Text(&unit))]),
            None => label.to_owned(),
        }
    }

    fn series_dimension(&self, config: &FigureConfig) -> String {
        let series = config.data.split.as_ref().or(config.data.multiples.as_ref());
        series.map(|split| sentence_case(&self.dimension_label(&split.name))).unwrap_or_default()
    }

    /// A category's whole name, with the mark of a partial step.
    fn category_label(&self, steps: &[Period], category: &Category) -> String {
        match steps.iter().find(|step| step.key() == category.key) {
            Some(step) => self.marked(category.name.clone(), step),
            None => category.name.clone(),
        }
    }

    /// The steps of time that the categories are, where they are.
    fn twin_steps(&self, config: &FigureConfig) -> Vec<Period> {
        let data = &config.data;
        let time = TimeDimension::from_name(&data.by.name).filter(|_| data.spans.is_none());
        let period = data.period.as_ref().unwrap_or(&self.config.report.period);
        time.map(|time| self.steps(time, period, data.last)).unwrap_or_default()
    }
}

/// Whether the numbers of a chart are printed without their unit.
fn is_bare(chart: &ChartSpec) -> bool {
    let mut data = chart.series.iter().flat_map(|series| &series.data);
    let first = data.find_map(|datum| if let Datum::Value(value) = datum { Some(&value.shown.text) } else { None });
    let marks = ['.', ',', ' ', '\u{A0}', '\u{202F}', '\u{2009}', '’', '-', '\u{2212}'];
    first.is_none_or(|text| text.chars().all(|c| c.is_numeric() || marks.contains(&c)))
}

fn answer_cell(answer: Answer) -> TableCell {
    let json = answer.shown.value.map_or(serde_json::Value::Null, super::json_number);
    TableCell { json, suppressed: answer.suppressed, text: Rich::value(answer.shown) }
}

fn label_cell(label: String) -> TableCell {
    TableCell { json: label.clone().into(), text: Rich::text(label), suppressed: false }
}

fn blank() -> TableCell {
    TableCell { text: Rich::default(), json: serde_json::Value::Null, suppressed: false }
}

fn head(label: String) -> TableColumn {
    TableColumn { name: String::new(), label, unit: None, align: Align::Left, head: None, bar: false }
}

fn number_column(label: String) -> TableColumn {
    TableColumn { align: Align::Right, ..head(label) }
}

mod panels;
#[cfg(test)]
mod tests;

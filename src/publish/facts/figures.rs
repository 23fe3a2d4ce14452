//! Figures with the data of their charts: every combination of their dimensions.

use super::{Edition, object};
use crate::chart::spec::{Category, ChartKind, ChartSpec, Datum, Form, Panel, Series, Timeline};
use crate::config::{AxisScale, FigureConfig, FigureData, Unit};
use crate::report::{Figure, facts_unit, json_number};
use crate::shown::Rich;
use serde_json::{Map, Value, json};

/// The dimension of figures that compare two periods.
const PERIOD: &str = "period";

/// All figures, in the order of the report.
pub(in crate::publish) fn figures(edition: &Edition<'_>) -> Value {
    let mut figures: Vec<&Figure> = edition.report.figures.values().collect();
    figures.sort_by_key(|figure| figure.number);
    object(figures.into_iter().filter_map(|one| {
        let config = edition.config.figures.iter().find(|config| config.id.name == one.id)?;
        Some((one.id.clone(), figure(edition, one, config)))
    }))
}

fn figure(edition: &Edition<'_>, figure: &Figure, config: &FigureConfig) -> Value {
    if let Form::Timeline(timeline) = &figure.chart.form {
        return timeline_figure(edition, figure, timeline);
    }
    let measures: Vec<&str> = config.data.measures.iter().map(|named| named.name.as_str()).collect();
    json!({
        "number": figure.number,
        "kind": figure.kind,
        "page": edition.document.figure_pages.get(&figure.id),
        "title": figure.title.as_ref().map(Rich::plain),
        "alt": figure.alt.plain(),
        "measures": measures,
        "unit": unit(edition, &figure.chart, config),
        "dimensions": dimensions(&figure.chart, &config.data),
        "data": data(&figure.chart, &config.data),
    })
}

/// A timeline has spans in place of measures and their data.
fn timeline_figure(edition: &Edition<'_>, figure: &Figure, timeline: &Timeline) -> Value {
    let spans: Vec<Value> = timeline
        .rows
        .iter()
        .flat_map(|row| row.spans.iter().map(move |span| (row, span)))
        .map(|(row, span)| {
            let phase = timeline.phases.get(span.phase);
            json!({"label": row.label, "phase": phase, "from": span.from.to_string(), "to": span.to.to_string()})
        })
        .collect();
    json!({
        "number": figure.number,
        "kind": figure.kind,
        "page": edition.document.figure_pages.get(&figure.id),
        "title": figure.title.as_ref().map(Rich::plain),
        "alt": figure.alt.plain(),
        "measures": [],
        "unit": null,
        "dimensions": [],
        "data": [],
        "spans": spans,
    })
}

/// The unit of the figure's numbers; none where its measures have several.
fn unit(edition: &Edition<'_>, chart: &ChartSpec, config: &FigureConfig) -> Option<String> {
    let shares = matches!(chart.kind, ChartKind::Diverging | ChartKind::Stacked100);
    if shares || config.chart.axis.scale == AxisScale::PercentOfTarget {
        return Some(facts_unit(&Unit::Percent));
    }
    let mut units = config.data.measures.iter().map(|named| edition.facts.measures.get(&named.name));
    let first = &units.next()??.unit;
    units.all(|measure| measure.is_some_and(|measure| measure.unit == *first)).then(|| facts_unit(first))
}

fn dimensions(chart: &ChartSpec, data: &FigureData) -> Value {
    let dimension = |name: &str, values: Vec<(&str, &str)>| {
        let values: Vec<Value> = values.into_iter().map(|(key, label)| json!({"key": key, "label": label})).collect();
        json!({"name": name, "values": values})
    };
    let first = chart.panels().first().map_or(chart, |panel| &panel.chart);
    let categories = chart.categories.iter().map(|one| (one.key.as_str(), one.name.as_str())).collect();
    let mut dimensions = vec![dimension(&data.by.name, categories)];
    if let Some(split) = &data.split {
        let series = first.series.iter().map(|one| (one.key.as_str(), one.label.as_str())).collect();
        dimensions.push(dimension(&split.name, series));
    }
    if !data.periods.is_empty() {
        let series = first.series.iter().map(|one| (one.key.as_str(), one.label.as_str())).collect();
        dimensions.push(dimension(PERIOD, series));
    }
    if let Some(multiples) = &data.multiples {
        let panels = chart.panels().iter().map(|one| (one.key.as_str(), one.label.as_str())).collect();
        dimensions.push(dimension(&multiples.name, panels));
    }
    dimensions.into()
}

fn data(chart: &ChartSpec, data: &FigureData) -> Value {
    let one = |chart: &ChartSpec, panel: Option<&Panel>| {
        let places = chart.categories.iter().enumerate();
        let data = places
            .flat_map(|(index, category)| chart.series.iter().map(move |series| (index, category, series)))
            .map(|(index, category, series)| datum(data, panel, category, (series, index)));
        data.collect::<Vec<Value>>()
    };
    match &chart.form {
        Form::Panels(panels) => panels.iter().flat_map(|panel| one(&panel.chart, Some(panel))).collect(),
        _ => one(chart, None).into(),
    }
}

fn datum(data: &FigureData, panel: Option<&Panel>, category: &Category, (series, index): (&Series, usize)) -> Value {
    let mut entry = Map::new();
    entry.insert(data.by.name.clone(), category.key.as_str().into());
    if let (Some(multiples), Some(panel)) = (&data.multiples, panel) {
        entry.insert(multiples.name.clone(), panel.key.as_str().into());
    }
    let first = data.measures.first().map_or("", |named| named.name.as_str());
    let measure = match &data.split {
        Some(split) => {
            entry.insert(split.name.clone(), series.key.as_str().into());
            first
        }
        None if !data.periods.is_empty() => {
            entry.insert(PERIOD.to_owned(), series.key.as_str().into());
            first
        }
        None => data.measures.iter().find(|named| named.name == series.key).map_or(first, |named| named.name.as_str()),
    };
    let (value, suppressed) = match series.data.get(index) {
        Some(Datum::Value(value)) => (value.shown.value, false),
        Some(Datum::Suppressed) => (None, true),
        Some(Datum::Missing) | None => (None, false),
    };
    entry.insert("measure".to_owned(), measure.into());
    entry.insert("value".to_owned(), value.map_or(Value::Null, json_number));
    entry.insert("suppressed".to_owned(), suppressed.into());
    entry.into()
}

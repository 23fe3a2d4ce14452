//! Figures, tables, tiles, cover and templates → every question of a run, each once, with the place where it is asked first.

use super::definition::{Definitions, has_metrics, unknown_measure};
use super::ready;
use crate::config::{
    ColumnConfig, ColumnValue, Condition, Config, Filter, Named, Question, Scalar, TableConfig, TableShape,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Origin};
use crate::period::{Period, TimeDimension};
use crate::prose::{Asked, Prose, Scope};
use std::collections::{BTreeMap, BTreeSet};

/// Where a question is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Voice {
    pub(crate) origin: Origin,
    /// Whether by a template of prose, not by `report.toml`.
    pub(crate) prose: bool,
}

impl Voice {
    /// The code for a name that nobody knows.
    pub(crate) fn unknown_name(&self) -> &'static str {
        if self.prose { "prose/unknown-name" } else { "config/unknown-name" }
    }

    fn config(named: &Named) -> Self {
        Self { origin: named.origin.clone(), prose: false }
    }
}

/// A question and who asks it first; nobody for the history of a measure.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) question: Question,
    pub(crate) voice: Option<Voice>,
}

type QuestionKey = (String, Filter, Vec<String>);

struct Asker<'c> {
    config: &'c Config,
    definitions: &'c Definitions,
    diagnostics: &'c mut Diagnostics,
    questions: BTreeMap<QuestionKey, (BTreeSet<Period>, Option<Voice>)>,
}

/// One thing that is asked, before periods and parts are worked out.
struct Ask<'a> {
    measure: &'a str,
    by: Vec<&'a str>,
    filter: Filter,
    period: &'a Period,
    last: Option<u32>,
    voice: Option<&'a Voice>,
}

/// Every question of config, prose and history.
pub(crate) fn questions(
    config: &Config,
    prose: &Prose,
    definitions: &Definitions,
    diagnostics: &mut Diagnostics,
) -> Vec<Planned> {
    let mut asker = Asker { config, definitions, diagnostics, questions: BTreeMap::new() };
    asker.figures();
    asker.tables();
    asker.tiles_and_cover();
    for asked in &prose.asked {
        asker.asked(asked);
    }
    asker.history();
    asker.conditions_of_sections(prose);
    asker
        .questions
        .into_iter()
        .map(|((measure, filter, by), (periods, voice))| Planned {
            question: Question { measure, by, filter, periods: periods.into_iter().collect() },
            voice,
        })
        .collect()
}

/// The years of the history of every measure, ending with the report's.
pub(crate) fn trend(config: &Config) -> Vec<Period> {
    let report = &config.report;
    report.year.steps(TimeDimension::Year, &report.period, Some(report.trend))
}

impl Asker<'_> {
    fn compared(&self, period: &Period) -> Option<Period> {
        let report = &self.config.report;
        if *period == report.period { report.compare.clone() } else { report.year.previous(period) }
    }

    /// Asks in the period, in the steps of its time dimension, and in all that these are compared with; by all
    /// dimensions and by every part of them, so that shares, totals and orders have what they need.
    fn ask(&mut self, ask: &Ask<'_>) {
        if !self.is_known(ask) || !self.may_ask_services(ask) {
            return;
        }
        let mut periods: BTreeSet<Period> = BTreeSet::new();
        let mut by = Vec::new();
        let year = self.config.report.year;
        for name in &ask.by {
            let Some(time) = TimeDimension::from_name(name) else {
                by.push((*name).to_owned());
                continue;
            };
            let default = (time == TimeDimension::Year).then_some(self.config.report.trend);
            for step in year.steps(time, ask.period, ask.last.or(default)) {
                periods.extend(year.previous(&step));
                periods.insert(step);
            }
        }
        periods.insert(ask.period.clone());
        periods.extend(self.compared(ask.period));
        for subset in 0..(1_u32 << by.len().min(8)) {
            let part: Vec<String> = by
                .iter()
                .enumerate()
                .filter(|(index, _)| subset & (1 << index) != 0)
                .map(|(_, name)| name.clone())
                .collect();
            let key = (ask.measure.to_owned(), ask.filter.clone(), part);
            let entry = self.questions.entry(key).or_default();
            entry.0.extend(periods.iter().cloned());
            if entry.1.is_none() {
                entry.1 = ask.voice.cloned();
            }
        }
    }

    fn is_known(&mut self, ask: &Ask<'_>) -> bool {
        if self.definitions.get(ask.measure).is_some() || has_metrics(self.config) {
            return true;
        }
        if let Some(voice) = ask.voice {
            let diagnostic = unknown_measure(voice.unknown_name(), ask.measure, self.definitions);
            self.diagnostics.push(diagnostic.at(voice.origin.clone()));
        }
        false
    }

    /// Asking a measure of Volunteers for a service that is left out is an error.
    fn may_ask_services(&mut self, ask: &Ask<'_>) -> bool {
        let Some(definition) = self.definitions.get(ask.measure).filter(|definition| definition.volunteers_only) else {
            return true;
        };
        let left_out = ask.filter.conditions().iter().find_map(|(name, condition)| match condition {
            Condition::OneOf(values) if name == "service" => values.iter().find_map(|value| match value {
                Scalar::Text(service) if !self.config.report.volunteers.contains(service) => Some(service.clone()),
                _ => None,
            }),
            _ => None,
        });
        let (Some(service), Some(voice)) = (left_out, ask.voice) else { return true };
        let instead = match (service.as_str(), definition.measure.name.as_str()) {
            ("virtual", _) => "virtual_participants",
            ("response", "volunteer_months") => "response_months",
            ("response", _) => "response_assignments",
            _ => "",
        };
        let hint = if instead.is_empty() {
            "declare a measure whose own `where` names the service".to_owned()
        } else {
            format!("use `{instead}`, or declare a measure whose own `where` names the service")
        };
        self.diagnostics.push(
            Diagnostic::error(
                if voice.prose { "prose/service-left-out" } else { "config/service-left-out" },
                format!("`{}` counts {} only", ask.measure, self.config.report.volunteers.join(", ")),
            )
            .at(voice.origin.clone())
            .text(service)
            .hint(hint),
        );
        false
    }

    fn figures(&mut self) {
        for figure in &self.config.figures {
            let data = &figure.data;
            let own = data.period.as_ref().unwrap_or(&self.config.report.period);
            let periods = if data.periods.is_empty() { vec![own] } else { data.periods.iter().collect() };
            let by: Vec<&str> = data.dimensions().map(|named| named.name.as_str()).collect();
            // which way the target of an indicator is reached, the count of those that are met tells
            let aimed = data.measures.iter().filter(|named| data.target.is_some() && named.name == "indicator_actual");
            let aims = aimed.flat_map(|named| ["indicators_met", "indicators_with_target"].map(|name| (name, named)));
            let own = data.measures.iter().chain(&data.target).map(|named| (named.name.as_str(), named));
            for (measure, named) in own.chain(aims) {
                let voice = Voice::config(named);
                for period in &periods {
                    self.ask(&Ask {
                        measure,
                        by: by.clone(),
                        filter: data.filter.clone(),
                        period,
                        last: data.last,
                        voice: Some(&voice),
                    });
                }
            }
        }
    }

    fn tables(&mut self) {
        for table in &self.config.tables {
            let TableShape::Aggregated { rows, across, columns, group, .. } = &table.shape else { continue };
            if let Some(across) = across {
                let period = table.period.as_ref().and_then(Option::as_ref).unwrap_or(&self.config.report.period);
                for by in std::iter::once(rows).chain(group) {
                    self.ask(&Ask {
                        measure: &across.measure.name,
                        by: vec![&by.name, &across.by.name],
                        filter: table.filter.clone(),
                        period,
                        last: None,
                        voice: Some(&Voice::config(&across.measure)),
                    });
                }
            }
            for column in columns {
                let (ColumnValue::Measure(measure) | ColumnValue::Share(measure)) = &column.value else { continue };
                let voice = Voice::config(measure);
                for by in std::iter::once(rows).chain(group) {
                    self.ask(&Ask {
                        measure: &measure.name,
                        by: vec![&by.name],
                        filter: table.filter.and(&column.filter),
                        period: column_period(self.config, table, column),
                        last: None,
                        voice: Some(&voice),
                    });
                    if column.spark.is_some() {
                        self.ask(&Ask {
                            measure: &measure.name,
                            by: vec![&by.name, "year"],
                            filter: table.filter.and(&column.filter),
                            period: column_period(self.config, table, column),
                            last: column.spark,
                            voice: Some(&voice),
                        });
                    }
                }
            }
        }
    }

    fn tiles_and_cover(&mut self) {
        let report = &self.config.report.period;
        for tile in self.config.tiles.iter().flat_map(|tiles| &tiles.items) {
            let voice = Voice::config(&tile.measure);
            self.ask(&Ask {
                measure: &tile.measure.name,
                by: Vec::new(),
                filter: tile.filter.clone(),
                period: tile.period.as_ref().unwrap_or(report),
                last: None,
                voice: Some(&voice),
            });
        }
        for measure in self.config.cover.measures.iter().flatten() {
            let voice = Voice::config(measure);
            self.ask(&Ask {
                measure: &measure.name,
                by: Vec::new(),
                filter: Filter::default(),
                period: report,
                last: None,
                voice: Some(&voice),
            });
        }
    }

    fn asked(&mut self, asked: &Asked) {
        let config = self.config;
        let (mut filter, mut period, mut by) = (Filter::default(), &config.report.period, Vec::new());
        match &asked.scope {
            Scope::Report => {}
            Scope::Tile(id, index) => {
                let tiles = config.tiles.iter().find(|tiles| tiles.id.name == *id);
                if let Some(tile) = tiles.and_then(|tiles| tiles.items.get(*index)) {
                    filter = tile.filter.clone();
                    period = tile.period.as_ref().unwrap_or(period);
                }
            }
            Scope::Column(id, index) => {
                if let Some(table) = config.tables.iter().find(|table| table.id.name == *id)
                    && let TableShape::Aggregated { rows, columns, .. } = &table.shape
                {
                    by.push(rows.name.as_str());
                    filter = table.filter.clone();
                    if let Some(column) = columns.get(*index) {
                        filter = filter.and(&column.filter);
                        period = column_period(config, table, column);
                    }
                }
            }
        }
        by.extend(asked.by.iter().map(String::as_str));
        let voice = Voice { origin: asked.origin.clone(), prose: true };
        self.ask(&Ask {
            measure: &asked.measure,
            by,
            filter: filter.and(&asked.filter),
            period: asked.at.as_ref().unwrap_or(period),
            last: asked.last,
            voice: Some(&voice),
        });
    }

    /// Every measure over the years of the trend, in the report's period and in the compared one.
    fn history(&mut self) {
        let names: BTreeSet<String> = self
            .definitions
            .names()
            .map(str::to_owned)
            .chain(self.questions.keys().map(|(measure, _, _)| measure.clone()))
            .chain(self.config.measures.iter().map(|measure| measure.name.name.clone()))
            .collect();
        for measure in names {
            self.ask(&Ask {
                measure: &measure,
                by: vec![TimeDimension::Year.name()],
                filter: Filter::default(),
                period: &self.config.report.period,
                last: None,
                voice: None,
            });
        }
    }

    /// `when` of a section names a source or a measure.
    fn conditions_of_sections(&mut self, prose: &Prose) {
        for named in prose.sections.iter().filter_map(|section| section.front.when.as_ref()) {
            let name = named.name.as_str();
            let is_source = self.config.sources.iter().any(|source| source.name.name == name);
            let is_measure = self.definitions.get(name).is_some() || ready::is_ready_made(name);
            if !is_source && !is_measure && !has_metrics(self.config) {
                self.diagnostics
                    .push(unknown_measure("prose/unknown-name", name, self.definitions).at(named.origin.clone()));
            }
        }
    }
}

/// The period of a column: its own, the table's, the report's.
pub(crate) fn column_period<'a>(config: &'a Config, table: &'a TableConfig, column: &'a ColumnConfig) -> &'a Period {
    column.period.as_ref().or(table.period.as_ref().and_then(Option::as_ref)).unwrap_or(&config.report.period)
}

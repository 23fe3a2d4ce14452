//! `[tables]` + facts → tables: a row per value of a dimension, or per row of a source.

use super::context::Context;
use super::coverage::Covered;
use super::model::{Table, TableRow};
use super::records::tie_cells;
use super::table_columns::align_texts;
use crate::config::{TableConfig, TableShape};
use crate::diagnostic::Diagnostic;
use crate::locale::Arg;
use crate::period::{Period, TimeDimension};
use crate::shown::Rich;
use std::collections::BTreeMap;

impl Context<'_> {
    fn table_config(&self, id: &str) -> Result<&TableConfig, Diagnostic> {
        let known = self.config.tables.iter().map(|table| table.id.name.as_str());
        let unknown = || Diagnostic::error("prose/unknown-name", format!("no table `{id}`")).did_you_mean(id, known);
        self.config.tables.iter().find(|table| table.id.name == id).ok_or_else(unknown)
    }

    /// The title of a table.
    pub(super) fn table_title(&self, id: &str) -> Result<Option<Rich>, Diagnostic> {
        let table = self.table_config(id)?;
        table.title.as_ref().map(|text| crate::prose::evaluate(text, &self.asking())).transpose()
    }

    /// The table with that number.
    pub(super) fn table(&self, id: &str, number: u32) -> Result<Table, Diagnostic> {
        let config = self.table_config(id)?;
        let (mut sparks, mut rounding) = (BTreeMap::new(), None);
        let (columns, mut rows) = match &config.shape {
            TableShape::Aggregated { rows, .. } => {
                let columns = self.columns(config);
                let mut head = self.aggregated_columns(config, &rows.name, &columns);
                let rows = self.rows(config, &columns);
                sparks = self.sparks(config, &columns, &rows);
                let rows: Vec<_> = rows.iter().map(|(row, kind)| self.row(config, &columns, row, *kind)).collect();
                rounding = self.rounding_note(&columns, &rows);
                align_texts(&columns, &mut head, &rows);
                (head, rows)
            }
            TableShape::Records(records) => self.records(config, records),
        };
        tie_cells(id, &columns, &mut rows);
        let asking = self.asking();
        let optional = |text: &Option<crate::config::Text>| text.as_ref().map(|text| self.rich(text, &asking));
        let period = config.period.clone().flatten().unwrap_or_else(|| self.config.report.period.clone());
        let steps = self.row_steps(config, &period).unwrap_or_default();
        Ok(Table {
            id: id.to_owned(),
            number,
            name: self.locale.text("table-number", &[("number", Arg::Text(&number.to_string()))]),
            title: self.table_title(id)?,
            caption: optional(&config.caption),
            note: optional(&config.note),
            legend: self
                .legend(&rows)
                .into_iter()
                .chain(rounding)
                .chain(self.mark_explained(&steps))
                .chain(self.open_rows(config, &period))
                .collect(),
            source: self.table_source(config, &self.covered(config, &period), &period),
            columns,
            rows,
            sparks,
            row_heads: true,
        })
    }

    /// What the rows cover: a period, or the steps of time that they are.
    fn covered(&self, config: &TableConfig, period: &Period) -> String {
        let steps = self.row_steps(config, period);
        let steps = steps.unwrap_or_else(|| vec![period.clone()]);
        self.with_data_end(self.span_label(&steps), &steps)
    }

    /// The steps of time that the rows or the columns are, where they are.
    fn row_steps(&self, config: &TableConfig, period: &Period) -> Option<Vec<Period>> {
        let TableShape::Aggregated { rows, across, .. } = &config.shape else { return None };
        let mut dimensions = std::iter::once(rows).chain(across.iter().map(|across| &across.by));
        let time = dimensions.find_map(|dimension| TimeDimension::from_name(&dimension.name));
        time.map(|time| self.steps(time, period, None))
    }

    /// What a table is made from, and what its numbers leave out.
    fn table_source(&self, config: &TableConfig, period: &str, asked: &Period) -> Rich {
        let (rows, across) = match &config.shape {
            TableShape::Aggregated { rows, across, .. } => (rows, across),
            TableShape::Records(records) => return self.record_source(&records.source.name, period),
        };
        let source = self.source_line(config.shape.measures().into_iter(), period);
        let dimensions = std::iter::once(rows).chain(across.iter().map(|across| &across.by));
        let covered = Covered {
            measures: config.shape.measures(),
            dimensions: dimensions.map(|named| named.name.as_str()).collect(),
            filter: &config.filter,
            period: asked,
        };
        let notes = self.coverage(&covered).into_iter().filter(|_| !source.is_blank());
        notes.fold(source.clone(), |source, note| self.noted_rich(Some(source), &note))
    }

    /// "Source: cohorts.csv, FY2019".
    pub(super) fn record_source(&self, source: &str, period: &str) -> Rich {
        let inputs = self.facts.inputs.iter().filter(|input| input.source == source);
        let files: Vec<&str> = inputs.map(|input| input.file.as_str()).collect();
        let files = files.join(", ");
        Rich::text(self.locale.text("source-line", &[("sources", Arg::Text(&files)), ("period", Arg::Text(period))]))
    }

    /// What `[c]` and `[x]` mean, where they occur.
    pub(super) fn legend(&self, rows: &[TableRow]) -> Vec<String> {
        let cells = || rows.iter().flat_map(|row| &row.cells);
        let missing = self.locale.text("missing", &[]);
        let minimum = self.config.privacy.minimum.to_string();
        let suppressed = cells().any(|cell| cell.suppressed);
        let unknown = cells().any(|cell| cell.text.plain() == missing);
        let note = |id: &str| self.locale.text(id, &[("minimum", Arg::Text(&minimum))]);
        [(suppressed, "note-suppressed"), (unknown, "note-missing")]
            .iter()
            .filter(|(wanted, _)| *wanted)
            .map(|(_, id)| note(id))
            .collect()
    }

    /// What the mark of cohorts in service means, where rows have it.
    fn open_rows(&self, config: &TableConfig, period: &Period) -> Option<String> {
        let TableShape::Aggregated { rows, .. } = &config.shape else { return None };
        self.open_explained(&config.shape.measures(), &rows.name, period)
    }

    pub(super) fn table_period(&self, config: &TableConfig) -> Period {
        config.period.clone().flatten().unwrap_or_else(|| self.config.report.period.clone())
    }
}

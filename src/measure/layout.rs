//! The columns of an opened source with what stands in each, and how its rows belong to a period.

use super::check::guess;
use super::check::kinds::{Field, Form, field, key_column, time_column};
use crate::config::{ColumnType, Config, Kind, SourceConfig, TimeColumn};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ingest::Source;

/// A source as rows of typed values.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Its index in `config.sources`.
    pub(crate) source: usize,
    pub(crate) kind: Kind,
    pub(crate) columns: Vec<Column>,
    pub(crate) time: RowTime,
    /// The column by which other sources name its rows.
    pub(crate) key: Option<usize>,
}

/// A column of typed values.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about a column")]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) form: Form,
    /// Its index in the records; none where it is worked out.
    pub(crate) at: Option<usize>,
    /// The source that it refers to.
    pub(crate) target: Option<usize>,
    /// Whether a cell may name a person.
    pub(crate) private: bool,
    pub(crate) may_be_negative: bool,
    /// Whether no row may be without it.
    pub(crate) needed: bool,
    /// Whether anything is counted by it; of others only the form is checked.
    pub(crate) used: bool,
}

/// How a row belongs to a period: the columns that say when it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum RowTime {
    Interval { start: usize, sworn_in: Option<usize>, end: Option<usize> },
    Day(usize),
    Span(usize),
    Always,
}

impl Layout {
    /// Typed columns of an opened source. Types of a table are read from the whole file.
    pub(crate) fn new(index: usize, config: &Config, opened: &Source, diagnostics: &mut Diagnostics) -> Self {
        let source = &config.sources[index];
        let forms = forms(source, opened, diagnostics);
        let mut columns: Vec<Column> = opened
            .columns
            .iter()
            .zip(forms)
            .enumerate()
            .map(|(at, (column, (form, may_be_negative)))| Column {
                target: target(config, index, &column.name, form),
                private: source.kind == Kind::Volunteers && matches!(form, Form::Text | Form::Reference(Kind::Places)),
                name: column.name.clone(),
                form,
                at: Some(at),
                may_be_negative,
                needed: field(source.kind, &column.name).is_some_and(Field::is_needed),
                used: false,
            })
            .collect();
        add_worked_out(source.kind, &mut columns);
        let find = |name: &str| columns.iter().position(|column| column.name == name);
        let time = match (source.kind, &source.time) {
            (Kind::Volunteers, _) => find("start_date").map_or(RowTime::Always, |start| RowTime::Interval {
                start,
                sworn_in: find("sworn_in_date"),
                end: find("end_date"),
            }),
            (Kind::Table, Some(TimeColumn::Date(named))) => find(&named.name).map_or(RowTime::Always, RowTime::Day),
            (Kind::Table, Some(TimeColumn::Period(named))) => find(&named.name).map_or(RowTime::Always, RowTime::Span),
            (kind, _) => match time_column(kind).and_then(&find) {
                Some(at) if matches!(kind, Kind::Indicators | Kind::Metrics) => RowTime::Span(at),
                Some(at) => RowTime::Day(at),
                None => RowTime::Always,
            },
        };
        let key = key_column(source.kind)
            .map(str::to_owned)
            .or_else(|| reference_name(source).map(|name| format!("{name}_id")));
        let key = key.and_then(|key| find(&key));
        Self { source: index, kind: source.kind, columns, time, key }
    }

    /// The index of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// The name under which other sources refer to rows of a source: `program`; of a table its name without a final s.
pub(crate) fn reference_name(source: &SourceConfig) -> Option<&str> {
    match source.kind {
        Kind::Table => Some(source.name.name.strip_suffix('s').unwrap_or(&source.name.name)),
        kind => kind.reference_name(),
    }
}

/// `person_id` and `service` of volunteers and `participants` of activities, where the files lack them.
fn add_worked_out(kind: Kind, columns: &mut Vec<Column>) {
    let wanted: &[&str] = match kind {
        Kind::Volunteers => &["person_id", "service"],
        Kind::Activities if columns.iter().any(|column| column.name.starts_with("participants_")) => &["participants"],
        _ => &[],
    };
    for name in wanted {
        if let Some(field) = field(kind, name)
            && !columns.iter().any(|column| column.name == *name)
        {
            columns.push(Column {
                name: (*name).to_owned(),
                form: field.form,
                at: None,
                target: None,
                private: false,
                may_be_negative: false,
                needed: false,
                used: false,
            });
        }
    }
}

/// The source that a column refers to, when the report has it.
fn target(config: &Config, index: usize, column: &str, form: Form) -> Option<usize> {
    let source = &config.sources[index];
    let named = source.references.iter().find(|(name, _)| name.name == column);
    let found = match (named, form) {
        (Some((_, to)), _) => config.sources.iter().position(|other| other.name.name == to.name),
        (None, Form::Reference(kind)) => config.sources.iter().position(|other| other.kind == kind),
        (None, Form::Text | Form::Id) if source.kind == Kind::Table => {
            let name = column.strip_suffix("_id").or((column == "place").then_some("place"));
            config.sources.iter().position(|other| name.is_some() && reference_name(other) == name)
        }
        _ => None,
    };
    found.filter(|found| *found != index)
}

fn forms(source: &SourceConfig, opened: &Source, diagnostics: &mut Diagnostics) -> Vec<(Form, bool)> {
    let guessed = if source.kind == Kind::Table { guess::forms(opened) } else { Vec::new() };
    for (named, _) in &source.types {
        if opened.column(&named.name).is_none() {
            let known = opened.columns.iter().map(|column| column.name.as_str());
            diagnostics.push(
                Diagnostic::error(
                    "config/unknown-name",
                    format!("`{}` has no column `{}`", source.name.name, named.name),
                )
                .at(named.origin.clone())
                .text(named.name.as_str())
                .did_you_mean(&named.name, known),
            );
        }
    }
    let time = source.time.as_ref().map(|time| match time {
        TimeColumn::Date(named) => (named, Form::Date),
        TimeColumn::Period(named) => (named, Form::Period),
    });
    if let Some((named, _)) = time
        && opened.column(&named.name).is_none()
    {
        let known = opened.columns.iter().map(|column| column.name.as_str());
        diagnostics.push(
            Diagnostic::error("config/unknown-name", format!("`{}` has no column `{}`", source.name.name, named.name))
                .at(named.origin.clone())
                .text(named.name.as_str())
                .did_you_mean(&named.name, known),
        );
    }
    opened
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| {
            if let Some(Field { form, may_be_negative, .. }) = field(source.kind, &column.name) {
                return (*form, *may_be_negative);
            }
            if let Some((_, form)) = time.filter(|(named, _)| named.name == column.name) {
                return (form, false);
            }
            let declared = source.types.iter().find(|(named, _)| named.name == column.name);
            let form = declared.map(|(_, of)| form_of(*of)).or_else(|| guessed.get(index).copied());
            (form.unwrap_or(Form::Text), true)
        })
        .collect()
}

fn form_of(column: ColumnType) -> Form {
    match column {
        ColumnType::Text => Form::Text,
        ColumnType::Integer => Form::Whole,
        ColumnType::Decimal | ColumnType::Money | ColumnType::Percent => Form::Decimal,
        ColumnType::Date => Form::Date,
        ColumnType::Year => Form::Year,
        ColumnType::Month => Form::Period,
        ColumnType::Boolean => Form::Boolean,
        ColumnType::Id => Form::Id,
    }
}

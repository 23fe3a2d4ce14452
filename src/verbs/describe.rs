//! `describe`: CSV files → what they are and what is wrong with them, or their tables in one plain form.

use super::outcome::Outcome;
use super::request::{Looks, Terminal};
use crate::config::{ColumnType, DateOrder, Kind, SourceConfig};
use crate::diagnostic::{Diagnostics, Failed, Fault, Severity};
use crate::ingest::{self, Description, Source};
use crate::measure::check::known_columns;
use crate::project::Project;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// How files are described.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// For people.
    Text,
    /// A JSON object a line.
    Json,
    /// The table itself: UTF-8, LF, commas, our names, ISO dates, plain numbers.
    Csv,
}

/// Describes each file.
pub fn describe(files: &[PathBuf], form: Form, looks: &Looks, terminal: &mut Terminal<'_>) -> Outcome {
    let mut outcome = Outcome::Done;
    for file in files {
        let mut found = Diagnostics::default();
        let described = of_file(file, &mut found);
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let lines = described.map(|(kind, source, description)| match form {
            Form::Text => text(file, kind, &description, &found),
            Form::Json => object(file, kind, &description, &found).to_string(),
            Form::Csv => source.plain_csv(&description).trim_end_matches('\n').to_owned(),
        });
        terminal.tell(folder, &mut found, looks);
        outcome = outcome.max(Outcome::of(&found, found.has_errors()));
        if let Ok(lines) = lines {
            outcome = outcome.max(terminal.result(&lines));
        }
    }
    outcome
}

fn of_file(file: &Path, found: &mut Diagnostics) -> Result<(Kind, Source, Description), Failed> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let project = Project::folder_at(folder).map_err(|problem| found.fail(problem))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = kind_of(&project, &name);
    let source = ingest::open(&project, &SourceConfig::of_files(kind, &[name]), &known_columns(kind), found);
    for problem in found.iter_mut().filter(|problem| problem.code == "file/missing") {
        problem.fault = Fault::Usage;
    }
    let mut source = source?;
    let description = source.describe(found).ok_or(Failed)?;
    Ok((kind, source, description))
}

/// The kind by the file's name, else the one that has all needed columns there and most of the others.
fn kind_of(project: &Project, file: &str) -> Kind {
    let stem = file.split('.').next().unwrap_or(file);
    let named = |kind: &Kind| stem == kind.name() || stem.starts_with(&format!("{}-", kind.name()));
    if let Some(kind) = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Table).find(named) {
        return kind;
    }
    let files = [file.to_owned()];
    let known_there = |kind: Kind| {
        let known = known_columns(kind);
        let columns = ingest::columns(project, &SourceConfig::of_files(kind, &files), &known);
        let there = |column: &&ingest::KnownColumn| columns.iter().any(|name| name == column.name);
        let complete = known.iter().filter(|column| column.needed).all(|column| there(&column));
        (if complete { known.iter().filter(there).count() } else { 0 }, kind)
    };
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Table).map(known_there);
    let best = kinds.rev().max_by_key(|(count, _)| *count).filter(|(count, _)| *count > 1);
    best.map_or(Kind::Table, |(_, kind)| kind)
}

fn count(found: &Diagnostics, severity: Severity) -> usize {
    found.all().iter().filter(|problem| problem.severity == severity).count()
}

fn text(file: &Path, kind: Kind, description: &Description, found: &Diagnostics) -> String {
    let dialect = &description.dialect;
    let mut text = format!("{}\n", file.display());
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "  {name:<10} {value}");
    };
    line("encoding", description.encoding);
    line("delimiter", &description.delimiter);
    let group = dialect.group.map(|group| format!(", groups with `{group}`")).unwrap_or_default();
    let certain = if dialect.decimal_is_certain { "" } else { " (nothing proves it)" };
    line("numbers", &format!("decimals after `{}`{group}{certain}", dialect.decimal));
    line("dates", order(dialect.date));
    line("header", &format!("line {}", description.header));
    line("kind", kind.name());
    let rejected = match description.rows_rejected {
        0 => String::new(),
        rejected => format!(", {rejected} of them with errors"),
    };
    line("rows", &format!("{}{rejected}", description.rows));
    let (errors, warnings) = (count(found, Severity::Error), count(found, Severity::Warning));
    line("problems", &format!("errors: {errors}, warnings: {warnings}"));
    line("columns", &description.columns.len().to_string());
    let width = description.columns.iter().map(|column| column.name.chars().count()).max().unwrap_or(0);
    for column in &description.columns {
        let _ = writeln!(text, "    {:<width$}  {:<8}  {}", column.name, type_name(column.kind), column.header);
    }
    text.trim_end().to_owned()
}

fn object(file: &Path, kind: Kind, description: &Description, found: &Diagnostics) -> Value {
    let dialect = &description.dialect;
    let columns = description
        .columns
        .iter()
        .map(|column| json!({ "name": column.name, "header": column.header, "type": type_name(column.kind) }));
    json!({
        "describe": 1,
        "file": file.display().to_string(),
        "encoding": description.encoding,
        "delimiter": dialect.delimiter.to_string(),
        "quote": dialect.quote.to_string(),
        "decimal": dialect.decimal.to_string(),
        "group": dialect.group.map(|group| group.to_string()),
        "date": match dialect.date {
            DateOrder::Ymd => "ymd",
            DateOrder::Dmy => "dmy",
            DateOrder::Mdy => "mdy",
        },
        "header": description.header,
        "kind": kind.name(),
        "rows": description.rows,
        "rows_rejected": description.rows_rejected,
        "columns": columns.collect::<Vec<_>>(),
        "errors": count(found, Severity::Error),
        "warnings": count(found, Severity::Warning),
    })
}

fn order(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Ymd => "year, month, day",
        DateOrder::Dmy => "day, month, year",
        DateOrder::Mdy => "month, day, year",
    }
}

/// As `types` of a source names it.
fn type_name(kind: Option<ColumnType>) -> &'static str {
    match kind {
        None => "empty",
        Some(ColumnType::Text) => "text",
        Some(ColumnType::Integer) => "integer",
        Some(ColumnType::Decimal) => "decimal",
        Some(ColumnType::Money) => "money",
        Some(ColumnType::Percent) => "percent",
        Some(ColumnType::Date) => "date",
        Some(ColumnType::Year) => "year",
        Some(ColumnType::Month) => "month",
        Some(ColumnType::Boolean) => "boolean",
        Some(ColumnType::Id) => "id",
    }
}

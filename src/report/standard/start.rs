//! A folder of CSV files → the standard report of them as files to edit.

use super::join::{available, locale};
use super::{Draft, draft};
use crate::config::{self, Config, Kind, Overrides};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::ingest;
use crate::locale::{Arg, Locale};
use crate::measure::check::known_columns;
use crate::project::Project;
use chrono::{Datelike, NaiveDate};

/// The language in which a new report is written.
const LANGUAGE: &str = "en";

/// Stands in the file until the data is read, and stays where the data has no dates.
const SOME_YEAR: i32 = 2019;

/// Git's list of what it does not keep.
const IGNORED: &str = ".gitignore";

/// The files of a new report by path: `report.toml`, a Markdown file per section, and a `.gitignore` where there is none.
///
/// # Errors
/// [`Failed`] when the folder has no CSV file of a kind that can be read.
pub fn start(project: &Project, diagnostics: &mut Diagnostics) -> Result<Vec<(String, Vec<u8>)>, Failed> {
    let locale = locale(LANGUAGE);
    let there = project.list("").map_err(|problem| diagnostics.fail(problem))?;
    let sources = Sources::of(&there);
    let first = settings(project, &sources, SOME_YEAR, &locale);
    let folder = project.name();
    let names: Vec<&str> = there.iter().map(String::as_str).collect();
    let config = config::parse(&first, &folder, &names, &Overrides::default(), diagnostics)?;
    let readable = |source| !ingest::columns(project, source, &known_columns(source.kind)).is_empty();
    if !config.sources.iter().any(readable) {
        return Err(diagnostics.fail(nothing_to_read(project, &sources)));
    }
    let settings = settings(project, &sources, last_full_year(project, &config).unwrap_or(SOME_YEAR), &locale);
    let Draft { toml, sections } = draft(&available(project, &config), &locale);
    let mut files = vec![("report.toml".to_owned(), format!("{settings}\n{}\n", toml.trim_end()).into_bytes())];
    if !there.iter().any(|name| name == IGNORED) {
        files.push((IGNORED.to_owned(), b"/output/\n".to_vec()));
    }
    let section = |(name, text): (String, String)| (format!("content/{LANGUAGE}/{name}"), text.into_bytes());
    files.extend(sections.into_iter().map(section));
    Ok(files)
}

/// CSV files of a folder.
struct Sources {
    /// Kinds that files are named after, and the name or pattern of their files.
    kinds: Vec<(Kind, String)>,
    /// The other ones.
    other: Vec<String>,
}

impl Sources {
    fn of(there: &[String]) -> Self {
        let (mut kinds, mut other) = (Vec::new(), Vec::new());
        let mut files: Vec<&String> = there.iter().filter(|file| file.strip_suffix(".csv").is_some()).collect();
        for kind in Kind::ALL {
            let (whole, prefix) = (format!("{}.csv", kind.name()), format!("{}-", kind.name()));
            if files.contains(&&whole) {
                files.retain(|file| **file != whole);
                kinds.push((kind, whole));
            } else if files.iter().any(|file| file.starts_with(&prefix)) {
                files.retain(|file| !file.starts_with(&prefix));
                kinds.push((kind, format!("{prefix}*.csv")));
            }
        }
        other.extend(files.into_iter().cloned());
        Self { kinds, other }
    }

    /// As they stand in `report.toml`; files of no kind in comments.
    fn toml(&self) -> String {
        let kinds = self.kinds.iter().map(|(kind, file)| format!("[sources.{}]\nfile = \"{file}\"\n", kind.name()));
        let other = self.other.iter().filter_map(|file| {
            let name = ingest::column_name(file.strip_suffix(".csv")?);
            Some(format!("# [sources.{name}]\n# file = {file:?}\n# kind = \"table\"\n"))
        });
        kinds.chain(other).collect::<Vec<_>>().join("\n")
    }
}

fn settings(project: &Project, sources: &Sources, year: i32, locale: &Locale) -> String {
    let name = name_in_words(&project.name());
    let title = match name.as_str() {
        "" => locale.text("standard-title", &[]),
        name => locale.text("standard-title-of", &[("name", Arg::Text(name))]),
    };
    let text = locale.standard_settings().replace("TITLE", &title).replace("PERIOD", &year.to_string());
    text.replace("SOURCES\n", &sources.toml())
}

/// `peace-corps_kosovo-2019` → "Peace Corps Kosovo": the year of a report is its period.
fn name_in_words(folder: &str) -> String {
    let words = folder.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| word.contains(char::is_alphabetic)).map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// The year of the latest date, or the one before where the data ends before its December; not before the first date.
fn last_full_year(project: &Project, config: &Config) -> Option<i32> {
    let mut dates = Vec::new();
    for source in &config.sources {
        let columns = time_columns(source.kind);
        let Ok(opened) = ingest::open(project, source, &known_columns(source.kind), &mut Diagnostics::default()) else {
            continue;
        };
        let columns: Vec<usize> = columns.iter().filter_map(|name| opened.column(name)).collect();
        opened.for_each(&mut Diagnostics::default(), |record, _| {
            dates.extend(columns.iter().filter_map(|column| last_day(record.cell(*column))));
        });
    }
    let (first, last) = (dates.iter().min()?, dates.iter().max()?);
    let full = if last.month() == 12 { last.year() } else { last.year() - 1 };
    Some(full.max(first.year()))
}

/// Columns with what has happened; planned ends are left out.
fn time_columns(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Volunteers => &["start_date", "sworn_in_date", "end_date"],
        Kind::Activities => &["date"],
        Kind::Grants => &["approved_on"],
        Kind::Programs | Kind::Places | Kind::Indicators | Kind::Metrics | Kind::Table => &[],
    }
}

fn last_day(cell: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok()
}

fn nothing_to_read(project: &Project, sources: &Sources) -> Diagnostic {
    let folder = project.root().display();
    let kinds: Vec<String> =
        Kind::ALL.iter().filter(|kind| **kind != Kind::Table).map(|kind| format!("{}.csv", kind.name())).collect();
    let problem = if sources.kinds.is_empty() {
        Diagnostic::error("file/no-data", format!("`{folder}` has no CSV file with the name of a kind of source"))
    } else {
        Diagnostic::error("file/no-data", format!("no CSV file of `{folder}` has a header that can be read"))
    };
    problem.hint(format!("such names are {}", kinds.join(", ")))
}

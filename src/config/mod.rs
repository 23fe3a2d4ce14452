//! `report.toml` → [`Config`]: everything that the author wrote, with the place of every word.
//!
//! The document is read table by table, so that every problem of the file is found at once.

mod figures;
mod front;
mod question;
mod read;
mod report;
mod sources;
mod theme;

#[cfg(test)]
#[expect(clippy::needless_raw_string_hashes, reason = "the expected texts are written by expect-test")]
mod tests;

pub use crate::reader::{Literal, Named, Text};
pub use figures::{
    Across, Axis, AxisScale, Chart, ColumnConfig, ColumnValue, DateFormat, FigureConfig, FigureData, Include,
    LabelMode, RecordFields, ShapesConfig, SortKey, SortOrder, SpansConfig, TableConfig, TableShape, TileConfig,
    TilesConfig, Width,
};
pub use front::{FrontMatter, Master, front_matter};
pub use question::{Condition, Filter, Point, Question, Scalar};
pub use read::READY_MADE;
pub use report::{Annex, Compare, CoverConfig, ImageConfig, Missing, Paper, PrivacyConfig, ReportConfig, Twins};
pub use sources::{
    Aggregate, BinBreaks, ColumnType, DateOrder, DialectConfig, DimensionConfig, Direction, Kind, MeasureConfig,
    SourceConfig, TimeColumn, TimeRule, Totals, Unit,
};
pub use theme::ThemeConfig;

use crate::diagnostic::{Diagnostic, Diagnostics, Failed, Origin};
use crate::project::Project;

/// A whole `report.toml`.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// `[report]`
    pub report: ReportConfig,
    /// `[cover]`
    pub cover: CoverConfig,
    /// `[theme]`
    pub theme: ThemeConfig,
    /// `[glossary]`: abbreviation and what it stands for, in the order of the file.
    pub glossary: Vec<(Named, Text)>,
    /// `[images."FILE"]`
    pub images: Vec<ImageConfig>,
    /// `[sources.NAME]`, or what was found beside `report.toml` when there are none.
    pub sources: Vec<SourceConfig>,
    /// `[dimensions.NAME]`, with the predeclared ones.
    pub dimensions: Vec<DimensionConfig>,
    /// `[measures.NAME]`
    pub measures: Vec<MeasureConfig>,
    /// `[figures.ID]`
    pub figures: Vec<FigureConfig>,
    /// `[tables.ID]`
    pub tables: Vec<TableConfig>,
    /// `[tiles.ID]`
    pub tiles: Vec<TilesConfig>,
    /// `[privacy]`
    pub privacy: PrivacyConfig,
}

/// What the command line puts over the file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Overrides {
    /// `--period`
    pub period: Option<String>,
    /// `--lang`: editions to make; empty means all.
    pub languages: Vec<String>,
}

/// Reads `report.toml` of the project. Every problem of the file is in `diagnostics`.
///
/// # Errors
/// [`Failed`] when there is an error among them.
pub fn read(project: &Project, overrides: &Overrides, diagnostics: &mut Diagnostics) -> Result<Config, Failed> {
    read_with(project, overrides, "", diagnostics)
}

/// Reads `report.toml` of the project as if `addition` stood at its end.
///
/// # Errors
/// As [`read()`].
pub fn read_with(
    project: &Project,
    overrides: &Overrides,
    addition: &str,
    diagnostics: &mut Diagnostics,
) -> Result<Config, Failed> {
    let text = project.read(read::FILE).and_then(|file| {
        String::from_utf8(file.bytes).map_err(|error| {
            let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
            Diagnostic::error("config/syntax", "the file is not UTF-8")
                .at(Origin::in_text(read::FILE, &valid, valid.len()))
                .hint("save it as UTF-8")
        })
    });
    let text = match text {
        Ok(text) if addition.is_empty() => text,
        Ok(text) => format!("{text}\n{addition}"),
        Err(diagnostic) => {
            let origin = diagnostic.origin.clone().unwrap_or_else(|| Origin::file(read::FILE));
            diagnostics.push(diagnostic.at(origin));
            return Err(Failed);
        }
    };
    finish(read::document(&text, &project.name(), &|pattern| project_files(project, pattern), overrides), diagnostics)
}

/// Reads the text of a `report.toml` in a folder of that name which holds these files (paths with `/`).
///
/// # Errors
/// As [`read()`].
pub fn parse(
    text: &str,
    folder: &str,
    files: &[&str],
    overrides: &Overrides,
    diagnostics: &mut Diagnostics,
) -> Result<Config, Failed> {
    let matching = |pattern: &str| {
        let pattern = glob::Pattern::new(pattern).map_err(|error| {
            Diagnostic::error("file/pattern", format!("`{pattern}` is not a pattern: {}", error.msg))
        })?;
        let mut found: Vec<_> =
            files.iter().filter(|file| pattern.matches_with(file, GLOB)).map(ToString::to_string).collect();
        found.sort();
        Ok(found)
    };
    finish(read::document(text, folder, &matching, overrides), diagnostics)
}

/// A pattern stays in its folder, as a shell's does.
const GLOB: glob::MatchOptions =
    glob::MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// Files of the project that match; none when there is none, also for a name without wildcards.
fn project_files(project: &Project, pattern: &str) -> Result<Vec<String>, Diagnostic> {
    let found = match project.matching(pattern) {
        Ok(found) => found,
        Err(nothing) if nothing.code == "file/missing" => return Ok(Vec::new()),
        Err(other) => return Err(other),
    };
    let mut there = Vec::new();
    for file in found {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file.as_str()));
        if pattern.contains(['*', '?', '[']) || project.list(folder)?.iter().any(|other| other == name) {
            there.push(file);
        }
    }
    Ok(there)
}

fn finish((config, problems): (Option<Config>, Diagnostics), diagnostics: &mut Diagnostics) -> Result<Config, Failed> {
    let checked = problems.checked();
    diagnostics.extend(problems);
    checked?;
    config.ok_or(Failed)
}

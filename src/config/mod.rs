//! `report.toml` → [`Config`]: everything that the author wrote, with the place of every word.
//!
//! The document is read table by table, so that every problem of the file is found at once.

mod figures;
mod front;
mod question;
mod report;
mod sources;
mod text;

pub use figures::{
    Axis, AxisScale, Chart, ColumnConfig, ColumnValue, DateFormat, FigureConfig, FigureData, Include, LabelMode,
    RecordFields, SortKey, SortOrder, TableConfig, TableShape, TileConfig, TilesConfig, Width,
};
pub use front::{FrontMatter, front_matter};
pub use question::{Condition, Filter, Point, Question, Scalar};
pub use report::{Annex, Compare, CoverConfig, ImageConfig, Missing, Paper, PrivacyConfig, ReportConfig, Twins};
pub use sources::{
    Aggregate, BinBreaks, ColumnType, DimensionConfig, Direction, Kind, MeasureConfig, SourceConfig, TimeColumn,
    TimeRule, Totals, Unit,
};
pub use text::{Literal, Named, Text};

use crate::diagnostic::{Diagnostics, Failed};
use crate::project::Project;

/// A whole `report.toml`.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// `[report]`
    pub report: ReportConfig,
    /// `[cover]`
    pub cover: CoverConfig,
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
    let _ = (project, overrides, diagnostics);
    Err(Failed)
}

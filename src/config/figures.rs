//! `[figures]`, `[tables]`, `[tiles]`.

use super::{Filter, Named, Text, Twins};
use crate::chart::spec::ChartKind;
use crate::diagnostic::Origin;
use crate::exact::Exact;
use crate::period::Period;

/// `[figures.ID]`
#[derive(Clone, PartialEq, Debug)]
pub struct FigureConfig {
    /// Its id.
    pub id: Named,
    /// What is shown.
    pub data: FigureData,
    /// How it is drawn.
    pub chart: Chart,
    /// Its title; `None` = a finding, `Some(None)` = `title = false`.
    pub title: Option<Option<Text>>,
    /// Its subtitle; computed when none.
    pub subtitle: Option<Text>,
    /// Words under it.
    pub caption: Option<Text>,
    /// A note.
    pub note: Option<Text>,
    /// Its description; computed when none.
    pub alt: Option<Text>,
    /// Where its table stands; none = as the report.
    pub twin: Option<Twins>,
    /// Full or half width.
    pub width: Width,
}

/// The questions of a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct FigureData {
    /// One measure, or 2 to 6 which are then the series.
    pub measures: Vec<Named>,
    /// The axis: a dimension, also of time.
    pub by: Named,
    /// The series.
    pub split: Option<Named>,
    /// Every value of it has a small chart of its own.
    pub multiples: Option<Named>,
    /// Conditions.
    pub filter: Filter,
    /// Another period than the report's.
    pub period: Option<Period>,
    /// The two periods that are compared, where these are the series (slope, dumbbell).
    pub periods: Vec<Period>,
    /// Answers in their order from one end of the scale to the other; data order when empty (diverging).
    pub order: Vec<Named>,
    /// The answer in the middle of the scale (diverging).
    pub neutral: Option<Named>,
    /// Steps of a time axis.
    pub last: Option<u32>,
    /// Order of the axis.
    pub sort: Option<SortOrder>,
    /// Only the largest so many.
    pub top: Option<u32>,
    /// Whether the rest is shown as Other.
    pub other: bool,
    /// A measure as target of each bar.
    pub target: Option<Named>,
    /// A number as target line.
    pub target_line: Option<Exact>,
    /// The outlines of a map.
    pub shapes: Option<ShapesConfig>,
    /// The spans of time of a gantt chart, in place of measures.
    pub spans: Option<SpansConfig>,
}

impl FigureData {
    /// Its dimensions: the axis, the series, the small charts.
    pub fn dimensions(&self) -> impl Iterator<Item = &Named> {
        std::iter::once(&self.by).chain(&self.split).chain(&self.multiples)
    }
}

/// `records`, `label`, `from`, `to` and `phases` of a gantt chart: a bar per row.
#[derive(Clone, PartialEq, Debug)]
pub struct SpansConfig {
    /// The source of the rows.
    pub source: Named,
    /// The column that names a row.
    pub label: Named,
    /// The column of the day on which a bar starts.
    pub from: Named,
    /// The columns of the days on which its phases end, one after the other.
    pub to: Vec<Named>,
    /// What the phases are called; as many as ends, or none.
    pub phases: Vec<Text>,
}

/// `shapes` and `key` of a map.
#[derive(Clone, PartialEq, Debug)]
pub struct ShapesConfig {
    /// A GeoJSON file of the project.
    pub file: Named,
    /// The property of a shape that holds the key of its value of the axis.
    pub key: Named,
}

/// `sort` of a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SortOrder {
    /// Largest first.
    Value,
    /// By label in the language.
    Label,
    /// By the dimension's own order.
    Data,
}

/// How a figure is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// The kind asked for; chosen from the data's shape when none.
    pub kind: Option<(ChartKind, Origin)>,
    /// What the value axis counts and where it ends.
    pub axis: Axis,
    /// Whether marks carry their values.
    pub labels: LabelMode,
    /// Whether there is a legend; none = only where lines cannot be labelled directly.
    pub legend: Option<bool>,
}

/// `axis`
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Axis {
    /// Values, or percent of the target.
    pub scale: AxisScale,
    /// Where the axis starts.
    pub min: Option<Exact>,
    /// Where `min` is written.
    pub min_origin: Option<Origin>,
    /// Where it ends; longer bars are cut and marked.
    pub max: Option<Exact>,
}

/// `axis.as`
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AxisScale {
    /// The values themselves.
    #[default]
    Value,
    /// 100 × value / target.
    PercentOfTarget,
}

/// `labels`
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum LabelMode {
    /// Values where they fit, else an axis.
    #[default]
    Auto,
    /// Values at the marks.
    Values,
    /// A value axis.
    Axis,
    /// Neither.
    None,
}

/// `width`
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Width {
    /// The whole column.
    #[default]
    Full,
    /// Half of the page.
    Half,
}

/// `[tables.ID]`
#[derive(Clone, PartialEq, Debug)]
pub struct TableConfig {
    /// Its id.
    pub id: Named,
    /// Aggregated or records.
    pub shape: TableShape,
    /// Conditions.
    pub filter: Filter,
    /// Another period than the report's; `Some(None)` = `"all"` (records only).
    pub period: Option<Option<Period>>,
    /// Keys in order, a leading `-` for descending.
    pub sort: Vec<SortKey>,
    /// Head of the first column.
    pub row_label: Option<Text>,
    /// Its title.
    pub title: Option<Text>,
    /// Words under the title.
    pub caption: Option<Text>,
    /// A note.
    pub note: Option<Text>,
}

/// The two forms of tables.
#[derive(Clone, PartialEq, Debug)]
pub enum TableShape {
    /// A row per value of a dimension.
    Aggregated {
        /// The dimension.
        rows: Named,
        /// A column of what the rows refer to, whose values head groups of rows and carry their subtotals.
        group: Option<Named>,
        /// Which values have a row.
        include: Include,
        /// The measure that has a column per value of a dimension, before the other columns.
        across: Option<Across>,
        /// The columns.
        columns: Vec<ColumnConfig>,
        /// Whether a total row closes it.
        total: bool,
        /// Only the first so many rows.
        top: Option<u32>,
        /// Whether the rest is shown as Other.
        other: bool,
    },
    /// A row per row of a source.
    Records(RecordFields),
}

/// `across`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Across {
    /// The dimension: each of its values has a column.
    pub by: Named,
    /// The measure in these columns.
    pub measure: Named,
}

impl TableShape {
    /// The measures of a table, in the order of its columns; none of records.
    pub fn measures(&self) -> Vec<&str> {
        let Self::Aggregated { across, columns, .. } = self else { return Vec::new() };
        let spread = across.iter().map(|across| across.measure.name.as_str());
        spread.chain(columns.iter().filter_map(|column| column.value.measure())).collect()
    }
}

/// A table of records.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordFields {
    /// The source.
    pub source: Named,
    /// Its fields; all known columns when empty.
    pub fields: Vec<ColumnConfig>,
    /// Whether rows are numbered.
    pub rank: bool,
    /// Only the first so many.
    pub limit: Option<u32>,
}

/// `include`
#[derive(Clone, PartialEq, Debug)]
pub enum Include {
    /// Values with a row in the period.
    Period,
    /// Every row of the referenced source.
    Reference,
    /// Every value named in one of these sources, in any period.
    Sources(Vec<Named>),
}

/// A column of a table.
#[derive(Clone, PartialEq, Debug)]
pub struct ColumnConfig {
    /// What stands in it.
    pub value: ColumnValue,
    /// Its head.
    pub label: Option<Text>,
    /// Decimals.
    pub decimals: Option<u8>,
    /// Another period than the table's.
    pub period: Option<Period>,
    /// Further conditions.
    pub filter: Filter,
    /// How dates are written.
    pub format: DateFormat,
    /// One head over the neighbouring columns that share it.
    pub head: Option<Text>,
    /// Years of the small chart in its cells.
    pub spark: Option<u32>,
    /// Whether a bar is drawn in its cells.
    pub bar: bool,
    /// Where it is written.
    pub origin: Origin,
}

/// What stands in a column.
#[derive(Clone, PartialEq, Debug)]
pub enum ColumnValue {
    /// A measure, for this row.
    Measure(Named),
    /// Percent of the column.
    Share(Named),
    /// A column of the source or of what the row refers to: `amount`, `program.sector`.
    Field(Named),
    /// A template in which every measure stands for this row.
    Text(Text),
}

impl ColumnValue {
    /// The measure of a column of numbers.
    pub fn measure(&self) -> Option<&str> {
        match self {
            Self::Measure(named) | Self::Share(named) => Some(&named.name),
            Self::Field(_) | Self::Text(_) => None,
        }
    }
}

/// `format`
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DateFormat {
    /// 2019-03-14
    Iso,
    /// 14 Mar 2019
    #[default]
    Short,
    /// 14 March 2019
    Long,
}

/// A key of `sort`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SortKey {
    /// A column's measure, a field, `label` or `data`.
    pub name: Named,
    /// Largest first.
    pub descending: bool,
}

/// `[tiles.ID]`
#[derive(Clone, PartialEq, Debug)]
pub struct TilesConfig {
    /// Its id.
    pub id: Named,
    /// The tiles; the first one is the hero.
    pub items: Vec<TileConfig>,
}

/// One tile.
#[derive(Clone, PartialEq, Debug)]
pub struct TileConfig {
    /// Its measure.
    pub measure: Named,
    /// Its label; the measure's when none.
    pub label: Option<Text>,
    /// Words below.
    pub note: Option<Text>,
    /// Another period than the report's.
    pub period: Option<Period>,
    /// Conditions.
    pub filter: Filter,
    /// Decimals.
    pub decimals: Option<u8>,
}

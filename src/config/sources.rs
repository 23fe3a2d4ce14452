//! `[sources]`, `[dimensions]`, `[measures]`.

use super::{Filter, Named, Text};
use crate::diagnostic::Origin;
use crate::exact::Exact;
use chrono::NaiveDate;

/// What a row of a source is (GRAMMAR 2.3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// One service of one person.
    Volunteers,
    /// A program or project.
    Programs,
    /// A place.
    Places,
    /// Something done on a day.
    Activities,
    /// A small grant.
    Grants,
    /// A target for a year.
    Indicators,
    /// A figure computed elsewhere.
    Metrics,
    /// Anything else.
    Table,
}

/// `[sources.NAME]`
#[derive(Clone, PartialEq, Debug)]
pub struct SourceConfig {
    /// Its name.
    pub name: Named,
    /// Its kind.
    pub kind: Kind,
    /// Files, in name order, relative to the report's folder; globs are resolved.
    pub files: Vec<Named>,
    /// Our column = their header.
    pub columns: Vec<(Named, Named)>,
    /// Column, then theirs = ours.
    pub values: Vec<(Named, Vec<(String, String)>)>,
    /// Types of the columns of a table or of metrics.
    pub types: Vec<(Named, ColumnType)>,
    /// The column that places a row of a table in time.
    pub time: Option<TimeColumn>,
    /// Column = source that it refers to.
    pub references: Vec<(Named, Named)>,
    /// How its files write rows, numbers and dates.
    pub dialect: DialectConfig,
    /// Which rows count.
    pub filter: Filter,
    /// What happens with rows that are totals of others.
    pub totals: Totals,
    /// ISO 4217 code of its money.
    pub currency: Option<String>,
    /// Already published aggregates.
    pub public: bool,
    /// First and last day that it covers, where written down.
    pub covers: Option<(NaiveDate, NaiveDate)>,
    /// Where it is declared; the file itself when it was found.
    pub origin: Origin,
}

/// `date` or `period` of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TimeColumn {
    /// A column of dates.
    Date(Named),
    /// A column of periods.
    Period(Named),
}

/// `types`
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "the names are those of the grammar")]
pub enum ColumnType {
    Text,
    Integer,
    Decimal,
    Money,
    Percent,
    Date,
    Year,
    Month,
    Boolean,
    Id,
}

/// `dialect`: what is not written down is detected.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DialectConfig {
    /// Name of the encoding.
    pub encoding: Option<Named>,
    /// Between fields; ASCII.
    pub delimiter: Option<char>,
    /// Around fields; ASCII.
    pub quote: Option<char>,
    /// Before decimals.
    pub decimal: Option<char>,
    /// Between groups of three digits.
    pub group: Option<char>,
    /// Order of dates.
    pub date: Option<DateOrder>,
    /// Physical line of the header, from 1.
    pub header: Option<u32>,
    /// Cells that mean "nothing is known"; none where the key is not written.
    pub nothing: Option<Vec<String>>,
}

/// `date` of a `dialect`: the order of day, month and year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateOrder {
    /// 2019-03-31
    Ymd,
    /// 31.3.2019
    Dmy,
    /// 3/31/2019
    Mdy,
}

/// `totals`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Totals {
    /// A total row is an error.
    Error,
    /// It is left out.
    Drop,
}

/// `[dimensions.NAME]`
#[derive(Clone, PartialEq, Debug)]
pub struct DimensionConfig {
    /// Its name.
    pub name: Named,
    /// What it is made of: a column, a reference column, `age` or `service_months`.
    pub of: Named,
    /// Bins.
    pub breaks: Option<BinBreaks>,
    /// Value = text; the order is the order of the dimension.
    pub labels: Vec<(String, Text)>,
    /// Value = values that it stands for.
    pub groups: Vec<(String, Vec<String>)>,
    /// Whether values in capitals are shown in title case.
    pub title_case: bool,
}

/// Lower breaks of bins, ascending.
pub type BinBreaks = Vec<Exact>;

/// `[measures.NAME]`
#[derive(Clone, PartialEq, Debug)]
pub struct MeasureConfig {
    /// Its name.
    pub name: Named,
    /// What is computed; none when only the looks of a ready-made measure (or a metric) are set.
    pub aggregate: Option<Aggregate>,
    /// Name of the source; none for a ratio.
    pub source: Option<Named>,
    /// Its own conditions.
    pub filter: Filter,
    /// How a service belongs to a period.
    pub time: Option<TimeRule>,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Decimals when printed.
    pub decimals: Option<u8>,
    /// What it is called.
    pub label: Option<Text>,
    /// For the data notes.
    pub definition: Option<Text>,
    /// Which change is good.
    pub direction: Option<Direction>,
    /// Whether privacy protects it; none means by default.
    pub protect: Option<bool>,
}

/// The aggregates of GRAMMAR 2.6.
#[derive(Clone, PartialEq, Debug)]
pub enum Aggregate {
    /// Rows.
    Count,
    /// Distinct values of a column.
    CountDistinct(Named),
    /// Sum of one or several columns.
    Sum(Vec<Named>),
    /// One row spread over the values of a new dimension: value = column, and the dimension's name.
    SumSpread(Vec<(String, Named)>, Named),
    /// Mean of a column.
    Mean(Named),
    /// Median of a column.
    Median(Named),
    /// Smallest value of a column.
    Min(Named),
    /// Largest value of a column.
    Max(Named),
    /// One measure over another.
    Ratio(Named, Named),
}

/// `time` of a measure over volunteers (GRAMMAR 2.4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TimeRule {
    /// Start ≤ last day and (no end or end ≥ first day).
    Overlaps,
    /// In service on the last day.
    AtEnd,
    /// `start_date` in the period.
    Starts,
    /// `sworn_in_date` in the period.
    SwornIn,
    /// `end_date` in the period.
    Ends,
}

/// `unit`
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// Persons.
    People,
    /// Activities.
    Activities,
    /// Hours.
    Hours,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Grants.
    Grants,
    /// Places.
    Places,
    /// Response assignments.
    Assignments,
    /// Indicators.
    Indicators,
    /// Percent.
    Percent,
    /// Money, by ISO 4217 code.
    Money(String),
    /// Any other word.
    Other(String),
}

/// `direction`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither.
    None,
}

impl SourceConfig {
    /// A source of some files without a word about it in a `report.toml`; there is at least one.
    pub fn of_files(kind: Kind, files: &[String]) -> Self {
        let named = |name: &str, file: &str| Named { name: name.to_owned(), origin: Origin::file(file) };
        let first = files.first().map_or("", String::as_str);
        Self {
            name: named(kind.name(), first),
            kind,
            files: files.iter().map(|file| named(file, file)).collect(),
            columns: Vec::new(),
            values: Vec::new(),
            types: Vec::new(),
            time: None,
            references: Vec::new(),
            dialect: DialectConfig::default(),
            filter: Filter::default(),
            totals: Totals::Error,
            currency: None,
            public: false,
            covers: None,
            origin: Origin::file(first),
        }
    }
}

impl Kind {
    /// All kinds in the order of the grammar.
    pub const ALL: [Self; 8] = [
        Self::Volunteers,
        Self::Programs,
        Self::Places,
        Self::Activities,
        Self::Grants,
        Self::Indicators,
        Self::Metrics,
        Self::Table,
    ];

    /// As written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Volunteers => "volunteers",
            Self::Programs => "programs",
            Self::Places => "places",
            Self::Activities => "activities",
            Self::Grants => "grants",
            Self::Indicators => "indicators",
            Self::Metrics => "metrics",
            Self::Table => "table",
        }
    }

    /// By its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name under which other sources refer to its rows, e.g. `program` in `program.sector`.
    pub fn reference_name(self) -> Option<&'static str> {
        match self {
            Self::Volunteers => Some("volunteer"),
            Self::Programs => Some("program"),
            Self::Places => Some("place"),
            Self::Indicators => Some("indicator"),
            _ => None,
        }
    }
}

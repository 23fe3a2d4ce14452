//! What a chart shows, with every number formatted and tied to its fact; no geometry.

use crate::shown::Shown;
use chrono::NaiveDate;
use std::sync::Arc;

/// The kinds of GRAMMAR 2.8.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[expect(missing_docs, reason = "the names are those of the grammar")]
pub enum ChartKind {
    Column,
    Bar,
    Line,
    Area,
    Dot,
    Grouped,
    Stacked,
    Stacked100,
    Slope,
    Dumbbell,
    Pyramid,
    Histogram,
    Bullet,
    Heatmap,
    Gantt,
    Diverging,
    Donut,
    Map,
}

/// A chart, ready to be described and drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartSpec {
    /// The kind that the author asked for (or that was chosen): it is described as this.
    pub kind: ChartKind,
    /// The values of the axis, in order.
    pub categories: Vec<Category>,
    /// One or more series, in drawing order.
    pub series: Vec<Series>,
    /// Name of the measure, as in running text: "Volunteers who served".
    pub measure: String,
    /// Name of the unit: "people", "hours", "US dollars"; empty where numbers carry their sign.
    pub unit: String,
    /// Name of the axis's dimension: "year", "municipality".
    pub dimension: String,
    /// Whether the axis is time: then a line may join its points.
    pub time: bool,
    /// The period in words: "FY2019", "FY2014 to FY2019".
    pub period: String,
    /// Whether marks carry values: else there is a value axis.
    pub values_at_marks: bool,
    /// Whether a legend is wanted even where direct labels would do.
    pub legend: bool,
    /// Formats a number of the value axis: suffix (`%`) or prefix (`$`) around grouped digits.
    pub ticks: TickFormat,
    /// A horizontal line (columns, lines) or vertical line (bars) with its label.
    pub target: Option<TargetLine>,
    /// Longest value drawn; longer bars are cut there and marked.
    pub maximum: Option<f64>,
    /// Where the value axis starts when not at zero (lines only).
    pub minimum: Option<f64>,
    /// What the series have together, by category: printed over stacks.
    pub totals: Option<Totals>,
    /// What it holds beside categories and series.
    pub form: Form,
    /// What it shares with the charts beside it, where it is drawn as one of several small ones.
    pub shared: Option<Shared>,
}

/// What a small chart shares with those beside it.
#[derive(Clone, PartialEq, Debug)]
pub struct Shared {
    /// The categories of all of them, one after the other: they have one scale.
    pub all: Arc<ChartSpec>,
    /// Whether the names of its rows stand at the left of another one.
    pub named: bool,
}

impl ChartSpec {
    /// Whether the name of the measure says the unit already, as "Response months" does, or there is none to say.
    pub fn says_unit(&self) -> bool {
        self.measure.to_lowercase().contains(&self.unit.to_lowercase())
    }

    /// The small charts of which it is made; none of a chart by itself.
    pub fn panels(&self) -> &[Panel] {
        if let Form::Panels(panels) = &self.form { panels } else { &[] }
    }

    /// Whether it is made of small charts that have several series, or that show more than series.
    pub fn has_rich_panels(&self) -> bool {
        self.panels().iter().any(|panel| panel.chart.series.len() != 1 || panel.chart.form != Form::Series)
    }

    /// Whether its numbers are shares of counts that its totals hold.
    pub fn has_shares(&self) -> bool {
        matches!(self.form, Form::Shares | Form::Diverging { .. })
    }

    /// Whether the names of its rows stand at the left of another small chart.
    pub fn is_named_elsewhere(&self) -> bool {
        self.shared.as_ref().is_some_and(|shared| shared.named)
    }

    /// What has the scale of the chart: itself, or all small charts beside it.
    pub fn scaled(&self) -> &Self {
        self.shared.as_ref().map_or(self, |shared| &shared.all)
    }
}

/// What a chart holds beside its categories and series.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Form {
    /// Nothing.
    #[default]
    Series,
    /// A small chart for each value of a dimension, all on one scale. The chart that holds them has all their series,
    /// one panel after the other.
    Panels(Vec<Panel>),
    /// The outlines of a map.
    Map(Outlines),
    /// Spans of time in place of categories and series.
    Timeline(Timeline),
    /// Parts of 100%: each datum is the share of its category in percent, the totals are the counts of the categories.
    Shares,
    /// Answers on a scale: each datum is the share of its row in percent, the totals are the counts of the rows.
    Diverging {
        /// Index of the series that stands across the middle; none where the scale has no middle.
        neutral: Option<usize>,
    },
    /// Parts of a whole, drawn around its number.
    Donut {
        /// The whole.
        whole: Datum,
        /// What it counts: "people".
        unit: String,
        /// The number of the colour of each part, as [`Series::color`].
        colors: Vec<usize>,
    },
}

/// A small chart beside others of the same categories and series.
#[derive(Clone, PartialEq, Debug)]
pub struct Panel {
    /// The key of what it shows.
    pub key: String,
    /// Its title.
    pub label: String,
    /// The chart.
    pub chart: ChartSpec,
}

/// Spans of time, a row of bars for each thing that lasts.
#[derive(Clone, PartialEq, Debug)]
pub struct Timeline {
    /// The rows, from the top.
    pub rows: Vec<TimelineRow>,
    /// What the phases are called; empty where there is one without a name.
    pub phases: Vec<String>,
    /// The years that are shown.
    pub years: Vec<TimelineYear>,
    /// First and last day of the report's period, and its label.
    pub period: (NaiveDate, NaiveDate, String),
    /// The last day that the data knows, with its label; what comes later is planned.
    pub cut_off: Option<(NaiveDate, String)>,
}

/// A row of a timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct TimelineRow {
    /// Its name.
    pub label: String,
    /// Its spans, in order.
    pub spans: Vec<Span>,
}

/// A span of time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// Index of its phase.
    pub phase: usize,
    /// First day.
    pub from: NaiveDate,
    /// The day on which it ends.
    pub to: NaiveDate,
}

/// A year at the foot of a timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct TimelineYear {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// "FY2015", and "’15" where that does not fit.
    pub labels: [String; 2],
    /// Whether it is the report's own period.
    pub focus: bool,
}

/// The outlines of a map, back to front.
#[derive(Clone, PartialEq, Debug)]
pub struct Outlines {
    /// The shapes.
    pub shapes: Vec<Outline>,
    /// Writes a distance in kilometres for the scale bar.
    pub distance: TickFormat,
}

/// One shape.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// Index of the category that it shows; none where no value belongs to it.
    pub category: Option<usize>,
    /// Closed rings of longitude and latitude in degrees; what an odd number of them encloses is inside.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// Totals of stacks.
#[derive(Clone, PartialEq, Debug)]
pub struct Totals {
    /// Their name: "Total".
    pub label: String,
    /// A datum per category.
    pub data: Vec<Datum>,
}

/// A value of the axis.
#[derive(Clone, PartialEq, Debug)]
pub struct Category {
    /// Its key.
    pub key: String,
    /// Its label at the mark: short where the kind has short names, "Sep".
    pub label: String,
    /// Its whole name, for descriptions and the facts file: "September".
    pub name: String,
    /// Whether it is the focus: the report's own period.
    pub focus: bool,
    /// Whether it is not a value of its own: Other, not stated.
    pub rest: bool,
    /// Whether what it counts is not over: a period that the data do not cover to its end, a cohort still in service.
    pub partial: bool,
}

/// A series.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
    /// Which of the theme's series colours; the same for a category in the whole report.
    pub color: usize,
    /// A datum per category.
    pub data: Vec<Datum>,
}

/// One number of a chart.
#[derive(Clone, PartialEq, Debug)]
pub enum Datum {
    /// A value.
    Value(Value),
    /// Not known: a gap.
    Missing,
    /// Hidden for privacy: `[c]`.
    Suppressed,
}

/// A value and how it is printed.
#[derive(Clone, PartialEq, Debug)]
pub struct Value {
    /// For its place and length.
    pub amount: f64,
    /// Its label.
    pub shown: Shown,
    /// A bullet's target and a further label: "3,120 / 3,000".
    pub target: Option<f64>,
    /// Whether the target is reached at it or below it; else at it or above it.
    pub at_most: bool,
}

impl Value {
    /// Whether it reaches its target; none where it has none.
    pub fn reaches_target(&self) -> Option<bool> {
        let target = self.target?;
        Some(if self.at_most { self.amount <= target } else { self.amount >= target })
    }
}

/// How numbers of a value axis are written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TickFormat {
    /// Before the digits.
    pub prefix: String,
    /// After the digits, with its space where the language has one.
    pub suffix: String,
    /// Between groups of three digits.
    pub group: String,
    /// Decimal mark.
    pub decimal: String,
}

/// A line at one value.
#[derive(Clone, PartialEq, Debug)]
pub struct TargetLine {
    /// Where.
    pub amount: f64,
    /// Its word and number: "Target 80%".
    pub label: String,
}

impl ChartKind {
    /// All kinds in the order of the grammar.
    pub const ALL: [Self; 18] = [
        Self::Column,
        Self::Bar,
        Self::Line,
        Self::Area,
        Self::Dot,
        Self::Grouped,
        Self::Stacked,
        Self::Stacked100,
        Self::Slope,
        Self::Dumbbell,
        Self::Pyramid,
        Self::Histogram,
        Self::Bullet,
        Self::Heatmap,
        Self::Gantt,
        Self::Diverging,
        Self::Donut,
        Self::Map,
    ];

    /// As written in `report.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Column => "column",
            Self::Bar => "bar",
            Self::Line => "line",
            Self::Area => "area",
            Self::Dot => "dot",
            Self::Grouped => "grouped",
            Self::Stacked => "stacked",
            Self::Stacked100 => "stacked100",
            Self::Slope => "slope",
            Self::Dumbbell => "dumbbell",
            Self::Pyramid => "pyramid",
            Self::Histogram => "histogram",
            Self::Bullet => "bullet",
            Self::Heatmap => "heatmap",
            Self::Gantt => "gantt",
            Self::Diverging => "diverging",
            Self::Donut => "donut",
            Self::Map => "map",
        }
    }

    /// By its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

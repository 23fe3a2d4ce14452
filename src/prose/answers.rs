//! What templates ask while they are evaluated. Answered by the report stage for one language and period.

use crate::config::{Point, Text};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::period::{Period, YearRule};
use crate::shown::{Rich, Shown};

/// How a point is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// The number itself.
    Value,
    /// With its unit word: "112 Volunteers".
    WithUnit,
    /// In the period that it is compared with.
    Previous,
    /// Signed difference.
    Change,
    /// Signed difference in percent; percent measures as `Change`.
    ChangePercent,
    /// Percent of another point: of the measure in the whole period (`.share`), of another measure (`.share_of`).
    Share(Box<Point>),
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// As printed, with its value and the fact that gives it.
    pub shown: Shown,
    /// Whether there is a value.
    pub known: bool,
    /// Whether it is hidden for privacy.
    pub suppressed: bool,
}

/// The cells of `.by(…)`, in data order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Breakdown {
    /// One entry per combination with data.
    pub cells: Vec<CellKey>,
}

/// One cell of a breakdown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellKey {
    /// Where it is; its period is the step of time, where time is among the dimensions.
    pub point: Point,
    /// Key per dimension as asked, also of time: `2019-03`.
    pub keys: Vec<String>,
    /// Label per dimension as asked.
    pub labels: Vec<String>,
    /// Its value, for `top` and `bottom`; none of Other.
    pub value: Option<Exact>,
}

/// A text of the report that a template quotes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Quote {
    /// `figure("ID").title`
    FigureTitle(String),
    /// `figure("ID").alt`
    FigureAlt(String),
    /// `table("ID").title`
    TableTitle(String),
    /// `report.title`, `report.organisation`, …
    Report(String),
    /// `period`, `period.previous`, `period.from`, `period.to`: the name after the dot, empty for the period itself.
    Period(String),
    /// `unit`, `unit.key`
    Unit(String),
    /// `language`
    Language,
    /// `sources.NAME.rows` and the like: name and what.
    Source(String, String),
    /// `.label`, `.definition`, `.unit` of a measure: name and what.
    Measure(String, String),
}

/// The answers for one language, unit and period.
pub trait Answers {
    /// The language of the edition.
    fn language(&self) -> &str;

    /// The period in which a template without `.at` asks.
    fn period(&self) -> &Period;

    /// What years of the report are, to read `.at("2019")`.
    fn year(&self) -> YearRule;

    /// The same point in the period that it is compared with; none when the report compares with nothing.
    fn compared(&self, point: &Point) -> Option<Point>;

    /// One number. The answers of a table's row or of a tile's note put that row or tile into the point themselves.
    fn read(&self, point: &Point, reading: &Reading) -> Answer;

    /// The cells of a breakdown of the point's measure, in data order.
    fn breakdown(&self, point: &Point, by: &[String], last: Option<u32>) -> Breakdown;

    /// The cell of a breakdown at these keys, also where it has no data; none where a dimension has no such value.
    fn cell_at(&self, point: &Point, by: &[String], last: Option<u32>, keys: &[String]) -> Option<CellKey> {
        self.breakdown(point, by, last).cells.into_iter().find(|cell| cell.keys == keys)
    }

    /// The share that several cells have together of a whole; `fact` is the expression that gives it.
    fn share_of_cells(&self, cells: &[CellKey], whole: &Point, fact: String) -> Answer;

    /// A whole number that a template computed itself, e.g. `.count`.
    fn count(&self, count: usize) -> String;

    /// A text of the report.
    ///
    /// # Errors
    /// When there is no such text, or it quotes itself in a circle.
    fn quote(&self, quote: &Quote) -> Result<Rich, Diagnostic>;

    /// The literal of a text for the language of the edition.
    fn literal<'t>(&self, text: &'t Text) -> Option<&'t crate::config::Literal> {
        text.literal(self.language())
    }
}

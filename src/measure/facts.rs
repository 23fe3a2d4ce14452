//! The facts: every number that the report may show, with where it comes from.

use crate::config::{Direction, Filter, Kind, Point, Unit};
use crate::exact::Exact;
use crate::period::Period;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One number of the report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fact {
    /// Its value; none when missing or suppressed.
    pub value: Option<Exact>,
    /// Whether privacy hides it.
    pub suppressed: bool,
    /// Upper part of a ratio.
    pub numerator: Option<Exact>,
    /// Lower part of a ratio, as a count or sum.
    pub denominator: Option<Exact>,
    /// Rows that made it; none when suppressed or when it comes from a metric.
    pub rows_used: Option<u64>,
    /// The count of persons on which privacy decides: the value itself for counts of persons, the rows behind a mean or
    /// median, the smaller of numerator and denominator of a share of persons that is not zero; none when nobody is
    /// counted.
    pub persons: Option<Exact>,
    /// Rows that have nothing where the measure reads a number, and all rows among which they are; none where all have it.
    pub left_out: Option<(u64, u64)>,
}

/// A measure as it is used: ready-made, declared or from a metrics source.
#[derive(Clone, PartialEq, Debug)]
pub struct Measure {
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Unit,
    /// Decimals when printed.
    pub decimals: u8,
    /// Source that it counts; none for a ratio of two sources.
    pub source: Option<String>,
    /// Its kind of source.
    pub kind: Option<Kind>,
    /// Whether it is one of GRAMMAR 2.6 (its words are then in the catalogue).
    pub ready_made: bool,
    /// Index in `config.measures` where it is declared or relabelled.
    pub config: Option<usize>,
    /// Which change is good.
    pub direction: Direction,
    /// Whether it counts persons that privacy protects.
    pub protected: bool,
    /// Whether values over parts add up to the whole: counts of rows and sums, not heads, rates, means.
    pub additive: bool,
    /// Upper and lower measure of a ratio.
    pub ratio: Option<(String, String)>,
}

/// The key and the rank of the value into which privacy merges small ones: it is called Other and stands last but for "not
/// stated".
pub const OTHER: (&str, u32) = ("other", u32::MAX - 1);

/// The start of the key of a value that stands for all places of a district; the key of the district follows.
pub const DISTRICT: &str = "district:";

/// The start of the key of a value that stands for those places of a district that are not named.
pub const REST: &str = "rest:";

/// The rank of the first value that stands for places of a district: after all places, before Other.
pub const DISTRICTS: u32 = u32::MAX - 1_000_000;

/// A value of a dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its key (GRAMMAR 2.5); empty for "not stated".
    pub key: String,
    /// Its name as the data gives it: the name of a program or place, the cell; none where the catalogue words it.
    pub name: Option<String>,
    /// Its names by language (`name_LANG` columns).
    pub names: BTreeMap<String, String>,
    /// Its place in the data order, where that does not depend on the language; all `None` = by label.
    pub rank: Option<u32>,
    /// Of a cohort, the last day on which somebody of it serves; the last day of all where somebody still does.
    pub until: Option<NaiveDate>,
}

/// What a dimension is, for order and labels.
#[derive(Clone, PartialEq, Debug)]
pub struct Axis {
    /// Its name as asked.
    pub name: String,
    /// What its values are.
    pub shape: Shape,
    /// Whether all its numbers are whole: bins are then `18–24`, else `0–<1`.
    pub whole: bool,
    /// Index in `config.dimensions` where it is declared.
    pub config: Option<usize>,
    /// All values that occur in the data or that its declaration names.
    pub members: Vec<Member>,
}

impl Axis {
    /// Whether a key is that of the values that privacy merged.
    pub fn is_other(&self, key: &str) -> bool {
        key == OTHER.0 && self.members.iter().any(|member| member.key == key && member.rank == Some(OTHER.1))
    }

    /// The district whose places privacy merged into a key, and whether these are all of its places.
    pub fn district<'k>(&self, key: &'k str) -> Option<(&'k str, bool)> {
        let is_made = |member: &Member| member.rank.is_some_and(|rank| (DISTRICTS..OTHER.1).contains(&rank));
        let all = key.strip_prefix(DISTRICT).map(|district| (district, true));
        let found = all.or_else(|| key.strip_prefix(REST).map(|district| (district, false)))?;
        self.members.iter().any(|member| member.key == key && is_made(member)).then_some(found)
    }

    /// Whether a key stands for what is left beside values that are named: it is no value that could be the largest.
    pub fn is_rest(&self, key: &str) -> bool {
        self.is_other(key) || self.district(key).is_some_and(|(_, all)| !all)
    }
}

/// What the values of a dimension are.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// Cells as written, or enumerated values of a kind (then the catalogue words them).
    Nominal,
    /// Rows of a reference source.
    Reference,
    /// Bins with these lower breaks.
    Bins(Vec<Exact>),
    /// Whole numbers, e.g. `age`.
    Number,
}

/// A source as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Input {
    /// Name of the source.
    pub source: String,
    /// Its file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Rows read.
    pub rows: u64,
    /// Rows left out.
    pub rows_rejected: u64,
    /// Name of its encoding.
    pub encoding: &'static str,
    /// What stands between its fields.
    pub delimiter: char,
    /// Earliest date in it.
    pub from: Option<NaiveDate>,
    /// Latest date in it.
    pub to: Option<NaiveDate>,
}

/// The rows of a table of records, sorted and cut as it asks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RecordTable {
    /// Names of its fields.
    pub fields: Vec<String>,
    /// Its rows.
    pub rows: Vec<RecordRow>,
}

/// The outline of a value of a dimension.
#[derive(Clone, PartialEq, Debug)]
pub struct Outline {
    /// Key of the value.
    pub key: String,
    /// Closed rings of longitude and latitude in degrees; what an odd number of them encloses is inside.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// A row of a table of records.
pub type RecordRow = Vec<RecordCell>;

/// A typed cell.
#[derive(Clone, PartialEq, Debug)]
pub enum RecordCell {
    /// Nothing.
    Empty,
    /// Words, an id.
    Text(String),
    /// A value of a dimension with catalogue or language names: dimension and key.
    Member(String, String),
    /// A number.
    Number(Exact),
    /// Money with its currency.
    Money(Exact, String),
    /// A day.
    Date(NaiveDate),
}

/// What an earlier report gave.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Past {
    /// Its language.
    pub language: String,
    /// Its definitions of measures, by name.
    pub definitions: BTreeMap<String, String>,
    /// Its figures that are given differently now, by measure and period.
    pub restated: Vec<Restated>,
}

/// A figure of an earlier report that has another value now.
#[derive(Clone, PartialEq, Debug)]
pub struct Restated {
    /// Name of the measure.
    pub measure: String,
    /// Its period.
    pub period: Period,
    /// Its value then.
    pub then: Exact,
}

/// All facts of a run, for every language, unit and paper. Total: what was asked has an answer.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Measures that the sources allow and all that are declared, by name.
    pub measures: BTreeMap<String, Measure>,
    /// Dimensions that were asked, by name as asked.
    pub axes: BTreeMap<String, Axis>,
    /// Sources as they were read.
    pub inputs: Vec<Input>,
    /// Tables of records, by id.
    pub records: BTreeMap<String, RecordTable>,
    /// Keys of the rows of aggregated tables that name `include`, by table id, in data order.
    pub table_rows: BTreeMap<String, Vec<String>>,
    /// Columns of reference rows that tables show: dimension, column → key → cell. `("program", "sector")`.
    pub attributes: BTreeMap<(String, String), BTreeMap<String, RecordCell>>,
    /// The outlines of maps, by figure id.
    pub outlines: BTreeMap<String, Vec<Outline>>,
    /// By measure and dimension as asked, what privacy made of each value: the facts of values that became others are
    /// hidden.
    pub merged: BTreeMap<(String, String), BTreeMap<String, String>>,
    /// Years in which each measure has a history: the `trend` years.
    pub trend: Vec<Period>,
    /// What an earlier report gave, where one is named.
    pub past: Option<Past>,
    answers: BTreeMap<(String, Filter, Vec<String>), Cube>,
}

/// The answers to one question.
#[derive(Clone, Debug, Default)]
pub struct Cube {
    /// By period and keys, in the order of the question's dimensions. Combinations without data are not there.
    pub cells: BTreeMap<(Period, Vec<String>), Fact>,
    /// What an absent cell is, by period: zero inside the cover of a count or sum, missing elsewhere.
    pub empty: BTreeMap<Period, Fact>,
}

impl Facts {
    /// The rows of the timeline of a figure: name, start, ends of its phases.
    pub fn timeline(&self, figure: &str) -> &[RecordRow] {
        self.records.get(&super::records::timeline_name(figure)).map(|table| table.rows.as_slice()).unwrap_or_default()
    }

    /// Puts the answers to one question in place: measure, conditions, dimensions.
    pub fn insert(&mut self, measure: String, filter: Filter, by: Vec<String>, cube: Cube) {
        self.answers.insert((measure, filter, by), cube);
    }

    /// The fact at a point; an unknown, missing fact when it was never asked.
    pub fn fact(&self, point: &Point) -> Fact {
        if point.cell.iter().any(|(dimension, key)| self.is_merged(&point.measure, dimension, key)) {
            return Fact { suppressed: true, ..Fact::default() };
        }
        let by: Vec<String> = point.cell.iter().map(|(dimension, _)| dimension.clone()).collect();
        let keys: Vec<String> = point.cell.iter().map(|(_, key)| key.clone()).collect();
        self.answers
            .get(&(point.measure.clone(), point.filter.clone(), by))
            .and_then(|cube| cube.cells.get(&(point.period.clone(), keys)).or_else(|| cube.empty.get(&point.period)))
            .cloned()
            .unwrap_or_default()
    }

    /// The answers to one question.
    pub fn cube(&self, measure: &str, filter: &Filter, by: &[String]) -> Option<&Cube> {
        self.answers.get(&(measure.to_owned(), filter.clone(), by.to_vec()))
    }

    /// Whether privacy merged a value of a dimension into others, for this measure.
    pub fn is_merged(&self, measure: &str, dimension: &str, key: &str) -> bool {
        let merged = self.merged.get(&(measure.to_owned(), dimension.to_owned()));
        merged.and_then(|merged| merged.get(key)).is_some_and(|into| into != key)
    }

    /// The answers to one question, to be protected.
    pub fn cube_mut(&mut self, question: &(String, Filter, Vec<String>)) -> Option<&mut Cube> {
        self.answers.get_mut(question)
    }

    /// All answers: measure, conditions, dimensions.
    pub fn cubes(&self) -> impl Iterator<Item = (&(String, Filter, Vec<String>), &Cube)> {
        self.answers.iter()
    }

    /// All answers, to be protected: measure, conditions, dimensions.
    pub fn cubes_mut(&mut self) -> impl Iterator<Item = (&(String, Filter, Vec<String>), &mut Cube)> {
        self.answers.iter_mut()
    }
}

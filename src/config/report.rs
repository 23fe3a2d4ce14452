//! `[report]`, `[cover]`, `[images]`, `[privacy]`.

use super::{Named, Text};
use crate::diagnostic::Origin;
use crate::period::{Period, YearRule};
use chrono::NaiveDate;

/// `[report]`, with `--period` put over it.
#[derive(Clone, PartialEq, Debug)]
pub struct ReportConfig {
    /// First part of every output name.
    pub id: String,
    /// Title.
    pub title: Text,
    /// Subtitle.
    pub subtitle: Option<Text>,
    /// Who reports.
    pub organisation: Option<Text>,
    /// How to reach them.
    pub contact: Option<Text>,
    /// Terms of use.
    pub licence: Option<Text>,
    /// Words of the imprint.
    pub imprint: Option<Text>,
    /// For the metadata.
    pub authors: Vec<String>,
    /// For the metadata.
    pub keywords: Vec<String>,
    /// The first language of the file, also where `--lang` leaves its edition out: its sections serve as fallback.
    pub main_language: String,
    /// Editions to make, the main language first; already restricted by `--lang`.
    pub languages: Vec<Named>,
    /// When a year starts.
    pub year: YearRule,
    /// What is reported.
    pub period: Period,
    /// What it is compared with; none when `"none"`.
    pub compare: Option<Period>,
    /// How `compare` was given.
    pub compare_rule: Compare,
    /// The facts file of an earlier report, with which this one is compared.
    pub past_facts: Option<Named>,
    /// Years that a figure `by = "year"` shows.
    pub trend: u32,
    /// Which services count as Volunteers.
    pub volunteers: Vec<String>,
    /// The cut-off.
    pub data_as_of: Option<NaiveDate>,
    /// The document's date.
    pub date: NaiveDate,
    /// Papers, the first one makes the main file.
    pub papers: Vec<Paper>,
    /// Where charts have their table.
    pub twins: Twins,
    /// Whether the PDF holds the facts, and the data of every figure and table.
    pub attach: bool,
    /// What is appended.
    pub annex: Vec<Annex>,
    /// Left at the foot; `{page}` and `{pages}` stand for the folio and the count.
    pub footer: Option<Text>,
    /// What happens with a section that one language lacks.
    pub missing: Missing,
    /// No share, ratio or change in percent is printed whose base is a count below this.
    pub percent_base: u32,
    /// Where `[report]` stands.
    pub origin: Origin,
}

/// `report.compare`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compare {
    /// The same period a year before.
    Previous,
    /// Nothing.
    None,
    /// A period written out.
    Given,
}

/// `report.paper`
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 8.5 × 11 in.
    Letter,
    /// 960 × 540 pt.
    Screen,
}

/// `report.twins`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Twins {
    /// In the annex.
    Annex,
    /// Beside the chart.
    Beside,
    /// Nowhere.
    None,
}

/// `report.annex`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Annex {
    /// Tables of the charts.
    Twins,
    /// Data notes.
    Notes,
    /// Abbreviations.
    Glossary,
    /// Imprint.
    Imprint,
}

/// `report.missing`
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Missing {
    /// The main language's section serves.
    Fallback,
    /// It is left out.
    Omit,
    /// It is an error.
    Error,
}

/// `[cover]`
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CoverConfig {
    /// Measures on the cover; none given means the first six of the tiles.
    pub measures: Option<Vec<Named>>,
    /// Words on the cover.
    pub text: Option<Text>,
}

/// `[images."FILE"]`
#[derive(Clone, PartialEq, Debug)]
pub struct ImageConfig {
    /// The file in the folder `images`, as it is written.
    pub file: Named,
    /// What it shows; none when it is decorative.
    pub alt: Option<Text>,
    /// Who made it.
    pub credit: Option<Text>,
    /// What stays in sight where it is cut: parts of its width and height from the top left.
    pub focus: (f32, f32),
}

impl ImageConfig {
    /// Path of the file from the report's folder.
    pub fn path(&self) -> String {
        let written = &self.file.name;
        if written.starts_with("images/") { written.clone() } else { format!("images/{written}") }
    }
}

/// `[privacy]`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PrivacyConfig {
    /// Counts of persons below this are protected; 0 switches privacy off.
    pub minimum: u32,
    /// Columns whose cells have `sensitive_minimum`.
    pub sensitive: Vec<String>,
    /// Their minimum.
    pub sensitive_minimum: u32,
    /// Whether a zero is printed.
    pub show_zeros: bool,
    /// Whether small cells are merged before they are hidden.
    pub coarsen: bool,
}

impl ReportConfig {
    /// The last day of which anything is told: the cut-off, or the end of the period where that comes first.
    pub fn cut_off(&self) -> Option<NaiveDate> {
        self.data_as_of.map(|day| day.min(self.period.to))
    }
}

impl Default for PrivacyConfig {
    fn default() -> Self {
        Self {
            minimum: 5,
            sensitive: vec!["end_reason".to_owned()],
            sensitive_minimum: 10,
            show_zeros: true,
            coarsen: true,
        }
    }
}

impl Paper {
    /// As written in `report.toml` and in file names.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "Letter",
            Self::Screen => "screen",
        }
    }
}

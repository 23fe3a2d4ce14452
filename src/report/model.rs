//! The document model: what the report says, in order, without places.

use crate::chart::spec::ChartSpec;
use crate::image::Image;
use crate::prose::{Block, Master};
use crate::shown::{Rich, Shown};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One edition of a report: one unit, one language.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// What the file says of itself.
    pub meta: Meta,
    /// The first page.
    pub cover: Cover,
    /// Abbreviations of the glossary and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// Sections in order; the contents page comes first unless a section places it.
    pub sections: Vec<Section>,
    /// The last page, unless left out.
    pub imprint: Option<Imprint>,
    /// What stands at the foot of every page but cover and imprint.
    pub footer: Option<Footer>,
    /// Figures by id, numbered in the order in which they are placed.
    pub figures: BTreeMap<String, Figure>,
    /// Tables by id.
    pub tables: BTreeMap<String, Table>,
    /// Tiles by id.
    pub tiles: BTreeMap<String, Tiles>,
    /// What is said of pictures, by file.
    pub pictures: BTreeMap<String, Picture>,
    /// The pictures themselves, by file.
    pub images: BTreeMap<String, Arc<Image>>,
}

/// What is said of a picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// What it shows; none when it is decoration.
    pub alt: Option<Rich>,
    /// Who made it.
    pub credit: Option<Rich>,
    /// What stays in sight where it is cut: parts of its width and height from the top left.
    pub focus: (f32, f32),
}

/// Metadata.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meta {
    /// BCP 47 tag of the edition.
    pub language: String,
    /// Title.
    pub title: String,
    /// Subtitle or the period; never empty.
    pub subject: String,
    /// Authors, or the organisation; may be empty.
    pub authors: Vec<String>,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Who reports, for the running head; may be empty.
    pub organisation: String,
    /// Seconds since 1970 of the document's date.
    pub created: i64,
}

/// The cover.
#[derive(Clone, PartialEq, Debug)]
pub struct Cover {
    /// Title.
    pub title: Rich,
    /// Subtitle.
    pub subtitle: Option<Rich>,
    /// Who reports.
    pub organisation: Option<Rich>,
    /// "1 October 2018 to 30 September 2019".
    pub period: String,
    /// The cover's numbers.
    pub facts: Vec<CoverFact>,
    /// Words at the foot.
    pub text: Option<Rich>,
    /// The unit chart: a row per year of the trend, the newest last; empty where no measure counts people.
    pub twill: Vec<TwillRow>,
    /// What the unit chart says in words, and how many people a stroke is; empty without one.
    pub twill_alt: String,
    /// The caption of the unit chart: how many people one stroke stands for.
    pub twill_caption: String,
}

/// A number of the cover.
#[derive(Clone, PartialEq, Debug)]
pub struct CoverFact {
    /// The number.
    pub value: Shown,
    /// What it counts.
    pub label: String,
}

/// A row of the unit chart.
#[derive(Clone, PartialEq, Debug)]
pub struct TwillRow {
    /// "FY2019".
    pub label: String,
    /// Count as printed.
    pub value: Shown,
    /// Strokes.
    pub strokes: u32,
    /// Whether it is the report's own year.
    pub focus: bool,
}

/// A section: one file of prose.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Language, where the section stands in for one that the edition lacks.
    pub language: Option<String>,
    /// Chapter that it opens: number and title.
    pub chapter: Option<(u32, Rich)>,
    /// "1.2", where the report has chapters.
    pub number: Option<String>,
    /// Title for the running head and the contents, where it is not the first heading's.
    pub title: Option<Rich>,
    /// Text below the title.
    pub lead: Option<Rich>,
    /// Whether it starts a page.
    pub starts_page: bool,
    /// Whether it is one of the annex: its parts are not listed in the contents.
    pub annex: bool,
    /// Columns of its text, where its master does not say how many.
    pub columns: Option<u8>,
    /// How its pages are laid out.
    pub master: Master,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// The foot of a page; `{page}` and `{pages}` in its text stand for the folio and the count.
#[derive(Clone, PartialEq, Debug)]
pub struct Footer {
    /// Its words.
    pub text: Rich,
    /// Whether the folio stands at the right: not when the text holds it.
    pub folio: bool,
}

/// The imprint.
#[derive(Clone, PartialEq, Debug)]
pub struct Imprint {
    /// "About this report".
    pub title: String,
    /// The author's words.
    pub text: Option<Rich>,
    /// Name and value: period, licence, contact, data hash, tool.
    pub entries: Vec<(String, Rich)>,
}

/// How wide a figure is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FigureWidth {
    /// The main column.
    Full,
    /// Half of the page; two in a row stand side by side.
    Half,
}

/// A figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// Its id.
    pub id: String,
    /// Its number, from 1.
    pub number: u32,
    /// Its kind, as in the facts file.
    pub kind: &'static str,
    /// "Figure 3".
    pub name: String,
    /// Its title; none for `title = false`.
    pub title: Option<Rich>,
    /// What, unit, place, period.
    pub subtitle: Rich,
    /// Words under the chart, from the configuration; the placing line's caption takes its place.
    pub caption: Option<Rich>,
    /// A note.
    pub note: Option<Rich>,
    /// The source line.
    pub source: Rich,
    /// What the chart says in words; never empty.
    pub alt: Rich,
    /// The chart.
    pub chart: ChartSpec,
    /// How wide.
    pub width: FigureWidth,
    /// The table with its data.
    pub twin: Option<Twin>,
    /// The attached file with its data.
    pub file: Option<String>,
}

/// The table with the data of a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Twin {
    /// Whether it stands below its figure; else in the annex.
    pub beside: bool,
    /// The table: it has no number of its own.
    pub table: Table,
}

/// A table.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// Its id.
    pub id: String,
    /// Its number, from 1.
    pub number: u32,
    /// "Table 2".
    pub name: String,
    /// Its title.
    pub title: Option<Rich>,
    /// Words under the title; the placing line's caption takes its place.
    pub caption: Option<Rich>,
    /// A note below.
    pub note: Option<Rich>,
    /// What `[c]` and `[x]` mean, where they occur.
    pub legend: Vec<String>,
    /// "Source: …".
    pub source: Rich,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, each with a cell per column.
    pub rows: Vec<TableRow>,
    /// Small charts in cells, by row and column.
    pub sparks: BTreeMap<(usize, usize), Spark>,
    /// Whether the first column heads its row.
    pub row_heads: bool,
}

/// A small chart in a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Spark {
    /// An amount per year; none when missing or hidden.
    pub amounts: Vec<Option<f64>>,
    /// What it says in words.
    pub alt: String,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableColumn {
    /// Name in the facts file.
    pub name: String,
    /// Its head, with the unit.
    pub label: String,
    /// Unit in the facts file.
    pub unit: Option<String>,
    /// Alignment.
    pub align: Align,
    /// One head over it and the neighbouring columns that share it.
    pub head: Option<String>,
    /// Whether a bar is drawn in its cells.
    pub bar: bool,
}

/// Alignment of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A row.
#[derive(Clone, PartialEq, Debug)]
pub struct TableRow {
    /// Body or total.
    pub kind: RowKind,
    /// Its cells.
    pub cells: Vec<TableCell>,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowKind {
    /// A row of the body.
    Body,
    /// Heads the rows of a group and carries their subtotals.
    Group,
    /// The total.
    Total,
}

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub struct TableCell {
    /// As printed.
    pub text: Rich,
    /// As in the facts file: a JSON value.
    pub json: serde_json::Value,
    /// Whether it is hidden for privacy.
    pub suppressed: bool,
}

/// A set of tiles.
#[derive(Clone, PartialEq, Debug)]
pub struct Tiles {
    /// Its id.
    pub id: String,
    /// The tiles; the first one is the hero.
    pub items: Vec<Tile>,
}

/// A tile.
#[derive(Clone, PartialEq, Debug)]
pub struct Tile {
    /// What it counts.
    pub label: Rich,
    /// Its number.
    pub value: Shown,
    /// Unit word after the number; empty where the label says it.
    pub unit: String,
    /// The change against the comparison period; none without one.
    pub change: Option<TileChange>,
    /// Words below.
    pub note: Option<Rich>,
    /// The years of the trend, for the spark columns.
    pub spark: Vec<SparkYear>,
}

/// A year of a tile's spark columns.
#[derive(Clone, PartialEq, Debug)]
pub struct SparkYear {
    /// Name of the year.
    pub label: String,
    /// Its name where the whole one does not fit.
    pub short: String,
    /// Its amount; none when missing.
    pub amount: Option<f64>,
    /// The amount as printed.
    pub text: String,
    /// Whether it is the report's own year.
    pub focus: bool,
}

/// The change line of a tile.
#[derive(Clone, PartialEq, Debug)]
pub struct TileChange {
    /// Which way, as printed.
    pub direction: Direction,
    /// "+9.8% against FY2018 (102)".
    pub text: Rich,
}

/// Direction of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// Up.
    Up,
    /// Down.
    Down,
    /// Same as before, as printed.
    Same,
}

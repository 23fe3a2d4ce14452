//! Cells → how numbers and dates are written in a file, and whether that is proved: those of the first MiB when a file is
//! opened, all of them when a later cell contradicts what they proved.

use super::numeral::{Numeral, numeral};
use super::rows::record_start;
use super::{DateOrder, Dialect, SourceFile};
use crate::config::DialectConfig;
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// Bytes of rows looked at.
const SAMPLE: usize = 1 << 20;

/// Bytes after which the search ends where nothing is open.
const ENOUGH: usize = 1 << 16;

/// How much of a file is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reach {
    /// The first MiB; less where nothing is open.
    Start,
    /// Every row.
    Whole,
}

/// Byte of a row, and the number of a field in it.
type Cell = (usize, usize);

/// What the cells of one column say.
#[derive(Clone, Debug, Default)]
struct Evidence {
    /// A cell that is no number, no date and not blank.
    text: bool,
    point: Option<Cell>,
    comma: Option<Cell>,
    group: Option<char>,
    /// A cell with one mark that may stand before decimals or between groups.
    open: Option<char>,
    day_first: Option<Cell>,
    month_first: Option<Cell>,
    /// A date that can be read in both orders.
    open_date: bool,
}

impl Evidence {
    fn add(&mut self, cell: &str, at: Cell, nothing: &[String]) {
        let cell = cell.trim();
        if self.text || is_nothing(cell, nothing) {
            return;
        }
        match numeral(cell) {
            None => self.text = true,
            Some(Numeral::Plain) => {}
            Some(Numeral::Decimal { mark, group }) => {
                let proof = if mark == '.' { &mut self.point } else { &mut self.comma };
                proof.get_or_insert(at);
                self.group = self.group.or(group);
            }
            Some(Numeral::Grouped(group)) => self.group = self.group.or(Some(group)),
            Some(Numeral::Open(mark)) => self.open = Some(mark),
            Some(Numeral::DayFirst) => {
                self.day_first.get_or_insert(at);
            }
            Some(Numeral::MonthFirst) => {
                self.month_first.get_or_insert(at);
            }
            Some(Numeral::OpenDate) => self.open_date = true,
        }
    }

    fn is_open(&self) -> bool {
        let number = self.open.is_some() && self.point.is_none() && self.comma.is_none();
        let date = self.open_date && self.day_first.is_none() && self.month_first.is_none();
        !self.text && (number || date)
    }
}

/// Cells that say nothing about how numbers are written.
fn is_nothing(cell: &str, nothing: &[String]) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "." | ".." | "…" | "[c]" | "[x]")
        || matches!(cell.to_ascii_lowercase().as_str(), "n/a" | "na" | "null" | "none")
        || nothing.iter().any(|word| word == cell)
}

/// Whether a cell is written in another way than its file, or proves what nothing in it did before.
pub(super) fn contradicts(cell: &str, dialect: &Dialect) -> bool {
    let is_date = |order| dialect.date_is_certain && dialect.date == order;
    match numeral(cell) {
        None | Some(Numeral::Plain) => false,
        Some(Numeral::Decimal { mark, group }) => {
            !dialect.decimal_is_certain || mark != dialect.decimal || (group.is_some() && group != dialect.group)
        }
        Some(Numeral::Grouped(group)) => dialect.group != Some(group),
        Some(Numeral::Open(mark)) => {
            !dialect.decimal_is_certain || (mark != dialect.decimal && dialect.group != Some(mark))
        }
        Some(Numeral::DayFirst) => !is_date(DateOrder::Dmy),
        Some(Numeral::MonthFirst) => !is_date(DateOrder::Mdy),
        Some(Numeral::OpenDate) => !dialect.date_is_certain,
    }
}

/// How numbers and dates are written: what the author says, else what cells prove; and whether every row was looked at.
///
/// # Errors
/// `csv/dialect-unsure` where one cell proves one way and another cell the other.
pub(super) fn dialect(
    file: &SourceFile,
    written: &DialectConfig,
    reach: Reach,
) -> Result<(Dialect, bool), Vec<Diagnostic>> {
    let nothing = written.nothing.clone().unwrap_or_default();
    let (columns, all) = columns(file, &nothing, reach);
    let numbers = || columns.iter().filter(|column| !column.text);
    let (point, comma) = (numbers().find_map(|c| c.point), numbers().find_map(|c| c.comma));
    let (day, month) = (numbers().find_map(|c| c.day_first), numbers().find_map(|c| c.month_first));
    let mut problems = Vec::new();
    let mut proved = |written: bool, first: Option<Cell>, second: Option<Cell>, what: &str, key: &str| {
        if let (false, Some(first), Some(second)) = (written, first, second) {
            problems.push(conflict(file, first, second, what, key));
        }
    };
    proved(written.decimal.is_some(), point, comma, "decimal marks", "decimal = \",\"");
    proved(written.date.is_some(), day, month, "orders of dates", "date = \"dmy\"");
    if !problems.is_empty() {
        return Err(problems);
    }
    let seen_group = numbers().find_map(|column| column.group);
    let decimal = written.decimal.or(comma.map(|_| ',')).or(point.map(|_| '.'));
    let by_group = written.group.or(seen_group).and_then(|group| match group {
        '.' => Some(','),
        ',' => Some('.'),
        _ => None,
    });
    let decimal = decimal.or(by_group);
    let open_group = decimal.and_then(|decimal| numbers().find_map(|c| c.open.filter(|mark| *mark != decimal)));
    let order = written.date.or(day.map(|_| DateOrder::Dmy)).or(month.map(|_| DateOrder::Mdy));
    let dialect = Dialect {
        delimiter: file.marks.delimiter,
        quote: file.marks.quote,
        decimal: decimal.unwrap_or('.'),
        group: written.group.or(seen_group).or(open_group),
        date: order.unwrap_or(DateOrder::Ymd),
        nothing,
        decimal_is_certain: decimal.is_some(),
        date_is_certain: order.is_some(),
    };
    Ok((dialect, all))
}

fn conflict(file: &SourceFile, first: Cell, second: Cell, what: &str, key: &str) -> Diagnostic {
    let field = |(byte, field): Cell| -> Range<usize> {
        let start = record_start(&file.text, byte);
        file.marks.fields(&file.text, start).get(field).cloned().unwrap_or(start..start)
    };
    let (first, second) = (field(first.min(second)), field(first.max(second)));
    let text = file.marks.content(&file.text[first.clone()]);
    let line = file.place(first).line;
    Diagnostic::error(
        "csv/dialect-unsure",
        format!("the file has two {what}: this one, and that of `{text}` on line {line}"),
    )
    .at(file.place(second.clone()))
    .text(file.marks.content(&file.text[second]))
    .hint(format!("say which: dialect = {{ {key} }}"))
}

/// What each column says, and whether every row was looked at.
fn columns(file: &SourceFile, nothing: &[String], reach: Reach) -> (Vec<Evidence>, bool) {
    let mut columns = vec![Evidence::default(); file.width];
    for field in (0..file.width).filter(|field| !file.fields.contains(field)) {
        columns[field].text = true;
    }
    for part in file.sound_parts() {
        let mut reader = file.marks.reader(&file.text[part.clone()]);
        let mut cells = csv::StringRecord::new();
        while let Ok(true) = reader.read_record(&mut cells) {
            let byte = cells.position().map_or(0, csv::Position::byte);
            let byte = part.start + usize::try_from(byte).unwrap_or(0);
            for (field, (column, cell)) in columns.iter_mut().zip(&cells).enumerate() {
                column.add(cell, (byte, field), nothing);
            }
            let read = byte - file.rows.start;
            let enough = read > ENOUGH && (read > SAMPLE || !columns.iter().any(Evidence::is_open));
            if reach == Reach::Start && enough {
                return (columns, false);
            }
        }
    }
    (columns, true)
}

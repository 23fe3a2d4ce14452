//! Cells of the first MiB → how numbers and dates are written in a file, and whether that is proved.

use super::numeral::{Numeral, numeral};
use super::{DateOrder, Dialect, SourceFile};
use crate::config::DialectConfig;
use crate::diagnostic::Diagnostic;
use std::ops::Range;

/// Bytes looked at; of a column that only later cells decide, all.
const SAMPLE: usize = 1 << 20;

/// Bytes after which the search ends where nothing is open.
const ENOUGH: usize = 1 << 17;

/// What the cells of one column say.
#[derive(Clone, Debug, Default)]
struct Evidence {
    /// A cell that is no number, no date and not blank.
    text: bool,
    seen: bool,
    point: Option<usize>,
    comma: Option<usize>,
    group: Option<char>,
    /// A cell with one mark that may stand before decimals or between groups.
    open: Option<char>,
    day_first: Option<usize>,
    month_first: Option<usize>,
    /// A date that can be read in both orders.
    open_date: bool,
}

impl Evidence {
    fn add(&mut self, cell: &str, at: usize, nothing: &[String]) {
        let cell = cell.trim();
        if self.text || is_nothing(cell, nothing) {
            return;
        }
        self.seen = true;
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
        !self.text && (!self.seen || number || date)
    }
}

/// Cells that say nothing about how numbers are written.
fn is_nothing(cell: &str, nothing: &[String]) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "." | ".." | "…" | "[c]" | "[x]")
        || matches!(cell.to_ascii_lowercase().as_str(), "n/a" | "na" | "null" | "none")
        || nothing.iter().any(|word| word == cell)
}

/// How numbers and dates are written: what the author says, else what cells prove.
///
/// # Errors
/// `csv/dialect-unsure` where one column proves one way and another column the other.
pub(super) fn dialect(file: &SourceFile, written: &DialectConfig) -> Result<Dialect, Vec<Diagnostic>> {
    let nothing = written.nothing.clone().unwrap_or_default();
    let columns = columns(file, &nothing);
    let numbers = || columns.iter().filter(|column| !column.text);
    let (point, comma) = (numbers().find_map(|c| c.point), numbers().find_map(|c| c.comma));
    let (day, month) = (numbers().find_map(|c| c.day_first), numbers().find_map(|c| c.month_first));
    let mut problems = Vec::new();
    let mut proved = |written: bool, first: Option<usize>, second: Option<usize>, what: &str, key: &str| {
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
    Ok(Dialect {
        delimiter: file.marks.delimiter,
        quote: file.marks.quote,
        decimal: decimal.unwrap_or('.'),
        group: written.group.or(seen_group).or(open_group),
        date: order.unwrap_or(DateOrder::Ymd),
        nothing,
        decimal_is_certain: decimal.is_some(),
        date_is_certain: order.is_some(),
    })
}

fn conflict(file: &SourceFile, first: usize, second: usize, what: &str, key: &str) -> Diagnostic {
    let field = |at: usize| -> Range<usize> {
        let fields = file.marks.fields(&file.text, at);
        fields.into_iter().next().unwrap_or(at..at)
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

/// What each column says. Cells are read where they stand: of a row that is as long as the header and has no quotes that
/// hold line ends, else through its fields.
fn columns(file: &SourceFile, nothing: &[String]) -> Vec<Evidence> {
    let mut columns = vec![Evidence::default(); file.width];
    for field in (0..file.width).filter(|field| !file.fields.contains(field)) {
        columns[field].text = true;
    }
    let mut at = file.rows.start;
    let mut read = 0;
    while let Some(record) = file.marks.next_record(&file.text[..file.rows.end], at) {
        let end = record.last().map_or(file.rows.end, |field| field.end);
        read += end - at;
        at = end;
        if record.len() >= file.width && !file.damage.iter().any(|damage| damage.rows.contains(&record[0].start)) {
            for (column, field) in columns.iter_mut().zip(&record) {
                if !column.text {
                    let cell = &file.text[field.clone()];
                    let inner = if cell.starts_with(file.marks.quote) { &file.marks.content(cell) } else { cell };
                    column.add(inner, field.start, nothing);
                }
            }
        }
        let open = columns.iter().any(Evidence::is_open);
        if (read > ENOUGH && !open) || (read > SAMPLE && columns.iter().all(|c| c.text || !c.seen || !c.is_open())) {
            break;
        }
    }
    columns
}

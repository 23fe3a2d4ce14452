//! Cells → the type of a column, and the same cells in one plain form: `1234.5`, `2019-03-31`.

use super::numeral::{Numeral, numeral};
use super::{DateOrder, Dialect};
use crate::config::ColumnType;

/// A cell as a plain number or date with its type; none for a text, and for what can be read in two ways.
pub(super) fn plain(cell: &str, dialect: &Dialect) -> Option<(ColumnType, String)> {
    let form = numeral(cell)?;
    let number = |text: String| Some((number_type(cell, &text), text));
    match form {
        Numeral::Plain if cell.contains('-') && cell.matches('-').count() == 2 => date(cell, DateOrder::Ymd),
        Numeral::Plain => number(digits(cell, dialect)),
        Numeral::Decimal { mark, group } => {
            let fits = mark == dialect.decimal && (group.is_none() || group == dialect.group);
            fits.then(|| digits(cell, dialect)).and_then(number)
        }
        Numeral::Grouped(group) => (Some(group) == dialect.group).then(|| digits(cell, dialect)).and_then(number),
        Numeral::Open(_) if !dialect.decimal_is_certain => None,
        Numeral::Open(mark) => {
            let fits = mark == dialect.decimal || Some(mark) == dialect.group;
            fits.then(|| digits(cell, dialect)).and_then(number)
        }
        Numeral::DayFirst | Numeral::MonthFirst | Numeral::OpenDate if !dialect.date_is_certain => None,
        Numeral::DayFirst | Numeral::MonthFirst | Numeral::OpenDate => date(cell, dialect.date),
    }
}

/// The type of a column by those of its cells; none of none.
pub(super) fn joined(one: ColumnType, other: ColumnType) -> ColumnType {
    use ColumnType::{Decimal, Integer, Money, Percent, Text};
    match (one, other) {
        _ if one == other => one,
        (Integer, Decimal) | (Decimal, Integer) => Decimal,
        (Money, Integer | Decimal) | (Integer | Decimal, Money) => Money,
        (Percent, Integer | Decimal) | (Integer | Decimal, Percent) => Percent,
        _ => Text,
    }
}

fn number_type(cell: &str, plain: &str) -> ColumnType {
    let whole = plain.trim_start_matches('-');
    match () {
        () if cell.contains('%') => ColumnType::Percent,
        () if cell.contains(['€', '$', '£']) => ColumnType::Money,
        () if whole.contains('.') => ColumnType::Decimal,
        () if whole.len() > 1 && whole.starts_with('0') => ColumnType::Id,
        () => ColumnType::Integer,
    }
}

/// The digits with a point before decimals; parentheses are a minus.
fn digits(cell: &str, dialect: &Dialect) -> String {
    let negative = cell.contains(['-', '\u{2212}']) || (cell.starts_with('(') && cell.ends_with(')'));
    let sign = if negative { "-" } else { "" };
    let kept = cell.chars().filter_map(|c| match c {
        '0'..='9' => Some(c),
        _ if c == dialect.decimal => Some('.'),
        _ => None,
    });
    sign.chars().chain(kept).collect()
}

fn date(cell: &str, order: DateOrder) -> Option<(ColumnType, String)> {
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    let parts: Vec<u32> =
        day.trim_end_matches('.').split(['.', '/', '-']).filter_map(|part| part.parse().ok()).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = match order {
        DateOrder::Ymd => (*a, *b, *c),
        DateOrder::Dmy => (*c, *b, *a),
        DateOrder::Mdy => (*c, *a, *b),
    };
    let written = format!("{year:04}-{month:02}-{day:02}");
    crate::period::parse_day(&written).map(|_| (ColumnType::Date, written))
}

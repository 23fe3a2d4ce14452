//! A cell → what it proves about how numbers and dates are written. Nothing is computed here.

/// What a cell with digits proves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Numeral {
    /// Digits alone, or a date as 2019-03-31: nothing.
    Plain,
    /// The mark before its decimals, and the one between its groups where it has one.
    Decimal { mark: char, group: Option<char> },
    /// Only what stands between groups; every kind of blank is a blank.
    Grouped(char),
    /// One mark before three digits: `40.847`.
    Open(char),
    /// `31.3.2019`
    DayFirst,
    /// `3/31/2019`
    MonthFirst,
    /// `3/4/2019`
    OpenDate,
}

/// What a cell proves; none where it is no number and no date. Signs, parentheses, percent and currency signs may stand
/// around a number.
pub(super) fn numeral(cell: &str) -> Option<Numeral> {
    let around = |c: char| matches!(c, '(' | ')' | '+' | '-' | '\u{2212}' | '%' | '€' | '$' | '£') || c.is_whitespace();
    let core = cell.trim_matches(around);
    if !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if core.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Numeral::Plain);
    }
    date(core).or_else(|| number(core))
}

fn date(core: &str) -> Option<Numeral> {
    // a time of day may follow
    let day = core.split_once([' ', 'T']).filter(|(_, time)| time.contains(':')).map_or(core, |(day, _)| day);
    let separator = day.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let parts: Vec<&str> = day.trim_end_matches('.').split(separator).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let value = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten();
    let (first_value, second_value) = (value(first)?, value(second)?);
    value(third)?;
    let short = |part: &str| matches!(part.len(), 1 | 2);
    if first.len() == 4 && short(second) && short(third) {
        return Some(Numeral::Plain);
    }
    if !(short(first) && short(second) && matches!(third.len(), 2 | 4)) {
        return None;
    }
    match (first_value, second_value) {
        (13..=31, 1..=12) => Some(Numeral::DayFirst),
        (1..=12, 13..=31) => Some(Numeral::MonthFirst),
        // a point is written only where the day comes first
        (1..=12, 1..=12) if separator == '.' => Some(Numeral::DayFirst),
        (1..=12, 1..=12) => Some(Numeral::OpenDate),
        _ => None,
    }
}

fn number(core: &str) -> Option<Numeral> {
    let mark = |c: char| match c {
        '.' | ',' => Some(c),
        '\'' | '\u{2019}' => Some('\''),
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' => Some(' '),
        _ => None,
    };
    let mut marks = Vec::new();
    let mut lengths = vec![0_usize];
    for c in core.chars() {
        if c.is_ascii_digit() {
            *lengths.last_mut()? += 1;
        } else {
            marks.push(mark(c)?);
            lengths.push(0);
        }
    }
    let (last, before) = marks.split_last()?;
    let threes = |lengths: &[usize]| (1..=3).contains(&lengths[0]) && lengths[1..].iter().all(|length| *length == 3);
    let point = matches!(last, '.' | ',');
    match before.split_first() {
        None if !point => threes(&lengths).then_some(Numeral::Grouped(*last)),
        None if threes(&lengths) && !core.starts_with('0') => Some(Numeral::Open(*last)),
        None => Some(Numeral::Decimal { mark: *last, group: None }),
        Some((group, rest)) if rest.iter().any(|other| other != group) => None,
        Some((group, _)) if group == last => threes(&lengths).then_some(Numeral::Grouped(*group)),
        Some((group, _)) if point => {
            threes(&lengths[..lengths.len() - 1]).then_some(Numeral::Decimal { mark: *last, group: Some(*group) })
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Numeral::{DayFirst, Decimal, Grouped, MonthFirst, Open, OpenDate, Plain};
    use super::numeral;

    #[test]
    fn a_cell_proves_what_can_be_read_in_one_way_alone() {
        for (cell, expected) in [
            ("12", Some(Plain)),
            ("2019-03-31", Some(Plain)),
            ("1.5", Some(Decimal { mark: '.', group: None })),
            ("0.847", Some(Decimal { mark: '.', group: None })),
            ("1234.567", Some(Decimal { mark: '.', group: None })),
            ("40.847", Some(Open('.'))),
            ("1,234", Some(Open(','))),
            ("1.234,5", Some(Decimal { mark: ',', group: Some('.') })),
            ("1\u{A0}234,5", Some(Decimal { mark: ',', group: Some(' ') })),
            ("1,234.5", Some(Decimal { mark: '.', group: Some(',') })),
            ("1.234.567", Some(Grouped('.'))),
            ("40\u{A0}847", Some(Grouped(' '))),
            ("€ 1.600,50", Some(Decimal { mark: ',', group: Some('.') })),
            ("($1,234.56)", Some(Decimal { mark: '.', group: Some(',') })),
            ("12 %", Some(Plain)),
            ("31.12.2012", Some(DayFirst)),
            ("02/01/2014", Some(OpenDate)),
            ("31/12/2012", Some(DayFirst)),
            ("5/19/2006 0:00:00", Some(MonthFirst)),
            ("1,2,3", None),
            ("1.2.3", None),
            ("12a", None),
            ("Peja", None),
        ] {
            assert_eq!(numeral(cell), expected, "{cell}");
        }
    }
}

//! Numbers as people write them → exact decimals: grouping, decimal marks, currencies, percent signs, accountants' brackets.

use crate::ingest::Dialect;
use crate::measure::value::Decimal;

/// A number, and the sign that stood beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Number<'t> {
    pub(crate) decimal: Decimal,
    pub(crate) sign: Option<Sign<'t>>,
}

/// What stands beside a number and says what it counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sign<'t> {
    Percent,
    /// A currency, as it is written.
    Currency(&'t str),
}

/// Why a text is not a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NotRead {
    /// It can be read with a decimal mark or with a grouping mark.
    TwoWays,
    /// Its marks contradict the dialect of the file.
    Marks,
    /// Not a number.
    Otherwise,
}

/// Marks of currencies, and the codes that they may stand for.
const CURRENCIES: &[(&str, &[&str])] = &[
    ("€", &["EUR"]),
    ("$", &["USD", "CAD", "AUD", "NZD"]),
    ("US$", &["USD"]),
    ("£", &["GBP"]),
    ("¥", &["JPY", "CNY"]),
    ("₺", &["TRY"]),
    ("₽", &["RUB"]),
    ("₴", &["UAH"]),
    ("₹", &["INR"]),
    ("₣", &["CHF"]),
    ("Fr.", &["CHF"]),
    ("Lek", &["ALL"]),
    ("Lekë", &["ALL"]),
    ("L", &["ALL"]),
    ("din", &["RSD"]),
    ("din.", &["RSD"]),
    ("дин", &["RSD"]),
    ("дин.", &["RSD"]),
    ("ден", &["MKD"]),
    ("ден.", &["MKD"]),
    ("KM", &["BAM"]),
    ("euro", &["EUR"]),
    ("Euro", &["EUR"]),
];

/// Codes of currencies that are written beside numbers.
const CODES: &[&str] = &[
    "EUR", "USD", "GBP", "CHF", "ALL", "RSD", "MKD", "BAM", "TRY", "JPY", "CNY", "CAD", "AUD", "NZD", "SEK", "NOK",
    "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "UAH", "RUB", "INR",
];

/// Reads a number in the dialect of its file.
///
/// # Errors
/// Why it cannot be read.
pub(crate) fn read<'t>(text: &'t str, dialect: &Dialect) -> Result<Number<'t>, NotRead> {
    if dialect.decimal == '.'
        && let Some(decimal) = Decimal::parse(text)
        && (dialect.decimal_is_certain || decimal.scale != 3 || !groups_of_three(text))
    {
        return Ok(Number { decimal, sign: None });
    }
    let (digits, negative, sign) = undress(text);
    let decimal = marked(digits, dialect)?;
    Ok(Number { decimal: if negative { Decimal { digits: -decimal.digits, ..decimal } } else { decimal }, sign })
}

/// Whether two currencies, as written, can be one.
pub(crate) fn may_be_same(one: &str, other: &str) -> bool {
    one == other || codes(one).iter().any(|code| codes(other).contains(code))
}

fn codes(written: &str) -> Vec<&str> {
    match CURRENCIES.iter().find(|(mark, _)| *mark == written) {
        Some((_, codes)) => codes.to_vec(),
        None => vec![written],
    }
}

/// The digits with their marks; whether they are below zero; the sign beside them.
fn undress(text: &str) -> (&str, bool, Option<Sign<'_>>) {
    let (mut rest, mut negative, mut sign) = (text.trim(), false, None);
    if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        (rest, negative) = (inner.trim(), true);
    }
    if let Some(before) = rest.strip_suffix('%') {
        (rest, sign) = (before.trim_end(), Some(Sign::Percent));
    }
    for _ in 0..2 {
        if !negative && let Some(after) = rest.strip_prefix(['-', '\u{2212}']) {
            (rest, negative) = (after.trim_start(), true);
        } else if let Some(after) = rest.strip_prefix('+') {
            rest = after;
        }
        if sign.is_none()
            && let Some((currency, number)) = currency(rest)
        {
            (rest, sign) = (number, Some(Sign::Currency(currency)));
        }
    }
    (rest, negative, sign)
}

/// A currency before or behind a number, and the number.
fn currency(text: &str) -> Option<(&str, &str)> {
    let known = |word: &str| CODES.contains(&word) || CURRENCIES.iter().any(|(mark, _)| *mark == word);
    let number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '\u{2212}');
    let first = text.find(number).unwrap_or(0);
    let (before, after) = text.split_at(first);
    if known(before.trim()) {
        return Some((before.trim(), after));
    }
    let last = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    let (before, after) = text.split_at(last);
    known(after.trim()).then(|| (after.trim(), before))
}

/// A mark between digits; all blanks are one mark, as are both apostrophes.
fn mark(c: char) -> Option<char> {
    match c {
        '.' | ',' => Some(c),
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(' '),
        '\'' | '\u{2019}' => Some('\''),
        _ => None,
    }
}

/// Digits with marks → a decimal. The last mark is the decimal one when it stands once and cannot be a grouping mark.
fn marked(text: &str, dialect: &Dialect) -> Result<Decimal, NotRead> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Err(NotRead::Otherwise);
    }
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).map(|c| mark(c).unwrap_or('x')).collect();
    if marks.contains(&'x') {
        return Err(NotRead::Otherwise);
    }
    let decimal = match (marks.first(), marks.last()) {
        (None, _) | (_, None) => None,
        (Some(first), Some(last)) if first != last => Some(*last),
        (Some(' ' | '\''), _) => None,
        (Some(only), _) if marks.len() > 1 => (!groups_of_three(text)).then_some(*only),
        (Some(only), _) if !groups_of_three(text) => Some(*only),
        (Some(only), _) if dialect.decimal_is_certain => (*only == dialect.decimal).then_some(*only),
        _ => return Err(NotRead::TwoWays),
    };
    let (whole, part) = match decimal.and_then(|decimal| text.rsplit_once(decimal)) {
        Some((whole, part)) => (whole, part),
        None => (text, ""),
    };
    let grouped = whole.chars().any(|c| !c.is_ascii_digit());
    if grouped && !groups_of_three(whole) || part.chars().any(|c| !c.is_ascii_digit()) {
        return Err(NotRead::Otherwise);
    }
    let group = whole.chars().find_map(mark);
    if dialect.decimal_is_certain {
        let other_group =
            dialect.group.and_then(mark).zip(group).is_some_and(|(known, own)| known != own && own != ' ');
        if decimal.is_some_and(|decimal| decimal != dialect.decimal) || group == Some(dialect.decimal) || other_group {
            return Err(NotRead::Marks);
        }
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    let plain = if part.is_empty() { plain } else { format!("{plain}.{part}") };
    Decimal::parse(&plain).ok_or(NotRead::Otherwise)
}

/// One to three digits that do not start with 0, then groups of three behind one and the same mark.
fn groups_of_three(text: &str) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let Some(group) = text.chars().find_map(mark) else { return false };
    let mut parts = text.split(|c| mark(c) == Some(group));
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let first =
        parts.next().is_some_and(|part| matches!(part.len(), 1..=3) && !part.starts_with('0') && all_digits(part));
    first && parts.all(|part| part.len() == 3 && all_digits(part))
}

#[cfg(test)]
mod tests {
    use super::{NotRead, Sign, may_be_same, read};
    use crate::ingest::Dialect;

    fn decimal(text: &str, dialect: &Dialect) -> String {
        match read(text, dialect) {
            Ok(number) => number.decimal.exact().to_json(),
            Err(NotRead::TwoWays) => "two ways".to_owned(),
            Err(NotRead::Marks) => "marks".to_owned(),
            Err(NotRead::Otherwise) => "no".to_owned(),
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let unsure = Dialect::default();
        let comma = Dialect { decimal: ',', group: Some('.'), decimal_is_certain: true, ..Dialect::default() };
        let point = Dialect { decimal_is_certain: true, ..Dialect::default() };
        for (text, by_itself, with_comma, with_point) in [
            ("1234", "1234", "1234", "1234"),
            ("0", "0", "0", "0"),
            ("-5", "-5", "-5", "-5"),
            ("\u{2212}5", "-5", "-5", "-5"),
            ("+5", "5", "5", "5"),
            ("1.234,5", "1234.5", "1234.5", "marks"),
            ("1,234.5", "1234.5", "marks", "1234.5"),
            ("1 234,5", "1234.5", "1234.5", "marks"),
            ("1\u{a0}234", "1234", "1234", "1234"),
            ("1\u{202f}234\u{202f}567,25", "1234567.25", "1234567.25", "marks"),
            ("1'234.5", "1234.5", "marks", "1234.5"),
            ("12.5", "12.5", "marks", "12.5"),
            ("12,5", "12.5", "12.5", "marks"),
            ("0.125", "0.125", "marks", "0.125"),
            ("40.847", "two ways", "40847", "40.847"),
            ("1,234", "two ways", "1.234", "1234"),
            ("1.234.567", "1234567", "1234567", "marks"),
            ("1234.567", "1234.567", "marks", "1234.567"),
            ("€ 1.600", "two ways", "1600", "1.6"),
            ("1.600,00 €", "1600", "1600", "marks"),
            ("EUR 5", "5", "5", "5"),
            ("12 %", "12", "12", "12"),
            ("7.89%", "7.89", "marks", "7.89"),
            ("(1,234)", "two ways", "-1.234", "-1234"),
            ("(€ 5)", "-5", "-5", "-5"),
            ("-€5", "-5", "-5", "-5"),
            ("12,34,567", "no", "no", "no"),
            ("1.2.3", "no", "no", "no"),
            ("1,23.4", "no", "no", "no"),
            ("1e5", "no", "no", "no"),
            ("n/a", "no", "no", "no"),
            ("-", "no", "no", "no"),
            ("%", "no", "no", "no"),
            (".", "no", "no", "no"),
            ("2 h", "no", "no", "no"),
        ] {
            let found = [&unsure, &comma, &point].map(|dialect| decimal(text, dialect));
            assert_eq!(found, [by_itself, with_comma, with_point], "{text}");
        }
    }

    #[test]
    fn signs_say_what_is_counted() {
        let sign = |text: &'static str| read(text, &Dialect::default()).ok().and_then(|number| number.sign);
        assert_eq!(sign("12 %"), Some(Sign::Percent));
        assert_eq!(sign("$5"), Some(Sign::Currency("$")));
        assert_eq!(sign("5 EUR"), Some(Sign::Currency("EUR")));
        assert_eq!(sign("5"), None);
        assert!(may_be_same("$", "USD") && may_be_same("€", "EUR") && !may_be_same("€", "$"));
    }
}

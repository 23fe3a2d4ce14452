//! Days as people write them → dates.

use super::number::NotRead;
use crate::ingest::{DateOrder, Dialect};
use crate::period::parse_day;
use chrono::{Datelike, NaiveDate};

/// The English months, by their first three letters.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Days that programs write where there is no date, as year, month, day.
const SENTINELS: &[(i32, u32, u32)] = &[
    (1, 1, 1),
    (1111, 11, 11),
    (1582, 10, 15),
    (1753, 1, 1),
    (1899, 12, 30),
    (1899, 12, 31),
    (1900, 1, 0),
    (1900, 1, 1),
    (1904, 1, 1),
    (1970, 1, 1),
    (2099, 12, 31),
    (2222, 2, 22),
    (2999, 12, 31),
    (3000, 1, 1),
    (9999, 9, 9),
    (9999, 12, 31),
];

/// Reads a day: 2019-03-31 in every file, else in the order of the file's dialect.
///
/// # Errors
/// Why it is not a day.
pub(crate) fn read(text: &str, dialect: &Dialect) -> Result<NaiveDate, NotRead> {
    if let Some(day) = parse_day(text) {
        return Ok(day);
    }
    let text = without_time(text);
    if let Some(day) = parse_day(text).or_else(|| with_named_month(text)) {
        return Ok(day);
    }
    let Some([first, second, third]) = three_parts(text) else { return Err(NotRead::Otherwise) };
    let day = |year: (u32, usize), month: (u32, usize), day: (u32, usize)| {
        let short = month.1 <= 2 && day.1 <= 2;
        (short && year.1 == 4).then(|| NaiveDate::from_ymd_opt(i32::try_from(year.0).ok()?, month.0, day.0)).flatten()
    };
    if first.1 == 4 {
        return day(first, second, third).ok_or(NotRead::Otherwise);
    }
    let (dmy, mdy) = (day(third, second, first), day(third, first, second));
    let wanted = match dialect.date {
        DateOrder::Dmy => Some(dmy),
        DateOrder::Mdy => Some(mdy),
        DateOrder::Ymd => None,
    };
    match (dmy, mdy) {
        (None, None) => Err(NotRead::Otherwise),
        _ if dialect.date_is_certain => wanted.flatten().ok_or(NotRead::Marks),
        (Some(one), Some(other)) if one != other => Err(NotRead::TwoWays),
        (Some(only), _) | (None, Some(only)) => Ok(only),
    }
}

/// Whether a day is one of those that programs write where there is none.
pub(crate) fn is_sentinel(day: NaiveDate) -> bool {
    SENTINELS.contains(&(day.year(), day.month(), day.day()))
}

/// Whether a text has the form of a date in any order, also where there is no such day: 31/02/2019.
pub(crate) fn looks_like_one(text: &str) -> bool {
    three_parts(without_time(text)).is_some_and(|parts| parts.iter().any(|(_, length)| *length == 4))
}

/// Without the time of day that programs put behind days; the day counts as it is written.
fn without_time(text: &str) -> &str {
    let Some((day, time)) = text.split_once('T').or_else(|| text.split_once(' ')) else { return text };
    let time = time.trim();
    let is_time = time.starts_with(|c: char| c.is_ascii_digit())
        && time.contains(':')
        && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | ' ' | 'A' | 'P' | 'M'));
    if is_time { day } else { text }
}

/// Three numbers between two marks of one kind, each with its number of digits: 31.3.2019, `31. 3. 2019.`, 3/31/2019.
fn three_parts(text: &str) -> Option<[(u32, usize); 3]> {
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | '/' | '-'))?;
    let text = if mark == '.' { text.strip_suffix('.').unwrap_or(text) } else { text };
    let mut parts = text.split(mark).map(|part| {
        let part = if mark == '.' { part.trim() } else { part };
        let digits = matches!(part.len(), 1..=4) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten().map(|number: u32| (number, part.len()))
    });
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

/// A day whose month is an English word: 31 March 2019, 31-Mar-2019, Mar 31, 2019.
fn with_named_month(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    let month = |word: &str| {
        let word = word.to_ascii_lowercase();
        let known = |name: &&str| word.starts_with(*name) && word.bytes().all(|byte| byte.is_ascii_lowercase());
        MONTHS.iter().position(|name| known(&name)).and_then(|at| u32::try_from(at + 1).ok())
    };
    let (day, month) = match (month(first), month(second)) {
        (None, Some(month)) => (first, month),
        (Some(month), None) => (second, month),
        _ => return None,
    };
    let year = third.parse().ok().filter(|_| third.len() == 4)?;
    if parts.next().is_some() { None } else { NaiveDate::from_ymd_opt(year, month, day.parse().ok()?) }
}

#[cfg(test)]
mod tests {
    use super::{is_sentinel, read};
    use crate::ingest::{DateOrder, Dialect};
    use crate::measure::check::number::NotRead;

    fn day(text: &str, dialect: &Dialect) -> String {
        match read(text, dialect) {
            Ok(day) => day.to_string(),
            Err(NotRead::TwoWays) => "two ways".to_owned(),
            Err(NotRead::Marks) => "order".to_owned(),
            Err(NotRead::Otherwise) => "no".to_owned(),
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let unsure = Dialect::default();
        let certain = |date| Dialect { date, date_is_certain: true, ..Dialect::default() };
        let (dmy, mdy) = (certain(DateOrder::Dmy), certain(DateOrder::Mdy));
        for (text, by_itself, day_first, month_first) in [
            ("2019-03-31", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("2019-03-31 00:00:00", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("2019-03-31T00:00:00.000Z", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("2019-03-31T13:45:10.123+01:00", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("2019-03-31 noon", "no", "no", "no"),
            ("2019/3/31", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("31.3.2019", "2019-03-31", "2019-03-31", "order"),
            ("31. 3. 2019.", "2019-03-31", "2019-03-31", "order"),
            ("3/31/2019", "2019-03-31", "order", "2019-03-31"),
            ("3/31/2019 12:00:00 AM", "2019-03-31", "order", "2019-03-31"),
            ("03/04/2019", "two ways", "2019-04-03", "2019-03-04"),
            ("04/04/2019", "2019-04-04", "2019-04-04", "2019-04-04"),
            ("31/02/2019", "no", "no", "no"),
            ("31.3.19", "no", "no", "no"),
            ("31-Mar-2019", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("March 31, 2019", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("31 march 2019", "2019-03-31", "2019-03-31", "2019-03-31"),
            ("1.2.3", "no", "no", "no"),
            ("43555", "no", "no", "no"),
            ("", "no", "no", "no"),
        ] {
            let found = [&unsure, &dmy, &mdy].map(|dialect| day(text, dialect));
            assert_eq!(found, [by_itself, day_first, month_first], "{text}");
        }
    }

    #[test]
    fn days_that_stand_for_none_are_known() {
        let known = |text| read(text, &Dialect::default()).is_ok_and(is_sentinel);
        assert!(known("9999-12-31") && known("1900-01-01") && known("01/01/1970"));
        assert!(!known("2019-01-01") && !known("1999-12-31"));
    }
}

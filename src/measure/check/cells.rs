//! One cell as written → a typed value, or what is wrong with it.

use super::kinds::Form;
use super::number::{self, NotRead, Sign};
use super::{date, words};
use crate::diagnostic::{Diagnostic, nearest};
use crate::ingest::{DateOrder, Dialect};
use crate::measure::value::{Symbols, Value, day_number};
use crate::period::YearRule;
use chrono::Datelike;

const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// Reads a cell that is not empty, in the dialect of its file. References come back as texts, to be looked up by the caller.
/// A number comes with the sign that stood beside it.
///
/// # Errors
/// What is wrong with it, without its place.
pub(crate) fn read<'t>(
    form: Form,
    text: &'t str,
    dialect: &Dialect,
    year: YearRule,
    symbols: &mut Symbols,
) -> Result<(Value, Option<Sign<'t>>), Diagnostic> {
    let value = match form {
        Form::Text | Form::Id | Form::Reference(_) => Value::Text(symbols.intern(text)),
        Form::Enumeration(values) => enumerated(text, values, symbols)?,
        Form::Date => day(text, dialect)?,
        Form::Year => year_of(text, year, symbols)?,
        Form::Period => match year.parse(text.strip_prefix("FY").map_or(text, str::trim_start)) {
            Some(period) => span(&period, symbols),
            None => {
                return Err(Diagnostic::error("data/bad-period", "this is not a period")
                    .hint("write a period as 2019, 2019-Q2, 2019-03, 2019-03-31 or 2019-01-01/2019-06-30"));
            }
        },
        Form::Whole | Form::Decimal => {
            let number = number::read(text, dialect).map_err(|why| bad_number(text, why, dialect))?;
            if form == Form::Whole && number.decimal.scale > 0 && number.decimal.exact().denominator() != 1 {
                return Err(Diagnostic::error("data/bad-number", "this is not a whole number")
                    .hint("counts are whole; a table reads decimals with `types`: column = \"decimal\""));
            }
            return Ok((Value::Number(number.decimal), number.sign));
        }
        Form::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Value::Bool(true),
            "false" | "no" | "0" => Value::Bool(false),
            _ => {
                return Err(
                    Diagnostic::error("data/bad-boolean", "this is neither true nor false").hint("write true or false")
                );
            }
        },
    };
    Ok((value, None))
}

/// Whether a cell may show how its file writes numbers or dates, where nothing did before.
pub(crate) fn may_teach(form: Form, text: &str, dialect: &Dialect) -> bool {
    match form {
        Form::Whole | Form::Decimal => !dialect.decimal_is_certain && text.bytes().any(|byte| !byte.is_ascii_digit()),
        Form::Date => !dialect.date_is_certain && text.as_bytes().get(4) != Some(&b'-'),
        _ => false,
    }
}

/// A period as a cell.
pub(crate) fn span(period: &crate::period::Period, symbols: &mut Symbols) -> Value {
    Value::Span(day_number(period.from), day_number(period.to), symbols.intern(&period.key()))
}

fn enumerated(text: &str, values: &'static [&'static str], symbols: &mut Symbols) -> Result<Value, Diagnostic> {
    if values.contains(&text) {
        return Ok(Value::Text(symbols.intern(text)));
    }
    let diagnostic = Diagnostic::error("data/unknown-value", format!("this is not one of {}", values.join(", ")));
    Err(match nearest(text, values.iter().copied()) {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic.hint("write one of these, or map yours with `values` of the source"),
    })
}

fn day(text: &str, dialect: &Dialect) -> Result<Value, Diagnostic> {
    let day = date::read(text, dialect).map_err(|why| bad_date(text, why, dialect))?;
    if date::is_sentinel(day) {
        return Err(Diagnostic::error("data/sentinel-date", "programs write this day where there is no date")
            .hint(format!(
                "leave the cell empty where there is no date, or list `nothing = [\"{text}\"]` in `dialect` of the source"
            )));
    }
    if YEARS.contains(&day.year()) {
        return Ok(Value::Date(day_number(day)));
    }
    Err(Diagnostic::error("data/implausible-date", "this date is not plausible").hint(format!(
        "dates lie between {} and {}",
        YEARS.start(),
        YEARS.end()
    )))
}

fn bad_date(text: &str, why: NotRead, dialect: &Dialect) -> Diagnostic {
    match why {
        NotRead::TwoWays => Diagnostic::error("data/ambiguous-date", "this date can be read in two ways").hint(
            "set `dialect = { date = \"dmy\" }` in the source when the day comes first, `\"mdy\"` when the month does",
        ),
        NotRead::Marks => {
            let order = match dialect.date {
                DateOrder::Ymd => "year, month, day",
                DateOrder::Dmy => "day, month, year",
                DateOrder::Mdy => "month, day, year",
            };
            Diagnostic::error(
                "data/bad-date",
                format!("the dates of this file are written as {order}; this one is not"),
            )
            .hint("correct the date, or set `dialect = { date = \"dmy\" }`, `\"mdy\"` or `\"ymd\"` in the source")
        }
        NotRead::Otherwise => {
            let diagnostic = Diagnostic::error("data/bad-date", "this is not a date");
            if words::is_nothing(text) {
                return diagnostic.hint(nothing_hint(text));
            }
            let serial = text.parse::<f64>().is_ok_and(|days| (20_000.0..75_000.0).contains(&days));
            diagnostic.hint(match () {
                () if date::looks_like_one(text) => "there is no such day",
                () if serial => {
                    "this is the day number of a spreadsheet: give the column the format of a date and save again"
                }
                () => "write dates as 2019-03-31: year, month, day",
            })
        }
    }
}

fn nothing_hint(text: &str) -> String {
    if words::is_hidden(text) {
        return format!(
            "the count is hidden, not zero: list `nothing = [\"{text}\"]` in `dialect` of the source to leave it out"
        );
    }
    format!("leave the cell empty, or list `nothing = [\"{text}\"]` in `dialect` of the source where nothing is known")
}

fn year_of(text: &str, year: YearRule, symbols: &mut Symbols) -> Result<Value, Diagnostic> {
    let short = text.strip_prefix("FY").map_or(text, str::trim_start);
    let name = (short.len() == 4).then(|| short.parse::<i32>().ok()).flatten();
    let Some(period) = name.and_then(|name| year.year(name)) else {
        return Err(Diagnostic::error("data/bad-period", "this is not a year").hint("write a year as 2019"));
    };
    if name.is_some_and(|name| YEARS.contains(&name)) {
        return Ok(span(&period, symbols));
    }
    Err(Diagnostic::error("data/implausible-date", "this year is not plausible").hint(format!(
        "years lie between {} and {}",
        YEARS.start(),
        YEARS.end()
    )))
}

fn bad_number(text: &str, why: NotRead, dialect: &Dialect) -> Diagnostic {
    match why {
        NotRead::TwoWays => return ambiguous(text),
        NotRead::Marks => {
            let mark = if dialect.decimal == ',' { "a comma" } else { "a point" };
            let message = format!("the numbers of this file have {mark} before their decimals; this one does not");
            return Diagnostic::error("data/bad-number", message)
                .hint("correct the number, or set `dialect = { decimal = \",\" }` or `\".\"` in the source");
        }
        NotRead::Otherwise => {}
    }
    let only = |extra: &[char]| text.chars().all(|c| c.is_ascii_digit() || extra.contains(&c));
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    if text.chars().filter(char::is_ascii_digit).count() > 18 && only(&['.', '-']) {
        return Diagnostic::error("data/bad-number", "this number is too long").hint("numbers have at most 18 digits");
    }
    if let Some(unit) = words::unit_beside(text, dialect) {
        return Diagnostic::error("data/mixed-units", format!("this number has a unit of its own, `{unit}`"))
            .hint("write the number alone, in the unit of the whole column");
    }
    let diagnostic = Diagnostic::error("data/bad-number", "this is not a number");
    diagnostic.hint(match () {
        () if words::is_nothing(text) => nothing_hint(text),
        () if has_digit && only(&['.', ',', '-', '+', 'e', 'E']) && text.contains(['e', 'E']) => {
            "a spreadsheet shortened it: give the column the format of a number and save again".to_owned()
        }
        () if has_digit => "write the number alone, as 1234.5".to_owned(),
        () => "leave the cell empty where there is no number".to_owned(),
    })
}

/// A mark may stand before decimals or between groups.
fn ambiguous(text: &str) -> Diagnostic {
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '.')).collect();
    let (grouped, decimal) = (plain.replace([',', '.'], ""), plain.replace(',', "."));
    let mark = if text.contains(',') { ',' } else { '.' };
    let other = if mark == ',' { '.' } else { ',' };
    Diagnostic::error("data/ambiguous-number", "this number can be read in two ways").hint(format!(
        "set `dialect = {{ decimal = \"{other}\", group = \"{mark}\" }}` in the source for {grouped}, `dialect = {{ decimal = \"{mark}\" }}` for {decimal}"
    ))
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Form, read};
    use crate::measure::value::Symbols;
    use crate::period::YearRule;

    fn code(form: Form, text: &str) -> &'static str {
        match read(form, text, &Dialect::default(), YearRule::default(), &mut Symbols::default()) {
            Ok(_) => "",
            Err(diagnostic) => diagnostic.code,
        }
    }

    #[test]
    fn a_cell_that_cannot_be_read_says_why() {
        for (form, text, expected) in [
            (Form::Date, "2019-02-28", ""),
            (Form::Date, "2019-02-29", "data/bad-date"),
            (Form::Date, "28.2.2019", ""),
            (Form::Date, "29.2.2019", "data/bad-date"),
            (Form::Date, "03/04/2019", "data/ambiguous-date"),
            (Form::Date, "43555", "data/bad-date"),
            (Form::Date, "9999-12-31", "data/sentinel-date"),
            (Form::Date, "1919-02-28", "data/implausible-date"),
            (Form::Whole, "12", ""),
            (Form::Whole, "12.0", ""),
            (Form::Whole, "12.5", "data/bad-number"),
            (Form::Decimal, "1,234", "data/ambiguous-number"),
            (Form::Decimal, "40.847", "data/ambiguous-number"),
            (Form::Decimal, "1,234.50", ""),
            (Form::Decimal, "90 min", "data/mixed-units"),
            (Form::Decimal, "[c]", "data/bad-number"),
            (Form::Decimal, "1.2E+05", "data/bad-number"),
            (Form::Decimal, "n/a", "data/bad-number"),
            (Form::Decimal, "12345678901234567890", "data/bad-number"),
            (Form::Enumeration(&["F", "M"]), "F", ""),
            (Form::Enumeration(&["F", "M"]), "W", "data/unknown-value"),
            (Form::Period, "2019-Q2", ""),
            (Form::Period, "2019-Q7", "data/bad-period"),
            (Form::Year, "FY2019", ""),
            (Form::Boolean, "maybe", "data/bad-boolean"),
        ] {
            assert_eq!(code(form, text), expected, "{text}");
        }
    }
}

//! One cell as written → a typed value, or what is wrong with it.

use super::kinds::Form;
use crate::diagnostic::{Diagnostic, nearest};
use crate::measure::value::{Decimal, Symbols, Value, day_number};
use crate::period::{YearRule, parse_day};
use chrono::Datelike;

const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// Reads a cell that is not empty. References come back as texts, to be looked up by the caller.
///
/// # Errors
/// What is wrong with it, without its place.
pub(crate) fn read(form: Form, text: &str, year: YearRule, symbols: &mut Symbols) -> Result<Value, Diagnostic> {
    match form {
        Form::Text | Form::Id | Form::Reference(_) => Ok(Value::Text(symbols.intern(text))),
        Form::Enumeration(values) => enumerated(text, values, symbols),
        Form::Date => date(text),
        Form::Year => year_of(text, year, symbols),
        Form::Period => match year.parse(text) {
            Some(period) => Ok(span(&period, symbols)),
            None => Err(Diagnostic::error("data/bad-period", "this is not a period")
                .hint("write a period as 2019, 2019-Q2, 2019-03, 2019-03-31 or 2019-01-01/2019-06-30")),
        },
        Form::Whole => {
            match number(text)? {
                decimal if decimal.scale == 0 || decimal.exact().denominator() == 1 => Ok(Value::Number(decimal)),
                _ => Err(Diagnostic::error("data/bad-number", "this is not a whole number")
                    .hint("write it without decimals")),
            }
        }
        Form::Decimal => number(text).map(Value::Number),
        Form::Boolean => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => Ok(Value::Bool(true)),
            "false" | "no" | "0" => Ok(Value::Bool(false)),
            _ => {
                Err(Diagnostic::error("data/bad-boolean", "this is neither true nor false").hint("write true or false"))
            }
        },
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

fn date(text: &str) -> Result<Value, Diagnostic> {
    let Some(day) = parse_day(text) else {
        let hint =
            if looks_like_iso(text) { "there is no such day" } else { "write dates as 2019-03-31: year, month, day" };
        return Err(Diagnostic::error("data/bad-date", "this is not a date").hint(hint));
    };
    if YEARS.contains(&day.year()) {
        return Ok(Value::Date(day_number(day)));
    }
    Err(Diagnostic::error("data/implausible-date", "this date is not plausible").hint(format!(
        "dates lie between {} and {}",
        YEARS.start(),
        YEARS.end()
    )))
}

fn looks_like_iso(text: &str) -> bool {
    text.len() == 10
        && text.char_indices().all(|(at, c)| if at == 4 || at == 7 { c == '-' } else { c.is_ascii_digit() })
}

fn year_of(text: &str, year: YearRule, symbols: &mut Symbols) -> Result<Value, Diagnostic> {
    let short = text.strip_prefix("FY").unwrap_or(text);
    let name = (short.len() == 4).then(|| short.parse::<i32>().ok()).flatten();
    let Some(period) = name.and_then(|name| year.year(name)) else {
        return Err(Diagnostic::error("data/bad-period", "this is not a year").hint("write a year as 2019"));
    };
    if name.is_some_and(|name| YEARS.contains(&name)) {
        return Ok(span(&period, symbols));
    }
    let hint = format!("years lie between {} and {}", YEARS.start(), YEARS.end());
    Err(Diagnostic::error("data/implausible-date", "this year is not plausible").hint(hint))
}

fn number(text: &str) -> Result<Decimal, Diagnostic> {
    Decimal::parse(text).ok_or_else(|| bad_number(text))
}

fn bad_number(text: &str) -> Diagnostic {
    let only = |extra: &[char]| text.chars().all(|c| c.is_ascii_digit() || extra.contains(&c));
    if text.chars().filter(char::is_ascii_digit).count() > 18 && only(&['.', '-']) {
        return Diagnostic::error("data/bad-number", "this number is too long").hint("numbers have at most 18 digits");
    }
    let grouped =
        text.split_once(',').is_some_and(|(_, rest)| rest.len() == 3 && rest.chars().all(|c| c.is_ascii_digit()));
    if grouped && only(&[',']) {
        let plain = text.replace(',', "");
        let decimal = text.replace(',', ".");
        return Diagnostic::error("data/ambiguous-number", "this number can be read in two ways")
            .hint(format!("write {plain} or {decimal}: plain digits, a point before decimals"));
    }
    let diagnostic = Diagnostic::error("data/bad-number", "this is not a number");
    if only(&[',', '.', '-', ' ', '\u{a0}', '\u{202f}', '\'', '\u{2019}']) && text.chars().any(|c| c.is_ascii_digit()) {
        return diagnostic.hint("write numbers as 1234.5: no grouping, a point before decimals");
    }
    if text.ends_with('%') {
        return diagnostic.hint("write the number without the percent sign");
    }
    if text.chars().any(|c| c.is_ascii_digit()) {
        return diagnostic.hint("write the number alone, as 1234.5");
    }
    diagnostic.hint("leave the cell empty where there is no number")
}

#[cfg(test)]
mod tests {
    use super::{Form, read};
    use crate::measure::value::Symbols;
    use crate::period::YearRule;

    fn code(form: Form, text: &str) -> &'static str {
        match read(form, text, YearRule::default(), &mut Symbols::default()) {
            Ok(_) => "",
            Err(diagnostic) => diagnostic.code,
        }
    }

    #[test]
    fn a_cell_that_cannot_be_read_says_why() {
        for (form, text, expected) in [
            (Form::Date, "2019-02-28", ""),
            (Form::Date, "2019-02-29", "data/bad-date"),
            (Form::Date, "28.2.2019", "data/bad-date"),
            (Form::Date, "1919-02-28", "data/implausible-date"),
            (Form::Whole, "12", ""),
            (Form::Whole, "12.0", ""),
            (Form::Whole, "12.5", "data/bad-number"),
            (Form::Decimal, "1,234", "data/ambiguous-number"),
            (Form::Decimal, "1,234.50", "data/bad-number"),
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

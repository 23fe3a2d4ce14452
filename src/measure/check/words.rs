//! Cells that are words where numbers or dates are expected: nothing known, hidden, units, errors of spreadsheets.

use super::number;
use crate::ingest::Dialect;

/// Words that people write where they know nothing, in lower case.
const NOTHING: &[&str] = &[
    "-", "--", "–", "—", "−", "n/a", "na", "n.a.", "n/d", "n.d.", "nd", "null", "none", "nil", "nan", ".", "..", "...",
    "…", "?", "[x]", "tbd", "s/d", "p/a", "nema", "нема",
];

/// Marks of counts that are hidden.
const HIDDEN: &[&str] = &["[c]", "<5", "< 5", "[s]", "(s)", "*"];

/// Units that people write beside numbers.
const UNITS: &[&str] = &[
    "h",
    "hr",
    "hrs",
    "hour",
    "hours",
    "orë",
    "sat",
    "sati",
    "min",
    "mins",
    "minutes",
    "minuta",
    "d",
    "day",
    "days",
    "ditë",
    "dana",
    "week",
    "weeks",
    "month",
    "months",
    "muaj",
    "year",
    "years",
    "km",
    "m",
    "kg",
    "k",
    "people",
    "persons",
    "pax",
    "participants",
    "x",
];

/// Whether a cell says that nothing is known, or is hidden.
pub(crate) fn is_nothing(text: &str) -> bool {
    text.len() <= 8 && (NOTHING.contains(&text.to_lowercase().as_str()) || is_hidden(text))
}

/// Whether a cell says that its count is hidden.
pub(crate) fn is_hidden(text: &str) -> bool {
    HIDDEN.contains(&text)
}

/// Whether a cell is what a spreadsheet writes when it cannot compute or show one: `#REF!`, `#N/A`, `####`, `Err:502`.
pub(crate) fn is_spreadsheet_error(text: &str) -> bool {
    if let Some(number) = text.strip_prefix("Err:") {
        return number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    let Some(rest) = text.strip_prefix('#') else { return false };
    let name = rest.trim_end_matches(['!', '?']);
    let word = name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '/' | '_'));
    (!name.is_empty() && word && name.len() < rest.len())
        || matches!(rest, "N/A" | "NA" | "NV" | "N/D" | "GETTING_DATA")
        || (rest.len() >= 2 && rest.bytes().all(|byte| byte == b'#'))
}

/// The unit that stands behind a number.
pub(crate) fn unit_beside<'t>(text: &'t str, dialect: &Dialect) -> Option<&'t str> {
    let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, unit) = text.split_at(last);
    let unit = unit.trim();
    let known = UNITS.contains(&unit.trim_end_matches('.').to_lowercase().as_str());
    (known && !matches!(number::read(number, dialect), Err(number::NotRead::Otherwise))).then_some(unit)
}

#[cfg(test)]
mod tests {
    use super::{is_nothing, is_spreadsheet_error};

    #[test]
    fn errors_of_spreadsheets_are_known() {
        for text in
            ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "####", "Err:502", "#WERT!", "#VREDNOST!"]
        {
            assert!(is_spreadsheet_error(text), "{text}");
        }
        for text in ["#", "#1", "#tag", "No. #5", "Err:", "#1!a", "N/A", "##"] {
            assert!(!is_spreadsheet_error(text), "{text}");
        }
    }

    #[test]
    fn nothing_is_not_zero() {
        for text in ["-", "n/a", "N/A", "[c]", "–"] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["0", "", "Nana", "Prizren"] {
            assert!(!is_nothing(text), "{text}");
        }
    }
}

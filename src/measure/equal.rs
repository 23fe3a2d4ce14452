//! Warnings for typed numbers + facts → which fact a typed number equals, in the warning.

use super::{Facts, Measure};
use crate::config::{Config, Filter, Point};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exact::Exact;
use crate::period::Period;

/// Most facts that are named.
const MOST: usize = 3;

/// Adds to every warning for a typed number the facts of the report that print the same number, with the expressions that
/// print them.
pub fn name_equal_facts(config: &Config, facts: &Facts, diagnostics: &mut Diagnostics) {
    for warning in diagnostics.iter_mut().filter(|one| one.code == "prose/typed-number") {
        let equal =
            warning.text.as_deref().and_then(number).map(|typed| equal(config, facts, typed)).unwrap_or_default();
        add(warning, &equal);
    }
}

fn add(warning: &mut Diagnostic, equal: &[String]) {
    let Some(first) = equal.first() else { return };
    let word = if equal.len() == 1 { "fact" } else { "facts" };
    let named: Vec<String> = equal.iter().map(|fact| format!("`{fact}`")).collect();
    warning.message = format!("{}; it equals the {word} {}", warning.message, named.join(", "));
    let typed = warning.text.as_deref().unwrap_or_default();
    warning.hint =
        Some(format!("write `{{{{ {first} }}}}`, or `{{{{ typed(\"{typed}\") }}}}` where it is meant to stay"));
}

/// The expressions that print a number: first those of the period, then those of the compared one.
fn equal(config: &Config, facts: &Facts, typed: Typed) -> Vec<String> {
    let report = &config.report;
    let periods = [(Some(&report.period), ""), (report.compare.as_ref(), ".previous")];
    let periods = periods.into_iter().filter_map(|(period, name)| Some((period?, name)));
    let expressions = periods.flat_map(|(period, name)| {
        let same = facts.measures.values().filter(move |measure| prints(facts, measure, period, typed));
        same.map(move |measure| format!("{}{name}", measure.name))
    });
    expressions.take(MOST).collect()
}

/// A typed number and its decimals.
#[derive(Clone, Copy)]
struct Typed {
    value: Exact,
    decimals: u8,
}

/// Whether a measure prints so: rounded as the measure is printed, or to fewer decimals that are typed.
fn prints(facts: &Facts, measure: &Measure, period: &Period, typed: Typed) -> bool {
    let point =
        Point { measure: measure.name.clone(), filter: Filter::default(), period: period.clone(), cell: Vec::new() };
    let fact = facts.fact(&point);
    let rounded =
        fact.value.filter(|_| !fact.suppressed).and_then(|value| value.round(typed.decimals.min(measure.decimals)));
    rounded.and_then(|rounded| Exact::parse(&rounded.plain())).is_some_and(|printed| printed == typed.value)
}

/// Reads a number as it is typed: marks between groups of three digits fall away, another mark is the decimal one.
fn number(text: &str) -> Option<Typed> {
    let marks: Vec<(usize, char)> = text.char_indices().filter(|(_, letter)| !letter.is_ascii_digit()).collect();
    let decimal = marks.last().filter(|(at, mark)| {
        let behind = text.len() - at - mark.len_utf8();
        matches!(mark, '.' | ',') && (behind != 3 || (*mark == '.' && marks.iter().any(|(_, other)| other != mark)))
    });
    let (whole, part) = decimal.map_or((text, ""), |(at, mark)| (&text[..*at], &text[at + mark.len_utf8()..]));
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let plain = if part.is_empty() { digits } else { format!("{digits}.{part}") };
    Some(Typed { value: Exact::parse(&plain)?, decimals: u8::try_from(part.len()).ok()? })
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn typed_numbers_are_read_with_the_marks_of_any_language() {
        let cases = [
            ("112", "112", 0),
            ("1,234", "1234", 0),
            ("1 234 567", "1234567", 0),
            ("1.234", "1234", 0),
            ("1,234.5", "1234.5", 1),
            ("1.234,50", "1234.50", 2),
            ("15.18", "15.18", 2),
            ("15,2", "15.2", 1),
        ];
        for (text, plain, decimals) in cases {
            let typed = number(text).expect("a number");
            assert_eq!(Some(typed.value), crate::exact::Exact::parse(plain), "{text}");
            assert_eq!(typed.decimals, decimals, "{text}");
        }
    }
}

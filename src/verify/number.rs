//! Numbers of a facts file and numbers as they are printed → whether they are the same.

use crate::exact::Exact;
use crate::locale::Locale;
use serde_json::Value;

/// The value of a JSON number; none for all else and for what does not fit.
pub(super) fn exact(value: &Value) -> Option<Exact> {
    value.as_number().and_then(|number| Exact::parse(&number.to_string()))
}

/// Whether two values are the same within what is lost by 15 digits in numbers as large as `scale`.
pub(super) fn close(one: Exact, other: Exact, scale: Exact) -> bool {
    let finest =
        Exact::fraction(1, 1_000_000_000_000).and_then(|finest| scale.abs().max(Exact::whole(1)).times(finest));
    match (one.minus(other), finest) {
        (Some(difference), Some(finest)) => difference.abs() <= finest,
        _ => one == other,
    }
}

/// Whether a printed text says this value, rounded to the decimals that it has. Without a value it must hold no digit.
pub(super) fn says(text: &str, value: Option<Exact>, locale: &Locale) -> bool {
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else { return value.is_none() };
    let Some(value) = value else { return false };
    let negative = text[..start].contains(['\u{2212}', '-']);
    let (whole, part) = digits(&text[start..], locale);
    let rounded = u8::try_from(part.len()).ok().and_then(|decimals| value.round(decimals));
    rounded
        .is_some_and(|rounded| rounded.parts() == (whole, part) && (rounded.is_zero() || rounded.negative == negative))
}

/// The digits before and after the decimal mark of the number that a text starts with.
fn digits(text: &str, locale: &Locale) -> (String, String) {
    let (mut whole, mut rest) = (String::new(), text);
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        whole.push_str(&rest[..end]);
        rest = &rest[end..];
        match rest.strip_prefix(locale.group_mark()) {
            Some(after) if after.chars().take_while(char::is_ascii_digit).count() == 3 => rest = after,
            _ => break,
        }
    }
    let part = rest.strip_prefix(locale.decimal_mark()).unwrap_or_default();
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    (whole, part[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{close, exact, says};
    use crate::exact::Exact;
    use crate::locale::Locale;

    #[test]
    fn a_text_says_its_value_rounded_once() {
        let locale = Locale::new("en").expect("English");
        let says = |text: &str, value: &str| says(text, Exact::parse(value), &locale);
        for (text, value) in [
            ("1,234.5", "1234.45"),
            ("\u{2212}$1,600", "-1600"),
            ("+7.34 pts", "7.33543417366947"),
            ("+0.0%", "-0.04"),
            ("112 Volunteers", "112"),
            ("3,120 / 3,000", "3120"),
            ("[c]", ""),
        ] {
            assert!(says(text, value), "{text} {value}");
        }
        for (text, value) in
            [("113", "112"), ("15.1%", "15.1785"), ("12", "-12"), ("[c]", "4"), ("4", ""), ("1,12", "112")]
        {
            assert!(!says(text, value), "{text} {value}");
        }
    }

    #[test]
    fn what_fifteen_digits_lose_is_no_difference() {
        let number = |text: &str| exact(&serde_json::from_str(text).expect("JSON")).expect("a number");
        assert!(close(number("15.1785714285714"), Exact::fraction(1700, 112).expect("a fraction"), number("15")));
        assert!(!close(number("15.178571"), Exact::fraction(1700, 112).expect("a fraction"), number("15")));
    }
}

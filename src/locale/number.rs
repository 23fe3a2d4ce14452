//! Numbers as they are printed: grouping, decimal mark, percent, money, signs (GRAMMAR 2.13).

use super::Locale;
use crate::config::Unit;
use crate::exact::{Exact, Rounded};

/// Whether a sign stands before a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// Only `−`, where the rounded number is below zero.
    Negative,
    /// Always `+` or `−`, also on a change that rounds to zero.
    Always,
}

/// `−`
const MINUS: char = '\u{2212}';

impl Locale {
    /// A plain number with its decimals: `1,234.5`. The exact value is rounded once, half away from zero.
    pub fn number(&self, value: Exact, decimals: u8, sign: Sign) -> String {
        self.digits(value, decimals, sign, "", "")
    }

    /// A number with its sign of percent or money, and no other unit word: `15.2%`, `$281,791`.
    pub fn number_in(&self, value: Exact, decimals: u8, unit: &Unit, sign: Sign) -> String {
        match unit {
            Unit::Percent => self.digits(value, decimals, sign, "", "%"),
            Unit::Money(code) => match currency_symbol(code) {
                Some(symbol) => self.digits(value, decimals, sign, symbol, ""),
                None => self.digits(value, decimals, sign, &format!("{code}\u{A0}"), ""),
            },
            _ => self.number(value, decimals, sign),
        }
    }

    /// What stands before and after the digits of a number in this unit.
    pub fn affixes(&self, unit: &Unit) -> (String, String) {
        match unit {
            Unit::Percent => (String::new(), "%".to_owned()),
            Unit::Money(code) => {
                (currency_symbol(code).map_or_else(|| format!("{code}\u{A0}"), str::to_owned), String::new())
            }
            _ => (String::new(), String::new()),
        }
    }

    fn digits(&self, value: Exact, decimals: u8, sign: Sign, before: &str, after: &str) -> String {
        let rounded = value.round(decimals).or_else(|| value.round(0));
        let Some(rounded) = rounded else { return value.to_json() };
        let (whole, part) = rounded.parts();
        let mut text = sign_of(rounded, sign).map(String::from).unwrap_or_default();
        text.push_str(before);
        text.push_str(&self.grouped(&whole));
        if !part.is_empty() {
            text.push_str(self.decimal_mark());
            text.push_str(&part);
        }
        text.push_str(after);
        text
    }

    /// Between groups of three digits.
    pub fn group_mark(&self) -> &'static str {
        ","
    }

    /// Before the decimals.
    pub fn decimal_mark(&self) -> &'static str {
        "."
    }

    fn grouped(&self, whole: &str) -> String {
        let mut text = String::with_capacity(whole.len() + whole.len() / 3);
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.push_str(self.group_mark());
            }
            text.push(digit);
        }
        text
    }
}

fn sign_of(rounded: Rounded, sign: Sign) -> Option<char> {
    match sign {
        Sign::Negative => (rounded.negative && !rounded.is_zero()).then_some(MINUS),
        Sign::Always if rounded.is_zero() => Some('+'),
        Sign::Always => Some(if rounded.negative { MINUS } else { '+' }),
    }
}

fn currency_symbol(code: &str) -> Option<&'static str> {
    match code {
        "USD" => Some("$"),
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Sign;
    use crate::config::Unit;
    use crate::exact::Exact;
    use crate::locale::Locale;

    #[test]
    fn numbers_follow_the_language() {
        let locale = Locale::new("en").expect("English");
        let exact = |text: &str| Exact::parse(text).expect("a decimal");
        assert_eq!(locale.number(exact("1234567.25"), 1, Sign::Negative), "1,234,567.3");
        assert_eq!(locale.number_in(exact("-0.04"), 1, &Unit::Percent, Sign::Always), "+0.0%");
        assert_eq!(locale.number_in(exact("-0.05"), 1, &Unit::Percent, Sign::Always), "\u{2212}0.1%");
        assert_eq!(
            locale.number_in(exact("-1600"), 0, &Unit::Money("USD".to_owned()), Sign::Negative),
            "\u{2212}$1,600"
        );
        assert_eq!(locale.number_in(exact("3"), 0, &Unit::Money("CHF".to_owned()), Sign::Negative), "CHF\u{A0}3");
    }
}

//! Exact numbers: every count, sum, ratio and median is a fraction of two integers, never a binary float.

use num_integer::Integer;
use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};
use std::fmt;

/// An exact rational number, `i128 / i128` in lowest terms.
///
/// Arithmetic is checked: it gives `None` where a numerator or denominator would not fit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Exact(Ratio<i128>);

/// A number rounded to a fixed count of decimals: `digits / 10^decimals`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Rounded {
    /// All digits as one integer, without sign.
    pub digits: u128,
    /// How many of them stand after the decimal mark.
    pub decimals: u8,
    /// Whether the exact value was below zero, also where it rounds to zero.
    pub negative: bool,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));

    /// A whole number.
    pub fn whole(value: impl Into<i128>) -> Self {
        Self(Ratio::from_integer(value.into()))
    }

    /// `numerator / denominator`; `None` when the denominator is zero.
    pub fn fraction(numerator: i128, denominator: i128) -> Option<Self> {
        (denominator != 0).then(|| Self(Ratio::new(numerator, denominator)))
    }

    /// `digits / 10^scale`, the value of a decimal as it is written; `None` when it does not fit.
    pub fn decimal(digits: i128, scale: u32) -> Option<Self> {
        10_i128.checked_pow(scale).and_then(|power| Self::fraction(digits, power))
    }

    /// Reads `-12.50`: an optional sign, digits, at most one point. No exponent, no grouping.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, rest) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (whole, part) = rest.split_once('.').unwrap_or((rest, ""));
        if whole.len() + part.len() == 0 || !whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut digits: i128 = 0;
        for digit in whole.bytes().chain(part.bytes()) {
            digits = digits.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        Self::decimal(if negative { -digits } else { digits }, u32::try_from(part.len()).ok()?)
    }

    /// Numerator in lowest terms; carries the sign.
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// Denominator in lowest terms; above zero.
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// Whether this is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is below zero.
    pub fn is_negative(self) -> bool {
        *self.0.numer() < 0
    }

    /// The value without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        if self.is_negative() { Self(-self.0) } else { self }
    }

    /// `self + other`.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(&other.0).map(Self)
    }

    /// `self − other`.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(&other.0).map(Self)
    }

    /// `self × other`.
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(&other.0).map(Self)
    }

    /// `self ÷ other`; also `None` when `other` is zero.
    pub fn over(self, other: Self) -> Option<Self> {
        if other.is_zero() { None } else { self.0.checked_div(&other.0).map(Self) }
    }

    /// Rounds half away from zero, on the exact value.
    pub fn round(self, decimals: u8) -> Option<Rounded> {
        let power = 10_i128.checked_pow(u32::from(decimals))?;
        let numerator = self.numerator().unsigned_abs().checked_mul(power.unsigned_abs())?;
        let denominator = self.denominator().unsigned_abs();
        let (quotient, remainder) = numerator.div_rem(&denominator);
        let up = remainder >= denominator - remainder;
        Some(Rounded { digits: quotient + u128::from(up), decimals, negative: self.is_negative() })
    }

    /// The nearest double: for coordinates and comparisons of size, never for what is printed.
    #[expect(clippy::cast_precision_loss, reason = "coordinates need no more than a double's precision")]
    pub fn to_f64(self) -> f64 {
        self.numerator() as f64 / self.denominator() as f64
    }

    /// The number as it stands in facts files: exact when it ends within 15 significant digits,
    /// else rounded half away from zero to 15. A JSON number in plain notation.
    pub fn to_json(self) -> String {
        let magnitude = self.abs();
        let mut integer_digits = 0_i32;
        let mut whole = magnitude.numerator() / magnitude.denominator();
        while whole > 0 {
            integer_digits += 1;
            whole /= 10;
        }
        let mut leading_zeros = 0_i32;
        if integer_digits == 0 && !magnitude.is_zero() {
            let mut scaled = Some(magnitude);
            let ten = Self::whole(10);
            while let Some(value) = scaled.filter(|v| v.numerator() < v.denominator() && leading_zeros < 20) {
                scaled = value.times(ten);
                leading_zeros += 1;
            }
            leading_zeros = (leading_zeros - 1).max(0);
        }
        let decimals = u8::try_from((15 - integer_digits + leading_zeros).clamp(0, 30)).unwrap_or(0);
        let Some(rounded) = (0..=decimals).rev().find_map(|d| self.round(d)) else {
            return self.numerator().to_string();
        };
        let mut text = rounded.plain();
        if text.contains('.') {
            text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
        }
        if text == "-0" { "0".to_owned() } else { text }
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Self::whole(value)
    }
}

impl Rounded {
    /// Whether all digits are zero.
    pub fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The digits before the decimal mark and those after it.
    pub fn parts(self) -> (String, String) {
        let power = 10_u128.pow(u32::from(self.decimals));
        let part = if self.decimals == 0 {
            String::new()
        } else {
            format!("{:0width$}", self.digits % power, width = usize::from(self.decimals))
        };
        ((self.digits / power).to_string(), part)
    }

    /// `-1234.50`: a hyphen for minus, a point, no grouping.
    pub fn plain(self) -> String {
        let (whole, part) = self.parts();
        let sign = if self.negative { "-" } else { "" };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_json())
    }
}

#[cfg(test)]
mod tests {
    use super::Exact;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("a decimal")
    }

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!(exact("0.125").round(2).map(super::Rounded::plain), Some("0.13".to_owned()));
        assert_eq!(exact("-0.125").round(2).map(super::Rounded::plain), Some("-0.13".to_owned()));
        assert_eq!(exact("2.5").round(0).map(super::Rounded::plain), Some("3".to_owned()));
        assert_eq!(exact("0.4999").round(0).map(super::Rounded::plain), Some("0".to_owned()));
    }

    #[test]
    fn json_is_exact_or_fifteen_digits() {
        let rate = Exact::fraction(1700, 112).expect("a rate");
        assert_eq!(rate.to_json(), "15.1785714285714");
        assert_eq!(Exact::fraction(800, 102).expect("a rate").to_json(), "7.84313725490196");
        assert_eq!(exact("14205.78").to_json(), "14205.78");
        assert_eq!(Exact::ZERO.to_json(), "0");
        assert_eq!(Exact::fraction(1, 300).expect("small").to_json(), "0.00333333333333333");
        assert_eq!(exact("-3.50").to_json(), "-3.5");
    }

    #[test]
    fn overflow_is_none_and_zero_divides_nothing() {
        let huge = Exact::whole(i128::MAX);
        assert_eq!(huge.plus(huge), None);
        assert_eq!(Exact::whole(1).over(Exact::ZERO), None);
    }

    #[test]
    fn only_plain_decimals_parse() {
        for text in ["", "-", ".", "1e3", "1,5", "--1", "1.2.3", "٣"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
        assert_eq!(exact("+.5"), Exact::fraction(1, 2).expect("half"));
    }
}

//! Cells as typed values that are cheap to copy: texts become numbers of an interner, decimals keep their digits.

use crate::exact::Exact;
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::sync::Arc;

/// A text, by its number in [`Symbols`].
pub(crate) type Symbol = u32;

/// The empty text, which is also the key of "not stated".
pub(crate) const NOT_STATED: Symbol = 0;

/// Every text of the data, once.
#[derive(Debug)]
pub(crate) struct Symbols {
    by_text: FxHashMap<Arc<str>, Symbol>,
    texts: Vec<Arc<str>>,
}

/// A decimal as it is written: `digits / 10^scale`, scale at most 18.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Decimal {
    pub(crate) digits: i64,
    pub(crate) scale: u8,
}

/// A typed cell. Days are counted from the start of the common era.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Value {
    #[default]
    Empty,
    Text(Symbol),
    Number(Decimal),
    Date(i32),
    /// A period: first day, last day, its key.
    Span(i32, i32, Symbol),
    Bool(bool),
}

impl Default for Symbols {
    fn default() -> Self {
        let mut symbols = Self { by_text: FxHashMap::default(), texts: Vec::new() };
        symbols.intern("");
        symbols
    }
}

impl Symbols {
    /// The number of a text, a new one when it was never seen.
    pub(crate) fn intern(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.by_text.get(text) {
            return *symbol;
        }
        let symbol = Symbol::try_from(self.texts.len()).expect("fewer than 2^32 different texts fit into memory");
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.by_text.insert(text, symbol);
        symbol
    }

    /// The text of a number.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        self.texts.get(symbol as usize).map_or("", AsRef::as_ref)
    }
}

impl Decimal {
    /// Reads `-12.50`: sign, digits, at most one point; `None` for anything else and beyond 18 digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let (negative, rest) = match bytes.first()? {
            b'-' => (true, &bytes[1..]),
            _ => (false, bytes),
        };
        let (mut digits, mut scale, mut point, mut count) = (0_i64, 0_u8, false, 0_u8);
        for byte in rest {
            match byte {
                b'0'..=b'9' => {
                    digits = digits.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                    scale += u8::from(point);
                    count += 1;
                }
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        (count > 0 && scale <= 18).then_some(Self { digits: if negative { -digits } else { digits }, scale })
    }

    /// The same value as an exact number.
    pub(crate) fn exact(self) -> Exact {
        Exact::decimal(i128::from(self.digits), u32::from(self.scale)).expect("a decimal of 18 digits fits")
    }

    /// Its digits at another scale that is not smaller.
    pub(crate) fn at_scale(self, scale: u8) -> Option<i128> {
        let power = 10_i128.checked_pow(u32::from(scale.checked_sub(self.scale)?))?;
        i128::from(self.digits).checked_mul(power)
    }

    /// By value, not by digits.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        if self.scale == other.scale {
            return self.digits.cmp(&other.digits);
        }
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl From<i64> for Decimal {
    fn from(digits: i64) -> Self {
        Self { digits, scale: 0 }
    }
}

/// The number of a day.
pub(crate) fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The day of a number.
pub(crate) fn day_of(number: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number)
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Symbols};
    use std::cmp::Ordering;

    #[test]
    fn decimals_keep_their_value_at_any_scale() {
        let half = Decimal::parse("0.50").expect("a decimal");
        assert_eq!((half.digits, half.scale), (50, 2));
        assert_eq!(half.compare(Decimal::parse("0.5").expect("a decimal")), Ordering::Equal);
        assert_eq!(Decimal::parse("-12").map(|d| d.digits), Some(-12));
        for text in ["", "-", ".", "1,5", "1.2.3", "1e3", "99999999999999999999"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_has_one_number() {
        let mut symbols = Symbols::default();
        let first = symbols.intern("Prizren");
        assert_eq!(symbols.intern("Prizren"), first);
        assert_eq!(symbols.text(first), "Prizren");
        assert_eq!(symbols.intern(""), super::NOT_STATED);
    }
}

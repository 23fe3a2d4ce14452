//! Labels of bins: `18–24`, `60+`, `under 18`; `0–<1` where values are not whole (GRAMMAR 2.5).

use crate::exact::Exact;
use crate::locale::{Arg, Locale, Sign};

/// The label of a bin by its key: its lower break, or `<` and the first break for the one below.
pub(super) fn label(locale: &Locale, breaks: &[Exact], whole: bool, key: &str) -> String {
    let number = |value: Exact| locale.number(value, decimals(value), Sign::Negative);
    if let Some(first) = key.strip_prefix('<') {
        let first = Exact::parse(first).map_or_else(|| first.to_owned(), number);
        return locale.text("bin-under", &[("first", Arg::Text(&first))]);
    }
    let Some(lower) = Exact::parse(key) else { return key.to_owned() };
    let from = number(lower);
    let Some(next) = breaks.iter().copied().find(|next| *next > lower) else {
        return locale.text("bin-last", &[("from", Arg::Text(&from))]);
    };
    if !whole {
        return locale.text("bin-below", &[("from", Arg::Text(&from)), ("next", Arg::Text(&number(next)))]);
    }
    match next.minus(Exact::whole(1)) {
        Some(last) if last > lower => {
            locale.text("bin", &[("from", Arg::Text(&from)), ("last", Arg::Text(&number(last)))])
        }
        _ => from,
    }
}

fn decimals(value: Exact) -> u8 {
    (0..=6).find(|decimals| value.round(*decimals).and_then(|r| Exact::parse(&r.plain())) == Some(value)).unwrap_or(6)
}

#[cfg(test)]
mod tests {
    use super::label;
    use crate::exact::Exact;
    use crate::locale::Locale;

    #[test]
    fn bins_are_named_by_their_ends() {
        let locale = Locale::new("en").expect("English");
        let ages: Vec<Exact> = [18, 25, 30, 60].map(Exact::from).to_vec();
        let name = |key: &str| label(&locale, &ages, true, key);
        assert_eq!(["<18", "18", "60"].map(name), ["under 18", "18–24", "60+"]);
        assert_eq!(label(&locale, &ages, false, "18"), "18–<25");
        let steps: Vec<Exact> = [1, 2, 3].map(Exact::from).to_vec();
        assert_eq!(label(&locale, &steps, true, "1"), "1");
    }
}

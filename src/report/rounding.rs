//! Printed shares that do not add up to 100 % → the note that says why (GRAMMAR 2.13).

use super::context::Context;
use super::model::{RowKind, TableRow};
use super::table_columns::Column;
use crate::config::ColumnValue;
use crate::exact::Exact;

/// Decimals of a share, unless the column says otherwise.
const DECIMALS: u8 = 1;

impl Context<'_> {
    /// The note, where a column of shares has all parts of its whole and their printed numbers add up to something else.
    pub(super) fn rounding_note(&self, columns: &[Column], rows: &[TableRow]) -> Option<String> {
        let body = || rows.iter().filter(|row| row.kind == RowKind::Body);
        let is_off = |(at, column): (usize, &Column)| {
            let shares: Vec<Exact> =
                body().filter_map(|row| row.cells.get(at + 1)?.text.values().next()?.value).collect();
            matches!(column.config.value, ColumnValue::Share(_))
                && is_off(&shares, column.config.decimals.unwrap_or(DECIMALS))
        };
        columns.iter().enumerate().any(is_off).then(|| self.locale.text("note-rounding", &[]))
    }
}

/// Whether shares that add up to 100 exactly do not when they are printed.
pub(super) fn is_off(shares: &[Exact], decimals: u8) -> bool {
    let whole = Some(Exact::whole(100));
    let sum = |parts: Vec<Option<Exact>>| {
        parts.into_iter().try_fold(Exact::ZERO, |sum, part| part.and_then(|part| sum.plus(part)))
    };
    let exactly = sum(shares.iter().copied().map(Some).collect());
    exactly == whole && sum(shares.iter().map(|share| printed(*share, decimals)).collect()) != whole
}

/// A number as it is printed.
pub(super) fn printed(number: Exact, decimals: u8) -> Option<Exact> {
    number.round(decimals).and_then(|rounded| Exact::parse(&rounded.plain()))
}

#[cfg(test)]
mod tests {
    use super::is_off;
    use crate::exact::Exact;

    #[test]
    fn thirds_do_not_add_up_and_quarters_do() {
        let parts = |numerators: &[i128], whole: i128| -> Vec<Exact> {
            let share = |part: &i128| Exact::fraction(part * 100, whole).expect("a share");
            numerators.iter().map(share).collect()
        };
        assert!(is_off(&parts(&[1, 1, 1], 3), 1));
        assert!(!is_off(&parts(&[1, 1, 2], 4), 1));
        assert!(is_off(&parts(&[1, 7], 8), 0), "12.5 and 87.5 are printed as 13 and 88");
        assert!(!is_off(&parts(&[1, 1], 3), 1), "a part is missing");
        assert!(!is_off(&[], 1));
    }
}

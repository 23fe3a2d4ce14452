//! Signs beside the numbers of a column: one currency, percent everywhere or nowhere.

use super::number::{Sign, may_be_same};
use super::{Column, Layout};
use crate::config::{Kind, SourceConfig};
use crate::diagnostic::Diagnostic;
use crate::measure::check::kinds::Form;
use crate::measure::value::Decimal;

/// What stood beside the numbers of each column so far.
#[derive(Debug, Default)]
pub(super) struct Signs {
    seen: Vec<Seen>,
}

#[derive(Clone, Debug, Default)]
struct Seen {
    currency: Option<Box<str>>,
    percent: bool,
    bare: bool,
    told: bool,
}

impl Signs {
    /// For the columns of a source; its money is in its currency, where one is set.
    pub(super) fn new(layout: &Layout, source: &SourceConfig) -> Self {
        let seen = Seen { currency: source.currency.as_deref().map(Box::from), ..Seen::default() };
        // Each row of these kinds has a unit of its own.
        let one_unit = !matches!(layout.kind, Kind::Metrics | Kind::Indicators);
        Self { seen: if one_unit { vec![seen; layout.columns.len()] } else { Vec::new() } }
    }

    /// Judges the sign of a number.
    ///
    /// # Errors
    /// A sign that does not belong into the column, or contradicts the signs before.
    pub(super) fn judge(
        &mut self,
        index: usize,
        column: &Column,
        number: Decimal,
        sign: Option<Sign<'_>>,
    ) -> Result<(), Diagnostic> {
        let Some(seen) = self.seen.get_mut(index) else { return Ok(()) };
        match sign {
            None => seen.bare |= number.digits != 0,
            Some(Sign::Percent) if !column.may_be_negative => {
                return Err(Diagnostic::error("data/bad-number", format!("`{}` is not in percent", column.name))
                    .hint("write the number alone"));
            }
            Some(Sign::Percent) => seen.percent = true,
            Some(Sign::Currency(_)) if !may_be_money(column) => {
                return Err(Diagnostic::error("data/bad-number", format!("`{}` is not money", column.name))
                    .hint("write the number alone"));
            }
            Some(Sign::Currency(written)) => {
                seen.bare |= seen.percent;
                let first = seen.currency.get_or_insert_with(|| written.into());
                if !may_be_same(first, written) {
                    let message = format!("amounts in {first} and {written} cannot be added up");
                    return Err(Diagnostic::error("data/mixed-currency", message)
                        .hint("convert them to one currency, and name it: `currency = \"EUR\"` in the source"));
                }
            }
        }
        if seen.percent && seen.bare && !seen.told {
            seen.told = true;
            let message = format!("some numbers of `{}` are in percent, others are not", column.name);
            return Err(Diagnostic::error("data/mixed-units", message)
                .hint("write all of them with a percent sign, or none; the first one that differs is here"));
        }
        Ok(())
    }
}

fn may_be_money(column: &Column) -> bool {
    let time = ["hours", "hours_per_week", "weeks"].contains(&column.name.as_str());
    column.may_be_negative || column.form == Form::Decimal && !time
}

//! The rows of a timeline: whether any of them has days to be drawn.

use super::records::{Collector, timeline_name};
use super::value::{Symbols, Value, day_number};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::period::parse_day;

/// Refuses a timeline that has rows, none of which has a start and a later end.
pub(super) fn judge(config: &Config, collectors: &[Collector], symbols: &Symbols, found: &mut Diagnostics) {
    for figure in &config.figures {
        let Some(spans) = &figure.data.spans else { continue };
        let name = timeline_name(&figure.id.name);
        let Some(collector) = collectors.iter().find(|collector| collector.table == name) else { continue };
        let mut rows = collector.rows().peekable();
        if rows.peek().is_none() || rows.any(|row| has_span(row, symbols)) {
            continue;
        }
        let message = format!("no row has a date in `{}` and a later one in `to`", spans.from.name);
        found.push(
            Diagnostic::error("chart/dates", message)
                .at(spans.from.origin.clone())
                .text(spans.from.name.as_str())
                .hint("dates are written 2019-03-14; leave the figure out where no row has ended"),
        );
    }
}

/// A row of a timeline is its name, its start and its ends.
fn has_span(row: &[Value], symbols: &Symbols) -> bool {
    let [_, start, ends @ ..] = row else { return false };
    let Some(start) = day(*start, symbols) else { return false };
    ends.iter().filter_map(|end| day(*end, symbols)).any(|end| end > start)
}

fn day(value: Value, symbols: &Symbols) -> Option<i32> {
    match value {
        Value::Date(day) => Some(day),
        Value::Text(symbol) => parse_day(symbols.text(symbol)).map(day_number),
        _ => None,
    }
}

//! `where` → [`Filter`].

use crate::config::{Condition, Filter, Scalar};
use crate::reader::{Table, Value, list};
use toml::de::DeValue;

const FORMS: [&str; 5] = ["not", "min", "max", "below", "empty"];

impl Table<'_> {
    /// `where`
    pub(super) fn filter(&mut self) -> Filter {
        self.value("where").and_then(|value| filter(&value)).unwrap_or_default()
    }
}

/// Reads a table of conditions.
pub(super) fn filter(value: &Value<'_>) -> Option<Filter> {
    let entries = value.table()?.entries();
    let conditions = entries.into_iter().filter_map(|(column, value)| Some((column.name, condition(&value)?)));
    Some(Filter::new(conditions.collect()))
}

fn condition(value: &Value<'_>) -> Option<Condition> {
    if matches!(value.raw(), DeValue::Table(_)) { form(value) } else { scalars(value).map(Condition::OneOf) }
}

/// A value, or an array of them.
fn scalars(value: &Value<'_>) -> Option<Vec<Scalar>> {
    if !matches!(value.raw(), DeValue::Array(_)) {
        return Some(vec![scalar(value)?]);
    }
    let items = value.array("[\"…\"]")?;
    if items.is_empty() {
        value.wrong_value("is an empty list, which no row fulfils", "name at least one value");
    }
    Some(items.iter().filter_map(scalar).collect())
}

fn scalar(value: &Value<'_>) -> Option<Scalar> {
    match value.raw() {
        DeValue::Boolean(boolean) => Some(Scalar::Bool(*boolean)),
        DeValue::Integer(_) | DeValue::Float(_) => value.exact().map(Scalar::Number),
        DeValue::Datetime(_) => value.date().map(Scalar::Date),
        DeValue::String(string) => Some(Scalar::Text(string.to_string())),
        DeValue::Array(_) | DeValue::Table(_) => {
            value.wrong_type("a string, number, date or boolean", "\"…\"");
            None
        }
    }
}

/// `{ not = … }`, `{ min = …, max = … }`, `{ below = … }` or `{ empty = … }`.
fn form(value: &Value<'_>) -> Option<Condition> {
    let mut table = value.table()?;
    let written: Vec<&str> = FORMS.into_iter().filter(|key| table.has(key)).collect();
    let condition = match written.as_slice() {
        [] => {
            value.wrong_value(
                "holds no condition",
                &format!("a condition is a value, an array, or one of {}", list(&FORMS)),
            );
            None
        }
        ["not"] => table.value("not").and_then(|value| scalars(&value)).map(Condition::NotOneOf),
        ["empty"] => table.boolean("empty").map(Condition::Empty),
        keys if keys.contains(&"not") || keys.contains(&"empty") || keys.ends_with(&["max", "below"]) => {
            let what = format!("cannot hold {} together", list(keys));
            value.wrong_value(&what, "use `min` with `max` or with `below`, or `not`, or `empty` alone");
            None
        }
        _ => within(&mut table, value),
    };
    for key in FORMS {
        table.value(key);
    }
    table.finish();
    condition
}

fn within(table: &mut Table<'_>, value: &Value<'_>) -> Option<Condition> {
    let mut bound = |key| table.value(key).and_then(|value| ordered(&value));
    let (min, max, below) = (bound("min"), bound("max"), bound("below"));
    let upper = max.as_ref().or(below.as_ref());
    match (&min, upper) {
        (None, None) => return None,
        (Some(low), Some(high)) if std::mem::discriminant(low) != std::mem::discriminant(high) => {
            value.wrong_value("mixes numbers and dates", "both bounds are numbers, or both are dates");
        }
        (Some(low), Some(high)) if low > high || (low == high && below.is_some()) => {
            value.wrong_value("ends before it starts, so no row fulfils it", "exchange the bounds");
        }
        _ => {}
    }
    Some(Condition::Within { min, max, below })
}

/// A bound of a range: a number or a date.
fn ordered(value: &Value<'_>) -> Option<Scalar> {
    match value.raw() {
        DeValue::Datetime(_) => value.date().map(Scalar::Date),
        DeValue::Integer(_) | DeValue::Float(_) => value.exact().map(Scalar::Number),
        _ => {
            value.wrong_type("a number or a date", "1");
            None
        }
    }
}

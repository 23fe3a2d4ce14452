//! The expression of the template language that gives a number (GRAMMAR 2.12), with keys in place of `top` and the like.

use crate::config::{Condition, Filter, Point, Scalar};
use crate::period::Period;
use std::fmt::Write;

/// Dimensions of `by`.
const MOST_DIMENSIONS: usize = 2;

/// `served.at("2018").where(service="response").by("program").get("P1")`; `.at` only when the period is not `period`.
pub(super) fn of_point(point: &Point, period: &Period) -> String {
    let mut text = point.measure.clone();
    if point.period != *period {
        let _ = write!(text, ".at({})", quoted(&point.period.key()));
    }
    // `by` takes two dimensions; further ones are conditions.
    let (cell, further) = point.cell.split_at(point.cell.len().min(MOST_DIMENSIONS));
    let condition = |(name, key): &(String, String)| {
        let is = Scalar::Text(key.clone());
        (name.clone(), if key.is_empty() { Condition::Empty(true) } else { Condition::OneOf(vec![is]) })
    };
    text.push_str(&of_filter(&point.filter.and(&Filter::new(further.iter().map(condition).collect()))));
    if !cell.is_empty() {
        let list = |part: fn(&(String, String)) -> &String| {
            cell.iter().map(|entry| quoted(part(entry))).collect::<Vec<_>>().join(", ")
        };
        let _ = write!(text, ".by({}).get({})", list(|(dimension, _)| dimension), list(|(_, key)| key));
    }
    text
}

/// `.where(…)`, or nothing without conditions.
fn of_filter(filter: &Filter) -> String {
    if filter.is_empty() {
        return String::new();
    }
    let conditions: Vec<String> =
        filter.conditions().iter().map(|(name, condition)| of_condition(name, condition)).collect();
    format!(".where({})", conditions.join(", "))
}

fn of_condition(name: &str, condition: &Condition) -> String {
    match condition {
        Condition::OneOf(values) => match values.as_slice() {
            [value] => format!("{name}={}", of_scalar(value)),
            _ => format!("{name}={}", of_list(values)),
        },
        Condition::NotOneOf(values) => format!("{name}={{not: {}}}", of_list(values)),
        Condition::Empty(empty) => format!("{name}={{empty: {empty}}}"),
        Condition::Within { min, max, below } => {
            let bounds = [("min", min), ("max", max), ("below", below)];
            let written =
                bounds.iter().filter_map(|(key, bound)| Some(format!("{key}: {}", of_scalar(bound.as_ref()?))));
            format!("{name}={{{}}}", written.collect::<Vec<_>>().join(", "))
        }
    }
}

fn of_list(values: &[Scalar]) -> String {
    format!("[{}]", values.iter().map(of_scalar).collect::<Vec<_>>().join(", "))
}

fn of_scalar(value: &Scalar) -> String {
    match value {
        Scalar::Bool(value) => value.to_string(),
        Scalar::Number(value) => value.to_json(),
        Scalar::Date(value) => quoted(&value.to_string()),
        Scalar::Text(value) => quoted(value),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::of_point;
    use crate::config::{Condition, Filter, Point, Scalar};
    use crate::period::YearRule;

    #[test]
    fn a_point_is_written_as_a_template_would_ask_for_it() {
        let year = |name: i32| YearRule::default().year(name).expect("a year");
        let service = Condition::OneOf(vec![Scalar::Text("response".to_owned())]);
        let point = Point {
            measure: "served".to_owned(),
            filter: Filter::new(vec![("service".to_owned(), service)]),
            period: year(2018),
            cell: vec![("program".to_owned(), "P1".to_owned())],
        };
        assert_eq!(
            of_point(&point, &year(2019)),
            r#"served.at("2018").where(service="response").by("program").get("P1")"#
        );
        assert_eq!(
            of_point(&Point { period: year(2019), filter: Filter::default(), cell: vec![], ..point }, &year(2019)),
            "served"
        );
    }
}

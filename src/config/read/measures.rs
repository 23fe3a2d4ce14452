//! `[measures]` → [`MeasureConfig`].

use super::currency;
use super::known::Known;
use super::name::{named, refused};
use crate::config::{Aggregate, Direction, Kind, MeasureConfig, Named, TimeRule, Unit};
use crate::diagnostic::Diagnostic;
use crate::reader::{Table, Value, list};
use toml::de::DeValue;

/// Names of the measures that need no declaration, by the kind of source that they count (GRAMMAR 2.6).
pub const READY_MADE: &[(Kind, &[&str])] = &[
    (
        Kind::Volunteers,
        &[
            "served",
            "in_service",
            "started",
            "sworn_in",
            "completed",
            "ended",
            "early_terminations",
            "early_termination_rate",
            "cohort_attrition",
            "volunteer_months",
            "median_age",
            "places_served",
            "response_assignments",
            "response_months",
            "virtual_participants",
            "virtual_hours",
        ],
    ),
    (
        Kind::Activities,
        &[
            "activities",
            "hours",
            "active_volunteers",
            "places_reached",
            "participants",
            "participants_female",
            "participants_male",
            "female_share",
        ],
    ),
    (Kind::Grants, &["grants", "grant_amount", "grant_average", "community_amount", "community_share"]),
    (
        Kind::Indicators,
        &["indicator_target", "indicator_actual", "achievement", "indicators_with_target", "indicators_met"],
    ),
    (Kind::Places, &["population"]),
];

/// Words that mean something else in templates.
const RESERVED: [&str; 10] =
    ["period", "report", "unit", "language", "sources", "figure", "table", "claim", "typed", "loop"];

const AGGREGATES: [&str; 8] = ["count", "count_distinct", "sum", "mean", "median", "min", "max", "ratio"];

const TIMES: [(&str, TimeRule); 5] = [
    ("overlaps", TimeRule::Overlaps),
    ("at_end", TimeRule::AtEnd),
    ("starts", TimeRule::Starts),
    ("sworn_in", TimeRule::SwornIn),
    ("ends", TimeRule::Ends),
];

const DIRECTIONS: [(&str, Direction); 3] =
    [("more", Direction::More), ("less", Direction::Less), ("none", Direction::None)];

/// Reads `[measures]`.
pub(super) fn measures(root: &mut Table<'_>, known: &Known) -> Vec<MeasureConfig> {
    named(root, "measures").into_iter().map(|(name, table)| measure(name, table, known)).collect()
}

fn measure(name: Named, mut table: Table<'_>, known: &Known) -> MeasureConfig {
    let aggregates: Vec<&'static str> = AGGREGATES.into_iter().filter(|key| table.has(key)).collect();
    if RESERVED.contains(&name.name.as_str()) {
        table.push(refused(&name, "cannot name a measure: templates use the word", "choose another name"));
    }
    if READY_MADE.iter().any(|(_, names)| names.contains(&name.name.as_str())) {
        let why = format!("cannot be set for `{}`, which is ready-made", name.name);
        let hint = "only `label`, `decimals`, `definition`, `direction` can; give a measure of your own another name";
        table.refuse(&AGGREGATES, &why, hint);
        table.refuse(&["as", "source", "where", "time", "unit", "protect"], &why, hint);
    } else if aggregates.is_empty() && known.has_kind(Kind::Metrics) {
        let hint = "it is taken for a metric: only `label`, `unit`, `decimals`, `definition` can be set";
        table.refuse(&["as", "source", "where", "time", "direction", "protect"], "needs an aggregate", hint);
    } else {
        one_aggregate(&table, &name, &aggregates);
        source_and_time(&mut table, &aggregates, known);
    }
    let measure = MeasureConfig {
        aggregate: aggregate(&mut table),
        source: table.string("source"),
        filter: table.filter(),
        time: table.choice("time", &TIMES),
        unit: table.value("unit").and_then(|value| unit(&value)),
        decimals: table.decimals(),
        label: table.text("label"),
        definition: table.text("definition"),
        direction: table.choice("direction", &DIRECTIONS),
        protect: table.boolean("protect"),
        name,
    };
    table.finish();
    measure
}

/// Exactly one aggregate is written.
fn one_aggregate(table: &Table<'_>, name: &Named, aggregates: &[&'static str]) {
    match aggregates {
        [] => {
            let message = format!("the measure `{}` says nothing to compute", name.name);
            let error = table.error("config/missing-key", message).text(&name.name);
            table.push(error.hint(format!("it needs exactly one of {}", list(&AGGREGATES))));
        }
        [_] => {}
        [first, others @ ..] => {
            for other in others {
                let error = Diagnostic::error("config/conflict", format!("`{other}` does not go with `{first}`"));
                let error = error.at(table.key_origin(other)).text(*other);
                table.push(error.hint("a measure has exactly one aggregate"));
            }
        }
    }
}

/// A ratio has no source, everything else has one; `time` is for volunteers.
fn source_and_time(table: &mut Table<'_>, aggregates: &[&'static str], known: &Known) {
    if aggregates == ["ratio"] {
        let hint = "set it in the two measures of the ratio";
        table.refuse(&["source", "where", "time"], "does not go with `ratio`", hint);
        return;
    }
    let source = table.required("source", "\"activities\"").and_then(|value| value.string());
    let kind = source.and_then(|source| known.kind(table, &source));
    if kind.is_some_and(|kind| kind != Kind::Volunteers) {
        let hint = "only services have a beginning and an end: leave it out";
        table.refuse(&["time"], "goes with a source of volunteers only", hint);
    }
}

fn aggregate(table: &mut Table<'_>) -> Option<Aggregate> {
    let dimension = table.value("as");
    let count = table.value("count").and_then(|value| {
        let counts = value.boolean()?;
        if !counts {
            value.wrong_value("is false", "write `count = true`, or another aggregate");
        }
        Some(Aggregate::Count)
    });
    let mut over = |key, make: fn(Named) -> Aggregate| table.string(key).map(make);
    let columns = [
        over("count_distinct", Aggregate::CountDistinct),
        over("mean", Aggregate::Mean),
        over("median", Aggregate::Median),
        over("min", Aggregate::Min),
        over("max", Aggregate::Max),
    ];
    let ratio = table.value("ratio").and_then(|value| ratio(&value));
    let sum = table.value("sum");
    if let Some(dimension) = &dimension
        && !sum.as_ref().is_some_and(|sum| sum.raw().is_table())
    {
        let error = dimension.error("config/conflict", "`as` goes with a `sum` by value only");
        let hint = "for example `sum = { F = \"participants_female\", M = \"participants_male\" }, as = \"sex\"`";
        dimension.push(error.hint(hint));
    }
    let sum = sum.and_then(|value| sum_of(table, &value, dimension.as_ref()));
    count.or(ratio).or(sum).or(columns.into_iter().flatten().next())
}

fn sum_of(table: &Table<'_>, value: &Value<'_>, dimension: Option<&Value<'_>>) -> Option<Aggregate> {
    match value.raw() {
        DeValue::String(_) => Some(Aggregate::Sum(vec![value.string()?])),
        DeValue::Array(array) => {
            if array.is_empty() {
                value.wrong_value("is empty", "name at least one column");
            }
            Some(Aggregate::Sum(value.strings()?))
        }
        DeValue::Table(_) => {
            let columns = value.table()?.entries();
            let columns = columns.into_iter().filter_map(|(key, column)| Some((key.name, column.string()?))).collect();
            if dimension.is_none() {
                let error = value.error("config/missing-key", "a `sum` by value needs `as`, the name of its dimension");
                table.push(error.hint("for example `as = \"sex\"`"));
            }
            Some(Aggregate::SumSpread(columns, dimension?.string()?))
        }
        _ => {
            value.wrong_type("a column, an array of columns, or a table of value and column", "\"participants\"");
            None
        }
    }
}

fn ratio(value: &Value<'_>) -> Option<Aggregate> {
    let length = value.raw().as_array().map(|array| array.len());
    let measures = value.strings()?;
    if length != Some(2) {
        value.wrong_value("must hold two measures", "for example `ratio = [\"hours\", \"activities\"]`");
        return None;
    }
    let [above, below] = <[Named; 2]>::try_from(measures).ok()?;
    Some(Aggregate::Ratio(above, below))
}

fn unit(value: &Value<'_>) -> Option<Unit> {
    if value.raw().is_table() {
        value.not_yet("a unit by language");
        return None;
    }
    let word = value.string()?.name;
    Some(match word.as_str() {
        "people" => Unit::People,
        "activities" => Unit::Activities,
        "hours" => Unit::Hours,
        "months" => Unit::Months,
        "years" => Unit::Years,
        "grants" => Unit::Grants,
        "places" => Unit::Places,
        "assignments" => Unit::Assignments,
        "indicators" => Unit::Indicators,
        "percent" => Unit::Percent,
        code if currency::is_code(code) => Unit::Money(word),
        _ => Unit::Other(word),
    })
}

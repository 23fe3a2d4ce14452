//! `[dimensions]` → [`DimensionConfig`], with the predeclared ones.

use super::name::{named, refused};
use crate::config::{BinBreaks, DimensionConfig, Named};
use crate::diagnostic::Origin;
use crate::exact::Exact;
use crate::reader::{Table, Value};
use std::collections::BTreeMap;

/// Names that the program gives their meaning.
const BUILT_IN: [&str; 5] = ["year", "quarter", "month", "age", "service_months"];

/// Reads `[dimensions]`; `age_band` is there when it is not declared.
pub(super) fn dimensions(root: &mut Table<'_>) -> Vec<DimensionConfig> {
    let mut dimensions: Vec<_> = named(root, "dimensions").into_iter().map(dimension).collect();
    if !dimensions.iter().any(|dimension| dimension.name.name == "age_band") {
        dimensions.push(age_band());
    }
    dimensions
}

fn age_band() -> DimensionConfig {
    let here = |name: &str| Named { name: name.to_owned(), origin: Origin::file(super::FILE) };
    DimensionConfig {
        name: here("age_band"),
        of: here("age"),
        breaks: Some([18, 25, 30, 40, 50, 60].map(|age: i64| Exact::from(age)).to_vec()),
        labels: Vec::new(),
        groups: Vec::new(),
        title_case: false,
    }
}

fn dimension((name, mut table): (Named, Table<'_>)) -> DimensionConfig {
    if BUILT_IN.contains(&name.name.as_str()) {
        table.push(refused(&name, "is a dimension of its own", "choose another name for what is declared here"));
    }
    let of = table.required("of", "\"age\"").and_then(|value| value.string());
    let labels = table.table("labels").map(|labels| labels.entries()).unwrap_or_default();
    let dimension = DimensionConfig {
        of: of.unwrap_or_else(|| name.clone()),
        breaks: table.value("breaks").and_then(|value| breaks(&value)),
        labels: labels.into_iter().filter_map(|(key, value)| Some((key.name, value.text()?))).collect(),
        groups: groups(&mut table),
        title_case: table.choice("case", &[("title", true)]).unwrap_or(false),
        name,
    };
    if dimension.breaks.is_some() {
        table.refuse(&["groups", "case"], "does not go with `breaks`", "bins are numbers; leave one of them out");
    }
    table.finish();
    dimension
}

fn breaks(value: &Value<'_>) -> Option<BinBreaks> {
    let breaks: BinBreaks = value.array("[18, 25, 30]")?.iter().filter_map(Value::exact).collect();
    if value.is_empty_array() {
        value.wrong_value("is empty", "name at least one lower break: `[18, 25, 30]`");
    } else if !breaks.is_sorted_by(|low, high| low < high) {
        value.wrong_value("does not rise from break to break", "each break is above the one before: `[18, 25, 30]`");
    }
    Some(breaks)
}

/// Value = values that it stands for; no value stands in two groups.
fn groups(table: &mut Table<'_>) -> Vec<(String, Vec<String>)> {
    let entries = table.table("groups").map(|groups| groups.entries()).unwrap_or_default();
    let mut owner = BTreeMap::<String, String>::new();
    let mut groups = Vec::new();
    for (group, value) in entries {
        let members = value.strings().unwrap_or_default();
        for member in &members {
            if let Some(other) = owner.insert(member.name.clone(), group.name.clone()) {
                let hint = format!("it stands in `{other}` already");
                table.push(refused(member, "is in two groups", &hint));
            }
        }
        groups.push((group.name, members.into_iter().map(|member| member.name).collect()));
    }
    groups
}

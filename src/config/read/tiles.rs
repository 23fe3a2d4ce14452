//! `[tiles]` → [`TilesConfig`].

use super::name::identified;
use crate::config::{Filter, Named, TileConfig, TilesConfig};
use crate::period::YearRule;
use crate::reader::{Table, Value};
use toml::de::DeValue;

/// Reads `[tiles]`.
pub(super) fn tiles(root: &mut Table<'_>, year: YearRule) -> Vec<TilesConfig> {
    identified(root, "tiles").into_iter().map(|(id, table)| tiles_of(id, table, year)).collect()
}

fn tiles_of(id: Named, mut table: Table<'_>, year: YearRule) -> TilesConfig {
    let example = "[\"served\", \"activities\"]";
    let items = table.required("items", example);
    if let Some(value) = items.as_ref().filter(|value| value.is_empty_array()) {
        value.wrong_value("is empty", &format!("for example `items = {example}`"));
    }
    let items = items.and_then(|value| value.array(example)).unwrap_or_default();
    table.finish();
    TilesConfig { id, items: items.iter().filter_map(|item| tile(item, year)).collect() }
}

fn tile(value: &Value<'_>, year: YearRule) -> Option<TileConfig> {
    match value.raw() {
        DeValue::String(_) => Some(TileConfig {
            measure: value.string()?,
            label: None,
            note: None,
            period: None,
            filter: Filter::default(),
            decimals: None,
        }),
        DeValue::Table(_) => {
            let mut table = value.table()?;
            let measure = table.required("measure", "\"served\"").and_then(|value| value.string());
            let (label, note) = (table.text("label"), table.text("note"));
            let (period, filter) = (table.period("period", year), table.filter());
            let decimals = table.decimals();
            table.finish();
            Some(TileConfig { measure: measure?, label, note, period, filter, decimals })
        }
        _ => {
            value.wrong_type("a measure or a table", "{ measure = \"served\", label = \"Volunteers\" }");
            None
        }
    }
}

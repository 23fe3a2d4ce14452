//! What was counted → the facts: cubes in place, the members of every dimension, tables of records, attributes.

use super::check::kinds::Form;
use super::cohort::cohorts;
use super::dimension::{self, Base};
use super::facts::{Axis, Facts, Member, RecordCell, Shape};
use super::layout::{Layout, reference_name};
use super::records::cell_of;
use super::table::Kept;
use super::value::{NOT_STATED, Value};
use super::{Plan, Tally};
use crate::config::{ColumnValue, Config, DimensionConfig, Include, Named, TableConfig, TableShape, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// All facts of a run.
pub(crate) fn answer(config: &Config, plan: Plan, mut tally: Tally) -> Facts {
    let mut facts = Facts::default();
    facts.trend = plan.trend;
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (question, cube) in std::mem::take(&mut tally.cubes) {
        for (at, name) in question.by.iter().enumerate() {
            let keys = seen.entry(name.clone()).or_default();
            keys.extend(cube.cells.keys().map(|(_, keys)| keys[at].clone()));
        }
        facts.insert(question.measure, question.filter, question.by, cube);
    }
    for collector in &tally.collectors {
        for name in collector.dimensions() {
            seen.entry(name.to_owned()).or_default();
        }
    }
    table_rows(config, &tally, &mut facts, &mut seen);
    attributes(config, &tally, &mut facts);
    asked_attributes(config, &tally, &seen, &mut facts);
    for (name, keys) in seen {
        let axis = axis(config, &tally, &name, keys);
        facts.axes.insert(name, axis);
    }
    for definition in tally.definitions.iter() {
        let mut measure = definition.measure.clone();
        if measure.ratio.as_ref().is_some_and(|(upper, lower)| {
            tally.definitions.get(upper).is_none() && tally.definitions.get(lower).is_none()
        }) {
            measure.ratio = None;
        }
        facts.measures.insert(measure.name.clone(), measure);
    }
    facts.inputs = std::mem::take(&mut tally.inputs);
    let currencies: Vec<String> = config.sources.iter().map(|source| currency(&tally, &source.name.name)).collect();
    let code = |source: usize| config.sources[source].currency.clone().unwrap_or_else(|| currencies[source].clone());
    for collector in std::mem::take(&mut tally.collectors) {
        let (table, records) = collector.finish(&tally.symbols, &code);
        facts.records.insert(table, records);
    }
    facts
}

fn currency(tally: &Tally, source: &str) -> String {
    let mut own = tally.definitions.iter().filter(|definition| definition.measure.source.as_deref() == Some(source));
    let code = own.find_map(|definition| match &definition.measure.unit {
        Unit::Money(code) => Some(code.clone()),
        _ => None,
    });
    code.unwrap_or_default()
}

/// Keys of the rows of tables that name `include`.
fn table_rows(config: &Config, tally: &Tally, facts: &mut Facts, seen: &mut BTreeMap<String, BTreeSet<String>>) {
    for table in &config.tables {
        let TableShape::Aggregated { rows, include, .. } = &table.shape else { continue };
        let keys: BTreeSet<String> = match include {
            Include::Period => continue,
            Include::Reference => reference(config, tally, &rows.name)
                .map(|(_, kept)| kept.keys.iter().map(|key| tally.symbols.text(*key).to_owned()).collect())
                .unwrap_or_default(),
            Include::Sources(sources) => {
                let indices = sources
                    .iter()
                    .filter_map(|named| config.sources.iter().position(|source| source.name.name == named.name));
                indices.flat_map(|index| noted(tally, index, &rows.name)).collect()
            }
        };
        let axis = axis(config, tally, &rows.name, keys.clone());
        seen.entry(rows.name.clone()).or_default().extend(keys.iter().cloned());
        let ordered = axis.members.into_iter().map(|member| member.key).filter(|key| keys.contains(key)).collect();
        facts.table_rows.insert(table.id.name.clone(), ordered);
    }
}

/// The keys that a source names, in any period.
fn noted(tally: &Tally, source: usize, dimension: &str) -> Vec<String> {
    let counter = &tally.counters[source];
    let index = counter.dimensions.iter().position(|known| known.name == dimension);
    let keys = index.and_then(|index| counter.noted.get(&index));
    let named = keys.into_iter().flatten().filter(|key| **key != NOT_STATED);
    named.map(|key| tally.symbols.text(*key).to_owned()).collect()
}

/// The source whose rows a dimension names.
fn reference<'t>(config: &Config, tally: &'t Tally, name: &str) -> Option<(&'t Layout, &'t Kept)> {
    let named = |source: &crate::config::SourceConfig| {
        reference_name(source).is_some_and(|reference| reference == name || format!("{reference}_id") == name)
    };
    let index = config.sources.iter().position(named)?;
    let (layout, kept) = (tally.layouts[index].as_ref()?, tally.tables.get(index)?);
    layout.key.map(|_| (layout, kept))
}

/// Columns of reference rows that tables show.
fn attributes(config: &Config, tally: &Tally, facts: &mut Facts) {
    for (table, named) in config.tables.iter().flat_map(fields_of) {
        let Some((owner, column)) = named.name.split_once('.') else { continue };
        let TableShape::Aggregated { rows, .. } = &table.shape else { continue };
        let of = declared(config, &rows.name).map_or(rows.name.as_str(), |dimension| dimension.of.name.as_str());
        if of != owner && of.strip_suffix("_id") != Some(owner) {
            continue;
        }
        if let Some(cells) = attribute_cells(config, tally, owner, column) {
            facts.attributes.insert((owner.to_owned(), column.to_owned()), cells);
        }
    }
}

/// Columns of reference rows that are dimensions: which values are sums of which, for privacy; always the districts of
/// places, into which it merges small ones.
fn asked_attributes(config: &Config, tally: &Tally, seen: &BTreeMap<String, BTreeSet<String>>, facts: &mut Facts) {
    let columns = config.dimensions.iter().map(|dimension| &dimension.of.name).chain(seen.keys()).map(String::as_str);
    for (owner, column) in columns.chain(["place.district"]).filter_map(|name| name.split_once('.')) {
        let key = (owner.to_owned(), column.to_owned());
        if !facts.attributes.contains_key(&key)
            && let Some(cells) = attribute_cells(config, tally, owner, column)
        {
            facts.attributes.insert(key, cells);
        }
    }
}

fn attribute_cells(config: &Config, tally: &Tally, owner: &str, column: &str) -> Option<BTreeMap<String, RecordCell>> {
    let (layout, kept) = reference(config, tally, owner)?;
    let at = layout.column(column)?;
    let cells = kept.keys.iter().filter_map(|key| {
        let value = kept.row_of(*key)?[at];
        Some((tally.symbols.text(*key).to_owned(), attribute(config, layout, at, value, tally)))
    });
    Some(cells.collect())
}

fn attribute(config: &Config, layout: &Layout, at: usize, value: Value, tally: &Tally) -> RecordCell {
    let column = &layout.columns[at];
    match (value, cell_of(value, &tally.symbols)) {
        (Value::Number(number), _) if column.name == "budget" => {
            let code = config.sources[layout.source].currency.clone().unwrap_or_default();
            RecordCell::Money(number.exact(), code)
        }
        (Value::Text(_), RecordCell::Text(key)) => {
            match column.target.and_then(|target| reference_name(&config.sources[target])) {
                Some(name) => RecordCell::Member(name.to_owned(), key),
                None if matches!(column.form, Form::Enumeration(_)) => RecordCell::Member(column.name.clone(), key),
                None => RecordCell::Text(key),
            }
        }
        (_, cell) => cell,
    }
}

/// The fields of aggregated tables, also those that group their rows: `program.sector`.
pub(crate) fn fields_of(table: &TableConfig) -> Vec<(&TableConfig, &Named)> {
    let TableShape::Aggregated { columns, group, .. } = &table.shape else { return Vec::new() };
    let shown = columns.iter().filter_map(|column| match &column.value {
        ColumnValue::Field(named) => Some(named),
        _ => None,
    });
    shown.chain(group).map(|named| (table, named)).collect()
}

fn declared<'c>(config: &'c Config, name: &str) -> Option<&'c DimensionConfig> {
    config.dimensions.iter().find(|dimension| dimension.name.name == name)
}

fn axis(config: &Config, tally: &Tally, name: &str, mut keys: BTreeSet<String>) -> Axis {
    let index = config.dimensions.iter().position(|dimension| dimension.name.name == name);
    let declared = index.map(|index| &config.dimensions[index]);
    let shape = shape(config, tally, name, declared);
    let mut members: Vec<Member> = Vec::new();
    match &shape {
        Shape::Bins(breaks) => {
            let below = breaks.first().map(|first| format!("<{}", first.to_json()));
            let lower = breaks.iter().map(|lower| lower.to_json());
            let all = below.into_iter().filter(|below| keys.contains(below)).chain(lower);
            members.extend(all.map(|key| member(key, None)));
            rank(&mut members);
        }
        Shape::Reference => {
            members.extend(reference_members(config, tally, name));
            let known: BTreeSet<String> = members.iter().map(|member| member.key.clone()).collect();
            let others = keys.iter().filter(|key| !key.is_empty() && !known.contains(*key)).cloned();
            members.extend(others.map(|key| member(key.clone(), Some(key))));
            rank(&mut members);
        }
        Shape::Number => {
            members.extend(keys.iter().filter(|key| !key.is_empty()).map(|key| member(key.clone(), Some(key.clone()))));
            members.sort_by_key(|member| crate::exact::Exact::parse(&member.key));
            rank(&mut members);
        }
        Shape::Nominal => {
            let ordered = ordered_keys(config, tally, name, declared, &mut keys);
            let ranked = ordered.is_some();
            let worded = is_enumerated(config, tally, name, declared);
            let list = ordered.unwrap_or_else(|| keys.iter().cloned().collect());
            let named = |key: &String| if worded { None } else { Some(key.clone()) };
            members.extend(list.iter().filter(|key| !key.is_empty()).map(|key| member(key.clone(), named(key))));
            if is_cohort(name, declared) {
                mark_ends(config, tally, &mut members);
            }
            if ranked {
                rank(&mut members);
            }
        }
    }
    if keys.contains("") {
        members.push(Member { rank: Some(u32::MAX), ..member(String::new(), None) });
    }
    let whole = tally
        .counters
        .iter()
        .flat_map(|counter| &counter.dimensions)
        .all(|dimension| dimension.name != name || dimension.is_whole());
    Axis { name: name.to_owned(), shape, whole, config: index, members }
}

fn member(key: String, name: Option<String>) -> Member {
    Member { key, name, names: BTreeMap::new(), rank: None, until: None }
}

fn rank(members: &mut [Member]) {
    for (member, rank) in members.iter_mut().zip(0..) {
        member.rank = Some(rank);
    }
}

/// Where a dimension is found: the first source that has it.
fn base(config: &Config, tally: &Tally, of: &str) -> Option<(usize, Base)> {
    let mut layouts = tally.layouts.clone();
    (0..config.sources.len()).find_map(|source| Some((source, dimension::base(of, config, source, &mut layouts)?)))
}

fn shape(config: &Config, tally: &Tally, name: &str, declared: Option<&DimensionConfig>) -> Shape {
    if let Some(breaks) = declared.and_then(|declared| declared.breaks.clone()) {
        return Shape::Bins(breaks);
    }
    let of = declared.map_or(name, |declared| declared.of.name.as_str());
    let plain = declared.is_none_or(|declared| declared.labels.is_empty() && declared.groups.is_empty());
    if plain && reference(config, tally, of).is_some() {
        return Shape::Reference;
    }
    match base(config, tally, of).map(|(source, base)| dimension::form(base, source, &tally.layouts)) {
        Some(Form::Whole) => Shape::Number,
        _ => Shape::Nominal,
    }
}

/// Whether the words of the values are in the catalogue.
fn is_enumerated(config: &Config, tally: &Tally, name: &str, declared: Option<&DimensionConfig>) -> bool {
    let of = declared.map_or(name, |declared| declared.of.name.as_str());
    let grouped = declared.is_some_and(|declared| !declared.groups.is_empty());
    let form = base(config, tally, of).map(|(source, base)| dimension::form(base, source, &tally.layouts));
    !grouped && matches!(form, Some(Form::Enumeration(_) | Form::Boolean))
}

/// Keys in an order that does not depend on the language: labels, values of a spread, cohorts by first start.
fn ordered_keys(
    config: &Config,
    tally: &Tally,
    name: &str,
    declared: Option<&DimensionConfig>,
    keys: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(declared) = declared.filter(|declared| !declared.labels.is_empty()) {
        let mut ordered: Vec<String> = declared.labels.iter().map(|(value, _)| value.clone()).collect();
        ordered.extend(keys.iter().filter(|key| !declared.labels.iter().any(|(value, _)| value == *key)).cloned());
        return Some(ordered);
    }
    let of = declared.map_or(name, |declared| declared.of.name.as_str());
    if is_cohort(name, declared) {
        let services = cohorts(config, tally);
        let mut ordered: Vec<String> = keys.iter().cloned().collect();
        ordered.sort_by_key(|key| (services.get(key).map_or(i32::MAX, |service| service.first), key.clone()));
        return Some(ordered);
    }
    let spread = config.measures.iter().find_map(|measure| match &measure.aggregate {
        Some(crate::config::Aggregate::SumSpread(values, dimension)) if dimension.name == name => Some(values),
        _ => None,
    });
    let values = spread.filter(|_| base(config, tally, of).is_none())?;
    Some(values.iter().map(|(value, _)| value.clone()).collect())
}

/// Whether the values of a dimension are cohorts as they are written.
fn is_cohort(name: &str, declared: Option<&DimensionConfig>) -> bool {
    declared.map_or(name, |declared| declared.of.name.as_str()) == "cohort"
        && declared.is_none_or(|declared| declared.groups.is_empty())
}

/// Keeps with each cohort the last day on which somebody of it serves.
fn mark_ends(config: &Config, tally: &Tally, members: &mut [Member]) {
    let services = cohorts(config, tally);
    for member in members {
        member.until = services.get(&member.key).and_then(|service| service.last);
    }
}

/// Every row of the source that a dimension names, with its names in all languages.
fn reference_members(config: &Config, tally: &Tally, name: &str) -> Vec<Member> {
    let of = declared(config, name).map_or(name, |declared| declared.of.name.as_str());
    let Some((layout, kept)) = reference(config, tally, of) else { return Vec::new() };
    let text = |row: &[Value], at: usize| match row[at] {
        Value::Text(symbol) => Some(tally.symbols.text(symbol).to_owned()),
        _ => None,
    };
    let plain = layout.column("name");
    kept.keys
        .iter()
        .filter_map(|key| {
            let row = kept.row_of(*key)?;
            let names = layout
                .columns
                .iter()
                .enumerate()
                .filter_map(|(at, column)| Some((column.name.strip_prefix("name_")?.replace('_', "-"), text(row, at)?)))
                .collect();
            let key = tally.symbols.text(*key).to_owned();
            let name = plain.and_then(|at| text(row, at)).unwrap_or_else(|| key.clone());
            Some(Member { key, name: Some(name), names, rank: None, until: None })
        })
        .collect()
}

//! A dimension of a source: which key a row has (GRAMMAR 2.5).

use super::check::kinds::Form;
use super::layout::{Layout, RowTime, reference_name};
use super::table::Tables;
use super::value::{Decimal, NOT_STATED, Symbol, Symbols, Value, day_of};
use crate::config::{Config, DimensionConfig, Kind};
use crate::exact::Exact;
use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

/// How the key of a row is found.
#[derive(Clone, Debug)]
pub(crate) struct Dimension {
    pub(crate) name: String,
    pub(crate) base: Base,
    bins: Option<Bins>,
    groups: FxHashMap<Symbol, Symbol>,
}

/// What a dimension is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Base {
    /// A column of the row.
    Column(usize),
    /// A column of the row that this one refers to: column, source, its column.
    Through(usize, usize, usize),
    /// Calendar year of the period's last day minus this column.
    Age(usize),
    /// Whole months from start to end or to the period's last day.
    ServiceMonths { start: usize, end: Option<usize> },
}

/// Lower breaks at a common scale, with the key of each bin; the first key is that below the first break.
#[derive(Clone, Debug)]
struct Bins {
    scale: u8,
    breaks: Vec<i128>,
    keys: Vec<Symbol>,
}

/// Whether a name is that of a column or dimension that depends on the period.
fn of_period(name: &str) -> bool {
    matches!(name, "age" | "service_months")
}

/// What a name of the grammar stands for in a source: a column, a reference, a column of what is referred to.
///
/// Marks the columns that are used. `None` when the source has no such thing.
pub(crate) fn base(name: &str, config: &Config, source: usize, layouts: &mut [Option<Layout>]) -> Option<Base> {
    let layout = layouts.get(source)?.as_ref()?;
    if layout.kind == Kind::Volunteers && of_period(name) {
        return match (name, layout.time) {
            ("age", _) => layout.column("birth_year").map(Base::Age),
            (_, RowTime::Interval { start, end, .. }) => Some(Base::ServiceMonths { start, end }),
            _ => None,
        };
    }
    if let Some((reference, column)) = name.split_once('.') {
        if reference_name(&config.sources[source]) == Some(reference) {
            return use_column(layouts, source, column).map(Base::Column);
        }
        let at = reference_column(config, layout, reference)?;
        let target = layout.columns[at].target?;
        let field = use_column(layouts, target, column)?;
        use_index(layouts, source, at);
        return Some(Base::Through(at, target, field));
    }
    let at = layout.column(name).or_else(|| {
        if reference_name(&config.sources[source]) == Some(name) {
            layout.key
        } else {
            reference_column(config, layout, name)
        }
    })?;
    use_index(layouts, source, at);
    Some(Base::Column(at))
}

/// The column by which a source refers to rows named so: `program` → `program_id`.
fn reference_column(config: &Config, layout: &Layout, reference: &str) -> Option<usize> {
    let by_target = layout.columns.iter().position(|column| {
        column.target.is_some_and(|target| reference_name(&config.sources[target]) == Some(reference))
    });
    by_target.or_else(|| layout.column(&format!("{reference}_id"))).or_else(|| layout.column(reference))
}

fn use_column(layouts: &mut [Option<Layout>], source: usize, name: &str) -> Option<usize> {
    let at = layouts.get(source)?.as_ref()?.column(name)?;
    use_index(layouts, source, at);
    Some(at)
}

/// Marks a column as used.
pub(crate) fn use_index(layouts: &mut [Option<Layout>], source: usize, at: usize) {
    if let Some(Some(layout)) = layouts.get_mut(source)
        && let Some(column) = layout.columns.get_mut(at)
    {
        column.used = true;
    }
}

/// The form of what a base gives; whole numbers for `age` and `service_months`.
pub(crate) fn form(base: Base, source: usize, layouts: &[Option<Layout>]) -> Form {
    let of = |source: usize, at: usize| {
        layouts
            .get(source)
            .and_then(Option::as_ref)
            .and_then(|layout| layout.columns.get(at))
            .map_or(Form::Text, |c| c.form)
    };
    match base {
        Base::Column(at) => of(source, at),
        Base::Through(_, target, field) => of(target, field),
        Base::Age(_) | Base::ServiceMonths { .. } => Form::Whole,
    }
}

/// A dimension of a source by its name, also a declared one.
///
/// # Errors
/// Why the source has no such dimension.
pub(crate) fn resolve(
    name: &str,
    config: &Config,
    source: usize,
    layouts: &mut [Option<Layout>],
    symbols: &mut Symbols,
) -> Result<Dimension, String> {
    let declared = config.dimensions.iter().find(|dimension| dimension.name.name == name);
    let of = declared.map_or(name, |declared| declared.of.name.as_str());
    let Some(base) = base(of, config, source, layouts) else {
        return Err(lacking(name, of, config, source, layouts));
    };
    let numeric = matches!(form(base, source, layouts), Form::Decimal | Form::Whole | Form::Date);
    let has_bins = declared.is_some_and(|declared| declared.breaks.is_some());
    if numeric && !has_bins && !matches!(form(base, source, layouts), Form::Whole) {
        return Err(format!("`{name}` holds numbers or dates: declare a dimension of it with `breaks`"));
    }
    let mut groups = FxHashMap::default();
    for (group, members) in declared.iter().flat_map(|declared| &declared.groups) {
        let key = symbols.intern(group);
        groups.extend(members.iter().map(|member| (symbols.intern(member), key)));
    }
    let bins = declared.and_then(|declared| bins(declared, symbols));
    Ok(Dimension { name: name.to_owned(), base, bins, groups })
}

/// Says that a source lacks a dimension, and which sources have it.
fn lacking(name: &str, of: &str, config: &Config, source: usize, layouts: &mut [Option<Layout>]) -> String {
    let owner = &config.sources[source].name.name;
    let others: Vec<usize> = (0..config.sources.len()).filter(|other| *other != source).collect();
    let having: Vec<&str> = others
        .into_iter()
        .filter(|other| base(of, config, *other, layouts).is_some())
        .map(|other| config.sources[other].name.name.as_str())
        .collect();
    if having.is_empty() {
        format!("`{owner}` has no dimension `{name}`")
    } else {
        format!("`{owner}` has no dimension `{name}`; it is one of {}", having.join(", "))
    }
}

fn bins(declared: &DimensionConfig, symbols: &mut Symbols) -> Option<Bins> {
    let breaks = declared.breaks.as_ref().filter(|breaks| !breaks.is_empty())?;
    let scale = (0..=18_u8).find(|scale| breaks.iter().all(|lower| scaled(*lower, *scale).is_some()))?;
    let mut keys = vec![symbols.intern(&format!("<{}", breaks[0].to_json()))];
    keys.extend(breaks.iter().map(|lower| symbols.intern(&lower.to_json())));
    Some(Bins { scale, breaks: breaks.iter().filter_map(|lower| scaled(*lower, scale)).collect(), keys })
}

fn scaled(value: Exact, scale: u8) -> Option<i128> {
    let value = value.times(Exact::whole(10_i128.checked_pow(u32::from(scale))?))?;
    (value.denominator() == 1).then(|| value.numerator())
}

impl Bins {
    fn key(&self, number: Decimal) -> Symbol {
        let below = if number.scale <= self.scale {
            let value = number.at_scale(self.scale).unwrap_or(i128::MAX);
            self.breaks.partition_point(|lower| *lower <= value)
        } else {
            let power = 10_i128.pow(u32::from(number.scale - self.scale));
            self.breaks.partition_point(|lower| lower.saturating_mul(power) <= i128::from(number.digits))
        };
        self.keys[below]
    }
}

impl Base {
    /// Whether it needs the period.
    pub(crate) fn is_of_period(self) -> bool {
        matches!(self, Self::Age(_) | Self::ServiceMonths { .. })
    }

    /// The value that a row has; `last` is the period's last day.
    pub(crate) fn value(self, row: &[Value], tables: &Tables, last: i32) -> Value {
        match self {
            Self::Column(at) => row[at],
            Self::Through(at, target, field) => match row[at] {
                Value::Text(key) => {
                    tables.get(target).and_then(|kept| kept.row_of(key)).map_or(Value::Empty, |row| row[field])
                }
                _ => Value::Empty,
            },
            Self::Age(birth) => match (row[birth], day_of(last)) {
                (Value::Number(year), Some(day)) if year.scale == 0 => {
                    Value::Number(Decimal::from(i64::from(day.year()) - year.digits))
                }
                _ => Value::Empty,
            },
            Self::ServiceMonths { start, end } => {
                let Value::Date(first) = row[start] else { return Value::Empty };
                let until = match end.map(|end| row[end]) {
                    Some(Value::Date(end)) => end.min(last),
                    _ => last,
                };
                match (day_of(first), day_of(until + 1)) {
                    (Some(first), Some(until)) => Value::Number(Decimal::from(whole_months(first, until))),
                    _ => Value::Empty,
                }
            }
        }
    }
}

/// Whole months from the first day to the day after the last one.
fn whole_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month()) - i64::from(from.month());
    (months - i64::from(to.day() < from.day())).max(0)
}

impl Dimension {
    /// The key that a row has in a period.
    pub(crate) fn key(&self, row: &[Value], tables: &Tables, last: i32, symbols: &mut Symbols) -> Symbol {
        let value = self.base.value(row, tables, last);
        if let Some(bins) = &self.bins {
            return match value {
                Value::Number(number) => bins.key(number),
                _ => NOT_STATED,
            };
        }
        let key = key_of(value, symbols);
        if self.groups.is_empty() { key } else { self.groups.get(&key).copied().unwrap_or(key) }
    }

    /// Whether its key depends on the period.
    pub(crate) fn is_of_period(&self) -> bool {
        self.base.is_of_period()
    }
}

/// The key of a value.
pub(crate) fn key_of(value: Value, symbols: &mut Symbols) -> Symbol {
    match value {
        Value::Empty => NOT_STATED,
        Value::Text(symbol) | Value::Span(_, _, symbol) => symbol,
        Value::Number(number) => symbols.intern(&number.exact().to_json()),
        Value::Bool(true) => symbols.intern("true"),
        Value::Bool(false) => symbols.intern("false"),
        Value::Date(day) => symbols.intern(&day_of(day).map_or_else(String::new, |day| day.to_string())),
    }
}

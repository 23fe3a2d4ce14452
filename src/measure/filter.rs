//! Conditions of the grammar → tests on rows of one source (GRAMMAR 2.7).

use super::check::kinds::Form;
use super::dimension::{self, Base, Dimension, key_of};
use super::layout::Layout;
use super::table::Tables;
use super::value::{Decimal, Symbols, Value, day_number};
use crate::config::{Condition, Config, Filter, Scalar};
use crate::diagnostic::Diagnostic;
use crate::period::parse_day;
use std::cmp::Ordering;

/// Conditions of one source, ready to be tested.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowFilter {
    tests: Vec<Test>,
}

#[derive(Clone, Debug)]
struct Test {
    operand: Operand,
    check: Check,
}

#[derive(Clone, Debug)]
enum Operand {
    Plain(Base),
    Declared(Box<Dimension>),
}

#[derive(Clone, Debug)]
enum Check {
    OneOf(Vec<Value>),
    NotOneOf(Vec<Value>),
    Within { min: Option<Value>, max: Option<Value>, below: Option<Value> },
    Empty(bool),
}

/// What conditions are compiled with.
pub(crate) struct Scene<'s> {
    pub(crate) config: &'s Config,
    pub(crate) layouts: &'s mut [Option<Layout>],
    pub(crate) tables: &'s Tables,
    pub(crate) symbols: &'s mut Symbols,
}

/// Compiles conditions for rows of a source.
///
/// # Errors
/// A column that the source lacks, a value that cannot stand in it; without code and place of the asker.
pub(crate) fn compile(filter: &Filter, source: usize, scene: &mut Scene<'_>) -> Result<RowFilter, Diagnostic> {
    let mut tests = Vec::new();
    for (name, condition) in filter.conditions() {
        tests.push(test(name, condition, source, scene)?);
    }
    Ok(RowFilter { tests })
}

fn test(name: &str, condition: &Condition, source: usize, scene: &mut Scene<'_>) -> Result<Test, Diagnostic> {
    let declared = scene.config.dimensions.iter().any(|dimension| dimension.name.name == name);
    let (operand, form, target) = if declared {
        let dimension = dimension::resolve(name, scene.config, source, scene.layouts, scene.symbols)
            .map_err(|message| Diagnostic::error("config/unknown-name", message).text(name))?;
        (Operand::Declared(Box::new(dimension)), Form::Text, None)
    } else if let Some(base) = dimension::base(name, scene.config, source, scene.layouts) {
        let target = match base {
            Base::Column(at) => scene.layouts[source]
                .as_ref()
                .and_then(|layout| layout.columns[at].target.or((layout.key == Some(at)).then_some(source))),
            _ => None,
        };
        (Operand::Plain(base), dimension::form(base, source, scene.layouts), target)
    } else {
        let known: Vec<&str> = scene.layouts[source]
            .iter()
            .flat_map(|layout| &layout.columns)
            .map(|column| column.name.as_str())
            .collect();
        let owner = &scene.config.sources[source].name.name;
        return Err(Diagnostic::error("config/unknown-name", format!("`{owner}` has no column or dimension `{name}`"))
            .text(name)
            .did_you_mean(name, known));
    };
    let mut value = |scalar: &Scalar| typed(name, scalar, form, target, scene);
    let check = match condition {
        Condition::OneOf(values) => Check::OneOf(values.iter().map(&mut value).collect::<Result<_, _>>()?),
        Condition::NotOneOf(values) => Check::NotOneOf(values.iter().map(&mut value).collect::<Result<_, _>>()?),
        Condition::Within { min, max, below } => Check::Within {
            min: min.as_ref().map(&mut value).transpose()?,
            max: max.as_ref().map(&mut value).transpose()?,
            below: below.as_ref().map(&mut value).transpose()?,
        },
        Condition::Empty(empty) => Check::Empty(*empty),
    };
    Ok(Test { operand, check })
}

fn typed(
    name: &str,
    scalar: &Scalar,
    form: Form,
    target: Option<usize>,
    scene: &mut Scene<'_>,
) -> Result<Value, Diagnostic> {
    let wrong = |what: &str| Diagnostic::error("config/type", format!("`{name}` holds {what}")).text(text_of(scalar));
    match form {
        Form::Whole | Form::Decimal => match scalar {
            Scalar::Number(number) => {
                Decimal::parse(&number.to_json()).map(Value::Number).ok_or_else(|| wrong("numbers of 18 digits"))
            }
            _ => Err(wrong("numbers")),
        },
        Form::Date => match scalar {
            Scalar::Date(day) => Ok(Value::Date(day_number(*day))),
            Scalar::Text(text) => parse_day(text).map(|day| Value::Date(day_number(day))).ok_or_else(|| wrong("dates")),
            _ => Err(wrong("dates")),
        },
        Form::Boolean => match scalar {
            Scalar::Bool(value) => Ok(Value::Bool(*value)),
            _ => Err(wrong("true and false")),
        },
        Form::Enumeration(values) => {
            let text = text_of(scalar);
            if !values.contains(&text.as_str()) {
                return Err(Diagnostic::error(
                    "config/unknown-value",
                    format!("`{name}` is one of {}", values.join(", ")),
                )
                .text(text.as_str())
                .did_you_mean(&text, values.iter().copied()));
            }
            Ok(Value::Text(scene.symbols.intern(&text)))
        }
        Form::Text | Form::Id | Form::Reference(_) | Form::Year | Form::Period => {
            let text = text_of(scalar);
            let symbol = scene.symbols.intern(&text);
            let Some(kept) = target.and_then(|target| scene.tables.get(target)) else { return Ok(Value::Text(symbol)) };
            if let (None, Some((first, other))) = (kept.resolve(symbol), kept.shared_by(symbol)) {
                let (first, other) = (scene.symbols.text(first), scene.symbols.text(other));
                let message = format!("`{text}` may be `{first}` or `{other}`: both have the name");
                let problem = Diagnostic::error("config/unknown-value", message).text(text.as_str());
                return Err(problem.hint("write the id of the one that is meant"));
            }
            match kept.resolve(symbol) {
                Some(key) => Ok(Value::Text(key)),
                None if kept.lost_rows => Ok(Value::Text(symbol)),
                None => Err(Diagnostic::error("config/unknown-value", format!("there is no {name} `{text}`"))
                    .text(text.as_str())
                    .did_you_mean(&text, kept.names(scene.symbols))),
            }
        }
    }
}

/// A literal as it is compared with cells.
pub(crate) fn text_of(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Bool(value) => value.to_string(),
        Scalar::Number(number) => number.to_json(),
        Scalar::Date(day) => day.to_string(),
        Scalar::Text(text) => text.clone(),
    }
}

impl RowFilter {
    /// Whether a test needs the period.
    pub(crate) fn is_of_period(&self) -> bool {
        self.tests.iter().any(|test| match &test.operand {
            Operand::Plain(base) => base.is_of_period(),
            Operand::Declared(dimension) => dimension.is_of_period(),
        })
    }

    /// Whether a row fulfils all conditions in a period with that last day.
    pub(crate) fn holds(&self, row: &[Value], tables: &Tables, last: i32, symbols: &mut Symbols) -> bool {
        self.failing(row, tables, last, symbols).is_none()
    }

    /// The first condition that a row does not fulfil, by its place in the filter.
    pub(crate) fn failing(&self, row: &[Value], tables: &Tables, last: i32, symbols: &mut Symbols) -> Option<usize> {
        self.tests.iter().position(|test| {
            let value = match &test.operand {
                Operand::Plain(base) => base.value(row, tables, last),
                Operand::Declared(dimension) => match dimension.key(row, tables, last, symbols) {
                    super::value::NOT_STATED => Value::Empty,
                    key => Value::Text(key),
                },
            };
            !test.check.holds(value)
        })
    }
}

impl Check {
    fn holds(&self, value: Value) -> bool {
        match self {
            Self::OneOf(wanted) => wanted.iter().any(|wanted| is_same(value, *wanted)),
            Self::NotOneOf(unwanted) => !unwanted.iter().any(|unwanted| is_same(value, *unwanted)),
            Self::Within { min, max, below } => {
                let against = |bound: &Option<Value>, fits: fn(Ordering) -> bool| {
                    bound.is_none_or(|bound| compare(value, bound).is_some_and(fits))
                };
                value != Value::Empty
                    && against(min, Ordering::is_ge)
                    && against(max, Ordering::is_le)
                    && against(below, Ordering::is_lt)
            }
            Self::Empty(empty) => (value == Value::Empty) == *empty,
        }
    }
}

fn is_same(value: Value, wanted: Value) -> bool {
    match (value, wanted) {
        (Value::Number(value), Value::Number(wanted)) => value.compare(wanted) == Ordering::Equal,
        (Value::Span(_, _, key), Value::Text(wanted)) => key == wanted,
        _ => value == wanted,
    }
}

fn compare(value: Value, bound: Value) -> Option<Ordering> {
    match (value, bound) {
        (Value::Number(value), Value::Number(bound)) => Some(value.compare(bound)),
        (Value::Date(value), Value::Date(bound)) => Some(value.cmp(&bound)),
        _ => None,
    }
}

/// The text of a key as a condition wants it, for metrics.
pub(crate) fn wanted_texts(condition: &Condition) -> Option<Vec<String>> {
    match condition {
        Condition::OneOf(values) => Some(values.iter().map(text_of).collect()),
        _ => None,
    }
}

/// The key of a value as text.
pub(crate) fn key_text(value: Value, symbols: &mut Symbols) -> String {
    let key = key_of(value, symbols);
    symbols.text(key).to_owned()
}

//! What `by`, `at`, `where` and `whole` make of a measure's name: a question, read from literal arguments.

use super::template::Source;
use crate::config::{Condition, Filter, Point, Scalar};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::period::{Period, YearRule};
use minijinja::machinery::ast::{CallArg, Expr, UnaryOpKind};
use std::fmt::Write;

/// A measure, restricted, in a period, by dimensions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Ask {
    /// Name of the measure.
    pub(super) measure: String,
    /// Dimensions as written; empty for a single number.
    pub(super) by: Vec<String>,
    /// `last=n`
    pub(super) last: Option<u32>,
    /// `.where(…)`
    pub(super) filter: Filter,
    /// `.at(…)`
    pub(super) at: Option<Period>,
    /// `.whole`
    pub(super) whole: bool,
}

/// The methods that make another question of a question.
pub(super) const QUESTIONS: [&str; 5] = ["by", "at", "where", "share_of", "whole"];

impl Ask {
    /// A measure as it is.
    pub(super) fn new(measure: &str) -> Self {
        Self {
            measure: measure.to_owned(),
            by: Vec::new(),
            last: None,
            filter: Filter::default(),
            at: None,
            whole: false,
        }
    }

    /// The number over everything that the question asks, in the period of the template unless it names one.
    pub(super) fn point(&self, period: &Period) -> Point {
        Point {
            measure: self.measure.clone(),
            filter: self.filter.clone(),
            period: self.at.clone().unwrap_or_else(|| period.clone()),
            cell: Vec::new(),
        }
    }

    /// The same question without dimensions.
    pub(super) fn total(&self) -> Self {
        Self { by: Vec::new(), last: None, ..self.clone() }
    }

    /// The expression that asks this.
    pub(super) fn expression(&self) -> String {
        let mut text = self.measure.clone();
        let parts: Vec<String> =
            self.filter.conditions().iter().map(|(name, condition)| format!("{name}={}", literal(condition))).collect();
        if !parts.is_empty() {
            let _ = write!(text, ".where({})", parts.join(", "));
        }
        if let Some(at) = &self.at {
            let _ = write!(text, ".at({})", quoted(&at.key()));
        }
        if self.whole {
            text.push_str(".whole");
        }
        if !self.by.is_empty() {
            let mut arguments: Vec<String> = self.by.iter().map(|name| quoted(name)).collect();
            arguments.extend(self.last.map(|last| format!("last={last}")));
            let _ = write!(text, ".by({})", arguments.join(", "));
        }
        text
    }

    /// The question that `by`, `at` or `where` with these arguments makes of this one.
    pub(super) fn with(
        &self,
        method: &str,
        call: &Expr<'_>,
        arguments: &[CallArg<'_>],
        source: &Source<'_>,
        rule: YearRule,
    ) -> Result<Self, Diagnostic> {
        let mut ask = self.clone();
        match method {
            "by" => ask.read_by(call, arguments, source)?,
            "at" => {
                let [CallArg::Pos(argument)] = arguments else {
                    return Err(wrong_arguments(call, source, "`at` takes one period, as in `at(\"2017\")`"));
                };
                let text = string(argument, source)?;
                let period = rule.parse(&text).ok_or_else(|| {
                    Diagnostic::error("prose/period", format!("`{text}` is not a period"))
                        .at(source.expression(argument))
                        .text(&text)
                        .hint("write \"2019\", \"2019-Q2\", \"2019-03\", \"2019-03-31\" or \"2019-01-01/2019-06-30\"")
                })?;
                ask.at = Some(period);
            }
            _ => {
                let mut conditions = Vec::new();
                for argument in arguments {
                    let CallArg::Kwarg(name, value) = argument else {
                        return Err(wrong_arguments(
                            call,
                            source,
                            "`where` takes conditions, as in `where(sector=\"Education\")`",
                        ));
                    };
                    conditions.push(((*name).to_owned(), Condition::OneOf(scalars(value, source)?)));
                }
                if conditions.is_empty() {
                    return Err(wrong_arguments(call, source, "`where` needs a condition"));
                }
                ask.filter = ask.filter.and(&Filter::new(conditions));
            }
        }
        Ok(ask)
    }

    fn read_by(&mut self, call: &Expr<'_>, arguments: &[CallArg<'_>], source: &Source<'_>) -> Result<(), Diagnostic> {
        if !self.by.is_empty() {
            return Err(wrong_arguments(call, source, "`by` stands once")
                .hint("name both dimensions in one `by(\"d\", \"d2\")`"));
        }
        for argument in arguments {
            match argument {
                CallArg::Pos(dimension) => self.by.push(string(dimension, source)?),
                CallArg::Kwarg("last", number) => {
                    let last = whole(number, source).and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
                    self.last = Some(last.ok_or_else(|| not_literal(number, source, "a whole number above 0"))?);
                }
                _ => return Err(wrong_arguments(call, source, "`by` takes names of dimensions and `last=n`")),
            }
        }
        if self.by.is_empty() || self.by.len() > 2 {
            return Err(wrong_arguments(call, source, "`by` takes one or two dimensions"));
        }
        Ok(())
    }
}

/// A string written out.
pub(super) fn string(expr: &Expr<'_>, source: &Source<'_>) -> Result<String, Diagnostic> {
    literal_string(expr).ok_or_else(|| not_literal(expr, source, "text in quotes"))
}

/// The value of a string written out.
pub(super) fn literal_string(expr: &Expr<'_>) -> Option<String> {
    match expr {
        Expr::Const(constant) => constant.value.as_str().map(str::to_owned),
        _ => None,
    }
}

/// The value of a whole number written out.
pub(super) fn whole(expr: &Expr<'_>, source: &Source<'_>) -> Option<i128> {
    number(expr, source).filter(|number| number.denominator() == 1).map(Exact::numerator)
}

/// The exact value of a number written out.
pub(super) fn number(expr: &Expr<'_>, source: &Source<'_>) -> Option<Exact> {
    match expr {
        Expr::Const(constant) if constant.value.is_number() => Exact::parse(&source.written(expr).replace('_', "")),
        Expr::UnaryOp(unary) if matches!(unary.op, UnaryOpKind::Neg) => Exact::ZERO.minus(number(&unary.expr, source)?),
        _ => None,
    }
}

fn scalars(expr: &Expr<'_>, source: &Source<'_>) -> Result<Vec<Scalar>, Diagnostic> {
    match expr {
        Expr::List(list) => list.items.iter().map(|item| scalar(item, source)).collect(),
        _ => Ok(vec![scalar(expr, source)?]),
    }
}

fn scalar(expr: &Expr<'_>, source: &Source<'_>) -> Result<Scalar, Diagnostic> {
    if let Some(number) = number(expr, source) {
        return Ok(Scalar::Number(number));
    }
    if let Expr::Const(constant) = expr {
        if let Some(text) = constant.value.as_str() {
            return Ok(Scalar::Text(text.to_owned()));
        }
        if !constant.value.is_none() {
            return Ok(Scalar::Bool(constant.value.is_true()));
        }
    }
    Err(not_literal(expr, source, "a literal value or a list of them"))
}

/// An argument that is not written out.
pub(super) fn not_literal(expr: &Expr<'_>, source: &Source<'_>, wanted: &str) -> Diagnostic {
    Diagnostic::error("prose/argument", format!("this argument is {wanted}, written out"))
        .at(source.expression(expr))
        .text(source.written(expr))
        .hint("all questions must be known before a data file is read")
}

/// A call with arguments that it does not take.
pub(super) fn wrong_arguments(call: &Expr<'_>, source: &Source<'_>, message: &str) -> Diagnostic {
    Diagnostic::error("prose/argument", message)
        .at(source.expression(call))
        .text(source.written(call))
        .hint("call it as the message says")
}

/// A text as it is written in a template.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn literal(condition: &Condition) -> String {
    let Condition::OneOf(values) = condition else { return String::new() };
    let written: Vec<String> = values
        .iter()
        .map(|value| match value {
            Scalar::Bool(value) => value.to_string(),
            Scalar::Number(value) => value.to_string(),
            Scalar::Date(value) => quoted(&value.to_string()),
            Scalar::Text(value) => quoted(value),
        })
        .collect();
    match written.as_slice() {
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    }
}

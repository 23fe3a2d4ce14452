//! An attribute of a value → its value.

use super::Evaluator;
use super::value::{Group, Value};
use crate::config::Point;
use crate::diagnostic::Diagnostic;
use crate::prose::answers::{Answer, CellKey, Quote, Reading};
use crate::prose::ask::Ask;
use crate::shown::Rich;
use minijinja::machinery::ast::Expr;
use std::rc::Rc;

impl Evaluator<'_> {
    /// What an attribute gives.
    pub(super) fn attribute(&self, base: &Value, name: &str, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        match base {
            Value::Asked(ask) if ask.by.is_empty() => self.of_point(&ask.point(self.answers.period()), name, expr),
            Value::Asked(_) | Value::Cells(_) => {
                Ok(self.group(base).map_or(Value::None, |group| self.of_group(&group, name)))
            }
            Value::Cell(ask, cell) => self.of_cell(ask, cell, name, expr),
            Value::Part(ask, cell, part) => Ok(label(ask, cell, &format!("{part}.{name}"))),
            Value::NoCell(_) if matches!(name, "known" | "suppressed") => Ok(Value::Bool(false)),
            Value::NoCell(ask) => Err(self.no_cell(ask, expr)),
            Value::Previous(point) => self.of_previous(point, name, expr),
            Value::Answer(answer) => Ok(of_answer(answer, name)),
            Value::Period => self.quote(&Quote::Period(name.to_owned()), expr),
            Value::Report => self.quote(&Quote::Report(name.to_owned()), expr),
            Value::Unit => self.quote(&Quote::Unit(name.to_owned()), expr),
            Value::Sources => Ok(Value::Source(name.to_owned())),
            Value::Source(source) => self.quote(&Quote::Source(source.clone(), name.to_owned()), expr),
            Value::Figure(id) if name == "alt" => self.quote(&Quote::FigureAlt(id.clone()), expr),
            Value::Figure(id) => self.quote(&Quote::FigureTitle(id.clone()), expr),
            Value::Table(id) => self.quote(&Quote::TableTitle(id.clone()), expr),
            Value::Loop(index, length) => Ok(match name {
                "index" => Value::whole(index + 1),
                "index0" => Value::whole(*index),
                "length" => Value::whole(*length),
                "first" => Value::Bool(*index == 0),
                _ => Value::Bool(index + 1 == *length),
            }),
            _ => Ok(Value::None),
        }
    }

    fn of_point(&self, point: &Point, name: &str, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        Ok(match name {
            "with_unit" => Value::Text(Rich::value(self.answers.read(point, &Reading::WithUnit).shown)),
            "label" | "definition" | "unit" => {
                return self.quote(&Quote::Measure(point.measure.clone(), name.to_owned()), expr);
            }
            "previous" => Value::Previous(point.clone()),
            "change" => Value::Answer(self.answers.read(point, &Reading::Change)),
            "change_percent" => Value::Answer(self.answers.read(point, &Reading::ChangePercent)),
            "direction" => direction(&self.answers.read(point, &Reading::Change)),
            _ => of_answer(&self.answers.read(point, &Reading::Value), name),
        })
    }

    fn of_previous(&self, point: &Point, name: &str, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        let previous = self.answers.read(point, &Reading::Previous);
        Ok(match name {
            "with_unit" => {
                let compared = self.answers.compared(point);
                let answer = compared.map_or(previous, |point| self.answers.read(&point, &Reading::WithUnit));
                Value::Text(Rich::value(answer.shown))
            }
            "label" | "definition" | "unit" => return self.of_point(point, name, expr),
            _ => of_answer(&previous, name),
        })
    }

    fn of_cell(&self, ask: &Rc<Ask>, cell: &Rc<CellKey>, name: &str, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        let is_dimension = ask.by.iter().any(|dimension| dimension == name);
        let opens = ask.by.iter().any(|dimension| dimension.split_once('.').is_some_and(|(first, _)| first == name));
        Ok(match name {
            "key" => Value::Text(Rich::text(cell.keys.first().cloned().unwrap_or_default())),
            "label" => Value::Text(Rich::text(cell.labels.first().cloned().unwrap_or_default())),
            _ if is_dimension => label(ask, cell, name),
            "share" => {
                let whole = ask.point(self.answers.period());
                Value::Answer(self.answers.read(&cell.point, &Reading::Share(Box::new(whole))))
            }
            _ if opens => Value::Part(Rc::clone(ask), Rc::clone(cell), name.to_owned()),
            _ => return self.of_point(&cell.point, name, expr),
        })
    }

    fn of_group(&self, group: &Group, name: &str) -> Value {
        let cell = |found: Option<&CellKey>| match found {
            Some(cell) => Value::Cell(Rc::clone(&group.ask), Rc::new(cell.clone())),
            None => Value::NoCell(Rc::clone(&group.ask)),
        };
        match name {
            "top" => cell(group.top()),
            "bottom" => cell(group.bottom()),
            "first" => cell(group.cells.first()),
            "last" => cell(group.cells.last()),
            "count" => Value::Counted(group.cells.len(), format!("{}.count", group.expression)),
            "share" => {
                let whole = group.ask.point(self.answers.period());
                let fact = format!("{}.share", group.expression);
                Value::Answer(self.answers.share_of_cells(&group.cells, &whole, fact))
            }
            _ => Value::List(
                group.cells.iter().map(|cell| Value::Cell(Rc::clone(&group.ask), Rc::new(cell.clone()))).collect(),
            ),
        }
    }
}

fn label(ask: &Ask, cell: &CellKey, dimension: &str) -> Value {
    let index = ask.by.iter().position(|name| name == dimension);
    let label = index.and_then(|index| cell.labels.get(index)).cloned().unwrap_or_default();
    Value::Text(Rich::text(label))
}

fn of_answer(answer: &Answer, name: &str) -> Value {
    match name {
        "known" => Value::Bool(answer.known),
        "suppressed" => Value::Bool(answer.suppressed),
        _ => answer.shown.value.map_or(Value::None, Value::Plain),
    }
}

/// Which way a change goes, as it is printed: one that is printed as zero is none.
fn direction(change: &Answer) -> Value {
    let text = &change.shown.text;
    if !change.known {
        return Value::None;
    }
    let direction = if !text.contains(|c: char| c.is_numeric() && c != '0') {
        "same"
    } else if text.starts_with(['\u{2212}', '-']) {
        "down"
    } else {
        "up"
    };
    Value::Text(Rich::text(direction))
}

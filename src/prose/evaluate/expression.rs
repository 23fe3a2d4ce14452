//! An expression → its value, with the answers that it needs.

use super::Evaluator;
use super::value::{Group, Value};
use crate::diagnostic::Diagnostic;
use crate::exact::Exact;
use crate::prose::answers::{Quote, Reading};
use crate::prose::ask::{Ask, literal_string, number, quoted};
use crate::shown::{Rich, Shown};
use minijinja::machinery::ast::{BinOpKind, Call, CallArg, CompareOpKind, Expr, Filter, GetAttr, UnaryOpKind};
use std::cmp::Ordering;
use std::rc::Rc;

impl Evaluator<'_> {
    /// The value of an expression.
    pub(super) fn value(&mut self, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        match expr {
            Expr::Var(var) => Ok(self.variable(var.id)),
            Expr::Const(constant) => Ok(match literal_string(expr) {
                Some(text) => Value::Text(Rich::text(text)),
                None => match number(expr, self.source) {
                    Some(number) => Value::Plain(number),
                    None if constant.value.is_none() => Value::None,
                    None => Value::Bool(constant.value.is_true()),
                },
            }),
            Expr::UnaryOp(unary) => {
                let inner = self.value(&unary.expr)?;
                Ok(match unary.op {
                    UnaryOpKind::Not => Value::Bool(!inner.is_true()),
                    UnaryOpKind::Neg => {
                        inner.number().and_then(|number| Exact::ZERO.minus(number)).map_or(Value::None, Value::Plain)
                    }
                })
            }
            Expr::BinOp(op) => match op.op {
                BinOpKind::ScAnd => {
                    let left = self.value(&op.left)?;
                    if left.is_true() { self.value(&op.right) } else { Ok(left) }
                }
                BinOpKind::ScOr => {
                    let left = self.value(&op.left)?;
                    if left.is_true() { Ok(left) } else { self.value(&op.right) }
                }
                _ => {
                    let (left, right) = (self.compared(&op.left)?, self.compared(&op.right)?);
                    Ok(Value::Bool(holds(comparison(op.op), &left, &right)))
                }
            },
            Expr::Compare(chain) => {
                let mut left = self.compared(&chain.expr)?;
                for op in &chain.ops {
                    let right = self.compared(&op.expr)?;
                    if !holds(Some(op.op), &left, &right) {
                        return Ok(Value::Bool(false));
                    }
                    left = right;
                }
                Ok(Value::Bool(true))
            }
            Expr::List(list) => {
                list.items.iter().map(|item| self.value(item)).collect::<Result<_, _>>().map(Value::List)
            }
            Expr::Filter(filter) => self.filter(filter),
            Expr::GetAttr(get) => self.attribute_of(get, expr),
            Expr::Call(call) => self.call(call, expr),
            _ => Ok(Value::None),
        }
    }

    fn variable(&self, name: &str) -> Value {
        if let Some(value) = self.names.iter().rev().find_map(|frame| frame.get(name)) {
            return value.clone();
        }
        match name {
            "period" => Value::Period,
            "report" => Value::Report,
            "unit" => Value::Unit,
            "language" => Value::Text(Rich::text(self.answers.language())),
            "sources" => Value::Sources,
            _ => Value::Asked(Ask::new(name)),
        }
    }

    /// A side of a comparison: what can be quoted is compared as text.
    fn compared(&mut self, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        let value = self.value(expr)?;
        match value {
            Value::Period => self.quote(&Quote::Period(String::new()), expr),
            Value::Unit => self.quote(&Quote::Unit(String::new()), expr),
            other => Ok(other),
        }
    }

    /// A text of the report.
    pub(super) fn quote(&self, quote: &Quote, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        self.answers.quote(quote).map(Value::Text).map_err(|problem| match problem.origin {
            Some(_) => problem,
            None => problem.at(self.source.expression(expr)).text(self.source.written(expr)),
        })
    }

    /// What a value prints.
    pub(super) fn print(&self, value: &Value, expr: &Expr<'_>) -> Result<Rich, Diagnostic> {
        Ok(match value {
            Value::Asked(ask) => {
                Rich::value(self.answers.read(&ask.point(self.answers.period()), &Reading::Value).shown)
            }
            Value::Cell(_, cell) => Rich::value(self.answers.read(&cell.point, &Reading::Value).shown),
            Value::Previous(point) => Rich::value(self.answers.read(point, &Reading::Previous).shown),
            Value::Answer(answer) => Rich::value(answer.shown.clone()),
            Value::Text(text) => text.clone(),
            Value::Plain(number) => {
                let count = usize::try_from(number.numerator()).ok().filter(|_| number.denominator() == 1);
                Rich::text(count.map_or_else(|| number.to_string(), |count| self.answers.count(count)))
            }
            Value::Counted(count, fact) => {
                Rich::value(Shown { text: self.answers.count(*count), fact: fact.clone(), value: value.number() })
            }
            Value::Period => self.printed_quote(&Quote::Period(String::new()), expr)?,
            Value::Unit => self.printed_quote(&Quote::Unit(String::new()), expr)?,
            Value::NoCell(ask) => return Err(self.no_cell(ask, expr)),
            Value::List(items) => {
                let mut all = Rich::default();
                for item in items {
                    all.extend(self.print(item, expr)?);
                }
                all
            }
            _ => Rich::default(),
        })
    }

    fn printed_quote(&self, quote: &Quote, expr: &Expr<'_>) -> Result<Rich, Diagnostic> {
        let value = self.quote(quote, expr)?;
        self.print(&value, expr)
    }

    /// There is no cell to speak of.
    pub(super) fn no_cell(&self, ask: &Ask, expr: &Expr<'_>) -> Diagnostic {
        let question = ask.expression();
        Diagnostic::error("prose/no-cell", format!("`{question}` has no cell with a value here"))
            .at(self.source.expression(expr))
            .text(self.source.written(expr))
            .hint(format!("put the sentence into `{{% if {question}.top %}}` … `{{% endif %}}`"))
    }

    fn filter(&mut self, filter: &Filter<'_>) -> Result<Value, Diagnostic> {
        let Some(inner) = &filter.expr else { return Ok(Value::None) };
        let mut arguments = Vec::new();
        for argument in &filter.args {
            if let CallArg::Pos(value) | CallArg::Kwarg(_, value) = argument {
                arguments.push(self.value(value)?);
            }
        }
        let input = self.value(inner)?;
        match filter.name {
            "default" => {
                let also_false = arguments.get(1).is_some_and(Value::is_true);
                let missing = matches!(input, Value::None | Value::NoCell(_)) || (also_false && !input.is_true());
                Ok(if missing { arguments.into_iter().next().unwrap_or(Value::None) } else { input })
            }
            "length" => Ok(match &input {
                Value::Text(text) => Value::whole(text.plain().chars().count()),
                other => match self.group(other) {
                    Some(group) => Value::Counted(group.cells.len(), format!("{}.count", group.expression)),
                    None => Value::whole(self.items(other).len()),
                },
            }),
            _ => {
                let between = match arguments.first() {
                    Some(Value::Text(text)) => text.clone(),
                    _ => Rich::default(),
                };
                let mut all = Rich::default();
                for (index, item) in self.items(&input).iter().enumerate() {
                    if index > 0 {
                        all.extend(between.clone());
                    }
                    all.extend(self.print(item, inner)?);
                }
                Ok(Value::Text(all))
            }
        }
    }

    fn attribute_of(&mut self, get: &GetAttr<'_>, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        let base = self.value(&get.expr)?;
        if get.name == "whole"
            && let Value::Asked(ask) = base
        {
            return Ok(Value::Asked(Ask { whole: true, ..ask }));
        }
        self.attribute(&base, get.name, expr)
    }

    fn call(&mut self, call: &Call<'_>, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        match &call.expr {
            Expr::Var(function) => self.function(function.id, call, expr),
            Expr::GetAttr(get) => self.method(get, call, expr),
            _ => Ok(Value::None),
        }
    }

    fn function(&mut self, name: &str, call: &Call<'_>, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        let Some(CallArg::Pos(argument)) = call.args.first() else { return Ok(Value::None) };
        let text = || literal_string(argument).unwrap_or_default();
        Ok(match name {
            "figure" => Value::Figure(text()),
            "table" => Value::Table(text()),
            "typed" => Value::Text(Rich::text(text())),
            _ => {
                if !self.value(argument)?.is_true() {
                    let written = self.source.written(argument);
                    let problem =
                        Diagnostic::error("prose/claim-fails", format!("this claim does not hold: {written}"))
                            .at(self.source.expression(expr))
                            .text(written)
                            .hint("change the words beside it, or the claim");
                    self.problems.push(problem);
                }
                Value::Nothing
            }
        })
    }

    fn method(&mut self, get: &GetAttr<'_>, call: &Call<'_>, expr: &Expr<'_>) -> Result<Value, Diagnostic> {
        let base = self.value(&get.expr)?;
        match (get.name, &base) {
            ("by" | "at" | "where", Value::Asked(ask)) => {
                ask.with(get.name, expr, &call.args, self.source, self.answers.year()).map(Value::Asked)
            }
            ("share_of", Value::Asked(ask)) => {
                let Some(CallArg::Pos(other)) = call.args.first() else { return Ok(Value::None) };
                let Value::Asked(whole) = self.value(other)? else { return Ok(Value::None) };
                let period = self.answers.period();
                let reading = Reading::Share(Box::new(whole.point(period)));
                Ok(Value::Answer(self.answers.read(&ask.point(period), &reading)))
            }
            ("top_n", _) => {
                let Some(group) = self.group(&base) else { return Ok(Value::None) };
                let Some(CallArg::Pos(argument)) = call.args.first() else { return Ok(Value::None) };
                let wanted = self.value(argument)?;
                let wanted = wanted.number().and_then(|number| usize::try_from(number.numerator()).ok());
                let Some(wanted) = wanted else {
                    return Err(Diagnostic::error("prose/argument", "`top_n` takes a whole number")
                        .hint("write how many, as in `.top_n(3)`")
                        .at(self.source.expression(argument))
                        .text(self.source.written(argument)));
                };
                Ok(Value::Cells(Rc::new(Group {
                    ask: Rc::clone(&group.ask),
                    cells: group.ranked().into_iter().take(wanted).cloned().collect(),
                    expression: format!("{}.top_n({wanted})", group.expression),
                })))
            }
            ("get", _) => {
                let Some(group) = self.group(&base) else { return Ok(Value::None) };
                let mut keys = Vec::new();
                for argument in &call.args {
                    if let CallArg::Pos(key) = argument {
                        let value = self.compared(key)?;
                        keys.push(self.print(&value, key)?.plain());
                    }
                }
                let found = group.cells.iter().find(|cell| cell.keys == keys).cloned().or_else(|| {
                    let point = group.ask.point(self.answers.period());
                    self.answers.cell_at(&point, &group.ask.by, group.ask.last, &keys)
                });
                match found {
                    Some(cell) => Ok(Value::Cell(Rc::clone(&group.ask), Rc::new(cell))),
                    None => Err(self.unknown_key(&group, &keys, expr)),
                }
            }
            _ => Ok(Value::None),
        }
    }

    fn unknown_key(&self, group: &Group, keys: &[String], expr: &Expr<'_>) -> Diagnostic {
        let written: Vec<String> = keys.iter().map(|key| quoted(key)).collect();
        let message = format!("`{}` has no cell {}", group.expression, written.join(", "));
        let problem = Diagnostic::error("prose/unknown-name", message)
            .hint("keys are those of the data, not labels")
            .at(self.source.expression(expr))
            .text(self.source.written(expr));
        let wrong =
            (0..keys.len()).find(|index| group.cells.iter().all(|cell| cell.keys.get(*index) != keys.get(*index)));
        match wrong.and_then(|index| keys.get(index).map(|key| (index, key))) {
            Some((index, key)) => problem
                .did_you_mean(key, group.cells.iter().filter_map(|cell| cell.keys.get(index).map(String::as_str))),
            None => problem,
        }
    }

    /// The cells of a breakdown, asked now where it is only a question.
    pub(super) fn group(&self, value: &Value) -> Option<Rc<Group>> {
        match value {
            Value::Cells(group) => Some(Rc::clone(group)),
            Value::Asked(ask) if !ask.by.is_empty() => {
                let point = ask.point(self.answers.period());
                let cells = self.answers.breakdown(&point, &ask.by, ask.last).cells;
                Some(Rc::new(Group { ask: Rc::new(ask.clone()), cells, expression: ask.expression() }))
            }
            _ => None,
        }
    }
}

fn comparison(op: BinOpKind) -> Option<CompareOpKind> {
    Some(match op {
        BinOpKind::Eq => CompareOpKind::Eq,
        BinOpKind::Ne => CompareOpKind::Ne,
        BinOpKind::Lt => CompareOpKind::Lt,
        BinOpKind::Lte => CompareOpKind::Lte,
        BinOpKind::Gt => CompareOpKind::Gt,
        BinOpKind::Gte => CompareOpKind::Gte,
        BinOpKind::In => CompareOpKind::In,
        _ => return None,
    })
}

fn holds(op: Option<CompareOpKind>, left: &Value, right: &Value) -> bool {
    let order = left.order(right);
    match op {
        Some(CompareOpKind::Eq) => left.same(right),
        Some(CompareOpKind::Ne) => !left.same(right),
        Some(CompareOpKind::Lt) => order == Some(Ordering::Less),
        Some(CompareOpKind::Lte) => order.is_some_and(Ordering::is_le),
        Some(CompareOpKind::Gt) => order == Some(Ordering::Greater),
        Some(CompareOpKind::Gte) => order.is_some_and(Ordering::is_ge),
        Some(CompareOpKind::In) => contains(right, left),
        Some(CompareOpKind::NotIn) => !contains(right, left),
        None => false,
    }
}

fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::List(items), _) => items.iter().any(|item| item.same(part)),
        (Value::Text(whole), Value::Text(part)) => whole.plain().contains(&part.plain()),
        _ => false,
    }
}

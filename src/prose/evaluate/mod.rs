//! A template and answers → [`Output`].
//!
//! The syntax tree is walked once; what the check before the data refused does not occur here.

mod attribute;
mod expression;
mod output;
mod value;

pub(super) use output::Output;

use super::answers::Answers;
use super::template::{Source, bytes, masked, parts, range, statements};
use crate::diagnostic::Diagnostic;
use crate::shown::Rich;
use minijinja::machinery::ast::{Expr, ForLoop, Stmt};
use std::collections::BTreeMap;
use std::rc::Rc;
use value::Value;

/// Evaluates a template. Where an expression fails, nothing is printed and the problem is told.
pub(super) fn template(source: &Source<'_>, answers: &dyn Answers) -> (Output, Vec<Diagnostic>) {
    let hidden = masked(source.text());
    let mut evaluator =
        Evaluator { source, answers, out: Output::default(), problems: Vec::new(), names: vec![BTreeMap::new()] };
    match statements(&hidden, source) {
        Ok(tree) => evaluator.walk(parts(&tree)),
        Err(problem) => evaluator.problems.push(problem),
    }
    (evaluator.out, evaluator.problems)
}

/// The words of a template in all of its branches, with `stand_in` for every value: what Markdown there is without data.
pub(super) fn outline(source: &Source<'_>, stand_in: &str) -> Output {
    let hidden = masked(source.text());
    let mut out = Output::default();
    if let Ok(tree) = statements(&hidden, source) {
        outline_of(parts(&tree), source, stand_in, &mut out);
    }
    out
}

fn outline_of(statements: &[Stmt<'_>], source: &Source<'_>, stand_in: &str, out: &mut Output) {
    for statement in statements {
        match statement {
            Stmt::EmitRaw(raw) => out.raw(bytes(raw.span()).start, source.raw(raw.span())),
            Stmt::EmitExpr(emit) => out.value(range(&emit.expr).start, Rich::text(stand_in)),
            Stmt::IfCond(cond) => {
                outline_of(&cond.true_body, source, stand_in, out);
                outline_of(&cond.false_body, source, stand_in, out);
            }
            Stmt::ForLoop(each) => {
                outline_of(&each.body, source, stand_in, out);
                outline_of(&each.else_body, source, stand_in, out);
            }
            _ => {}
        }
    }
}

/// One evaluation.
struct Evaluator<'e> {
    source: &'e Source<'e>,
    answers: &'e dyn Answers,
    out: Output,
    problems: Vec<Diagnostic>,
    names: Vec<BTreeMap<String, Value>>,
}

impl Evaluator<'_> {
    fn walk(&mut self, statements: &[Stmt<'_>]) {
        for statement in statements {
            if let Err(problem) = self.statement(statement) {
                self.problems.push(problem);
            }
        }
    }

    fn statement(&mut self, statement: &Stmt<'_>) -> Result<(), Diagnostic> {
        match statement {
            Stmt::EmitRaw(raw) => self.out.raw(bytes(raw.span()).start, self.source.raw(raw.span())),
            Stmt::EmitExpr(emit) => {
                let value = self.value(&emit.expr)?;
                let printed = self.print(&value, &emit.expr)?;
                self.out.value(range(&emit.expr).start, printed);
            }
            Stmt::Set(set) => {
                let value = self.value(&set.expr)?;
                self.bind(&set.target, value);
            }
            Stmt::IfCond(cond) => {
                let taken = if self.value(&cond.expr)?.is_true() { &cond.true_body } else { &cond.false_body };
                self.walk(taken);
            }
            Stmt::ForLoop(each) => self.each(each)?,
            Stmt::Template(template) => self.walk(&template.children),
            _ => {}
        }
        Ok(())
    }

    fn bind(&mut self, target: &Expr<'_>, value: Value) {
        if let (Expr::Var(name), Some(frame)) = (target, self.names.last_mut()) {
            frame.insert(name.id.to_owned(), value);
        }
    }

    fn each(&mut self, each: &ForLoop<'_>) -> Result<(), Diagnostic> {
        let value = self.value(&each.iter)?;
        let mut items = self.items(&value);
        if let Some(filter) = &each.filter_expr {
            let mut kept = Vec::new();
            for item in items {
                self.names.push(BTreeMap::new());
                self.bind(&each.target, item.clone());
                let holds = self.value(filter);
                self.names.pop();
                if holds?.is_true() {
                    kept.push(item);
                }
            }
            items = kept;
        }
        let count = items.len();
        for (index, item) in items.into_iter().enumerate() {
            self.names.push(BTreeMap::from([("loop".to_owned(), Value::Loop(index, count))]));
            self.bind(&each.target, item);
            self.walk(&each.body);
            self.names.pop();
        }
        if count == 0 {
            self.walk(&each.else_body);
        }
        Ok(())
    }

    fn items(&self, value: &Value) -> Vec<Value> {
        match value {
            Value::List(items) => items.clone(),
            Value::Cells(_) | Value::Asked(_) => {
                let Some(group) = self.group(value) else { return Vec::new() };
                let cell = |cell: &super::CellKey| Value::Cell(Rc::clone(&group.ask), Rc::new(cell.clone()));
                group.cells.iter().map(cell).collect()
            }
            _ => Vec::new(),
        }
    }
}

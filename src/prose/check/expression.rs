//! What an expression gives, and what it asks.

use super::Checker;
use super::types::{NoAttribute, Type};
use crate::diagnostic::Diagnostic;
use crate::prose::ask::{Ask, QUESTIONS, number, wrong_arguments};
use crate::prose::references::one_of;
use crate::prose::template::range;
use minijinja::machinery::Span;
use minijinja::machinery::ast::{BinOp, BinOpKind, CallArg, CompareOpKind, Expr, Filter, GetAttr, UnaryOpKind};

/// The functions of templates.
pub(super) const FUNCTIONS: [&str; 4] = ["figure", "table", "claim", "typed"];
/// Parts inside one another in one expression.
const DEEPEST: usize = 64;
/// The filters of templates.
const FILTERS: [&str; 3] = ["default", "length", "join"];

impl Checker<'_, '_> {
    /// What an expression gives where it is used: its question is asked now.
    pub(super) fn closed(&mut self, expr: &Expr<'_>) -> Type {
        let kind = self.infer(expr);
        self.close(kind, expr)
    }

    pub(super) fn close(&mut self, kind: Type, expr: &Expr<'_>) -> Type {
        match kind {
            Type::Asked { ask, open: true } => {
                self.ask(&ask, self.source.expression(expr));
                Type::Asked { ask, open: false }
            }
            other => other,
        }
    }

    /// A condition of `if`, `claim`, `and`, `or`, `not`.
    pub(super) fn condition(&mut self, expr: &Expr<'_>) {
        let kind = self.closed(expr);
        if kind.is_number() {
            let written = self.source.written(expr);
            let problem = Diagnostic::error("prose/compare", "a Number is neither true nor false")
                .at(self.source.expression(expr))
                .text(written)
                .hint(format!("write `{written}.known`, or compare `{written}.value`"));
            self.report(problem);
        }
    }

    pub(super) fn infer(&mut self, expr: &Expr<'_>) -> Type {
        self.depth += 1;
        let kind = if self.depth > DEEPEST {
            self.refuse_expression(expr, "an expression with so many parts", "take it apart with `{% set %}`")
        } else {
            self.infer_part(expr)
        };
        self.depth -= 1;
        kind
    }

    fn infer_part(&mut self, expr: &Expr<'_>) -> Type {
        match expr {
            Expr::Var(var) => self.variable(var.id, expr),
            Expr::Const(constant) => match &constant.value {
                value if value.as_str().is_some() => Type::Text,
                value if value.is_number() => Type::Count,
                value if value.is_none() => Type::None,
                _ => Type::Bool,
            },
            Expr::UnaryOp(unary) => match unary.op {
                UnaryOpKind::Not => {
                    self.condition(&unary.expr);
                    Type::Bool
                }
                UnaryOpKind::Neg if number(&unary.expr, self.source).is_some() => Type::Count,
                UnaryOpKind::Neg => self.no_arithmetic(expr),
            },
            Expr::BinOp(op) => self.operator(op, expr),
            Expr::Compare(chain) => {
                let mut left = &chain.expr;
                for op in &chain.ops {
                    self.comparison(left, &op.expr, is_order(op.op));
                    left = &op.expr;
                }
                Type::Bool
            }
            Expr::List(list) => {
                let items: Vec<Type> = list.items.iter().map(|item| self.closed(item)).collect();
                Type::List(Box::new(Type::either(items)))
            }
            Expr::Filter(filter) => self.filter(filter, expr),
            Expr::GetAttr(get) => self.attribute(get, expr),
            Expr::Call(call) => self.call(call, expr),
            Expr::GetItem(_) | Expr::Slice(_) => self.refuse_expression(expr, "`[…]`", "use `.get(\"key\")`"),
            Expr::IfExpr(_) => self.refuse_expression(expr, "`… if …` in an expression", "use `{% if %}`"),
            Expr::Test(_) => self.refuse_expression(expr, "`is`", "use `==` or `.known`"),
            Expr::Tuple(_) | Expr::Map(_) => self.refuse_expression(expr, "this value", "lists are written `[…]`"),
        }
    }

    pub(super) fn refuse_expression(&mut self, expr: &Expr<'_>, what: &str, hint: &str) -> Type {
        let problem = Diagnostic::error("prose/syntax", format!("{what} is not part of templates"))
            .at(self.source.expression(expr))
            .text(self.source.written(expr))
            .hint(hint);
        self.report(problem);
        Type::Unknown
    }

    fn variable(&mut self, name: &str, expr: &Expr<'_>) -> Type {
        if let Some(kind) = self.name(name) {
            return kind.clone();
        }
        match name {
            "period" => Type::Period,
            "report" => Type::Report,
            "unit" => {
                self.report(Diagnostic::not_yet("`unit`").at(self.source.expression(expr)).text(name));
                Type::Unit
            }
            "language" => Type::Text,
            "sources" => Type::Sources,
            "loop" => self.refuse_expression(expr, "`loop` outside of `for`", "it stands inside `{% for %}`"),
            _ if FUNCTIONS.contains(&name) => {
                let problem = Diagnostic::error("prose/argument", format!("`{name}` is a function"))
                    .at(self.source.expression(expr))
                    .text(name)
                    .hint(format!("write `{name}(…)`"));
                self.report(problem);
                Type::Unknown
            }
            _ => Type::Asked { ask: Ask::new(name), open: true },
        }
    }

    fn operator(&mut self, op: &BinOp<'_>, expr: &Expr<'_>) -> Type {
        match op.op {
            BinOpKind::ScAnd | BinOpKind::ScOr => {
                self.condition(&op.left);
                self.condition(&op.right);
            }
            BinOpKind::Eq | BinOpKind::Ne | BinOpKind::In => self.comparison(&op.left, &op.right, false),
            BinOpKind::Lt | BinOpKind::Lte | BinOpKind::Gt | BinOpKind::Gte => {
                self.comparison(&op.left, &op.right, true);
            }
            _ => {
                self.closed(&op.left);
                self.closed(&op.right);
                return self.no_arithmetic(expr);
            }
        }
        Type::Bool
    }

    fn no_arithmetic(&mut self, expr: &Expr<'_>) -> Type {
        let problem = Diagnostic::error("prose/arithmetic", "templates do not calculate")
            .at(self.source.expression(expr))
            .text(self.source.written(expr))
            .hint("what is to be shown is a measure: declare it in `[measures]`");
        self.report(problem);
        Type::Unknown
    }

    fn comparison(&mut self, left: &Expr<'_>, right: &Expr<'_>, order: bool) {
        let kinds = [left, right].map(|side| {
            let kind = self.closed(side);
            if kind.is_number() || matches!(kind, Type::Cell(_)) {
                let written = self.source.written(side);
                let problem = Diagnostic::error("prose/compare", format!("{} cannot be compared itself", kind.name()))
                    .at(self.source.expression(side))
                    .text(written)
                    .hint(format!("write `{written}.value`"));
                self.report(problem);
                return Type::Unknown;
            }
            kind
        });
        let plain = |kind: &Type| matches!(kind, Type::Value | Type::Count);
        let mixed = (plain(&kinds[0]) && kinds[1] == Type::Text) || (plain(&kinds[1]) && kinds[0] == Type::Text);
        if order && mixed {
            let problem = Diagnostic::error("prose/compare", "a number is compared with text")
                .at(self.source.expression(left))
                .text(self.source.written(left))
                .hint("write the number without quotes");
            self.report(problem);
        }
    }

    fn filter(&mut self, filter: &Filter<'_>, expr: &Expr<'_>) -> Type {
        let input = filter.expr.as_ref().map_or(Type::Unknown, |inner| self.closed(inner));
        let arguments: Vec<Type> = filter
            .args
            .iter()
            .map(|argument| match argument {
                CallArg::Pos(value) | CallArg::Kwarg(_, value) => self.closed(value),
                CallArg::PosSplat(value) | CallArg::KwargSplat(value) => {
                    self.refuse_expression(value, "`*`", "write the arguments out")
                }
            })
            .collect();
        match (filter.name, arguments.first()) {
            ("length", None) => Type::Count,
            ("join", None | Some(Type::Text | Type::Unknown)) if input.items().is_some() => Type::Text,
            ("default", Some(other)) => Type::either([input, other.clone()]),
            (name, _) if FILTERS.contains(&name) => {
                self.report(wrong_arguments(expr, self.source, &format!("`{name}` does not take this")));
                Type::Unknown
            }
            (name, _) => {
                let problem = Diagnostic::error("prose/unknown-name", format!("no filter `{name}`"))
                    .at(self.source.places(filter_name(filter, expr.span())))
                    .text(name);
                self.report(one_of(problem, name, &FILTERS));
                Type::Unknown
            }
        }
    }

    fn attribute(&mut self, get: &GetAttr<'_>, expr: &Expr<'_>) -> Type {
        let base = self.infer(&get.expr);
        if get.name == "whole" && base.ask().is_some() {
            return match base {
                Type::Asked { ask, open: true } => {
                    let end = range(expr).end;
                    let place = self.source.places(end - get.name.len()..end);
                    self.report(Diagnostic::not_yet("`whole`").at(place).text(get.name));
                    Type::Asked { ask: Ask { whole: true, ..ask }, open: true }
                }
                closed => self.on_variable(&closed, "whole", "whole", expr),
            };
        }
        if base.ask().is_some() && (QUESTIONS.contains(&get.name) || matches!(get.name, "get" | "top_n")) {
            let problem = Diagnostic::error("prose/argument", format!("`{}` needs arguments", get.name))
                .at(self.source.expression(expr))
                .text(self.source.written(expr))
                .hint(format!("write `.{}(…)`", get.name));
            self.report(problem);
            return Type::Unknown;
        }
        let base = self.close(base, &get.expr);
        match base.attribute(get.name, &self.known.sources) {
            Ok(kind) => {
                if get.name == "share" {
                    self.ask_totals(&base, expr);
                }
                kind
            }
            Err(why) => {
                let end = range(expr).end;
                let place = self.source.places(end - get.name.len()..end);
                let problem = no_attribute(&base, get.name, why).at(place).text(get.name);
                self.report(problem);
                Type::Unknown
            }
        }
    }

    /// A share needs the whole that it is a part of.
    fn ask_totals(&mut self, base: &Type, expr: &Expr<'_>) {
        let parts = if let Type::Either(parts) = base { parts.as_slice() } else { std::slice::from_ref(base) };
        for part in parts {
            if let Some(ask) = part.ask() {
                self.ask(&ask.total(), self.source.expression(expr));
            }
        }
    }
}

fn is_order(op: CompareOpKind) -> bool {
    matches!(op, CompareOpKind::Lt | CompareOpKind::Lte | CompareOpKind::Gt | CompareOpKind::Gte)
}

fn filter_name(filter: &Filter<'_>, span: Span) -> std::ops::Range<usize> {
    let start = span.start_offset as usize;
    start..start + filter.name.len()
}

pub(super) fn no_attribute(base: &Type, name: &str, why: NoAttribute) -> Diagnostic {
    match why {
        NoAttribute::ShareWithLast => Diagnostic::error("prose/type", "there is no `share` where `last` is used")
            .hint("the steps of `last` reach beyond the period, so they are not parts of it"),
        NoAttribute::Unknown(known) => {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            one_of(Diagnostic::error("prose/unknown-name", format!("{} has no `{name}`", base.name())), name, &known)
        }
    }
}

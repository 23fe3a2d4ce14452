//! What methods and functions give, and what they ask.

use super::Checker;
use super::expression::{FUNCTIONS, no_attribute};
use super::types::Type;
use crate::diagnostic::Diagnostic;
use crate::prose::ask::{Ask, QUESTIONS, literal_string, quoted, string, wrong_arguments};
use crate::prose::references::one_of;
use crate::prose::template::range;
use minijinja::machinery::ast::{Call, CallArg, Expr, GetAttr};

impl Checker<'_, '_> {
    pub(super) fn call(&mut self, call: &Call<'_>, expr: &Expr<'_>) -> Type {
        match &call.expr {
            Expr::GetAttr(get) => self.method(get, call, expr),
            Expr::Var(function) => self.function(function.id, call, expr),
            _ => self.refuse_expression(expr, "this call", "functions and methods are called by their names"),
        }
    }

    fn method(&mut self, get: &GetAttr<'_>, call: &Call<'_>, expr: &Expr<'_>) -> Type {
        let base = self.infer(&get.expr);
        if base == Type::Unknown {
            return base;
        }
        let is_question = QUESTIONS.contains(&get.name) && get.name != "whole";
        if is_question && let Type::Asked { ask, open: true } = &base {
            return if get.name == "share_of" {
                self.share_of(ask, call, expr)
            } else {
                match ask.with(get.name, expr, &call.args, self.source, self.known.year) {
                    Ok(ask) => Type::Asked { ask, open: true },
                    Err(problem) => {
                        self.report(problem);
                        Type::Unknown
                    }
                }
            };
        }
        if is_question && base.ask().is_some() {
            let end = range(&call.expr).end;
            let arguments = &self.source.text()[end - get.name.len()..range(expr).end];
            return self.on_variable(&base, get.name, arguments, expr);
        }
        let base = self.close(base, &get.expr);
        match (&base, get.name) {
            (Type::Asked { ask, .. } | Type::Ranked(ask), "top_n") if !ask.by.is_empty() => {
                self.arguments(call, expr, 1, "`top_n` takes how many");
                Type::Ranked(ask.clone())
            }
            (Type::Asked { ask, .. } | Type::Ranked(ask), "get") if !ask.by.is_empty() => {
                self.arguments(call, expr, ask.by.len(), "`get` takes a key for each dimension of `by`");
                Type::Cell(ask.clone())
            }
            (Type::Either(_), "get" | "top_n") => {
                self.refuse_expression(expr, "a variable that is now one breakdown, now another", "use two variables")
            }
            _ => {
                let problem = match base.attribute(get.name, &self.known.sources) {
                    Ok(_) => Diagnostic::error("prose/argument", format!("`{}` takes no arguments", get.name))
                        .hint(format!("write `.{}` without brackets", get.name)),
                    Err(why) => no_attribute(&base, get.name, why),
                };
                let end = range(&call.expr).end;
                let place = self.source.places(end - get.name.len()..end);
                self.report(problem.at(place).text(get.name));
                Type::Unknown
            }
        }
    }

    fn arguments(&mut self, call: &Call<'_>, expr: &Expr<'_>, count: usize, message: &str) {
        for argument in &call.args {
            if let CallArg::Pos(value) = argument {
                self.closed(value);
            }
        }
        let positional = call.args.iter().all(|argument| matches!(argument, CallArg::Pos(_)));
        if !positional || call.args.len() != count {
            self.report(wrong_arguments(expr, self.source, message));
        }
    }

    fn share_of(&mut self, ask: &Ask, call: &Call<'_>, expr: &Expr<'_>) -> Type {
        self.ask(ask, self.source.expression(expr));
        let [CallArg::Pos(other)] = call.args.as_slice() else {
            self.report(wrong_arguments(expr, self.source, "`share_of` takes one measure"));
            return Type::Unknown;
        };
        let place = self.source.expression(other);
        match self.infer(other) {
            Type::Asked { ask: whole, open: true } if whole.by.is_empty() && ask.by.is_empty() => {
                self.ask(&whole, place);
                Type::Derived
            }
            Type::Unknown => Type::Unknown,
            _ => {
                self.report(wrong_arguments(expr, self.source, "`share_of` stands on a measure and takes a measure"));
                Type::Unknown
            }
        }
    }

    /// `by`, `at`, `where`, `share_of`, `whole` on something that was asked already: the expression to write instead.
    pub(super) fn on_variable(&mut self, base: &Type, method: &str, call: &str, expr: &Expr<'_>) -> Type {
        let asks = base.ask().cloned();
        let written = asks.map(|ask| match (method, ask.by.is_empty()) {
            ("by" | "share_of", _) => format!("{}.{call}", ask.total().expression()),
            (_, true) => format!("{}.{call}", ask.expression()),
            (_, false) => {
                let dimensions: Vec<String> = ask.by.iter().map(|name| quoted(name)).collect();
                let last = ask.last.map(|last| format!(", last={last}")).unwrap_or_default();
                let keys = if matches!(base, Type::Cell(_)) { ".get(…)" } else { "" };
                format!("{}.{call}.by({}{last}){keys}", ask.total().expression(), dimensions.join(", "))
            }
        });
        let problem = Diagnostic::error(
            "prose/variable",
            format!("`{method}` stands on the name of a measure, not on {}", {
                if matches!(base, Type::Previous(_)) { "`previous`" } else { "a variable or a cell" }
            }),
        )
        .at(self.source.expression(expr))
        .text(self.source.written(expr));
        self.report(match written {
            Some(written) => problem.hint(format!("write `{written}`")),
            None => problem,
        });
        Type::Unknown
    }

    fn function(&mut self, name: &str, call: &Call<'_>, expr: &Expr<'_>) -> Type {
        let one = match call.args.as_slice() {
            [CallArg::Pos(argument)] => Some(argument),
            _ => None,
        };
        match (name, one) {
            ("claim", Some(condition)) => {
                self.condition(condition);
                Type::Nothing
            }
            ("typed", Some(text)) if literal_string(text).is_some() => Type::Text,
            ("figure", Some(id)) => self.named(id, "figure", &self.known.figures.clone(), Type::Figure),
            ("table", Some(id)) => self.named(id, "table", &self.known.tables.clone(), Type::Table),
            (name, _) if FUNCTIONS.contains(&name) => {
                let takes = match name {
                    "claim" => "a condition",
                    "typed" => "text in quotes",
                    _ => "an id in quotes",
                };
                self.report(wrong_arguments(expr, self.source, &format!("`{name}` takes {takes}")));
                Type::Unknown
            }
            (name, _) => {
                let problem = Diagnostic::error("prose/unknown-name", format!("no function `{name}`"))
                    .at(self.source.expression(&call.expr))
                    .text(name);
                self.report(one_of(problem, name, &FUNCTIONS));
                Type::Unknown
            }
        }
    }

    fn named(&mut self, id: &Expr<'_>, what: &str, known: &[&str], gives: Type) -> Type {
        match string(id, self.source) {
            Ok(name) if known.contains(&name.as_str()) => gives,
            Ok(name) => {
                let start = range(id).start + 1;
                let problem = Diagnostic::error("prose/unknown-name", format!("no {what} `{name}`"))
                    .at(self.source.places(start..start + name.len()))
                    .text(&name);
                self.report(one_of(problem, &name, known));
                Type::Unknown
            }
            Err(problem) => {
                self.report(problem);
                Type::Unknown
            }
        }
    }
}

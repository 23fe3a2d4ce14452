//! A template → the questions that it asks, in all of its branches, and what is wrong with it before there is data.

mod call;
mod expression;
mod types;

use super::ask::Ask;
use super::template::{Source, bytes, masked, parts, statements};
use super::{Asked, Scope};
use crate::config::{Config, ImageConfig, TableConfig};
use crate::diagnostic::{Diagnostic, Origin};
use crate::period::YearRule;
use minijinja::machinery::Span;
use minijinja::machinery::ast::{Expr, ForLoop, IfCond, Set, Stmt};
use std::collections::BTreeMap;
use types::Type;

/// Names that templates may quote or place.
#[derive(Clone, Debug, Default)]
pub(super) struct Known<'c> {
    /// What years of the report are.
    pub(super) year: YearRule,
    /// Ids of `[figures]`.
    pub(super) figures: Vec<&'c str>,
    /// Ids of `[tables]`.
    pub(super) tables: Vec<&'c str>,
    /// Ids of `[tiles]`.
    pub(super) tiles: Vec<&'c str>,
    /// Files of `[images]`, from the report's folder.
    pub(super) images: Vec<String>,
    /// Names of `[sources]`.
    pub(super) sources: Vec<&'c str>,
}

impl<'c> Known<'c> {
    /// All names of a configuration.
    pub(super) fn of(config: &'c Config) -> Self {
        Self {
            year: config.report.year,
            figures: config.figures.iter().map(|figure| figure.id.name.as_str()).collect(),
            tables: config.tables.iter().map(|TableConfig { id, .. }| id.name.as_str()).collect(),
            tiles: config.tiles.iter().map(|tiles| tiles.id.name.as_str()).collect(),
            images: config.images.iter().map(ImageConfig::path).collect(),
            sources: config.sources.iter().map(|source| source.name.name.as_str()).collect(),
        }
    }
}

/// What was found in templates.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Questions in the order of writing.
    pub(super) asked: Vec<Asked>,
    /// What is wrong.
    pub(super) problems: Vec<Diagnostic>,
}

/// Reads one template.
pub(super) fn template(source: &Source<'_>, known: &Known<'_>, scope: &Scope, found: &mut Found) {
    let hidden = masked(source.text());
    match statements(&hidden, source) {
        Ok(tree) => {
            let names = vec![BTreeMap::new()];
            Checker { source, known, scope, found, names, depth: 0 }.walk(parts(&tree));
        }
        Err(problem) => found.problems.push(problem),
    }
}

/// One walk over a template.
struct Checker<'w, 'k> {
    source: &'w Source<'w>,
    known: &'w Known<'k>,
    scope: &'w Scope,
    found: &'w mut Found,
    names: Vec<BTreeMap<String, Type>>,
    depth: usize,
}

/// Names with a meaning of their own, which `set` and `for` cannot take.
const GLOBALS: [&str; 10] =
    ["period", "report", "unit", "language", "sources", "figure", "table", "claim", "typed", "loop"];

impl Checker<'_, '_> {
    fn walk(&mut self, statements: &[Stmt<'_>]) {
        for statement in statements {
            match statement {
                Stmt::EmitRaw(_) => {}
                Stmt::EmitExpr(emit) => self.emit(&emit.expr),
                Stmt::Set(set) => self.set(set),
                Stmt::IfCond(cond) => self.branch(cond),
                Stmt::ForLoop(each) => self.each(each),
                Stmt::Template(template) => self.walk(&template.children),
                other => self.refuse(other),
            }
        }
    }

    fn refuse(&mut self, statement: &Stmt<'_>) {
        let (what, span) = refused(statement);
        let problem = Diagnostic::error("prose/syntax", format!("{what} is not part of templates"))
            .at(self.source.place(bytes(span).start))
            .text(self.source.raw(span).lines().next().unwrap_or_default())
            .hint("`if`, `for` and `set` are");
        self.report(problem);
    }

    fn emit(&mut self, expr: &Expr<'_>) {
        let kind = self.closed(expr);
        if kind.prints() {
            return;
        }
        let written = self.source.written(expr);
        let problem = Diagnostic::error("prose/type", format!("{} cannot be printed", kind.name()))
            .at(self.source.expression(expr))
            .text(written);
        let hint = match &kind {
            Type::Value => written.strip_suffix(".value").map(|number| format!("`{number}` prints the number")),
            Type::Asked { .. } | Type::Ranked(_) => Some(format!("choose a cell, as in `{written}.top`, or use `for`")),
            Type::Cells(_) | Type::List(_) => Some("use `for` or `join`".to_owned()),
            Type::Bool => Some("use it in `if`".to_owned()),
            Type::Report | Type::Figure | Type::Table => Some(format!("`{written}.title` is text")),
            _ => None,
        };
        self.report(problem.hint(hint.unwrap_or_else(|| "name the part of it that is to be printed".to_owned())));
    }

    fn set(&mut self, set: &Set<'_>) {
        let kind = self.closed(&set.expr);
        self.bind(&set.target, kind);
    }

    fn bind(&mut self, target: &Expr<'_>, kind: Type) {
        let Expr::Var(name) = target else {
            let problem = Diagnostic::error("prose/syntax", "only one plain name can be set")
                .at(self.source.expression(target))
                .text(self.source.written(target))
                .hint("write one name, as in `{% for c in … %}`");
            return self.report(problem);
        };
        if GLOBALS.contains(&name.id) {
            let problem = Diagnostic::error("prose/variable", format!("`{}` has a meaning of its own", name.id))
                .at(self.source.expression(target))
                .text(name.id)
                .hint("take another name");
            return self.report(problem);
        }
        if let Some(frame) = self.names.last_mut() {
            frame.insert(name.id.to_owned(), kind);
        }
    }

    fn branch(&mut self, cond: &IfCond<'_>) {
        self.condition(&cond.expr);
        let before = self.names.clone();
        self.walk(&cond.true_body);
        let taken = std::mem::replace(&mut self.names, before);
        self.walk(&cond.false_body);
        for (frame, other) in self.names.iter_mut().zip(taken) {
            for (name, kind) in other {
                let merged = match frame.remove(&name) {
                    Some(mine) => Type::either([kind, mine]),
                    None => kind,
                };
                frame.insert(name, merged);
            }
        }
    }

    fn each(&mut self, each: &ForLoop<'_>) {
        if each.recursive {
            let problem = Diagnostic::error("prose/syntax", "`recursive` is not part of templates")
                .at(self.source.expression(&each.iter))
                .hint("leave it out");
            self.report(problem);
        }
        let kind = self.closed(&each.iter);
        let item = kind.items().unwrap_or_else(|| {
            let problem = Diagnostic::error("prose/type", format!("{} has no cells to go through", kind.name()))
                .at(self.source.expression(&each.iter))
                .text(self.source.written(&each.iter))
                .hint("`for` goes through `….by(\"dimension\")`, `.top_n(n)` and `.cells`");
            self.report(problem);
            Type::Unknown
        });
        self.names.push(BTreeMap::from([("loop".to_owned(), Type::Loop)]));
        self.bind(&each.target, item);
        if let Some(filter) = &each.filter_expr {
            self.condition(filter);
        }
        self.walk(&each.body);
        self.names.pop();
        self.walk(&each.else_body);
    }

    /// Tells a problem; the middle of `a < b < c` is looked at twice.
    fn report(&mut self, problem: Diagnostic) {
        if self.found.problems.last() != Some(&problem) {
            self.found.problems.push(problem);
        }
    }

    fn ask(&mut self, ask: &Ask, origin: Origin) {
        self.found.asked.push(Asked {
            measure: ask.measure.clone(),
            by: ask.by.clone(),
            last: ask.last,
            filter: ask.filter.clone(),
            at: ask.at.clone(),
            whole: ask.whole,
            scope: self.scope.clone(),
            origin,
        });
    }

    fn name(&self, name: &str) -> Option<&Type> {
        self.names.iter().rev().find_map(|frame| frame.get(name))
    }
}

fn refused(statement: &Stmt<'_>) -> (&'static str, Span) {
    match statement {
        Stmt::WithBlock(block) => ("`with`", block.span()),
        Stmt::SetBlock(block) => ("a `set` block", block.span()),
        Stmt::AutoEscape(block) => ("`autoescape`", block.span()),
        Stmt::FilterBlock(block) => ("a `filter` block", block.span()),
        Stmt::Macro(block) => ("`macro`", block.span()),
        Stmt::CallBlock(block) => ("`call`", block.span()),
        Stmt::Do(block) => ("`do`", block.span()),
        Stmt::Template(_)
        | Stmt::EmitExpr(_)
        | Stmt::EmitRaw(_)
        | Stmt::ForLoop(_)
        | Stmt::IfCond(_)
        | Stmt::Set(_) => ("this", Span::default()),
    }
}

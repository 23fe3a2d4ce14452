//! The source of a template → its syntax tree, with the place in the file of everything in it.

use crate::config::Literal;
use crate::diagnostic::{Diagnostic, Origin};
use minijinja::machinery::ast::{Expr, Stmt};
use minijinja::machinery::{Span, parse};
use minijinja::syntax::SyntaxConfig;
use std::ops::Range;
use std::sync::Arc;

/// A template as it is written, and where its first character stands.
#[derive(Clone, Debug)]
pub(super) struct Source<'a> {
    file: Arc<str>,
    text: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Source<'a> {
    /// The part of a file from byte `start` on.
    pub(super) fn in_file(file: &str, whole: &'a str, start: usize) -> Self {
        let origin = Origin::in_text(file, whole, start);
        Self { file: origin.file, text: &whole[start..], line: origin.line, column: origin.column }
    }

    /// A string of `report.toml` or of front matter.
    pub(super) fn literal(literal: &'a Literal) -> Self {
        let Origin { file, line, column, .. } = literal.origin.clone();
        Self { file, text: &literal.source, line, column: column.max(1) }
    }

    /// All of it.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The place of a byte of it.
    pub(super) fn place(&self, offset: usize) -> Origin {
        let mut origin = Origin::in_text(self.file.clone(), self.text, offset);
        if origin.line == 1 {
            origin.column += self.column - 1;
        }
        origin.line = (origin.line + self.line).saturating_sub(1);
        origin
    }

    /// The place of a range of bytes; its end is told where it is on the same line.
    pub(super) fn places(&self, range: Range<usize>) -> Origin {
        let place = self.place(range.start);
        match self.text.get(range) {
            Some(written) if !written.contains(['\n', '\r']) => place.spanning(written.chars().count()),
            _ => place,
        }
    }

    /// The place of an expression.
    pub(super) fn expression(&self, expr: &Expr<'_>) -> Origin {
        self.places(range(expr))
    }

    /// An expression as it is written.
    pub(super) fn written(&self, expr: &Expr<'_>) -> &'a str {
        self.text.get(range(expr)).unwrap_or_default()
    }

    /// What a part of the syntax tree covers, as it is written.
    pub(super) fn raw(&self, span: Span) -> &'a str {
        self.text.get(bytes(span)).unwrap_or_default()
    }
}

/// The bytes of a span.
pub(super) fn bytes(span: Span) -> Range<usize> {
    span.start_offset as usize..span.end_offset as usize
}

/// The bytes of an expression: the parser's spans of attributes and comparisons start in their middle.
pub(super) fn range(expr: &Expr<'_>) -> Range<usize> {
    start(expr)..expr.span().end_offset as usize
}

fn start(expr: &Expr<'_>) -> usize {
    let mut first = expr;
    loop {
        first = match first {
            Expr::GetAttr(inner) => &inner.expr,
            Expr::GetItem(inner) => &inner.expr,
            Expr::Call(inner) => &inner.expr,
            Expr::Slice(inner) => &inner.expr,
            Expr::Test(inner) => &inner.expr,
            Expr::BinOp(inner) => &inner.left,
            Expr::Compare(inner) => &inner.expr,
            Expr::IfExpr(inner) => &inner.true_expr,
            Expr::Filter(inner) => match &inner.expr {
                Some(expr) => expr,
                None => return first.span().start_offset as usize,
            },
            _ => return first.span().start_offset as usize,
        };
    }
}

/// The source with every `{#` that opens the attributes of a heading (`{#id}`) hidden from the template parser, for which
/// it would open a comment. Offsets stay; words are taken from the source itself.
pub(super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("{#") {
        let (before, after) = rest.split_at(at);
        masked.push_str(before);
        masked.push_str(if opens_attributes(&after[2..]) { "{\u{1}" } else { "{#" });
        rest = &after[2..];
    }
    masked.push_str(rest);
    masked
}

fn opens_attributes(after: &str) -> bool {
    let line = after.lines().next().unwrap_or_default();
    let starts = line.chars().next().is_some_and(|first| first.is_alphanumeric() || first == '_');
    let inside = line.split_once('}').map(|(inside, _)| inside);
    starts && inside.is_some_and(|inside| !inside.contains('{') && !inside.ends_with('#'))
}

/// The statements of a template. `masked` is [`masked`] of the source's text.
pub(super) fn statements<'m>(masked: &'m str, source: &Source<'_>) -> Result<Vec<Stmt<'m>>, Diagnostic> {
    let parsed = parse(masked, "", SyntaxConfig::default()).map_err(|error| {
        let at = error.range().unwrap_or(0..0);
        let message = error.detail().unwrap_or("this template cannot be read").to_lowercase();
        if let Some(problem) = unclosed(source) {
            return problem;
        }
        let problem = Diagnostic::error("prose/syntax", message).at(source.places(at.clone())).hint(
            "`{{ … }}` prints an expression; `{% if … %}`, `{% for … in … %}` and `{% set … %}` are the statements",
        );
        match source.text.get(at).filter(|written| !written.is_empty()) {
            Some(written) => problem.text(written),
            None => problem,
        }
    })?;
    Ok(vec![parsed])
}

/// The first `if` or `for` that nothing closes.
fn unclosed(source: &Source<'_>) -> Option<Diagnostic> {
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (at, _) in source.text.match_indices("{%") {
        let inside = source.text[at + 2..].trim_start_matches(['-', '+']).trim_start();
        let name = inside.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        match name {
            "if" | "for" => open.push((at, name)),
            "endif" | "endfor" if open.last().is_some_and(|(_, opened)| name[3..] == **opened) => {
                open.pop();
            }
            "endif" | "endfor" => return None,
            _ => {}
        }
    }
    let (at, name) = open.pop()?;
    let end = source.text[at..].find("%}").map_or(at + 2, |length| at + length + 2);
    Some(
        Diagnostic::error("prose/syntax", format!("`{name}` that is not closed"))
            .at(source.places(at..end))
            .text(&source.text[at..end])
            .hint(format!("close it with `{{% end{name} %}}`")),
    )
}

/// The parts of a statement list: a whole template counts as its parts.
pub(super) fn parts<'s, 'm>(statements: &'s [Stmt<'m>]) -> &'s [Stmt<'m>] {
    match statements {
        [Stmt::Template(template)] => &template.children,
        _ => statements,
    }
}

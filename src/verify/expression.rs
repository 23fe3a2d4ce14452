//! The expressions of a facts file → their parts, so that parts and wholes of a number can be looked for.

use std::fmt::{Display, Formatter, Result as Written};

/// `served.at("2018").where(service="response").by("program").get("P1").share`
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub(super) struct Expression {
    /// The measure.
    pub(super) measure: String,
    /// The period, where it is not the report's.
    pub(super) at: Option<String>,
    /// The conditions as they are written, with `.where(` and `)`; empty without any.
    pub(super) filter: String,
    /// The dimensions.
    pub(super) by: Vec<String>,
    /// The key of each.
    pub(super) keys: Vec<String>,
    /// What is computed from the number, as it is written: `.share`; empty for the number itself.
    pub(super) rest: String,
}

impl Expression {
    /// Takes an expression apart; none when it does not start with a measure.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let end = text.find(|c: char| !is_name(c)).unwrap_or(text.len());
        let mut expression = Self { measure: text[..end].to_owned(), ..Self::default() };
        let mut rest = &text[end..];
        if end == 0 || !(rest.is_empty() || rest.starts_with('.')) {
            return None;
        }
        if let Some((list, after)) = call(rest, ".at(") {
            expression.at = quoted(list).into_iter().next();
            rest = after;
        }
        if let Some((_, after)) = call(rest, ".where(") {
            rest[..rest.len() - after.len()].clone_into(&mut expression.filter);
            rest = after;
        }
        if let Some((by, after)) = call(rest, ".by(")
            && let Some((keys, after)) = call(after, ".get(")
        {
            (expression.by, expression.keys) = (quoted(by), quoted(keys));
            rest = after;
        }
        rest.clone_into(&mut expression.rest);
        Some(expression)
    }

    /// The number that something is computed from.
    pub(super) fn base(&self) -> Self {
        Self { rest: String::new(), ..self.clone() }
    }
}

impl Display for Expression {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        let list = |words: &[String]| {
            let words: Vec<String> =
                words.iter().map(|word| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))).collect();
            words.join(", ")
        };
        formatter.write_str(&self.measure)?;
        if let Some(at) = &self.at {
            write!(formatter, ".at({})", list(std::slice::from_ref(at)))?;
        }
        formatter.write_str(&self.filter)?;
        if !self.by.is_empty() {
            write!(formatter, ".by({}).get({})", list(&self.by), list(&self.keys))?;
        }
        formatter.write_str(&self.rest)
    }
}

/// What stands in the brackets of a call at the start of `text`, and what follows them.
fn call<'t>(text: &'t str, name: &str) -> Option<(&'t str, &'t str)> {
    let inner = text.strip_prefix(name)?;
    let (mut depth, mut inside, mut escaped) = (1, false, false);
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => inside = !inside,
            '(' if !inside => depth += 1,
            ')' if !inside => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&inner[..at], &inner[at + 1..]));
        }
    }
    None
}

/// The words of a list of quoted words.
fn quoted(list: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut open: Option<String> = None;
    let mut letters = list.chars();
    while let Some(c) = letters.next() {
        match (c, open.take()) {
            ('"', Some(word)) => words.push(word),
            ('"', None) => open = Some(String::new()),
            (c, Some(mut word)) => {
                word.extend(if c == '\\' { letters.next() } else { Some(c) });
                open = Some(word);
            }
            (_, None) => {}
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Expression;

    #[test]
    fn an_expression_is_taken_apart_and_written_as_it_was() {
        let whole = r#"hours.at("2018").where(place={not: ["A)", "B\""]}).by("program", "sex").get("P1", "F").share"#;
        let parsed = Expression::parse(whole).expect("an expression");
        assert_eq!(parsed.to_string(), whole);
        assert_eq!(
            (parsed.measure.as_str(), parsed.at.as_deref(), parsed.rest.as_str()),
            ("hours", Some("2018"), ".share")
        );
        assert_eq!(parsed.keys, ["P1", "F"]);
        let top = Expression::parse(r#"served.by("place").top_n(2).share"#).expect("an expression");
        assert_eq!((top.by.len(), top.rest.as_str()), (0, r#".by("place").top_n(2).share"#));
        assert_eq!(Expression::parse(r#"figure("towns").other"#), None);
    }
}

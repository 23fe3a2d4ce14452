//! One table of a file: its keys are asked for by name, and what nobody asked for is unknown.

use super::context::Context;
use super::text::{Named, Text};
use super::value::Value;
use crate::diagnostic::{Diagnostic, Origin, nearest};
use crate::period::{Period, YearRule};
use std::ops::RangeInclusive;
use toml::de::DeTable;

/// A table while it is read.
pub(crate) struct Table<'a> {
    context: &'a Context<'a>,
    items: &'a DeTable<'a>,
    path: String,
    origin: Origin,
    name: Option<String>,
    asked: Vec<&'static str>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(context: &'a Context<'a>, items: &'a DeTable<'a>, path: String, origin: Origin) -> Self {
        Self { context, items, path, origin, name: None, asked: Vec::new() }
    }

    /// Where its name is written; of an inline table its start.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    pub(crate) fn push(&self, diagnostic: Diagnostic) {
        self.context.push(diagnostic);
    }

    /// An error about the table as a whole.
    pub(crate) fn error(&self, code: &'static str, message: impl Into<String>) -> Diagnostic {
        let error = Diagnostic::error(code, message).at(self.origin.clone());
        match &self.name {
            Some(name) => error.text(name),
            None => error,
        }
    }

    /// The value of a key, which from now on is known.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<Value<'a>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.items.get(key).map(|node| Value::new(self.context, node, self.key_path(key)))
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &'static str, example: &str) -> Option<Value<'a>> {
        let value = self.value(key);
        if value.is_none() {
            let error = self.error("config/missing-key", format!("`{}` needs `{key}`", self.path));
            self.push(error.hint(format!("for example `{key} = {example}`")));
        }
        value
    }

    /// Whether a key is written.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.items.contains_key(key)
    }

    /// Where a key is written; the table's place when it is not.
    pub(crate) fn key_origin(&self, key: &str) -> Origin {
        self.items.get_key_value(key).map_or_else(
            || self.origin.clone(),
            |(written, _)| self.context.origin(self.context.content(written.span())),
        )
    }

    pub(crate) fn string(&mut self, key: &'static str) -> Option<Named> {
        self.value(key)?.string()
    }

    pub(crate) fn strings(&mut self, key: &'static str) -> Option<Vec<Named>> {
        self.value(key)?.strings()
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<Text> {
        self.value(key)?.text()
    }

    pub(crate) fn integer(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        self.value(key)?.integer(&range)
    }

    /// `decimals`
    pub(crate) fn decimals(&mut self) -> Option<u8> {
        self.integer("decimals", 0..=9).and_then(|count| u8::try_from(count).ok())
    }

    pub(crate) fn boolean(&mut self, key: &'static str) -> Option<bool> {
        self.value(key)?.boolean()
    }

    pub(crate) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        self.value(key)?.choice(choices)
    }

    pub(crate) fn period(&mut self, key: &'static str, year: YearRule) -> Option<Period> {
        self.value(key)?.period(year)
    }

    /// A table below a key; its place is that of the key.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Self> {
        let mut table = self.value(key)?.table()?;
        table.origin = self.key_origin(key);
        table.name = Some(key.to_owned());
        Some(table)
    }

    /// Every entry of a table whose keys are the author's own words.
    pub(crate) fn entries(&self) -> Vec<(Named, Value<'a>)> {
        let entry = |(key, node): (&'a toml::Spanned<toml::de::DeString<'a>>, _)| {
            let origin = self.context.origin(self.context.content(key.span()));
            let name = key.get_ref().to_string();
            let value = Value::new(self.context, node, self.key_path(&name));
            (Named { name, origin }, value)
        };
        self.items.iter().map(entry).collect()
    }

    /// Every table of a table of tables, each with its name, which is its place too.
    pub(crate) fn tables(&self) -> Vec<(Named, Self)> {
        let table = |(name, value): (Named, Value<'a>)| {
            let mut table = value.table()?;
            table.origin = name.origin.clone();
            table.name = Some(name.name.clone());
            Some((name, table))
        };
        self.entries().into_iter().filter_map(table).collect()
    }

    /// Says of keys that are written that they are not built.
    pub(crate) fn not_yet(&mut self, keys: &[&'static str]) {
        for key in keys {
            if self.value(key).is_some() {
                let diagnostic = Diagnostic::not_yet(&format!("`{key}` of `{}`", self.path));
                self.push(diagnostic.at(self.key_origin(key)).text(*key));
            }
        }
    }

    /// Says of keys that are switched on that they are not built.
    pub(crate) fn not_yet_when_true(&mut self, keys: &[&'static str]) {
        for key in keys {
            if let Some(value) = self.value(key).filter(|value| value.boolean() == Some(true)) {
                value.not_yet(&format!("`{key} = true`"));
            }
        }
    }

    /// Says of keys that are written that they have no place here, and why.
    pub(crate) fn refuse(&mut self, keys: &[&'static str], why: &str, hint: &str) {
        for key in keys {
            if self.value(key).is_some() {
                let error = Diagnostic::error("config/conflict", format!("`{key}` {why}"));
                self.push(error.at(self.key_origin(key)).text(*key).hint(hint));
            }
        }
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(mut self) {
        self.asked.sort_unstable();
        for (key, _) in self.entries() {
            if self.asked.contains(&key.name.as_str()) {
                continue;
            }
            let place = if self.path.is_empty() { "the file".to_owned() } else { format!("`{}`", self.path) };
            let error = Diagnostic::error("config/unknown-key", format!("{place} has no key `{}`", key.name));
            let hint = match nearest(&key.name, self.asked.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has {}", list(&self.asked)),
            };
            self.push(error.at(key.origin).text(key.name).hint(hint));
        }
    }

    fn key_path(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }
}

/// `` `a`, `b`, `c` ``
pub(crate) fn list(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

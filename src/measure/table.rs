//! Rows of a source that are kept: typed values, found by their key and by their other names.

use super::layout::Layout;
use super::value::{Symbol, Symbols, Value};
use crate::config::Kind;
use rustc_hash::FxHashMap;

/// The rows of one source.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    width: usize,
    values: Vec<Value>,
    by_key: FxHashMap<Symbol, u32>,
    /// Code or further name of a place → its key, and that of another place which has it too.
    aliases: FxHashMap<Symbol, (Symbol, Option<Symbol>)>,
    /// Keys in the order of the file, each once.
    pub(crate) keys: Vec<Symbol>,
    /// Whether rows were left out: a key that is not here may stand in one of them.
    pub(crate) lost_rows: bool,
}

/// The kept rows by index of their source.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) by_source: Vec<Option<Kept>>,
}

impl Kept {
    pub(crate) fn new(layout: &Layout) -> Self {
        Self { width: layout.columns.len(), ..Self::default() }
    }

    pub(crate) fn push(&mut self, row: &[Value], layout: &Layout) {
        let index = u32::try_from(self.len()).unwrap_or(u32::MAX);
        self.values.extend_from_slice(row);
        if let Some(Value::Text(key)) = layout.key.map(|key| row[key]) {
            if !self.by_key.contains_key(&key) {
                self.keys.push(key);
            }
            self.by_key.entry(key).or_insert(index);
            if layout.kind == Kind::Places {
                self.add_aliases(row, layout, key);
            }
        }
    }

    fn add_aliases(&mut self, row: &[Value], layout: &Layout, key: Symbol) {
        for (column, value) in layout.columns.iter().zip(row) {
            if let Value::Text(alias) = value
                && (column.name == "code" || column.name.starts_with("name"))
            {
                let (first, other) = self.aliases.entry(*alias).or_insert((key, None));
                if *first != key && other.is_none() {
                    *other = Some(key);
                }
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len().checked_div(self.width).unwrap_or(0)
    }

    pub(crate) fn row(&self, index: usize) -> &[Value] {
        self.values.get(index * self.width..(index + 1) * self.width).unwrap_or_default()
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &[Value]> {
        self.values.chunks(self.width.max(1))
    }

    /// The key that a text means: itself, or that of which it is another name. None for the name of several.
    pub(crate) fn resolve(&self, text: Symbol) -> Option<Symbol> {
        if self.by_key.contains_key(&text) {
            return Some(text);
        }
        self.aliases.get(&text).filter(|(_, other)| other.is_none()).map(|(key, _)| *key)
    }

    /// Two keys of which a text is another name, where it is that of several.
    pub(crate) fn shared_by(&self, text: Symbol) -> Option<(Symbol, Symbol)> {
        let (first, other) = self.aliases.get(&text)?;
        Some((*first, (*other)?))
    }

    pub(crate) fn row_of(&self, key: Symbol) -> Option<&[Value]> {
        self.by_key.get(&key).map(|index| self.row(*index as usize))
    }

    /// All texts that name a row.
    pub(crate) fn names<'s>(&self, symbols: &'s Symbols) -> Vec<&'s str> {
        self.keys.iter().map(|key| symbols.text(*key)).collect()
    }
}

impl Tables {
    pub(crate) fn get(&self, source: usize) -> Option<&Kept> {
        self.by_source.get(source).and_then(Option::as_ref)
    }
}

//! YAML text → a tree in which every key and value knows its place.

use crate::diagnostic::{Diagnostic, Origin};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::collections::BTreeMap;

/// Most levels, and most values with those that aliases repeat: a brand file has a few dozen.
const DEEPEST: usize = 32;
const MOST: usize = 10_000;

/// A value with its place.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) origin: Origin,
}

/// What stands there.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Value {
    /// Nothing, `~` or `null`.
    Nothing,
    /// Text, also of numbers.
    Scalar(String),
    /// Values in order.
    List(Vec<Node>),
    /// Keys with their values, in order.
    Map(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) origin: Origin,
}

/// A list or map that is being read.
struct Open {
    node: Node,
    anchor: usize,
    /// The key whose value comes next.
    key: Option<Key>,
}

struct Reader<'a> {
    file: &'a str,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    root: Option<Node>,
    count: usize,
}

/// Reads a document; an empty one is [`Value::Nothing`].
///
/// # Errors
/// `config/syntax` with its place.
pub(super) fn read(file: &str, text: &str) -> Result<Node, Diagnostic> {
    let mut reader = Reader { file, open: Vec::new(), anchors: BTreeMap::new(), root: None, count: 0 };
    for event in Parser::new_from_str(text.trim_start_matches('\u{FEFF}')) {
        let (event, span) = event.map_err(|error| {
            let message = format!("the file is not YAML: {}", error.info().to_lowercase().trim_end_matches('.'));
            syntax(message, place(file, error.marker()))
                .hint("check the indentation, the quotes and the colons before it")
        })?;
        reader.take(event, span)?;
    }
    Ok(reader.root.unwrap_or(Node { value: Value::Nothing, origin: Origin::at(file, 1, 1) }))
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Diagnostic> {
        let start = place(self.file, &span.start);
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                let value = if nothing { Value::Nothing } else { Value::Scalar(text.into_owned()) };
                let origin = if span.start.line() == span.end.line() { start.spanning(span.len()) } else { start };
                self.close(Node { value, origin }, anchor)
            }
            Event::SequenceStart(anchor, _) => self.open(Value::List(Vec::new()), start, anchor),
            Event::MappingStart(anchor, _) => self.open(Value::Map(Vec::new()), start, anchor),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.close(open.node, open.anchor),
                None => Ok(()),
            },
            Event::Alias(anchor) => match self.anchors.get(&anchor).cloned() {
                Some(node) => self.close(Node { origin: start, ..node }, 0),
                None => Err(syntax("nothing has the name that is used here", start).hint("write the value itself")),
            },
            Event::DocumentStart(_) if self.root.is_some() => {
                Err(syntax("the file holds more than one document", start)
                    .hint("leave out what follows the second `---`"))
            }
            _ => Ok(()),
        }
    }

    fn open(&mut self, value: Value, origin: Origin, anchor: usize) -> Result<(), Diagnostic> {
        if self.open.len() == DEEPEST {
            let message = format!("there are more than {DEEPEST} levels");
            return Err(syntax(message, origin).hint("a brand file has five or six"));
        }
        self.open.push(Open { node: Node { value, origin }, anchor, key: None });
        Ok(())
    }

    /// A value is complete: it goes to what it stands in.
    fn close(&mut self, node: Node, anchor: usize) -> Result<(), Diagnostic> {
        self.count += size(&node);
        if self.count > MOST {
            let message = format!("there are more than {MOST} values");
            return Err(syntax(message, node.origin).hint("write out what aliases repeat, once"));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(around) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match (&mut around.node.value, around.key.take()) {
            (Value::List(list), _) => list.push(node),
            (Value::Map(map), Some(key)) => {
                if map.iter().any(|(known, _)| known.name == key.name) {
                    let message = format!("`{}` is there twice", key.name);
                    return Err(syntax(message, key.origin).text(key.name).hint("leave out one of them"));
                }
                map.push((key, node));
            }
            (_, _) => {
                let Value::Scalar(name) = node.value else {
                    return Err(syntax("a key must be a word", node.origin).hint("write `name: value`"));
                };
                around.key = Some(Key { name, origin: node.origin });
            }
        }
        Ok(())
    }
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(list) => list.iter().map(size).sum(),
        Value::Map(map) => map.iter().map(|(_, node)| size(node)).sum(),
        Value::Nothing | Value::Scalar(_) => 0,
    }
}

fn place(file: &str, marker: &Marker) -> Origin {
    let [line, column] = [marker.line(), marker.col() + 1].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    Origin::at(file, line.max(1), column)
}

fn syntax(message: impl Into<String>, origin: Origin) -> Diagnostic {
    Diagnostic::error("config/syntax", message).at(origin)
}

#[cfg(test)]
mod tests {
    use super::{Value, read};

    #[test]
    fn keys_and_values_know_their_places() {
        let node = read("_brand.yml", "color:\n  palette: { blue: \"#447099\" }\n  primary: blue # ours\n").unwrap();
        let Value::Map(root) = &node.value else { panic!("{node:?}") };
        let Value::Map(color) = &root[0].1.value else { panic!("{root:?}") };
        let (key, value) = &color[1];
        assert_eq!((key.name.as_str(), key.origin.line, key.origin.column), ("primary", 3, 3));
        assert_eq!(value.value, Value::Scalar("blue".to_owned()));
        assert_eq!((value.origin.line, value.origin.column, value.origin.end_column), (3, 12, Some(16)));
    }

    #[test]
    fn what_is_no_yaml_is_refused_with_its_place() {
        let bomb: String = (1..40).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1)).collect();
        for (text, line) in [
            ("color: [a, b\n", 2),
            ("a: 1\na: 2\n", 2),
            ("a: *b\n", 1),
            ("a: 1\n---\nb: 2\n", 2),
            (&"[".repeat(100), 1),
            (&format!("a0: &a0 [x]\n{bomb}"), 0),
        ] {
            let problem = read("_brand.yml", text).unwrap_err();
            let origin = problem.origin.clone().unwrap();
            assert!(problem.hint.is_some() && (line == 0 || origin.line == line), "{text:?}: {problem:?}");
        }
        assert_eq!(read("_brand.yml", "\u{FEFF}# nothing\n").unwrap().value, Value::Nothing);
    }
}

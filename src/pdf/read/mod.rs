//! The bytes of a PDF of ours → what it says: who made it, the words on its pages, its structure, the files inside.

mod content;
mod files;
mod structure;

#[cfg(test)]
mod tests;

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result as Written};

/// What a PDF says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Printed {
    /// The program that made it and its version; empty where the file does not tell.
    pub producer: String,
    /// What is written on each page, in the order in which it is drawn.
    pub pages: Vec<Vec<Passage>>,
    /// The nodes of the structure that are read out by themselves, in reading order.
    pub nodes: Vec<Heard>,
    /// The files inside, by name.
    pub files: BTreeMap<String, Inside>,
}

/// A sequence of text that is marked as one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Passage {
    /// Its tag: `P`, `Figure`, `Artifact`.
    pub tag: String,
    /// Number of the marked content on its page; none for an artifact.
    pub number: Option<i64>,
    /// The runs of text in it, each at a place of its own.
    pub runs: Vec<String>,
}

/// A node of the structure that is read out by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// Its tag.
    pub role: String,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// The physical page on which it starts, from 1; none where nothing of it is drawn.
    pub page: Option<usize>,
    /// The words marked in it and in the parts of its lines.
    pub text: String,
    /// What it says in place of what is drawn.
    pub alternative: Option<String>,
}

/// A file inside a PDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inside {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Whether size and checksum are those that the PDF states.
    pub intact: bool,
}

/// The bytes are no PDF, or none that can be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable(pub String);

/// Reads a PDF. What is missing in it is left out; what is there is not judged.
///
/// # Errors
/// When the file has no pages that can be found.
pub fn read(bytes: &[u8]) -> Result<Printed, Unreadable> {
    let document = Document::load_mem(bytes).map_err(|error| Unreadable(error.to_string()))?;
    let ids: Vec<ObjectId> = document.page_iter().collect();
    let pages: Vec<Vec<Passage>> = ids.iter().map(|page| content::passages(&document, *page)).collect();
    let nodes = structure::nodes(&document, &ids, &pages);
    let files = files::files(&document);
    Ok(Printed { producer: producer(&document).unwrap_or_default(), pages, nodes, files })
}

impl Passage {
    /// Its words as they are read.
    pub fn text(&self) -> String {
        self.runs.concat()
    }
}

/// The tag and the words, indented by depth.
impl Display for Heard {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        write!(formatter, "{:width$}{}", "", self.role, width = 2 * self.depth)?;
        if !self.text.trim().is_empty() {
            write!(formatter, " {}", self.text.trim())?;
        }
        match &self.alternative {
            Some(words) => write!(formatter, " [{words}]"),
            None => Ok(()),
        }
    }
}

fn producer(document: &Document) -> Option<String> {
    let information = dictionary(document, document.trailer.get(b"Info").ok()?)?;
    Some(words(information.get(b"Producer").ok()?.as_str().ok()?))
}

fn resolved<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).map_or(object, |(_, object)| object)
}

fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    resolved(document, object).as_dict().ok()
}

fn entry<'d>(document: &'d Document, within: &'d Dictionary, key: &[u8]) -> Option<&'d Dictionary> {
    dictionary(document, within.get(key).ok()?)
}

/// A text string in UTF-16 or Latin letters (ISO 32000-1, 7.9.2.2).
fn words(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units: Vec<u16> = units.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

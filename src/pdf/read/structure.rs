//! The structure tree → what a screen reader would say: each block with the text that it marks on the pages.

use super::{Heard, Passage, entry, resolved, words};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Tags of parts of a line: their words belong to the block around them.
const PARTS_OF_A_LINE: [&str; 7] = ["Span", "Link", "Reference", "Code", "Em", "Strong", "Quote"];

/// How deep a tree is followed: one that leads back to itself must come to an end.
const DEEPEST: usize = 64;

struct Listener<'d> {
    document: &'d Document,
    /// Number of each page, from 1.
    pages: BTreeMap<ObjectId, usize>,
    /// Texts of the marked content of all pages, by page and number.
    marked: BTreeMap<(usize, i64), String>,
    nodes: Vec<Heard>,
}

/// Everything that is read out, in order; nothing where there is no structure.
pub(super) fn nodes(document: &Document, ids: &[ObjectId], pages: &[Vec<Passage>]) -> Vec<Heard> {
    let marked = pages.iter().zip(1..).flat_map(|(passages, page)| {
        passages.iter().filter_map(move |passage| Some(((page, passage.number?), passage.text())))
    });
    let pages = ids.iter().copied().zip(1..).collect();
    let mut listener = Listener { document, pages, marked: marked.collect(), nodes: Vec::new() };
    let root = document.catalog().ok().and_then(|catalog| entry(document, catalog, b"StructTreeRoot"));
    if let Some(root) = root {
        listener.children(root, None, (0, 0), 0);
    }
    listener.nodes
}

impl Listener<'_> {
    /// `depth` in what is read out and in the tree; `owner` is the node that text belongs to.
    fn children(&mut self, element: &Dictionary, page: Option<usize>, depth: (usize, usize), owner: usize) {
        let Ok(kids) = element.get(b"K") else { return };
        let kids = resolved(self.document, kids);
        let kids = kids.as_array().map_or_else(|_| vec![kids.clone()], Clone::clone);
        for kid in kids.iter().filter(|_| depth.1 < DEEPEST) {
            self.kid(resolved(self.document, kid), page, depth, owner);
        }
    }

    fn kid(&mut self, kid: &Object, page: Option<usize>, depth: (usize, usize), owner: usize) {
        match kid {
            Object::Integer(number) => self.say(page, *number, owner),
            Object::Dictionary(inner) if inner.has(b"S") => self.element(inner, page, depth, owner),
            Object::Dictionary(inner) => {
                if let Ok(number) = inner.get(b"MCID").and_then(Object::as_i64) {
                    self.say(self.page_of(inner).or(page), number, owner);
                }
            }
            _ => {}
        }
    }

    fn element(&mut self, element: &Dictionary, page: Option<usize>, depth: (usize, usize), owner: usize) {
        let page = self.page_of(element).or(page);
        let role = element.get(b"S").and_then(Object::as_name).unwrap_or_default();
        let role = String::from_utf8_lossy(role).into_owned();
        // the words of a part of a line, and of a cell after its bar, are those of the line
        let is_cell = role == "TH" || role == "TD";
        if let Some(line) = self.nodes.get_mut(owner).filter(|_| is_cell || PARTS_OF_A_LINE.contains(&role.as_str())) {
            line.text.push_str(if is_cell { "| " } else { "" });
            self.children(element, page, (depth.0, depth.1 + 1), owner);
            return;
        }
        let alternative = element.get(b"Alt").and_then(Object::as_str).ok().map(words);
        self.nodes.push(Heard { role, depth: depth.0, page: None, text: String::new(), alternative });
        self.children(element, page, (depth.0 + 1, depth.1 + 1), self.nodes.len() - 1);
    }

    /// Adds marked words to the node that they belong to.
    fn say(&mut self, page: Option<usize>, number: i64, owner: usize) {
        let (Some(heard), Some(page)) = (self.nodes.get_mut(owner), page) else { return };
        heard.page = Some(heard.page.unwrap_or(page));
        if let Some(words) = self.marked.get(&(page, number)) {
            heard.text.push_str(words);
        }
    }

    fn page_of(&self, element: &Dictionary) -> Option<usize> {
        let page = element.get(b"Pg").and_then(Object::as_reference).ok()?;
        self.pages.get(&page).copied()
    }
}

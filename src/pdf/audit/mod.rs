//! A PDF → what is wrong with its structure, for what validators of PDF/UA and PDF/A do not look at.
//!
//! Every piece of content belongs to exactly one element that says the same of itself, every way back leads to where
//! it came from, every text can be read.

mod content;
mod navigation;
mod texts;
mod tree;

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Looks through a file. Nothing found is an empty list; findings are sentences in the order of the file.
pub fn audit(bytes: &[u8]) -> Vec<String> {
    let file = match Document::load_mem(bytes) {
        Ok(file) => file,
        Err(error) => return vec![format!("cannot be read: {error}")],
    };
    let mut report = Findings::default();
    match catalog(&file, &mut report) {
        Some(root) => {
            let pages: Vec<ObjectId> = file.page_iter().collect();
            let marked: Vec<BTreeMap<i64, String>> =
                pages.iter().enumerate().map(|(page, id)| content::marked(&file, page, *id, &mut report)).collect();
            let walk = tree::walk(&file, root, &pages, &mut report);
            content::compare(&marked, &walk, &mut report);
            navigation::annotations(&file, root, &pages, &walk, &mut report);
            navigation::outline(&file, &pages, &mut report);
            texts::fonts(&file, &mut report);
        }
        None => report.add("the catalog has no structure tree"),
    }
    report.list
}

/// What was found so far.
#[derive(Default)]
struct Findings {
    list: Vec<String>,
}

impl Findings {
    fn add(&mut self, finding: impl Into<String>) {
        let finding = finding.into();
        if !self.list.contains(&finding) {
            self.list.push(finding);
        }
    }
}

/// Looks at the catalog; gives the root of the structure tree.
fn catalog<'a>(file: &'a Document, report: &mut Findings) -> Option<&'a Dictionary> {
    let catalog = file.catalog().ok()?;
    if text(file, catalog, b"Lang").is_none_or(<[u8]>::is_empty) {
        report.add("the catalog names no language");
    }
    let marked = dictionary(file, catalog, b"MarkInfo").and_then(|info| entry(file, info, b"Marked"));
    if marked.and_then(|marked| marked.as_bool().ok()) != Some(true) {
        report.add("the catalog does not say that content is marked");
    }
    if entry(file, catalog, b"PageMode").is_some_and(|mode| mode.as_name().is_err()) {
        report.add("PageMode is not a name");
    }
    dictionary(file, catalog, b"StructTreeRoot")
}

/// An entry with references followed.
fn entry<'a>(file: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    resolved(file, dictionary.get(key).ok()?)
}

fn resolved<'a>(file: &'a Document, object: &'a Object) -> Option<&'a Object> {
    file.dereference(object).ok().map(|(_, object)| object)
}

fn dictionary<'a>(file: &'a Document, within: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    entry(file, within, key)?.as_dict().ok()
}

fn array<'a>(file: &'a Document, within: &'a Dictionary, key: &[u8]) -> &'a [Object] {
    entry(file, within, key).and_then(|list| list.as_array().ok()).map_or(&[], Vec::as_slice)
}

fn reference(within: &Dictionary, key: &[u8]) -> Option<ObjectId> {
    within.get(key).and_then(Object::as_reference).ok()
}

fn integer(file: &Document, within: &Dictionary, key: &[u8]) -> Option<i64> {
    entry(file, within, key)?.as_i64().ok()
}

fn name(file: &Document, within: &Dictionary, key: &[u8]) -> Option<String> {
    let name = entry(file, within, key)?.as_name().ok()?;
    Some(String::from_utf8_lossy(name).into_owned())
}

/// The bytes of a text string.
fn text<'a>(file: &'a Document, within: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    entry(file, within, key)?.as_str().ok()
}

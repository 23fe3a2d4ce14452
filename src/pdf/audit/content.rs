//! Page content: what is marked, whether all of it is, and whether the tree says the same.

use super::tree::Walk;
use super::{Findings, integer, name};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Operators that leave something on the page.
const PAINTING: [&str; 15] = ["Tj", "TJ", "'", "\"", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"];

/// A sequence of marked content that is open.
enum Open {
    Artifact,
    Element,
    Other,
}

/// The tag of each marked-content id of a page.
pub(super) fn marked(file: &Document, page: usize, id: ObjectId, report: &mut Findings) -> BTreeMap<i64, String> {
    let number = page + 1;
    if let Ok(dictionary) = file.get_dictionary(id) {
        if integer(file, dictionary, b"StructParents").is_none() {
            report.add(format!("page {number}: no StructParents"));
        }
        if name(file, dictionary, b"Tabs").as_deref() != Some("S") {
            report.add(format!("page {number}: tab order is not that of the structure"));
        }
    }
    let mut tags = BTreeMap::new();
    let Ok(content) = Content::decode(&file.get_page_content(id)) else {
        report.add(format!("page {number}: content cannot be read"));
        return tags;
    };
    let mut open: Vec<Open> = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" | "BMC" => open.push(begin(operation, number, &open, &mut tags, report)),
            "EMC" if open.pop().is_none() => report.add(format!("page {number}: EMC without BDC")),
            painting if PAINTING.contains(&painting) && open.iter().all(|open| matches!(open, Open::Other)) => {
                report.add(format!("page {number}: {painting} outside of marked content"));
            }
            _ => {}
        }
    }
    if !open.is_empty() {
        report.add(format!("page {number}: marked content is not ended"));
    }
    if !(0..).zip(tags.keys()).all(|(expected, id)| expected == *id) {
        report.add(format!("page {number}: MCIDs are not 0, 1, 2 and so on"));
    }
    tags
}

fn begin(
    operation: &Operation,
    number: usize,
    open: &[Open],
    tags: &mut BTreeMap<i64, String>,
    report: &mut Findings,
) -> Open {
    let tag = operation.operands.first().and_then(|tag| tag.as_name().ok()).unwrap_or_default();
    let id = operation.operands.get(1).and_then(|properties| properties.as_dict().ok()).and_then(mcid);
    if tag == b"Artifact" {
        if open.iter().any(|open| matches!(open, Open::Element)) {
            report.add(format!("page {number}: an artifact inside of content"));
        }
        return Open::Artifact;
    }
    let Some(id) = id else { return Open::Other };
    if open.iter().any(|open| matches!(open, Open::Element | Open::Artifact)) {
        report.add(format!("page {number}: MCID {id} inside of other marked content"));
    }
    if tags.insert(id, String::from_utf8_lossy(tag).into_owned()).is_some() {
        report.add(format!("page {number}: MCID {id} is used twice"));
    }
    Open::Element
}

fn mcid(properties: &Dictionary) -> Option<i64> {
    properties.get(b"MCID").and_then(Object::as_i64).ok()
}

/// Content and tree name the same ids with the same tags.
pub(super) fn compare(marked: &[BTreeMap<i64, String>], walk: &Walk, report: &mut Findings) {
    for (page, (marked, owned)) in marked.iter().zip(&walk.owned).enumerate() {
        let number = page + 1;
        for (id, tag) in marked {
            match owned.get(id) {
                None => report.add(format!("page {number}: MCID {id} belongs to no element")),
                Some(owner) if owner.tag != *tag => {
                    report.add(format!("page {number}: MCID {id} is {tag} in the content, {} in the tree", owner.tag));
                }
                Some(_) => {}
            }
        }
        for id in owned.keys().filter(|id| !marked.contains_key(id)) {
            report.add(format!("page {number}: MCID {id} is in the tree, not in the content"));
        }
    }
}

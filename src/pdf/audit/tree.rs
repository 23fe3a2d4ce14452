//! The structure tree: who owns what, and whether the elements are what their types ask for.

use super::{Findings, array, dictionary, entry, integer, name, reference, resolved, text};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeMap;

/// Deeper trees are taken for loops.
const DEEPEST: usize = 64;

/// What a walk through the tree has met.
pub(super) struct Walk {
    /// By page: the element of each marked-content id.
    pub(super) owned: Vec<BTreeMap<i64, Owner>>,
    /// The element of each annotation that the tree refers to.
    pub(super) objects: BTreeMap<ObjectId, ObjectId>,
    headings: Vec<u8>,
}

/// The element that content belongs to.
pub(super) struct Owner {
    /// Its object.
    pub(super) id: ObjectId,
    /// Its type.
    pub(super) tag: String,
}

/// An element on the way.
struct Element<'a> {
    id: ObjectId,
    dictionary: &'a Dictionary,
    tag: String,
    page: Option<ObjectId>,
}

/// Walks the tree in reading order.
pub(super) fn walk(file: &Document, root: &Dictionary, pages: &[ObjectId], report: &mut Findings) -> Walk {
    let owned = pages.iter().map(|_| BTreeMap::new()).collect();
    let mut walk = Walk { owned, objects: BTreeMap::new(), headings: Vec::new() };
    for kid in kids(file, root) {
        match kid.as_reference() {
            Ok(id) => visit(file, id, None, 0, pages, &mut walk, report),
            Err(_) => report.add("the tree's root holds something that is not an element"),
        }
    }
    let mut before = 0;
    for level in &walk.headings {
        if *level > before + 1 {
            report.add(format!("a heading of level {level} follows one of level {before}"));
        }
        before = *level;
    }
    walk
}

fn visit(
    file: &Document,
    id: ObjectId,
    page: Option<ObjectId>,
    depth: usize,
    pages: &[ObjectId],
    walk: &mut Walk,
    report: &mut Findings,
) {
    let Ok(dictionary) = file.get_dictionary(id) else {
        report.add("the tree refers to an element that is not there");
        return;
    };
    if depth > DEEPEST {
        report.add("the tree is too deep or a loop");
        return;
    }
    let tag = name(file, dictionary, b"S").unwrap_or_default();
    let element = Element { id, dictionary, page: reference(dictionary, b"Pg").or(page), tag };
    if let Some(level) = element.tag.strip_prefix('H').and_then(|level| level.parse().ok()) {
        walk.headings.push(level);
    }
    let kids = kids(file, dictionary);
    rules(file, &element, &kids, report);
    for kid in kids {
        match kid {
            Object::Integer(mcid) => own(&element, element.page, *mcid, pages, walk, report),
            Object::Dictionary(other) if name(file, other, b"Type").as_deref() == Some("MCR") => {
                let page = reference(other, b"Pg").or(element.page);
                own(&element, page, integer(file, other, b"MCID").unwrap_or(-1), pages, walk, report);
            }
            Object::Dictionary(other) => match reference(other, b"Obj") {
                Some(object) if walk.objects.insert(object, id).is_none() => {}
                _ => report.add(format!("{}: an object reference that is broken or not the only one", element.tag)),
            },
            Object::Reference(child) => {
                let back = file.get_dictionary(*child).ok().and_then(|child| reference(child, b"P"));
                if back != Some(id) {
                    report.add(format!("{}: a child has another parent", element.tag));
                }
                visit(file, *child, element.page, depth + 1, pages, walk, report);
            }
            _ => report.add(format!("{}: a child that is nothing known", element.tag)),
        }
    }
}

fn own(
    element: &Element<'_>,
    page: Option<ObjectId>,
    mcid: i64,
    pages: &[ObjectId],
    walk: &mut Walk,
    report: &mut Findings,
) {
    let Some(page) = page.and_then(|page| pages.iter().position(|known| *known == page)) else {
        report.add(format!("{}: MCID {mcid} is on no page", element.tag));
        return;
    };
    let owner = Owner { id: element.id, tag: element.tag.clone() };
    if walk.owned[page].insert(mcid, owner).is_some() {
        report.add(format!("page {}: MCID {mcid} belongs to two elements", page + 1));
    }
}

/// What the types of single elements ask for.
fn rules(file: &Document, element: &Element<'_>, kids: &[&Object], report: &mut Findings) {
    let tag = element.tag.as_str();
    if kids.is_empty() && !matches!(tag, "TD" | "TH") {
        report.add(format!("an empty {tag}"));
    }
    match tag {
        "Figure" => {
            if text(file, element.dictionary, b"Alt").is_none_or(<[u8]>::is_empty) {
                report.add("a Figure without alternative text");
            }
            if attribute(file, element.dictionary, b"BBox").is_none_or(|area| area.as_array().is_err()) {
                report.add("a Figure without area");
            }
        }
        "TH" if attribute(file, element.dictionary, b"Scope").is_none() => report.add("a TH without scope"),
        "Table" => rows(file, element.dictionary, report),
        "Link" => {
            let object = |kid: &&&Object| kid.as_dict().is_ok_and(|kid| kid.has(b"Obj"));
            if !kids.iter().any(|kid| object(&kid)) {
                report.add("a Link without annotation");
            }
            if !kids.iter().any(|kid| !object(&kid)) {
                report.add("a Link without content");
            }
        }
        _ => {}
    }
}

/// All rows of a table have as many columns.
fn rows(file: &Document, table: &Dictionary, report: &mut Findings) {
    let children = |of: &Dictionary| -> Vec<Dictionary> {
        let found = kids(file, of).into_iter().filter_map(|kid| resolved(file, kid)?.as_dict().ok().cloned());
        found.collect()
    };
    let is = |of: &Dictionary, tag: &str| name(file, of, b"S").as_deref() == Some(tag);
    let mut widths: Vec<i64> = Vec::new();
    for group in children(table) {
        let rows = if is(&group, "TR") { vec![group] } else { children(&group) };
        for row in rows.iter().filter(|row| is(row, "TR")) {
            let cells = children(row);
            let span = |cell: &Dictionary| attribute(file, cell, b"ColSpan").and_then(|span| span.as_i64().ok());
            widths.push(cells.iter().map(|cell| span(cell).unwrap_or(1)).sum());
        }
    }
    if widths.is_empty() {
        report.add("a Table without rows");
    }
    if widths.windows(2).any(|pair| pair[0] != pair[1]) {
        report.add("rows of a Table have different numbers of columns");
    }
}

fn attribute<'a>(file: &'a Document, element: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    match entry(file, element, b"A")? {
        Object::Array(list) => list.iter().find_map(|owner| entry(file, resolved(file, owner)?.as_dict().ok()?, key)),
        owner => entry(file, owner.as_dict().ok()?, key),
    }
}

fn kids<'a>(file: &'a Document, element: &'a Dictionary) -> Vec<&'a Object> {
    match element.get(b"K") {
        Ok(Object::Array(list)) => list.iter().collect(),
        Ok(Object::Reference(id)) => match file.get_object(*id) {
            Ok(Object::Array(list)) => list.iter().collect(),
            _ => element.get(b"K").into_iter().collect(),
        },
        Ok(one) => vec![one],
        Err(_) => Vec::new(),
    }
}

/// The parent tree as a map.
pub(super) fn parents(file: &Document, root: &Dictionary) -> BTreeMap<i64, Object> {
    let mut found = BTreeMap::new();
    if let Some(tree) = dictionary(file, root, b"ParentTree") {
        numbers(file, tree, 0, &mut found);
    }
    found
}

fn numbers(file: &Document, node: &Dictionary, depth: usize, found: &mut BTreeMap<i64, Object>) {
    for pair in array(file, node, b"Nums").chunks_exact(2) {
        if let Ok(key) = pair[0].as_i64() {
            found.insert(key, pair[1].clone());
        }
    }
    for kid in array(file, node, b"Kids") {
        if let Some(kid) = resolved(file, kid).and_then(|kid| kid.as_dict().ok())
            && depth < DEEPEST
        {
            numbers(file, kid, depth + 1, found);
        }
    }
}

//! Bookmarks → the nested outline (ISO 32000-1, 12.3.3). The first level is open, deeper ones are closed.

use super::{links, syntax};
use crate::layout::Document;
use lopdf::{Object, ObjectId, dictionary};

/// A bookmark's place among the others.
struct Entry {
    id: ObjectId,
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Adds the outline; none without bookmarks.
pub(super) fn add(file: &mut lopdf::Document, document: &Document, pages: &[ObjectId]) -> Option<ObjectId> {
    let bookmarks = &document.outline;
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let mut entries: Vec<Entry> = Vec::with_capacity(bookmarks.len());
    let mut top = Vec::new();
    // The entries that the next one may stand in, outermost first.
    let mut path: Vec<usize> = Vec::new();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        while path.last().is_some_and(|&last| bookmarks[last].level >= bookmark.level) {
            path.pop();
        }
        let parent = path.last().copied();
        match parent {
            Some(parent) => entries[parent].children.push(index),
            None => top.push(index),
        }
        entries.push(Entry { id: file.new_object_id(), parent, children: Vec::new() });
        path.push(index);
    }
    for siblings in entries.iter().map(|entry| &entry.children).chain([&top]) {
        for (place, &index) in siblings.iter().enumerate() {
            let entry = &entries[index];
            let parent = entry.parent.map_or(root, |parent| entries[parent].id);
            let mut item = dictionary! { "Title" => syntax::text(&bookmarks[index].title), "Parent" => parent };
            if let Some(destination) = links::destination(bookmarks[index].node, document, pages) {
                item.set("Dest", destination);
            }
            if let Some(&before) = place.checked_sub(1).and_then(|before| siblings.get(before)) {
                item.set("Prev", entries[before].id);
            }
            if let Some(&after) = siblings.get(place + 1) {
                item.set("Next", entries[after].id);
            }
            if let (Some(&first), Some(&last)) = (entry.children.first(), entry.children.last()) {
                let count = count(entry.children.len());
                item.set("First", entries[first].id);
                item.set("Last", entries[last].id);
                item.set("Count", if entry.parent.is_none() { count } else { -count });
            }
            file.set_object(entry.id, item);
        }
    }
    let visible = top.iter().map(|&index| 1 + entries[index].children.len()).sum();
    let mut outlines = dictionary! { "Type" => "Outlines", "Count" => count(visible) };
    if let (Some(&first), Some(&last)) = (top.first(), top.last()) {
        outlines.set("First", Object::Reference(entries[first].id));
        outlines.set("Last", Object::Reference(entries[last].id));
    }
    file.set_object(root, outlines);
    Some(root)
}

fn count(entries: usize) -> i64 {
    i64::try_from(entries).expect("there are fewer than 2^63 bookmarks")
}

//! The ways back from pages and annotations to the tree, and the ways to pages from links and bookmarks.

use super::tree::{self, Walk};
use super::{Findings, array, dictionary, entry, integer, name, reference, resolved, text};
use lopdf::{Dictionary, Document, ObjectId};
use std::collections::BTreeSet;

/// The parent tree leads to the elements that the walk met, and annotations are complete.
pub(super) fn annotations(file: &Document, root: &Dictionary, pages: &[ObjectId], walk: &Walk, report: &mut Findings) {
    let parents = tree::parents(file, root);
    let mut met = BTreeSet::new();
    for (index, id) in pages.iter().enumerate() {
        let number = index + 1;
        let Ok(page) = file.get_dictionary(*id) else { continue };
        let back = integer(file, page, b"StructParents").and_then(|key| parents.get(&key));
        let back = back.and_then(|list| resolved(file, list)).and_then(|list| list.as_array().ok());
        let back = back.map_or(&[][..], Vec::as_slice);
        if back.len() != walk.owned[index].len() {
            report.add(format!("page {number}: the parent tree has another number of entries than the page has ids"));
        }
        for (mcid, owner) in &walk.owned[index] {
            let element = usize::try_from(*mcid).ok().and_then(|mcid| back.get(mcid)?.as_reference().ok());
            if element != Some(owner.id) {
                report.add(format!("page {number}: the parent tree does not lead from MCID {mcid} to its element"));
            }
        }
        for annotation in array(file, page, b"Annots") {
            let Ok(id) = annotation.as_reference() else {
                report.add(format!("page {number}: an annotation is not an object of its own"));
                continue;
            };
            met.insert(id);
            let Ok(annotation) = file.get_dictionary(id) else { continue };
            let back =
                integer(file, annotation, b"StructParent").and_then(|key| parents.get(&key)?.as_reference().ok());
            if back.is_none() || back != walk.objects.get(&id).copied() {
                report.add(format!("page {number}: an annotation and its element do not lead to each other"));
            }
            if text(file, annotation, b"Contents").is_none_or(<[u8]>::is_empty) {
                report.add(format!("page {number}: an annotation without description"));
            }
            action(file, annotation, pages, number, report);
        }
    }
    if walk.objects.keys().any(|id| !met.contains(id)) {
        report.add("the tree refers to an annotation that is on no page");
    }
}

fn action(file: &Document, annotation: &Dictionary, pages: &[ObjectId], number: usize, report: &mut Findings) {
    let action = dictionary(file, annotation, b"A");
    let leads = match action.and_then(|action| Some((action, name(file, action, b"S")?))) {
        Some((action, kind)) if kind == "URI" => text(file, action, b"URI").is_some_and(|address| !address.is_empty()),
        Some((action, kind)) if kind == "GoTo" => to_page(file, action, b"D", pages),
        _ => to_page(file, annotation, b"Dest", pages),
    };
    if !leads {
        report.add(format!("page {number}: a link leads nowhere"));
    }
}

fn to_page(file: &Document, within: &Dictionary, key: &[u8], pages: &[ObjectId]) -> bool {
    let place = entry(file, within, key).and_then(|place| place.as_array().ok());
    let page = place.and_then(|place| place.first()?.as_reference().ok());
    page.is_some_and(|page| pages.contains(&page))
}

/// The bookmarks are linked to each other without a gap, and each leads to a page.
pub(super) fn outline(file: &Document, pages: &[ObjectId], report: &mut Findings) {
    let Some(id) = file.catalog().ok().and_then(|catalog| reference(catalog, b"Outlines")) else { return };
    let mut seen = BTreeSet::new();
    let visible = level(file, id, pages, &mut seen, report);
    let count = file.get_dictionary(id).ok().and_then(|root| integer(file, root, b"Count"));
    if count != Some(visible) {
        report.add(format!("the outline says {} visible entries and has {visible}", count.unwrap_or_default()));
    }
}

/// Looks at the entries inside one; gives how many of them are visible when it is open.
fn level(
    file: &Document,
    parent: ObjectId,
    pages: &[ObjectId],
    seen: &mut BTreeSet<ObjectId>,
    report: &mut Findings,
) -> i64 {
    let Ok(dictionary) = file.get_dictionary(parent) else { return 0 };
    let (mut visible, mut before, mut next) = (0, None, reference(dictionary, b"First"));
    while let Some(id) = next {
        let Ok(entry) = file.get_dictionary(id) else {
            report.add("a bookmark is not there");
            break;
        };
        if !seen.insert(id) {
            report.add("bookmarks run in a circle");
            break;
        }
        if reference(entry, b"Parent") != Some(parent) || reference(entry, b"Prev") != before {
            report.add("a bookmark does not lead back");
        }
        if text(file, entry, b"Title").is_none_or(<[u8]>::is_empty) {
            report.add("a bookmark without title");
        }
        if !to_page(file, entry, b"Dest", pages) {
            report.add("a bookmark leads to no page");
        }
        let inside = level(file, id, pages, seen, report);
        let count = integer(file, entry, b"Count").unwrap_or_default();
        if count.abs() != inside {
            report.add("a bookmark counts its entries wrongly");
        }
        visible += 1 + count.max(0);
        before = next;
        next = reference(entry, b"Next");
    }
    if reference(dictionary, b"Last") != before {
        report.add("the last bookmark of a level is another one");
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::to_page;
    use lopdf::{Document, Object, dictionary};

    #[test]
    fn a_destination_needs_a_page_of_the_file() {
        let file = Document::new();
        let to = |id| dictionary! { "D" => vec![Object::Reference((id, 0)), "Fit".into()] };
        assert!(to_page(&file, &to(3), b"D", &[(3, 0)]));
        assert!(!to_page(&file, &to(4), b"D", &[(3, 0)]));
    }
}

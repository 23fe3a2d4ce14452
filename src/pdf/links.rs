//! Links of the pages → annotations, each an object of its own.

use super::page::{Grid, points};
use super::syntax;
use crate::frame::{Link, Target};
use crate::geometry::Point;
use crate::layout::Document;
use crate::structure::NodeId;
use lopdf::{Object, ObjectId, dictionary};

/// An annotation of a page.
pub(super) struct Annotation {
    /// Its object.
    pub(super) id: ObjectId,
    /// The `Link` element that it belongs to.
    pub(super) node: NodeId,
}

/// Adds the annotations; gives those of each page. A link to a node without a place leads to the first page.
pub(super) fn add(file: &mut lopdf::Document, document: &Document, pages: &[ObjectId]) -> Vec<Vec<Annotation>> {
    let mut key = pages.len();
    let mut all = Vec::with_capacity(pages.len());
    for (page, id) in document.pages.iter().zip(pages) {
        let grid = Grid::new(page.frame.size.height);
        let mut list = Vec::new();
        for link in &page.frame.links {
            let annotation = annotation(link, grid, document, pages, key);
            list.push(Annotation { id: file.add_object(annotation), node: link.node });
            key += 1;
        }
        if let Ok(dictionary) = file.get_dictionary_mut(*id) {
            if list.is_empty() {
                dictionary.remove(b"Annots");
            } else {
                let list: Vec<Object> = list.iter().map(|annotation| Object::Reference(annotation.id)).collect();
                dictionary.set("Annots", list);
            }
        }
        all.push(list);
    }
    all
}

/// The place of a node in a destination: page, left edge as it is, top, zoom as it is.
pub(super) fn destination(node: NodeId, document: &Document, pages: &[ObjectId]) -> Option<Object> {
    let (page, y) = document.places.get(&node).copied().unwrap_or((0, 0.0));
    let (page, id) = (document.pages.get(page)?, pages.get(page)?);
    let (_, top) = Grid::new(page.frame.size.height).place(Point::new(0.0, y));
    let place = vec![Object::Reference(*id), "XYZ".into(), Object::Null, points(top).into(), Object::Null];
    Some(Object::Array(place))
}

fn annotation(link: &Link, grid: Grid, document: &Document, pages: &[ObjectId], key: usize) -> lopdf::Dictionary {
    let (left, top) = grid.place(Point::new(link.area.x, link.area.y));
    let (right, bottom) = grid.place(Point::new(link.area.right(), link.area.bottom()));
    let area: Vec<Object> = [left, bottom, right, top].into_iter().map(|value| points(value).into()).collect();
    let action = match &link.target {
        Target::Uri(address) => dictionary! { "S" => "URI", "URI" => Object::string_literal(encoded(address)) },
        Target::Node(node) => {
            dictionary! { "S" => "GoTo", "D" => destination(*node, document, pages).unwrap_or(Object::Null) }
        }
    };
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => area,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        // Printed with the page (ISO 19005-2, 6.3.2).
        "F" => 4,
        "Contents" => syntax::text(&link.description),
        "StructParent" => i64::try_from(key).expect("there are fewer than 2^63 annotations"),
        "A" => action,
    }
}

/// An address in ASCII: what a URI may not hold is percent-encoded, as UTF-8 (RFC 3986, 2.1; RFC 3987, 3.1).
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.extend([byte >> 4, byte & 0xF].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn addresses_become_ascii_and_keep_what_is_encoded_already() {
        for (written, expected) in [
            ("https://example.org/a?b=(c)&d=%20#e", "https://example.org/a?b=(c)&d=%20#e"),
            ("https://example.org/Prishtinë x", "https://example.org/Prishtin%C3%AB%20x"),
            ("mailto:a\\b@example.org", "mailto:a%5Cb@example.org"),
        ] {
            assert_eq!(encoded(written), expected);
        }
    }
}

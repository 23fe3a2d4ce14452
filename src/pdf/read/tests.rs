//! The reader on a report made by hand.

use super::{Unreadable, read};
use crate::pdf::{Attachment, Relation, fixture, write};
use crate::text::Fonts;

#[test]
fn what_was_written_is_read_back() {
    let fonts = Fonts::bundled();
    let document = fixture::report(&fonts);
    let attachment = Attachment {
        name: "figure-1.csv".to_owned(),
        media: "text/csv",
        description: "Data of Figure 1".to_owned(),
        relation: Relation::Data,
        node: None,
        bytes: "place\nGjakovë\n".repeat(40).into_bytes(),
    };
    let printed = read(&write(&document, &fonts, std::slice::from_ref(&attachment)).unwrap()).unwrap();
    assert!(printed.producer.starts_with("annual-report "), "{}", printed.producer);
    assert_eq!(printed.pages.len(), document.pages.len());
    let file = &printed.files["figure-1.csv"];
    assert!(file.intact && file.bytes == attachment.bytes);
    let heading = printed.nodes.iter().find(|node| node.role == "H1").unwrap();
    assert!(heading.page.is_some() && !heading.text.trim().is_empty(), "{heading}");
    let marked = printed.pages.iter().flatten().any(|passage| passage.text().contains(heading.text.trim()));
    assert!(marked, "{heading} stands on a page");
}

#[test]
fn what_is_no_pdf_is_refused() {
    for bytes in [&b""[..], b"no PDF", b"%PDF-1.7\n%%EOF\n"] {
        assert!(matches!(read(bytes), Err(Unreadable(_))));
    }
}

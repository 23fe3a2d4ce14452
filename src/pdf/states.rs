//! How much what a page draws covers: the graphics states of all pages.

use crate::frame::Draw;
use crate::layout::Document;
use lopdf::{Dictionary, Object, ObjectId, dictionary};

/// Writes the states that pages load; the dictionary of their names, unless there are none.
pub(super) fn add(file: &mut lopdf::Document, document: &Document) -> Option<ObjectId> {
    let mut names = Dictionary::new();
    for item in document.pages.iter().flat_map(|page| &page.frame.items) {
        if let Draw::Watermark(mark) = &item.draw {
            let opacity = Object::Real(mark.opacity);
            names.set(name(mark.opacity), dictionary! { "Type" => "ExtGState", "ca" => opacity });
        }
    }
    (!names.is_empty()).then(|| file.add_object(names))
}

/// The name of the state that covers so much.
pub(super) fn name(opacity: f32) -> String {
    format!("O{:.0}", opacity.clamp(0.0, 1.0) * 1000.0)
}

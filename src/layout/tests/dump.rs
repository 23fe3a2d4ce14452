use super::{lay, sample};
use crate::text::Fonts;
#[test]
fn dump() {
    let document = lay(&sample::full());
    println!("{} pages", document.pages.len());
    let bytes = crate::pdf::write(&document, &Fonts::bundled()).expect("pdf");
    std::fs::write("/tmp/layout-dump.pdf", bytes).expect("written");
}

//! The writer on a report by hand.

use super::{audit, fixture, write};
use crate::text::Fonts;

#[test]
fn a_report_passes_the_audit() {
    let fonts = Fonts::bundled();
    let bytes = write(&fixture::report(&fonts), &fonts).unwrap();
    assert_eq!(audit(&bytes), Vec::<String>::new());
}

#[test]
#[ignore = "writes target/judged/fixture.pdf for tests/judges/judge"]
#[expect(clippy::disallowed_methods, reason = "the judges read files")]
fn the_judges_get_a_report() {
    let fonts = Fonts::bundled();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/judged");
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(format!("{folder}/fixture.pdf"), write(&fixture::report(&fonts), &fonts).unwrap()).unwrap();
}

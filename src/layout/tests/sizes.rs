//! How small the text of whole reports is.

use crate::diagnostic::Diagnostics;
use crate::frame::Draw;
use crate::{BuildOptions, compose, gather, lay_out};
use std::path::Path;

#[test]
fn nothing_is_smaller_than_nine_points() {
    for report in ["data/kosovo", "tests/gallery"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(report);
        let (options, mut problems) = (BuildOptions::default(), Diagnostics::default());
        let material = gather(&folder, &options, &mut problems).expect("a report without errors");
        for edition in compose(&material, &options, &mut problems).expect("an edition without errors") {
            let paper = material.config.report.papers[0];
            let document = lay_out(&material, &edition, paper, &mut problems).expect("pages without errors");
            for item in document.pages.iter().flat_map(|page| &page.frame.items) {
                if let Draw::Text(run) = &item.draw {
                    // The number of a footnote is a raised one.
                    assert!(
                        run.size >= 9.0 || run.size >= 6.0 && run.text.trim().parse::<u8>().is_ok(),
                        "{report}: `{}` has {} points",
                        run.text,
                        run.size
                    );
                }
            }
        }
    }
}

//! How long a table takes to lay out: milliseconds, pages and microseconds a row for 2,500, 5,000 and 10,000 rows.

#![expect(clippy::print_stdout, reason = "what was measured is printed")]
#![expect(clippy::disallowed_methods, reason = "time is what this measures; its input is written first")]

use annual_report::BuildOptions;
use annual_report::config::Paper;
use annual_report::diagnostic::Diagnostics;
use annual_report::layout::paginate;
use annual_report::report::Report;
use annual_report::text::Fonts;
use annual_report::theme::Theme;
use std::time::Instant;

#[path = "../tests/suite/torture/rows.rs"]
mod rows;

/// How often each report is laid out; the quickest counts.
const TIMES: u32 = 5;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (theme, fonts) = (Theme::default(), Fonts::bundled());
    for rows in [2_500_u32, 5_000, 10_000] {
        rows::write(folder.path(), rows as usize);
        let mut diagnostics = Diagnostics::default();
        let reports: Vec<Report> = annual_report::reports(folder.path(), &BuildOptions::default(), &mut diagnostics)
            .unwrap_or_else(|_| panic!("{diagnostics:?}"));
        let mut best = f64::INFINITY;
        let mut pages = 0;
        for _ in 0..TIMES {
            let start = Instant::now();
            let document = paginate(&reports[0], Paper::A4, &theme, &fonts).expect("pages");
            best = best.min(start.elapsed().as_secs_f64());
            pages = document.pages.len();
        }
        let each = best * 1e6 / f64::from(rows);
        println!("{rows:6} rows: {:7.1} ms, {pages:4} pages, {each:6.1} µs a row", best * 1e3);
    }
}

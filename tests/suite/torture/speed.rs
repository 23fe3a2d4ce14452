//! A table of four times the rows takes about four times as long.

use super::{composed, rows};
use crate::workspace::Workspace;
use annual_report::config::Paper;
use annual_report::layout::paginate;
use annual_report::text::Fonts;
use annual_report::theme::Theme;
use std::fs;
use std::time::{Duration, Instant};

/// The time that this thread had a processor, where the system tells it: other tests do not count.
fn spent() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split_whitespace().next()?.parse().ok()?))
}

/// How long a table of so many rows takes to lay out: the quickest of three.
fn time_of(rows: usize) -> Duration {
    let workspace = Workspace::empty();
    let folder = workspace.path().join("rows");
    rows::write(&folder, rows);
    let report = composed(&folder);
    let (theme, fonts) = (Theme::default(), Fonts::bundled());
    let once = || {
        let (from, start) = (spent(), Instant::now());
        let document = paginate(&report, Paper::A4, &theme, &fonts).expect("pages");
        assert!(document.pages.len() > rows / 45, "{} pages of {rows} rows", document.pages.len());
        spent().zip(from).map_or_else(|| start.elapsed(), |(to, from)| to.saturating_sub(from))
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn a_table_of_four_times_the_rows_takes_about_four_times_as_long() {
    let (short, long) = (time_of(750), time_of(3000));
    // Were it the square, it would be sixteen times.
    assert!(long < short * 8, "{short:?} for a quarter of what takes {long:?}");
}

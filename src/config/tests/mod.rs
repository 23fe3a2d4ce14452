//! What authors are told about their `report.toml`, and what it comes out as.

mod data_problems;
mod folder;
mod report_problems;
mod shown_problems;
mod values;

use super::{Config, Overrides, parse};
use crate::diagnostic::{Diagnostic, Diagnostics};
use expect_test::Expect;

/// The least that a report needs; three lines.
const REPORT: &str = "[report]\ntitle = \"T\"\nperiod = \"2019\"\n";

const FILES: [&str; 5] =
    ["activities-2018.csv", "activities-2019.csv", "grants.csv", "volunteers.csv", "more/visits.csv"];

fn read(text: &str, overrides: &Overrides) -> (Option<Config>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let config = parse(text, "Kosovë 2019", &FILES, overrides, &mut diagnostics).ok();
    (config, diagnostics)
}

#[track_caller]
fn config(text: &str) -> Config {
    let (config, diagnostics) = read(text, &Overrides::default());
    config.unwrap_or_else(|| panic!("{}", rendered(&diagnostics)))
}

fn rendered(diagnostics: &Diagnostics) -> String {
    diagnostics.all().iter().map(line).collect()
}

/// `line:column-end code message «text» | hint`
fn line(diagnostic: &Diagnostic) -> String {
    let place = diagnostic.origin.as_ref().map_or_else(
        || "-".to_owned(),
        |origin| {
            let end = origin.end_column.map(|end| format!("-{end}")).unwrap_or_default();
            format!("{}:{}{end}", origin.line, origin.column)
        },
    );
    let text = diagnostic.text.as_deref().map(|text| format!(" «{text}»")).unwrap_or_default();
    let hint = diagnostic.hint.as_deref().map(|hint| format!(" | {hint}")).unwrap_or_default();
    format!("{place} {} {}{text}{hint}\n", diagnostic.code, diagnostic.message)
}

#[track_caller]
fn says(text: &str, expected: &Expect) {
    let (_, diagnostics) = read(text, &Overrides::default());
    expected.assert_eq(&rendered(&diagnostics));
}

/// Below a title and a period, which take the first three lines.
#[track_caller]
fn below_says(text: &str, expected: &Expect) {
    says(&format!("{REPORT}{text}"), expected);
}

//! A report of one long table, for the bench of layout and the test that it is linear.

use std::fmt::Write;
use std::fs;
use std::path::Path;

const REPORT: &str = r#"
[report]
title = "Rows"
period = "2019"
twins = "none"
annex = []

[sources.rows]
file = "rows.csv"
kind = "table"
date = "held_on"
public = true

[tables.rows]
records = "rows"
"#;

/// Writes a report whose only table has so many rows of seven columns, some of which wrap.
pub(crate) fn write(folder: &Path, rows: usize) {
    let mut csv = String::from("number,held_on,place,topic,participants,hours,amount\n");
    let topics = ["English club", "Summer camp for the youngest of three villages", "Training of teachers"];
    for row in 0..rows {
        let (day, place, topic) = (row % 28 + 1, row % 38, topics[row % topics.len()]);
        let (people, hours, amount) = (row % 97 + 1, row % 9 + 1, row % 1000 * 13);
        let _ = writeln!(csv, "R{row:05},2019-03-{day:02},Municipality {place},{topic},{people},{hours}.5,{amount}");
    }
    fs::create_dir_all(folder.join("content/en")).expect("a folder can be made");
    fs::write(folder.join("report.toml"), REPORT).expect("a file can be written");
    fs::write(folder.join("rows.csv"), csv).expect("a file can be written");
    fs::write(folder.join("content/en/10-rows.md"), "# Rows\n\n![](table:rows)\n").expect("a file can be written");
}

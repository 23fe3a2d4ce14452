//! The parts of the torture report that are many: rows, figures, footnotes, headings.

use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Rows of the long table: about forty pages.
const ROWS: usize = 1000;
/// Figures that are placed.
pub(super) const FIGURES: usize = 300;
/// Footnotes of one section.
pub(super) const NOTES: usize = 200;
/// Headings that come one line further down the page each time.
pub(super) const HEADINGS: usize = 50;

/// Writes them into a copy of `tests/torture`.
pub(super) fn complete(folder: &Path) {
    let write = |name: &str, text: String| fs::write(folder.join(name), text).expect("a file can be written");
    let toml = fs::read_to_string(folder.join("report.toml")).expect("the report is there");
    write("report.toml", toml + &figures());
    write("rows.csv", rows());
    write("content/en/40-notes.md", notes());
    write("content/en/41-columns.md", columns());
    write("content/en/50-headings.md", headings());
    write("content/en/60-table.md", "# Forty pages\n\n![](table:long)\n\nAfter the table.\n".to_owned());
    write("content/en/70-figures.md", placed());
}

/// Words that occur nowhere else.
fn words(of: &str, count: usize) -> String {
    let words: Vec<String> = (0..count).map(|index| format!("{of}w{}x", index + 1)).collect();
    words.join(" ")
}

fn figures() -> String {
    let mut text = String::from("\n[tiles.numbers]\nitems = [\"participants\", \"activities\", \"hours\"]\n");
    let kinds = [("column", "year"), ("bar", "place"), ("line", "month"), ("column", "program"), ("dot", "place")];
    for index in 1..=FIGURES {
        let (kind, by) = kinds[index % 4];
        let width = if index % 5 < 2 { "width = \"half\"\n" } else { "" };
        let figure = format!("kind = \"{kind}\"\nmeasure = \"participants\"\nby = \"{by}\"\n{width}");
        let _ = write!(text, "\n[figures.f{index}]\n{figure}");
    }
    text
}

fn rows() -> String {
    let mut text = String::from("row_id,what,town,since\n");
    for index in 1..=ROWS {
        let long = words(&format!("r{index}"), if index % 97 == 0 { 60 } else { 12 + index % 9 });
        let _ = writeln!(text, "R{index:04},{long},Ardal,2023-0{}-11", index % 9 + 1);
    }
    text
}

fn notes() -> String {
    let mut text = String::from("# Two hundred notes\n\n");
    let mut foot = String::new();
    for index in 1..=NOTES {
        let _ = write!(text, "{}[^{index}] ", words(&format!("n{index}"), 3 + index % 17));
        if index % 7 == 0 {
            text.push_str("\n\n");
        }
        let length = if index == 60 { 900 } else { 3 + index % 23 };
        let _ = write!(foot, "[^{index}]: {}\n\n", words(&format!("note{index}"), length));
    }
    text + "\n\n" + &foot
}

fn columns() -> String {
    let mut text = String::from("+++\ncolumns = 3\n+++\n# Three columns\n\n");
    for index in 1..=30 {
        let _ = write!(text, "## Part {index}\n\n{}", words(&format!("c{index}"), 20 + index * 3));
        let _ = write!(text, "[^c{index}]\n\n[^c{index}]: {}\n\n", words(&format!("foot{index}"), index));
    }
    text
}

fn headings() -> String {
    let mut text = String::from("+++\nchapter = \"Headings\"\n+++\n# Headings everywhere\n\n");
    for index in 1..=HEADINGS {
        let marks = ["##", "###", "####"][index % 3];
        for line in 0..index % 46 {
            let _ = write!(text, "{}\n\n", words(&format!("h{index}l{line}"), 3));
        }
        let _ = write!(text, "{marks} Heading {index}\n\n{}\n\n", words(&format!("h{index}"), 25));
    }
    text
}

fn placed() -> String {
    let mut text = String::from("# Three hundred figures\n\n");
    for index in 1..=FIGURES {
        if index % 3 == 0 {
            let _ = write!(text, "{}\n\n", words(&format!("f{index}"), 10 + index % 90));
        }
        let caption = if index % 11 == 0 { words(&format!("cap{index}"), 30) } else { String::new() };
        let _ = write!(text, "![{caption}](figure:f{index})\n\n");
    }
    text
}

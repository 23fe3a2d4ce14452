//! The brand of a made-up organisation: what passes looks like it, what does not says what to change.

use crate::workspace::{Workspace, cases};
use annual_report::pdf;
use expect_test::{expect, expect_file};
use lopdf::{Document, Object};
use std::collections::BTreeSet;
use std::fs;

/// The small report with the brand, its mark and its fonts; `report.toml` names this brand file.
fn branded(file: &str) -> Workspace {
    let workspace = Workspace::small();
    let folder = workspace.path().join("small");
    fs::create_dir(folder.join("fonts")).expect("a folder");
    for name in ["stroke-regular.ttf", "stroke-bold.ttf", "uneven-digits.ttf"] {
        fs::copy(cases().join("fonts").join(name), folder.join("fonts").join(name)).expect("a font");
    }
    for name in ["_brand.yml", "awkward.yml", "logo.svg"] {
        fs::copy(cases().join("brand").join(name), folder.join(name)).expect("a file of the brand");
    }
    let toml = fs::read_to_string(folder.join("report.toml")).expect("the file is there");
    fs::write(folder.join("report.toml"), format!("{toml}\n[theme]\nbrand = \"{file}\"\n")).expect("it can be written");
    workspace
}

#[test]
fn a_brand_that_can_be_read_gives_the_report_its_colours_fonts_and_mark() {
    let workspace = branded("_brand.yml");
    let build = workspace.run(&["build", "small", "--diagnostics", "short"]);
    build.expect_code(0);
    expect_file![cases().join("brand").join("expected.txt")].assert_eq(&build.problems);
    let bytes = fs::read(workspace.path().join("output").join("lantern.en.pdf")).expect("the report");
    assert_eq!(pdf::audit(&bytes), Vec::<String>::new());
    let file = Document::load_mem(&bytes).expect("a PDF");
    expect!["SourceSans3-Regular SourceSerif4-Italic SourceSerif4-Regular SourceSerif4-SemiBold TestStroke-Bold TestStroke-Regular"].assert_eq(&fonts(&file).join(" "));
    let charts = fills(&file);
    for (name, color) in
        [("harbour", "0.071 0.314 0.478"), ("leaf", "0.306 0.604 0.341"), ("brick", "0.71 0.329 0.235")]
    {
        assert!(charts.contains(color), "`{name}` {color} is in {charts:?}");
    }
    let heard = pdf::read(&bytes).expect("a report of ours").nodes;
    let mark = heard.iter().find(|node| node.role == "Figure").and_then(|node| node.alternative.clone());
    assert_eq!(mark.as_deref(), Some("Harbour and Hill: a hill over three waves"));
}

/// The names of the fonts, without the tags of subsets.
fn fonts(file: &Document) -> Vec<String> {
    let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
    let names = dictionaries.filter_map(|dictionary| dictionary.get(b"FontName").and_then(Object::as_name).ok());
    let names = names.map(|name| String::from_utf8_lossy(name).into_owned());
    let mut names: Vec<String> = names.map(|name| name.split('+').next_back().unwrap_or_default().to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The colours that areas are filled with.
fn fills(file: &Document) -> BTreeSet<String> {
    let contents = file.page_iter().map(|page| file.get_page_content(page));
    let lines = contents.flat_map(|content| {
        let lines = String::from_utf8_lossy(&content).into_owned();
        lines.lines().filter_map(|line| Some(line.trim().strip_suffix(" rg")?.to_owned())).collect::<Vec<_>>()
    });
    lines.collect()
}

#[test]
fn an_awkward_brand_is_refused_with_what_its_designer_must_change() {
    let workspace = branded("awkward.yml");
    let build = workspace.run(&["build", "small"]);
    build.expect_code(1);
    expect_file![cases().join("brand").join("awkward-expected.txt")].assert_eq(&build.problems);
    assert!(workspace.files("output").is_empty());
}

#[test]
fn a_font_without_figures_of_one_width_leaves_labels_and_tables_to_the_theme() {
    let workspace = branded("_brand.yml");
    workspace.replace("small/_brand.yml", "fonts/stroke-regular.ttf", "fonts/uneven-digits.ttf");
    let build = workspace.run(&["build", "small", "--diagnostics", "short"]);
    build.expect_code(0);
    let told = build.problems.lines().find(|line| line.contains("config/font-figures"));
    expect!["small/_brand.yml:35:17: notice: `fonts/uneven-digits.ttf` has digits of different widths and no tabular figures (`tnum`), which `label` needs for the numbers of tables and charts: labels, tables and charts stay in the theme's own font [config/font-figures]"].assert_eq(told.unwrap_or_default());
    let bytes = fs::read(workspace.path().join("output").join("lantern.en.pdf")).expect("the report");
    expect!["SourceSans3-Regular SourceSans3-SemiBold SourceSerif4-Italic SourceSerif4-Regular SourceSerif4-SemiBold TestStroke-Bold TestUneven-Regular"].assert_eq(&fonts(&Document::load_mem(&bytes).expect("a PDF")).join(" "));
}

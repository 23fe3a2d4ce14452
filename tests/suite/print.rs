//! What a printer gets: a sheet with the box of the page and that of the bleed, grounds that reach into it, and marks.

use crate::workspace::{Workspace, cases};
use annual_report::pdf;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::path::Path;

const BLEED: f32 = 8.5;

/// The small report for a printer, with these words in `print`.
fn printed(print: &str) -> Document {
    built(&cases().join("small"), print)
}

/// A report for a printer.
fn built(report: &Path, print: &str) -> Document {
    let workspace = Workspace::empty();
    workspace.add(report, "report");
    let toml = workspace.path().join("report/report.toml");
    let text = std::fs::read_to_string(&toml).expect("the file is there");
    std::fs::write(&toml, format!("{text}\n[theme]\nprint = {{ {print} }}\n")).expect("the file can be written");
    workspace.run(&["build", "report"]).expect_code(0);
    let files = workspace.files("output");
    let bytes = files
        .iter()
        .find(|(name, _)| Path::new(name).extension().is_some_and(|ending| ending == "pdf"))
        .map(|(_, bytes)| bytes)
        .expect("a PDF is written");
    let bytes = bytes.clone();
    assert_eq!(pdf::audit(&bytes), Vec::<String>::new());
    Document::load_mem(&bytes).expect("the PDF can be read")
}

/// A box as left, bottom, right, top.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Box([f32; 4]);

impl Box {
    fn of(dictionary: &Dictionary, name: &[u8]) -> Option<Self> {
        let values = dictionary.get(name).ok()?.as_array().ok()?;
        let values: Vec<f32> = values.iter().filter_map(|value| value.as_float().ok()).collect();
        values.try_into().ok().map(Self)
    }

    fn grown(self, by: f32) -> Self {
        let Self([left, bottom, right, top]) = self;
        Self([left - by, bottom - by, right + by, top + by])
    }

    fn holds(self, other: Self) -> bool {
        let (outer, inner) = (self.grown(0.02).0, other.0);
        outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
    }

    fn is(self, other: Self) -> bool {
        self.holds(other) && other.holds(self)
    }
}

/// Media, bleed and trim box of a page.
fn boxes(file: &Document, page: ObjectId) -> [Box; 3] {
    let dictionary = file.get_dictionary(page).expect("a page");
    [&b"MediaBox"[..], b"BleedBox", b"TrimBox"].map(|name| Box::of(dictionary, name).expect("a box"))
}

/// The operations of a page.
fn operations(file: &Document, page: ObjectId) -> Vec<lopdf::content::Operation> {
    let bytes = file.get_page_content(page);
    Content::decode(&bytes).expect("operations").operations
}

/// The rectangles that a page fills.
fn rectangles(file: &Document, page: ObjectId) -> Vec<Box> {
    let found = operations(file, page).into_iter().filter(|operation| operation.operator == "re");
    found
        .map(|operation| {
            let numbers: Vec<f32> =
                operation.operands.iter().map(|number| number.as_float().expect("a number")).collect();
            Box([numbers[0], numbers[1], numbers[0] + numbers[2], numbers[1] + numbers[3]])
        })
        .collect()
}

#[test]
fn the_boxes_of_a_printed_page_are_inside_each_other() {
    let file = printed("bleed = \"3mm\", marks = true");
    for page in file.page_iter() {
        let [media, bleed, trim] = boxes(&file, page);
        assert!(bleed.is(trim.grown(BLEED)), "{bleed:?} around {trim:?}");
        assert!(media.holds(bleed.grown(14.0)), "{media:?} has room for marks");
        let [left, bottom, right, top] = trim.0;
        assert!((right - left - 595.28).abs() < 0.02 && (top - bottom - 841.89).abs() < 0.02, "{trim:?}");
    }
}

#[test]
fn grounds_reach_to_the_edge_of_the_bleed_and_no_further() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kosovo");
    let file = built(&sample, "bleed = \"3mm\", marks = true");
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let (mut whole, mut bands) = (0, 0);
    for page in &pages {
        let [_, bleed, trim] = boxes(&file, *page);
        for area in rectangles(&file, *page) {
            assert!(bleed.holds(area), "{area:?} goes beyond {bleed:?}");
            assert!(trim.holds(area) || area.0.iter().zip(bleed.0).any(|(side, edge)| (side - edge).abs() < 0.02));
            whole += usize::from(area.is(bleed));
            let [left, bottom, right, top] = bleed.0;
            let across = (area.0[0] - left).abs() < 0.02 && (area.0[2] - right).abs() < 0.02;
            bands += usize::from(across && (area.0[3] - top).abs() < 0.02 && area.0[1] > bottom + 100.0);
        }
    }
    assert!(rectangles(&file, pages[0]).iter().any(|area| area.is(boxes(&file, pages[0])[1])), "the cover bleeds");
    assert!(whole >= 2 && bands >= 1, "{whole} pages and {bands} bands bleed");
}

#[test]
fn marks_are_eight_hair_lines_outside_of_the_bleed_and_of_the_content() {
    let file = printed("bleed = \"3mm\", marks = true");
    for page in file.page_iter() {
        let [media, bleed, _] = boxes(&file, page);
        let (mut inside, mut lines, mut from) = (false, 0, (0.0, 0.0));
        for operation in operations(&file, page) {
            let place = || {
                let number = |index: usize| operation.operands[index].as_float().expect("a number");
                (number(0), number(1))
            };
            match operation.operator.as_str() {
                "BDC" => {
                    let kind = operation.operands[1].as_dict().ok().and_then(|entries| entries.get(b"Type").ok());
                    inside = kind.is_some_and(|kind| matches!(kind, Object::Name(name) if name == b"Page"));
                }
                "EMC" => inside = false,
                "m" if inside => from = place(),
                "l" if inside => {
                    let to = place();
                    let line = Box([from.0.min(to.0), from.1.min(to.1), from.0.max(to.0), from.1.max(to.1)]);
                    let beside = line.0[2] <= bleed.0[0]
                        || line.0[0] >= bleed.0[2]
                        || line.0[3] <= bleed.0[1]
                        || line.0[1] >= bleed.0[3];
                    assert!(media.holds(line) && beside, "{line:?} is in {bleed:?}");
                    lines += 1;
                }
                _ => {}
            }
        }
        assert_eq!(lines, 8, "marks");
    }
}

#[test]
fn links_and_figures_stay_on_their_page() {
    let file = printed("bleed = \"0.125in\"");
    let trims: Vec<Box> = file.page_iter().map(|page| boxes(&file, page)[2]).collect();
    let [media, bleed, trim] = boxes(&file, file.page_iter().next().expect("a page"));
    assert!(media.is(bleed) && bleed.is(trim.grown(9.0)), "without marks the sheet is the bleed");
    let (mut links, mut figures) = (0, 0);
    for object in file.objects.values() {
        let Ok(entries) = object.as_dict() else { continue };
        if let Some(area) = Box::of(entries, b"Rect") {
            assert!(trims[0].holds(area), "the link {area:?}");
            links += 1;
        }
        if entries.get(b"S").is_ok_and(|kind| matches!(kind, Object::Name(name) if name == b"Figure")) {
            let attributes = entries.get_deref(b"A", &file).and_then(Object::as_dict).expect("attributes");
            let area = Box::of(attributes, b"BBox").expect("a place");
            assert!(trims[0].holds(area), "the figure {area:?}");
            figures += 1;
        }
    }
    assert!(links > 10 && figures > 5, "{links} links, {figures} figures");
}

#[test]
fn a_length_is_a_number_with_a_unit() {
    let workspace = Workspace::small();
    let toml = workspace.path().join("small/report.toml");
    let text = std::fs::read_to_string(&toml).expect("the file is there");
    for (written, said) in [
        ("\"3\"", "`theme.print.bleed` is not a length"),
        ("\"3 feet\"", "`theme.print.bleed` is not a length"),
        ("3", "`theme.print.bleed` must be a length in quotes"),
        ("\"30mm\"", "`theme.print.bleed` must be from 0 to 20 mm"),
        ("\"-3mm\"", "`theme.print.bleed` must be from 0 to 20 mm"),
    ] {
        std::fs::write(&toml, format!("{text}\n[theme]\nprint = {{ bleed = {written} }}\n")).expect("written");
        let check = workspace.run(&["check", "small"]);
        check.expect_code(1);
        assert!(check.problems.contains(said), "{written}: {}", check.problems);
    }
}

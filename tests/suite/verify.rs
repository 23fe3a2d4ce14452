//! `verify`: a report is what its sources say, and whatever was changed in it afterwards is found and named.

use crate::workspace::{Finished, Workspace};
use annual_report::pdf::read;
use lopdf::content::Content;
use lopdf::{Document, Object};
use std::fs;

/// The small report with its data inside, built.
fn attached() -> Workspace {
    let workspace = Workspace::small();
    workspace.replace("small/report.toml", "annex        = [", "attach       = true\nannex        = [");
    workspace.run(&["build", "small"]).expect_code(0);
    workspace
}

const PDF: &str = "output/lantern.en.pdf";

/// Changes the PDF and verifies it.
fn changed(change: impl FnOnce(&mut Document)) -> Finished {
    let workspace = attached();
    let path = workspace.path().join(PDF);
    let mut document = Document::load(&path).expect("the PDF can be read");
    change(&mut document);
    document.save(&path).expect("the PDF can be written");
    workspace.run(&["verify", PDF])
}

/// Replaces a text in a file inside the PDF; the checksum stays.
fn replace_inside(document: &mut Document, start: &str, old: &str, new: &str) {
    let mut streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let stream = streams.find(|stream| {
        stream.dict.has(b"Params")
            && stream.decompressed_content().is_ok_and(|bytes| bytes.starts_with(start.as_bytes()))
    });
    let stream = stream.expect("the file is inside");
    let text = String::from_utf8(stream.decompressed_content().expect("it can be read")).expect("UTF-8");
    assert!(text.contains(old), "{old} in {text}");
    stream.set_plain_content(text.replacen(old, new, 1).into_bytes());
    stream.dict.remove(b"Filter");
}

#[test]
fn a_report_agrees_with_itself_and_with_its_sources() {
    let workspace = attached();
    let alone = workspace.run(&["verify", PDF]);
    alone.expect_code(0);
    assert!(alone.results.ends_with("\nno disagreement\n"), "{}", alone.results);
    let with_sources = workspace.run(&["verify", PDF, "small"]);
    with_sources.expect_code(0);
    assert!(with_sources.results.contains("compared with the sources of small"), "{}", with_sources.results);
    assert_eq!(with_sources.problems, "");
}

#[test]
fn what_is_inside_is_what_was_written() {
    let workspace = attached();
    let files = workspace.files("output");
    let printed = read(&files["lantern.en.pdf"]).expect("the PDF can be read");
    assert_eq!(printed.files["facts.json"].bytes, files["lantern.en.facts.json"]);
    assert!(printed.files.values().all(|file| file.intact));
    let names: Vec<&str> = printed.files.keys().map(String::as_str).collect();
    assert!(names.contains(&"figure-1.csv") && names.contains(&"table-3.csv"), "{names:?}");
}

#[test]
fn a_number_that_was_changed_on_a_page_is_named_with_its_figure() {
    let run = changed(|document| {
        for page in document.page_iter().collect::<Vec<_>>() {
            let mut content = Content::decode(&document.get_page_content(page)).expect("content");
            let mut inside = false;
            let mut labels = Vec::new();
            for (at, operation) in content.operations.iter().enumerate() {
                match operation.operator.as_str() {
                    "BDC" => inside = operation.operands[0].as_name().is_ok_and(|name| name == b"Figure"),
                    "Tj" if inside => labels.push(at),
                    _ => {}
                }
            }
            let text = |at: usize| content.operations[at].operands.clone();
            // the first page holds the strokes of the cover
            let other = labels.first().and_then(|first| labels.iter().find(|at| text(**at) != text(*first)));
            if let (Some(first), Some(other)) = (labels.first(), other)
                && page != document.page_iter().next().expect("a page")
            {
                content.operations[*first].operands = text(*other);
                let bytes = content.encode().expect("content");
                document.change_page_content(page, bytes).expect("the page can be changed");
                return;
            }
        }
        panic!("no figure has two labels");
    });
    run.expect_code(1);
    let line = run.results.lines().next().expect("a disagreement");
    assert!(line.starts_with("page 4, figure 1 (volunteers-by-year): does not print 2, "), "{}", run.results);
    assert!(run.results.ends_with("\n1 disagreement\n"), "{}", run.results);
}

#[test]
fn a_measure_that_was_changed_in_the_facts_is_named_with_page_and_figure() {
    let run = changed(|document| replace_inside(document, "{\n  \"facts\"", "\"value\": 92,", "\"value\": 93,"));
    run.expect_code(1);
    assert!(run.results.contains("`facts.json` inside has"), "{}", run.results);
    assert!(run.results.contains("`attendance.change` is stated as 42 and comes to 43"), "{}", run.results);
}

#[test]
fn data_of_a_figure_that_was_changed_in_the_facts_is_named_with_page_and_figure() {
    let old = r#"{"place":"Ardal","measure":"participants","value":36"#;
    let run = changed(|document| {
        replace_inside(document, "{\n  \"facts\"", old, &old.replace("36", "37"));
    });
    run.expect_code(1);
    let inside = "page 7, figure 5 (towns): `figure-5.csv` inside and the facts differ from line 3 on";
    assert!(run.results.contains(inside), "{}", run.results);
    let printed = "is printed as 36 (36); in the figure's data it is 37";
    assert!(
        run.results.lines().any(|line| line.starts_with("page 7, figure 5 (towns): ") && line.contains(printed)),
        "{}",
        run.results
    );
}

#[test]
fn sources_that_have_changed_are_named_with_what_they_change() {
    let workspace = attached();
    workspace.replace("small/activities-2023.csv", "2023-07-15", "2023-07-16");
    let day = workspace.run(&["verify", PDF, "small"]);
    day.expect_code(1);
    assert!(
        day.results.contains("`activities-2023.csv` is not the file that the PDF was made from"),
        "{}",
        day.results
    );
    assert!(day.results.contains("table 3 (activities): rows of the sources are others"), "{}", day.results);
    workspace.run(&["verify", PDF]).expect_code(0);
}

#[test]
fn files_that_cannot_be_verified_are_refused() {
    let workspace = Workspace::small();
    workspace.run(&["build", "small"]).expect_code(0);
    let no_facts = workspace.run(&["verify", PDF]);
    no_facts.expect_code(1);
    assert!(no_facts.problems.contains("attach = true"), "{}", no_facts.problems);
    let path = workspace.path().join(PDF);
    let mut document = Document::load(&path).expect("the PDF can be read");
    for object in document.objects.values_mut() {
        if let Ok(information) = object.as_dict_mut()
            && information.has(b"Producer")
        {
            information.set("Producer", Object::string_literal("another program"));
        }
    }
    document.save(&path).expect("the PDF can be written");
    fs::write(workspace.path().join("text.pdf"), "no PDF").expect("a file can be written");
    for file in [PDF, "text.pdf", "nowhere.pdf"] {
        let run = workspace.run(&["verify", file]);
        run.expect_code(2);
        assert!(run.results.is_empty() && run.problems.contains("hint:"), "{}", run.problems);
    }
}

//! What is said: words, numbers, references, structure.

use super::{lay, of, sample, try_lay};
use crate::frame::{Draw, Mark, Target};
use crate::layout::Document;
use crate::prose::{Block, Inline, Placed, ReferenceTarget};
use crate::shown::Rich;
use crate::structure::{NodeId, Role, Structure};

/// Words of a node and of all inside it, as they are drawn.
pub(super) fn words(document: &Document, node: NodeId) -> String {
    let structure = &document.structure;
    let inside = |mut at: NodeId| loop {
        match structure.node(at).parent {
            _ if at == node => return true,
            Some(parent) => at = parent,
            None => return false,
        }
    };
    let items = document.pages.iter().flat_map(|page| &page.frame.items);
    items
        .filter_map(|item| match (item.mark, &item.draw) {
            (Mark::Content(at), Draw::Text(run)) if inside(at) => Some(run.text.replace('\u{AD}', "")),
            _ => None,
        })
        .collect()
}

pub(super) fn nodes(document: &Document, wanted: Role) -> Vec<NodeId> {
    fn walk(structure: &Structure, at: NodeId, wanted: Role, found: &mut Vec<NodeId>) {
        if structure.node(at).role == wanted {
            found.push(at);
        }
        for child in &structure.node(at).children {
            walk(structure, *child, wanted, found);
        }
    }
    let mut found = Vec::new();
    walk(&document.structure, Structure::ROOT, wanted, &mut found);
    found
}

pub(super) fn texts(document: &Document, role: Role) -> Vec<String> {
    nodes(document, role).into_iter().map(|node| words(document, node).trim().to_owned()).collect()
}

#[test]
fn every_paragraph_says_what_the_model_says_also_over_a_page_break() {
    let blocks: Vec<Block> = (20..60).map(sample::paragraph).collect();
    let expected: Vec<String> = (20..60)
        .map(|count| match sample::paragraph(count) {
            Block::Paragraph(inlines) => crate::layout::passage::plain(&inlines),
            _ => String::new(),
        })
        .collect();
    let document = lay(&of(vec![sample::section(blocks)]));
    assert!(document.pages.len() > 2);
    let said = texts(&document, Role::Paragraph);
    assert_eq!(said[said.len() - expected.len()..], expected);
}

#[test]
fn every_node_that_should_say_something_does() {
    let document = lay(&sample::full());
    for role in [Role::Paragraph, Role::Heading(1), Role::Heading(2), Role::Label, Role::Caption, Role::Link] {
        for node in nodes(&document, role) {
            assert!(!words(&document, node).trim().is_empty(), "{role:?} {node:?}");
        }
    }
    for node in nodes(&document, Role::Figure) {
        let node = document.structure.node(node);
        assert!(node.area.is_some() && node.alternative.as_ref().is_some_and(|words| !words.is_empty()));
    }
}

#[test]
fn headings_skip_no_level_and_the_first_one_is_the_first() {
    let sections = vec![
        sample::section(vec![sample::heading(2, "Promoted"), sample::heading(4, "Not skipped"), sample::paragraph(9)]),
        sample::section(vec![sample::heading(1, "Plain"), sample::heading(3, "Two deep"), sample::paragraph(9)]),
    ];
    let document = lay(&of(sections));
    let levels: Vec<(u8, &str)> = document.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert_eq!(levels, [(1, "Contents"), (1, "Promoted"), (2, "Not skipped"), (1, "Plain"), (2, "Two deep")]);
}

#[test]
fn sections_of_chapters_stand_one_level_below_them() {
    let document = lay(&sample::full());
    let levels: Vec<(u8, &str)> = document.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert!(levels.contains(&(1, "The people")) && levels.contains(&(2, "Volunteers over time")), "{levels:?}");
}

#[test]
fn page_numbers_in_contents_and_prose_are_those_of_the_pages() {
    let mut report = sample::full();
    let targets: Vec<_> = ["served", "left"].map(|id| ReferenceTarget::Figure(id.to_owned())).into();
    report.sections[0].blocks.push(sample::reference(&targets));
    let document = lay(&report);
    let (left, served) = (document.figure_pages["left"], document.figure_pages["served"]);
    let expected = format!("See Figure 1 page {served} Figure 2 page {left}");
    assert!(texts(&document, Role::Paragraph).contains(&expected), "{expected}");
    let entries = texts(&document, Role::TocItem);
    for entry in document.outline.iter().skip(1) {
        let folio = document.places[&entry.node].0 + 1;
        let expected = format!("{} {folio}", entry.title);
        assert!(entries.iter().any(|entry| entry.ends_with(&expected)), "{expected} in {entries:?}");
    }
}

#[test]
fn every_link_leads_to_a_place() {
    let document = lay(&sample::full());
    let links: Vec<_> = document.pages.iter().flat_map(|page| &page.frame.links).collect();
    assert!(!links.is_empty());
    for link in links {
        assert!(!link.description.is_empty() && link.area.width > 0.0);
        assert!(matches!(&link.target, Target::Node(node) if document.places.contains_key(node)), "{link:?}");
    }
}

#[test]
fn each_number_is_recorded_once_on_its_page() {
    let mut report = of(vec![sample::section(vec![sample::paragraph(40), sample::paragraph(400)])]);
    let wide = crate::shown::Shown { text: "one two three four five six ".repeat(9), ..sample::number("9") };
    report.sections[0].blocks.push(Block::Paragraph(vec![Inline::Value(wide)]));
    let document = lay(&report);
    let shown = document.pages[1..].iter().flat_map(|page| &page.frame.shown);
    let shown: Vec<&str> = shown.map(|shown| shown.fact.as_str()).collect();
    assert_eq!(shown, ["fact_112", "fact_112", "fact_9"]);
}

#[test]
fn a_table_over_pages_is_one_table_and_repeats_its_head_as_an_artifact() {
    let document = lay(&sample::full());
    let tables = nodes(&document, Role::Table);
    assert_eq!(tables.len(), 1);
    assert_eq!(texts(&document, Role::TableRow).len(), 62);
    let page = &document.pages[document.table_pages["places"]];
    let artifacts: Vec<&str> = page
        .frame
        .items
        .iter()
        .filter_map(|item| match (&item.mark, &item.draw) {
            (Mark::Artifact(_), Draw::Text(run)) => Some(run.text.trim()),
            _ => None,
        })
        .collect();
    assert!(artifacts.contains(&"Municipality") && artifacts.contains(&"Participants"), "{artifacts:?}");
    assert!(artifacts.iter().any(|text| text.starts_with("Table 1 continued from page ")), "{artifacts:?}");
}

#[test]
fn a_reference_to_nothing_and_a_character_without_a_glyph_are_errors() {
    let target = ReferenceTarget::Figure("serve".to_owned());
    let mut report = sample::full();
    report.sections[0].blocks.push(sample::reference(&[target]));
    report.sections[0].blocks.push(Block::Paragraph(vec![Inline::Text("a 漢 b".to_owned())]));
    report.sections[0].blocks.push(sample::placed(Placed::Table("place".to_owned())));
    let errors = try_lay(&report).expect_err("errors");
    let codes: Vec<_> =
        errors.iter().map(|error| (error.code, error.hint.as_deref(), error.origin.is_some())).collect();
    assert!(codes.contains(&("prose/unknown-name", Some("did you mean `served`?"), true)), "{codes:?}");
    assert!(codes.contains(&("prose/unknown-name", Some("did you mean `places`?"), true)), "{codes:?}");
    assert!(errors.iter().any(|error| error.code == "prose/no-glyph" && error.text.as_deref() == Some("a 漢 b")));
}

#[test]
fn a_list_has_labels_and_bodies() {
    let document = lay(&of(vec![sample::section(vec![sample::list(3)])]));
    assert_eq!(texts(&document, Role::Label), ["•", "•", "•"]);
    assert_eq!(nodes(&document, Role::ListBody).len(), 3);
}

#[test]
fn the_foot_knows_the_page_and_their_count() {
    let mut report = of(vec![sample::section(vec![sample::paragraph(30)])]);
    if let Some(footer) = &mut report.footer {
        footer.text = Rich::text("page {page} of {pages}");
    }
    let document = lay(&report);
    let feet: Vec<_> = document.pages[1]
        .frame
        .items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Text(run) if run.text.starts_with("page ") => Some(run.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(feet, ["page 2 of 2"]);
}

#[test]
fn what_no_face_draws_is_a_space_or_the_end_of_a_line() {
    let text = "a\tb\u{2028}c\u{202F}d\u{2011}e\u{3000}f";
    let document = lay(&of(vec![sample::section(vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])])]));
    let items = document.pages.iter().flat_map(|page| &page.frame.items);
    let runs = items.filter_map(|item| match &item.draw {
        Draw::Text(run) => Some(run),
        Draw::Path(_) | Draw::Picture(_) | Draw::Watermark(_) => None,
    });
    assert!(runs.flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
}

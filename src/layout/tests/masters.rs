//! Masters of pages and blocks beside and around the text.

use super::pages::{A4, assert_tidy};
use super::read::{nodes, texts, words};
use super::{lay, of, sample};
use crate::frame::{Draw, Mark};
use crate::geometry::Point;
use crate::layout::Document;
use crate::prose::{Block, Inline, Master, Placed};
use crate::report::{FigureWidth, Report, Section};
use crate::shown::Rich;
use crate::structure::{NodeId, Role};
use crate::theme::{Geometry, Theme};

fn side(words: usize) -> Block {
    Block::Side { title: Some(Rich::text("Why no dots")), blocks: vec![sample::paragraph(words)] }
}

fn fact(value: &str) -> Block {
    Block::Fact { value: sample::number(value), label: Rich::text("months of service, Trainees included") }
}

fn pull() -> Block {
    let blocks = vec![Block::Paragraph(vec![Inline::Text("Communities paid a third of it.".to_owned())])];
    Block::Pull { blocks, by: Some(Rich::text("A mayor")) }
}

fn framed(blocks: Vec<Block>) -> Block {
    Block::Box { title: Some(Rich::text("How it is counted")), blocks }
}

/// A report of one section in which all that can be placed can be.
fn with(blocks: Vec<Block>) -> Report {
    let mut report = of(vec![sample::section(blocks)]);
    report.figures.insert("full".to_owned(), sample::figure("full", 1, FigureWidth::Full));
    report.figures.insert("left".to_owned(), sample::figure("left", 2, FigureWidth::Half));
    report.figures.insert("right".to_owned(), sample::figure("right", 3, FigureWidth::Half));
    report.tables.insert("places".to_owned(), sample::table("places", 12));
    report.tiles.insert("numbers".to_owned(), sample::tiles("numbers", 4));
    report
}

fn figure(id: &str) -> Block {
    sample::placed(Placed::Figure(id.to_owned()))
}

/// Where a node's words start: page and baseline.
fn start(document: &Document, node: NodeId) -> (usize, Point) {
    let pages = document.pages.iter().enumerate();
    let mut runs = pages.flat_map(|(page, content)| content.frame.items.iter().map(move |item| (page, item)));
    runs.find_map(|(page, item)| match (item.mark, &item.draw) {
        (Mark::Content(at), Draw::Text(run)) if at == node => Some((page, run.origin)),
        _ => None,
    })
    .expect("words on a page")
}

#[test]
fn notes_and_facts_stand_beside_their_block_and_over_nothing() {
    let followers: [fn() -> Vec<Block>; 9] = [
        || vec![sample::paragraph(12)],
        || vec![sample::heading(2, "Two")],
        || vec![sample::list(2)],
        || vec![figure("full")],
        || vec![figure("left"), figure("right")],
        || vec![sample::placed(Placed::Table("places".to_owned()))],
        || vec![sample::placed(Placed::Tiles("numbers".to_owned()))],
        || vec![pull()],
        || vec![framed(vec![sample::paragraph(30)])],
    ];
    for (index, follower) in followers.iter().enumerate() {
        for words in [20, 300, 330, 360, 390] {
            let mut blocks = vec![sample::heading(1, "One"), sample::paragraph(words)];
            blocks.extend([fact("844"), side(30), fact("112")]);
            blocks.extend(follower());
            blocks.extend([side(12), sample::paragraph(8), figure("full"), side(40)]);
            blocks.extend(follower().into_iter().filter(|block| !matches!(block, Block::Placed(_))));
            let document = lay(&with(blocks));
            assert_tidy(&document, A4);
            assert_eq!(
                nodes(&document, Role::Figure).len() - 1,
                if index == 4 { 3 } else { usize::from(index == 3) + 1 }
            );
        }
    }
}

#[test]
fn a_note_starts_at_the_height_of_its_block_and_is_read_before_it() {
    let document = lay(&with(vec![sample::heading(1, "One"), fact("844"), side(20), sample::paragraph(90)]));
    let said = texts(&document, Role::Paragraph);
    let at = said.iter().position(|text| text == "844 months of service, Trainees included").expect("the fact");
    assert_eq!(said[at + 1], "Why no dots");
    assert!(said[at + 3].starts_with("the Volunteers worked"), "{said:?}");
    let paragraphs = nodes(&document, Role::Paragraph);
    let (beside, text) = (start(&document, paragraphs[at]), start(&document, paragraphs[at + 3]));
    let geometry = Geometry::of(A4, &Theme::default());
    assert_eq!(beside.0, text.0);
    assert!((beside.1.x - geometry.left).abs() < 3.0 && (beside.1.y - text.1.y).abs() < 16.0, "{beside:?} {text:?}");
    let shown: Vec<&str> = document.pages[text.0].frame.shown.iter().map(|shown| shown.fact.as_str()).collect();
    assert_eq!(shown, ["fact_844", "fact_112", "fact_112"]);
}

#[test]
fn a_note_longer_than_a_page_and_more_facts_than_a_page_holds_are_all_printed() {
    let mut blocks = vec![sample::heading(1, "One"), side(900), sample::paragraph(20)];
    blocks.extend((500..530).map(|value| fact(&value.to_string())));
    blocks.extend([sample::paragraph(20), side(10)]);
    let document = lay(&with(blocks));
    assert_tidy(&document, A4);
    for value in 500..530 {
        let fact = format!("fact_{value}");
        let printed = document.pages[1..].iter().flat_map(|page| &page.frame.shown).filter(|shown| shown.fact == fact);
        assert_eq!(printed.count(), 1, "{fact}");
    }
}

#[test]
fn a_pull_is_a_quotation_and_a_box_holds_its_blocks() {
    let inner = vec![sample::paragraph(300), sample::list(2), sample::heading(3, "Inside")];
    let document = lay(&with(vec![sample::heading(1, "One"), pull(), framed(inner), sample::paragraph(10)]));
    assert_tidy(&document, A4);
    assert_eq!(texts(&document, Role::BlockQuote), ["Communities paid a third of it.A mayor"]);
    let boxed = nodes(&document, Role::Division);
    assert!(words(&document, boxed[0]).starts_with("How it is counted"));
    assert_eq!(texts(&document, Role::Label).len(), 2);
}

#[test]
fn notes_flow_down_two_columns_and_tables_have_the_full_width() {
    for parts in [1, 3, 9, 30] {
        let mut blocks = vec![sample::heading(1, "Data notes")];
        for part in 0..parts {
            blocks.extend([sample::heading(2, &format!("Part {part}")), sample::paragraph(40), sample::list(1)]);
        }
        blocks.extend([sample::placed(Placed::Table("places".to_owned())), sample::paragraph(30)]);
        let mut report = with(blocks);
        report.sections[0].master = Master::Notes;
        let document = lay(&report);
        assert_tidy(&document, A4);
        let geometry = Geometry::of(A4, &Theme::default());
        let second = geometry.right() - geometry.share(2.0);
        let heads = nodes(&document, Role::Heading(2));
        let columns: Vec<bool> = heads.iter().map(|node| start(&document, *node).1.x > second - 1.0).collect();
        assert_eq!(heads.len(), parts);
        assert!(parts == 1 || (columns.contains(&true) && columns.contains(&false)), "{columns:?}");
        for node in heads {
            let (page, at) = start(&document, node);
            let below = document.pages[page].frame.items.iter().any(|item| match (item.mark, &item.draw) {
                (Mark::Content(other), Draw::Text(run)) => {
                    other != node && (run.origin.x - at.x).abs() < 20.0 && (8.0..32.0).contains(&(run.origin.y - at.y))
                }
                _ => false,
            });
            assert!(below, "{parts} parts: a heading ends a column of page {page}");
        }
    }
}

#[test]
fn a_letter_names_itself_in_the_side_column_and_a_glance_starts_at_the_left_edge() {
    let mut letter = sample::section(vec![sample::heading(1, "Five years in"), sample::paragraph(90)]);
    letter.master = Master::Letter;
    letter.title = Some(Rich::text("Message from the office"));
    letter.number = Some("1.1".to_owned());
    let mut glance = sample::section(vec![sample::heading(1, "In numbers"), sample::paragraph(9)]);
    glance.master = Master::Glance;
    glance.lead = Some(Rich::text("Columns show six years."));
    let document = lay(&of(vec![letter, glance]));
    assert_tidy(&document, A4);
    assert_eq!(texts(&document, Role::Heading(1))[1..], ["Five years in", "In numbers"]);
    assert!(texts(&document, Role::Division).contains(&"Message from the office".to_owned()));
    let left = Geometry::of(A4, &Theme::default()).left;
    assert!((start(&document, nodes(&document, Role::Heading(1))[2]).1.x - left).abs() < 3.0);
}

/// A chapter of as many sections, each a page.
fn chapter(number: u32, sections: usize) -> Vec<Section> {
    let mut all: Vec<Section> = (1..=sections)
        .map(|index| {
            let title = format!("Section {number}.{index}");
            let mut section = sample::section(vec![sample::heading(1, &title), side(20), sample::paragraph(200)]);
            section.number = Some(format!("{number}.{index}"));
            section
        })
        .collect();
    all[0].chapter = Some((number, Rich::text(format!("Chapter of {sections}"))));
    all[0].lead = Some(Rich::text("What this chapter tells."));
    all
}

#[test]
fn a_chapter_of_four_pages_has_a_page_that_opens_it_and_lists_its_sections() {
    let sections: Vec<Section> = [chapter(1, 3), chapter(2, 4), chapter(3, 1)].into_iter().flatten().collect();
    let document = lay(&of(sections));
    assert_tidy(&document, A4);
    // Cover, contents, three pages, the page that opens the second chapter, four pages, one page.
    assert_eq!(document.pages.len(), 11);
    let entries = texts(&document, Role::TocItem);
    let listed: Vec<&String> = entries.iter().filter(|entry| entry.starts_with("Section 2.")).collect();
    assert_eq!(
        listed,
        [
            "Section 2.1 7",
            "Section 2.2 8",
            "Section 2.3 9",
            "Section 2.4 10",
            "Section 2.1 7",
            "Section 2.2 8",
            "Section 2.3 9",
            "Section 2.4 10",
        ]
    );
    let opener = &document.pages[5].frame;
    assert!(!opener.items.iter().any(|item| matches!(item.mark, Mark::Artifact(crate::frame::Artifact::Header))));
    let levels: Vec<(u8, &str)> = document.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert!(levels.contains(&(1, "Chapter of 4")) && levels.contains(&(2, "Section 2.1")), "{levels:?}");
    let leads = texts(&document, Role::Paragraph).into_iter().filter(|text| text == "What this chapter tells.");
    assert_eq!(leads.count(), 3);
}

#[test]
fn a_page_that_opens_a_chapter_holds_long_titles_leads_and_lists() {
    let long = "Volunteers, Trainees and their counterparts in all municipalities of the country";
    for (title, count) in [("Municipalities", 16), ("Internationalization", 4), (long, 16), (long, 17)] {
        let mut sections = chapter(1, count);
        sections[0].chapter = Some((1, Rich::text(title)));
        sections[0].lead = Some(Rich::text(long.repeat(4)));
        let document = lay(&of(sections));
        assert_tidy(&document, A4);
        let chapter = document.outline.iter().find(|entry| entry.title == title).expect("the chapter");
        let (page, at) = start(&document, chapter.node);
        assert!(page == 2 && chapter.level == 1 && at.y < 140.0, "{title}: page {page}, {at:?}");
        // Cover, contents, the page that opens the chapter, sections.
        assert_eq!(document.pages.len(), if count > 16 { 2 } else { 3 } + count, "{title}");
    }
}

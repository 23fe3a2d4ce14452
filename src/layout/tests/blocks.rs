//! Footnotes, and blocks that are set apart or side by side.

use super::pages::{A4, assert_tidy};
use super::read::{nodes, texts, words};
use super::{lay, of, sample};
use crate::frame::{Draw, Mark, Target};
use crate::layout::Document;
use crate::prose::{Block, Callout, Definition, Inline, ListItem, Master, Placed};
use crate::report::Section;
use crate::shown::Rich;
use crate::structure::{NodeId, Numbering, Role};
use std::collections::BTreeSet;

fn said(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// A paragraph that ends with references to notes of so many words.
fn noted(label: usize, lengths: &[usize]) -> Block {
    let Block::Paragraph(mut inlines) = sample::paragraph(30) else { panic!("a paragraph") };
    for (index, length) in lengths.iter().enumerate() {
        let label = format!("{label}-{index}");
        let blocks = vec![sample::paragraph(*length)];
        inlines.push(Inline::Footnote { label, blocks });
        inlines.push(Inline::Text(" And on.".to_owned()));
    }
    Block::Paragraph(inlines)
}

/// Pages on which each node is drawn.
fn pages_of(document: &Document, node: NodeId) -> BTreeSet<usize> {
    let structure = &document.structure;
    let mut found = BTreeSet::new();
    for (page, drawn) in document.pages.iter().enumerate() {
        for item in &drawn.frame.items {
            let Mark::Content(mut at) = item.mark else { continue };
            while at != node {
                match structure.node(at).parent {
                    Some(parent) => at = parent,
                    None => break,
                }
            }
            if at == node {
                found.insert(page);
            }
        }
    }
    found
}

/// Paragraphs that are not those of the cover.
fn paragraphs(document: &Document) -> Vec<String> {
    texts(document, Role::Paragraph).split_off(texts(&lay(&sample::empty()), Role::Paragraph).len())
}

/// Each note starts on the page of its first reference, and both are linked.
fn assert_linked(document: &Document, count: usize) {
    let notes = nodes(document, Role::Note);
    assert_eq!(notes.len(), count);
    let links: Vec<_> = document
        .pages
        .iter()
        .enumerate()
        .flat_map(|(page, drawn)| drawn.frame.links.iter().map(move |link| (page, link)))
        .collect();
    for note in notes {
        let to = links.iter().find(|(_, link)| link.target == Target::Node(note));
        let (page, mark) = to.expect("a reference leads to the note");
        let starts = document.places[&note].0;
        assert_eq!(starts, *page, "note {} of page {page}", words(document, note));
        let back = links.iter().any(|(back, link)| link.target == Target::Node(mark.node) && *back == starts);
        assert!(back, "the note leads back");
        assert_eq!(document.places[&mark.node].0, *page);
        assert!(words(document, note).len() > 10);
    }
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_that_refers_to_it() {
    let blocks = (0..60).map(|index| noted(index, &[4 + index % 30][..index % 2])).collect();
    let document = lay(&of(vec![sample::section(blocks)]));
    assert_tidy(&document, A4);
    assert_linked(&document, 30);
    let labels: Vec<String> = texts(&document, Role::Label);
    assert_eq!(labels, (1..=30).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[test]
fn two_hundred_notes_keep_to_their_pages_and_lose_no_word() {
    let blocks = (0..50).map(|index| noted(index, &[3, 12, 25, 7 + index % 5])).collect();
    let document = lay(&of(vec![sample::section(blocks)]));
    assert_tidy(&document, A4);
    assert_linked(&document, 200);
    let expected: usize = (0..50).map(|index| [3, 12, 25, 7 + index % 5].iter().sum::<usize>() + 4 * 2).sum();
    let notes = nodes(&document, Role::Note);
    let found: usize = notes.iter().map(|note| words(&document, *note).split_whitespace().count() - 1).sum();
    assert_eq!(found, expected);
}

#[test]
fn a_long_note_goes_on_on_the_next_page() {
    let mut blocks = vec![sample::paragraph(250), noted(0, &[900]), noted(1, &[5])];
    blocks.extend((0..6).map(|_| sample::paragraph(120)));
    let document = lay(&of(vec![sample::section(blocks)]));
    assert_tidy(&document, A4);
    assert_linked(&document, 2);
    let note = nodes(&document, Role::Note)[0];
    assert!(pages_of(&document, note).len() > 1);
    assert_eq!(words(&document, note).split_whitespace().count(), 903);
}

#[test]
fn a_second_reference_leads_to_the_same_note() {
    let again = Inline::Footnote { label: "0-0".to_owned(), blocks: Vec::new() };
    let blocks = vec![noted(0, &[5]), Block::Paragraph([said("Again."), vec![again]].concat())];
    let document = lay(&of(vec![sample::section(blocks)]));
    assert_linked(&document, 1);
    let note = nodes(&document, Role::Note)[0];
    let links = document.pages[1].frame.links.iter().filter(|link| link.target == Target::Node(note));
    assert_eq!(links.count(), 2);
    assert_eq!(texts(&document, Role::Reference), ["1", "1"]);
}

#[test]
fn notes_of_headings_lists_tables_captions_and_columns_are_drawn() {
    let foot = |label: &str| Inline::Footnote { label: label.to_owned(), blocks: vec![sample::paragraph(6)] };
    let with = |label: &str| vec![Inline::Text("Words".to_owned()), foot(label)];
    let Block::Placed(mut placement) = sample::placed(Placed::Figure("served".to_owned())) else { panic!() };
    placement.caption = with("caption");
    let table = crate::prose::RichTable {
        right: vec![false, true],
        head: vec![with("head"), said("Count")],
        rows: vec![vec![with("cell"), said("1")]],
    };
    let blocks = vec![
        Block::Heading { level: 1, id: None, inlines: with("heading") },
        Block::List { start: None, items: vec![ListItem { blocks: vec![Block::Paragraph(with("item"))] }] },
        Block::Placed(placement),
        Block::Table(table),
        Block::Side { title: None, blocks: vec![Block::Paragraph(with("side"))] },
        sample::paragraph(20),
        Block::Columns { count: 2, blocks: vec![sample::paragraph(80), Block::Paragraph(with("column"))] },
        Block::Grid { count: 2, cells: vec![vec![Block::Paragraph(with("grid"))], vec![sample::paragraph(9)]] },
    ];
    let mut report = of(vec![sample::section(blocks)]);
    report.figures = sample::full().figures;
    let document = lay(&report);
    assert_tidy(&document, A4);
    assert_linked(&document, 8);
    assert_eq!(document.outline[1].title, "Words");
}

#[test]
fn notes_in_two_columns_leave_room_for_footnotes() {
    let blocks = (0..40).map(|index| noted(index, &[9][..usize::from(index % 3 == 0)])).collect();
    let section = Section { master: Master::Notes, ..sample::section(blocks) };
    let document = lay(&of(vec![section]));
    assert_tidy(&document, A4);
    assert_linked(&document, 14);
}

/// Baselines of the words of a page in columns whose left edges are these.
fn lowest(document: &Document, page: usize, edges: &[f32]) -> Vec<f32> {
    let mut found = vec![0.0_f32; edges.len()];
    for item in &document.pages[page].frame.items {
        if let (Mark::Content(_), Draw::Text(run)) = (&item.mark, &item.draw)
            && let Some(column) = edges.iter().rposition(|edge| run.origin.x >= edge - 0.5)
        {
            found[column] = found[column].max(run.origin.y);
        }
    }
    found
}

#[test]
fn columns_are_balanced_within_two_lines_and_read_down_then_across() {
    for (count, edges) in [(2_u8, vec![51.64, 303.64]), (3, vec![51.64, 219.64, 387.64])] {
        for paragraphs in [1, 3, 4, 7] {
            let blocks: Vec<Block> = (0..paragraphs).map(|index| sample::paragraph(40 + index * 7)).collect();
            let columns = Block::Columns { count, blocks };
            let document = lay(&of(vec![sample::section(vec![columns])]));
            assert_tidy(&document, A4);
            let ends = lowest(&document, 1, &edges);
            let (low, high) = (ends.iter().copied().fold(f32::MAX, f32::min), ends.iter().copied().fold(0.0, f32::max));
            assert!(high - low <= 2.0 * 15.0 + 7.6, "{count} columns of {paragraphs}: {ends:?}");
            assert_eq!(self::paragraphs(&document).len(), paragraphs);
        }
    }
}

#[test]
fn a_column_ends_where_the_author_says_and_a_page_where_there_are_no_columns() {
    let blocks = vec![sample::paragraph(9), sample::placed(Placed::ColumnBreak), sample::paragraph(60)];
    let document = lay(&of(vec![sample::section(vec![Block::Columns { count: 2, blocks: blocks.clone() }])]));
    let ends = lowest(&document, 1, &[51.64, 303.64]);
    assert!(ends[0] + 30.0 < ends[1], "{ends:?}");
    assert_eq!(lay(&of(vec![sample::section(blocks)])).pages.len(), 3);
}

#[test]
fn the_cells_of_a_row_start_at_one_height() {
    let cells = (0..5).map(|index| vec![sample::heading(2, "Cell"), sample::paragraph(5 + index * 9)]).collect();
    let document = lay(&of(vec![sample::section(vec![sample::heading(1, "Grid"), Block::Grid { count: 3, cells }])]));
    assert_tidy(&document, A4);
    let tops: Vec<f32> = document.pages[2]
        .frame
        .items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Text(run) if run.text.starts_with("Cell") => Some(run.origin.y),
            _ => None,
        })
        .collect();
    assert_eq!(tops.len(), 5);
    let level = |one: usize, other: usize| (tops[one] - tops[other]).abs() < 0.01;
    assert!(level(0, 1) && level(1, 2) && level(3, 4) && tops[2] < tops[3], "{tops:?}");
}

#[test]
fn a_row_of_cells_too_tall_for_a_page_is_set_cell_by_cell() {
    let cells = (0..3).map(|_| (0..9).map(|_| sample::paragraph(90)).collect()).collect();
    let document = lay(&of(vec![sample::section(vec![Block::Grid { count: 3, cells }])]));
    assert_tidy(&document, A4);
    assert_eq!(paragraphs(&document).len(), 27);
}

#[test]
fn definitions_are_a_list_of_terms_and_meanings() {
    let definition =
        |term: &str| Definition { terms: vec![said(term), said("also")], blocks: vec![sample::paragraph(20)] };
    let document =
        lay(&of(vec![sample::section(vec![Block::Definitions(vec![definition("One"), definition("Two")])])]));
    assert_tidy(&document, A4);
    assert_eq!(texts(&document, Role::Label), ["One also", "Two also"]);
    assert_eq!(nodes(&document, Role::ListBody).len(), 2);
    let list = nodes(&document, Role::List)[0];
    assert_eq!(document.structure.node(list).numbering, Numbering::None);
}

#[test]
fn in_notes_a_meaning_runs_on_after_its_term() {
    let one = Definition { terms: vec![said("Term.")], blocks: vec![Block::Paragraph(said("What it means."))] };
    let section =
        Section { master: Master::Notes, ..sample::section(vec![Block::Definitions(vec![one.clone(), one])]) };
    let document = lay(&of(vec![section]));
    assert_eq!(texts(&document, Role::Label), ["Term.", "Term."]);
    assert_eq!(texts(&document, Role::ListBody), ["What it means.", "What it means."]);
    let drawn = document.pages[1].frame.items.iter().filter_map(|item| match &item.draw {
        Draw::Text(run) if run.text.starts_with("Term") || run.text.starts_with("What") => Some(run.origin.y),
        _ => None,
    });
    let lines: Vec<f32> = drawn.collect();
    assert!(lines.chunks(2).all(|line| (line[0] - line[1]).abs() < 0.01), "{lines:?}");
}

#[test]
fn a_callout_is_read_after_its_head_word() {
    for blocks in [vec![sample::paragraph(12)], vec![sample::list(2)]] {
        let callout = Block::Callout { kind: Callout::Warning, blocks };
        let document = lay(&of(vec![sample::section(vec![sample::paragraph(9), callout, sample::paragraph(9)])]));
        assert_tidy(&document, A4);
        let division = nodes(&document, Role::Division)[0];
        assert!(words(&document, division).starts_with("Warning "), "{}", words(&document, division));
    }
}

#[test]
fn stories_and_their_masters_are_tidy() {
    let story =
        Block::Story { name: Some(Rich::text("Arta, 17")), blocks: vec![sample::paragraph(70), sample::list(3)] };
    let own = |master: Master| Section {
        master,
        lead: Some(Rich::text("She came to play, and stayed to run the club.")),
        ..sample::section(vec![sample::heading(1, "Arta"), sample::paragraph(300), sample::paragraph(200)])
    };
    let sections = vec![sample::section(vec![sample::paragraph(9), story]), own(Master::Story), own(Master::Photo)];
    let document = lay(&of(sections));
    assert_tidy(&document, A4);
    assert!(texts(&document, Role::Paragraph).contains(&"Arta, 17".to_owned()));
}

#[test]
fn lists_and_quotations_of_any_depth_stay_inside_the_column() {
    let mut list = sample::list(1);
    let mut quote = Block::Quote(vec![sample::paragraph(9)]);
    for _ in 0..20 {
        let item = ListItem { blocks: vec![sample::paragraph(6), list] };
        list = Block::List { start: Some(1), items: vec![item] };
        quote = Block::Quote(vec![sample::paragraph(6), quote]);
    }
    let document = lay(&of(vec![sample::section(vec![list, quote])]));
    assert_tidy(&document, A4);
}

#[test]
fn the_first_abbreviation_in_the_text_carries_what_it_stands_for() {
    let mut report = of(vec![sample::section(vec![
        Block::Heading { level: 1, id: None, inlines: said("TEFL at school") },
        Block::Paragraph(said("The TEFLs, then TEFL (COD) and TEFL again.")),
        Block::Paragraph(said("COD.")),
    ])]);
    report.abbreviations =
        vec![("TEFL".to_owned(), "Teaching English".to_owned()), ("COD".to_owned(), "Community".to_owned())];
    let document = lay(&report);
    let spans = nodes(&document, Role::Span);
    let long: Vec<&str> =
        spans.iter().filter_map(|node| document.structure.node(*node).alternative.as_deref()).collect();
    assert_eq!(long, ["Teaching English", "Community"]);
    assert_eq!(texts(&document, Role::Span), ["TEFL", "COD"]);
    assert_eq!(paragraphs(&document)[0], "The TEFLs, then TEFL (COD) and TEFL again.");
}

/// The first run of the page that says this.
fn drawn<'d>(document: &'d Document, text: &str) -> Option<&'d crate::frame::TextRun> {
    document.pages[1].frame.items.iter().find_map(|item| match (&item.mark, &item.draw) {
        (Mark::Content(_), Draw::Text(run)) if run.text == text => Some(run),
        _ => None,
    })
}

#[test]
fn small_figures_stand_above_and_below_the_line_and_struck_words_have_a_line() {
    let inlines = vec![
        Inline::Text("m".to_owned()),
        Inline::Superscript(said("2")),
        Inline::Superscript(said("nd")),
        Inline::Text(" H".to_owned()),
        Inline::Code("7".to_owned()),
        Inline::Subscript(said("2")),
        Inline::Strike(said("gone")),
    ];
    let document = lay(&of(vec![sample::section(vec![Block::Paragraph(inlines)])]));
    let runs: Vec<_> = document.pages[1]
        .frame
        .items
        .iter()
        .filter_map(|item| match (&item.mark, &item.draw) {
            (Mark::Content(_), Draw::Text(run)) => Some((run.text.as_str(), run.origin.y, run.size)),
            _ => None,
        })
        .collect();
    let base = runs[0].1;
    assert!(runs.iter().all(|run| run.2 >= 9.0), "{runs:?}");
    assert!(runs[2].1 < base - 2.0, "{runs:?}");
    let glyph = |text: &str| drawn(&document, text).expect("a run").glyphs[0];
    assert_ne!(glyph("2").id, glyph("7").id, "{runs:?}");
    assert!(glyph("2").advance < 450.0 && glyph("7").advance > 450.0, "{runs:?}");
    let lines = document.pages[1].frame.items.iter().filter(|item| matches!(item.draw, Draw::Path(_))).count();
    assert!(lines > 0);
}

#[test]
fn words_of_another_language_say_so_and_are_parted_as_it_parts_them() {
    let foreign = Inline::Language { tag: "sq".to_owned(), inlines: said("bashkëpunimit") };
    let document =
        lay(&of(vec![sample::section(vec![Block::Paragraph(vec![Inline::Text("It is ".to_owned()), foreign])])]));
    let spans = nodes(&document, Role::Span);
    assert_eq!(document.structure.node(spans[0]).language.as_deref(), Some("sq"));
    assert_eq!(words(&document, spans[0]), "bashkëpunimit");
}

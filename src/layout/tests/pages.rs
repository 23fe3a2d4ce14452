//! What stands where.

use super::{lay, of, sample};
use crate::config::Paper;
use crate::frame::{Draw, Mark};
use crate::geometry::{Rect, Size};
use crate::layout::{Document, page_size, paginate};
use crate::prose::{Block, Placed};
use crate::report::FigureWidth;
use crate::shown::Rich;
use crate::structure::Role;
use crate::text::Fonts;
use crate::theme::{Geometry, Theme};

/// Boxes of the texts of a page: from the baseline to the height of capitals.
pub(super) fn boxes(document: &Document, page: usize) -> Vec<(Rect, String, bool)> {
    let items = &document.pages[page].frame.items;
    items
        .iter()
        .filter_map(|item| match &item.draw {
            Draw::Text(run) if !run.text.trim().is_empty() => {
                let spaces = run.text.len() - run.text.trim_end().len();
                let space: f32 = run.glyphs.iter().rev().take(spaces).map(|glyph| glyph.advance).sum();
                let width = run.width() - space * run.size / 1000.0;
                let high = run.size * 0.66;
                let area = Rect::new(run.origin.x, run.origin.y - high, width, high);
                Some((area, run.text.clone(), matches!(item.mark, Mark::Content(_))))
            }
            _ => None,
        })
        .collect()
}

pub(super) fn assert_tidy(document: &Document, size: Size) {
    let upright = Geometry::of(size, &Theme::default()).printed();
    for page in 0..document.pages.len() {
        let turned = document.pages[page].frame.size != size;
        let geometry = if turned { upright.turned() } else { upright };
        assert_eq!(document.pages[page].frame.size, geometry.page);
        let page_area = Rect::new(geometry.left, 24.0, geometry.width, geometry.page.height - 48.0);
        let boxes = boxes(document, page);
        for (index, (area, text, _)) in boxes.iter().enumerate() {
            assert!(page_area.holds(*area, 1.0), "page {}: {text:?} at {area:?}", page + 1);
            for (other, text_of_other, _) in &boxes[index + 1..] {
                assert!(!area.meets(*other, 0.6), "page {}: {text:?} over {text_of_other:?}", page + 1);
            }
        }
    }
}

pub(super) const A4: Size = Size::new(595.28, 841.89);

#[test]
fn no_text_is_outside_the_margins_or_over_another_one() {
    assert_tidy(&lay(&sample::full()), A4);
}

#[test]
fn other_papers_are_tidy_too() {
    let report = sample::full();
    for (paper, size) in [Paper::Letter, Paper::Screen].map(|paper| (paper, page_size(paper))) {
        let document = paginate(&report, paper, &Theme::default(), &Fonts::bundled()).expect("a document");
        assert_tidy(&document, size);
    }
}

#[test]
fn tiles_of_any_number_are_tidy() {
    for count in 1..=12 {
        let mut report = of(vec![sample::section(vec![sample::placed(Placed::Tiles("numbers".to_owned()))])]);
        report.tiles.insert("numbers".to_owned(), sample::tiles("numbers", count));
        assert_tidy(&lay(&report), A4);
    }
}

#[test]
fn tables_of_any_length_break_without_a_row_alone() {
    for rows in [0, 1, 2, 30, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 80, 200] {
        let mut report = of(vec![sample::section(vec![
            sample::heading(1, "Places"),
            sample::placed(Placed::Table("places".to_owned())),
        ])]);
        report.tables.insert("places".to_owned(), sample::table("places", rows));
        let document = lay(&report);
        assert_tidy(&document, A4);
        for page in 2..document.pages.len() {
            let cells = boxes(&document, page);
            let heads = cells.iter().filter(|(_, text, content)| *content && text.starts_with("Municipality ")).count();
            assert!(heads > 1 || rows < 2, "{rows} rows: {heads} on page {}", page + 1);
        }
    }
}

#[test]
fn no_heading_ends_a_page_and_no_line_is_alone() {
    for words in (200..420).step_by(10) {
        let blocks = vec![
            sample::heading(1, "First"),
            sample::paragraph(words),
            sample::heading(2, "Second"),
            sample::paragraph(words),
            sample::heading(2, "Third"),
            sample::paragraph(words),
        ];
        let document = lay(&of(vec![sample::section(blocks)]));
        for page in 1..document.pages.len() {
            let last = document.pages[page].frame.items.iter().rev().find_map(|item| match (item.mark, &item.draw) {
                (Mark::Content(node), Draw::Text(_)) => Some(document.structure.node(node).role),
                _ => None,
            });
            assert!(!matches!(last, Some(Role::Heading(_))), "{words} words: page {} ends with a heading", page + 1);
        }
    }
}

#[test]
fn a_figure_stays_in_one_piece_and_half_ones_stand_side_by_side() {
    let document = lay(&sample::full());
    let areas: Vec<(usize, Rect)> =
        document.structure.nodes.iter().filter(|node| node.role == Role::Figure).filter_map(|node| node.area).collect();
    assert_eq!(areas.len(), 4);
    let (left, right) = (areas[2], areas[3]);
    assert_eq!(left.0, right.0);
    assert!((left.1.y - right.1.y).abs() < 0.01 && left.1.right() < right.1.x);
}

#[test]
fn a_half_figure_alone_has_half_of_the_width() {
    let mut report = of(vec![sample::section(vec![sample::placed(Placed::Figure("alone".to_owned()))])]);
    report.figures.insert("alone".to_owned(), sample::figure("alone", 1, FigureWidth::Half));
    let document = lay(&report);
    let node = document.structure.nodes.iter().rfind(|node| node.role == Role::Figure).expect("a figure");
    assert!(node.area.is_some_and(|(_, area)| (area.width - 240.0).abs() < 0.01));
}

#[test]
fn a_page_break_is_honoured_and_twice_is_once() {
    let blocks = vec![
        sample::paragraph(10),
        sample::placed(Placed::PageBreak),
        sample::placed(Placed::PageBreak),
        sample::paragraph(10),
    ];
    assert_eq!(lay(&of(vec![sample::section(blocks)])).pages.len(), 3);
}

#[test]
fn the_contents_and_a_page_break_hold_before_a_section_that_need_not_start_a_page() {
    let mut first = sample::section(vec![sample::heading(1, "First"), sample::placed(Placed::PageBreak)]);
    let mut second = sample::section(vec![sample::heading(1, "Second"), sample::paragraph(9)]);
    (first.starts_page, second.starts_page) = (false, false);
    assert_eq!(lay(&of(vec![first, second])).pages.len(), 4);
}

#[test]
fn a_section_that_need_not_start_a_page_follows_where_there_is_room() {
    let follows = |words: usize| {
        let first = sample::section(vec![sample::heading(1, "First"), sample::paragraph(words)]);
        let mut second = sample::section(vec![sample::heading(1, "Second"), sample::paragraph(30)]);
        second.starts_page = false;
        lay(&of(vec![first, second])).pages.len()
    };
    assert_eq!((follows(50), follows(440)), (3, 4));
}

#[test]
fn the_labels_of_pages_are_the_printed_folios() {
    let document = lay(&sample::full());
    let labels: Vec<String> = document.pages.iter().map(|page| page.label.clone()).collect();
    let expected: Vec<String> = (1..=document.pages.len()).map(|folio| folio.to_string()).collect();
    assert_eq!(labels, expected);
}

#[test]
fn a_long_report_has_as_many_pages_as_its_parts_need() {
    let document = lay(&sample::long());
    assert!((22..=27).contains(&document.pages.len()), "{} pages", document.pages.len());
    assert_tidy(&document, A4);
}

#[test]
fn a_row_taller_than_a_page_parts_between_its_lines() {
    let mut table = sample::table("places", 4);
    table.rows[2].cells[0].text = Rich::text("a long remark about a place ".repeat(400));
    let mut report = of(vec![sample::section(vec![sample::placed(Placed::Table("places".to_owned()))])]);
    report.tables.insert("places".to_owned(), table);
    let document = lay(&report);
    assert!(document.pages.len() > 2);
    assert_tidy(&document, A4);
}

#[test]
fn long_titles_labels_and_legends_stay_tidy() {
    let long = "Volunteers and Trainees of all services who worked in Kosovo for at least one day of the year";
    let mut report = sample::full();
    report.cover.title = Rich::text(long);
    report.cover.facts.extend_from_within(..2);
    report.meta.organisation = long.to_owned();
    for tile in report.tiles.values_mut().flat_map(|tiles| &mut tiles.items) {
        tile.label = Rich::text(long);
    }
    for table in report.tables.values_mut() {
        table.legend.extend(std::iter::repeat_n(long.to_owned(), 4));
        table.columns[3].label = long.to_owned();
    }
    let mut section = sample::section(vec![sample::heading(1, long), sample::paragraph(20)]);
    section.number = Some("12.34".to_owned());
    report.sections.push(section);
    assert_tidy(&lay(&report), A4);
}

#[test]
fn a_report_without_sections_is_its_cover() {
    let document = lay(&sample::empty());
    assert_eq!(document.pages.len(), 1);
    assert!(document.outline.is_empty());
}

#[test]
fn text_flows_past_a_figure_that_does_not_fit() {
    let mut report = of(vec![sample::section(vec![
        sample::heading(1, "First"),
        sample::paragraph(330),
        sample::placed(Placed::Figure("served".to_owned())),
        sample::paragraph(60),
        sample::paragraph(60),
    ])]);
    report.figures.insert("served".to_owned(), sample::figure("served", 1, FigureWidth::Full));
    let document = lay(&report);
    assert_eq!(document.figure_pages["served"], 4);
    let last_line = |page: usize| {
        let lines = boxes(&document, page).into_iter().filter(|(.., content)| *content);
        lines.map(|(area, ..)| area.bottom()).fold(0.0, f32::max)
    };
    assert!(last_line(2) > 700.0, "the page ends at {}", last_line(2));
    // The paragraphs that flowed past it stand as close as others, and what follows it keeps its distance.
    let tops = |page: usize| {
        let lines = boxes(&document, page).into_iter().filter(|(area, _, content)| *content && area.x > 177.0);
        lines.map(|(area, ..)| area.bottom()).fold(Vec::new(), |mut tops: Vec<f32>, y| {
            if tops.last().is_none_or(|last| (y - last).abs() > 0.5) {
                tops.push(y);
            }
            tops
        })
    };
    assert!(tops(2).windows(2).skip(1).all(|pair| pair[1] - pair[0] < 23.0), "{:?}", tops(2));
    assert_tidy(&document, A4);
}

#[test]
fn a_few_lines_do_not_get_a_page_of_their_own() {
    let pages = |paragraphs: usize| {
        let mut blocks = vec![sample::heading(1, "First")];
        blocks.extend((0..paragraphs).map(|_| sample::paragraph(12)));
        let next = sample::section(vec![sample::heading(1, "Second"), sample::paragraph(12)]);
        lay(&of(vec![sample::section(blocks), next])).pages.len()
    };
    let grows: Vec<usize> = (14..24).map(pages).collect();
    assert_eq!(grows.first(), Some(&4));
    assert_eq!(grows.last(), Some(&5));
    let full = (14..24).rev().find(|count| pages(*count) == 4).expect("a count");
    assert!(full >= 18, "{full} paragraphs on a page");
}

#[test]
fn a_plot_grows_into_the_white_below_it() {
    let mut report = of(vec![sample::section(vec![
        sample::heading(1, "First"),
        sample::placed(Placed::Figure("served".to_owned())),
        sample::paragraph(10),
    ])]);
    report.figures.insert("served".to_owned(), sample::figure("served", 1, FigureWidth::Full));
    let document = lay(&report);
    let node = document.structure.nodes.iter().rfind(|node| node.role == Role::Figure).expect("a figure");
    let spec = &report.figures["served"].chart;
    let asked = crate::chart::height(spec, 366.0, "en", &Theme::default(), &Fonts::bundled());
    assert!(node.area.is_some_and(|(_, area)| (area.height - asked * 1.15).abs() < 0.1));
}

/// A report of many blocks in an order that a seed decides.
fn mixed(seed: u32) -> crate::report::Report {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut report = of(Vec::new());
    for section in 0..5 {
        let mut blocks = vec![sample::heading(1, &format!("Section {section}"))];
        for block in 0..12 {
            let id = format!("s{section}-{block}");
            blocks.push(match next(12) {
                0 => sample::heading(u8::try_from(2 + next(3)).expect("small"), &id),
                1 | 2 => {
                    let width = if next(2) == 0 { FigureWidth::Full } else { FigureWidth::Half };
                    report.figures.insert(id.clone(), sample::figure(&id, 1 + block, width));
                    sample::placed(Placed::Figure(id))
                }
                3 => {
                    report.tables.insert(id.clone(), sample::table(&id, next(50) as usize));
                    sample::placed(Placed::Table(id))
                }
                4 => {
                    report.tiles.insert(id.clone(), sample::tiles(&id, 1 + next(9) as usize));
                    sample::placed(Placed::Tiles(id))
                }
                5 => sample::list(1 + next(6) as usize),
                6 => Block::Quote(vec![sample::paragraph(10 + next(60) as usize)]),
                7 if next(3) == 0 => sample::placed(Placed::PageBreak),
                _ => sample::paragraph(3 + next(140) as usize),
            });
        }
        let mut section = sample::section(blocks);
        section.starts_page = next(2) == 0;
        report.sections.push(section);
    }
    report
}

#[test]
fn reports_of_any_mixture_are_tidy_and_whole() {
    for seed in 0..30 {
        let report = mixed(seed);
        let document = lay(&report);
        assert_tidy(&document, A4);
        assert_eq!(document.figure_pages.len(), report.figures.len(), "seed {seed}");
        assert_eq!(document.table_pages.len(), report.tables.len(), "seed {seed}");
        let geometry = Geometry::of(A4, &Theme::default());
        for page in 1..document.pages.len() {
            for (area, text, content) in boxes(&document, page) {
                assert!(!content || area.bottom() <= geometry.bottom + 1.0, "seed {seed}, page {}: {text}", page + 1);
            }
        }
    }
}

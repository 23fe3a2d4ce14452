//! What a reader relies on in broken paragraphs.

use super::{Align, Line, ParagraphStyle, Span, break_paragraph};
use crate::frame::{Color, FaceId};
use crate::text::{Features, Fonts, TextStyle};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use std::sync::OnceLock;

const ENGLISH: &str = "Peace Corps Volunteers live and work alongside community members for two years. They build \
    relationships, exchange cultures and knowledge, and help transform lives for generations, communicating \
    in Albanian or Serbian: an extraordinary responsibility.";

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(Fonts::bundled)
}

fn style(face: FaceId, size: f32) -> TextStyle {
    TextStyle { face, size, color: Color::hex(0), tracking: 0.0, features: Features::default() }
}

fn span(text: &str, tag: u8) -> Span<u8> {
    let face = [FaceId::Text, FaceId::TextItalic, FaceId::LabelStrong][usize::from(tag % 3)];
    Span { text: text.to_owned(), style: style(face, 9.75), tag, language: None }
}

fn left(width: f32) -> ParagraphStyle<'static> {
    ParagraphStyle { width, align: Align::Left, hyphenate: true, balanced: false, language: "en" }
}

fn read(lines: &[Line<u8>]) -> String {
    let runs = lines.iter().flat_map(|line| &line.runs);
    runs.map(|placed| placed.run.text.as_str()).collect::<String>().replace('\u{AD}', "")
}

fn printed(line: &Line<u8>) -> String {
    line.runs.iter().map(|placed| placed.run.text.as_str()).collect::<String>().replace('\u{AD}', "-")
}

#[test]
fn no_spans_or_empty_ones_give_no_line() {
    assert_eq!(break_paragraph::<u8>(fonts(), &[], &left(100.0)), Vec::new());
    assert_eq!(break_paragraph(fonts(), &[span("", 0), span("", 1)], &left(100.0)), Vec::new());
}

#[test]
fn text_reads_as_it_was_and_lines_fit() {
    for width in [60.0, 90.0, 156.0, 240.0, 366.0] {
        let lines = break_paragraph(fonts(), &[span(ENGLISH, 0)], &left(width));
        assert_eq!(read(&lines), ENGLISH);
        for line in &lines {
            assert!(line.width <= width + 0.01, "{width}: {} {}", line.width, printed(line));
        }
        for line in &lines[..lines.len() - 1] {
            let text = printed(line);
            assert!(text.ends_with([' ', '-']), "{text:?}");
        }
    }
}

#[test]
fn a_hyphen_that_is_not_in_the_text_reads_as_a_soft_hyphen() {
    let lines = break_paragraph(fonts(), &[span("responsibilities communities", 0)], &left(62.0));
    let hyphenated: Vec<_> = lines.iter().filter(|line| printed(line).ends_with('-')).collect();
    assert!(!hyphenated.is_empty(), "{lines:?}");
    let run = &hyphenated[0].runs[0].run;
    let last = run.glyphs.last().expect("a hyphen");
    assert_eq!(&run.text[last.start as usize..][..usize::from(last.length)], "\u{AD}");
    let unhyphenated = ParagraphStyle { hyphenate: false, ..left(80.0) };
    let lines = break_paragraph(fonts(), &[span("responsibilities communities", 0)], &unhyphenated);
    assert!(lines.iter().all(|line| !printed(line).contains('-')), "{lines:?}");
}

#[test]
fn hyphens_are_few_in_a_wide_column() {
    let lines = break_paragraph(fonts(), &[span(ENGLISH, 0)], &left(366.0));
    assert!(lines.iter().filter(|line| printed(line).ends_with('-')).count() <= 1);
}

#[test]
fn soft_hyphens_in_the_text_show_only_at_breaks() {
    let lines = break_paragraph(fonts(), &[span("Pris\u{AD}htina and Gjako\u{AD}va", 0)], &left(300.0));
    assert_eq!(lines.len(), 1);
    assert_eq!(printed(&lines[0]), "Prishtina and Gjakova");
    let narrow = break_paragraph(fonts(), &[span("Xxxx\u{AD}Yyyy", 0)], &left(30.0));
    assert_eq!(narrow.iter().map(printed).collect::<Vec<_>>(), ["Xxxx-", "Yyyy"]);
}

#[test]
fn a_line_feed_ends_a_line_and_reads_as_a_space() {
    let lines = break_paragraph(fonts(), &[span("One\nTwo", 0), span("\n\nThree\n", 1)], &left(200.0));
    assert_eq!(lines.iter().map(printed).collect::<Vec<_>>(), ["One ", "Two ", "", "Three"]);
}

#[test]
fn no_break_spaces_hold() {
    for width in [30.0, 45.0, 60.0, 80.0] {
        let lines = break_paragraph(fonts(), &[span("about 14\u{A0}205\u{202F}US", 0)], &left(width));
        let joined: Vec<String> = lines.iter().map(printed).collect();
        let whole = fonts().width(&span("", 0).style, "en", "14\u{A0}205\u{202F}US") <= width;
        assert_eq!(joined.iter().any(|line| line.contains("14\u{A0}205\u{202F}US")), whole, "{width} {joined:?}");
    }
}

#[test]
fn a_word_that_fits_on_no_line_is_broken_rather_than_overflowing() {
    for text in
        ["Llanfairpwllgwyngyllgogerychwyrndrobwll", "https://www.peacecorps.gov/kosovo/about/annual", "WWWWWWWWWW"]
    {
        let lines = break_paragraph(fonts(), &[span(text, 0)], &left(36.0));
        assert!(lines.iter().all(|line| line.width <= 36.01), "{lines:?}");
        assert_eq!(read(&lines), text);
    }
}

#[test]
fn styles_and_tags_stay_with_their_words() {
    let spans = [span("The ", 0), span("extraordinary", 1), span(" Volunteers of ", 0), span("Kosovo", 2)];
    let lines = break_paragraph(fonts(), &spans, &left(70.0));
    for (tag, text) in [(1, "extraordinary"), (2, "Kosovo")] {
        let runs = lines.iter().flat_map(|line| &line.runs).filter(|placed| placed.tag == tag);
        let tagged: String = runs.map(|placed| placed.run.text.replace('\u{AD}', "")).collect();
        assert_eq!(tagged, text);
    }
    for line in &lines {
        for pair in line.runs.windows(2) {
            assert!((pair[0].run.origin.x + pair[0].run.width() - pair[1].run.origin.x).abs() < 0.01);
        }
    }
}

#[test]
fn titles_are_balanced_without_more_lines() {
    let text = "Volunteers served in more municipalities than in any year before";
    for width in [120.0, 160.0, 220.0, 300.0] {
        let ragged = ParagraphStyle { hyphenate: false, ..left(width) };
        let balanced = ParagraphStyle { balanced: true, ..ragged };
        let (ragged, balanced) = (
            break_paragraph(fonts(), &[span(text, 0)], &ragged),
            break_paragraph(fonts(), &[span(text, 0)], &balanced),
        );
        let spread = |lines: &[Line<u8>]| {
            let widths = lines.iter().map(|line| line.width);
            widths.clone().fold(0.0, f32::max) - widths.fold(f32::INFINITY, f32::min)
        };
        assert_eq!(ragged.len(), balanced.len());
        assert!(spread(&balanced) <= spread(&ragged) + 0.01);
    }
}

#[test]
fn a_last_line_is_not_a_lone_short_word() {
    let lines =
        break_paragraph(fonts(), &[span("They live and work in it all and then they go on to", 0)], &left(110.0));
    assert!(lines.last().expect("lines").width > 12.0, "{lines:?}");
}

#[test]
fn lines_are_aligned_in_their_column() {
    for (align, share) in [(Align::Left, 0.0), (Align::Center, 0.5), (Align::Right, 1.0)] {
        let style = ParagraphStyle { align, ..left(120.0) };
        for line in break_paragraph(fonts(), &[span(ENGLISH, 0)], &style) {
            assert!((line.runs[0].run.origin.x - (120.0 - line.width) * share).abs() < 0.01);
        }
    }
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-z]{1,14}",
        "[A-Z][a-z]{2,9}",
        Just("first-time".to_owned()),
        Just("2014–2019".to_owned()),
        Just("bashkëpunimit".to_owned()),
        Just("заједничка".to_owned()),
        Just("14\u{A0}205".to_owned()),
        Just("efficiency".to_owned()),
        Just("a/b".to_owned()),
    ];
    proptest::collection::vec(word, 1..30).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_any_width_is_kept_and_fits(
        first in words(), second in words(), width in 30.0_f32..400.0, hyphenate in any::<bool>(), balanced in any::<bool>(),
        language in prop_oneof![Just("en"), Just("sq"), Just("sr-Latn"), Just("sr")],
    ) {
        let style = ParagraphStyle { width, align: Align::Left, hyphenate, balanced, language };
        let lines = break_paragraph(fonts(), &[span(&first, 0), span(&format!(" {second}"), 1)], &style);
        prop_assert_eq!(read(&lines), format!("{first} {second}"));
        for line in &lines {
            prop_assert!(line.width <= width + 0.011, "{} {}", line.width, printed(line));
        }
    }
}

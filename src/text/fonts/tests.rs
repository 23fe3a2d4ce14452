//! What shaping and metrics promise.

use super::{Features, Fonts, TextStyle};
use crate::frame::{Color, FaceId};

fn style(face: FaceId, size: f32) -> TextStyle {
    TextStyle { face, size, color: Color::WHITE, tracking: 0.0, features: Features::default() }
}

#[test]
fn every_face_has_metrics_and_letters() {
    let fonts = Fonts::bundled();
    for face in [
        FaceId::Display,
        FaceId::Text,
        FaceId::TextItalic,
        FaceId::TextStrong,
        FaceId::Label,
        FaceId::LabelItalic,
        FaceId::LabelStrong,
        FaceId::LabelBold,
    ] {
        let metrics = fonts.metrics(face);
        assert!(metrics.ascent > metrics.cap_height && metrics.cap_height > metrics.x_height, "{metrics:?}");
        assert!(metrics.descent < 0.0);
        assert_eq!(fonts.missing(face, "Prishtinë Ђорђе Šćepan €1,234.5–6 \u{2212}\u{202F}[x]"), Vec::<char>::new());
    }
}

#[test]
fn characters_without_a_glyph_are_named_once() {
    let fonts = Fonts::bundled();
    assert_eq!(fonts.missing(FaceId::Label, "漢a漢字\n"), vec!['漢', '字']);
}

#[test]
fn glyphs_cover_the_text_cluster_by_cluster() {
    let fonts = Fonts::bundled();
    for text in ["office fi ffl", "Prishtinë и Ђаковица 2019", "e\u{301}tude", "a\u{A0}b"] {
        let run = fonts.shape(&style(FaceId::Text, 10.0), "sr", text);
        let mut at = 0;
        for glyph in run.glyphs.iter().filter(|glyph| glyph.length > 0) {
            assert_eq!(glyph.start as usize, at, "{text}");
            at += usize::from(glyph.length);
        }
        assert_eq!(at, text.len(), "{text}");
        assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "{text}");
    }
}

#[test]
fn widths_are_those_of_the_shaped_run_at_any_size() {
    let fonts = Fonts::bundled();
    for size in [6.0, 9.75, 31.0] {
        let style = style(FaceId::Label, size);
        for _ in 0..2 {
            let shaped = fonts.shape(&style, "en", "AVA 1,234").width();
            assert!((fonts.width(&style, "en", "AVA 1,234") - shaped).abs() < 0.01);
        }
    }
}

#[test]
fn tracking_follows_every_cluster() {
    let fonts = Fonts::bundled();
    let plain = style(FaceId::Label, 8.0);
    let tracked = TextStyle { tracking: 0.5, ..plain };
    let difference = fonts.width(&tracked, "en", "MEN") - fonts.width(&plain, "en", "MEN");
    assert!((difference - 1.5).abs() < 0.001, "{difference}");
}

#[test]
fn tabular_digits_have_one_width_and_small_capitals_are_other_glyphs() {
    let fonts = Fonts::bundled();
    let tabular =
        TextStyle { features: Features { tabular: true, ..Features::default() }, ..style(FaceId::LabelStrong, 10.0) };
    let widths: Vec<f32> = ('0'..='9').map(|digit| fonts.width(&tabular, "en", &digit.to_string())).collect();
    assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.001), "{widths:?}");
    let small =
        TextStyle { features: Features { small_caps: true, ..Features::default() }, ..style(FaceId::Text, 10.0) };
    let ids = |style: &TextStyle| fonts.shape(style, "en", "abc").glyphs.iter().map(|g| g.id).collect::<Vec<_>>();
    assert_ne!(ids(&small), ids(&style(FaceId::Text, 10.0)));
}

#[test]
fn serbian_italics_have_their_own_forms() {
    let fonts = Fonts::bundled();
    let italic = style(FaceId::TextItalic, 10.0);
    let ids = |language| fonts.shape(&italic, language, "бгдпт").glyphs.iter().map(|g| g.id).collect::<Vec<_>>();
    assert_ne!(ids("sr"), ids("en"));
}

#[test]
fn kerning_is_on() {
    let fonts = Fonts::bundled();
    let style = style(FaceId::Text, 10.0);
    let apart = fonts.width(&style, "en", "A") + fonts.width(&style, "en", "V");
    assert!(fonts.width(&style, "en", "AV") < apart);
}

#[test]
fn threads_share_the_fonts() {
    let fonts = Fonts::bundled();
    let style = style(FaceId::Label, 9.0);
    let expected = fonts.width(&style, "en", "Volunteers");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert!((fonts.width(&style, "en", "Volunteers") - expected).abs() < 0.001));
        }
    });
}

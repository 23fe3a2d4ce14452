//! The theme that is built in passes; what is wrong with another one is named with its measure.

use super::{Parted, check};
use crate::frame::Color;
use crate::theme::Theme;
use crate::theme::contrast::ratio;
use crate::theme::series::{FOURTH, MANY, SECOND};
use crate::theme::vision::{Vision, difference, least_difference};
use expect_test::{Expect, expect};

/// A measure that the design gives with its decimals.
fn assert_near(measured: f64, given: f64) {
    assert!((measured - given).abs() < 0.06, "{measured} is not {given}");
}

fn expect_problems(theme: &Theme, expected: &Expect) {
    let problems = check(theme);
    let lines: Vec<String> = problems.iter().map(|problem| format!("{}: {}", problem.code, problem.message)).collect();
    expected.assert_eq(&lines.join("\n"));
    assert!(problems.iter().all(|problem| problem.hint.is_some() && problem.text.is_some()));
}

#[test]
fn the_built_in_theme_is_read_and_told_apart_by_everybody() {
    expect_problems(&Theme::default(), &expect![""]);
}

#[test]
fn contrasts_of_the_built_in_theme_are_those_of_its_design() {
    let theme = Theme::default();
    let white = |color: Color| ratio(color, Color::WHITE);
    assert_near(white(theme.ink), 15.4);
    assert_near(white(theme.muted), 6.2);
    assert_near(white(theme.primary), 9.9);
    assert_near(white(theme.context), 3.3);
    assert_near(white(theme.secondary), 3.15);
    assert_near(white(theme.accent), 4.9);
    assert_near(white(theme.accent_text), 5.5);
    assert_near(white(theme.secondary_text), 5.4);
    assert_near(white(theme.context_text), 5.8);
    assert_near(white(theme.deep), 11.6);
    assert_near(ratio(theme.primary, theme.period_band), 8.2);
    assert_near(ratio(theme.pale, theme.deep), 7.7);
    assert_near(ratio(theme.stroke, theme.deep), 4.6);
    assert_near(ratio(theme.highlight, theme.deep), 6.3);
    assert_near(ratio(theme.ink, theme.context), 4.7);
    assert_near(ratio(theme.ink, theme.secondary), 4.9);
    let labels = theme.classes.map(|class| ratio(theme.ink_on(class), class));
    for (measured, given) in labels.into_iter().zip([10.0, 6.4, 4.9, 9.9]) {
        assert_near(measured, given);
    }
}

#[test]
fn neighbouring_series_differ_in_contrast_or_are_parted_by_white() {
    let theme = Theme::default();
    let rules: Vec<String> = (1..MANY)
        .map(|at| match theme.parted(at - 1, at) {
            Parted::Contrast(contrast) => format!("contrast {contrast:.2}"),
            Parted::WhiteLine(contrast) => format!("white line {contrast:.2}"),
            Parted::Not(contrast) => format!("not {contrast:.2}"),
        })
        .collect();
    expect!["contrast 3.15, white line 1.05, white line 1.48, white line 1.52, white line 1.74"]
        .assert_eq(&rules.join(", "));
}

#[test]
fn every_pair_of_series_is_twenty_apart_for_all_eyes_but_the_one_that_never_touches() {
    let theme = Theme::default();
    for (a, b) in (0..MANY).flat_map(|a| (a + 1..MANY).map(move |b| (a, b))) {
        let (least, vision) = least_difference(theme.series(a), theme.series(b));
        if (a, b) == (SECOND, FOURTH) {
            assert_eq!(vision, Vision::Deutan);
            assert_near(least, 12.5);
        } else {
            assert!(least >= 28.0, "{a} and {b}: {least}");
        }
    }
    assert_near(difference(theme.primary, theme.context, Vision::Tritan), 29.6);
}

#[test]
fn text_marks_and_labels_without_contrast_are_named_with_their_ratio() {
    let mut theme = Theme {
        muted: Color::hex(0x8A_96_9A),
        secondary: Color::hex(0xE0_B0_40),
        stroke: Color::hex(0x2A_5A_60),
        ..Theme::default()
    };
    theme.types.body.color = Color::hex(0x77_77_77);
    theme.types.band_lead.color = theme.deep;
    expect_problems(
        &theme,
        &expect![[r"
            config/theme-contrast: text in `muted` has a contrast of 3.03:1 on the page; text needs 4.5:1
            config/theme-contrast: text in `muted` has a contrast of 2.52:1 on `period_band`; text needs 4.5:1
            config/theme-contrast: text in `ink` (`body`) has a contrast of 4.47:1 on the page; text needs 4.5:1
            config/theme-contrast: text in `on_deep` (`band_lead`) has a contrast of 1.00:1 on `deep`; text needs 4.5:1
            config/theme-contrast: the mark `secondary` has a contrast of 2.00:1 on the page; a mark needs 3:1
            config/theme-contrast: the mark `stroke` has a contrast of 1.50:1 on `deep`; a mark needs 3:1"]],
    );
}

#[test]
fn series_that_nothing_parts_and_classes_out_of_order_are_named() {
    let mut theme = Theme::default();
    theme.chart.white_line = 0.0;
    theme.classes.swap(0, 1);
    expect_problems(
        &theme,
        &expect![[r"
        config/theme-contrast: class 2 is not darker than class 1 (luminance 0.63 and 0.39)
        config/theme-contrast: `secondary` and `context` follow each other with a contrast of 1.05:1 and a white line of 0 points between them; they need 3.00:1 or a line of 0.5 points
        config/theme-contrast: `context` and `accent` follow each other with a contrast of 1.47:1 and a white line of 0 points between them; they need 3.00:1 or a line of 0.5 points
        config/theme-contrast: `accent` and `fifth` follow each other with a contrast of 1.51:1 and a white line of 0 points between them; they need 3.00:1 or a line of 0.5 points
        config/theme-contrast: `fifth` and `sixth` follow each other with a contrast of 1.73:1 and a white line of 0 points between them; they need 3.00:1 or a line of 0.5 points"]],
    );
}

#[test]
fn series_that_colour_blind_readers_mix_up_are_named_with_their_difference() {
    let theme = Theme { fifth: Color::hex(0x2B_47_70), secondary: Color::hex(0xC4_62_1C), ..Theme::default() };
    expect_problems(
        &theme,
        &expect![[r"
        config/theme-vision: `primary` and `fifth` differ by 4.96 with tritanopia; series need 20
        config/theme-vision: `secondary` and `accent` differ by 4.91 with deuteranopia; series need 12"]],
    );
}

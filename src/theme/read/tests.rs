//! Theme files over their base: tokens that change, and every way in which one can be wrong, with its place.

use super::{over_another, place};
use crate::diagnostic::Diagnostics;
use crate::frame::{Color, FaceId};
use crate::theme::{Theme, ThemeFile, load};
use expect_test::{Expect, expect};

fn theme(text: &str) -> Theme {
    let mut diagnostics = Diagnostics::default();
    let theme = over_another("theme.toml", text, &mut diagnostics);
    assert_eq!(diagnostics.all(), []);
    theme
}

fn expect_problems(text: &str, expected: &Expect) {
    let mut diagnostics = Diagnostics::default();
    let loaded = load(Some(ThemeFile { path: "theme.toml", text }), None, &mut diagnostics);
    assert!(loaded.is_err());
    let line = |problem: &crate::diagnostic::Diagnostic| {
        let at = problem.origin.clone().expect("a place");
        let end = at.end_column.map_or_else(String::new, |end| format!("-{end}"));
        let (text, hint) = (problem.text.clone().unwrap_or_default(), problem.hint.clone().expect("a hint"));
        format!("{}:{}{end} {} {} «{text}» | {hint}", at.line, at.column, problem.code, problem.message)
    };
    expected.assert_eq(&diagnostics.all().iter().map(line).collect::<Vec<_>>().join("\n"));
}

#[test]
fn what_a_file_leaves_out_is_as_in_its_base() {
    assert_eq!(theme(""), Theme::default());
    assert_eq!(theme("base = \"twill\""), Theme::default());
}

#[test]
fn a_token_that_a_file_names_is_changed_alone() {
    let changed = theme(
        "[colors]\nprimary = \"#123456\"\n[colors.tint]\nink = \"#000000\"\n[type]\nbody = { size = 11 }\n\
         [faces]\ntext = \"Vollkorn\"\n[chart]\nbar = 14.5\n",
    );
    let mut expected = Theme::default();
    expected.set_color(crate::theme::ColorRole::Primary, Color::hex(0x12_34_56));
    expected.tint.ink = Color::BLACK;
    expected.types.body.size = 11.0;
    expected.faces.set(FaceId::Text, crate::theme::Bundled::Vollkorn);
    expected.chart.bar = 14.5;
    assert_eq!(changed, expected);
    assert_eq!(changed.types.heading1.color, Color::hex(0x12_34_56), "text goes along with the colour of its role");
}

#[test]
fn every_token_that_cannot_be_is_named_with_its_place() {
    expect_problems(
        r##"base = "twil"
[colors]
ink = "17272B"
mutted = "#54646A"
classes = ["#BBD5D4", 4]
[colors.fields]
[faces]
text = "Sorce Serif 4"
[type]
body = { size = "11", colour = "ink" }
lead = { size = 2, color = "inc", face = "serif" }
headline = {}
notes = { size = 20 }
[masters]
cover = "stroke"
prose_columns = 3
[chart]
bar = 400
pitch = 2
[page]
margin = nan
"##,
        &expect![[r##"
            1:9-13 config/value `base` cannot be `twil` «twil» | did you mean `twill`?
            3:8-14 config/value `colors.ink` is not a colour «17272B» | a colour is `#` and six digits, 0 to 9 and A to F: `#0E4A52`
            4:1-7 config/unknown-key `colors` has no key `mutted` «mutted» | did you mean `muted`?
            5:11-25 config/value `colors.classes` are not four colours «["#BBD5D4", 4]» | a map has four classes, from light to dark
            5:23-24 config/type `colors.classes[2]` must be a colour, not a whole number «4» | for example `"#0E4A52"`
            6:9-15 config/unknown-key `colors` has no key `fields` «fields» | did you mean `field`?
            8:9-22 config/font-unknown no bundled font is called `Sorce Serif 4` «Sorce Serif 4» | did you mean `Source Serif 4`?
            10:18-20 config/type `type.body.size` must be a number from 9 to 300, not a string «11» | for example `size = 9`
            10:23-29 config/unknown-key `type.body` has no key `colour` «colour» | did you mean `color`?
            11:17-18 config/value `type.lead.size` must be a number from 9 to 300 «2» | for example `size = 154`
            11:29-32 config/value `type.lead.color` cannot be `inc` «inc» | did you mean `ink`?
            11:43-48 config/value `type.lead.face` cannot be `serif` «serif» | one of `"display"`, `"text"`, `"text_italic"`, `"text_strong"`, `"label"`, `"label_italic"`, `"label_strong"`, `"label_bold"`
            12:1-9 config/unknown-key `type` has no key `headline` «headline» | did you mean `heading4`?
            13:1-6 config/value lines of 20 points have a leading of 13.5 and would overlap «notes» | give `leading` the size or more
            15:10-16 config/value `masters.cover` cannot be `stroke` «stroke» | did you mean `strokes`?
            16:17-18 config/value `masters.prose_columns` must be a whole number from 1 to 1 «3» | for example `prose_columns = 1`
            18:7-10 config/value `chart.bar` must be a number from 3 to 40 «400» | for example `bar = 21`
            19:1-6 config/unknown-key `chart` has no key `pitch` «pitch» | it has `bar`, `bar_pitch`, `bullet_bar`, `bullet_pitch`, `bullet_reach`, `bullet_slit`, `bullet_tick`, `category_drop`, `column_gap`, `field_column_gap`, `field_zero_line`, `gantt_bar`, `gantt_cut`, `gantt_outline`, `gantt_pitch`, `gridline`, `height`, `height_narrow`, `label_gap`, `line`, `line_context`, `map_border`, `map_outline`, `marker`, `marker_context`, `name_gap`, `panel_gap`, `panel_height`, `panel_rows`, `part_label`, `pyramid_bar`, `pyramid_gutter`, `pyramid_pitch`, `ring`, `value_gap`, `value_rise`, `white_line`, `zero_line`
            21:10-13 config/value `page.margin` must be a number from 24 to 160 «nan» | for example `margin = 92`"##]],
    );
}

#[test]
fn colours_that_cannot_be_read_are_placed_at_the_token_that_the_file_gives() {
    expect_problems(
        r##"[colors]
muted = "#8A969A"
fifth = "#2B4770"
deep = "#7F9A9E"
[type]
body = { color = "gridline" }
[colors.field]
context = "#0C3F47"
"##,
        &expect![[r"
            2:10-17 config/theme-contrast text in `muted` (`tile_unit`, `tile_note`, `glance_lead`, …) has a contrast of 3.03:1 on the page; text needs 4.5:1 «#8A969A» | the nearest shade that is seen there is `#6D787C`, the nearest ground for it `#2D2D2D`
            2:10-17 config/theme-contrast text in `muted` has a contrast of 2.52:1 on `period_band`; text needs 4.5:1 «#8A969A» | the nearest shade that is seen there is `#606C6F`, the nearest ground for it `#272E2E`
            4:9-16 config/theme-contrast text in `on_deep` (`cover_title`, `cover_organisation`, `cover_fact`, …) has a contrast of 2.99:1 on `deep`; text needs 4.5:1 «#FFFFFF» | the nearest shade that is seen there is `#2E2E2E`, the nearest ground for it `#617B7F`
            4:9-16 config/theme-contrast text in `pale` (`cover_text`, `cover_fact_label`, `cover_caption`, …) has a contrast of 1.99:1 on `deep`; text needs 4.5:1 «#BFD8D8» | the nearest shade that is seen there is `#1D3232`, the nearest ground for it `#465F63`
            4:9-16 config/theme-contrast text in `highlight` (`row_focus`, `band_chapter`, `band_number`, …) has a contrast of 1.62:1 on `deep`; text needs 4.5:1 «#F2B441» | the nearest shade that is seen there is `#402A00`, the nearest ground for it `#395256`
            6:1-5 config/theme-contrast text in `gridline` (`body`) has a contrast of 1.27:1 on the page; text needs 4.5:1 «#DDE5E6» | the nearest shade that is seen there is `#717879`, the nearest ground for it `#656565`
            4:9-16 config/theme-contrast the mark `stroke` has a contrast of 1.17:1 on `deep`; a mark needs 3:1 «#7FAAAE» | the nearest shade that is seen there is `#264F53`, the nearest ground for it `#3E585B`
            4:9-16 config/theme-contrast the mark `highlight` has a contrast of 1.62:1 on `deep`; a mark needs 3:1 «#F2B441» | the nearest shade that is seen there is `#624300`, the nearest ground for it `#536D70`
            8:12-19 config/theme-contrast `context` has a contrast of 1.00:1 on `field.ground`; a mark needs 3:1 «#0C3F47» | the nearest shade that is seen there is `#5A8A93`, the nearest ground for it `#5A8A93`
            3:10-17 config/theme-vision `primary` and `fifth` differ by 4.96 with tritanopia; series need 20 «fifth» | take colours that differ in lightness as well as in hue"]],
    );
}

#[test]
fn columns_that_are_too_narrow_for_words_are_refused() {
    expect_problems(
        "[page]\nmargin = 150\nside_columns = 4\n",
        &expect![
            "3:16-17 config/value the main column of an A4 page is 193 points wide; it needs 220 «page» | change `margin`, `columns`, `side_columns` or `gutter`"
        ],
    );
    expect_problems(
        "[page]\ncolumns = 24\n",
        &expect![
            "2:11-13 config/value the side column of an A4 page is 51 points wide; it needs 80 «page» | change `margin`, `columns`, `side_columns` or `gutter`"
        ],
    );
}

#[test]
fn a_role_names_few_fonts() {
    let fonts = vec!["\"a.ttf\""; 300].join(", ");
    let text = format!("[faces]\ntext = [{fonts}]\n");
    let mut diagnostics = Diagnostics::default();
    assert!(load(Some(ThemeFile { path: "theme.toml", text: &text }), None, &mut diagnostics).is_err());
    let problem = &diagnostics.all()[0];
    let at = problem.origin.clone().expect("a place");
    assert_eq!(problem.message, "`faces.text` names more than 8 fonts");
    assert_eq!((at.line, at.column), (2, 8));
}

#[test]
fn a_file_that_is_no_toml_is_refused_at_the_place() {
    expect_problems(
        "[colors\nink = 3",
        &expect![[
            r#"1:8 config/syntax unclosed table, expected `]` «» | the file is TOML: `[table]`, `key = "text"`, `key = [1, 2]`"#
        ]],
    );
}

#[test]
fn the_place_of_a_token_is_that_of_its_value() {
    let text = "[colors]\nink = \"#000000\"\n[type]\nbody = { size = 11 }\n";
    let at = |token: &str| place("theme.toml", text, token).map(|origin| (origin.line, origin.column));
    assert_eq!(at("colors.ink"), Some((2, 8)));
    assert_eq!(at("type.body"), Some((4, 1)));
    assert_eq!(at("colors.muted"), None);
    assert_eq!(at("chart.bar"), None);
}

//! Brand files of made-up organisations.

use super::Brand;
use crate::diagnostic::{Diagnostics, Severity};
use crate::frame::FaceId;
use crate::theme::check::hex;
use crate::theme::{Bundled, FontSource, Theme, check};
use expect_test::{Expect, expect};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use std::fmt::Write;

/// All problems in the short form, and the theme.
fn branded(text: &str) -> (Theme, String) {
    let mut diagnostics = Diagnostics::default();
    let mut theme = Theme::default();
    if let Some(brand) = Brand::read("_brand.yml", text, &mut diagnostics) {
        brand.apply(&mut theme, &mut diagnostics);
    }
    let mut told = String::new();
    for problem in diagnostics.all() {
        let origin = problem.origin.as_ref().unwrap();
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Notice => "notice",
        };
        let hint = problem.hint.as_deref().unwrap();
        writeln!(
            told,
            "{}:{} {severity} {}\n    {}\n    {hint}",
            origin.line, origin.column, problem.code, problem.message
        )
        .unwrap();
    }
    (theme, told)
}

fn expect_told(text: &str, expected: &Expect) -> Theme {
    let (theme, told) = branded(text);
    expected.assert_eq(&told);
    theme
}

/// Five colours that look well on a website and that a report cannot use as they are.
const AWKWARD: &str = r##"
meta:
  name: { full: Harbour and Hill, short: H&H }
color:
  palette:
    sun: "#F9BD07"
    sky: "#87CEEB"
    leaf: "#4E9A57"
    brick: "#B5543C"
    mist: "#9AA5A8"
  foreground: mist
  primary: sun
  secondary: leaf
  tertiary: brick
  info: sky
"##;

#[test]
fn awkward_colours_are_errors_that_say_what_to_change() {
    expect_told(
        AWKWARD,
        &expect![[r#"
            11:15 error config/brand-contrast
                `foreground` (#9AA5A8) has a contrast of 2.52:1 on white; text needs 4.5:1
                the nearest shade that passes is #6E787B (4.53:1); in the palette `brick` (4.88:1) would do
            12:12 error config/brand-contrast
                `primary` (#F9BD07) has a contrast of 1.70:1 on white; titles need 4.5:1
                the nearest shade that passes is #967000 (4.55:1); in the palette `brick` (4.88:1) would do
            14:13 error config/brand-vision
                `tertiary` (#B5543C) and the shade proposed for `primary` (#967000) differ by 18.49 with deuteranopia; colours of charts need 20
                the nearest shade that passes is #983922 (7.13:1)
            7:10 notice config/brand-contrast
                `sky` (#87CEEB) has a contrast of 1.74:1 on white; marks of charts need 3:1: no chart has it
                nothing needs to change; a shade of another lightness could be in charts
            10:11 notice config/brand-contrast
                `mist` (#9AA5A8) has a contrast of 2.52:1 on white; marks of charts need 3:1: no chart has it
                nothing needs to change; a shade of another lightness could be in charts
        "#]],
    );
}

#[test]
fn a_brand_whose_colours_reach_their_contrast_passes_and_reaches_charts() {
    let text =
        AWKWARD.replace("foreground: mist", "foreground: \"#20303A\"").replace("primary: sun", "primary: \"#12507A\"");
    let theme = expect_told(
        &text,
        &expect![[r#"
            7:10 notice config/brand-contrast
                `sky` (#87CEEB) has a contrast of 1.74:1 on white; marks of charts need 3:1: no chart has it
                nothing needs to change; a shade of another lightness could be in charts
            10:11 notice config/brand-contrast
                `mist` (#9AA5A8) has a contrast of 2.52:1 on white; marks of charts need 3:1: no chart has it
                nothing needs to change; a shade of another lightness could be in charts
        "#]],
    );
    assert_eq!(check(&theme), []);
    let series: Vec<String> = (0..6).map(|number| hex(theme.series(number))).collect();
    expect!["#12507A #4E9A57 #808080 #B5543C #BC881B #4A2A12"].assert_eq(&series.join(" "));
}

#[test]
fn who_takes_every_proposal_has_a_brand_that_passes() {
    let (_, told) = branded(AWKWARD);
    let mut lines: Vec<String> = AWKWARD.lines().map(str::to_owned).collect();
    let told: Vec<&str> = told.lines().collect();
    for problem in told.chunks(3).filter(|problem| problem[0].contains(" error ")) {
        let line: usize = problem[0].split(':').next().unwrap().parse().unwrap();
        let shade = problem[2].split_once("that passes is ").unwrap().1.split(' ').next().unwrap();
        let key = lines[line - 1].split(':').next().unwrap().to_owned();
        lines[line - 1] = format!("{key}: \"{shade}\"");
    }
    let (theme, told) = branded(&lines.join("\n"));
    assert!(!told.contains(" error "), "{told}");
    assert_eq!(check(&theme), []);
}

#[test]
fn names_that_stand_for_each_other_and_unknown_colours_are_named() {
    let text =
        "color:\n  palette: { a: b, b: a, leav: \"#4E9A57\" }\n  primary: leaf\n  secondary: 4E9A57\n  light: [1]\n";
    expect_told(
        text,
        &expect![[r##"
            5:10 error config/type
                this must be a text
                for example `name: "value"`
            3:12 error config/brand-color
                `leaf` is neither a colour nor the name of one in `palette`
                did you mean `leav`?
            4:14 error config/brand-color
                `4E9A57` is neither a colour nor the name of one in `palette`
                write it as `"#RRGGBB"`, in quotes
            2:17 error config/brand-color
                `b` leads to no colour
                one of the names that stand for each other needs a colour
            2:23 error config/brand-color
                `a` leads to no colour
                one of the names that stand for each other needs a colour
        "##]],
    );
}

#[test]
fn brands_of_websites_are_read_as_they_are() {
    let text = r##"
meta: { name: The Unit, link: "https://example.org", description: "A test" }
logo:
  small: logos/icon.png
  large: { light: logos/black.svg, dark: { path: logos/yellow.svg } }
color:
  palette: { dark-grey: "#959595", charcoal: "#2c2825", yellow: "#f9bd07", white: "#f5f4f3", blue: "#5881c1" }
  foreground: { light: charcoal, dark: white }
  background: { light: white, dark: "#222" }
  primary: { light: "#1B3264", dark: yellow }
  secondary: dark-grey
  info: blue
  link: blue
typography:
  fonts:
    - { family: Roboto Slab, source: google, weight: [300, 700], style: normal, display: block }
    - { family: "Open Sans", source: bunny, weight: 400..700 }
  base: { family: "Open Sans, sans-serif", line-height: 1.25, size: 1rem }
  headings: { family: Source Serif 4, weight: semi-bold, style: normal, color: primary }
  monospace-inline: { color: { light: "#7d12ba", dark: "#b794f6" }, background-color: "#f8f9fa" }
  link: { color: info, decoration: underline }
defaults:
  quarto: { format: { html: { theme: cosmo } } }
"##;
    let theme = expect_told(
        text,
        &expect![[r#"
            18:19 warning config/brand-font
                `Open Sans` comes from Bunny Fonts on the web, which a build does not ask: the theme's own font stays
                put its static .ttf files into the report's folder and list them: `source: file`, `files: [fonts/….ttf]`
            11:14 error config/brand-contrast
                `secondary` (#959595) has a contrast of 2.99:1 on white; marks of charts need 3:1
                the nearest shade that passes is #949494 (3.03:1)
        "#]],
    );
    assert_eq!(check(&theme), []);
    assert_eq!(theme.faces.chain(FaceId::Display), [FontSource::Bundled(Bundled::SourceSerifSemiBold)]);
    let logo = theme.logo.unwrap();
    assert_eq!((logo.path.as_str(), logo.for_dark, logo.alt.as_deref()), ("logos/yellow.svg", true, Some("The Unit")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever its colours: with the proposed shades in place of those that fail, everything is read and told apart.
    #[test]
    fn any_colours_give_a_theme_that_is_read_by_everybody(
        palette in proptest::collection::vec(0_u32..0x100_0000, 0..7),
        uses in proptest::collection::vec(0_u32..0x100_0000, 0..5),
    ) {
        let mut text = "color:\n".to_owned();
        for (name, color) in ["primary", "foreground", "secondary", "dark", "light"].iter().zip(&uses) {
            writeln!(text, "  {name}: \"#{color:06X}\"").unwrap();
        }
        text.push_str("  palette:\n");
        for (number, color) in palette.iter().enumerate() {
            writeln!(text, "    c{number}: \"#{color:06X}\"").unwrap();
        }
        let (theme, told) = branded(&text);
        prop_assert_eq!(check(&theme), [], "{}\n{}", text, told);
    }
}

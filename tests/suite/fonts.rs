//! Font files of every kind, fit and unfit; and a report that is set in one.

use crate::workspace::cases;
use annual_report::diagnostic::{Diagnostics, Origin};
use annual_report::frame::{Color, FaceId};
use annual_report::text::{Features, Fonts, TextStyle};
use annual_report::theme::{Faces, FontSource};
use expect_test::expect_file;
use std::fs;

/// A font in a role of the default theme.
fn with(name: &str, role: FaceId) -> Result<Fonts, Vec<String>> {
    let mut faces = Faces::default();
    let source = FontSource::named(name, &Origin::at("theme.toml", 2, 8)).expect("a file");
    faces.prefer(role, source);
    let bytes = fs::read(cases().join("fonts").join(name)).expect("the font");
    let mut problems = Diagnostics::default();
    Fonts::load(&faces, &|_| Ok(bytes.clone()), &mut problems).map_err(|_| {
        let told = problems.into_iter().map(|problem| {
            assert_eq!(problem.origin, Some(Origin::at("theme.toml", 2, 8)), "{name} has a place");
            format!("{}: {} | {}", problem.code, problem.message, problem.hint.expect("a hint"))
        });
        told.collect()
    })
}

fn style(face: FaceId) -> TextStyle {
    TextStyle { face, size: 10.0, color: Color::BLACK, tracking: 0.0, features: Features::default() }
}

/// What becomes of a file, for text and for the numbers of tables.
fn verdict(name: &str) -> String {
    let text = match with(name, FaceId::Text) {
        Ok(fonts) => {
            let run = fonts.shape(&style(FaceId::Text), "en", "a");
            let font = fonts.embedded(run.glyphs[0].font);
            format!("{}, weight {}, {}", font.name, font.weight, if font.whole { "whole" } else { "subset" })
        }
        Err(problems) => return format!("{name}\n  {}", problems.join("\n  ")),
    };
    let numbers = match with(name, FaceId::Label) {
        Ok(_) => "numbers".to_owned(),
        Err(problems) => problems.join("\n  "),
    };
    format!("{name}\n  {text}\n  {numbers}")
}

#[test]
fn every_font_has_its_verdict() {
    let folder = cases().join("fonts");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the fonts are there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !["verdicts.txt", "make.py"].contains(&name.as_str()))
        .collect();
    names.sort();
    let found: Vec<String> = names.iter().map(|name| verdict(name)).collect();
    expect_file![folder.join("verdicts.txt")].assert_eq(&(found.join("\n") + "\n"));
}

#[test]
fn a_font_that_is_cut_anywhere_or_changed_anywhere_is_read_or_refused() {
    let whole = fs::read(cases().join("fonts").join("tabular-digits.ttf")).expect("the font");
    let mut faces = Faces::default();
    faces.prefer(FaceId::Label, FontSource::named("cut.ttf", &Origin::at("theme.toml", 2, 8)).expect("a file"));
    for at in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        changed[at] ^= 0xFF;
        for bytes in [whole[..at].to_vec(), changed] {
            if let Ok(fonts) = Fonts::load(&faces, &|_| Ok(bytes.clone()), &mut Diagnostics::default()) {
                fonts.shape(&style(FaceId::Label), "en", "Served 1,234 Ђ");
            }
        }
    }
}

#[test]
fn characters_that_a_font_lacks_are_set_in_the_one_that_stands_in_for_it() {
    let fonts = with("stroke-regular.ttf", FaceId::Text).expect("a font");
    let run = fonts.shape(&style(FaceId::Text), "sr", "In Đakovo: Ђаковица, 12 i\u{302}");
    assert!(run.glyphs.iter().all(|glyph| glyph.id != 0));
    assert_eq!(fonts.missing(FaceId::Text, "Ђ漢"), ['漢']);
    let told = fonts.notices();
    assert_eq!(
        told.iter().map(|notice| notice.message.as_str()).collect::<Vec<_>>(),
        ["`stroke-regular.ttf` lacks `Đ` (U+0110), `\u{302}` (U+0302), `Ђ` (U+0402), `а` (U+0430), `в` (U+0432), \
          `и` (U+0438), `к` (U+043A), `о` (U+043E), `ц` (U+0446); they are set in `Source Serif 4`"]
    );
    let words: Vec<(u8, &str)> = run
        .glyphs
        .iter()
        .map(|glyph| (glyph.font, &run.text[glyph.start as usize..][..usize::from(glyph.length)]))
        .collect();
    let own = words[0].0;
    let stands_in: String = words.iter().filter(|(font, _)| *font != own).map(|(_, text)| *text).collect();
    assert_eq!(stands_in, "ĐЂаковицаi\u{302}");
}

//! One line of text → glyphs, through the shaper, with a plan per font, script, language and features.

use super::face::Face;
use super::{Features, Position};
use crate::frame::Glyph;
use harfrust::{Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

/// The plans made so far. There are few: they are searched in order.
#[derive(Default)]
pub(super) struct PlanCache(RwLock<Vec<Arc<Plan>>>);

/// How text of one kind is shaped.
struct Plan {
    font: u8,
    cyrillic: bool,
    features: Features,
    language: String,
    settings: Vec<Feature>,
    prepared: ShapePlan,
}

/// Shapes a part of a line that is set in one font, whose number is `font`. Advances and offsets are in thousandths of the
/// size, without tracking.
pub(super) fn shape_part(
    face: &Face,
    font: u8,
    plans: &PlanCache,
    (features, language): (Features, &str),
    (text, part): (&str, Range<usize>),
    glyphs: &mut Vec<Glyph>,
) {
    let shaper = ShaperFont::new(&face.font);
    for (range, cyrillic) in script_runs(&text[part.clone()]) {
        let range = part.start + range.start..part.start + range.end;
        let plan = plans.get(face, font, cyrillic, features, language);
        shape_run(&shaper, &plan, 1000.0 / face.units_per_em, text, range, glyphs);
    }
}

fn shape_run(
    shaper: &ShaperFont<'_, '_>,
    plan: &Plan,
    scale: f32,
    text: &str,
    range: Range<usize>,
    glyphs: &mut Vec<Glyph>,
) {
    let part = &text[range.clone()];
    let mut buffer = Buffer::new();
    buffer.push_str(part);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(script(plan.cyrillic)));
    buffer.set_language(Language::new(&plan.language));
    let options = ShapeOptions::new().plan(Some(&plan.prepared)).features(&plan.settings);
    harfrust::shape(shaper, &mut buffer, options).expect("a plan made for this font, script and language");
    let infos = buffer.glyph_infos();
    for (index, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
        let first = index == 0 || infos[index - 1].cluster != info.cluster;
        let start = info.cluster as usize;
        let end = infos[index..].iter().map(|next| next.cluster as usize).find(|next| *next > start);
        let length = if first { end.unwrap_or(part.len()) - start } else { 0 };
        glyphs.push(Glyph {
            font: plan.font,
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: units(position.x_advance) * scale,
            dx: units(position.x_offset) * scale,
            dy: units(position.y_offset) * scale,
            start: u32::try_from(range.start + start).unwrap_or(u32::MAX),
            length: u16::try_from(length).unwrap_or(u16::MAX),
        });
    }
}

#[expect(clippy::cast_precision_loss, reason = "font units are far below 2^24")]
fn units(value: i32) -> f32 {
    value as f32
}

/// Splits where Latin text ends and Cyrillic begins or the other way round; signs and digits stay with what stands
/// before them. Each part comes with whether it is Cyrillic.
fn script_runs(text: &str) -> Vec<(Range<usize>, bool)> {
    let mut runs = Vec::new();
    let mut start = 0;
    let mut current: Option<bool> = None;
    for (at, character) in text.char_indices().filter(|(_, character)| character.is_alphabetic()) {
        let cyrillic = is_cyrillic(character);
        if current.is_some_and(|known| known != cyrillic) {
            runs.push((start..at, !cyrillic));
            start = at;
        }
        current = Some(cyrillic);
    }
    if start < text.len() {
        runs.push((start..text.len(), current.unwrap_or(false)));
    }
    runs
}

/// Whether a letter is Cyrillic.
pub(super) fn is_cyrillic(character: char) -> bool {
    matches!(character, '\u{400}'..='\u{52F}' | '\u{1C80}'..='\u{1C8F}' | '\u{2DE0}'..='\u{2DFF}' | '\u{A640}'..='\u{A69F}')
}

fn script(cyrillic: bool) -> Script {
    let tag = if cyrillic { Tag::new(b"Cyrl") } else { Tag::new(b"Latn") };
    Script::from_iso15924_tag(tag).expect("a tag that is not zero")
}

impl PlanCache {
    fn get(&self, face: &Face, font: u8, cyrillic: bool, features: Features, language: &str) -> Arc<Plan> {
        let is_it = |plan: &&Arc<Plan>| {
            plan.font == font && plan.cyrillic == cyrillic && plan.features == features && plan.language == language
        };
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).iter().find(is_it).cloned();
        known.unwrap_or_else(|| {
            let plan = Arc::new(Plan::new(face, font, cyrillic, features, language));
            self.0.write().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&plan));
            plan
        })
    }
}

impl Plan {
    fn new(face: &Face, font: u8, cyrillic: bool, features: Features, language: &str) -> Self {
        let mut settings = Vec::new();
        if features.position == Position::Line {
            // In some fonts figures are old-style ones by default, of which the 1 reads as an I.
            settings.push(Feature::new(Tag::new(b"lnum"), 1, ..));
        }
        if features.tabular {
            settings.push(Feature::new(Tag::new(b"tnum"), 1, ..));
        }
        match features.position {
            Position::Line => {}
            Position::Superior => settings.push(Feature::new(Tag::new(b"sups"), 1, ..)),
            Position::Inferior => settings.push(Feature::new(Tag::new(b"subs"), 1, ..)),
        }
        if features.small_caps {
            settings.push(Feature::new(Tag::new(b"smcp"), 1, ..));
        }
        let prepared = ShapePlan::new(
            &face.font,
            Direction::LeftToRight,
            Some(script(cyrillic)),
            Language::new(language).as_ref(),
            &settings,
        );
        Self { font, cyrillic, features, language: language.to_owned(), settings, prepared }
    }
}

#[cfg(test)]
mod tests {
    use super::script_runs;

    #[test]
    fn signs_stay_with_the_letters_before_them() {
        let text = "5 Peace — Мир 3, Paqe";
        let runs: Vec<(&str, bool)> = script_runs(text).into_iter().map(|(range, c)| (&text[range], c)).collect();
        assert_eq!(runs, vec![("5 Peace — ", false), ("Мир 3, ", true), ("Paqe", false)]);
        assert_eq!(script_runs(""), Vec::new());
        assert_eq!(script_runs("12"), vec![(0..2, false)]);
    }
}

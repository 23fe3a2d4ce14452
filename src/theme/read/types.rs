//! `[type]` and `[faces]`.

use super::{Extent, group, missing};
use crate::reader::Table;
use crate::theme::{ColorRole, FACE_ROLES, Faces, FontSource, Type, Types};
use std::ops::RangeInclusive;

/// Sizes and leadings, in points: smaller type is hard to read.
const SIZES: RangeInclusive<f32> = 9.0..=300.0;

/// Space added after each glyph, in points.
const TRACKING: RangeInclusive<f32> = -10.0..=10.0;

/// Most fonts that a role names, the first and those that stand in for it.
const MOST_FONTS: usize = 8;

/// Reads `[type]`: a table per role.
pub(super) fn read(root: &mut Table<'_>, types: &mut Types, extent: Extent) {
    let Some(mut table) = group(root, "type", extent) else { return };
    for (name, role) in types.roles_mut() {
        if let Some(table) = group(&mut table, name, extent) {
            one(table, role, extent);
        }
    }
    table.finish();
}

fn one(mut table: Table<'_>, role: &mut Type, extent: Extent) {
    for (name, place) in [("size", &mut role.size), ("leading", &mut role.leading)] {
        match table.value(name) {
            Some(value) => *place = value.number(&SIZES).unwrap_or(*place),
            None if extent == Extent::Whole => missing(&table, name),
            None => {}
        }
    }
    let faces = FACE_ROLES.map(|(face, name)| (name, face));
    let colors = ColorRole::ALL.map(|role| (role.name(), role));
    role.face = table.choice("face", &faces).unwrap_or(role.face);
    role.paint = table.choice("color", &colors).unwrap_or(role.paint);
    for name in ["face", "color"] {
        if extent == Extent::Whole && !table.has(name) {
            missing(&table, name);
        }
    }
    let tracking = table.value("tracking").and_then(|value| value.number(&TRACKING));
    role.tracking = tracking.unwrap_or(role.tracking);
    if role.leading < 0.9 * role.size {
        let message = format!("lines of {} points have a leading of {} and would overlap", role.size, role.leading);
        let error = table.error("config/value", message);
        table.push(error.hint("give `leading` the size or more"));
    }
    table.finish();
}

/// Reads `[faces]`: the font of each role, or several, of which the later ones stand in for characters that the first
/// one lacks.
pub(super) fn faces(root: &mut Table<'_>, faces: &mut Faces, extent: Extent) {
    let Some(mut table) = group(root, "faces", extent) else { return };
    for (face, name) in FACE_ROLES {
        let Some(value) = table.value(name) else {
            if extent == Extent::Whole {
                missing(&table, name);
            }
            continue;
        };
        let fonts = if value.raw().is_array() { value.strings() } else { value.string().map(|font| vec![font]) };
        let fonts = fonts.unwrap_or_default();
        if fonts.len() > MOST_FONTS {
            value.wrong_value(&format!("names more than {MOST_FONTS} fonts"), "keep those whose characters are needed");
            continue;
        }
        for font in fonts.iter().rev() {
            match FontSource::named(&font.name, &font.origin) {
                Ok(source) => faces.prefer(face, source),
                Err(problem) => table.push(problem),
            }
        }
    }
    table.finish();
}

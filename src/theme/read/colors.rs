//! `[colors]` and the colours of the fields.

use super::{Extent, group, missing};
use crate::frame::Color;
use crate::reader::{Table, Value};
use crate::theme::{ColorRole, Field, Theme};
use toml::de::DeValue;

/// Reads `[colors]`, `[colors.field]`, `[colors.tint]`, `[colors.night]`.
pub(super) fn read(root: &mut Table<'_>, theme: &mut Theme, extent: Extent) {
    let Some(mut table) = group(root, "colors", extent) else { return };
    for role in ColorRole::ALL {
        one(&mut table, role.name(), theme.color_mut(role), extent);
    }
    classes(&mut table, &mut theme.classes, extent);
    for (name, field) in [("field", &mut theme.field), ("tint", &mut theme.tint), ("night", &mut theme.night)] {
        fields(&mut table, name, field, extent);
    }
    table.finish();
}

fn one(table: &mut Table<'_>, name: &'static str, place: &mut Color, extent: Extent) {
    match table.value(name) {
        Some(value) => *place = color(&value).unwrap_or(*place),
        None if extent == Extent::Whole => missing(table, name),
        None => {}
    }
}

fn fields(root: &mut Table<'_>, name: &'static str, field: &mut Field, extent: Extent) {
    let Some(mut table) = group(root, name, extent) else { return };
    for (name, place) in field.colors_mut() {
        one(&mut table, name, place, extent);
    }
    table.finish();
}

/// `classes`: four colours.
fn classes(table: &mut Table<'_>, places: &mut [Color; 4], extent: Extent) {
    let Some(value) = table.value("classes") else {
        if extent == Extent::Whole {
            missing(table, "classes");
        }
        return;
    };
    let Some(items) = value.array("[\"#BBD5D4\", \"#7DB0B0\", \"#377A80\", \"#0E4A52\"]") else { return };
    if items.len() != places.len() {
        value.wrong_value("are not four colours", "a map has four classes, from light to dark");
    }
    for (item, place) in items.iter().zip(places) {
        *place = color(item).unwrap_or(*place);
    }
}

/// `"#0E4A52"`
fn color(value: &Value<'_>) -> Option<Color> {
    let DeValue::String(written) = value.raw() else {
        value.wrong_type("a colour", "\"#0E4A52\"");
        return None;
    };
    let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6);
    let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    if number.is_none() {
        value.wrong_value("is not a colour", "a colour is `#` and six digits, 0 to 9 and A to F: `#0E4A52`");
    }
    number.map(Color::hex)
}

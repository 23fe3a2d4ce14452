//! `[theme]`.

use crate::config::{PrintConfig, ThemeConfig};
use crate::reader::{Table, Value};

/// Points in an inch and in a millimetre.
const INCH: f64 = 72.0;
const MILLIMETRE: f64 = INCH / 25.4;
/// The bleed where none is written, and the largest one.
const BLEED: f64 = 3.0 * MILLIMETRE;
const LARGEST: f64 = 20.0 * MILLIMETRE;

/// Reads `[theme]`.
pub(super) fn theme(root: &mut Table<'_>) -> ThemeConfig {
    let Some(mut table) = root.table("theme") else { return ThemeConfig::default() };
    table.not_yet(&["max_ppi"]);
    let theme = ThemeConfig { file: table.string("file"), brand: table.string("brand"), print: print(&mut table) };
    table.finish();
    theme
}

#[expect(clippy::cast_possible_truncation, reason = "a bleed has a few points")]
fn print(theme: &mut Table<'_>) -> Option<PrintConfig> {
    let mut table = theme.table("print")?;
    let bleed = table.value("bleed").and_then(|value| length(&value)).unwrap_or(BLEED);
    let print = PrintConfig { bleed: bleed as f32, marks: table.boolean("marks").unwrap_or(false) };
    table.finish();
    Some(print)
}

/// A length with its unit, in points: `"3mm"`, `"0.125in"`.
fn length(value: &Value<'_>) -> Option<f64> {
    let toml::de::DeValue::String(written) = value.raw() else {
        value.wrong_type("a length in quotes", "\"3mm\"");
        return None;
    };
    let written = written.trim();
    let split = written.find(|character: char| character.is_ascii_alphabetic()).unwrap_or(written.len());
    let (number, unit) = written.split_at(split);
    let unit = match unit {
        "mm" => MILLIMETRE,
        "cm" => 10.0 * MILLIMETRE,
        "in" => INCH,
        "pt" => 1.0,
        _ => f64::NAN,
    };
    let number = crate::exact::Exact::parse(number.trim()).map_or(f64::NAN, crate::exact::Exact::to_f64);
    let points = number * unit;
    if points.is_nan() {
        value.wrong_value("is not a length", "a number with `mm`, `cm`, `in` or `pt`, for example `\"3mm\"`");
        return None;
    }
    if !(0.0..=LARGEST).contains(&points) {
        value.wrong_value("must be from 0 to 20 mm", "printers ask for `\"3mm\"` or `\"0.125in\"`");
        return None;
    }
    Some(points)
}

//! `[cover]`, `[glossary]`, `[privacy]`, `[images]`, and what is known and not built: `[units]`.

use crate::config::{CoverConfig, ImageConfig, Named, PrivacyConfig, Text};
use crate::diagnostic::Diagnostic;
use crate::reader::Table;

/// Reads `[cover]`.
pub(super) fn cover(root: &mut Table<'_>) -> CoverConfig {
    let Some(mut table) = root.table("cover") else { return CoverConfig::default() };
    table.not_yet(&["image"]);
    let measures = table.value("measures").and_then(|value| {
        let measures = value.strings()?;
        if measures.len() > 6 {
            value.wrong_value("names more than six measures", "keep the six that matter most");
        }
        Some(measures)
    });
    let cover = CoverConfig { measures, text: table.text("text") };
    table.finish();
    cover
}

/// Reads `[glossary]`.
pub(super) fn glossary(root: &mut Table<'_>) -> Vec<(Named, Text)> {
    let entries = root.table("glossary").map(|table| table.entries()).unwrap_or_default();
    entries.into_iter().filter_map(|(term, value)| Some((term, value.text()?))).collect()
}

/// Reads `[images]`.
pub(super) fn images(root: &mut Table<'_>) -> Vec<ImageConfig> {
    root.table("images").map(|images| images.tables()).unwrap_or_default().into_iter().map(image).collect()
}

fn image((file, mut table): (Named, Table<'_>)) -> ImageConfig {
    table.not_yet(&["focus"]);
    let decorative = table.boolean("decorative").unwrap_or(false);
    let alt = if decorative { table.value("alt") } else { table.required("alt", "\"Two Volunteers at a school\"") };
    let people = table.boolean("people").unwrap_or(false);
    let consent = table.boolean("consent").unwrap_or(false);
    if people && !consent {
        let error =
            table.error("config/consent", format!("`{}` shows people, and their consent is not stated", file.name));
        table.push(error.hint("with their consent write `consent = true`, else do not use it"));
    }
    let alt = alt.and_then(|value| {
        let text = value.text()?;
        if !decorative && text.by_language.iter().any(|(_, literal)| literal.source.trim().is_empty()) {
            value.wrong_value(
                "says nothing",
                "say in a sentence what it shows; where it is mere decoration, write `decorative = true`",
            );
        }
        Some(text)
    });
    let image = ImageConfig { file, alt: alt.filter(|_| !decorative), credit: table.text("credit") };
    table.finish();
    image
}

/// Reads `[privacy]`.
pub(super) fn privacy(root: &mut Table<'_>) -> PrivacyConfig {
    let default = PrivacyConfig::default();
    let Some(mut table) = root.table("privacy") else { return default };
    let sensitive = table.strings("sensitive").map(|columns| columns.into_iter().map(|column| column.name).collect());
    let privacy = PrivacyConfig {
        minimum: table.integer("minimum", 0..=u32::MAX).unwrap_or(default.minimum),
        sensitive: sensitive.unwrap_or(default.sensitive),
        sensitive_minimum: table.integer("sensitive_minimum", 0..=u32::MAX).unwrap_or(default.sensitive_minimum),
        show_zeros: table.choice("zeros", &[("show", true), ("hide", false)]).unwrap_or(default.show_zeros),
        coarsen: table.boolean("coarsen").unwrap_or(default.coarsen),
    };
    table.finish();
    privacy
}

/// Reads `[units]`, which is not built.
pub(super) fn units(root: &mut Table<'_>) {
    let Some(mut table) = root.table("units") else { return };
    let not_yet = Diagnostic::not_yet("a report per unit");
    table.push(not_yet.at(table.origin().clone()).text("units"));
    table.required("source", "\"volunteers\"").and_then(|value| value.string());
    table.required("by", "\"place\"").and_then(|value| value.string());
    table.text("title");
    table.filter();
    table.integer("min_rows", 0..=u32::MAX);
    table.boolean("overview");
    table.finish();
}

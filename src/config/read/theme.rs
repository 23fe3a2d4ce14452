//! `[theme]`.

use super::reader::Table;
use crate::config::ThemeConfig;

/// Reads `[theme]`; theme files are not built.
pub(super) fn theme(root: &mut Table<'_>) -> ThemeConfig {
    let Some(mut table) = root.table("theme") else { return ThemeConfig::default() };
    table.not_yet(&["file", "print", "max_ppi"]);
    let theme = ThemeConfig { brand: table.string("brand") };
    table.finish();
    theme
}

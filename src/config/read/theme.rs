//! `[theme]`.

use super::reader::Table;
use crate::config::ThemeConfig;

/// Reads `[theme]`.
pub(super) fn theme(root: &mut Table<'_>) -> ThemeConfig {
    let Some(mut table) = root.table("theme") else { return ThemeConfig::default() };
    table.not_yet(&["print", "max_ppi"]);
    let theme = ThemeConfig { file: table.string("file"), brand: table.string("brand") };
    table.finish();
    theme
}

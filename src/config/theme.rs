//! `[theme]`: what of the looks stands in `report.toml` itself.

use super::Named;

/// `[theme]`
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ThemeConfig {
    /// The theme file; none given means `theme.toml` where there is one.
    pub file: Option<Named>,
    /// The brand file, whose colours, fonts and mark the theme gets.
    pub brand: Option<Named>,
}

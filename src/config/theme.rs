//! `[theme]`: what of the looks stands in `report.toml` itself.

use super::Named;

/// `[theme]`
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ThemeConfig {
    /// The theme file; none given means `theme.toml` where there is one.
    pub file: Option<Named>,
    /// The brand file, whose colours, fonts and mark the theme gets.
    pub brand: Option<Named>,
    /// How pages are made for a printer; none for pages that end where the paper does.
    pub print: Option<PrintConfig>,
}

/// `print` of `[theme]`
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PrintConfig {
    /// How far grounds reach beyond the edge of the page, in points.
    pub bleed: f32,
    /// Whether the corners of the page are marked outside of it.
    pub marks: bool,
}

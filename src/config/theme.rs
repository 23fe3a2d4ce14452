//! `[theme]`: what of the looks stands in `report.toml` itself.

/// `[theme]`
#[derive(Clone, PartialEq, Debug)]
pub struct ThemeConfig {
    /// How pages are made for a printer; none for pages that end where the paper does.
    pub print: Option<PrintConfig>,
    /// Most pixels per inch of a picture at its printed size.
    pub max_ppi: u16,
}

/// `print` of `[theme]`
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PrintConfig {
    /// How far grounds reach beyond the edge of the page, in points.
    pub bleed: f32,
    /// Whether the corners of the page are marked outside of it.
    pub marks: bool,
}

impl Default for ThemeConfig {
    fn default() -> Self {
        Self { print: None, max_ppi: 300 }
    }
}

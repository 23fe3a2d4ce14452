//! The looks of a report: every colour and size by its role. Content decides nothing about looks.

mod check;
mod colors;
mod contrast;
mod geometry;
mod roles;
pub mod series;
mod tokens;
mod types;
mod vision;

pub use check::{Parted, check};
pub use colors::{ColorRole, Field};
pub use geometry::Geometry;
pub use tokens::{Page, Screen};
pub use types::{Type, Types};

use crate::diagnostic::{Diagnostics, Failed};
use crate::frame::Color;

/// Tokens of the design.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// What content stands on: the page, or a field.
    pub ground: Color,
    /// Text, zero lines, main rules.
    pub ink: Color,
    /// Secondary text.
    pub muted: Color,
    /// Titles, first series, focus mark.
    pub primary: Color,
    /// Second mark: context bars.
    pub context: Color,
    /// Third mark.
    pub secondary: Color,
    /// Fourth mark: not met, cut-off.
    pub accent: Color,
    /// Fifth mark.
    pub fifth: Color,
    /// Sixth mark.
    pub sixth: Color,
    /// Section and figure numbers, side heads.
    pub accent_text: Color,
    /// Direct labels of series in the second colour.
    pub secondary_text: Color,
    /// Direct labels of series in the colour of context.
    pub context_text: Color,
    /// Group rules.
    pub rule: Color,
    /// Row rules.
    pub hairline: Color,
    /// Gridlines.
    pub gridline: Color,
    /// Ground of the report's year in a time chart.
    pub period_band: Color,
    /// Ground of the cover, the imprint, bands.
    pub deep: Color,
    /// Titles and text on deep.
    pub on_deep: Color,
    /// Secondary text on deep.
    pub pale: Color,
    /// Strokes on deep.
    pub stroke: Color,
    /// Highlight on deep.
    pub highlight: Color,
    /// Rules on deep.
    pub deep_rule: Color,
    /// Classes of a map or heat map, low to high.
    pub classes: [Color; 4],
    /// The strong field: figures, the first tile.
    pub field: Field,
    /// The quiet field.
    pub tint: Field,
    /// The dark field.
    pub night: Field,
    /// Width of the white between neighbouring marks, in points.
    pub white_line: f32,
    /// Upright pages.
    pub page: Page,
    /// Pages for screens.
    pub screen: Screen,
    /// Roles of type.
    pub types: Types,
}

impl Default for Theme {
    fn default() -> Self {
        let mut theme = Self {
            ground: Color::WHITE,
            ink: Color::hex(0x17_27_2B),
            muted: Color::hex(0x54_64_6A),
            primary: Color::hex(0x0E_4A_52),
            context: Color::hex(0x6E_93_A0),
            secondary: Color::hex(0xBC_88_1B),
            accent: Color::hex(0xC4_48_1C),
            fifth: Color::hex(0x6A_3F_A0),
            sixth: Color::hex(0x4A_2A_12),
            accent_text: Color::hex(0xB8_43_1A),
            secondary_text: Color::hex(0x8A_63_10),
            context_text: Color::hex(0x4A_6A_76),
            rule: Color::hex(0xB9_C6_C8),
            hairline: Color::hex(0xD6_DF_E0),
            gridline: Color::hex(0xDD_E5_E6),
            period_band: Color::hex(0xE3_EC_EC),
            deep: Color::hex(0x0C_3F_47),
            on_deep: Color::WHITE,
            pale: Color::hex(0xBF_D8_D8),
            stroke: Color::hex(0x7F_AA_AE),
            highlight: Color::hex(0xF2_B4_41),
            deep_rule: Color::hex(0x4B_7A_80),
            classes: [Color::hex(0xBB_D5_D4), Color::hex(0x7D_B0_B0), Color::hex(0x37_7A_80), Color::hex(0x0E_4A_52)],
            field: Field {
                ground: Color::hex(0x0C_3F_47),
                ink: Color::WHITE,
                muted: Color::hex(0xBF_D8_D8),
                primary: Color::hex(0xF2_B4_41),
                secondary: Color::hex(0xBF_D8_D8),
                context: Color::hex(0x7F_AA_AE),
                accent: Color::hex(0xF0_9A_70),
                rule: Color::hex(0x4B_7A_80),
            },
            tint: Field {
                ground: Color::hex(0xE3_EC_EC),
                ink: Color::hex(0x17_27_2B),
                muted: Color::hex(0x4A_5A_60),
                primary: Color::hex(0x0E_4A_52),
                secondary: Color::hex(0x8A_63_10),
                context: Color::hex(0x5F_85_93),
                accent: Color::hex(0xB8_43_1A),
                rule: Color::hex(0xB9_C6_C8),
            },
            night: Field {
                ground: Color::hex(0x17_27_2B),
                ink: Color::WHITE,
                muted: Color::hex(0xBF_D8_D8),
                primary: Color::hex(0xF2_B4_41),
                secondary: Color::hex(0xBF_D8_D8),
                context: Color::hex(0x7F_AA_AE),
                accent: Color::hex(0xF0_9A_70),
                rule: Color::hex(0x4B_7A_80),
            },
            white_line: 0.6,
            page: Page {
                margin: 51.64,
                top: 93.0,
                bottom: 55.89,
                head: 41.0,
                foot: 38.89,
                columns: 12.0,
                gutter: 12.0,
                side_columns: 3.0,
            },
            screen: Screen {
                margin: 48.0,
                top: 84.0,
                bottom: 50.0,
                head: 29.0,
                foot: 36.0,
                side: 202.0,
                gap: 48.0,
                gutter: 24.0,
                magnification: 1.333_333_4,
            },
            types: Types::default(),
        };
        theme.repaint();
        theme
    }
}

impl Theme {
    /// The ink of a label on a mark: white, ink or black, the first that reaches 4.5:1.
    pub fn ink_on(&self, ground: Color) -> Color {
        contrast::ink_on(ground, self.ink)
    }
}

/// The theme of a report, checked.
///
/// # Errors
/// [`Failed`] with a diagnostic for all that cannot be read or told apart in it.
pub fn load(diagnostics: &mut Diagnostics) -> Result<Theme, Failed> {
    let theme = Theme::default();
    diagnostics.extend(check(&theme));
    diagnostics.checked().map(|()| theme)
}

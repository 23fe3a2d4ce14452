//! The looks of a report: every colour and size by its role. Content decides nothing about looks.

mod brand;
mod check;
mod colors;
mod contrast;
mod faces;
mod geometry;
pub mod masters;
mod read;
mod roles;
mod screen;
pub mod series;
mod shipped;
pub mod tokens;
mod types;
mod vision;

pub use brand::{Brand, Logo};
pub use check::{Parted, check};
pub use colors::{ColorRole, Field};
pub use faces::{Bundled, Faces, FontFile, FontSource, ROLES as FACE_ROLES};
pub use geometry::Geometry;
pub use masters::Masters;
pub use shipped::Shipped;
pub use types::{Type, Types};

use crate::diagnostic::{Diagnostics, Failed, Origin};
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
    /// Upright pages.
    pub page: tokens::Grid,
    /// Pages for screens.
    pub screen: tokens::ScreenGrid,
    /// Space between things.
    pub space: tokens::Spacing,
    /// Widths of rules.
    pub rules: tokens::Rules,
    /// Charts.
    pub chart: tokens::Charts,
    /// Tables.
    pub table: tokens::Tables,
    /// Tiles.
    pub tiles: tokens::Tiles,
    /// Unit charts in slanted strokes.
    pub strokes: tokens::Strokes,
    /// Covers, openers, bands, imprints.
    pub fronts: tokens::Fronts,
    /// Which drawing each part of a page has.
    pub masters: Masters,
    /// Roles of type.
    pub types: Types,
    /// The font of every role of type.
    pub faces: Faces,
    /// The mark of the organisation.
    pub logo: Option<Logo>,
}

impl Default for Theme {
    /// Twill.
    fn default() -> Self {
        Shipped::default().theme()
    }
}

/// Colours of less contrast than this are one grey; and those that differ by less than this are one colour to some eyes.
const ALIKE_IN_GREY: f64 = 1.3;
const ALIKE: f64 = 20.0;

impl Theme {
    /// The ink of a label on a mark: white, ink or black, the first that reaches 4.5:1.
    pub fn ink_on(&self, ground: Color) -> Color {
        contrast::ink_on(ground, self.ink)
    }

    /// Width of the white line between two parts that touch, in points: twice as wide where neither greyscale nor every
    /// eye tells the two colours apart.
    pub fn white_between(&self, a: Color, b: Color) -> f32 {
        let alike = contrast::ratio(a, b) < ALIKE_IN_GREY || vision::least_difference(a, b).0 < ALIKE;
        self.chart.white_line * if alike { 2.0 } else { 1.0 }
    }

    /// Distance of the baselines of labels in charts, in points.
    pub fn label_leading(&self) -> f32 {
        self.types.chart_label.leading
    }
}

/// A theme file of a project.
#[derive(Clone, Copy, Debug)]
pub struct ThemeFile<'a> {
    /// Its path, relative to the report's folder.
    pub path: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// The theme of a report, its own or Twill, with the brand of its organisation in it, checked.
///
/// # Errors
/// [`Failed`] with a diagnostic for all that is wrong in the file, and for all that cannot be read or told apart.
pub fn load(
    file: Option<ThemeFile<'_>>,
    brand: Option<&Brand>,
    diagnostics: &mut Diagnostics,
) -> Result<Theme, Failed> {
    let mut theme = match file {
        Some(file) => read::over_another(file.path, file.text, diagnostics),
        None => Theme::default(),
    };
    if let Some(brand) = brand {
        brand.apply(&mut theme, diagnostics);
    }
    for problem in check::problems(&theme) {
        let placed = |file: ThemeFile<'_>| {
            let given = problem.tokens.iter().find_map(|token| read::place(file.path, file.text, token));
            given.unwrap_or_else(|| Origin::at(file.path, 1, 1))
        };
        diagnostics.push(match file {
            Some(file) => problem.diagnostic.clone().at(placed(file)),
            None => match brand {
                Some(brand) => problem.diagnostic.at(Origin::at(&*brand.path, 1, 1)),
                None => problem.diagnostic,
            },
        });
    }
    diagnostics.checked().map(|()| theme)
}

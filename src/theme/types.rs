//! Roles of type: face, size, leading, colour.

use super::colors::ColorRole;
use crate::frame::{Color, FaceId};

/// A role of type: face, size, leading, colour, tracking (points).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Type {
    /// Face.
    pub face: FaceId,
    /// Size in points.
    pub size: f32,
    /// Distance of baselines in points.
    pub leading: f32,
    /// The role of its colour.
    pub paint: ColorRole,
    /// The colour that plays that role.
    pub color: Color,
    /// Added after each glyph, in points.
    pub tracking: f32,
}

/// Makes of one list the roles of type and the way through all of them.
macro_rules! types {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// Every role.
        #[derive(Clone, PartialEq, Debug)]
        pub struct Types { $($(#[$doc])* pub $name: Type,)* }

        impl Types {
            /// Without any role, before a theme is read.
            pub(super) const BLANK: Self = Self { $($name: Type::BLANK,)* };

            /// Each role with its name in `theme.toml`.
            pub(super) fn roles_mut(&mut self) -> [(&'static str, &mut Type); [$(stringify!($name)),*].len()] {
                [$((stringify!($name), &mut self.$name)),*]
            }
        }
    };
}

types! {
    /// Title on the cover.
    cover_title,
    /// Who reports, on the cover.
    cover_organisation,
    /// Subtitle and period on the cover.
    cover_text,
    /// A number of the cover.
    cover_fact,
    /// What it counts.
    cover_fact_label,
    /// Words at the foot of the cover.
    cover_note,
    /// Caption of the unit chart.
    cover_caption,
    /// Year of a row of the unit chart.
    row_label,
    /// Count of a row of the unit chart.
    row_count,
    /// Year and count of the report’s own row.
    row_focus,
    /// Chapter on its band.
    band_chapter,
    /// Section number on a band.
    band_number,
    /// Section title on a band.
    band_heading,
    /// Lead on a band.
    band_lead,
    /// Label of the hero tile.
    hero_label,
    /// Number of the hero tile.
    hero_number,
    /// Label of a tile.
    tile_label,
    /// Number of a tile.
    tile_number,
    /// Unit after the number of a tile.
    tile_unit,
    /// Change and note of a tile.
    tile_note,
    /// The change itself.
    tile_change,
    /// Section title.
    heading1,
    /// Section title that needs more than two lines.
    heading1_long,
    /// Section number, beside the title.
    section_number,
    /// Second level.
    heading2,
    /// Third level.
    heading3,
    /// Fourth level.
    heading4,
    /// Text below a section title.
    lead,
    /// Lead of a page of tiles.
    glance_lead,
    /// Running text.
    body,
    /// Running text of notes.
    notes,
    /// A sentence set large.
    pull,
    /// A number in the side column.
    fact_number,
    /// Number of a chapter on the page that opens it.
    opener_number,
    /// Its title.
    opener_title,
    /// Its lead.
    opener_intro,
    /// A section in its list.
    opener_entry,
    /// The page of a section in its list.
    opener_folio,
    /// Title of a figure or table.
    figure_title,
    /// What a figure or table shows.
    subtitle,
    /// Number of a figure or table.
    figure_number,
    /// Cells of a table.
    table_text,
    /// Head of a table.
    table_head,
    /// Sources, notes.
    note,
    /// A chapter in the contents.
    contents_chapter,
    /// Its page.
    contents_chapter_folio,
    /// Its number.
    contents_chapter_number,
    /// A section in the contents.
    contents_section,
    /// Its page.
    contents_section_folio,
    /// An entry of the contents.
    contents_entry,
    /// Its page.
    contents_entry_folio,
    /// A value in a chart.
    chart_value,
    /// The value of a column.
    column_value,
    /// The value of the column in focus.
    column_focus,
    /// The value of a column on the strong field.
    field_value,
    /// The value of the column in focus there.
    field_focus,
    /// Numbers of an axis, annotations, gaps, steps of time.
    chart_label,
    /// The name of a category.
    chart_category,
    /// The name of the category in focus.
    chart_focus,
    /// The name of a series.
    chart_series,
    /// Running head and foot.
    running,
    /// Running head on a band.
    running_pale,
    /// Folio.
    folio,
    /// Title of the imprint.
    imprint_title,
    /// The author’s words in the imprint.
    imprint_text,
    /// Name of an entry of the imprint.
    imprint_key,
    /// An entry of the imprint.
    imprint_value,
}

impl Type {
    /// Nothing, before a theme is read.
    const BLANK: Self =
        Self { face: FaceId::Text, size: 0.0, leading: 0.0, paint: ColorRole::Ink, color: Color::BLACK, tracking: 0.0 };

    /// The same role at another size; leading and tracking go along.
    #[must_use]
    pub fn sized(self, size: f32) -> Self {
        let factor = size / self.size;
        Self { size, leading: self.leading * factor, tracking: self.tracking * factor, ..self }
    }

    /// The same role in another colour.
    #[must_use]
    pub fn colored(self, color: Color) -> Self {
        Self { color, ..self }
    }
}

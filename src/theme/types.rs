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

const fn role(face: FaceId, size: f32, leading: f32, paint: ColorRole) -> Type {
    tracked(face, size, leading, paint, 0.0)
}

const fn tracked(face: FaceId, size: f32, leading: f32, paint: ColorRole, tracking: f32) -> Type {
    Type { face, size, leading, paint, color: Color::BLACK, tracking }
}

impl Default for Types {
    fn default() -> Self {
        use ColorRole::{AccentText, Highlight, Ink, Muted, OnDeep, Pale, Primary};
        use FaceId::{Display, Label, LabelStrong, Text, TextStrong};
        Self {
            cover_title: tracked(Display, 68.0, 70.0, OnDeep, -1.2),
            cover_organisation: role(LabelStrong, 12.0, 16.0, OnDeep),
            cover_text: role(Label, 12.0, 18.0, Pale),
            cover_fact: role(Display, 26.0, 27.0, OnDeep),
            cover_fact_label: role(Label, 9.0, 12.0, Pale),
            cover_note: role(LabelStrong, 10.0, 13.0, OnDeep),
            cover_caption: role(Label, 9.0, 12.5, Pale),
            row_label: role(Label, 9.5, 12.0, Pale),
            row_count: role(LabelStrong, 9.5, 12.0, OnDeep),
            row_focus: role(LabelStrong, 9.5, 12.0, Highlight),
            band_chapter: role(LabelStrong, 11.0, 15.0, Highlight),
            band_number: tracked(Display, 31.0, 36.0, Highlight, -0.2),
            band_heading: tracked(Display, 31.0, 36.0, OnDeep, -0.2),
            band_lead: role(Display, 14.0, 20.0, OnDeep),
            hero_label: role(LabelStrong, 11.0, 15.0, Ink),
            hero_number: tracked(Display, 96.0, 96.0, Primary, -3.0),
            tile_label: role(LabelStrong, 9.5, 12.0, Ink),
            tile_number: tracked(Display, 37.0, 40.0, Primary, -0.6),
            tile_unit: role(Label, 10.0, 12.0, Muted),
            tile_note: role(Label, 9.0, 12.5, Muted),
            tile_change: role(LabelStrong, 9.0, 12.5, Ink),
            heading1: tracked(Display, 31.0, 36.0, Primary, -0.2),
            heading1_long: tracked(Display, 27.0, 32.0, Primary, -0.2),
            section_number: tracked(Display, 31.0, 36.0, AccentText, -0.2),
            heading2: role(Text, 19.0, 25.0, Primary),
            heading3: role(LabelStrong, 11.0, 15.0, Primary),
            heading4: role(LabelStrong, 9.5, 13.5, Ink),
            lead: role(Text, 13.5, 20.0, Primary),
            glance_lead: role(Label, 10.5, 15.0, Muted),
            body: role(Text, 10.5, 15.0, Ink),
            notes: role(Label, 9.5, 13.5, Ink),
            pull: role(Display, 23.0, 29.0, AccentText),
            fact_number: role(Display, 26.0, 27.0, Primary),
            opener_number: tracked(Display, 60.0, 62.0, Highlight, -1.0),
            opener_title: tracked(Display, 60.0, 62.0, OnDeep, -1.0),
            opener_intro: role(Display, 17.0, 25.5, OnDeep),
            opener_entry: role(Label, 10.5, 16.0, OnDeep),
            opener_folio: role(Label, 10.5, 16.0, Pale),
            figure_title: role(TextStrong, 13.0, 16.5, Ink),
            subtitle: role(Label, 9.5, 13.0, Muted),
            figure_number: role(LabelStrong, 9.0, 12.0, AccentText),
            table_text: role(Label, 9.0, 12.0, Ink),
            table_head: role(LabelStrong, 9.0, 12.0, Ink),
            note: role(Label, 9.0, 12.0, Muted),
            contents_chapter: role(Text, 19.0, 27.0, Primary),
            contents_chapter_folio: role(Display, 19.0, 27.0, Primary),
            contents_chapter_number: role(Display, 22.0, 27.0, AccentText),
            contents_section: role(Text, 14.0, 22.0, Primary),
            contents_section_folio: role(Display, 14.0, 22.0, Primary),
            contents_entry: role(Label, 10.5, 16.5, Ink),
            contents_entry_folio: role(Label, 10.5, 16.5, Muted),
            running: role(Label, 9.0, 12.0, Muted),
            running_pale: role(Label, 9.0, 12.0, Pale),
            folio: role(LabelStrong, 10.0, 12.0, Ink),
            imprint_title: role(Display, 20.0, 27.0, OnDeep),
            imprint_text: role(Display, 21.0, 28.0, Highlight),
            imprint_key: role(LabelStrong, 9.5, 13.0, OnDeep),
            imprint_value: role(Label, 9.5, 13.0, Pale),
        }
    }
}

impl Type {
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

//! Roles of type: face, size, leading, colour.

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
    /// Colour.
    pub color: Color,
    /// Added after each glyph, in points.
    pub tracking: f32,
}

/// Every role.
#[derive(Clone, PartialEq, Debug)]
pub struct Types {
    /// Title on the cover.
    pub cover_title: Type,
    /// Who reports, on the cover.
    pub cover_organisation: Type,
    /// Subtitle and period on the cover.
    pub cover_text: Type,
    /// A number of the cover.
    pub cover_fact: Type,
    /// What it counts.
    pub cover_fact_label: Type,
    /// Words at the foot of the cover.
    pub cover_note: Type,
    /// Caption of the unit chart.
    pub cover_caption: Type,
    /// Year of a row of the unit chart.
    pub row_label: Type,
    /// Count of a row of the unit chart.
    pub row_count: Type,
    /// Year and count of the report’s own row.
    pub row_focus: Type,
    /// Chapter on its band.
    pub band_chapter: Type,
    /// Section number on a band.
    pub band_number: Type,
    /// Section title on a band.
    pub band_heading: Type,
    /// Lead on a band.
    pub band_lead: Type,
    /// Label of the hero tile.
    pub hero_label: Type,
    /// Number of the hero tile.
    pub hero_number: Type,
    /// Label of a tile.
    pub tile_label: Type,
    /// Number of a tile.
    pub tile_number: Type,
    /// Unit after the number of a tile.
    pub tile_unit: Type,
    /// Change and note of a tile.
    pub tile_note: Type,
    /// The change itself.
    pub tile_change: Type,
    /// Section title.
    pub heading1: Type,
    /// Section title that needs more than two lines.
    pub heading1_long: Type,
    /// Section number, beside the title.
    pub section_number: Type,
    /// Second level.
    pub heading2: Type,
    /// Third level.
    pub heading3: Type,
    /// Fourth level.
    pub heading4: Type,
    /// Text below a section title.
    pub lead: Type,
    /// Lead of a page of tiles.
    pub glance_lead: Type,
    /// Running text.
    pub body: Type,
    /// Running text of notes.
    pub notes: Type,
    /// A sentence set large.
    pub pull: Type,
    /// A number in the side column.
    pub fact_number: Type,
    /// Number of a chapter on the page that opens it.
    pub opener_number: Type,
    /// Its title.
    pub opener_title: Type,
    /// Its lead.
    pub opener_intro: Type,
    /// A section in its list.
    pub opener_entry: Type,
    /// The page of a section in its list.
    pub opener_folio: Type,
    /// Title of a figure or table.
    pub figure_title: Type,
    /// What a figure or table shows.
    pub subtitle: Type,
    /// Number of a figure or table.
    pub figure_number: Type,
    /// Cells of a table.
    pub table_text: Type,
    /// Head of a table.
    pub table_head: Type,
    /// Sources, notes.
    pub note: Type,
    /// A chapter in the contents.
    pub contents_chapter: Type,
    /// Its page.
    pub contents_chapter_folio: Type,
    /// Its number.
    pub contents_chapter_number: Type,
    /// A section in the contents.
    pub contents_section: Type,
    /// Its page.
    pub contents_section_folio: Type,
    /// An entry of the contents.
    pub contents_entry: Type,
    /// Its page.
    pub contents_entry_folio: Type,
    /// Running head and foot.
    pub running: Type,
    /// Running head on a band.
    pub running_pale: Type,
    /// Folio.
    pub folio: Type,
    /// Title of the imprint.
    pub imprint_title: Type,
    /// The author’s words in the imprint.
    pub imprint_text: Type,
    /// Name of an entry of the imprint.
    pub imprint_key: Type,
    /// An entry of the imprint.
    pub imprint_value: Type,
}

const INK: Color = Color::hex(0x17_27_2B);
const MUTED: Color = Color::hex(0x54_64_6A);
const PRIMARY: Color = Color::hex(0x0E_4A_52);
const ACCENT_TEXT: Color = Color::hex(0xB8_43_1A);
const PALE: Color = Color::hex(0xBF_D8_D8);
const HIGHLIGHT: Color = Color::hex(0xF2_B4_41);
const WHITE: Color = Color::hex(0xFF_FF_FF);

const fn role(face: FaceId, size: f32, leading: f32, color: Color) -> Type {
    Type { face, size, leading, color, tracking: 0.0 }
}

const fn tracked(face: FaceId, size: f32, leading: f32, color: Color, tracking: f32) -> Type {
    Type { face, size, leading, color, tracking }
}

impl Default for Types {
    fn default() -> Self {
        use FaceId::{Display, Label, LabelStrong, Text, TextStrong};
        Self {
            cover_title: tracked(Display, 68.0, 70.0, WHITE, -1.2),
            cover_organisation: role(LabelStrong, 12.0, 16.0, WHITE),
            cover_text: role(Label, 12.0, 18.0, PALE),
            cover_fact: role(Display, 26.0, 27.0, WHITE),
            cover_fact_label: role(Label, 9.0, 12.0, PALE),
            cover_note: role(LabelStrong, 10.0, 13.0, WHITE),
            cover_caption: role(Label, 9.0, 12.5, PALE),
            row_label: role(Label, 9.5, 12.0, PALE),
            row_count: role(LabelStrong, 9.5, 12.0, WHITE),
            row_focus: role(LabelStrong, 9.5, 12.0, HIGHLIGHT),
            band_chapter: role(LabelStrong, 11.0, 15.0, HIGHLIGHT),
            band_number: tracked(Display, 31.0, 36.0, HIGHLIGHT, -0.2),
            band_heading: tracked(Display, 31.0, 36.0, WHITE, -0.2),
            band_lead: role(Display, 14.0, 20.0, WHITE),
            hero_label: role(LabelStrong, 11.0, 15.0, INK),
            hero_number: tracked(Display, 96.0, 96.0, PRIMARY, -3.0),
            tile_label: role(LabelStrong, 9.5, 12.0, INK),
            tile_number: tracked(Display, 37.0, 40.0, PRIMARY, -0.6),
            tile_unit: role(Label, 10.0, 12.0, MUTED),
            tile_note: role(Label, 9.0, 12.5, MUTED),
            tile_change: role(LabelStrong, 9.0, 12.5, INK),
            heading1: tracked(Display, 31.0, 36.0, PRIMARY, -0.2),
            heading1_long: tracked(Display, 27.0, 32.0, PRIMARY, -0.2),
            section_number: tracked(Display, 31.0, 36.0, ACCENT_TEXT, -0.2),
            heading2: role(Text, 19.0, 25.0, PRIMARY),
            heading3: role(LabelStrong, 11.0, 15.0, PRIMARY),
            heading4: role(LabelStrong, 9.5, 13.5, INK),
            lead: role(Text, 13.5, 20.0, PRIMARY),
            glance_lead: role(Label, 10.5, 15.0, MUTED),
            body: role(Text, 10.5, 15.0, INK),
            notes: role(Label, 9.5, 13.5, INK),
            pull: role(Display, 23.0, 29.0, ACCENT_TEXT),
            fact_number: role(Display, 26.0, 27.0, PRIMARY),
            opener_number: tracked(Display, 60.0, 62.0, HIGHLIGHT, -1.0),
            opener_title: tracked(Display, 60.0, 62.0, WHITE, -1.0),
            opener_intro: role(Display, 17.0, 25.5, WHITE),
            opener_entry: role(Label, 10.5, 16.0, WHITE),
            opener_folio: role(Label, 10.5, 16.0, PALE),
            figure_title: role(TextStrong, 13.0, 16.5, INK),
            subtitle: role(Label, 9.5, 13.0, MUTED),
            figure_number: role(LabelStrong, 9.0, 12.0, ACCENT_TEXT),
            table_text: role(Label, 9.0, 12.0, INK),
            table_head: role(LabelStrong, 9.0, 12.0, INK),
            note: role(Label, 9.0, 12.0, MUTED),
            contents_chapter: role(Text, 19.0, 27.0, PRIMARY),
            contents_chapter_folio: role(Display, 19.0, 27.0, PRIMARY),
            contents_chapter_number: role(Display, 22.0, 27.0, ACCENT_TEXT),
            contents_section: role(Text, 14.0, 22.0, PRIMARY),
            contents_section_folio: role(Display, 14.0, 22.0, PRIMARY),
            contents_entry: role(Label, 10.5, 16.5, INK),
            contents_entry_folio: role(Label, 10.5, 16.5, MUTED),
            running: role(Label, 9.0, 12.0, MUTED),
            running_pale: role(Label, 9.0, 12.0, PALE),
            folio: role(LabelStrong, 10.0, 12.0, INK),
            imprint_title: role(Display, 20.0, 27.0, WHITE),
            imprint_text: role(Display, 21.0, 28.0, HIGHLIGHT),
            imprint_key: role(LabelStrong, 9.5, 13.0, WHITE),
            imprint_value: role(Label, 9.5, 13.0, PALE),
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

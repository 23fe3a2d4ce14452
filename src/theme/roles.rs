//! The ground that each role of type stands on.

use super::masters::{Chapters, Cover, Imprint, Masters, Opener};
use super::types::{Type, Types};

/// What text stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ground {
    /// The page.
    Page,
    /// The deep colour.
    Deep,
    /// The strong field.
    Field,
}

/// Takes all roles apart by name: a role that is missing here does not compile.
macro_rules! roles {
    ($types:expr; $($ground:expr => $($role:ident)*;)*) => {{
        let Types { $($($role,)*)* } = $types;
        vec![$($((stringify!($role), *$role, $ground),)*)*]
    }};
}

/// Every role with its name and its ground.
pub(super) fn roles(types: &Types, masters: &Masters) -> Vec<(&'static str, Type, Ground)> {
    let cover = match masters.cover {
        Cover::Strokes => Ground::Deep,
        Cover::Field => Ground::Field,
        Cover::Plain => Ground::Page,
    };
    let band = match masters.chapters {
        Chapters::Band => Ground::Deep,
        Chapters::Field => Ground::Field,
        Chapters::Plain => Ground::Page,
    };
    let opener = match masters.opener {
        Opener::Strokes => Ground::Deep,
        Opener::Field => Ground::Field,
        Opener::Plain => Ground::Page,
    };
    let imprint = match masters.imprint {
        Imprint::Strokes => Ground::Deep,
        Imprint::Field => Ground::Field,
        Imprint::Plain => Ground::Page,
    };
    roles!(types;
        Ground::Page => hero_label hero_number tile_label tile_number tile_unit tile_note tile_change heading1
            heading1_long section_number heading2 heading3 heading4 lead glance_lead body notes pull fact_number
            figure_title subtitle figure_number table_text table_head note chart_value column_value column_focus chart_label chart_category
            chart_focus chart_series contents_chapter contents_chapter_folio contents_chapter_number contents_section
            contents_section_folio contents_entry contents_entry_folio running folio;
        Ground::Field => field_value field_focus;
        cover => cover_title cover_organisation cover_text cover_fact cover_fact_label cover_note cover_caption row_label
            row_count row_focus;
        band => band_chapter band_number band_heading band_lead running_pale;
        opener => opener_number opener_title opener_intro opener_entry opener_folio;
        imprint => imprint_title imprint_text imprint_key imprint_value;
    )
}

//! The ground that each role of type stands on.

use super::types::{Type, Types};

/// What text stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ground {
    /// The page.
    White,
    /// Cover, imprint, bands, openers.
    Deep,
}

/// Takes all roles apart by name: a role that is missing here does not compile.
macro_rules! roles {
    ($types:expr; white: $($white:ident)*; deep: $($deep:ident)*) => {{
        let Types { $($white,)* $($deep,)* } = $types;
        vec![
            $((stringify!($white), *$white, Ground::White),)*
            $((stringify!($deep), *$deep, Ground::Deep),)*
        ]
    }};
}

/// Every role with its name and its ground.
pub(super) fn roles(types: &Types) -> Vec<(&'static str, Type, Ground)> {
    roles!(types;
        white: hero_label hero_number tile_label tile_number tile_unit tile_note tile_change heading1 heading1_long
            section_number heading2 heading3 heading4 lead glance_lead body notes pull fact_number figure_title subtitle
            figure_number table_text table_head note contents_chapter contents_chapter_folio contents_chapter_number
            contents_section contents_section_folio contents_entry contents_entry_folio running folio;
        deep: cover_title cover_organisation cover_text cover_fact cover_fact_label cover_note cover_caption row_label
            row_count row_focus band_chapter band_number band_heading band_lead opener_number opener_title opener_intro
            opener_entry opener_folio running_pale imprint_title imprint_text imprint_key imprint_value)
}

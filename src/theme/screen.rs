//! A theme for paper → the same for a screen, before it is magnified.

use super::{Theme, Type};

/// Sizes on a screen as parts of those on paper: its titles stand in the narrow left column.
const TITLE: f32 = 27.0 / 31.0;
const LEAD: f32 = 12.0 / 13.5;
const FACT: f32 = 24.0 / 26.0;
const FIGURE_TITLE: f32 = 13.5 / 13.0;
const HERO: f32 = 46.0 / 96.0;
const TILE: f32 = 30.0 / 37.0;
const VALUE: f32 = 10.5 / 9.5;
const FOCUS: f32 = 12.75 / 9.5;
const IMPRINT: f32 = 15.0 / 21.0;
const CONTENTS: f32 = 0.78;

impl Theme {
    /// The theme as screens have it: titles for the left column, values of charts that are seen from afar, low tiles. What
    /// is common to all is the magnification of the page.
    #[must_use]
    pub fn on_screen(&self) -> Self {
        let mut theme = self.clone();
        let types = &mut theme.types;
        let sized = |role: &mut Type, part: f32| *role = role.sized(role.size * part);
        sized(&mut types.heading1, TITLE);
        sized(&mut types.section_number, TITLE);
        sized(&mut types.lead, LEAD);
        sized(&mut types.fact_number, FACT);
        sized(&mut types.figure_title, FIGURE_TITLE);
        sized(&mut types.hero_number, HERO);
        sized(&mut types.tile_number, TILE);
        sized(&mut types.chart_value, VALUE);
        sized(&mut types.column_value, VALUE);
        sized(&mut types.column_focus, FOCUS);
        sized(&mut types.imprint_text, IMPRINT);
        for role in [
            &mut types.contents_chapter,
            &mut types.contents_chapter_folio,
            &mut types.contents_chapter_number,
            &mut types.contents_section,
            &mut types.contents_section_folio,
        ] {
            *role = role.sized(role.size * CONTENTS);
        }
        let tiles = &mut theme.tiles;
        (tiles.pitch, tiles.number, tiles.hero_number) = (100.0, 19.0, 18.0);
        (tiles.spark, tiles.spark_height, tiles.spark_width) = (22.0, 22.0, 62.0);
        (tiles.change, tiles.hero_chart, tiles.hero_height) = (60.0, 14.0, 30.0);
        let fronts = &mut theme.fronts;
        (fronts.cover_organisation, fronts.opener_title, fronts.opener_pitch) = (30.0, 63.0, 22.0);
        theme
    }
}

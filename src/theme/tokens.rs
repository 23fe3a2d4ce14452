//! Groups of lengths by role.

use std::ops::RangeInclusive;

/// A length while a theme is read: its name, what it may be, its place.
pub(super) struct Token<'t> {
    pub(super) name: &'static str,
    pub(super) range: RangeInclusive<f32>,
    pub(super) place: &'t mut f32,
}

/// Makes a group of lengths of one list: name, least and greatest.
macro_rules! lengths {
    ($(#[$about:meta])* $group:ident { $($(#[$doc:meta])* $name:ident $range:expr,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub struct $group { $($(#[$doc])* pub $name: f32,)* }

        impl $group {
            /// Without any length, before a theme is read.
            pub(super) const BLANK: Self = Self { $($name: 0.0,)* };

            /// Every length with its name in `theme.toml`.
            pub(super) fn tokens_mut(&mut self) -> [Token<'_>; [$(stringify!($name)),*].len()] {
                [$(Token { name: stringify!($name), range: $range, place: &mut self.$name }),*]
            }
        }
    };
}

lengths! {
    /// Upright pages. Lengths in points; `bottom` and `foot` from the lower edge.
    Grid {
        /// Left and right of text.
        margin 24.0..=160.0,
        /// Columns of the grid: a number.
        columns 1.0..=24.0,
        /// How many of them are the side column: a number, 0 for none.
        side_columns 0.0..=8.0,
        /// Between columns.
        gutter 6.0..=48.0,
        /// Top of the text frame.
        top 40.0..=200.0,
        /// Bottom of the text frame.
        bottom 40.0..=200.0,
        /// Top of the running head.
        head 24.0..=160.0,
        /// Top of the foot.
        foot 24.0..=160.0,
    }
}

lengths! {
    /// Pages that are wider than high, for screens. Lengths in points; `bottom` and `foot` from the lower edge.
    ScreenGrid {
        /// Left and right of text.
        margin 24.0..=120.0,
        /// Width of the side column.
        side_width 100.0..=320.0,
        /// Between side and main column.
        gap 12.0..=96.0,
        /// Between columns of text.
        gutter 6.0..=48.0,
        /// Top of the text frame.
        top 40.0..=160.0,
        /// Bottom of the text frame.
        bottom 40.0..=160.0,
        /// Top of the running head.
        head 20.0..=120.0,
        /// Top of the foot.
        foot 20.0..=120.0,
        /// How much larger everything is than on paper: a factor.
        magnification 1.0..=2.0,
    }
}

lengths! {
    /// Space between things. Lengths in points.
    Spacing {
        /// Between paragraphs.
        paragraph 0.0..=30.0,
        /// Above the title of a section in the middle of a page.
        section 15.0..=120.0,
        /// Title of a section to its lead.
        lead 0.0..=60.0,
        /// Lead to the next block.
        after_lead 6.0..=60.0,
        /// Above a heading of the second level.
        heading2 8.0..=90.0,
        /// Below it.
        after_heading2 0.0..=40.0,
        /// Above a heading of the third level.
        heading3 6.0..=90.0,
        /// Below it.
        after_heading3 0.0..=40.0,
        /// Around grids, call-outs, and other blocks.
        block 6.0..=60.0,
        /// Rule to the number of a figure or table.
        number 0.0..=30.0,
        /// Rule to its title.
        title 0.0..=30.0,
        /// Title to subtitle.
        subtitle 0.0..=30.0,
        /// Subtitle to plot.
        plot 3.0..=40.0,
        /// Plot to source.
        source 3.0..=40.0,
    }
}

lengths! {
    /// Widths of rules, in points; a rule of 0 is not drawn.
    Rules {
        /// Above figures, tables, tiles; zero lines of small columns.
        main 0.0..=4.0,
        /// Above the first tile.
        hero 0.0..=8.0,
        /// Under rows.
        hairline 0.0..=2.0,
    }
}

lengths! {
    /// Charts. Lengths in points.
    Charts {
        /// Height of upright plots.
        height 100.0..=400.0,
        /// Height of upright plots in narrow columns.
        height_narrow 80.0..=300.0,
        /// Width of the zero line.
        zero_line 0.25..=4.0,
        /// Width of gridlines.
        gridline 0.1..=2.0,
        /// Width of the white between neighbouring marks.
        white_line 0.0..=3.0,
        /// Space between columns, as a part of their width.
        column_gap 0.05..=2.0,
        /// The same on the strong field.
        field_column_gap 0.05..=2.0,
        /// Width of the zero line there.
        field_zero_line 0.25..=4.0,
        /// Column to its value.
        value_rise 2.0..=20.0,
        /// Zero line to the baseline of categories.
        category_drop 8.0..=30.0,
        /// Height of horizontal bars.
        bar 3.0..=40.0,
        /// From bar to bar.
        bar_pitch 8.0..=60.0,
        /// Label to the zero line of bars.
        label_gap 2.0..=30.0,
        /// Bar to its value.
        value_gap 2.0..=20.0,
        /// Width of the first line.
        line 0.5..=6.0,
        /// Width of other lines.
        line_context 0.5..=6.0,
        /// Radius of markers of the first line.
        marker 1.0..=8.0,
        /// Radius of other markers.
        marker_context 1.0..=8.0,
        /// White ring of markers.
        ring 0.0..=4.0,
        /// Last point or part to the name of its series.
        name_gap 2.0..=30.0,
        /// Least height of a part that has a label in it.
        part_label 9.0..=40.0,
        /// Between the sides of a pyramid.
        pyramid_gutter 30.0..=140.0,
        /// Height of its bars.
        pyramid_bar 3.0..=40.0,
        /// From bar to bar.
        pyramid_pitch 12.0..=60.0,
        /// Height of bars of a timeline.
        gantt_bar 3.0..=40.0,
        /// From bar to bar.
        gantt_pitch 12.0..=80.0,
        /// Outline of what is planned.
        gantt_outline 0.4..=3.0,
        /// Width of the line of the cut-off.
        gantt_cut 0.4..=4.0,
        /// Height of bars with a target.
        bullet_bar 3.0..=30.0,
        /// From bar to bar.
        bullet_pitch 14.0..=60.0,
        /// Width of a target.
        bullet_tick 0.5..=4.0,
        /// How far a target stands out of its bar.
        bullet_reach 0.0..=10.0,
        /// White around a target inside its bar.
        bullet_slit 0.0..=4.0,
        /// Width of shared borders.
        map_border 0.2..=4.0,
        /// Width of the outer border.
        map_outline 0.0..=4.0,
        /// Between columns of small multiples.
        panel_gap 8.0..=60.0,
        /// Between their rows.
        panel_rows 12.0..=80.0,
        /// Height of their plots.
        panel_height 36.0..=200.0,
    }
}

lengths! {
    /// Tables. Lengths in points.
    Tables {
        /// Above and below the text of a row.
        padding 0.5..=12.0,
        /// The same in tables that go on over pages.
        long_padding 0.5..=12.0,
        /// The same in the row of totals.
        total_padding 0.5..=16.0,
        /// Above a row that opens a group.
        group 0.0..=30.0,
        /// Head to its rule.
        head 0.0..=16.0,
    }
}

lengths! {
    /// Tiles. Lengths in points from the rule of a tile.
    Tiles {
        /// From row to row.
        pitch 120.0..=320.0,
        /// Top of the number.
        number 10.0..=80.0,
        /// Top of the first tile’s number.
        hero_number 10.0..=80.0,
        /// Top of the small columns.
        spark 40.0..=200.0,
        /// Top of the change.
        change 60.0..=260.0,
        /// Top of the first tile’s columns.
        hero_chart 0.0..=80.0,
        /// Their height.
        hero_height 40.0..=200.0,
        /// Width of small columns together.
        spark_width 40.0..=160.0,
        /// Their height.
        spark_height 12.0..=100.0,
        /// Width of one.
        spark_column 2.0..=30.0,
    }
}

lengths! {
    /// Unit charts in slanted strokes, and the strokes that count chapters. Lengths in points.
    Strokes {
        /// From stroke to stroke.
        pitch 1.5..=12.0,
        /// Width of a stroke.
        width 0.5..=10.0,
        /// More space after ten strokes.
        ten 0.0..=12.0,
        /// How far a stroke leans, as a part of its height.
        lean 0.0..=1.0,
        /// Height of a row.
        row 8.0..=120.0,
        /// Height of the row of the report’s own year.
        focus 8.0..=240.0,
        /// Between rows.
        row_gap 0.0..=20.0,
        /// Last stroke to the label of a row.
        label 2.0..=30.0,
        /// Height of the current chapter’s stroke in the running head.
        chapter_height 4.0..=24.0,
        /// From chapter to chapter there.
        chapter_pitch 2.0..=16.0,
    }
}

lengths! {
    /// Covers, openers, bands, imprints. Lengths in points from the upper edge of the page.
    Fronts {
        /// Top of the organisation on the cover.
        cover_organisation 24.0..=400.0,
        /// Top of the title on the cover.
        cover_title 40.0..=500.0,
        /// Top of the chapter on its band.
        band_chapter 24.0..=200.0,
        /// Top of the section’s title on a band.
        band_heading 40.0..=240.0,
        /// Text of a band to its foot.
        band_foot 6.0..=80.0,
        /// Top of the title of an opener.
        opener_title 40.0..=400.0,
        /// From section to section in its list.
        opener_pitch 12.0..=80.0,
        /// Top of its unit chart.
        opener_strokes 300.0..=700.0,
        /// From entry to entry of the imprint.
        imprint_pitch 14.0..=80.0,
    }
}

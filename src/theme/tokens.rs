//! Groups of lengths by role.

/// Makes a group of lengths of one list.
macro_rules! lengths {
    ($(#[$about:meta])* $group:ident { $($(#[$doc:meta])* $name:ident,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Debug)]
        pub struct $group { $($(#[$doc])* pub $name: f32,)* }
    };
}

lengths! {
    /// Upright pages. Lengths in points, numbers where it says so.
    Page {
        /// Left and right of text.
        margin,
        /// Upper edge of the page to the text frame.
        top,
        /// Text frame to the lower edge of the page.
        bottom,
        /// Upper edge of the page to the running head.
        head,
        /// Top of the foot to the lower edge of the page.
        foot,
        /// Columns of the grid: a number.
        columns,
        /// Between columns.
        gutter,
        /// Columns of the side column: a number.
        side_columns,
    }
}

lengths! {
    /// Pages that are wider than high, for screens. Lengths in points, numbers where it says so.
    Screen {
        /// Left and right of text.
        margin,
        /// Upper edge of the page to the text frame.
        top,
        /// Text frame to the lower edge of the page.
        bottom,
        /// Upper edge of the page to the running head.
        head,
        /// Top of the foot to the lower edge of the page.
        foot,
        /// Width of the left column.
        side,
        /// Between the left and the wide right column.
        gap,
        /// Between columns of text.
        gutter,
        /// How much larger than on paper all else is: type, space, rules, charts. A number.
        magnification,
    }
}

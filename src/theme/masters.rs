//! The masters' switches: which of its drawings each part of a page has. Colours and sizes are tokens, not switches.

/// Makes an enum of drawings with their names in `theme.toml`.
macro_rules! switch {
    ($(#[$about:meta])* $switch:ident { $($(#[$doc:meta])* $variant:ident $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $switch { $($(#[$doc])* $variant,)* }

        impl $switch {
            /// Every drawing.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$variant),*];

            /// Its name in `theme.toml`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The drawing of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|drawing| drawing.name() == name)
            }
        }
    };
}

switch! {
    /// The cover.
    Cover {
        /// Title on the deep colour, numbers in a row, the unit chart in slanted strokes at the foot.
        Strokes "strokes",
        /// Title in heavy type on the strong field, the first number as a poster, the unit chart in blocks at the foot.
        Field "field",
        /// A title page: words alone, centred on the page's own ground.
        Plain "plain",
    }
}

switch! {
    /// The page that opens a long chapter.
    Opener {
        /// Number and title on the deep colour, sections with their pages, the unit chart in slanted strokes.
        Strokes "strokes",
        /// The number as a poster on the strong field, title and sections below.
        Field "field",
        /// Number, title, lead and sections, centred on the page's own ground.
        Plain "plain",
    }
}

switch! {
    /// How a chapter opens that has no page of its own for that.
    Chapters {
        /// A band of the deep colour across the page.
        Band "band",
        /// A band of the strong field across the page, the title in heavy type.
        Field "field",
        /// Number and title below one another, centred, with white around.
        Plain "plain",
    }
}

switch! {
    /// Titles of sections and their numbers.
    Headings {
        /// The number in the side column, on the line of the title.
        Side "side",
        /// The number above the title, both from the left edge.
        Above "above",
        /// The number above the title, both centred.
        Centred "centred",
    }
}

switch! {
    /// Running head, foot and folio.
    Running {
        /// A stroke for each chapter, names at the head, folio at the foot.
        Strokes "strokes",
        /// Organisation and title at the left of the head, folio at its right.
        Line "line",
        /// The section centred at the head, folio centred at the foot.
        Centred "centred",
    }
}

switch! {
    /// Tiles.
    Tiles {
        /// Cells below rules, three in a row, the first one two cells wide.
        Grid "grid",
        /// Bands across the page: the first number as a poster with its columns, the others three and four in a band.
        Bands "bands",
        /// A list between hairlines: what is counted, its number, its change.
        List "list",
    }
}

switch! {
    /// Figures.
    Figures {
        /// Below a rule, with the number in the side column.
        Ruled "ruled",
        /// The first one of a section on the strong field across the page, its finding as the title; the others with
        /// title and plot side by side. The number starts the source line.
        Field "field",
        /// Without rules; the number runs into the title.
        Quiet "quiet",
    }
}

switch! {
    /// Call-outs, boxes, stories and sentences set large.
    Boxes {
        /// Between two rules.
        Ruled "ruled",
        /// On the quiet field.
        Field "field",
        /// Between two hairlines.
        Hairlines "hairlines",
    }
}

switch! {
    /// The contents.
    Contents {
        /// A stroke for each chapter and its number in the side column.
        Strokes "strokes",
        /// The number of each chapter in the side column.
        Numbers "numbers",
    }
}

switch! {
    /// The imprint.
    Imprint {
        /// On the deep colour, below the unit chart in slanted strokes.
        Strokes "strokes",
        /// On the strong field, below the unit chart in blocks.
        Field "field",
        /// On the page's own ground.
        Plain "plain",
    }
}

/// The drawing of every part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Masters {
    /// The cover.
    pub cover: Cover,
    /// The page that opens a long chapter.
    pub opener: Opener,
    /// How other chapters open.
    pub chapters: Chapters,
    /// Titles of sections.
    pub headings: Headings,
    /// Running head and foot.
    pub running: Running,
    /// Tiles.
    pub tiles: Tiles,
    /// Figures.
    pub figures: Figures,
    /// Blocks set apart.
    pub boxes: Boxes,
    /// The contents.
    pub contents: Contents,
    /// The imprint.
    pub imprint: Imprint,
    /// Columns in which running text flows beside the side column: 1 or 2. A section that says its own has those.
    pub prose_columns: u8,
}

impl Default for Masters {
    fn default() -> Self {
        Self {
            cover: Cover::Strokes,
            opener: Opener::Strokes,
            chapters: Chapters::Band,
            headings: Headings::Side,
            running: Running::Strokes,
            tiles: Tiles::Grid,
            figures: Figures::Ruled,
            boxes: Boxes::Ruled,
            contents: Contents::Strokes,
            imprint: Imprint::Strokes,
            prose_columns: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, Masters, Tiles};

    #[test]
    fn every_drawing_is_found_by_its_name() {
        assert!(Tiles::ALL.into_iter().all(|drawing| Tiles::named(drawing.name()) == Some(drawing)));
        assert_eq!(Cover::named("stroke"), None);
        assert_eq!(Masters::default().cover.name(), "strokes");
    }
}

//! Blocks and inlines: a section after its templates are evaluated and its Markdown is parsed.

use crate::diagnostic::Origin;
use crate::shown::{Rich, Shown};

/// A block.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 to 4.
        level: u8,
        /// `{#id}`, if any.
        id: Option<String>,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List {
        /// Number of the first item; none for bullets.
        start: Option<u64>,
        /// Its items.
        items: Vec<ListItem>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A table written in Markdown.
    Table(RichTable),
    /// A line across.
    Divider,
    /// Something placed on a line of its own.
    Placed(Placement),
    /// `::: pull`: a sentence set large.
    Pull {
        /// What is said: paragraphs.
        blocks: Vec<Block>,
        /// Who says it.
        by: Option<Rich>,
    },
    /// `::: side`: a note in the side column, beside the block that follows.
    Side {
        /// Its head.
        title: Option<Rich>,
        /// Its paragraphs.
        blocks: Vec<Block>,
    },
    /// `::: fact`: a number in the side column, beside the block that follows.
    Fact {
        /// The number.
        value: Shown,
        /// What it counts.
        label: Rich,
    },
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// `> [!NOTE]`: blocks set apart under a head word.
    Callout {
        /// The head word.
        kind: Callout,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// `::: story`: blocks about a person.
    Story {
        /// Whose story it is.
        name: Option<Rich>,
        /// What is told.
        blocks: Vec<Block>,
    },
    /// `::: columns`: text that flows down columns of about equal height.
    Columns {
        /// How many: 2 or 3.
        count: u8,
        /// What flows.
        blocks: Vec<Block>,
    },
    /// `::: grid`: cells side by side, row by row.
    Grid {
        /// Cells in a row: 2 to 4.
        count: u8,
        /// The cells in order.
        cells: Vec<Vec<Block>>,
    },
    /// `::: box`: blocks between two rules.
    Box {
        /// Its head.
        title: Option<Rich>,
        /// What stands in it.
        blocks: Vec<Block>,
    },
}

/// An item of a list.
#[derive(Clone, PartialEq, Debug)]
pub struct ListItem {
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// Terms with one meaning, or several.
#[derive(Clone, PartialEq, Debug)]
pub struct Definition {
    /// What is defined: one term, or several that mean the same.
    pub terms: Vec<Vec<Inline>>,
    /// What it means.
    pub blocks: Vec<Block>,
}

/// The head word of a call-out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Callout {
    /// `[!NOTE]`
    Note,
    /// `[!TIP]`
    Tip,
    /// `[!IMPORTANT]`
    Important,
    /// `[!WARNING]`
    Warning,
    /// `[!CAUTION]`
    Caution,
}

/// A table written in Markdown.
#[derive(Clone, PartialEq, Debug)]
pub struct RichTable {
    /// Which columns are aligned right.
    pub right: Vec<bool>,
    /// The head row.
    pub head: Vec<Vec<Inline>>,
    /// The rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// What a placing line asks for.
#[derive(Clone, PartialEq, Debug)]
pub struct Placement {
    /// What.
    pub what: Placed,
    /// The caption written there; takes the place of the figure's or table's own.
    pub caption: Vec<Inline>,
    /// Where it is written.
    pub origin: Origin,
}

/// What can be placed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Placed {
    /// `![](figure:ID)`
    Figure(String),
    /// `![](table:ID)`
    Table(String),
    /// `![](tiles:ID)`
    Tiles(String),
    /// `![](images/FILE)`: the path of the file
    Image(String),
    /// `![](break:page)`
    PageBreak,
    /// `![](break:column)`
    ColumnBreak,
    /// `![](contents:)`
    Contents,
    /// `![](list:figures)`
    ListOfFigures,
    /// `![](list:tables)`
    ListOfTables,
    /// The tables of the charts, in the annex: authors do not place them.
    Twins,
}

/// A part of a line.
#[derive(Clone, PartialEq, Debug)]
pub enum Inline {
    /// Words.
    Text(String),
    /// A number from the facts.
    Value(Shown),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Small and above the line.
    Superscript(Vec<Inline>),
    /// Small and below the line.
    Subscript(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Words of another language.
    Language {
        /// Its BCP 47 tag.
        tag: String,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// A reference to a footnote.
    Footnote {
        /// Its label in the file.
        label: String,
        /// The paragraphs of the note; none where an earlier reference in the section has them.
        blocks: Vec<Block>,
    },
    /// Code.
    Code(String),
    /// A link to an address.
    Link {
        /// The address.
        uri: String,
        /// Its words.
        inlines: Vec<Inline>,
    },
    /// A reference inside the report, resolved when pages are known.
    Reference {
        /// What it names.
        target: ReferenceTarget,
        /// What it prints when it has no words of its own.
        kind: ReferenceKind,
        /// Its own words.
        inlines: Vec<Inline>,
        /// Where it is written.
        origin: Origin,
    },
    /// A line break.
    Break,
}

/// What a reference names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ReferenceTarget {
    /// `figure:ID`
    Figure(String),
    /// `table:ID`
    Table(String),
    /// `#heading-id`
    Heading(String),
}

/// What a reference prints.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceKind {
    /// "Figure 4", "Table 2", the heading's words.
    Name,
    /// "page 12".
    Page,
}

//! The structure tree: what the document says, in reading order, apart from where it is drawn.

use crate::geometry::Rect;

/// A node of the structure; an index into [`Structure::nodes`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// The tags of ISO 32000-1, 14.8.4, that reports use.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Role {
    /// The root.
    Document,
    /// A section.
    Sect,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A quotation of several blocks.
    BlockQuote,
    /// A list, its items, their labels and their bodies.
    List,
    /// An item of a list.
    ListItem,
    /// Bullet or number.
    Label,
    /// The text of an item.
    ListBody,
    /// A run of text inside a paragraph.
    Span,
    /// A code fragment.
    Code,
    /// A link.
    Link,
    /// A reference inside a contents entry.
    Reference,
    /// A table of contents.
    Toc,
    /// An entry of it.
    TocItem,
    /// A chart or picture.
    Figure,
    /// What a figure or table is called.
    Caption,
    /// A table and its parts.
    Table,
    /// Head rows.
    TableHead,
    /// Body rows.
    TableBody,
    /// A row.
    TableRow,
    /// A head cell.
    HeadCell(Scope),
    /// A data cell.
    DataCell,
    /// A footnote.
    Note,
    /// A part of the page that belongs together without being one of the above: a tile, a story.
    Division,
}

/// What labels the items of a list.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Numbering {
    /// Bullets.
    Bullets,
    /// Numbers.
    Numbers,
    /// Words: a list of definitions.
    None,
}

/// What a head cell is the head of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// Its column.
    Column,
    /// Its row.
    Row,
}

/// One node.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Its tag.
    pub role: Role,
    /// The node it stands in; none for the root.
    pub parent: Option<NodeId>,
    /// The nodes inside, in reading order.
    pub children: Vec<NodeId>,
    /// What it says in words (figures), or the expansion of an abbreviation.
    pub alternative: Option<String>,
    /// Language, where it is not the document's.
    pub language: Option<String>,
    /// Where a figure is drawn: page index and area.
    pub area: Option<(usize, Rect)>,
    /// Columns that a table cell spans; 1 for all else.
    pub column_span: u16,
    /// What labels the items of a list.
    pub numbering: Numbering,
}

/// The tree. Node 0 is the `Document`.
#[derive(Clone, PartialEq, Debug)]
pub struct Structure {
    /// All nodes; parents before their children.
    pub nodes: Vec<Node>,
}

impl Default for Structure {
    fn default() -> Self {
        Self { nodes: vec![Node::new(Role::Document, None)] }
    }
}

impl Node {
    fn new(role: Role, parent: Option<NodeId>) -> Self {
        Self {
            role,
            parent,
            children: Vec::new(),
            alternative: None,
            language: None,
            area: None,
            column_span: 1,
            numbering: Numbering::Bullets,
        }
    }
}

impl Structure {
    /// The root.
    pub const ROOT: NodeId = NodeId(0);

    /// Adds a node as the last child of `parent`.
    ///
    /// # Panics
    /// When there are more than `u32::MAX` nodes.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).expect("fewer than 2^32 nodes"));
        self.nodes.push(Node::new(role, Some(parent)));
        self.nodes[parent.0 as usize].children.push(id);
        id
    }

    /// Takes a node that turned out to be empty out of its parent.
    pub fn detach(&mut self, id: NodeId) {
        if let Some(parent) = self.nodes[id.0 as usize].parent.take() {
            self.nodes[parent.0 as usize].children.retain(|child| *child != id);
        }
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// A node, to be changed.
    pub fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }
}

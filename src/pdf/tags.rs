//! The structure → structure elements, tied to content and annotations both ways (ISO 32000-1, 14.7).

use super::attachments::Attached;
use super::links::Annotation;
use super::page::{Grid, points};
use super::syntax;
use crate::geometry::Point;
use crate::layout::Document;
use crate::structure::{Node, NodeId, Numbering, Role, Scope};
use lopdf::{Dictionary, Object, ObjectId, dictionary};
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

/// What an element holds, with its place in the drawing order.
struct Own {
    order: usize,
    kid: Kid,
}

/// Content or an annotation of a page.
#[derive(Clone, Copy)]
enum Kid {
    Content { page: usize, id: i64 },
    Annotation { page: usize, id: ObjectId },
}

/// The standard structure type of a role.
pub(super) fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Sect => "Sect",
        Role::Heading(level) => ["H1", "H2", "H3", "H4", "H5", "H6"][usize::from(level.clamp(1, 6) - 1)],
        Role::Paragraph => "P",
        Role::BlockQuote => "BlockQuote",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Span => "Span",
        Role::Code => "Code",
        Role::Link => "Link",
        Role::Reference => "Reference",
        Role::Toc => "TOC",
        Role::TocItem => "TOCI",
        Role::Figure => "Figure",
        Role::Caption => "Caption",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::HeadCell(_) => "TH",
        Role::DataCell => "TD",
        Role::Note => "Note",
        Role::Division => "Div",
    }
}

/// Adds the structure tree and what leads to it from the pages; gives its root.
///
/// `owners` has the node of every marked-content id of every page, `attached` the files of elements.
pub(super) fn add(
    file: &mut lopdf::Document,
    document: &Document,
    pages: &[ObjectId],
    owners: &[Vec<NodeId>],
    annotations: &[Vec<Annotation>],
    attached: &Attached,
) -> ObjectId {
    let nodes = &document.structure.nodes;
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = nodes.iter().map(|_| file.new_object_id()).collect();
    let own = own_kids(nodes.len(), owners, annotations);
    let first = first_drawn(nodes, &own);
    let elements: Vec<Dictionary> = nodes
        .par_iter()
        .enumerate()
        .map(|(index, node)| {
            let parent = node.parent.map_or(root, |parent| ids[place(parent)]);
            let mut element = dictionary! { "Type" => "StructElem", "S" => name(node.role), "P" => parent };
            let home = own[index].first().map(|own| own.kid.page());
            if let Some(home) = home {
                element.set("Pg", pages[home]);
            }
            set_list(&mut element, "K", merged(node, &own[index], &first, &ids, home, pages));
            set_list(&mut element, "A", attributes(node, document));
            describe(&mut element, node);
            let files = u32::try_from(index).ok().and_then(|index| attached.by_node.get(&NodeId(index)));
            if let Some(files) = files {
                element.set("AF", files.iter().map(|id| Object::Reference(*id)).collect::<Vec<_>>());
            }
            if node.role == Role::Note {
                element.set("ID", note(index));
            }
            element
        })
        .collect();
    for (id, element) in ids.iter().zip(elements) {
        file.set_object(*id, element);
    }
    let (parents, next) = parent_tree(file, &ids, pages, owners, annotations);
    let mut tree = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => ids[0],
        "ParentTree" => parents,
        "ParentTreeNextKey" => next,
    };
    let notes = (0..nodes.len()).filter(|index| nodes[*index].role == Role::Note);
    let names: Vec<Object> = notes.flat_map(|index| [note(index), Object::Reference(ids[index])]).collect();
    if !names.is_empty() {
        tree.set("IDTree", dictionary! { "Names" => names });
    }
    file.set_object(root, tree);
    root
}

impl Kid {
    fn page(self) -> usize {
        match self {
            Self::Content { page, .. } | Self::Annotation { page, .. } => page,
        }
    }
}

fn own_kids(nodes: usize, owners: &[Vec<NodeId>], annotations: &[Vec<Annotation>]) -> Vec<Vec<Own>> {
    let mut own: Vec<Vec<Own>> = (0..nodes).map(|_| Vec::new()).collect();
    let mut order = 1;
    for (page, (owners, annotations)) in owners.iter().zip(annotations).enumerate() {
        for (id, node) in (0_i64..).zip(owners) {
            own[place(*node)].push(Own { order, kid: Kid::Content { page, id } });
            order += 1;
        }
        for annotation in annotations {
            own[place(annotation.node)].push(Own { order, kid: Kid::Annotation { page, id: annotation.id } });
            order += 1;
        }
    }
    own
}

/// When a node or one inside it is first drawn; 0 for what is never drawn, so that it keeps its place.
fn first_drawn(nodes: &[Node], own: &[Vec<Own>]) -> Vec<usize> {
    let mut first: Vec<usize> = own.iter().map(|own| own.first().map_or(0, |own| own.order)).collect();
    for index in (0..nodes.len()).rev() {
        if let Some(parent) = nodes[index].parent.map(place) {
            first[parent] = match (first[parent], first[index]) {
                (0, other) | (other, 0) => other,
                (one, other) => one.min(other),
            };
        }
    }
    first
}

/// Own content and inner elements in one order: inner elements keep the order of the structure, content comes
/// before the first inner element that is drawn later.
fn merged(
    node: &Node,
    own: &[Own],
    first: &[usize],
    ids: &[ObjectId],
    home: Option<usize>,
    pages: &[ObjectId],
) -> Vec<Object> {
    let mut kids = Vec::with_capacity(node.children.len() + own.len());
    let mut rest = own.iter().peekable();
    for child in &node.children {
        while let Some(own) = rest.next_if(|own| own.order < first[place(*child)]) {
            kids.push(kid(own.kid, home, pages));
        }
        kids.push(Object::Reference(ids[place(*child)]));
    }
    kids.extend(rest.map(|own| kid(own.kid, home, pages)));
    kids
}

fn kid(kid: Kid, home: Option<usize>, pages: &[ObjectId]) -> Object {
    let elsewhere = Some(kid.page()) != home;
    match kid {
        Kid::Content { id, .. } if !elsewhere => id.into(),
        Kid::Content { page, id } => {
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => id })
        }
        Kid::Annotation { page, id } => {
            let mut reference = dictionary! { "Type" => "OBJR", "Obj" => id };
            if elsewhere {
                reference.set("Pg", pages[page]);
            }
            Object::Dictionary(reference)
        }
    }
}

fn attributes(node: &Node, document: &Document) -> Vec<Object> {
    let mut list = Vec::new();
    let mut table = Dictionary::new();
    if let Role::HeadCell(scope) = node.role {
        table.set(
            "Scope",
            match scope {
                Scope::Column => "Column",
                Scope::Row => "Row",
            },
        );
    }
    if matches!(node.role, Role::HeadCell(_) | Role::DataCell) && node.column_span > 1 {
        table.set("ColSpan", i64::from(node.column_span));
    }
    if !table.is_empty() {
        table.set("O", "Table");
        list.push(table.into());
    }
    if node.role == Role::List {
        let numbering = match node.numbering {
            Numbering::Numbers => "Decimal",
            Numbering::Bullets => "Disc",
            Numbering::None => "None",
        };
        list.push(Object::Dictionary(dictionary! { "O" => "List", "ListNumbering" => numbering }));
    }
    if node.role == Role::Figure
        && let Some((page, area)) = node.area
        && let Some(page) = document.pages.get(page)
    {
        let grid = Grid::new(page.frame.size.height);
        let (left, top) = grid.place(Point::new(area.x, area.y));
        let (right, bottom) = grid.place(Point::new(area.right(), area.bottom()));
        let area: Vec<Object> = [left, bottom, right, top].into_iter().map(|value| points(value).into()).collect();
        list.push(Object::Dictionary(dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => area }));
    }
    list
}

fn describe(element: &mut Dictionary, node: &Node) {
    if let Some(words) = &node.alternative {
        element.set(if node.role == Role::Span { "E" } else { "Alt" }, syntax::text(words));
    }
    if let Some(language) = &node.language {
        element.set("Lang", syntax::text(language));
    }
}

/// The name of a note: in the order of the notes, as the tree of names needs it.
fn note(index: usize) -> Object {
    Object::string_literal(format!("note{index:06}"))
}

fn set_list(element: &mut Dictionary, key: &str, mut list: Vec<Object>) {
    match list.len() {
        0 => {}
        1 => element.set(key, list.swap_remove(0)),
        _ => element.set(key, list),
    }
}

/// The way back from content and annotations to their elements; gives the next free key.
fn parent_tree(
    file: &mut lopdf::Document,
    ids: &[ObjectId],
    pages: &[ObjectId],
    owners: &[Vec<NodeId>],
    annotations: &[Vec<Annotation>],
) -> (ObjectId, i64) {
    let mut numbers: Vec<Object> = Vec::new();
    let mut key = 0_i64;
    for (page, owners) in pages.iter().zip(owners) {
        let elements: Vec<Object> = owners.iter().map(|node| Object::Reference(ids[place(*node)])).collect();
        let elements = file.add_object(elements);
        numbers.extend([key.into(), Object::Reference(elements)]);
        if let Ok(dictionary) = file.get_dictionary_mut(*page) {
            dictionary.set("StructParents", key);
            dictionary.set("Tabs", "S");
        }
        key += 1;
    }
    for annotation in annotations.iter().flatten() {
        numbers.extend([key.into(), Object::Reference(ids[place(annotation.node)])]);
        key += 1;
    }
    (file.add_object(dictionary! { "Nums" => numbers }), key)
}

fn place(node: NodeId) -> usize {
    usize::try_from(node.0).expect("a node is an index")
}

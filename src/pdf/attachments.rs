//! Files inside the PDF: stored, listed by name, and associated with the document or with the element that they belong to
//! (ISO 19005-3, 6.8 and annex E).

use super::{refused, syntax};
use crate::diagnostic::Diagnostic;
use crate::structure::NodeId;
use lopdf::{Object, ObjectId, Stream, StringFormat, dictionary};
use md5::{Digest, Md5};
use std::collections::BTreeMap;

/// A file to be put into the PDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    /// Its name; no two are equal.
    pub name: String,
    /// Its media type: `text/csv`.
    pub media: &'static str,
    /// What it is, in words of the edition.
    pub description: String,
    /// How it relates to what it is attached to.
    pub relation: Relation,
    /// The element that it belongs to; none for the whole document.
    pub node: Option<NodeId>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// `AFRelationship` (ISO 19005-3, 6.8).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relation {
    /// What the document was made from.
    Source,
    /// The data of a chart or table.
    Data,
}

/// The file specifications of a document.
#[derive(Default)]
pub(super) struct Attached {
    /// Name and file specification, by the bytes of the name.
    files: BTreeMap<String, ObjectId>,
    /// Those of an element.
    pub(super) by_node: BTreeMap<NodeId, Vec<ObjectId>>,
}

impl Attached {
    /// The catalog's list of associated files; none without any.
    pub(super) fn associated(&self) -> Option<Object> {
        let all = self.files.values().map(|id| Object::Reference(*id)).collect();
        (!self.files.is_empty()).then_some(Object::Array(all))
    }

    /// The tree of names, sorted; none without any file.
    pub(super) fn names(&self) -> Option<Object> {
        let names = self.files.iter().flat_map(|(name, id)| [syntax::text(name), Object::Reference(*id)]).collect();
        let leaf = dictionary! { "Names" => Object::Array(names) };
        (!self.files.is_empty()).then(|| Object::Dictionary(dictionary! { "EmbeddedFiles" => leaf }))
    }
}

/// Stores the files, each with its size, date and checksum. `date` is a PDF date.
///
/// # Errors
/// When a file is larger than the format allows.
pub(super) fn add(
    file: &mut lopdf::Document,
    attachments: &[Attachment],
    date: &Object,
) -> Result<Attached, Diagnostic> {
    let mut attached = Attached::default();
    for attachment in attachments {
        let size = i64::from(i32::try_from(attachment.bytes.len()).map_err(|_| refused("an attachment is too large"))?);
        let parameters = dictionary! {
            "Size" => size,
            "ModDate" => date.clone(),
            "CheckSum" => Object::String(Md5::digest(&attachment.bytes).to_vec(), StringFormat::Hexadecimal),
        };
        let about = dictionary! { "Type" => "EmbeddedFile", "Subtype" => attachment.media, "Params" => parameters };
        let stream = file.add_object(Stream::new(about, attachment.bytes.clone()));
        let relation = match attachment.relation {
            Relation::Source => "Source",
            Relation::Data => "Data",
        };
        let specification = file.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => syntax::text(&attachment.name),
            "UF" => syntax::text(&attachment.name),
            "Desc" => syntax::text(&attachment.description),
            "AFRelationship" => relation,
            "EF" => dictionary! { "F" => stream, "UF" => stream },
        });
        attached.files.insert(attachment.name.clone(), specification);
        if let Some(node) = attachment.node {
            attached.by_node.entry(node).or_default().push(specification);
        }
    }
    Ok(attached)
}

//! Everything that stands above the pages: catalog, document information, resources, output intent.

use super::attachments::Attached;
use super::{color_profile, labels, metadata, refused, syntax};
use crate::diagnostic::Diagnostic;
use crate::layout::Document;
use lopdf::{Object, ObjectId, Stream, dictionary};

/// What was made before and belongs into the catalog.
pub(super) struct Parts<'a> {
    /// Root of the structure tree.
    pub(super) structure: ObjectId,
    /// Root of the bookmarks.
    pub(super) outline: Option<ObjectId>,
    /// The metadata packet, still to be written.
    pub(super) metadata: ObjectId,
    /// Files inside.
    pub(super) attached: &'a Attached,
    /// The names of pictures.
    pub(super) images: Option<ObjectId>,
    /// The names of graphics states.
    pub(super) states: Option<ObjectId>,
    /// The pages in order.
    pub(super) pages: &'a [ObjectId],
}

/// The dictionary of fonts that all pages share.
///
/// # Errors
/// When printpdf's document has none.
pub(super) fn fonts(file: &lopdf::Document, page: ObjectId) -> Result<ObjectId, Diagnostic> {
    let find = || -> lopdf::Result<ObjectId> {
        let resources = file.get_dictionary(page)?.get(b"Resources")?.as_reference()?;
        file.get_dictionary(resources)?.get(b"Font")?.as_reference()
    };
    find().map_err(|error| refused(&error.to_string()))
}

/// Completes the catalog and the pages, and drops what printpdf wrote in vain.
///
/// # Errors
/// When printpdf's document has no catalog, or the date is out of range.
pub(super) fn complete(file: &mut lopdf::Document, document: &Document, parts: &Parts<'_>) -> Result<(), Diagnostic> {
    let shared = [("XObject", parts.images), ("ExtGState", parts.states)];
    share_resources(file, parts.pages, shared)?;
    let mut profile = Stream::new(dictionary! { "N" => 3 }, color_profile::srgb());
    profile.compress().map_err(|error| refused(&error.to_string()))?;
    let profile = file.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => syntax::text("sRGB"),
        "Info" => syntax::text("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let labels = labels::tree(document.pages.iter().map(|page| page.label.as_str()));
    let catalog = file
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .and_then(|root| file.get_dictionary_mut(root))
        .map_err(|error| refused(&error.to_string()))?;
    catalog.remove(b"PageLayout");
    catalog.remove(b"PageMode");
    catalog.set("Lang", syntax::text(&document.meta.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("StructTreeRoot", parts.structure);
    catalog.set("Metadata", parts.metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("PageLabels", labels);
    if let (Some(names), Some(files)) = (parts.attached.names(), parts.attached.associated()) {
        catalog.set("Names", names);
        catalog.set("AF", files);
    }
    if let Some(outline) = parts.outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&old);
    }
    let information = file.add_object(metadata::information(&document.meta)?);
    file.trailer.set("Info", information);
    Ok(())
}

/// printpdf gives each page a dictionary of four dictionaries, of which only the fonts are used.
fn share_resources(
    file: &mut lopdf::Document,
    pages: &[ObjectId],
    further: [(&str, Option<ObjectId>); 2],
) -> Result<(), Diagnostic> {
    let Some(first) = pages.first() else { return Ok(()) };
    let fonts = fonts(file, *first)?;
    let mut resources = dictionary! { "Font" => fonts };
    for (kind, names) in further {
        if let Some(names) = names {
            resources.set(kind, names);
        }
    }
    let shared = file.add_object(resources);
    for page in pages {
        let dictionary = file.get_dictionary_mut(*page).map_err(|error| refused(&error.to_string()))?;
        let old = dictionary.get(b"Resources").and_then(Object::as_reference).ok();
        dictionary.set("Resources", shared);
        let Some(Object::Dictionary(old)) = old.and_then(|old| file.objects.remove(&old)) else { continue };
        for (_, unused) in old.iter().filter(|(key, _)| key.as_slice() != b"Font") {
            if let Ok(unused) = unused.as_reference() {
                file.objects.remove(&unused);
            }
        }
    }
    Ok(())
}

//! [`Document`] → bytes: PDF/UA-1 and PDF/A-2a in one file, with attachments PDF/A-3a. Transcribes, decides nothing.
//!
//! [`read()`] goes the other way. printpdf writes page content and fonts, lopdf holds all other objects, `writer` makes the file of them.

mod attachments;
mod audit;
mod boxes;
mod catalog;
mod color_profile;
mod drawing;
mod fonts;
mod images;
mod labels;
mod links;
mod metadata;
mod outline;
mod page;
mod path;
mod pen;
mod read;
mod sfnt;
mod syntax;
mod tags;
mod to_unicode;
mod writer;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use attachments::{Attachment, Relation};
pub use audit::audit;
pub use read::{Heard, Inside, Passage, Printed, Unreadable, read};

use crate::diagnostic::Diagnostic;
use crate::layout::Document;
use crate::text::Fonts;
use lopdf::ObjectId;
use printpdf::{PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

/// Writes a document with files inside: the same bytes for the same document, whatever the machine and the number of threads.
///
/// # Errors
/// `internal/pdf` when a library refuses what it was given.
pub fn write(document: &Document, fonts: &Fonts, attachments: &[Attachment]) -> Result<Vec<u8>, Diagnostic> {
    let faces = fonts::collect(document, fonts)?;
    let contents: Vec<page::Content> =
        document.pages.par_iter().map(|page| page::content(&page.frame, document, &faces)).collect();
    let mut owners = Vec::with_capacity(contents.len());
    let mut pdf = PdfDocument::new(&document.meta.title);
    for (page, content) in document.pages.iter().zip(contents) {
        let size = Rect::from_wh(Pt(page::rounded(page.frame.size.width)), Pt(page::rounded(page.frame.size.height)));
        owners.push(content.owners);
        pdf.pages.push(PdfPage {
            media_box: size.clone(),
            trim_box: size.clone(),
            crop_box: size,
            ops: content.operations,
        });
    }
    fonts::embed(&faces, &mut pdf);
    let mut file = low_level(&pdf)?;
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let Some(first) = pages.first() else { return Err(refused("it has no pages")) };
    boxes::add(&mut file, document, &pages);
    let resources = catalog::fonts(&file, *first)?;
    fonts::finish(&faces, fonts, &mut file, resources);
    let images = images::add(&mut file, document)?;
    let annotations = links::add(&mut file, document, &pages);
    let attached = attachments::add(&mut file, attachments, &metadata::modified(&document.meta)?)?;
    let structure = tags::add(&mut file, document, &pages, &owners, &annotations, &attached);
    let outline = outline::add(&mut file, document, &pages);
    let metadata = file.new_object_id();
    catalog::complete(
        &mut file,
        document,
        &catalog::Parts { structure, outline, metadata, attached: &attached, images, pages: &pages },
    )?;
    // PDF/A-2 lets nothing but PDF/A files be attached
    let part = if attachments.is_empty() { "2" } else { "3" };
    writer::write(file, metadata, |identity| metadata::packet(&document.meta, identity, part))
}

/// What printpdf makes of its document, before anything is added.
fn low_level(pdf: &PdfDocument) -> Result<lopdf::Document, Diagnostic> {
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let file = pdf.to_lopdf_document(&options, &mut warnings);
    match warnings.into_iter().find(|warning| warning.severity == PdfParseErrorSeverity::Error) {
        Some(warning) => Err(refused(&warning.msg)),
        None => Ok(file),
    }
}

/// An error that only a defect of this program can cause.
fn refused(why: &str) -> Diagnostic {
    Diagnostic::machine("internal/pdf", format!("the PDF could not be written: {why}"))
}

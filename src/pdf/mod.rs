//! [`Document`](crate::layout::Document) → bytes: PDF/UA-1 and PDF/A-2a in one file. Transcribes, decides nothing.

use crate::diagnostic::Diagnostic;
use crate::layout::Document;
use crate::text::Fonts;

/// Writes a document.
///
/// # Errors
/// `internal/pdf` when a library refuses what it was given.
pub fn write(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, Diagnostic> {
    let _ = (document, fonts);
    Err(Diagnostic::machine("internal/pdf", "the PDF stage is not there"))
}

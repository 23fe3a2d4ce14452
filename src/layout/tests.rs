//! What readers rely on: pages hold what the report says, nothing outside the margins, nothing over something else.

mod blocks;
mod heads;
mod masters;
mod pages;
mod read;
mod sample;
mod sizes;
mod tables;
mod twins;

use super::{Document, paginate};
use crate::config::Paper;
use crate::report::{Report, Section};
use crate::text::Fonts;
use crate::theme::Theme;

fn try_lay(report: &Report) -> Result<Document, Vec<crate::diagnostic::Diagnostic>> {
    paginate(report, Paper::A4, &Theme::default(), &Fonts::bundled())
}

fn lay(report: &Report) -> Document {
    try_lay(report).expect("a document")
}

/// A report of these sections.
fn of(sections: Vec<Section>) -> Report {
    Report { sections, ..sample::empty() }
}

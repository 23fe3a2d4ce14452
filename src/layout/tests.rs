//! What readers rely on: pages hold what the report says, nothing outside the margins, nothing over something else.

#[cfg(test)]
mod dump;
mod sample;

use super::{Document, paginate};
use crate::config::Paper;
use crate::report::Report;
use crate::text::Fonts;
use crate::theme::Theme;

fn lay(report: &Report) -> Document {
    paginate(report, Paper::A4, &Theme::default(), &Fonts::bundled()).expect("a document")
}

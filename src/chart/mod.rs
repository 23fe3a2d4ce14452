//! Charts: [`spec::ChartSpec`] says what is shown, [`describe`] tells it in words, [`draw`] draws it through plotters.

pub mod spec;

use crate::locale::Locale;
use crate::shown::Rich;

/// What a chart says in words.
pub fn describe(spec: &spec::ChartSpec, locale: &Locale) -> Rich {
    let _ = locale;
    Rich::text(spec.measure.clone())
}

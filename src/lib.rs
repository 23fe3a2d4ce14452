//! A folder of CSV files → an annual report that prints well, reads well aloud, archives well and can be checked.

pub mod chart;
pub mod config;
pub mod diagnostic;
pub mod exact;
pub mod frame;
pub mod geometry;
pub mod ingest;
pub mod layout;
pub mod locale;
pub mod measure;
pub mod pdf;
pub mod period;
pub mod preview;
pub mod privacy;
pub mod project;
pub mod prose;
pub mod publish;
pub mod report;
pub mod shown;
pub mod structure;
pub mod text;
pub mod theme;
pub mod verbs;

use diagnostic::{Diagnostic, Diagnostics, Failed};
use std::path::{Path, PathBuf};

/// What the command line asks of [`build`] and [`check`].
#[derive(Clone, Default)]
pub struct BuildOptions<'a> {
    /// Put over `report.toml`.
    pub overrides: config::Overrides,
    /// Folder for the files, made when it is missing.
    pub output: PathBuf,
    /// The document's time in seconds since 1970, in place of `report.date`.
    pub created: Option<i64>,
    /// Whether a warning is an error.
    pub deny_warnings: bool,
    /// Called with the name of a stage when it has ended.
    pub on_stage: Option<&'a (dyn Fn(&'static str) + Sync)>,
}

/// Builds all editions of one report: all of its files are written, or none.
///
/// # Errors
/// [`Failed`] when there is an error among the diagnostics.
pub fn build(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<Vec<PathBuf>, Failed> {
    let _ = (path, options);
    diagnostics.push(Diagnostic::machine("internal/build", "the stages are not joined"));
    Err(Failed)
}

/// Does everything short of drawing, and writes nothing.
///
/// # Errors
/// As for [`build`].
pub fn check(path: &Path, options: &BuildOptions<'_>, diagnostics: &mut Diagnostics) -> Result<(), Failed> {
    build(path, options, diagnostics).map(|_| ())
}

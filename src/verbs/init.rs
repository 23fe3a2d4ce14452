//! `init`: a folder of CSV files → the standard report of them as files to edit.

use super::outcome::Outcome;
use super::request::{Looks, Terminal};
use crate::diagnostic::{Diagnostics, Failed};
use crate::project::Project;
use crate::publish;
use crate::report::standard;
use std::path::{Path, PathBuf};

/// Writes report.toml, the sections and a .gitignore (where there is none) into the folder, never over a file that is there.
pub fn init(folder: &Path, terminal: &mut Terminal<'_>) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let written = write(folder, &mut diagnostics);
    terminal.tell(folder, &mut diagnostics, &Looks::default());
    let outcome = Outcome::of(&diagnostics, written.is_err());
    written.unwrap_or_default().iter().map(|file| terminal.result(&file.display())).fold(outcome, Outcome::max)
}

fn write(folder: &Path, diagnostics: &mut Diagnostics) -> Result<Vec<PathBuf>, Failed> {
    let project = Project::folder_at(folder).map_err(|problem| diagnostics.fail(problem))?;
    let files = standard::start(&project, diagnostics)?;
    publish::write_new(folder, &files).map_err(|problems| {
        diagnostics.extend(problems);
        Failed
    })
}

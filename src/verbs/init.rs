//! `init`: a folder of CSV files → the standard report of them as files to edit.

use super::outcome::Outcome;
use super::request::{Looks, Terminal};
use crate::diagnostic::{Diagnostic, Diagnostics, Failed};
use crate::project::Project;
use crate::publish;
use crate::report::standard;
use crate::theme::Shipped;
use std::path::{Path, PathBuf};

/// The files of a report and of its looks.
const REPORT: &str = "report.toml";
const THEME: &str = "theme.toml";

/// Writes report.toml, the sections and a .gitignore (where there is none) into the folder, and the theme that is asked for;
/// into the folder of a report its theme alone. Never over a file that is there.
pub fn init(folder: &Path, theme: Option<&str>, terminal: &mut Terminal<'_>) -> Outcome {
    let mut diagnostics = Diagnostics::default();
    let written = write(folder, theme, &mut diagnostics);
    terminal.tell(folder, &mut diagnostics, &Looks::default());
    let outcome = Outcome::of(&diagnostics, written.is_err());
    written.unwrap_or_default().iter().map(|file| terminal.result(&file.display())).fold(outcome, Outcome::max)
}

fn write(folder: &Path, theme: Option<&str>, diagnostics: &mut Diagnostics) -> Result<Vec<PathBuf>, Failed> {
    let project = Project::folder_at(folder).map_err(|problem| diagnostics.fail(problem))?;
    let theme = theme.map(|name| shipped(name).map_err(|problem| diagnostics.fail(problem))).transpose()?;
    let there = project.list("").map_err(|problem| diagnostics.fail(problem))?;
    let mut files = match theme {
        Some(_) if there.iter().any(|name| name == REPORT) => Vec::new(),
        _ => standard::start(&project, diagnostics)?,
    };
    files.extend(theme.map(|theme| (THEME.to_owned(), theme.text().as_bytes().to_vec())));
    publish::write_new(folder, &files).map_err(|problems| {
        diagnostics.extend(problems);
        Failed
    })
}

fn shipped(name: &str) -> Result<Shipped, Diagnostic> {
    let names = Shipped::ALL.map(Shipped::name);
    let unknown = || {
        Diagnostic::usage("usage/theme", format!("there is no theme `{name}`"))
            .text(name)
            .hint(format!("the themes are {}", names.map(|name| format!("`{name}`")).join(", ")))
    };
    Shipped::named(name).ok_or_else(|| unknown().did_you_mean(name, names))
}

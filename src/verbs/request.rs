//! What a verb is asked, and where it answers.

use super::outcome::Outcome;
use crate::BuildOptions;
use crate::config::Overrides;
use crate::diagnostic::{self, Diagnostics, Format, Severity, Shape};
use crate::project::Project;
use std::fmt::Display;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What `build` and `check` are asked.
#[derive(Clone)]
pub struct Request<'a> {
    /// Folders of reports, or their `report.toml`.
    pub reports: Vec<PathBuf>,
    /// Put over `report.toml`.
    pub overrides: Overrides,
    /// Folder for the files.
    pub output: PathBuf,
    /// The document's time in seconds since 1970, in place of `report.date`.
    pub created: Option<i64>,
    /// Whether a warning is an error.
    pub deny_warnings: bool,
    /// Whether what is built is a draft.
    pub draft: bool,
    /// How problems look.
    pub looks: Looks,
    /// Called with the name of a stage when it has ended.
    pub on_stage: Option<&'a (dyn Fn(&'static str) + Sync)>,
}

/// How problems look.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Looks {
    /// Which rendering.
    pub format: Format,
    /// Whether with colours.
    pub color: bool,
    /// Whether logs are public: names of persons do not go into them.
    pub public: bool,
    /// Errors only, and no lines for files written.
    pub quiet: bool,
    /// All of them, not just the first 20 of a code and file.
    pub all: bool,
}

/// The two streams of a verb.
pub struct Terminal<'a> {
    /// Results: standard output.
    pub results: &'a mut dyn Write,
    /// Problems: standard error.
    pub problems: &'a mut dyn Write,
}

impl<'a> Request<'a> {
    /// What the library is asked for each report.
    pub fn options(&self) -> BuildOptions<'a> {
        BuildOptions {
            overrides: self.overrides.clone(),
            output: self.output.clone(),
            created: self.created,
            deny_warnings: self.deny_warnings,
            draft: self.draft,
            on_stage: self.on_stage,
        }
    }
}

impl Terminal<'_> {
    /// Prints the problems of a report, in order.
    pub fn tell(&mut self, report: &Path, diagnostics: &mut Diagnostics, looks: &Looks) {
        diagnostics.sort();
        let shape = Shape {
            format: looks.format,
            color: looks.color,
            folder: folder(report),
            report: diagnostics.report().map(str::to_owned),
            public: looks.format == Format::Github || looks.public,
            all: looks.all,
        };
        // problems that cannot be printed must not hide the outcome
        let _ = self.problems.write_all(rendered(diagnostics, &shape, looks.quiet).as_bytes());
    }

    /// Prints a line of results. Nobody reading on is no failure.
    pub fn result(&mut self, line: &dyn Display) -> Outcome {
        match writeln!(self.results, "{line}") {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Outcome::Machine,
            _ => Outcome::Done,
        }
    }
}

/// The nearest folder with a report, from `start` upward, relative to `start`.
pub fn nearest_report(start: &Path) -> Option<PathBuf> {
    let mut candidate = PathBuf::from(".");
    for above in start.ancestors() {
        if Project::open(above).is_ok() {
            return Some(candidate);
        }
        candidate = if candidate == Path::new(".") { PathBuf::from("..") } else { candidate.join("..") };
    }
    None
}

/// The folder that files of a report are relative to; empty for the working directory itself.
fn folder(report: &Path) -> String {
    let is_file = report.extension().is_some_and(|extension| extension == "toml");
    let folder = if is_file { report.parent().unwrap_or(report) } else { report };
    let parts: Vec<_> = folder.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    match parts.first().map(AsRef::as_ref) {
        None | Some(".") => parts.get(1..).unwrap_or_default().join("/"),
        Some("/") => format!("/{}", parts[1..].join("/")),
        Some(_) => parts.join("/"),
    }
}

/// In people's formats quiet leaves the errors alone; in the others nothing is ever left out.
fn rendered(diagnostics: &Diagnostics, shape: &Shape, quiet: bool) -> String {
    if quiet && matches!(shape.format, Format::Human | Format::Short) {
        let mut errors = Diagnostics::default();
        errors.extend(diagnostics.all().iter().filter(|one| one.severity == Severity::Error).cloned());
        return diagnostic::render(&errors, shape);
    }
    diagnostic::render(diagnostics, shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_shown_from_the_working_directory() {
        let cases = [
            ("data/kosovo", "data/kosovo"),
            ("./data/kosovo/", "data/kosovo"),
            ("data/kosovo/report.toml", "data/kosovo"),
            ("report.toml", ""),
            (".", ""),
            ("../..", "../.."),
            ("/srv/reports/kosovo", "/srv/reports/kosovo"),
        ];
        for (report, expected) in cases {
            assert_eq!(folder(Path::new(report)), expected, "{report}");
        }
    }
}

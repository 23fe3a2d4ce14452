//! What is wrong, where, and how to mend it: one type for every stage, and its renderings.

use std::sync::Arc;

mod render;

pub use render::{ColorChoice, Format, Shape, render};

/// How many known names a hint lists.
const LISTED: usize = 12;

/// How grave it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The report is not written.
    Error,
    /// The report is written; `--deny warnings` makes it an error.
    Warning,
    /// Worth knowing.
    Notice,
}

/// Whose fault it is; decides the exit code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Fault {
    /// The input: exit code 1.
    Input,
    /// The command line: exit code 2.
    Usage,
    /// The machine or the program: exit code 3.
    Machine,
}

/// A place in a file of the project.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin {
    /// Path relative to the report's folder, with `/`.
    pub file: Arc<str>,
    /// Physical line, from 1; 0 where the whole file is meant.
    pub line: u32,
    /// Character in the line, from 1; 0 where the whole line or file is meant.
    pub column: u32,
    /// The character after the last one, on the same line, where it is known.
    pub end_column: Option<u32>,
}

/// One problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// How grave.
    pub severity: Severity,
    /// Whose fault.
    pub fault: Fault,
    /// Stable, `area/what`.
    pub code: &'static str,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// Where.
    pub origin: Option<Origin>,
    /// The offending text.
    pub text: Option<String>,
    /// How to mend it.
    pub hint: Option<String>,
    /// Whether `text` may name a person: it is left out where logs are public.
    pub private: bool,
    /// Unit of the report.
    pub unit: Option<String>,
    /// Language of the report.
    pub language: Option<String>,
}

/// Everything found so far, in the order of finding.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    report: Option<String>,
}

/// A stage could not give its result; the diagnostics say why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failed;

impl Origin {
    /// A file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self { file: file.into(), line: 0, column: 0, end_column: None }
    }

    /// A place.
    pub fn at(file: impl Into<Arc<str>>, line: u32, column: u32) -> Self {
        Self { file: file.into(), line, column, end_column: None }
    }

    /// The place of byte `offset` in `text`, which is the whole content of `file`.
    /// LF, CRLF and CR end a line; columns count characters.
    pub fn in_text(file: impl Into<Arc<str>>, text: &str, offset: usize) -> Self {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &text[..offset];
        let lines = before.matches('\n').count() + before.replace("\r\n", "\n").matches('\r').count();
        let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let column = before[start..].chars().count() + 1;
        Self::at(file, u32::try_from(lines + 1).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The same place with its end, `length` characters further.
    #[must_use]
    pub fn spanning(mut self, length: usize) -> Self {
        self.end_column = Some(self.column + u32::try_from(length).unwrap_or(0));
        self
    }
}

impl Diagnostic {
    /// An error in the input.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            fault: Fault::Input,
            code,
            message: message.into(),
            origin: None,
            text: None,
            hint: None,
            private: false,
            unit: None,
            language: None,
        }
    }

    /// A warning.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// A notice.
    pub fn notice(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Notice, ..Self::error(code, message) }
    }

    /// An error of the machine: permission, disk full, input changed while read.
    pub fn machine(code: &'static str, message: impl Into<String>) -> Self {
        Self { fault: Fault::Machine, ..Self::error(code, message) }
    }

    /// Wrong use of the command line.
    pub fn usage(code: &'static str, message: impl Into<String>) -> Self {
        Self { fault: Fault::Usage, ..Self::error(code, message) }
    }

    /// Something that the grammar knows and that this version does not do yet.
    pub fn not_yet(what: &str) -> Self {
        Self::error("config/not-yet", format!("{what} is not built yet")).hint("leave it out in this version")
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, origin: Origin) -> Self {
        self.origin = Some(origin);
        self
    }

    /// With the offending text.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// With the way to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// With a hint that proposes the nearest of `known`; where none is near and no hint was given before, one that lists
    /// them.
    #[must_use]
    pub fn did_you_mean<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(written, known.iter().copied()) {
            Some(name) => self.hint(format!("did you mean `{name}`?")),
            None if self.hint.is_some() => self,
            None if known.is_empty() => self.hint("there is nothing of this kind to name"),
            None => {
                let more = if known.len() > LISTED { ", …" } else { "" };
                let listed = known[..known.len().min(LISTED)].join(", ");
                self.hint(format!("known are {listed}{more}"))
            }
        }
    }
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds many.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(others);
    }

    /// Says which report they are about, once its id is known.
    pub fn set_report(&mut self, id: &str) {
        self.report = Some(id.to_owned());
    }

    /// The id of the report that they are about.
    pub fn report(&self) -> Option<&str> {
        self.report.as_deref()
    }

    /// All of them.
    pub fn all(&self) -> &[Diagnostic] {
        &self.list
    }

    /// All of them, to be marked.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning).count()
    }

    /// Adds one and gives [`Failed`]: for stages that end with their first problem.
    pub fn fail(&mut self, diagnostic: Diagnostic) -> Failed {
        self.push(diagnostic);
        Failed
    }

    /// For `?` at the end of a stage.
    ///
    /// # Errors
    /// [`Failed`] when there is an error among them.
    pub fn checked(&self) -> Result<(), Failed> {
        if self.has_errors() { Err(Failed) } else { Ok(()) }
    }

    /// Errors first by file and place, then warnings, then notices; what is said twice is said once.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            (a.severity, &a.origin, a.code, &a.message).cmp(&(b.severity, &b.origin, b.code, &b.message))
        });
        self.list.dedup();
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// The nearest of `known` to what was written, when it is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&written, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

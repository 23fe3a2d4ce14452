//! Diagnostics as text: for people, for one line each, as JSON lines, as CI annotations.

use super::{Diagnostic, Diagnostics, Origin, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Diagnostics of one code in one file that are written out for people; of the rest the count.
const LIMIT: usize = 20;

/// Characters of the offending text that are written out for people.
const TEXT_LIMIT: usize = 160;

/// The renderings of `--diagnostics`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Format {
    /// Message, place, the offending text, the hint.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Annotations on the line.
    Github,
}

/// `--color`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ColorChoice {
    /// When it is a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How diagnostics are rendered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// Which rendering.
    pub format: Format,
    /// Whether with colours.
    pub color: bool,
    /// Report's folder relative to the working directory, put before files in human, short and github.
    pub folder: String,
    /// The report's id, for JSON.
    pub report: Option<String>,
    /// Whether logs are public: then private text is left out.
    pub public: bool,
    /// Whether people see all of them, not just the first 20 of a code and file.
    pub all: bool,
}

/// Diagnostics in the order that they have; ends with a line end unless there are none.
pub fn render(diagnostics: &Diagnostics, shape: &Shape) -> String {
    let all = diagnostics.all();
    let line: fn(&Diagnostic, &Shape) -> String = match shape.format {
        Format::Human => return human(all, shape),
        Format::Short => short,
        Format::Json => |diagnostic, shape| as_json(diagnostic, shape).to_string(),
        Format::Github => github,
    };
    all.iter().map(|diagnostic| line(diagnostic, shape) + "\n").collect()
}

/// One diagnostic as the object that `schema diagnostic` describes.
fn as_json(diagnostic: &Diagnostic, shape: &Shape) -> Value {
    let origin = diagnostic.origin.as_ref();
    let number = |number: u32| (number > 0).then_some(number);
    json!({
        "severity": diagnostic.severity.name(),
        "code": diagnostic.code,
        "message": diagnostic.message,
        "file": origin.map(|origin| &*origin.file),
        "line": origin.and_then(|origin| number(origin.line)),
        "column": origin.and_then(|origin| number(origin.column)),
        "end_column": origin.and_then(|origin| origin.end_column),
        "text": public_text(diagnostic, shape),
        "hint": diagnostic.hint,
        "report": shape.report,
        "unit": diagnostic.unit,
        "language": diagnostic.language,
    })
}

fn public_text<'d>(diagnostic: &'d Diagnostic, shape: &Shape) -> Option<&'d str> {
    diagnostic.text.as_deref().filter(|_| !(shape.public && diagnostic.private))
}

fn human(all: &[Diagnostic], shape: &Shape) -> String {
    let mut output = String::new();
    let mut seen: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for diagnostic in all {
        let file = diagnostic.origin.as_ref().map(|origin| &*origin.file);
        let count = seen.entry((diagnostic.code, file)).or_default();
        *count += 1;
        if shape.all || *count <= LIMIT {
            one_for_people(&mut output, diagnostic, shape);
        }
    }
    for ((code, file), count) in &seen {
        if let Some(rest) = count.checked_sub(LIMIT).filter(|rest| *rest > 0 && !shape.all) {
            let place = file.map(|file| format!(" in {}", path(file, shape))).unwrap_or_default();
            let _ = writeln!(output, "… and {rest} more of {code}{place}\n");
        }
    }
    if !all.is_empty() {
        output.push_str(&counts(all));
        output.push('\n');
    }
    output
}

fn one_for_people(output: &mut String, diagnostic: &Diagnostic, shape: &Shape) {
    let head = format!("{}[{}]", diagnostic.severity.name(), diagnostic.code);
    let head = paint(&head, diagnostic.severity.color(), shape);
    let _ = writeln!(output, "{head}: {}", printable(&diagnostic.message));
    let edition: Vec<&str> =
        [&diagnostic.unit, &diagnostic.language].into_iter().flatten().map(String::as_str).collect();
    let edition = if edition.is_empty() { String::new() } else { format!(" ({})", edition.join(", ")) };
    if let Some(origin) = &diagnostic.origin {
        let _ = writeln!(output, " {} {}{edition}", paint("-->", BLUE, shape), place(origin, shape));
    } else if !edition.is_empty() {
        let _ = writeln!(output, " {}{edition}", paint("-->", BLUE, shape));
    }
    if let Some(text) = public_text(diagnostic, shape) {
        let _ = writeln!(output, "     {}", cut(&printable(text)));
    }
    if let Some(hint) = &diagnostic.hint {
        let _ = writeln!(output, "{}: {}", paint("hint", BLUE, shape), printable(hint));
    }
    output.push('\n');
}

fn counts(all: &[Diagnostic]) -> String {
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Notice]
        .into_iter()
        .filter_map(|severity| {
            let count = all.iter().filter(|diagnostic| diagnostic.severity == severity).count();
            let plural = if count == 1 { "" } else { "s" };
            (count > 0).then(|| format!("{count} {}{plural}", severity.name()))
        })
        .collect();
    parts.join(", ")
}

fn short(diagnostic: &Diagnostic, shape: &Shape) -> String {
    let place = diagnostic.origin.as_ref().map(|origin| place(origin, shape) + ": ").unwrap_or_default();
    let severity = diagnostic.severity.name();
    format!("{place}{severity}: {} [{}]", printable(&diagnostic.message), diagnostic.code)
}

fn github(diagnostic: &Diagnostic, shape: &Shape) -> String {
    let mut properties = Vec::new();
    if let Some(origin) = &diagnostic.origin {
        properties.push(format!("file={}", property(&path(&origin.file, shape))));
        let numbers = [("line", Some(origin.line)), ("col", Some(origin.column)), ("endColumn", origin.end_column)];
        properties.extend(
            numbers.into_iter().filter_map(|(name, number)| {
                number.filter(|number| *number > 0).map(|number| format!("{name}={number}"))
            }),
        );
    }
    properties.push(format!("title={}", property(diagnostic.code)));
    let hint = diagnostic.hint.as_ref().map(|hint| format!("\nhint: {hint}")).unwrap_or_default();
    let message = escape(&format!("{}{hint}", diagnostic.message));
    format!("::{} {}::{message}", diagnostic.severity.name(), properties.join(","))
}

/// The escapes of GitHub's workflow commands for data.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of GitHub's workflow commands for properties.
fn property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

fn path(file: &str, shape: &Shape) -> String {
    match shape.folder.trim_end_matches('/') {
        "" if shape.folder.is_empty() => file.to_owned(),
        folder => format!("{folder}/{file}"),
    }
}

fn place(origin: &Origin, shape: &Shape) -> String {
    let path = path(&origin.file, shape);
    match (origin.line, origin.column) {
        (0, _) => path,
        (line, 0) => format!("{path}:{line}"),
        (line, column) => format!("{path}:{line}:{column}"),
    }
}

/// Text from files must not steer the terminal.
fn printable(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_control() {
            output.extend(character.escape_default());
        } else {
            output.push(character);
        }
    }
    output
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(TEXT_LIMIT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

const BLUE: &str = "1;34";

fn paint(text: &str, color: &str, shape: &Shape) -> String {
    if shape.color { format!("\u{1B}[{color}m{text}\u{1B}[0m") } else { text.to_owned() }
}

impl Severity {
    /// As written in every rendering.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }

    fn color(self) -> &'static str {
        match self {
            Self::Error => "1;31",
            Self::Warning => "1;33",
            Self::Notice => "1;36",
        }
    }
}

#[cfg(test)]
mod tests;

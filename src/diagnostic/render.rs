//! Diagnostics as text: for people, for one line each, as JSON lines, as CI annotations.

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
}

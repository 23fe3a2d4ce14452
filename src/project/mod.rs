//! The only reader of files: everything comes from one root folder and nothing from outside it.

use crate::diagnostic::{Diagnostic, Origin};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Name of the file that makes a folder a report.
const REPORT_FILE: &str = "report.toml";

/// Bytes that [`Project::read_start`] reads.
const START: u64 = 64 * 1024;

/// The folder of a report.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
    canonical: PathBuf,
    /// Files that were read as a whole, with their hashes.
    seen: Arc<Mutex<BTreeMap<String, String>>>,
}

/// The content of one file.
#[derive(Clone, Debug)]
pub struct File {
    /// Path relative to the root, with `/`.
    pub path: String,
    /// All its bytes.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
}

impl Project {
    /// Opens a report: a folder with a `report.toml`, or the path of a `report.toml`.
    ///
    /// # Errors
    /// A usage diagnostic when it is not there.
    pub fn open(path: &Path) -> Result<Self, Diagnostic> {
        let shown = path.display();
        let names_file = path.file_name().is_some_and(|name| name == REPORT_FILE) && !path.is_dir();
        let root = match path.parent() {
            Some(parent) if names_file => parent,
            _ => path,
        };
        let root = if root.as_os_str().is_empty() { Path::new(".") } else { root };
        if !names_file && path.is_file() {
            return Err(Diagnostic::usage(
                "file/missing",
                format!("`{shown}` is neither a folder nor a {REPORT_FILE}"),
            ));
        }
        if !root.is_dir() {
            return Err(Diagnostic::usage("file/missing", format!("no folder `{}`", root.display())));
        }
        if !root.join(REPORT_FILE).is_file() {
            let message = format!("no {REPORT_FILE} in `{}`", root.display());
            return Err(Diagnostic::usage("file/missing", message)
                .hint("name the folder of a report, or its report.toml; `annual-report init` makes one"));
        }
        let canonical = root
            .canonicalize()
            .map_err(|error| Diagnostic::machine("file/unreadable", format!("cannot open `{shown}`: {error}")))?;
        Ok(Self { root: root.to_owned(), canonical, seen: Arc::default() })
    }

    /// The folder, as it was given.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder's own name, also where it was given as `.`; empty for the root of the file system.
    pub fn name(&self) -> String {
        self.canonical.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// The folder relative to the working directory, as it was given, with `/`; empty for the working directory itself.
    pub fn folder(&self) -> String {
        let text = self.root.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let text = text.trim_start_matches("./");
        match text.trim_end_matches('/') {
            "." => String::new(),
            "" => text.to_owned(),
            trimmed => trimmed.to_owned(),
        }
    }

    /// Opens a folder that need not hold a report yet.
    ///
    /// # Errors
    /// A usage diagnostic when it is not there.
    pub fn folder_at(path: &Path) -> Result<Self, Diagnostic> {
        let missing = |_| Diagnostic::usage("file/missing", format!("no folder `{}`", path.display()));
        let canonical = path.canonicalize().map_err(missing)?;
        if !canonical.is_dir() {
            return Err(Diagnostic::usage("file/missing", format!("`{}` is not a folder", path.display())));
        }
        Ok(Self { root: path.to_owned(), canonical, seen: Arc::default() })
    }

    /// Reads a whole file. Paths with `..`, absolute paths and links out of the root are refused.
    ///
    /// # Errors
    /// `file/missing`, `file/outside` (input) or `file/unreadable` (machine); the caller adds where the file is named.
    pub fn read(&self, path: &str) -> Result<File, Diagnostic> {
        let (path, target) = self.inside(path)?;
        #[expect(clippy::disallowed_methods, reason = "this is the reader")]
        let bytes = std::fs::read(&target).map_err(|error| self.unreadable(&path, &error))?;
        let sha256 = sha256(&bytes);
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), sha256.clone());
        Ok(File { path, bytes, sha256 })
    }

    /// The files that were read as a whole so far, with their SHA-256.
    pub fn inputs(&self) -> BTreeMap<String, String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the first lines of a file: those that end in its first 64 KiB, or the whole file where none does.
    ///
    /// # Errors
    /// As for [`Project::read`].
    pub fn read_start(&self, path: &str) -> Result<File, Diagnostic> {
        let (name, target) = self.inside(path)?;
        let mut bytes = Vec::new();
        std::fs::File::open(&target)
            .and_then(|file| file.take(START).read_to_end(&mut bytes))
            .map_err(|error| self.unreadable(&name, &error))?;
        if bytes.len() as u64 == START {
            let Some(last) = bytes.iter().rposition(|byte| *byte == b'\n') else { return self.read(path) };
            bytes.truncate(last + 1);
        }
        let sha256 = sha256(&bytes);
        Ok(File { path: name, bytes, sha256 })
    }

    /// A path relative to the root and the file that it names, which lies inside the root.
    fn inside(&self, path: &str) -> Result<(String, PathBuf), Diagnostic> {
        let path = relative(path)?;
        let target = self.root.join(&path).canonicalize().map_err(|error| self.unreadable(&path, &error))?;
        if !target.starts_with(&self.canonical) {
            return Err(outside(&path));
        }
        if target.is_dir() {
            return Err(Diagnostic::error("file/missing", format!("`{path}` is a folder, not a file"))
                .hint("name a file; all files of a folder are `folder/*.csv`"));
        }
        Ok((path, target))
    }

    /// Files below the root that match a glob pattern, in name order; a pattern without wildcards names itself.
    ///
    /// # Errors
    /// As for [`Project::read`], and `file/pattern` for a malformed pattern.
    pub fn matching(&self, pattern: &str) -> Result<Vec<String>, Diagnostic> {
        let pattern = relative(pattern)?;
        if !pattern.contains(['*', '?', '[']) {
            return Ok(vec![pattern]);
        }
        let root = glob::Pattern::escape(&self.canonical.to_string_lossy());
        let full = Path::new(&root).join(&pattern);
        let options = glob::MatchOptions {
            case_sensitive: true,
            require_literal_separator: true,
            require_literal_leading_dot: true,
        };
        let found = glob::glob_with(&full.to_string_lossy(), options).map_err(|error| {
            Diagnostic::error("file/pattern", format!("`{pattern}` is not a file pattern: {}", error.msg))
                .hint("`*` stands for any characters, `?` for one, `[ab]` for one of these")
        })?;
        let mut paths = Vec::new();
        for entry in found {
            let entry = entry.map_err(|error| {
                Diagnostic::machine("file/unreadable", format!("cannot look for `{pattern}`: {}", error.error()))
            })?;
            if entry.is_file()
                && let Ok(below) = entry.strip_prefix(&self.canonical)
            {
                paths.push(with_slashes(below));
            }
        }
        paths.sort();
        if paths.is_empty() {
            return Err(Diagnostic::error("file/missing", format!("no file matches `{pattern}`"))
                .hint("paths are relative to the folder of report.toml"));
        }
        Ok(paths)
    }

    /// The first place in a file at which a character stands; none in one that is not UTF-8.
    pub fn place_of(&self, character: char, path: &str) -> Option<Origin> {
        let file = self.read(path).ok()?;
        let text = std::str::from_utf8(&file.bytes).ok()?;
        Some(Origin::in_text(file.path.as_str(), text, text.find(character)?).spanning(1))
    }

    /// Names of the files directly in a folder below the root (`""` = the root), in name order; none when there is no
    /// such folder.
    ///
    /// # Errors
    /// `file/unreadable` (machine).
    pub fn list(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let folder = if folder.is_empty() { String::new() } else { relative(folder)? };
        let unreadable =
            |error: std::io::Error| Diagnostic::machine("file/unreadable", format!("cannot list `{folder}`: {error}"));
        let entries = match std::fs::read_dir(self.root.join(&folder)) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(vec![]),
            Err(error) => return Err(unreadable(error)),
        };
        let mut names = Vec::new();
        for entry in entries {
            let path = entry.map_err(unreadable)?.path();
            if path.is_file()
                && let Some(name) = path.file_name()
            {
                names.push(name.to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    fn unreadable(&self, path: &str, error: &std::io::Error) -> Diagnostic {
        if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) {
            return Diagnostic::machine("file/unreadable", format!("cannot read `{path}`: {error}"));
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let beside = self.list(folder).unwrap_or_default();
        Diagnostic::error("file/missing", format!("no file `{path}`"))
            .hint("paths are relative to the folder of report.toml")
            .did_you_mean(name, beside.iter().map(String::as_str))
    }
}

/// Reads a file that the command line names, and that belongs to no report.
///
/// # Errors
/// `file/missing` (usage) or `file/unreadable` (machine).
pub fn read_named(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    #[expect(clippy::disallowed_methods, reason = "this is the reader")]
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
            Diagnostic::usage("file/missing", format!("no file `{}`", path.display()))
                .hint("name a file that is there, from the working directory")
        }
        _ => Diagnostic::machine("file/unreadable", format!("cannot read `{}`: {error}", path.display())),
    })
}

/// The path without `./`; refused when it is absolute or climbs out.
fn relative(path: &str) -> Result<String, Diagnostic> {
    let mut parts = Vec::new();
    for component in Path::new(path).components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return Err(outside(path)),
        }
    }
    if parts.is_empty() {
        return Err(Diagnostic::error("file/missing", format!("`{path}` does not name a file"))
            .hint("paths are relative to the folder of report.toml"));
    }
    Ok(parts.join("/"))
}

fn outside(path: &str) -> Diagnostic {
    Diagnostic::error("file/outside", format!("`{path}` is outside the report's folder"))
        .hint("put the file into the folder of report.toml, or below it")
}

fn with_slashes(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Bytes as lower-case hexadecimal.
pub fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 of bytes, lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests;

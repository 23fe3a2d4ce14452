//! Bytes → files: all of a report's files are put in place, or none.

use crate::config::Paper;
use crate::diagnostic::Diagnostic;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What the names of a report's files begin with: its id, and of a draft `{id}-draft`.
pub fn file_id(id: &str, draft: bool) -> String {
    if draft { format!("{id}-draft") } else { id.to_owned() }
}

/// `{id}.{language}.pdf`; of a further paper `{id}.{language}.{paper}.pdf`.
pub fn pdf_name(id: &str, language: &str, further_paper: Option<Paper>) -> String {
    match further_paper {
        None => format!("{id}.{language}.pdf"),
        Some(paper) => format!("{id}.{language}.{}.pdf", paper.name()),
    }
}

/// `{id}.{language}.facts.json`
pub fn facts_name(id: &str, language: &str) -> String {
    format!("{id}.{language}.facts.json")
}

/// Puts files into a folder, which is made when it is missing: all of them, or none. A file that is there already is
/// replaced as a whole: a reader sees the old one or the new one, never a part. Gives the paths in the given order.
///
/// # Errors
/// `file/unwritable` (machine); nothing new is left behind.
pub fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, Diagnostic> {
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let mut waiting = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let target = folder.join(name);
        if target.is_dir() {
            return Err(unwritable(&target, &std::io::ErrorKind::IsADirectory.into()));
        }
        let file = temporary(folder, bytes).map_err(|error| unwritable(&target, &error))?;
        waiting.push((file, target));
    }
    let mut written = Vec::with_capacity(files.len());
    for (file, target) in waiting {
        if let Err(error) = file.persist(&target) {
            remove(&written);
            return Err(unwritable(&target, &error.error));
        }
        written.push(target);
    }
    Ok(written)
}

/// Puts files into a folder and folders below it, never over a file that is there: all of them, or none. Gives the paths in
/// the given order.
///
/// # Errors
/// `file/exists` (input) for every file that is there already, else `file/unwritable` (machine); nothing new is left behind.
pub fn write_new(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, Vec<Diagnostic>> {
    let there: Vec<Diagnostic> = files
        .iter()
        .map(|(name, _)| folder.join(name))
        .filter(|target| target.symlink_metadata().is_ok())
        .map(|target| {
            Diagnostic::error("file/exists", format!("`{}` is there already", target.display()))
                .hint("nothing was written: move it away, or write into another folder")
        })
        .collect();
    if !there.is_empty() {
        return Err(there);
    }
    let mut waiting = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let target = folder.join(name);
        let beside = target.parent().unwrap_or(folder);
        let file = std::fs::create_dir_all(beside).and_then(|()| temporary(beside, bytes));
        waiting.push((file.map_err(|error| vec![unwritable(&target, &error)])?, target));
    }
    let mut written = Vec::with_capacity(files.len());
    for (file, target) in waiting {
        if let Err(error) = file.persist_noclobber(&target) {
            remove(&written);
            return Err(vec![unwritable(&target, &error.error)]);
        }
        written.push(target);
    }
    Ok(written)
}

fn remove(files: &[PathBuf]) {
    for path in files {
        // what cannot be removed is of no use to anybody, and the first problem is the one to tell
        let _ = std::fs::remove_file(path);
    }
}

/// A file beside its target, so that it can take its place; it is removed when it does not.
fn temporary(folder: &Path, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".annual-report-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

fn unwritable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::machine("file/unwritable", format!("cannot write `{}`: {error}", path.display()))
        .hint("free the space, change the permissions, or choose another folder with --output")
}

#[cfg(test)]
mod tests {
    use super::{facts_name, pdf_name, write_all};
    use crate::config::Paper;
    use crate::diagnostic::Fault;
    use std::fs;
    use std::path::Path;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    #[test]
    fn names_tell_report_language_and_paper() {
        assert_eq!(pdf_name("kosovo", "sr-Latn", None), "kosovo.sr-Latn.pdf");
        assert_eq!(pdf_name("kosovo", "en", Some(Paper::Letter)), "kosovo.en.Letter.pdf");
        assert_eq!(facts_name("kosovo", "en"), "kosovo.en.facts.json");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
    fn files_are_replaced_as_a_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let output = folder.path().join("a/b");
        write_all(&output, &[file("x", "a long old text"), file("y", "y")]).expect("written");
        let paths = write_all(&output, &[file("x", "new")]).expect("written");
        assert_eq!(paths, [output.join("x")]);
        assert_eq!(fs::read_to_string(output.join("x")).expect("a file"), "new");
        assert_eq!(names(&output), ["x", "y"]);
    }

    #[test]
    fn where_one_file_cannot_be_written_none_is() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("y")).expect("a folder");
        let problem = write_all(folder.path(), &[file("x", "x"), file("y", "y")]).expect_err("y is a folder");
        assert_eq!((problem.fault, problem.code), (Fault::Machine, "file/unwritable"));
        assert_eq!(names(folder.path()), ["y"]);
        let blocked = folder.path().join("y/z");
        write_all(&blocked, &[file("x", "x")]).expect("made");
        assert!(write_all(&blocked.join("x"), &[file("x", "x")]).is_err(), "a file is no folder");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_is_written() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let paths = write_all(folder.path(), &[file("x", "x")]).expect("written");
        let plain = folder.path().join("plain");
        fs::File::create(&plain).expect("a file");
        let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode();
        assert_eq!(mode(&paths[0]), mode(&plain));
    }
}

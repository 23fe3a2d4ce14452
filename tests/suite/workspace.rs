//! A case of `tests/cases` → a temporary folder in which the program is run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A working directory with copies of reports in it.
pub(crate) struct Workspace {
    folder: TempDir,
}

/// What a run of the program came to.
pub(crate) struct Finished {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) results: String,
    /// Standard error.
    pub(crate) problems: String,
}

/// The folder of all cases.
pub(crate) fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The folders directly below `folder`, in name order.
pub(crate) fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder of cases is there");
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

impl Workspace {
    /// An empty one.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// One with the small report in the folder `small`.
    pub(crate) fn small() -> Self {
        let workspace = Self::empty();
        workspace.add(&cases().join("small"), "small");
        workspace
    }

    /// Copies a case, over what is there, into the folder `name`.
    pub(crate) fn add(&self, case: &Path, name: &str) {
        copy(case, &self.path().join(name));
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Replaces a text that stands once in a file.
    pub(crate) fn replace(&self, file: &str, old: &str, new: &str) {
        let path = self.path().join(file);
        let text = fs::read_to_string(&path).expect("the file is there");
        assert_eq!(text.matches(old).count(), 1, "`{old}` stands once in {file}");
        fs::write(path, text.replace(old, new)).expect("the file can be written");
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Finished {
        self.run_with(arguments, "", &[])
    }

    /// Runs the program in a folder of it, with variables put over an environment without any of its own.
    pub(crate) fn run_with(&self, arguments: &[&str], from: &str, variables: &[(&str, &str)]) -> Finished {
        let mut command = Command::new(env!("CARGO_BIN_EXE_annual-report"));
        command.args(arguments).current_dir(self.path().join(from));
        for variable in ["CI", "NO_COLOR", "SOURCE_DATE_EPOCH"] {
            command.env_remove(variable);
        }
        command.envs(variables.iter().copied());
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        Finished {
            code: status.code().expect("the program ends by itself"),
            results: String::from_utf8(stdout).expect("results are UTF-8"),
            problems: String::from_utf8(stderr).expect("problems are UTF-8"),
        }
    }

    /// Every file below a folder, by name; none when there is no such folder.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let Ok(entries) = fs::read_dir(self.path().join(folder)) else { return BTreeMap::new() };
        let paths = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
        paths
            .map(|path| {
                let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
                (name, fs::read(&path).expect("the file can be read"))
            })
            .collect()
    }
}

impl Finished {
    /// Fails with what the program said when the code is another.
    pub(crate) fn expect_code(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "exit code; it said:\n{}{}", self.results, self.problems);
        self
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the case is there").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

//! A folder is a closed world.

use super::Project;
use crate::diagnostic::Fault;
use std::fs;
use std::path::Path;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("kosovo");
    fs::create_dir_all(root.join("content/en")).expect("a folder");
    for (name, text) in [
        ("report.toml", ""),
        ("volunteers-2.csv", "b"),
        ("volunteers-1.csv", "a"),
        ("volunteers-1.txt", ""),
        ("content/en/10-a.md", "# A"),
        ("../secret.csv", "s"),
    ] {
        put(&root.join(name), text);
    }
    folder
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
fn put(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
}

fn project(folder: &tempfile::TempDir) -> Project {
    Project::open(&folder.path().join("kosovo")).expect("a report")
}

#[test]
fn a_folder_or_its_report_toml_opens_it() {
    let folder = folder();
    let by_file = Project::open(&folder.path().join("kosovo/report.toml")).expect("a report");
    assert_eq!(by_file.root(), project(&folder).root());
    assert_eq!(by_file.name(), "kosovo");
    for wrong in ["", "nowhere", "kosovo/volunteers-1.csv", "nowhere/report.toml"] {
        let diagnostic = Project::open(&folder.path().join(wrong)).expect_err("not a report");
        assert_eq!((diagnostic.fault, diagnostic.code), (Fault::Usage, "file/missing"), "{wrong}");
    }
}

#[test]
fn files_are_read_with_their_hash() {
    let folder = folder();
    let file = project(&folder).read("./volunteers-1.csv").expect("a file");
    assert_eq!((file.path.as_str(), file.bytes.as_slice()), ("volunteers-1.csv", b"a".as_slice()));
    assert_eq!(file.sha256, "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
}

#[test]
fn nothing_outside_the_folder_is_read() {
    let folder = folder();
    let project = project(&folder);
    let code = |path: &str| project.read(path).map(|file| file.path).expect_err("refused").code;
    assert_eq!(code("../secret.csv"), "file/outside");
    assert_eq!(code("content/../../secret.csv"), "file/outside");
    assert_eq!(code("/etc/passwd"), "file/outside");
    assert_eq!(code("content"), "file/missing");
    assert_eq!(code(""), "file/missing");
    assert_eq!(project.matching("../*.csv").expect_err("refused").code, "file/outside");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path().join("secret.csv"), project.root().join("link.csv")).expect("a link");
        assert_eq!(code("link.csv"), "file/outside");
    }
}

#[test]
fn a_missing_file_proposes_a_near_one() {
    let folder = folder();
    let diagnostic = project(&folder).read("volunters-1.csv").expect_err("missing");
    assert_eq!(diagnostic.fault, Fault::Input);
    assert_eq!(diagnostic.hint.as_deref(), Some("did you mean `volunteers-1.csv`?"));
}

#[test]
fn patterns_and_lists_are_in_name_order() {
    let folder = folder();
    let project = project(&folder);
    assert_eq!(project.matching("volunteers-*.csv").expect("files"), ["volunteers-1.csv", "volunteers-2.csv"]);
    assert_eq!(project.matching("content/*/*.md").expect("files"), ["content/en/10-a.md"]);
    assert_eq!(project.matching("none.csv").expect("itself"), ["none.csv"]);
    assert_eq!(project.matching("none-*.csv").expect_err("nothing").code, "file/missing");
    assert_eq!(project.matching("[").expect_err("malformed").code, "file/pattern");
    assert_eq!(project.list("content/en").expect("files"), ["10-a.md"]);
    assert_eq!(project.list("content/sq").expect("none"), Vec::<String>::new());
    assert_eq!(project.list("").expect("files").len(), 4);
}

#[test]
fn the_start_of_a_file_ends_with_a_whole_line() {
    let folder = folder();
    let root = folder.path().join("kosovo");
    let line = "żółw,2019-01-01\n";
    put(&root.join("long.csv"), &line.repeat(10_000));
    put(&root.join("one-line.csv"), &"ż".repeat(50_000));
    let project = project(&folder);
    let start = project.read_start("long.csv").expect("a file").bytes;
    assert!(start.len() <= 64 * 1024 && start.len().is_multiple_of(line.len()) && !start.is_empty());
    assert_eq!(project.read_start("one-line.csv").expect("a file").bytes.len(), 100_000);
    assert_eq!(project.read_start("volunteers-1.csv").expect("a file").bytes, b"a");
    assert_eq!(project.read_start("../secret.csv").expect_err("outside").code, "file/outside");
}

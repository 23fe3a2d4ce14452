//! A `report.toml` in a real folder.

use super::{REPORT, rendered};
use crate::config::{Overrides, read};
use crate::diagnostic::Diagnostics;
use crate::project::Project;
use expect_test::{Expect, expect};
use std::fs;

/// The files of each source of a report with a volunteers file and two of activities, and what is said about it.
#[expect(clippy::disallowed_methods, reason = "a test makes its own files")]
#[track_caller]
fn folder_says(report: &[u8], expected: &Expect) -> Vec<Vec<String>> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::create_dir(folder.path().join("more")).expect("a folder");
    let files: [(&str, &[u8]); 5] = [
        ("report.toml", report),
        ("volunteers.csv", b""),
        ("activities-2019.csv", b""),
        ("activities-2018.csv", b""),
        ("more/visits.csv", b""),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let project = Project::open(folder.path()).expect("a report");
    let mut diagnostics = Diagnostics::default();
    let config = read(&project, &Overrides::default(), &mut diagnostics);
    expected.assert_eq(&rendered(&diagnostics));
    let sources = config.map(|config| config.sources).unwrap_or_default();
    sources.into_iter().map(|source| source.files.into_iter().map(|file| file.name).collect()).collect()
}

#[test]
fn sources_are_found_in_the_folder() {
    let files = folder_says(REPORT.as_bytes(), &expect![[""]]);
    assert_eq!(files, [vec!["volunteers.csv"], vec!["activities-2018.csv", "activities-2019.csv"]]);
}

#[test]
fn named_files_are_looked_for_below_the_folder() {
    let named =
        "[sources.a]\nfile = [\"./more/visits.csv\", \"activities-*.csv\"]\n[sources.b]\nfile = \"more/*.csv\"\n";
    let files = folder_says(format!("{REPORT}{named}").as_bytes(), &expect![[""]]);
    assert_eq!(files[0], ["activities-2018.csv", "activities-2019.csv", "more/visits.csv"]);
    let missing =
        "[sources.a]\nfile = [\"visits.csv\", \"more/visit.csv\", \"none/x.csv\", \"*.tsv\", \"../x.csv\", \"[\"]\n";
    folder_says(
        format!("{REPORT}{missing}").as_bytes(),
        &expect![[r#"
            5:10-20 file/missing there is no file `visits.csv` «visits.csv» | the path is relative to the report's folder
            5:24-38 file/missing there is no file `more/visit.csv` «more/visit.csv» | did you mean `more/visits.csv`?
            5:42-52 file/missing there is no file `none/x.csv` «none/x.csv» | the path is relative to the report's folder
            5:56-61 file/missing no file matches `*.tsv` «*.tsv» | the pattern is relative to the report's folder
            5:65-73 file/outside `../x.csv` is outside the report's folder «../x.csv» | put the file into the folder of report.toml, or below it
            5:77-78 file/pattern `[` is not a file pattern: invalid range pattern «[» | `*` stands for any characters, `?` for one, `[ab]` for one of these
        "#]],
    );
}

#[test]
fn bytes_that_are_not_utf_8_have_their_place() {
    folder_says(
        b"[report]\ntitle = \"Kosov\xeb\"\n",
        &expect![[r#"
        2:15 config/syntax the file is not UTF-8 | save it as UTF-8
    "#]],
    );
}

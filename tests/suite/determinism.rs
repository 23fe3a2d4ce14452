//! Same input, same bytes: from any folder, in any process, on any number of threads, under any environment.

use crate::workspace::Workspace;
use std::collections::BTreeMap;

fn built(workspace: &Workspace, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    workspace.run(arguments).expect_code(0);
    let files = workspace.files("output");
    assert!(!files.is_empty(), "files are written");
    files
}

fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other));
    for (name, bytes) in one {
        assert!(*bytes == other[name], "{name} differs");
    }
}

#[test]
fn two_builds_from_two_folders_are_equal() {
    let (one, other) = (Workspace::small(), Workspace::empty());
    other.add(&crate::workspace::cases().join("small"), "deeper/in/the/tree");
    assert_same(&built(&one, &["build", "small"]), &built(&other, &["build", "deeper/in/the/tree"]));
}

#[test]
fn the_number_of_threads_does_not_show() {
    let workspace = Workspace::small();
    let one = built(&workspace, &["build", "small", "-j", "1"]);
    for jobs in ["2", "7"] {
        assert_same(&one, &built(&workspace, &["build", "small", "-j", jobs]));
    }
}

#[test]
fn a_build_over_an_older_one_is_equal_to_a_fresh_one() {
    let workspace = Workspace::small();
    let first = built(&workspace, &["build", "small"]);
    assert_same(&first, &built(&workspace, &["build", "small"]));
}

#[test]
fn language_and_time_zone_of_the_machine_do_not_show() {
    let (one, other) = (Workspace::small(), Workspace::small());
    let variables = [("LANG", "sr_RS.UTF-8"), ("LC_ALL", "sr_RS.UTF-8"), ("TZ", "Asia/Tokyo")];
    other.run_with(&["build", "small"], "", &variables).expect_code(0);
    assert_same(&built(&one, &["build", "small"]), &other.files("output"));
}

#[test]
fn the_documents_time_can_be_set() {
    let workspace = Workspace::small();
    let plain = built(&workspace, &["build", "small"]);
    let option = built(&workspace, &["build", "small", "--creation-timestamp", "1700000000"]);
    workspace.run_with(&["build", "small"], "", &[("SOURCE_DATE_EPOCH", "1700000000")]).expect_code(0);
    assert_same(&option, &workspace.files("output"));
    assert!(plain["lantern.en.pdf"] != option["lantern.en.pdf"]);
    assert!(plain["lantern.en.facts.json"] == option["lantern.en.facts.json"]);
}

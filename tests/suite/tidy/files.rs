//! The form of the files: size, head, names, what was left behind.

use super::source::{paths, relative, root, sources};
use std::fs;

fn text_files() -> Vec<(String, String)> {
    let endings = ["rs", "ftl", "md", "toml", "py", "java", "yml", "csv", ""];
    let folders = ["src", "tests", "data", ".github", ".ci"];
    let plain = fs::read_dir(root()).expect("the root is there").flatten().map(|entry| entry.path());
    let plain = plain.filter(|path| path.is_file());
    let all = folders.iter().flat_map(|folder| paths(folder, &endings)).chain(plain);
    all.filter_map(|path| Some((relative(&path), fs::read_to_string(path).ok()?)))
        .filter(|(path, _)| ![".git", "Cargo.lock", file!()].contains(&path.as_str()))
        .collect()
}

fn assert_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let rust = paths("src", &["rs"]).into_iter().chain(paths("tests/suite", &["rs"]));
    let long = rust.filter_map(|path| {
        let lines = fs::read_to_string(&path).ok()?.lines().count();
        (lines > 400).then(|| format!("{}: {lines} lines", relative(&path)))
    });
    assert_none(&long.collect::<Vec<_>>());
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|source| !source.text.starts_with("//!")).map(|source| source.path);
    assert_none(&silent.collect::<Vec<_>>());
}

#[test]
fn main_is_short() {
    let main = fs::read_to_string(root().join("src/main.rs")).expect("main.rs is there");
    assert!(main.lines().count() <= 60);
}

#[test]
fn nothing_is_imported_or_exported_by_the_glob() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (number, line) in source.code.lines().enumerate() {
            let line = line.trim_start();
            if (line.starts_with("use ") || line.starts_with("pub use ")) && line.contains("::*") {
                wrong.push(format!("{}:{}: {line}", source.path, number + 1));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn files_are_named_for_their_subject() {
    let vague = ["util", "helper", "common", "misc", "manager"];
    let named = sources().into_iter().filter(|source| vague.iter().any(|word| source.path.contains(word)));
    assert_none(&named.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_behind() {
    let leftovers =
        ["TODO", "FIXME", "XXX", "HACK", "dbg!(", "/home/", "/work/", "/root/", "/tmp/", "lorem ipsum", "<<<<<<<"];
    let mut wrong = Vec::new();
    for (path, text) in text_files() {
        for (number, line) in text.lines().enumerate() {
            if let Some(word) = leftovers.iter().find(|word| line.contains(**word)) {
                wrong.push(format!("{path}:{}: {word}", number + 1));
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest is there");
    let mut section = "";
    let mut before = "";
    let mut wrong = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') && !before.starts_with("# ") {
            wrong.push(line.to_owned());
        }
        before = line;
    }
    assert_none(&wrong);
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    let allowing =
        sources().into_iter().filter(|source| source.code.contains("#[allow(") || source.code.contains("#![allow("));
    assert_none(&allowing.map(|source| source.path).collect::<Vec<_>>());
}

//! What README.md, ARCHITECTURE.md and the other pages say of the repository is so.

use super::source::{paths, relative, root};
use crate::workspace::Workspace;
use std::collections::BTreeSet;
use std::fs;

fn page(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|_| panic!("{name} is there"))
}

/// Lines of the fenced blocks of a page.
fn fenced(text: &str) -> Vec<&str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            inside = !inside;
        } else if inside {
            lines.push(line);
        }
    }
    lines
}

/// Names in backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).filter(|name| !name.is_empty() && !name.contains('\n')).collect()
}

#[test]
fn commands_of_the_readme_exist() {
    let workspace = Workspace::empty();
    let readme = page("README.md");
    let mut count = 0;
    for line in fenced(&readme) {
        let line = line.split(" #").next().unwrap_or(line).trim();
        let Some(arguments) =
            line.strip_prefix("cargo run --release -- ").or_else(|| line.strip_prefix("annual-report "))
        else {
            continue;
        };
        count += 1;
        let mut words = arguments.split_whitespace();
        let verb = words.next().expect("a verb");
        let help = workspace.run(&[verb, "--help"]).expect_code(0).results.clone();
        for option in words.filter(|word| word.starts_with('-')) {
            let name = option.split('=').next().unwrap_or(option);
            assert!(help.contains(name), "`{line}`: {verb} has no {name}");
        }
    }
    assert!(count >= 3, "README.md shows {count} commands");
}

#[test]
fn files_that_pages_name_exist() {
    let mut wrong = Vec::new();
    for name in
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "tests/README.md", "output/README.md"]
    {
        let text = page(name);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        let ours =
            |path: &&str| ["src/", "tests/", "data/", "fonts/", ".ci/"].iter().any(|start| path.starts_with(start));
        let named = quoted(&text).into_iter().filter(ours).filter(|path| !path.contains([' ', '*', 'N', '<']));
        for path in links.filter(|link| !link.contains(':') && !link.starts_with('#')).chain(named) {
            let path = path.split('#').next().unwrap_or(path);
            if !root().join(path).exists() && !root().join(name).with_file_name(path).exists() {
                wrong.push(format!("{name} names {path}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_code_map_is_the_tree() {
    let architecture = page("ARCHITECTURE.md");
    let map: BTreeSet<String> = fenced(&architecture)
        .into_iter()
        .filter(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next())
        .map(|name| name.trim_end_matches('/').to_owned())
        .collect();
    let tree: BTreeSet<String> = fs::read_dir(root().join("src"))
        .expect("src is there")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !root().join("src").join(format!("{name}.rs")).exists())
        .collect();
    assert_eq!(map, tree);
}

#[test]
fn the_tests_that_hold_the_invariants_exist() {
    let suite: String = paths("tests/suite", &["rs"]).iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let units: String = paths("src", &["rs"]).iter().filter_map(|path| fs::read_to_string(path).ok()).collect();
    let architecture = page("ARCHITECTURE.md");
    let invariants = architecture.split("## Invariants").nth(1).expect("a list of invariants");
    let tests: Vec<&str> = quoted(invariants).into_iter().filter_map(|name| name.strip_prefix("suite ")).collect();
    assert!(tests.len() >= 8, "{tests:?}");
    let missing: Vec<&str> = tests
        .into_iter()
        .filter(|name| {
            let function = format!("fn {}(", name.rsplit("::").next().unwrap_or(name));
            !suite.contains(&function) && !units.contains(&function)
        })
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_architecture_fits_on_a_few_pages() {
    assert!(page("ARCHITECTURE.md").lines().count() <= 120);
}

#[test]
fn every_case_is_explained_by_its_name() {
    let named = paths("tests/cases/broken", &["txt"]);
    let wrong: Vec<String> = named
        .iter()
        .filter_map(|path| path.parent())
        .filter(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            !(name.len() > 3 && name.as_bytes()[..2].iter().all(u8::is_ascii_digit) && name.as_bytes()[2] == b'-')
        })
        .map(relative)
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

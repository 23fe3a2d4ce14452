//! Who may read, write, ask the clock, and name whom.

use super::source::{Source, sources};
use std::collections::BTreeSet;

/// Stages from the files to the verbs: a stage names only those before it.
const STAGES: [&str; 19] = [
    "project",
    "config",
    "prose",
    "ingest",
    "measure",
    "privacy",
    "text",
    "looks",
    "image",
    "chart",
    "report",
    "layout",
    "pdf",
    "preview",
    "publish",
    "edition",
    "explanation",
    "verify",
    "verbs",
];

/// What every stage may name.
const LEAVES: [&str; 10] =
    ["diagnostic", "exact", "period", "geometry", "frame", "structure", "shown", "theme", "locale", "reader"];

/// What the two stages beside `chart` may name of it; everything may name `chart::spec`.
const OF_CHART: [(&str, &[&str]); 2] = [("report", &["describe"]), ("layout", &["draw", "height"])];

/// The one place in which a crate is named.
const CRATES: [(&str, &[&str]); 9] = [
    ("src/ingest/", &["csv"]),
    ("src/chart/", &["plotters", "plotters_backend"]),
    ("src/text/", &["harfrust", "hypher", "icu_segmenter"]),
    ("src/image/", &["png", "usvg"]),
    ("src/pdf/", &["printpdf", "lopdf", "subsetter"]),
    ("src/prose/", &["minijinja", "pulldown_cmark"]),
    ("src/locale/", &["fluent_bundle", "unic_langid", "icu_collator"]),
    ("src/theme/brand/", &["saphyr_parser"]),
    ("src/cli.rs", &["clap"]),
];

/// `src/chart/axis.rs` is of the stage `chart`, `src/period.rs` of the leaf `period`.
fn module_of(path: &str) -> &str {
    let inner = path.trim_start_matches("src/");
    inner.split(['/', '.']).next().unwrap_or(inner)
}

/// Every path that begins with `start`, with what follows it up to the end of the names.
fn paths_from<'c>(code: &'c str, start: &'static str) -> impl Iterator<Item = &'c str> {
    code.match_indices(start).filter_map(move |(at, _)| {
        let alone = !code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '$'));
        let rest = &code[at + start.len()..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':'))).unwrap_or(rest.len());
        alone.then_some(&rest[..end])
    })
}

fn naming(sources: &[Source], words: &[&'static str], but_in: &[&str]) -> Vec<String> {
    let elsewhere = sources.iter().filter(|source| !but_in.iter().any(|place| source.path.starts_with(place)));
    elsewhere
        .flat_map(|source| {
            let named = words.iter().filter(|word| paths_from(&source.code, word).next().is_some());
            named.map(|word| format!("{} names `{word}`", source.path))
        })
        .collect()
}

#[test]
fn only_project_reads_files_and_only_publish_writes_them() {
    let words = ["std::fs", "fs::", "File::", "OpenOptions::", "tempfile::"];
    assert_eq!(naming(&sources(), &words, &["src/project/", "src/publish/"]), Vec::<String>::new());
    let write = ["fs::write", "fs::rename", "fs::remove", "fs::create", "File::create", "OpenOptions::", "tempfile::"];
    let reader: Vec<Source> = sources().into_iter().filter(|source| source.path.starts_with("src/project/")).collect();
    assert_eq!(naming(&reader, &write, &[]), Vec::<String>::new());
}

#[test]
fn environment_and_clock_are_read_in_cli_only() {
    let words = ["std::env", "env::", "std::time::Instant", "Instant::", "SystemTime::", "Utc::now", "Local::"];
    assert_eq!(naming(&sources(), &words, &["src/cli.rs"]), Vec::<String>::new());
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        let from = module_of(&source.path);
        for path in paths_from(&source.code, "crate::") {
            let mut names = path.split("::").filter(|name| !name.is_empty());
            let (Some(to), inner) = (names.next(), names.next()) else { continue };
            if !may_name(from, to, inner, &source.code) {
                wrong.push(format!("{} names crate::{path}", source.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

fn may_name(from: &str, to: &str, inner: Option<&str>, code: &str) -> bool {
    let Some(to_stage) = STAGES.iter().position(|stage| *stage == to) else {
        return LEAVES.contains(&to) || ["lib", "verbs"].contains(&from);
    };
    // numbers are written by the unit that the configuration names
    if from == to || from == "lib" || (from, to, inner) == ("locale", "config", Some("Unit")) {
        return true;
    }
    if to == "chart" {
        let allowed = OF_CHART.iter().find(|(stage, _)| *stage == from).map_or(&[][..], |(_, names)| *names);
        return match inner {
            Some("spec") => true,
            Some(name) => allowed.contains(&name),
            // `use crate::chart::{describe, spec}`: the names stand in braces
            None => braces(code, "crate::chart::").iter().all(|name| *name == "spec" || allowed.contains(name)),
        };
    }
    STAGES.iter().position(|stage| *stage == from).is_some_and(|from_stage| to_stage < from_stage)
}

/// First names of the list in braces after `start`.
fn braces<'c>(code: &'c str, start: &str) -> Vec<&'c str> {
    let lists = code.match_indices(start).filter_map(|(at, _)| code[at + start.len()..].strip_prefix('{'));
    lists
        .flat_map(|rest| rest[..rest.find("};").unwrap_or(0)].split(','))
        .map(|name| name.trim().split([':', ' ']).next().unwrap_or_default())
        .filter(|name| !name.is_empty() && *name != "self")
        .collect()
}

#[test]
fn every_stage_is_in_the_order() {
    let modules: BTreeSet<String> = sources().iter().map(|source| module_of(&source.path).to_owned()).collect();
    let known: BTreeSet<String> =
        STAGES.iter().chain(&LEAVES).chain(&["lib", "main", "cli"]).map(|name| (*name).to_owned()).collect();
    assert_eq!(modules, known);
}

#[test]
fn each_big_crate_is_named_in_one_place() {
    let sources = sources();
    let mut wrong = Vec::new();
    for (place, crates) in CRATES {
        for name in crates {
            for source in sources.iter().filter(|source| !source.path.starts_with(place)) {
                let path = format!("{name}::");
                let used = source.code.match_indices(&path).any(|(at, _)| {
                    !source.code[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'))
                });
                if used {
                    wrong.push(format!("{} names {name}", source.path));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

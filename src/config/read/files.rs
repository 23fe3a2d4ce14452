//! Names and patterns of files in `report.toml`, or what stands beside it → the files that are there.

use crate::config::{Kind, Named};
use crate::diagnostic::{Diagnostic, Origin, nearest};
use crate::reader::{Table, Value};
use toml::de::DeValue;

/// Gives the files that are there for a name or a pattern, in name order.
pub(in crate::config) type Lookup<'a> = &'a dyn Fn(&str) -> Result<Vec<String>, Diagnostic>;

/// The files of `file = …`, in name order, each with the place where it (or its pattern) is named.
pub(super) fn named_by(value: &Value<'_>, lookup: Lookup<'_>) -> Vec<Named> {
    let patterns = match value.raw() {
        DeValue::Array(array) if array.is_empty() => {
            value.wrong_value("is empty", "name at least one file");
            Vec::new()
        }
        DeValue::Array(_) => value.array("[\"2018.csv\", \"2019.csv\"]").unwrap_or_default(),
        _ => vec![value.clone()],
    };
    let mut files: Vec<Named> = patterns.iter().flat_map(|pattern| matches_of(pattern, lookup)).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files.dedup_by(|a, b| a.name == b.name);
    files
}

fn matches_of(value: &Value<'_>, lookup: Lookup<'_>) -> Vec<Named> {
    let Some(pattern) = value.string() else { return Vec::new() };
    match lookup(&pattern.name) {
        Ok(files) if files.is_empty() => value.push(missing(value, &pattern, lookup)),
        Ok(files) => {
            let named = |name| Named { name, origin: pattern.origin.clone() };
            return files.into_iter().map(named).collect();
        }
        Err(diagnostic) => value.push(diagnostic.at(pattern.origin.clone()).text(&pattern.name)),
    }
    Vec::new()
}

fn missing(value: &Value<'_>, pattern: &Named, lookup: Lookup<'_>) -> Diagnostic {
    if pattern.name.contains(['*', '?', '[']) {
        let error = value.error("file/missing", format!("no file matches `{}`", pattern.name));
        return error.text(&pattern.name).hint("the pattern is relative to the report's folder");
    }
    let error = value.error("file/missing", format!("there is no file `{}`", pattern.name)).text(&pattern.name);
    let beside =
        pattern.name.rsplit_once('/').map_or_else(|| "*.csv".to_owned(), |(folder, _)| format!("{folder}/*.csv"));
    let there = lookup(&beside).unwrap_or_default();
    match nearest(&pattern.name, there.iter().map(String::as_str)) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("the path is relative to the report's folder"),
    }
}

/// The sources that stand beside `report.toml`: `KIND.csv`, else every `KIND-*.csv` as one.
///
/// A notice names each CSV file that is neither.
///
/// # Errors
/// What the folder could not be read for.
pub(super) fn found_beside(root: &Table<'_>, lookup: Lookup<'_>) -> Result<Vec<(Kind, Vec<String>)>, Diagnostic> {
    let there = lookup("*.csv")?;
    let files_of = |kind: Kind| {
        let whole = format!("{}.csv", kind.name());
        if there.contains(&whole) {
            return vec![whole];
        }
        let prefix = format!("{}-", kind.name());
        there.iter().filter(|file| file.starts_with(&prefix)).cloned().collect()
    };
    let found: Vec<(Kind, Vec<String>)> =
        Kind::ALL.into_iter().map(|kind| (kind, files_of(kind))).filter(|(_, files)| !files.is_empty()).collect();
    for left in there.iter().filter(|file| !found.iter().any(|(_, files)| files.contains(file))) {
        let notice =
            Diagnostic::notice("file/not-read", format!("`{left}` is not read")).at(Origin::file(left.as_str()));
        root.push(
            notice.hint("without `[sources]` a file is read when its name is a kind of source, as `volunteers.csv`"),
        );
    }
    Ok(found)
}

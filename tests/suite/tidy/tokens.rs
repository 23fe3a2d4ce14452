//! Every token of a theme is there because something is drawn with it.

use super::source::{root, sources};
use std::fs;

/// Tables whose tokens are read as a whole: fonts by role, switches by `match`, fields and grids as values.
const ELSEWHERE: [&str; 5] = ["faces", "masters", "colors.", "page", "screen"];

/// Tokens of a theme file: the table and the name of each.
fn tokens() -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("src/theme/shipped/twill.toml")).expect("the theme is there");
    let mut table = String::new();
    let mut tokens = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            name.clone_into(&mut table);
        } else if let Some((name, _)) = line.split_once(" = ").filter(|_| !line.starts_with('#')) {
            tokens.push((table.clone(), name.to_owned()));
        }
    }
    tokens
}

/// The roles of colour that text is set in.
fn paints() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/theme/shipped/twill.toml")).expect("the theme is there");
    let after = |line: &str| Some(line.split_once("color = \"")?.1.split_once('"')?.0.to_owned());
    text.lines().filter_map(after).collect()
}

#[test]
fn every_token_of_a_theme_is_read_where_something_is_drawn() {
    let sources = sources();
    let drawing =
        |path: &str| ["src/chart/", "src/layout/", "src/text/", "src/pdf/"].iter().any(|at| path.starts_with(at));
    // Fonts are chosen by role, fields become a theme of their own, which no master draws with yet, and series are
    // numbered: all inside the theme.
    let of_theme = ["src/theme/series.rs", "src/theme/colors.rs", "src/theme/geometry.rs", "src/theme.rs"];
    let code: Vec<&str> = sources
        .iter()
        .filter(|source| drawing(&source.path) || of_theme.contains(&source.path.as_str()))
        .map(|source| source.code.as_str())
        .collect();
    let tokens = tokens();
    let paints = paints();
    let stands = |field: &str| {
        code.iter().any(|code| {
            code.match_indices(field)
                .any(|(at, _)| !code[at + field.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        })
    };
    let is_read = |table: &str, name: &str| match table {
        "colors" | "type" => stands(&format!(".{name}")) || paints.contains(&name.to_owned()),
        _ => ["", "tokens.", "space."].iter().any(|of| {
            let group = if of.is_empty() { format!("{table}.") } else { (*of).to_owned() };
            stands(&format!("{group}{name}"))
        }),
    };
    assert!(tokens.len() > 200, "{} tokens", tokens.len());
    let dead: Vec<String> = tokens
        .iter()
        .filter(|(table, _)| !ELSEWHERE.iter().any(|of| table.starts_with(of)))
        .filter(|(table, name)| !is_read(table, name))
        .map(|(table, name)| format!("{table}.{name}"))
        .collect();
    assert_eq!(dead, Vec::<String>::new());
}

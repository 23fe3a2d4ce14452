//! A Rust file → its code without comments, literals and tests, and its literals with what they are arguments of.

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the source, read.
pub(super) struct Source {
    /// Path from the root of the repository, with `/`.
    pub(super) path: String,
    /// As it stands.
    pub(super) text: String,
    /// Without comments, string literals and test modules; every line is kept.
    pub(super) code: String,
    /// String literals outside tests.
    pub(super) literals: Vec<Literal>,
}

/// A string literal.
pub(super) struct Literal {
    /// Line, from 1.
    pub(super) line: usize,
    /// What stands between the quotes.
    pub(super) text: String,
    /// The calls, macros and attributes that it is inside of, the outermost first.
    pub(super) inside: Vec<String>,
    /// The statement that it is a part of, up to it.
    pub(super) statement: String,
}

/// The root of the repository.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the repository with one of the endings, in path order.
pub(super) fn paths(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                open.push(path);
            } else if endings.contains(&ending.as_str()) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Path from the root, with `/`.
pub(super) fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// All Rust files below `src`.
pub(super) fn sources() -> Vec<Source> {
    paths("src", &["rs"]).iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a source file is UTF-8");
    let kept = without_tests(path, &text);
    let (code, literals) = scan(kept);
    Source { path: relative(path), code, literals, text }
}

/// Unit tests stand at the foot of a file, or in a file `tests.rs` of their own.
fn without_tests<'t>(path: &Path, text: &'t str) -> &'t str {
    if path.file_name().is_some_and(|name| name == "tests.rs") || relative(path).contains("/tests/") {
        return "";
    }
    let cut = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    &text[..cut]
}

/// The scanner's place in a file.
struct Scanner<'t> {
    rest: &'t str,
    code: String,
    literals: Vec<Literal>,
    open: Vec<String>,
}

fn scan(text: &str) -> (String, Vec<Literal>) {
    let mut scanner = Scanner { rest: text, code: String::new(), literals: Vec::new(), open: Vec::new() };
    while !scanner.rest.is_empty() {
        scanner.step();
    }
    (scanner.code, scanner.literals)
}

impl Scanner<'_> {
    fn step(&mut self) {
        let rest = self.rest;
        if rest.starts_with("//") {
            self.skip(rest.find('\n').unwrap_or(rest.len()));
        } else if let Some((start, end, length)) = string_literal(rest, &self.code) {
            let line = self.code.matches('\n').count() + 1;
            let text = rest[start..end].to_owned();
            let statement = self.code.rsplit([';', '{', '}']).next().unwrap_or_default().trim().to_owned();
            self.literals.push(Literal { line, text, inside: self.open.clone(), statement });
            self.code.push('"');
            self.skip(length);
            self.code.push('"');
        } else if let Some(length) = char_literal(rest) {
            self.skip(length);
        } else {
            let next = rest.chars().next().expect("the rest is not empty");
            match next {
                '(' | '[' | '{' => self.open.push(name_before(&self.code)),
                ')' | ']' | '}' => drop(self.open.pop()),
                _ => {}
            }
            self.code.push(next);
            self.rest = &rest[next.len_utf8()..];
        }
    }

    /// Leaves out so many bytes, but keeps their line ends.
    fn skip(&mut self, length: usize) {
        let (skipped, rest) = self.rest.split_at(length);
        self.code.extend(skipped.chars().filter(|c| *c == '\n'));
        self.rest = rest;
    }
}

/// Start and end of the content of a string literal that begins here, and the length of the whole.
fn string_literal(rest: &str, before: &str) -> Option<(usize, usize, usize)> {
    let after_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let prefix = rest.find('"')?;
    let opening = &rest[..prefix];
    if opening.is_empty() || (!after_word && ["b", "c"].contains(&opening)) {
        let mut escaped = false;
        for (at, c) in rest[prefix + 1..].char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => return Some((prefix + 1, prefix + 1 + at, prefix + 2 + at)),
                _ => {}
            }
        }
        return None;
    }
    let hashes = opening.strip_prefix("br").or_else(|| opening.strip_prefix('r'))?;
    if after_word || hashes.chars().any(|c| c != '#') {
        return None;
    }
    let closing = format!("\"{hashes}");
    let length = rest[prefix + 1..].find(&closing)?;
    Some((prefix + 1, prefix + 1 + length, prefix + 1 + length + closing.len()))
}

/// Length of a character literal that begins here; a lifetime is none.
fn char_literal(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if let Some(escape) = inner.strip_prefix('\\') {
        let end = escape.char_indices().skip(1).find(|(_, c)| *c == '\'')?.0;
        return Some(end + 3);
    }
    let first = inner.chars().next()?.len_utf8();
    inner[first..].starts_with('\'').then_some(first + 2)
}

/// The name of the call, macro or attribute whose bracket comes next.
fn name_before(code: &str) -> String {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '!' | '#');
    let start = code.char_indices().rev().take_while(|(_, c)| is_name(*c)).last().map_or(code.len(), |(at, _)| at);
    code[start..].trim_start_matches(':').to_owned()
}

#[test]
fn the_scanner_tells_code_from_words() {
    let text = r##"let a = f("one two", 'x'); // not "this"
let b = panic!("three {}", r#"four "five" "#); let c: &'static str = "\"six";"##;
    let (code, literals) = scan(text);
    let words: Vec<&str> = literals.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(words, ["one two", "three {}", r#"four "five" "#, r#"\"six"#]);
    assert_eq!(literals[0].inside, ["f"]);
    assert_eq!(literals[1].inside, ["panic!"]);
    assert_eq!(literals[3].line, 2);
    assert!(!code.contains("this") && code.contains("&'static str"));
}

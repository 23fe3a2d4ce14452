//! `selected.txt` → which pages of which file have a picture.

use std::collections::BTreeMap;

/// Pages of one file.
pub enum Pages {
    /// Each of them.
    All,
    /// These, from 1; the file may have fewer.
    Some(Vec<usize>),
}

/// Reads the list: a line per file, `NAME all` or `NAME 1 4 7-9`; `#` starts a comment.
pub fn read(text: &str) -> Result<BTreeMap<String, Pages>, String> {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(entry).collect()
}

fn entry(line: &str) -> Result<(String, Pages), String> {
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default().to_owned();
    let words: Vec<&str> = words.collect();
    if words == ["all"] {
        return Ok((name, Pages::All));
    }
    let mut numbers = Vec::new();
    for word in words {
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let number = |word: &str| word.parse::<usize>().map_err(|_| format!("selected.txt: {word:?} in {line:?}"));
        numbers.extend(number(first)?..=number(last)?);
    }
    Ok((name, Pages::Some(numbers)))
}

//! The standard report: what is said where the author wrote no words. Sections and figures are chosen by what data is there.
//!
//! Its parts are Markdown and TOML of the catalogue (`locale/en/standard/`), each with what it needs:
//! `needs: grants.place places.district|places.population !programs`: all words must hold, `|` parts alternatives, `!`
//! negates. A file's first line, a line above a block or a comment at the end of a line can carry needs.

mod join;
mod start;

pub use join::{available, join};
pub use start::start;

use crate::locale::Locale;
use std::collections::BTreeSet;

/// What the sources hold: `grants`, `grants.place`, for every kind and column that is there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Available(pub BTreeSet<String>);

/// A report in the author's own form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft {
    /// Figures, tables and tiles, as they would stand in `report.toml`.
    pub toml: String,
    /// Name and text of each section, as it would stand in `content/LANG/`.
    pub sections: Vec<(String, String)>,
}

/// Chooses the parts of the standard report that `available` allows, in the language of `locale`.
pub fn draft(available: &Available, locale: &Locale) -> Draft {
    let mut draft = Draft::default();
    for (name, markdown, toml) in locale.standard_report() {
        if !file_needs(markdown).is_none_or(|needs| available.fulfil(needs)) {
            continue;
        }
        let tables = blocks(toml, available, "# needs:", "");
        let text = section(markdown, available, &tables);
        if says_something(&text) {
            draft.toml.push_str(&tables);
            draft.sections.push(((*name).to_owned(), text));
        }
    }
    draft
}

impl Available {
    fn fulfil(&self, needs: &str) -> bool {
        needs.split_whitespace().all(|word| {
            word.split('|').any(|name| match name.strip_prefix('!') {
                Some(absent) => !self.0.contains(absent),
                None => self.0.contains(name),
            })
        })
    }
}

/// The needs of a whole Markdown file: those on the first line after the front matter.
fn file_needs(markdown: &str) -> Option<&str> {
    let body =
        markdown.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")).map_or(markdown, |(_, body)| body);
    needs_of(body.lines().next()?, "<!-- needs:", "-->")
}

fn needs_of<'l>(line: &'l str, open: &str, close: &str) -> Option<&'l str> {
    line.trim().strip_prefix(open)?.strip_suffix(close).map(str::trim)
}

/// Keeps the blocks (parted by blank lines) and lines whose needs are fulfilled, without the needs themselves.
fn blocks(text: &str, available: &Available, open: &str, close: &str) -> String {
    let mut kept = String::new();
    for block in text.split("\n\n") {
        let needs = block.lines().next().and_then(|line| needs_of(line, open, close));
        if needs.is_some_and(|needs| !available.fulfil(needs)) {
            continue;
        }
        let lines: Vec<&str> =
            block.lines().skip(usize::from(needs.is_some())).filter_map(|line| kept_line(line, available)).collect();
        if !lines.is_empty() && !lines.join("").contains("items = []") {
            kept.push_str(&lines.join("\n"));
            kept.push_str("\n\n");
        }
    }
    kept
}

/// A line without the needs at its end; none when they are not fulfilled.
fn kept_line<'l>(line: &'l str, available: &Available) -> Option<&'l str> {
    match line.split_once(" # needs:") {
        Some((before, needs)) => available.fulfil(needs).then(|| before.trim_end()),
        None => Some(line),
    }
}

/// A section without the blocks whose needs are not fulfilled and without the places of what `tables` does not declare.
fn section(markdown: &str, available: &Available, tables: &str) -> String {
    let (front, body) = markdown
        .strip_prefix("+++\n")
        .and_then(|rest| rest.split_once("+++\n"))
        .map_or((String::new(), markdown), |(front, body)| (format!("+++\n{front}+++\n"), body));
    let declared = |line: &str| {
        let Some((kind, id)) =
            line.strip_prefix("![](").and_then(|rest| rest.strip_suffix(')')).and_then(|rest| rest.split_once(':'))
        else {
            return true;
        };
        tables.contains(&format!("[{}.{id}]", join::table_of(kind)))
    };
    let text = blocks(body, available, "<!-- needs:", "-->");
    let kept: Vec<&str> =
        text.split("\n\n").map(str::trim).filter(|block| !block.is_empty() && declared(block)).collect();
    format!("{front}{}\n", kept.join("\n\n"))
}

/// Whether anything stands below the heading.
fn says_something(section: &str) -> bool {
    let body =
        section.strip_prefix("+++\n").and_then(|rest| rest.split_once("+++\n")).map_or(section, |(_, body)| body);
    body.split("\n\n").any(|block| !block.trim().is_empty() && !block.trim_start().starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::{Available, draft};
    use crate::locale::Locale;

    fn names(available: &[&str]) -> Vec<String> {
        let available = Available(available.iter().map(|name| (*name).to_owned()).collect());
        let locale = Locale::new("en").expect("English");
        draft(&available, &locale).sections.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn volunteers_alone_make_a_report() {
        let names = names(&["volunteers", "volunteers.volunteer_id", "volunteers.start_date"]);
        assert_eq!(names, ["10-numbers.md", "20-over-time.md"]);
    }

    #[test]
    fn nothing_is_placed_that_is_not_declared() {
        let available = ["volunteers", "volunteers.sex", "volunteers.place", "places", "places.district", "grants"];
        let available = Available(available.iter().map(|name| (*name).to_owned()).collect());
        let draft = draft(&available, &Locale::new("en").expect("English"));
        for (name, text) in &draft.sections {
            for line in text.lines().filter(|line| line.starts_with("![](")) {
                let id = line.trim_start_matches("![](").trim_end_matches(')').split_once(':').expect("a place").1;
                assert!(draft.toml.contains(&format!(".{id}]")), "{name} places {id}");
            }
        }
        assert!(!draft.toml.contains("needs:"));
    }
}

//! Front matter of a section, TOML between two `+++` lines → [`FrontMatter`], with the place of every word.

use super::{Literal, Named, Text};
use crate::diagnostic::{Diagnostic, Origin};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a section says of itself before its Markdown (GRAMMAR 2.12).
#[derive(Clone, PartialEq, Debug)]
pub struct FrontMatter {
    /// `title`
    pub title: Option<Text>,
    /// `lead`
    pub lead: Option<Text>,
    /// `chapter`
    pub chapter: Option<Text>,
    /// `page`
    pub page: bool,
    /// `when`
    pub when: Option<Named>,
    /// `columns`
    pub columns: Option<u8>,
    /// `master`
    pub master: Master,
}

/// How the pages of a section are laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Master {
    /// `text`: prose in the main column, the side column for numbers and notes.
    #[default]
    Text,
    /// `letter`: prose alone, with the section's name in the side column.
    Letter,
    /// `glance`: title and lead over the full width, for tiles.
    Glance,
    /// `notes`: small type in two columns.
    Notes,
    /// `story`: one person's story, its first words set large.
    Story,
    /// `photo`: few words, set large over the full width.
    Photo,
}

impl Default for FrontMatter {
    fn default() -> Self {
        Self { title: None, lead: None, chapter: None, page: true, when: None, columns: None, master: Master::Text }
    }
}

const KEYS: [&str; 7] = ["title", "lead", "chapter", "page", "when", "columns", "master"];
const MASTERS: [&str; 6] = ["text", "letter", "glance", "notes", "story", "photo"];

/// A file and the part of it that is TOML.
struct Source<'a> {
    file: &'a str,
    text: &'a str,
    start: usize,
}

/// Reads the front matter that stands in the bytes `toml` of `text`, which is the whole content of `file`.
/// Every problem is in the second part, with its line in the file.
pub fn front_matter(file: &str, text: &str, toml: Range<usize>) -> (FrontMatter, Vec<Diagnostic>) {
    let source = Source { file, text, start: toml.start };
    let mut front = FrontMatter::default();
    let (table, errors) = DeTable::parse_recoverable(&text[toml]);
    let mut diagnostics: Vec<Diagnostic> = errors
        .iter()
        .map(|error| {
            let at = error.span().map_or(0, |span| span.start);
            Diagnostic::error("config/syntax", error.message().to_lowercase())
                .at(source.place(at))
                .hint("front matter is TOML: `key = \"text\"`")
        })
        .collect();
    if diagnostics.is_empty() {
        for (key, value) in table.get_ref() {
            if let Err(problem) = read_key(&source, key, value, &mut front) {
                diagnostics.push(problem);
            }
        }
    }
    (front, diagnostics)
}

fn read_key(
    source: &Source<'_>,
    key: &Spanned<toml::de::DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    front: &mut FrontMatter,
) -> Result<(), Diagnostic> {
    let name = key.get_ref().as_ref();
    match name {
        "title" => front.title = Some(source.text(name, value)?),
        "lead" => front.lead = Some(source.text(name, value)?),
        "chapter" => front.chapter = Some(source.text(name, value)?),
        "page" => front.page = value.get_ref().as_bool().ok_or_else(|| source.wrong(name, "true or false", value))?,
        "when" => {
            let name = value.get_ref().as_str().ok_or_else(|| source.wrong(name, "a name", value))?;
            front.when = Some(Named { name: name.to_owned(), origin: source.string_place(value) });
        }
        "columns" => match value.get_ref().as_integer().and_then(|number| number.as_str().parse::<u8>().ok()) {
            Some(count @ 1..=3) => front.columns = Some(count),
            _ => return Err(source.wrong(name, "1, 2 or 3", value)),
        },
        "master" => match value.get_ref().as_str() {
            Some("text") => front.master = Master::Text,
            Some("letter") => front.master = Master::Letter,
            Some("glance") => front.master = Master::Glance,
            Some("notes") => front.master = Master::Notes,
            Some("story") => front.master = Master::Story,
            Some("photo") => front.master = Master::Photo,
            Some(master) => {
                return Err(Diagnostic::error("config/value", format!("no master `{master}`"))
                    .at(source.string_place(value))
                    .text(master)
                    .hint("write \"text\", \"letter\", \"glance\", \"notes\", \"story\" or \"photo\"")
                    .did_you_mean(master, MASTERS));
            }
            None => return Err(source.wrong(name, "the name of a master", value)),
        },
        _ => {
            let length = name.chars().count();
            return Err(Diagnostic::error("config/unknown-key", format!("no key `{name}` in front matter"))
                .at(source.place(key.span().start).spanning(length))
                .text(name)
                .hint("front matter has `title`, `lead`, `chapter`, `page`, `when`, `columns` and `master`")
                .did_you_mean(name, KEYS));
        }
    }
    Ok(())
}

impl Source<'_> {
    fn place(&self, offset: usize) -> Origin {
        Origin::in_text(self.file, self.text, self.start + offset)
    }

    fn wrong(&self, key: &str, wanted: &str, value: &Spanned<DeValue<'_>>) -> Diagnostic {
        let found = value.get_ref().type_str();
        Diagnostic::error("config/type", format!("`{key}` is {wanted}, not {found}"))
            .at(self.place(value.span().start))
            .hint(format!("write {wanted}"))
    }

    fn text(&self, key: &str, value: &Spanned<DeValue<'_>>) -> Result<Text, Diagnostic> {
        if let Some(literal) = self.literal(value) {
            return Ok(Text { by_language: vec![(None, literal)] });
        }
        let languages =
            value.get_ref().as_table().ok_or_else(|| self.wrong(key, "text, or a table of text by language", value))?;
        let mut by_language = Vec::new();
        for (language, value) in languages {
            let literal = self.literal(value).ok_or_else(|| self.wrong(language.get_ref(), "text", value))?;
            by_language.push((Some(language.get_ref().to_string()), literal));
        }
        Ok(Text { by_language })
    }

    fn literal(&self, value: &Spanned<DeValue<'_>>) -> Option<Literal> {
        let source = value.get_ref().as_str()?.to_owned();
        Some(Literal { source, origin: self.string_place(value) })
    }

    /// Where the first character of a string stands, after its quotes.
    fn string_place(&self, value: &Spanned<DeValue<'_>>) -> Origin {
        let start = value.span().start;
        let written = &self.text[self.start + start..];
        let long = ["\"\"\"", "'''"].iter().any(|quotes| written.starts_with(quotes));
        let mut inside = start + if long { 3 } else { 1 };
        if long {
            let rest = &self.text[self.start + inside..];
            inside += if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) };
        }
        self.place(inside)
    }
}

#[cfg(test)]
mod tests {
    use super::{Master, front_matter};

    #[track_caller]
    fn problems(toml: &str) -> Vec<String> {
        let text = format!("+++\n{toml}+++\n");
        let (_, diagnostics) = front_matter("a.md", &text, 4..4 + toml.len());
        diagnostics
            .iter()
            .map(|d| {
                let origin = d.origin.as_ref().expect("a place");
                format!("{}:{} {} {}", origin.line, origin.column, d.code, d.message)
            })
            .collect()
    }

    #[test]
    fn every_key_is_read_with_its_place() {
        let toml = "title = \"Grants\"\nchapter = { en = 'Money', sq = \"Para\" }\npage = false\nwhen = \"grants\"\ncolumns = 2\nmaster = \"story\"\n";
        let text = format!("+++\n{toml}+++\n");
        let (front, diagnostics) = front_matter("a.md", &text, 4..4 + toml.len());
        assert_eq!(diagnostics, []);
        let title = front.title.expect("a title");
        let literal = title.literal("en").expect("a literal");
        assert_eq!((literal.source.as_str(), literal.origin.line, literal.origin.column), ("Grants", 2, 10));
        let chapter = front.chapter.expect("a chapter");
        assert_eq!(chapter.literal("sq").map(|literal| literal.source.as_str()), Some("Para"));
        assert!(!front.page);
        assert_eq!((front.columns, front.master), (Some(2), Master::Story));
        assert_eq!(front.when.map(|when| when.name).as_deref(), Some("grants"));
    }

    #[test]
    fn every_problem_is_found_with_its_line() {
        assert_eq!(
            problems("tilte = \"x\"\npage = 1\ncolumns = 4\nmaster = \"stroy\"\nlead = { en = 2 }\n"),
            [
                "2:1 config/unknown-key no key `tilte` in front matter",
                "3:8 config/type `page` is true or false, not integer",
                "4:11 config/type `columns` is 1, 2 or 3, not integer",
                "5:11 config/value no master `stroy`",
                "6:15 config/type `en` is text, not integer",
            ]
        );
    }
}

//! Where words may be hyphenated, by language.

use super::shape::is_cyrillic;
use hypher::Lang;
use std::ops::Range;

/// Shortest word that is hyphenated, in letters.
const SHORTEST_WORD: usize = 6;

/// Fewest letters before and after a hyphen.
const FEWEST_LETTERS: usize = 3;

/// Which words are hyphenated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Words {
    /// Plain words in lower case: no names, no acronyms, no addresses, no compounds with a hyphen.
    Plain,
    /// Every row of letters: for words that fit on no line.
    All,
}

/// The places of a text, in bytes from its start, where a hyphen may end a line.
pub(super) fn hyphen_places(text: &str, language: &str, words: Words) -> Vec<usize> {
    let mut places = Vec::new();
    for word in letter_rows(text) {
        let plain = || is_plain(text, &word);
        if words == Words::Plain && !plain() {
            continue;
        }
        let Some(patterns) = patterns(language, &text[word.clone()]) else { continue };
        places.extend(word_places(&text[word.clone()], patterns).into_iter().map(|place| word.start + place));
    }
    places
}

fn word_places(word: &str, patterns: Lang) -> Vec<usize> {
    if word.chars().count() < SHORTEST_WORD {
        return Vec::new();
    }
    let mut places = Vec::new();
    let mut at = 0;
    for syllable in hypher::hyphenate(word, patterns) {
        at += syllable.len();
        let (before, after) = word.split_at(at);
        if before.chars().count() >= FEWEST_LETTERS && after.chars().count() >= FEWEST_LETTERS {
            places.push(at);
        }
    }
    places
}

fn letter_rows(text: &str) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        if character.is_alphabetic() {
            start.get_or_insert(at);
        } else if let Some(from) = start.take() {
            rows.push(from..at);
        }
    }
    rows.extend(start.map(|from| from..text.len()));
    rows
}

/// Whether a row of letters is a plain word in lower case that stands between spaces, give or take punctuation.
fn is_plain(text: &str, word: &Range<usize>) -> bool {
    let joins = |side: &str, neighbour: Option<char>| {
        let token: bool = side.chars().any(char::is_alphanumeric);
        neighbour.is_some_and(|character| !character.is_whitespace()) && token
    };
    let before = text[..word.start].rsplit(char::is_whitespace).next().unwrap_or("");
    let after = text[word.end..].split(char::is_whitespace).next().unwrap_or("");
    text[word.clone()].chars().all(char::is_lowercase)
        && !joins(before, before.chars().next_back())
        && !joins(after, after.chars().next())
}

/// The patterns for a word in a language: Serbian words in Latin letters follow the Croatian ones.
fn patterns(language: &str, word: &str) -> Option<Lang> {
    let cyrillic = word.chars().all(is_cyrillic);
    match language.split(['-', '_']).next().unwrap_or("") {
        "en" if !cyrillic => Some(Lang::English),
        "sq" if !cyrillic => Some(Lang::Albanian),
        "sr" | "bs" | "hr" | "sh" if cyrillic => Some(Lang::Serbian),
        "sr" | "bs" | "hr" | "sh" => Some(Lang::Croatian),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, hyphen_places};

    fn parted(text: &str, language: &str, words: Words) -> String {
        let mut parted = text.to_owned();
        for place in hyphen_places(text, language, words).into_iter().rev() {
            parted.insert(place, '-');
        }
        parted
    }

    #[test]
    fn words_are_parted_by_the_patterns_of_their_language() {
        assert_eq!(parted("volunteers communities", "en-US", Words::Plain), "vol-un-teers com-mu-ni-ties");
        assert_ne!(parted("bashkëpunimit", "sq", Words::Plain), "bashkëpunimit");
        assert_ne!(parted("zajednička", "sr-Latn", Words::Plain), "zajednička");
        assert_ne!(parted("заједничка", "sr", Words::Plain), "заједничка");
        assert_eq!(parted("communities", "xx", Words::Plain), "communities");
    }

    #[test]
    fn names_acronyms_addresses_and_compounds_stay_whole() {
        for text in ["Washington", "UNESCOUNESCO", "www.peacecorps.gov/kosovo", "community-minded", "people2019"] {
            assert_eq!(parted(text, "en", Words::Plain), text);
        }
        assert_ne!(parted("Washington", "en", Words::All), "Washington");
        assert_eq!(parted("(communities),", "en", Words::Plain), "(com-mu-ni-ties),");
    }
}

//! What a template wrote: text in which each value is a placeholder, and where each piece of it comes from.
//!
//! A placeholder is the index of the value between two private-use characters, so Markdown sees a word and never what the
//! value says. Such characters of the author become placeholders of themselves.

use crate::shown::Rich;

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// The result of a template.
#[derive(Debug, Default)]
pub(in crate::prose) struct Output {
    text: String,
    held: Vec<Rich>,
    marks: Vec<Mark>,
}

/// From byte `at` of the text on, it comes from byte `source` of the template.
#[derive(Debug)]
struct Mark {
    at: usize,
    source: usize,
    verbatim: bool,
}

impl Output {
    /// Adds words that stand at byte `source` of the template.
    pub(in crate::prose) fn raw(&mut self, source: usize, words: &str) {
        let mut done = 0;
        for (at, found) in words.match_indices([OPEN, CLOSE]) {
            self.verbatim(source + done, &words[done..at]);
            self.value(source + at, Rich::text(found));
            done = at + found.len();
        }
        self.verbatim(source + done, &words[done..]);
    }

    fn verbatim(&mut self, source: usize, words: &str) {
        if !words.is_empty() {
            self.marks.push(Mark { at: self.text.len(), source, verbatim: true });
            self.text.push_str(words);
        }
    }

    /// Adds a value whose expression stands at byte `source` of the template.
    pub(in crate::prose) fn value(&mut self, source: usize, value: Rich) {
        if value.0.is_empty() {
            return;
        }
        self.marks.push(Mark { at: self.text.len(), source, verbatim: false });
        self.text.push(OPEN);
        self.text.push_str(&self.held.len().to_string());
        self.text.push(CLOSE);
        self.held.push(value);
    }

    /// The text with placeholders.
    pub(in crate::prose) fn text(&self) -> &str {
        &self.text
    }

    /// Where byte `at` of the text comes from, as a byte of the template.
    pub(in crate::prose) fn source(&self, at: usize) -> usize {
        let after = self.marks.partition_point(|mark| mark.at <= at);
        match after.checked_sub(1).and_then(|index| self.marks.get(index)) {
            Some(mark) if mark.verbatim => mark.source + (at - mark.at),
            Some(mark) => mark.source,
            None => 0,
        }
    }

    /// Words with placeholders → words and values.
    pub(in crate::prose) fn resolve(&self, text: &str) -> Rich {
        let mut rich = Rich::default();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            let Some((index, after)) = after.split_once(CLOSE) else { break };
            if !before.is_empty() {
                rich.push_text(before);
            }
            if let Some(value) = index.parse::<usize>().ok().and_then(|index| self.held.get(index)) {
                rich.extend(value.clone());
            }
            rest = after;
        }
        if !rest.is_empty() {
            rich.push_text(rest);
        }
        rich
    }

    /// All of it as words and values.
    pub(in crate::prose) fn into_rich(self) -> Rich {
        self.resolve(&self.text)
    }
}

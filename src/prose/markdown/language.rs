//! `<span lang="sq">…</span>` → words of another language: the one thing of HTML that the prose has.

use super::Reader;
use super::inline::Part;
use crate::diagnostic::Diagnostic;
use crate::prose::Inline;
use pulldown_cmark::Event;
use std::ops::Range;

/// The language that a tag of HTML names, when it does nothing else.
pub(super) fn of(html: &str) -> Option<&str> {
    let inside = html.strip_prefix("<span")?.strip_suffix('>')?.trim().strip_prefix("lang")?.trim_start();
    let quoted = inside.strip_prefix('=')?.trim_start();
    let quote = quoted.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    quoted.strip_prefix(quote)?.strip_suffix(quote).filter(|tag| is_tag(tag))
}

/// Whether a tag of HTML ends such words.
pub(super) fn ends(html: &str) -> bool {
    html == "</span>"
}

/// Whether a text is shaped like a BCP 47 tag: `sq`, `sr-Latn`.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let plain = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    plain(first, 2, 3) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(|part| plain(part, 1, 8))
}

impl Reader<'_> {
    /// Words up to the end of their language, which is left to the caller; where they do not end, or others stand inside
    /// them, is told.
    pub(super) fn foreign(&mut self, tag: &str, range: &Range<usize>) -> Option<Part> {
        if self.in_language {
            let problem = Diagnostic::error("prose/language", "a language inside another one");
            self.report(problem.hint("end the first one before"), range);
            return None;
        }
        self.at += 1;
        self.in_language = true;
        let inlines = self.flat();
        self.in_language = false;
        if matches!(self.peek(), Some((Event::InlineHtml(html), _)) if ends(&html)) {
            return Some(Part::Inline(Inline::Language { tag: tag.to_owned(), inlines }));
        }
        let problem = Diagnostic::error("prose/language", "words of another language do not end");
        self.report(problem.hint("write `</span>` after them, in the same paragraph"), range);
        self.at -= 1;
        Some(Part::Inline(Inline::Language { tag: tag.to_owned(), inlines }))
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_language_is_told_by_a_span_that_has_nothing_else() {
        assert_eq!(of("<span lang=\"sq\">"), Some("sq"));
        assert_eq!(of("<span  lang = 'sr-Latn'>"), Some("sr-Latn"));
        for other in ["<span>", "<span lang=sq>", "<span lang=\"\">", "<span lang=\"sq\" id=\"a\">", "<b lang=\"sq\">"]
        {
            assert_eq!(of(other), None, "{other}");
        }
    }
}

//! Fluent catalogues: messages by id, with plain arguments and with numbers that stay tied to their facts.

use crate::shown::{Piece, Rich, Shown};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use std::cmp::Ordering;
use std::fmt;
use unic_langid::LanguageIdentifier;

/// Files of the English catalogue, by subject.
const ENGLISH: &[&str] = &[
    include_str!("en/report.ftl"),
    include_str!("en/measures.ftl"),
    include_str!("en/charts.ftl"),
    include_str!("en/panels.ftl"),
    include_str!("en/findings.ftl"),
    include_str!("en/dates.ftl"),
    include_str!("en/notes.ftl"),
    include_str!("en/twins.ftl"),
];

/// The English standard report: name of a section, its Markdown, its figures, tables and tiles.
const ENGLISH_STANDARD: &[(&str, &str, &str)] = &[
    ("10-numbers.md", include_str!("en/standard/10-numbers.md"), include_str!("en/standard/10-numbers.toml")),
    ("20-over-time.md", include_str!("en/standard/20-over-time.md"), include_str!("en/standard/20-over-time.toml")),
    (
        "30-leaving-early.md",
        include_str!("en/standard/30-leaving-early.md"),
        include_str!("en/standard/30-leaving-early.toml"),
    ),
    ("35-cohorts.md", include_str!("en/standard/35-cohorts.md"), include_str!("en/standard/35-cohorts.toml")),
    ("40-who.md", include_str!("en/standard/40-who.md"), include_str!("en/standard/40-who.toml")),
    ("50-where.md", include_str!("en/standard/50-where.md"), include_str!("en/standard/50-where.toml")),
    ("60-programs.md", include_str!("en/standard/60-programs.md"), include_str!("en/standard/60-programs.toml")),
    ("65-activities.md", include_str!("en/standard/65-activities.md"), include_str!("en/standard/65-activities.toml")),
    ("70-indicators.md", include_str!("en/standard/70-indicators.md"), include_str!("en/standard/70-indicators.toml")),
    ("75-grants.md", include_str!("en/standard/75-grants.md"), include_str!("en/standard/75-grants.toml")),
    ("78-response.md", include_str!("en/standard/78-response.md"), include_str!("en/standard/78-response.toml")),
    ("80-virtual.md", include_str!("en/standard/80-virtual.md"), include_str!("en/standard/80-virtual.toml")),
];

/// Private-use characters around the index of a number while a message is formatted.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// One language.
pub struct Locale {
    tag: String,
    bundle: FluentBundle<FluentResource>,
    collator: CollatorBorrowed<'static>,
}

/// No catalogue for this language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownLanguage(pub String);

/// An argument of a message.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Words.
    Text(&'a str),
    /// A count that chooses a plural form; printed by the message as it is.
    Count(u64),
    /// A number with its fact.
    Shown(&'a Shown),
    /// Words and numbers.
    Rich(&'a Rich),
}

impl Locale {
    /// The catalogue for a BCP 47 tag: `en-US` is served by `en`.
    ///
    /// # Errors
    /// When there is no catalogue for it.
    ///
    /// # Panics
    /// When a built-in catalogue is malformed, which a test rules out.
    pub fn new(tag: &str) -> Result<Self, UnknownLanguage> {
        let unknown = || UnknownLanguage(tag.to_owned());
        let language: LanguageIdentifier = tag.parse().map_err(|_| unknown())?;
        if language.language.as_str() != "en" {
            return Err(unknown());
        }
        let locale: icu_locale_core::Locale = tag.parse().map_err(|_| unknown())?;
        let collator = Collator::try_new(locale.into(), CollatorOptions::default()).map_err(|_| unknown())?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        for text in ENGLISH {
            let resource = FluentResource::try_new((*text).to_owned()).expect("a well-formed catalogue");
            bundle.add_resource(resource).expect("no message twice");
        }
        Ok(Self { tag: tag.to_owned(), bundle, collator })
    }

    /// The tag as the report names it.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message as plain text.
    ///
    /// # Panics
    /// When there is no such message, which a test rules out for the ids in the source.
    pub fn text(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.rich(id, args).plain()
    }

    /// A message in which numbers stay tied to their facts.
    ///
    /// # Panics
    /// As [`Locale::text`].
    pub fn rich(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Rich {
        let mut held: Vec<Rich> = Vec::new();
        let mut fluent = FluentArgs::new();
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from((*text).to_owned()),
                Arg::Count(count) => FluentValue::from(*count),
                Arg::Shown(shown) => hold(&mut held, Rich::value((*shown).clone())),
                Arg::Rich(rich) => hold(&mut held, (*rich).clone()),
            };
            fluent.set((*name).to_owned(), value);
        }
        let message = self.bundle.get_message(id).and_then(|message| message.value());
        let pattern = message.unwrap_or_else(|| panic!("no message `{id}` in the catalogue"));
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        debug_assert!(errors.is_empty(), "message `{id}`: {errors:?}");
        release(&text, &held)
    }

    /// The parts of the standard report: name of a section, its Markdown, its figures, tables and tiles.
    pub fn standard_report(&self) -> &'static [(&'static str, &'static str, &'static str)] {
        ENGLISH_STANDARD
    }

    /// A new `report.toml`, in which `TITLE`, `PERIOD` and `SOURCES` stand for what is found.
    pub fn standard_settings(&self) -> &'static str {
        include_str!("en/standard/report.toml")
    }

    /// Alphabetical order of the language.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b).then_with(|| a.cmp(b))
    }
}

fn hold(held: &mut Vec<Rich>, rich: Rich) -> FluentValue<'static> {
    held.push(rich);
    FluentValue::from(format!("{OPEN}{}{CLOSE}", held.len() - 1))
}

fn release(text: &str, held: &[Rich]) -> Rich {
    let mut rich = Rich::default();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPEN) {
        let (index, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        rich.push_text(before);
        if let Some(inner) = index.parse::<usize>().ok().and_then(|index| held.get(index)) {
            rich.extend(inner.clone());
        }
        rest = after;
    }
    rich.push_text(rest);
    rich.0.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    rich
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Locale").field("tag", &self.tag).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arg, Locale};
    use crate::shown::{Piece, Shown};

    #[test]
    fn a_number_in_a_message_keeps_its_fact() {
        let locale = Locale::new("en-US").expect("English");
        let shown = Shown { text: "102".to_owned(), fact: "served.previous".to_owned(), value: None };
        let rich = locale.rich(
            "tile-change",
            &[("change", Arg::Text("+9.8%")), ("period", Arg::Text("FY2018")), ("previous", Arg::Shown(&shown))],
        );
        assert_eq!(rich.plain(), "+9.8% against FY2018 (102)");
        assert!(rich.0.contains(&Piece::Value(shown)));
    }

    #[test]
    fn a_language_without_a_catalogue_is_refused() {
        assert!(Locale::new("xx").is_err());
        assert!(Locale::new("not a tag").is_err());
    }
}

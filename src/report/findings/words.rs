//! Findings → titles: each is a long message and a short one, which stands where the long one has too many words.

use super::change::By;
use super::largest::Among;
use super::{Changed, Finding, Largest};
use crate::locale::{Arg, Locale};
use crate::shown::Rich;

/// Most words of a title.
const MOST_WORDS: usize = 12;

/// Most characters of a title: two lines.
const MOST_CHARACTERS: usize = 96;

impl Finding {
    /// The title; none where even the short message has too many words.
    pub(in crate::report) fn title(&self, locale: &Locale) -> Option<Rich> {
        let answers = self.answers(locale);
        let (message, args) = self.message(&answers);
        let titles = ["", "-short"].map(|length| locale.rich(&format!("finding-{message}{length}"), &args));
        titles.into_iter().find(fits)
    }

    /// "Agree or Strongly agree": the answers of which a finding tells.
    fn answers(&self, locale: &Locale) -> String {
        let Self::Side(found) = self else { return String::new() };
        match found.answers.1.as_slice() {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let first = first.join(", ");
                locale.text("finding-answers", &[("first", Arg::Text(&first)), ("last", Arg::Text(last))])
            }
        }
    }

    fn message<'f>(&'f self, answers: &'f str) -> (String, Vec<(&'static str, Arg<'f>)>) {
        match self {
            Self::Targets(found) => {
                let args = vec![
                    ("met", Arg::Shown(&found.met)),
                    ("all", Arg::Shown(&found.all)),
                    ("period", Arg::Text(&found.period)),
                ];
                ("targets".to_owned(), args)
            }
            Self::Changed(found) => changed(found),
            Self::AtTheEnd(found) => {
                let args = vec![
                    ("measure", Arg::Text(&found.name)),
                    ("value", Arg::Shown(&found.value)),
                    ("period", Arg::Text(&found.steps[0])),
                    ("first", Arg::Text(&found.steps[1])),
                ];
                (if found.peak { "peak" } else { "low" }.to_owned(), args)
            }
            Self::Largest(found) => largest(found),
            Self::Share(found) => {
                let args = vec![
                    ("measure", Arg::Text(&found.measure)),
                    ("name", Arg::Text(&found.name)),
                    ("share", Arg::Shown(&found.percent)),
                    ("period", Arg::Text(&found.period)),
                ];
                ("share".to_owned(), args)
            }
            Self::Side(found) => {
                let names = &found.answers.1;
                let end = if found.answers.0.start == 0 { names.first() } else { names.last() };
                let args = vec![
                    ("name", Arg::Text(found.row.1.as_str())),
                    ("share", Arg::Shown(&found.percent)),
                    ("answers", Arg::Text(answers)),
                    ("end", Arg::Text(end.map_or("", String::as_str))),
                ];
                ("side".to_owned(), args)
            }
        }
    }
}

fn changed(found: &Changed) -> (String, Vec<(&'static str, Arg<'_>)>) {
    let direction = if found.rose() { "rose" } else { "fell" };
    let mut args = vec![
        ("name", Arg::Text(found.name.as_str())),
        ("before", Arg::Shown(&found.values[0])),
        ("value", Arg::Shown(&found.values[1])),
        ("period", Arg::Text(&found.period)),
    ];
    let how = match &found.by {
        None => "most",
        Some(By { percent: true, .. }) => "percent",
        Some(By { percent: false, .. }) => "amount",
    };
    args.extend(found.by.iter().map(|by| ("change", Arg::Shown(&by.shown))));
    args.extend(found.against.iter().map(|against| ("against", Arg::Text(against))));
    let against = if found.against.is_some() { "-against" } else { "" };
    (format!("{direction}-{how}{against}"), args)
}

fn largest(found: &Largest) -> (String, Vec<(&'static str, Arg<'_>)>) {
    let mut args = vec![
        ("measure", Arg::Text(found.measure.as_str())),
        ("name", Arg::Text(&found.names.0)),
        ("value", Arg::Shown(&found.value)),
        ("period", Arg::Text(&found.period)),
    ];
    args.extend(found.names.1.iter().map(|series| ("series", Arg::Text(series))));
    let among = match &found.among {
        Among::Steps => "step",
        Among::LastStep => "last",
        Among::Bins(dimension) => {
            args.push(("dimension", Arg::Text(dimension)));
            "bin"
        }
        Among::Counts => "count",
        Among::Rates => "rate",
    };
    let cell = if found.names.1.is_some() { "-cell" } else { "" };
    (format!("largest-{among}{cell}"), args)
}

fn fits(title: &Rich) -> bool {
    let words = title.plain();
    words.split_whitespace().count() <= MOST_WORDS && words.chars().count() <= MOST_CHARACTERS
}

//! Words of a template → warnings for the numbers that are typed among them instead of being asked of the data.

use super::template::{Source, bytes, masked, parts, statements};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::period::{Period, Step, TimeDimension};
use chrono::Datelike;
use minijinja::machinery::ast::Stmt;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Stands for each byte that is not a word of the author; no mark of Markdown, no letter.
const HIDDEN: u8 = 1;

/// Words before a number that is a name: "page 12", "Article 14".
const NAMED_BY_NUMBER: [&str; 21] = [
    "annex",
    "appendix",
    "article",
    "box",
    "chapter",
    "chart",
    "class",
    "figure",
    "grade",
    "law",
    "no",
    "nos",
    "number",
    "page",
    "pages",
    "paragraph",
    "part",
    "room",
    "section",
    "table",
    "version",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Signs and words after a number that make a single digit one that counts.
const AFTER: [&str; 9] = ["%", "‰", "€", "$", "£", "percent", "per cent", "USD", "EUR"];

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// Years that the report is about, and the expression that prints each.
    years: Vec<(i32, &'static str)>,
    /// First and last year that the report shows.
    shown: Option<(i32, i32)>,
}

/// How a text is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// Markdown: code, addresses and ids are no words.
    Markdown,
    /// Plain text.
    Plain,
    /// Plain text of names and terms, whose numbers are part of them: only years are looked for.
    Names,
}

impl Typed {
    /// The years of the report's period, of the one that it is compared with, and of its trend.
    pub(super) fn of(config: &Config) -> Self {
        let report = &config.report;
        let trend = report.year.steps(TimeDimension::Year, &report.period, Some(report.trend));
        let shown: Vec<i32> = trend
            .iter()
            .chain([&report.period])
            .chain(&report.compare)
            .flat_map(|period| [period.from.year(), period.to.year()])
            .collect();
        let shown = shown.iter().copied().min().zip(shown.iter().copied().max());
        let mut years = years_of(&config.report.period, "{{ period }}");
        if let Some(compare) = &config.report.compare {
            let known: Vec<i32> = years.iter().map(|(year, _)| *year).collect();
            years.extend(
                years_of(compare, "{{ period.previous }}").into_iter().filter(|(year, _)| !known.contains(year)),
            );
        }
        Self { years, shown }
    }

    /// A warning for every typed number. A template that cannot be parsed has none: that is told elsewhere.
    pub(super) fn warnings(&self, source: &Source<'_>, reading: Reading) -> Vec<Diagnostic> {
        let hidden = masked(source.text());
        let Ok(tree) = statements(&hidden, source) else { return Vec::new() };
        let mut literal = Vec::new();
        raw(parts(&tree), &mut literal);
        let mut words = only(source.text(), &literal);
        if reading == Reading::Markdown {
            words = only(&words, &markdown_words(&words));
        }
        let numbers = numbers(&words);
        numbers.into_iter().filter_map(|range| self.judge(&words, range, reading, source)).collect()
    }

    fn judge(&self, words: &str, range: Range<usize>, reading: Reading, source: &Source<'_>) -> Option<Diagnostic> {
        let number = &words[range.clone()];
        let around = Around { before: &words[..range.start], after: &words[range.end..] };
        let year = as_year(number).filter(|_| !around.counts());
        let (place, written) = (source.places(range), number);
        match year {
            Some(year) if !around.is_name() || around.before.ends_with("FY") => {
                let (message, hint) = self.judge_year(year, reading)?;
                Some(Diagnostic::warning("prose/typed-year", message).at(place).text(written).hint(hint))
            }
            Some(_) => None,
            None if reading == Reading::Names || around.is_name() || around.is_dated() => None,
            None if !around.is_number(number) => None,
            None => Some(
                Diagnostic::warning("prose/typed-number", format!("the number {written} is typed, not computed"))
                    .at(place)
                    .text(written)
                    .hint(format!(
                        "print it from the data with `{{{{ … }}}}`, or write `{{{{ typed(\"{written}\") }}}}`"
                    )),
            ),
        }
    }

    /// What is wrong with a typed year, and the way out. Years of the trend may be typed, and in names all that are not of
    /// the period.
    fn judge_year(&self, year: i32, reading: Reading) -> Option<(String, String)> {
        let typed = format!("`{{{{ typed(\"{year}\") }}}}` where the year is meant to stay");
        if let Some((_, expression)) = self.years.iter().find(|(other, _)| *other == year) {
            let message = format!("the year {year} is typed: it stays when the report moves on");
            return Some((message, format!("write `{expression}`, or {typed}")));
        }
        let (first, last) = self.shown.filter(|(first, last)| !(*first..=*last).contains(&year))?;
        let message = format!("the year {year} is typed, and the report shows {first} to {last}");
        (reading != Reading::Names).then(|| (message, format!("correct the year, or write {typed}")))
    }
}

fn years_of(period: &Period, expression: &'static str) -> Vec<(i32, &'static str)> {
    let years = match period.step {
        Step::Year(year) => year..=year,
        _ => period.from.year()..=period.to.year(),
    };
    years.map(|year| (year, expression)).collect()
}

/// Where the words between the marks of a template stand.
fn raw(statements: &[Stmt<'_>], found: &mut Vec<Range<usize>>) {
    for statement in statements {
        match statement {
            Stmt::EmitRaw(words) => found.push(bytes(words.span())),
            Stmt::IfCond(cond) => {
                raw(&cond.true_body, found);
                raw(&cond.false_body, found);
            }
            Stmt::ForLoop(each) => {
                raw(&each.body, found);
                raw(&each.else_body, found);
            }
            Stmt::Template(template) => raw(&template.children, found),
            _ => {}
        }
    }
}

/// The text with everything outside these ranges hidden; line ends stay, and every byte keeps its place.
fn only(text: &str, kept: &[Range<usize>]) -> String {
    let mut bytes: Vec<u8> =
        text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { HIDDEN }).collect();
    for range in kept {
        if let (Some(to), Some(from)) = (bytes.get_mut(range.clone()), text.as_bytes().get(range.clone())) {
            to.copy_from_slice(from);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where the words of a Markdown text stand: not its code, addresses, ids and HTML.
fn markdown_words(text: &str) -> Vec<Range<usize>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let (mut words, mut closed) = (Vec::new(), 0_usize);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                closed += 1;
            }
            // an automatic link ends as any other one: what it hides is its own words
            Event::End(TagEnd::CodeBlock | TagEnd::Link) => closed = closed.saturating_sub(1),
            Event::Text(_) if closed == 0 => words.push(range),
            _ => {}
        }
    }
    words
}

/// Runs of digits with the separators inside them.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|letter: char| letter.is_ascii_digit()).map(|offset| at + offset) {
        let mut end = start;
        let mut letters = text[start..].char_indices().peekable();
        while let Some((offset, letter)) = letters.next() {
            let joins = matches!(letter, ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}')
                && letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            if !letter.is_ascii_digit() && !joins {
                break;
            }
            end = start + offset + letter.len_utf8();
        }
        found.push(start..end);
        at = end;
    }
    found
}

/// Four digits between 1900 and 2100.
fn as_year(number: &str) -> Option<i32> {
    let year = (number.len() == 4).then(|| number.parse().ok()).flatten()?;
    (1900..=2100).contains(&year).then_some(year)
}

/// What stands beside a number.
struct Around<'t> {
    before: &'t str,
    after: &'t str,
}

impl Around<'_> {
    /// Whether a sign of percent or money stands beside it.
    fn counts(&self) -> bool {
        let after = self.after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        self.before.trim_end_matches([' ', '\u{a0}']).ends_with(['$', '€', '£'])
            || AFTER
                .iter()
                .any(|sign| after.strip_prefix(sign).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
    }

    /// Whether it counts something: two digits, or one beside a sign.
    fn is_number(&self, number: &str) -> bool {
        number.matches('.').count() < 2 && (number.bytes().filter(u8::is_ascii_digit).count() > 1 || self.counts())
    }

    /// Whether it is part of a name, a time, an ordinal.
    fn is_name(&self) -> bool {
        let joined = |letter: char| letter.is_alphabetic() || matches!(letter, '_' | '#' | '§' | '/' | ':' | '+' | '@');
        let (before, after) = (self.before.chars().next_back(), self.after.chars().next());
        let dashed_before = before == Some('-') && !self.before.trim_end_matches('-').ends_with([' ', '\u{1}']);
        let mut behind = self.after.chars().skip(1);
        let next = behind.next();
        let dashed_after = after == Some('-') && next.is_some_and(char::is_alphanumeric);
        let in_ratio = matches!(after, Some('/' | ':')) && next.is_some_and(|letter| letter.is_ascii_digit());
        before.is_some_and(joined)
            || after.is_some_and(char::is_alphabetic)
            || dashed_before
            || dashed_after
            || in_ratio
            || self.word_before().is_some_and(|word| NAMED_BY_NUMBER.contains(&word.as_str()))
    }

    /// Whether a month stands beside it.
    fn is_dated(&self) -> bool {
        let month = |word: &str| MONTHS.contains(&word.to_lowercase().as_str());
        let rest = self.after.trim_start_matches(['.', ' ', '\u{a0}']);
        let next = rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        month(next) || self.word_before().is_some_and(|word| month(&word))
    }

    /// The word before it in lower case.
    fn word_before(&self) -> Option<String> {
        let before = self.before.strip_suffix([' ', '\u{a0}'])?.trim_end_matches('.');
        let word = before.rsplit(|letter: char| !letter.is_alphabetic()).next()?;
        (!word.is_empty()).then(|| word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, Typed};
    use crate::config::Literal;
    use crate::diagnostic::Origin;
    use crate::prose::template::Source;

    fn typed(text: &str, reading: Reading) -> Vec<String> {
        let literal = Literal { source: text.to_owned(), origin: Origin::at("a.md", 1, 1) };
        let years = vec![(2019, "{{ period }}"), (2018, "{{ period.previous }}")];
        let looked_for = Typed { years, shown: Some((2013, 2019)) };
        let warnings = looked_for.warnings(&Source::literal(&literal), reading);
        let mark = |code: &str| if code == "prose/typed-year" { "year " } else { "" };
        let column = |origin: Option<Origin>| origin.expect("a place").column;
        warnings
            .into_iter()
            .map(|one| format!("{}{}@{}", mark(one.code), one.text.clone().expect("its text"), column(one.origin)))
            .collect()
    }

    #[test]
    fn numbers_that_count_something_are_told() {
        let cases: [(&str, &[&str]); 12] = [
            ("In all 112 people served", &["112@8"]),
            ("1,234.5 hours and 14 grants", &["1,234.5@1", "14@19"]),
            ("5% of them, 5 % or 5 percent", &["5@1", "5@13", "5@20"]),
            ("It cost $5, or € 7", &["5@10", "7@18"]),
            ("{{ served }} of 38 municipalities", &["38@17"]),
            ("| a | b |\n|---|---|\n| x | 40 |", &["40@7"]),
            ("*12* and **13** and [14](https://example.org/15)", &["12@2", "13@12", "14@22"]),
            ("from 12 to 27 weeks, 10–15 hours", &["12@6", "27@12", "10@22", "15@25"]),
            ("{% if served.known %}12{% else %}13{% endif %}", &["12@22", "13@34"]),
            ("## Over 100 clubs {#clubs-200}", &["100@9"]),
            ("![Some 30 people](figure:by-30)", &["30@8"]),
            ("$2019 was paid", &["2019@2"]),
        ];
        for (text, expected) in cases {
            assert_eq!(typed(text, Reading::Markdown), expected, "{text}");
        }
    }

    #[test]
    fn years_of_the_report_are_told() {
        let cases: [(&str, &[&str]); 7] = [
            ("In 2019 more came than in FY2018", &["year 2019@4", "year 2018@29"]),
            ("On 17 August 2019 and August 17, 2019", &["year 2019@14", "year 2019@34"]),
            ("The first group came in June 2014", &[]),
            ("It began in 2016.", &[]),
            ("{{ typed(\"2019\") }} and {{ served.at(\"2018\") }}", &[]),
            ("`2019` <https://example.org/2019> [x](https://example.org/2019)", &[]),
            ("[2018](https://example.org/2019)", &["year 2018@2"]),
        ];
        for (text, expected) in cases {
            assert_eq!(typed(text, Reading::Markdown), expected, "{text}");
        }
        assert_eq!(typed("Volunteers under 30 in 2019", Reading::Names), ["year 2019@24"]);
    }

    #[test]
    fn years_that_the_report_does_not_show_are_told() {
        let cases: [(&str, &[&str]); 6] = [
            ("Since 1999, and until 2020", &["year 1999@7", "year 2020@23"]),
            ("On 17 February 2008 and in FY2012", &["year 2008@16", "year 2012@30"]),
            ("In 2013 and in 2017", &[]),
            ("{{ typed(\"1999\") }}", &[]),
            ("of 2100 and 2101", &["year 2100@4", "2101@13"]),
            ("Law 03/1999 and 1999-06-10", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(typed(text, Reading::Markdown), expected, "{text}");
        }
        assert_eq!(typed("The Act of 1961", Reading::Names), Vec::<String>::new());
    }

    #[test]
    fn names_dates_times_and_ordinals_are_not_told() {
        let names = [
            "K1, K12, FY2016, C10 and COVID-19",
            "the 21st century, a 10-week course, the 12th group",
            "open 24/7 from 10:30 to 11:45",
            "on 17 August, on August 17 and on 2016-08-07",
            "see page 12, Section 14, Article 21, no. 15 and version 0.10.2",
            "one of 3 clubs in grade 11, 9 of them new",
            "12. {{ served }}",
            "`code 112` and {{ typed(\"2,000\") }}",
            "```\n112 lines\n```",
            "<!-- 112 -->",
            "{# 112 #}",
            "call +383 or #112",
        ];
        for text in names {
            assert_eq!(typed(text, Reading::Markdown), Vec::<String>::new(), "{text}");
        }
    }
}

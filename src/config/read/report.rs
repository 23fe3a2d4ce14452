//! `[report]` and what the command line puts over it → [`ReportConfig`].

use super::name::{ID_FORM, id_of_folder, is_id};
use super::twins::twins_and_annex;
use crate::config::{Compare, Missing, Named, Overrides, Paper, ReportConfig, Text};
use crate::diagnostic::{Diagnostic, Origin};
use crate::period::{Period, Step, YearRule};
use crate::reader::{PERIOD_FORMS, Table, Value, is_language_tag, list};
use chrono::NaiveDate;
use toml::de::DeValue;

const SERVICES: [(&str, &str); 3] = [("two_year", "two_year"), ("response", "response"), ("virtual", "virtual")];

/// Reads `[report]`; none when there is no such table. What is missing or wrong in it is reported and stood in for.
pub(super) fn report(root: &mut Table<'_>, folder: &str, overrides: &Overrides) -> Option<ReportConfig> {
    let Some(mut table) = root.table("report") else {
        if !root.has("report") {
            let error = Diagnostic::error("config/missing-key", "there is no `[report]`").at(Origin::file(super::FILE));
            root.push(error.hint("it needs at least `title` and `period`"));
        }
        return None;
    };
    let year = year_rule(&mut table);
    let period = period(&mut table, year, overrides).unwrap_or(UNKNOWN);
    let (compare_rule, compare) = compare(&mut table, year, &period);
    let (main_language, languages) = languages(&mut table, overrides);
    let (twins, annex) = twins_and_annex(&mut table);
    let config = ReportConfig {
        id: id(&mut table, folder),
        title: title(&mut table),
        subtitle: table.text("subtitle"),
        organisation: table.text("organisation"),
        contact: table.text("contact"),
        licence: table.text("licence"),
        imprint: table.text("imprint"),
        authors: words(&mut table, "authors"),
        keywords: words(&mut table, "keywords"),
        main_language,
        languages,
        year,
        compare,
        compare_rule,
        past_facts: table.string("past_facts"),
        trend: table.integer("trend", 2..=30).unwrap_or(5),
        volunteers: volunteers(&mut table),
        data_as_of: table.value("data_as_of").and_then(|value| value.date()),
        date: table.value("date").and_then(|value| value.date()).unwrap_or(period.to),
        period,
        papers: papers(&mut table),
        twins,
        attach: table.boolean("attach").unwrap_or(false),
        annex,
        footer: table.text("footer"),
        missing: table.choice("missing", &MISSING).unwrap_or(Missing::Fallback),
        percent_base: table.integer("percent_base", 0..=u32::MAX).unwrap_or(10),
        origin: table.origin().clone(),
    };
    table.finish();
    Some(config)
}

/// Stands for a period that is missing or wrong, which is reported, so that the rest of the file can be read.
const UNKNOWN: Period = Period { from: NaiveDate::MIN, to: NaiveDate::MIN, step: Step::Day };

fn title(table: &mut Table<'_>) -> Text {
    let value = table.required("title", "\"Annual Report {{ period }}\"");
    let title = value.as_ref().and_then(Value::text);
    if let (Some(value), Some(title)) = (&value, &title)
        && title.by_language.iter().any(|(_, literal)| literal.source.trim().is_empty())
    {
        value.wrong_value("is empty", "a report has a title, in every language that is named");
    }
    title.unwrap_or(Text { by_language: Vec::new() })
}

const PAPERS: [(&str, Paper); 3] = [("A4", Paper::A4), ("Letter", Paper::Letter), ("screen", Paper::Screen)];

const MISSING: [(&str, Missing); 3] =
    [("fallback", Missing::Fallback), ("omit", Missing::Omit), ("error", Missing::Error)];

fn id(table: &mut Table<'_>, folder: &str) -> String {
    let Some(id) = table.string("id") else { return id_of_folder(folder) };
    if !is_id(&id.name) {
        table.push(super::name::refused(&id, "is not an id", ID_FORM));
    }
    id.name
}

/// `year_starts` and `year_named_by`.
fn year_rule(table: &mut Table<'_>) -> YearRule {
    let named_by_end = table.choice("year_named_by", &[("end", true), ("start", false)]).unwrap_or(true);
    let calendar = YearRule { named_by_end, ..YearRule::default() };
    let Some(value) = table.value("year_starts") else { return calendar };
    let Some(written) = value.string() else { return calendar };
    let Some((month, day)) = first_day(&written.name) else {
        value.wrong_value("is not a day of every year", "write month and day: `\"10-01\"` is 1 October");
        return calendar;
    };
    YearRule { month, day, named_by_end }
}

/// Month and day of `MM-DD`; not of 29 February, which most years lack.
fn first_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let number = |digits: &str| {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let (month, day) = (number(month)?, number(day)?);
    NaiveDate::from_ymd_opt(2019, month, day).map(|_| (month, day))
}

/// `period`, or what `--period` puts in its place.
fn period(table: &mut Table<'_>, year: YearRule, overrides: &Overrides) -> Option<Period> {
    let written = table.required("period", "\"2019\"").and_then(|value| value.period(year));
    let Some(given) = &overrides.period else { return written };
    let period = year.parse(given);
    if period.is_none() {
        let error = Diagnostic::usage("usage/period", format!("`--period {given}` is not a period"));
        table.push(error.text(given).hint(PERIOD_FORMS));
    }
    period
}

fn compare(table: &mut Table<'_>, year: YearRule, period: &Period) -> (Compare, Option<Period>) {
    let previous = (Compare::Previous, year.previous(period));
    let Some(value) = table.value("compare") else { return previous };
    match value.raw() {
        DeValue::String(word) if word == "previous" => previous,
        DeValue::String(word) if word == "none" => (Compare::None, None),
        DeValue::String(word) if year.parse(word).is_none() && word.chars().all(char::is_alphabetic) => {
            value.choice(&[("previous", ()), ("none", ())]);
            previous
        }
        _ => (Compare::Given, value.period(year)),
    }
}

/// The main language, and the editions to make.
fn languages(table: &mut Table<'_>, overrides: &Overrides) -> (String, Vec<Named>) {
    let mut languages = Vec::<Named>::new();
    match table.value("languages") {
        None => languages.push(Named { name: "en".to_owned(), origin: table.origin().clone() }),
        Some(value) => {
            for tag in value.strings().unwrap_or_default() {
                if !is_language_tag(&tag.name) {
                    let error = Diagnostic::error("config/language", format!("`{}` is not a language tag", tag.name));
                    let hint = "a BCP 47 tag is written like `en`, `en-US`, `sq`, `sr-Latn`";
                    table.push(error.at(tag.origin.clone()).text(&tag.name).hint(hint));
                } else if languages.iter().any(|other| other.name.eq_ignore_ascii_case(&tag.name)) {
                    table.push(twice(&tag));
                } else {
                    languages.push(tag);
                }
            }
            if value.is_empty_array() {
                value.wrong_value("is empty, so there would be no edition", "name at least one language: `[\"en\"]`");
            }
        }
    }
    let main = languages.first().map_or_else(|| "en".to_owned(), |tag| tag.name.clone());
    (main, restricted(table, languages, overrides))
}

/// The languages that `--lang` asks for, in the order of the file.
fn restricted(table: &Table<'_>, languages: Vec<Named>, overrides: &Overrides) -> Vec<Named> {
    let is_asked = |tag: &Named| overrides.languages.iter().any(|asked| asked.eq_ignore_ascii_case(&tag.name));
    for asked in &overrides.languages {
        if !languages.iter().any(|tag| tag.name.eq_ignore_ascii_case(asked)) {
            let known: Vec<&str> = languages.iter().map(|tag| tag.name.as_str()).collect();
            let error = Diagnostic::usage("usage/language", format!("`--lang {asked}` is no language of the report"));
            let error = error.text(asked).hint(format!("its languages are {}", list(&known)));
            table.push(error.did_you_mean(asked, known));
        }
    }
    if overrides.languages.is_empty() { languages } else { languages.into_iter().filter(is_asked).collect() }
}

fn twice(word: &Named) -> Diagnostic {
    let error = Diagnostic::error("config/value", format!("`{}` is named twice", word.name));
    error.at(word.origin.clone()).text(&word.name).hint("name it once")
}

fn words(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    table.strings(key).unwrap_or_default().into_iter().map(|word| word.name).collect()
}

fn volunteers(table: &mut Table<'_>) -> Vec<String> {
    let Some(value) = table.value("volunteers") else { return vec!["two_year".to_owned(), "response".to_owned()] };
    let services = choices(&value, &SERVICES);
    if value.is_empty_array() {
        value.wrong_value(
            "is empty, so nobody would count as a Volunteer",
            "for example `[\"two_year\", \"response\"]`",
        );
    }
    services.into_iter().map(str::to_owned).collect()
}

/// An array of some words, each at most once.
pub(super) fn choices<T: Copy + PartialEq>(value: &Value<'_>, words: &[(&str, T)]) -> Vec<T> {
    let mut chosen = Vec::new();
    let example = words.first().map_or_else(String::new, |(word, _)| format!("[\"{word}\"]"));
    for item in value.array(&example).unwrap_or_default() {
        match item.choice(words) {
            Some(word) if chosen.contains(&word) => item.wrong_value("is named twice", "name it once"),
            Some(word) => chosen.push(word),
            None => {}
        }
    }
    chosen
}

fn papers(table: &mut Table<'_>) -> Vec<Paper> {
    let Some(value) = table.value("paper") else { return vec![Paper::A4] };
    if !value.raw().is_array() {
        return vec![value.choice(&PAPERS).unwrap_or(Paper::A4)];
    }
    if value.is_empty_array() {
        value.wrong_value("is empty, so nothing would be written", "for example `\"A4\"`");
    }
    choices(&value, &PAPERS)
}

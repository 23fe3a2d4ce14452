//! `explain`: a measure of a report → what it means, how it is computed, and every row that made it or was left out.

use super::outcome::Outcome;
use super::request::{Looks, Terminal};
use crate::config::{Overrides, Unit};
use crate::diagnostic::Diagnostics;
use crate::exact::Exact;
use crate::locale::Locale;
use crate::measure::{Fact, Line, Measure, Part, Rows};
use crate::period::Period;
use crate::{BuildOptions, Explained, report};
use std::collections::BTreeMap;
use std::path::Path;

/// How many runs of lines are printed of a reason, unless all are wanted.
const RUNS: usize = 12;

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Name of the measure.
    pub measure: String,
    /// Dimension and key, `DIM=KEY`.
    pub by: Vec<(String, String)>,
    /// Put over `report.toml`.
    pub overrides: Overrides,
}

/// Prints the explanation of a measure.
pub fn explain(report: &Path, question: &Question, looks: &Looks, terminal: &mut Terminal<'_>) -> Outcome {
    let options = BuildOptions { overrides: question.overrides.clone(), ..BuildOptions::default() };
    let mut diagnostics = Diagnostics::default();
    let explained = crate::explain(report, &question.measure, &question.by, &options, &mut diagnostics);
    terminal.tell(report, &mut diagnostics, looks);
    let outcome = Outcome::of(&diagnostics, explained.is_err());
    let Ok(explained) = explained else { return outcome };
    lines(&explained, *looks).iter().map(|line| terminal.result(line)).fold(outcome, Outcome::max)
}

fn lines(explained: &Explained, looks: Looks) -> Vec<String> {
    let config = &explained.config;
    let inquiry = &explained.inquiry;
    let locale = config.report.languages.iter().find_map(|language| Locale::new(&language.name).ok());
    let Some((locale, measure)) = locale.zip(explained.facts.measures.get(&inquiry.measure)) else { return Vec::new() };
    let (label, definition) =
        report::measure_words(config, &explained.prose, &explained.facts, &locale, &inquiry.measure);
    let mut name = inquiry.measure.clone();
    for (dimension, key) in &inquiry.cell {
        let key = if key.is_empty() { "not stated" } else { key };
        name = format!("{name}, {dimension} = {key}");
    }
    let mut lines = vec![
        format!("{name}: {label}"),
        format!("definition: {definition}"),
        format!("formula: {}", explained.explanation.formula),
        String::new(),
    ];
    let label = |period: &Period| locale.period(period, config.report.year);
    lines.extend(inquiry.periods.iter().map(|period| {
        let mut line = format!("{} ({} to {}): ", label(period), period.from, period.to);
        line.push_str(&value(explained, measure, period, looks.public));
        line
    }));
    for part in &explained.explanation.parts {
        for rows in &part.periods {
            if looks.public && explained.is_hidden(&rows.period) {
                continue;
            }
            lines.push(String::new());
            lines.push(format!("{} in {}, from {}", part.name, label(&rows.period), files(explained, part)));
            if part.formula != explained.explanation.formula {
                lines.push(format!("  formula: {}", part.formula));
            }
            lines.extend(rows_told(rows, looks.all));
        }
    }
    lines
}

/// The value of a period with what makes it: its parts, the figure that gives it, that it is hidden or partial.
fn value(explained: &Explained, measure: &Measure, period: &Period, public: bool) -> String {
    let hidden = explained.is_hidden(period);
    let mark = "shown as [c], because so few people are counted";
    if hidden && public {
        return mark.to_owned();
    }
    let mut text = number(&explained.fact(period), measure);
    if let Some((_, origin)) = explained.explanation.given.iter().find(|(given, _)| given == period)
        && explained.fact(period).rows_used.is_none()
    {
        text = format!("{text}, a figure computed elsewhere: {}, line {}", origin.file, origin.line);
    }
    if let Some(day) = explained.config.report.data_as_of.filter(|day| period.from <= *day && *day < period.to) {
        text = format!("{text}, partial: the data end on {day}");
    }
    if hidden {
        text = format!("{text}, {mark}");
    }
    text
}

fn number(fact: &Fact, measure: &Measure) -> String {
    let unit = report::facts_unit(&measure.unit);
    let Some(value) = fact.value else { return "no value".to_owned() };
    let rounded = value.round(measure.decimals).map_or_else(|| value.to_json(), super::super::exact::Rounded::plain);
    let mut text = format!("{rounded} {unit}").trim_end().to_owned();
    if let (Some(upper), Some(lower)) = (fact.numerator, fact.denominator) {
        let times = if measure.unit == Unit::Percent { "100 × " } else { "" };
        text = format!("{text} = {times}{} / {}", upper.to_json(), lower.to_json());
    } else if Exact::parse(&rounded) != Some(value) {
        text = format!("{text} (exactly {}/{})", value.numerator(), value.denominator());
    }
    text
}

/// The files of a part with their hashes.
fn files(explained: &Explained, part: &Part) -> String {
    let inputs = explained.facts.inputs.iter().filter(|input| input.source == part.source);
    inputs.map(|input| format!("{} (SHA-256 {})", input.file, input.sha256)).collect::<Vec<_>>().join(", ")
}

fn rows_told(rows: &Rows, all: bool) -> Vec<String> {
    let mut told = vec![format!("  used: {}", counted(&rows.used, all))];
    told.extend(rows.blank.iter().map(|(why, lines)| format!("    of these with {why}: {}", counted(lines, all))));
    told.extend(rows.left_out.iter().map(|(why, lines)| format!("  left out, {why}: {}", counted(lines, all))));
    told
}

/// "3 rows, lines 4, 9–10": lines by file where there are several.
fn counted(lines: &[Line], all: bool) -> String {
    let mut by_file: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for line in lines {
        by_file.entry(&line.file).or_default().push(line.line);
    }
    let rows = if lines.len() == 1 { "row" } else { "rows" };
    let mut text = format!("{} {rows}", lines.len());
    let several = by_file.len() > 1;
    for (file, numbers) in by_file {
        let word = if numbers.len() == 1 { "line" } else { "lines" };
        let file = if several { format!("{file} ") } else { String::new() };
        text = format!("{text}, {file}{word} {}", runs(&numbers, all));
    }
    text
}

/// "4, 9–10"; what is beyond the first runs is counted.
fn runs(numbers: &[u32], all: bool) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let shown = if all { runs.len() } else { runs.len().min(RUNS) };
    let text = |(first, last): &(u32, u32)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    let mut texts: Vec<String> = runs[..shown].iter().map(text).collect();
    let rest: u32 = runs[shown..].iter().map(|(first, last)| last - first + 1).sum();
    if rest > 0 {
        texts.push(format!("and {rest} more (all with --verbose)"));
    }
    texts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn neighbouring_lines_are_one_run_and_long_lists_are_cut() {
        assert_eq!(runs(&[4], false), "4");
        assert_eq!(runs(&[4, 5, 6, 9], false), "4–6, 9");
        let many: Vec<u32> = (0..40).map(|at| at * 2).collect();
        assert!(runs(&many, false).ends_with("22, and 28 more (all with --verbose)"));
        assert!(runs(&many, true).ends_with("76, 78"));
    }
}

//! The words of the figures are judged before a page is laid out: a description names numbers of its chart, a computed
//! title is true of it.

use super::context::Context;
use super::model::Figure;
use crate::chart::spec::{Datum, Form};
use crate::config::FigureConfig;
use crate::diagnostic::Diagnostic;
use crate::shown::Rich;
use std::collections::{BTreeMap, BTreeSet};

impl Context<'_> {
    /// Every figure as it will be drawn: problems are kept.
    pub(super) fn judge_words(&self, figures: &BTreeMap<String, Figure>) {
        for figure in figures.values() {
            let Some(config) = self.config.figures.iter().find(|config| config.id.name == figure.id) else { continue };
            if let Some(problem) = self.judge_description(config, figure) {
                self.problem(problem);
            }
            let findings = self.findings.borrow();
            let finding = findings.get(&figure.id).filter(|_| config.title.is_none());
            if finding.is_some_and(|finding| !finding.holds(&figure.chart)) {
                let title = figure.title.as_ref().map(Rich::plain).unwrap_or_default();
                self.problem(
                    Diagnostic::error("chart/title-false", "the chart does not show what its computed title says")
                        .at(config.id.origin.clone())
                        .text(title)
                        .hint("this is a fault of the program: please report it; a `title` of your own goes round it"),
                );
            }
        }
    }

    fn judge_description(&self, config: &FigureConfig, figure: &Figure) -> Option<Diagnostic> {
        let printed = printed(figure);
        let (named, needed) = match &config.alt {
            Some(_) => (usize::from(self.names_a_number(config, figure, &printed)), 1),
            None => (figure.alt.values().filter(|shown| printed.contains(&shown.text)).count(), 2),
        };
        if matches!(figure.chart.form, Form::Timeline(_)) || named >= needed.min(printed.len()) {
            return None;
        }
        let origin = config.alt.as_ref().and_then(|alt| alt.literal(self.locale.tag()));
        let origin = origin.map_or_else(|| config.id.origin.clone(), |literal| literal.origin.clone());
        Some(
            Diagnostic::error("chart/description", "the description of the figure names no number of its chart")
                .at(origin)
                .text(figure.alt.plain())
                .hint(
                    "say what the chart shows, with a number (`{{ served }}`), or leave `alt` out: it is then written",
                ),
        )
    }

    /// Whether an author's description has a number that the chart prints, or one that is computed from what it counts.
    fn names_a_number(&self, config: &FigureConfig, figure: &Figure, printed: &BTreeSet<String>) -> bool {
        let sources: Vec<String> = config.data.measures.iter().flat_map(|named| self.sources_of(&named.name)).collect();
        let of_its_source = |fact: &str| {
            let end = fact.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(fact.len());
            self.sources_of(&fact[..end]).iter().any(|source| sources.contains(source))
        };
        let words = figure.alt.plain();
        let typed = |number: &String| words.split_whitespace().any(|word| word.trim_matches(is_around) == number);
        figure.alt.values().any(|shown| printed.contains(&shown.text) || of_its_source(&shown.fact))
            || printed.iter().any(typed)
    }
}

fn is_around(letter: char) -> bool {
    matches!(letter, ',' | '.' | ';' | ':' | '(' | ')' | '!' | '?' | '“' | '”' | '"')
}

/// The numbers that a chart prints.
fn printed(figure: &Figure) -> BTreeSet<String> {
    let (chart, panels) = (&figure.chart, figure.chart.panels().iter().map(|panel| &panel.chart));
    let totals = panels.chain([chart]).flat_map(|chart| &chart.totals).flat_map(|totals| &totals.data);
    let data = chart.series.iter().flat_map(|series| &series.data).chain(totals);
    data.filter_map(|datum| match datum {
        Datum::Value(value) => Some(value.shown.text.clone()),
        Datum::Missing | Datum::Suppressed => None,
    })
    .collect()
}

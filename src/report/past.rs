//! What an earlier report said differently → the data notes about it, and warnings for definitions that changed.

use super::context::Context;
use crate::diagnostic::Diagnostic;
use crate::locale::Sign;
use crate::prose::{Block, Inline};

/// Heads of the tables: what, then, now.
const HEADS: [&str; 3] = ["notes-restated-what", "notes-restated-then", "notes-restated-now"];

impl Context<'_> {
    /// Figures that an earlier report gave differently, and measures that it defined differently.
    pub(super) fn earlier_figures(&self) -> Vec<Block> {
        let restated = self.restated_rows();
        let redefined = self.redefined();
        let mut blocks = Vec::new();
        if !restated.is_empty() {
            blocks.push(self.heading(2, "notes-restated"));
            blocks.push(self.paragraph("notes-restated-text"));
            blocks.push(self.table_of(&HEADS, vec![false, true, true], restated));
        }
        if !redefined.is_empty() {
            blocks.push(self.heading(2, "notes-redefined"));
            blocks.push(self.paragraph("notes-redefined-text"));
            let rows = redefined.into_iter().map(|(name, then)| {
                [self.measure_label(name), then.to_owned(), self.measure_definition(name)].map(text).to_vec()
            });
            blocks.push(self.table_of(&HEADS, vec![false; HEADS.len()], rows.collect()));
        }
        blocks
    }

    fn restated_rows(&self) -> Vec<Vec<Vec<Inline>>> {
        let restated = self.facts.past.iter().flat_map(|past| &past.restated);
        let row = restated.filter_map(|restated| {
            let measure = self.measure(&restated.measure)?;
            let now = self.value(&Self::headline(&restated.measure, &restated.period), None);
            let then = self.locale.number_in(restated.then, measure.decimals, &measure.unit, Sign::Negative);
            let what = format!("{}, {}", self.measure_label(&measure.name), self.period_label(&restated.period));
            let same = then == now.shown.text;
            (!same).then(|| vec![text(what), text(then), vec![Inline::Value(now.shown)]])
        });
        row.collect()
    }

    /// Measures whose definition is another than in the earlier report of the same language, with that of then.
    fn redefined(&self) -> Vec<(&str, &str)> {
        let past = self.facts.past.as_ref().filter(|past| past.language == self.locale.tag());
        let definitions = past.into_iter().flat_map(|past| &past.definitions);
        let both = definitions.filter(|(name, _)| self.facts.measures.contains_key(*name));
        both.filter(|(name, then)| self.measure_definition(name) != **then)
            .map(|(name, then)| (name.as_str(), then.as_str()))
            .collect()
    }

    /// A warning for each definition that changed.
    pub(super) fn tell_redefined(&self) {
        let Some(named) = &self.config.report.past_facts else { return };
        for (name, then) in self.redefined() {
            let message = format!("`{name}` is defined otherwise than in the earlier report");
            self.problem(
                Diagnostic::warning("data/redefined", message)
                    .at(named.origin.clone())
                    .text(then)
                    .hint("the data notes tell it; where its figures changed with it, they are told as restated"),
            );
        }
    }
}

fn text(words: String) -> Vec<Inline> {
    vec![Inline::Text(words)]
}

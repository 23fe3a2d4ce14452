//! What a PDF of ours prints, and the facts inside → where the two, or the facts among themselves, disagree.

mod compare;
mod expression;
mod files;
mod known;
mod number;
mod pages;
mod recompute;
mod sources;

#[cfg(test)]
mod tests;

pub use sources::against;

use crate::exact::Exact;
use crate::locale::Locale;
use crate::pdf::Printed;
use known::Known;
use recompute::Recomputed;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter, Result as Written};

/// Something that is said in two ways.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    /// The page, from 1; none where it is of the whole file.
    pub page: Option<u64>,
    /// "figure 3 (served-by-year)"; none where it is of neither a figure nor a table.
    pub place: Option<String>,
    /// What disagrees with what.
    pub what: String,
}

/// What was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Findings {
    /// In the order in which they were found, each once.
    pub disagreements: Vec<Disagreement>,
    /// How many printed numbers were looked for on their page.
    pub printed: usize,
    /// How many numbers were compared with the facts or recomputed from them.
    pub computed: usize,
    /// How many numbers could not be, by reason.
    pub left: BTreeMap<&'static str, usize>,
}

/// The facts inside a PDF; none where there are none that can be read.
pub fn facts(printed: &Printed) -> Option<Value> {
    let file = printed.files.get(crate::publish::FACTS)?;
    serde_json::from_slice::<Value>(&file.bytes).ok().filter(|facts| facts["facts"] == 1)
}

/// Compares pages, facts and tables of a PDF, and recomputes what can be.
pub fn verify(printed: &Printed, facts: &Value) -> Findings {
    let known = Known::of(facts);
    let language = facts["report"]["language"].as_str().unwrap_or_default();
    let locale = Locale::new(language).or_else(|_| Locale::new("en"));
    let mut findings = Findings::default();
    if let Ok(locale) = locale {
        files::compare(printed, &known, &locale, &mut findings);
        compare::pages(printed, &known, &locale, &mut findings);
    }
    compare::facts(&known, &mut findings);
    recompute::measures(&known, &mut findings);
    recompute::figures(&known, &mut findings);
    recompute::tables(&known, &mut findings);
    findings
}

impl Findings {
    fn add(&mut self, page: Option<u64>, place: Option<String>, what: String) {
        let found = Disagreement { page, place, what };
        if !self.disagreements.contains(&found) {
            self.disagreements.push(found);
        }
    }

    fn leave(&mut self, why: &'static str) {
        *self.left.entry(why).or_default() += 1;
    }

    fn recomputed(&mut self, at: Option<(u64, Option<String>)>, fact: &str, stated: Exact, result: Recomputed) {
        match result {
            Recomputed::Agrees => self.computed += 1,
            Recomputed::Not(why) => self.leave(why),
            Recomputed::Differs(computed) => {
                self.computed += 1;
                let (page, place) = at.map_or((None, None), |(page, place)| (Some(page), place));
                self.add(page, place, format!("`{fact}` is stated as {stated} and comes to {computed}"));
            }
        }
    }
}

/// "page 7, figure 3 (served-by-year): …"
impl Display for Disagreement {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Written {
        match (self.page, &self.place) {
            (Some(page), Some(place)) => write!(formatter, "page {page}, {place}: {}", self.what),
            (Some(page), None) => write!(formatter, "page {page}: {}", self.what),
            (None, Some(place)) => write!(formatter, "{place}: {}", self.what),
            (None, None) => formatter.write_str(&self.what),
        }
    }
}

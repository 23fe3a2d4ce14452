//! Periods that end after the cut-off of the data → the words and marks that say so.

use super::context::Context;
use crate::locale::{Arg, DateStyle};
use crate::measure::Axis;
use crate::period::Period;
use crate::shown::Rich;

/// The measure of cohorts that changes until the last of them has left.
const OF_COHORTS: &str = "cohort_attrition";

impl Context<'_> {
    /// "30 June 2019" where the data end inside a period.
    fn data_end_in(&self, period: &Period) -> Option<String> {
        let day = self.config.report.data_as_of.filter(|day| period.from <= *day && *day < period.to)?;
        Some(self.locale.date(day, DateStyle::Long))
    }

    /// Whether a period is not over when the data end.
    pub(super) fn is_open(&self, period: &Period) -> bool {
        self.data_end_in(period).is_some()
    }

    /// A period, or several steps, in words, with the end of the data where one of them is partial.
    pub(super) fn with_data_end<'p>(&self, words: String, periods: impl IntoIterator<Item = &'p Period>) -> String {
        match periods.into_iter().find_map(|period| self.data_end_in(period)) {
            None => words,
            Some(date) => {
                self.locale.text("partial-period", &[("period", Arg::Text(&words)), ("date", Arg::Text(&date))])
            }
        }
    }

    /// Whether the data end inside a period.
    pub(super) fn is_partial(&self, period: &Period) -> bool {
        self.data_end_in(period).is_some()
    }

    /// A label with the mark of a partial period.
    pub(super) fn marked(&self, label: String, period: &Period) -> String {
        match self.data_end_in(period) {
            None => label,
            Some(_) => self.locale.text("partial-mark", &[("label", Arg::Text(&label))]),
        }
    }

    /// A label with the mark of a cohort still in service.
    pub(super) fn marked_open(&self, label: &str) -> String {
        self.locale.text("partial-mark", &[("label", Arg::Text(label))])
    }

    /// What that mark means, where a cohort by which these measures are shown has it.
    pub(super) fn open_explained(&self, measures: &[&str], dimension: &str, period: &Period) -> Option<String> {
        let axis = self.facts.axes.get(dimension)?;
        let open = axis.members.iter().any(|member| is_open(measures, axis, &member.key, period));
        let label = self.period_label(period);
        open.then(|| self.locale.text("open-note", &[("period", Arg::Text(&label))]))
    }

    /// What the mark means, where one of these periods has it.
    pub(super) fn mark_explained<'p>(&self, periods: impl IntoIterator<Item = &'p Period>) -> Option<String> {
        let date = periods.into_iter().find_map(|period| self.data_end_in(period))?;
        Some(self.locale.text("partial-note", &[("date", Arg::Text(&date))]))
    }

    /// A note with the end of the data in a period, where that is partial.
    pub(super) fn noted_end(&self, note: Option<Rich>, period: &Period) -> Option<Rich> {
        let Some(date) = self.data_end_in(period) else { return note };
        Some(self.noted(note, &self.locale.text("partial-end", &[("date", Arg::Text(&date))])))
    }

    /// A note with a sentence more.
    pub(super) fn noted(&self, note: Option<Rich>, sentence: &str) -> Rich {
        self.noted_rich(note, &Rich::text(sentence))
    }

    /// A note with a sentence more, whose numbers stay tied to their facts.
    pub(super) fn noted_rich(&self, note: Option<Rich>, sentence: &Rich) -> Rich {
        let Some(note) = note.filter(|note| !note.is_blank()) else { return sentence.clone() };
        let ended = note.plain().trim_end().ends_with(['.', '!', '?']);
        let id = if ended { "note-and-sentence" } else { "note-and-sentence-open" };
        self.locale.rich(id, &[("note", Arg::Rich(&note)), ("sentence", Arg::Rich(sentence))])
    }
}

/// Whether a value of a dimension is a cohort of which somebody serves after a period: what it has lost is not final.
pub(super) fn is_open(measures: &[&str], axis: &Axis, key: &str, period: &Period) -> bool {
    let until = axis.members.iter().find(|member| member.key == key).and_then(|member| member.until);
    measures.contains(&OF_COHORTS) && until.is_some_and(|until| until > period.to)
}

//! The cover: title, numbers, and the unit chart of the trend in which one stroke is one or several people.

use super::context::Context;
use super::model::{Cover, CoverFact, TwillRow};
use crate::config::{Point, Unit};
use crate::exact::Exact;
use crate::locale::{Arg, DateStyle};
use crate::period::Period;
use crate::shown::Rich;

/// Strokes in the longest row at most (design, section 11).
const MOST_STROKES: i128 = 120;
/// Rows at most, the newest last.
const MOST_ROWS: usize = 8;
/// People per stroke that are tried, smallest first.
const STEPS: [i128; 10] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

impl Context<'_> {
    /// The cover.
    pub(super) fn cover(&self) -> Cover {
        let report = &self.config.report;
        let asking = self.asking();
        let measures = self.cover_measures();
        let facts = measures
            .iter()
            .map(|name| CoverFact {
                value: self.value(&Self::headline(name, &report.period), None).shown,
                label: self.measure_label(name),
            })
            .collect();
        let optional = |text: &Option<crate::config::Text>| text.as_ref().map(|text| self.rich(text, &asking));
        let counted =
            measures.iter().find(|name| self.measure(name).is_some_and(|measure| measure.unit == Unit::People));
        let (twill, step) = counted.map(|name| self.twill(name)).unwrap_or_default();
        let step_text = step.to_string();
        let label = counted.map(|name| self.measure_label(name)).unwrap_or_default();
        let row = |row: &TwillRow| {
            self.locale.text("twill-row", &[("value", Arg::Text(&row.value.text)), ("period", Arg::Text(&row.label))])
        };
        let rows = self.enumeration(&twill.iter().map(row).collect::<Vec<_>>());
        let described = !twill.is_empty();
        let years = &self.facts.trend;
        Cover {
            title: self.rich(&report.title, &asking),
            subtitle: optional(&report.subtitle),
            organisation: optional(&report.organisation),
            period: self.with_data_end(self.days_of(&report.period), [&report.period]),
            facts,
            text: optional(&self.config.cover.text),
            twill_alt: if described {
                self.locale.text("twill-alt", &[("measure", Arg::Text(&label)), ("rows", Arg::Text(&rows))])
            } else {
                String::new()
            },
            twill_caption: if described {
                let count = u64::try_from(step).unwrap_or(1);
                let caption = self.locale.text(
                    "twill-caption",
                    &[("count", Arg::Count(count)), ("number", Arg::Text(&step_text)), ("measure", Arg::Text(&label))],
                );
                [caption].into_iter().chain(self.mark_explained(years)).collect::<Vec<_>>().join(" ")
            } else {
                String::new()
            },
            twill,
        }
    }

    /// "1 October 2018 to 30 September 2019".
    fn days_of(&self, period: &Period) -> String {
        let date = |date| self.locale.date(date, DateStyle::Long);
        let (from, to) = (date(period.from), date(period.to));
        self.locale.text("date-range", &[("from", Arg::Text(&from)), ("to", Arg::Text(&to))])
    }

    /// The cover's measures: as configured, else the first six of the tiles.
    pub(super) fn cover_measures(&self) -> Vec<String> {
        if let Some(measures) = &self.config.cover.measures {
            return measures.iter().map(|named| named.name.clone()).collect();
        }
        let tiles = self.config.tiles.iter().flat_map(|tiles| &tiles.items);
        tiles
            .filter(|tile| tile.filter.is_empty() && tile.period.is_none())
            .map(|tile| tile.measure.name.clone())
            .take(6)
            .collect()
    }

    /// Rows of the unit chart and people per stroke: the smallest step with at most 120 strokes in the longest row.
    fn twill(&self, measure: &str) -> (Vec<TwillRow>, i128) {
        let years = &self.facts.trend;
        let years = &years[years.len().saturating_sub(MOST_ROWS)..];
        let known: Vec<_> = years
            .iter()
            .map(|year| (year, self.value(&Point { period: year.clone(), ..Self::headline(measure, year) }, None)))
            .filter(|(_, answer)| answer.known)
            .collect();
        let count = |value: Option<Exact>| value.map_or(0, |value| value.numerator() / value.denominator());
        let longest = known.iter().map(|(_, answer)| count(answer.shown.value)).max().unwrap_or(0);
        if longest == 0 {
            return (Vec::new(), 1);
        }
        let step = STEPS
            .into_iter()
            .find(|step| longest <= step * MOST_STROKES)
            .unwrap_or((longest + MOST_STROKES - 1) / MOST_STROKES);
        let rows = known.into_iter().map(|(year, answer)| TwillRow {
            label: self.marked(self.period_label(year), year),
            strokes: u32::try_from((count(answer.shown.value) + step / 2) / step).unwrap_or(0),
            focus: *year == self.config.report.period,
            value: answer.shown,
        });
        (rows.collect(), step)
    }

    /// The words of the cover that name the period, for the metadata.
    pub(super) fn subject(cover: &Cover) -> String {
        let subtitle = cover.subtitle.as_ref().map(Rich::plain).filter(|text| !text.trim().is_empty());
        subtitle.unwrap_or_else(|| cover.period.clone())
    }
}

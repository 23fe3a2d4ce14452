//! `[tiles]` + facts → tiles: a number, its change, its years.

use super::context::Context;
use super::model::{Direction, SparkYear, Tile, TileChange, Tiles};
use crate::config::{Point, TileConfig, TilesConfig, Unit};
use crate::exact::Exact;
use crate::locale::Arg;
use crate::prose::Answer;
use crate::shown::Rich;

impl Context<'_> {
    /// The tiles of that configuration.
    pub(super) fn tiles(&self, config: &TilesConfig) -> Tiles {
        Tiles { id: config.id.name.clone(), items: config.items.iter().map(|tile| self.tile(tile)).collect() }
    }

    fn tile(&self, config: &TileConfig) -> Tile {
        let period = config.period.clone().unwrap_or_else(|| self.config.report.period.clone());
        let asking = self.asking_in(period.clone(), config.filter.clone(), None);
        let name = &config.measure.name;
        let point = Point { filter: config.filter.clone(), ..Self::headline(name, &period) };
        let label =
            config.label.as_ref().map_or_else(|| Rich::text(self.measure_label(name)), |text| self.rich(text, &asking));
        let change = self
            .change_line(&point, config.decimals)
            .map(|(change, text)| TileChange { direction: direction(&change), text });
        Tile {
            label,
            value: self.value(&point, config.decimals).shown,
            unit: self.tile_unit(name),
            change,
            note: self.noted_end(config.note.as_ref().map(|text| self.rich(text, &asking)), &period),
            spark: self.spark(&point, config.decimals),
        }
    }

    /// The unit word after the number, where neither the number's sign nor the label says it.
    fn tile_unit(&self, name: &str) -> String {
        match self.measure(name) {
            Some(measure) if !matches!(measure.unit, Unit::Percent | Unit::Money(_)) && !measure.ready_made => {
                self.unit_word(measure, 2)
            }
            _ => String::new(),
        }
    }

    /// The years of the trend; none where the tile is restricted, since its history is not asked.
    fn spark(&self, point: &Point, decimals: Option<u8>) -> Vec<SparkYear> {
        if !point.filter.is_empty() {
            return Vec::new();
        }
        let years: Vec<SparkYear> = self
            .facts
            .trend
            .iter()
            .map(|year| {
                let at = Point { period: year.clone(), ..point.clone() };
                let digits: String = year.key().chars().skip(2).take(2).collect();
                SparkYear {
                    label: self.period_label(year),
                    short: self.locale.text("timeline-year-short", &[("year", Arg::Text(&digits))]),
                    amount: self.facts.fact(&at).value.map(Exact::to_f64),
                    text: self.value(&at, decimals).shown.text,
                    focus: *year == point.period,
                }
            })
            .collect();
        if years.iter().filter(|year| year.amount.is_some()).count() > 1 { years } else { Vec::new() }
    }
}

/// Which way a change goes, as printed.
fn direction(change: &Answer) -> Direction {
    let digits = change.shown.text.chars().any(|c| ('1'..='9').contains(&c));
    match change.shown.value {
        Some(value) if !value.is_zero() && digits => {
            if value.is_negative() {
                Direction::Down
            } else {
                Direction::Up
            }
        }
        _ => Direction::Same,
    }
}

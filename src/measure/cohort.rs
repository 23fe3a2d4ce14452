//! Rows of Volunteers → the first and the last day on which each cohort serves.

use super::Tally;
use super::value::{Value, day_of};
use crate::config::{Config, Kind};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// When a cohort serves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Service {
    /// Its first day as a number of days.
    pub(crate) first: i32,
    /// Its last day; [`NaiveDate::MAX`] where somebody still serves, none where no row of it counts as a Volunteer.
    pub(crate) last: Option<NaiveDate>,
}

/// The service of every cohort.
pub(crate) fn cohorts(config: &Config, tally: &Tally) -> BTreeMap<String, Service> {
    let mut services: BTreeMap<String, Service> = BTreeMap::new();
    let Some(index) = config.sources.iter().position(|source| source.kind == Kind::Volunteers) else { return services };
    let (Some(layout), Some(kept)) = (tally.layouts[index].as_ref(), tally.tables.get(index)) else { return services };
    let (Some(cohort), Some(start)) = (layout.column("cohort"), layout.column("start_date")) else { return services };
    let (service, end) = (layout.column("service"), layout.column("end_date"));
    for row in kept.rows() {
        let (Value::Text(cohort), Value::Date(first)) = (row[cohort], row[start]) else { continue };
        let counted = match service.map(|service| row[service]) {
            Some(Value::Text(service)) => {
                let service = tally.symbols.text(service);
                config.report.volunteers.iter().any(|counted| counted == service)
            }
            _ => true,
        };
        let last = match end.map(|end| row[end]) {
            Some(Value::Date(day)) => day_of(day),
            _ => Some(NaiveDate::MAX),
        };
        let last = last.filter(|_| counted);
        let known = services.entry(tally.symbols.text(cohort).to_owned()).or_insert(Service { first, last });
        known.first = known.first.min(first);
        known.last = known.last.max(last);
    }
    services
}

//! The ready-made measures of GRAMMAR 2.6, for the sources that a report has.

use super::Measure;
use super::check::kinds::EARLY;
use super::definition::{Definition, Formula, IndicatorFigure, What, When, volunteers_filter};
use crate::config::{Condition, Config, Direction, Filter, Kind, READY_MADE, Scalar, Unit};

/// The kind of source that a ready-made measure needs.
pub(crate) fn kind_of(name: &str) -> Option<Kind> {
    READY_MADE.iter().find(|(_, names)| names.contains(&name)).map(|(kind, _)| *kind)
}

/// Whether a name is that of a ready-made measure.
pub(crate) fn is_ready_made(name: &str) -> bool {
    kind_of(name).is_some()
}

/// The measures that the sources of a report allow, with their hidden parts.
pub(crate) fn definitions(config: &Config) -> Vec<Definition> {
    let mut all = Vec::new();
    for (index, source) in config.sources.iter().enumerate() {
        let maker = Maker { config, index, kind: source.kind, name: &source.name.name };
        match source.kind {
            Kind::Volunteers => all.extend(volunteers(&maker)),
            Kind::Activities => all.extend(activities(&maker)),
            Kind::Grants => all.extend(grants(&maker, source.currency.as_deref().unwrap_or_default())),
            Kind::Indicators => all.extend(indicators(&maker)),
            Kind::Places => all.push(maker.sum("population", &["population"], Unit::People, 0)),
            Kind::Programs | Kind::Metrics | Kind::Table => {}
        }
    }
    all
}

/// The definition of a ready-made measure whose own source is not there: a metrics source may give it.
pub(crate) fn metric_only(name: &str, config: &Config, source: &str) -> Option<Definition> {
    let kind = kind_of(name)?;
    let maker = Maker { config, index: 0, kind, name: source };
    let mut found = match kind {
        Kind::Volunteers => volunteers(&maker),
        Kind::Activities => activities(&maker),
        Kind::Grants => grants(&maker, ""),
        Kind::Indicators => indicators(&maker),
        _ => vec![maker.sum("population", &["population"], Unit::People, 0)],
    }
    .into_iter()
    .find(|definition| definition.measure.name == name)?;
    found.formula = Formula::Metric;
    found.measure.kind = Some(Kind::Metrics);
    Some(found)
}

struct Maker<'c> {
    config: &'c Config,
    index: usize,
    kind: Kind,
    name: &'c str,
}

impl Maker<'_> {
    fn measure(&self, name: &str, unit: Unit, decimals: u8) -> Measure {
        Measure {
            name: name.to_owned(),
            unit,
            decimals,
            source: Some(self.name.to_owned()),
            kind: Some(self.kind),
            ready_made: true,
            config: None,
            direction: Direction::More,
            protected: false,
            additive: false,
            ratio: None,
        }
    }

    fn aggregate(&self, name: &str, when: When, filter: Filter, what: What, unit: Unit, decimals: u8) -> Definition {
        let additive =
            matches!(what, What::Rows | What::Sum(_) | What::SumOfPresent(_) | What::Months | What::WeeklyHours);
        let mut measure = self.measure(name, unit, decimals);
        measure.additive = additive;
        let formula = Formula::Aggregate { source: self.index, filter, when, what };
        Definition { measure, formula, volunteers_only: false, hidden: name.starts_with('_') }
    }

    /// Of Volunteers only; people among them are protected.
    fn of_volunteers(
        &self,
        name: &str,
        when: When,
        filter: &Filter,
        what: What,
        unit: Unit,
        decimals: u8,
    ) -> Definition {
        let mut definition =
            self.aggregate(name, when, filter.and(&volunteers_filter(self.config)), what, unit, decimals);
        definition.volunteers_only = true;
        definition.measure.protected = definition.measure.unit == Unit::People;
        definition
    }

    fn sum(&self, name: &str, columns: &[&str], unit: Unit, decimals: u8) -> Definition {
        let what = What::Sum(columns.iter().map(|&column| column.to_owned()).collect());
        self.aggregate(name, When::Source, Filter::default(), what, unit, decimals)
    }

    fn ratio(&self, name: &str, upper: &str, lower: &str) -> Definition {
        let mut measure = self.measure(name, Unit::Percent, 1);
        measure.ratio = Some((upper.to_owned(), lower.to_owned()));
        let formula = Formula::Ratio { upper: upper.to_owned(), lower: lower.to_owned() };
        Definition { measure, formula, volunteers_only: false, hidden: false }
    }
}

fn one_of(column: &str, values: &[&str]) -> Filter {
    let values = values.iter().map(|&value| Scalar::Text(value.to_owned())).collect();
    Filter::new(vec![(column.to_owned(), Condition::OneOf(values))])
}

fn persons() -> What {
    What::Distinct("person_id".to_owned())
}

fn volunteers(maker: &Maker<'_>) -> Vec<Definition> {
    let (all, early) = (Filter::default(), one_of("end_reason", EARLY));
    let (response, virtual_service) = (one_of("service", &["response"]), one_of("service", &["virtual"]));
    let people =
        |name: &str, when, filter: &Filter, what| maker.of_volunteers(name, when, filter, what, Unit::People, 0);
    let mut list = vec![
        people("served", When::Overlaps, &all, persons()),
        people("in_service", When::AtEnd, &all, persons()),
        people("started", When::Starts, &all, What::Rows),
        people("sworn_in", When::SwornIn, &all, What::Rows),
        people("completed", When::Ends, &one_of("end_reason", &["completed"]), What::Rows),
        people("ended", When::Ends, &all, What::Rows),
        people("early_terminations", When::Ends, &early, What::Rows),
        maker.ratio("early_termination_rate", "early_terminations", "served"),
        people("_lost_of_cohort", When::EndedBy, &early, What::Rows),
        people("_entered_in_cohort", When::StartedBy, &all, What::Rows),
        maker.ratio("cohort_attrition", "_lost_of_cohort", "_entered_in_cohort"),
        maker.of_volunteers("volunteer_months", When::Overlaps, &all, What::Months, Unit::Months, 0),
        maker.of_volunteers("median_age", When::Overlaps, &all, What::MedianAge, Unit::Years, 1),
        maker.of_volunteers("places_served", When::Overlaps, &all, What::Distinct("place".to_owned()), Unit::Places, 0),
        maker.aggregate("response_assignments", When::Overlaps, response.clone(), What::Rows, Unit::Assignments, 0),
        maker.aggregate("response_months", When::Overlaps, response, What::Months, Unit::Months, 0),
        maker.aggregate("virtual_participants", When::Overlaps, virtual_service.clone(), persons(), Unit::People, 0),
        maker.aggregate("virtual_hours", When::Overlaps, virtual_service, What::WeeklyHours, Unit::Hours, 0),
    ];
    for definition in &mut list {
        let name = definition.measure.name.as_str();
        if matches!(name, "early_terminations" | "early_termination_rate" | "cohort_attrition") {
            definition.measure.direction = Direction::Less;
        }
        if matches!(name, "median_age" | "ended") {
            definition.measure.direction = Direction::None;
        }
        if name == "virtual_participants" {
            definition.measure.protected = true;
        }
    }
    list
}

fn activities(maker: &Maker<'_>) -> Vec<Definition> {
    let all = Filter::default;
    let distinct = |name: &str, column: &str, unit| {
        maker.aggregate(name, When::Source, all(), What::Distinct(column.to_owned()), unit, 0)
    };
    let sexes = ["participants_female", "participants_male", "participants_other"].map(str::to_owned).to_vec();
    let mut share = maker.ratio("female_share", "participants_female", "_participants_by_sex");
    share.measure.direction = Direction::None;
    let mut active = distinct("active_volunteers", "volunteer_id", Unit::People);
    active.measure.protected = true;
    vec![
        maker.aggregate("activities", When::Source, all(), What::Rows, Unit::Activities, 0),
        maker.sum("hours", &["hours"], Unit::Hours, 1),
        active,
        distinct("places_reached", "place", Unit::Places),
        maker.sum("participants", &["participants"], Unit::People, 0),
        maker.sum("participants_female", &["participants_female"], Unit::People, 0),
        maker.sum("participants_male", &["participants_male"], Unit::People, 0),
        maker.aggregate("_participants_by_sex", When::Source, all(), What::SumOfPresent(sexes), Unit::People, 0),
        share,
    ]
}

fn grants(maker: &Maker<'_>, currency: &str) -> Vec<Definition> {
    let money = || Unit::Money(currency.to_owned());
    let all = Filter::default;
    vec![
        maker.aggregate("grants", When::Source, all(), What::Rows, Unit::Grants, 0),
        maker.sum("grant_amount", &["amount"], money(), 0),
        maker.aggregate("grant_average", When::Source, all(), What::Mean("amount".to_owned()), money(), 0),
        maker.sum("community_amount", &["community_amount"], money(), 0),
        maker.sum("_grant_and_community", &["amount", "community_amount"], money(), 0),
        maker.ratio("community_share", "community_amount", "_grant_and_community"),
    ]
}

fn indicators(maker: &Maker<'_>) -> Vec<Definition> {
    let figure = |name: &str, figure, unit| Definition {
        measure: maker.measure(name, unit, 0),
        formula: Formula::Indicator { source: maker.index, figure },
        volunteers_only: false,
        hidden: false,
    };
    let mut list = vec![
        figure("indicator_target", IndicatorFigure::Target, Unit::Other(String::new())),
        figure("indicator_actual", IndicatorFigure::Actual, Unit::Other(String::new())),
        figure("achievement", IndicatorFigure::Achievement, Unit::Percent),
        figure("indicators_with_target", IndicatorFigure::WithTarget, Unit::Indicators),
        figure("indicators_met", IndicatorFigure::Met, Unit::Indicators),
    ];
    for definition in &mut list {
        definition.measure.additive = definition.measure.unit == Unit::Indicators;
        if definition.measure.name == "achievement" {
            definition.measure.ratio = Some(("indicator_actual".to_owned(), "indicator_target".to_owned()));
        }
    }
    list
}

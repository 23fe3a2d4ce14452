//! What is a cell, what is its minimum and when it is too small (GRAMMAR 2.10, rules 1, 2 and 4).

use crate::config::{Config, Filter, PrivacyConfig};
use crate::exact::Exact;
use crate::measure::{Fact, Facts, Measure};
use std::collections::BTreeSet;

/// Names of the measures whose value without dimension and condition is a cell.
pub(super) fn conditioned(facts: &Facts, config: &Config) -> BTreeSet<String> {
    let measures = facts.measures.values().filter(|measure| has_own_conditions(measure, facts, config));
    measures.map(|measure| measure.name.clone()).collect()
}

/// Whether a declared measure, or a part of a declared ratio, has conditions of its own: its value is then a cell.
fn has_own_conditions(measure: &Measure, facts: &Facts, config: &Config) -> bool {
    if measure.ready_made {
        return false;
    }
    let own = |measure: &Measure| {
        let declared = measure.config.filter(|_| !measure.ready_made).and_then(|index| config.measures.get(index));
        declared.is_some_and(|declared| !declared.filter.is_empty())
    };
    let parts = measure.ratio.iter().flat_map(|(upper, lower)| [upper, lower]);
    own(measure) || parts.filter_map(|name| facts.measures.get(name)).any(own)
}

/// The minimum of a cell: that of sensitive columns where one of them is among its dimensions or conditions.
pub(super) fn minimum(measure: &str, filter: &Filter, by: &[String], config: &Config) -> Exact {
    let rules = &config.privacy;
    let declared = config.measures.iter().find(|declared| declared.name.name == measure);
    let own = declared.into_iter().flat_map(|declared| declared.filter.conditions());
    let names = filter.conditions().iter().chain(own).map(|(name, _)| name).chain(by);
    let sensitive = names.into_iter().any(|name| is_sensitive(name, config));
    Exact::whole(if sensitive { rules.sensitive_minimum.max(rules.minimum) } else { rules.minimum })
}

/// Whether a column, a column of a reference or what a declared dimension is made of is sensitive.
fn is_sensitive(name: &str, config: &Config) -> bool {
    let declared = config.dimensions.iter().find(|dimension| dimension.name.name == name);
    let of = declared.map_or(name, |dimension| dimension.of.name.as_str());
    let column = of.rsplit('.').next().unwrap_or(of);
    config.privacy.sensitive.iter().any(|sensitive| sensitive == column || sensitive == name)
}

/// Whether the persons behind a fact are fewer than the minimum.
pub(super) fn is_too_small(fact: &Fact, minimum: Exact, rules: &PrivacyConfig) -> bool {
    let Some(persons) = fact.persons else { return false };
    let zero = persons.is_zero() || fact.numerator.is_some_and(Exact::is_zero);
    if zero && !rules.show_zeros {
        return true;
    }
    !persons.is_zero() && persons < minimum
}

//! Facts + what is published → Facts: cells of people below the minimum are hidden everywhere alike (GRAMMAR 2.10).
//!
//! Every answer is judged alike, whoever shows it: a figure, a table, a sentence and the facts file hide the same cells.

mod coarsen;
mod complement;
mod districts;
mod hierarchy;
mod merge;
mod overlap;
mod place;
mod published;
mod relations;
mod restricted;
mod rules;
mod simpler;
mod system;
mod tableau;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::measure::{Fact, Facts};

/// Hides what must not be published: counts of persons below the minimum, what is computed from them, and as many further
/// cells as are needed so that no hidden one can be worked out.
///
/// A value with neither a dimension nor a condition is a total and stays. A figure that would hide too much loses its
/// series in `config`, with a notice.
pub fn protect(mut facts: Facts, config: &mut Config, diagnostics: &mut Diagnostics) -> Facts {
    if config.privacy.minimum == 0 {
        return facts;
    }
    coarsen::coarsen(&mut facts, config);
    let hidden = further(&facts, config, diagnostics);
    hide_small(&mut facts, config);
    for (question, at) in hidden {
        if let Some(fact) = facts.cube_mut(&question).and_then(|cube| cube.cells.get_mut(&at)) {
            *fact = suppressed();
        }
    }
    simpler::simplify(config, &facts, diagnostics);
    facts
}

fn suppressed() -> Fact {
    Fact { suppressed: true, ..Fact::default() }
}

/// Hides what is too small by itself.
fn hide_small(facts: &mut Facts, config: &Config) {
    let conditioned = rules::conditioned(facts, config);
    for ((measure, filter, by), cube) in facts.cubes_mut() {
        if by.is_empty() && filter.is_empty() && !conditioned.contains(measure) {
            continue;
        }
        let minimum = rules::minimum(measure, filter, by, config);
        for fact in cube.cells.values_mut().chain(cube.empty.values_mut()) {
            if rules::is_too_small(fact, minimum, &config.privacy) {
                *fact = suppressed();
            }
        }
    }
}

/// The bins that are asked before others, so that a range is told in those.
fn with_asked_bins_first(config: &Config, facts: &Facts) -> Config {
    let mut config = config.clone();
    config.dimensions.sort_by_key(|dimension| !facts.axes.contains_key(&dimension.name.name));
    config
}

/// The facts that give a cell away which must be hidden, small or not.
fn further(facts: &Facts, config: &Config, diagnostics: &mut Diagnostics) -> Vec<published::FactKey> {
    let config = &with_asked_bins_first(config, facts);
    let hierarchies = hierarchy::hierarchies(facts, config);
    let mut published = published::published(facts, config, &hierarchies);
    diagnostics.extend(overlap::overlaps(&published));
    relations::relate(&mut published, config, &hierarchies);
    let hidden = complement::hidden(&published.system);
    let printing = published.facts.into_iter().filter(|(_, cell)| hidden[*cell]).map(|(key, _)| key);
    let spots = &published.spots;
    let watching = published.watching.into_iter().filter(|(_, spot)| spots.get(spot).is_some_and(|&cell| hidden[cell]));
    printing.chain(watching.map(|(key, _)| key)).collect()
}

#[cfg(test)]
mod tests;

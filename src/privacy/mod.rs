//! Facts + what is published → Facts: cells of people below the minimum are hidden everywhere alike (GRAMMAR 2.10).
//!
//! Every answer is judged alike, whoever shows it: a figure, a table, a sentence and the facts file hide the same cells.

mod complement;
mod place;
mod published;
mod relations;
mod rules;
mod system;
mod tableau;

use crate::config::Config;
use crate::measure::{Fact, Facts};

/// Hides what must not be published: counts of persons below the minimum, what is computed from them, and as many further
/// cells as are needed so that no hidden one can be worked out.
///
/// A value with neither a dimension nor a condition is a total and stays.
pub fn protect(mut facts: Facts, config: &Config) -> Facts {
    if config.privacy.minimum == 0 {
        return facts;
    }
    let hidden = further(&facts, config);
    hide_small(&mut facts, config);
    for (question, at) in hidden {
        if let Some(fact) = facts.cube_mut(&question).and_then(|cube| cube.cells.get_mut(&at)) {
            *fact = suppressed();
        }
    }
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

/// The facts that give a cell away which must be hidden, small or not.
fn further(facts: &Facts, config: &Config) -> Vec<published::FactKey> {
    let mut published = published::published(facts, config);
    relations::relate(&mut published, facts, config);
    let hidden = complement::hidden(&published.system);
    let printing = published.facts.into_iter().filter(|(_, cell)| hidden[*cell]).map(|(key, _)| key);
    let spots = &published.spots;
    let watching = published.watching.into_iter().filter(|(_, spot)| spots.get(spot).is_some_and(|&cell| hidden[cell]));
    printing.chain(watching.map(|(key, _)| key)).collect()
}

#[cfg(test)]
mod tests;

//! What is computed from two facts: change, change in percent, share. Missing or hidden in, missing out.

use super::Fact;
use crate::config::Unit;
use crate::exact::Exact;

/// `now − before`; of a percent measure in points.
pub fn change(now: &Fact, before: &Fact) -> Option<Exact> {
    now.value?.minus(before.value?)
}

/// 100 × (now − before) / |before|; none for percent measures and where `before` is zero.
pub fn change_percent(now: &Fact, before: &Fact, unit: &Unit) -> Option<Exact> {
    if *unit == Unit::Percent {
        return None;
    }
    percent(change(now, before)?, before.value?.abs())
}

/// 100 × part / whole; none where the whole is zero.
pub fn share(part: &Fact, whole: &Fact) -> Option<Exact> {
    percent(part.value?, whole.value?)
}

/// 100 × part / whole; none where the whole is zero.
pub fn percent(part: Exact, whole: Exact) -> Option<Exact> {
    part.over(whole)?.times(Exact::whole(100))
}

//! Folios that depend on pages that depend on folios: rounds of setting and filling until they agree.

use super::balance::build;
use super::desk::{Desk, Known};
use super::flow::Item;
use super::footnote::{self, Footnote};
use super::page_builder::Plan;
use crate::structure::NodeId;
use std::collections::BTreeMap;

/// Rounds after which pages are taken as they are. Items never shrink, so that two or three are enough.
const ROUNDS: usize = 8;

/// Folio of the first page of the flow: the cover is 1.
pub(super) const FIRST_FOLIO: usize = 2;

/// Sets all items and fills pages until every folio that is printed is the one where its place is.
pub(super) fn settle(
    desk: &Desk<'_>,
    (items, notes): (&mut [Item<'_>], &mut [Footnote<'_>]),
    known: &mut Known,
    last: Option<NodeId>,
) -> Vec<Plan> {
    footnote::set(desk, notes, known);
    for item in items.iter_mut() {
        item.set(desk, known);
    }
    let late: Vec<usize> = (0..items.len()).filter(|index| items[*index].is_late()).collect();
    let mut plans = build(items, notes, &desk.geometry);
    for _ in 0..ROUNDS {
        let folios = folios(items, &plans, last);
        if folios == known.folios {
            break;
        }
        known.folios = folios;
        footnote::set(desk, notes, known);
        for index in &late {
            items[*index].set(desk, known);
        }
        plans = build(items, notes, &desk.geometry);
    }
    plans
}

/// Where every node starts; `last` on the page after all of them.
fn folios(items: &[Item<'_>], plans: &[Plan], last: Option<NodeId>) -> BTreeMap<NodeId, usize> {
    let mut folios = BTreeMap::new();
    for (page, plan) in plans.iter().enumerate() {
        for placed in &plan.placed {
            let strip = &items[placed.item].strips[placed.strip];
            for anchor in strip.anchors.iter().chain(strip.inside.iter().map(|(node, _)| node)) {
                folios.insert(*anchor, page + FIRST_FOLIO);
            }
        }
    }
    folios.extend(last.map(|node| (node, plans.len() + FIRST_FOLIO)));
    folios
}

//! Pages that are nearly empty or have much white at the foot: a tail of few lines is drawn back, plots are stretched.

use super::flow::{Item, Start};
use super::footnote::Footnote;
use super::page_builder::{Plan, fill};
use super::stretches::Closeness;
use crate::theme::Geometry;

/// Part of a page that a tail takes that is worth drawing back: a few lines, a figure or a small table.
const TAIL: f32 = 0.5;
/// White at the foot that may stay.
const WHITE: f32 = 90.0;
/// Most that plots are stretched, as a part of their height.
const STRETCH: f32 = 0.15;

/// Fills pages; where a stretch between two page breaks ends with few lines or one block on a page of their own, its blocks move
/// closer together, and its plots are less tall, if that saves the page. Then plots grow into what is white.
pub(super) fn build(items: &[Item<'_>], notes: &[Footnote<'_>], geometry: &Geometry) -> Vec<Plan> {
    let mut plans = fill(items, notes, geometry, &[]);
    let tails = tails(items, geometry, &plans);
    if !tails.is_empty() {
        let mut close = vec![Closeness::Usual; items.len()];
        for (first, end) in tails {
            let saved = [Closeness::Tight, Closeness::Flat, Closeness::Flattest].into_iter().find_map(|closeness| {
                close[first..end].fill(closeness);
                Some(fill(items, notes, geometry, &close)).filter(|tried| tried.len() < plans.len())
            });
            match saved {
                Some(tried) => plans = tried,
                None => close[first..end].fill(Closeness::Usual),
            }
        }
    }
    stretch(items, geometry, &mut plans);
    plans
}

/// Stretches of items, from a page break to the next one, whose last page is mostly empty.
fn tails(items: &[Item<'_>], geometry: &Geometry, plans: &[Plan]) -> Vec<(usize, usize)> {
    let mut tails = Vec::new();
    for (page, plan) in plans.iter().enumerate() {
        let (Some(first), Some(last)) = (plan.placed.first(), plan.placed.last()) else { continue };
        let opens = first.strip == 0 && items[first.item].start != Start::Flow;
        let next = plans.get(page + 1).filter(|next| next.turned == plan.turned).and_then(|next| next.placed.first());
        let ends = next.is_none_or(|next| next.strip == 0 && items[next.item].start != Start::Flow);
        if opens || !ends || plan.turned {
            continue;
        }
        let bottom = last.y + items[last.item].strips[last.strip].height;
        if bottom + plan.foot() - geometry.top <= TAIL * geometry.height() {
            let opening = (0..=first.item).rev().find(|item| items[*item].start != Start::Flow);
            tails.push((opening.unwrap_or(0), last.item + 1));
        }
    }
    tails
}

/// Makes the plots of a page taller when there is much white below them.
fn stretch(items: &[Item<'_>], geometry: &Geometry, plans: &mut [Plan]) {
    let turned = geometry.turned();
    for plan in plans {
        let Some(last) = plan.placed.last() else { continue };
        let geometry = if plan.turned { &turned } else { geometry };
        let notes = plan.placed.iter().filter_map(|placed| {
            let (_, height) = items[placed.item].strips[placed.strip].aside.as_ref()?;
            Some(placed.aside? + height)
        });
        let foot = notes.fold(last.y + items[last.item].strips[last.strip].height, f32::max);
        let left = geometry.bottom - plan.foot() - foot;
        let plots = |item: usize, strip: usize| {
            items[item].strips[strip].areas.iter().map(|(_, area)| area.height).fold(0.0, f32::max)
        };
        let total: f32 = plan.placed.iter().map(|placed| plots(placed.item, placed.strip)).sum();
        if left < WHITE || total <= 0.0 {
            continue;
        }
        let share = STRETCH.min(left / total);
        let mut moved = 0.0;
        for placed in &mut plan.placed {
            placed.y += moved;
            placed.aside = placed.aside.map(|y| y + moved);
            let more = plots(placed.item, placed.strip) * share;
            placed.stretch += more;
            moved += more;
        }
    }
}

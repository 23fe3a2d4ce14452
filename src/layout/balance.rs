//! Pages that are nearly empty or have much white at the foot: a tail of few lines is drawn back, plots are stretched.

use super::flow::{Content, Item, Start};
use super::footnote::Footnote;
use super::page_builder::{Plan, fill};
use super::stretches::Closeness;
use crate::theme::Geometry;

/// Part of a page that a tail takes that is worth drawing back: a few lines, a figure or a small table.
const TAIL: f32 = 0.5;
/// Part of a page that must be filled, if it can be.
const LEAST: f32 = 0.34;
/// White at the foot that may stay.
const WHITE: f32 = 90.0;
/// Most that plots are stretched, as a part of their height.
const STRETCH: f32 = 0.15;

/// Fills pages; where a stretch between two page breaks ends with few lines or one block on a page of their own, its blocks move
/// closer together, and its plots are less tall, if that saves the page. Then plots grow into what is white.
pub(super) fn build(items: &[Item<'_>], notes: &[Footnote<'_>], geometry: &Geometry) -> Vec<Plan> {
    let mut plans = fill(items, notes, geometry, &[]);
    let mut close = vec![Closeness::Usual; items.len()];
    for (first, end) in tails(items, geometry, &plans) {
        let fewer = |tried: &[Plan], plans: &[Plan]| tried.len() < plans.len();
        closer(items, (notes, geometry), (&mut plans, &mut close), (first, end), fewer);
    }
    for (first, next) in white(items, geometry, &plans) {
        let page = |plans: &[Plan]| plans.iter().position(|plan| plan.placed.iter().any(|placed| placed.item == next));
        let earlier = |tried: &[Plan], plans: &[Plan]| tried.len() <= plans.len() && page(tried) < page(plans);
        closer(items, (notes, geometry), (&mut plans, &mut close), (first, next + 1), earlier);
    }
    stretch(items, geometry, &mut plans);
    plans
}

/// Moves the blocks of a stretch closer together, as little as makes the pages better; where nothing does, all stays.
fn closer(
    items: &[Item<'_>],
    (notes, geometry): (&[Footnote<'_>], &Geometry),
    (plans, close): (&mut Vec<Plan>, &mut [Closeness]),
    (first, end): (usize, usize),
    better: impl Fn(&[Plan], &[Plan]) -> bool,
) {
    let before = close[first..end].to_vec();
    for closeness in [Closeness::Tight, Closeness::Flat, Closeness::Flattest] {
        close[first..end].fill(closeness);
        let tried = fill(items, notes, geometry, close);
        if better(&tried, plans) {
            *plans = tried;
            return;
        }
    }
    close[first..end].copy_from_slice(&before);
}

/// Pages that are mostly white because the figure after them does not fit: their first item, and the figure.
fn white(items: &[Item<'_>], geometry: &Geometry, plans: &[Plan]) -> Vec<(usize, usize)> {
    let mut white = Vec::new();
    for (plan, after) in plans.iter().zip(plans.iter().skip(1)) {
        let (Some(first), Some(last)) = (plan.placed.first(), plan.placed.last()) else { continue };
        let Some(next) = after.placed.first().filter(|next| next.strip == 0) else { continue };
        let figure = matches!(items[next.item].content, Content::Figures(_)) && items[next.item].start == Start::Flow;
        let bottom = last.y + items[last.item].strips[last.strip].height;
        let filled = (bottom + plan.foot() - geometry.top) / geometry.height();
        if figure && !plan.turned && !after.turned && filled < LEAST {
            white.push((first.item, next.item));
        }
    }
    white
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

//! All boxes of the flow in a row, with sums, so that pages are filled in one pass: what stays together, what is how high.

use super::aside::{APART, BELOW_NUMBER};
use super::flow::{Item, Start, Strip};

/// How close the blocks of a stretch stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Closeness {
    /// As they ask to.
    #[default]
    Usual,
    /// With less space between them.
    Tight,
    /// With less space between them, and with plots that are less tall.
    Flat,
    /// With less space between them, and with plots that are much less tall.
    Flattest,
}

/// Space between blocks of a stretch that is set tight, as a part of the usual one.
const TIGHT: f32 = 0.72;
/// Part of its height that a flat plot lacks.
const FLAT: f32 = 0.1;
const FLATTEST: f32 = 0.25;

/// All strips of the flow, with sums so that the height of a stretch is one subtraction.
pub(super) struct Flow<'f> {
    pub(super) strips: Vec<(usize, usize, &'f Strip)>,
    /// Space above each strip.
    pub(super) before: Vec<f32>,
    /// Height that each strip lacks.
    pub(super) lacks: Vec<f32>,
    /// Height of all strips before an index, with the space above each.
    pub(super) sums: Vec<f32>,
    /// Number of strips with notes beside them before an index.
    pub(super) asides: Vec<usize>,
    /// Whether each strip stands on a page that lies on its side.
    pub(super) turned: Vec<bool>,
    /// Index after the last strip of each item.
    pub(super) ends: Vec<usize>,
    /// Footnotes of all strips, and how many there are before an index.
    pub(super) notes: Vec<usize>,
    pub(super) noted: Vec<usize>,
}

/// How far down main and side column are filled.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) main: f32,
    pub(super) side: f32,
}

impl<'f> Flow<'f> {
    pub(super) fn new(items: &'f [Item<'_>], close: &[Closeness]) -> Self {
        let ends = Vec::with_capacity(items.len());
        let mut flow = Self {
            strips: Vec::new(),
            before: Vec::new(),
            lacks: Vec::new(),
            sums: vec![0.0],
            asides: vec![0],
            turned: Vec::new(),
            ends,
            notes: Vec::new(),
            noted: vec![0],
        };
        for (index, item) in items.iter().enumerate() {
            let close = close.get(index).copied().unwrap_or_default();
            let factor = if close == Closeness::Usual { 1.0 } else { TIGHT };
            let flat = match close {
                Closeness::Usual | Closeness::Tight => 0.0,
                Closeness::Flat => FLAT,
                Closeness::Flattest => FLATTEST,
            };
            for (at, strip) in item.strips.iter().enumerate() {
                let before = if at == 0 { strip.before * factor } else { strip.before };
                flow.strips.push((index, at, strip));
                let plot = strip.areas.iter().map(|(_, area)| area.height).fold(0.0, f32::max);
                flow.before.push(before);
                flow.notes.extend(&strip.notes);
                flow.noted.push(flow.notes.len());
                flow.lacks.push(plot * flat);
                flow.asides.push(flow.asides[flow.asides.len() - 1] + usize::from(strip.aside.is_some()));
                flow.sums.push(flow.sums[flow.sums.len() - 1] + before + strip.height - plot * flat);
            }
            flow.ends.push(flow.strips.len());
        }
        flow.turned = turned(items, &flow.strips);
        flow
    }

    /// Height of the strips from `start` to `end`, without the space above the first one.
    pub(super) fn height(&self, start: usize, end: usize) -> f32 {
        self.sums[end] - self.sums[start + 1] + self.strips[start].2.height - self.lacks[start]
    }

    /// Footnotes of the strips from `start` to `end`.
    pub(super) fn notes(&self, start: usize, end: usize) -> &[usize] {
        &self.notes[self.noted[start]..self.noted[end]]
    }

    /// Puts a strip below what is filled already; returns its y and that of the notes beside it.
    pub(super) fn put(&self, at: usize, level: &mut Level, tops: bool) -> (f32, Option<f32>) {
        let strip = self.strips[at].2;
        let mut y = level.main + if tops { 0.0 } else { self.before[at] };
        if strip.beside > 0.0 {
            y = y.max(level.side);
        }
        let aside = strip.aside.as_ref().map(|(_, height)| {
            let own = if strip.beside > 0.0 { strip.beside + BELOW_NUMBER } else { 0.0 };
            let top = level.side.max(y + own);
            level.side = top + height + APART;
            top
        });
        level.main = y + strip.height - self.lacks[at];
        (y, aside)
    }

    /// Index after the last strip that stays with the one at `start`.
    pub(super) fn kept(&self, items: &[Item<'_>], start: usize) -> usize {
        let mut end = start + 1;
        while end < self.strips.len() && self.strips[end - 1].2.keep {
            let (item, strip, _) = self.strips[end];
            let opens = strip == 0 && matches!(items[item].start, Start::Page | Start::Band | Start::Opener);
            if opens || self.turned[end] != self.turned[end - 1] {
                break;
            }
            end += 1;
        }
        end
    }
}

/// Which strips stand on a page that lies on its side: those of what is too wide, and what leads to it.
fn turned(items: &[Item<'_>], strips: &[(usize, usize, &Strip)]) -> Vec<bool> {
    let mut turned = vec![false; strips.len()];
    let mut next = false;
    for (at, (item, index, strip)) in strips.iter().enumerate().rev() {
        let item = &items[*item];
        let colored = matches!(item.start, Start::Band | Start::Opener);
        turned[at] = item.is_turned() || (strip.keep && next && !colored);
        next = turned[at] && !(*index == 0 && item.start == Start::Page);
    }
    turned
}

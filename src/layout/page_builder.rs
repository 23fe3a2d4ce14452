//! Flow items → plans of pages: what stands where, which parts stay together, where tables go on.

use super::aside::APART;
use super::flow::{Item, Start};
use super::foot::{Foot, PlacedNote};
use super::footnote::{ABOVE_RULE, BELOW_RULE, Footnote};
use super::section::DISPLAY;
use super::stretches::{Closeness, Flow, Level};
use crate::theme::Geometry;

/// A page to be.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Plan {
    /// What stands on it.
    pub(super) placed: Vec<Placed>,
    /// Index of the running head.
    pub(super) running: usize,
    /// Whether it lies on its side.
    pub(super) turned: bool,
    /// Whether its top is a coloured band.
    pub(super) band: bool,
    /// Whether it has neither running head nor foot.
    pub(super) bare: bool,
    /// A table that goes on from the page before: item and y of its repeated head.
    pub(super) continued: Option<(usize, f32)>,
    /// The head of the group that goes on below that: its index in the item, and y.
    pub(super) carried: Option<(usize, f32)>,
    /// A table that goes on on the next page: item and y below its last row.
    pub(super) continues: Option<(usize, f32)>,
    /// Lines of footnotes.
    pub(super) notes: Vec<PlacedNote>,
    /// Height of the foot, with the rule above the notes.
    foot: f32,
}

impl Plan {
    /// Whether the left column repeats the head of the section: not beside the head itself.
    pub(super) fn is_quiet(&self, items: &[Item<'_>]) -> bool {
        let first = self.placed.first().map(|placed| (placed.item, placed.strip));
        let continued = self.continued.map(|(item, _)| (item, 1));
        continued.or(first).is_some_and(|(item, strip)| items[item].quiet > 0.0 && (strip > 0 || !items[item].headed))
    }

    /// Left edge and width of the table that goes on from the page before or on the next one, unless it is as wide as the
    /// page.
    pub(super) fn table(&self, items: &[Item<'_>]) -> Option<(f32, f32)> {
        self.continued.or(self.continues).and_then(|(item, _)| items[item].narrow_table())
    }

    /// Height that footnotes take at the foot of the page.
    pub(super) fn foot(&self) -> f32 {
        self.foot
    }
}

/// A strip at its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Placed {
    pub(super) item: usize,
    pub(super) strip: usize,
    pub(super) y: f32,
    /// Where the notes beside it start.
    pub(super) aside: Option<f32>,
    /// Points by which its plots are taller than they ask to be.
    pub(super) stretch: f32,
}

/// Part of a page that must be left for a section to start on it.
const LEAST_LEFT: f32 = 0.4;
/// Room for "Continued on page 15".
pub(super) const CONTINUES: f32 = 24.0;
/// Rounding of sums of heights.
const SLACK: f32 = 0.01;
/// Most above text that fills the page of a figure that waits.
const FILLED_UP: f32 = 7.5;

/// The page that is being filled.
struct Builder<'f> {
    items: &'f [Item<'f>],
    notes: &'f [Footnote<'f>],
    upright: &'f Geometry,
    turned: Geometry,
    pages: Vec<Plan>,
    /// Where the next strip goes, without the space above it.
    y: f32,
    /// Where the side column is free.
    side: f32,
    /// The last item that has the head of a section beside it and is placed.
    headed: Option<usize>,
    /// Footnotes that wait for the foot of the page.
    foot: Foot,
}

/// Fills pages. Items that open a page are its running head; else the one that was current when it began. Items are as
/// close as `close` says, else as usual.
pub(super) fn fill(items: &[Item<'_>], notes: &[Footnote<'_>], geometry: &Geometry, close: &[Closeness]) -> Vec<Plan> {
    let mut flow = Flow::new(items, close);
    let mut builder = Builder {
        items,
        notes,
        upright: geometry,
        turned: geometry.turned(),
        pages: Vec::new(),
        y: geometry.top,
        side: 0.0,
        headed: None,
        foot: Foot::default(),
    };
    let mut next = 0;
    // A figure, or a table on its side, that waits for the next page.
    let mut waiting: Option<(usize, usize)> = None;
    while next < flow.strips.len() {
        let (item, strip, _) = flow.strips[next];
        let end = flow.kept(items, next);
        if let Some((start, after)) = waiting.take_if(|_| !items[item].flows() || !builder.fits(&flow, next, end)) {
            builder.turn(flow.strips[start].0, flow.turned[start]);
            builder.put_all(&flow, start, after);
            flow.before[next] = flow.before[next].max(DISPLAY.below);
        }
        builder.open(item, (strip, flow.turned[next]));
        let whole = if items[item].is_turned() { flow.ends[item] } else { end };
        if waiting.is_none() && builder.waits(&flow, next, whole) {
            waiting = Some((next, whole));
            next = whole;
            flow.before[next] = flow.before[next].min(FILLED_UP);
        } else {
            next = builder.put(&flow, next, end);
        }
    }
    if let Some((start, end)) = waiting {
        builder.put_all(&flow, start, end);
    }
    builder.finish();
    while !builder.foot.is_empty() {
        builder.turn(items.len().saturating_sub(1), false);
        builder.finish();
    }
    builder.pages
}

impl Builder<'_> {
    /// Opens a page where an item asks for one.
    fn open(&mut self, item: usize, (strip, turned): (usize, bool)) {
        let start = self.items[item].start;
        let left = self.geometry().bottom - self.y;
        let opens = match start {
            _ if self.pages.is_empty() => true,
            _ if strip > 0 || self.is_empty() => false,
            Start::Flow => false,
            Start::Section => left < LEAST_LEFT * self.geometry().height(),
            Start::Page | Start::Band | Start::Opener => true,
        };
        if opens {
            self.turn(item, turned);
        }
        if strip == 0 && self.is_empty() {
            if let Some(page) = self.pages.last_mut() {
                page.running = self.items[item].running;
                page.band = start == Start::Band;
                page.bare = start == Start::Opener;
            }
            if matches!(start, Start::Band | Start::Opener) {
                self.y = 0.0;
            }
        }
    }

    /// Puts footnotes at the foot of the page; what does not fit goes on on the next one.
    fn finish(&mut self) {
        let (alone, geometry) = (self.is_empty(), *self.geometry());
        let Some(page) = self.pages.last_mut().filter(|_| !self.foot.is_empty()) else { return };
        let top = self.y.max(self.side - APART);
        page.notes = self.foot.take(self.notes, (top, alone), &geometry);
        let first = page.notes.first().map(|first| first.y);
        page.foot = first.map_or(0.0, |y| geometry.bottom - y + BELOW_RULE + ABOVE_RULE);
    }

    /// Goes to the next page, under the running head of an item.
    fn turn(&mut self, item: usize, turned: bool) {
        self.finish();
        self.pages.push(Plan { running: self.items[item].running, turned, ..Plan::default() });
        self.y = self.geometry().top;
        let quiet = self.items[item].quiet;
        let headed = self.items[item].headed && self.headed != Some(item);
        self.side = if quiet > 0.0 && !headed { self.y + quiet } else { 0.0 };
    }

    /// Where things stand on the page that is being filled.
    fn geometry(&self) -> &Geometry {
        if self.is_turned() { &self.turned } else { self.upright }
    }

    fn is_turned(&self) -> bool {
        self.pages.last().is_some_and(|page| page.turned)
    }

    fn is_empty(&self) -> bool {
        self.pages.last().is_none_or(|page| page.placed.is_empty() && page.continued.is_none())
    }

    /// Whether a figure does not fit while the text after it does.
    fn waits(&self, flow: &Flow<'_>, start: usize, end: usize) -> bool {
        let item = &self.items[flow.strips[start].0];
        let Some((next, ..)) = flow.strips.get(end) else { return false };
        item.floats()
            && !self.is_empty()
            && !self.fits(flow, start, end)
            && self.items[*next].flows()
            && self.fits(flow, end, flow.kept(self.items, end))
    }

    /// Places the strips from `start` to `end` together, on this page or the next one; when no page holds them, as many
    /// as one does. Returns the index after the last one placed.
    fn put(&mut self, flow: &Flow<'_>, start: usize, end: usize) -> usize {
        if self.fits(flow, start, end) {
            self.place(flow, start, end);
            return end;
        }
        if !self.is_empty() {
            self.part(flow, start);
            if self.fits(flow, start, end) {
                self.place(flow, start, end);
                return end;
            }
        }
        // A long note goes on alone before what follows brings notes of its own.
        while !self.foot.is_empty() && flow.noted[start] < flow.noted[end] && !self.fits(flow, start, start + 1) {
            self.turn(flow.strips[start].0, flow.turned[start]);
            if self.fits(flow, start, end) {
                self.place(flow, start, end);
                return end;
            }
        }
        let mut last = start + 1;
        while last < end && self.fits(flow, start, last + 1) {
            last += 1;
        }
        self.place(flow, start, last);
        last
    }

    /// Places the strips from `start` to `end`, on as many pages as they need.
    fn put_all(&mut self, flow: &Flow<'_>, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            at = self.put(flow, at, flow.kept(self.items, at).min(end));
        }
    }

    /// Whether a stretch fits in what is left, with room to say that its table goes on.
    fn fits(&self, flow: &Flow<'_>, start: usize, end: usize) -> bool {
        if flow.turned[start] != self.is_turned() && !self.is_empty() {
            return false;
        }
        let geometry = if flow.turned[start] { &self.turned } else { self.upright };
        let bottom =
            |end: usize| geometry.bottom + SLACK - self.foot.needs(self.notes, flow.notes(start, end), geometry);
        let (item, _, strip) = flow.strips[end - 1];
        let whole = flow.ends[item];
        let goes_on = strip.row && whole > end;
        let reached = self.reached(flow, start, end);
        if goes_on {
            reached + CONTINUES <= bottom(end) || self.reached(flow, start, whole) <= bottom(whole)
        } else {
            reached <= bottom(end)
        }
    }

    /// How far down the page a stretch and the notes beside it reach.
    fn reached(&self, flow: &Flow<'_>, start: usize, end: usize) -> f32 {
        let tops = self.is_empty();
        if flow.asides[end] == flow.asides[start] && self.side <= self.y {
            let before = if tops { 0.0 } else { flow.before[start] };
            return self.y + before + flow.height(start, end);
        }
        let mut level = Level { main: self.y, side: self.side };
        for at in start..end {
            flow.put(at, &mut level, tops && at == start);
        }
        if flow.asides[end] == flow.asides[start] { level.main } else { level.main.max(level.side - APART) }
    }

    /// Turns the page before the strip at `start`; inside a table its head is repeated.
    fn part(&mut self, flow: &Flow<'_>, start: usize) {
        let (item, index, strip) = flow.strips[start];
        let inside = strip.row && index > 0 && start > 0 && flow.strips[start - 1].2.row;
        if inside && let Some(page) = self.pages.last_mut() {
            page.continues = Some((item, self.y));
        }
        self.turn(item, flow.turned[start]);
        let head = self.items[item].repeated.as_ref().filter(|_| inside);
        if let Some(head) = head {
            let y = self.y;
            if let Some(page) = self.pages.last_mut() {
                page.continued = Some((item, y));
            }
            self.y += head.height;
            let groups = &self.items[item].carried;
            let group = groups.partition_point(|(rows, _)| rows.end <= index);
            if let Some((_, carried)) = groups.get(group).filter(|(rows, _)| rows.contains(&index)) {
                let y = self.y;
                if let Some(page) = self.pages.last_mut() {
                    page.carried = Some((group, y));
                }
                self.y += carried.height;
            }
        }
    }

    fn place(&mut self, flow: &Flow<'_>, start: usize, end: usize) {
        if self.is_empty()
            && let Some(page) = self.pages.last_mut()
        {
            page.turned = flow.turned[start];
        }
        for at in start..end {
            let (item, strip, _) = flow.strips[at];
            let mut level = Level { main: self.y, side: self.side };
            let (y, aside) = flow.put(at, &mut level, self.is_empty());
            Level { main: self.y, side: self.side } = level;
            if let Some(page) = self.pages.last_mut() {
                for note in flow.notes(at, at + 1) {
                    self.foot.add(self.notes, *note);
                }
                if strip == 0 && self.items[item].headed {
                    self.headed = Some(item);
                }
                page.placed.push(Placed { item, strip, y, aside, stretch: -flow.lacks[at] });
            }
        }
    }
}

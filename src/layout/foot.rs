//! Footnotes → the foot of a page: what fits below its text, and what goes on on the next page.

use super::footnote::{ABOVE_RULE, BELOW_RULE, Footnote};
use crate::theme::Geometry;

/// Part of a page that a note takes at least where it starts, unless it is shorter, and where it goes on.
const STARTS: f32 = 0.2;
const GOES_ON: f32 = 0.6;

/// A line of a note at its place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct PlacedNote {
    pub(super) note: usize,
    pub(super) strip: usize,
    pub(super) y: f32,
}

/// The lines that wait for the foot of the page that is being filled, in order.
#[derive(Default)]
pub(super) struct Foot {
    lines: Vec<(usize, usize)>,
    /// Height of all of them.
    height: f32,
}

impl Foot {
    /// Whether nothing waits.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds all lines of a note.
    pub(super) fn add(&mut self, notes: &[Footnote<'_>], note: usize) {
        self.lines.extend((0..notes[note].strips.len()).map(|strip| (note, strip)));
        self.height += whole(notes, note);
    }

    /// Room that must be left for what waits and for more notes: all but the last one are whole, of that one a part is
    /// enough.
    pub(super) fn needs(&self, notes: &[Footnote<'_>], more: &[usize], geometry: &Geometry) -> f32 {
        let Some(last) = more.last().copied().or(self.lines.last().map(|(note, _)| *note)) else { return 0.0 };
        let total = self.height + more.iter().map(|note| whole(notes, *note)).sum::<f32>();
        let waits = self.lines.iter().filter(|(note, _)| *note == last);
        let (of_last, goes_on) = if more.is_empty() {
            let lines: Vec<usize> = waits.map(|(_, strip)| *strip).collect();
            let height = lines.iter().map(|strip| line(notes, last, *strip)).sum();
            (height, lines.first().is_some_and(|first| *first > 0))
        } else {
            (whole(notes, last), false)
        };
        let least = if goes_on { GOES_ON } else { STARTS } * geometry.height();
        ABOVE_RULE + BELOW_RULE + total - of_last + least.min(of_last)
    }

    /// Puts as many lines as fit between `top` and the foot of the page; the others go on waiting. `alone` when nothing
    /// else is on the page.
    pub(super) fn take(
        &mut self,
        notes: &[Footnote<'_>],
        (top, alone): (f32, bool),
        geometry: &Geometry,
    ) -> Vec<PlacedNote> {
        let room = geometry.bottom - top - BELOW_RULE - if alone { 0.0 } else { ABOVE_RULE };
        let (mut used, mut best, mut fitting) = (0.0, 0.0, 0);
        for (index, (note, strip)) in self.lines.iter().enumerate() {
            used += line(notes, *note, *strip);
            let forced = alone && index == 0;
            if used > room + 0.01 && !forced {
                break;
            }
            if !notes[*note].strips[*strip].keep || forced {
                (best, fitting) = (used, index + 1);
            }
        }
        let taken: Vec<(usize, usize)> = self.lines.drain(..fitting).collect();
        self.height = self.lines.iter().map(|(note, strip)| line(notes, *note, *strip)).sum();
        let mut y = geometry.bottom - best;
        taken
            .into_iter()
            .map(|(note, strip)| {
                let own = &notes[note].strips[strip];
                let placed = PlacedNote { note, strip, y: y + own.before };
                y += own.before + own.height;
                placed
            })
            .collect()
    }
}

fn line(notes: &[Footnote<'_>], note: usize, strip: usize) -> f32 {
    let strip = &notes[note].strips[strip];
    strip.before + strip.height
}

fn whole(notes: &[Footnote<'_>], note: usize) -> f32 {
    super::flow::height(&notes[note].strips)
}

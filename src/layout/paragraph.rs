//! Running text → lines that may part at the foot of a page, but never leave one line alone.

use super::desk::{Desk, Known};
use super::flow::Strip;
use super::lines::{Scribe, Setting, break_lines, role_baseline};
use super::passage::Passage;
use crate::frame::Item;
use crate::structure::NodeId;
use crate::theme::Type;

/// A block of text with what stands beside its first line.
pub(super) struct TextBlock<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) setting: Setting,
    pub(super) role: Type,
    /// Lines that stay together at its start.
    pub(super) together: usize,
    /// Whether it stays in one piece.
    pub(super) whole: bool,
    /// Drawn on the first baseline: number of a section, bullet, folio.
    pub(super) beside: Vec<Beside<'a>>,
    /// Nodes that start here.
    pub(super) anchors: Vec<NodeId>,
    /// Artifacts drawn from the top of the first line: rules above it, strokes beside it.
    pub(super) ornament: Vec<Item>,
}

/// A passage on the first baseline of another one.
pub(super) struct Beside<'a> {
    pub(super) passage: Passage<'a>,
    pub(super) setting: Setting,
    /// Whether it is read before the block's own words.
    pub(super) first: bool,
}

/// Lines at the start and at the end of a block that stay together.
const TOGETHER: usize = 2;

impl<'a> TextBlock<'a> {
    /// A block that may part between lines.
    pub(super) fn new(passage: Passage<'a>, setting: Setting, role: Type) -> Self {
        Self {
            passage,
            setting,
            role,
            together: TOGETHER,
            whole: false,
            beside: Vec::new(),
            anchors: Vec::new(),
            ornament: Vec::new(),
        }
    }

    /// In one piece.
    #[must_use]
    pub(super) fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        self.passage.is_late() || self.beside.iter().any(|beside| beside.passage.is_late())
    }

    /// Makes its lines.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        let lines = break_lines(desk, known, &self.passage, &self.setting);
        let count = lines.len().max(1);
        let base = role_baseline(desk, self.role);
        let mut strips: Vec<Strip> = (0..count)
            .map(|index| Strip {
                height: self.role.leading,
                keep: index + 1 < count && (self.whole || self.is_kept(index, count)),
                ..Strip::default()
            })
            .collect();
        strips[0].frame.items.extend(self.ornament.iter().cloned());
        self.draw_beside(desk, known, &mut strips[0], true, base);
        let mut scribe = Scribe::new(desk, known, &self.passage);
        for (strip, line) in strips.iter_mut().zip(lines) {
            scribe.draw(&mut strip.frame, line, self.setting.x, base);
        }
        self.draw_beside(desk, known, &mut strips[0], false, base);
        strips[0].anchors.clone_from(&self.anchors);
        let main = desk.geometry.main - 1.0;
        if self.setting.x < main {
            for strip in &mut strips {
                strip.beside = strip.height;
            }
        } else if self.beside.iter().any(|beside| beside.setting.x < main) {
            strips[0].beside = strips[0].height;
        }
        strips
    }

    fn is_kept(&self, index: usize, count: usize) -> bool {
        index + 1 < self.together || index + TOGETHER == count
    }

    fn draw_beside(&self, desk: &Desk<'_>, known: &Known, strip: &mut Strip, first: bool, base: f32) {
        for beside in self.beside.iter().filter(|beside| beside.first == first) {
            let mut scribe = Scribe::new(desk, known, &beside.passage);
            for line in break_lines(desk, known, &beside.passage, &beside.setting).into_iter().take(1) {
                scribe.draw(&mut strip.frame, line, beside.setting.x, base);
            }
        }
    }
}

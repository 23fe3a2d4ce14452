//! The word across every page of a draft, pale enough to read through.

use super::desk::Desk;
use super::passage::style;
use crate::frame::{Artifact, Color, Draw, Frame, Item, Mark, Watermark};
use crate::geometry::Point;

/// Part of the page's diagonal that the word takes, and its largest height in parts of the page's shorter side.
const LENGTH: f32 = 0.66;
const LARGEST: f32 = 0.32;
/// Height of a capital in sizes of the face.
const CAPITAL: f32 = 0.67;
const GREY: Color = Color::hex(0x80_80_80);
const OPACITY: f32 = 0.14;

/// Puts the word over a page from its lower left to its upper right corner.
pub(super) fn draw(desk: &Desk<'_>, frame: &mut Frame, word: &str) {
    let (width, height) = (frame.size.width, frame.size.height);
    let role = desk.theme.types.cover_title.sized(100.0).colored(GREY);
    let shaped = desk.fonts.shape(&style(role), desk.locale.tag(), word);
    if shaped.glyphs.is_empty() {
        return;
    }
    let size = (100.0 * LENGTH * width.hypot(height) / shaped.width()).min(LARGEST * width.min(height));
    let mut run = desk.fonts.shape(&style(role.sized(size)), desk.locale.tag(), word);
    let angle = (height / width).atan();
    // from the middle of the page back along the word by half of its length, and down by half of its height
    let (along, down) = (run.width() / 2.0, CAPITAL * size / 2.0);
    run.origin = Point::new(
        width / 2.0 - along * angle.cos() + down * angle.sin(),
        height / 2.0 + along * angle.sin() + down * angle.cos(),
    );
    let draw = Draw::Watermark(Watermark { run, angle, opacity: OPACITY });
    frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw });
}

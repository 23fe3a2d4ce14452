//! Where the texts and marks of a chart are, and whether each text is read on what it stands on.

use super::pieces;
use crate::chart::placing::crosses;
use crate::frame::{Color, Draw, Frame, Path, Segment, TextRun};
use crate::geometry::{Point, Rect};

/// Places of a text at which its ground is looked at.
const SAMPLES: usize = 15;

/// The ink of a text, without its closing space.
pub(super) fn ink(run: &TextRun) -> Rect {
    let visible = run.text.trim_end().len();
    let glyphs = run.glyphs.iter().filter(|glyph| (glyph.start as usize) < visible);
    let width = glyphs.map(|glyph| glyph.advance).sum::<f32>() * run.size / 1000.0;
    Rect::new(run.origin.x, run.origin.y - 0.66 * run.size, width, 0.82 * run.size)
}

/// What a path covers, with its pen; white ones do not count.
pub(super) fn bounds(path: &Path) -> Rect {
    let pen = path.stroke.filter(|pen| pen.color != Color::WHITE).map_or(0.0, |stroke| stroke.width / 2.0);
    let corners = corners(path);
    let least = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::INFINITY, f32::min) - pen;
    let most = |of: fn(&Point) -> f32| corners.iter().map(of).fold(f32::NEG_INFINITY, f32::max) + pen;
    let (x, y) = (least(|at| at.x), least(|at| at.y));
    Rect::new(x, y, most(|at| at.x) - x, most(|at| at.y) - y)
}

fn corners(path: &Path) -> Vec<Point> {
    let corner = |segment: &Segment| match *segment {
        Segment::Move(to) | Segment::Line(to) | Segment::Curve(_, _, to) => Some(to),
        Segment::Close => None,
    };
    path.segments.iter().filter_map(corner).collect()
}

/// Relative luminance, WCAG 2.2.
fn luminance(color: Color) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
}

fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn inside(path: &Path, at: Point) -> bool {
    let mut odd = false;
    let mut from = Point::new(0.0, 0.0);
    let mut start = from;
    for segment in &path.segments {
        let to = match *segment {
            Segment::Move(to) => {
                (from, start) = (to, to);
                continue;
            }
            Segment::Line(to) | Segment::Curve(_, _, to) => to,
            Segment::Close => start,
        };
        if (from.y > at.y) != (to.y > at.y) && at.x < (to.x - from.x) * (at.y - from.y) / (to.y - from.y) + from.x {
            odd = !odd;
        }
        from = to;
    }
    odd
}

/// Text whose ground gives too little contrast, that is half on a mark, covered by one or struck through by a line.
pub(super) fn texts_on_marks(frame: &Frame) -> Vec<String> {
    let mut problems = Vec::new();
    for (place, item) in frame.items.iter().enumerate() {
        let Draw::Text(run) = &item.draw else { continue };
        let area = ink(run);
        let (left, top) = (area.x + 0.4, area.y + 0.4);
        let samples = (0..15_u8).map(|at| {
            let (column, row) = (f32::from(at % 5) / 4.0, f32::from(at / 5) / 2.0);
            Point::new(left + (area.width - 0.8) * column, top + (area.height - 0.8) * row)
        });
        let mut grounds: Vec<Color> = vec![Color::WHITE; SAMPLES];
        let mut struck = false;
        for (over, item) in frame.items.iter().enumerate() {
            let Draw::Path(path) = &item.draw else { continue };
            let around = bounds(path);
            if !around.meets(area, 0.0) {
                continue;
            }
            if let Some(fill) = path.fill {
                let covered = samples.clone().zip(&mut grounds).filter(|(at, _)| inside(path, *at));
                let covered: Vec<&mut Color> = covered.map(|(_, ground)| ground).collect();
                if over > place && !covered.is_empty() {
                    problems.push(format!("`{}` is covered by a mark", run.text));
                }
                struck &= covered.len() < SAMPLES;
                for ground in covered {
                    *ground = fill;
                }
            }
            let pen = path.stroke.filter(|pen| pen.color != Color::WHITE && contrast(pen.color, Color::WHITE) > 1.5);
            let within = Rect::new(area.x + 0.3, area.y + 0.8, (area.width - 0.6).max(0.1), area.height - 1.6);
            if pen.is_some() && pieces(path).any(|(from, to)| crosses(within, from, to)) {
                struck = true;
            }
        }
        if struck {
            problems.push(format!("a line strikes `{}` through", run.text));
        }
        let least = grounds.iter().map(|ground| contrast(run.fill, *ground)).fold(f32::INFINITY, f32::min);
        if least < 4.49 {
            problems.push(format!("`{}` has a contrast of {least:.1} to what it stands on", run.text));
        }
        let dark = grounds.iter().filter(|ground| contrast(**ground, Color::WHITE) > 1.5).count();
        if dark > 0 && dark < grounds.len() {
            problems.push(format!("`{}` stands half on a mark", run.text));
        }
    }
    problems
}

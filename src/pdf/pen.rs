//! The graphics state of a page: an operation is written only where the state changes.

use super::page::{hundredths, points};
use crate::frame::{Color, Stroke};
use printpdf::{LineCapStyle, LineDashPattern, LineJoinStyle, Op, Pt, Rgb};

/// What the viewer's state is after the operations so far. Lengths in hundredths of a point.
#[derive(Default)]
pub(super) struct Pen {
    fill: Option<Color>,
    stroke: Option<Color>,
    width: Option<i32>,
    round: bool,
    dash: Option<(i32, i32)>,
}

impl Pen {
    /// Sets the colour of text and areas.
    pub(super) fn fill(&mut self, color: Color, operations: &mut Vec<Op>) {
        if self.fill.replace(color) != Some(color) {
            operations.push(Op::SetFillColor { col: rgb(color) });
        }
    }

    /// Sets all that a stroke needs.
    pub(super) fn stroke(&mut self, stroke: &Stroke, operations: &mut Vec<Op>) {
        if self.stroke.replace(stroke.color) != Some(stroke.color) {
            operations.push(Op::SetOutlineColor { col: rgb(stroke.color) });
        }
        let width = hundredths(stroke.width);
        if self.width.replace(width) != Some(width) {
            operations.push(Op::SetOutlineThickness { pt: Pt(points(width)) });
        }
        if self.round != stroke.round {
            self.round = stroke.round;
            let (cap, join) = if stroke.round {
                (LineCapStyle::Round, LineJoinStyle::Round)
            } else {
                (LineCapStyle::Butt, LineJoinStyle::Miter)
            };
            operations.push(Op::SetLineCapStyle { cap });
            operations.push(Op::SetLineJoinStyle { join });
        }
        let dash = stroke.dash.map(|(on, off)| (hundredths(on), hundredths(off)));
        if self.dash != dash {
            self.dash = dash;
            let dash = dash.map_or_else(LineDashPattern::default, |(on, off)| {
                LineDashPattern::new(0.0, &[points(on), points(off)])
            });
            operations.push(Op::SetLineDashPattern { dash });
        }
    }
}

/// Three decimals tell all 256 steps apart.
fn rgb(color: Color) -> printpdf::Color {
    let part = |value: u8| (f32::from(value) * 1000.0 / 255.0).round() / 1000.0;
    printpdf::Color::Rgb(Rgb::new(part(color.red), part(color.green), part(color.blue), None))
}

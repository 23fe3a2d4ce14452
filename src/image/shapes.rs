//! What a drawing is made of.

use crate::frame::{Color, Segment};
use crate::geometry::Size;

/// A drawing: shapes from back to front, in units from its top left corner.
#[derive(Clone, PartialEq, Debug)]
pub struct Shapes {
    /// Width and height; nothing is seen outside.
    pub size: Size,
    /// The shapes.
    pub shapes: Vec<Shape>,
}

/// A shape.
#[derive(Clone, PartialEq, Debug)]
pub struct Shape {
    /// From its own units to those of the drawing: the six numbers of a matrix as PDF writes them.
    pub transform: [f32; 6],
    /// Its outline in its own units; starts with `Move`.
    pub segments: Vec<Segment>,
    /// What fills it.
    pub fill: Option<(Ink, FillRule)>,
    /// What is drawn along it.
    pub stroke: Option<Pen>,
}

/// A colour and how much it covers.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ink {
    /// The colour.
    pub color: Color,
    /// From 0, nothing, to 1, wholly.
    pub opacity: f32,
}

/// What is inside of an outline that crosses itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FillRule {
    /// What it goes around.
    NonZero,
    /// What it goes around an odd number of times.
    EvenOdd,
}

/// A pen.
#[derive(Clone, PartialEq, Debug)]
pub struct Pen {
    /// Its ink.
    pub ink: Ink,
    /// Its width.
    pub width: f32,
    /// Ends as PDF numbers them: 0 flat, 1 round, 2 square.
    pub cap: u8,
    /// Corners as PDF numbers them: 0 pointed, 1 round, 2 cut.
    pub join: u8,
    /// How far a pointed corner may reach, in widths.
    pub miter: f32,
    /// Lengths of dashes and gaps in turn; empty for a whole line.
    pub dash: Vec<f32>,
    /// Where in the dashes the line starts.
    pub offset: f32,
}

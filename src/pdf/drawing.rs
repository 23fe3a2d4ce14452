//! Shapes of a drawing → a form of one unit by one, cut off at its edge.

use super::refused;
use crate::diagnostic::Diagnostic;
use crate::frame::{Color, Segment};
use crate::geometry::Point;
use crate::image::{FillRule, Ink, Pen, Shape, Shapes};
use lopdf::{Dictionary, Object, Stream, dictionary};
use std::collections::BTreeSet;
use std::fmt::Write;

/// Parts that an opacity is rounded to.
const PARTS: f32 = 1000.0;

/// The form.
///
/// # Errors
/// When it cannot be compressed.
pub(super) fn form(shapes: &Shapes) -> Result<Stream, Diagnostic> {
    let mut content = String::new();
    let size = shapes.size;
    numbers(&mut content, &[1.0 / size.width, 0.0, 0.0, -1.0 / size.height, 0.0, 1.0], "cm");
    let mut states = BTreeSet::new();
    for shape in &shapes.shapes {
        draw(shape, &mut content, &mut states);
    }
    let mut resources = Dictionary::new();
    if !states.is_empty() {
        let mut all = Dictionary::new();
        for state in states {
            let (fill, stroke) = state;
            let entries = dictionary! { "Type" => "ExtGState", "ca" => part(fill), "CA" => part(stroke) };
            all.set(state_name(state), entries);
        }
        resources.set("ExtGState", all);
    }
    let entries = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "FormType" => 1,
        "BBox" => vec![0.into(), 0.into(), 1.into(), 1.into()],
        "Resources" => resources,
    };
    let mut stream = Stream::new(entries, content.into_bytes());
    stream.compress().map_err(|error| refused(&error.to_string()))?;
    Ok(stream)
}

fn draw(shape: &Shape, content: &mut String, states: &mut BTreeSet<(u16, u16)>) {
    content.push_str("q\n");
    numbers(content, &shape.transform, "cm");
    let opacity = |ink: Option<Ink>| ink.map_or(thousandths(1.0), |ink| thousandths(ink.opacity));
    let state = (opacity(shape.fill.map(|(ink, _)| ink)), opacity(shape.stroke.as_ref().map(|pen| pen.ink)));
    if state != (thousandths(1.0), thousandths(1.0)) {
        states.insert(state);
        let _ = writeln!(content, "/{} gs", state_name(state));
    }
    if let Some((ink, _)) = shape.fill {
        numbers(content, &channels(ink.color), "rg");
    }
    if let Some(pen) = &shape.stroke {
        self::pen(pen, content);
    }
    outline(&shape.segments, content);
    let even_odd = shape.fill.is_some_and(|(_, rule)| rule == FillRule::EvenOdd);
    content.push_str(match (shape.fill.is_some(), shape.stroke.is_some(), even_odd) {
        (true, true, true) => "B*\nQ\n",
        (true, true, false) => "B\nQ\n",
        (true, false, true) => "f*\nQ\n",
        (true, false, false) => "f\nQ\n",
        (false, true, _) => "S\nQ\n",
        (false, false, _) => "n\nQ\n",
    });
}

fn pen(pen: &Pen, content: &mut String) {
    numbers(content, &channels(pen.ink.color), "RG");
    numbers(content, &[pen.width], "w");
    numbers(content, &[pen.miter.max(1.0)], "M");
    let _ = writeln!(content, "{} J {} j", pen.cap, pen.join);
    if !pen.dash.is_empty() {
        content.push('[');
        numbers(content, &pen.dash, "]");
        numbers(content, &[pen.offset], "d");
    }
}

fn outline(segments: &[Segment], content: &mut String) {
    let pairs = |points: &[Point]| points.iter().flat_map(|at| [at.x, at.y]).collect::<Vec<_>>();
    for segment in segments {
        match *segment {
            Segment::Move(to) => numbers(content, &pairs(&[to]), "m"),
            Segment::Line(to) => numbers(content, &pairs(&[to]), "l"),
            Segment::Curve(a, b, to) => numbers(content, &pairs(&[a, b, to]), "c"),
            Segment::Close => content.push_str("h\n"),
        }
    }
}

/// Numbers as a viewer reads them, without exponents, and what is done with them.
fn numbers(content: &mut String, values: &[f32], operator: &str) {
    for value in values {
        // a scale of a large drawing is small, and has to be exact
        let written = if value.abs() < 0.1 { format!("{value:.9}") } else { format!("{value:.4}") };
        let written = written.trim_end_matches('0').trim_end_matches('.');
        content.push_str(if written == "-0" { "0" } else { written });
        content.push(' ');
    }
    content.push_str(operator);
    content.push('\n');
}

fn channels(color: Color) -> [f32; 3] {
    [color.red, color.green, color.blue].map(|channel| f32::from(channel) / 255.0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an opacity is from 0 to 1")]
fn thousandths(opacity: f32) -> u16 {
    (opacity.clamp(0.0, 1.0) * PARTS).round() as u16
}

fn part(thousandths: u16) -> Object {
    Object::Real(f32::from(thousandths) / PARTS)
}

fn state_name((fill, stroke): (u16, u16)) -> String {
    format!("O{fill}x{stroke}")
}

//! A page's [`Frame`] → printpdf operations in marked content.
//!
//! y is turned upwards here, and every coordinate is rounded to a hundredth of a point.

use super::fonts::{Faces, clusters};
use super::pen::Pen;
use super::{images, path, tags};
use crate::frame::{Artifact, Draw, Frame, Mark, TextRun};
use crate::geometry::Point;
use crate::layout::Document;
use crate::structure::{NodeId, Structure};
use printpdf::{DictItem, Op, PdfFontHandle, Pt, TextItem};
use std::collections::BTreeMap;

/// What a page draws.
pub(super) struct Content {
    /// The operations.
    pub(super) operations: Vec<Op>,
    /// The node of each marked-content id, in order of the ids.
    pub(super) owners: Vec<NodeId>,
}

/// Places on a page in whole hundredths of a point, y upwards.
#[derive(Clone, Copy)]
pub(super) struct Grid {
    height: i32,
}

impl Grid {
    /// The grid of a page of this height in points.
    pub(super) fn new(height: f32) -> Self {
        Self { height: hundredths(height) }
    }

    /// A place on the page.
    pub(super) fn place(self, point: Point) -> (i32, i32) {
        (hundredths(point.x), self.height - hundredths(point.y))
    }
}

/// A length in whole hundredths of a point.
#[expect(clippy::cast_possible_truncation, reason = "pages are far smaller than 2^31 hundredths of a point")]
pub(super) fn hundredths(length: f32) -> i32 {
    (length * 100.0).round() as i32
}

/// Hundredths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "hundredths of a point on a page stay below 2^24")]
pub(super) fn points(hundredths: i32) -> f32 {
    hundredths as f32 / 100.0
}

/// A length rounded to a hundredth of a point.
pub(super) fn rounded(length: f32) -> f32 {
    points(hundredths(length))
}

/// Transcribes the items of a page. Neighbours with the same mark share one marked-content sequence.
pub(super) fn content(frame: &Frame, document: &Document, faces: &Faces) -> Content {
    let mut canvas = Canvas {
        operations: Vec::with_capacity(frame.items.len() * 4),
        owners: Vec::new(),
        structure: &document.structure,
        grid: Grid::new(frame.size.height),
        mark: None,
        line: None,
        font: None,
        pen: Pen::default(),
    };
    for item in &frame.items {
        match &item.draw {
            Draw::Text(run) if run.glyphs.is_empty() => {}
            Draw::Text(run) => {
                canvas.open(item.mark);
                canvas.text(run, faces);
            }
            Draw::Path(path) if path.fill.is_none() && path.stroke.is_none() => {}
            Draw::Path(path) => {
                canvas.open(item.mark);
                canvas.end_text();
                path::draw(path, canvas.grid, &mut canvas.pen, &mut canvas.operations);
            }
            Draw::Picture(picture) => {
                canvas.open(item.mark);
                canvas.end_text();
                let bottom = frame.size.height - picture.area.bottom();
                images::draw(picture, &document.images[picture.image].image, bottom, &mut canvas.operations);
            }
        }
    }
    canvas.close();
    Content { operations: canvas.operations, owners: canvas.owners }
}

/// A page being written, and the state that its viewer will be in.
struct Canvas<'a> {
    operations: Vec<Op>,
    owners: Vec<NodeId>,
    structure: &'a Structure,
    grid: Grid,
    /// The open marked-content sequence.
    mark: Option<Mark>,
    /// Inside a text object: where its current line starts.
    line: Option<(i32, i32)>,
    /// Number and size of the font.
    font: Option<(u8, i32)>,
    pen: Pen,
}

impl Canvas<'_> {
    fn open(&mut self, mark: Mark) {
        if self.mark == Some(mark) {
            return;
        }
        self.close();
        let (tag, properties) = match mark {
            Mark::Content(node) => {
                let id = i64::try_from(self.owners.len()).expect("a page has fewer than 2^63 sequences");
                self.owners.push(node);
                (tags::name(self.structure.node(node).role), vec![("MCID", DictItem::Int(id))])
            }
            Mark::Artifact(Artifact::Header) => ("Artifact", pagination("Header")),
            Mark::Artifact(Artifact::Footer) => ("Artifact", pagination("Footer")),
            Mark::Artifact(Artifact::Layout) => ("Artifact", vec![("Type", name("Layout"))]),
        };
        let map: BTreeMap<String, DictItem> =
            properties.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
        self.operations
            .push(Op::BeginMarkedContentWithProperties { tag: tag.to_owned(), properties: DictItem::Dict { map } });
        self.mark = Some(mark);
    }

    fn close(&mut self) {
        self.end_text();
        if self.mark.take().is_some() {
            self.operations.push(Op::EndMarkedContent);
        }
    }

    fn end_text(&mut self) {
        if self.line.take().is_some() {
            self.operations.push(Op::EndTextSection);
        }
    }

    fn text(&mut self, run: &TextRun, faces: &Faces) {
        self.pen.fill(run.fill, &mut self.operations);
        let (line_x, line_y) = self.line.unwrap_or_else(|| {
            self.operations.push(Op::StartTextSection);
            (0, 0)
        });
        if let Some(first) = run.glyphs.first() {
            self.choose(first.font, run, faces);
        }
        let (x, y) = self.grid.place(run.origin);
        let step = printpdf::Point { x: Pt(points(x - line_x)), y: Pt(points(y - line_y)) };
        self.operations.push(Op::SetTextCursor { pos: step });
        self.line = Some((x, y));
        self.glyphs(run, faces);
    }

    /// Shows glyphs; whatever their place differs from the font's own widths by is made up in thousandths of the
    /// size, without letting the rounding add up.
    fn glyphs(&mut self, run: &TextRun, faces: &Faces) {
        let (mut wanted, mut reached, mut rise) = (0.0_f32, 0_i32, 0.0_f32);
        let (mut items, mut codes) = (Vec::new(), String::new());
        for (glyph, text) in clusters(run) {
            if (glyph.dy - rise).abs() > f32::EPSILON {
                rise = glyph.dy;
                finish_codes(&mut codes, &mut items);
                self.show(&mut items);
                self.operations.push(Op::SetLineOffset { multiplier: rounded(rise * run.size / 1000.0) });
            }
            if self.font.is_some_and(|(font, _)| font != glyph.font) {
                finish_codes(&mut codes, &mut items);
                self.show(&mut items);
                self.choose(glyph.font, run, faces);
            }
            let back = reached - thousandths(wanted + glyph.dx);
            if back != 0 {
                finish_codes(&mut codes, &mut items);
                items.push(TextItem::Offset(kern(back)));
                reached -= back;
            }
            let code = faces.face(glyph.font).code(glyph.id, &text);
            codes.push(code.character);
            reached += code.width;
            wanted += glyph.advance;
        }
        finish_codes(&mut codes, &mut items);
        self.show(&mut items);
        if rise != 0.0 {
            self.operations.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }

    /// Sets the font of what follows, unless it is set.
    fn choose(&mut self, font: u8, run: &TextRun, faces: &Faces) {
        let chosen = (font, hundredths(run.size));
        if self.font != Some(chosen) {
            self.font = Some(chosen);
            let handle = PdfFontHandle::External(faces.resource(font));
            self.operations.push(Op::SetFont { font: handle, size: Pt(points(chosen.1)) });
        }
    }

    fn show(&mut self, items: &mut Vec<TextItem>) {
        if !items.is_empty() {
            self.operations.push(Op::ShowText { items: std::mem::take(items) });
        }
    }
}

fn finish_codes(codes: &mut String, items: &mut Vec<TextItem>) {
    if !codes.is_empty() {
        items.push(TextItem::Text(std::mem::take(codes)));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a run is far shorter than 2^31 thousandths of its size")]
fn thousandths(length: f32) -> i32 {
    length.round() as i32
}

#[expect(clippy::cast_precision_loss, reason = "distances inside a run stay below 2^24")]
fn kern(back: i32) -> f32 {
    back as f32
}

fn pagination(subtype: &str) -> Vec<(&'static str, DictItem)> {
    vec![("Type", name("Pagination")), ("Subtype", name(subtype))]
}

fn name(text: &str) -> DictItem {
    DictItem::Name(text.as_bytes().to_vec())
}

//! An SVG file → shapes with colours. What a page cannot draw of it is an error by its name, never left out silently.

use super::refused;
use super::shapes::{FillRule, Ink, Pen, Shape, Shapes};
use crate::diagnostic::Diagnostic;
use crate::frame::{Color, Segment};
use crate::geometry::{Point, Size};
use usvg::roxmltree::{self, Document, Node, ParsingOptions};
use usvg::tiny_skia_path::{PathSegment, Point as Place};
use usvg::{BlendMode, Error, Group, LineCap, LineJoin, Node as Drawn, Options, Paint, PaintOrder, Path, Tree};

/// Most bytes of a drawing.
const MOST_BYTES: usize = 20_000_000;
/// Most nodes of a drawing.
const MOST_NODES: u32 = 500_000;
/// Most units of a side: more cannot be drawn exactly.
const LARGEST: f32 = 100_000.0;
/// Bytes in which the first element is looked for.
const START: usize = 4096;
const FLATTEN: &str = "flatten it to plain shapes in the program that made it, or save it as a PNG";

/// Whether a file begins like an SVG.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(START)]);
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    start.starts_with('<') && (start.contains("<svg") || start.contains(":svg"))
}

/// Reads a drawing.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Shapes, Diagnostic> {
    let damaged = |why: String| refused(file, &format!("cannot be read: {why}"), "save it again as a plain SVG");
    let unread = |error: Error| match error {
        Error::ParsingFailed(roxmltree::Error::NodesLimitReached) | Error::ElementsLimitReached => {
            refused(file, "unpacks to far more than it shows, or has no end", FLATTEN)
        }
        Error::ParsingFailed(error) => damaged(error.to_string()),
        error => damaged(error.to_string()),
    };
    if bytes.len() > MOST_BYTES {
        return Err(refused(file, "has more than 20 MB of shapes", "save it as a PNG"));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| damaged("it is not UTF-8".to_owned()))?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| unread(error.into()))?;
    for node in document.descendants().filter(Node::is_element) {
        check(file, node)?;
    }
    let tree = Tree::from_xmltree(&document, &Options::default()).map_err(unread)?;
    let size = Size::new(tree.size().width(), tree.size().height());
    if size.width.max(size.height) > LARGEST {
        return Err(refused(file, "is larger than 100,000 units", "give it a smaller `viewBox`"));
    }
    let mut shapes = Vec::new();
    group(file, tree.root(), 1.0, &mut shapes)?;
    if shapes.is_empty() {
        return Err(refused(file, "shows nothing", "give its shapes a fill or a stroke"));
    }
    Ok(Shapes { size, shapes })
}

/// Refuses elements that the reader of drawings would leave out or fetch from elsewhere.
fn check(file: &str, node: Node<'_, '_>) -> Result<(), Diagnostic> {
    let name = node.tag_name().name();
    match name {
        "text" => return Err(refused(file, "holds text", "convert the text to outlines (paths)")),
        "script" => return Err(refused(file, "holds a script", "save it again as a plain SVG")),
        "image" | "feImage" => return Err(refused(file, "holds a picture", "place the picture by itself")),
        "foreignObject" => return Err(refused(file, "holds foreign content", FLATTEN)),
        "style" if node.text().is_some_and(|style| style.contains("@import")) => return Err(external(file)),
        _ => {}
    }
    let scripted = |name: &str| name.starts_with("on") && name.len() > 3;
    for attribute in node.attributes() {
        if scripted(attribute.name()) {
            return Err(refused(file, "holds a script", "save it again as a plain SVG"));
        }
        let links = attribute.name() == "href" && name != "a";
        if (links && !attribute.value().trim_start().starts_with('#')) || fetches(attribute.value()) {
            return Err(external(file));
        }
    }
    if name == "style" && node.text().is_some_and(fetches) { Err(external(file)) } else { Ok(()) }
}

/// Whether a value names something outside of the file.
fn fetches(value: &str) -> bool {
    value.split("url(").skip(1).any(|rest| !rest.trim_start_matches([' ', '"', '\'']).starts_with('#'))
}

fn external(file: &str) -> Diagnostic {
    refused(file, "refers to something outside of it", "save it again with everything inside, as plain shapes")
}

fn group(file: &str, group: &Group, opacity: f32, shapes: &mut Vec<Shape>) -> Result<(), Diagnostic> {
    let unknown = |what: &str| Err(refused(file, &format!("uses {what}, which cannot be drawn"), FLATTEN));
    if group.mask().is_some() {
        return unknown("a mask");
    }
    if !group.filters().is_empty() {
        return unknown("a filter");
    }
    if group.blend_mode() != BlendMode::Normal {
        return unknown("a blend mode");
    }
    if group.clip_path().is_some_and(|clip| !is_harmless(clip, group)) {
        return unknown("a clip path");
    }
    let own = group.opacity().get();
    if own < 1.0 && group.children().len() > 1 {
        return unknown("the opacity of a group");
    }
    for child in group.children() {
        match child {
            Drawn::Group(inner) => self::group(file, inner, opacity * own, shapes)?,
            Drawn::Path(path) if path.is_visible() => add(file, path, opacity * own, shapes)?,
            Drawn::Path(_) => {}
            Drawn::Image(_) => return unknown("a picture"),
            Drawn::Text(_) => return unknown("text"),
        }
    }
    Ok(())
}

/// Whether a clip is one upright rectangle around all that it clips, as programs write around whole drawings.
fn is_harmless(clip: &usvg::ClipPath, group: &Group) -> bool {
    let [Drawn::Path(path)] = clip.root().children() else { return false };
    let corners = path.data().segments().filter(|segment| !matches!(segment, PathSegment::Close)).count();
    let (outer, inner) = (path.bounding_box(), group.stroke_bounding_box());
    let slack = 0.01 * outer.width().max(outer.height());
    clip.clip_path().is_none()
        && clip.transform().is_identity()
        && path.abs_transform().is_identity()
        && (4..=5).contains(&corners)
        && path.data().segments().all(|segment| on_edge(segment, outer))
        && outer.left() <= inner.left() + slack
        && outer.top() <= inner.top() + slack
        && outer.right() >= inner.right() - slack
        && outer.bottom() >= inner.bottom() - slack
}

fn on_edge(segment: PathSegment, edge: usvg::Rect) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 1e-3;
    match segment {
        PathSegment::MoveTo(at) | PathSegment::LineTo(at) => {
            (near(at.x, edge.left()) || near(at.x, edge.right()))
                && (near(at.y, edge.top()) || near(at.y, edge.bottom()))
        }
        PathSegment::Close => true,
        PathSegment::QuadTo(..) | PathSegment::CubicTo(..) => false,
    }
}

fn add(file: &str, path: &Path, opacity: f32, shapes: &mut Vec<Shape>) -> Result<(), Diagnostic> {
    let transform = path.abs_transform();
    let transform = [transform.sx, transform.ky, transform.kx, transform.sy, transform.tx, transform.ty];
    let segments = segments(path);
    let fill = match path.fill() {
        Some(fill) => {
            let rule = if fill.rule() == usvg::FillRule::EvenOdd { FillRule::EvenOdd } else { FillRule::NonZero };
            Some((ink(file, fill.paint(), opacity * fill.opacity().get())?, rule))
        }
        None => None,
    };
    let stroke = match path.stroke() {
        Some(stroke) => Some(pen(stroke, ink(file, stroke.paint(), opacity * stroke.opacity().get())?)),
        None => None,
    };
    let shape = |fill, stroke| Shape { transform, segments: segments.clone(), fill, stroke };
    if path.paint_order() == PaintOrder::StrokeAndFill && fill.is_some() && stroke.is_some() {
        shapes.extend([shape(None, stroke), shape(fill, None)]);
    } else if fill.is_some() || stroke.is_some() {
        shapes.push(shape(fill, stroke));
    }
    Ok(())
}

fn ink(file: &str, paint: &Paint, opacity: f32) -> Result<Ink, Diagnostic> {
    let what = match paint {
        Paint::Color(color) => {
            return Ok(Ink { color: Color { red: color.red, green: color.green, blue: color.blue }, opacity });
        }
        Paint::LinearGradient(_) | Paint::RadialGradient(_) => "a gradient",
        Paint::Pattern(_) => "a pattern",
    };
    Err(refused(file, &format!("uses {what}, which cannot be drawn"), "use plain colours, or save it as a PNG"))
}

fn pen(stroke: &usvg::Stroke, ink: Ink) -> Pen {
    Pen {
        ink,
        width: stroke.width().get(),
        cap: match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        },
        join: match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        },
        miter: stroke.miterlimit().get(),
        dash: stroke.dasharray().map(<[f32]>::to_vec).unwrap_or_default(),
        offset: stroke.dashoffset(),
    }
}

/// The outline in cubic curves.
fn segments(path: &Path) -> Vec<Segment> {
    let point = |at: Place| Point::new(at.x, at.y);
    let mut last = Place::default();
    let mut segments = Vec::new();
    for segment in path.data().segments() {
        segments.push(match segment {
            PathSegment::MoveTo(to) => {
                last = to;
                Segment::Move(point(to))
            }
            PathSegment::LineTo(to) => {
                last = to;
                Segment::Line(point(to))
            }
            PathSegment::QuadTo(by, to) => {
                let toward = |from: Place| {
                    Point::new(from.x + (by.x - from.x) * 2.0 / 3.0, from.y + (by.y - from.y) * 2.0 / 3.0)
                };
                let curve = Segment::Curve(toward(last), toward(to), point(to));
                last = to;
                curve
            }
            PathSegment::CubicTo(a, b, to) => {
                last = to;
                Segment::Curve(point(a), point(b), point(to))
            }
            PathSegment::Close => Segment::Close,
        });
    }
    segments
}

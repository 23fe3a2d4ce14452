//! Broken lines → drawn runs, link areas and the record of numbers that were printed.

use super::desk::{Desk, Known};
use super::passage::{Goal, Passage, Tag, Words};
use crate::frame::{Artifact, Draw, Frame, Item, Link, Mark, Path, Stroke, Target};
use crate::geometry::{Point, Rect};
use crate::locale::Arg;
use crate::text::{Align, Line, LineRun, ParagraphStyle, Span, TextStyle, break_paragraph};
use crate::theme::Type;

/// Width of a letter in sizes of its type, rather less than more.
const LIKELY_WIDTH: f32 = 0.4;
/// How far above the line struck words have theirs, and how thick it is, in sizes of their type.
const STRUCK: f32 = 0.26;
const STRUCK_PEN: f32 = 0.06;

/// How a passage is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Left edge on the page.
    pub(super) x: f32,
    /// Width of the column.
    pub(super) width: f32,
    /// Alignment in it.
    pub(super) align: Align,
    /// Lines of about equal length.
    pub(super) balanced: bool,
    /// Whether words are hyphenated.
    pub(super) hyphenate: bool,
}

impl Setting {
    /// Ragged right, words kept whole.
    pub(super) fn left(x: f32, width: f32) -> Self {
        Self { x, width, align: Align::Left, balanced: false, hyphenate: false }
    }

    /// Ragged left, words kept whole.
    pub(super) fn right(x: f32, width: f32) -> Self {
        Self { align: Align::Right, ..Self::left(x, width) }
    }

    /// Lines of about equal length, on a condition.
    pub(super) fn balanced_if(self, balanced: bool) -> Self {
        Self { balanced, ..self }
    }

    /// Lines of about equal length.
    pub(super) fn balanced(self) -> Self {
        Self { balanced: true, ..self }
    }
}

/// Breaks a passage into lines, with the folios as known so far.
pub(super) fn break_lines(desk: &Desk<'_>, known: &Known, passage: &Passage<'_>, setting: &Setting) -> Vec<Line<Tag>> {
    let spans: Vec<Span<Tag>> = passage
        .parts
        .iter()
        .map(|part| {
            let text = match &part.words {
                Words::Plain(text) => text.clone(),
                Words::Folio(goal) => known.folio(goal),
                Words::Page(goal) => desk.locale.text("page-number", &[("page", Arg::Text(&known.folio(goal)))]),
                Words::Said { message, figure, goal } => {
                    let folio = known.folio(goal);
                    desk.locale.text(message, &[("figure", Arg::Text(figure)), ("page", Arg::Text(&folio))])
                }
            };
            Span { text, style: part.style, tag: part.tag }
        })
        .collect();
    if let Some(line) = single_line(desk, &spans, passage.language, setting) {
        return vec![line];
    }
    let style = ParagraphStyle {
        width: setting.width,
        align: setting.align,
        hyphenate: setting.hyphenate,
        balanced: setting.balanced,
        language: passage.language,
    };
    break_paragraph(desk.fonts, &spans, &style)
}

/// The one line of a short text, without looking for places to break it: most texts of tables and figures are one line.
fn single_line(desk: &Desk<'_>, spans: &[Span<Tag>], language: &str, setting: &Setting) -> Option<Line<Tag>> {
    #[expect(clippy::cast_precision_loss, reason = "an estimate")]
    let likely: f32 = spans.iter().map(|span| span.text.len() as f32 * span.style.size * LIKELY_WIDTH).sum();
    let short = likely <= setting.width && spans.iter().any(|span| !span.text.is_empty());
    if !short || spans.iter().any(|span| span.text.contains('\n')) {
        return None;
    }
    let mut runs: Vec<LineRun<Tag>> = Vec::with_capacity(spans.len());
    let mut x = 0.0;
    for span in spans.iter().filter(|span| !span.text.is_empty()) {
        let mut run = desk.fonts.shape(&span.style, language, &span.text);
        run.origin.x = x;
        x += run.width();
        runs.push(LineRun { run, tag: span.tag });
    }
    let width = x - trailing_space(&runs);
    let shift = match setting.align {
        Align::Left => 0.0,
        Align::Center => (setting.width - width) / 2.0,
        Align::Right => setting.width - width,
    };
    for placed in &mut runs {
        placed.run.origin.x += shift;
    }
    (width <= setting.width).then_some(Line { runs, width })
}

/// Width of the spaces that end a line.
fn trailing_space(runs: &[LineRun<Tag>]) -> f32 {
    let Some(run) = runs.last().map(|last| &last.run) else { return 0.0 };
    let visible = run.text.trim_end_matches(' ').len();
    let trailing = run.glyphs.iter().filter(|glyph| glyph.start as usize >= visible);
    trailing.map(|glyph| glyph.advance).sum::<f32>() * run.size / 1000.0
}

/// Baseline of a line of `leading` points, from its top.
pub(super) fn baseline(desk: &Desk<'_>, style: &TextStyle, leading: f32) -> f32 {
    let metrics = desk.fonts.metrics(style.face);
    let (above, below) = (metrics.ascent * style.size / 1000.0, -metrics.descent * style.size / 1000.0);
    (leading - above - below) / 2.0 + above
}

/// Baseline of a line in a role of type, from its top.
pub(super) fn role_baseline(desk: &Desk<'_>, role: Type) -> f32 {
    baseline(desk, &super::passage::style(role), role.leading)
}

/// Draws the lines of a passage one by one; keeps count of the numbers that were recorded.
pub(super) struct Scribe<'p, 'a> {
    desk: &'p Desk<'p>,
    known: &'p Known,
    passage: &'p Passage<'a>,
    recorded: usize,
}

impl<'p, 'a> Scribe<'p, 'a> {
    pub(super) fn new(desk: &'p Desk<'p>, known: &'p Known, passage: &'p Passage<'a>) -> Self {
        Self { desk, known, passage, recorded: 0 }
    }

    /// Puts a line into a frame with its column's left edge at `x` and its baseline at `y`.
    pub(super) fn draw(&mut self, frame: &mut Frame, line: Line<Tag>, x: f32, y: f32) {
        for run in line.runs {
            let tag = run.tag;
            let mut glyphs = run.run;
            glyphs.origin = glyphs.origin.moved(x, y - tag.rise);
            if let Some(value) = tag.value.filter(|value| *value >= self.recorded) {
                frame.shown.push(self.passage.values[value].clone());
                self.recorded = value + 1;
            }
            if let Some(link) = tag.link {
                self.link(frame, link, &glyphs);
            }
            let struck = tag.struck.then(|| (glyphs.origin, glyphs.width(), glyphs.size, glyphs.fill));
            if !glyphs.text.is_empty() {
                frame.items.push(Item { mark: Mark::Content(tag.node), draw: Draw::Text(glyphs) });
            }
            if let Some((origin, width, size, color)) = struck {
                rule(frame, origin.moved(0.0, -size * STRUCK), width, Stroke::solid(color, size * STRUCK_PEN));
            }
        }
    }

    fn link(&self, frame: &mut Frame, index: usize, run: &crate::frame::TextRun) {
        let plan = &self.passage.links[index];
        let (above, below) = (run.size * 0.95, run.size * 0.3);
        let width = run.width();
        let area = Rect::new(run.origin.x, run.origin.y - above, width, above + below);
        let target = match (&plan.goal, self.known.node(&plan.goal)) {
            (Goal::Uri(uri), _) => Target::Uri(uri.clone()),
            (_, Some(node)) => Target::Node(node),
            (_, None) => return,
        };
        if plan.underlined {
            let y = run.origin.y + 1.8;
            let pen = Stroke::solid(run.fill, 0.5);
            rule(frame, Point::new(run.origin.x, y), width, pen);
        }
        match frame.links.last_mut() {
            Some(last) if last.node == plan.node && last.area.meets(Rect { x: last.area.x, ..area }, 2.0) => {
                last.area = last.area.union(area);
            }
            _ => frame.links.push(Link { area, target, node: plan.node, description: self.description(index) }),
        }
    }

    /// What a link says of itself: its words, and the page that it leads to.
    fn description(&self, index: usize) -> String {
        let plan = &self.passage.links[index];
        match self.known.node(&plan.goal) {
            Some(_) if !matches!(plan.goal, Goal::Beside(_)) => {
                let page = self.known.folio(&plan.goal);
                let args = [("title", Arg::Text(&plan.description)), ("page", Arg::Text(&page))];
                self.desk.locale.text("link-to-page", &args)
            }
            _ => plan.description.clone(),
        }
    }
}

/// Draws a passage from the top of a frame downwards and returns how far down its last line reaches.
pub(super) fn set_at(
    desk: &Desk<'_>,
    known: &Known,
    frame: &mut Frame,
    passage: &Passage<'_>,
    (setting, role, top): (&Setting, Type, f32),
) -> f32 {
    let mut y = top;
    let first = role_baseline(desk, role);
    let mut scribe = Scribe::new(desk, known, passage);
    for line in break_lines(desk, known, passage, setting) {
        scribe.draw(frame, line, setting.x, y + first);
        y += role.leading;
    }
    y
}

/// A straight artifact line to the right of `from`.
pub(super) fn rule(frame: &mut Frame, from: Point, width: f32, pen: Stroke) {
    if pen.width <= 0.0 {
        return;
    }
    let path = Path::line(from, from.moved(width, 0.0), pen);
    frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw: Draw::Path(path) });
}

/// A line of words that say nothing new: page furniture.
pub(super) fn furniture(
    desk: &Desk<'_>,
    frame: &mut Frame,
    (text, role, mark): (&str, Type, Artifact),
    (setting, top): (&Setting, f32),
) {
    let style = super::passage::style(role);
    let mut run = desk.fonts.shape(&style, desk.locale.tag(), text);
    let free = setting.width - run.width();
    let shift = match setting.align {
        Align::Left => 0.0,
        Align::Center => free / 2.0,
        Align::Right => free,
    };
    run.origin = Point::new(setting.x + shift, top + baseline(desk, &style, role.leading));
    if !text.is_empty() {
        frame.items.push(Item { mark: Mark::Artifact(mark), draw: Draw::Text(run) });
    }
}

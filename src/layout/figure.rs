//! Figures: rule, number, title, subtitle, plot, source, in one piece. Two half ones stand side by side.

use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Strip};
use super::lines::{Setting, rule, set_at};
use super::passage::{Goal, Passage, style};
use super::place::Place;
use super::plot::check_glyphs;
use super::section::{DISPLAY, push_spaced};
use crate::chart;
use crate::chart::spec::ChartSpec;
use crate::frame::{Frame, Stroke};
use crate::geometry::{Point, Rect, Size};
use crate::locale::Arg;
use crate::prose::{Placement, ReferenceTarget};
use crate::report::{Figure, FigureWidth};
use crate::shown::Rich;
use crate::structure::{NodeId, Role};

/// Number to title, where it stands above.
const NUMBER_GAP: f32 = 3.0;
const NOTE_GAP: f32 = 6.0;
/// What title, subtitle, note and source of a figure take from a page that is otherwise all plot.
const AROUND: f32 = 130.0;
/// Most by which a plot grows that has a page of a screen, what is left free there, and the least height of a plot.
const MOST_FILLED: f32 = 1.7;
const SLACK: f32 = 0.5;
const LEAST_PLOT: f32 = 40.0;
/// Most by which a plot grows to the height of the one beside it.
const MOST_TALLER: f32 = 2.0;

/// One figure, or two half ones.
pub(super) struct FigureRow<'a> {
    cells: Vec<Cell<'a>>,
    /// Whether it stands in a column or cell beside others: its plot does not grow with the page.
    inside: bool,
}

struct Cell<'a> {
    node: NodeId,
    x: f32,
    width: f32,
    /// The side column, for figures of the main column.
    side: Option<(f32, f32)>,
    number: Passage<'a>,
    title: Option<Passage<'a>>,
    subtitle: Passage<'a>,
    caption: Option<Passage<'a>>,
    note: Option<Passage<'a>>,
    source: Passage<'a>,
    /// Where its table stands and which file holds its data: below the note in the side column, else in the source line.
    data: Option<Passage<'a>>,
    chart: &'a ChartSpec,
    height: f32,
}

/// Adds a figure, or two side by side.
pub(super) fn add<'a>(draft: &mut Draft<'a>, figures: &[(&'a Figure, &'a Placement)], place: Place) {
    let geometry = draft.desk.geometry;
    let half = geometry.share(2.0);
    let mut cells = Vec::new();
    for (index, (figure, placement)) in figures.iter().enumerate() {
        let (x, width, side) = if figures.len() > 1 {
            let column = if index == 0 { geometry.left } else { geometry.right() - half };
            (column, half, None)
        } else if place.inside || geometry.screen {
            (place.x, place.width, None)
        } else if figure.width == FigureWidth::Half {
            (place.x, half.min(place.width), None)
        } else {
            (place.x, place.width, Some((geometry.left, geometry.side_width)))
        };
        cells.push(cell(draft, figure, placement, (place.node, x, width, side)));
    }
    push_spaced(draft, DISPLAY, Content::Figures(Box::new(FigureRow { cells, inside: place.inside })));
}

fn cell<'a>(
    draft: &mut Draft<'a>,
    figure: &'a Figure,
    placement: &'a Placement,
    (parent, x, width, side): (NodeId, f32, f32, Option<(f32, f32)>),
) -> Cell<'a> {
    let types = draft.desk.theme.types.clone();
    let node = draft.structure.add(parent, Role::Figure);
    draft.structure.node_mut(node).alternative = Some(figure.alt.plain());
    draft.known.targets.insert(ReferenceTarget::Figure(figure.id.clone()), node);
    let caption_node = draft.structure.add(node, Role::Caption);
    let number = Passage::plain(draft, caption_node, &format!("{} ", figure.name), types.figure_number);
    let title = figure.title.as_ref().filter(|title| !title.is_blank());
    let title = title.map(|title| spaced(Passage::rich(draft, caption_node, title, types.figure_title)));
    let mut subtitle = Passage::rich(draft, caption_node, &figure.subtitle, types.subtitle);
    let caption = if placement.caption.is_empty() {
        let caption = figure.caption.as_ref().filter(|caption| !caption.is_blank());
        caption.map(|caption| Passage::rich(draft, caption_node, caption, types.note))
    } else {
        Some(Passage::inlines(draft, caption_node, &placement.caption, types.note))
    };
    if caption.is_some() {
        subtitle = spaced(subtitle);
    }
    let note = figure.note.as_ref().filter(|note| !note.is_blank()).map(|note| {
        let node = draft.structure.add(parent, Role::Paragraph);
        Passage::rich(draft, node, note, types.note)
    });
    let (linked, says) = (figure.twin.is_some() || figure.file.is_some(), !figure.source.is_blank());
    let in_line = linked && side.is_none();
    let source_node = if says || in_line { draft.structure.add(parent, Role::Paragraph) } else { caption_node };
    let mut source = Passage::rich(draft, source_node, &figure.source, types.note);
    let mut data = None;
    if in_line {
        if says {
            let apart = if figure.source.plain().trim_end().ends_with('.') { "twin-space" } else { "twin-stop" };
            let apart = draft.desk.locale.text(apart, &[]);
            source.push_rich(draft, source_node, &Rich::text(apart), style(types.note));
        }
        push_data(draft, &mut source, figure, (source_node, "twin-stop"));
    } else if linked {
        let node = draft.structure.add(parent, Role::Paragraph);
        let mut passage = Passage::empty(draft);
        push_data(draft, &mut passage, figure, (node, "twin-line"));
        data = Some(passage);
    }
    check_glyphs(draft, &figure.chart);
    let (desk, chart) = (draft.desk, &figure.chart);
    // A chart of very many rows is pressed together: it has to stay on one page.
    let height =
        chart::height(chart, width, draft.language, desk.theme, desk.fonts).min(desk.geometry.height() - AROUND);
    Cell { node, x, width, side, number, title, subtitle, caption, note, source, data, chart, height }
}

/// Says where the table of a chart stands, and which attached file holds its data.
fn push_data<'a>(
    draft: &mut Draft<'a>,
    passage: &mut Passage<'a>,
    figure: &Figure,
    (node, apart): (NodeId, &'static str),
) {
    let role = draft.desk.theme.types.note;
    if let Some(twin) = &figure.twin {
        let link = ("twin-link", figure.name.as_str(), Goal::Twin(figure.id.clone()));
        passage.push_said(draft, (node, role), link, twin.table.name.clone());
    }
    if let Some(file) = &figure.file {
        let apart = if figure.twin.is_some() { draft.desk.locale.text(apart, &[]) } else { String::new() };
        let named = draft.desk.locale.text("twin-file", &[("file", Arg::Text(file))]);
        passage.push_rich(draft, node, &Rich::text(format!("{apart}{named}")), style(role));
    }
}

/// A passage that is followed by another one of the same node: a space keeps their words apart.
fn spaced(mut passage: Passage<'_>) -> Passage<'_> {
    if let Some(super::passage::Words::Plain(text)) = passage.parts.last_mut().map(|part| &mut part.words) {
        text.push(' ');
    }
    passage
}

impl FigureRow<'_> {
    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        self.cells.iter().any(|cell| {
            let texts = [cell.caption.as_ref(), cell.note.as_ref(), Some(&cell.source), cell.data.as_ref()];
            texts.into_iter().flatten().any(Passage::is_late)
        })
    }

    /// Whether its number stands in the side column.
    pub(super) fn has_side(&self) -> bool {
        self.cells.iter().all(|cell| cell.side.is_some())
    }

    /// Makes two boxes that stay together: all down to the plots, and what stands below them. Plots that stand side by
    /// side start at one height.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> Vec<Strip> {
        let mut upper = Strip { keep: true, ..Strip::default() };
        let mut lower = Strip { before: desk.theme.space.source, ..Strip::default() };
        let mut head = 0.0_f32;
        for cell in &self.cells {
            head = head.max(cell.head(desk, known, &mut upper.frame));
            upper.anchors.push(cell.node);
        }
        let top = head + desk.theme.space.plot;
        let mut beside = 0.0_f32;
        for cell in &self.cells {
            lower.height = lower.height.max(cell.foot(desk, known, &mut lower.frame));
        }
        let tall = self.cells.iter().map(|cell| cell.height).fold(0.0, f32::max);
        let left = desk.geometry.height() - top - lower.before - lower.height - SLACK;
        let tall = if desk.geometry.screen && !self.inside { left.min(tall * MOST_FILLED) } else { tall };
        for cell in &self.cells {
            let area = Rect::new(cell.x, top, cell.width, tall.min(cell.height * MOST_TALLER).max(LEAST_PLOT));
            upper.areas.push((cell.node, area));
            upper.height = upper.height.max(area.bottom());
            beside = beside.max(cell.side_note(desk, known, &mut upper.frame));
        }
        lower.height = lower.height.max(beside - upper.height - lower.before);
        upper.beside = beside.max(desk.theme.space.number + desk.theme.types.figure_number.leading);
        if self.inside {
            let areas = std::mem::take(&mut upper.areas);
            upper.frame.place(self.plots(desk, &areas), Point::default());
            upper.sparks = areas;
        }
        vec![upper, lower]
    }

    /// Draws the plots into the areas that they got on their page.
    pub(super) fn plots(&self, desk: &Desk<'_>, areas: &[(NodeId, Rect)]) -> Frame {
        let mut frame = Frame::default();
        for (cell, (node, area)) in self.cells.iter().zip(areas) {
            let size = Size::new(area.width, area.height);
            let plot = chart::draw(cell.chart, size, *node, cell.subtitle.language, desk.theme, desk.fonts);
            frame.place(plot, Point::new(area.x, area.y));
        }
        frame
    }
}

impl Cell<'_> {
    /// Draws rule, number, title and subtitle; returns where the subtitle ends.
    fn head(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame) -> f32 {
        let types = &desk.theme.types;
        let pen = Stroke::solid(desk.theme.ink, desk.theme.rules.main);
        rule(frame, Point::new(self.x, 0.0), self.width, pen);
        let column = Setting::left(self.x, self.width);
        let mut y = desk.theme.space.title;
        if let Some((x, width)) = self.side {
            rule(frame, Point::new(x, 0.0), width, pen);
            let side = Setting::left(x, width);
            set_at(desk, known, frame, &self.number, (&side, types.figure_number, desk.theme.space.number));
        } else {
            y = set_at(desk, known, frame, &self.number, (&column, types.figure_number, desk.theme.space.number))
                + NUMBER_GAP;
        }
        if let Some(title) = &self.title {
            y = set_at(desk, known, frame, title, (&column.balanced(), types.figure_title, y))
                + desk.theme.space.subtitle;
        }
        set_at(desk, known, frame, &self.subtitle, (&column, types.subtitle, y))
    }

    /// Draws the note and the link to the table in the side column, where they stand there; returns where it ends.
    fn side_note(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame) -> f32 {
        let Some((x, width)) = self.side else { return 0.0 };
        let types = &desk.theme.types;
        let top = desk.theme.space.number + types.figure_number.leading;
        let texts = self.note.iter().chain(&self.data);
        let bottom = texts.fold(top, |y, text| {
            set_at(desk, known, frame, text, (&Setting::left(x, width), types.note, y + NOTE_GAP))
        });
        if bottom > top { bottom } else { 0.0 }
    }

    /// Draws caption, note and source; returns where they end.
    fn foot(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame) -> f32 {
        let role = desk.theme.types.note;
        let column = Setting::left(self.x, self.width);
        let note = self.note.as_ref().filter(|_| self.side.is_none());
        let texts = self.caption.iter().chain(note).chain([&self.source]);
        texts.fold(0.0, |y, text| set_at(desk, known, frame, text, (&column, role, y)))
    }
}

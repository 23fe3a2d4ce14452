//! The cover: who, what, when, its numbers and the unit chart, on one page.

use super::desk::Known;
use super::draft::Draft;
use super::lines::{Setting, break_lines, set_at};
use super::logo;
use super::passage::{Passage, style};
use super::twill;
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Path};
use crate::geometry::Rect;
use crate::report::{Cover, CoverFact};
use crate::shown::Rich;
use crate::structure::{NodeId, Role, Structure};
use crate::text::Align;
use crate::theme::Type;

/// Top of the title of a landscape cover.
const LANDSCAPE_TITLE_TOP: f32 = 54.0;
const TITLE_GAP: f32 = 20.0;
/// Top of the words at the foot, from the bottom of the page; a landscape cover has less room.
const FOOT: f32 = 72.89;
const LANDSCAPE_FOOT: f32 = 50.0;
const FACTS_GAP: f32 = 28.0;
const FACT_GAP: f32 = 15.0;
const TWILL_GAP: f32 = 24.0;
const TWILL_FOOT: f32 = 46.0;
/// The four gaps on a landscape cover.
const LANDSCAPE_GAPS: [f32; 4] = [12.0, 20.0, 16.0, 18.0];
/// Least height in which a unit chart is drawn.
const LEAST_TWILL: f32 = 60.0;
/// Sizes that a title may have whose theme has it in the largest one; the first one that needs at most three lines is taken.
const SIZES: [f32; 5] = [68.0, 56.0, 46.0, 38.0, 30.0];
const LARGEST: f32 = 68.0;
/// The largest on a landscape cover.
const LANDSCAPE_LARGEST: f32 = 56.0;
const MOST_LINES: usize = 3;

/// Draws the cover.
pub(super) fn draw(draft: &mut Draft<'_>) -> (Frame, Vec<(NodeId, Rect)>) {
    let (report, geometry) = (draft.desk.report, draft.desk.geometry);
    let (cover, types) = (&report.cover, draft.desk.theme.types.clone());
    let mut frame = Frame::new(geometry.page);
    ground(draft, &mut frame);
    let sect = draft.structure.add(Structure::ROOT, Role::Sect);
    let column = Setting::left(geometry.left, geometry.width);
    let mut areas = Vec::new();
    areas.extend(logo::draw(draft, &mut frame, sect));
    if let Some(organisation) = &cover.organisation {
        let right = areas.first().map_or(geometry.right(), |(_, mark)| mark.x - 2.0 * geometry.gutter);
        let column = Setting::left(geometry.left, right - geometry.left);
        block(
            draft,
            &mut frame,
            (sect, organisation),
            (column, types.cover_organisation, draft.desk.theme.fronts.cover_organisation),
        );
    }
    let landscape = geometry.page.width > geometry.page.height;
    let top = if landscape { LANDSCAPE_TITLE_TOP } else { draft.desk.theme.fronts.cover_title };
    let gaps = if landscape { LANDSCAPE_GAPS } else { [TITLE_GAP, FACTS_GAP, TWILL_GAP, TWILL_FOOT] };
    let [title_gap, facts_gap, twill_gap, twill_foot] = gaps;
    let mut y = title(draft, &mut frame, (sect, cover), (column, top)) + title_gap;
    let period = Rich::text(cover.period.clone());
    for text in cover.subtitle.iter().chain([&period]).filter(|text| !text.is_blank()) {
        y = block(draft, &mut frame, (sect, text), (column, types.cover_text, y));
    }
    let foot = geometry.page.height - if landscape { LANDSCAPE_FOOT } else { FOOT };
    if !cover.facts.is_empty() {
        y = facts(draft, &mut frame, (sect, &cover.facts), y + facts_gap);
    }
    let room = foot - twill_foot - y - twill_gap;
    let drawn = !cover.twill.is_empty() && room >= LEAST_TWILL;
    if drawn {
        areas.push(unit_chart(draft, &mut frame, (sect, cover), (room, foot - twill_foot)));
    }
    if let Some(text) = &cover.text {
        let width = if drawn { geometry.width * 0.55 } else { geometry.width };
        let words = Setting::left(geometry.left, width);
        block(draft, &mut frame, (sect, text), (words, types.cover_note, foot));
    }
    (frame, areas)
}

/// Fills a page with the deep colour.
pub(super) fn ground(draft: &Draft<'_>, frame: &mut Frame) {
    let page = draft.desk.geometry.page;
    let path = Path::rect(Rect::new(0.0, 0.0, page.width, page.height), draft.desk.theme.deep);
    frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw: Draw::Path(path) });
}

/// A paragraph at a place; returns where it ends.
fn block(
    draft: &mut Draft<'_>,
    frame: &mut Frame,
    (parent, text): (NodeId, &Rich),
    (setting, role, top): (Setting, Type, f32),
) -> f32 {
    let node = draft.structure.add(parent, Role::Paragraph);
    let passage = Passage::rich(draft, node, text, role);
    set_at(draft.desk, &Known::default(), frame, &passage, (&setting, role, top))
}

fn title(
    draft: &mut Draft<'_>,
    frame: &mut Frame,
    (parent, cover): (NodeId, &Cover),
    (setting, top): (Setting, f32),
) -> f32 {
    let node = draft.structure.add(parent, Role::Paragraph);
    let (desk, known) = (draft.desk, Known::default());
    let largest = desk.theme.types.cover_title;
    let landscape = desk.geometry.page.width > desk.geometry.page.height;
    let most = if landscape { LANDSCAPE_LARGEST } else { LARGEST };
    for size in SIZES.into_iter().filter(|size| *size <= most) {
        let role = largest.sized(largest.size / LARGEST * size);
        let passage = Passage::rich(draft, node, &cover.title, role);
        let lines = break_lines(desk, &known, &passage, &setting).len();
        if lines <= MOST_LINES || size <= SIZES[SIZES.len() - 1] {
            return set_at(desk, &known, frame, &passage, (&setting, role, top));
        }
    }
    top
}

/// The cover's numbers in rows of three, or of four when there are four.
fn facts(draft: &mut Draft<'_>, frame: &mut Frame, (parent, facts): (NodeId, &[CoverFact]), top: f32) -> f32 {
    let (geometry, types) = (draft.desk.geometry, draft.desk.theme.types.clone());
    let columns = if facts.len() == 4 || geometry.page.width > geometry.page.height { 4_u8 } else { 3 };
    let width = geometry.share(f32::from(columns));
    let mut y = top;
    let mut bottom = top;
    for row in facts.chunks(usize::from(columns)) {
        let mut x = geometry.left;
        for fact in row {
            let node = draft.structure.add(parent, Role::Paragraph);
            let setting = Setting::left(x, width);
            let value = Rich::value(fact.value.clone());
            let mut number = Passage::rich(draft, node, &value, types.cover_fact);
            number.push_rich(draft, node, &Rich::text(" "), style(types.cover_fact));
            let label = Passage::plain(draft, node, &fact.label, types.cover_fact_label);
            let (desk, known) = (draft.desk, Known::default());
            let below = set_at(desk, &known, frame, &number, (&setting, types.cover_fact, y));
            let ends = set_at(desk, &known, frame, &label, (&setting, types.cover_fact_label, below + 2.0));
            bottom = bottom.max(ends);
            x += width + 12.0;
        }
        y = bottom + FACT_GAP;
    }
    bottom
}

/// The unit chart and its caption, which says how many people a stroke stands for.
fn unit_chart<'a>(
    draft: &mut Draft<'a>,
    frame: &mut Frame,
    (parent, cover): (NodeId, &'a Cover),
    (room, bottom): (f32, f32),
) -> (NodeId, Rect) {
    let geometry = draft.desk.geometry;
    let node = draft.structure.add(parent, Role::Figure);
    draft.structure.node_mut(node).alternative = Some(cover.twill_alt.clone());
    let height = twill::full_height(&cover.twill, &draft.desk.theme.strokes).min(room);
    let top = bottom - height;
    let ground = twill::Ground { x: geometry.left, top, width: geometry.width, height };
    twill::draw(draft, frame, &cover.twill, (ground, Some(node)));
    if !cover.twill_caption.is_empty() {
        let role = draft.desk.theme.types.cover_caption;
        let caption = draft.structure.add(node, Role::Caption);
        let passage = Passage::plain(draft, caption, &cover.twill_caption, role);
        let width = geometry.width * 0.4;
        let setting = Setting { align: Align::Right, ..Setting::left(geometry.right() - width, width) };
        let foot = if geometry.page.width > geometry.page.height { LANDSCAPE_FOOT } else { FOOT };
        let top = geometry.page.height - foot;
        set_at(draft.desk, &Known::default(), frame, &passage, (&setting, role, top));
    }
    (node, Rect::new(geometry.left, top, geometry.width, height))
}

//! Tables of charts → boxes: small ones in two columns, wide ones over the page; links from a chart to its table and back.

use super::columns;
use super::desk::{Desk, Known};
use super::draft::Draft;
use super::flow::{Content, Item, Strip};
use super::lines::{Setting, rule, set_at};
use super::passage::{Goal, Passage, style};
use super::place::Place;
use super::section::{DISPLAY, Space};
use super::stacked::fit;
use super::table::{TableBlock, cells, joined};
use crate::frame::{Frame, Stroke};
use crate::geometry::Point;
use crate::locale::Arg;
use crate::prose::{Placement, ReferenceTarget};
use crate::report::{Figure, Table};
use crate::shown::Rich;
use crate::structure::{NodeId, Role};
use crate::theme::Type;

const RULE_GAP: f32 = 5.0;
const CAPTION_GAP: f32 = 1.0;
const HEAD_GAP: f32 = 6.0;
/// Between two tables of a column.
const BETWEEN: f32 = 22.0;
/// Between two groups of tables.
const GROUPS: Space = Space { above: 24.0, below: 24.0 };
/// Room of the section's title on the first page.
const TITLE: f32 = 80.0;
/// Most tables of a group, and the part of a page's height that groups of more than two take at most.
const GROUP: usize = 8;
const TALL: f32 = 0.8;
/// A table that takes less than this part of a page stays on the page of its figure.
const NEAR: f32 = 0.35;

/// Tables side by side, in one piece.
pub(super) struct Twins<'a> {
    left: Vec<Twin<'a>>,
    right: Vec<Twin<'a>>,
}

/// The table of a chart.
struct Twin<'a> {
    /// The table without its captions.
    block: TableBlock<'a>,
    captions: Vec<(Passage<'a>, Type)>,
    /// The table, drawn: no folio stands in it.
    body: Strip,
    /// Whether it needs more than a column.
    wide: bool,
}

/// Adds the tables of the figures that have them below them.
pub(super) fn add_beside<'a>(draft: &mut Draft<'a>, figures: &[(&'a Figure, &'a Placement)], place: Place) {
    if place.inside {
        draft.waiting.extend(figures);
        return;
    }
    let height = draft.desk.geometry.height();
    let mut twins = Vec::new();
    for (figure, _) in figures {
        if let Some(table) = figure.twin.as_ref().filter(|twin| twin.beside).map(|twin| &twin.table) {
            let width = if figures.len() > 1 { draft.desk.geometry.share(2.0) } else { place.width };
            let x = if figures.len() > 1 { draft.desk.geometry.left } else { place.x };
            twins.push(twin(draft, (figure, table), (place.node, x, width)));
        }
    }
    let mut first = true;
    let mut add = |draft: &mut Draft<'a>, left: Vec<Twin<'a>>, right: Vec<Twin<'a>>| {
        let near = left.iter().chain(&right).map(|twin| twin.height(draft.desk, &draft.known)).fold(0.0, f32::max);
        if std::mem::take(&mut first) && near <= NEAR * height {
            draft.keep_last();
        }
        push(draft, left, right, DISPLAY);
    };
    if let [one, other] = twins.as_slice()
        && !one.wide
        && !other.wide
    {
        let right = twins.split_off(1);
        add(draft, twins, right);
        return;
    }
    for twin in twins {
        add(draft, vec![twin], Vec::new());
    }
}

/// Adds the tables of the figures that stand in columns or cells, below these.
pub(super) fn add_waiting(draft: &mut Draft<'_>, place: Place) {
    for figure in std::mem::take(&mut draft.waiting) {
        add_beside(draft, &[figure], place);
    }
}

/// Adds the tables of all figures that have them in the annex.
pub(super) fn add_annex(draft: &mut Draft<'_>, place: Place) {
    let desk = draft.desk;
    let half = desk.geometry.share(2.0);
    let mut figures: Vec<&Figure> = desk.report.figures.values().collect();
    figures.sort_by_key(|figure| figure.number);
    let mut twins = Vec::new();
    for figure in figures {
        if let Some(table) = figure.twin.as_ref().filter(|twin| !twin.beside).map(|twin| &twin.table) {
            twins.push(twin(draft, (figure, table), (place.node, desk.geometry.left, half)));
        }
    }
    let sizes: Vec<(f32, bool)> = twins.iter().map(|twin| (twin.height(desk, &draft.known), twin.wide)).collect();
    let groups = groups(&sizes, desk.geometry.height());
    let mut rest = twins.into_iter();
    for (left, right) in groups {
        let left = rest.by_ref().take(left).collect();
        let right = rest.by_ref().take(right).collect();
        push(draft, left, right, GROUPS);
    }
}

/// Adds a group; a table that no page holds goes on on the next one.
fn push<'a>(draft: &mut Draft<'a>, mut left: Vec<Twin<'a>>, right: Vec<Twin<'a>>, space: Space) {
    let before = draft.space(space);
    let most = draft.desk.geometry.height();
    let alone = left.len() == 1 && right.is_empty();
    let tall = alone && (left[0].block.turned || left[0].height(draft.desk, &draft.known) > most);
    let content = match left.pop_if(|_| tall) {
        Some(Twin { block, captions, .. }) => Content::Table(Box::new(TableBlock { captions, ..block })),
        None => Content::Twins(Box::new(Twins { left, right })),
    };
    draft.push(Item::new(before, content));
}

/// The table of a chart in a column, or over the page where that is too narrow.
fn twin<'a>(
    draft: &mut Draft<'a>,
    (figure, table): (&'a Figure, &'a Table),
    (parent, x, width): (NodeId, f32, f32),
) -> Twin<'a> {
    let types = draft.desk.theme.types.clone();
    let node = draft.structure.add(parent, Role::Table);
    draft.known.twins.insert(figure.id.clone(), node);
    let caption = draft.structure.add(node, Role::Caption);
    let mut title = table.title.clone().unwrap_or_default();
    title.push_text(" ");
    let mut captions = vec![(Passage::rich(draft, caption, &title, types.heading4), types.heading4)];
    let mut back = Passage::empty(draft);
    let goal = Goal::Named(ReferenceTarget::Figure(figure.id.clone()));
    back.push_said(draft, (caption, types.note), ("twin-back", &figure.name, goal), figure.name.clone());
    back.push_rich(draft, caption, &Rich::text(" "), style(types.note));
    captions.push((back, types.note));
    let below = explained(draft, table);
    if !below.is_blank() {
        captions.push((Passage::rich(draft, caption, &below, types.note), types.note));
    }
    let fit = fit(draft, table, None);
    let shown = fit.stacked.as_ref().unwrap_or(table);
    let head: Vec<Rich> = shown.columns.iter().map(|column| Rich::text(column.label.clone())).collect();
    let (heads, head, rows) = cells(draft, node, shown, &head);
    let block = TableBlock {
        node,
        x,
        width,
        captions: Vec::new(),
        name: Some(&table.name),
        legend: None,
        align: shown.columns.iter().map(|column| column.align).collect(),
        head,
        heads,
        rows,
        notes: Vec::new(),
        dense: true,
        column: false,
        turned: fit.turned,
        whole: false,
    };
    let (desk, known) = (draft.desk, &draft.known);
    let draw = |block: &TableBlock<'_>| one(block.set(desk, known).strips);
    let wide = columns::least(desk, known, &block) > width;
    let body = if wide { Strip::default() } else { draw(&block) };
    let mut twin = Twin { block, captions, body, wide };
    if twin.wide || twin.height(desk, known) > desk.geometry.height() {
        (twin.block.x, twin.block.width) = (desk.geometry.left, fit.width);
        twin.wide = true;
        twin.body = draw(&twin.block);
    }
    twin
}

/// What the columns share, and what the marks in the table mean.
fn explained(draft: &Draft<'_>, table: &Table) -> Rich {
    let caption = table.caption.clone().unwrap_or_default();
    let legend = joined(draft, &table.legend);
    if caption.is_blank() || legend.is_empty() {
        return if caption.is_blank() { Rich::text(legend) } else { caption };
    }
    draft.desk.locale.rich("twin-caption-and", &[("first", Arg::Rich(&caption)), ("next", Arg::Text(&legend))])
}

/// Boxes one below the other as one.
fn one(strips: Vec<Strip>) -> Strip {
    let mut all = Strip::default();
    for strip in strips {
        let y = all.height + strip.before;
        all.frame.place(strip.frame, Point::new(0.0, y));
        all.height = y + strip.height;
    }
    all
}

impl Twin<'_> {
    /// Draws it with its captions from `top` on, moved to the right; returns where it ends.
    fn draw(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame, (top, shift): (f32, f32)) -> f32 {
        let setting = Setting::left(self.block.x + shift, self.block.width);
        rule(frame, Point::new(setting.x, top), setting.width, Stroke::solid(desk.theme.ink, desk.theme.rules.main));
        let mut y = top + RULE_GAP;
        for (passage, role) in &self.captions {
            y = set_at(desk, known, frame, passage, (&setting, *role, y)) + CAPTION_GAP;
        }
        y += HEAD_GAP;
        frame.place(self.body.frame.clone(), Point::new(shift, y));
        y + self.body.height
    }

    fn height(&self, desk: &Desk<'_>, known: &Known) -> f32 {
        let setting = Setting::left(self.block.x, self.block.width);
        let lines = self.captions.iter().map(|(passage, role)| {
            let count = super::lines::break_lines(desk, known, passage, &setting).len();
            std::iter::repeat_n(role.leading, count).sum::<f32>() + CAPTION_GAP
        });
        RULE_GAP + lines.sum::<f32>() + HEAD_GAP + self.body.height
    }
}

impl Twins<'_> {
    /// Makes one box.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> Strip {
        let mut strip = Strip::default();
        let far = desk.geometry.width - desk.geometry.share(2.0);
        for (column, shift) in [(&self.left, 0.0), (&self.right, far)] {
            let mut y = 0.0;
            for (index, twin) in column.iter().enumerate() {
                y += if index > 0 { BETWEEN } else { 0.0 };
                strip.inside.push((twin.block.node, y));
                y = twin.draw(desk, known, &mut strip.frame, (y, shift));
            }
            strip.height = strip.height.max(y);
        }
        strip
    }
}

/// How tables stand in groups: of each group, how many in the left and how many in the right column. Of all ways to part
/// them, in their order, the one that ends first; wide ones stand alone.
fn groups(sizes: &[(f32, bool)], page: f32) -> Vec<(usize, usize)> {
    let column = |from: usize, to: usize| {
        let gaps = to.saturating_sub(from + 1);
        sizes[from..to].iter().map(|(height, _)| height).sum::<f32>() + std::iter::repeat_n(BETWEEN, gaps).sum::<f32>()
    };
    // Of the first tables: page and height at which they end at best, and the last group.
    let mut best: Vec<(usize, f32, (usize, usize))> = vec![(0, TITLE, (0, 0))];
    for end in 1..=sizes.len() {
        let mut found: Option<(usize, f32, (usize, usize))> = None;
        for start in end.saturating_sub(GROUP)..end {
            let alone = end - start == 1;
            if !alone && sizes[start..end].iter().any(|(_, wide)| *wide) {
                continue;
            }
            for middle in start + 1..=end {
                let height = column(start, middle).max(column(middle, end));
                if end - start > 2 && height > TALL * page {
                    continue;
                }
                let (at, y, _) = best[start];
                let below = y + GROUPS.above + height;
                let (at, y) = if below <= page { (at, below) } else { (at + 1, height) };
                if found.is_none_or(|(other, least, _)| (at, y) < (other, least)) {
                    found = Some((at, y, (middle - start, end - middle)));
                }
            }
        }
        best.extend(found);
    }
    let mut groups = Vec::new();
    let mut end = sizes.len();
    while let Some((.., group)) = best.get(end).filter(|_| end > 0) {
        groups.push(*group);
        end -= group.0 + group.1;
    }
    groups.reverse();
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn small_tables_share_a_page_in_their_order_and_wide_ones_stand_alone() {
        let small = |height: f32| (height, false);
        assert_eq!(groups(&[small(100.0), small(100.0), small(222.0)], 700.0), [(2, 1)]);
        assert_eq!(groups(&[small(100.0), (300.0, true), small(100.0), small(90.0)], 700.0), [(1, 0), (1, 0), (1, 1)]);
        assert_eq!(groups(&[small(500.0), small(500.0), small(500.0)], 700.0), [(1, 0), (1, 1)]);
        assert!(groups(&[], 700.0).is_empty());
        let many: Vec<(f32, bool)> = (0..40_u16).map(|index| small(80.0 + f32::from(index * 37 % 50))).collect();
        let all: usize = groups(&many, 700.0).iter().map(|(left, right)| left + right).sum();
        assert_eq!(all, 40);
    }
}

//! Tables → boxes: columns at their places, rows, the head for further pages as artifacts.

use super::columns::{self, Measured};
use super::desk::{Desk, Known};
use super::flow::Strip;
use super::lines::{Scribe, Setting, break_lines, role_baseline, rule, set_at};
use super::passage::Passage;
use super::table::{Row, TableBlock};
use crate::frame::{Artifact, Draw, Frame, Item, Mark, Path, Stroke};
use crate::geometry::{Point, Rect};
use crate::structure::NodeId;
use crate::text::Align;
use crate::theme::Type;
use crate::theme::tokens::Tables;
use std::ops::Range;

/// Below heads over several columns, and the height of a bar in a cell.
const HEADS_FOOT: f32 = 6.0;
const BAR: f32 = 6.0;
/// Height of a small chart in a cell, its distance from the foot of its line, the part of a step that a column takes.
const SPARK: f32 = 10.0;
const SPARK_FOOT: f32 = 2.0;
const SPARK_WIDTH: f32 = 0.66;
const SPARK_LEAST: f32 = 0.4;
/// Lines of a row that may part at the foot of a page.
const TALL: usize = 15;
/// Rows from which a table is long.
const LONG: usize = 30;

/// A table that needs less than this part of a page stays in one piece, and so does one of few rows.
const WHOLE: f32 = 0.3;
const FEW: usize = 15;
const WHOLE_FEW: f32 = 0.5;
/// A group is not parted before so much of it stands on a page: the page ends above it.
const GROUP_WHOLE: f32 = 90.0;

/// What a set table is: its boxes, and the head for further pages.
pub(super) struct SetTable {
    pub(super) strips: Vec<Strip>,
    pub(super) head: Strip,
    /// The heads of groups for further pages, and the strips of the rows below them.
    pub(super) carried: Vec<(Range<usize>, Strip)>,
}

impl TableBlock<'_> {
    /// Whether folios stand in it.
    pub(super) fn is_late(&self) -> bool {
        let captions = self.captions.iter().map(|(passage, _)| passage);
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        captions.chain(&self.head).chain(cells).chain(&self.notes).any(Passage::is_late)
    }

    /// Makes its boxes: captions and head, rows, notes.
    pub(super) fn set(&self, desk: &Desk<'_>, known: &Known) -> SetTable {
        let measured = Measured::new(desk, known, self);
        let columns = columns::place(desk, self, &measured);
        let rooms = measured.rooms(&columns);
        let mut head = Strip { keep: true, ..Strip::default() };
        let mut y = self.draw_captions(desk, known, &mut head.frame);
        let mut repeated = Strip::default();
        let top = self.draw_continued(desk, known, &mut repeated.frame);
        let row = self.draw_head(desk, known, &columns, (&mut head.frame, y));
        y += row;
        let mut copy = Frame::default();
        self.draw_head(desk, known, &columns, (&mut copy, top));
        repeated.frame.items.extend(copy.items.into_iter().map(as_artifact));
        repeated.height = top + row;
        head.height = y;
        head.anchors.push(self.node);
        let mut strips = vec![head];
        let count = self.rows.len();
        let mut carried: Vec<(Range<usize>, Strip)> = Vec::new();
        // How far down its group a row reaches.
        let mut reached: Option<f32> = None;
        for (index, (row, lines)) in self.rows.iter().zip(measured.rows).enumerate() {
            let mut drawn = self.draw_row(desk, known, row, (lines, &columns));
            if let Some(first) = drawn.first_mut() {
                self.draw_bars(desk, row, (&columns, &rooms), first);
            }
            let next_total = self.rows.get(index + 1).is_some_and(|next| next.total);
            let ends = index + 1 == count;
            if let Some(strip) = drawn.last_mut() {
                if !ends && !next_total {
                    let from = Point::new(self.x, strip.height);
                    let color = if row.group { desk.theme.rule } else { desk.theme.hairline };
                    rule(&mut strip.frame, from, self.width, Stroke::solid(color, desk.theme.rules.hairline));
                }
                reached = if row.group { Some(0.0) } else { reached }.filter(|_| !row.total).map(|y| y + strip.height);
                let heads = row.group || index.checked_sub(1).is_some_and(|before| self.rows[before].group);
                let next_group = self.rows.get(index + 1).is_some_and(|next| next.group);
                let kept = (heads && !ends && !next_group) || (index == 0 && !ends) || index + 2 == count || next_total;
                let in_group = reached.is_some_and(|y| y < GROUP_WHOLE || self.ends_group(index + 1));
                let kept = kept || (in_group && !ends && !next_group);
                strip.keep = kept || (ends && !self.notes.is_empty());
            }
            strips.extend(drawn);
            if let Some(words) = &row.carried {
                carried.push((strips.len()..strips.len(), self.draw_carried(desk, known, words)));
            } else if let Some((rows, _)) = carried.last_mut().filter(|_| !row.total) {
                rows.end = strips.len();
            }
        }
        self.draw_notes(desk, known, &mut strips);
        let page = if self.turned { desk.geometry.turned() } else { desk.geometry };
        let most = if self.rows.len() <= FEW + 1 { WHOLE_FEW } else { WHOLE };
        let high = super::flow::height(&strips);
        if high <= most * page.height() || (self.whole && high <= WHOLE_FEW * page.height()) {
            let before_last = strips.len() - 1;
            for strip in &mut strips[..before_last] {
                strip.keep = true;
            }
        }
        SetTable { strips, head: repeated, carried }
    }

    /// Whether a row is the last one of its group.
    fn ends_group(&self, index: usize) -> bool {
        self.rows.get(index + 1).is_none_or(|next| next.group || next.total)
    }

    fn draw_captions(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame) -> f32 {
        if self.captions.is_empty() {
            return 0.0;
        }
        rule(frame, Point::new(self.x, 0.0), self.width, Stroke::solid(desk.theme.ink, desk.theme.rules.main));
        let setting = Setting::left(self.x, self.width);
        let mut y = desk.theme.space.number - desk.theme.space.subtitle;
        for (passage, role) in &self.captions {
            y = set_at(
                desk,
                known,
                frame,
                passage,
                (&setting.balanced_if(role.size > 12.0), *role, y + desk.theme.space.subtitle),
            );
        }
        y + desk.theme.space.plot
    }

    /// Draws what stands above the head of a further page; the line that names the page is added when pages are known.
    fn draw_continued(&self, desk: &Desk<'_>, known: &Known, frame: &mut Frame) -> f32 {
        if self.captions.is_empty() {
            return 0.0;
        }
        let types = &desk.theme.types;
        rule(frame, Point::new(self.x, 0.0), self.width, Stroke::solid(desk.theme.ink, desk.theme.rules.main));
        let mut y = desk.theme.space.number + types.figure_number.leading;
        if let Some(legend) = &self.legend {
            let mut copy = Frame::default();
            let setting = Setting::left(self.x, self.width);
            y = set_at(desk, known, &mut copy, legend, (&setting, types.subtitle, y + desk.theme.space.subtitle));
            frame.items.extend(copy.items.into_iter().map(as_artifact));
        }
        y + desk.theme.space.plot
    }

    /// Draws the head row, bottom-aligned, with its rule; returns its height.
    fn draw_head(&self, desk: &Desk<'_>, known: &Known, columns: &[Setting], (frame, top): (&mut Frame, f32)) -> f32 {
        let role = desk.theme.types.table_head;
        let broken: Vec<_> =
            self.head.iter().zip(columns).map(|(cell, at)| break_lines(desk, known, cell, at)).collect();
        let most = broken.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let above = self.draw_heads(desk, known, columns, (frame, top));
        let top = top + above;
        let base = top + role_baseline(desk, role);
        for ((passage, lines), column) in self.head.iter().zip(broken).zip(columns) {
            let mut scribe = Scribe::new(desk, known, passage);
            let skipped = most - lines.len();
            for (index, line) in lines.into_iter().enumerate() {
                scribe.draw(frame, line, column.x, base + lines_high(skipped + index, role));
            }
        }
        let height = lines_high(most, role) + desk.theme.table.head;
        rule(frame, Point::new(self.x, top + height), self.width, Stroke::solid(desk.theme.ink, desk.theme.rules.main));
        above + height
    }

    /// Draws the heads over several columns, each with a line below it over its columns; returns their height.
    fn draw_heads(&self, desk: &Desk<'_>, known: &Known, columns: &[Setting], (frame, top): (&mut Frame, f32)) -> f32 {
        let role = desk.theme.types.table_head;
        let heads: Vec<(&Passage<'_>, Setting)> = self
            .heads
            .iter()
            .filter_map(|(first, count, passage)| {
                let (start, end) = (columns.get(*first)?, columns.get(first + count - 1)?);
                let align = if *count > 1 { Align::Center } else { start.align };
                Some((passage, Setting { align, ..Setting::left(start.x, end.x + end.width - start.x) }))
            })
            .collect();
        let lines = heads.iter().map(|(passage, setting)| break_lines(desk, known, passage, setting).len());
        let Some(most) = lines.max() else { return 0.0 };
        let height = lines_high(most, role) + HEADS_FOOT;
        for (passage, setting) in heads {
            set_at(desk, known, frame, passage, (&setting, role, top));
            let from = Point::new(setting.x, top + height - HEADS_FOOT / 2.0);
            rule(frame, from, setting.width, Stroke::solid(desk.theme.rule, desk.theme.rules.hairline));
        }
        height
    }

    /// Draws the bars of a row, from the left edges of their columns on; they say nothing that the numbers do not.
    fn draw_bars(&self, desk: &Desk<'_>, row: &Row<'_>, (columns, rooms): (&[Setting], &[f32]), strip: &mut Strip) {
        let y = row_top(self, row, &desk.theme.table) + (desk.theme.types.table_text.leading - BAR) / 2.0;
        for ((bar, column), room) in row.bars.iter().zip(columns).zip(rooms) {
            let Some(part) = bar else { continue };
            let area = Rect::new(column.x, y, room * part, BAR);
            let draw = Draw::Path(Path::rect(area, desk.theme.context));
            strip.frame.items.push(Item { mark: Mark::Artifact(Artifact::Layout), draw });
        }
        let foot = row_top(self, row, &desk.theme.table) + desk.theme.types.table_text.leading - SPARK_FOOT;
        for (column, node, heights) in &row.sparks {
            let (Some(at), Some(room)) = (columns.get(*column), rooms.get(*column)) else { continue };
            let area = Rect::new(at.x, foot - SPARK, *room, SPARK);
            strip.sparks.push((*node, area));
            draw_spark(desk, (*node, heights), area, &mut strip.frame);
        }
    }

    /// Draws a row: one box, or one a line when it is too tall to stay in one piece.
    fn draw_row(
        &self,
        desk: &Desk<'_>,
        known: &Known,
        row: &Row<'_>,
        (measured, columns): (Vec<columns::Cell>, &[Setting]),
    ) -> Vec<Strip> {
        let role = desk.theme.types.table_text;
        let padding = padding(self, &desk.theme.table);
        let above = row_top(self, row, &desk.theme.table);
        let cells = row.cells.iter().zip(measured).zip(columns);
        let cells: Vec<_> =
            cells.map(|((passage, cell), column)| (passage, column, cell.fit(desk, known, passage, column))).collect();
        let most = cells.iter().map(|(.., lines)| lines.len()).max().unwrap_or(1).max(1);
        let each = if most > TALL { 1 } else { most };
        let count = most.div_ceil(each);
        let mut strips: Vec<Strip> = (0..count)
            .map(|index| Strip {
                height: lines_high(each, role),
                row: true,
                keep: index == 0 || index + 2 == count,
                ..Strip::default()
            })
            .collect();
        strips[0].height += above;
        strips[count - 1].height += padding;
        if row.total {
            let pen = Stroke::solid(desk.theme.ink, desk.theme.rules.main);
            rule(&mut strips[0].frame, Point::new(self.x, 0.0), self.width, pen);
        }
        let base = role_baseline(desk, role);
        for (passage, column, lines) in cells {
            let mut scribe = Scribe::new(desk, known, passage);
            for (index, line) in lines.into_iter().enumerate() {
                let top = if index < each { above } else { 0.0 };
                let y = top + base + lines_high(index % each, role);
                scribe.draw(&mut strips[index / each].frame, line, column.x, y);
            }
        }
        strips
    }

    /// Draws the head of a group that goes on, as furniture of the page.
    fn draw_carried(&self, desk: &Desk<'_>, known: &Known, words: &Passage<'_>) -> Strip {
        let mut copy = Frame::default();
        let setting = Setting::left(self.x, self.width);
        let foot =
            set_at(desk, known, &mut copy, words, (&setting, desk.theme.types.table_text, desk.theme.table.padding));
        let mut strip = Strip { height: foot + desk.theme.table.padding, ..Strip::default() };
        strip.frame.items.extend(copy.items.into_iter().map(as_artifact));
        rule(
            &mut strip.frame,
            Point::new(self.x, strip.height),
            self.width,
            Stroke::solid(desk.theme.rule, desk.theme.rules.hairline),
        );
        strip
    }

    fn draw_notes(&self, desk: &Desk<'_>, known: &Known, strips: &mut Vec<Strip>) {
        let role = desk.theme.types.note;
        let setting = Setting::left(self.x, self.width);
        let count = self.notes.len();
        for (index, note) in self.notes.iter().enumerate() {
            let mut strip =
                Strip { before: if index == 0 { desk.theme.space.source } else { 0.0 }, ..Strip::default() };
            strip.height = set_at(desk, known, &mut strip.frame, note, (&setting, role, 0.0));
            strip.keep = index + 1 < count;
            strips.push(strip);
        }
    }
}

/// Above and below the text of a row.
fn padding(table: &TableBlock<'_>, tokens: &Tables) -> f32 {
    if table.dense || table.rows.len() >= LONG { tokens.long_padding } else { tokens.padding }
}

/// Above the text of a row.
fn row_top(table: &TableBlock<'_>, row: &Row<'_>, tokens: &Tables) -> f32 {
    match (row.total, row.group) {
        (true, _) => tokens.total_padding,
        (false, true) => tokens.group,
        (false, false) => padding(table, tokens),
    }
}

/// Draws a column per year, from zero, the last one in the first colour.
fn draw_spark(desk: &Desk<'_>, (node, heights): (NodeId, &[Option<f32>]), area: Rect, frame: &mut Frame) {
    #[expect(clippy::cast_precision_loss, reason = "a few years")]
    let step = area.width / heights.len().max(1) as f32;
    let mut x = area.x;
    for (index, height) in heights.iter().enumerate() {
        let color = if index + 1 == heights.len() { desk.theme.primary } else { desk.theme.context };
        // A hair where the amount is zero, nothing where it is not known.
        if let Some(height) = height.map(|part| (part * area.height).max(SPARK_LEAST)) {
            let column = Rect::new(x, area.bottom() - height, step * SPARK_WIDTH, height);
            frame.items.push(Item { mark: Mark::Content(node), draw: Draw::Path(Path::rect(column, color)) });
        }
        x += step;
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn lines_high(count: usize, role: Type) -> f32 {
    count as f32 * role.leading
}

fn as_artifact(item: Item) -> Item {
    Item { mark: Mark::Artifact(Artifact::Layout), ..item }
}

//! Widths of table columns: numbers never wrap, words share what is left, what is over goes to words.

use super::desk::{Desk, Known};
use super::lines::{Setting, break_lines};
use super::passage::{Passage, Tag, Words};
use super::table::{Row, TableBlock};
use crate::report::Align;
use crate::text::{self, Line};

/// Between columns, and between those of a table for which that is too wide.
const GAP: f32 = 12.0;
const NARROW_GAP: f32 = 8.0;
/// Most that a column gets beyond what it needs, before the first one gets the rest.
const MOST_SLACK: f32 = 14.0;
/// Columns that need no more than this stay whole where the others leave them the room.
const SHORT: f32 = 70.0;
/// Room for a bar in a cell, and between it and the number.
const BAR: f32 = 44.0;
const BAR_GAP: f32 = 6.0;
/// Words in a column narrower than this are hard to read.
const READABLE: f32 = 90.0;
/// Steps in which the share is found that columns get.
const HALVINGS: usize = 24;
/// A width that nothing reaches.
const UNBOUND: f32 = 20_000.0;

/// A cell on as few lines as its text allows.
pub(super) struct Cell {
    lines: Vec<Line<Tag>>,
    width: f32,
}

/// All cells of a table, shaped once.
pub(super) struct Measured {
    head: Vec<f32>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Which columns have bars or small charts.
    pub(super) bars: Vec<bool>,
}

impl Measured {
    /// Shapes the cells of a table.
    pub(super) fn new(desk: &Desk<'_>, known: &Known, table: &TableBlock<'_>) -> Self {
        let cell = |passage: &Passage<'_>| {
            let lines = break_lines(desk, known, passage, &Setting::left(0.0, UNBOUND));
            let width = lines.iter().map(|line| line.width).fold(0.0, f32::max);
            Cell { lines, width }
        };
        let rows = table.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
        let has_bar = |at: usize| {
            let drawn = |row: &Row<'_>| {
                row.bars.get(at).is_some_and(Option::is_some) || row.sparks.iter().any(|spark| spark.0 == at)
            };
            table.rows.iter().any(drawn)
        };
        let bars = (0..table.align.len()).map(has_bar).collect();
        Self { head: table.head.iter().map(|head| on_two_lines(desk, head)).collect(), rows, bars }
    }

    /// The longest bar of each column: what its numbers leave it.
    pub(super) fn rooms(&self, columns: &[Setting]) -> Vec<f32> {
        let room = |(at, column): (usize, &Setting)| (column.width - self.widest(at) - BAR_GAP).max(0.0);
        columns.iter().enumerate().map(room).collect()
    }

    fn widest(&self, column: usize) -> f32 {
        self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width).fold(0.0, f32::max)
    }

    /// The mean width of the cells of a column.
    fn usual(&self, column: usize) -> f32 {
        let widths: Vec<f32> = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
        let count = widths.len().max(1) as f32;
        widths.iter().sum::<f32>() / count
    }
}

impl Cell {
    /// Its lines in a column: those that were shaped where they fit, else broken anew.
    pub(super) fn fit(self, desk: &Desk<'_>, known: &Known, passage: &Passage<'_>, column: &Setting) -> Vec<Line<Tag>> {
        if self.width > column.width + 0.01 {
            let hyphenated = break_lines(desk, known, passage, &Setting { hyphenate: true, ..*column });
            let whole = break_lines(desk, known, passage, column);
            let fits = whole.iter().all(|line| line.width <= column.width + 0.01);
            return if fits && whole.len() <= hyphenated.len() { whole } else { hyphenated };
        }
        let mut lines = self.lines;
        if column.align == text::Align::Right {
            for line in &mut lines {
                let shift = column.width - line.width;
                for run in &mut line.runs {
                    run.run.origin.x += shift;
                }
            }
        }
        lines
    }
}

/// Where the columns of a table are.
pub(super) fn place(desk: &Desk<'_>, table: &TableBlock<'_>, measured: &Measured) -> Vec<Setting> {
    let count = table.align.len();
    let wanted: Vec<f32> = (0..count)
        .map(|column| {
            let bar = if measured.bars.get(column) == Some(&true) { BAR + BAR_GAP } else { 0.0 };
            let head = measured.head.get(column).copied().unwrap_or(0.0);
            (measured.widest(column) + bar).max(head).ceil()
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let room = |gap: f32| table.width - gap * count.saturating_sub(1) as f32;
    let most = wanted.iter().sum::<f32>();
    let (wide, fits) = (most <= room(GAP), most <= room(NARROW_GAP));
    let gap = if wide { GAP } else { NARROW_GAP };
    let widths =
        if fits { widened(table, &wanted, room(gap)) } else { narrowed(desk, table, measured, &wanted, room(gap)) };
    let mut x = table.x;
    let mut columns = Vec::with_capacity(count);
    for (width, align) in widths.into_iter().zip(&table.align) {
        let setting = match align {
            Align::Left => Setting::left(x, width),
            Align::Right => Setting::right(x, width),
        };
        columns.push(setting);
        x += width + gap;
    }
    columns
}

/// The least width in which a table reads well: its numbers on one line, its words in columns that are not narrow.
pub(super) fn least(desk: &Desk<'_>, known: &Known, table: &TableBlock<'_>) -> f32 {
    let measured = Measured::new(desk, known, table);
    let width = |(column, align): (usize, &Align)| {
        let wanted = measured.widest(column).max(measured.head.get(column).copied().unwrap_or(0.0));
        match align {
            Align::Right => wanted,
            Align::Left => wanted.min(longest_word(desk, table, column).max(READABLE)),
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let gaps = NARROW_GAP * table.align.len().saturating_sub(1) as f32;
    table.align.iter().enumerate().map(width).sum::<f32>() + gaps
}

/// Shares out what is over: a little to each column, the rest to those of words, most of it to the first one.
fn widened(table: &TableBlock<'_>, wanted: &[f32], room: f32) -> Vec<f32> {
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let each = ((room - wanted.iter().sum::<f32>()) / wanted.len().max(1) as f32).clamp(0.0, MOST_SLACK);
    let mut widths: Vec<f32> = wanted.iter().map(|width| width + each).collect();
    let over = room - widths.iter().sum::<f32>();
    let words: Vec<usize> = (0..widths.len()).filter(|column| table.align[*column] == Align::Left).collect();
    let first = words.first().copied().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let share = over / (words.len().max(1) + 1) as f32;
    for column in words.iter().skip(1) {
        widths[*column] += share;
    }
    let left = room - widths.iter().sum::<f32>();
    if let Some(width) = widths.get_mut(first) {
        *width += left;
    }
    widths
}

/// Takes what is missing from columns of words, as far as their longest words allow: short ones stay whole, the others
/// share the room by how long their cells usually are.
fn narrowed(desk: &Desk<'_>, table: &TableBlock<'_>, measured: &Measured, wanted: &[f32], room: f32) -> Vec<f32> {
    let words: Vec<f32> = wanted
        .iter()
        .zip(&table.align)
        .enumerate()
        .map(|(column, (wanted, align))| match align {
            Align::Right => *wanted,
            Align::Left => longest_word(desk, table, column).ceil().min(*wanted),
        })
        .collect();
    let short: Vec<f32> = words.iter().zip(wanted).map(|(word, wanted)| word.max(wanted.min(SHORT))).collect();
    let numbers = |column: usize| {
        let bar = if measured.bars.get(column) == Some(&true) { BAR + BAR_GAP } else { 0.0 };
        let head = table.head.get(column).map_or(0.0, |head| longest_of(desk, std::iter::once(head)));
        (measured.widest(column) + bar).max(head).ceil()
    };
    let tightest = || {
        let least = words.iter().zip(&table.align).enumerate();
        least.map(|(column, (word, align))| if *align == Align::Right { numbers(column) } else { *word }).collect()
    };
    let fits = |widths: &Vec<f32>| widths.iter().sum::<f32>() < room;
    let candidates = [short, words.clone()].into_iter().find(fits);
    let least: Vec<f32> = candidates.unwrap_or_else(tightest);
    if least.iter().sum::<f32>() >= room {
        let most = wanted.iter().sum::<f32>();
        return wanted.iter().map(|width| width * room / most).collect();
    }
    let usual: Vec<f32> = (0..wanted.len()).map(|column| measured.usual(column)).collect();
    let cut = |share: f32| {
        let widths = wanted.iter().zip(&least).zip(&usual);
        widths.map(|((wanted, least), usual)| wanted.min(least.max(usual * share))).collect::<Vec<f32>>()
    };
    let (mut low, mut high) = (0.0_f32, 64.0_f32);
    for _ in 0..HALVINGS {
        let middle = f32::midpoint(low, high);
        if cut(middle).iter().sum::<f32>() > room {
            high = middle;
        } else {
            low = middle;
        }
    }
    cut(low)
}

fn longest_word(desk: &Desk<'_>, table: &TableBlock<'_>, column: usize) -> f32 {
    let cells = table.rows.iter().filter_map(|row| row.cells.get(column));
    longest_of(desk, cells.chain(table.head.get(column)))
}

fn longest_of<'p, 'a: 'p>(desk: &Desk<'_>, passages: impl Iterator<Item = &'p Passage<'a>>) -> f32 {
    let mut seen = std::collections::BTreeSet::new();
    let mut widest = 0.0_f32;
    for passage in passages {
        for (word, part) in words(passage) {
            if seen.insert(word.to_owned()) {
                widest = widest.max(desk.fonts.width(&part.style, passage.language, word));
            }
        }
    }
    widest
}

/// The least width in which a head stands on two lines.
fn on_two_lines(desk: &Desk<'_>, head: &Passage<'_>) -> f32 {
    let Some(part) = head.parts.first() else { return 0.0 };
    let width = |text: &str| desk.fonts.width(&part.style, head.language, text);
    let words: Vec<&str> = words(head).map(|(word, _)| word).collect();
    let mut best = width(&words.join(" "));
    for at in 1..words.len() {
        best = best.min(width(&words[..at].join(" ")).max(width(&words[at..].join(" "))));
    }
    best
}

fn words<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = (&'p str, &'p super::passage::Part)> {
    passage.parts.iter().flat_map(|part| {
        let text = match &part.words {
            Words::Plain(text) => text.as_str(),
            Words::Folio(_) | Words::Page(_) | Words::Said { .. } => "00",
        };
        text.split_whitespace().map(move |word| (word, part))
    })
}

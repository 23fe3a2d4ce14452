//! First records → the delimiter by which all of them have as many fields as the header; where they leave it open, all do.

use super::marks::Marks;
use super::shape::{DELIMITERS, header_of};
use std::ops::Range;

/// Records looked at first.
const FEW: usize = 200;

/// Bytes looked at.
const SAMPLE: usize = 1 << 20;

/// A file read by some marks.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The marks.
    pub(super) marks: Marks,
    /// Its first records that hold something, by their fields.
    pub(super) records: Vec<Vec<Range<usize>>>,
    /// Which of them is the header.
    pub(super) header: Option<usize>,
    /// Which of them holds tags.
    pub(super) tags: Option<usize>,
}

impl Candidate {
    /// Reads the first records. `at_start`: the header is the first of them.
    pub(super) fn new(text: &str, start: usize, marks: Marks, at_start: bool) -> Self {
        Self::of(text, start, marks, at_start, FEW)
    }

    fn of(text: &str, start: usize, marks: Marks, at_start: bool, most: usize) -> Self {
        let mut records = Vec::new();
        let mut at = start;
        while records.len() < most && at < start.saturating_add(SAMPLE) {
            let Some(record) = marks.next_record(text, at) else { break };
            at = record.last().map_or(text.len(), |field| field.end);
            records.push(record);
        }
        let (header, tags) = header_of(text, marks, if at_start { &records[..records.len().min(2)] } else { &records });
        let (header, tags) = if at_start { (header.map(|_| 0), tags) } else { (header, tags) };
        Self { marks, records, header, tags }
    }

    fn width(&self) -> usize {
        self.header.map_or(0, |index| self.records[index].len())
    }

    /// How many of a thousand rows have as many fields as the header.
    fn fit(&self) -> usize {
        let Some(header) = self.header else { return 0 };
        let rows = &self.records[self.tags.unwrap_or(header) + 1..];
        let fitting = rows.iter().filter(|row| row.len() == self.width()).count();
        if rows.is_empty() { 1000 } else { fitting * 1000 / rows.len() }
    }

    /// Whether every row of the file has as many fields as the header.
    fn fits_all(&self, text: &str) -> bool {
        let last = self.tags.or(self.header).map(|index| &self.records[index]);
        let Some(body) = last.and_then(|record| record.last()).map(|field| field.end) else { return false };
        let (mut at, mut rows) = (body, 0_u64);
        while let Some(record) = self.marks.next_record(text, at) {
            if record.len() != self.width() {
                return false;
            }
            at = record.last().map_or(text.len(), |field| field.end);
            rows += 1;
        }
        rows > 0
    }
}

/// The delimiter that fits; where several do, all of the first MiB decides, and then every row.
///
/// # Errors
/// Two delimiters that fit alike, and where the first of them stands.
pub(super) fn choose(
    text: &str,
    start: usize,
    base: Marks,
    at_start: bool,
) -> Result<Candidate, (char, char, Range<usize>)> {
    let picked = pick(text, start, base, at_start, FEW).or_else(|_| pick(text, start, base, at_start, usize::MAX));
    picked.or_else(|open| {
        let mut fitting = open.iter().filter(|candidate| candidate.fits_all(text));
        if let (Some(only), None) = (fitting.next(), fitting.next()) {
            return Ok(only.clone());
        }
        let mark = |index: usize| open.get(index).map_or(',', |candidate| candidate.marks.delimiter);
        let header = open.first().and_then(|best| Some(best.records[best.header?].first()?.end)).unwrap_or(start);
        Err((mark(0), mark(1), header..(header + 1).min(text.len())))
    })
}

/// # Errors
/// All that fit alike well, the best one first.
fn pick(text: &str, start: usize, base: Marks, at_start: bool, most: usize) -> Result<Candidate, Vec<Candidate>> {
    let read = |delimiter: char| Candidate::of(text, start, Marks { delimiter, ..base }, at_start, most);
    let mut comma = read(',');
    let seen = comma.records.last().and_then(|record| record.last()).map_or(start, |field| field.end);
    let mut several: Vec<Candidate> = Vec::new();
    for delimiter in DELIMITERS.into_iter().filter(|mark| text[start..seen].contains(*mark)) {
        let candidate = if delimiter == ',' { comma.clone() } else { read(delimiter) };
        if candidate.width() > 1 {
            several.push(candidate);
        }
    }
    // a line that is a header by one delimiter is no title by another that does not give more columns
    let headed: Vec<(usize, usize)> =
        several.iter().filter(|one| one.header == Some(0)).map(|one| (one.width(), one.fit())).collect();
    several.retain(|one| {
        let outdone = |(width, fit): &(usize, usize)| *width >= one.width() && *fit >= one.fit();
        one.header == Some(0) || !headed.iter().any(outdone)
    });
    several.sort_by_key(|candidate| std::cmp::Reverse(candidate.fit()));
    match several.as_slice() {
        [] => {
            // a table of one column: a delimiter in its cells makes them too long, which is said of each
            comma.header = comma.header.map(|_| 0);
            Ok(comma)
        }
        [best] => Ok(best.clone()),
        [best, second, ..] if best.fit() > 2 * second.fit() => Ok(best.clone()),
        _ => Err(several),
    }
}

//! Total fit: the breaks of a paragraph whose lines together are the least ragged.

/// A place where a line may end.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Break {
    /// Byte where the next line starts.
    pub(super) at: usize,
    /// How the line ends here.
    pub(super) kind: BreakKind,
    /// x of the right end of a line that ends here, trailing spaces left out, the hyphen counted; from the start of the
    /// text, in points.
    pub(super) end: f32,
    /// x where the next line starts.
    pub(super) next: f32,
}

/// How a line may end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum BreakKind {
    /// After a space.
    Space,
    /// After a space that should not end a line: between a number and what it counts.
    Bound,
    /// Between two characters that need no hyphen: after a dash or a stroke.
    Joint,
    /// With a hyphen that is not in the text.
    Hyphen,
    /// Inside a word that fits on no line.
    Forced,
    /// Where the text ends.
    End,
}

/// Cost of each kind of end, where a line that is a tenth too short costs 1 and one two tenths too short 4.
const HYPHEN: f32 = 2.0;
const SECOND_HYPHEN: f32 = 3.0;
const HYPHEN_BEFORE_LAST: f32 = 2.0;
const BOUND: f32 = 4.0;
const JOINT: f32 = 1.0;
const FORCED: f32 = 20.0;
const SHORT_LAST_LINE: f32 = 6.0;
const TOO_LONG: f32 = 1e6;

/// Chooses where lines end, as indices into `breaks`, the last of which is the end of the text. `limit` is the width
/// of the column and `short` the width that a last line should have.
///
/// After Knuth and Plass, "Breaking Paragraphs into Lines" (1981), for lines that are not stretched.
pub(super) fn total_fit(breaks: &[Break], limit: f32, short: f32) -> Vec<usize> {
    let mut best: Vec<(f32, Option<usize>)> = Vec::with_capacity(breaks.len());
    for (index, end) in breaks.iter().enumerate() {
        let mut chosen: (f32, Option<usize>) = (f32::INFINITY, None);
        for from in (0..=index).rev() {
            let previous = from.checked_sub(1);
            let start = previous.map_or(0.0, |previous| breaks[previous].next);
            let width = end.end - start;
            let too_long = width > limit + 0.005;
            if too_long && from < index {
                break;
            }
            let before = previous.map_or(0.0, |previous| best[previous].0);
            let cost = before
                + if too_long { TOO_LONG } else { raggedness(end.kind, width, limit, short, previous.is_some()) }
                + hyphenation(end.kind, previous.map(|previous| breaks[previous].kind));
            if cost < chosen.0 {
                chosen = (cost, previous);
            }
        }
        best.push(chosen);
    }
    let mut ends = Vec::new();
    let mut at = breaks.len().checked_sub(1);
    while let Some(index) = at {
        ends.push(index);
        at = best[index].1;
    }
    ends.reverse();
    ends
}

fn raggedness(kind: BreakKind, width: f32, limit: f32, short: f32, has_lines_before: bool) -> f32 {
    if kind == BreakKind::End {
        return if has_lines_before && width < short { SHORT_LAST_LINE } else { 0.0 };
    }
    let slack = (limit - width).max(0.0) / limit.max(1.0) * 10.0;
    slack * slack
}

fn hyphenation(kind: BreakKind, previous: Option<BreakKind>) -> f32 {
    let after_hyphen = previous == Some(BreakKind::Hyphen);
    match kind {
        BreakKind::Hyphen if after_hyphen => HYPHEN + SECOND_HYPHEN,
        BreakKind::Hyphen => HYPHEN,
        BreakKind::Bound => BOUND,
        BreakKind::Joint => JOINT,
        BreakKind::Forced => FORCED,
        BreakKind::End if after_hyphen => HYPHEN_BEFORE_LAST,
        BreakKind::Space | BreakKind::End => 0.0,
    }
}

//! Where labels go: thinned along an axis, pushed apart in a column, clear of lines.

use crate::geometry::{Point, Rect};
use std::ops::Range;

/// Steps between printed labels that readers follow easily, also over months.
const STEPS: [usize; 9] = [1, 2, 3, 4, 6, 12, 24, 60, 120];

/// How many gaps there are at least around a label that is not one of the regular ones.
const WELL_APART: f32 = 2.5;

/// Chooses which labels of an axis are printed when not all fit. `spans` are their extents. The indices in `first` are
/// kept in any case, then every n-th, counted from the last, with the least n that keeps `gap` points between them, at
/// last those in `then` that stand well apart from all others.
pub(super) fn thinned(spans: &[Range<f32>], first: &[usize], then: &[usize], gap: f32) -> Vec<usize> {
    let count = spans.len();
    let apart = |step: &usize| {
        let regular: Vec<usize> = (0..count).rev().step_by(*step).collect();
        regular.windows(2).all(|pair| spans[pair[1]].end + gap <= spans[pair[0]].start)
    };
    let step = STEPS.into_iter().find(apart).unwrap_or(count.max(1));
    let regular = (0..count).rev().step_by(step);
    let mut kept: Vec<usize> = Vec::new();
    let wanted = first.iter().copied().chain(regular).map(|index| (index, gap));
    for (index, gap) in wanted.chain(then.iter().map(|index| (*index, gap * WELL_APART))) {
        let span = &spans[index];
        let fits = |other: &usize| span.end + gap <= spans[*other].start || spans[*other].end + gap <= span.start;
        if !kept.contains(&index) && kept.iter().all(fits) {
            kept.push(index);
        }
    }
    kept.sort_unstable();
    kept
}

/// Moves blocks of a column apart so that none meet: their middles as wished, their heights, the column's range.
/// Gives the middles, in the order of the input. Blocks that are too many for the column run over its top.
pub(super) fn pushed_apart(wished: &[f32], heights: &[f32], column: &Range<f32>) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wished.len()).collect();
    order.sort_by(|a, b| wished[*a].total_cmp(&wished[*b]).then(a.cmp(b)));
    let mut middles = wished.to_vec();
    let mut top = column.start;
    for &index in &order {
        middles[index] = middles[index].max(top + heights[index] / 2.0);
        top = middles[index] + heights[index] / 2.0;
    }
    let mut bottom = column.end;
    for &index in order.iter().rev() {
        middles[index] = middles[index].min(bottom - heights[index] / 2.0);
        bottom = middles[index] - heights[index] / 2.0;
    }
    middles
}

/// Whether a straight line between two points goes through a rectangle.
pub(super) fn crosses(area: Rect, from: Point, to: Point) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let edges =
        [(-dx, from.x - area.x), (dx, area.right() - from.x), (-dy, from.y - area.y), (dy, area.bottom() - from.y)];
    for (towards, room) in edges {
        if towards == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    enter <= leave
}

#[cfg(test)]
mod tests {
    use super::{crosses, pushed_apart, thinned};
    use crate::geometry::{Point, Rect};

    #[test]
    fn lines_that_touch_a_rectangle_cross_it() {
        let area = Rect::new(10.0, 10.0, 20.0, 10.0);
        let line = |a: (f32, f32), b: (f32, f32)| crosses(area, Point::new(a.0, a.1), Point::new(b.0, b.1));
        assert!(line((0.0, 0.0), (40.0, 30.0)));
        assert!(line((15.0, 15.0), (16.0, 16.0)));
        assert!(line((15.0, 0.0), (15.0, 40.0)));
        assert!(!line((0.0, 0.0), (40.0, 5.0)));
        assert!(!line((0.0, 15.0), (9.0, 15.0)));
    }

    #[test]
    fn the_most_important_labels_are_kept_and_none_meet() {
        let spans: Vec<_> = (0..60_u8).map(|i| f32::from(i) * 6.0..f32::from(i) * 6.0 + 28.0).collect();
        let kept = thinned(&spans, &[59], &[0], 4.0);
        assert!(!kept.contains(&0) && kept.contains(&53) && kept.contains(&59));
        for pair in kept.windows(2) {
            assert!(spans[pair[0]].end + 4.0 <= spans[pair[1]].start);
        }
        assert!(kept.len() > 5, "{kept:?}");
        assert_eq!(thinned(&spans[..1], &[], &[], 4.0), vec![0]);
        assert_eq!(thinned(&[], &[], &[], 4.0), Vec::<usize>::new());
    }

    #[test]
    fn blocks_are_pushed_apart_inside_their_column() {
        let middles = pushed_apart(&[50.0, 52.0, 51.0, 99.0], &[10.0; 4], &(0.0..100.0));
        assert_eq!(middles, vec![50.0, 70.0, 60.0, 95.0]);
        let low = pushed_apart(&[98.0, 99.0], &[10.0; 2], &(0.0..100.0));
        assert_eq!(low, vec![85.0, 95.0]);
    }
}

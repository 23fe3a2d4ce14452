//! The range of an axis on which labels stand beside their marks.

/// The values at the left and right edge of a plot of a width: as far apart as leaves room for what stands at the left of
/// some values and at the right of others, in points.
pub(super) fn fitted(left: &[(f64, f64)], right: &[(f64, f64)], width: f64) -> (f64, f64) {
    let mut per_unit = f64::INFINITY;
    for (low, before) in left {
        for (high, after) in right.iter().filter(|(high, _)| high > low) {
            per_unit = per_unit.min((width - before - after).max(4.0) / (high - low));
        }
    }
    let per_unit = if per_unit.is_finite() { per_unit } else { 1.0 };
    let low = left.iter().map(|(value, before)| value - before / per_unit).fold(f64::INFINITY, f64::min);
    let low = if low.is_finite() { low } else { 0.0 };
    (low, low + width / per_unit)
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn labels_at_both_sides_fit_into_the_width() {
        let (left, right) = ([(0.0, 0.0), (2.0, 20.0), (40.0, 30.0)], [(0.0, 10.0), (90.0, 25.0), (100.0, 12.0)]);
        let (low, high) = fitted(&left, &right, 200.0);
        let at = |value: f64| (value - low) / (high - low) * 200.0;
        assert!(left.iter().all(|(value, before)| at(*value) - before > -0.01), "{low} {high}");
        assert!(right.iter().all(|(value, after)| at(*value) + after < 200.01), "{low} {high}");
        assert!(at(100.0) > 170.0, "the width is used");
        assert!(fitted(&[(5.0, 0.0)], &[(5.0, 0.0)], 10.0).1.is_finite());
    }
}

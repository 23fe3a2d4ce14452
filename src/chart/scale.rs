//! Value axes: the range that is drawn, and round numbers in it.

use super::spec::{ChartSpec, Datum, TickFormat};

/// About how many steps an axis has.
const STEPS: f64 = 5.0;

/// Minus sign.
const MINUS: char = '\u{2212}';

/// The values between which a chart is drawn.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
    /// Round values between them, with their distance.
    pub(super) ticks: Vec<f64>,
    pub(super) step: f64,
}

impl Scale {
    /// A scale around zero and all values. With an axis it ends at a round number.
    pub(super) fn around(values: impl Iterator<Item = f64>, with_axis: bool) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for value in values.filter(|value| value.is_finite()) {
            low = low.min(value);
            high = high.max(value);
        }
        Self::between(low, high, with_axis)
    }

    /// A scale between two values.
    pub(super) fn between(low: f64, high: f64, with_axis: bool) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        let step = round_step((high - low) / STEPS);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let count = (last - first).clamp(1.0, 100.0);
        let ticks: Vec<f64> = counted(count).map(|index| (first + index) * step).collect();
        if with_axis {
            let (low, high) = (first * step, (first + count) * step);
            return Self { low, high, ticks, step };
        }
        Self { low, high, ticks, step }
    }
}

/// 0, 1, … up to a count.
fn counted(count: f64) -> impl Iterator<Item = f64> {
    std::iter::successors(Some(0.0), |index| Some(index + 1.0)).take_while(move |index| *index <= count)
}

/// The least of 1, 2, 2.5, 5 times a power of ten that is not below.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let times = [1.0, 2.0, 2.5, 5.0].into_iter().find(|times| times * power >= step * 0.999_999);
    times.unwrap_or(10.0) * power
}

/// All amounts of a chart.
pub(super) fn amounts(spec: &ChartSpec) -> impl Iterator<Item = f64> {
    spec.series.iter().flat_map(|series| &series.data).filter_map(amount)
}

/// The amount of a datum that is known.
pub(super) fn amount(datum: &Datum) -> Option<f64> {
    match datum {
        Datum::Value(value) => Some(value.amount),
        Datum::Missing | Datum::Suppressed => None,
    }
}

/// A number of an axis as it is printed, with the decimals that its step needs.
pub(super) fn tick_text(format: &TickFormat, value: f64, step: f64) -> String {
    let decimals = (0..6_u8).find(|decimals| {
        let scaled = step * 10_f64.powi(i32::from(*decimals));
        (scaled - scaled.round()).abs() < 1e-6
    });
    let plain = format!("{:.*}", usize::from(decimals.unwrap_or(6)), value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let mut text = String::new();
    if value < 0.0 && plain.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) {
        text.push(MINUS);
    }
    text.push_str(&format.prefix);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push_str(&format.group);
        }
        text.push(digit);
    }
    if !part.is_empty() {
        text.push_str(&format.decimal);
        text.push_str(part);
    }
    text.push_str(&format.suffix);
    text
}

#[cfg(test)]
mod tests {
    use super::{Scale, tick_text};
    use crate::chart::spec::TickFormat;

    #[test]
    fn axes_end_at_round_numbers() {
        for (values, low, high, step) in [
            (vec![112.0], 0.0, 125.0, 25.0),
            (vec![0.8, 3.9], 0.0, 4.0, 1.0),
            (vec![-30.0, 70.0], -40.0, 80.0, 20.0),
            (vec![0.0], 0.0, 1.0, 0.2),
            (vec![281_791.0], 0.0, 300_000.0, 100_000.0),
        ] {
            let scale = Scale::around(values.into_iter(), true);
            assert_eq!((scale.low, scale.high, scale.step), (low, high, step));
            assert_eq!(scale.ticks.first().copied(), Some(low));
            assert!((scale.ticks.last().expect("ticks") - high).abs() < 1e-9);
        }
    }

    #[test]
    fn axis_numbers_are_grouped_and_signed() {
        let money = TickFormat { prefix: "$".into(), suffix: String::new(), group: ",".into(), decimal: ".".into() };
        assert_eq!(tick_text(&money, 1_250_000.0, 250_000.0), "$1,250,000");
        assert_eq!(tick_text(&money, -0.5, 0.25), "\u{2212}$0.50");
        assert_eq!(tick_text(&money, 0.0, 1.0), "$0");
    }
}

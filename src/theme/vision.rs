//! How colours look to eyes that miss a kind of cone, and how far two colours are apart for them.

use super::contrast::linear;
use crate::frame::Color;

/// The three kinds of colour blindness, complete.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Vision {
    /// Without the cones for long waves (red).
    Protan,
    /// Without the cones for middle waves (green).
    Deutan,
    /// Without the cones for short waves (blue).
    Tritan,
}

impl Vision {
    /// All three.
    pub(super) const ALL: [Self; 3] = [Self::Protan, Self::Deutan, Self::Tritan];

    /// Its name in medicine.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Protan => "protanopia",
            Self::Deutan => "deuteranopia",
            Self::Tritan => "tritanopia",
        }
    }

    /// What linear red, green and blue become: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
    /// physiologically-based model for simulation of color vision deficiency", IEEE Transactions on Visualization and
    /// Computer Graphics 15 (2009), severity 1.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Protan => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deutan => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritan => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }
}

/// The difference of two colours for one kind of eyes, 0 to about 100: CIE76, the distance in CIE L*a*b* (white point
/// D65) of the simulated colours. 2 is just seen side by side.
pub(super) fn difference(a: Color, b: Color, vision: Vision) -> f64 {
    let (a, b) = (lab(simulated(a, vision)), lab(simulated(b, vision)));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The smallest difference of two colours among the three kinds of eyes, and for which it is.
pub(super) fn least_difference(a: Color, b: Color) -> (f64, Vision) {
    let all = Vision::ALL.map(|vision| (difference(a, b, vision), vision));
    all.into_iter().fold(all[0], |least, next| if next.0 < least.0 { next } else { least })
}

/// A colour as those eyes see it: linear red, green and blue, 0 to 1.
fn simulated(color: Color, vision: Vision) -> [f64; 3] {
    let light = linear(color);
    vision.matrix().map(|row| row.iter().zip(light).map(|(weight, light)| weight * light).sum::<f64>().clamp(0.0, 1.0))
}

/// Linear sRGB → CIE L*a*b*, by CIE XYZ of D65 (IEC 61966-2-1, CIE 15).
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.412_456_4 * red + 0.357_576_1 * green + 0.180_437_5 * blue) / 0.950_47;
    let y = 0.212_672_9 * red + 0.715_152_2 * green + 0.072_175 * blue;
    let z = (0.019_333_9 * red + 0.119_192 * green + 0.950_304_1 * blue) / 1.088_83;
    let root = |value: f64| {
        if value > 216.0 / 24389.0 { value.cbrt() } else { (24389.0 / 27.0 * value + 16.0) / 116.0 }
    };
    let (x, y, z) = (root(x), root(y), root(z));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::{Vision, difference, lab, least_difference};
    use crate::frame::Color;

    #[test]
    fn greys_look_alike_to_all_eyes() {
        let (dark, light) = (Color::hex(0x40_40_40), Color::hex(0xC0_C0_C0));
        let [protan, deutan, tritan] = Vision::ALL.map(|vision| difference(dark, light, vision));
        assert!((protan - deutan).abs() < 0.2 && (protan - tritan).abs() < 0.2, "{protan} {deutan} {tritan}");
        assert!(difference(dark, dark, Vision::Protan) < 1e-9);
    }

    #[test]
    fn white_has_a_lightness_of_a_hundred() {
        let [lightness, a, b] = lab([1.0, 1.0, 1.0]);
        assert!((lightness - 100.0).abs() < 0.01 && a.abs() < 0.01 && b.abs() < 0.01);
    }

    #[test]
    fn red_and_green_are_near_without_the_cones_that_part_them() {
        let (red, green) = (Color::hex(0xC0_30_20), Color::hex(0x5A_78_10));
        let (least, vision) = least_difference(red, green);
        assert_ne!(vision, Vision::Tritan);
        assert!(least < 20.0 && difference(red, green, Vision::Tritan) > 60.0, "{least}");
    }
}

//! Samples → fewer samples: each new pixel is the mean of the area that it covers, in whole numbers.

/// Makes a picture smaller. With `cover`, a pixel counts as much as it covers.
pub(super) fn down(
    samples: &[u8],
    cover: Option<&[u8]>,
    channels: u8,
    (width, height): (u32, u32),
    (to_width, to_height): (u32, u32),
) -> Vec<u8> {
    let channels = usize::from(channels);
    let stride = width as usize;
    let columns: Vec<Vec<(usize, u64)>> = (0..to_width).map(|x| covered(x, width, to_width)).collect();
    let mut out = Vec::with_capacity(to_width as usize * to_height as usize * channels);
    for y in 0..to_height {
        let rows = covered(y, height, to_height);
        for column in &columns {
            let (mut sums, mut total) = ([0_u64; 3], 0_u64);
            for (row, tall) in &rows {
                for (at, wide) in column {
                    let pixel = row * stride + at;
                    let weight = tall * wide * cover.map_or(1, |cover| u64::from(cover[pixel]));
                    total += weight;
                    for (sum, sample) in sums.iter_mut().zip(&samples[pixel * channels..][..channels]) {
                        *sum += weight * u64::from(*sample);
                    }
                }
            }
            let mean = |sum: &u64| (sum + total / 2).checked_div(total).and_then(|mean| u8::try_from(mean).ok());
            out.extend(sums[..channels].iter().map(|sum| mean(sum).unwrap_or(0)));
        }
    }
    out
}

/// The old pixels below the new one at `index`, and how much of each, in parts of an old pixel.
fn covered(index: u32, old: u32, new: u32) -> Vec<(usize, u64)> {
    let (old, new) = (u64::from(old), u64::from(new));
    let (from, to) = (u64::from(index) * old, (u64::from(index) + 1) * old);
    let pixels = from / new..to.div_ceil(new).min(old);
    pixels
        .map(|pixel| {
            let part = to.min((pixel + 1) * new) - from.max(pixel * new);
            (usize::try_from(pixel).unwrap_or(usize::MAX), part)
        })
        .collect()
}

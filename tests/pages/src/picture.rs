//! Pages as small pictures: drawn, read, written, compared.

use crate::selected::Pages;
use crate::wanted;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::Path;

/// The longer side of a picture in pixels.
const LONGER_SIDE: f32 = 400.0;
/// Colours are kept in steps of this, which makes the files small.
const STEP: u8 = 17;
/// From here on a channel of a pixel counts as different: four steps.
const FAR: u8 = 4 * STEP;

/// Red, green and blue of each pixel, row by row.
#[derive(Clone)]
pub struct Picture {
    width: u32,
    height: u32,
    pixels: Vec<[u8; 3]>,
}

/// The wanted pages of a file with their numbers, from 1.
pub fn draw(file: &Path, pages: &Pages) -> Result<Vec<(usize, Picture)>, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let pdf = Pdf::new(bytes).map_err(|error| format!("{}: {error:?}", file.display()))?;
    let cache = RenderCache::new();
    let all = pdf.pages();
    let drawn = wanted(pages, all.len()).into_iter().map(|number| {
        let page = &all[number - 1];
        let (width, height) = page.render_dimensions();
        let scale = LONGER_SIDE / width.max(height);
        let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let map = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings);
        let near = |value: u8| (value / STEP + u8::from(value % STEP > STEP / 2)) * STEP;
        let pixels = map.data().iter().map(|pixel| [near(pixel.r), near(pixel.g), near(pixel.b)]).collect();
        (number, Picture { width: map.width().into(), height: map.height().into(), pixels })
    });
    Ok(drawn.collect())
}

impl Picture {
    /// Reads a PNG file that [`Picture::write`] made.
    pub fn read(path: &Path) -> Result<Self, String> {
        let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let file = File::open(path).map_err(|error| fault(&error))?;
        let mut decoder = png::Decoder::new(BufReader::new(file));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().map_err(|error| fault(&error))?;
        let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let info = reader.next_frame(&mut bytes).map_err(|error| fault(&error))?;
        let pixels = bytes.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Ok(Self { width: info.width, height: info.height, pixels })
    }

    /// Writes it as a PNG file: with a palette where its colours are few enough.
    pub fn write(&self, path: &Path) -> Result<(), String> {
        let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| fault(&error))?;
        }
        let file = File::create(path).map_err(|error| fault(&error))?;
        let mut encoder = png::Encoder::new(BufWriter::new(file), self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        let mut palette: Vec<[u8; 3]> = self.pixels.clone();
        palette.sort_unstable();
        palette.dedup();
        let bytes: Vec<u8> = if palette.len() <= 256 {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_filter(png::Filter::NoFilter);
            encoder.set_palette(palette.concat());
            let place = |pixel: &[u8; 3]| palette.binary_search(pixel).ok().and_then(|at| u8::try_from(at).ok());
            self.pixels.iter().map(|pixel| place(pixel).unwrap_or_default()).collect()
        } else {
            encoder.set_color(png::ColorType::Rgb);
            self.pixels.concat()
        };
        let mut writer = encoder.write_header().map_err(|error| fault(&error))?;
        writer.write_image_data(&bytes).map_err(|error| fault(&error))
    }

    /// How many of a thousand pixels are of clearly another colour; all of them when the sizes differ.
    pub fn differs(&self, other: &Self) -> f64 {
        if (self.width, self.height) != (other.width, other.height) {
            return 1000.0;
        }
        let count = self.pixels.iter().zip(&other.pixels).filter(|(a, b)| far(a, b)).count();
        1000.0 * count as f64 / self.pixels.len() as f64
    }

    /// Three pictures in a row: this one, the other one, and the other one pale with what differs in red.
    pub fn beside(&self, other: &Self) -> Self {
        let (width, height) = (self.width.max(other.width), self.height.max(other.height));
        let at = |picture: &Self, x: u32, y: u32| {
            let inside = x < picture.width && y < picture.height;
            if inside { picture.pixels[(y * picture.width + x) as usize] } else { [255; 3] }
        };
        let mut pixels = Vec::with_capacity((3 * width * height) as usize);
        for y in 0..height {
            pixels.extend((0..width).map(|x| at(self, x, y)));
            pixels.extend((0..width).map(|x| at(other, x, y)));
            pixels.extend((0..width).map(|x| match (at(self, x, y), at(other, x, y)) {
                (before, now) if far(&before, &now) => [220, 0, 0],
                (_, now) => now.map(|value| 170 + value / 3),
            }));
        }
        Self { width: 3 * width, height, pixels }
    }
}

fn far(a: &[u8; 3], b: &[u8; 3]) -> bool {
    a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) >= FAR)
}

//! How long the charts of the sample take to draw: milliseconds a chart, the slowest first, then their average.

#![expect(clippy::print_stdout, reason = "what was measured is printed")]
#![expect(clippy::disallowed_methods, reason = "time is what this measures")]

use annual_report::BuildOptions;
use annual_report::chart::{draw, height};
use annual_report::diagnostic::Diagnostics;
use annual_report::geometry::Size;
use annual_report::report::{Figure, Report};
use annual_report::structure::NodeId;
use annual_report::text::Fonts;
use annual_report::theme::Theme;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// How often each chart is drawn.
const TIMES: u32 = 100;

/// Width of the main column in points.
const WIDTH: f32 = 366.0;

fn milliseconds(figure: &Figure, theme: &Theme, fonts: &Fonts) -> f64 {
    let start = Instant::now();
    for _ in 0..TIMES {
        let high = height(&figure.chart, WIDTH, "en", theme, fonts);
        black_box(draw(&figure.chart, Size::new(WIDTH, high), NodeId(0), "en", theme, fonts));
    }
    start.elapsed().as_secs_f64() * 1000.0 / f64::from(TIMES)
}

fn main() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/kosovo");
    let mut diagnostics = Diagnostics::default();
    let reports: Vec<Report> =
        annual_report::reports(&sample, &BuildOptions::default(), &mut diagnostics).expect("the sample is whole");
    let (theme, fonts) = (Theme::default(), Fonts::bundled());
    let mut all: Vec<(f64, &str)> = Vec::new();
    for (name, figure) in reports.iter().flat_map(|report| &report.figures) {
        all.push((milliseconds(figure, &theme, &fonts), name));
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (time, name) in &all {
        println!("{time:8.3} ms  {name}");
    }
    let count = u32::try_from(all.len()).expect("a report has few charts");
    let average = all.iter().map(|(time, _)| time).sum::<f64>() / f64::from(count.max(1));
    println!("{average:8.3} ms  on average of {count} charts");
}

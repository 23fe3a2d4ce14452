//! The type of charts: styles by role, labels set on one or more lines, measured with the page's fonts.

use crate::frame::TextRun;
use crate::geometry::{Point, Rect};
use crate::text::{Align, Features, Fonts, ParagraphStyle, Span, TextStyle, break_paragraph};
use crate::theme::{Theme, Type};

/// Height of labels over their baseline and under it, in sizes.
const OVER: f32 = 0.7;
const UNDER: f32 = 0.2;

/// What cuts a label short.
const ELLIPSIS: char = '…';

/// What labels are set with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) theme: &'a Theme,
    pub(super) language: &'a str,
}

/// A line of a label.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Label {
    /// Its glyphs, with the left end of the baseline at the origin.
    pub(super) run: TextRun,
    /// Width in points without a closing space.
    pub(super) width: f32,
}

impl Words<'_> {
    /// A value at a mark.
    pub(super) fn value_style(&self) -> TextStyle {
        style(self.theme.types.chart_value)
    }

    /// The value of a column.
    pub(super) fn column_style(&self, focus: bool) -> TextStyle {
        let types = &self.theme.types;
        style(if focus { types.column_focus } else { types.column_value })
    }

    /// `[c]` and `[x]`.
    pub(super) fn gap_style(&self) -> TextStyle {
        style(self.theme.types.chart_label)
    }

    /// Numbers of a value axis and annotations.
    pub(super) fn axis_style(&self) -> TextStyle {
        style(self.theme.types.chart_label)
    }

    /// The label of a category: steps of time are quieter than names, the focus stands out.
    pub(super) fn category_style(&self, focus: bool, time: bool) -> TextStyle {
        let types = &self.theme.types;
        style(match (focus, time) {
            (true, _) => types.chart_focus,
            (false, true) => types.chart_label,
            (false, false) => types.chart_category,
        })
    }

    /// The name of a series.
    pub(super) fn series_style(&self, index: usize) -> TextStyle {
        style(self.theme.types.chart_series.colored(self.theme.series_text(index)))
    }

    /// Width of a text in points.
    pub(super) fn width(&self, text: &str, style: &TextStyle) -> f32 {
        self.fonts.width(style, self.language, text)
    }

    /// Width of the widest word.
    pub(super) fn widest_word(&self, text: &str, style: &TextStyle) -> f32 {
        text.split(' ').map(|word| self.width(word, style)).fold(0.0, f32::max)
    }

    /// A text on one line.
    pub(super) fn line(&self, text: &str, style: &TextStyle) -> Label {
        let run = self.fonts.shape(style, self.language, text);
        Label { width: run.width(), run }
    }

    /// A text on at most `most` lines of a width; what does not fit is cut and marked with an ellipsis.
    pub(super) fn lines(&self, text: &str, style: &TextStyle, width: f32, most: usize) -> Vec<Label> {
        if most > 0 && !text.is_empty() && !text.contains(['\n', '\u{AD}']) {
            let whole = self.line(text, style);
            if whole.width <= width {
                return vec![whole];
            }
        }
        let span = Span { text: text.to_owned(), style: *style, tag: () };
        let paragraph =
            ParagraphStyle { width, align: Align::Left, hyphenate: false, balanced: false, language: self.language };
        let set = |balanced| {
            break_paragraph(self.fonts, std::slice::from_ref(&span), &ParagraphStyle { balanced, ..paragraph })
        };
        let mut lines = set(false);
        if lines.len() <= most {
            if lines.len() > 1 {
                lines = set(true);
            }
            return lines.into_iter().filter_map(first_run).collect();
        }
        let mut labels: Vec<Label> = lines.into_iter().filter_map(first_run).collect();
        let rest: String =
            labels.split_off(most.saturating_sub(1)).iter().map(|label| label.run.text.as_str()).collect();
        labels.push(self.cut(&rest.replace('\u{AD}', ""), style, width));
        labels
    }

    fn cut(&self, text: &str, style: &TextStyle, width: f32) -> Label {
        let mut kept = text.trim_end().to_owned();
        loop {
            let label = self.line(&format!("{}{ELLIPSIS}", kept.trim_end()), style);
            if label.width <= width || kept.pop().is_none() {
                return label;
            }
        }
    }
}

impl Label {
    /// The ink of the line when its baseline starts at a place.
    pub(super) fn area(&self, at: Point) -> Rect {
        let size = self.run.size;
        Rect::new(at.x, at.y - OVER * size, self.width, (OVER + UNDER) * size)
    }
}

/// Width of the widest line in points.
pub(super) fn widest(labels: &[Label]) -> f32 {
    labels.iter().map(|label| label.width).fold(0.0, f32::max)
}

fn first_run(line: crate::text::Line<()>) -> Option<Label> {
    let width = line.width;
    line.runs.into_iter().next().map(|placed| Label { run: placed.run, width })
}

fn style(role: Type) -> TextStyle {
    let Type { face, size, color, tracking, .. } = role;
    TextStyle { face, size, color, tracking, features: Features { tabular: true, ..Features::default() } }
}

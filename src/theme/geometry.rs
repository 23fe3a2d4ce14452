//! Places on a page: margins, columns, running head and foot.

use crate::geometry::Size;

/// Where things stand on pages of one size. Lengths in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geometry {
    /// The page.
    pub page: Size,
    /// Left edge of text, side column and full width.
    pub left: f32,
    /// Top of the text frame.
    pub top: f32,
    /// Bottom of the text frame.
    pub bottom: f32,
    /// Top of the running head.
    pub head: f32,
    /// Top of the foot.
    pub foot: f32,
    /// Width of the side column.
    pub side_width: f32,
    /// Left edge of the main column.
    pub main: f32,
    /// Width of the main column.
    pub main_width: f32,
    /// Width of side and main column together.
    pub width: f32,
    /// Between columns.
    pub gutter: f32,
}

/// Columns of the grid, and those of the side column.
const COLUMNS: f32 = 12.0;
const SIDE_COLUMNS: f32 = 3.0;

impl Geometry {
    /// Portrait pages have the grid of twelve columns; landscape ones (screens) a left column and a wide right one.
    pub fn of(page: Size) -> Self {
        if page.width > page.height {
            return Self::landscape(page);
        }
        let (left, gutter) = (51.64, 12.0);
        let width = page.width - 2.0 * left;
        let step = (width + gutter) / COLUMNS;
        let side_width = SIDE_COLUMNS * step - gutter;
        Self {
            page,
            left,
            top: 93.0,
            bottom: page.height - 55.89,
            head: 41.0,
            foot: page.height - 38.89,
            side_width,
            main: left + side_width + gutter,
            main_width: width - side_width - gutter,
            width,
            gutter,
        }
    }

    fn landscape(page: Size) -> Self {
        let (left, gutter, side_width) = (48.0, 48.0, 202.0);
        let width = page.width - 2.0 * left;
        Self {
            page,
            left,
            top: 66.0,
            bottom: page.height - 50.0,
            head: 28.0,
            foot: page.height - 36.0,
            side_width,
            main: left + side_width + gutter,
            main_width: width - side_width - gutter,
            width,
            gutter,
        }
    }

    /// The same page lying on its side, with the same margins; a page that lies already stays as it is.
    #[must_use]
    pub fn turned(&self) -> Self {
        let page = Size::new(self.page.width.max(self.page.height), self.page.width.min(self.page.height));
        let (wider, lower) = (page.width - self.page.width, self.page.height - page.height);
        Self {
            page,
            bottom: self.bottom - lower,
            foot: self.foot - lower,
            main_width: self.main_width + wider,
            width: self.width + wider,
            ..*self
        }
    }

    /// Height of the text frame.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Right edge of text.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Width of a column when `count` share the full width.
    pub fn share(&self, count: f32) -> f32 {
        (self.width - (count - 1.0) * 12.0) / count
    }
}

#[cfg(test)]
mod tests {
    use super::Geometry;
    use crate::geometry::Size;

    #[test]
    fn a_turned_page_has_the_same_margins() {
        let a4 = Geometry::of(Size::new(595.28, 841.89));
        let turned = a4.turned();
        assert!(turned.page.width > turned.page.height && turned.width > a4.width);
        assert!((turned.page.height - turned.bottom - (a4.page.height - a4.bottom)).abs() < 0.01);
        assert!((turned.page.width - turned.right() - turned.left).abs() < 0.01);
        assert_eq!(turned.turned(), turned);
    }

    #[test]
    fn the_columns_of_a4_are_those_of_the_design() {
        let a4 = Geometry::of(Size::new(595.28, 841.89));
        let near = |a: f32, b: f32| (a - b).abs() < 0.01;
        assert!(near(a4.width, 492.0) && near(a4.side_width, 114.0));
        assert!(near(a4.main, 177.64) && near(a4.main_width, 366.0));
        assert!(near(a4.bottom, 786.0) && near(a4.foot, 803.0));
        assert!(near(a4.share(2.0), 240.0) && near(a4.share(3.0), 156.0));
    }
}
